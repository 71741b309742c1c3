#include "region.h"
#include "place.h"

#include "find/read/lexicon.h"
#include "find/read/small_words.h"

#include <math.h>

/* ---- which mentions are one region ------------------------------------------------------- */

/* The place, or the name of one that nobody knows. */
static uint64_t identity(const struct collector *c, uint32_t i)
{
	if (c->choices[i].place)
		return c->choices[i].place;
	const struct toponym *t = &c->t->at[i];
	return (uint64_t)toponym_key(c->f->tokens.at, t->first, t->end) << 32;
}

static uint32_t slot_of(const struct collector *c, uint64_t id)
{
	return (uint32_t)((id ^ id >> 32) * 0x9e3779b1u >> 7) & c->mask;
}

/*
 * Numbers the regions in order of their first mention; a demonym speaks for one only if no name
 * does.
 */
static void number_regions(struct collector *c)
{
	struct arena *scratch = c->f->scratch;
	uint32_t n = c->t->n;
	uint64_t *ids = ARENA_ARRAY_RAW(scratch, n, uint64_t);
	uint32_t *last = ARENA_ARRAY_RAW(scratch, n, uint32_t); /* by region: its toponym */
	for (c->mask = 15; c->mask < c->t->n * 2; c->mask = c->mask * 2 + 1)
		;
	c->slots = ARENA_ARRAY(scratch, (size_t)c->mask + 1, uint32_t);
	c->region_of = ARENA_ARRAY_RAW(scratch, n, uint32_t);
	c->places = ARENA_ARRAY_RAW(scratch, n, uint32_t);
	c->first = ARENA_ARRAY_RAW(scratch, n, uint32_t);
	c->begin = ARENA_ARRAY_RAW(scratch, n, uint32_t);
	c->next = ARENA_ARRAY_RAW(scratch, n, uint32_t);
	for (uint32_t i = 0; i < n; i++) {
		uint64_t id = identity(c, i);
		uint32_t at = slot_of(c, id);
		while (c->slots[at] && ids[c->slots[at] - 1] != id)
			at = (at + 1) & c->mask;
		if (!c->slots[at]) {
			ids[c->n] = id;
			c->places[c->n] = c->choices[i].place;
			c->first[c->n] = c->begin[c->n] = last[c->n] = i;
			c->slots[at] = ++c->n;
		}
		uint32_t *first = &c->first[c->slots[at] - 1];
		bool told = c->choices[i].within && !c->choices[*first].within;
		if ((c->t->at[*first].demonym && !c->t->at[i].demonym) || told)
			*first = i;
		c->region_of[i] = c->slots[at];
		c->next[last[c->slots[at] - 1]] = i;
		c->next[i] = UINT32_MAX;
		last[c->slots[at] - 1] = i;
	}
}

/* Id of the region of a place, 0 if the article does not name it. */
static uint32_t region_of_place(const struct collector *c, uint32_t place)
{
	if (!place)
		return 0;
	uint32_t at = slot_of(c, place);
	while (c->slots[at] && c->places[c->slots[at] - 1] != place)
		at = (at + 1) & c->mask;
	return c->slots[at];
}

/* ---- what each region is ----------------------------------------------------------------- */

static void fill_known(const struct collector *c, struct region *r, const struct place *p)
{
	r->name = str_of(place_name(c->f->places, p));
	r->type = (enum region_type)p->type;
	memcpy(r->country, p->country, 2);
	place_code(c->f->places, p, r->code);
	r->located = !isnan(p->lat);
	if (r->located) {
		r->lat = p->lat;
		r->lon = p->lon;
	}
}

/* What the last word of a name says of its kind: "Clinton Township". */
static enum region_type kind_of(const struct token *last)
{
	if (last->hash == WORD_COUNTY || last->hash == WORD_TOWNSHIP)
		return REGION_COUNTY;
	if (last->classes & LEX(AREA))
		return REGION_SUBDIVISION;
	return last->classes & LEX(TOWN) ? REGION_CITY : REGION_OTHER;
}

/*
 * A name that no list has. Said to lie in an area, it has that one's country and subdivision,
 * and nobody knows the point; else a place that is part of its name or a town named near by
 * stands in for it, or a country alone.
 */
