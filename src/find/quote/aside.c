/* Reports within dashes or brackets, which tell of nothing outside. */
#include "bounds.h"

enum { ASIDE_MOST = 24 }; /* elements from its sign to the cue, and from there to its end */

static char sign_at(const struct clause *c, uint32_t i)
{
	const struct element *w = clause_word(c, i);
	return element_dash(w) ? '_' : w->sign;
}

/* The dash or bracket that opens an aside with the event in it; the count: none does. */
static uint32_t opening(const struct clause *c, const struct report_event *e)
{
	uint32_t open = c->n, dashes = 0;
	for (uint32_t k = 0; k < e->first; k++) {
		char sign = sign_at(c, k);
		dashes += sign == '_';
		if (sign == '(' || (sign == '_' && dashes % 2))
			open = k;
		else if (sign == '_' || sign == ')' || sign == ';' || sign == ':')
			open = c->n;
	}
	return open < c->n && e->first - open <= ASIDE_MOST ? open : c->n;
}

/* The next such sign behind the event, if it is near; 0: it is not. */
static uint32_t closing(const struct clause *c, const struct report_event *e, char sign)
{
	for (uint32_t k = e->at + 1; k < c->n && k - e->at <= ASIDE_MOST; k++)
		if (sign_at(c, k) == sign)
			return k;
	return 0;
}

/* Does anything that is told stand in [first, cue), before a comma or marked? */
static bool tells(const struct clause *c, uint32_t first, uint32_t cue)
{
	for (uint32_t k = first; k < cue; k++)
		if (clause_kind(c, k) == KIND_QUOTE || (k > first && sign_at(c, k) == ','))
			return true;
	return false;
}

struct range bounds_aside(const struct clause *c, const struct report_event *e)
{
	uint32_t first = e->first, start = 0;
	char sign = ',';
	if (e->cue == CUE_ACCORDING && first > 1 && clause_kind(c, first - 1) == KIND_QUOTE &&
	    sign_at(c, first - 2) == ',') {
		start = first - 1;
	} else {
		uint32_t open = opening(c, e);
		if (open == c->n || !tells(c, open + 1, first))
			return (struct range){0, 0};
		sign = sign_at(c, open) == '(' ? ')' : '_';
		start = open + 1;
	}
	uint32_t end = closing(c, e, sign);
	return end ? (struct range){start, end} : (struct range){0, 0};
}
