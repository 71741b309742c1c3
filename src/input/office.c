#include "office.h"

#include "errand.h"
#include "xml.h"
#include "zip.h"

#include <stdio.h>

struct office_reading {
	struct xml xml;
	VEC(struct str) headings; /* styles of them */
	VEC(char) line;           /* the paragraph, as HTML */
	VEC(char) within;         /* the paragraph that a note stands in */
	VEC(char) notes;          /* paragraphs */
	struct arena arena;
	unsigned unseen;     /* elements that are open, from one on that is no text */
	unsigned paragraphs; /* that are open */
	unsigned letters;    /* elements that are open in which text of DOCX stands */
	bool word;           /* DOCX: elsewhere all text of a paragraph is text */
	bool veiled;         /* hidden */
	bool heading, item;  /* the paragraph is one */
	bool cell;           /* a cell of a table has ended */
	bool ended;          /* a paragraph has ended that may be the last of its cell */
	unsigned cells;      /* that are open */
	bool note;           /* what is read is one */
	struct office_html *to;
};

/* ---- text -------------------------------------------------------------------------------- */

static void put_html(struct office_reading *r, struct str s)
{
	VEC_APPEND(r->line, s.at, s.n);
}

static void put_text(struct office_reading *r, struct str s)
{
	if (r->veiled || !s.n)
		return;
	if (r->cell && r->line.n)
		put_html(r, STR(" | "));
	r->cell = false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] == '<')
			put_html(r, STR("&lt;"));
		else if (s.at[i] == '&')
			put_html(r, STR("&amp;"));
		else
			VEC_PUSH(r->line, s.at[i]);
	}
}

static void end_paragraph(struct office_reading *r)
{
	struct str open = r->heading ? STR("<h2>") : r->item ? STR("<li>") : STR("<p>");
	r->cell = r->ended = r->heading = r->veiled = false;
	if (!r->line.n)
		return;
	VEC_PUSH(r->line, '\n');
	if (r->note) {
		VEC_APPEND(r->notes, "<p>", (size_t)3);
		VEC_APPEND(r->notes, r->line.at, r->line.n);
	} else {
		VEC_APPEND(r->to->text, open.at, open.n);
		VEC_APPEND(r->to->text, r->line.at, r->line.n);
	}
	r->line.n = 0;
}

/* ---- elements ---------------------------------------------------------------------------- */

enum meaning {
	MEANS_UNSEEN, /* what it holds is no text */
	MEANS_PARAGRAPH,
	MEANS_HEADING, /* a paragraph */
	MEANS_LETTERS,
	MEANS_SPACE,
	MEANS_LINE,
	MEANS_HYPHEN,
	MEANS_CELL,
	MEANS_ROW,
	MEANS_ITEM,
	MEANS_NUMBERED, /* the paragraph is an item */
	MEANS_NOTE,
	MEANS_RUN, /* what holds for text begins anew */
	MEANS_VEIL,
	MEANS_STYLE,
	MEANS_LEVEL,
	MEANS_NOTHING,
};

/* Names of DOCX and of ODT, where they mean the same. */
static const struct {
	const char *name;
	enum meaning meaning;
} elements[] = {
	{"p", MEANS_PARAGRAPH},
	{"h", MEANS_HEADING},
	{"t", MEANS_LETTERS},
	{"r", MEANS_RUN},
	{"tab", MEANS_SPACE},
	{"s", MEANS_SPACE},
	{"ptab", MEANS_SPACE},
	{"br", MEANS_LINE},
	{"cr", MEANS_LINE},
	{"line-break", MEANS_LINE},
	{"noBreakHyphen", MEANS_HYPHEN},
	{"tc", MEANS_CELL},
	{"table-cell", MEANS_CELL},
	{"tr", MEANS_ROW},
	{"table-row", MEANS_ROW},
	{"list-item", MEANS_ITEM},
	{"numPr", MEANS_NUMBERED},
	{"note", MEANS_NOTE},
	{"vanish", MEANS_VEIL},
	{"pStyle", MEANS_STYLE},
	{"outlineLvl", MEANS_LEVEL},
	{"moveFrom", MEANS_UNSEEN},
	{"instrText", MEANS_UNSEEN},
	{"Fallback", MEANS_UNSEEN}, /* what stands there already, for older programs */
	{"pPrChange", MEANS_UNSEEN},
	{"rPrChange", MEANS_UNSEEN},
	{"tracked-changes", MEANS_UNSEEN},
	{"annotation", MEANS_UNSEEN},
	{"note-citation", MEANS_UNSEEN},
	{"table-of-content", MEANS_UNSEEN},
	{"ruby-text", MEANS_UNSEEN},
	{"title", MEANS_UNSEEN},
	{"desc", MEANS_UNSEEN},
};

