#include "why.h"

struct str why_told(struct arena *a, const struct str *parts, size_t n)
{
	size_t length = 0;
	for (size_t i = 0; i < n; i++)
		length += parts[i].n;
	char *at = ARENA_ARRAY_RAW(a, length + 1, char);
	struct str told = {at, length};
	for (size_t i = 0; i < n; i++) {
		memcpy(at, parts[i].at, parts[i].n);
		at += parts[i].n;
	}
	*at = 0;
	return told;
}
