/*
 * A contender as the rules see it that weigh it (contender_row.c: what it is;
 * contender_words.c: the words around it).
 */
#ifndef READER_FIND_PLACE_CONTENDER_ROW_H
#define READER_FIND_PLACE_CONTENDER_ROW_H

#include "contender_templates.h"
#include "find/model/explain.h"
#include "recognise.h"

enum shape { SHAPE_PLAIN, SHAPE_UPPER, SHAPE_DOTTED, SHAPE_MIXED, SHAPE_SHOUTED };

/* What the rules share of one contender. */
struct contender_view {
	const struct recogniser *r;
	const struct contender *s;
	const struct place_name *name;
	const struct token *first, *last; /* of the contender */
	uint32_t class, renown;           /* of the name */
	uint32_t words;                   /* capitalised ones */
	uint32_t
		lists; /* bits: only common words 1, first name ahead 2, surname at the end 4 */
	enum shape shape;
	bool single; /* one token */
	struct row *row;
};

static inline void put(struct contender_view *v, enum contender_template t, uint32_t a,
		       uint32_t b, uint32_t c)
{
	contender_put(v->row, t, a, b, c);
}

/* The kinds of the words in and around it. */
void contender_kinds(struct contender_view *v);

/* The words themselves: those of the name, and those around it. */
void contender_own_words(struct contender_view *v);
void contender_words(struct contender_view *v);

/* Lets the words in and around it be told in place of their hashes. */
void explain_contender_words(const struct recogniser *r, const struct contender *s,
			     struct explain *x);

#endif
