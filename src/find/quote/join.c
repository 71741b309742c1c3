/* The quotes of a document: marked stretches and reports told as one list. */
#include "report.h"
#include "why.h"

#include "find/read/small_words.h"

enum report_rule {
	RULE_REPORTED,
	RULE_INFINITIVE,
	RULE_SUBJECT_VERB,
	RULE_VERB_SUBJECT,
	RULE_PARENTHETICAL,
	RULE_ACCORDING,
	RULE_HEADLINE,
	RULE_NOUN,
	RULES
};

static const char *const rule_names[RULES] = {
	[RULE_REPORTED] = "reported-clause",
	[RULE_INFINITIVE] = "infinitive",
	[RULE_SUBJECT_VERB] = "clause-subject-verb",
	[RULE_VERB_SUBJECT] = "clause-verb-subject",
	[RULE_PARENTHETICAL] = "parenthetical",
	[RULE_ACCORDING] = "according-to",
	[RULE_HEADLINE] = "headline-colon",
	[RULE_NOUN] = "noun-cue",
};

struct joiner {
	const struct find *f;
	const struct candidates *candidates;
	const struct quote *direct; /* in text order */
	uint32_t n_direct;
	uint32_t next;     /* first of them that starts with the report, or behind its start */
	bool *absorbed;    /* one a direct quote */
	struct quote *all; /* of both sorts, so far: by span.start, an outer one first */
	uint32_t n;
};

static struct span cue_span(const struct joiner *j, const struct report *r)
{
	const struct element *w = &j->f->elements.at[r->cue];
	bool according = w->cue == CUE_ACCORDING && r->cue > 0;
	return (struct span){according ? w[-1].start : w->start, w->end - w->tail};
}

/* ---- how it is told ---------------------------------------------------------------------- */

static enum report_rule rule_of(const struct joiner *j, const struct report *r, bool broken)
{
	const struct element *cue = &j->f->elements.at[r->cue];
	if (cue->cue == CUE_ACCORDING)
		return RULE_ACCORDING;
	if (cue->cue == CUE_COLON)
		return RULE_HEADLINE;
	if (broken)
		return RULE_PARENTHETICAL;
	if (cue->cue == CUE_NONE && !element_tagged(cue, TAG(VERB) | TAG(ED) | TAG(ING)))
		return RULE_NOUN;
	if (r->after)
		return r->opener == WORD_TO ? RULE_INFINITIVE : RULE_REPORTED;
	bool before = r->candidate != NO_CANDIDATE &&
		      j->candidates->phrases->at[r->candidate].first < r->cue;
	return before ? RULE_SUBJECT_VERB : RULE_VERB_SUBJECT;
}

/* "why?": before the cue, after it, what the mention is. */
static const struct {
	struct str before, after, who;
} reasons[RULES] = {
	[RULE_REPORTED] = {SAID("reported after the cue “"), SAID("”"), SAID("its subject")},
	[RULE_INFINITIVE] = {SAID("the cue “"), SAID("” with “to” tells what is asked for"),
			     SAID("its subject")},
	[RULE_SUBJECT_VERB] = {SAID("the cue “"), SAID("” follows what it reports"),
			       SAID("its subject")},
	[RULE_VERB_SUBJECT] = {SAID("the cue “"), SAID("” follows what it reports"),
			       SAID("its subject")},
	[RULE_PARENTHETICAL] = {SAID("the cue “"), SAID("” breaks into what it reports"),
				SAID("its subject")},
	[RULE_ACCORDING] = {SAID("told “"), SAID("” a source"), SAID("that source")},
	[RULE_HEADLINE] = {SAID("a name and “"), SAID("” open the headline"),
			   SAID("that name")},
	[RULE_NOUN] = {SAID("the noun “"), SAID("” says that what follows was said"),
		       SAID("its source")},
};

static struct str why(const struct joiner *j, enum report_rule rule, struct span cue,
		      struct span mention)
{
	struct str text = j->f->d->text, said = str_slice(text, cue);
	struct str who = str_slice(text, mention);
	if (!who.n) {
		struct str parts[] = {reasons[rule].before, said, reasons[rule].after,
				      STR("; the text does not tell who said it")};
		return why_told(j->f->keep, parts, sizeof parts / sizeof *parts);
	}
	struct str parts[] = {reasons[rule].before, said, reasons[rule].after,
			      STR("; “"),           who,  STR("” is "),
			      reasons[rule].who};
	return why_told(j->f->keep, parts, sizeof parts / sizeof *parts);
}

