#include "resolve.h"

#include <math.h>

/* Templates; a new kind of evidence gets a new number. */
enum template {
	F_TYPE = 1, F_PEOPLE, F_GAP, F_LARGEST, F_RIVAL, F_SOURCE, F_NOWHERE, F_FLAGS, F_US,
	F_ENGLISH, F_AROUND, F_WITHIN, F_NOT_WITHIN, F_COUNTRY_SHARE, F_COUNTRY_ANY, F_COUNTRY_NONE,
	F_COUNTRY_NAMED, F_STATE_SHARE, F_STATE_COUNT, F_STATE_NAMED, F_INSIDE_COUNT, F_NEAR_50,
	F_NEAR_150, F_NEAR_500, F_NEAREST, F_BESIDE, F_SIBLING, F_ALONE, F_DEMONYM, F_SENSES,
	F_SEAT, F_TOP_STATE, F_TOP_COUNTRY, F_NOBODY, F_FAME,
	F_COMPANY,
};

enum { PEOPLE_LEAST = 8 }; /* 10,000: in halves of powers of ten */

struct list {
	uint32_t *at, n;
};

/* Inline: mixing in the constants that most values are costs nothing then. */
static inline __attribute__((always_inline)) void add(struct list *l, uint32_t template, uint32_t a,
						      uint32_t b, uint32_t c)
{
	if (l->n < SENSE_FEATURES)
		l->at[l->n++] = feature(template, a, b, c);
}

/* One feature for each step reached, so that more never weighs as something else. */
static void add_steps(struct list *l, uint32_t template, uint32_t steps, uint32_t most, uint32_t a)
{
	for (uint32_t k = 1; k <= steps && k <= most; k++)
		add(l, template, k, a, 0);
}

/* A share of 0..1 in six steps. */
static uint32_t share_step(uint32_t part, uint32_t whole)
{
	float share = (float)part / (float)(whole + 1);
	return part == 0      ? 0
	       : share < 0.1f ? 1
	       : share < 0.2f ? 2
	       : share < 0.4f ? 3
	       : share < 0.7f ? 4
			      : 5;
}

static uint32_t at_most(uint32_t n, uint32_t most)
{
	return n < most ? n : most;
}

/* ---- what it is ------------------------------------------------------------------------------- */

bool resolve_english(uint16_t country)
{
	static const char codes[][3] = {"US", "GB", "CA", "AU", "IE", "NZ"};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (country == (codes[i][0] - 'A') * 26 + codes[i][1] - 'A' + 1)
			return true;
	return false;
}

static bool american(uint16_t country)
{
	return country == ('U' - 'A') * 26 + 'S' - 'A' + 1;
}

/* Is it the town that a subdivision of the same name is governed from, or that subdivision? */
static bool seat(const struct resolver *r, const struct name_senses *n, const struct sense *s)
{
	if (!s->subdivision || (s->type != REGION_CITY && s->type != REGION_SUBDIVISION))
		return false;
	for (uint32_t i = 0; i < n->n; i++) {
		const struct sense *o = &r->senses[n->first + i];
		bool pair = (s->type == REGION_CITY && o->type == REGION_SUBDIVISION) ||
			    (s->type == REGION_SUBDIVISION && o->type == REGION_CITY && o->people);
		if (pair && o->subdivision == s->subdivision)
			return true;
	}
	return false;
}

bool resolve_north_american(uint16_t country)
{
	return american(country) || country == ('C' - 'A') * 26 + 'A' - 'A' + 1;
}

/* Has the name any sense that lies where the words beside it say? */
static bool any_within(const struct resolver *r, const struct use *u)
{
	const struct name_senses *n = &r->names[u->name];
	for (uint32_t i = 0; i < n->n; i++)
		if (resolve_lies_within(r, &r->senses[n->first + i], u->within))
			return true;
	return false;
}

