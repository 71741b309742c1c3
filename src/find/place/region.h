/*
 * The regions of an article being put together from its toponyms and what they mean: one for
 * every place, with its mentions, container, focus and the reason for the choice.
 *
 * Private to region*.c.
 */
#ifndef READER_FIND_PLACE_REGION_H
#define READER_FIND_PLACE_REGION_H

#include "find/model/row.h"
#include "gazetteer.h"
#include "toponym.h"

struct collector {
	struct find *f;
	const struct toponyms *t;
	const struct choice *choices;
	uint32_t *region_of; /* id of the region, by toponym */
	uint32_t *slots, mask;
	uint32_t *places; /* gazetteer ids by region; 0: unknown */
	uint32_t *first;  /* the toponym that speaks for each region */
	uint32_t *begin;  /* its first one */
	uint32_t *next;   /* by toponym: the next one of its region; UINT32_MAX: none */
	struct region *regions;
	uint32_t n;
	uint32_t in_country[26 * 26 + 1]; /* regions in each country; last: in none */
};

static inline uint32_t collector_country(const struct region *r)
{
	unsigned a = (unsigned char)r->country[0] - 'A', b = (unsigned char)r->country[1] - 'A';
	return a < 26 && b < 26 ? a * 26 + b : 26 * 26;
}

/* Other regions of its country. */
static inline uint32_t collector_compatriots(const struct collector *c, const struct region *r)
{
	uint32_t country = collector_country(r);
	return country < 26 * 26 ? c->in_country[country] - 1 : 0;
}

/*
 * Finds the toponyms, what they mean, and makes the regions of them, all but their confidence,
 * focus and reasons; `c` lives in f->scratch. False when cancelled.
 */
bool regions_collect(struct find *f, struct collector *c);

/* Puts all features of a region into a row (region_templates.h). */
void region_features(const struct collector *c, uint32_t region, struct row *row);

/* How likely its name is that of a place, and this is the place: 0..1. */
float region_confidence(const struct collector *c, uint32_t region);

/*
 * How much the article is about each region: its mentions, more so in the title, the first
 * paragraph and beside a speaker; half of it goes up to the region that contains it.
 */
void region_focus(struct collector *c);

/* One sentence: where it is, what speaks for it, what else the name might mean. In f->keep. */
struct str region_why(const struct collector *c, uint32_t region);

#endif
