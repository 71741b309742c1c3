/*
 * What speaks for an event, a start, an end: the rows that the models of reported speech weigh.
 */
#include "clause.h"
#include "find/read/small_words.h"

/* Templates: each stage has its own hundred. */
enum { OF_EVENT = 1000, OF_START = 1200, OF_END = 1300, OF_BEFORE = 1400 };

/* Words, in finer steps. */
static uint32_t length_step(uint32_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 15 ? 6 : n < 26 ? 7 : n < 51 ? 8 : 9;
}

/* The hash of the word itself; its kind when it is a name, a number, a sign or none. */
static inline uint32_t exact(const struct clause *c, int64_t i)
{
	uint32_t k = clause_kind(c, i);
	return k >= KIND_DAY && k <= KIND_WORD ? clause_word(c, (uint32_t)i)->hash : k;
}

/* Offset of the first "that" of the next seven, 0 none. */
static uint32_t that_ahead(const struct clause *c, uint32_t at)
{
	for (uint32_t i = 1; i < 8 && at + i < c->n; i++)
		if (clause_kind(c, at + i) == HASH_THAT)
			return i;
	return 0;
}

void clause_event_features(const struct clause *c, const struct report_event *e, struct bag *b)
{
	const uint32_t t = OF_EVENT;
	int64_t v = e->at;
	uint32_t L = e->lemma, p = clause_kind(c, v - 1), n = clause_kind(c, v + 1);
	uint32_t pp = clause_kind(c, v - 2), pos = step(e->at);
	uint32_t quotes = least(clause_count(c, COUNT_QUOTES, 0, c->n), 2), chain = e->chain,
		 s = e->form;
	uint32_t that = that_ahead(c, e->at);
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, e->at + 1, c->n), 3);
	b->n = 0;
	bag_put(b, t + 1, L, 0, 0);
	bag_put(b, t + 3, p, 0, 0);
	bag_put(b, t + 4, n, 0, 0);
	bag_put(b, t + 7, pp, p, 0);
	bag_put(b, t + 11, e->cue, chain, 0);
	bag_put(b, t + 12, quotes, 0, 0);
	bag_put(b, t + 14, pos, 0, 0);
	bag_put(b, t + 17, step(c->n), e->at < 4, 0);
	bag_put(b, t + 18, quotes, n, 0);
	bag_put(b, t + 22, L, quotes, 0);
	bag_put(b, t + 24, L, that != 0, 0);
	bag_put(b, t + 26, L, verbs != 0, 0);
	bag_put(b, t + 34, e->governor, n, 0);
	bag_put(b, t + 37, clause_kind(c, 0), e->subject, 0);
	bag_put(b, t + 44, e->cue_before, 0, 0);
	bag_put(b, t + 45, e->cue_before != 0, L, 0);
	bag_put(b, t + 46, e->cue_before, s, e->subject);
	bag_put(b, t + 47, e->cue_after, 0, 0);
	bag_put(b, t + 49, e->party, s, e->chain);
	bag_put(b, t + 53, c->density, e->cue != CUE_NONE, s);
}

void clause_start_features(const struct clause *c, const struct report_event *e, uint32_t start,
			   struct bag *b)
{
	const uint32_t t = OF_START;
	int64_t i = start;
	bool adjacent = start == e->at + 1;
	uint32_t L = e->lemma, off = start - e->at, o = step(off), a = clause_kind(c, i),
		 after = clause_kind(c, i + 1);
	uint32_t p = adjacent ? KIND_EDGE : clause_kind(c, i - 1);
	uint32_t n = clause_kind(c, e->at + 1),
		 commas = least(clause_count(c, COUNT_COMMAS, e->at + 1, start), 3);
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, e->at + 1, start), 2);
	b->n = 0;
	bag_put(b, t + 1, least(off, 12), L, 0);
	bag_put(b, t + 2, a, 0, 0);
	bag_put(b, t + 3, p, 0, 0);
	bag_put(b, t + 4, p, a, 0);
	bag_put(b, t + 5, a, after, 0);
	bag_put(b, t + 6, o, a, 0);
	bag_put(b, t + 8, commas, p, 0);
	bag_put(b, t + 9, o, n, 0);
	bag_put(b, t + 10, L, a, 0);
	bag_put(b, t + 12, n, p, 0);
	bag_put(b, t + 15, L, p, 0);
	uint32_t path = 0;
	for (uint32_t k = e->at + 1; k < start && off <= 4; k++)
		path = mix(path, clause_kind(c, k));
	bag_put(b, t + 17, off <= 4, path, 0);
	bag_put(b, t + 19, exact(c, i), adjacent, 0);
	bag_put(b, t + 20, exact(c, i - 1), adjacent, 0);
	bag_put(b, t + 24, verbs, o, 0);
	bag_put(b, t + 25, verbs, p, a);
	bag_put(b, t + 26, least(off, 12), e->chain, e->form);
	bag_put(b, t + 29, least(clause_count(c, COUNT_VERBS, start, c->n), 2), p, 0);
}

