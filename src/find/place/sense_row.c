#include "sense_templates.h"

#include <math.h>

/* A share of 0..1 in six steps. */
static uint32_t share_step(uint32_t part, uint32_t whole)
{
	if (!part)
		return 0;
	float share = (float)part / (float)(whole + 1);
	return 1 + (share >= 0.1f) + (share >= 0.2f) + (share >= 0.4f) + (share >= 0.7f);
}

/* One feature for each step reached, so that more never weighs as something else. */
static void put_steps(struct row *row, enum sense_template t, uint32_t steps, uint32_t type)
{
	for (uint32_t k = 1; k <= steps; k++)
		sense_put(row, t, k, type, 0);
}

static uint32_t at_most(uint32_t n, uint32_t most)
{
	return n < most ? n : most;
}

enum { PEOPLE_LEAST = 8 }; /* 10,000: in halves of powers of ten */

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

bool resolve_british(uint16_t country)
{
	return country == COUNTRY('G', 'B') || country == COUNTRY('I', 'E');
}

/* People, in halves of powers of ten: those of a great city; a small town has not so many. */
enum { CITY_MOST = 11, TOWN_MOST = 9 };

/*
 * A town overseas that is called after a county of the British Isles, in an article that names
 * nothing else of its country: "Trains stood in Kent and Essex."
 */
static bool named_after_shire(const struct resolver *r, const struct use *u,
			      const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	return n->shire && s->type == REGION_CITY && s->people <= CITY_MOST && !u->within.n &&
	       !resolve_british(s->country) && resolve_english(s->country) &&
	       !r->plain[s->country];
}

/* "the Rhône", "the Pilbara": a town or a county has no article. */
static bool has_article(const struct name_senses *n, const struct sense *s)
{
	const uint8_t nature = 1u << REGION_OTHER | 1u << REGION_REGION;
	return n->types & nature && (s->type == REGION_CITY || s->type == REGION_COUNTY ||
				     s->type == REGION_SUBDIVISION);
}

/* Does it lie where the words beside the name say? */
static bool lies_within(const struct name_senses *n, const struct use *u, uint32_t sense)
{
	return u->inside >> (sense - n->first) & 1;
}

/*
 * "Georgia, Oregon" may be a list, as may "Cuba, Mexico"; "Lebanon, Pennsylvania" and
 * "Portland, Oregon" are none.
 */
static bool may_be_listed(const struct resolver *r, const struct use *u, const struct sense *s)
{
	if (s->type != REGION_COUNTRY && s->type != REGION_SUBDIVISION)
		return false;
	for (uint32_t i = 0; i < u->within.n; i++) {
		const struct place *p =
			gazetteer_place(r->f->places, ref_place(u->within.at[i]));
		if (p->type == s->type)
			return true;
	}
	return false;
}

/* "Athens, Tennessee": do the words beside any mention say where it lies? */
static bool told_where(const struct resolver *r, const struct name_senses *n)
{
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next)
		if (r->uses[i - 1].within.n)
			return true;
	return false;
}

/*
 * "Washington has told Ottawa": a government speaks, which sits in a great city; so neither the
 * state of that city's name elsewhere does nor a small town.
 */
static bool speechless(const struct resolver *r, const struct use *u, const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	bool town = s->type == REGION_CITY && s->people < TOWN_MOST;
	if (!(u->around >> AROUND_TELLS & 1) || u->area || u->holds || told_where(r, n) ||
	    (s->type != REGION_SUBDIVISION && !town) || n->people < CITY_MOST)
		return false;
	for (uint32_t i = n->first; i < n->first + n->n; i++) {
		const struct sense *o = &r->senses[i];
		if (o->type == REGION_CITY && o->people == n->people)
			return town || (o->country == s->country && o->area != s->area);
	}
	return false;
}

/*
 * "the Alexandria School Board": none overseas, where North America has one; Australia's public
 * schools are called so, too.
 */
static bool runs_no_schools(const struct resolver *r, const struct use *u,
			    const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	if (!(u->around >> AROUND_SCHOOLS & 1) || resolve_north_american(s->country) ||
	    s->country == COUNTRY('A', 'U'))
		return false;
	for (uint32_t i = n->first; i < n->first + n->n; i++)
		if (resolve_north_american(r->senses[i].country))
			return true;
	return false;
}

/*
 * "420 Augusta St., Alexandria": so North America writes where somebody lives, and it is a town
 * that stands there.
 */
static bool no_address(const struct resolver *r, const struct name_senses *n,
		       const struct sense *s)
{
	if (s->type == REGION_CITY && resolve_north_american(s->country))
		return false;
	for (uint32_t i = n->first; i < n->first + n->n; i++) {
		const struct sense *o = &r->senses[i];
		if (o->type == REGION_CITY && resolve_north_american(o->country))
			return true;
	}
	return false;
}

