#include "placed.h"

#include "gazetteer.h"

enum { WELL_KNOWN = 50000 }; /* inhabitants */

bool names_place(const struct places *own, const uint32_t *hashes, uint32_t n)
{
	uint32_t key = 0;
	for (uint32_t i = 0; i < n; i++) {
		key = gazetteer_key(key, hashes[i]);
		if (!gazetteer_begins(own, key))
			return false;
	}
	struct place_refs refs = gazetteer_find(own, key);
	for (uint32_t i = 0; i < refs.n; i++) {
		const struct place *p = gazetteer_place(own, ref_place(refs.at[i]));
		if (!(ref_flags(refs.at[i]) & NAME_DEMONYM) &&
		    (p->type == REGION_COUNTRY || p->type == REGION_SUBDIVISION ||
		     p->population >= WELL_KNOWN || p->source == PLACE_OWN ||
		     p->source == PLACE_HAND))
			return true;
	}
	return false;
}
