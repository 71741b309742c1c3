#include "report.h"

#include "block.h"

#include "adjunct.h"
#include "bounds.h"
#include "headline.h"
#include "tied.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

#include <math.h>

enum { GUESSES = 160, TELLINGS = 64 };

/* Less likely content is no report, see REPORT_SURE. */
static const float LEAST_CHANCE = .28f;

/* A whole sentence, a comma, and then the verb before its subject. */
static const float TOLD_CHANCE = .6f;

struct guess {
	struct range range;
	struct span span;
	double p;
};

/* A likely start of content behind an event. */
struct start {
	uint32_t at;
	double chance;
};

/* An event that the gate lets through, and what has been found out about it. */
struct telling {
	struct clause clause;
	struct report_event event;
	bool goes_on;               /* content follows it in any case */
	uint32_t resumes;           /* where that then starts at the earliest */
	uint32_t n_starts;          /* of content behind it */
	size_t first_start;         /* among those of all tellings */
	struct guess after, before; /* the best, .p 0: none */
	struct range aside;         /* in which the event stands; empty: none */
};

/*
 * Each stage of deciding is done for some sentences before the next is begun: its table of
 * weights then stays in the first cache, which does not hold all five.
 */
struct finder {
	struct find *f;
	const struct candidates *candidates;
	VEC(struct telling) tellings; /* of whole sentences, not decided yet */
	VEC(struct start) starts;     /* of their content */
	VEC(struct report) found;
};

/*
 * Guesses that share half of what they cover count as one; content whose bounds are nearly
 * right is found.
 */
static bool alike(struct span a, struct span b)
{
	return 3 * (uint64_t)report_common(a, b) >= (uint64_t)span_length(a) + span_length(b);
}

/*
 * The guess that is most surely nearly right: each counts with all that are like it, so that an
 * end in the middle of several likely ones wins over a slightly likelier one far off.
 */
static void choose(const struct guess *g, uint32_t n, struct guess *best)
{
	double most = 0;
	for (uint32_t i = 0; i < n; i++) {
		double sum = 0;
		if (g[i].p < .01 || span_empty(g[i].span))
			continue;
		for (uint32_t k = 0; k < n; k++)
			sum += g[k].p * (g[k].p > .001) * alike(g[i].span, g[k].span);
		if (sum + .1 * g[i].p > most) {
			most = sum + .1 * g[i].p;
			*best = g[i];
			best->p = sum;
		}
	}
}

/* A float's exponential takes a third of the time of a double's; it ends at e^88. */
static double odds(const struct row *row)
{
	float score = row_score(row);
	return (double)expf(score < 80 ? score : 80);
}

/* The odds that the event has no content on the side that the model is of. */
static double odds_of_none(const struct model *m, const struct telling *t)
{
	struct row none = {.model = m};
	clause_event_features(&t->clause, &t->event, &none);
	return odds(&none);
}

/* ---- content behind the event ------------------------------------------------------------ */

static void weigh_starts(struct finder *x, struct telling *t)
{
	const struct model *m = &x->f->models->indirect_start;
	uint32_t from[CLAUSE_STARTS], n = clause_starts(&t->clause, &t->event, from);
	uint32_t source = bounds_source(&t->clause, x->candidates->phrases, &t->event);
	uint32_t told = bounds_addressee(&t->clause, x->candidates->phrases, &t->event);
	double scores[CLAUSE_STARTS], sum = 0;
	x->f->effort += n;
	for (uint32_t k = 0; k < n; k++) {
		struct row row = {.model = m};
		scores[k] = 0;
		if (from[k] < source || from[k] < t->resumes ||
		    (from[k] > t->event.at + 1 && from[k] < told))
			continue;
		clause_start_features(&t->clause, &t->event, from[k], &row);
		sum += scores[k] = odds(&row);
	}
	double all = sum + (t->goes_on ? 0 : odds_of_none(m, t));
	if (sum / all < LEAST_CHANCE)
		return;
	uint32_t subject = bounds_inverted(&t->clause, x->candidates->phrases, &t->event,
					   t->before.p >= LEAST_CHANCE);
	t->first_start = x->starts.n;
	for (uint32_t k = 0; k < n; k++) {
		double chance = scores[k] / all;
		if (chance > .05 && from[k] >= subject)
			VEC_PUSH(x->starts, (struct start){from[k], chance});
	}
	t->n_starts = (uint32_t)(x->starts.n - t->first_start);
}

/*
 * The end that end i of `at` counts for: itself, the last before `limit`, the next sign where
 * syntax allows one; `start`: none is.
 */
