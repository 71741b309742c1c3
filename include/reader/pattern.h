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

/*
 * The first match in `s` that starts at or after `from`; empty matches are passed over. False
 * when there is none, also when matching at this place would take too long (a limit is set on
 * the work of one call). `s` must be valid UTF-8, `from` a code point's border. Offsets are
 * into `s`. One thread at a time.
 */
bool pattern_next(struct pattern *p, struct str s, size_t from, struct span *match);

/* The last match that starts before `before`, of those that pattern_next gives one by one. */
bool pattern_previous(struct pattern *p, struct str s, size_t before, struct span *match);

#endif
