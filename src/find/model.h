/*
 * Linear models over hashed features. A feature is a template number and up to three small
 * values mixed to 32 bits; a model is a table of weights, fitted by assets/train, pruned,
 * rounded to 8 bits and committed under assets/learned.
 */
#ifndef READER_FIND_MODEL_H
#define READER_FIND_MODEL_H

#include "reader/base.h"

/* Mixes a template and its values (murmur3 finaliser); 0 is never returned. */
static inline uint32_t feature(uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t h = template * 0x9e3779b1u;
	h = (h ^ a) * 0x85ebca6bu;
	h = (h ^ (h >> 15) ^ b) * 0xc2b2ae35u;
	h = (h ^ (h >> 13) ^ c) * 0x27d4eb2fu;
	h ^= h >> 16;
	return h ? h : 1;
}

/*
 * The table: buckets of four slots, so that a look-up is one load and no branch. A slot holds the
 * upper 24 bits of the feature and its weight in the lower 8; 0 is free. `spread` is chosen when
 * the table is made, so that no bucket overflows.
 */
enum { MODEL_BUCKET = 4 };
typedef uint32_t model_slots __attribute__((vector_size(16)));
typedef int32_t model_sums __attribute__((vector_size(16)));

struct model {
	const model_slots *buckets;
	uint32_t spread; /* odd */
	uint32_t shift;  /* 32 - log2 of the buckets */
	float scale;     /* weight = int8 * scale */
	float bias;
};

static inline uint32_t model_bucket(uint32_t f, uint32_t spread, uint32_t shift)
{
	return (uint32_t)((uint64_t)(f * spread) >> shift);
}

/* The weight of f in units of scale, in one of the four lanes. */
static inline model_sums model_lanes(const struct model *m, uint32_t f)
{
	model_slots s = m->buckets[model_bucket(f, m->spread, m->shift)];
	model_slots hit = (model_slots)(((s ^ f) >> 8) == 0);
	return (model_sums)((s & hit) << 24) >> 24;
}

static inline float model_weight(const struct model *m, uint32_t f)
{
	model_sums w = model_lanes(m, f);
	return (float)(w[0] + w[1] + w[2] + w[3]) * m->scale;
}

static inline float model_score(const struct model *m, const uint32_t *f, uint32_t n)
{
	model_sums sum = {0};
	for (uint32_t k = 0; k < n; k++)
		sum += model_lanes(m, f[k]);
	return m->bias + (float)(sum[0] + sum[1] + sum[2] + sum[3]) * m->scale;
}

/*
 * Fills the buckets (1 << (32 - shift), zeroed) for `spread`; false when one overflows. Weights
 * of 0 are left out.
 */
static inline bool model_fill(uint32_t *slots, uint32_t spread, uint32_t shift, const uint32_t *keys,
			      const int8_t *weights, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t *at = &slots[(size_t)model_bucket(keys[i], spread, shift) * MODEL_BUCKET];
		unsigned k = 0;
		while (k < MODEL_BUCKET && at[k])
			k++;
		if (k == MODEL_BUCKET)
			return false;
		if (weights[i])
			at[k] = (keys[i] & ~0xffu) | (uint8_t)weights[i];
	}
	return true;
}

/* Finds a spread and fills slots of least size (malloc, the caller's); sets all but scale and bias. */
static inline uint32_t *model_make(struct model *m, const uint32_t *keys, const int8_t *weights,
				   size_t n)
{
	uint32_t bits = 1;
	while (((size_t)1 << bits) * 2 < n * 3)
		bits++;
	for (;; bits++) {
		size_t size = ((size_t)MODEL_BUCKET * sizeof(uint32_t)) << bits;
		uint32_t *slots = aligned_alloc(sizeof(model_slots), size);
		if (!slots)
			out_of_memory();
		m->shift = 32 - bits;
		for (uint32_t k = 0; k < 4000; k++) {
			m->spread = (k * 0x9e3779b1u + 0x2545f491u) | 1;
			memset(slots, 0, size);
			if (model_fill(slots, m->spread, m->shift, keys, weights, n))
				return m->buckets = (const model_slots *)slots, slots;
		}
		free(slots);
	}
}

/* The models of the finding; assets/learned/NAME.tsv each. */
#define MODELS(X)                                                                                  \
	X(quote_speaker)    /* which candidate utters a marked stretch */                          \
	X(quote_filter)     /* is a marked stretch a quotation at all */                           \
	X(indirect_gate)    /* does a word of speech report at all: rejects most */                \
	X(indirect_start)   /* where reported content starts after a cue */                        \
	X(indirect_end)     /* where it ends */                                                    \
	X(indirect_before)  /* content before the cue */                                           \
	X(indirect_speaker) /* who reports it */                                                   \
	X(person_link)      /* whom a pronoun or description means */                              \
	X(region_name)      /* is a capitalised stretch the name of a place */                     \
	X(region_place)     /* which place of that name, first pass */                             \
	X(region_place2)    /* which place of that name, later passes */

struct models {
#define X(name) struct model name;
	MODELS(X)
#undef X
};

/* The committed ones. */
extern const struct models models_builtin;

#endif
