#include "listing.h"
#include "listing_templates.h"
#include "shown.h"

#include <math.h>

/*
 * What is less likely a quotation, or right as a row, is not listed. By cross-validation over
 * articles: rows gain precision as fast as they lose recall from .2 to .5, and a report of a
 * lower chance than .4 is mostly wrong; of what stands in marks more and more that is annotated
 * is lost from .05 on, as words in marks within a report are, though they are no row of their
 * own.
 */
static const struct least {
	float span, row;
} least_quote[QUOTE_KINDS] = {
	[QUOTE_DIRECT] = {.5f, 0}, [QUOTE_MIXED] = {.4f, .4f}, [QUOTE_INDIRECT] = {.4f, .4f}};

/* What the first look takes for so surely said stays. */
#define SURE .95f

/*
 * Marked words in a report of the same speaker that are less likely right as a row are part of
 * it. From .1 to .7 that gains precision and costs no recall.
 */
#define OF_THEIR_OWN .7f

/* Do signs of its own say that it is said: a label, a sign before its lines, a letter's head?
 */
static bool told_by_form(const struct quote *q)
{
	static const char *const rules[] = {"transcript-turn", "block-quotation", "header"};
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (!strcmp(q->rule, rules[i]))
			return true;
	return false;
}

bool listing_sure(const struct quote *q)
{
	if (q->chance >= least_quote[q->kind].span && q->confidence >= least_quote[q->kind].row)
		return true;
	return told_by_form(q);
}

static float chance(const struct row *row)
{
	return 1 / (1 + expf(-row_score(row)));
}

/* ---- taking out -------------------------------------------------------------------------- */

/* The quotes of each speaker by their new ids. */
static void renumber_of_speakers(struct document *d, const uint32_t *new_id)
{
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		struct speaker *s = &d->speakers[i];
		uint32_t *at = (uint32_t *)(uintptr_t)s->quotes.at, n = 0;
		for (uint32_t k = 0; k < s->quotes.n; k++) {
			uint32_t id = new_id[at[k]], to = n;
			if (!id)
				continue;
			for (; to > 0 && at[to - 1] > id; to--)
				at[to] = at[to - 1];
			at[to] = id;
			n++;
		}
		s->quotes.n = n;
	}
}

/* The nearest quote that stays and holds the one whose `within` is given; 0: none. */
static uint32_t holder(const struct document *d, uint32_t within, struct span span,
		       const bool *stays)
{
	while (within && !(stays[within - 1] && span_within(span, d->quotes[within - 1].span)))
		within = d->quotes[within - 1].within;
	return within;
}

/*
 * Leaves the quotes for which `stays`, by index, is true, in the order of the text; ids are
 * theirs again. Only a report that shrank changes its place: it goes behind others that stood
 * in it.
 */
static void keep_quotes(struct find *f, const bool *stays, uint32_t *new_id)
{
	struct document *d = f->d;
	uint32_t n = 0, *old = ARENA_ARRAY_RAW(f->scratch, (size_t)d->n_quotes + 1, uint32_t),
		 *within = ARENA_ARRAY_RAW(f->scratch, (size_t)d->n_quotes + 1, uint32_t);
	for (uint32_t i = 0; i < d->n_quotes; i++)
		within[i] = holder(d, d->quotes[i].within, d->quotes[i].span, stays);
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		struct quote q = d->quotes[i];
		uint32_t to = n;
		if (!stays[i])
			continue;
		for (; to > 0 && quote_behind(&d->quotes[to - 1], &q); to--) {
			d->quotes[to] = d->quotes[to - 1];
			old[to] = old[to - 1];
		}
		d->quotes[to] = q;
		old[to] = i;
		n++;
	}
	for (uint32_t i = 0; i < n; i++)
		new_id[old[i] + 1] = i + 1;
	for (uint32_t i = 0; i < n; i++) {
		d->quotes[i].within = new_id[within[old[i]]];
		d->quotes[i].continues = new_id[d->quotes[i].continues];
	}
	d->n_quotes = n;
}

/* Takes out the speakers that have no quote, and their names. */
static void drop_silent(struct find *f, struct shown *names)
{
	struct document *d = f->d;
	uint32_t *new_id = ARENA_ARRAY(f->scratch, (size_t)d->n_speakers + 1, uint32_t), n = 0;
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		if (!d->speakers[i].quotes.n)
			continue;
		d->speakers[n] = d->speakers[i];
		names[n] = names[i];
		new_id[i + 1] = ++n;
	}
	d->n_speakers = n;
	d->n_unattributed = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		d->quotes[i].speaker = new_id[d->quotes[i].speaker];
		d->n_unattributed += !d->quotes[i].speaker;
	}
	uint32_t kept = 0;
	for (uint32_t i = 0; i < d->n_speaker_mentions; i++) {
		struct mention m = d->speaker_mentions[i];
		m.id = new_id[m.id];
		if (m.id)
			d->speaker_mentions[kept++] = m;
	}
	d->n_speaker_mentions = kept;
}

static void drop(struct find *f, struct shown *names, const bool *stays)
{
	struct document *d = f->d;
	uint32_t *new_id = ARENA_ARRAY(f->scratch, (size_t)d->n_quotes + 1, uint32_t);
	struct arena_mark before = arena_mark(f->scratch);
	keep_quotes(f, stays, new_id);
	arena_release(f->scratch, before);
	renumber_of_speakers(d, new_id);
	drop_silent(f, names);
}

/* The stretch whose inner span is `part`; NULL: it stands in no marks. */
static const struct stretch *stretch_of(const struct find *f, struct span part)
{
	size_t i;
	BISECT(i, f->marks.n, f->marks.at[i].inner.start < part.start);
	return i < f->marks.n && f->marks.at[i].inner.start == part.start ? &f->marks.at[i]
									  : NULL;
}

