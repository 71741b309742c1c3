/*
 * Linear models: what comes in is features (template.h), gathered by choice (row.h); what goes
 * out is a score. A model is a table of weights by the features' hashes, fitted by
 * assets/train, pruned, rounded to 8 bits and committed under assets/learned.
 */
#ifndef READER_FIND_MODEL_MODEL_H
#define READER_FIND_MODEL_MODEL_H

#include "template.h"

/*
 * The table: a perfect hash, nearly full, so that all weights stay in the second cache; most of
 * the time of a look-up is waiting for memory. A feature is in a group by its upper bits; all
 * features of a group are turned by the same number, chosen when the table is made
 * (model_make.h) so that no two meet in a slot. A slot holds the upper 24 bits of the feature
 * and its weight in the lower 8; 0 is free. Features of few values have their weights in the
 * dense table.
 */
struct model {
	const uint32_t *slots;
	const uint16_t *turned; /* by group */
	uint32_t spread;        /* odd */
	uint32_t shift;         /* 32 - log2 of the groups */
	uint32_t size;          /* slots */
	float scale;            /* weight = int8 * scale */
	float bias;
	const int8_t *dense; /* by template_at(); NULL: no template has sizes */
};

static inline uint32_t model_slot(const struct model *m, uint32_t f, uint32_t turned)
{
	return (uint32_t)((uint64_t)((f + turned) * m->spread) * m->size >> 32);
}

static inline uint32_t model_group(const struct model *m, uint32_t f)
{
	return f >> m->shift;
}

/* The weight of f in units of scale. */
static inline int32_t model_units(const struct model *m, uint32_t f)
{
	uint32_t s = m->slots[model_slot(m, f, m->turned[model_group(m, f)])];
	return (s ^ f) < 256 ? (int8_t)s : 0;
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

/* The models of the finding, assets/learned/NAME.tsv each, and the family of its templates. */
#define MODELS(X)                                                                              \
	X(case_word, cased)         /* has a word a capital, by its neighbours */              \
	X(case_article, cased)      /* the same, by all of the article */                      \
	X(case_acronym, cased)      /* are all its letters capitals */                         \
	X(quote_speaker, utterance) /* which candidate utters a marked stretch */              \
	X(quote_filter, utterance)  /* is a marked stretch a quotation at all */               \
	X(indirect_gate, clause)    /* does a word of speech report at all: rejects most */    \
	X(indirect_start, clause)   /* where reported content starts after a cue */            \
	X(indirect_end, clause)     /* where it ends */                                        \
	X(indirect_before, clause)  /* content before the cue */                               \
	X(indirect_speaker, clause) /* who reports it */                                       \
	X(quote_span, listing)      /* is a quote one, of about that extent, whoever speaks */ \
	X(quote_row, listing)       /* is a quote right as a row of its pane */                \
	X(speaker_row, listing)     /* is a speaker */                                         \
	X(person_link, whom)        /* whom a pronoun or description means */                  \
	X(region_name, contender)   /* is a capitalised stretch the name of a place */         \
	X(place_look, look)         /* does a word look like one of a place's name */          \
	X(region_place, sense)      /* which place of that name, first pass */                 \
	X(region_place2, sense)     /* which place of that name, later passes */               \
	X(region_sure, region)      /* is a region right */

struct models {
#define X(name, family) struct model name;
	MODELS(X)
#undef X
};

/* The committed ones. */
extern const struct models models_builtin;

#endif
