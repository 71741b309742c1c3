/*
 * Lines with their places on pages, as pdftotext -tsv tells them -> text, one paragraph a line:
 * columns in the order they are read, without heads, feet and numbers of pages.
 */
#ifndef READER_INPUT_BOXES_H
#define READER_INPUT_BOXES_H

#include "reader/base.h"

/* What stands on one line of a column. Lengths are tenths of a point, downwards. */
struct box {
	int left, right, top, bottom;
	size_t at, n; /* its bytes in a text */
	uint32_t column;
	bool cells; /* of a table: wide gaps are between its pieces */
};

struct boxes {
	VEC(char) text;
	VEC(struct box) rows;
	uint32_t columns;
};

/* Does a file of them begin so? */
bool boxes_seen(struct str head);

/* The text, behind *to. `knows`: is it a word of the language? */
struct boxes_text {
	VEC(char) text;
};
void boxes_read(struct str tsv, bool (*knows)(struct str word), struct boxes_text *to);

/*
 * Puts the lines of a page as rows behind those of *to, in the order in which they are read. Of
 * a column, each row stands below the one before it; a column's number is its own. The lines
 * are reordered, their bytes stand in `text`.
 */
void boxes_order(struct boxes *to, struct box *lines, size_t n, const char *text);

#endif
