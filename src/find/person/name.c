/* Small questions about one name, one role, one word. */
#include "names.h"

uint32_t role_head(const struct names *n, uint32_t token)
{
	const struct token *t = &n->at[token];
	return t->classes & LEX(TITLE) ? title_role(t->hash) : t->hash;
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
