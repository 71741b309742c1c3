/*
 * The templates of whom a pronoun or a description means: of the model person_link.
 */
#ifndef READER_FIND_PERSON_WHOM_TEMPLATES_H
#define READER_FIND_PERSON_WHOM_TEMPLATES_H

#include "find/model/row.h"

#define WHOM_TEMPLATES(X)                                                                      \
	X(WHOM_GENDER, 1, 0, 0, 0)                                                             \
	X(WHOM_SOURCE, 2, 0, 0, 0)                                                             \
	X(WHOM_SOURCE_NAMED, 3, 0, 0, 0)                                                       \
	X(WHOM_DISTANCE, 4, 0, 0, 0)                                                           \
	X(WHOM_RANK, 5, 0, 0, 0)                                                               \
	X(WHOM_PLACE, 6, 0, 0, 0)                                                              \
	X(WHOM_COUNT, 7, 0, 0, 0)                                                              \
	X(WHOM_OPENS, 8, 0, 0, 0)                                                              \
	X(WHOM_KIND, 10, 0, 0, 0)                                                              \
	X(WHOM_SAME_SENTENCE, 11, 0, 0, 0)                                                     \
	X(WHOM_SINGLE, 12, 0, 0, 0)                                                            \
	X(WHOM_BETWEEN, 15, 0, 0, 0)

TEMPLATES(whom, WHOM_TEMPLATES)

#endif
