/* In which order the names of an article find their places. */
#include "resolve.h"

#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum { PASSES = 3 }; /* the first with region_place, the others with region_place2 */

/* "San Pedro de Atacama": where its link stands, "de", and a name before it; its end: none. */
static uint32_t link_of(const struct token *tokens, const struct toponym *t)
{
	uint32_t i = t->first + 1;
	while (i < t->end && (tokens[i].flags & TOKEN_CAPITAL || tokens[i].hash == WORD_OF ||
			      !(tokens[i].classes & LEX(NAME_LINK))))
		i++;
	return i;
}

/* Do the words beside a toponym say where it lies, or what lies in it? */
static bool told(const struct resolver *r, uint32_t toponym)
{
	uint32_t use = r->use_of[toponym];
	return use && (r->uses[use - 1].within.n || r->uses[use - 1].holds);
}

/*
 * Does the article speak for a place that the short name means by itself: a city of the country
 * that `whole` lies in or of one that is named; a province?
 */
static bool stands(const struct resolver *r, uint32_t place, const struct place *whole)
{
	enum { CITY_PEOPLE = 100000 };
	const struct place *p = gazetteer_place(r->f->places, place);
	if (!p || !p->country[0])
		return false;
	uint16_t country = country_of_place(p);
	bool near = whole && country_of_place(whole) == country;
	if (p->type != REGION_CITY)
		return true;
	return p->population >= CITY_PEOPLE && (near || r->named_country[country]);
}

/*
 * "San Pedro de Atacama … San Pedro": the toponyms behind `whole` that only say its first words
 * mean the same.
 */
static void follow(const struct resolver *r, uint32_t whole, struct choice *out)
{
	const struct toponyms *t = r->t;
	const struct toponym *w = &t->at[whole];
	uint32_t end = link_of(r->tokens, w);
	const struct place *p = gazetteer_place(r->f->places, out[whole].place);
	if (end == w->end || (p && p->type != REGION_CITY))
		return; /* Rio Grande is a town of Rio Grande do Sul */
	uint32_t key = toponym_key(r->tokens, w->first, end);
	for (uint32_t i = whole + 1; i < t->n; i++)
		if (!t->at[i].demonym && !told(r, i) && !stands(r, out[i].place, p) &&
		    toponym_key(r->tokens, t->at[i].first, t->at[i].end) == key)
			out[i] = out[whole];
}

void toponyms_resolve(struct find *f, const struct toponyms *t, struct choice *out)
{
	struct resolver r;
	resolver_start(&r, f, t);
	resolver_guess(&r);
	const struct model *later = &f->models->region_place2;
	resolver_pass(&r, &f->models->region_place);
	for (int pass = 1; pass < PASSES; pass++)
		if (!resolver_pass(&r, later))
			break;
	bool moved = resolve_areas(&r, later);
	resolver_count(&r);
	if (moved)
		explain_senses(&r, later);
	for (uint32_t i = 0; i < t->n; i++)
		resolve_outcome(&r, i, &out[i]);
	for (uint32_t i = 0; i < t->n; i++)
		follow(&r, i, out);
}
