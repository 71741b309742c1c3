/* What a quote is found by: words, and names and days marked so that they are not words. */
#ifndef STATE_TERMS_H
#define STATE_TERMS_H

#include "reader/state.h"

enum field { FIELD_WORDS, FIELD_SPEAKER, FIELD_REGION, FIELD_DATE };

/* A line of terms under construction. */
struct terms {
	VEC(char) text;
};

/* The words of `s`, each marked as its field's; `quoted`: in quotes, as a query has them. */
void terms_add(struct terms *t, enum field field, struct str s, bool quoted);

/* A query of words and fields as one for the index: empty when it asks nothing. */
void terms_of_query(struct terms *t, struct str asked);

/* The digits of a date: "20260312" of 2026-03-12T08:00. */
struct str date_digits(struct str date, struct arena *arena);

#endif
