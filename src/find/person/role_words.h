/*
 * The words of an article that tell what somebody is, to be shown beside the name. A figure
 * gathers all; of these the fullest two are shown, none that another says already.
 */
#ifndef READER_FIND_PERSON_ROLE_WORDS_H
#define READER_FIND_PERSON_ROLE_WORDS_H

#include "names.h"

/* How much the words say: what stands in a headline or is only whose somebody is says less. */
enum role_worth { WORTH_CLAUSE = 1, WORTH_RELATION, WORTH_ROLE };

/*
 * Notes that the tokens [first, end) tell the role of a figure, with [more, more_end) of what
 * follows the name: "Rep." and "of Oklahoma"; empty: none. Articles and what else is no word of
 * a role at either end are left out.
 */
void role_words_add(struct names *n, uint32_t figure, struct role_words words);

/* The role of a figure, or a phrase of its own, made in `keep`; empty: none is known. */
struct str role_words_of_figure(const struct names *n, uint32_t figure, struct arena *keep);
struct str role_words_of_phrase(const struct names *n, uint32_t first, uint32_t end,
				struct arena *keep);

#endif
