/* Whether names that are taken to lie apart lie together in one subdivision or country. */
#include "resolve.h"

/*
 * Each name chooses beside what the others mean at present, so two of them stay where the best
 * known of each lies: "Huntsville" and "Walker County" in Alabama, far apart, though in Texas
 * the one is the seat of the other. So all names that may lie in an area, a subdivision or a
 * country that is named, are moved there at once and choose anew from there; what scores more,
 * all in all, stays. These are iterated conditional modes from several starts (Besag, "On the
 * statistical analysis of dirty pictures", J. Royal Statistical Society B, 1986).
 */
enum {
	AREAS_TRIED = 2, /* by cross-validation more bring little */
	COUNTRIES_MOST = 4,
	NAMES_LEAST = 2, /* that may lie in one */
	TRIES = 3,       /* passes in which the moved names must come to rest */
	FEW_SENSES = 3,  /* of a name that few places have */
	CITY_LEAST = 11, /* people of a great city, as in struct sense: 300,000 */
};
static const float DOUBT = 0.95f; /* confidence of a choice that may be moved, at most */
/* What it scores that a subdivision is named; a country, where most names may lie. */
static const float STATE_NAMED = 1, COUNTRY_NAMED = 10;

/* By area of struct sense, and behind those by country that the article names. */
struct area {
	uint32_t names; /* that may lie in it */
	uint32_t last;  /* index + 1 of the name counted last */
	float gain;     /* what the best senses there scored more than the choices */
	float best;     /* the same of the name counted last */
	bool moves;     /* a name is taken to lie elsewhere; for a state, and not for sure */
	bool named;     /* by itself */
	bool told;      /* or a name that few places have may lie there */
	bool fixed;     /* a name lies there that lies nowhere else */
};

/* What all names are taken to mean at one time. */
struct reading {
	uint32_t *picks; /* by name, and whether it is sure */
	bool *sure;
	float *scores; /* by sense */
	struct use *uses;
	bool scored;
	float score;
};

struct trial {
	struct resolver *r;
	const struct model *m;
	struct area *areas;
	uint32_t n_subdivisions, n_areas;   /* from 1 on */
	uint16_t countries[COUNTRIES_MOST]; /* of the areas behind the subdivisions */
	uint32_t n_names;                   /* that are counted */
	struct reading kept, tried;         /* the best till now; what came of the last move */
};

/* ---- what may move ----------------------------------------------------------------------- */

static bool land(const struct sense *s)
{
	return s->type == REGION_COUNTRY || s->type == REGION_SUBDIVISION;
}

/* May the name lie in the country? */
static bool may_be_of(const struct resolver *r, const struct name_senses *n, uint16_t country)
{
	for (uint32_t i = 0; i < n->n; i++)
		if (r->senses[n->first + i].country == country)
			return true;
	return false;
}

/* Is a great city of the one country named, and none of the other is called so? */
static bool holds_great(const struct resolver *r, uint16_t one, uint16_t other)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *n = &r->names[i];
		const struct sense *s = &r->senses[n->first + n->pick];
		if (s->country == one && sense_great(s) && !may_be_of(r, n, other))
			return true;
	}
	return false;
}

/*
 * "Paris, London and Rome": great cities stay in their country. "London and Sarnia": but one
 * may turn to where a name lies that lies nowhere else; "Venezuela … Barcelona": or to a great
 * city of a country that alone is named, where nothing else is of the other, "Madrid".
 */
static bool great_may_turn(const struct trial *t, const struct sense *from,
			   const struct sense *to)
{
	const uint8_t *named = t->r->named_country;
	bool told = named[to->country] && !named[from->country] && to->people >= CITY_LEAST;
	return t->areas[to->area].fixed ||
	       (told && !holds_great(t->r, from->country, to->country));
}

/*
 * "Georgia" may turn from the country to the state, no state to a town. Counties stay in their
 * country, and so do the places of a country that the article names, and not the other:
 * "Devon"; "Winchester … the United Kingdom".
 */
static bool may_turn(const struct trial *t, const struct sense *from, const struct sense *to)
{
	const struct resolver *r = t->r;
	if (land(from) && to->type != REGION_SUBDIVISION)
		return false;
	if (from->country == to->country || from->type == REGION_COUNTRY)
		return true;
	if (from->type != REGION_CITY ||
	    (r->named_country[from->country] && !r->named_country[to->country]))
		return false;
	return from->people < CITY_LEAST || great_may_turn(t, from, to);
}

static bool lies_in(const struct trial *t, const struct sense *s, uint32_t area)
{
	return area <= t->n_subdivisions
		       ? s->area == area
		       : s->country == t->countries[area - t->n_subdivisions - 1];
}

/* ---- areas ------------------------------------------------------------------------------- */

