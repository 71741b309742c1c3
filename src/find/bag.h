/*
 * What speaks for one row of a linear model, weighed together: a feature is put as its template and
 * values, and hashed only when all of the row are, eight at a time where the processor can.
 */
#ifndef READER_FIND_BAG_H
#define READER_FIND_BAG_H

#include "model.h"

enum { BAG_MOST = 72 };

/* A column each, so that eight features can be read at once. */
struct bag {
	uint32_t n;
	uint32_t template[BAG_MOST], x[BAG_MOST], y[BAG_MOST], z[BAG_MOST];
};

static inline void bag_put(struct bag *b, uint32_t template, uint32_t x, uint32_t y, uint32_t z)
{
	if (b->n >= BAG_MOST)
		return;
	b->template[b->n] = template;
	b->x[b->n] = x;
	b->y[b->n] = y;
	b->z[b->n++] = z;
}

static inline void bag_append(struct bag *b, const struct bag *more)
{
	for (uint32_t i = 0; i < more->n; i++)
		bag_put(b, more->template[i], more->x[i], more->y[i], more->z[i]);
}

/* feature() of each, in the order in which they were put; returns how many. */
uint32_t bag_features(const struct bag *b, uint32_t out[BAG_MOST]);

/* What the features weigh together, in units of the scale of the model. */
int32_t bag_units(const struct bag *b, const struct model *m);

static inline float bag_score(const struct bag *b, const struct model *m)
{
	return m->bias + (float)bag_units(b, m) * m->scale;
}

#endif
