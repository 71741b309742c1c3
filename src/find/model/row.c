#include "row.h"

/*
 * A copy of the model, so that its numbers stay in registers; four look-ups at a time wait
 * together.
 */
int32_t bag_units(const struct bag *b, const struct model *m)
{
	const struct model model = *m;
	int32_t sum = 0;
#pragma GCC unroll 4
	for (uint32_t i = 0; i < b->n; i++)
		sum += model_units(&model, b->at[i]);
	return sum;
}
