#include "reader/pattern.h"

#include "reader/text.h"
#include "text/loose.h"

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

/* Bytes that a match may see behind the place where it has to start, at first and at most. */
enum { AHEAD_LEAST = 4 * 1024, AHEAD_MOST = 64 * 1024 };

/* What \b may see before the place of a match, bytes: one character, with room. */
enum { BEFORE_LEAST = 16, UTF8_MOST = 4 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack;
	size_t before; /* bytes before the place of a match that it may see */
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

/* Takes over the compiled code: what else matching needs. */
static struct pattern *pattern_of(pcre2_code *compiled)
{
	struct pattern *p = mem_alloc(sizeof *p);
	p->code = compiled;
	p->match = pcre2_match_data_create(1, NULL);
	p->limits = pcre2_match_context_create(NULL);
	p->stack = NULL;
	if (!p->match || !p->limits)
		out_of_memory();
	/* where the kernel forbids making code, the interpreter does the work */
	if (pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE | PCRE2_JIT_PARTIAL_HARD) == 0)
		p->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, NULL);
	pcre2_jit_stack_assign(p->limits, NULL, p->stack);
	pcre2_set_match_limit(p->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(p->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(p->limits, HEAP_LIMIT_KIB);
	uint32_t characters = 0;
	pcre2_pattern_info(compiled, PCRE2_INFO_MAXLOOKBEHIND, &characters);
	/* twice: a look-behind may stand within another */
	p->before = BEFORE_LEAST + 2 * (size_t)UTF8_MOST * characters;
	return p;
}

/* NULL when it can't be: what looks back must have a length that is known, for one. */
static pcre2_code *compile_loosely(struct str source, bool literal, uint32_t options)
{
	struct arena arena = {0};
	struct str loose = loose_pattern(source, literal, &arena);
	int code;
	PCRE2_SIZE at;
	pcre2_code *compiled = loose.n ? pcre2_compile((PCRE2_SPTR)loose.at, loose.n, options,
						       &code, &at, NULL)
				       : NULL;
	arena_free(&arena);
	return compiled;
}

struct pattern *pattern_compile(struct str source, enum pattern_case how, bool literal,
				struct error *e)
{
	if (source.n == 0) {
		fail(e, "the pattern is empty");
		return NULL;
	}
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C |
			   PCRE2_USE_OFFSET_LIMIT;
	if (how == PATTERN_FOLD || (how == PATTERN_SMART && !has_capital(source, literal)))
		options |= PCRE2_CASELESS;
	int code;
	PCRE2_SIZE at;
	pcre2_code *compiled = compile_loosely(source, literal, options);
	if (compiled)
		return pattern_of(compiled);
	if (literal)
		options = (options & PCRE2_CASELESS) | PCRE2_UTF | PCRE2_LITERAL |
			  PCRE2_USE_OFFSET_LIMIT;
	compiled = pcre2_compile((PCRE2_SPTR)source.at, source.n, options, &code, &at, NULL);
	if (!compiled) {
		PCRE2_UCHAR what[256];
		pcre2_get_error_message(code, what, sizeof what);
		fail(e, "%s, at character %zu", (char *)what,
		     text_points((struct str){source.at, at < source.n ? at : source.n}) + 1);
		return NULL;
	}
	return pattern_of(compiled);
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

/* One call of the library: what it sees is s[view). */
static int match_in(const struct pattern *p, struct str s, struct span view, size_t from,
		    uint32_t options)
{
	/* an empty string's address may be NULL, which the library takes for a fault */
	PCRE2_SPTR subject = (PCRE2_SPTR)(s.n ? s.at : "");
	if (view.start > 0)
		options |= PCRE2_NOTBOL;
	return pcre2_match(p->code, subject + view.start, span_length(view), from - view.start,
			   options | PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, p->match, p->limits);
}

/* Sees more and more of what stands behind `until`, while matching meets the end of it. */
static int match_further(const struct pattern *p, struct str s, struct span *view, size_t from,
			 size_t until)
{
	int found = PCRE2_ERROR_PARTIAL;
	for (size_t ahead = AHEAD_LEAST; found == PCRE2_ERROR_PARTIAL && ahead <= AHEAD_MOST;
	     ahead *= 4) {
		size_t end = s.n - until > ahead ? text_border(s, until + ahead) : s.n;
		view->end = (uint32_t)end;
		found = match_in(p, s, *view, from, end < s.n ? PCRE2_PARTIAL_HARD : 0);
	}
	return found;
}

enum pattern_result pattern_next(struct pattern *p, struct str s, size_t from, size_t until,
				 struct span *match)
{
	until = until > s.n ? s.n : until;
	if (from >= until)
		return PATTERN_NOT_FOUND;
	size_t start = text_border(s, from - (from < p->before ? from : p->before));
	struct span view = {.start = (uint32_t)start};
	/* of the last code point, or the compiled matcher goes beyond it */
	pcre2_set_offset_limit(p->limits, text_border(s, until - 1) - start);
	int found = match_further(p, s, &view, from, until);
	/* as far as it may see: what it finds there counts when it ends before */
	bool cut = found == PCRE2_ERROR_PARTIAL;
	if (cut)
		found = match_in(p, s, view, from, PCRE2_NOTEOL);
	if (found == PCRE2_ERROR_NOMATCH)
		return cut ? PATTERN_GAVE_UP : PATTERN_NOT_FOUND;
	if (found < 0)
		return PATTERN_GAVE_UP;
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->match);
	/* \K may put the start behind the end, or outside; the compiled matcher, at `until` */
	if (at[0] >= at[1] || start + at[0] < from || start + at[0] >= until)
		return PATTERN_NOT_FOUND;
	if (cut && start + at[1] == view.end)
		return PATTERN_GAVE_UP;
	*match = (struct span){(uint32_t)(start + at[0]), (uint32_t)(start + at[1])};
	return PATTERN_FOUND;
}
