/*
 * Fitting of models over hashed features: logistic regression, conditional logit (softmax over
 * the rows of a group, summed over its right rows), and sets of stretches that do not overlap
 * (softmax over all such sets of a group); L2. Linear ones by L-BFGS, those with a hidden layer
 * by Adam. Deterministic: the same rows in the same order give the same table.
 *
 * Nocedal, Wright: Numerical Optimization, algorithm 7.4 (L-BFGS two-loop recursion).
 * Kingma, Ba: Adam, ICLR 2015, algorithm 1.
 */
#ifndef READER_TRAIN_FIT_H
#define READER_TRAIN_FIT_H

#include "find/model/row.h"

struct fit;

/* An empty set of training rows; fit_free() gives it back. */
struct fit *fit_new(void);
void fit_free(struct fit *f);

/*
 * Starts a group: the candidates that compete (softmax), or any number of independent rows
 * (logistic). `weight` counts all its rows; `document` and `collection` say where it is from,
 * for the least numbers of fit_options.
 */
void fit_group(struct fit *f, float weight, uint32_t document, uint32_t collection);

/*
 * A row of the group: the features that are put into fit_row() (a feature twice counts double),
 * and, when all are, whether it is right. fit_keys() is both for features as numbers.
 */
struct row *fit_row(struct fit *f);
void fit_row_end(struct fit *f, bool right);
void fit_keys(struct fit *f, const uint32_t *keys, size_t n, bool right);

/*
 * Stretches: the last row added excludes those from it to before row `next` of its group. Rows
 * are in the order of their starts; the right ones must not exclude each other.
 */
void fit_next(struct fit *f, uint32_t next);

/* Says that a feature names a word: it is then dropped unless seen in two collections. */
void fit_lexical(struct fit *f, uint32_t feature);

/* The size of a feature is the root of the sum of its weights' squares. */
struct fit_options {
	bool logistic;            /* else softmax */
	bool stretches;           /* softmax over sets of stretches, see fit_next() */
	float l2;                 /* strength of the penalty w²/2; the model's bias is free */
	unsigned least_rows;      /* features seen in fewer rows are dropped; 0 is 3 */
	unsigned least_documents; /* or in fewer documents; 0 is 1 */
	unsigned keep;       /* weights kept, by size * sqrt(rows), then fitted again; 0: all */
	float drop;          /* features of a lesser size are dropped at the end */
	unsigned iterations; /* of a linear one; 0 is 120 */
	unsigned passes;     /* through the rows for a model with a hidden layer; 0: linear */
};

struct fit_table {
	uint32_t *keys;
	float *weights;
	uint32_t *rows; /* in how many rows each was seen */
	size_t n;
	float bias;
	float (*hidden)[HIDDEN_UNITS]; /* NULL: it is linear */
	float unit_bias[HIDDEN_UNITS], unit_out[HIDDEN_UNITS];
	float loss; /* mean per group (softmax) or row (logistic), without the penalty */
};

/* Fits; the table is the caller's to give back with fit_table_free(). */
struct fit_table fit_solve(const struct fit *f, const struct fit_options *options);
void fit_table_free(struct fit_table *t);

/* Multiplies what the features weigh. */
void fit_table_scale(struct fit_table *t, float by);

/*
 * The table as the product has it, rounded to 8 bits, for a family of templates;
 * fit_model_free() gives it back.
 */
struct model fit_model(const struct fit_table *t, const struct template_table *family);
void fit_model_free(struct model *m);

/*
 * Writes assets/learned/NAME.tsv; each line of `comment` gets a "# ". False: the path cannot be
 * written.
 */
bool fit_write(const struct fit_table *t, const char *path, const char *comment,
	       struct error *e);

#endif