bool resolve_excludes(const struct resolver *r, const struct use *u, const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	const uint8_t areas =
		1u << REGION_SUBDIVISION | 1u << REGION_REGION | 1u << REGION_COUNTY;
	bool county = u->around >> AROUND_COUNTY & 1;
	if (n->demonym)
		return false;
	if (u->around >> AROUND_STATES & 1 && n->types >> REGION_SUBDIVISION & 1)
		return s->type != REGION_SUBDIVISION;
	if (u->around >> AROUND_COUNTRIES & 1 && n->types >> REGION_COUNTRY & 1)
		return s->type != REGION_COUNTRY;
	if (u->around >> AROUND_STREET & 1 && no_address(r, n, s))
		return true;
	if (u->around >> AROUND_THE & 1 && !u->area && has_article(n, s))
		return true;
	if (named_after_shire(r, u, s) || speechless(r, u, s) || runs_no_schools(r, u, s))
		return true;
	if (u->holding && !(u->holding >> (s - &r->senses[n->first]) & 1))
		return true;
	if (u->inside && !lies_within(n, u, (uint32_t)(s - r->senses)) &&
	    !may_be_listed(r, u, s))
		return true;
	if (u->area && county && n->types >> REGION_COUNTY & 1)
		return s->type != REGION_COUNTY;
	if (u->area && !county && n->types & areas)
		return s->type == REGION_CITY;
	/* New York, Washington, Quebec go by the name alone, as states too */
	return !u->area && s->type == REGION_SUBDIVISION &&
	       !resolve_north_american(s->country) && !(s->flags & NAME_KIND) && s->seat;
}

static void people(struct row *row, const struct sense *s)
{
	if (!s->people)
		sense_put(row, S_NOBODY, s->type, 0, 0);
	for (uint32_t k = PEOPLE_LEAST; k <= s->people; k++)
		sense_put(row, S_PEOPLE, s->type, 0, 0);
	for (uint32_t k = 0; s->type == REGION_CITY && k < s->fame; k += 2)
		sense_put(row, S_FAME, 0, 0, 0);
}

static void itself(struct row *row, const struct name_senses *n, const struct sense *s)
{
	uint32_t type = s->type;
	sense_put(row, S_TYPE, type, 0, 0);
	people(row, s);
	if (n->demonym)
		sense_put(row, S_DEMONYM, type, 0, 0);
	if (s->seat)
		sense_put(row, S_SEAT, type, american(s->country), 0);
	if (type == REGION_CITY && n->people != s->people)
		sense_put(row, S_GAP, 1, 0, 0);
	for (uint32_t bits = n->types & ~(1u << type); bits; bits &= bits - 1)
		sense_put(row, S_RIVAL, type, (uint32_t)__builtin_ctz(bits), 0);
	sense_put(row, S_SOURCE, s->source, type, 0);
	put_steps(row, S_COMPANY, at_most(s->company, S_COUNTS - 1), type);
	if (s->middle)
		sense_put(row, S_MIDDLE, type, 0, 0);
	if (!s->located)
		sense_put(row, S_NOWHERE, type, 0, 0);
	sense_put(row, S_FLAGS, s->flags & (NAME_MAIN | NAME_SHORT | NAME_KIND), type, 0);
	if (american(s->country))
		sense_put(row, S_US, type, 0, 0);
	else if (resolve_english(s->country))
		sense_put(row, S_ENGLISH, type, 0, 0);
	sense_put(row, S_SENSES, at_most(n->n, SENSES_STEPS), type, 0);
}

/* ---- the words beside it ----------------------------------------------------------------- */