bool resolve_excludes(const struct resolver *r, const struct use *u, const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	const uint8_t areas = 1u << REGION_SUBDIVISION | 1u << REGION_REGION | 1u << REGION_COUNTY;
	const uint8_t states = 1u << REGION_COUNTRY | 1u << REGION_SUBDIVISION;
	bool county = u->around >> AROUND_COUNTY & 1;
	if (n->demonym)
		return false;
	if (u->around >> AROUND_STATES & 1 && n->types >> REGION_SUBDIVISION & 1)
		return s->type != REGION_SUBDIVISION;
	/* "Washington, Oregon" may be a list; "Portland, Oregon" is none */
	if (u->within.n && !(n->types & states) && any_within(r, u))
		return !resolve_lies_within(r, s, u->within);
	if (u->area && county && n->types >> REGION_COUNTY & 1)
		return s->type != REGION_COUNTY;
	if (u->area && !county && n->types & areas)
		return s->type == REGION_CITY;
	/* New York, Washington, Quebec go by the name alone, as states too */
	return !u->area && s->type == REGION_SUBDIVISION && !resolve_north_american(s->country) &&
	       !(s->flags & NAME_KIND) && seat(r, n, s);
}

static void itself(struct list *l, const struct resolver *r, const struct name_senses *n,
		   const struct sense *s)
{
	uint32_t type = s->type;
	add(l, F_TYPE, type, 0, 0);
	if (!s->people)
		add(l, F_NOBODY, type, 0, 0);
	for (uint32_t k = PEOPLE_LEAST; k <= s->people; k++)
		add(l, F_PEOPLE, type, 0, 0);
	if (type == REGION_CITY)
		for (uint32_t k = 0; k < s->fame; k += 2)
			add(l, F_FAME, 0, 0, 0);
	if (n->demonym)
		add(l, F_DEMONYM, type, 0, 0);
	if (n->types & 1u << REGION_SUBDIVISION && seat(r, n, s))
		add(l, F_SEAT, type, american(s->country), 0);
	if (type == REGION_CITY) {
		add_steps(l, F_GAP, n->people - s->people, 1, 0);
	}
	for (uint32_t t = 0; t < REGION_TYPES; t++)
		if (n->types >> t & 1 && t != type)
			add(l, F_RIVAL, type, t, 0);
	add(l, F_SOURCE, s->source, type, 0);
	add_steps(l, F_COMPANY, s->company, 4, type);
	if (!s->located)
		add(l, F_NOWHERE, type, 0, 0);
	add(l, F_FLAGS, s->flags & (NAME_MAIN | NAME_SHORT | NAME_KIND), type, 0);
	if (american(s->country))
		add(l, F_US, type, 0, 0);
	else if (resolve_english(s->country))
		add(l, F_ENGLISH, type, 0, 0);
	add(l, F_SENSES, at_most(n->n, 6), type, 0);
}

/* ---- the words beside it ---------------------------------------------------------------------- */

