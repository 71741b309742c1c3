/*
 * Where a model that counts what the article names of each state goes wrong: the namesake that
 * all the world knows, or all the country, is meant unless the article plays where the small
 * town lies.
 */
#include "resolve.h"

enum { TINY = 8, SMALL = 10, LARGE = 11 }; /* people: 10,000, 100,000 and 300,000 */
enum { STATES_MANY = 2 };                  /* who names so many plays in no one of them */
/* Between a town and the middle of a state near it; between towns of one region. */
enum { NEIGHBOUR_KM = 600, REGION_KM = 80 };

/* "New York": of which nobody can tell whether it is the state or its greatest city. */
static bool as_city(const struct resolver *r, const struct name_senses *n)
{
	const struct sense *at = &r->senses[n->first];
	for (uint32_t i = 0; i < n->n; i++)
		if (sense_great(&at[i]) && at[i].area == at[n->pick].area)
			return true;
	return false;
}

/* Is it named by itself, not only behind a town: "Penn Yan, N.Y."? */
static bool stands_alone(const struct resolver *r, const struct name_senses *n)
{
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next)
		if (!r->uses[i - 1].holds)
			return true;
	return false;
}

/* Are they so close? */
static bool within_km(const struct sense *a, const struct sense *b, float km)
{
	float dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
	return a->located && b->located && dx * dx + dy * dy + dz * dz < km / 6371 * km / 6371;
}

/* Is the county the one that the town lies in? */
static bool holds_town(const struct sense *county, const struct sense *town)
{
	enum { COUNTY_KM = 50 };
	return county->type == REGION_COUNTY && within_km(county, town, COUNTY_KM);
}

/* What the article names of the subdivision and of the country that a small town lies in. */
struct home {
	bool state;      /* the subdivision, by itself */
	bool county;     /* that the town lies in */
	uint32_t others; /* other subdivisions; beside the own, none of those around it */
	/* other towns and counties, but the greatest: of the subdivision or close to the town
	   if that is named; close to the town */
	uint32_t locals, close;
};

static struct home home_of(const struct resolver *r, const struct name_senses *n,
			   const struct sense *town)
{
	struct home h = {0};
	uint32_t around = 0, across = 0;
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *o = &r->names[i];
		const struct sense *s = &r->senses[o->first + o->pick];
		bool here = s->area == town->area;
		if (o == n || !s->area || s->country != town->country)
			continue;
		bool state = s->type == REGION_SUBDIVISION && !as_city(r, o);
		h.others += state && !here;
		around += state && !here && within_km(s, town, NEIGHBOUR_KM);
		h.state |= state && here && stands_alone(r, o);
		bool local = s->people < GREAT &&
			     (s->type == REGION_CITY || s->type == REGION_COUNTY);
		bool close = local && within_km(s, town, REGION_KM);
		h.locals += local && here;
		h.close += close;
		across += close && !here;
		h.county |= here && holds_town(s, town);
	}
	/* "Texas, Oklahoma and Arkansas": who tells of it and of its neighbours plays there */
	if (h.state) {
		h.others -= around;
		h.locals += across;
	}
	return h;
}

/*
 * Does the article play there: is the subdivision alone named of all its country has, or one of
 * its towns or counties, but for the greatest? The farther the world knows the namesake, the
 * more it takes.
 */
static bool at_home(const struct home *h, uint32_t people)
{
	bool state = h->state && !h->others;
	if (people >= GREAT)
		return h->state && h->locals;
	if (people >= LARGE)
		return state || h->county || h->locals > 1;
	return state || h->locals;
}

/* Does another name lie in another country? */
static bool abroad(const struct resolver *r, const struct name_senses *n,
		   const struct sense *town)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct sense *s = &r->senses[r->names[i].first + r->names[i].pick];
		if (&r->names[i] != n && s->country && s->country != town->country)
			return true;
	}
	return false;
}

/* May the greater namesake `far` be meant instead of a small town? */
static bool may_be_far(const struct resolver *r, const struct name_senses *n,
		       const struct sense *town, const struct home *h, const struct sense *far)
{
	/* "Berlin, a town of New Hampshire … Germany"; "Naples, Collier County … Italy" */
	if (r->named_country[far->country])
		return !at_home(h, far->people);
	if (!resolve_english(town->country))
		return false;
	/* "Paris … Iowa … Florida … Beaumont, Texas": it plays in no one state */
	if (h->others >= STATES_MANY)
		return !h->county && h->locals < (abroad(r, n, town) ? 2 : 1);
	return abroad(r, n, town) && !at_home(h, 0);
}

