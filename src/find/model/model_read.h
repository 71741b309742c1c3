/*
 * Reads the table of a model, assets/learned/NAME.tsv. Lines: "#scale F", "#bias F", other
 * comments; then hash (hex), weight (-127..127), what it is.
 */
#ifndef READER_FIND_MODEL_MODEL_READ_H
#define READER_FIND_MODEL_MODEL_READ_H

#include "model_make.h"

#include <stdio.h>

/*
 * Sets all of *m but the dense table; model_free() gives it back. A file that is not there is
 * an empty table. False: a line is no weight; it is in `line`.
 */
static inline bool model_read(struct model *m, const char *path, char line[512])
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
		} else if (sscanf(line, "%x\t%d", &key, &weight) == 2 && key &&
			   weight >= -127 && weight <= 127) {
			VEC_PUSH(keys, key);
			VEC_PUSH(weights, (int8_t)weight);
		} else {
			good = false;
		}
	}
	if (f)
		fclose(f);
	model_make(m, keys.at, weights.at, keys.n);
	VEC_FREE(keys);
	VEC_FREE(weights);
	return good;
}

#endif
