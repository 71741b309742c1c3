/* What the names of an article may mean: their senses. */
#include "resolve.h"

#include "find/read/lexicon.h"
#include "find/read/small_words.h"

#include <math.h>

enum {
	NAME_WORDS = 9, /* of a longer name, in which a known one is looked for */
	LANDMARKS_MOST = 16,
};

/* ---- senses ------------------------------------------------------------------------------ */

/* The point of a sense on the sphere. */
static void set_point(struct sense *s)
{
	const float degree = 0.017453293f;
	float across = cosf(s->lat * degree);
	s->x = across * cosf(s->lon * degree);
	s->y = across * sinf(s->lon * degree);
	s->z = sinf(s->lat * degree);
}

static void fill_sense(struct sense *s, const struct find *f, place_ref ref)
{
	const struct place *p = gazetteer_place(f->places, ref_place(ref));
	*s = (struct sense){.place = ref_place(ref),
			    .lat = p->lat,
			    .lon = p->lon,
			    .country = country_of_place(p),
			    .subdivision = p->subdivision,
			    .type = p->type,
			    .source = p->source,
			    .fame = p->fame,
			    .flags = (uint8_t)ref_flags(ref),
			    .located = !isnan(p->lat)};
	if (p->population)
		s->people = (uint8_t)(2 * log10f((float)p->population));
}

/* A city that is a subdivision of its own ("Moscow", "Berlin") is taken as the city. */
static bool same_town(struct sense *area, struct sense *other)
{
	if (other->type != REGION_CITY || !other->located || !area->located ||
	    area->country != other->country)
		return false;
	set_point(area);
	set_point(other);
	float dx = area->x - other->x, dy = area->y - other->y, dz = area->z - other->z;
	const float near = 60 / 6371.0f;
	return dx * dx + dy * dy + dz * dz < near * near;
}

static void add_senses(struct resolver *r, struct name_senses *n, struct place_refs refs)
{
	if (!n->n)
		n->first = r->n_senses;
	for (uint32_t i = 0; i < refs.n; i++) {
		bool demonym = ref_flags(refs.at[i]) & NAME_DEMONYM;
		if (demonym != n->demonym)
			continue;
		r->senses = arena_grow(r->scratch, r->senses, r->n_senses, &r->senses_room,
				       sizeof *r->senses);
		struct sense *s = &r->senses[r->n_senses++];
		n->n++;
		fill_sense(s, r->f, refs.at[i]);
		n->types |= (uint8_t)(1u << s->type);
		if (s->type == REGION_CITY && s->people > n->people)
			n->people = s->people;
	}
}

/* Counties go by their names alone, too: "Walton and Okaloosa counties". */
static void add_counties(struct resolver *r, struct name_senses *n)
{
	struct place_refs refs =
		gazetteer_find(r->f->places, gazetteer_key(n->key, WORD_COUNTY));
	uint32_t before = n->n;
	if (n->demonym || !refs.n)
		return;
	add_senses(r, n, refs);
	for (uint32_t i = before; i < n->n; i++)
		r->senses[n->first + i].flags = 0;
}

/* Drops the subdivisions that are but the city itself, unless the name says which. */
static void drop_city_states(struct resolver *r, struct name_senses *n)
{
	struct sense *at = &r->senses[n->first];
	uint32_t kept = 0;
	if (!(n->types >> REGION_CITY & 1))
		return;
	for (uint32_t i = 0; i < n->n; i++) {
		bool drop = false;
		bool state = at[i].source == PLACE_ISO && at[i].type != REGION_COUNTRY &&
			     (at[i].flags & (NAME_MAIN | NAME_KIND)) == NAME_MAIN &&
			     !gazetteer_place(r->f->places, at[i].place)->kinded;
		for (uint32_t k = 0; k < n->n && state && !drop; k++)
			drop = same_town(&at[i], &at[k]);
		if (drop)
			continue;
		if (kept != i)
			at[kept] = at[i];
		kept++;
	}
	n->n = kept;
}

