#include "row.h"

void row_list(struct row *r, const struct template_info *t, uint32_t a, uint32_t b, uint32_t c)
{
	struct features *f = r->list;
	assert(f->n < FEATURES_MOST);
	f->at[f->n++] = (struct feature){t, {a, b, c}};
}

float hidden_score(const struct hidden *h, const struct weighing *w)
{
	float sum = 0;
	for (unsigned k = 0; k < HIDDEN_UNITS; k++) {
		float heard = hidden_heard(h, w, k);
		sum += heard > 0 ? heard * h->out[k] : 0;
	}
	return sum;
}

struct weighing features_weight(const struct features *f, const struct model *m)
{
	struct row row = {.model = m};
	for (uint32_t i = 0; i < f->n; i++) {
		const uint32_t *v = f->at[i].values;
		row_put(&row, FORM_HIDDEN, f->at[i].template, v[0], v[1], v[2]);
	}
	return row.weight;
}

float features_score(const struct features *f, const struct model *m)
{
	struct weighing w = features_weight(f, m);
	return model_sum(m, &w);
}
