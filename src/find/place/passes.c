/* In which order the names of an article find their places. */
#include "resolve.h"

enum { PASSES = 3 }; /* the first with region_place, the others with region_place2 */

void toponyms_resolve(struct find *f, const struct toponyms *t, struct choice *out)
{
	struct resolver r;
	resolver_start(&r, f, t);
	resolver_guess(&r);
	const struct model *later = &f->models->region_place2;
	resolver_pass(&r, &f->models->region_place);
	for (int pass = 1; pass < PASSES; pass++)
		if (!resolver_pass(&r, later))
			break;
	bool moved = resolve_areas(&r, later);
	resolver_count(&r);
	if (moved)
		explain_senses(&r, later);
	for (uint32_t i = 0; i < t->n; i++)
		resolve_outcome(&r, i, &out[i]);
	resolve_short_forms(&r, out);
}
