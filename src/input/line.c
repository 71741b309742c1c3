#include "line.h"

#include "reader/text.h"

/* Bytes of the white space that starts at text[at] (0: it is ink). */
static unsigned space_at(const char *text, size_t at, size_t end)
{
	unsigned char c = (unsigned char)text[at];
	if (c < 0x80)
		return c == ' ' || c == '\t' || c == '\n';
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

static bool is_bullet(const char *text, struct span ink)
{
	struct str s = str_slice((struct str){text, ink.end}, ink);
	if (s.n > 2 && (s.at[0] == '*' || s.at[0] == '-') && s.at[1] == ' ')
		return true;
	return s.n > 4 && !memcmp(s.at, "•", 3);
}

struct line line_width(const char *text, struct span s)
{
	struct line l = {.ink = line_trim(text, s)};
	if (span_empty(l.ink))
		return l;
	l.indent = indent_of(text, s.start, l.ink.start);
	l.columns =
		l.indent + (uint32_t)text_points(str_slice((struct str){text, s.end}, l.ink));
	return l;
}

struct line line_measure(const char *text, struct span s)
{
	struct line l = line_width(text, s);
	if (span_empty(l.ink))
		return l;
	uint32_t word = l.ink.start;
	while (word < l.ink.end && text[word] != ' ' && text[word] != '\t')
		word++;
	l.word = (uint32_t)text_points((struct str){text + l.ink.start, word - l.ink.start});
	l.bullet = is_bullet(text, l.ink);
	l.starts = may_start(text, l.ink);
	l.ends = may_end(text, l.ink);
	return l;
}
