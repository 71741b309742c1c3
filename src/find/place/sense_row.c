#include "resolve.h"

#include <math.h>

/* A share of 0..1 in six steps. */
static uint32_t share_step(uint32_t part, uint32_t whole)
{
	float share = (float)part / (float)(whole + 1);
	return (part > 0) + (share >= 0.1f) + (share >= 0.2f) + (share >= 0.4f) +
	       (share >= 0.7f);
}

static uint32_t at_most(uint32_t n, uint32_t most)
{
	return n < most ? n : most;
}

/* ---- what it is -------------------------------------------------------------------------- */

static bool american(uint16_t country)
{
	return country == COUNTRY('U', 'S');
}

bool resolve_english(uint16_t country)
{
	switch (country) {
	case COUNTRY('U', 'S'):
	case COUNTRY('G', 'B'):
	case COUNTRY('C', 'A'):
	case COUNTRY('A', 'U'):
	case COUNTRY('I', 'E'):
	case COUNTRY('N', 'Z'):
		return true;
	default:
		return false;
	}
}

bool resolve_north_american(uint16_t country)
{
	return american(country) || country == COUNTRY('C', 'A');
}

/* Does it lie where the words beside the name say? */
static bool lies_within(const struct name_senses *n, const struct use *u, uint32_t sense)
{
	return u->inside >> (sense - n->first) & 1;
}

bool resolve_excludes(const struct resolver *r, const struct use *u, const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	const uint8_t areas =
		1u << REGION_SUBDIVISION | 1u << REGION_REGION | 1u << REGION_COUNTY;
	const uint8_t states = 1u << REGION_COUNTRY | 1u << REGION_SUBDIVISION;
	bool county = u->around >> AROUND_COUNTY & 1;
	if (n->demonym)
		return false;
	if (u->around >> AROUND_STATES & 1 && n->types >> REGION_SUBDIVISION & 1)
		return s->type != REGION_SUBDIVISION;
	/* "Washington, Oregon" may be a list; "Portland, Oregon" is none */
	if (u->inside && !(n->types & states))
		return !lies_within(n, u, (uint32_t)(s - r->senses));
	if (u->area && county && n->types >> REGION_COUNTY & 1)
		return s->type != REGION_COUNTY;
	if (u->area && !county && n->types & areas)
		return s->type == REGION_CITY;
	/* New York, Washington, Quebec go by the name alone, as states too */
	return !u->area && s->type == REGION_SUBDIVISION &&
	       !resolve_north_american(s->country) && !(s->flags & NAME_KIND) && s->seat;
}

static void itself(struct clues *l, const struct name_senses *n, const struct sense *s)
{
	uint32_t type = s->type;
	add_clue(l, CLUE_PEOPLE, s->people, type);
	add_clue(l, CLUE_FAME, type == REGION_CITY ? (s->fame + 1u) / 2 : 0, type);
	if (n->demonym)
		add_clue(l, CLUE_DEMONYM, 0, type);
	if (s->seat)
		add_clue(l, CLUE_SEAT, american(s->country), type);
	if (type == REGION_CITY && n->people != s->people)
		add_clue(l, CLUE_GAP, 0, type);
	for (uint32_t bits = n->types & ~(1u << type); bits; bits &= bits - 1)
		add_clue(l, CLUE_RIVAL, (uint32_t)__builtin_ctz(bits), type);
	add_clue(l, CLUE_SOURCE, s->source, type);
	add_clue(l, CLUE_COMPANY, at_most(s->company, 4), type);
	if (!s->located)
		add_clue(l, CLUE_NOWHERE, 0, type);
	add_clue(l, CLUE_FLAGS, s->flags & (NAME_MAIN | NAME_SHORT | NAME_KIND), type);
	if (american(s->country))
		add_clue(l, CLUE_LAND, LAND_AMERICAN, type);
	else if (resolve_english(s->country))
		add_clue(l, CLUE_LAND, LAND_ENGLISH, type);
	add_clue(l, CLUE_SENSES, at_most(n->n, 6), type);
}

/* ---- the words beside it ----------------------------------------------------------------- */

bool resolve_lies_within(const struct resolver *r, const struct sense *s,
			 struct place_refs areas)
{
	for (uint32_t i = 0; i < areas.n; i++) {
		uint32_t id = ref_place(areas.at[i]);
		const struct place *p = gazetteer_place(r->f->places, id);
		if (ref_flags(areas.at[i]) & NAME_DEMONYM || id == s->place || !p->country[0] ||
		    country_of_place(p) != s->country)
			continue;
		if (p->type == REGION_COUNTRY && s->type != REGION_COUNTRY)
			return true;
		if (p->type == REGION_SUBDIVISION && s->type != REGION_SUBDIVISION &&
		    p->subdivision && p->subdivision == s->subdivision)
			return true;
		if (p->type == REGION_COUNTY && s->type == REGION_CITY && s->located &&
		    !isnan(p->lat) && gazetteer_distance(p->lat, p->lon, s->lat, s->lon) < 70)
			return true;
	}
	return false;
}

static void beside(struct clues *l, const struct resolver *r, const struct use *u,
		   const struct sense *s)
{
	for (uint32_t bits = u->around; bits; bits &= bits - 1)
		add_clue(l, CLUE_AROUND, (uint32_t)__builtin_ctz(bits), s->type);
	if (u->within.n)
		add_clue(l, CLUE_WITHIN,
			 lies_within(&r->names[u->name], u, (uint32_t)(s - r->senses)),
			 s->type);
}

