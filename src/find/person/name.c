/* Small questions about one name, one role, one word. */
#include "names.h"

uint32_t role_head(const struct names *n, uint32_t token)
{
	uint32_t hash = n->at[token].hash;
	if (!(n->at[token].classes & LEX(TITLE)))
		return hash;
	for (size_t i = 0; i < N_KNOWN_TITLES; i++)
		if (n->known.titles[i][0] == hash)
			return n->known.titles[i][1];
	return hash;
}

uint8_t gender_of(uint64_t classes)
{
	return (classes & LEX(MALE_NOUN) ? GENDER_MALE : 0) |
	       (classes & LEX(FEMALE_NOUN) ? GENDER_FEMALE : 0);
}

uint32_t name_from(const struct names *n, uint32_t token)
{
	uint32_t low = 0, high = (uint32_t)n->list.n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (n->list.at[middle].end <= token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
