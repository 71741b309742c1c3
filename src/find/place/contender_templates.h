/*
 * The templates of what is the name of a place: of the model region_name.
 */
#ifndef READER_FIND_PLACE_CONTENDER_TEMPLATES_H
#define READER_FIND_PLACE_CONTENDER_TEMPLATES_H

#include "find/model/row.h"
#include "name_kind.h"

enum {
	T_SHAPES = 5, /* enum shape */
	T_LISTS_SETS = 8,
	T_RENOWNS = RENOWN_LARGE + 1,
	T_AROUND = 32, /* bits of enum before and enum after, and NOTHING */
	LOOK_STEPS = 9,
	NOTHING = 31, /* the class of surroundings that have none */
};

#define CONTENDER_TEMPLATES(X)                                                                 \
	/* what the name is */                                                                 \
	X(T_CLASS, 1, CLASSES, 1, 1)                                                           \
	X(T_SOURCE, 2, PLACE_SOURCES, 1, 1)                                                    \
	X(T_ONLY_SOURCE, 3, 1 << PLACE_SOURCES, 1, 1)                                          \
	X(T_SENSES, 4, NAME_SENSES + 1, 1, 1)                                                  \
	X(T_CITY, 5, CLASSES - CLASS_CITY + 1, 1, 1)                                           \
	X(T_RENOWN, 6, T_RENOWNS, 1, 1)                                                        \
	X(T_FLAG, 7, 2 * NAME_POSSESSIVE, 1, 1)                                                \
	X(T_WORDS, 8, 5, 2, 1)                                                                 \
	X(T_SHAPE, 9, T_SHAPES, 3, NAME_SHORT + 1)                                             \
	X(T_UPPER, 10, 7, 2, 1)                                                                \
	X(T_LISTS, 11, T_LISTS_SETS, 1, 1)                                                     \
	X(T_LISTS_CLASS, 12, T_LISTS_SETS, CLASSES, 1)                                         \
	X(T_NOT_PLACE, 13, 2, 1, 1)                                                            \
	X(T_CLOSED, 14, 2, T_RENOWNS, T_SHAPES)                                                \
	X(T_LOWER, 15, 4, 1, 1)                                                                \
	X(T_LOWER_RENOWN, 16, T_RENOWNS, 1, 1)                                                 \
	X(T_TITLE, 17, 2, T_RENOWNS, 1)                                                        \
	X(T_GENERIC, 18, 2, T_RENOWNS, 1)                                                      \
	X(T_HEAD, 19, 2, T_RENOWNS, 1)                                                         \
	X(T_MANY_LISTS, 20, T_LISTS_SETS, T_RENOWNS, 1)                                        \
	X(T_PATTERN, 21, 0, 0, 0)                                                              \
	X(T_FLAG_CLASS, 22, 8, CLASSES, T_LISTS_SETS + 1)                                      \
	X(T_SOURCE_CLASS, 23, 1 << PLACE_SOURCES, CLASSES, 1)                                  \
	X(T_LOOK, 24, LOOK_STEPS, 3, 1)                                                        \
	X(T_LOOK_LISTS, 25, LOOK_STEPS, T_LISTS_SETS, 2)                                       \
	X(T_LOOK_PLACED, 26, LOOK_STEPS, 2, 2)                                                 \
	/* where in its run of capitals */                                                     \
	X(T_RUN, 30, 4, 4, 1)                                                                  \
	X(T_RUN_RENOWN, 31, 4, 4, T_RENOWNS + 1)                                               \
	X(T_RUN_LENGTH, 32, 6, T_RENOWNS, 1)                                                   \
	X(T_IN_LONGER, 33, T_RENOWNS, T_RENOWNS, 1)                                            \
	X(T_OVER_SHORTER, 34, T_RENOWNS, T_RENOWNS, 1)                                         \
	/* what stands around it */                                                            \
	X(T_BEFORE, 40, T_AROUND, 1, 1)                                                        \
	X(T_BEFORE_LISTS, 42, T_AROUND, T_LISTS_SETS, T_RENOWNS)                               \
	X(T_AFTER, 44, T_AROUND, 1, 1)                                                         \
	X(T_AFTER_LISTS, 46, T_AROUND, T_LISTS_SETS, T_RENOWNS)                                \
	X(T_AFTER_CAPITAL, 47, T_RENOWNS, 1, 1)                                                \
	X(T_BEFORE_CAPITAL, 48, T_RENOWNS, 1, 1)                                               \
	X(T_TAGS_BEFORE, 49, 0, 0, 0)                                                          \
	X(T_TAGS_BETWEEN, 50, 0, 0, 0)                                                         \
	X(T_RUN_STARTS, 51, 0, 0, 0)                                                           \
	X(T_RUN_ENDS, 52, 0, 0, 0)                                                             \
	X(T_AFTER_CAPITAL_LISTS, 53, T_LISTS_SETS, T_RENOWNS, 2)                               \
	X(T_BEFORE_CAPITAL_LISTS, 54, T_LISTS_SETS, T_RENOWNS, 2)                              \
	X(T_PERSON_BEHIND, 55, T_LISTS_SETS, T_RENOWNS, 2)                                     \
	X(T_PERSON_BEFORE, 56, T_RENOWNS, 2, 1)                                                \
	X(T_TAG_BEHIND_LISTS, 57, 0, 0, 0)                                                     \
	X(T_TAGS_BEHIND, 58, 0, 0, 0)                                                          \
	/* the article */                                                                      \
	X(T_PERSON, 60, 4, T_RENOWNS, 2)                                                       \
	X(T_PERSON_LISTS, 61, T_LISTS_SETS, 1, 1)                                              \
	X(T_OFTEN, 62, 3, T_RENOWNS, 1)                                                        \
	X(T_BEFORE_ELSEWHERE, 63, T_AROUND, T_RENOWNS, 4)                                      \
	X(T_AFTER_ELSEWHERE, 64, T_AROUND, T_RENOWNS, 4)                                       \
	X(T_AFTER_CAPITAL_ELSEWHERE, 65, 1, T_RENOWNS, 4)                                      \
	X(T_BEFORE_CAPITAL_ELSEWHERE, 66, 1, T_RENOWNS, 4)                                     \
	X(T_IN_LONGER_ELSEWHERE, 67, 1, T_RENOWNS, 4)                                          \
	X(T_NEAR, 68, 6, CLASSES, 1)                                                           \
	X(T_WORD_AFTER, 69, 3, T_RENOWNS, T_LISTS_SETS)                                        \
	X(T_WORD_BEFORE, 70, 3, T_RENOWNS, T_LISTS_SETS)                                       \
	X(T_UNPLACED, 71, 4, T_RENOWNS, T_LISTS_SETS)                                          \
	X(T_SHARED_HEAD, 72, 3, 3, T_LISTS_SETS)                                               \
	X(T_HEADS_PLACE, 73, 3, 3, T_LISTS_SETS)                                               \
	/* words of the name, from here on lexical */                                          \
	X(T_FIRST_WORD, 80, 0, 0, 0)                                                           \
	X(T_FIRST_RENOWN, 81, 0, 0, 0)                                                         \
	X(T_LAST_WORD, 82, 0, 0, 0)                                                            \
	X(T_LAST_GENERIC, 83, 0, 0, 0)                                                         \
	X(T_PLACE_LAST, 84, 0, 0, 0)                                                           \
	X(T_FIRST_PLACE, 85, 0, 0, 0)                                                          \
	X(T_ENDING, 86, 0, 0, 0)                                                               \
	X(T_ENDING_LISTS, 87, 0, 0, 0)                                                         \
	X(T_LAST_PAIR, 88, 0, 0, 0)                                                            \
	/* words around it */                                                                  \
	X(T_PREVIOUS, 100, 0, 0, 0)                                                            \
	X(T_PREVIOUS_RENOWN, 101, 0, 0, 0)                                                     \
	X(T_NEXT, 102, 0, 0, 0)                                                                \
	X(T_NEXT_RENOWN, 103, 0, 0, 0)                                                         \
	X(T_PREVIOUS2, 104, 0, 0, 0)                                                           \
	X(T_NEXT2, 105, 0, 0, 0)                                                               \
	X(T_PREVIOUS3, 106, 0, 0, 0)                                                           \
	X(T_PREVIOUS_PAIR, 107, 0, 0, 0)                                                       \
	X(T_NEXT_PAIR, 108, 0, 0, 0)                                                           \
	X(T_RUN_FIRST, 109, 0, 0, 0)                                                           \
	X(T_RUN_LAST, 110, 0, 0, 0)

TEMPLATES(contender, CONTENDER_TEMPLATES, FORM_HIDDEN)

/* Is it a template of words, so that its features are many? */
static inline bool contender_lexical(const struct template_info *t)
{
	return t->number >= contender_templates[T_FIRST_WORD].number;
}

#endif
