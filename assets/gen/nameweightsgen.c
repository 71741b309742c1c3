/*
 * Prints what the features of region_name weigh whose values are few: by template and values
 * (src/find/recognise_templates.h), from the hashed weights of assets/learned/region_name.tsv.
 */
#include "recognise_templates.h"
#include "weights.h"

static void print_template(const struct model *m, uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	for (uint32_t i = 0; i < a; i++)
		for (uint32_t j = 0; j < b; j++)
			for (uint32_t k = 0; k < c; k++)
				printf("%d,", model_units(m, feature(number, i, j, k)));
	if (a)
		puts("");
}

int main(void)
{
	struct weights w = weights_read("region_name");
	struct model m = {0};
	model_make(&m, w.keys.at, w.at.at, w.keys.n);
	puts("#include \"recognise_templates.h\"\n");
	puts("const int8_t recognise_weights[RECOGNISE_WEIGHTS] = {");
#define X(name, number, a, b, c) print_template(&m, number, a, b, c);
	RECOGNISE_TEMPLATES(X)
#undef X
	puts("};");
	model_free(&m);
	weights_free(&w);
	return fflush(stdout) || ferror(stdout);
}
