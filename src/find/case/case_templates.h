/*
 * The templates of what case a word has: of the models case_word, case_article, case_acronym.
 */
#ifndef READER_FIND_CASE_CASE_TEMPLATES_H
#define READER_FIND_CASE_CASE_TEMPLATES_H

#include "caser.h"

#define CASED_TEMPLATES(X)                                                                     \
	X(CASED_CLASSES, 1, 0, 0, 0) /* the set of its classes */                              \
	X(CASED_CLASS, 2, 0, 0, 0)   /* each of them */                                        \
	X(CASED_BEFORE, 3, 0, 0, 0)  /* its kind, the one before it */                         \
	X(CASED_BEHIND, 4, 0, 0, 0)                                                            \
	X(CASED_BETWEEN, 5, 0, 0, 0) /* both */                                                \
	X(CASED_TWO_BEFORE, 6, 0, 0, 0)                                                        \
	X(CASED_TWO_BEHIND, 7, 0, 0, 0)                                                        \
	X(CASED_CONTEXT_BEFORE, 8, 0, 0, 0)                                                    \
	X(CASED_CONTEXT_BEHIND, 9, 0, 0, 0)                                                    \
	X(CASED_CONTEXTS, 10, 0, 0, 0)                                                         \
	X(CASED_ENDING, 11, 0, 0, 0)  /* its last letters */                                   \
	X(CASED_OPENING, 12, 0, 0, 0) /* its first letters */                                  \
	X(CASED_LENGTH, 13, 0, 0, 0)                                                           \
	X(CASED_SHAPE, 14, 0, 0, 0) /* vowels and consonants of a short word */                \
	X(CASED_PLACE, 15, 0, 0, 0)                                                            \
	X(CASED_IN_NAME, 16, 0, 0, 0)                                                          \
	X(CASED_OWNER, 17, 0, 0, 0)                                                            \
	X(CASED_GLUED, 18, 0, 0, 0)                                                            \
	X(CASED_CLASSES_BEFORE, 19, 0, 0, 0)                                                   \
	X(CASED_CLASSES_BEHIND, 20, 0, 0, 0)                                                   \
	X(CASED_SELF, 21, 0, 0, 0)       /* what the first model says */                       \
	X(CASED_NEIGHBOURS, 22, 0, 0, 0) /* and of its neighbours */                           \
	X(CASED_ELSEWHERE, 23, 0, 0, 0)  /* and of the word elsewhere */                       \
	X(CASED_TIMES, 24, 0, 0, 0)      /* how often the article has it */                    \
	X(CASED_BEYOND, 25, 0, 0, 0)     /* the neighbour over "of", "and", "the" */

TEMPLATES(cased, CASED_TEMPLATES, FORM_LINEAR)

#endif