/* Index + 1 of the name of that key, 0 if the article has not named it so far. */
static uint32_t known_name(const struct resolver *r, uint32_t key, bool demonym, uint32_t *slot)
{
	uint32_t i = (key ^ (demonym ? 0x5bd1e995u : 0)) & r->mask;
	for (; r->slots[i]; i = (i + 1) & r->mask) {
		const struct name_senses *n = &r->names[r->slots[i] - 1];
		if (n->key == key && n->demonym == demonym)
			break;
	}
	*slot = i;
	return r->slots[i];
}

uint32_t senses_known(const struct resolver *r, uint32_t key)
{
	uint32_t slot;
	return known_name(r, key, false, &slot);
}

uint32_t senses_of_name(struct resolver *r, uint32_t key, bool demonym)
{
	uint32_t slot, known = known_name(r, key, demonym, &slot);
	if (known)
		return known;
	r->names =
		arena_grow(r->scratch, r->names, r->n_names, &r->names_room, sizeof *r->names);
	struct name_senses *n = &r->names[r->n_names];
	*n = (struct name_senses){.key = key, .demonym = demonym};
	add_senses(r, n, gazetteer_find(r->f->places, key));
	add_counties(r, n);
	if (!n->n)
		return 0;
	drop_city_states(r, n);
	return r->slots[slot] = ++r->n_names;
}

void senses_add_home(struct resolver *r)
{
	struct place_refs home = gazetteer_home(r->f->places);
	if (!home.n)
		return;
	r->names =
		arena_grow(r->scratch, r->names, r->n_names, &r->names_room, sizeof *r->names);
	struct name_senses *n = &r->names[r->n_names++];
	*n = (struct name_senses){0};
	add_senses(r, n, home);
}

void senses_add_bodies(struct resolver *r)
{
	for (uint32_t i = 0; i < r->t->n_bodies; i++) {
		uint32_t name = senses_of_name(r, r->t->bodies[i], false);
		if (!name || r->names[name - 1].use)
			continue;
		r->uses = arena_grow(r->scratch, r->uses, r->n_uses, &r->uses_room,
				     sizeof *r->uses);
		r->uses[r->n_uses++] = (struct use){.name = name - 1, .confidence = 1};
		r->names[name - 1].use = r->n_uses;
	}
}

/* ---- names of which a part is known ------------------------------------------------------ */

/*
 * Is the best known place of that name so well known that a longer name with it in is likely
 * its?
 */
static bool renowned(const struct resolver *r, uint32_t key)
{
	struct place_refs refs = gazetteer_find(r->f->places, key);
	if (!refs.n || ref_flags(refs.at[0]) & (NAME_DEMONYM | NAME_SHORT))
		return false;
	const struct place *p = gazetteer_place(r->f->places, ref_place(refs.at[0]));
	return p->type == REGION_CITY ? p->population >= 100000
				      : p->source == PLACE_ISO || p->source == PLACE_HAND;
}

/* Is the best known place of that name a subdivision? */
static bool is_state(const struct resolver *r, struct place_refs refs)
{
	return gazetteer_place(r->f->places, ref_place(refs.at[0]))->type == REGION_SUBDIVISION;
}

uint32_t senses_inner_key(const struct resolver *r, uint32_t first, uint32_t end)
{
	const struct token *last = &r->tokens[end - 1];
	bool kind = last->classes & (LEX(AREA) | LEX(TOWN)) || last->hash == WORD_COUNTY;
	bool road = last->flags & TOKEN_NUMBER; /* "KY 52" */
	bool street = toponym_street(last);     /* "California Street" is anywhere */
	uint32_t best = 0, longest = 0, slot;
	for (uint32_t i = first; i < end && i < first + NAME_WORDS; i++) {
		uint32_t key = 0;
		if (!(r->tokens[i].flags & TOKEN_CAPITAL) ||
		    r->tokens[i].classes & LEX(DIRECTION))
			continue;
		for (uint32_t k = i; k < end; k++) {
			key = gazetteer_key(key, r->tokens[k].hash);
			struct place_refs refs = {0};
			if (!gazetteer_look_up(r->f->places, key, &refs))
				break;
			if (k + 1 - i < longest || r->tokens[k].classes & LEX(PLACE_GENERIC) ||
			    !refs.n || (k + 1 < end && toponym_link(&r->tokens[k + 1])))
				continue;
			bool known = road && r->tokens[i].hash != WORD_CO
					     ? is_state(r, refs)
					     : kind || (!street && renowned(r, key));
			if (known || known_name(r, key, false, &slot)) {
				longest = k + 1 - i;
				best = key;
			}
		}
	}
	return best;
}