/* Elements to the next cue within 7, 9 when there is none. */
static uint32_t cue_ahead(const struct clause *c, uint32_t k)
{
	uint32_t cue = clause_cue_from(c, k);
	return cue < c->n && cue - k < 7 ? cue - k : 9;
}

/* The form of a verb: by its tag and last letter; 0 for other words. */
static inline uint32_t verb_form(const struct clause *c, uint32_t i)
{
	const uint32_t verbs =
		1u << TAG_AUXILIARY | 1u << TAG_VERB | 1u << TAG_ED | 1u << TAG_ING;
	const struct element *w = clause_word(c, i);
	if (!(verbs >> w->tag & 1))
		return 0;
	return w->tag == TAG_AUXILIARY ? 1
				       : mix(w->cue != CUE_NONE,
					     (unsigned char)element_letter(c->document, w, 1));
}

/* The form of the last verb in the content. */
static uint32_t verb_inside(const struct clause *c, uint32_t start, uint32_t end)
{
	uint32_t form = 0;
	for (uint32_t i = end; i-- > start && !form;)
		form = verb_form(c, i);
	return form;
}

/* What stands at the end of content. */
struct brink {
	uint32_t here, next, verb,
		left; /* kinds, EDGE behind the last; form of the next verb; verbs left */
	bool last;
};

static inline struct brink brink_at(const struct clause *c, uint32_t end)
{
	bool last = end >= c->last_end;
	return (struct brink){
		.here = last ? KIND_EDGE : clause_kind(c, end),
		.next = last ? KIND_EDGE : clause_kind(c, (int64_t)end + 1),
		.verb = end + 1 < c->n && !last ? verb_form(c, end + 1) : 0,
		.left = least(clause_count(c, COUNT_VERBS, end, c->n), 3),
		.last = last,
	};
}

void clause_brink_features(const struct clause *c, const struct report_event *e, uint32_t end,
			   struct bag *b)
{
	const uint32_t t = OF_END;
	int64_t k = end;
	struct brink x = brink_at(c, end);
	uint32_t L = e->lemma, a = x.here, n = x.next, last = x.last, p = clause_kind(c, k - 1);
	uint32_t near = cue_ahead(c, end), rest = step(c->n - end);
	b->n = 0;
	bag_put(b, t + 1, a, 0, 0);
	bag_put(b, t + 2, a, n, 0);
	bag_put(b, t + 6, a, rest, 0);
	bag_put(b, t + 7, near, a, 0);
	bag_put(b, t + 8, near, a, n);
	bag_put(b, t + 9, p, a, 0);
	bag_put(b, t + 10, clause_count(c, COUNT_CUES, end, c->n) != 0, a, 0);
	bag_put(b, t + 11, L, last, 0);
	bag_put(b, t + 19, x.left, a, n);
	bag_put(b, t + 20, L, a, 0);
	bag_put(b, t + 27, exact(c, k), 0, last);
	bag_put(b, t + 33, rest, x.left, last);
	bag_put(b, t + 34, clause_count(c, COUNT_COMMAS, 0, e->at) != 0, a, n);
	bag_put(b, t + 35, p, a, n);
	bag_put(b, t + 37, a, x.verb, e->form);
	bag_put(b, t + 39, mix(a, x.verb), last ? KIND_EDGE : clause_kind(c, k + 2), x.left);
	bag_put(b, t + 42, p, last, e->form);
	bag_put(b, t + 43, a, p, clause_kind(c, k - 2));
	bag_put(b, t + 46, c->density, a, last);
	bag_put(b, t + 49, e->subject, a, n);
}

