/* Which senses lie close to senses of other names. */
#include "resolve.h"

/*
 * Kilometres within which names vouch for one another, how many count, how many senses are
 * looked at; how far a town may be from the middle of a county; the strips that the sphere is
 * cut into, 51 kilometres wide, are but wider than the first.
 */
enum {
	COMPANY_KM = 50,
	COMPANY_MOST = 4,
	COMPANY_SENSES = 600,
	MIDDLE_KM = 20,
	STRIPS = 250,
};

/* A town or county in its strip. */
struct local {
	float x, y, z;
	uint32_t name; /* index */
	uint32_t next; /* index + 1, 0: the last of the strip */
};

struct locals {
	struct local *at;
	uint32_t n;
	uint32_t first[STRIPS + 3]; /* of each strip: index + 1; an empty one at both ends */
	uint32_t *seen;             /* by name: index + 1 of the sense it last was near to */
};

static uint32_t strip_of(const struct sense *s)
{
	return 1 + (uint32_t)((s->x + 1) * (STRIPS / 2));
}

static void find_locals(struct locals *l, const struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names && r->names[i].first < COMPANY_SENSES; i++) {
		const struct name_senses *n = &r->names[i];
		for (uint32_t k = n->first; k < n->first + n->n; k++) {
			const struct sense *s = &r->senses[k];
			if (!sense_local(s))
				continue;
			uint32_t *first = &l->first[strip_of(s)];
			l->at[l->n] = (struct local){s->x, s->y, s->z, i, *first};
			*first = ++l->n;
		}
	}
}

/* "Henry County" */
static bool is_county(const struct name_senses *n)
{
	return n->types == 1u << REGION_COUNTY;
}

/* Counts the other names that have a sense close by, and tells the middles of counties. */
static void count_company(struct locals *l, const struct resolver *r,
			  const struct name_senses *n, struct sense *s)
{
	const float most = (float)COMPANY_KM / 6371 * COMPANY_KM / 6371;
	const float middle = (float)MIDDLE_KM / 6371 * MIDDLE_KM / 6371;
	uint32_t strip = strip_of(s) - 1, end = strip + 3;
	uint32_t sense = (uint32_t)(s - r->senses);
	for (; strip < end; strip++)
		for (uint32_t i = l->first[strip]; i; i = l->at[i - 1].next) {
			const struct local *o = &l->at[i - 1];
			float dx = s->x - o->x, dy = s->y - o->y, dz = s->z - o->z;
			float square = dx * dx + dy * dy + dz * dz;
			const struct name_senses *other = &r->names[o->name];
			if (square >= most || other->key == n->key)
				continue;
			if (square < middle && is_county(other) != is_county(n))
				s->middle = true;
			if (l->seen[o->name] == sense + 1)
				continue;
			l->seen[o->name] = sense + 1;
			s->company += s->company < COMPANY_MOST;
		}
}

void resolve_count_company(struct resolver *r)
{
	struct locals l = {.at = arena_array_raw(r->scratch, r->n_senses, sizeof *l.at),
			   .seen = ARENA_ARRAY(r->scratch, r->n_names, uint32_t)};
	find_locals(&l, r);
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *n = &r->names[i];
		if (n->n == 1 || n->demonym)
			continue; /* nobody asks */
		for (uint32_t k = n->first; k < n->first + n->n; k++)
			if (sense_local(&r->senses[k]))
				count_company(&l, r, n, &r->senses[k]);
	}
}
