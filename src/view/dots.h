/* Lines of dots, several of which a cell holds: eight in braille, two in ASCII. */
#ifndef VIEW_DOTS_H
#define VIEW_DOTS_H

#include "reader/grid.h"
#include "reader/layout.h"

struct dots {
	struct rect at;          /* on the grid */
	bool braille;            /* else ASCII */
	uint8_t *solid, *broken; /* by cell: the dots of each kind of line */
};

/* Both in the arena, empty. */
struct dots dots_of(struct rect at, bool braille, struct arena *arena);

/* A line from one place to another, in columns and rows of `at`, cut off at its sides. */
struct dots_line {
	double column, row, to_column, to_row;
	bool broken;
};
void dots_draw(struct dots *d, struct dots_line line);

/* Where both kinds of line meet a cell is of the role of the solid one. */
void dots_show(const struct dots *d, struct grid *g, enum role solid, enum role broken);

#endif
