/*
 * Search patterns over UTF-8 text: regular expressions (Perl's) or literal strings. The only
 * room for PCRE2.
 */
#ifndef READER_PATTERN_H
#define READER_PATTERN_H

#include "reader/base.h"

enum pattern_case {
	PATTERN_SMART, /* folded unless the pattern has a capital */
	PATTERN_EXACT,
	PATTERN_FOLD
};

struct pattern;

/*
 * Compiles `source`; NULL with a message when it is no regular expression. An empty one is a
 * fault too. `literal`: no character is special.
 */
struct pattern *pattern_compile(struct str source, enum pattern_case how, bool literal,
				struct error *e);
void pattern_free(struct pattern *p);

enum pattern_result {
	PATTERN_NOT_FOUND,
	PATTERN_FOUND,
	PATTERN_GAVE_UP, /* too much work, or it reaches too far: there may be a match */
};

/*
 * The first match in the paragraph `s` that starts in [from, until). It is matched as in the
 * whole paragraph, though only what lies near is looked at: a match may reach 64 KiB beyond
 * `until`. Empty matches are passed over. A limit is set on the work of one call. `s` must be
 * valid UTF-8, `from` and `until` borders of code points. Offsets are into `s`. One thread at a
 * time.
 */
enum pattern_result pattern_next(struct pattern *p, struct str s, size_t from, size_t until,
				 struct span *match);

#endif
