#include "rtf.h"

#include "convert.h"
#include "errand.h"

#include "reader/text.h"

#include <stdio.h>

enum {
	DEEPEST = 200,  /* groups; of deeper ones nothing is shown */
	FONTS = 512,    /* numbers of fonts whose charset is known */
	NAME_MOST = 32, /* bytes of the name of a control word, as the standard has it */
	RUN_MOST = 4096,
	WESTERN = 1252,
	MAC = 10000,
	UTF8 = 65001,
};

/* What holds until the group ends. */
struct group {
	bool unseen; /* no part of the body's text */
	bool veiled; /* hidden or deleted */
	bool fonts;  /* the table of fonts */
	int instead; /* letters behind \u, for readers that don't know it */
	int page;    /* code page of bytes */
};

struct rtf {
	struct str in;
	size_t at;
	struct group groups[DEEPEST];
	size_t depth;
	int standard;   /* code page where no font tells one */
	int font;       /* of the table, described now */
	int first_font; /* in which a paragraph is that names none */
	unsigned short pages[FONTS];
	unsigned skip;  /* letters that stand instead of one that is known */
	uint32_t half;  /* the first of two surrogates; 0: none */
	bool starred;   /* \*: who does not know the next word skips the group */
	bool heading;   /* the paragraph is one */
	bool cell;      /* a cell of a table has ended */
	VEC(char) run;  /* bytes of one code page */
	VEC(char) line; /* the paragraph, as HTML */
	int opened;     /* the converter's code page; 0: none */
	struct converter converter;
	struct rtf_html *to;
};

static struct group *now(struct rtf *r)
{
	return &r->groups[r->depth < DEEPEST ? r->depth : DEEPEST - 1];
}

static bool seen(struct rtf *r)
{
	return r->depth < DEEPEST && !now(r)->unseen && !now(r)->veiled;
}

/* ---- letters ----------------------------------------------------------------------------- */

static void put_html(struct rtf *r, struct str s)
{
	VEC_APPEND(r->line, s.at, s.n);
}

static void put_text(struct rtf *r, struct str s)
{
	if (s.n && r->cell && r->line.n)
		put_html(r, STR(" | "));
	r->cell = r->cell && !s.n;
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] == '<')
			put_html(r, STR("&lt;"));
		else if (s.at[i] == '&')
			put_html(r, STR("&amp;"));
		else if (s.at[i] == '\xff') /* a byte of no letter */
			put_html(r, STR("\xef\xbf\xbd"));
		else
			VEC_PUSH(r->line, s.at[i]);
	}
}

static void open_page(struct rtf *r, int page)
{
	char name[16];
	snprintf(name, sizeof name, "CP%d", page);
	if (!converter_open(&r->converter, page == MAC    ? "MACINTOSH"
					   : page == UTF8 ? "UTF-8"
							  : name))
		converter_open(&r->converter, "CP1252");
	r->opened = page;
}

/* The bytes that wait, as letters of their code page. */
static void flush(struct rtf *r)
{
	int page = now(r)->page;
	if (!r->run.n)
		return;
	if (page != r->opened)
		open_page(r, page);
	put_text(r, converter_feed(&r->converter, (struct str){r->run.at, r->run.n}, true));
	r->run.n = 0;
}

/* A byte, unless it stands instead of a letter. */
static void put_byte(struct rtf *r, char byte)
{
	if (r->skip) {
		r->skip--;
		return;
	}
	r->half = 0;
	if (!seen(r))
		return;
	VEC_PUSH(r->run, byte);
	if (r->run.n == RUN_MOST && (unsigned char)byte < 0x80)
		flush(r);
}

static void put_letter(struct rtf *r, uint32_t c)
{
	char utf8[4];
	flush(r);
	if (c >= 0xd800 && c < 0xdc00) {
		r->half = c;
		return;
	}
	if (c >= 0xdc00 && c < 0xe000 && r->half)
		c = 0x10000 + ((r->half & 0x3ff) << 10) + (c & 0x3ff);
	r->half = 0;
	if (seen(r))
		put_text(r, (struct str){utf8, text_encode(c, utf8)});
}

