/*
 * What speaks for an event, a start, an end: the rows that the models of reported speech weigh.
 */
#include "clause.h"

#include "clause_templates.h"
#include "find/read/small_words.h"

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
		if (clause_kind(c, at + i) == WORD_THAT)
			return i;
	return 0;
}

void clause_event_features(const struct clause *c, const struct report_event *e,
			   struct row *row)
{
	int64_t v = e->at;
	uint32_t L = e->lemma, p = clause_kind(c, v - 1), n = clause_kind(c, v + 1);
	uint32_t pp = clause_kind(c, v - 2), pos = count_step(e->at);
	uint32_t quotes = least(clause_count(c, COUNT_QUOTES, 0, c->n), 2), chain = e->chain,
		 s = e->form;
	uint32_t that = that_ahead(c, e->at);
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, e->at + 1, c->n), 3);
	clause_put(row, EVENT_LEMMA, L, 0, 0);
	clause_put(row, EVENT_BEFORE, p, 0, 0);
	clause_put(row, EVENT_AFTER, n, 0, 0);
	clause_put(row, EVENT_BEFORE_PAIR, pp, p, 0);
	clause_put(row, EVENT_CUE_CHAIN, e->cue, chain, 0);
	clause_put(row, EVENT_QUOTES, quotes, 0, 0);
	clause_put(row, EVENT_POSITION, pos, 0, 0);
	clause_put(row, EVENT_LENGTH, count_step(c->n), e->at < 4, 0);
	clause_put(row, EVENT_QUOTES_AFTER, quotes, n, 0);
	clause_put(row, EVENT_LEMMA_QUOTES, L, quotes, 0);
	clause_put(row, EVENT_LEMMA_THAT, L, that != 0, 0);
	clause_put(row, EVENT_LEMMA_VERBS, L, verbs != 0, 0);
	clause_put(row, EVENT_GOVERNOR_AFTER, e->governor, n, 0);
	clause_put(row, EVENT_OPENER_SUBJECT, clause_kind(c, 0), e->subject, 0);
	clause_put(row, EVENT_CUE_BEFORE, e->cue_before, 0, 0);
	clause_put(row, EVENT_CUE_BEFORE_LEMMA, e->cue_before != 0, L, 0);
	clause_put(row, EVENT_CUE_BEFORE_SUBJECT, e->cue_before, s, e->subject);
	clause_put(row, EVENT_CUE_AFTER, e->cue_after, 0, 0);
	clause_put(row, EVENT_PARTY_CHAIN, e->party, s, e->chain);
	clause_put(row, EVENT_DENSITY, c->density, e->cue != CUE_NONE, s);
}