/* “The gate has been shut since May.” by itself, between two sentences: somebody says it. */
static bool is_sentence(const struct find *f, const struct quote *q)
{
	enum { WORDS = 4 };
	const struct stretch *s = q->kind == QUOTE_DIRECT ? stretch_of(f, q->span) : NULL;
	const struct token *at = f->tokens.at;
	if (!s || !s->closed || s->end < s->first + WORDS + 3 ||
	    !(at[s->first].flags & TOKEN_SENTENCE) || !(at[s->end].flags & TOKEN_SENTENCE))
		return false;
	char stop = at[s->end - 2].sign;
	return stop == '.' || stop == '?' || stop == '!';
}

/*
 * A report that is not sure enough may hold words in marks that are, as they are many: it
 * becomes the longest of its stretches.
 */
static void shrink(const struct find *f, struct quote *q)
{
	enum { MANY = 5 };
	const struct stretch *longest = NULL;
	for (uint32_t i = 0; i < q->parts.n; i++) {
		const struct stretch *s = stretch_of(f, q->parts.at[i]);
		if (s && (!longest || s->end - s->first > longest->end - longest->first))
			longest = s;
	}
	if (!longest || longest->end - longest->first < MANY + 2)
		return;
	q->kind = QUOTE_DIRECT;
	q->span = longest->inner;
	q->outer = longest->outer;
	q->parts.n = 0;
	q->chance = 1;
}

/* The listed report of the same speaker in which a quote stands; NULL: there is none. */
static struct quote *report_around(const struct document *d, const struct quote *q,
				   const bool *stays)
{
	uint32_t within = q->within;
	while (within && !stays[within - 1])
		within = d->quotes[within - 1].within;
	struct quote *report = within ? &d->quotes[within - 1] : NULL;
	bool holds = report && report->kind != QUOTE_DIRECT && report->speaker == q->speaker &&
		     span_within(q->outer, report->span);
	return holds ? report : NULL;
}

static void add_part(struct find *f, struct quote *report, struct span part)
{
	uint32_t n = report->parts.n, at = n;
	struct span *parts = ARENA_ARRAY_RAW(f->keep, (size_t)n + 1, struct span);
	for (; at > 0 && report->parts.at[at - 1].start > part.start; at--)
		parts[at] = report->parts.at[at - 1];
	if (at)
		memcpy(parts, report->parts.at, at * sizeof *parts);
	parts[at] = part;
	report->kind = QUOTE_MIXED;
	report->parts = (struct spans){parts, n + 1};
}

static void fold_into_reports(struct find *f, bool *stays)
{
	for (uint32_t i = 0; i < f->d->n_quotes; i++) {
		const struct quote *q = &f->d->quotes[i];
		if (q->kind != QUOTE_DIRECT || !stays[i] || q->confidence >= OF_THEIR_OWN)
			continue;
		struct quote *report = report_around(f->d, q, stays);
		if (!report)
			continue;
		add_part(f, report, q->span);
		stays[i] = false;
	}
}

void listing_drop_quotes(struct find *f, struct shown *names)
{
	struct document *d = f->d;
	bool *stays = ARENA_ARRAY(f->scratch, (size_t)d->n_quotes + 1, bool);
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		struct quote *q = &d->quotes[i];
		if (q->kind == QUOTE_MIXED && !listing_sure(q))
			shrink(f, q);
		stays[i] = listing_sure(q) || is_sentence(f, q);
	}
	fold_into_reports(f, stays);
	drop(f, names, stays);
}

/* ---- weighing ---------------------------------------------------------------------------- */

static void explain_quote(struct find *f, const struct shown *names, uint32_t i, float chance)
{
	struct quote q = f->d->quotes[i];
	if (!explain_asked(f->explain, q.outer))
		return;
	q.chance = chance;
	explain_decision(f->explain, "quote_row", &f->models->quote_row,
			 listing_sure(&q) ? "is it right: listed" : "is it right: not listed",
			 q.outer);
	listing_quote_features(f, names, i, explain_choice(f->explain, STR("(yes)")), NULL);
}

/* Each by what the first look thought of all: their chances are set when all are weighed. */
static void weigh_quotes(struct find *f, const struct shown *names)
{
	struct document *d = f->d;
	float *chances = ARENA_ARRAY_RAW(f->scratch, (size_t)d->n_quotes + 1, float);
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		struct quote *q = &d->quotes[i];
		struct row row = {.model = &f->models->quote_row};
		struct row span = {.model = &f->models->quote_span};
		bool sure = q->kind == QUOTE_DIRECT && q->chance >= SURE;
		listing_quote_features(f, names, i, &row, sure ? NULL : &span);
		q->confidence = chance(&row);
		chances[i] = sure ? q->chance : chance(&span);
	}
	for (uint32_t i = 0; i < d->n_quotes && f->explain; i++)
		explain_quote(f, names, i, chances[i]);
	for (uint32_t i = 0; i < d->n_quotes; i++)
		d->quotes[i].chance = chances[i];
}

static void weigh_speakers(struct find *f, const struct shown *names)
{
	for (uint32_t i = 0; i < f->d->n_speakers; i++) {
		struct row row = {.model = &f->models->speaker_row};
		listing_speaker_features(f, names, i, &row);
		f->d->speakers[i].confidence = chance(&row);
	}
}

void listing_pass(struct find *f)
{
	f->effort += f->d->n_quotes + f->d->n_speakers;
	struct shown *names = listing_names(f);
	weigh_quotes(f, names);
	struct arena_mark before = arena_mark(f->scratch);
	listing_drop_quotes(f, names);
	arena_release(f->scratch, before);
	weigh_speakers(f, names);
}
