/*
 * Makes the table of a model: the largest groups of features are turned first, each by the
 * least number that brings all of them to free slots.
 */
#ifndef READER_FIND_MODEL_MODEL_MAKE_H
#define READER_FIND_MODEL_MODEL_MAKE_H

#include "model.h"

enum { MODEL_TRIES = 20 }; /* spreads of a size */

struct model_maker {
	struct model *m;
	const uint32_t *keys;
	const int8_t *weights;
	size_t n;
	uint32_t *slots;
	uint16_t *turned;
	uint32_t *first; /* of each group in `order`, and the end of the last */
	uint32_t *order; /* keys by group */
};

static inline uint32_t model_groups(const struct model *m)
{
	return model_group(m, UINT32_MAX) + 1;
}

/* Sorts the keys that weigh something by group. */
static inline void model_sort(struct model_maker *k)
{
	uint32_t groups = model_groups(k->m), end = 0;
	memset(k->first, 0, ((size_t)groups + 1) * sizeof *k->first);
	for (size_t i = 0; i < k->n; i++)
		if (k->weights[i])
			k->first[model_group(k->m, k->keys[i])]++;
	for (uint32_t g = 0; g <= groups; g++)
		k->first[g] = end += k->first[g];
	for (size_t i = 0; i < k->n; i++)
		if (k->weights[i])
			k->order[--k->first[model_group(k->m, k->keys[i])]] = (uint32_t)i;
}

/* Puts a group where all its slots are free; false when it fits nowhere. */
static inline bool model_seat(struct model_maker *k, uint32_t group)
{
	const uint32_t *at = k->order + k->first[group];
	uint32_t n = k->first[group + 1] - k->first[group];
	for (uint32_t d = 0; d <= UINT16_MAX; d++) {
		uint32_t i = 0;
		for (; i < n; i++) {
			uint32_t *slot = &k->slots[model_slot(k->m, k->keys[at[i]], d)];
			if (*slot)
				break;
			*slot = (k->keys[at[i]] & ~0xffu) | (uint8_t)k->weights[at[i]];
		}
		if (i == n) {
			k->turned[group] = (uint16_t)d;
			return true;
		}
		while (i-- > 0)
			k->slots[model_slot(k->m, k->keys[at[i]], d)] = 0;
	}
	return false;
}

static inline bool model_fill(struct model_maker *k)
{
	uint32_t groups = model_groups(k->m), most = 0;
	memset(k->slots, 0, k->m->size * sizeof *k->slots);
	memset(k->turned, 0, groups * sizeof *k->turned);
	for (uint32_t g = 0; g < groups; g++)
		if (k->first[g + 1] - k->first[g] > most)
			most = k->first[g + 1] - k->first[g];
	for (; most > 0; most--)
		for (uint32_t g = 0; g < groups; g++)
			if (k->first[g + 1] - k->first[g] == most && !model_seat(k, g))
				return false;
	return true;
}

/*
 * Sets all of *m but scale, bias and the dense table. The keys are distinct; those that weigh 0
 * are left out. model_free() gives it back.
 */
static inline void model_make(struct model *m, const uint32_t *keys, const int8_t *weights,
			      size_t n)
{
	size_t weighing = 0, size;
	for (size_t i = 0; i < n; i++)
		weighing += weights[i] != 0;
	uint32_t bits = 1; /* to 3 to 6 features a group */
	while (((size_t)6 << bits) < weighing)
		bits++;
	m->shift = 32 - bits;
	struct model_maker k = {.m = m, .keys = keys, .weights = weights, .n = n};
	k.order = mem_alloc(n * sizeof *k.order);
	k.turned = mem_alloc(model_groups(m) * sizeof *k.turned);
	k.first = mem_alloc(((size_t)model_groups(m) + 1) * sizeof *k.first);
	model_sort(&k);
	size = weighing + 1;
	for (bool made = false; !made; size += size / 32 + 1) {
		m->size = (uint32_t)size;
		k.slots = mem_alloc(size * sizeof *k.slots);
		for (uint32_t i = 0; i < MODEL_TRIES && !made; i++) {
			m->spread = (i * 0x9e3779b1u + 0x2545f491u) | 1;
			made = model_fill(&k);
		}
		if (!made)
			free(k.slots);
	}
	free(k.first);
	free(k.order);
	m->slots = k.slots;
	m->turned = k.turned;
}

/* Makes the dense table for a family of templates; model_free() gives it back. */
static inline void model_make_dense(struct model *m, const struct template_table *table)
{
	int8_t *dense = table->size ? mem_alloc(table->size) : NULL;
	m->dense = dense;
	for (const struct template_info *t = table->at; t < table->at + table->n; t++)
		for (uint32_t a = 0; a < t->sizes[0]; a++)
			for (uint32_t b = 0; b < t->sizes[1]; b++)
				for (uint32_t c = 0; c < t->sizes[2]; c++)
					dense[template_at(t, a, b, c)] = (int8_t)model_units(
						m, feature_hash(t->number, a, b, c));
}

static inline void model_free(struct model *m)
{
	free((void *)(uintptr_t)m->dense);
	free((void *)(uintptr_t)m->slots);
	free((void *)(uintptr_t)m->turned);
	*m = (struct model){0};
}

#endif
