#include "line.h"

#include "hyphen.h"
#include "reader/text.h"

enum {
	LABEL_MOST = 48, /* bytes of the label of a turn */
	TITLE_MOST = 6,  /* bytes of "Mrs. " and a letter */
	FIELD_MOST = 24, /* bytes of the name of a mail's header field */
	KIND_MOST = 240, /* columns; what is wider is prose, whatever stands in it */
};

/* Bytes of the white space that starts at text[at] (0: it is ink). */
static unsigned space_at(const char *text, size_t at, size_t end)
{
	unsigned char c = (unsigned char)text[at];
	if (c < 0x80)
		return c == ' ' || c == '\t' || c == '\n' || c == '\f';
	if (c != 0xc2 && c != 0xe2 && c != 0xe3 && c != 0xef)
		return 0;
	unsigned size;
	uint32_t point = text_decode((struct str){text, end}, at, &size);
	bool space = point == 0xa0 || (point >= 0x2000 && point <= 0x200b) || point == 0x202f ||
		     point == 0x3000 || point == 0xfeff;
	return space ? size : 0;
}

static bool is_plain_ink(char c)
{
	return c > ' ' && (unsigned char)c < 0x80;
}

size_t line_end(struct str s, size_t at)
{
	enum { WINDOW = 1024 }; /* bytes; pages may be short where no newline comes for long */
	if (at < s.n && s.at[at] == '\n')
		return at; /* as each second line */
	for (; at < s.n; at += WINDOW) {
		size_t most = s.n - at < WINDOW ? s.n - at : WINDOW;
		const char *newline = memchr(s.at + at, '\n', most);
		size_t n = newline ? (size_t)(newline - s.at) - at : most;
		const char *feed = memchr(s.at + at, '\f', n);
		if (feed || newline)
			return feed ? (size_t)(feed - s.at) : at + n;
	}
	return s.n;
}

struct span line_trim(const char *text, struct span s)
{
	unsigned size;
	if (s.start < s.end && is_plain_ink(text[s.start]) && is_plain_ink(text[s.end - 1]))
		return s; /* as most lines */
	while (s.start < s.end && (size = space_at(text, s.start, s.end)))
		s.start += size;
	while (s.start < s.end) {
		uint32_t before = (uint32_t)text_border((struct str){text, s.end}, s.end - 1);
		if (!space_at(text, before, s.end))
			break;
		s.end = before;
	}
	return s;
}

static uint32_t indent_of(const char *text, uint32_t from, uint32_t to)
{
	uint32_t columns = 0;
	for (uint32_t i = from; i < to; i++)
		columns = text[i] == '\t' ? (columns | 7) + 1 : columns + 1;
	return columns;
}

static bool may_start(const char *text, struct span ink)
{
	unsigned size;
	uint32_t c = text_decode((struct str){text, ink.end}, ink.start, &size);
	if (c < 0x80)
		return !(c >= 'a' && c <= 'z') && !strchr(",.;:!?)]}/&%", (int)c);
	/* a dash goes on; marks and capitals start; small letters fold to themselves */
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2026)
		return false;
	return c >= 0x2000 || c < 0xc0 || text_fold(c) != c;
}

