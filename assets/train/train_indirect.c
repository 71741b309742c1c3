/*
 * Fits the tables of reported speech (assets/learned/indirect_*.tsv) and says how good they are on
 * articles they have not seen: five-fold cross-validation over articles.
 * usage: train_indirect DATA OUT
 */
#include "fit.h"
#include "gold.h"
#include "indirect.h"

#include <math.h>
#include <stdio.h>

enum { FOLDS = 5 };

static const double GATE_LOSS = .025; /* of the events that report, those the gate may reject */
enum { GATE, START, END, BEFORE, SPEAKER, STAGES };

struct reading {
	const struct gold_article *gold;
	struct arena arena;
	struct find f;
	struct candidates candidates;
};

static double option(const char *name, double otherwise)
{
	const char *v = getenv(name);
	return v ? atof(v) : otherwise;
}

static void read_article(struct reading *r, struct gold_article *a)
{
	struct find *f = &r->f;
	r->gold = a;
	f->d = &a->document;
	tokens_cut(&f->tokens, f->d, &r->arena);
	marks_find(&f->marks, &f->tokens, f->d, &r->arena);
	words_build(&f->words, &f->tokens, &f->marks, f->d, &r->arena);
	phrases_find(&f->phrases, &f->words, f->d, &r->arena);
	candidates_find(&r->candidates, &f->words, &f->phrases, &r->arena);
}

/* ---- training rows ------------------------------------------------------------------------------ */

static const struct gold_quote *gold_of(const struct gold_article *a, struct span cue, bool after, bool *unwanted)
{
	const struct gold_quote *best = NULL;
	for (uint32_t i = 0; i < a->n_quotes; i++) {
		const struct gold_quote *q = &a->quotes[i];
		if (q->kind == QUOTE_DIRECT || !span_overlap(q->cue, cue))
			continue;
		if (after ? q->span.start < cue.start : q->span.end > cue.start + 1)
			continue;
		if (!q->wanted)
			*unwanted = true;
		if (!best || (after ? q->span.start < best->span.start : q->span.end > best->span.end))
			best = q;
	}
	return best;
}

static struct span element_span(const struct clause *c, uint32_t i)
{
	const struct word *w = &c->words->at[c->first + i];
	return (struct span){w->start, w->end - w->tail};
}

struct stats { unsigned events, after, before, no_start, no_end, no_before, speakers, no_speaker; } stats;

static void show(const char *what, const struct reading *r, struct span s, struct span cue, const char *more);
static const struct reading *now;

static void add_after(struct fit *starts, struct fit *ends, const struct clause *c, const struct event *e,
		      const struct gold_quote *q, uint32_t document)
{
	struct bag b;
	uint32_t from[CLAUSE_STARTS], n = clause_starts(c, e, from), hit = 0;
	for (uint32_t k = 1; k <= n && q; k++) {
		struct span s = element_span(c, from[k - 1]);
		uint32_t inner = s.start;
		const struct word *w = &c->words->at[c->first + from[k - 1]];
		if (w->stretch != NO_STRETCH && q->span.start > s.start && q->span.start <= s.start + 3)
			inner = q->span.start;
		if (inner + 1 >= q->span.start && inner <= q->span.start + 1) {
			hit = k;
			break;
		}
	}
	if (q && !hit) {
		stats.no_start++;
		if (getenv("SHOW")) show("NOSTART", now, q->span, q->cue, "");
		return;
	}
	stats.after += q != NULL;
	fit_group(starts, 1, document, 0);
	clause_event_features(c, e, &b);
	fit_row(starts, b.at, b.n, !q);
	for (uint32_t k = 1; k <= n; k++) {
		clause_start_features(c, e, from[k - 1], &b);
		fit_row(starts, b.at, b.n, k == hit);
	}
	if (!q)
		return;
	uint32_t at[CLAUSE_ENDS], m = clause_ends(c, e, from[hit - 1], at), best = 0;
	int64_t off = INT64_MAX;
	for (uint32_t k = 0; k < m; k++) {
		int64_t d = (int64_t)clause_span(c, (struct range){from[hit - 1], at[k]}).end - q->span.end;
		d = d < 0 ? -d : d;
		if (d < off) {
			off = d;
			best = k;
		}
	}
	if (off > 5) {
		stats.no_end++;
		if (getenv("SHOW")) show("NOEND", now, q->span, q->cue, "");
		return;
	}
	fit_group(ends, 1, document, 0);
	for (uint32_t k = 0; k < m; k++) {
		clause_end_features(c, e, from[hit - 1], at[k], &b);
		fit_row(ends, b.at, b.n, k == best);
	}
}