bool resolve_lies_within(const struct resolver *r, const struct sense *s,
			 struct place_refs areas)
{
	for (uint32_t i = 0; i < areas.n; i++) {
		uint32_t id = ref_place(areas.at[i]);
		const struct place *p = gazetteer_place(r->f->places, id);
		if (id == s->place || !p->country[0] || country_of_place(p) != s->country)
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

static void beside(struct row *row, const struct resolver *r, const struct use *u,
		   const struct sense *s)
{
	for (uint32_t bits = u->around; bits; bits &= bits - 1)
		sense_put(row, S_AROUND, (uint32_t)__builtin_ctz(bits), s->type, 0);
	if (!u->within.n)
		return;
	bool within = lies_within(&r->names[u->name], u, (uint32_t)(s - r->senses));
	sense_put(row, within ? S_WITHIN : S_NOT_WITHIN, s->type, 0, 0);
}

/* ---- the article ------------------------------------------------------------------------- */

static void country(struct row *row, const struct resolver *r, const struct sense *pick,
		    const struct sense *s)
{
	uint32_t whole = r->n_evidence - (pick->country != 0);
	uint32_t mine = r->in_country[s->country] - (pick->country == s->country);
	uint32_t share = share_step(mine, whole);
	for (uint32_t k = 1; k <= share; k++) {
		sense_put(row, S_COUNTRY_SHARE, k, s->type, 0);
		sense_put(row, S_COUNTRY_SHARE, k, S_ANY_TYPE, 0);
	}
	if (mine && mine >= r->most_in_country) {
		sense_put(row, S_TOP_COUNTRY, s->type, 0, 0);
		sense_put(row, S_TOP_COUNTRY, S_ANY_TYPE, 0, 0);
	}
	if (mine)
		sense_put(row, S_COUNTRY_ANY, s->type, 0, 0);
	else if (whole >= 2)
		sense_put(row, S_COUNTRY_NONE, s->type, 0, 0);
	if (s->type != REGION_COUNTRY && r->named_country[s->country]) {
		sense_put(row, S_COUNTRY_NAMED, s->type, 0, 0);
		sense_put(row, S_COUNTRY_NAMED, S_ANY_TYPE, 0, 0);
	}
}

static void state(struct row *row, const struct resolver *r, const struct sense *pick,
		  const struct sense *s)
{
	uint32_t whole = r->n_evidence - (pick->country != 0);
	uint32_t here = r->in_subdivision[s->area] - (pick->area == s->area);
	bool area = s->type == REGION_SUBDIVISION;
	/* "Augusta … New York": the greatest cities tell nothing of the towns of their state */
	if (!area)
		here -= r->great_in[s->area] - (pick->area == s->area && sense_great(pick));
	bool named = r->named_subdivision[s->area] &&
		     !(pick->type == REGION_SUBDIVISION && pick->area == s->area);
	if (!area)
		put_steps(row, S_STATE_SHARE, share_step(here, whole), s->type);
	if (here && here >= r->most_in_subdivision)
		sense_put(row, S_TOP_STATE, s->type, 0, 0);
	if (area)
		put_steps(row, S_INSIDE_COUNT, at_most(here, S_COUNTS - 1), 0);
	else
		put_steps(row, S_STATE_COUNT, at_most(here, S_COUNTS - 1), s->type);
	if (named && !area)
		sense_put(row, S_STATE_NAMED, s->type, here > 1, 0);
}

enum { FAR = 1500 }; /* kilometres: the last step of distance */

/* Of the square of kilometres between two points. */
static uint32_t distance_step(float square)
{
	return (square >= 25 * 25) + (square >= 50 * 50) + (square >= 150 * 150) +
	       (square >= 500 * 500) + (square >= FAR * FAR);
}

/* How near the article's points are to one, if they are not far. */
struct nearness {
	float nearest; /* square of kilometres */
	uint32_t in_50, in_150, in_500;
};

/* Those of other names: the name itself may have a point there. */
static struct nearness near_points(const struct resolver *r, uint32_t name,
				   const struct sense *s)
{
	struct nearness n = {.nearest = FAR * FAR};
	for (uint32_t i = 0; i < r->n_points; i++) {
		const struct name_point *p = &r->points[i];
		float dx = s->x - p->x, dy = s->y - p->y, dz = s->z - p->z;
		float square = (dx * dx + dy * dy + dz * dz) * (6371.0f * 6371.0f);
		if (square >= FAR * FAR || p->name == name)
			continue;
		if (square < n.nearest)
			n.nearest = square;
		n.in_50 += square < 50 * 50;
		n.in_150 += square < 150 * 150;
		n.in_500 += square < 500 * 500;
	}
	return n;
}

static void distances(struct row *row, const struct resolver *r, const struct name_senses *n,
		      const struct sense *s)
{
	uint32_t all = r->n_points - n->point;
	if (!sense_local(s))
		return;
	if (!all) {
		sense_put(row, S_ALONE, s->type, 0, 0);
		return;
	}
	struct nearness near = near_points(r, (uint32_t)(n - r->names), s);
	put_steps(row, S_NEAREST, distance_step(near.nearest), 0);
	put_steps(row, S_NEAR_50, at_most(near.in_50, S_COUNTS - 2), 0);
	put_steps(row, S_NEAR_150, at_most(near.in_150, S_COUNTS - 1), 0);
	put_steps(row, S_NEAR_500, share_step(near.in_500, all), 0);
}

static void neighbours(struct row *row, const struct resolver *r, const struct use *u,
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
	sense_put(row, S_BESIDE, same_country, same_state, s->type);
	if (u->sibling) {
		const struct name_senses *o = &r->names[u->sibling - 1];
		const struct sense *p = &r->senses[o->first + o->pick];
		sense_put(row, S_SIBLING, p->type == s->type, p->country == s->country,
			  s->type);
	}
}

void resolve_fixed(const struct resolver *r, const struct use *u, const struct sense *s,
		   struct row *row)
{
	itself(row, &r->names[u->name], s);
	beside(row, r, u, s);
}

void resolve_company(const struct resolver *r, const struct use *u, const struct sense *s,
		     struct row *row)
{
	const struct name_senses *n = &r->names[u->name];
	const struct sense *pick = &r->senses[n->first + n->pick];
	if (s->country)
		country(row, r, pick, s);
	if (s->country && s->area)
		state(row, r, pick, s);
	distances(row, r, n, s);
	neighbours(row, r, u, s);
}
