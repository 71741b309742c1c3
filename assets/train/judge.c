#include "judge.h"

#include "heading.h"
#include "measure.h"

struct item {
	struct span span;
	const struct gold_quote *quote;
	bool wanted;
};

/*
 * The attributions of an article; neighbouring stretches of one party with nothing but marks
 * between are one.
 */
static uint32_t items_of(const struct judged_article *a, struct item *out)
{
	const struct gold_article *g = a->gold;
	const char *text = g->document.text.at;
	uint32_t n = 0, kept = 0;
	for (uint32_t i = 0; i < g->n_quotes; i++) {
		const struct gold_quote *q = &g->quotes[i];
		struct span s = measure_strip(text, q->span);
		if (span_empty(s))
			continue;
		struct item *last = n ? &out[n - 1] : NULL;
		bool direct = q->kind == QUOTE_DIRECT;
		struct span gap = {last ? last->span.end : 0, s.start};
		if (last && direct && last->quote->kind == QUOTE_DIRECT &&
		    last->quote->who == q->who &&
		    str_eq(last->quote->speaker_text, q->speaker_text) &&
		    gap.start <= gap.end && !memchr(text + gap.start, '\n', span_length(gap)) &&
		    !measure_has_letter(text, gap)) {
			last->span.end = s.end;
			continue;
		}
		out[n++] = (struct item){s, q, !direct ? q->wanted : true};
		out[n - 1].wanted |= q->kind == QUOTE_MIXED;
	}
	for (uint32_t i = 0; i < n; i++)
		if (!gold_inside(out[i].span, g->ignore, .5001))
			out[kept++] = out[i];
	return kept;
}

static bool right_speaker(const struct judged_article *a, const struct gold_quote *g,
			  const struct quote *q)
{
	const struct document *d = a->find.d;
	const struct speaker *s = document_speaker(d, q->speaker);
	if (a->collection < SILVER) {
		if (!g->who)
			return !s;
		return s && heading_right(&a->gold->entities[g->who - 1], s->name);
	}
	if (!g->speaker_text.n)
		return span_empty(q->mention);
	return s && span_overlap(g->speaker, q->mention);
}

struct match {
	double alike;
	uint32_t item, quote;
};

static int by_alike(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->alike != y->alike)
		return x->alike < y->alike ? 1 : -1;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return (x->quote > y->quote) - (x->quote < y->quote);
}

/* Counts the annotated stretches, and those of each quote. */
static void count_pieces(struct judged_article *a)
{
	const struct document *d = a->find.d;
	const struct gold_article *g = a->gold;
	uint32_t n = 0;
	for (uint32_t i = 0; i < g->n_quotes; i++)
		n += 1 + g->quotes[i].parts.n;
	struct span *at = ARENA_ARRAY(&a->arena, n + 1, struct span);
	n = 0;
	for (uint32_t i = 0; i < g->n_quotes; i++) {
		const struct gold_quote *q = &g->quotes[i];
		a->n_reports += q->kind != QUOTE_DIRECT && q->wanted;
		if (q->kind == QUOTE_DIRECT)
			at[n++] = measure_strip(d->text.at, q->span);
		for (uint32_t k = 0; q->kind == QUOTE_MIXED && k < q->parts.n; k++)
			at[n++] = measure_strip(d->text.at, q->parts.at[k]);
	}
	a->n_pieces = n;
	for (uint32_t k = 0; k < d->n_quotes; k++) {
		const struct quote *q = &d->quotes[k];
		const struct span *part = q->kind == QUOTE_DIRECT ? &q->span : q->parts.at;
		struct judged *s = &a->quotes[k];
		s->pieces = q->kind == QUOTE_DIRECT ? 1 : q->parts.n;
		for (uint32_t p = 0; p < s->pieces; p++)
			for (uint32_t i = 0; i < n; i++)
				if (measure_cover(measure_strip(d->text.at, part[p]), at[i]) >=
				    .8) {
					s->good_pieces++;
					break;
				}
	}
}

/* Which quotes are right: the best pairs of annotated and found ones first, each once. */
void judge_quotes(struct judged_article *a)
{
	const struct document *d = a->find.d;
	VEC(struct match) pairs = {0};
	struct item *items = ARENA_ARRAY(&a->arena, a->gold->n_quotes + 1, struct item);
	uint32_t n = items_of(a, items);
	bool *taken = ARENA_ARRAY(&a->arena, n + 1, bool);
	a->quotes = ARENA_ARRAY(&a->arena, d->n_quotes + 1, struct judged);
	for (uint32_t i = 0; i < n; i++)
		a->n_gold += items[i].wanted;
	for (uint32_t k = 0; k < d->n_quotes; k++) {
		struct span s = measure_strip(d->text.at, d->quotes[k].span);
		a->quotes[k].counts = !span_empty(s) && !gold_inside(s, a->gold->ignore, .5001);
		for (uint32_t i = 0; i < n && a->quotes[k].counts; i++) {
			double alike = span_jaccard(items[i].span, s);
			if (alike >= .5)
				VEC_PUSH(pairs, (struct match){alike, i, k});
			a->quotes[k].part |= d->quotes[k].kind == QUOTE_DIRECT &&
					     items[i].quote->kind == QUOTE_MIXED &&
					     span_within(s, items[i].span);
		}
	}
	if (pairs.n)
		qsort(pairs.at, pairs.n, sizeof *pairs.at, by_alike);
	for (size_t i = 0; i < pairs.n; i++) {
		const struct item *item = &items[pairs.at[i].item];
		struct judged *s = &a->quotes[pairs.at[i].quote];
		if (taken[pairs.at[i].item] || s->matched)
			continue;
		taken[pairs.at[i].item] = true;
		s->matched = true;
		s->wanted = item->wanted;
		s->right = right_speaker(a, item->quote, &d->quotes[pairs.at[i].quote]);
	}
	count_pieces(a);
	VEC_FREE(pairs);
	bool *says = ARENA_ARRAY(&a->arena, a->gold->n_entities + 1, bool);
	for (uint32_t i = 0; i < n; i++)
		if (items[i].wanted && items[i].quote->who && !says[items[i].quote->who]) {
			says[items[i].quote->who] = true;
			a->n_named++;
		}
}

void judge_speakers(struct judged_article *a)
{
	const struct document *d = a->find.d;
	const struct gold_article *g = a->gold;
	struct item *items = ARENA_ARRAY(&a->arena, g->n_quotes + 1, struct item);
	bool *says = ARENA_ARRAY(&a->arena, g->n_entities + 1, bool);
	bool *taken = ARENA_ARRAY(&a->arena, g->n_entities + 1, bool);
	uint32_t n = items_of(a, items), most = 0;
	for (uint32_t i = 0; i < n; i++)
		says[items[i].quote->who] |= items[i].wanted;
	a->speakers = ARENA_ARRAY(&a->arena, d->n_speakers + 1, struct judged);
	for (uint32_t i = 0; i < d->n_speakers; i++)
		most = d->speakers[i].quotes.n > most ? d->speakers[i].quotes.n : most;
	for (; most > 0; most--)
		for (uint32_t i = 0; i < d->n_speakers; i++) {
			struct judged *s = &a->speakers[i];
			uint32_t best = 0;
			if (d->speakers[i].quotes.n != most)
				continue;
			s->counts = true;
			for (uint32_t e = 1; e <= g->n_entities; e++)
				if (!taken[e] &&
				    heading_right(&g->entities[e - 1], d->speakers[i].name) &&
				    (!best || (says[e] && !says[best])))
					best = e;
			s->right = best != 0;
			s->wanted = best && says[best];
			taken[best] = best != 0;
		}
}
