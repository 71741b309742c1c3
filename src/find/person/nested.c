/* Persons called by a middle part of their name: "Flores" of María Teresa Flores Jáquez. */
#include "names.h"

#include "find/place/place.h"

/* A name of three words and more that begins with a first name, and in no headline. */
static bool has_middle(const struct names *n, uint32_t figure)
{
	const struct name *w = figure_best(n, figure);
	return name_words(w) > 2 && w->flags & NAME_GIVEN &&
	       !(w->flags & (NAME_BODY | NAME_HEADLINE)) && !n->figures.at[figure].merged;
}

/* May the word alone stand for a family: no initial, no first name, no place? */
static bool is_family(const struct names *n, const struct token *t)
{
	return t->end - t->start > 2 && !(t->flags & (TOKEN_DOTTED | TOKEN_UPPER)) &&
	       !(t->classes & (LEX(NAME_PARTICLE) | LEX(COMMON) | LEX(TITLE) | LEX_GIVEN)) &&
	       !names_place(n->f->places, &t->hash, 1);
}

/* By its middle words the figure is known; by one that several have, nobody. */
static void enter_middles(const struct names *n, struct chain *middles, uint32_t figure)
{
	const struct name *w = figure_best(n, figure);
	for (uint32_t i = w->first + 1; i + 1 < w->end; i++) {
		if (!token_capital(&n->at[i]))
			continue;
		uint32_t *slot = chain_at(middles, n->at[i].hash);
		*slot = *slot && *slot != figure + 1 ? UINT32_MAX : figure + 1;
	}
}

/* Do the words of the part stand in the whole name, one behind the other? */
static bool holds(const struct names *n, const struct name *whole, const struct name *part)
{
	uint32_t words = name_words(part);
	for (uint32_t i = whole->first; i + words <= whole->end; i++) {
		uint32_t k = 0;
		while (k < words && n->at[i + k].hash == n->at[part->first + k].hash)
			k++;
		if (k == words)
			return true;
	}
	return false;
}

/* Is the figure called by a middle part of another's name: index + 1 of that; 0. */
static uint32_t whole_of(const struct names *n, const struct chain *middles, uint32_t figure)
{
	const struct figure *g = &n->figures.at[figure];
	const struct name *w = figure_best(n, figure);
	uint32_t id = chain_head(middles, w->last_hash);
	if (!id || id == UINT32_MAX || id == figure + 1 || g->merged || w->flags & NAME_BODY)
		return 0;
	if (name_words(w) == 1 && !is_family(n, &n->at[w->first]))
		return 0;
	const struct figure *whole = &n->figures.at[id - 1];
	bool clash = g->gender && whole->gender && !(g->gender & whole->gender);
	return !clash && holds(n, figure_best(n, id - 1), w) ? id : 0;
}

void figures_join_nested(struct names *n)
{
	struct chain middles;
	uint32_t room = 0;
	for (uint32_t i = 0; i < n->figures.n; i++)
		room += has_middle(n, i) ? name_words(figure_best(n, i)) : 0;
	if (!room)
		return;
	chain_make(&middles, n->f->scratch, room);
	for (uint32_t i = 0; i < n->figures.n; i++)
		if (has_middle(n, i))
			enter_middles(n, &middles, i);
	for (uint32_t i = 0; i < n->figures.n; i++) {
		uint32_t whole = whole_of(n, &middles, i);
		if (whole && !n->figures.at[whole - 1].merged)
			figures_merge(n, whole - 1, i);
	}
}
