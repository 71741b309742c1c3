/*
 * Fits the tables of reported speech (assets/learned/indirect_*.tsv) on annotated news, and
 * says how good they are on articles that they have not seen: cross-validation over articles.
 * Deterministic. usage: train_indirect DATA OUT [FOLDS]; FOLDS is a folder that is given the
 * tables of each fold, indirect_*.0.tsv …
 */
#include "fit.h"
#include "gold.h"
#include "find/quote/clause_templates.h"
#include "find/quote/report.h"

#include <stdio.h>

enum { FOLDS = 5, NO_FOLD = FOLDS };
enum stage { GATE, START, END, BEFORE, SPEAKER, STAGES };

/* l2: flat from 3 to 8; keep: more weights gain little and cost time. */
static const struct {
	const char *name, *what;
	unsigned keep;
} stages[STAGES] = {
	[GATE] = {"gate", "does a word of speech report at all", 3000},
	[START] = {"start", "where reported content starts after a cue", 12000},
	[END] = {"end", "where reported content ends", 8000},
	[BEFORE] = {"before", "reported content before its cue", 5000},
	[SPEAKER] = {"speaker", "who is reported", 1500},
};
static const float L2 = 5;
/*
 * Of the events that report, those the gate may reject: from 0 to .05 F1 stays within .001, at
 * .09 it loses .002.
 */
static const double GATE_LOSS = .05;
/* Content is a candidate for an annotated one from this overlap; the measure asks for half. */
static const double ALIKE = .6, MATCH = .5;

/* An article read as the product does. */
struct reading {
	const struct gold_article *gold;
	struct arena arena;
	struct find f;
	struct candidates candidates;
};

static void read_article(struct reading *r, struct gold_article *a)
{
	struct find *f = &r->f;
	r->gold = a;
	f->d = &a->document;
	tokens_cut(&f->tokens, f->d, &r->arena);
	marks_find(&f->marks, &f->tokens, f->d, &r->arena);
	elements_build(&f->elements, &f->tokens, &f->marks, f->d, &r->arena);
	phrases_find(&f->phrases, &f->elements, f->d, &r->arena);
	candidates_find(&r->candidates, &f->elements, &f->phrases, &r->arena);
}

/* ---- events and what is annotated of them ------------------------------------------------ */

/* Goes through the events of an article. */
struct walk {
	const struct reading *r;
	struct arena arena; /* of the clauses; given back at the end of the walk */
	struct clause clause;
	struct report_event event;
	uint32_t next, k; /* element after the sentence; next element within it, relative */
	bool prepared;
};

static struct walk walk_start(const struct reading *r)
{
	struct walk w = {.r = r};
	clause_begin(&w.clause, &r->candidates, &r->f.tokens, r->f.d);
	return w;
}

static bool walk_next(struct walk *w)
{
	for (;;) {
		for (; w->k < w->clause.n; w->k++) {
			if (!clause_may_report(clause_word(&w->clause, w->k)))
				continue;
			if (!w->prepared)
				clause_prepare(&w->clause, &w->arena);
			w->prepared = true;
			if (clause_event(&w->clause, w->k, &w->event))
				return w->k++, true;
		}
		if (w->next >= w->r->f.elements.n) {
			arena_free(&w->arena);
			return false;
		}
		w->next = clause_read(&w->clause, w->next);
		w->k = 0;
		w->prepared = false;
	}
}

static struct span element_span(const struct clause *c, uint32_t i)
{
	const struct element *w = clause_word(c, i);
	return (struct span){w->start, w->end - w->tail};
}

static struct str last_word(struct str s)
{
	const char *comma = memchr(s.at, ',', s.n);
	if (comma)
		s.n = (size_t)(comma - s.at);
	size_t start = s.n;
	while (start > 0 && s.at[start - 1] != ' ')
		start--;
	return (struct str){s.at + start, s.n - start};
}

