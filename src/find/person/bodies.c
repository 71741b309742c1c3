/* Names of bodies that are parts of longer ones: "the Post", "Time", "Hurricane Center". */
#include "names.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

enum { CHAIN_MOST = 16 }; /* figures of one word that are looked at */

static bool body_word(const struct token *t)
{
	return t->classes & LEX_BODY;
}

static bool same_words(const struct names *n, uint32_t a, uint32_t b, uint32_t words)
{
	for (uint32_t i = 0; i < words; i++)
		if (n->at[a + i].hash != n->at[b + i].hash)
			return false;
	return true;
}

/* "Japanese", "U.S.", "New York": only where the body is that the rest of the name tells. */
static bool tells_where(const struct names *n, uint32_t first, uint32_t end)
{
	uint32_t hashes[4], k = 0;
	for (uint32_t i = first; i < end && k < 4; i++)
		hashes[k++] = n->at[i].hash;
	return english_origin(token_str(n->d, &n->at[first])) ||
	       n->at[first].flags & TOKEN_DOTTED || names_place(n->f->places, hashes, k);
}

/* Does the long name end in the short one: "the Post", "Hurricane Center"? */
static bool ends_in(const struct names *n, const struct name *full, const struct name *part)
{
	uint32_t words = name_words(part), start = full->end - words;
	if (!same_words(n, start, part->first, words))
		return false;
	if (words == 1)
		return body_word(&n->at[part->first]) && part->title &&
		       n->at[part->title - 1].hash == WORD_THE;
	return tells_where(n, full->first, start);
}

/* Does it begin with it, and tell only what it is: "Time Magazine"? */
static bool begins_with(const struct names *n, const struct name *full, const struct name *part)
{
	uint32_t words = name_words(part);
	if (!same_words(n, full->first, part->first, words))
		return false;
	for (uint32_t i = full->first + words; i < full->end; i++)
		if (!body_word(&n->at[i]))
			return false;
	return true;
}

uint32_t body_begun_by(const struct names *n, const struct name *w)
{
	uint32_t found = UINT32_MAX, id = chain_head(&n->first_chain, w->first_hash);
	for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next_first) {
		const struct name *full = figure_best(n, id - 1);
		if (name_words(full) <= name_words(w) || !(full->flags & NAME_BODY) ||
		    n->figures.at[id - 1].merged || !begins_with(n, full, w))
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = id - 1;
	}
	return found;
}

/* A name of one word that persons or places have. */
static bool otherwise(const struct names *n, const struct figure *g, const struct name *w)
{
	return g->person > 0 || n->at[w->first].classes & (LEX_GIVEN | LEX(SURNAME)) ||
	       names_place(n->f->places, &w->first_hash, 1);
}

struct longer_name {
	const uint32_t *first; /* by figure: its first name */
	uint32_t part;         /* figure whose longer name is looked for */
	uint32_t found;        /* figure; UINT32_MAX: none */
	uint32_t many;
};

static void consider(const struct names *n, struct longer_name *s, uint32_t figure, bool fits)
{
	if (!fits || n->figures.at[figure].merged || s->first[figure] > s->first[s->part])
		return;
	s->found = figure;
	s->many++;
}

/* The only longer name, given before, that `part` is short for; UINT32_MAX. */
static uint32_t longer(const struct names *n, const uint32_t *first, uint32_t part)
{
	struct longer_name s = {.first = first, .part = part, .found = UINT32_MAX};
	const struct figure *g = &n->figures.at[part];
	const struct name *w = figure_best(n, part), *full;
	uint32_t id = chain_head(&n->last_chain, w->last_hash);
	for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next) {
		full = figure_best(n, id - 1);
		if (name_words(full) > name_words(w))
			consider(n, &s, id - 1, full->flags & NAME_BODY && ends_in(n, full, w));
	}
	if (s.many)
		return s.many == 1 ? s.found : UINT32_MAX;
	uint32_t begun = body_begun_by(n, w);
	bool fits = begun != UINT32_MAX && (name_words(w) > 1 || !otherwise(n, g, w));
	return fits ? begun : UINT32_MAX;
}

/* "United States Lake Center", "Lake Center of the United States": the same words. */
static void join_reordered(struct names *n)
{
	struct chain words;
	uint32_t long_ones = 0;
	for (uint32_t i = 0; i < n->figures.n; i++)
		long_ones += name_words(figure_best(n, i)) > 2;
	if (long_ones < 2)
		return;
	chain_make(&words, n->f->scratch, long_ones);
	for (uint32_t i = 0; i < n->figures.n; i++) {
		const struct name *w = figure_best(n, i);
		uint32_t sum = 0, capitals = 0;
		if (n->figures.at[i].merged || !(w->flags & NAME_BODY) || name_words(w) < 3)
			continue;
		for (uint32_t k = w->first; k < w->end; k++)
			if (token_capital(&n->at[k])) {
				sum += n->at[k].hash * 0x9e3779b1u;
				capitals++;
			}
		uint32_t *slot = capitals > 2 ? chain_at(&words, sum | 1) : NULL;
		if (slot && *slot)
			figures_merge(n, *slot - 1, i);
		else if (slot)
			*slot = i + 1;
	}
}

void figures_join_bodies(struct names *n)
{
	uint32_t *first = ARENA_ARRAY_RAW(n->f->scratch, n->figures.n + 1, uint32_t);
	for (uint32_t i = (uint32_t)n->list.n; i-- > 0;)
		first[n->list.at[i].figure] = i;
	for (uint32_t i = 0; i < n->figures.n; i++) {
		const struct figure *g = &n->figures.at[i];
		const struct name *w = figure_best(n, i);
		if (g->merged || g->titled || w->flags & NAME_GIVEN ||
		    (name_words(w) > 1 && !(w->flags & NAME_BODY)))
			continue;
		uint32_t full = longer(n, first, i);
		if (full != UINT32_MAX)
			figures_merge(n, full, i);
	}
	join_reordered(n);
}
