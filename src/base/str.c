#include "reader/base.h"

struct str str_trim(struct str s)
{
	while (s.n && is_blank(s.at[0]))
		s.at++, s.n--;
	while (s.n && is_blank(s.at[s.n - 1]))
		s.n--;
	return s;
}

struct str str_word(struct str *rest)
{
	size_t start = 0, end;
	if (!rest->n)
		return *rest; /* it may be NULL */
	while (start < rest->n && is_blank(rest->at[start]))
		start++;
	for (end = start; end < rest->n && !is_blank(rest->at[end]);)
		end++;
	struct str word = {rest->at + start, end - start};
	*rest = (struct str){rest->at + end, rest->n - end};
	return word;
}

struct str str_line(struct str *rest)
{
	if (!rest->n)
		return *rest;
	const char *end = memchr(rest->at, '\n', rest->n);
	size_t n = end ? (size_t)(end - rest->at) : rest->n;
	struct str line = {rest->at, n};
	n += end != NULL;
	*rest = (struct str){rest->at + n, rest->n - n};
	return line;
}