/*
 * Is it what a poll or a study "shows" or "finds"? Annotated as no speech, but a reader of the
 * panes asks for it.
 */
static bool is_finding(const struct gold_article *a, const struct gold_quote *q)
{
	static const char *const words[] = {"show",    "shows", "showed", "shown",
					    "showing", "found", "finds"};
	struct str cue = last_word(str_slice(a->document.text, q->cue));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(cue, str_of(words[i])))
			return true;
	return false;
}

/*
 * The annotated content of an event on either side, NULL: none; `unwanted`: of thought or
 * belief.
 */
struct answer {
	const struct gold_quote *after, *before;
	bool unwanted;
};

static struct answer answer_of(const struct walk *w)
{
	const struct gold_article *a = w->r->gold;
	struct span cue = element_span(&w->clause, w->event.at);
	struct answer x = {0};
	for (uint32_t i = 0; i < a->n_quotes; i++) {
		const struct gold_quote *q = &a->quotes[i];
		bool after = q->span.start >= cue.start, before = q->span.end <= cue.start + 1;
		if (q->kind == QUOTE_DIRECT || !span_overlap(q->cue, cue) ||
		    (!after && !before))
			continue;
		x.unwanted |= !q->wanted && !is_finding(a, q);
		if (after && (!x.after || q->span.start < x.after->span.start))
			x.after = q;
		if (before && (!x.before || q->span.end > x.before->span.end))
			x.before = q;
	}
	return x;
}

static bool learns_from(const struct walk *w, const struct answer *x)
{
	struct span cue = element_span(&w->clause, w->event.at);
	return !x->unwanted && !gold_inside(cue, w->r->gold->ignore, .5);
}

/* ---- rows -------------------------------------------------------------------------------- */