static enum meaning meaning_of(struct str name)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (str_eq(name, str_of(elements[i].name)))
			return elements[i].meaning;
	return MEANS_NOTHING;
}

static bool is_heading_style(const struct office_reading *r, struct str style)
{
	for (size_t i = 0; i < r->headings.n; i++)
		if (str_eq(r->headings.at[i], style))
			return true;
	return str_eq(style, STR("Title"));
}

static void begin_paragraph(struct office_reading *r)
{
	if (r->ended || (!r->cells && r->line.n))
		end_paragraph(r);
	r->paragraphs++;
	r->heading = r->veiled = false;
	r->item = r->item && !r->word;
}

/* The paragraph that a note stands in waits. */
static void begin_note(struct office_reading *r)
{
	if (r->note)
		return;
	r->note = true;
	VEC_APPEND(r->within, r->line.at, r->line.n);
	r->line.n = 0;
}

static void end_note(struct office_reading *r)
{
	end_paragraph(r);
	r->note = false;
	VEC_APPEND(r->line, r->within.at, r->within.n);
	r->within.n = 0;
}

static bool is_off(struct str value)
{
	return str_eq(value, STR("0")) || str_eq(value, STR("false")) ||
	       str_eq(value, STR("off"));
}

static void open_element(struct office_reading *r, enum meaning meaning)
{
	struct str value;
	switch (meaning) {
	case MEANS_UNSEEN:
		r->unseen = 1;
		break;
	case MEANS_PARAGRAPH:
	case MEANS_HEADING:
		begin_paragraph(r);
		value = xml_attribute(&r->xml, "style-name");
		r->heading = meaning == MEANS_HEADING || is_heading_style(r, value);
		break;
	case MEANS_LETTERS:
		r->letters++;
		break;
	case MEANS_SPACE:
		if (r->paragraphs)
			put_text(r, STR(" "));
		break;
	case MEANS_LINE:
		value = xml_attribute(&r->xml, "type");
		put_html(r, value.n && !str_eq(value, STR("textWrapping")) ? STR(" ")
									   : STR("<br>"));
		break;
	case MEANS_HYPHEN:
		put_text(r, STR("\u2011"));
		break;
	case MEANS_CELL:
		r->cells++;
		break;
	case MEANS_ITEM:
	case MEANS_NUMBERED:
		r->item = true;
		break;
	case MEANS_NOTE:
		begin_note(r);
		break;
	case MEANS_RUN:
		r->veiled = false;
		break;
	case MEANS_VEIL:
		r->veiled = !is_off(xml_attribute(&r->xml, "val"));
		break;
	case MEANS_STYLE:
		r->heading |= is_heading_style(r, xml_attribute(&r->xml, "val"));
		break;
	case MEANS_LEVEL:
		value = xml_attribute(&r->xml, "val");
		r->heading |= value.n == 1 && value.at[0] < '9';
		break;
	default:
		break;
	}
}