static void end_paragraph(struct rtf *r)
{
	flush(r);
	r->cell = false;
	if (!seen(r))
		return;
	struct str open = r->heading ? STR("<h2>") : STR("<p>");
	VEC_APPEND(r->to->text, open.at, open.n);
	VEC_APPEND(r->to->text, r->line.at, r->line.n);
	VEC_PUSH(r->to->text, '\n');
	r->line.n = 0;
}

/* ---- control words ----------------------------------------------------------------------- */

enum control_word_kind {
	WORD_UNSEEN, /* what the group holds is no text */
	WORD_LETTER, /* stands for it */
	WORD_PARAGRAPH,
	WORD_LINE,
	WORD_CELL,
	WORD_UNICODE,
	WORD_INSTEAD,
	WORD_BINARY,
	WORD_VEIL,
	WORD_PLAIN,
	WORD_STYLE, /* a paragraph's begin anew */
	WORD_LEVEL,
	WORD_STANDARD,
	WORD_STANDARD_TOLD,
	WORD_FONTS,
	WORD_FIRST_FONT,
	WORD_FONT,
	WORD_CHARSET,
};

static const struct control_word {
	const char *name;
	enum control_word_kind kind;
	int value;
} words[] = {
	{"par", WORD_PARAGRAPH, 0},
	{"sect", WORD_PARAGRAPH, 0},
	{"page", WORD_PARAGRAPH, 0},
	{"row", WORD_PARAGRAPH, 0},
	{"nestrow", WORD_PARAGRAPH, 0},
	{"line", WORD_LINE, 0},
	{"cell", WORD_CELL, 0},
	{"nestcell", WORD_CELL, 0},
	{"u", WORD_UNICODE, 0},
	{"uc", WORD_INSTEAD, 0},
	{"bin", WORD_BINARY, 0},
	{"v", WORD_VEIL, 0},
	{"deleted", WORD_VEIL, 0},
	{"plain", WORD_PLAIN, 0},
	{"pard", WORD_STYLE, 0},
	{"outlinelevel", WORD_LEVEL, 0},
	{"ansi", WORD_STANDARD, WESTERN},
	{"mac", WORD_STANDARD, MAC},
	{"pc", WORD_STANDARD, 437},
	{"pca", WORD_STANDARD, 850},
	{"ansicpg", WORD_STANDARD_TOLD, 0},
	{"fonttbl", WORD_FONTS, 0},
	{"deff", WORD_FIRST_FONT, 0},
	{"f", WORD_FONT, 0},
	{"fcharset", WORD_CHARSET, 0},
	{"tab", WORD_LETTER, ' '},
	{"emdash", WORD_LETTER, 0x2014},
	{"endash", WORD_LETTER, 0x2013},
	{"lquote", WORD_LETTER, 0x2018},
	{"rquote", WORD_LETTER, 0x2019},
	{"ldblquote", WORD_LETTER, 0x201c},
	{"rdblquote", WORD_LETTER, 0x201d},
	{"bullet", WORD_LETTER, 0x2022},
	{"emspace", WORD_LETTER, 0x2003},
	{"enspace", WORD_LETTER, 0x2002},
	{"qmspace", WORD_LETTER, 0x2005},
	{"colortbl", WORD_UNSEEN, 0},
	{"stylesheet", WORD_UNSEEN, 0},
	{"info", WORD_UNSEEN, 0},
	{"pict", WORD_UNSEEN, 0},
	{"objdata", WORD_UNSEEN, 0},
	{"fldinst", WORD_UNSEEN, 0},
	{"footnote", WORD_UNSEEN, 0},
	{"header", WORD_UNSEEN, 0},
	{"headerl", WORD_UNSEEN, 0},
	{"headerr", WORD_UNSEEN, 0},
	{"headerf", WORD_UNSEEN, 0},
	{"footer", WORD_UNSEEN, 0},
	{"footerl", WORD_UNSEEN, 0},
	{"footerr", WORD_UNSEEN, 0},
	{"footerf", WORD_UNSEEN, 0},
	{"listtext", WORD_UNSEEN, 0},
	{"pntext", WORD_UNSEEN, 0},
	{"nonshppict", WORD_UNSEEN, 0},
	{"nonesttables", WORD_UNSEEN, 0},
	{"xe", WORD_UNSEEN, 0},
	{"tc", WORD_UNSEEN, 0},
	{"filetbl", WORD_UNSEEN, 0},
};