static uint32_t distance(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static void add_ends(struct fit *f, const struct walk *w, const struct gold_quote *q,
		     uint32_t start, uint32_t document)
{
	enum { FAR = 5 }; /* bytes: the annotated end is none of ours */
	const struct clause *c = &w->clause;
	uint32_t at[CLAUSE_ENDS], n = clause_ends(c, &w->event, start, at), best = 0,
				  least_off = UINT32_MAX;
	for (uint32_t k = 0; k < n; k++) {
		uint32_t off =
			distance(clause_span(c, (struct range){start, at[k]}).end, q->span.end);
		if (off < least_off) {
			least_off = off;
			best = k;
		}
	}
	if (least_off > FAR)
		return;
	fit_group(f, 1, document, 0);
	for (uint32_t k = 0; k < n; k++) {
		clause_end_features(c, &w->event, start, at[k], fit_row(f));
		fit_row_end(f, k == best);
	}
}

/* Does annotated content start at this element, or just inside the mark that opens it? */
static bool starts_at(const struct element *w, const struct gold_quote *q)
{
	uint32_t mark = w->tag == TAG_QUOTE ? 3 : 1;
	return w->start <= q->span.start + 1 && q->span.start <= w->start + mark;
}

static void add_after(struct fit **f, const struct walk *w, const struct gold_quote *q,
		      uint32_t document)
{
	const struct clause *c = &w->clause;
	uint32_t from[CLAUSE_STARTS], n = clause_starts(c, &w->event, from), hit = n;
	for (uint32_t k = 0; k < n && q && hit == n; k++)
		if (starts_at(clause_word(c, from[k]), q))
			hit = k;
	if (q && hit == n)
		return;
	fit_group(f[START], 1, document, 0);
	clause_event_features(c, &w->event, fit_row(f[START]));
	fit_row_end(f[START], !q);
	for (uint32_t k = 0; k < n; k++) {
		clause_start_features(c, &w->event, from[k], fit_row(f[START]));
		fit_row_end(f[START], q && k == hit);
	}
	if (q)
		add_ends(f[END], w, q, from[hit], document);
}

static void add_before(struct fit *f, const struct walk *w, const struct gold_quote *q,
		       uint32_t document)
{
	const struct clause *c = &w->clause;
	struct range r[CLAUSE_BEFORES];
	uint32_t n = clause_befores(c, &w->event, r), best = 0;
	double most = 0;
	for (uint32_t k = 0; k < n && q; k++) {
		double j = span_jaccard(clause_span(c, r[k]), q->span);
		if (j > most) {
			most = j;
			best = k;
		}
	}
	if (!n || (q && most < ALIKE))
		return;
	fit_group(f, 1, document, 0);
	clause_event_features(c, &w->event, fit_row(f));
	fit_row_end(f, !q);
	for (uint32_t k = 0; k < n; k++) {
		clause_before_features(c, &w->event, r[k], fit_row(f));
		fit_row_end(f, q && k == best);
	}
}

static bool names(const struct reading *r, uint32_t phrase, const struct gold_quote *q)
{
	const struct spans speaker = {&q->speaker, 1};
	return !span_empty(q->speaker) &&
	       gold_inside(phrase_span(&r->f.elements, &r->f.phrases.at[phrase]), speaker, .5);
}

/* And by its head. */
static bool names_head(const struct reading *r, uint32_t phrase, const struct gold_quote *q)
{
	return names(r, phrase, q) &&
	       !gold_only_part(&r->f.elements, q->speaker, &r->f.phrases.at[phrase]);
}

static void add_speaker(struct fit *f, const struct walk *w, const struct gold_quote *q,
			bool after, uint32_t document)
{
	const struct reading *r = w->r;
	const struct candidates *c = &r->candidates;
	uint32_t window[REPORTER_MOST], n = reporter_window(c, &w->clause, &w->event, window);
	bool any = false;
	for (uint32_t k = 0; k < n; k++)
		any |= names_head(r, window[k], q);
	if (!any && q->speaker_text.n)
		return;
	fit_group(f, 1, document, 0);
	reporter_features(c, &w->clause, &w->event, after, NO_CANDIDATE, fit_row(f));
	fit_row_end(f, !any);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t start = r->f.elements.at[r->f.phrases.at[window[k]].first].start;
		if (span_holds(q->span, start))
			continue;
		reporter_features(c, &w->clause, &w->event, after, window[k], fit_row(f));
		fit_row_end(f, names_head(r, window[k], q));
	}
}

static void add_article(struct fit **f, const struct reading *r, uint32_t document)
{
	for (struct walk w = walk_start(r); walk_next(&w);) {
		struct answer x = answer_of(&w);
		if (!learns_from(&w, &x))
			continue;
		fit_group(f[GATE], 1, document, 0);
		clause_event_features(&w.clause, &w.event, fit_row(f[GATE]));
		fit_row_end(f[GATE], x.after || x.before);
		add_after(f, &w, x.after, document);
		add_before(f[BEFORE], &w, x.before, document);
		if (x.after)
			add_speaker(f[SPEAKER], &w, x.after, true, document);
		if (x.before)
			add_speaker(f[SPEAKER], &w, x.before, false, document);
	}
}

/* ---- fitting ----------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* Moves the bias so that all but GATE_LOSS of the events that report score 0 or more. */
static void open_gate(struct fit_table *t, const struct reading *r, uint32_t n, unsigned fold)
{
	VEC(float) scores = {0};
	struct model m = fit_model(t, &clause_table);
	for (uint32_t i = 0; i < n; i++) {
		if (gold_fold(r[i].gold, FOLDS) == fold)
			continue;
		for (struct walk w = walk_start(&r[i]); walk_next(&w);) {
			struct answer x = answer_of(&w);
			if (x.unwanted || (!x.after && !x.before))
				continue;
			struct row row = {.model = &m};
			clause_event_features(&w.clause, &w.event, &row);
			VEC_PUSH(scores, row_score(&row));
		}
	}
	if (scores.n) {
		qsort(scores.at, scores.n, sizeof *scores.at, by_value);
		t->bias -= scores.at[(size_t)((double)scores.n * GATE_LOSS)];
	}
	fit_model_free(&m);
	VEC_FREE(scores);
}

