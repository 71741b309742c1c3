/*
 * What speaks for an event, a start, an end: the rows that the models of reported speech weigh.
 */
#include "clause.h"

#include "clause_templates.h"
#include "find/read/small_words.h"

/* Words, in finer steps. */
static uint32_t length_step(uint32_t n)
{
	enum { MOST = 51 };
	static const uint8_t steps[MOST + 1] = {
		0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
		8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9};
	return steps[least(n, MOST)];
}

/* The hash of the word itself; its kind when it is a name, a number, a sign or none. */
static inline uint32_t exact(const struct clause *c, int64_t i)
{
	uint32_t k = clause_kind(c, i);
	return k >= KIND_DAY && k <= KIND_WORD ? clause_word(c, (uint32_t)i)->hash : k;
}

/* The kinds of elements from .. to - 1, in order. */
static uint32_t path_of(const struct clause *c, uint32_t from, uint32_t to)
{
	uint32_t path = 0;
	for (uint32_t i = from; i < to; i++)
		path = mix(path, clause_kind(c, i));
	return path;
}

void clause_event_features(const struct clause *c, const struct report_event *e,
			   struct row *row)
{
	int64_t at = e->at;
	uint32_t before = clause_kind(c, at - 1), next = clause_kind(c, at + 1);
	uint32_t quotes = least(clause_count(c, COUNT_QUOTES, 0, c->n), 2);
	bool verbs = clause_count(c, COUNT_VERBS, e->at + 1, c->n);
	clause_put(row, EVENT_LEMMA, e->lemma, 0, 0);
	clause_put(row, EVENT_BEFORE, before, 0, 0);
	clause_put(row, EVENT_AFTER, next, 0, 0);
	clause_put(row, EVENT_BEFORE_PAIR, clause_kind(c, at - 2), before, 0);
	clause_put(row, EVENT_CUE_CHAIN, e->cue, e->chain, 0);
	clause_put(row, EVENT_QUOTES, quotes, 0, 0);
	clause_put(row, EVENT_POSITION, count_step(e->at), 0, 0);
	clause_put(row, EVENT_LENGTH, count_step(c->n), e->at < 4, 0);
	clause_put(row, EVENT_QUOTES_AFTER, quotes, next, 0);
	clause_put(row, EVENT_LEMMA_QUOTES, e->lemma, quotes, 0);
	clause_put(row, EVENT_LEMMA_THAT, e->lemma, e->that, 0);
	clause_put(row, EVENT_LEMMA_VERBS, e->lemma, verbs, 0);
	clause_put(row, EVENT_GOVERNOR_AFTER, e->governor, next, 0);
	clause_put(row, EVENT_OPENER_SUBJECT, clause_kind(c, 0), e->subject, 0);
	clause_put(row, EVENT_CUE_BEFORE, e->cue_before, 0, 0);
	clause_put(row, EVENT_CUE_BEFORE_LEMMA, e->cue_before != 0, e->lemma, 0);
	clause_put(row, EVENT_CUE_BEFORE_SUBJECT, e->cue_before, e->form, e->subject);
	clause_put(row, EVENT_CUE_AFTER, e->cue_after, 0, 0);
	clause_put(row, EVENT_PARTY_CHAIN, e->party, e->form, e->chain);
	clause_put(row, EVENT_DENSITY, c->density, e->cue != CUE_NONE, e->form);
	clause_put(row, EVENT_LEMMA_AFTER, e->lemma, next, e->form);
	clause_put(row, EVENT_LEMMA_PARTY, e->lemma, e->party, e->form);
	clause_put(row, EVENT_LEMMA_CHAIN, e->lemma, e->chain, e->form);
	clause_put(row, EVENT_AFTER_PAIR, next, clause_kind(c, at + 2), e->form);
	clause_put(row, EVENT_SHAPE, e->shape, next, e->medial);
	clause_put(row, EVENT_LEMMA_SHAPE, e->shape, e->lemma, e->form);
	clause_put(row, EVENT_AFTER_WORD, exact(c, at + 1), e->cue, e->form);
	clause_put(row, EVENT_BEFORE_WORD, exact(c, at - 1), e->cue, e->form);
}

