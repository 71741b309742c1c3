#include "spelling.h"

#include <strings.h>

bool one_letter(struct str x, struct str y)
{
	if (x.n > y.n)
		return one_letter(y, x);
	if (y.n - x.n > 1)
		return false;
	size_t k = 0;
	while (k < x.n && (x.at[k] | 32) == (y.at[k] | 32))
		k++;
	if (k == x.n) /* only the end differs */
		return x.n < y.n;
	const char *rest = x.at + k + (x.n == y.n);
	size_t left = x.n - k - (x.n == y.n);
	return left == y.n - k - 1 && memcmp(rest, y.at + k + 1, left) == 0;
}

bool one_edit(struct str x, struct str y)
{
	struct str longer = x.n > y.n ? x : y, shorter = x.n > y.n ? y : x;
	char last = longer.n ? longer.at[longer.n - 1] : 0;
	bool ending = longer.n > shorter.n && !strncasecmp(longer.at, shorter.at, shorter.n);
	return one_letter(x, y) && (!ending || last == 'y' || last == 'i');
}

bool first_misspelt(struct str x, struct str y)
{
	enum { LETTERS = 5 };
	return x.n >= LETTERS && y.n >= LETTERS && one_edit(x, y) &&
	       (x.at[x.n - 1] | 32) == (y.at[y.n - 1] | 32);
}