/* ---- reports and the stretches in them --------------------------------------------------- */

/*
 * A stretch within a report is part of it, unless its own cue stands there too: then it is
 * reported in it.
 */
static bool belongs(const struct quote *q, const struct quote *direct)
{
	return span_within(direct->outer, q->span) &&
	       (span_empty(direct->cue) || !span_within(direct->cue, q->span));
}

/*
 * Takes the stretches in; who utters the longest of them is asked of the surer of the two
 * tables.
 */
static void take_parts(struct joiner *j, struct quote *q, float *share)
{
	uint32_t first = j->next, n = 0, longest = 0, end = first;
	for (; end < j->n_direct && j->direct[end].outer.start < q->span.end; end++)
		n += belongs(q, &j->direct[end]);
	if (!n)
		return;
	struct span *parts = ARENA_ARRAY(j->f->keep, n, struct span);
	const struct quote *main = NULL;
	n = 0;
	for (uint32_t i = first; i < end; i++) {
		const struct quote *direct = &j->direct[i];
		if (!belongs(q, direct))
			continue;
		j->absorbed[i] = true;
		parts[n++] = direct->span;
		if (q->mention.start > q->span.end && !span_empty(direct->mention) &&
		    span_within(direct->mention, q->span))
			continue; /* "what Orr called “A”, said Lund": not all is Orr's */
		if (span_length(direct->span) > longest) {
			longest = span_length(direct->span);
			main = direct;
		}
	}
	q->kind = QUOTE_MIXED;
	q->parts = (struct spans){parts, n};
	if (main && main->share > *share) {
		q->mention = main->mention;
		*share = main->share;
	}
}

/* Is it too unsure to take in the quotation that it holds? */
static bool overreaches(const struct joiner *j, const struct report *r)
{
	const float surely_said = .9f, sure = .36f;
	if (r->chance >= sure)
		return false;
	for (uint32_t i = j->next; i < j->n_direct && j->direct[i].outer.start < r->span.end;
	     i++)
		if (j->direct[i].chance >= surely_said)
			return true;
	return false;
}

/* Is it told by a verb of its own behind it: “A,” she said? */
static bool told_behind(const struct quote *q)
{
	return !span_empty(q->cue) && !span_empty(q->mention) && q->cue.start >= q->outer.end &&
	       q->mention.start >= q->outer.end;
}

/*
 * What a report holds: up to words in marks that a sign sets off and that have a verb of their
 * own behind them: "she said it was late: “Too late,” she added".
 */
static struct span span_of(const struct joiner *j, const struct report *r)
{
	const struct elements *w = &j->f->elements;
	struct span s = r->span;
	for (uint32_t i = j->next; i < j->n_direct && j->direct[i].outer.start < s.end; i++) {
		const struct quote *d = &j->direct[i];
		if (d->outer.start == s.start)
			continue;
		uint32_t k = element_at(w, d->outer.start);
		bool off = k > 0 && w->at[k - 1].sign && strchr(":_-,", w->at[k - 1].sign);
		if (!off || !told_behind(d) || w->at[r->cue].start > d->outer.start)
			continue;
		if (w->at[k - 1].sign == ',' && d->cue.end <= s.end)
			continue; /* the report goes on behind it */
		if (w->at[k - 1].start > s.start)
			s.end = w->at[k - 2].end;
		break;
	}
	return s;
}

static struct quote quote_of(struct joiner *j, const struct report *r, bool broken)
{
	const struct phrases *p = j->candidates->phrases;
	struct span span = span_of(j, r);
	struct quote q = {
		.span = span,
		.outer = span,
		.kind = QUOTE_INDIRECT,
		.paragraph = j->f->elements.at[r->cue].paragraph,
		.cue = cue_span(j, r),
	};
	if (r->candidate != NO_CANDIDATE)
		q.mention = phrase_span(&j->f->elements, &p->at[r->candidate]);
	float share = r->share;
	take_parts(j, &q, &share);
	enum report_rule rule = rule_of(j, r, broken);
	q.chance = r->chance < 1 ? r->chance : 1;
	q.share = share;
	q.rule = rule_names[rule];
	q.why = why(j, rule, q.cue, q.mention);
	return q;
}

/* ---- one list ---------------------------------------------------------------------------- */

/* Adds a quote in its place: hardly one of those that are there stands behind it. */
static void put(struct joiner *j, const struct quote *q)
{
	uint32_t to = j->n++;
	for (; to > 0 && quote_behind(&j->all[to - 1], q); to--)
		j->all[to] = j->all[to - 1];
	j->all[to] = *q;
}