void clause_start_features(const struct clause *c, const struct report_event *e, uint32_t start,
			   struct row *row)
{
	enum { FAR = 12, NEAR = 4 };
	uint32_t offset = start - e->at, steps = count_step(offset);
	bool adjacent = offset == 1, near = offset <= NEAR;
	uint32_t first = clause_kind(c, start), second = clause_kind(c, (int64_t)start + 1),
		 before = adjacent ? KIND_EDGE : clause_kind(c, (int64_t)start - 1),
		 next = clause_kind(c, (int64_t)e->at + 1); /* of the event */
	uint32_t path = near ? path_of(c, e->at + 1, start) : 0;
	clause_put(row, START_OFFSET_LEMMA, least(offset, FAR), e->lemma, 0);
	clause_put(row, START_FIRST, first, 0, 0);
	clause_put(row, START_BEFORE_FIRST, before, first, 0);
	clause_put(row, START_FIRST_SECOND, first, second, 0);
	clause_put(row, START_OFFSET_FIRST, steps, first, 0);
	clause_put(row, START_LEMMA_FIRST, e->lemma, first, 0);
	clause_put(row, START_NEXT_BEFORE, next, before, 0);
	clause_put(row, START_LEMMA_BEFORE, e->lemma, before, 0);
	clause_put(row, START_PATH, near, path, 0);
	clause_put(row, START_FIRST_WORD, exact(c, start), adjacent, 0);
	clause_put(row, START_BEFORE_WORD, exact(c, (int64_t)start - 1), adjacent, 0);
	clause_put(row, START_LEMMA_BEFORE_FIRST, e->lemma, before, first);
	clause_put(row, START_TRIPLE, first, second, clause_kind(c, (int64_t)start + 2));
}

/* The form of a verb: by its tag and last letter; 0 for other words. */
static uint32_t verb_form(const struct clause *c, uint32_t i)
{
	const struct element *w = clause_word(c, i);
	if (!element_tagged(w, TAG(AUXILIARY) | TAG(VERB) | TAG(ED) | TAG(ING)))
		return 0;
	if (w->tag == TAG_AUXILIARY)
		return 1;
	return mix(w->cue != CUE_NONE, (unsigned char)element_letter(c->document, w, 1));
}

/* The form of the last verb in the content. */
static uint32_t verb_inside(const struct clause *c, uint32_t start, uint32_t end)
{
	const uint16_t *first = clause_stops_from(c, start), *stop = clause_stops_from(c, end);
	uint32_t form = 0;
	while (stop > first && !form)
		form = verb_form(c, *--stop);
	return form;
}

struct brink clause_brink(const struct clause *c, uint32_t end)
{
	struct brink b = {
		.end = end,
		.here = KIND_EDGE,
		.next = KIND_EDGE,
		.ends = end >= c->last_end,
	};
	if (b.ends)
		return b;
	b.here = clause_kind(c, end);
	b.next = clause_kind(c, (int64_t)end + 1);
	b.verb = end + 1 < c->n ? verb_form(c, end + 1) : 0;
	return b;
}

/* What stands behind an end up to the next sign. */
struct piece {
	uint32_t verbs; /* at most 2 */
	uint32_t form;  /* of its first verb */
	uint32_t sign;  /* kind of the element that ends it */
	uint32_t then;  /* kind of the one behind that */
};

static struct piece piece_behind(const struct clause *c, uint32_t end)
{
	enum { MOST = 24 };
	struct piece x = {0};
	uint32_t i = least(c->last_end, end + MOST);
	for (const uint16_t *stop = clause_stops_from(c, end + 1); *stop < i; stop++) {
		if (clause_word(c, *stop)->tag == TAG_SIGN)
			i = *stop;
		else if (!x.form)
			x.form = verb_form(c, *stop);
	}
	x.verbs = end + 1 < i ? least(clause_count(c, COUNT_VERBS, end + 1, i), 2) : 0;
	x.sign = i < c->last_end ? clause_kind(c, i) : KIND_EDGE;
	x.then = i < c->last_end ? clause_kind(c, (int64_t)i + 1) : KIND_EDGE;
	return x;
}

void clause_brink_features(const struct clause *c, const struct report_event *e,
			   const struct brink *b, struct row *row)
{
	uint32_t end = b->end;
	clause_put(row, END_LEMMA_SENTENCE, e->lemma, b->ends, 0);
	clause_put(row, END_SUBJECT_PAIR, e->subject, b->here, b->next);
	if (b->ends)
		return;
	struct piece x = piece_behind(c, end);
	uint32_t piece = mix(mix(b->here, x.form), x.verbs);
	clause_put(row, END_PIECE_FIRST, piece, b->next, x.sign);
	clause_put(row, END_PIECE_LAST, piece, x.sign, x.then);
}

/* How content opens: with "to", behind "that", behind a noun of speech; else 0. */
static uint32_t opener_of(const struct clause *c, const struct report_event *e, uint32_t start)
{
	if (clause_kind(c, start) == WORD_TO)
		return 1;
	if (start > e->at + 1 && clause_kind(c, (int64_t)start - 1) == WORD_THAT)
		return 2;
	return e->form == 'o' && e->cue == CUE_NONE ? 3 : 0;
}

