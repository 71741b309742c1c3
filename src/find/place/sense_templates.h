/*
 * The templates of which place a name means: of the models region_place and region_place2. One
 * whose first value is a step is put once for each step that is reached.
 */
#ifndef READER_FIND_PLACE_SENSE_TEMPLATES_H
#define READER_FIND_PLACE_SENSE_TEMPLATES_H

#include "find/model/row.h"
#include "resolve.h"

enum {
	S_TYPES = REGION_TYPES, /* the type of the sense */
	S_ANY_TYPE = REGION_TYPES,
	S_SHARES = 6, /* share_step() */
	S_COUNTS = 5, /* steps of small numbers */
	SENSES_STEPS = 6,
	DISTANCE_STEPS = 5,
};

#define SENSE_TEMPLATES(X)                                                                     \
	/* what it is */                                                                       \
	X(S_TYPE, 1, S_TYPES, 1, 1)                                                            \
	X(S_PEOPLE, 2, S_TYPES, 1, 1)                                                          \
	X(S_GAP, 3, 2, 1, 1)                                                                   \
	X(S_RIVAL, 5, S_TYPES, REGION_TYPES, 1)                                                \
	X(S_SOURCE, 6, PLACE_SOURCES, S_TYPES, 1)                                              \
	X(S_NOWHERE, 7, S_TYPES, 1, 1)                                                         \
	X(S_FLAGS, 8, 2 * NAME_KIND, S_TYPES, 1)                                               \
	X(S_US, 9, S_TYPES, 1, 1)                                                              \
	X(S_ENGLISH, 10, S_TYPES, 1, 1)                                                        \
	X(S_DEMONYM, 29, S_TYPES, 1, 1)                                                        \
	X(S_SENSES, 30, SENSES_STEPS + 1, S_TYPES, 1)                                          \
	X(S_SEAT, 31, S_TYPES, 2, 1)                                                           \
	X(S_NOBODY, 34, S_TYPES, 1, 1)                                                         \
	X(S_FAME, 35, 1, 1, 1)                                                                 \
	X(S_COMPANY, 36, S_COUNTS, S_TYPES, 1)                                                 \
	X(S_MIDDLE, 37, S_TYPES, 1, 1)                                                         \
	/* the words beside it */                                                              \
	X(S_AROUND, 11, AROUND_KINDS, S_TYPES, 1)                                              \
	X(S_WITHIN, 12, S_TYPES, 1, 1)                                                         \
	X(S_NOT_WITHIN, 13, S_TYPES, 1, 1)                                                     \
	/* the article */                                                                      \
	X(S_COUNTRY_SHARE, 14, S_SHARES, S_TYPES + 1, 1)                                       \
	X(S_COUNTRY_ANY, 15, S_TYPES, 1, 1)                                                    \
	X(S_COUNTRY_NONE, 16, S_TYPES, 1, 1)                                                   \
	X(S_COUNTRY_NAMED, 17, S_TYPES + 1, 1, 1)                                              \
	X(S_TOP_COUNTRY, 33, S_TYPES + 1, 1, 1)                                                \
	X(S_STATE_SHARE, 18, S_SHARES, S_TYPES, 1)                                             \
	X(S_STATE_COUNT, 19, S_COUNTS, S_TYPES, 1)                                             \
	X(S_STATE_NAMED, 20, S_TYPES, 2, 1)                                                    \
	X(S_TOP_STATE, 32, S_TYPES, 1, 1)                                                      \
	X(S_INSIDE_COUNT, 21, S_COUNTS, 1, 1)                                                  \
	X(S_NEAR_50, 22, S_COUNTS, 1, 1)                                                       \
	X(S_NEAR_150, 23, S_COUNTS, 1, 1)                                                      \
	X(S_NEAR_500, 24, S_SHARES, 1, 1)                                                      \
	X(S_NEAREST, 25, DISTANCE_STEPS + 1, 1, 1)                                             \
	X(S_BESIDE, 26, 3, 3, S_TYPES)                                                         \
	X(S_SIBLING, 27, 2, 2, S_TYPES)                                                        \
	X(S_ALONE, 28, S_TYPES, 1, 1)

TEMPLATES(sense, SENSE_TEMPLATES, FORM_LINEAR)

#endif