/* Who is quoted "as saying" what stands in marks, "as telling the board:", utters it. */
static struct quote uttered(const struct joiner *j, const struct quote *direct)
{
	enum { REACH = 4 };
	const struct elements *w = &j->f->elements;
	uint32_t stretch = element_at(w, direct->outer.start), cited = NO_CANDIDATE;
	for (uint32_t i = stretch;
	     i + REACH > stretch && !element_first(w, i) && cited == NO_CANDIDATE; i--) {
		if (w->at[i - 1].tag == TAG_QUOTE ||
		    w->at[i - 1].sentence != w->at[stretch].sentence)
			break;
		cited = reporter_cited(j->candidates, i - 1);
	}
	struct quote q = *direct;
	if (cited != NO_CANDIDATE)
		q.mention = phrase_span(w, &j->candidates->phrases->at[cited]);
	return q;
}

/*
 * Goes to byte `start`, where the next report starts, or to the end: the stretches before that
 * no report took in stand by themselves.
 */
static void go_to(struct joiner *j, uint32_t start)
{
	for (; j->next < j->n_direct && j->direct[j->next].outer.start < start; j->next++) {
		if (j->absorbed[j->next])
			continue;
		struct quote q = uttered(j, &j->direct[j->next]);
		put(j, &q);
	}
}

static bool same(struct span a, struct span b)
{
	return a.start == b.start && a.end == b.end;
}

/*
 * The quote before i of which i is the next piece: one cue for both, not one within the other.
 */
static uint32_t goes_on_from(const struct quote *q, uint32_t i)
{
	if (span_empty(q[i].cue))
		return 0;
	for (uint32_t back = 1; back <= i && back <= 6; back++) {
		const struct quote *b = &q[i - back];
		if (same(b->cue, q[i].cue) && !span_overlap(b->span, q[i].span))
			return i - back + 1;
	}
	return 0;
}

/* The quote that was left open in the paragraph before, when i opens its paragraph. */
static uint32_t resumes(const struct quote *q, uint32_t i)
{
	for (uint32_t back = 1; back <= i && back <= 6; back++) {
		const struct quote *b = &q[i - back];
		if (b->paragraph + 1 < q[i].paragraph)
			break;
		bool open = b->kind == QUOTE_DIRECT && b->outer.end == b->span.end;
		if (open && b->paragraph + 1 == q[i].paragraph &&
		    same(b->mention, q[i].mention))
			return i - back + 1;
	}
	return 0;
}

static void link(struct quote *q, uint32_t n)
{
	enum { DEEPEST = 16 };
	uint32_t open[DEEPEST], depth = 0;
	for (uint32_t i = 0; i < n; i++) {
		while (depth && q[open[depth - 1]].span.end < q[i].span.end)
			depth--;
		for (uint32_t k = depth; k-- > 0 && !q[i].within;)
			if (!same(q[open[k]].cue, q[i].cue))
				q[i].within = open[k] + 1;
		if (q[i].kind != QUOTE_DIRECT && depth < DEEPEST)
			open[depth++] = i;
		if (!q[i].continues)
			q[i].continues = goes_on_from(q, i);
		if (!q[i].continues && q[i].kind == QUOTE_DIRECT)
			q[i].continues = resumes(q, i);
	}
}

struct quote *reports_join(const struct reports *r, const struct find *f,
			   const struct candidates *c, const struct quote *direct,
			   uint32_t n_direct, uint32_t *n)
{
	struct joiner j = {
		.f = f,
		.candidates = c,
		.direct = direct,
		.n_direct = n_direct,
		.absorbed = ARENA_ARRAY(f->scratch, (size_t)n_direct + 1, bool),
		.all = ARENA_ARRAY_RAW(f->keep, (size_t)n_direct + r->n + 1, struct quote),
	};
	for (uint32_t i = 0; i < r->n; i++) {
		bool broken = false;
		go_to(&j, r->at[i].span.start);
		if (overreaches(&j, &r->at[i]))
			continue;
		for (uint32_t k = i > 4 ? i - 4 : 0; k < r->n && k < i + 5; k++)
			broken |= r->at[k].cue == r->at[i].cue &&
				  r->at[k].chance >= REPORT_SURE &&
				  r->at[k].after != r->at[i].after;
		struct quote q = quote_of(&j, &r->at[i], broken);
		put(&j, &q);
	}
	go_to(&j, UINT32_MAX);
	link(j.all, j.n);
	*n = j.n;
	return j.all;
}