static void add_before(struct fit *f, const struct clause *c, const struct event *e,
		       const struct gold_quote *q, uint32_t document)
{
	struct bag b;
	struct range r[CLAUSE_BEFORES];
	uint32_t n = clause_befores(c, e, r), best = 0;
	double most = 0;
	if (!n) {
		stats.no_before += q != NULL;
		if (q && getenv("SHOW")) show("NOBEFORE0", now, q->span, q->cue, "");
		return;
	}
	for (uint32_t k = 0; k < n && q; k++) {
		double j = span_jaccard(clause_span(c, r[k]), q->span);
		if (j > most) {
			most = j;
			best = k;
		}
	}
	if (q && most < .6) {
		stats.no_before++;
		if (getenv("SHOW")) show("NOBEFORE", now, q->span, q->cue, "");
		return;
	}
	stats.before += q != NULL;
	fit_group(f, 1, document, 0);
	clause_event_features(c, e, &b);
	fit_row(f, b.at, b.n, !q);
	for (uint32_t k = 0; k < n; k++) {
		clause_before_features(c, e, r[k], &b);
		fit_row(f, b.at, b.n, q && k == best);
	}
}

static void add_reporter(struct fit *f, const struct reading *r, const struct clause *c, const struct event *e,
			 const struct gold_quote *q, bool after, uint32_t document)
{
	uint32_t window[REPORTER_MOST], n = reporter_window(&r->candidates, c, e, window);
	const struct phrases *p = &r->f.phrases;
	const struct spans speaker = {&q->speaker, 1};
	bool right[REPORTER_MOST], any = false;
	struct bag b;
	for (uint32_t k = 0; k < n; k++) {
		right[k] = !span_empty(q->speaker) &&
			   gold_inside(phrase_span(&r->f.words, &p->at[window[k]]), speaker, .5);
		any |= right[k];
	}
	stats.speakers++;
	if (!any && q->speaker_text.n) {
		stats.no_speaker++;
		return;
	}
	fit_group(f, 1, document, 0);
	reporter_features(&r->candidates, c, e, after, NO_CANDIDATE, &b);
	fit_row(f, b.at, b.n, !any);
	for (uint32_t k = 0; k < n; k++) {
		if (span_holds(q->span, r->f.words.at[p->at[window[k]].first].start))
			continue;
		reporter_features(&r->candidates, c, e, after, window[k], &b);
		fit_row(f, b.at, b.n, right[k]);
	}
}

static void add_article(struct fit **f, const struct reading *r, uint32_t document)
{
	struct clause c = {0};
	now = r;
	clause_begin(&c, &r->f.words, &r->f.marks, r->f.d);
	for (uint32_t i = 0; i < r->f.words.n;) {
		uint32_t end = clause_read(&c, i);
		bool ready = false;
		for (uint32_t k = 0; k < c.n; k++) {
			struct event e;
			if (!clause_may_report(&r->f.words.at[i + k]))
				continue;
			if (!ready)
				clause_prepare(&c);
			ready = true;
			if (!clause_event(&c, k, &e))
				continue;
			struct span cue = element_span(&c, k);
			bool unwanted = false;
			if (gold_inside(cue, r->gold->ignore, .5))
				continue;
			const struct gold_quote *after = gold_of(r->gold, cue, true, &unwanted);
			const struct gold_quote *before = gold_of(r->gold, cue, false, &unwanted);
			if (unwanted && option("SKIP", 1) > 0)
				continue;
			stats.events++;
			struct bag b;
			clause_event_features(&c, &e, &b);
			fit_group(f[GATE], 1, document, 0);
			fit_row(f[GATE], b.at, b.n, after || before);
			add_after(f[START], f[END], &c, &e, after, document);
			add_before(f[BEFORE], &c, &e, before, document);
			if (after)
				add_reporter(f[SPEAKER], r, &c, &e, after, true, document);
			if (before)
				add_reporter(f[SPEAKER], r, &c, &e, before, false, document);
		}
		i = end;
	}
}