void clause_extent_features(const struct clause *c, const struct report_event *e,
			    uint32_t start, const struct brink *b, struct row *row)
{
	uint32_t end = b->end;
	uint32_t first = clause_kind(c, start), opener = opener_of(c, e, start);
	uint32_t commas = least(clause_count(c, COUNT_COMMAS, start, end), 4),
		 verbs = least(clause_count(c, COUNT_VERBS, start, end), 3);
	uint32_t open = clause_count(c, COUNT_COMMAS, e->at, start) % 2 + 2 * (commas % 2);
	clause_put(row, END_LEMMA_VERBS, e->lemma, verbs, b->ends);
	clause_put(row, END_OPENER_PAIR, opener, b->here, b->next);
	clause_put(row, END_FIRST_BEHIND_VERBS, first, b->here, verbs);
	clause_put(row, END_LENGTH_BEHIND, length_step(end - start), b->here, 0);
	clause_put(row, END_BEHIND_VERB_INSIDE, mix(b->here, b->verb), e->form,
		   verb_inside(c, start, end));
	clause_put(row, END_OPEN_COMMAS_PAIR, open, mix(b->here, b->next), b->ends);
	clause_put(row, END_OPENER_PIECE, mix(opener, first), b->here, b->verb);
}

void clause_end_features(const struct clause *c, const struct report_event *e, uint32_t start,
			 uint32_t end, struct row *row)
{
	struct brink b = clause_brink(c, end);
	clause_brink_features(c, e, &b, row);
	clause_extent_features(c, e, start, &b, row);
}

void clause_before_features(const struct clause *c, const struct report_event *e,
			    struct range content, struct row *row)
{
	uint32_t length = content.end - content.start, few = least(length, 2),
		 gap = e->at - least(e->at, content.end + 1), steps = count_step(gap);
	uint32_t first = clause_kind(c, content.start), sign = clause_kind(c, content.end),
		 edge = clause_kind(c, (int64_t)content.start - 1), /* before it */
		behind = gap ? clause_kind(c, (int64_t)content.end + 1) : KIND_EDGE,
		 next = clause_kind(c, (int64_t)e->at + 1); /* of the event */
	uint32_t quotes = clause_count(c, COUNT_QUOTES, content.start, content.end),
		 verbs = least(clause_count(c, COUNT_VERBS, content.start, content.end), 2),
		 commas = least(clause_count(c, COUNT_COMMAS, content.start, content.end), 3);
	uint32_t inside = gap ? clause_count(c, COUNT_COMMAS, content.end + 1, e->at) : 0;
	bool at_start = content.start == 0;
	clause_put(row, AHEAD_BIAS, 0, 0, 0);
	clause_put(row, AHEAD_LEMMA, e->lemma, 0, 0);
	clause_put(row, AHEAD_NEXT, next, 0, 0);
	clause_put(row, AHEAD_GAP, steps, 0, 0);
	clause_put(row, AHEAD_LENGTH, length_step(length), 0, 0);
	clause_put(row, AHEAD_OPENER, clause_kind(c, 0), at_start, 0);
	clause_put(row, AHEAD_QUOTES, quotes != 0, quotes == length, 0);
	clause_put(row, AHEAD_BEHIND, behind, 0, 0);
	clause_put(row, AHEAD_VERBS, verbs, 0, 0);
	clause_put(row, AHEAD_AT_START, at_start, 0, 0);
	clause_put(row, AHEAD_START, at_start, count_step(content.start), 0);
	clause_put(row, AHEAD_FIRST, first, 0, 0);
	clause_put(row, AHEAD_COMMAS, commas, at_start, 0);
	clause_put(row, AHEAD_VERBS_GAP, clause_count(c, COUNT_VERBS, content.end, e->at),
		   steps, 0);
	clause_put(row, AHEAD_LEMMA_GAP_SIGN, e->lemma, steps, sign);
	clause_put(row, AHEAD_CHAIN_SIGN, e->chain, e->form, sign);
	clause_put(row, AHEAD_COMMAS_GAP_SIGN, inside, sign, next);
	clause_put(row, AHEAD_EDGE_VERBS, edge, verbs, 0);
	clause_put(row, AHEAD_FIRST_VERBS, first, verbs, 0);
	clause_put(row, AHEAD_LENGTH_TOUCHES, few, content.end == e->first, e->chain);
	clause_put(row, AHEAD_LENGTH_FIRST_SIGN, few, first, sign);
	clause_put(row, AHEAD_FIRST_SECOND, first, clause_kind(c, (int64_t)content.start + 1),
		   at_start);
	clause_put(row, AHEAD_LAST, clause_kind(c, (int64_t)content.end - 1), sign, steps);
	clause_put(row, AHEAD_BEHIND_PAIR, behind, clause_kind(c, (int64_t)content.end + 2),
		   steps);
	clause_put(row, AHEAD_PARTY, e->party, steps, sign);
	clause_put(row, AHEAD_EDGE_FIRST, edge, first, commas);
}