/* ---- of the whole article ---------------------------------------------------------------- */

/* Do the words beside any of the name's mentions place the sense? */
static bool placed(const struct resolver *r, const struct name_senses *n, const struct sense *s)
{
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next)
		if (r->uses[i - 1].within.n && resolve_lies_within(r, s, r->uses[i - 1].within))
			return true;
	return false;
}

/* Numbers the subdivisions that the senses lie in: the gazetteer has many, an article few. */
static void number_areas(struct resolver *r)
{
	uint32_t mask = 15, n = 0;
	while (mask < r->n_senses * 2)
		mask = mask * 2 + 1;
	uint16_t *slots = ARENA_ARRAY(r->scratch, (size_t)mask + 1, uint16_t); /* the number */
	uint16_t *areas = ARENA_ARRAY_RAW(r->scratch, (size_t)r->n_senses + 1, uint16_t);
	for (uint32_t i = 0; i < r->n_senses; i++) {
		struct sense *s = &r->senses[i];
		uint32_t at = s->subdivision * 0x9e3779b1u >> 7 & mask;
		while (slots[at] && areas[slots[at]] != s->subdivision)
			at = (at + 1) & mask;
		if (s->subdivision && !slots[at]) {
			slots[at] = (uint16_t)++n;
			areas[n] = s->subdivision;
		}
		s->area = s->subdivision ? slots[at] : 0;
	}
	r->n_areas = n;
	r->in_subdivision = ARENA_ARRAY(r->scratch, (size_t)n + 1, uint32_t);
	r->great_in = ARENA_ARRAY(r->scratch, (size_t)n + 1, uint32_t);
	r->named_subdivision = ARENA_ARRAY(r->scratch, (size_t)n + 1, uint8_t);
}

/* Does the name mean anything else in the sense's country? */
static bool twice_there(const struct resolver *r, const struct name_senses *n,
			const struct sense *s)
{
	const struct sense *at = &r->senses[n->first];
	for (uint32_t k = 0; k < n->n; k++)
		if (&at[k] != s && at[k].country == s->country)
			return true;
	return false;
}

/*
 * May no other name of the article lie where a sense of the name does? Few towns are said to be
 * of a county that ISO 3166 tells: where the name means nothing else in its country, what other
 * names mean first of all may lie there.
 */
static bool alone(const struct resolver *r, const struct name_senses *n, const struct sense *s)
{
	if (!s->area || r->in_subdivision[s->area] > 1)
		return false;
	return s->type != REGION_COUNTY || s->source != PLACE_ISO ||
	       !r->in_country[s->country] || twice_there(r, n, s);
}

/* Where the article surely is: the points of towns and counties. */
struct landmarks {
	float lat[LANDMARKS_MOST], lon[LANDMARKS_MOST];
	uint32_t n;
};

static void add_landmark(struct landmarks *l, const struct sense *s)
{
	if (l->n == LANDMARKS_MOST || !sense_local(s))
		return;
	l->lat[l->n] = s->lat;
	l->lon[l->n++] = s->lon;
}

/* Of names that mean nothing else, and of those that the words beside them place. */
static void find_landmarks(const struct resolver *r, struct landmarks *l)
{
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].n == 1)
			add_landmark(l, &r->senses[r->names[i].first]);
	for (uint32_t i = 0; i < r->n_uses; i++) {
		struct place_refs within = r->uses[i].within;
		const struct name_senses *n = &r->names[r->uses[i].name];
		for (uint32_t k = n->first; within.n && k < n->first + n->n; k++)
			if (resolve_lies_within(r, &r->senses[k], within))
				add_landmark(l, &r->senses[k]);
	}
}