static const struct control_word *word_named(struct str name)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(name, str_of(words[i].name)))
			return &words[i];
	return NULL;
}

/* The code page of a font's charset, as Windows numbers them; 0: as the text's. */
static int page_of(int charset)
{
	static const int pages[][2] = {{0, WESTERN}, {77, MAC},   {128, 932},  {129, 949},
				       {134, 936},   {136, 950},  {161, 1253}, {162, 1254},
				       {163, 1258},  {177, 1255}, {178, 1256}, {186, 1257},
				       {204, 1251},  {222, 874},  {238, 1250}, {254, 437}};
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (pages[i][0] == charset)
			return pages[i][1];
	return 0;
}

/* What is written from now on, is in this font. */
static void take_font(struct rtf *r, int font)
{
	int page = font >= 0 && font < FONTS ? r->pages[font] : 0;
	/* who writes UTF-8 calls each font Western */
	bool own = page && !(page == WESTERN && r->standard == UTF8);
	now(r)->page = own ? page : r->standard;
}

/* Of a font that the table describes, or one that is written in. */
static void name_font(struct rtf *r, const struct control_word *w, int value)
{
	bool told = r->font >= 0 && r->font < FONTS;
	if (w->kind == WORD_FIRST_FONT)
		r->first_font = value;
	else if (w->kind == WORD_FONTS)
		now(r)->fonts = now(r)->unseen = true;
	else if (!now(r)->fonts && w->kind == WORD_FONT)
		take_font(r, value);
	else if (w->kind == WORD_FONT)
		r->font = value;
	else if (now(r)->fonts && told)
		r->pages[r->font] = (unsigned short)page_of(value);
}

static void set_standard(struct rtf *r, int page)
{
	r->standard = now(r)->page = page > 0 && page < 65536 ? page : WESTERN;
}

/* A word with the number behind it, 1 when there is none. */
static void obey(struct rtf *r, const struct control_word *w, int value)
{
	struct group *g = now(r);
	switch (w->kind) {
	case WORD_UNSEEN:
		g->unseen = true;
		break;
	case WORD_LETTER:
		put_letter(r, (uint32_t)w->value);
		break;
	case WORD_PARAGRAPH:
		end_paragraph(r);
		break;
	case WORD_LINE:
		if (seen(r))
			put_html(r, STR("<br>"));
		break;
	case WORD_CELL:
		r->cell |= seen(r);
		break;
	case WORD_UNICODE:
		r->skip = 0;
		put_letter(r, (uint32_t)value & 0xffff);
		r->skip = (unsigned)g->instead;
		break;
	case WORD_INSTEAD:
		g->instead = value >= 0 && value < 100 ? value : 1;
		break;
	case WORD_BINARY:
		r->at += value > 0 && (size_t)value < r->in.n - r->at ? (size_t)value : 0;
		break;
	case WORD_VEIL:
		g->veiled = value != 0;
		break;
	case WORD_PLAIN:
		g->veiled = false;
		take_font(r, r->first_font);
		break;
	case WORD_STYLE:
		r->heading = false;
		break;
	case WORD_LEVEL:
		r->heading = value >= 0 && value < 9;
		break;
	case WORD_STANDARD:
		set_standard(r, w->value);
		break;
	case WORD_STANDARD_TOLD:
		set_standard(r, value);
		break;
	default:
		name_font(r, w, value);
	}
}

/* ---- reading ----------------------------------------------------------------------------- */

