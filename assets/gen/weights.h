/* Reading a learned model: assets/learned/NAME.tsv. */
#ifndef READER_GEN_WEIGHTS_H
#define READER_GEN_WEIGHTS_H

#include "model_make.h"

#include <stdio.h>

struct weights {
	VEC(uint32_t) keys;
	VEC(int8_t) at; /* beside them */
	float scale, bias;
};

/*
 * Lines: "#scale F", "#bias F", other comments; then hash (hex), weight (-127..127), what it is.
 * A model without a file is empty: it scores 0.
 */
static inline struct weights weights_read(const char *name)
{
	char path[256], line[512];
	struct weights w = {.scale = 1};
	snprintf(path, sizeof path, "assets/learned/%s.tsv", name);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f)) {
		unsigned key;
		int weight;
		if (line[0] == '#') {
			sscanf(line, "#scale %f", &w.scale);
			sscanf(line, "#bias %f", &w.bias);
		} else if (sscanf(line, "%x\t%d", &key, &weight) == 2 && key && weight >= -127 &&
			   weight <= 127) {
			VEC_PUSH(w.keys, key);
			VEC_PUSH(w.at, (int8_t)weight);
		} else {
			fprintf(stderr, "%s: not a weight: %s", path, line);
			exit(1);
		}
	}
	if (f)
		fclose(f);
	return w;
}

static inline void weights_free(struct weights *w)
{
	VEC_FREE(w->keys);
	VEC_FREE(w->at);
}

#endif
