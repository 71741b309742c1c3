#include "gazetteer_tables.h"
#include "place.h"

#include <math.h>

static bool is_own(const struct places *own, uint32_t id)
{
	return own && id > gazetteer_n_places && id - gazetteer_n_places <= own->n;
}

/* A place of the user's stands in for the built-in one it replaces. */
static uint32_t replaced(const struct places *own, uint32_t id)
{
	uint32_t low = 0, high = own ? own->n_replaced : 0;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (own->replaced[2 * middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (own && low < own->n_replaced && own->replaced[2 * low] == id)
		return own->replaced[2 * low + 1];
	return id;
}

/* The value of a built-in name. */
static uint32_t built_in(uint32_t key)
{
	return gazetteer_may_begin(NULL, key) ? name_table_get(&gazetteer_names, key) : 0;
}

void gazetteer_expect(uint32_t key)
{
	__builtin_prefetch(&gazetteer_names.slots[key & gazetteer_names.mask]);
}

/* A name of the user's has its own value, in which the built-in meanings are merged. */
static uint32_t value_of(const struct places *own, uint32_t key, const place_ref **refs)
{
	uint32_t value = own ? name_table_get(&own->names, key) : 0;
	*refs = own ? own->names.refs : NULL;
	if (value & ~(uint32_t)SLOT_PREFIX)
		return value;
	*refs = gazetteer_names.refs;
	return value | built_in(key);
}

bool gazetteer_begins(const struct places *own, uint32_t key)
{
	return built_in(key) || (own && name_table_get(&own->names, key));
}

bool gazetteer_look_up(const struct places *own, uint32_t key, struct place_refs *refs)
{
	const place_ref *from;
	uint32_t value = value_of(own, key, &from);
	*refs = (struct place_refs){from + (value & SLOT_OFFSET),
				    value >> SLOT_COUNT_SHIFT & SLOT_COUNT_MOST};
	return value;
}

struct place_refs gazetteer_find(const struct places *own, uint32_t key)
{
	struct place_refs refs;
	gazetteer_look_up(own, key, &refs);
	return refs;
}

void gazetteer_expect_places(struct place_refs refs)
{
	for (uint32_t i = 0; i < refs.n; i++)
		if (ref_place(refs.at[i]) <= gazetteer_n_places)
			__builtin_prefetch(&gazetteer_places[ref_place(refs.at[i]) - 1]);
}

void gazetteer_expect_kind(struct place_refs refs)
{
	__builtin_prefetch(&gazetteer_name_rows[refs.at - gazetteer_names.refs]);
}

const struct place *gazetteer_place(const struct places *own, uint32_t id)
{
	if (own)
		id = replaced(own, id);
	if (is_own(own, id))
		return &own->at[id - gazetteer_n_places - 1];
	return id && id <= gazetteer_n_places ? &gazetteer_places[id - 1] : NULL;
}

static bool among_own(const struct places *own, const struct place *p)
{
	return p->source == PLACE_OWN && own;
}

const char *place_name(const struct places *own, const struct place *p)
{
	return (among_own(own, p) ? own->pool : gazetteer_pool) + p->name;
}

void place_code(const struct places *own, const struct place *p, char code[8])
{
	const char *from = "";
	if (among_own(own, p))
		from = own->codes[p - own->at];
	else if (p->subdivision && p->subdivision <= gazetteer_n_subdivisions)
		from = gazetteer_subdivisions[p->subdivision - 1].code;
	memcpy(code, from, strlen(from) + 1);
}

uint32_t place_subdivision(const struct places *own, uint32_t id)
{
	const struct place *p = gazetteer_place(own, id);
	if (!p || !p->subdivision || p->subdivision > gazetteer_n_subdivisions)
		return 0;
	uint32_t of = gazetteer_subdivisions[p->subdivision - 1].place;
	return of == id ? 0 : of;
}

uint32_t gazetteer_country(const struct places *own, const char code[2])
{
	int i = country_index(code);
	return i < 0 ? 0 : replaced(own, gazetteer_countries[i]);
}

struct place_refs gazetteer_home(const struct places *own)
{
	return own && own->home ? (struct place_refs){&own->home, 1} : (struct place_refs){0};
}

uint32_t place_country(const struct places *own, uint32_t id)
{
	const struct place *p = gazetteer_place(own, id);
	return p && p->type != REGION_COUNTRY ? gazetteer_country(own, p->country) : 0;
}

const char *country_name(const char code[2])
{
	uint32_t id = gazetteer_country(NULL, code);
	return id ? place_name(NULL, &gazetteer_places[id - 1]) : NULL;
}

float gazetteer_distance(float lat1, float lon1, float lat2, float lon2)
{
	const float degree = 0.017453293f;
	float y = sinf((lat2 - lat1) * degree / 2), x = sinf((lon2 - lon1) * degree / 2);
	float h = y * y + cosf(lat1 * degree) * cosf(lat2 * degree) * x * x;
	return 12742 * asinf(sqrtf(h < 1 ? h : 1));
}

/* ---- whether words name a place at all --------------------------------------------------- */

enum { WELL_KNOWN = 50000 }; /* inhabitants */

bool names_people(const struct places *own, const uint32_t *hashes, uint32_t n)
{
	uint32_t key = 0;
	for (uint32_t i = 0; i < n; i++)
		key = gazetteer_key(key, hashes[i]);
	struct place_refs refs = gazetteer_find(own, key);
	for (uint32_t i = 0; i < refs.n; i++)
		if (ref_flags(refs.at[i]) & NAME_DEMONYM)
			return true;
	return false;
}

bool names_place(const struct places *own, const uint32_t *hashes, uint32_t n)
{
	struct place_refs refs = {0};
	uint32_t key = 0;
	for (uint32_t i = 0; i < n; i++) {
		key = gazetteer_key(key, hashes[i]);
		if (!gazetteer_look_up(own, key, &refs))
			return false;
	}
	for (uint32_t i = 0; i < refs.n; i++) {
		const struct place *p = gazetteer_place(own, ref_place(refs.at[i]));
		if (!(ref_flags(refs.at[i]) & NAME_DEMONYM) &&
		    (p->type == REGION_COUNTRY || p->type == REGION_SUBDIVISION ||
		     p->population >= WELL_KNOWN || p->source == PLACE_OWN ||
		     p->source == PLACE_HAND))
			return true;
	}
	return false;
}

uint32_t names_state(const struct places *own, const uint32_t *hashes, uint32_t n)
{
	uint32_t key = 0;
	for (uint32_t i = 0; i < n; i++)
		key = gazetteer_key(key, hashes[i]);
	struct place_refs refs = gazetteer_find(own, key);
	for (uint32_t i = 0; i < refs.n; i++) {
		const struct place *p = gazetteer_place(own, ref_place(refs.at[i]));
		if (!(ref_flags(refs.at[i]) & NAME_DEMONYM) && p->type == REGION_SUBDIVISION &&
		    !memcmp(p->country, "US", 2))
			return ref_place(refs.at[i]);
	}
	return 0;
}
