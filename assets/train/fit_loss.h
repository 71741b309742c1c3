/*
 * What is minimised: the loss of a set of rows at weights, and its gradient.
 */
#ifndef READER_TRAIN_FIT_LOSS_H
#define READER_TRAIN_FIT_LOSS_H

#include "fit.h"

struct known {
	uint32_t key, rows, documents;
	uint32_t last_document, last_collection, collections;
	bool lexical;
};

struct row_group {
	size_t first_row, end_row;
	float weight;
	uint32_t document, collection;
};

struct fit {
	VEC(struct known) known;
	uint32_t *slots; /* hash table of indexes into known, + 1 */
	uint32_t mask;
	VEC(uint32_t) entries; /* feature indexes of all rows */
	VEC(size_t) row_ends;
	VEC(char) right;
	VEC(uint32_t) next; /* first row of the group that does not overlap */
	VEC(struct row_group) groups;
	struct features listed; /* of the row that is being made */
	struct row row;
};

/*
 * Which features take part, and where their numbers stand in the vector of weights: the bias,
 * the weights of features 1 to n - 1, a place for what is left out; then, with a hidden layer,
 * for each feature its weights for the hidden units, the units' biases, what they weigh
 * themselves.
 */
struct space {
	const struct fit *f;
	const struct fit_options *o;
	uint32_t *number; /* of each known feature, 0: left out */
	size_t n;         /* linear weights, the bias included */
	double *scores;   /* scratch: a group's rows */
	double *heard;    /* scratch: what the hidden units hear of each of them */
	size_t first_row; /* of that group */
	uint32_t pass;    /* of training with a hidden layer, from 1 on; 0: not in training */
};

/* How long the vectors of weights and gradients are. */
size_t space_size(const struct space *s);

/* Where the hidden weights of feature k stand, the units' biases and their own weights. */
size_t space_hidden(const struct space *s, size_t k);
size_t space_biases(const struct space *s);
size_t space_outs(const struct space *s);

/* The loss of one group; adds its gradient to g. */
double group_loss(struct space *s, const struct row_group *at, const double *w, double *g);

/* The loss of all groups with the penalty; its gradient to g. */
double objective(struct space *s, const double *w, double *g);

/* Adds `share` of the penalty's gradient, and puts that of the bias in its place. */
void add_penalty(const struct space *s, const double *w, double *g, double share);

/*
 * Minimises from w in place (fit_minimise.c). Returns the loss with the penalty; with a hidden
 * layer that of the last pass, without the penalty.
 */
double minimise(struct space *s, double *w);

double *doubles(size_t n);

#endif
