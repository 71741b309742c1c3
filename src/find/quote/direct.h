/*
 * Direct quotes: which marked stretches are utterances, and whose.
 */
#ifndef READER_FIND_QUOTE_DIRECT_H
#define READER_FIND_QUOTE_DIRECT_H

#include "utterance.h"
#include "find/pass.h"

/* What was decided about one stretch. */
struct decision {
	struct best_candidate best;
	struct previous previous; /* the speaker before, as it was known here */
	uint32_t predicate;       /* who is told to have put it so; NO_CANDIDATE */
	float filter;             /* score of the filter */
	bool accepted;
};

struct direct {
	struct evidence evidence;
	struct decision *decisions; /* one a stretch */
	uint32_t n;
};

/*
 * Ranks the candidates of every stretch in order. `accept`, one a stretch, decides in place of
 * the filter when not NULL (for training). Arrays live in f->scratch.
 */
void direct_decide(struct direct *x, struct find *f, const bool *accept);

/*
 * The accepted ones as quotes, in text order, ids not yet linked; the array lives in
 * f->scratch.
 */
struct quote *direct_quotes(const struct direct *x, const struct find *f, uint32_t *n);

#endif