static bool may_end(const char *text, struct span ink)
{
	struct str line = {text, ink.end};
	unsigned size;
	uint32_t c = text_decode(line, text_border(line, ink.end - 1), &size);
	if (c < 0x80)
		return c && strchr(".!?:\"')]", (int)c);
	return (c >= 0x2018 && c <= 0x201f) || c == 0x2026 || c == 0xbb || c == 0xab;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/* Bytes of the sign that lists open with at the beginning of `s`: "-", "•", "–". */
static size_t list_sign(struct str s)
{
	static const uint32_t signs[] = {0x2022, 0x2013, 0x2014, 0xb7,   0x25e6, 0x2023,
					 0x25aa, 0x25a0, 0x25cf, 0x25cb, 0x25ba, 0x27a2};
	if ((unsigned char)s.at[0] < 0x80)
		return s.n > 1 && s.at[0] && strchr("*-o", s.at[0]);
	unsigned size;
	uint32_t first = text_decode(s, 0, &size);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (first == signs[i])
			return s.n > size ? size : 0;
	return 0;
}

/* Bytes of "12", "1.3", "b", "iv", what the items of a list are counted by. */
static size_t list_count(struct str s)
{
	size_t n = 0;
	while (n < s.n && n < 2 && is_digit(s.at[n]))
		n++;
	if (n && n + 1 < s.n && s.at[n] == '.' && is_digit(s.at[n + 1]))
		return n + 2;
	if (n)
		return n;
	while (n < s.n && n < 4 && strchr("ivx", s.at[n]))
		n++;
	return n ? n : s.n && s.at[0] >= 'a' && s.at[0] <= 'h';
}

/* "* ", "• ", "12. ", "1.3 ", "b) ", "(iv) ", "[2] " */
static bool is_bullet(struct str s)
{
	size_t n = list_sign(s);
	if (n)
		return n + 1 < s.n && s.at[n] == ' ';
	bool open = s.at[0] == '(' || s.at[0] == '[';
	struct str rest = {s.at + open, s.n - open};
	size_t count = list_count(rest);
	if (!count || count + 2 >= rest.n)
		return false;
	char close = rest.at[count];
	if (open)
		return (close == ')' || close == ']') && rest.at[count + 1] == ' ';
	bool deep = memchr(rest.at, '.', count) && close == ' ';
	bool counted =
		close == ')' ||
		(close == '.' && (count > 1 || is_digit(s.at[0]) || strchr("ivx", s.at[0])));
	return deep || (counted && rest.at[count + 1] == ' ');
}

/* "Reply-To: somebody", as the header of a mail has it. */
static bool is_field(struct str s)
{
	size_t i = 0;
	while (i < s.n && i < FIELD_MOST && (is_letter(s.at[i]) || s.at[i] == '-'))
		i++;
	return i > 1 && s.at[0] >= 'A' && s.at[0] <= 'Z' && i + 2 < s.n && s.at[i] == ':' &&
	       s.at[i + 1] == ' ';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Bytes of the word at s.at[i]. */
static size_t word_at(struct str s, size_t i)
{
	size_t n = 0;
	while (i + n < s.n && s.at[i + n] != ' ')
		n++;
	return n;
}

/*
 * Does a capital open each word of it, but for short ones: "The SPEAKER pro tempore"? A stop
 * behind a long word ends a sentence.
 */
static bool is_titled(struct str s)
{
	for (size_t i = 0, n; i < s.n; i += n + 1) {
		n = word_at(s, i);
		bool small = n > 3 && s.at[i] >= 'a' && s.at[i] <= 'z';
		if (small && !str_eq((struct str){s.at + i, n}, STR("tempore")))
			return false;
		if (n > 5 && s.at[i + n - 1] == '.')
			return false;
	}
	return s.n > 0;
}

/* Does a long word without a capital come before any that a colon or a stop ends? */
static bool opens_plain(struct str s)
{
	for (size_t i = 0, n; i < s.n; i += n + 1) {
		n = word_at(s, i);
		if (n && (s.at[i + n - 1] == ':' || s.at[i + n - 1] == '.'))
			return false;
		if (n > 3 && s.at[i] >= 'a' && s.at[i] <= 'z')
			return !str_eq((struct str){s.at + i, n}, STR("tempore"));
	}
	return false;
}

/* The first such sign that a space follows; NULL: there is none. */
static const char *before_space(struct str s, char sign)
{
	const char *at = s.at, *end = s.at + s.n;
	while (at < end && (at = memchr(at, sign, (size_t)(end - at)))) {
		if (at + 1 < end && at[1] == ' ')
			return at;
		at++;
	}
	return NULL;
}

/* "Mr Jones: …", "[00:04] Host: …", "Q. …", "Mr. LUND. …" */
static bool is_label(struct str s)
{
	if (s.n > 2 && (s.at[0] == 'Q' || s.at[0] == 'A') && strchr(".:", s.at[1]))
		return s.at[2] == ' ';
	if (!is_capital(s.at[0]) && s.at[0] != '[' && (unsigned char)s.at[0] < 0x80)
		return false;
	struct str head = {s.at, s.n < LABEL_MOST ? s.n : LABEL_MOST};
	const char *colon = before_space(head, ':'), *stop = NULL;
	if (!colon && head.n > TITLE_MOST)
		stop = before_space((struct str){head.at + TITLE_MOST, head.n - TITLE_MOST},
				    '.');
	if ((!colon && !stop) || opens_plain(head))
		return false;
	if (colon)
		return is_titled((struct str){s.at, (size_t)(colon - s.at)});
	return is_capital(stop[-1]) && is_capital(stop[-2]) &&
	       is_titled((struct str){s.at, (size_t)(stop - s.at)});
}

/* Lines filled up with spaces, evenly: "on  the  bank of the  river". */
static bool is_justified(struct str s)
{
	enum { GAPS_LEAST = 5 };
	size_t gaps = 0, narrow = s.n, wide = 0;
	for (size_t i = 0; i < s.n; i++) {
		size_t n = 0;
		while (i + n < s.n && s.at[i + n] == ' ')
			n++;
		if (!n)
			continue;
		gaps++;
		bool ended = strchr(".!?:\"')", s.at[i - 1]);
		narrow = n < narrow ? n : narrow;
		wide = n > wide && !ended ? n : wide;
		i += n;
	}
	return gaps >= GAPS_LEAST && wide <= narrow + 1;
}

/* The first of two spaces; NULL: there are none, as in most lines: they are passed in blocks.
 */
static const char *two_spaces(const char *at, const char *end)
{
	enum { BLOCK = 16 }; /* bytes that a compiler compares in one step */
	for (; end - at > BLOCK; at += BLOCK) {
		unsigned char found = 0;
		for (size_t i = 0; i < BLOCK; i++)
			found |= (unsigned char)((at[i] == ' ') & (at[i + 1] == ' '));
		if (found)
			break;
	}
	for (; at + 1 < end; at++)
		if (at[0] == ' ' && at[1] == ' ')
			return at;
	return NULL;
}

/* Do gaps or bars part it into columns? Two spaces behind a sentence do not. */
static bool is_row(struct str s)
{
	if (s.at[0] == '|' || memchr(s.at, '\t', s.n))
		return true;
	const char *gap = s.at, *end = s.at + s.n;
	for (; (gap = two_spaces(gap, end)); gap++)
		if (gap[2] == ' ' || !strchr(".!?:\"')", gap[-1]))
			return ((unsigned char)gap[-1] < 0x80 || gap[2] == ' ') &&
			       !is_justified(s);
	return false;
}

/* A line of capitals, as headings are; of some letters. */
static bool is_capitals(struct str s)
{
	enum { LEAST = 6 };
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] >= 'a' && s.at[i] <= 'z')
			return false;
		n += is_capital(s.at[i]);
	}
	return n >= LEAST;
}

