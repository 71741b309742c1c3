/*
 * The regions of an article being put together from its toponyms and what they mean: one for
 * every place, with its mentions, container, focus and the reason for the choice.
 *
 * Private to region*.c.
 */
#ifndef READER_FIND_PLACE_REGION_H
#define READER_FIND_PLACE_REGION_H

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
	struct region *regions;
	uint32_t n;
};

/*
 * How much the article is about each region: its mentions, more so in the title, the first
 * paragraph and beside a speaker; half of it goes up to the region that contains it.
 */
void region_focus(struct collector *c);

/* One sentence: where it is, what speaks for it, what else the name might mean. In f->keep. */
struct str region_why(const struct collector *c, uint32_t region);

#endif
