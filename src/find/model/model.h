/*
 * Linear models over hashed features. A feature is a template number and up to three small
 * values mixed to 32 bits; a model is a table of weights, fitted by assets/train, pruned,
 * rounded to 8 bits and committed under assets/learned.
 */
#ifndef READER_FIND_MODEL_MODEL_H
#define READER_FIND_MODEL_MODEL_H

#include "reader/base.h"

/*
 * A template and its values as one number. A sum of products: what is constant in a call costs
 * nothing, and the products don't wait for each other. Neighbouring values fall far apart; the
 * tables need no better mixing.
 */
static inline uint32_t feature(uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
	return template * 0x9e3779b1u + a * 0x85ebca6bu + b * 0xc2b2ae35u + c * 0x27d4eb2fu;
}

/*
 * The table: a perfect hash, nearly full, so that all weights stay in the second cache; most of
 * the time of a look-up would be waiting for memory. A feature is in a group by its upper bits;
 * all features of a group are displaced by the same distance, chosen when the table is made
 * (model_make.h) so that no two meet. A slot holds the upper 24 bits of the feature and its
 * weight in the lower 8; 0 is free. A look-up has no branch.
 */
struct model {
	const uint32_t *slots;
	const uint16_t *displaced; /* by group */
	uint32_t spread;           /* odd */
	uint32_t shift;            /* 32 - log2 of the slots */
	uint32_t group_shift;      /* 32 - log2 of the groups */
	float scale;               /* weight = int8 * scale */
	float bias;
	const int8_t *dense;  /* see quote/tally.h; NULL: none is made */
	const int16_t *clues; /* see place/clue.h; of region_place and region_place2 alone */
};

static inline uint32_t model_slot(const struct model *m, uint32_t f, uint32_t displaced)
{
	return (((f * m->spread) >> m->shift) + displaced) & (UINT32_MAX >> m->shift);
}

/* The weight of f in units of scale. */
static inline int32_t model_units(const struct model *m, uint32_t f)
{
	uint32_t s = m->slots[model_slot(m, f, m->displaced[f >> m->group_shift])];
	return (int8_t)s & -(int32_t)((s ^ f) < 256);
}

static inline float model_weight(const struct model *m, uint32_t f)
{
	return (float)model_units(m, f) * m->scale;
}

/* The score that `units` come to. */
static inline float model_sum(const struct model *m, int32_t units)
{
	return m->bias + (float)units * m->scale;
}

static inline float model_score(const struct model *m, const uint32_t *f, uint32_t n)
{
	int32_t sum = 0;
	for (uint32_t k = 0; k < n; k++)
		sum += model_units(m, f[k]);
	return model_sum(m, sum);
}

/* The models of the finding; assets/learned/NAME.tsv each. */
#define MODELS(X)                                                                              \
	X(quote_speaker)    /* which candidate utters a marked stretch */                      \
	X(quote_filter)     /* is a marked stretch a quotation at all */                       \
	X(indirect_gate)    /* does a word of speech report at all: rejects most */            \
	X(indirect_start)   /* where reported content starts after a cue */                    \
	X(indirect_end)     /* where it ends */                                                \
	X(indirect_before)  /* content before the cue */                                       \
	X(indirect_speaker) /* who reports it */                                               \
	X(person_link)      /* whom a pronoun or description means */                          \
	X(region_name)      /* is a capitalised stretch the name of a place */                 \
	X(region_place)     /* which place of that name, first pass */                         \
	X(region_place2)    /* which place of that name, later passes */

struct models {
#define X(name) struct model name;
	MODELS(X)
#undef X
};

/* The committed ones. */
extern const struct models models_builtin;

#endif
