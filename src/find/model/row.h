/*
 * What speaks for one row of a linear model, to be weighed together.
 */
#ifndef READER_FIND_MODEL_ROW_H
#define READER_FIND_MODEL_ROW_H

#include "model.h"

enum { BAG_MOST = 72 };

struct bag {
	uint32_t n;
	uint32_t at[BAG_MOST]; /* features */
};

static inline void bag_put(struct bag *b, uint32_t template, uint32_t x, uint32_t y, uint32_t z)
{
	if (b->n < BAG_MOST)
		b->at[b->n++] = feature(template, x, y, z);
}

static inline void bag_append(struct bag *b, const struct bag *more)
{
	for (uint32_t i = 0; i < more->n && b->n < BAG_MOST; i++)
		b->at[b->n++] = more->at[i];
}

/* What the features weigh together, in units of the scale of the model. */
int32_t bag_units(const struct bag *b, const struct model *m);

static inline float bag_score(const struct bag *b, const struct model *m)
{
	return m->bias + (float)bag_units(b, m) * m->scale;
}

#endif
