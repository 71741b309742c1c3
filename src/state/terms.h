/* What a quote is found by: words, and names and days marked so that they are not words. */
#ifndef STATE_TERMS_H
#define STATE_TERMS_H

#include "reader/state.h"

enum field { FIELD_WORDS, FIELD_SPEAKER, FIELD_REGION, FIELD_DATE };

/* A line of terms under construction. */
struct terms {
	VEC(char) text;
};

/* The words of `s`, each marked as its field's. */
void terms_add(struct terms *t, enum field field, struct str s);

/* A query of words and fields as the index takes it: empty where it asks nothing. */
struct query {
	struct terms all;
	struct terms sure;   /* the same without the beginnings that are short, */
	struct terms starts; /* which stand here as words */
};
void query_read(struct query *q, struct str asked);
void query_free(struct query *q);

/* The digits of a date: "20260312" of 2026-03-12T08:00. */
struct str date_digits(struct str date, struct arena *arena);

#endif
