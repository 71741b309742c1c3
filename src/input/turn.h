/* What stands where one page ends and the next begins: numbers and heads, no part of the text.
 */
#ifndef READER_INPUT_TURN_H
#define READER_INPUT_TURN_H

#include "reader/base.h"

/* Lines that come again at the ends of pages, by a hash of their words. */
struct turn_heads {
	uint32_t hashes[64];
	uint32_t n;
};

/* Learns the heads of a text from its first pages. */
void turn_learn(struct turn_heads *h, struct str beginning);

/* Learns a line at the end of a page, without blanks around it. */
void turn_learn_line(struct turn_heads *h, struct str line);

/* Is the line a number, or a head that came more than once? */
bool turn_is_furniture(const struct turn_heads *h, struct str line);

/* A turn of the page that begins at a line. */
struct page_turn {
	size_t end;  /* the start of the next page's text; 0: here is no turn */
	bool blank;  /* blank lines stood before the form feed */
	bool unsure; /* what has come is too little to tell */
};

/*
 * Looks whether nothing but blank lines, a number or a head stands between the line at `at` and
 * a form feed. `fed`: one stood just before the line.
 */
struct page_turn turn_at(const struct turn_heads *h, struct str text, size_t at, bool fed,
			 bool last);

#endif
