/*
 * The templates of what speaks for a row of the panes: of the models quote_row (L) and
 * speaker_row (S). The first value of nearly all L is the kind of the quote.
 */
#ifndef READER_FIND_LISTING_LISTING_TEMPLATES_H
#define READER_FIND_LISTING_LISTING_TEMPLATES_H

#include "find/model/row.h"

#define LISTING_TEMPLATES(X)                                                                   \
	/* what was thought of it at first */                                                  \
	X(L_KIND, 1, 3, 1, 1)                                                                  \
	X(L_CHANCE, 2, 3, 11, 6)                                                               \
	X(L_SHARE, 3, 3, 11, 1)                                                                \
	X(L_FIRST_LOOK, 4, 3, 11, 1)                                                           \
	X(L_RULE, 5, 0, 0, 0)                                                                  \
	X(L_RULE_LOOK, 6, 0, 0, 0)                                                             \
	/* its edges and what stands around it */                                              \
	X(L_BEFORE, 7, 0, 0, 0)                                                                \
	X(L_BEFORE_PAIR, 8, 0, 0, 0)                                                           \
	X(L_NAMING, 9, 16, 6, 3)                                                               \
	X(L_AFTER, 10, 0, 0, 0)                                                                \
	X(L_OPENS, 12, 0, 0, 0)                                                                \
	X(L_OPENS_PAIR, 13, 0, 0, 0)                                                           \
	X(L_INSIDE, 15, 0, 0, 0)                                                               \
	X(L_LENGTH, 16, 6, 3, 1)                                                               \
	/* the cue */                                                                          \
	X(L_CUE, 17, 0, 0, 0)                                                                  \
	X(L_CUE_OPENS, 18, 0, 0, 0)                                                            \
	X(L_CUE_FORM, 19, 0, 0, 0)                                                             \
	X(L_CUE_LEMMA_CHAIN, 21, 0, 0, 0)                                                      \
	X(L_CUE_PLACE, 22, 3, 16, 2)                                                           \
	X(L_CUE_BEFORE, 23, 0, 0, 0)                                                           \
	/* the mention */                                                                      \
	X(L_MENTION_HEAD, 25, 3, 512, 1)                                                       \
	X(L_MENTION_PLACE, 28, 3, 80, 2)                                                       \
	/* the name shown */                                                                   \
	X(L_NAME, 29, 3, 100, 6)                                                               \
	X(L_NAME_MENTION, 32, 3, 7, 4)                                                         \
	X(L_NAME_GENDER, 33, 0, 0, 0)                                                          \
	X(L_NAME_COUNT, 34, 5, 8, 4)                                                           \
	X(L_NAME_INSIDE, 35, 3, 2, 7)                                                          \
	/* where it stands */                                                                  \
	X(L_PLACE, 36, 3, 3, 16)                                                               \
	X(L_NESTED, 37, 3, 16, 2)                                                              \
	X(L_BESIDE, 38, 3, 2, 2)                                                               \
	/* other quotes of its cue, of its speaker */                                          \
	X(L_SAME_CUE, 41, 3, 8, 1)                                                             \
	X(L_SAME_SPEAKER, 42, 3, 6, 1)                                                         \
	/* never in an article: how the annotation of a collection differs from the panes' */  \
	X(L_ELSEWHERE, 40, 0, 0, 0)                                                            \
	/* speakers */                                                                         \
	X(S_BEST, 64, 0, 0, 0)                                                                 \
	X(S_ANY, 65, 0, 0, 0)                                                                  \
	X(S_COUNT, 66, 0, 0, 0)                                                                \
	X(S_KIND, 67, 0, 0, 0)                                                                 \
	X(S_SHAPE, 68, 0, 0, 0)                                                                \
	X(S_HEAD, 69, 0, 0, 0)                                                                 \
	X(S_OPENS, 70, 0, 0, 0)                                                                \
	X(S_MENTIONS, 71, 0, 0, 0)                                                             \
	X(S_ROLE, 72, 0, 0, 0)                                                                 \
	X(S_TWIN, 73, 0, 0, 0)                                                                 \
	X(S_ALIASES, 74, 0, 0, 0)                                                              \
	X(S_BEST_KIND, 75, 0, 0, 0)                                                            \
	X(S_BEST_PLACE, 76, 0, 0, 0)                                                           \
	X(S_SAID, 77, 0, 0, 0)                                                                 \
	X(S_BEST_SHARE, 78, 0, 0, 0)

TEMPLATES(listing, LISTING_TEMPLATES, FORM_LINEAR)

#endif
