/*
 * The templates of whom a pronoun or a description means: of the model person_link.
 */
#ifndef READER_FIND_PERSON_WHOM_TEMPLATES_H
#define READER_FIND_PERSON_WHOM_TEMPLATES_H

#include "find/model/row.h"
#include "name.h"

#define WHOM_TEMPLATES(X)                                                                      \
	X(WHOM_GENDER, 1, 4, 3, 2)                                                             \
	X(WHOM_SOURCE, 2, 5, 10, 2)                                                            \
	X(WHOM_SOURCE_NAMED, 3, 4, 2, 2)                                                       \
	X(WHOM_DISTANCE, 4, 4, 10, 10)                                                         \
	X(WHOM_RANK, 5, 5, 10, 10)                                                             \
	X(WHOM_PLACE, 6, NAME_ADDRESSED + NAME_QUOTED + 1, 4, 1)                               \
	X(WHOM_COUNT, 7, 6, 2, 2)                                                              \
	X(WHOM_OPENS, 8, 4, 3, 1)                                                              \
	X(WHOM_KIND, 10, 3, 4, 2)                                                              \
	X(WHOM_SAME_SENTENCE, 11, 2, 2, 2)                                                     \
	X(WHOM_SINGLE, 12, 1, 1, 1)                                                            \
	X(WHOM_BETWEEN, 15, 2, 2, 10)                                                          \
	X(WHOM_NONE, 16, 4, 4, 2)                                                              \
	X(WHOM_TOLD, 17, 3, 3, 2)                                                              \
	X(WHOM_EVIDENCE, 18, 4, 2, 2)

TEMPLATES(whom, WHOM_TEMPLATES, FORM_LINEAR)

#endif