/* ---- scoring ------------------------------------------------------------------------------------ */

struct count { unsigned hit, found, gold, named, right; };

struct pair { double j; uint32_t g, p; };

static int by_jaccard(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->j != y->j)
		return x->j < y->j ? 1 : -1;
	return x->g != y->g ? (x->g < y->g ? -1 : 1) : x->p < y->p ? -1 : 1;
}

static void show(const char *what, const struct reading *r, struct span s, struct span cue, const char *more)
{
	struct str t = r->gold->document.text;
	uint32_t a = s.start < cue.start ? s.start : cue.start, b = s.end > cue.end ? s.end : cue.end;
	a = a > 60 ? a - 60 : 0;
	b = b + 60 < t.n ? b + 60 : (uint32_t)t.n;
	printf("%s%s: ", what, more);
	for (uint32_t i = a; i < b; i++) {
		if (i == s.start) putchar('[');
		if (i == s.end) putchar(']');
		if (i == cue.start) putchar('{');
		if (i == cue.end) putchar('}');
		putchar(t.at[i] == '\n' ? '|' : t.at[i]);
	}
	putchar('\n');
}

static struct span trim(struct str t, struct span s)
{
	while (s.start < s.end && !((unsigned char)t.at[s.start] >= 'A' || (t.at[s.start] >= '0' && t.at[s.start] <= '9') || t.at[s.start] == '$' || t.at[s.start] == '('))
		s.start++;
	while (s.start + 3 <= s.end && !memcmp(t.at + s.start, "\xe2\x80", 2))
		s.start += 3;
	for (;;) {
		if (s.end > s.start && strchr(" .,;:!?-\"'", t.at[s.end - 1]))
			s.end--;
		else if (s.end > s.start + 3 && !memcmp(t.at + s.end - 3, "\xe2\x80", 2))
			s.end -= 3;
		else
			return s;
	}
}

static struct span cue_of(const struct reading *r, const struct report *p)
{
	const struct word *w = &r->f.words.at[p->cue];
	return (struct span){w->start, w->end};
}

static struct str last_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.at[i] == ',' || s.at[i] == '(')
			s.n = i;
	size_t start = s.n;
	while (start > 0 && s.at[start - 1] != ' ')
		start--;
	return (struct str){s.at + start, s.n - start};
}

static bool right_speaker(const struct reading *r, const struct gold_quote *q, const struct report *p)
{
	const struct spans speaker = {&q->speaker, 1};
	if (p->candidate == NO_CANDIDATE)
		return !q->speaker_text.n;
	struct span mention = phrase_span(&r->f.words, &r->f.phrases.at[p->candidate]);
	if (!q->speaker_text.n)
		return false;
	return (!span_empty(q->speaker) && gold_inside(mention, speaker, .5)) ||
	       str_eq(last_word(str_slice(r->gold->document.text, mention)), last_word(q->speaker_text));
}

