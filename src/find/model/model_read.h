/*
 * Reads the table of a model, assets/learned/NAME.tsv. Lines: "#scale F", "#bias F", other
 * comments; then hash (hex, ascending), weight (-127..127), the rows it was seen in. A model
 * with a hidden layer has "#hidden F", the scale of its weights, a line "#unit BIAS OUT" for
 * each hidden unit, and on each line the weights for them (-63..63).
 */
#ifndef READER_FIND_MODEL_MODEL_READ_H
#define READER_FIND_MODEL_MODEL_READ_H

#include "model_make.h"

#include <stdio.h>

/* What is read of a table: weights by ascending keys, hidden ones if the model has them. */
struct model_lines {
	VEC(uint32_t) keys;
	VEC(int8_t) weights;
	VEC(hidden_weights) hidden;
	struct hidden layer;
	unsigned units;
};

/*
 * Makes the dense tables of a model and leaves out of the hashed one what is in them: nobody
 * asks for that there, its weights become 0. (model_make_dense() is for tables that are to have
 * all.)
 */
static inline void model_take_dense(struct model *m, const struct template_table *family,
				    struct model_lines *l)
{
	int8_t *dense = family->size ? mem_alloc(family->size) : NULL;
	hidden_weights *hidden = l->units ? mem_alloc(family->size * sizeof *hidden) : NULL;
	size_t n = l->keys.n;
	for (const struct template_info *t = family->at; t < family->at + family->n; t++)
		for (uint32_t k = 0; k < t->sizes[0] * t->sizes[1] * t->sizes[2]; k++) {
			uint32_t key = template_hash(t, k), at = t->start + k;
			size_t i;
			BISECT(i, n, l->keys.at[i] < key);
			bool known = i < n && l->keys.at[i] == key;
			dense[at] = known ? l->weights.at[i] : 0;
			if (hidden)
				hidden[at] = known ? l->hidden.at[i] : (hidden_weights){0};
			if (known)
				l->weights.at[i] = 0;
			if (known && hidden)
				l->hidden.at[i] = (hidden_weights){0};
		}
	m->dense = dense;
	l->layer.dense = hidden;
}

/* What stands behind '#': a number of the model, or what is no matter here. */
static inline void model_read_setting(struct model *m, struct model_lines *l, const char *line)
{
	float bias, out;
	sscanf(line, "#scale %f", &m->scale);
	sscanf(line, "#bias %f", &m->bias);
	sscanf(line, "#hidden %f", &l->layer.scale);
	if (l->units < HIDDEN_UNITS && sscanf(line, "#unit %f %f", &bias, &out) == 2) {
		l->layer.bias[l->units] = bias;
		l->layer.out[l->units++] = out;
	}
}

/* The hidden weights of a line, from `at` on. */
static inline bool model_read_hidden(struct model_lines *l, const char *at)
{
	hidden_weights w = {0};
	for (unsigned k = 0; k < HIDDEN_UNITS; k++) {
		int weight, read;
		if (sscanf(at, "%d%n", &weight, &read) != 1 || abs(weight) > HIDDEN_MOST)
			return false;
		w[k] = (int8_t)weight;
		at += read;
	}
	VEC_PUSH(l->hidden, w);
	return true;
}

static inline bool model_read_line(struct model *m, struct model_lines *l, const char *line)
{
	unsigned key, rows;
	int weight, read = 0;
	if (line[0] == '#') {
		model_read_setting(m, l, line);
		return true;
	}
	if (sscanf(line, "%x\t%d\t%u%n", &key, &weight, &rows, &read) != 3 ||
	    abs(weight) > INT8_MAX ||
	    key <= (l->keys.n ? l->keys.at[l->keys.n - 1] : UINT8_MAX))
		return false;
	if (l->units && !model_read_hidden(l, line + read))
		return false;
	VEC_PUSH(l->keys, key);
	VEC_PUSH(l->weights, (int8_t)weight);
	return true;
}

/*
 * Sets all of *m, a model of that family; model_free() gives it back. A file that is not there
 * is an empty table. False: a line is no weight, or not behind the one before, or the hidden
 * layer is not whole; `line` is the last one read.
 */
static inline bool model_read(struct model *m, const char *path,
			      const struct template_table *family, char line[512])
{
	FILE *f = fopen(path, "r");
	struct model_lines l = {0};
	bool good = true;
	*m = (struct model){.scale = 1};
	while (f && good && fgets(line, 512, f))
		good = model_read_line(m, &l, line);
	if (f)
		fclose(f);
	if (l.units &&
	    (l.units < HIDDEN_UNITS || l.hidden.n < l.keys.n || !(l.layer.scale > 0))) {
		good = false;
		l.units = 0;
	}
	model_take_dense(m, family, &l);
	struct hidden *layer = NULL;
	if (l.units) {
		layer = mem_alloc(sizeof *layer);
		*layer = l.layer;
	}
	model_make(m, layer,
		   &(struct model_weights){l.keys.at, l.weights.at, layer ? l.hidden.at : NULL,
					   l.keys.n});
	VEC_FREE(l.keys);
	VEC_FREE(l.weights);
	VEC_FREE(l.hidden);
	return good;
}

#endif
