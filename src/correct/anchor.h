/* Places of a text known again in one that has changed a little. */
#ifndef CORRECT_ANCHOR_H
#define CORRECT_ANCHOR_H

#include "reader/correct.h"

/* The words of a stretch and those around it, borrowed from the text. */
struct anchor anchor_of(struct str text, struct span s);

/* It is this very stretch, with the same around it. */
bool anchor_is(const struct anchor *a, struct str text, struct span s);

enum { ANCHOR_WORDS = 72 };

/* A word, folded and hashed. */
struct anchor_word {
	struct span span;
	uint32_t hash;
};

/* The next word of `s` from *at on, which goes behind it; false: there is none. */
bool next_word(struct str s, size_t *at, struct anchor_word *word);

/* Which words a stretch has, folded and hashed, ascending; of long ones the first. */
struct word_bag {
	uint32_t n, words[ANCHOR_WORDS];
};

struct word_bag word_bag(struct str s);

/* An anchor's three, to be compared with many stretches. */
struct anchor_bags {
	struct word_bag words, before, after;
};
struct anchor_bags anchor_bags(const struct anchor *a);

/* Of the words of both, and those around both, how many both have: 0 to 1. */
float anchor_share(const struct anchor_bags *a, struct str text, struct span s,
		   const struct word_bag *words);

/*
 * How well a stretch, whose own words are given, fits: 0 when it is another one, up to 1. Of
 * very few words it is what stands around them that tells.
 */
float anchor_fit(const struct anchor_bags *a, struct str text, struct span s,
		 const struct word_bag *words);

#endif
