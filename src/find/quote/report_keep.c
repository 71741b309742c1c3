/* Which reports of a sentence stay when they are alike, cross, or stand in each other. */
#include "report.h"

#include "find/read/small_words.h"

/* What is reported within a report is right half as often as its chance says. */
static const float WITHIN = .5f;

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

/* Does a verb stand in the content before an element, beside infinitives? */
static bool acts(const struct report *r, const struct element *until)
{
	for (const struct element *w = until - 1; w->start >= r->span.start; w--)
		if (element_tagged(w, TAG(VERB) | TAG(AUXILIARY) | TAG(ED)) &&
		    w[-1].hash != WORD_TO)
			return true;
	return false;
}

/* Does another party say something in the content before an element: "that Lund admitted"? */
static bool another_says(const struct report *r, const struct element *until)
{
	const uint32_t subject = TAG(NAME) | TAG(NOUN) | TAG(WORD);
	for (const struct element *w = until - 1; w->start > r->span.start; w--) {
		const struct element *before = w - 1;
		if (w->cue != CUE_VERB)
			continue;
		while (element_tagged(before, TAG(ADVERB) | TAG(AUXILIARY)))
			before--;
		if (before->start >= r->span.start && element_tagged(before, subject))
			return true;
	}
	return false;
}

/*
 * Where content ends before a cue in it that has the subject of the outer one, so that who said
 * what is before it says this, too: "said it was late and warned of fog", "said it was late,
 * citing the fog"; "defends her plan by citing the fog" when no verb is nearer to take it. The
 * element there, 0: it has not.
 */
static uint32_t end_before(const struct report *inner, const struct report *outer,
			   const struct element *at)
{
	enum { ASIDE = 4 }; /* words between commas at most: "he, once again, warned" */
	uint32_t i = inner->cue - 1;
	while (at[i].tag == TAG_ADVERB)
		i--;
	uint32_t word = at[i].hash;
	bool alike = inner->form == outer->form, going = inner->form == 'g', ties;
	if (word == WORD_AND || word == WORD_BUT || word == WORD_OR)
		ties = alike && !another_says(outer, &at[i]);
	else
		ties = at[i].sign == ',' ? alike || going
					 : word == WORD_BY && going && !acts(outer, &at[i]);
	for (uint32_t k = i; at[i].sign == ',' && ties && k > 0 && i - k < ASIDE; k--)
		ties = at[k - 1].tag != TAG_SIGN;
	while (ties && at[i - 1].tag == TAG_SIGN)
		i--;
	return ties ? i : 0;
}

/* Does content hold both another report and the cue of that? */
static bool holds(const struct report *outer, const struct report *inner,
		  const struct element *at)
{
	return outer != inner && span_within(inner->span, outer->span) &&
	       span_holds(outer->span, at[inner->cue].start);
}

/* Content ends before what the same speaker surely says in other words. */
static void part(struct report *r, uint32_t n, const struct element *at)
{
	const float sure = .5f;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++) {
			if (!holds(&r[k], &r[i], at) || !r[k].after || !r[i].after ||
			    r[i].chance < sure)
				continue;
			uint32_t end = end_before(&r[i], &r[k], at);
			if (end && at[end - 1].end > r[k].span.start)
				r[k].span.end = at[end - 1].end;
		}
}

/*
 * "Lund said the board had called the flood a test": what is told is hers, and seldom both.
 * Verbs that are for telling what was said keep their reports, and those with her as subject.
 */
static void doubt_retold(struct report *r, uint32_t n, const struct element *at)
{
	for (uint32_t i = 0; i < n; i++) {
		if (r[i].form == 'g' || cue_lemma(at[r[i].cue].lemma)->inversion)
			continue;
		for (uint32_t k = 0; k < n && !r[i].retold; k++)
			r[i].retold = r[k].after && r[k].chance >= REPORT_SURE &&
				      holds(&r[k], &r[i], at);
	}
	for (uint32_t i = 0; i < n; i++)
		r[i].chance *= r[i].retold ? WITHIN : 1;
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
	kept = keep_best(r, kept, w->at);
	if (kept > 1) {
		part(r, kept, w->at);
		doubt_retold(r, kept, w->at);
	}
	return kept;
}
