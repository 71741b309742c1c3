/*
 * The words of an article that tell what somebody is, to be shown beside the name. A figure
 * gathers all; of these the fullest two are shown, none that another says already.
 */
#ifndef READER_FIND_PERSON_ROLE_WORDS_H
#define READER_FIND_PERSON_ROLE_WORDS_H

#include "names.h"

/*
 * How much the words say: least what stands in a headline or what somebody does, little whose
 * he is, less than his office what is said of him with "is".
 */
enum role_worth { WORTH_CLAUSE = 1, WORTH_RELATION, WORTH_SAID, WORTH_ROLE };

/*
 * Notes that the tokens [first, end) tell the role of a figure, with [more, more_end) of what
 * follows the name: "Rep." and "of Oklahoma"; empty: none. Articles and what else is no word of
 * a role at either end are left out.
 */
void role_words_add(struct names *n, uint32_t figure, struct role_words words);

/*
 * The figure has a role by this head (0: none), in the tokens [first, end), which its own words
 * end in at `own_end`: a description may mean it by that.
 */
void role_add(struct names *n, uint32_t figure, uint32_t head, uint32_t first, uint32_t end,
	      uint32_t own_end);

/* before_name.c: what stands before a name of the figure: titles, nouns; what a body is. */
void roles_read_title(struct names *n, uint32_t figure, const struct name *w);
void roles_read_body(struct names *n, uint32_t figure, const struct name *w);

/*
 * before_name.c: where what goes on from a title ends, from the token behind the name: "of
 * Ohio", "(R-Va.)".
 */
uint32_t role_more_end(const struct names *n, uint32_t token);

/* The role of a figure, or a phrase of its own, made in `keep`; empty: none is known. */
struct str role_words_of_figure(const struct names *n, uint32_t figure, struct arena *keep);
struct str role_words_of_phrase(const struct names *n, uint32_t first, uint32_t end,
				struct arena *keep);

#endif
