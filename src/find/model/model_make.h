/*
 * Makes the table of a model: the largest groups of features are turned first, each by the
 * least number that brings all of them to free slots.
 */
#ifndef READER_FIND_MODEL_MODEL_MAKE_H
#define READER_FIND_MODEL_MODEL_MAKE_H

#include "model.h"

enum { MODEL_TRIES = 20 }; /* spreads of a size */

/* The weights of a model by distinct keys. */
struct model_weights {
	const uint32_t *keys;
	const int8_t *weights;
	const hidden_weights *hidden; /* NULL: the model is linear */
	size_t n;
};

struct model_maker {
	struct model *m;
	const struct model_weights *w;
	uint32_t *slots;
	uint16_t *turned;
	uint32_t *first; /* of each group in `order`, and the end of the last */
	uint32_t *order; /* keys by group */
};

static inline uint32_t model_groups(const struct model *m)
{
	return model_group(m, UINT32_MAX) + 1;
}

static inline bool hidden_any(const hidden_weights *w)
{
	bool any = false;
	for (unsigned k = 0; k < HIDDEN_UNITS; k++)
		any |= (*w)[k] != 0;
	return any;
}

static inline bool model_weighs(const struct model_maker *k, size_t i)
{
	return k->w->weights[i] || (k->w->hidden && hidden_any(&k->w->hidden[i]));
}

/* Sorts the keys that weigh something by group. */
static inline void model_sort(struct model_maker *k)
{
	uint32_t groups = model_groups(k->m), end = 0;
	memset(k->first, 0, ((size_t)groups + 1) * sizeof *k->first);
	for (size_t i = 0; i < k->w->n; i++)
		if (model_weighs(k, i))
			k->first[model_group(k->m, k->w->keys[i])]++;
	for (uint32_t g = 0; g <= groups; g++)
		k->first[g] = end += k->first[g];
	for (size_t i = 0; i < k->w->n; i++)
		if (model_weighs(k, i))
			k->order[--k->first[model_group(k->m, k->w->keys[i])]] = (uint32_t)i;
}

/* Puts a group where all its slots are free; false when it fits nowhere. */
static inline bool model_seat(struct model_maker *k, uint32_t group)
{
	const uint32_t *at = k->order + k->first[group];
	uint32_t n = k->first[group + 1] - k->first[group];
	for (uint32_t d = 0; d <= UINT16_MAX; d++) {
		uint32_t i = 0;
		for (; i < n; i++) {
			uint32_t *slot = &k->slots[model_slot(k->m, k->w->keys[at[i]], d)];
			if (*slot)
				break;
			*slot = (k->w->keys[at[i]] & ~0xffu) | (uint8_t)k->w->weights[at[i]];
		}
		if (i == n) {
			k->turned[group] = (uint16_t)d;
			return true;
		}
		while (i-- > 0)
			k->slots[model_slot(k->m, k->w->keys[at[i]], d)] = 0;
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

/* The hidden weights of the keys, each in its slot. */
static inline const hidden_weights *hidden_seats(const struct model_maker *k)
{
	hidden_weights *seats = mem_alloc(((size_t)k->m->size + 1) * sizeof *seats);
	memset(seats, 0, ((size_t)k->m->size + 1) * sizeof *seats);
	for (size_t i = 0; i < k->w->n; i++)
		if (model_weighs(k, i))
			seats[model_slot(k->m, k->w->keys[i],
					 k->turned[model_group(k->m, k->w->keys[i])])] =
				k->w->hidden[i];
	return seats;
}

/*
 * Sets all of *m but scale, bias and the dense table, and the slots of `layer`, its hidden
 * layer, if it has one (else NULL). Keys that weigh 0 are left out. model_free() gives it back,
 * the layer as well.
 */
static inline void model_make(struct model *m, struct hidden *layer,
			      const struct model_weights *weights)
{
	size_t n = weights->n;
	struct model_maker k = {.m = m, .w = weights};
	size_t filled = 0, size;
	for (size_t i = 0; i < n; i++)
		filled += model_weighs(&k, i);
	uint32_t bits = 1; /* to 3 to 6 features a group */
	while (((size_t)6 << bits) < filled)
		bits++;
	m->shift = 32 - bits;
	k.order = mem_alloc(n * sizeof *k.order);
	k.turned = mem_alloc(model_groups(m) * sizeof *k.turned);
	k.first = mem_alloc(((size_t)model_groups(m) + 1) * sizeof *k.first);
	model_sort(&k);
	size = filled + 1;
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
	m->hidden = layer;
	if (layer)
		layer->slots = hidden_seats(&k);
}

/*
 * Makes the dense tables for a family of templates of what the hashed ones hold; model_free()
 * gives them back.
 */
static inline void model_make_dense(struct model *m, struct hidden *layer,
				    const struct template_table *table)
{
	int8_t *dense = table->size ? mem_alloc(table->size) : NULL;
	hidden_weights *hidden = layer ? mem_alloc(table->size * sizeof *hidden) : NULL;
	m->dense = dense;
	for (const struct template_info *t = table->at; t < table->at + table->n; t++)
		for (uint32_t k = 0; k < t->sizes[0] * t->sizes[1] * t->sizes[2]; k++) {
			struct weighing w = {0};
			model_weigh(m, template_hash(t, k), &w);
			dense[t->start + k] = (int8_t)w.units;
			if (hidden)
				hidden[t->start + k] =
					__builtin_convertvector(w.hidden, hidden_weights);
		}
	if (layer)
		layer->dense = hidden;
}

static inline void model_free(struct model *m)
{
	if (m->hidden) {
		free((void *)(uintptr_t)m->hidden->dense);
		free((void *)(uintptr_t)m->hidden->slots);
	}
	free((void *)(uintptr_t)m->hidden);
	free((void *)(uintptr_t)m->dense);
	free((void *)(uintptr_t)m->slots);
	free((void *)(uintptr_t)m->turned);
	*m = (struct model){0};
}

#endif
