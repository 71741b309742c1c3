#include "row.h"

void row_list(struct row *r, const struct template_info *t, uint32_t a, uint32_t b, uint32_t c)
{
	struct features *f = r->list;
	assert(f->n < FEATURES_MOST);
	f->at[f->n++] = (struct feature){t, {a, b, c}};
}

float features_score(const struct features *f, const struct model *m)
{
	int32_t units = 0;
	for (uint32_t i = 0; i < f->n; i++)
		units += feature_units(&f->at[i], m);
	return model_sum(m, units);
}