static bool write_table(const struct fit_table *t, enum stage s, const char *folder,
			unsigned fold, uint32_t articles, struct error *e)
{
	char path[4096], comment[512], suffix[16] = "";
	if (fold != NO_FOLD)
		snprintf(suffix, sizeof suffix, "%u.", fold);
	snprintf(path, sizeof path, "%s/indirect_%s.%stsv", folder, stages[s].name, suffix);
	snprintf(comment, sizeof comment,
		 "Reported speech: %s.\nFitted by assets/train/train_indirect.c on the %u "
		 "PolNeAR articles of polnear.dev.jsonl.",
		 stages[s].what, articles);
	return fit_write(t, path, comment, e);
}

/* Fits all tables without the articles of `fold`; writes them when `folder` is given. */
static bool solve(struct models *m, const struct reading *r, uint32_t n, unsigned fold,
		  const char *folder, struct error *e)
{
	struct fit *f[STAGES];
	struct model *model[STAGES] = {&m->indirect_gate, &m->indirect_start, &m->indirect_end,
				       &m->indirect_before, &m->indirect_speaker};
	bool good = true;
	for (int s = 0; s < STAGES; s++)
		f[s] = fit_new();
	for (uint32_t i = 0; i < n; i++)
		if (gold_fold(r[i].gold, FOLDS) != fold)
			add_article(f, &r[i], i);
	for (int s = 0; s < STAGES; s++) {
		struct fit_options o = {
			.l2 = L2, .keep = stages[s].keep, .logistic = s == GATE};
		struct fit_table t = fit_solve(f[s], &o);
		if (s == GATE)
			open_gate(&t, r, n, fold);
		*model[s] = fit_model(&t, &clause_table);
		if (folder && good)
			good = write_table(&t, (enum stage)s, folder, fold, n, e);
		fit_table_free(&t);
		fit_free(f[s]);
	}
	return good;
}

static void models_free(struct models *m)
{
	fit_model_free(&m->indirect_gate);
	fit_model_free(&m->indirect_start);
	fit_model_free(&m->indirect_end);
	fit_model_free(&m->indirect_before);
	fit_model_free(&m->indirect_speaker);
}

/* ---- measuring --------------------------------------------------------------------------- */

struct count {
	unsigned hit, found, gold; /* contents */
	unsigned named, right;     /* hits that have a speaker; whose speaker is found */
};

struct pair {
	double alike;
	uint32_t gold, report;
};

static int by_alike(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->alike != y->alike)
		return x->alike < y->alike ? 1 : -1;
	if (x->gold != y->gold)
		return x->gold < y->gold ? -1 : 1;
	return (x->report > y->report) - (x->report < y->report);
}

static bool right_speaker(const struct reading *r, const struct gold_quote *q,
			  const struct report *p)
{
	if (p->candidate == NO_CANDIDATE)
		return false;
	struct span mention = phrase_span(&r->f.elements, &r->f.phrases.at[p->candidate]);
	return names(r, p->candidate, q) ||
	       str_eq(last_word(str_slice(r->gold->document.text, mention)),
		      last_word(q->speaker_text));
}

static void count_pair(struct count *n, const struct reading *r, const struct gold_quote *q,
		       const struct report *p)
{
	if (!q->wanted) {
		n->found--; /* neither wanted nor punished */
		return;
	}
	n->hit++;
	n->named += q->speaker_text.n > 0;
	n->right += q->speaker_text.n > 0 && right_speaker(r, q, p);
}

