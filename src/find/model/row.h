/*
 * Rows: what speaks for one choice. A rule says family_put(row, TEMPLATE, a, b, c), a named
 * template and its values (template.h; put what is always 0 as 0). What comes of it is the
 * row's business:
 *
 *	struct row r = {.model = m};		the weights are summed: row_score(&r)
 *	struct row r = {.list = &features};	the features are listed, for those who fit a
 *						model and those who ask why (explain.h)
 *
 * The same rules make both, so that what is fitted and told is what is weighed.
 */
#ifndef READER_FIND_MODEL_ROW_H
#define READER_FIND_MODEL_ROW_H

#include "model.h"

#include <assert.h>

struct feature {
	const struct template_info *template;
	uint32_t values[3];
};

enum { FEATURES_MOST = 512 };
_Static_assert(FEATURES_MOST *HIDDEN_MOST <= INT16_MAX, "hidden sums have 16 bits");

struct features {
	uint32_t n;
	struct feature at[FEATURES_MOST];
};

struct row {
	const struct model *model; /* NULL with a list */
	struct weighing weight;    /* so far */
	struct features *list;     /* NULL: weigh */
};

/* Appends to the row's list. */
__attribute__((cold)) void row_list(struct row *r, const struct template_info *t, uint32_t a,
				    uint32_t b, uint32_t c);

/* `make san` asks whether values are as few as their template says. */
#ifdef CHECK_DENSE
#define row_check(t, a, b, c)                                                                  \
	assert((a) < (t)->sizes[0] && (b) < (t)->sizes[1] && (c) < (t)->sizes[2])
#else
#define row_check(t, a, b, c) ((void)0)
#endif

/* Puts a feature; to be called by the name family_put. */
static inline void row_put(struct row *r, enum model_form form, const struct template_info *t,
			   uint32_t a, uint32_t b, uint32_t c)
{
	const struct model *m = r->model;
	if (!m) {
		row_list(r, t, a, b, c);
	} else if (t->sizes[0]) {
		row_check(t, a, b, c);
		uint32_t at = template_at(t, a, b, c);
		r->weight.units += m->dense[at];
		if (form == FORM_HIDDEN && m->hidden)
			weight_add_hidden(&r->weight, &m->hidden->dense[at]);
	} else if (form == FORM_HIDDEN) {
		model_weigh(m, feature_hash(t->number, a, b, c), &r->weight);
	} else {
		r->weight.units += model_units(m, feature_hash(t->number, a, b, c));
	}
}

static inline float row_score(const struct row *r)
{
	return model_sum(r->model, &r->weight);
}

/* The number by which the learned tables know it. */
static inline uint32_t feature_key(const struct feature *f)
{
	return feature_hash(f->template->number, f->values[0], f->values[1], f->values[2]);
}

/* What it weighs in a model. */
static inline struct weighing feature_weight(const struct feature *f, const struct model *m)
{
	struct row row = {.model = m};
	row_put(&row, FORM_HIDDEN, f->template, f->values[0], f->values[1], f->values[2]);
	return row.weight;
}

/* What the features weigh together in a model, and what a row of them would score. */
struct weighing features_weight(const struct features *f, const struct model *m);
float features_score(const struct features *f, const struct model *m);

/* A count as one of few values: small ones as they are, larger ones in steps. */
enum { COUNT_STEPS = 8 };
static inline uint32_t count_step(uint32_t n)
{
	static const uint8_t steps[32] = {0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5,
					  6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7};
	return steps[n < 31 ? n : 31];
}

#endif
