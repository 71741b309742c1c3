/* Which reports of a sentence stay when they are alike or cross. */
#include "report.h"

static double jaccard(struct span a, struct span b)
{
	double both = report_common(a, b);
	return both / (span_length(a) + span_length(b) - both);
}

static int by_chance(const void *a, const void *b)
{
	const struct report *x = a, *y = b;
	if (x->chance != y->chance)
		return x->chance < y->chance ? 1 : -1;
	return x->span.start != y->span.start ? (x->span.start < y->span.start ? -1 : 1)
					      : (x->cue > y->cue) - (x->cue < y->cue);
}

/* Nothing but marked stretches and signs: a quotation, and the ranker's business. */
static bool all_quoted(const struct elements *w, struct span s)
{
	for (uint32_t i = element_at(w, s.start); i < w->n && w->at[i].start < s.end; i++)
		if (element_lexical(&w->at[i]))
			return false;
	return true;
}

/* "However, she said, …", "But after all, he added, …": no more than how the clause is tied. */
static bool only_ties(const struct elements *w, struct span s)
{
	const uint32_t ties = TAG(ADVERB) | TAG(CONJUNCTION) | TAG(PREPOSITION) | TAG(PARTICLE);
	uint32_t i = element_at(w, s.start);
	if (!element_tagged(&w->at[i], ties) || w->at[i].classes & LEX(REPLY))
		return false;
	for (; i < w->n && w->at[i].start < s.end; i++)
		if (w->at[i].tag != TAG_SIGN && !element_tagged(&w->at[i], ties))
			return false;
	return true;
}

/* "Members say that …, Huber reported": content with a whole report in it, and that report. */
static bool nested(const struct report *a, const struct report *b, const struct element *at)
{
	const struct report *outer = a->after ? b : a, *inner = a->after ? a : b;
	return !outer->after && inner->after && span_holds(outer->span, at[inner->cue].start) &&
	       inner->cue < outer->cue;
}

static bool crosses(struct span a, struct span b)
{
	return span_overlap(a, b) && !span_within(a, b) && !span_within(b, a);
}

/*
 * The likelier of two that are nearly the same, or that cross, stays. All are of one sentence,
 * so they are few.
 */
static uint32_t keep_best(struct report *r, uint32_t n, const struct element *at)
{
	uint32_t kept = 0;
	if (n > 1)
		qsort(r, n, sizeof *r, by_chance);
	for (uint32_t i = 0; i < n; i++) {
		bool good = true;
		for (uint32_t k = 0; k < kept && good; k++)
			good = !crosses(r[k].span, r[i].span) &&
			       (jaccard(r[k].span, r[i].span) <= .6 ||
				nested(&r[k], &r[i], at));
		if (good)
			r[kept++] = r[i];
	}
	return kept;
}

/*
 * A pronoun alone tells nothing, unless its cue breaks into the clause: "It, she said, was
 * late".
 */
static bool tells(const struct report *r, uint32_t n, uint32_t i)
{
	return !r[i].pronoun ||
	       (i + 1 < n && r[i + 1].cue == r[i].cue && r[i + 1].pronoun != r[i].pronoun) ||
	       (i > 0 && r[i - 1].cue == r[i].cue);
}

uint32_t reports_keep(struct report *r, uint32_t n, const struct elements *w)
{
	uint32_t kept = 0;
	for (uint32_t k = 0; k < n; k++)
		if (!all_quoted(w, r[k].span) && (r[k].after || !only_ties(w, r[k].span)) &&
		    tells(r, n, k))
			r[kept++] = r[k];
	return keep_best(r, kept, w->at);
}
