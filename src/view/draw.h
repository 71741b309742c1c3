/* What the files of view/ share: the signs to draw with, a function a part of the screen. */
#ifndef VIEW_DRAW_H
#define VIEW_DRAW_H

#include "reader/view.h"

/* The signs of the screen, in Unicode or in ASCII. */
struct signs {
	const char *kinds[QUOTE_KINDS];
	const char *bars[6];         /* minimap and counts, from none to full */
	const char *bar;             /* one of the bars behind a speaker's name */
	const char *match;           /* in the minimap */
	const char *points[3];       /* of the map: named once, some times, often */
	const char *near_by, *unlit; /* known only to lie near by; the light is elsewhere */
	const char *current, *lit, *dot, *more, *fold;
	const char *checks[QUOTE_CHECKS]; /* "": open */
	const char *by_person;            /* the reader corrected it, or wrote a note on it */
	uint32_t vertical, horizontal;
	uint32_t corners[4]; /* top left, top right, bottom left, bottom right */
};

const struct signs *view_signs(const struct ui *ui);

/* Text at (row, column) up to `right`; returns the next column. */
static inline int draw(struct grid *g, int row, int column, int right, struct str s,
		       enum role role)
{
	return grid_text(g, row, column, right, s, role, 0, true);
}

/* The same, ending before `right`. */
void draw_right(struct grid *g, int row, int right, struct str s, enum role role);

/* "1" to "5": the sign of a hue, for eyes and terminals without its colour. */
static inline struct str view_hue(unsigned hue)
{
	return (struct str){&"12345"[hue - 1], 1};
}

/* What the reader made of a quote; NULL: nothing. */
const char *view_reader_sign(const struct ui *ui, const struct quote *q);

/* "A. Ivanov" */
struct str view_initialed(struct str name, struct arena *arena);

/* "1 region", "2 regions" */
struct str view_counted(uint32_t n, const char *what, struct arena *arena);

/* `line`, what stands between, and more; nothing between when one of them is empty. */
struct str view_join(struct arena *arena, struct str line, const char *between,
		     struct str more);

/* What the light falls on; the current region. For the status line. */
struct str view_light_status(const struct ui *ui, struct arena *arena);
struct str view_light_short(const struct ui *ui, struct arena *arena);
struct str view_region_status(const struct ui *ui, struct arena *arena);

void view_article(const struct ui *ui, struct grid *g);
void view_title(const struct ui *ui, struct grid *g, struct arena *arena);
void view_minimap(const struct ui *ui, struct grid *g);
void view_lists(const struct ui *ui, struct grid *g, struct arena *arena);
void view_status(const struct ui *ui, struct grid *g, struct arena *arena);
void view_sheet(const struct ui *ui, struct grid *g, struct arena *arena);

#endif
