/* Grid -> what a terminal may be given of it: each cell is checked once more. */
#include "reader/grid.h"

#include "reader/text.h"

#include <stdio.h>
#include <wchar.h>

/* Combining marks stay; joiners and variation selectors, at which terminals differ most, go. */
static bool is_mark(uint32_t c)
{
	bool joins = (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f) ||
		     (c >= 0xe0100 && c <= 0xe01ef);
	return !joins && text_printable(c) && wcwidth((wchar_t)c) == 0;
}

struct str picture_joined(const struct cell *wide, char out[WIDE_POINTS * 4])
{
	enum { JOINER = 0x200d };
	size_t n = 0, end = 0;
	int held = 1;
	while (held < CELL_POINTS && is_mark(wide->points[held]))
		held++;
	bool more = wide->width == 2 && held < CELL_POINTS && wide->points[held];
	for (int i = 0; more && i < WIDE_POINTS; i++) {
		uint32_t c =
			i < CELL_POINTS ? wide->points[i] : wide[1].points[i - CELL_POINTS + 1];
		if (!c || !text_printable(c))
			break;
		n += text_encode(c, out + n);
		if (c != JOINER) /* that joins nothing when the cell ends with it */
			end = n;
	}
	return (struct str){out, end};
}

/* The letter of a flag's half, U+1F1E6 to U+1F1FF; 0: it is none. */
static wchar_t flag_letter(uint32_t c)
{
	return c >= 0x1f1e6 && c <= 0x1f1ff ? L'A' + (wchar_t)(c - 0x1f1e6) : 0;
}

struct picture picture_of(const struct cell *cell, int room, bool unicode)
{
	uint32_t c = cell->points[0];
	struct picture p = {.text = {L' '}, .columns = 1};
	if (c <= ' ' || cell->width > room)
		return p;
	p.text[0] = (wchar_t)c;
	if (flag_letter(c) && cell->width == 2) {
		/* its country in letters, of which one alone would tell too little */
		p.text[0] = flag_letter(c);
		p.second = flag_letter(cell->points[1]);
		p.second = p.second ? p.second : L' ';
		p.columns = 2;
		p.doubtful = unicode;
	} else if (c >= 0x7f) {
		int columns = text_printable(c) ? wcwidth((wchar_t)c) : -1;
		bool pictograph = c >= 0x1f000 && c < 0x20000;
		if (!unicode)
			p.text[0] = (wchar_t)text_ascii(c);
		else if (columns < 1 || columns > cell->width)
			p.text[0] = 0xfffd;
		else
			p.columns = cell->width;
		p.doubtful = p.columns == 2 && (columns == 1 || pictograph);
	}
	for (int i = 1; unicode && i < CELL_POINTS && is_mark(cell->points[i]); i++)
		p.text[i] = (wchar_t)cell->points[i];
	return p;
}

struct str picture_link(const struct grid *g, unsigned link, char out[OPENING_MOST])
{
	if (!link)
		return STR("\033]8;;\033\\");
	size_t n = (size_t)sprintf(out, "\033]8;id=%u;", link);
	n += text_address_ascii(g->links[link - 1], out + n);
	n += (size_t)sprintf(out + n, "\033\\");
	return (struct str){out, n};
}