/* "Hanover … Bethel, Vt.": is it near, though over the border? */
static bool near_landmark(const struct landmarks *l, const struct sense *s)
{
	const float lat = .4f, lon = .55f; /* degrees: some 45 kilometres */
	for (uint32_t i = 0; i < l->n; i++)
		if (fabsf(l->lat[i] - s->lat) < lat && fabsf(l->lon[i] - s->lon) < lon)
			return true;
	return false;
}

/*
 * Leaves out the small towns and counties of a name where no other name may lie and that are
 * near to nothing.
 */
static void drop_obscure_of(struct resolver *r, struct name_senses *n,
			    const struct landmarks *l)
{
	struct sense *at = &r->senses[n->first];
	uint32_t kept = 1;
	for (uint32_t k = 1; k < n->n; k++) {
		bool town = at[k].source == PLACE_CENSUS || at[k].source == PLACE_TOWNS;
		bool small = (at[k].type == REGION_CITY && town) || at[k].type == REGION_COUNTY;
		if (small && alone(r, n, &at[k]) && !placed(r, n, &at[k]) &&
		    !near_landmark(l, &at[k]))
			continue;
		if (kept != k) {
			struct sense swap = at[kept];
			at[kept] = at[k];
			at[k] = swap;
		}
		kept++;
	}
	n->n = kept < SENSES_MOST ? kept : SENSES_MOST;
}

static void drop_obscure(struct resolver *r)
{
	struct landmarks l = {0};
	find_landmarks(r, &l);
	for (uint32_t i = 0; i < r->n_senses; i++)
		if (r->senses[i].area)
			r->in_subdivision[r->senses[i].area]++;
	for (uint32_t i = 0; i < r->n_names; i++)
		r->in_country[r->senses[r->names[i].first].country]++;
	for (uint32_t i = 0; i < r->n_names; i++)
		drop_obscure_of(r, &r->names[i], &l);
	for (uint32_t i = 0; i < r->n_senses; i++)
		r->in_subdivision[r->senses[i].area] = r->in_country[r->senses[i].country] = 0;
}

/* Marks the towns that are governed from where a subdivision of their name is, and those. */
static void mark_seats(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *n = &r->names[i];
		struct sense *end = &r->senses[n->first + n->n];
		if (!(n->types >> REGION_SUBDIVISION & 1) || !(n->types >> REGION_CITY & 1))
			continue;
		for (struct sense *state = &r->senses[n->first]; state < end; state++) {
			if (state->type != REGION_SUBDIVISION || !state->area)
				continue;
			for (struct sense *town = &r->senses[n->first]; town < end; town++)
				if (town->type == REGION_CITY && town->area == state->area) {
					town->seat = true;
					state->seat |= town->people != 0;
				}
		}
	}
}

/*
 * Tells the names that a county of the British Isles bears, and which countries the others are
 * of, each by its best known place.
 */
static void mark_shires(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct name_senses *n = &r->names[i];
		const struct sense *at = &r->senses[n->first];
		for (uint32_t k = 0; k < n->n && !n->demonym; k++)
			n->shire |= resolve_british(at[k].country) &&
				    at[k].type == REGION_COUNTY && at[k].source == PLACE_ISO;
		if (!n->shire)
			r->plain[at->country] = 1;
	}
}

/* Points of all that may be near to something. */
static void set_points(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *n = &r->names[i];
		for (uint32_t k = n->first; k < n->first + n->n; k++)
			if (sense_local(&r->senses[k]))
				set_point(&r->senses[k]);
	}
}

void senses_settle(struct resolver *r)
{
	number_areas(r);
	drop_obscure(r);
	mark_seats(r);
	mark_shires(r);
	set_points(r);
	resolve_count_company(r);
}
