#include "gazetteer.h"
#include "toponym.h"

#include <math.h>

/* Regions being collected: one for every place meant, found again by a small hash table. */
struct collector {
	struct find *f;
	const struct toponyms *t;
	const struct choice *choices;
	uint32_t *region_of; /* index of the region + 1, by toponym */
	uint32_t *slots, mask;
	uint32_t *places; /* gazetteer ids by region; 0: unknown */
	uint32_t n;
};

/* What makes two mentions one region: the place, or the name of one that nobody knows. */
static uint64_t identity(const struct collector *c, uint32_t i)
{
	if (c->choices[i].place)
		return c->choices[i].place;
	uint32_t key = 0;
	for (uint32_t k = c->t->at[i].first; k < c->t->at[i].end; k++)
		key = gazetteer_key(key, c->f->tokens.at[k].hash);
	return (uint64_t)key << 32;
}

/* Numbers the regions in order of their first mention. */
static void number_regions(struct collector *c)
{
	uint64_t *ids = ARENA_ARRAY(c->f->scratch, c->t->n + 1, uint64_t);
	for (c->mask = 15; c->mask < c->t->n * 2; c->mask = c->mask * 2 + 1)
		;
	c->slots = ARENA_ARRAY(c->f->scratch, (size_t)c->mask + 1, uint32_t);
	c->region_of = ARENA_ARRAY(c->f->scratch, c->t->n + 1, uint32_t);
	c->places = ARENA_ARRAY(c->f->scratch, c->t->n + 1, uint32_t);
	for (uint32_t i = 0; i < c->t->n; i++) {
		uint64_t id = identity(c, i);
		uint32_t at = (uint32_t)((id ^ id >> 32) * 0x9e3779b1u >> 7) & c->mask;
		while (c->slots[at] && ids[c->slots[at] - 1] != id)
			at = (at + 1) & c->mask;
		if (!c->slots[at]) {
			ids[c->n] = id;
			c->places[c->n] = c->choices[i].place;
			c->slots[at] = ++c->n;
		}
		c->region_of[i] = c->slots[at];
	}
}

static void fill_known(struct collector *c, struct region *r, const struct place *p)
{
	const char *name = place_name(c->f->places, p);
	r->name = arena_str(c->f->keep, str_of(name));
	r->type = (enum region_type)p->type;
	memcpy(r->country, p->country, 2);
	place_code(c->f->places, p, r->code);
	r->located = !isnan(p->lat);
	if (r->located) {
		r->lat = p->lat;
		r->lon = p->lon;
	}
}

static void fill_unknown(struct collector *c, struct region *r, uint32_t toponym)
{
	const struct place *near = gazetteer_place(c->f->places, c->choices[toponym].near);
	struct str name = str_slice(c->f->d->text, c->t->at[toponym].span);
	if (near)
		fill_known(c, r, near);
	r->approximate = r->located;
	r->name = name;
	r->type = REGION_OTHER;
}

/* Mentions of each region, in text order: counted, then filled. */
static void fill_mentions(struct collector *c, struct region *regions)
{
	struct document *d = c->f->d;
	struct region_mention **next = ARENA_ARRAY(c->f->scratch, c->n + 1, struct region_mention *);
	d->region_mentions = ARENA_ARRAY(c->f->keep, c->t->n + 1, struct mention);
	d->n_region_mentions = c->t->n;
	for (uint32_t i = 0; i < c->t->n; i++)
		regions[c->region_of[i] - 1].n_mentions++;
	for (uint32_t r = 0; r < c->n; r++)
		regions[r].mentions = next[r] = ARENA_ARRAY(c->f->keep, regions[r].n_mentions, struct region_mention);
	for (uint32_t i = 0; i < c->t->n; i++) {
		const struct toponym *t = &c->t->at[i];
		*next[c->region_of[i] - 1]++ = (struct region_mention){t->span, t->demonym};
		d->region_mentions[i] = (struct mention){t->span, c->region_of[i], t->demonym};
	}
}

/* Id of the region of a place, 0 if the article does not name it. */
static uint32_t region_of_place(const struct collector *c, uint32_t place)
{
	if (!place)
		return 0;
	uint32_t at = (uint32_t)((uint64_t)place * 0x9e3779b1u >> 7) & c->mask;
	while (c->slots[at] && c->places[c->slots[at] - 1] != place)
		at = (at + 1) & c->mask;
	return c->slots[at];
}

/* The nearest containing region that the article names: subdivision, else country. */
static uint32_t container(const struct collector *c, uint32_t place)
{
	uint32_t within = region_of_place(c, place_subdivision(c->f->places, place));
	return within ? within : region_of_place(c, place_country(c->f->places, place));
}

void region_pass(struct find *f)
{
	struct toponyms t = {0};
	toponyms_recognise(f, &t);
	struct choice *choices = ARENA_ARRAY(f->scratch, (size_t)t.n + 1, struct choice);
	toponyms_resolve(f, &t, choices);
	struct collector c = {.f = f, .t = &t, .choices = choices};
	number_regions(&c);
	struct region *regions = ARENA_ARRAY(f->keep, (size_t)c.n + 1, struct region);
	for (uint32_t i = t.n; i-- > 0;) { /* backwards: the first mention has the last word */
		struct region *r = &regions[c.region_of[i] - 1];
		const struct place *p = gazetteer_place(f->places, choices[i].place);
		*r = (struct region){0};
		if (p)
			fill_known(&c, r, p);
		else
			fill_unknown(&c, r, i);
	}
	fill_mentions(&c, regions);
	for (uint32_t r = 0; r < c.n; r++)
		regions[r].within = container(&c, c.places[r]);
	f->d->regions = regions;
	f->d->n_regions = c.n;
}
