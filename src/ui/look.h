/* One step of looking for the search's pattern in an article. */
#ifndef UI_LOOK_H
#define UI_LOOK_H

#include "ui/state.h"

enum look {
	LOOK_NOTHING, /* in this piece of the text */
	LOOK_FOUND,
	LOOK_GAVE_UP, /* this piece was not searched to its end */
	LOOK_END,     /* there is no more text */
};

/*
 * Looks from `*at` to the end of the piece of text that holds it. Moves `*at` behind the match,
 * or behind the piece.
 */
enum look look_forward(const struct search *s, const struct article_view *v, uint32_t *at,
		       struct span *match);

/* The last match of the piece before `*at`; moves `*at` to its start, or to the piece's. */
enum look look_back(const struct search *s, const struct article_view *v, uint32_t *at,
		    struct span *match);

#endif