static uint32_t allowed_end(const struct finder *x, const struct telling *t, uint32_t start,
			    uint32_t limit, const uint32_t *at, uint32_t n, uint32_t i)
{
	const struct clause *c = &t->clause;
	while (i > 0 && at[i] > limit)
		i--;
	bool good =
		bounds_end(c, x->candidates->phrases, &t->event, (struct range){start, at[i]});
	while (!good && i + 1 < n && at[i + 1] <= limit) {
		struct range r = {start, at[++i]};
		good = (r.end >= c->last_end || clause_word(c, r.end)->tag == TAG_SIGN) &&
		       bounds_end(c, x->candidates->phrases, &t->event, r);
	}
	return at[i] <= limit ? at[i] : start;
}

/*
 * `shared` holds what the ends of this event weigh by themselves, whatever the start, or
 * UNWEIGHED.
 */
static uint32_t guess_ends(struct finder *x, const struct telling *t, struct start from,
			   int32_t *shared, struct guess *g, uint32_t n)
{
	const struct model *m = &x->f->models->indirect_end;
	const struct clause *c = &t->clause;
	uint32_t start = from.at;
	uint32_t at[CLAUSE_ENDS], ends = clause_ends(c, &t->event, start, at);
	uint32_t limit = bounds_limit(c, x->candidates->phrases, &t->event, start);
	double scores[CLAUSE_ENDS], sum = 0;
	x->f->effort += ends;
	for (uint32_t i = 0; i < ends; i++) {
		struct brink b = clause_brink(c, at[i]);
		struct row row = {.model = m};
		if (shared[at[i]] == UNWEIGHED) {
			clause_brink_features(c, &t->event, &b, &row);
			shared[at[i]] = row.weight.units;
		}
		row.weight.units = shared[at[i]];
		clause_extent_features(c, &t->event, start, &b, &row);
		sum += scores[i] = odds(&row);
	}
	for (uint32_t i = 0; i < ends && n < GUESSES; i++) {
		double chance = from.chance * scores[i] / sum;
		if (chance <= .001)
			continue;
		struct range r = {start, allowed_end(x, t, start, limit, at, ends, i)};
		if (r.end > start)
			g[n++] = (struct guess){r, clause_span(c, r), chance};
	}
	return n;
}

static void guess_after(struct finder *x, struct telling *t)
{
	struct guess g[GUESSES];
	int32_t shared[CLAUSE_MOST + 1];
	uint32_t n = 0;
	if (!t->n_starts)
		return;
	const struct start *from = x->starts.at + t->first_start;
	for (uint32_t k = from->at; k <= t->clause.n; k++)
		shared[k] = UNWEIGHED;
	for (uint32_t k = 0; k < t->n_starts; k++)
		n = guess_ends(x, t, from[k], shared, g, n);
	choose(g, n, &t->after);
	if (!t->after.range.end)
		return;
	t->after.range.start = bounds_behind_time(&t->clause, &t->event, t->after.range);
	t->after.span = clause_span(&t->clause, t->after.range);
}

/* ---- content before it ------------------------------------------------------------------- */

/* Content that cannot end where it does counts for the longest one that can. */
static void shorten(struct finder *x, const struct telling *t, struct guess *g, uint32_t n)
{
	bool good[CLAUSE_BEFORES];
	for (uint32_t k = 0; k < n; k++)
		good[k] = bounds_before(&t->clause, x->candidates->phrases, &t->event,
					g[k].range);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t to = k;
		for (uint32_t i = 0; i < n && !good[k]; i++)
			if (good[i] && g[i].range.start == g[k].range.start &&
			    g[i].range.end < g[k].range.end &&
			    (to == k || g[i].range.end > g[to].range.end))
				to = i;
		double p = good[k] ? 0 : g[k].p;
		bool clause = clause_count(&t->clause, COUNT_VERBS, g[to].range.start,
					   g[to].range.end);
		g[k].p -= p;
		g[to].p += to != k && clause ? p : 0;
	}
}

/* The guess that counts, without what only leads to it. */
static void choose_before(struct finder *x, struct telling *t, struct guess *g, uint32_t n)
{
	struct range *chosen = &t->before.range;
	for (uint32_t k = 0; k < n; k++)
		g[k].span = clause_span(&t->clause, g[k].range);
	shorten(x, t, g, n);
	choose(g, n, &t->before);
	chosen->start = bounds_lead(&t->clause, x->candidates->phrases, &t->event, *chosen);
	if (t->aside.start > chosen->start && t->aside.start < chosen->end)
		chosen->start = t->aside.start;
	t->before.span = clause_span(&t->clause, *chosen);
}

