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

struct model {
	const uint32_t *keys;  /* open addressing; 0: free */
	const int8_t *weights; /* beside the keys */
	uint32_t mask;         /* slots - 1 */
	float scale;           /* weight = int8 * scale */
	float bias;
};

static inline float model_weight(const struct model *m, uint32_t f)
{
	for (uint32_t i = f & m->mask;; i = (i + 1) & m->mask) {
		if (m->keys[i] == f)
			return (float)m->weights[i] * m->scale;
		if (!m->keys[i])
			return 0;
	}
}

static inline float model_score(const struct model *m, const uint32_t *f, uint32_t n)
{
	int32_t sum = 0;
	for (uint32_t k = 0; k < n; k++) {
		for (uint32_t i = f[k] & m->mask; m->keys[i]; i = (i + 1) & m->mask) {
			if (m->keys[i] == f[k]) {
				sum += m->weights[i];
				break;
			}
		}
	}
	return m->bias + (float)sum * m->scale;
}

/* The models of the finding; assets/learned/NAME.tsv each. */
#define MODELS(X)                                                                                  \
	X(quote_speaker)    /* which candidate utters a marked stretch */                          \
	X(quote_filter)     /* is a marked stretch a quotation at all */                           \
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