static void score_article(struct count *n, const struct reading *r, const struct reports *f)
{
	const struct gold_article *a = r->gold;
	VEC(struct pair) pairs = {0};
	char *used_g = calloc(a->n_quotes + 1, 1), *used_p = calloc(f->n + 1, 1);
	for (uint32_t g = 0; g < a->n_quotes; g++) {
		if (a->quotes[g].kind == QUOTE_DIRECT || gold_inside(a->quotes[g].span, a->ignore, .51))
			continue;
		n->gold += a->quotes[g].wanted;
		for (uint32_t p = 0; p < f->n; p++) {
			double j = span_jaccard(trim(a->document.text, a->quotes[g].span), trim(a->document.text, f->at[p].span));
			if (j >= .5)
				VEC_PUSH(pairs, (struct pair){j, g, p});
		}
	}
	if (pairs.n)
		qsort(pairs.at, pairs.n, sizeof *pairs.at, by_jaccard);
	n->found += (unsigned)f->n;
	for (size_t i = 0; i < pairs.n; i++) {
		if (used_g[pairs.at[i].g] || used_p[pairs.at[i].p])
			continue;
		used_g[pairs.at[i].g] = used_p[pairs.at[i].p] = 1;
		const struct gold_quote *q = &a->quotes[pairs.at[i].g];
		if (q->wanted) {
			bool right = right_speaker(r, q, &f->at[pairs.at[i].p]);
			n->hit++;
			if (q->speaker_text.n) {
				n->named++;
				n->right += right;
			}
			if (!right && getenv("WHO")) {
				struct span m = {0, 0};
				if (f->at[pairs.at[i].p].candidate != NO_CANDIDATE)
					m = phrase_span(&r->f.words, &r->f.phrases.at[f->at[pairs.at[i].p].candidate]);
				printf("GOLD %.*s OURS ", (int)q->speaker_text.n, q->speaker_text.at);
				show("WHO", r, m, cue_of(r, &f->at[pairs.at[i].p]), "");
			}
		} else
			n->found--;
	}
	if (getenv("DUMP")) {
		for (uint32_t g = 0; g < a->n_quotes; g++)
			if (a->quotes[g].kind != QUOTE_DIRECT && a->quotes[g].wanted && !used_g[g] && !gold_inside(a->quotes[g].span, a->ignore, .51)) {
				bool seen = false, near = false;
				for (size_t p = 0; p < f->n; p++) {
					near |= !used_p[p] && span_overlap(f->at[p].span, a->quotes[g].span);
				}
				struct words const *w = &r->f.words;
				for (uint32_t k = word_at(w, a->quotes[g].cue.start); k < w->n && w->at[k].start < a->quotes[g].cue.end; k++)
					seen |= clause_may_report(&w->at[k]);
				show("MISS", r, a->quotes[g].span, a->quotes[g].cue, near ? " near" : seen ? "" : " nocue");
			}
		for (size_t p = 0; p < f->n; p++)
			if (!used_p[p]) {
				char more[32];
				snprintf(more, sizeof more, " %.2f%s", (double)f->at[p].chance, f->at[p].after ? "" : " bef");
				show("FALSE", r, f->at[p].span, cue_of(r, &f->at[p]), more);
			}
	}
	free(used_g);
	free(used_p);
	VEC_FREE(pairs);
}

static void drop_ignored(struct reports *f, const struct gold_article *a)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < f->n; i++)
		if (!gold_inside(f->at[i].span, a->ignore, .51))
			f->at[kept++] = f->at[i];
	f->n = kept;
}

/* ---- fitting ------------------------------------------------------------------------------------ */

static const char *const names[] = {"gate", "start", "end", "before", "speaker"};
static const unsigned keep[] = {1500, 8000, 3000, 3000, 1500};