/* "* * *", "-30-", "###", "(ENDS)", "====" */
static bool is_apart(struct str s)
{
	enum { WORD_MOST = 5 }; /* bytes of such a word, with a stop */
	static const char *const ends[] = {"ends", "end", "more"};
	struct str word = s;
	if (s.n < 3 || s.n > KIND_MOST || (s.n > WORD_MOST && is_letter(s.at[0])))
		return false;
	while (word.n && strchr("-#*(<=.", word.at[0]))
		word = (struct str){word.at + 1, word.n - 1};
	bool open = word.n < s.n;
	word = str_trim(word);
	while (word.n && strchr("-#*)>=.", word.at[word.n - 1]))
		word.n--;
	word = str_trim(word);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_alike(word, str_of(ends[i])))
			return open || is_capital(word.at[i == 0 ? 0 : 1]);
	if (open && str_eq(word, STR("30")))
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("-#*=_~ ", s.at[i]))
			return false;
	return true;
}

static enum line_kind kind_of(struct str s)
{
	char first = s.at[0], last = s.at[s.n - 1];
	if (first == '>')
		return LINE_QUOTED;
	if (is_bullet(s))
		return LINE_BULLET;
	if (is_row(s))
		return LINE_ROW;
	if (last == ';' || last == '{' || last == '}' || first == '{' || first == '}')
		return LINE_CODE;
	return is_field(s) ? LINE_FIELD : LINE_PROSE;
}

static struct line line_at(const char *text, struct span s)
{
	struct line l = {.ink = line_trim(text, s)};
	if (!span_empty(l.ink))
		l.indent = indent_of(text, s.start, l.ink.start);
	return l;
}

void line_width(const char *text, struct line *l)
{
	struct str ink = str_slice((struct str){text, l->ink.end}, l->ink);
	l->columns = l->indent + (uint32_t)text_points(ink);
	l->kind = l->columns <= KIND_MOST ? kind_of(ink) : LINE_PROSE;
}

void line_read(const char *text, struct line *l)
{
	struct str upto = {text, l->ink.end}, ink = str_slice(upto, l->ink);
	size_t word = 0;
	for (; word < ink.n && ink.at[word] != ' ' && ink.at[word] != '\t'; word++)
		l->word += ((unsigned char)ink.at[word] & 0xc0) != 0x80;
	l->label = is_label(ink);
	l->capitals = is_capitals(ink);
	l->apart = is_apart(ink);
	l->starts = may_start(text, l->ink);
	l->ends = may_end(text, l->ink);
	l->parted = hyphen_bytes(upto) &&
		    (is_letter(text[l->ink.end - hyphen_bytes(upto) - 1]) ||
		     (unsigned char)text[l->ink.end - hyphen_bytes(upto) - 1] >= 0x80);
	l->pauses = strchr(".,;:!?", text[l->ink.end - 1]);
}

struct line line_measure(const char *text, struct span s)
{
	struct line l = line_at(text, s);
	if (span_empty(l.ink))
		return l;
	line_width(text, &l);
	line_read(text, &l);
	return l;
}

void line_each(struct str s, bool whole, void (*seen)(void *state, const struct line *l),
	       void *state)
{
	for (size_t at = 0; at < s.n;) {
		size_t end = line_end(s, at);
		if (end == s.n && !whole && at > 0)
			break;
		struct line l = line_at(s.at, (struct span){(uint32_t)at, (uint32_t)end});
		seen(state, &l);
		if (end < s.n && s.at[end] == '\f')
			seen(state, &(struct line){0}); /* a page ends as a block does */
		at = end + 1;
	}
}
