#include "reader/pattern.h"

#include "reader/text.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/*
 * Steps one match may take: some milliseconds, so that a hostile pattern costs a key no more.
 */
enum { MATCH_LIMIT = 200 * 1000, DEPTH_LIMIT = 10 * 1000, HEAP_LIMIT_KIB = 8 * 1024 };

/*
 * The compiled matcher's own stack; the 32 KiB of the machine's are too few for long matches.
 */
enum { STACK_LEAST = 32 * 1024, STACK_MOST = 1024 * 1024 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack;
};

static bool has_capital(struct str s, bool literal)
{
	unsigned size;
	for (size_t at = 0; at < s.n; at += size) {
		uint32_t c = text_decode(s, at, &size);
		if (c == '\\' && !literal) {
			/* \W, \pL and the like hold no letters of the text */
			at += size;
			if (at >= s.n)
				return false;
			text_decode(s, at, &size);
		} else if (text_fold(c) != c) {
			return true;
		}
	}
	return false;
}

struct pattern *pattern_compile(struct str source, enum pattern_case how, bool literal,
				struct error *e)
{
	if (source.n == 0) {
		fail(e, "the pattern is empty");
		return NULL;
	}
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
	if (literal)
		options = PCRE2_UTF | PCRE2_LITERAL;
	if (how == PATTERN_FOLD || (how == PATTERN_SMART && !has_capital(source, literal)))
		options |= PCRE2_CASELESS;
	int code;
	PCRE2_SIZE at;
	pcre2_code *compiled =
		pcre2_compile((PCRE2_SPTR)source.at, source.n, options, &code, &at, NULL);
	if (!compiled) {
		PCRE2_UCHAR what[256];
		pcre2_get_error_message(code, what, sizeof what);
		fail(e, "%s, at character %zu", (char *)what,
		     text_points((struct str){source.at, at < source.n ? at : source.n}) + 1);
		return NULL;
	}
	struct pattern *p = mem_alloc(sizeof *p);
	p->code = compiled;
	p->match = pcre2_match_data_create(1, NULL);
	p->limits = pcre2_match_context_create(NULL);
	p->stack = NULL;
	if (!p->match || !p->limits)
		out_of_memory();
	/* where the kernel forbids making code, the interpreter does the work */
	if (pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE) == 0)
		p->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, NULL);
	pcre2_jit_stack_assign(p->limits, NULL, p->stack);
	pcre2_set_match_limit(p->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(p->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(p->limits, HEAP_LIMIT_KIB);
	return p;
}

void pattern_free(struct pattern *p)
{
	if (!p)
		return;
	pcre2_jit_stack_free(p->stack);
	pcre2_match_context_free(p->limits);
	pcre2_match_data_free(p->match);
	pcre2_code_free(p->code);
	free(p);
}

bool pattern_next(struct pattern *p, struct str s, size_t from, struct span *match)
{
	if (from > s.n)
		return false;
	/* an empty string's address may be NULL, which the library takes for a fault */
	PCRE2_SPTR subject = (PCRE2_SPTR)(s.n ? s.at : "");
	int found = pcre2_match(p->code, subject, s.n, from,
				PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, p->match, p->limits);
	if (found < 0)
		return false;
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->match);
	/* \K inside a look-around may put the start behind the end, or before `from` */
	if (at[0] >= at[1] || at[0] < from)
		return false;
	*match = (struct span){(uint32_t)at[0], (uint32_t)at[1]};
	return true;
}

bool pattern_previous(struct pattern *p, struct str s, size_t before, struct span *match)
{
	struct span m;
	bool found = false;
	for (size_t from = 0; pattern_next(p, s, from, &m) && m.start < before; from = m.end) {
		*match = m;
		found = true;
	}
	return found;
}
