#include "toponym.h"

#include "gazetteer.h"

void toponyms_resolve(struct find *f, const struct toponyms *t, struct choice *out)
{
	for (uint32_t i = 0; i < t->n; i++) {
		struct place_refs refs = gazetteer_find(f->places, t->at[i].key);
		out[i] = (struct choice){0};
		if (t->at[i].key && refs.n)
			out[i].place = ref_place(refs.at[0]);
	}
}