/*
 * "Wellington", where New Zealand is named: its city, not a small namesake overseas; "Paris",
 * where nothing is named near a small namesake: the one that all the world knows.
 */
static uint32_t known_far(const struct resolver *r, const struct name_senses *n, uint32_t pick,
			  const struct home *h)
{
	const struct sense *at = &r->senses[n->first], *s = &at[pick];
	for (uint32_t i = 0; i < n->n; i++) {
		uint32_t least = !r->named_country[at[i].country] ? GREAT
				 : r->named_country[s->country]   ? LARGE
								  : SMALL;
		if (at[i].type == REGION_CITY && at[i].people >= least &&
		    at[i].country != s->country && at[i].score > SCORE_EXCLUDED &&
		    may_be_far(r, n, s, h, &at[i]))
			return i;
	}
	return pick;
}

/*
 * "Seychelles … Victoria": the town of a country that is named, not a land of another of which
 * nothing else is. Not of a country that has a town of every name.
 */
static uint32_t known_there(const struct resolver *r, const struct name_senses *n,
			    uint32_t pick)
{
	const struct sense *at = &r->senses[n->first], *s = &at[pick];
	bool counted = at[n->pick].country == s->country;
	uint32_t best = pick;
	if (s->type != REGION_SUBDIVISION || r->named_country[s->country] ||
	    r->in_country[s->country] > counted)
		return pick;
	for (uint32_t i = 0; i < n->n; i++)
		if (at[i].type == REGION_CITY && r->named_country[at[i].country] &&
		    !resolve_english(at[i].country) && at[i].score > SCORE_EXCLUDED &&
		    (best == pick || at[i].score > at[best].score))
			best = i;
	return best;
}

/* "Panama", where many states are named and nothing else of New York: the country. */
static uint32_t known_country(const struct resolver *r, const struct name_senses *n,
			      uint32_t pick, const struct home *h)
{
	const struct sense *at = &r->senses[n->first];
	if (h->others < STATES_MANY || h->county || h->locals)
		return pick;
	for (uint32_t i = 0; i < n->n; i++)
		if (at[i].type == REGION_COUNTRY && at[i].score > SCORE_EXCLUDED)
			return i;
	return pick;
}

/* "Cleveland", where little else of North Dakota is named: the great city of the country. */
static uint32_t known_better(const struct resolver *r, const struct name_senses *n,
			     uint32_t pick, const struct home *h)
{
	const struct sense *at = &r->senses[n->first], *s = &at[pick];
	bool region = h->locals > 1 || (h->state && !h->others);
	if (h->county || (h->state && h->close) || (s->people >= TINY && region))
		return pick;
	for (uint32_t i = 0; i < n->n; i++)
		if (at[i].type == REGION_CITY && at[i].people >= LARGE &&
		    at[i].country == s->country && at[i].score > SCORE_EXCLUDED)
			return i;
	return pick;
}

uint32_t renown_near(const struct resolver *r, const struct name_senses *n, uint32_t pick,
		     uint32_t people)
{
	enum { OTHERS_LEAST = 3, STRAYS = 8 }; /* one in so many may lie elsewhere */
	const struct sense *at = &r->senses[n->first];
	uint16_t counted = at[n->pick].country, own = at[pick].country;
	uint32_t others = r->n_evidence - (counted != 0), best = pick;
	if (at[pick].type != REGION_CITY || others < OTHERS_LEAST ||
	    r->in_country[own] > (counted == own))
		return pick;
	for (uint32_t i = 0; i < n->n; i++) {
		uint16_t c = at[i].country;
		if (at[i].type == REGION_CITY && at[i].people >= people && c != own &&
		    at[i].score > SCORE_EXCLUDED &&
		    r->in_country[c] - (counted == c) >= others - others / STRAYS &&
		    (best == pick || at[i].score > at[best].score))
			best = i;
	}
	return best;
}

/* Instead of a small town what is known better, if the article does not play there. */
static uint32_t known_instead(const struct resolver *r, const struct name_senses *n,
			      uint32_t pick)
{
	const struct sense *s = &r->senses[n->first + pick];
	bool country = n->types >> REGION_COUNTRY & 1;
	if (s->type != REGION_CITY || s->people >= SMALL || (n->people < SMALL && !country))
		return pick;
	struct home h = home_of(r, n, s);
	uint32_t best = known_far(r, n, pick, &h);
	if (best == pick)
		best = known_better(r, n, pick, &h);
	return best == pick ? known_country(r, n, pick, &h) : best;
}

uint32_t renown_choose(const struct resolver *r, const struct name_senses *n, uint32_t pick)
{
	pick = known_there(r, n, known_instead(r, n, pick));
	return renown_near(r, n, pick, SMALL);
}