static void guess_before(struct finder *x, struct telling *t)
{
	const struct model *m = &x->f->models->indirect_before;
	struct range r[CLAUSE_BEFORES];
	struct guess g[CLAUSE_BEFORES];
	uint32_t n = clause_befores(&t->clause, &t->event, r);
	if (!n)
		return;
	x->f->effort += n;
	double none = odds_of_none(m, t), sum = none;
	for (uint32_t k = 0; k < n; k++) {
		struct row row = {.model = m};
		clause_before_features(&t->clause, &t->event, r[k], &row);
		g[k] = (struct guess){.range = r[k], .p = odds(&row)};
		sum += g[k].p;
	}
	t->aside = bounds_aside(&t->clause, &t->event);
	/* all together are seldom likely enough for one of them to be */
	if ((sum - none) / sum >= LEAST_CHANCE) {
		for (uint32_t k = 0; k < n; k++)
			g[k].p /= sum;
		choose_before(x, t, g, n);
	}
	uint32_t told = t->before.p < LEAST_CHANCE
				? bounds_told(&t->clause, x->candidates->phrases, &t->event)
				: 0;
	if (told) {
		struct range whole = {0, told};
		t->before = (struct guess){whole, clause_span(&t->clause, whole), TOLD_CHANCE};
	}
}

/* ---- who is reported --------------------------------------------------------------------- */

/* Whom syntax tells as the subject of the event, for content behind it; NO_CANDIDATE: it does
 * not. The window holds n phrases. */
static uint32_t subject_of(const struct finder *x, const struct telling *t,
			   const uint32_t *window, uint32_t n)
{
	const struct phrase *p = x->candidates->phrases->at;
	const struct report_event *e = &t->event;
	if (e->cue != CUE_VERB || e->chain & CHAIN_PASSIVE)
		return NO_CANDIDATE;
	if (!t->resumes || !clause_is_comma(&t->clause, e->first - 1))
		return tied_subject(x->candidates, t->clause.first + e->first);
	uint32_t subject = NO_CANDIDATE; /* "The gate, said Weber, will be shut" */
	for (uint32_t k = 0; k < n; k++)
		if (p[window[k]].first == t->clause.first + e->at + 1 &&
		    (subject == NO_CANDIDATE || p[window[k]].last > p[subject].last))
			subject = window[k];
	return subject;
}

static void name_reporter(struct finder *x, const struct telling *t, struct report *r)
{
	const struct model *m = &x->f->models->indirect_speaker;
	const struct phrases *p = x->candidates->phrases;
	uint32_t window[REPORTER_MOST],
		n = reporter_window(x->candidates, &t->clause, &t->event, window);
	if (report_asked(x->f, &t->clause))
		reporter_explain(x->f, x->candidates, &t->clause, &t->event, r);
	struct row nobody = {.model = m};
	reporter_features(x->candidates, &t->clause, &t->event, r->after, NO_CANDIDATE,
			  &nobody);
	float top = row_score(&nobody), scores[REPORTER_MOST + 1];
	scores[0] = top;
	uint32_t weighed = 1; /* scores */
	x->f->effort += n;
	r->candidate = NO_CANDIDATE;
	for (uint32_t k = 0; k < n; k++) {
		uint32_t start = x->candidates->elements->at[p->at[window[k]].first].start;
		if (span_holds(r->span, start))
			continue;
		struct row row = {.model = m};
		reporter_features(x->candidates, &t->clause, &t->event, r->after, window[k],
				  &row);
		float score = row_score(&row);
		scores[weighed++] = score;
		if (score > top) {
			top = score;
			r->candidate = window[k];
		}
	}
	float sum = 0;
	for (uint32_t k = 0; k < weighed; k++)
		sum += expf(scores[k] - top);
	r->share = 1 / sum;
	uint32_t cited = reporter_cited(x->candidates, r->cue),
		 tied = r->after ? subject_of(x, t, window, n) : NO_CANDIDATE;
	if (tied != NO_CANDIDATE)
		r->candidate = tied;
	if (cited != NO_CANDIDATE)
		r->candidate = cited;
	if (t->event.chain & CHAIN_TO)
		r->candidate = tied_infinitive(
			x->candidates, t->clause.first + t->event.first - 1, r->candidate);
	if (reporter_is_patient(x->candidates, &t->clause, &t->event, r->candidate))
		r->candidate = NO_CANDIDATE;
}

static void add(struct finder *x, const struct telling *t, bool after)
{
	const struct guess *g = after ? &t->after : &t->before;
	const struct element *first = clause_word(&t->clause, g->range.start);
	bool alone = g->range.end == g->range.start + 1;
	bool outside = t->aside.end && g->range.start >= t->aside.end;
	if (g->p < LEAST_CHANCE || outside || adjunct_is(&t->clause, &t->event, g->range) ||
	    headline_object(&t->clause, g->range) || (alone && english_period(first->hash)))
		return; /* "on Friday | evening" */
	struct report r = {
		.span = g->span,
		.cue = t->clause.first + t->event.at,
		.chance = (float)g->p,
		.opener = first->hash,
		.form = (char)t->event.form,
		.pronoun = alone && first->tag >= TAG_PRONOUN && first->tag <= TAG_PARTICLE,
		.after = after,
	};
	name_reporter(x, t, &r);
	VEC_PUSH(x->found, r);
}