void clause_start_features(const struct clause *c, const struct report_event *e, uint32_t start,
			   struct row *row)
{
	int64_t i = start;
	bool adjacent = start == e->at + 1;
	uint32_t L = e->lemma, off = start - e->at, o = count_step(off), a = clause_kind(c, i),
		 after = clause_kind(c, i + 1);
	uint32_t p = adjacent ? KIND_EDGE : clause_kind(c, i - 1);
	uint32_t n = clause_kind(c, e->at + 1),
		 commas = least(clause_count(c, COUNT_COMMAS, e->at + 1, start), 3);
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, e->at + 1, start), 2);
	clause_put(row, START_OFFSET_LEMMA, least(off, 12), L, 0);
	clause_put(row, START_FIRST, a, 0, 0);
	clause_put(row, START_BEFORE, p, 0, 0);
	clause_put(row, START_BEFORE_FIRST, p, a, 0);
	clause_put(row, START_FIRST_SECOND, a, after, 0);
	clause_put(row, START_OFFSET_FIRST, o, a, 0);
	clause_put(row, START_COMMAS_BEFORE, commas, p, 0);
	clause_put(row, START_OFFSET_NEXT, o, n, 0);
	clause_put(row, START_LEMMA_FIRST, L, a, 0);
	clause_put(row, START_NEXT_BEFORE, n, p, 0);
	clause_put(row, START_LEMMA_BEFORE, L, p, 0);
	uint32_t path = 0;
	for (uint32_t k = e->at + 1; k < start && off <= 4; k++)
		path = mix(path, clause_kind(c, k));
	clause_put(row, START_PATH, off <= 4, path, 0);
	clause_put(row, START_FIRST_WORD, exact(c, i), adjacent, 0);
	clause_put(row, START_BEFORE_WORD, exact(c, i - 1), adjacent, 0);
	clause_put(row, START_VERBS_OFFSET, verbs, o, 0);
	clause_put(row, START_VERBS_BEFORE_FIRST, verbs, p, a);
	clause_put(row, START_OFFSET_CHAIN, least(off, 12), e->chain, e->form);
	clause_put(row, START_VERBS_LEFT_BEFORE,
		   least(clause_count(c, COUNT_VERBS, start, c->n), 2), p, 0);
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
			   struct row *row)
{
	int64_t k = end;
	struct brink x = brink_at(c, end);
	uint32_t L = e->lemma, a = x.here, n = x.next, last = x.last, p = clause_kind(c, k - 1);
	uint32_t near = cue_ahead(c, end), rest = count_step(c->n - end);
	clause_put(row, END_BEHIND, a, 0, 0);
	clause_put(row, END_BEHIND_PAIR, a, n, 0);
	clause_put(row, END_BEHIND_REST, a, rest, 0);
	clause_put(row, END_CUE_NEAR, near, a, 0);
	clause_put(row, END_CUE_NEAR_PAIR, near, a, n);
	clause_put(row, END_LAST_BEHIND, p, a, 0);
	clause_put(row, END_CUES_BEHIND, clause_count(c, COUNT_CUES, end, c->n) != 0, a, 0);
	clause_put(row, END_LEMMA_SENTENCE, L, last, 0);
	clause_put(row, END_VERBS_LEFT_PAIR, x.left, a, n);
	clause_put(row, END_LEMMA_BEHIND, L, a, 0);
	clause_put(row, END_BEHIND_WORD, exact(c, k), 0, last);
	clause_put(row, END_REST_VERBS_LEFT, rest, x.left, last);
	clause_put(row, END_COMMAS_AHEAD_PAIR, clause_count(c, COUNT_COMMAS, 0, e->at) != 0, a,
		   n);
	clause_put(row, END_LAST_PAIR, p, a, n);
	clause_put(row, END_BEHIND_VERB_FORM, a, x.verb, e->form);
	clause_put(row, END_BEHIND_VERB_THIRD, mix(a, x.verb),
		   last ? KIND_EDGE : clause_kind(c, k + 2), x.left);
	clause_put(row, END_LAST_FORM, p, last, e->form);
	clause_put(row, END_BEHIND_LAST_TWO, a, p, clause_kind(c, k - 2));
	clause_put(row, END_DENSITY_BEHIND, c->density, a, last);
	clause_put(row, END_SUBJECT_PAIR, e->subject, a, n);
}

void clause_extent_features(const struct clause *c, const struct report_event *e,
			    uint32_t start, uint32_t end, struct row *row)
{
	struct brink x = brink_at(c, end);
	uint32_t L = e->lemma, a = x.here, n = x.next, last = x.last,
		 first = clause_kind(c, start);
	uint32_t commas = least(clause_count(c, COUNT_COMMAS, start, end), 4);
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, start, end), 3);
	uint32_t open_commas =
		clause_count(c, COUNT_COMMAS, e->at, start) % 2 + 2 * (commas % 2);
	bool that = start > e->at + 1 && clause_kind(c, (int64_t)start - 1) == WORD_THAT;
	uint32_t opener = first == WORD_TO                       ? 1
			  : that                                 ? 2
			  : e->form == 'o' && e->cue == CUE_NONE ? 3
								 : 0;
	clause_put(row, END_COMMAS_SENTENCE, commas, last, 0);
	clause_put(row, END_COMMAS_BEHIND, commas, a, 0);
	clause_put(row, END_VERBS_BEHIND, verbs, a, 0);
	clause_put(row, END_LEMMA_VERBS, L, verbs, last);
	clause_put(row, END_OPENER_BEHIND, opener, a, 0);
	clause_put(row, END_OPENER_PAIR, opener, a, n);
	clause_put(row, END_FIRST_SENTENCE, first, last, 0);
	clause_put(row, END_FIRST_BEHIND_VERBS, first, a, verbs);
	clause_put(row, END_LENGTH_BEHIND, length_step(end - start), a, 0);
	clause_put(row, END_APART_BEHIND, e->at < start && start - e->at > 1, a, last);
	clause_put(row, END_VERBS_VERBS_LEFT, verbs, x.left, a);
	clause_put(row, END_BEHIND_VERB_INSIDE, mix(a, x.verb), e->form,
		   verb_inside(c, start, end));
	clause_put(row, END_OPEN_COMMAS_PAIR, open_commas, mix(a, n), last);
	clause_put(row, END_SUBJECT_COMMAS, e->subject, a, commas);
}

