/* The document under correction: begun, ended, and which of its rows a correction means. */
#ifndef CORRECT_PROOF_H
#define CORRECT_PROOF_H

#include "anchor.h"

/* The words on which a quote's note, and its last correction but for drops, was made. */
struct touched {
	struct str noted, kept;
};

/* A copy whose arrays are the corrections' own; what goes is marked until all are applied. */
struct proof {
	struct document d; /* with room for new quotes and speakers */
	struct arena *arena;
	bool *quotes, *speakers, *regions; /* by index: it stays */
	struct touched *touched;           /* by quote */
	struct word_bag *bags;             /* of the quotes, NULL until they are needed */
	struct text_words *words;          /* of the text, NULL until they are needed */
	struct arena *lasting;             /* of the corrections' words */
};

/* With room for so many new quotes and speakers; the words of anchors that are set anew last
 * longer. */
struct proof proof_begin(const struct document *found, uint32_t more, struct arena *arena,
			 struct arena *lasting);
/* What stays, under new ids; of speakers those that say something, by first quote. */
struct document proof_end(struct proof *w);

/* Ids, 0: none is it for sure. A place that is found by other words is the anchor's from then.
 */
uint32_t proof_quote(struct proof *w, struct anchor *a);
uint32_t proof_speaker(struct proof *w, struct correction *c);
uint32_t proof_region(struct proof *w, struct correction *c);

/* Where the words of the anchor stand now; false: nowhere, or in two places. */
bool proof_find(struct proof *w, const struct anchor *a, struct span *found);

/* A quote made anew where its words stand, when it is sure where. */
uint32_t proof_restore(struct proof *w, struct correction *c);

/* The anchor is of this stretch now. */
void proof_anchor(struct proof *w, struct anchor *a, struct span s);

/* The speaker of that name, with a row of its own from now on. */
uint32_t proof_new_speaker(struct proof *w, struct str name);

/* The first row of that name, or one that is also called so. */
uint32_t proof_speaker_named(const struct proof *w, struct str name);
uint32_t proof_region_named(const struct proof *w, struct str name);

#endif
