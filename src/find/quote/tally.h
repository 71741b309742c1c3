/*
 * Tallies: where evidence is put, as features of a template and up to three values. A tally
 * sums their weights; for the trainers it keeps the features.
 */
#ifndef READER_FIND_QUOTE_TALLY_H
#define READER_FIND_QUOTE_TALLY_H

#include "utterance_templates.h"

enum { GAP_BINS = 8 };

/* Bins of a number of words. */
static inline uint32_t gap_bin(uint32_t n)
{
	static const uint8_t bins[32] = {0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5,
					 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7};
	return bins[n < 32 ? n : 31];
}

static inline uint32_t dense_at(enum feature_template t, uint32_t a, uint32_t b, uint32_t c)
{
	return dense_of[t].start + (a * dense_of[t].b + b) * dense_of[t].c + c;
}

/* Fills the dense table of a model. */
static inline void dense_make(const struct model *m, int8_t dense[DENSE_SIZE])
{
	for (uint32_t t = 0; t < TEMPLATES; t++)
		for (uint32_t a = 0; a < dense_of[t].a; a++)
			for (uint32_t b = 0; b < dense_of[t].b; b++)
				for (uint32_t c = 0; c < dense_of[t].c; c++)
					dense[dense_at(t, a, b, c)] =
						(int8_t)model_units(m, feature(t, a, b, c));
}

struct tally {
	const struct model *model;
	int32_t units;
	struct features *features; /* not NULL: they are appended, and nothing is weighed */
};

/* Evidence is inlined, so that it is known what a tally is for and where a weight stands. */
#define EVIDENCE static inline __attribute__((always_inline))

EVIDENCE void put(struct tally *y, enum feature_template t, uint32_t a, uint32_t b, uint32_t c)
{
	if (y->features)
		y->features->at[y->features->n++] = feature(t, a, b, c);
	else if (dense_of[t].a)
		y->units += y->model->dense[dense_at(t, a, b, c)];
	else
		y->units += model_units(y->model, feature(t, a, b, c));
}

/* put() where whether is seldom guessed: a dense weight is read in any case. */
EVIDENCE void put_if(bool is, struct tally *y, enum feature_template t, uint32_t a, uint32_t b,
		     uint32_t c)
{
	if (!y->features && dense_of[t].a)
		y->units += y->model->dense[dense_at(t, a, b, c)] & -(int32_t)is;
	else if (is)
		put(y, t, a, b, c);
}

/* One of 64 bits for a name. */
static inline uint64_t name_bit(uint32_t hash)
{
	return (uint64_t)1 << ((hash >> 7) & 63);
}

#endif
