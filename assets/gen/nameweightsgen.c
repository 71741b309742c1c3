/*
 * Prints what the features of region_name weigh whose values are few: by template and values
 * (src/find/place/contender_templates.h), from the committed model.
 */
#include "find/model/model.h"
#include "find/place/contender_templates.h"

#include <stdio.h>

static void print_template(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	const struct model *m = &models_builtin.region_name;
	for (uint32_t i = 0; i < a; i++)
		for (uint32_t j = 0; j < b; j++)
			for (uint32_t k = 0; k < c; k++)
				printf("%d,", model_units(m, feature_hash(number, i, j, k)));
	if (a)
		puts("");
}

int main(void)
{
	puts("#include \"find/place/contender_templates.h\"\n");
	puts("const int8_t recognise_weights[RECOGNISE_WEIGHTS] = {");
#define X(name, number, a, b, c) print_template(number, a, b, c);
	RECOGNISE_TEMPLATES(X)
#undef X
	puts("};");
	return fflush(stdout) || ferror(stdout);
}
