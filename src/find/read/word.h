/*
 * The words, numbers and signs of a paragraph: where each ends, its hash, how it is written.
 */
#ifndef READER_FIND_READ_WORD_H
#define READER_FIND_READ_WORD_H

#include "reader/text.h"
#include "token.h"

/* Is it a capital? */
bool point_capital(uint32_t point);

/* The tokens that are cut from a text so far; they have no classes yet. */
struct cutter {
	const unsigned char *text, *text_end;
	struct arena *arena;
	struct token *at;
	uint32_t n, room;
	uint32_t *marks; /* see struct tokens */
	uint32_t n_marks, marks_room;
};

/* Begins with none; arrays live in `a`. */
void cut_start(struct cutter *c, struct str text, struct arena *a);

/* Adds the tokens of a paragraph. */
void cut_paragraph(struct cutter *c, struct span span, uint16_t paragraph);

#endif
