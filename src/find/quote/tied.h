/*
 * Who utters a stretch, or is reported, where the syntax leaves no choice: “A” in "which Huber
 * called “A”", in "… and the mayor, Ada Orr, said it was “A”", in "“A” was how Huber put it".
 */
#ifndef READER_FIND_QUOTE_TIED_H
#define READER_FIND_QUOTE_TIED_H

#include "candidate.h"

/*
 * Who utters the stretch at element k, which may end with a comma: "“A,” she said".
 * NO_CANDIDATE: the syntax does not tell.
 */
uint32_t tied_speaker(const struct candidates *c, const struct document *d, uint32_t k,
		      bool comma);

/* Who it is when the stretch is what is told of by what follows: "“A” was his answer". */
uint32_t tied_predicate(const struct candidates *c, uint32_t k);

/*
 * The subject of the verb whose chain starts at element `first`, when it stands behind a
 * conjunction that opens a clause of its own, or is in apposition behind one.
 */
uint32_t tied_subject(const struct candidates *c, uint32_t first);

/*
 * The subject of the infinitive whose "to" is element `to`: "Huber" of "allowed Huber to say",
 * of "Huber's refusal to say"; `who`, whom others take for it, when the syntax does not tell.
 */
uint32_t tied_infinitive(const struct candidates *c, uint32_t to, uint32_t who);

/* The whole phrase that ends with element `last`; NO_CANDIDATE. */
uint32_t candidate_ending(const struct candidates *c, uint32_t last);

/* The first of the auxiliaries and adverbs before a verb; `passive`: a form of "be" is one. */
uint32_t verb_first(const struct elements *w, uint32_t verb, bool *passive);

#endif
