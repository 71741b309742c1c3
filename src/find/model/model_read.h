/*
 * Reads the table of a model, assets/learned/NAME.tsv. Lines: "#scale F", "#bias F", other
 * comments; then hash (hex, ascending), weight (-127..127), what it is.
 */
#ifndef READER_FIND_MODEL_MODEL_READ_H
#define READER_FIND_MODEL_MODEL_READ_H

#include "model_make.h"

#include <stdio.h>

/*
 * Makes the dense table of a model and leaves out of the hashed one what is in it: nobody asks
 * for that there. The keys ascend; their weights become 0. (model_make_dense() is for tables
 * that are to have all.)
 */
static inline void model_take_dense(struct model *m, const struct template_table *family,
				    const uint32_t *keys, int8_t *weights, size_t n)
{
	int8_t *dense = family->size ? mem_alloc(family->size) : NULL;
	for (const struct template_info *t = family->at; t < family->at + family->n; t++)
		for (uint32_t k = 0; k < t->sizes[0] * t->sizes[1] * t->sizes[2]; k++) {
			uint32_t c = k % t->sizes[2], ab = k / t->sizes[2];
			uint32_t key =
				feature_hash(t->number, ab / t->sizes[1], ab % t->sizes[1], c);
			size_t i;
			BISECT(i, n, keys[i] < key);
			bool known = i < n && keys[i] == key;
			dense[t->start + k] = known ? weights[i] : 0;
			if (known)
				weights[i] = 0;
		}
	m->dense = dense;
}

/*
 * Sets all of *m, a model of that family; model_free() gives it back. A file that is not there
 * is an empty table. False: a line is no weight, or not behind the one before; it is in `line`.
 */
static inline bool model_read(struct model *m, const char *path,
			      const struct template_table *family, char line[512])
{
	FILE *f = fopen(path, "r");
	VEC(uint32_t) keys = {0};
	VEC(int8_t) weights = {0};
	bool good = true;
	*m = (struct model){.scale = 1};
	while (f && good && fgets(line, 512, f)) {
		unsigned key;
		int weight;
		if (line[0] == '#') {
			sscanf(line, "#scale %f", &m->scale);
			sscanf(line, "#bias %f", &m->bias);
		} else if (sscanf(line, "%x\t%d", &key, &weight) == 2 && weight >= -127 &&
			   weight <= 127 && key > (keys.n ? keys.at[keys.n - 1] : 0)) {
			VEC_PUSH(keys, key);
			VEC_PUSH(weights, (int8_t)weight);
		} else {
			good = false;
		}
	}
	if (f)
		fclose(f);
	model_take_dense(m, family, keys.at, weights.at, keys.n);
	model_make(m, keys.at, weights.at, keys.n);
	VEC_FREE(keys);
	VEC_FREE(weights);
	return good;
}

#endif