static void fill_unknown(const struct collector *c, struct region *r, uint32_t toponym)
{
	const struct places *own = c->f->places;
	const struct choice *x = &c->choices[toponym];
	const struct place *area = gazetteer_place(own, x->within ? x->within : x->near);
	bool town = area && (area->type == REGION_CITY || area->type == REGION_COUNTY);
	if (!x->within && (x->because == REASON_PART || town))
		fill_known(c, r, area);
	if (area)
		memcpy(r->country, area->country, 2);
	if (area && x->within)
		place_code(own, area, r->code);
	r->approximate = true;
	r->name = str_slice(find_spelling(c->f), c->t->at[toponym].span);
	r->type = kind_of(&c->f->tokens.at[c->t->at[toponym].end - 1]);
}

/* The nearest containing region that the article names: subdivision, else country. */
static uint32_t container(const struct collector *c, uint32_t region)
{
	const struct places *own = c->f->places;
	uint32_t place = c->places[region], within = 0;
	if (!place) { /* where the place near by is */
		const struct choice *x = &c->choices[c->first[region]];
		place = x->within ? x->within : x->near;
		within = region_of_place(c, place);
		if (within && gazetteer_place(own, place)->type > REGION_SUBDIVISION)
			within = 0;
	}
	if (!within)
		within = region_of_place(c, place_subdivision(own, place));
	if (!within)
		within = region_of_place(c, place_country(own, place));
	return within == region + 1 ? 0 : within;
}

/* Mentions of each region, in text order: counted, then filled. */
static void fill_mentions(struct collector *c)
{
	struct document *d = c->f->d;
	struct region *regions = c->regions;
	struct region_mention **next =
		ARENA_ARRAY(c->f->scratch, (size_t)c->n + 1, struct region_mention *);
	d->region_mentions = ARENA_ARRAY(c->f->keep, (size_t)c->t->n + 1, struct mention);
	d->n_region_mentions = c->t->n;
	for (uint32_t i = 0; i < c->t->n; i++)
		regions[c->region_of[i] - 1].n_mentions++;
	for (uint32_t r = 0; r < c->n; r++) {
		next[r] = ARENA_ARRAY(c->f->keep, regions[r].n_mentions, struct region_mention);
		regions[r].mentions = next[r];
	}
	for (uint32_t i = 0; i < c->t->n; i++) {
		const struct toponym *t = &c->t->at[i];
		*next[c->region_of[i] - 1]++ = (struct region_mention){t->span, t->demonym};
		d->region_mentions[i] = (struct mention){t->span, c->region_of[i], t->demonym};
	}
}

/* What the screen alone shows of the regions. */
static void explain(struct collector *c)
{
	region_focus(c);
	for (uint32_t r = 0; r < c->n; r++)
		c->regions[r].why = region_why(c, r);
}

/* How many regions lie in each country. */
static void count_countries(struct collector *c)
{
	for (uint32_t r = 0; r < c->n; r++)
		c->in_country[collector_country(&c->regions[r])]++;
}

bool regions_collect(struct find *f, struct collector *c)
{
	struct toponyms *t = ARENA_NEW(f->scratch, struct toponyms);
	toponyms_recognise(f, t);
	if (find_cancelled(f))
		return false;
	struct choice *choices = ARENA_ARRAY(f->scratch, (size_t)t->n + 1, struct choice);
	toponyms_resolve(f, t, choices);
	if (find_cancelled(f))
		return false;
	*c = (struct collector){.f = f, .t = t, .choices = choices};
	number_regions(c);
	c->regions = ARENA_ARRAY(f->keep, (size_t)c->n + 1, struct region);
	for (uint32_t r = 0; r < c->n; r++) {
		const struct place *p = gazetteer_place(f->places, c->places[r]);
		if (p)
			fill_known(c, &c->regions[r], p);
		else
			fill_unknown(c, &c->regions[r], c->first[r]);
		c->regions[r].within = container(c, r);
	}
	fill_mentions(c);
	count_countries(c);
	return true;
}

void region_pass(struct find *f)
{
	struct collector c;
	if (!regions_collect(f, &c))
		return;
	for (uint32_t r = 0; r < c.n; r++)
		c.regions[r].confidence = region_confidence(&c, r);
	if (!f->d->terse)
		explain(&c);
	f->d->regions = c.regions;
	f->d->n_regions = c.n;
}