void clause_end_features(const struct clause *c, const struct report_event *e, uint32_t start,
			 uint32_t end, struct row *row)
{
	clause_brink_features(c, e, end, row);
	clause_extent_features(c, e, start, end, row);
}

void clause_before_features(const struct clause *c, const struct report_event *e,
			    struct range content, struct row *row)
{
	uint32_t v = e->at, L = e->lemma, gap = v - least(v, content.end + 1),
		 n = clause_kind(c, (int64_t)v + 1);
	uint32_t s0 = gap ? clause_kind(c, (int64_t)content.end + 1) : KIND_EDGE,
		 s1 = gap ? clause_kind(c, (int64_t)v - 1) : KIND_EDGE;
	uint32_t at_start = content.start == 0, a = clause_kind(c, content.start),
		 p = clause_kind(c, (int64_t)content.start - 1);
	uint32_t quotes = clause_count(c, COUNT_QUOTES, content.start, content.end),
		 whole = quotes == content.end - content.start;
	uint32_t verbs = least(clause_count(c, COUNT_VERBS, content.start, content.end), 2);
	uint32_t commas = least(clause_count(c, COUNT_COMMAS, content.start, content.end), 3);
	uint32_t sign = clause_kind(c, content.end);
	uint32_t path = 0;
	for (uint32_t k = content.end + 1; k < v && gap < 4; k++)
		path = mix(path, clause_kind(c, k));
	if (gap >= 4)
		path = mix(s0, s1);
	clause_put(row, AHEAD_BIAS, 0, 0, 0);
	clause_put(row, AHEAD_LEMMA, L, 0, 0);
	clause_put(row, AHEAD_NEXT, n, 0, 0);
	clause_put(row, AHEAD_GAP, count_step(gap), 0, 0);
	clause_put(row, AHEAD_LENGTH, length_step(content.end - content.start), 0, 0);
	clause_put(row, AHEAD_OPENER, clause_kind(c, 0), at_start, 0);
	clause_put(row, AHEAD_QUOTES, quotes != 0, whole, 0);
	clause_put(row, AHEAD_BEHIND, s0, 0, 0);
	clause_put(row, AHEAD_VERBS, verbs, 0, 0);
	clause_put(row, AHEAD_AT_START, at_start, 0, 0);
	clause_put(row, AHEAD_START, at_start, count_step(content.start), 0);
	clause_put(row, AHEAD_FIRST, a, 0, 0);
	clause_put(row, AHEAD_COMMAS, commas, at_start, 0);
	clause_put(row, AHEAD_VERBS_GAP, clause_count(c, COUNT_VERBS, content.end, v),
		   count_step(gap), 0);
	clause_put(row, AHEAD_LEMMA_GAP_SIGN, L, count_step(gap), sign);
	clause_put(row, AHEAD_CHAIN_SIGN, e->chain, e->form, sign);
	clause_put(row, AHEAD_COMMAS_GAP_SIGN,
		   clause_count(c, COUNT_COMMAS, content.end + 1, v), sign, n);
	clause_put(row, AHEAD_EDGE_VERBS, p, verbs, 0);
	clause_put(row, AHEAD_FIRST_VERBS, a, verbs, 0);
	clause_put(row, AHEAD_LENGTH_TOUCHES, least(content.end - content.start, 2),
		   content.end == e->first, e->chain);
	clause_put(row, AHEAD_LENGTH_FIRST_SIGN, least(content.end - content.start, 2), a,
		   sign);
}