/* Of the countries not those of North America, which have a town of every name. */
static void find_areas(struct trial *t)
{
	const struct resolver *r = t->r;
	uint32_t n = 0;
	for (uint32_t i = 0; i < r->n_names && n < COUNTRIES_MOST; i++) {
		const struct sense *pick = &r->senses[r->names[i].first + r->names[i].pick];
		bool counted = false;
		for (uint32_t k = 0; k < n; k++)
			counted |= t->countries[k] == pick->country;
		if (pick->type == REGION_COUNTRY && !r->names[i].demonym && !counted &&
		    !resolve_north_american(pick->country))
			t->countries[n++] = pick->country;
	}
	t->n_subdivisions = r->n_areas;
	t->n_areas = t->n_subdivisions + n;
	t->areas = ARENA_ARRAY(r->scratch, (size_t)t->n_areas + 1, struct area);
	for (uint32_t i = t->n_subdivisions + 1; i <= t->n_areas; i++)
		t->areas[i].named = true;
}

/* What ties an area to the article: its own name, a county, a name that few places have. */
static void anchor(struct trial *t, const struct name_senses *n)
{
	const struct sense *s = &t->r->senses[n->first], *pick = &s[n->pick];
	bool rare = n->n <= FEW_SENSES || n->types == 1u << REGION_COUNTY;
	if (pick->type == REGION_SUBDIVISION)
		t->areas[pick->area].named = t->areas[pick->area].told = true;
	for (uint32_t i = 0; i < n->n && rare; i++)
		t->areas[s[i].area].told = true;
	if (n->n == 1 && sense_local(s))
		t->areas[s->area].fixed = true;
}

static bool doubtful(const struct resolver *r, const struct name_senses *n)
{
	return !n->demonym && n->use && (n->turned || r->uses[n->use - 1].confidence < DOUBT);
}

/*
 * May any name move? One that is doubtful, or, where a country is named, a town of another that
 * is not.
 */
static bool any_may_move(const struct resolver *r)
{
	bool country = false, town = false;
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *n = &r->names[i];
		const struct sense *pick = &r->senses[n->first + n->pick];
		if (!n->whole || n->demonym)
			continue;
		if (doubtful(r, n))
			return true;
		country |= pick->type == REGION_COUNTRY;
		town |= pick->type == REGION_CITY && n->n > 1 &&
			!r->named_country[pick->country];
	}
	return country && town;
}

static void count_sense(struct trial *t, uint32_t name, const struct sense *s, uint32_t area)
{
	const struct resolver *r = t->r;
	const struct name_senses *n = &r->names[name];
	const struct sense *pick = &r->senses[n->first + n->pick];
	struct area *a = &t->areas[area];
	bool here = lies_in(t, pick, area);
	float gain = s->score - pick->score;
	if (!here && !may_turn(t, pick, s))
		return;
	if (a->last != name + 1) {
		a->last = name + 1;
		a->names++;
		a->gain += gain;
		a->best = gain;
		a->moves |= !here && (area > t->n_subdivisions || doubtful(r, n));
	} else if (gain > a->best) {
		a->gain += gain - a->best;
		a->best = gain;
	}
}

static void count_name(struct trial *t, uint32_t name)
{
	const struct name_senses *n = &t->r->names[name];
	const struct sense *s = &t->r->senses[n->first];
	for (uint32_t i = 0; i < n->n; i++) {
		if (t->areas[s[i].area].told)
			count_sense(t, name, &s[i], s[i].area);
		for (uint32_t k = t->n_subdivisions + 1; k <= t->n_areas; k++)
			if (lies_in(t, &s[i], k))
				count_sense(t, name, &s[i], k);
	}
}

static bool before(const struct area *a, const struct area *b)
{
	return a->names > b->names || (a->names == b->names && a->gain > b->gain);
}

/*
 * The area most names may lie in of those that are still to be tried; 0: none. The article may
 * play there: something tells so, half of its names may lie in it, and as many as are now taken
 * to lie in any.
 */
static uint32_t next_area(struct trial *t)
{
	uint32_t best = 0, least = t->r->most_in_subdivision;
	if (least < NAMES_LEAST)
		least = NAMES_LEAST;
	if (least < (t->n_names + 1) / 2)
		least = (t->n_names + 1) / 2;
	for (uint32_t k = 1; k <= t->n_areas; k++) {
		const struct area *a = &t->areas[k];
		if (a->moves && a->names >= least && (!best || before(a, &t->areas[best])))
			best = k;
	}
	t->areas[best].moves = false;
	return best;
}

/* ---- readings ---------------------------------------------------------------------------- */

static void take(const struct resolver *r, struct reading *c)
{
	if (!c->picks) {
		c->picks = ARENA_ARRAY_RAW(r->scratch, r->n_names, uint32_t);
		c->sure = ARENA_ARRAY_RAW(r->scratch, r->n_names, bool);
		c->scores = ARENA_ARRAY_RAW(r->scratch, r->n_senses, float);
		c->uses = ARENA_ARRAY_RAW(r->scratch, r->n_uses, struct use);
	}
	for (uint32_t i = 0; i < r->n_names; i++) {
		c->picks[i] = r->names[i].pick;
		c->sure[i] = r->names[i].sure;
	}
	for (uint32_t i = 0; i < r->n_senses; i++)
		c->scores[i] = r->senses[i].score;
	memcpy(c->uses, r->uses, r->n_uses * sizeof *c->uses);
	c->scored = false;
}