static bool is_letter(char c)
{
	return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/* The number at this place, which is moved behind it; `otherwise` when there is none. */
static int read_number(struct rtf *r, int otherwise)
{
	enum { MOST = 100 * 1000 * 1000 };
	bool minus = r->at < r->in.n && r->in.at[r->at] == '-';
	size_t at = r->at + minus, first = at;
	int value = 0;
	for (; at < r->in.n && r->in.at[at] >= '0' && r->in.at[at] <= '9'; at++)
		value = value < MOST ? value * 10 + (r->in.at[at] - '0') : value;
	if (at == first)
		return otherwise;
	r->at = at;
	return minus ? -value : value;
}

static void read_word(struct rtf *r)
{
	size_t from = r->at;
	while (r->at < r->in.n && r->at - from < NAME_MOST && is_letter(r->in.at[r->at]))
		r->at++;
	struct str name = {r->in.at + from, r->at - from};
	int value = read_number(r, 1);
	r->at += r->at < r->in.n && r->in.at[r->at] == ' ';
	const struct control_word *w = word_named(name);
	flush(r);
	if (r->starred)
		now(r)->unseen = true;
	r->starred = false;
	if (w)
		obey(r, w, value);
}

/* A byte that two hexadecimal digits tell. */
static void read_byte(struct rtf *r)
{
	char digits[3] = {0}, *end;
	for (int i = 0; i < 2 && r->at < r->in.n; i++)
		digits[i] = r->in.at[r->at++];
	long byte = strtol(digits, &end, 16);
	if (end == digits + 2 && byte)
		put_byte(r, (char)byte);
}

/* What stands behind a backslash. */
static void read_control(struct rtf *r)
{
	if (r->at == r->in.n || is_letter(r->in.at[r->at])) {
		read_word(r);
		return;
	}
	char sign = r->in.at[r->at++];
	switch (sign) {
	case '\'':
		read_byte(r);
		break;
	case '*':
		r->starred = true;
		break;
	case '\r':
	case '\n':
		end_paragraph(r);
		break;
	case '~':
		put_letter(r, 0xa0);
		break;
	case '_':
		put_letter(r, 0x2011);
		break;
	case '-': /* where a word may be parted */
	case ':':
	case '|':
		break;
	default:
		put_byte(r, sign);
	}
}

/* Groups deeper than can be kept are counted. */
static void open_group(struct rtf *r)
{
	flush(r);
	r->skip = 0;
	if (++r->depth < DEEPEST)
		r->groups[r->depth] = r->groups[r->depth - 1];
}

static void close_group(struct rtf *r)
{
	flush(r);
	r->skip = 0;
	r->depth -= r->depth > 0;
}

void rtf_read(struct str rtf, struct rtf_html *to)
{
	struct rtf *r = mem_alloc(sizeof *r);
	*r = (struct rtf){.in = rtf, .standard = WESTERN, .to = to};
	r->groups[0] = (struct group){.instead = 1, .page = WESTERN};
	struct str head = STR("<!DOCTYPE html><meta charset=utf-8>\n");
	VEC_APPEND(to->text, head.at, head.n);
	while (r->at < r->in.n) {
		char c = r->in.at[r->at++];
		if (c == '\\')
			read_control(r);
		else if (c == '{')
			open_group(r);
		else if (c == '}')
			close_group(r);
		else if (c && c != '\r' && c != '\n')
			put_byte(r, c == '\t' ? ' ' : c);
	}
	r->depth = 0;
	end_paragraph(r);
	VEC_FREE(r->run);
	VEC_FREE(r->line);
	converter_free(&r->converter);
	free(r);
}

int rtf_errand(void)
{
	enum { MOST = 128 * 1024 * 1024 }; /* bytes, most of them pictures */
	struct rtf_html html = {0};
	struct str in;
	if (!errand_read(&in, MOST))
		return 1;
	rtf_read(in, &html);
	fwrite(html.text.at, 1, html.text.n, stdout);
	VEC_FREE(html.text);
	free((char *)in.at);
	return fflush(stdout) == 0 ? 0 : 1;
}