bool resolve_lies_within(const struct resolver *r, const struct sense *s, struct place_refs areas)
{
	for (uint32_t i = 0; i < areas.n; i++) {
		uint32_t id = ref_place(areas.at[i]);
		const struct place *p = gazetteer_place(r->f->places, id);
		if (ref_flags(areas.at[i]) & NAME_DEMONYM || id == s->place || !p->country[0])
			continue;
		uint16_t country = (uint16_t)((p->country[0] - 'A') * 26 + p->country[1] - 'A' + 1);
		if (country != s->country)
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

static void beside(struct list *l, const struct resolver *r, const struct use *u,
		   const struct sense *s)
{
	for (uint32_t k = 0; k < AROUND_KINDS; k++)
		if (u->around >> k & 1)
			add(l, F_AROUND, k, s->type, 0);
	if (!u->within.n)
		return;
	if (resolve_lies_within(r, s, u->within))
		add(l, F_WITHIN, s->type, 0, 0);
	else
		add(l, F_NOT_WITHIN, s->type, 0, 0);
}

/* ---- the article ------------------------------------------------------------------------------ */

/* Does what the name means at present count for that country, that subdivision? */
static bool counts_for_country(const struct resolver *r, const struct name_senses *n,
			       uint16_t country)
{
	return n->n && r->senses[n->first + n->pick].country == country;
}

static bool counts_for_state(const struct resolver *r, const struct name_senses *n, uint16_t state)
{
	return n->n && r->senses[n->first + n->pick].subdivision == state;
}

static void company(struct list *l, const struct resolver *r, const struct name_senses *n,
		    const struct sense *s)
{
	const struct sense *pick = &r->senses[n->first + n->pick];
	uint32_t whole = r->n_evidence - (pick->country != 0);
	if (!s->country)
		return;
	uint32_t mine = r->in_country[s->country] - counts_for_country(r, n, s->country);
	add_steps(l, F_COUNTRY_SHARE, share_step(mine, whole), 5, s->type);
	if (mine && mine >= r->most_in_country)
		add(l, F_TOP_COUNTRY, s->type, 0, 0);
	if (mine)
		add(l, F_COUNTRY_ANY, s->type, 0, 0);
	else if (whole >= 2)
		add(l, F_COUNTRY_NONE, s->type, 0, 0);
	if (s->type != REGION_COUNTRY && r->named_country[s->country])
		add(l, F_COUNTRY_NAMED, s->type, 0, 0);
	if (!s->subdivision)
		return;
	uint32_t here = r->in_subdivision[s->subdivision] - counts_for_state(r, n, s->subdivision);
	bool named = r->named_subdivision[s->subdivision] &&
		     !(pick->type == REGION_SUBDIVISION && pick->subdivision == s->subdivision);
	if (here && here >= r->most_in_subdivision)
		add(l, F_TOP_STATE, s->type, 0, 0);
	if (s->type == REGION_SUBDIVISION) {
		add_steps(l, F_INSIDE_COUNT, here, 4, 0);
		return;
	}
	add_steps(l, F_STATE_SHARE, share_step(here, whole), 5, s->type);
	add_steps(l, F_STATE_COUNT, here, 4, s->type);
	if (named)
		add(l, F_STATE_NAMED, s->type, here > 1, 0);
}

/* Steps of distance between the points of two senses, in kilometres: 25, 50, 150, 500, 1500. */
static const float STEPS[] = {25, 50, 150, 500, 1500};
enum { STEP_COUNT = sizeof STEPS / sizeof *STEPS };

static void distances(struct list *l, const struct resolver *r, const struct name_senses *n,
		      const struct sense *s)
{
	uint32_t within[STEP_COUNT] = {0}, all = 0;
	if (!s->located || (s->type != REGION_CITY && s->type != REGION_COUNTY))
		return;
	for (uint32_t i = 0; i < r->n_points; i++) {
		const struct point *p = &r->points[i];
		if (p->name == n)
			continue;
		float dx = s->x - p->x, dy = s->y - p->y, dz = s->z - p->z;
		float square = (dx * dx + dy * dy + dz * dz) * 6371.0f * 6371.0f;
		all++;
		for (uint32_t k = STEP_COUNT; k-- > 0 && square < STEPS[k] * STEPS[k];)
			within[k]++;
	}
	if (!all) {
		add(l, F_ALONE, s->type, 0, 0);
		return;
	}
	uint32_t nearest = 0;
	while (nearest < STEP_COUNT && !within[nearest])
		nearest++;
	add_steps(l, F_NEAREST, nearest, STEP_COUNT, 0);
	add_steps(l, F_NEAR_50, within[1], 3, 0);
	add_steps(l, F_NEAR_150, within[2], 4, 0);
	add_steps(l, F_NEAR_500, share_step(within[3], all), 5, 0);
}

static void neighbours(struct list *l, const struct resolver *r, const struct use *u,
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
		same_state += p->subdivision && p->subdivision == s->subdivision;
	}
	add(l, F_BESIDE, same_country, same_state, s->type);
	if (u->sibling) {
		const struct name_senses *o = &r->names[u->sibling - 1];
		const struct sense *p = &r->senses[o->first + o->pick];
		add(l, F_SIBLING, p->type == s->type, p->country == s->country, s->type);
	}
}

uint32_t resolve_fixed_features(const struct resolver *r, const struct use *u,
				const struct sense *s, uint32_t features[static SENSE_FEATURES])
{
	struct list l = {features, 0};
	itself(&l, r, &r->names[u->name], s);
	beside(&l, r, u, s);
	return l.n;
}

uint32_t resolve_company_features(const struct resolver *r, const struct use *u,
				  const struct sense *s,
				  uint32_t features[static SENSE_FEATURES])
{
	const struct name_senses *n = &r->names[u->name];
	struct list l = {features, 0};
	company(&l, r, n, s);
	distances(&l, r, n, s);
	neighbours(&l, r, u, s);
	return l.n;
}