static void give_back(struct resolver *r, const struct reading *c)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		r->names[i].pick = c->picks[i];
		r->names[i].sure = c->sure[i];
	}
	for (uint32_t i = 0; i < r->n_senses; i++)
		r->senses[i].score = c->scores[i];
	memcpy(r->uses, c->uses, r->n_uses * sizeof *c->uses);
}

static bool are_given(const struct resolver *r, const struct reading *c)
{
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].pick != c->picks[i])
			return false;
	return true;
}

/* Bodies count for the others, but what they are called after is not told. */
static float score_of(struct trial *t, struct reading *c)
{
	struct resolver *r = t->r;
	if (c->scored)
		return c->score;
	give_back(r, c);
	resolver_count(r);
	c->score = 0;
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].whole)
			c->score += resolver_score(r, &r->names[i], t->m);
	c->scored = true;
	return c->score;
}

/* ---- moves ------------------------------------------------------------------------------- */

/* Lets the name mean the best of its senses in the area; false if it does so already. */
static bool move(const struct trial *t, struct name_senses *n, uint32_t area)
{
	const struct sense *s = &t->r->senses[n->first];
	uint32_t best = n->n;
	for (uint32_t i = 0; i < n->n; i++)
		if (lies_in(t, &s[i], area) && s[i].score > SCORE_EXCLUDED &&
		    may_turn(t, &s[n->pick], &s[i]) &&
		    (best == n->n || s[i].score > s[best].score))
			best = i;
	if (best == n->n || best == n->pick)
		return false;
	n->pick = best;
	return true;
}

static bool turns_well(const struct trial *t)
{
	const struct resolver *r = t->r;
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct sense *s = &r->senses[r->names[i].first];
		if (r->names[i].pick != t->kept.picks[i] &&
		    !may_turn(t, &s[t->kept.picks[i]], &s[r->names[i].pick]))
			return false;
	}
	return true;
}

/* "New Zealand … Cambridge, Hastings and Wellington": may most names lie in a country? */
static bool holds_most(const struct trial *t, uint32_t area)
{
	return area > t->n_subdivisions && t->areas[area].names * 4 >= t->n_names * 3;
}

/*
 * Moves the names, which are held there if it is likely, and lets all choose. False if all lie
 * there already, come back or find no rest.
 */
static bool move_all(struct trial *t, uint32_t area)
{
	struct resolver *r = t->r;
	bool moved = false, hold = holds_most(t, area);
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct name_senses *n = &r->names[i];
		if (n->whole && !n->demonym && move(t, n, area)) {
			moved = true;
			n->sure = false;
			n->held = hold ? (uint8_t)(n->pick + 1) : 0;
		}
	}
	bool settled = false;
	for (unsigned i = 0; moved && i < TRIES && !settled; i++) {
		settled = !resolver_try(r, t->m);
		moved = !are_given(r, &t->kept);
	}
	for (uint32_t i = 0; i < r->n_names; i++)
		r->names[i].held = 0;
	return moved && settled && turns_well(t);
}

/* What it scores beside the names. */
static float score_named(const struct trial *t, uint32_t area)
{
	if (holds_most(t, area))
		return COUNTRY_NAMED;
	return area <= t->n_subdivisions && t->areas[area].named ? STATE_NAMED : 0;
}

/* True if the move stays. */
static bool try_area(struct trial *t, uint32_t area)
{
	bool better = false;
	if (!t->kept.picks)
		take(t->r, &t->kept);
	if (move_all(t, area)) {
		take(t->r, &t->tried);
		float tried = score_of(t, &t->tried), kept = score_of(t, &t->kept);
		better = tried + score_named(t, area) > kept;
		if (better) {
			struct reading last = t->kept;
			t->kept = t->tried;
			t->tried = last;
		}
	}
	give_back(t->r, &t->kept);
	resolver_count(t->r);
	return better;
}

/* As if nothing were sure: --explain tells the choices again. */
static void reopen(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++)
		r->names[i].sure = false;
}

bool resolve_areas(struct resolver *r, const struct model *m)
{
	struct trial t = {.r = r, .m = m};
	bool moved = false;
	if (!any_may_move(r))
		return false;
	find_areas(&t);
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].whole)
			anchor(&t, &r->names[i]);
	t.areas[0] = (struct area){0}; /* of what lies in none */
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].whole) {
			count_name(&t, i);
			t.n_names++;
		}
	for (uint32_t k = 0; k < AREAS_TRIED; k++) {
		uint32_t area = next_area(&t);
		if (!area)
			break;
		moved |= try_area(&t, area);
	}
	if (moved)
		reopen(r);
	return moved;
}
