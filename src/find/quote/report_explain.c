/* What --explain tells of reported speech: what an event, its content and its source weigh. */
#include "report.h"

#include <math.h>

static struct span sentence_of(const struct clause *c)
{
	return (struct span){clause_word(c, 0)->start, clause_word(c, c->n - 1)->end};
}

static struct span word_of(const struct clause *c, uint32_t i)
{
	return (struct span){clause_word(c, i)->start, clause_word(c, i)->end};
}

static struct str text_of(const struct clause *c, struct range r)
{
	return str_slice(c->document->text, clause_span(c, r));
}

bool report_asked(const struct find *f, const struct clause *c)
{
	return f->explain && c->n && explain_asked(f->explain, sentence_of(c));
}

static void explain_ends(struct explain *x, const struct models *m, const struct clause *c,
			 const struct report_event *e, uint32_t start)
{
	uint32_t at[CLAUSE_ENDS], n = clause_ends(c, e, start, at);
	explain_decision(x, "indirect_end", &m->indirect_end,
			 "where reported content ends that starts at", word_of(c, start));
	for (uint32_t i = 0; i < n; i++)
		clause_end_features(
			c, e, start, at[i],
			explain_choice(x, text_of(c, (struct range){start, at[i]})));
}

static void explain_after(struct explain *x, const struct models *m, const struct clause *c,
			  const struct report_event *e)
{
	uint32_t from[CLAUSE_STARTS], n = clause_starts(c, e, from), best = 0;
	float most = -INFINITY;
	explain_decision(x, "indirect_start", &m->indirect_start,
			 "where reported content starts behind", word_of(c, e->at));
	clause_event_features(c, e, explain_choice(x, STR("(nowhere)")));
	for (uint32_t k = 0; k < n; k++) {
		struct row row = {.model = &m->indirect_start};
		clause_start_features(c, e, from[k], &row);
		float score = row_score(&row);
		best = score > most ? k : best;
		most = score > most ? score : most;
		clause_start_features(
			c, e, from[k],
			explain_choice(x, text_of(c, (struct range){from[k], c->last_end})));
	}
	if (n)
		explain_ends(x, m, c, e, from[best]);
}

static void explain_before(struct explain *x, const struct models *m, const struct clause *c,
			   const struct report_event *e)
{
	struct range r[CLAUSE_BEFORES];
	uint32_t n = clause_befores(c, e, r);
	if (!n)
		return;
	explain_decision(x, "indirect_before", &m->indirect_before, "what is reported before",
			 word_of(c, e->at));
	clause_event_features(c, e, explain_choice(x, STR("(nothing)")));
	for (uint32_t k = 0; k < n; k++)
		clause_before_features(c, e, r[k], explain_choice(x, text_of(c, r[k])));
}

void report_explain(const struct find *f, const struct clause *c, const struct report_event *e)
{
	struct explain *x = f->explain;
	const struct models *m = f->models;
	struct row gate = {.model = &m->indirect_gate};
	clause_event_features(c, e, &gate);
	explain_decision(x, "indirect_gate", &m->indirect_gate, "does it report (from 0 on)",
			 word_of(c, e->at));
	clause_event_features(c, e, explain_choice(x, STR("(yes)")));
	if (row_score(&gate) < 0)
		return;
	explain_after(x, m, c, e);
	explain_before(x, m, c, e);
}

void reporter_explain(const struct find *f, const struct candidates *candidates,
		      const struct clause *c, const struct report_event *e,
		      const struct report *r)
{
	struct explain *x = f->explain;
	uint32_t window[REPORTER_MOST], n = reporter_window(candidates, c, e, window);
	explain_decision(x, "indirect_speaker", &f->models->indirect_speaker, "whose words are",
			 r->span);
	reporter_features(candidates, c, e, r->after, NO_CANDIDATE,
			  explain_choice(x, STR("(nobody)")));
	for (uint32_t k = 0; k < n; k++) {
		struct span phrase = phrase_span(&f->elements, &f->phrases.at[window[k]]);
		if (!span_holds(r->span, phrase.start))
			reporter_features(candidates, c, e, r->after, window[k],
					  explain_choice(x, str_slice(f->d->text, phrase)));
	}
}