void clause_extent_features(const struct clause *c, const struct report_event *e,
			    uint32_t start, uint32_t end, struct bag *b)
{
	const uint32_t t = OF_END;
	struct brink x = brink_at(c, end);
	uint32_t L = e->lemma, a = x.here, n = x.next, last = x.last,
		 first = clause_kind(c, start);
	uint32_t commas = least(clause_count(c, COUNT_COMMAS, start, end), 4);
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, start, end), 3);
	uint32_t open_commas =
		clause_count(c, COUNT_COMMAS, e->at, start) % 2 + 2 * (commas % 2);
	bool that = start > e->at + 1 && clause_kind(c, (int64_t)start - 1) == HASH_THAT;
	uint32_t opener = first == HASH_TO                       ? 1
			  : that                                 ? 2
			  : e->form == 'o' && e->cue == CUE_NONE ? 3
								 : 0;
	b->n = 0;
	bag_put(b, t + 13, commas, last, 0);
	bag_put(b, t + 14, commas, a, 0);
	bag_put(b, t + 17, verbs, a, 0);
	bag_put(b, t + 21, L, verbs, last);
	bag_put(b, t + 22, opener, a, 0);
	bag_put(b, t + 23, opener, a, n);
	bag_put(b, t + 25, first, last, 0);
	bag_put(b, t + 26, first, a, verbs);
	bag_put(b, t + 30, length_step(end - start), a, 0);
	bag_put(b, t + 31, e->at < start && start - e->at > 1, a, last);
	bag_put(b, t + 36, verbs, x.left, a);
	bag_put(b, t + 38, mix(a, x.verb), e->form, verb_inside(c, start, end));
	bag_put(b, t + 47, open_commas, mix(a, n), last);
	bag_put(b, t + 48, e->subject, a, commas);
}

void clause_end_features(const struct clause *c, const struct report_event *e, uint32_t start,
			 uint32_t end, struct bag *b)
{
	struct bag part;
	clause_brink_features(c, e, end, b);
	clause_extent_features(c, e, start, end, &part);
	bag_append(b, &part);
}

void clause_before_features(const struct clause *c, const struct report_event *e,
			    struct range r, struct bag *b)
{
	const uint32_t t = OF_BEFORE;
	uint32_t v = e->at, L = e->lemma, gap = v - least(v, r.end + 1),
		 n = clause_kind(c, (int64_t)v + 1);
	uint32_t s0 = gap ? clause_kind(c, (int64_t)r.end + 1) : KIND_EDGE,
		 s1 = gap ? clause_kind(c, (int64_t)v - 1) : KIND_EDGE;
	uint32_t at_start = r.start == 0, a = clause_kind(c, r.start),
		 p = clause_kind(c, (int64_t)r.start - 1);
	uint32_t quotes = clause_count(c, COUNT_QUOTES, r.start, r.end),
		 whole = quotes == r.end - r.start;
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, r.start, r.end), 2);
	uint32_t commas = least(clause_count(c, COUNT_COMMAS, r.start, r.end), 3);
	uint32_t sign = clause_kind(c, r.end);
	b->n = 0;
	uint32_t path = 0;
	for (uint32_t k = r.end + 1; k < v && gap < 4; k++)
		path = mix(path, clause_kind(c, k));
	if (gap >= 4)
		path = mix(s0, s1);
	bag_put(b, t, 0, 0, 0);
	bag_put(b, t + 1, L, 0, 0);
	bag_put(b, t + 3, n, 0, 0);
	bag_put(b, t + 5, step(gap), 0, 0);
	bag_put(b, t + 7, length_step(r.end - r.start), 0, 0);
	bag_put(b, t + 8, clause_kind(c, 0), at_start, 0);
	bag_put(b, t + 10, quotes != 0, whole, 0);
	bag_put(b, t + 12, s0, 0, 0);
	bag_put(b, t + 14, verbs, 0, 0);
	bag_put(b, t + 16, at_start, 0, 0);
	bag_put(b, t + 18, at_start, step(r.start), 0);
	bag_put(b, t + 19, a, 0, 0);
	bag_put(b, t + 20, commas, at_start, 0);
	bag_put(b, t + 23, clause_count(c, COUNT_VERBS, r.end, v), step(gap), 0);
	bag_put(b, t + 24, L, step(gap), sign);
	bag_put(b, t + 27, e->chain, e->form, sign);
	bag_put(b, t + 28, clause_count(c, COUNT_COMMAS, r.end + 1, v), sign, n);
	bag_put(b, t + 29, p, verbs, 0);
	bag_put(b, t + 30, a, verbs, 0);
	bag_put(b, t + 32, least(r.end - r.start, 2), r.end == e->first, e->chain);
	bag_put(b, t + 33, least(r.end - r.start, 2), a, sign);
}