/* ---- the article ------------------------------------------------------------------------- */

static void country(struct clues *l, const struct resolver *r, const struct sense *pick,
		    const struct sense *s)
{
	uint32_t whole = r->n_evidence - (pick->country != 0);
	uint32_t mine = r->in_country[s->country] - (pick->country == s->country);
	uint32_t share = share_step(mine, whole);
	if (mine && mine >= r->most_in_country)
		share += SHARE_TOP;
	else if (!mine && whole >= 2)
		share = SHARE_NONE;
	add_clue(l, CLUE_COUNTRY, share, s->type);
	if (s->type != REGION_COUNTRY && r->named_country[s->country])
		add_clue(l, CLUE_COUNTRY_NAMED, 0, s->type);
}

static void state(struct clues *l, const struct resolver *r, const struct sense *pick,
		  const struct sense *s)
{
	uint32_t whole = r->n_evidence - (pick->country != 0);
	uint32_t here = r->in_subdivision[s->area] - (pick->area == s->area);
	uint32_t top = here && here >= r->most_in_subdivision ? SHARE_TOP : 0;
	bool area = s->type == REGION_SUBDIVISION;
	bool named = r->named_subdivision[s->area] &&
		     !(pick->type == REGION_SUBDIVISION && pick->area == s->area);
	add_clue(l, CLUE_STATE, (area ? 0 : share_step(here, whole)) + top, s->type);
	add_clue(l, area ? CLUE_INSIDE_COUNT : CLUE_STATE_COUNT, at_most(here, 4), s->type);
	if (named && !area)
		add_clue(l, CLUE_STATE_NAMED, here > 1, s->type);
}

/* Steps of distance between the points of two senses, in kilometres: 25, 50, 150, 500, 1500. */
static const float STEPS[] = {25, 50, 150, 500, 1500};
enum { STEP_COUNT = sizeof STEPS / sizeof *STEPS };

/*
 * How many of the article's points are how near, without the one that the name itself has
 * there.
 */
static void count_near(const struct resolver *r, uint32_t name, const struct sense *s,
		       uint32_t within[static STEP_COUNT])
{
	memset(within, 0, STEP_COUNT * sizeof *within);
	for (uint32_t i = 0; i < r->n_points; i++) {
		const struct name_point *p = &r->points[i];
		float dx = s->x - p->x, dy = s->y - p->y, dz = s->z - p->z;
		float square = (dx * dx + dy * dy + dz * dz) * 6371.0f * 6371.0f;
		if (p->name == name)
			continue;
		for (uint32_t k = 0; k < STEP_COUNT; k++)
			within[k] += square < STEPS[k] * STEPS[k];
	}
}

static void distances(struct clues *l, const struct resolver *r, const struct name_senses *n,
		      const struct sense *s)
{
	uint32_t within[STEP_COUNT], all = r->n_points - n->point;
	if (!sense_local(s))
		return;
	if (!all) {
		add_clue(l, CLUE_ALONE, 0, s->type);
		return;
	}
	count_near(r, (uint32_t)(n - r->names), s, within);
	uint32_t nearest = 0; /* each step holds those before */
	for (uint32_t k = 0; k < STEP_COUNT; k++)
		nearest += within[k] == 0;
	add_clue(l, CLUE_NEAREST, nearest, 0);
	add_clue(l, CLUE_NEAR_50, at_most(within[1], 3), 0);
	add_clue(l, CLUE_NEAR_150, at_most(within[2], 4), 0);
	add_clue(l, CLUE_NEAR_500, share_step(within[3], all), 0);
}

static void neighbours(struct clues *l, const struct resolver *r, const struct use *u,
		       const struct sense *s)
{
	uint32_t same_country = 0, same_state = 0;
	const uint32_t both[] = {u->before, u->after};
	for (size_t k = 0; k < 2; k++) {
		if (!both[k])
			continue;
		const struct name_senses *o = &r->names[both[k] - 1];
		const struct sense *p = &r->senses[o->first + o->pick];
		same_country += p->country && p->country == s->country;
		same_state += p->area && p->area == s->area;
	}
	add_clue(l, CLUE_BESIDE, same_country * 3 + same_state, s->type);
	if (u->sibling) {
		const struct name_senses *o = &r->names[u->sibling - 1];
		const struct sense *p = &r->senses[o->first + o->pick];
		uint32_t same = (p->type == s->type) * 2u + (p->country == s->country);
		add_clue(l, CLUE_SIBLING, same, s->type);
	}
}

void resolve_fixed_clues(const struct resolver *r, const struct use *u, const struct sense *s,
			 struct clues *l)
{
	l->units = 0;
	l->n = 0;
	itself(l, &r->names[u->name], s);
	beside(l, r, u, s);
}

void resolve_company_clues(const struct resolver *r, const struct use *u, const struct sense *s,
			   struct clues *l)
{
	const struct name_senses *n = &r->names[u->name];
	const struct sense *pick = &r->senses[n->first + n->pick];
	l->units = 0;
	l->n = 0;
	if (s->country)
		country(l, r, pick, s);
	if (s->country && s->area)
		state(l, r, pick, s);
	distances(l, r, n, s);
	neighbours(l, r, u, s);
}
