/*
 * Models: what comes in is features (template.h), gathered by choice (row.h); what goes out is
 * a score. A model is a table of weights by the features' hashes, fitted by assets/train,
 * pruned, rounded to 8 bits and committed under assets/learned.
 *
 * Most are linear: the weights of the features are summed. Some have a hidden layer beside that
 * sum, where evidence counts for more or less in the presence of other evidence: each feature
 * weighs for each of a few hidden units, too, and a unit adds to the score what its sum rises
 * above 0, times its own weight (rectified linear units: Nair and Hinton, ICML 2010).
 */
#ifndef READER_FIND_MODEL_MODEL_H
#define READER_FIND_MODEL_MODEL_H

#include "template.h"

enum { HIDDEN_UNITS = 8 };

/*
 * A number for each hidden unit. Of a feature 8 bits each, at most HIDDEN_MOST; so the sums of
 * as many features as a row may have (FEATURES_MOST) need no more than 16 bits.
 */
typedef int8_t hidden_weights __attribute__((vector_size(HIDDEN_UNITS)));
typedef int16_t hidden_sums __attribute__((vector_size(2 * HIDDEN_UNITS)));
enum { HIDDEN_MOST = 63 };

struct hidden {
	const hidden_weights *slots; /* as those of the model; one of zeroes behind them */
	const hidden_weights *dense; /* as that of the model */
	float scale;                 /* of all of them */
	float bias[HIDDEN_UNITS], out[HIDDEN_UNITS];
};

/* What features weigh together. */
struct weighing {
	int32_t units; /* for the score itself, in units of the model's scale */
	hidden_sums hidden;
};

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
	const int8_t *dense;         /* by template_at(); NULL: no template has sizes */
	const struct hidden *hidden; /* NULL: the model is linear */
};

static inline uint32_t model_slot(const struct model *m, uint32_t f, uint32_t turned)
{
	return (uint32_t)((uint64_t)((f + turned) * m->spread) * m->size >> 32);
}

static inline uint32_t model_group(const struct model *m, uint32_t f)
{
	return f >> m->shift;
}

static inline void weight_add_hidden(struct weighing *w, const hidden_weights *more)
{
	w->hidden += __builtin_convertvector(*more, hidden_sums);
}

/* The weight of f for the score itself, in units of scale. */
static inline int32_t model_units(const struct model *m, uint32_t f)
{
	uint32_t s = m->slots[model_slot(m, f, m->turned[model_group(m, f)])];
	return (s ^ f) < 256 ? (int8_t)s : 0;
}

/* Adds what f weighs. */
static inline void model_weigh(const struct model *m, uint32_t f, struct weighing *w)
{
	uint32_t at = model_slot(m, f, m->turned[model_group(m, f)]), s = m->slots[at];
	bool known = (s ^ f) < 256;
	w->units += known ? (int8_t)s : 0;
	if (m->hidden)
		weight_add_hidden(w, &m->hidden->slots[known ? at : m->size]);
}

/* What a hidden unit hears. */
static inline float hidden_heard(const struct hidden *h, const struct weighing *w,
				 unsigned unit)
{
	return h->bias[unit] + (float)w->hidden[unit] * h->scale;
}

/* What the hidden units add to a score. */
float hidden_score(const struct hidden *h, const struct weighing *w);

/* The score that a weight comes to. */
static inline float model_sum(const struct model *m, const struct weighing *w)
{
	float linear = m->bias + (float)w->units * m->scale;
	return m->hidden ? linear + hidden_score(m->hidden, w) : linear;
}

static inline float model_score(const struct model *m, const uint32_t *f, uint32_t n)
{
	struct weighing w = {0};
	for (uint32_t k = 0; k < n; k++)
		model_weigh(m, f[k], &w);
	return model_sum(m, &w);
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
