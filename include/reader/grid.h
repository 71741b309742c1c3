/*
 * The grid: what a screen shall show, as cells. Views fill it, term/ shows it. Everything that
 * is put in is checked: only printable clusters get a cell (the second of the two gates).
 */
#ifndef READER_GRID_H
#define READER_GRID_H

#include "reader/base.h"
#include "reader/config.h"

enum {
	CELL_POINTS = 5, /* one base and up to four combining marks: what ncurses can hold */
	WIDE_POINTS = 2 * CELL_POINTS - 1, /* of a wide one, with those of its right half */
};

struct cell {
	uint32_t points[CELL_POINTS]; /* 0-terminated unless full; points[0] == 0: right half of
					 a wide one, which holds behind that what has no room */
	uint8_t width;                /* 0 right half, 1, 2 */
	uint8_t role;                 /* enum role */
	uint16_t attributes;          /* enum attribute, added to the role's; its link */
};

/* The link that a cell belongs to stands above its attributes: by number, 0: none. */
enum { LINK_SHIFT = 8, LINKS_MOST = 255, LINK_MOST = 2000 /* bytes of an address */ };

struct grid {
	int rows, columns;
	int ambiguous;                 /* columns of ambiguous characters; 0: one */
	struct cell *cells;            /* rows * columns, row by row */
	int cursor_row, cursor_column; /* where the current thing is; -1: nowhere */
	bool cursor_shown; /* else it is there for braille displays and screen readers alone */
	struct str links[LINKS_MOST]; /* addresses, by number - 1; borrowed while it is shown */
	unsigned n_links;
};

/* No terminal is larger: what a window system says beyond it is cut. */
enum { GRID_MOST_ROWS = 500, GRID_MOST_COLUMNS = 1000 };

/* Makes the grid this large (contents lost) and blank. False when the size is not sensible. */
bool grid_resize(struct grid *g, int rows, int columns);
void grid_free(struct grid *g);
void grid_clear(struct grid *g, enum role role);

/*
 * Puts one grapheme cluster at (row, column), clipped at `right` (exclusive). Unprintable code
 * points become U+FFFD or vanish (zero width). Returns the columns used: 0 when nothing was
 * put.
 */
int grid_put(struct grid *g, int row, int column, int right, struct str cluster, enum role role,
	     unsigned attributes, int ambiguous);

/*
 * Puts a string, clipped with an ellipsis at `right` when `ellipsis`. Returns the next column.
 */
int grid_text(struct grid *g, int row, int column, int right, struct str s, enum role role,
	      unsigned attributes, bool ellipsis);

/*
 * What is or'ed to the attributes of cells that a terminal may open that address from; 0: it is
 * none of the web, or longer than terminals take, or there are too many. Borrowed.
 */
unsigned grid_link(struct grid *g, struct str address);

static inline unsigned cell_link(const struct cell *cell)
{
	return cell->attributes >> LINK_SHIFT;
}

/* Fills a rectangle's cells with one ASCII or BMP sign. */
void grid_fill(struct grid *g, int row, int column, int rows, int columns, uint32_t sign,
	       enum role role);

static inline struct cell *grid_at(const struct grid *g, int row, int column)
{
	return &g->cells[(size_t)row * (size_t)g->columns + (size_t)column];
}

/* The current thing stands there. */
static inline void grid_cursor(struct grid *g, int row, int column)
{
	g->cursor_row = row;
	g->cursor_column = column;
}

/* Rows [top, bottom) of which each shall stand `by` rows higher (negative: lower); 0: none. */
struct grid_move {
	int top, bottom, by;
};

/*
 * The move by one row after which much less of `before` differs from `after` (of the same
 * size): what a text scrolled by a line asks for.
 */
struct grid_move grid_moved(const struct grid *before, const struct grid *after);
/* Moves them. The rows they leave behind are then like no row that can be shown. */
void grid_move(struct grid *g, struct grid_move move);

/* What of a cell can be shown: nothing but printable characters. */
struct picture {
	wchar_t text[CELL_POINTS + 1];
	int columns;
	wchar_t second; /* what stands in the second column on its own; 0: nothing */
	bool doubtful;  /* terminals may not hold it as wide as the C library does */
};

/* `room`: columns to the end of its row. Without `unicode` ASCII stands for the others. */
struct picture picture_of(const struct cell *cell, int room, bool unicode);

/*
 * A flag, a family, a hand of some colour: signs that one who joins them shows as one. As
 * UTF-8, borrowed from `out`; "" when picture_of() holds all.
 */
struct str picture_joined(const struct cell *wide, char out[WIDE_POINTS * 4]);

/*
 * What a terminal is told before the cells of a link of the grid, by number (OSC 8); 0: before
 * what belongs to none. May be borrowed from `out`.
 */
enum { OPENING_MOST = 3 * LINK_MOST + 32 };
struct str picture_link(const struct grid *g, unsigned link, char out[OPENING_MOST]);

/* The grid as text, a line a row, trailing blanks cut, into the arena: for tests. */
struct str grid_to_text(const struct grid *g, struct arena *a);

#endif
