/*
 * Texts with the places in them marked: every name that is to be found stands in braces, a
 * demonym with a star: "{Russian*} troops left {Kursk}". Nothing else may be found.
 */
#ifndef TESTS_NAMED_H
#define TESTS_NAMED_H

#include "sample.h"

struct name_mark {
	struct span span;
	bool demonym;
};

static inline bool among(const struct name_mark *names, uint32_t n, struct span s, bool demonym)
{
	for (uint32_t i = 0; i < n; i++)
		if (names[i].span.start == s.start && names[i].span.end == s.end &&
		    names[i].demonym == demonym)
			return true;
	return false;
}

/* Tells which of `names` are not among the others; how many. */
static inline uint32_t tell_lost(const struct sample *s, const char *what,
				 const struct name_mark *names, uint32_t n,
				 const struct name_mark *others, uint32_t n_others)
{
	uint32_t lost = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct str name = sample_str(s, names[i].span);
		if (among(others, n_others, names[i].span, names[i].demonym))
			continue;
		print_error("%s: %.*s\n", what, (int)name.n, name.at);
		lost++;
	}
	return lost;
}

/* Finds the names of a marked text and says what is missing and what is too much. */
static inline void check(const char *text)
{
	static struct sample s;
	struct name_mark found[SAMPLE_MARKS], wanted[SAMPLE_MARKS];
	uint32_t n = 0, faults = 0;
	sample_find(&s, text);
	for (uint32_t i = 0; i < s.d.n_region_mentions && n < SAMPLE_MARKS; i++)
		found[n++] = (struct name_mark){s.d.region_mentions[i].span,
						s.d.region_mentions[i].demonym};
	for (uint32_t i = 0; i < s.n_marks; i++)
		wanted[i] = (struct name_mark){s.marks[i].span, s.marks[i].note[0] == '*'};
	faults += tell_lost(&s, "missing", wanted, s.n_marks, found, n);
	faults += tell_lost(&s, "too much", found, n, wanted, s.n_marks);
	sample_free(&s);
	if (faults)
		print_error("in: %s\n", text);
	assert_int_equal(faults, 0);
}

#endif
