/* Names cut short: "San Pedro" behind "San Pedro de Atacama". */
#include "resolve.h"

enum { CITY_PEOPLE = 100000 }; /* who may be meant by its name alone */

/* The name, index + 1, that the first words of a toponym are, before its link; 0: none. */
static uint32_t first_name(const struct resolver *r, const struct toponym *t)
{
	uint32_t i = t->first + 1;
	while (i < t->end && !toponym_link(&r->tokens[i]))
		i++;
	return i < t->end ? senses_known(r, toponym_key(r->tokens, t->first, i)) : 0;
}

/* The name that a toponym is, index + 1, if no word beside it says where it lies; else 0. */
static uint32_t bare_name(const struct resolver *r, uint32_t toponym)
{
	uint32_t use = r->use_of[toponym];
	if (!use || r->inner[toponym] || r->t->at[toponym].demonym)
		return 0;
	const struct use *u = &r->uses[use - 1];
	return u->within.n || u->holds ? 0 : u->name + 1;
}

/*
 * Does the article speak for the place that the short form means by itself: a city of the
 * country that the whole name lies in or of one that is named; a province?
 */
static bool stands(const struct resolver *r, uint32_t place, const struct place *whole)
{
	const struct place *p = gazetteer_place(r->f->places, place);
	if (!p || !p->country[0])
		return false;
	if (p->type != REGION_CITY)
		return true;
	uint16_t country = country_of_place(p);
	bool near = whole && country_of_place(whole) == country;
	return p->population >= CITY_PEOPLE && (near || r->named_country[country]);
}

/* What a short form means, `out`, is what the longer name does, unless it stands by itself. */
static void follow(const struct resolver *r, const struct choice *whole, struct choice *out)
{
	const struct place *p = gazetteer_place(r->f->places, whole->place);
	if (stands(r, out->place, p))
		return;
	*out = *whole;
	if (p)
		out->because = REASON_SHORT;
}

/* Towns are cut short, not states: Rio Grande is a town of Rio Grande do Sul. */
static bool may_be_cut(const struct resolver *r, const struct choice *whole)
{
	const struct place *p = gazetteer_place(r->f->places, whole->place);
	return !p || p->type == REGION_CITY;
}

void resolve_short_forms(const struct resolver *r, struct choice *out)
{
	const struct toponyms *t = r->t;
	/* by name: index + 1 of the last longer one that begins with it; 0: none */
	uint32_t *whole_of = ARENA_ARRAY(r->scratch, (size_t)r->n_names + 1, uint32_t);
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t whole = whole_of[bare_name(r, i)], name = first_name(r, &t->at[i]);
		if (whole)
			follow(r, &out[whole - 1], &out[i]);
		if (name && may_be_cut(r, &out[i]))
			whole_of[name] = i + 1;
	}
}