static int by_float(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* Moves the bias so that all but GATE_LOSS of the events that report score 0 or more. */
static void open_gate(struct fit_table *t, const struct reading *r, uint32_t n, unsigned out)
{
	VEC(float) scores = {0};
	struct model m = fit_model(t);
	struct clause c = {0};
	unsigned all = 0, open = 0;
	for (int pass = 0; pass < 2; pass++) {
	for (uint32_t i = 0; i < n; i++) {
		if (gold_fold(r[i].gold, FOLDS) == out)
			continue;
		clause_begin(&c, &r[i].f.words, &r[i].f.marks, r[i].f.d);
		for (uint32_t at = 0; at < r[i].f.words.n;) {
			uint32_t end = clause_read(&c, at);
			bool ready = false;
			for (uint32_t k = 0; k < c.n; k++) {
				struct event e;
				struct bag b;
				bool unwanted = false;
				if (!clause_may_report(&r[i].f.words.at[at + k]))
					continue;
				if (!ready)
					clause_prepare(&c);
				ready = true;
				if (!clause_event(&c, k, &e))
					continue;
				struct span cue = element_span(&c, k);
				clause_event_features(&c, &e, &b);
				float score = model_score(&m, b.at, b.n);
				if (pass) {
					all++;
					open += score - scores.at[(size_t)(scores.n * GATE_LOSS)] >= 0;
				} else if (gold_of(r[i].gold, cue, true, &unwanted) || gold_of(r[i].gold, cue, false, &unwanted))
					if (!unwanted)
						VEC_PUSH(scores, score);
			}
			at = end;
		}
	}
	if (!pass)
		qsort(scores.at, scores.n, sizeof *scores.at, by_float);
	}
	t->bias -= scores.at[(size_t)(scores.n * GATE_LOSS)];
	fprintf(stderr, "gate open for %u of %u\n", open, all);
	fit_model_free(&m);
	VEC_FREE(scores);
}

static void solve(struct models *m, const struct reading *r, uint32_t n, unsigned out, const char *folder)
{
	struct fit *f[STAGES];
	struct model *model[] = {&m->indirect_gate, &m->indirect_start, &m->indirect_end, &m->indirect_before, &m->indirect_speaker};
	for (int s = 0; s < STAGES; s++)
		f[s] = fit_new();
	memset(&stats, 0, sizeof stats);
	for (uint32_t i = 0; i < n; i++)
		if (gold_fold(r[i].gold, FOLDS) != out)
			add_article(f, &r[i], i);
	for (int s = 0; s < STAGES; s++) {
		double scale = option("KEEP", folder ? 1 : 0);
		struct fit_options o = {.l2 = (float)option("L2", 5), .keep = (unsigned)(keep[s] * scale), .logistic = s == GATE};
		if (s == GATE)
			o.keep = keep[s];
		struct fit_table t = fit_solve(f[s], &o);
		if (s == GATE)
			open_gate(&t, r, n, out);
		fprintf(stderr, "%s: %zu weights, loss %.4f\n", names[s], t.n, (double)t.loss);
		*model[s] = fit_model(&t);
		if (folder) {
			char path[4096];
			struct error e;
			snprintf(path, sizeof path, "%s/indirect_%s.tsv", folder, names[s]);
			if (!fit_write(&t, path, "Reported speech; fitted by assets/train/train_indirect.c on PolNeAR (924 articles).", &e)) {
				fprintf(stderr, "%s\n", e.message);
				exit(1);
			}
		}
		fit_table_free(&t);
		fit_free(f[s]);
	}
	fprintf(stderr, "events %u after %u (no start %u, no end %u) before %u (none fits %u) speakers %u (none fits %u)\n", stats.events, stats.after, stats.no_start, stats.no_end, stats.before, stats.no_before, stats.speakers, stats.no_speaker);
}

static void print_count(const char *what, const struct count *n)
{
	double p = (double)n->hit / n->found, r = (double)n->hit / n->gold;
	fprintf(stderr, "%s: P %.4f R %.4f F %.4f (%u of %u, %u found), speaker %.4f of %u\n", what, p, r, 2 * p * r / (p + r),
		n->hit, n->gold, n->found, (double)n->right / n->named, n->named);
}

static void add_count(struct count *to, const struct count *n)
{
	to->hit += n->hit;
	to->found += n->found;
	to->gold += n->gold;
	to->named += n->named;
	to->right += n->right;
}

int main(int argc, char **argv)
{
	struct gold g = {0};
	struct error e;
	if (argc < 3) {
		fprintf(stderr, "usage: train_indirect DATA OUT\n");
		return 2;
	}
	if (!gold_load(&g, argv[1], "polnear.dev.jsonl", &e)) {
		fprintf(stderr, "%s\n", e.message);
		return 1;
	}
	struct reading *r = calloc(g.n, sizeof *r);
	for (uint32_t i = 0; i < g.n; i++)
		read_article(&r[i], &g.articles[i]);
	struct count all = {0};
	struct models m = models_builtin;
	unsigned folds = argc > 3 ? (unsigned)atoi(argv[3]) : FOLDS;
	for (unsigned k = 0; k < folds; k++) {
		struct count n = {0};
		struct arena scratch = {0};
		solve(&m, r, g.n, k, NULL);
		for (uint32_t i = 0; i < g.n; i++) {
			struct reports found;
			if (gold_fold(&g.articles[i], FOLDS) != k)
				continue;
			r[i].f.models = &m;
			r[i].f.scratch = &scratch;
			reports_find(&found, &r[i].f, &r[i].candidates);
			drop_ignored(&found, r[i].gold);
			score_article(&n, &r[i], &found);
			arena_reset(&scratch);
		}
		print_count("fold", &n);
		add_count(&all, &n);
		arena_free(&scratch);
	}
	if (folds)
		print_count("all", &all);
	if (folds == FOLDS || folds == 0)
		solve(&m, r, g.n, UINT32_MAX, argv[2]);
	return 0;
}
