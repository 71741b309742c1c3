/*
 * The parts of who utters a stretch: rank.c weighs them together, rank_candidate.c tells what
 * speaks for a candidate whatever the stretch, rank_turn.c what the speakers before tell.
 */
#ifndef READER_FIND_QUOTE_RANK_H
#define READER_FIND_QUOTE_RANK_H

#include "utterance.h"

void rank_candidate(const struct evidence *e, uint32_t candidate, struct row *row);

enum rank_kind rank_kind(const struct sight *s, uint32_t candidate, const struct candidate *c,
			 const struct phrase *p);

/* How far the stretch before lies: 0 same sentence, 1 paragraph, 2 the next one, 3 farther. */
uint32_t rank_distance(const struct utterance *u, const struct utterance *before);

/* What a kind tells, the same for all candidates of it. */
void rank_put_kind(const struct sight *s, uint32_t kind, struct row *row);

/* What else the speakers before tell; `name` has the bit of the candidate's name, if any. */
void rank_put_previous(const struct sight *s, uint32_t candidate, const struct phrase *p,
		       uint32_t kind, uint32_t paragraph, uint64_t name, struct row *row);

#endif