/* ---- all sentences ----------------------------------------------------------------------- */

/* Of the reports of one sentence, those from `first`, some stay. */
static void settle(struct finder *x, size_t first)
{
	if (x->found.n == first)
		return;
	x->found.n = first + reports_keep(x->found.at + first, (uint32_t)(x->found.n - first),
					  &x->f->elements);
}

static void decide(struct finder *x)
{
	struct telling *at = x->tellings.at;
	size_t n = x->tellings.n, first = x->found.n;
	for (size_t k = 0; k < n; k++)
		guess_before(x, &at[k]);
	for (size_t k = 0; k < n; k++)
		weigh_starts(x, &at[k]);
	for (size_t k = 0; k < n; k++)
		guess_after(x, &at[k]);
	for (size_t k = 0; k < n; k++) {
		if (k && at[k].clause.first != at[k - 1].clause.first) {
			settle(x, first);
			first = x->found.n;
		}
		add(x, &at[k], true);
		add(x, &at[k], false);
	}
	settle(x, first);
	x->tellings.n = x->starts.n = 0;
}

/* "adding that …" */
static bool opens_that(const struct clause *c, const struct report_event *e)
{
	return e->cue == CUE_VERB && clause_kind(c, (int64_t)e->at + 1) == WORD_THAT;
}

/* Reads a sentence with its n words that may report. */
static void read_sentence(struct finder *x, struct clause *c, const uint32_t *events,
			  uint32_t n)
{
	const struct models *models = x->f->models;
	struct arena_mark before = arena_mark(x->f->scratch);
	size_t told = x->tellings.n;
	clause_prepare(c, x->f->scratch);
	for (uint32_t i = 0; i < n; i++) {
		struct report_event e;
		uint32_t k = events[i] - c->first;
		if (!clause_event(c, k, &e))
			continue;
		if (report_asked(x->f, c) && !reporter_cites(x->candidates, c->first + k))
			report_explain(x->f, c, &e);
		struct row gate = {.model = &models->indirect_gate};
		clause_event_features(c, &e, &gate);
		bool cited = reporter_cited(x->candidates, c->first + k) != NO_CANDIDATE;
		if ((row_score(&gate) < 0 && !cited && !opens_that(c, &e) &&
		     !bounds_told(c, x->candidates->phrases, &e)) ||
		    reporter_cites(x->candidates, c->first + k))
			continue;
		uint32_t resumes = bounds_medial(c, x->candidates->phrases, &e);
		VEC_PUSH(x->tellings, (struct telling){
					      .clause = *c,
					      .event = e,
					      .goes_on = cited || resumes,
					      .resumes = resumes,
				      });
	}
	if (x->tellings.n == told)
		arena_release(x->f->scratch, before);
}

static int by_span(const void *a, const void *b)
{
	const struct report *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return (x->cue > y->cue) - (x->cue < y->cue);
}

void reports_find(struct reports *r, struct find *f, const struct candidates *c)
{
	struct finder x = {.f = f, .candidates = c};
	struct clause clause;
	clause_begin(&clause, c, &f->tokens, f->d);
	struct arena_mark before = arena_mark(f->scratch);
	for (uint32_t i = 0, n, end = 0;
	     i < c->n_events && !find_cancelled(f) && !find_exhausted(f); i += n) {
		const uint32_t *event = &c->events[i];
		uint32_t paragraph = f->elements.at[*event].paragraph;
		n = 1;
		if (turn_of(&f->turns, paragraph) || block_lead(f, paragraph) != UINT32_MAX)
			continue;
		end = clause_read(&clause, clause_first(&clause, end, *event));
		while (i + n < c->n_events && event[n] < end)
			n++;
		read_sentence(&x, &clause, event, n);
		if (x.tellings.n >= TELLINGS) {
			decide(&x);
			arena_release(f->scratch, before);
		}
	}
	decide(&x);
	r->n = (uint32_t)x.found.n;
	r->at = ARENA_ARRAY_RAW(f->scratch, r->n + 1, struct report);
	if (r->n) {
		memcpy(r->at, x.found.at, r->n * sizeof *r->at);
		qsort(r->at, r->n, sizeof *r->at, by_span);
	}
	VEC_FREE(x.tellings);
	VEC_FREE(x.starts);
	VEC_FREE(x.found);
}