/* As score_quotes.py counts "indirect span": best pairs first, each once. */
static void measure(struct count *n, const struct reading *r, const struct reports *found)
{
	const struct gold_article *a = r->gold;
	VEC(struct pair) pairs = {0};
	bool *gold_used = mem_alloc(a->n_quotes + 1), *report_used = mem_alloc(found->n + 1);
	memset(gold_used, 0, a->n_quotes + 1);
	memset(report_used, 0, found->n + 1);
	for (uint32_t i = 0; i < found->n; i++)
		n->found += report_used[i] = found->at[i].chance >= REPORT_SURE &&
					     !gold_inside(found->at[i].span, a->ignore, .51);
	for (uint32_t g = 0; g < a->n_quotes; g++) {
		const struct gold_quote *q = &a->quotes[g];
		if (q->kind == QUOTE_DIRECT || gold_inside(q->span, a->ignore, .51))
			continue;
		n->gold += q->wanted;
		for (uint32_t i = 0; i < found->n; i++) {
			double alike = span_jaccard(q->span, found->at[i].span);
			if (alike >= MATCH && report_used[i])
				VEC_PUSH(pairs, (struct pair){alike, g, i});
		}
	}
	if (pairs.n)
		qsort(pairs.at, pairs.n, sizeof *pairs.at, by_alike);
	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *p = &pairs.at[i];
		if (gold_used[p->gold] || !report_used[p->report])
			continue;
		gold_used[p->gold] = true;
		report_used[p->report] = false;
		count_pair(n, r, &a->quotes[p->gold], &found->at[p->report]);
	}
	free(gold_used);
	free(report_used);
	VEC_FREE(pairs);
}

static void print_count(const char *what, const struct count *n)
{
	double p = n->found ? (double)n->hit / n->found : 0,
	       r = n->gold ? (double)n->hit / n->gold : 0;
	printf("%s: span P %.3f R %.3f F1 %.4f (%u of %u, %u found), speaker %.4f of %u\n",
	       what, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0, n->hit, n->gold, n->found,
	       n->named ? (double)n->right / n->named : 0, n->named);
	fflush(stdout);
}

static void cross_validate(struct reading *r, uint32_t n, const char *folds)
{
	struct count all = {0};
	struct error e;
	for (unsigned fold = 0; fold < FOLDS; fold++) {
		struct models m = models_builtin;
		struct count one = {0};
		struct arena scratch = {0};
		solve(&m, r, n, fold, folds, &e);
		for (uint32_t i = 0; i < n; i++) {
			struct reports found;
			if (gold_fold(r[i].gold, FOLDS) != fold)
				continue;
			r[i].f.models = &m;
			r[i].f.scratch = &scratch;
			reports_find(&found, &r[i].f, &r[i].candidates);
			measure(&one, &r[i], &found);
			arena_reset(&scratch);
		}
		print_count("unseen fold", &one);
		all.hit += one.hit;
		all.found += one.found;
		all.gold += one.gold;
		all.named += one.named;
		all.right += one.right;
		arena_free(&scratch);
		models_free(&m);
	}
	print_count("unseen articles", &all);
}

int main(int argc, char **argv)
{
	struct gold g = {0};
	struct error e;
	if (argc < 3 || argc > 4) {
		fprintf(stderr, "usage: train_indirect DATA OUT [FOLDS]\n");
		return 2;
	}
	if (!gold_load(&g, argv[1], "polnear.dev.jsonl", &e)) {
		fprintf(stderr, "%s\n", e.message);
		return 1;
	}
	struct reading *r = ARENA_ARRAY(&g.arena, g.n, struct reading);
	for (uint32_t i = 0; i < g.n; i++)
		read_article(&r[i], &g.articles[i]);
	cross_validate(r, g.n, argv[3]);
	struct models m = models_builtin;
	bool good = solve(&m, r, g.n, NO_FOLD, argv[2], &e);
	if (!good)
		fprintf(stderr, "%s\n", e.message);
	models_free(&m);
	for (uint32_t i = 0; i < g.n; i++)
		arena_free(&r[i].arena);
	gold_free(&g);
	return good ? 0 : 1;
}