static void close_element(struct office_reading *r, enum meaning meaning)
{
	switch (meaning) {
	case MEANS_PARAGRAPH:
	case MEANS_HEADING:
		r->paragraphs -= r->paragraphs > 0;
		r->ended = r->cells > 0;
		if (!r->ended)
			end_paragraph(r);
		break;
	case MEANS_LETTERS:
		r->letters -= r->letters > 0;
		break;
	case MEANS_CELL:
		r->cells -= r->cells > 0;
		r->ended = false;
		r->cell = true;
		break;
	case MEANS_ROW:
		end_paragraph(r);
		break;
	case MEANS_ITEM:
		r->item = false;
		break;
	case MEANS_NOTE:
		end_note(r);
		break;
	default:
		break;
	}
}

static void read_part(struct office_reading *r, struct str bytes)
{
	if (!bytes.n || !xml_open(&r->xml, bytes))
		return;
	while (xml_next(&r->xml)) {
		bool opens = r->xml.kind == XML_OPENS, text = r->xml.kind == XML_TEXT;
		if (r->unseen) {
			r->unseen += opens;
			r->unseen -= r->xml.kind == XML_CLOSES;
		} else if (text && (r->word ? r->letters : r->paragraphs)) {
			put_text(r, r->xml.text);
		} else if (opens) {
			open_element(r, meaning_of(r->xml.name));
		} else if (!text) {
			close_element(r, meaning_of(r->xml.name));
		}
	}
	xml_close(&r->xml);
	r->unseen = r->letters = r->paragraphs = r->cells = 0;
	end_paragraph(r);
}

/* Styles are called anything, but have names of which Word knows some in all languages. */
static void read_styles(struct office_reading *r, struct str bytes)
{
	struct str style = {"", 0}, heading = STR("heading");
	if (!bytes.n || !xml_open(&r->xml, bytes))
		return;
	while (xml_next(&r->xml)) {
		if (r->xml.kind != XML_OPENS)
			continue;
		if (str_eq(r->xml.name, STR("style")))
			style = arena_str(&r->arena, xml_attribute(&r->xml, "styleId"));
		if (!str_eq(r->xml.name, STR("name")))
			continue;
		struct str name = xml_attribute(&r->xml, "val");
		if (name.n > heading.n)
			name.n = heading.n;
		if (style.n && (str_alike(name, heading) || str_alike(name, STR("title"))))
			VEC_PUSH(r->headings, style);
	}
	xml_close(&r->xml);
}

bool office_read(const struct office_files *f, struct office_html *to)
{
	struct str head = STR("<!DOCTYPE html><meta charset=utf-8>\n");
	struct office_reading r = {.to = to, .word = f->word};
	VEC_APPEND(to->text, head.at, head.n);
	read_styles(&r, f->styles);
	read_part(&r, f->document);
	r.note = true;
	for (int i = 0; i < 2; i++)
		read_part(&r, f->notes[i]);
	VEC_APPEND(to->text, r.notes.at, r.notes.n);
	bool some = to->text.n > head.n;
	VEC_FREE(r.headings);
	VEC_FREE(r.line);
	VEC_FREE(r.within);
	VEC_FREE(r.notes);
	arena_free(&r.arena);
	return some;
}

int office_errand(void)
{
	struct zip z = {0};
	struct office_html html = {0};
	if (!zip_read(&z))
		return 1;
	struct office_files f = {.document = zip_file(&z, STR("word/document.xml")),
				 .styles = zip_file(&z, STR("word/styles.xml")),
				 .notes = {zip_file(&z, STR("word/footnotes.xml")),
					   zip_file(&z, STR("word/endnotes.xml"))}};
	f.word = f.document.n > 0;
	if (!f.word)
		f.document = zip_file(&z, STR("content.xml"));
	bool good = office_read(&f, &html);
	if (good)
		fwrite(html.text.at, 1, html.text.n, stdout);
	else
		fputs("it holds no text of a known kind\n", stderr);
	VEC_FREE(html.text);
	zip_free(&z);
	return good && fflush(stdout) == 0 ? 0 : 1;
}
