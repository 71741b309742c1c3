/*
 * Fits quote_speaker and quote_filter: who utters a marked stretch, and whether anybody does.
 *
 *   train_quotes DATA OUT [FOLDS]     cross-validates, fits on all, writes OUT/quote_*.tsv and
 *                                     the tables of each fold, FOLDS/quote_*.0.tsv …
 *   train_quotes DATA OUT --check FILE    cross-validates only; writes what was found in
 *                                     articles unseen in training to FILE, as reader/1 lines
 *   … --quick                         without cross-predicting the speakers before
 */
#include "find/person/person.h"
#include "find/quote/direct.h"
#include "find/quote/utterance_templates.h"
#include "fit.h"
#include "found.h"
#include "gold.h"
#include "measure.h"

#include <stdio.h>

enum { FOLDS = 5, NO_GOLD = UINT32_MAX };

static const struct fit_options speaker_options = {
	.l2 = 8, .least_rows = 3, .keep = 8000, .iterations = 100};
static const struct fit_options filter_options = {
	.logistic = true, .l2 = 12, .least_rows = 3, .keep = 1500, .iterations = 100};

/* One annotated stretch between marks. */
struct piece {
	struct span span; /* without marks, space and final punctuation */
	const struct gold_quote *gold;
	bool matched;
};

struct article {
	struct gold_article *gold;
	struct arena arena;
	struct find find;
	struct direct direct;      /* evidence, the decisions of the last decoding */
	uint32_t *gold_of;         /* of each stretch: index into pieces, or NO_GOLD */
	bool *skip;                /* stretches in regions that are not annotated, or empty */
	bool *attributed;          /* gold_of != NO_GOLD */
	bool *in_pieces;           /* annotated, but cut into pieces */
	struct previous *previous; /* the speaker before, for training */
	struct piece *pieces;
	uint32_t n_pieces;
	unsigned fold;
	float weight;
	bool novel; /* speakers are known by name only */
};

struct trainer {
	struct article *articles;
	uint32_t n;
	unsigned inner; /* parts for cross-predicting the speakers before */
	uint32_t collection;
};

static bool has_speaker(const struct gold_quote *g)
{
	return g->speaker_text.n > 0;
}

enum right { WRONG, RIGHT_NAME, RIGHT_SPAN };

static bool same_head(struct str gold, uint32_t last, uint32_t head)
{
	if (!gold.n || measure_is_pronoun(gold))
		return false;
	uint32_t want = measure_head_word(gold);
	return want == last || want == head;
}

/* Is a phrase the gold speaker: within its words, or only of the same head? */
static enum right right_phrase(const struct article *a, const struct gold_quote *g,
			       const struct phrase *p)
{
	struct span s = phrase_span(&a->find.elements, p);
	if (!span_empty(g->speaker) && span_common(s, g->speaker) * 2 >= span_length(s))
		return RIGHT_SPAN;
	struct str text = str_slice(a->find.d->text, s);
	uint32_t n, last = measure_last_word(text, &n), head = measure_head_word(text);
	bool same = same_head(g->speaker_text, last, head) ||
		    same_head(g->speaker_entity, last, head);
	for (uint32_t i = 0; i < g->speaker_names.n && !same; i++)
		same = same_head(g->speaker_names.at[i], last, head);
	if (measure_is_pronoun(text) && measure_is_pronoun(g->speaker_text) && !same) {
		uint32_t k;
		same = measure_last_word(g->speaker_text, &k) == last;
	}
	return same ? RIGHT_NAME : WRONG;
}

/* ---- articles ---------------------------------------------------------------------------- */

static void add_piece(struct article *a, const struct gold_quote *g, struct span s)
{
	const char *text = a->find.d->text.at;
	for (uint32_t i = s.start; i < s.end;) {
		uint32_t end = i;
		while (end < s.end && text[end] != '\n')
			end++;
		struct span part = measure_strip(text, (struct span){i, end});
		i = end + 1;
		if (span_empty(part) || !measure_has_letter(text, part) ||
		    gold_inside(part, a->gold->ignore, 0.51))
			continue;
		bool twice = false;
		for (uint32_t k = 0; k < a->n_pieces; k++)
			twice |= a->pieces[k].span.start == part.start &&
				 a->pieces[k].span.end == part.end;
		if (!twice)
			a->pieces[a->n_pieces++] = (struct piece){part, g, false};
	}
}

/*
 * Some annotators made a piece of every sentence: a stretch that is half covered by pieces is
 * an utterance as well, although none of them is the same stretch.
 */
static bool cut_up(const struct article *a, struct span s)
{
	uint32_t covered = 0;
	for (uint32_t k = 0; k < a->n_pieces; k++)
		covered += span_common(s, a->pieces[k].span);
	return covered && covered * 2 >= span_length(s);
}

static void read_gold(struct article *a)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < a->gold->n_quotes; i++)
		most += 1 + a->gold->quotes[i].parts.n;
	a->pieces = ARENA_ARRAY(&a->arena, (size_t)most * 4 + 4, struct piece);
	for (uint32_t i = 0; i < a->gold->n_quotes; i++) {
		const struct gold_quote *g = &a->gold->quotes[i];
		if (g->kind == QUOTE_DIRECT)
			add_piece(a, g, g->span);
		for (uint32_t k = 0; g->kind == QUOTE_MIXED && k < g->parts.n; k++)
			add_piece(a, g, g->parts.at[k]);
	}
	const struct marks *m = &a->find.marks;
	a->gold_of = ARENA_ARRAY(&a->arena, m->n + 1, uint32_t);
	a->skip = ARENA_ARRAY(&a->arena, m->n + 1, bool);
	a->attributed = ARENA_ARRAY(&a->arena, m->n + 1, bool);
	a->in_pieces = ARENA_ARRAY(&a->arena, m->n + 1, bool);
	a->previous = ARENA_ARRAY(&a->arena, m->n + 1, struct previous);
	for (uint32_t i = 0; i < m->n; i++) {
		struct span s = measure_strip(a->find.d->text.at, m->at[i].inner);
		a->gold_of[i] = NO_GOLD;
		a->skip[i] = !measure_has_letter(a->find.d->text.at, s) ||
			     gold_inside(s, a->gold->ignore, 0.51);
		double best = 0.8;
		uint32_t at = NO_GOLD;
		for (uint32_t k = 0; k < a->n_pieces && !a->skip[i]; k++)
			if (!a->pieces[k].matched &&
			    measure_cover(s, a->pieces[k].span) >= best) {
				best = measure_cover(s, a->pieces[k].span);
				at = k;
			}
		a->in_pieces[i] = at == NO_GOLD && !a->skip[i] && cut_up(a, s);
		if (at == NO_GOLD)
			continue;
		a->gold_of[i] = at;
		a->pieces[at].matched = true;
		a->attributed[i] = true;
	}
}

static void prepare(struct article *a, struct gold_article *gold, const struct models *models)
{
	*a = (struct article){.gold = gold, .fold = gold_fold(gold, FOLDS), .weight = 1};
	a->find = (struct find){.d = &gold->document,
				.keep = &a->arena,
				.scratch = &a->arena,
				.models = models};
	tokens_cut(&a->find.tokens, a->find.d, &a->arena);
	marks_find(&a->find.marks, &a->find.tokens, a->find.d, &a->arena);
	elements_build(&a->find.elements, &a->find.tokens, &a->find.marks, a->find.d,
		       &a->arena);
	phrases_find(&a->find.phrases, &a->find.elements, a->find.d, &a->arena);
	evidence_build(&a->direct.evidence, a->find.d, &a->find.tokens, &a->find.marks,
		       &a->find.elements, &a->find.phrases, &a->arena);
	read_gold(a);
}

static const struct gold_quote *gold_quote_of(const struct article *a, uint32_t stretch)
{
	return a->gold_of[stretch] == NO_GOLD ? NULL : a->pieces[a->gold_of[stretch]].gold;
}

/* The candidate that gold means: in its span if any, else of its head; the nearest. */
static uint32_t gold_candidate(const struct article *a, uint32_t stretch)
{
	const struct gold_quote *g = gold_quote_of(a, stretch);
	uint32_t window[WINDOW_MOST + 2], best = NO_CANDIDATE, least = UINT32_MAX;
	enum right kind = WRONG;
	if (!g || !has_speaker(g))
		return NO_CANDIDATE;
	const struct evidence *e = &a->direct.evidence;
	uint32_t n = evidence_window(e, stretch, previous_none, window);
	for (uint32_t i = 0; i < n; i++) {
		const struct phrase *p = &a->find.phrases.at[window[i]];
		enum right r = right_phrase(a, g, p);
		uint32_t k = e->utterances[stretch].word;
		uint32_t far = p->first > k ? p->first - k : k - p->first;
		if (r == WRONG || r < kind || (r == kind && far >= least))
			continue;
		kind = r;
		best = window[i];
		least = far;
	}
	return best;
}

/* Speakers before as gold has them. */
static void previous_by_gold(struct article *a)
{
	struct previous before = previous_none;
	for (uint32_t i = 0; i < a->find.marks.n; i++) {
		a->previous[i] = before;
		uint32_t c = gold_candidate(a, i);
		if (c != NO_CANDIDATE)
			before = previous_after(&a->direct.evidence, before, c, i);
	}
}

/* ---- fitting ----------------------------------------------------------------------------- */

enum { UNKNOWN = -1 };

/*
 * Is a candidate the speaker of a stretch? In a novel gold tells who is meant, not by which
 * words: a pronoun is known only when it is who spoke before.
 */
static int label(const struct article *a, uint32_t stretch, uint32_t candidate,
		 struct previous before)
{
	const struct gold_quote *g = gold_quote_of(a, stretch);
	const struct phrase *p = &a->find.phrases.at[candidate];
	if (!has_speaker(g))
		return WRONG;
	int right = right_phrase(a, g, p);
	if (right == RIGHT_SPAN && span_common(phrase_span(&a->find.elements, p), g->speaker) &&
	    gold_only_part(&a->find.elements, g->speaker, p))
		return WRONG;
	if (!a->novel || right != WRONG)
		return right;
	const struct gold_quote *b =
		candidate == before.candidate ? gold_quote_of(a, before.stretch)
		: candidate == before.other   ? gold_quote_of(a, before.other_stretch)
					      : NULL;
	if (b)
		return str_eq(b->speaker_text, g->speaker_text) ? RIGHT_NAME : WRONG;
	return phrase_is_pronoun(p->form) ? UNKNOWN : WRONG;
}

/* "…," he said: a novel's gold does not tell whether that is right, unless it has the words. */
static bool unsure(const struct article *a, uint32_t stretch, const uint32_t *window,
		   const int *right, uint32_t n)
{
	const struct evidence *e = &a->direct.evidence;
	uint32_t k = e->utterances[stretch].word;
	for (uint32_t i = 0; i < n; i++) {
		const struct candidate *c = &e->candidates.at[window[i]];
		uint32_t cue = c->right != NO_ELEMENT && c->shape <= SHAPE_ADVERB ? c->right
			       : c->taken                                         ? NO_ELEMENT
										  : c->left;
		if (right[i] <= WRONG && cue != NO_ELEMENT && (cue > k ? cue - k : k - cue) < 6)
			return true;
	}
	return false;
}

static void add_group(struct fit *fit, const struct article *a, uint32_t stretch,
		      uint32_t document)
{
	const struct evidence *e = &a->direct.evidence;
	const struct gold_quote *g = gold_quote_of(a, stretch);
	struct previous before = a->previous[stretch];
	uint32_t window[WINDOW_MOST + 2];
	int right[WINDOW_MOST + 2], most = WRONG;
	uint32_t n = evidence_window(e, stretch, before, window);
	for (uint32_t i = 0; i < n; i++) {
		right[i] = label(a, stretch, window[i], before);
		most = right[i] > most ? right[i] : most;
	}
	if ((has_speaker(g) && most == WRONG) ||
	    (a->novel && unsure(a, stretch, window, right, n)))
		return;
	fit_group(fit, a->weight, document, 0);
	struct sight sight;
	struct arena scratch = {0};
	evidence_start(&sight, e, NULL, &scratch);
	evidence_look(&sight, stretch, before);
	for (uint32_t i = 0; i < n; i++) {
		if (right[i] == UNKNOWN || (right[i] != WRONG && right[i] < most))
			continue;
		evidence_features(&sight, window[i], fit_row(fit));
		fit_row_end(fit, right[i] != WRONG);
	}
	evidence_features(&sight, NO_CANDIDATE, fit_row(fit));
	fit_row_end(fit, !has_speaker(g));
	arena_free(&scratch);
}

static bool in_training(const struct trainer *t, uint32_t index, unsigned out, unsigned inner)
{
	return t->articles[index].fold != out &&
	       (inner == UINT32_MAX || index % t->inner != inner);
}

static struct fit_table fit_speaker(const struct trainer *t, unsigned out, unsigned inner,
				    const struct fit_options *o)
{
	struct fit *fit = fit_new();
	for (uint32_t i = 0; i < t->n; i++) {
		const struct article *a = &t->articles[i];
		for (uint32_t s = 0; in_training(t, i, out, inner) && s < a->find.marks.n; s++)
			if (!a->skip[s] && gold_quote_of(a, s))
				add_group(fit, a, s, i);
	}
	struct fit_table table = fit_solve(fit, o);
	fit_free(fit);
	return table;
}

static struct fit_table fit_filter(const struct trainer *t, unsigned out)
{
	struct fit *fit = fit_new();
	for (uint32_t i = 0; i < t->n; i++) {
		const struct article *a = &t->articles[i];
		if (!in_training(t, i, out, UINT32_MAX))
			continue;
		fit_group(fit, a->weight, i, 0);
		for (uint32_t s = 0; s < a->find.marks.n; s++) {
			if (a->skip[s])
				continue;
			evidence_filter(&a->direct.evidence, s, &a->direct.decisions[s].best,
					fit_row(fit));
			fit_row_end(fit, a->attributed[s] || a->in_pieces[s]);
		}
	}
	struct fit_table table = fit_solve(fit, &filter_options);
	fit_free(fit);
	return table;
}

static void decode(struct article *a, const struct models *m, const bool *accept)
{
	a->find.models = m;
	direct_decide(&a->direct, &a->find, accept);
}

/* Decodes each inner part of the training articles by a model of the others. */
static void cross_predict(const struct trainer *t, unsigned out)
{
	struct fit_options o = speaker_options;
	o.keep = 0;
	o.iterations = 60;
	for (uint32_t i = 0; i < t->n; i++)
		previous_by_gold(&t->articles[i]);
	for (unsigned k = 0; k < t->inner; k++) {
		struct fit_table table = fit_speaker(t, out, k, &o);
		struct models m = models_builtin;
		m.quote_speaker = fit_model(&table, &utterance_table);
		for (uint32_t i = 0; i < t->n; i++)
			if (t->articles[i].fold != out && i % t->inner == k)
				decode(&t->articles[i], &m, t->articles[i].attributed);
		fit_model_free(&m.quote_speaker);
		fit_table_free(&table);
	}
	for (uint32_t i = 0; i < t->n; i++)
		for (uint32_t s = 0;
		     t->articles[i].fold != out && s < t->articles[i].find.marks.n; s++)
			t->articles[i].previous[s] =
				t->articles[i].direct.decisions[s].previous;
}

/* Both tables, fitted on all articles that are not in fold `out`. */
static void fit_both(const struct trainer *t, unsigned out, struct fit_table *speaker,
		     struct fit_table *filter)
{
	cross_predict(t, out);
	*speaker = fit_speaker(t, out, UINT32_MAX, &speaker_options);
	*filter = fit_filter(t, out);
}

/* ---- figures ----------------------------------------------------------------------------- */

struct figures {
	uint32_t hit, predicted, gold;    /* stretches */
	uint32_t right[4], of[4];         /* speakers: name, noun phrase, pronoun, all */
	uint32_t both;                    /* stretch and speaker right */
	uint32_t bin_right[6], bin_of[6]; /* by confidence: < .5, .5, .7, .8, .9, .95 */
	uint32_t possible;                /* speakers that stand among the candidates */
	uint32_t named, of_named;         /* of those told by a name or a noun */
	uint32_t head;                    /* right, and not only a part of who it is */
};

static void count(struct figures *x, const struct article *a)
{
	static const float steps[] = {0.5f, 0.7f, 0.8f, 0.9f, 0.95f};
	x->gold += a->n_pieces;
	for (uint32_t s = 0; s < a->find.marks.n; s++) {
		const struct decision *d = &a->direct.decisions[s];
		const struct gold_quote *g = gold_quote_of(a, s);
		if (a->skip[s] || !d->accepted || d->filter < 0)
			continue;
		x->predicted++;
		if (!g)
			continue;
		x->hit++;
		bool nobody = d->best.candidate == NO_CANDIDATE;
		if (!has_speaker(g)) {
			x->both += nobody;
			continue;
		}
		bool ok = !nobody &&
			  right_phrase(a, g, &a->find.phrases.at[d->best.candidate]) != WRONG;
		int kind = measure_kind(g->speaker_text), step = 0;
		while (step < 5 && d->best.share >= steps[step])
			step++;
		x->both += ok;
		x->head += ok && label(a, s, d->best.candidate, d->previous) != WRONG;
		bool named = !nobody &&
			     !phrase_is_pronoun(a->find.phrases.at[d->best.candidate].form);
		x->named += named && ok;
		x->of_named += named;
		x->right[kind] += ok;
		x->of[kind]++;
		x->right[3] += ok;
		x->of[3]++;
		x->bin_right[step] += ok;
		x->bin_of[step]++;
		x->possible += gold_candidate(a, s) != NO_CANDIDATE;
	}
}

static double ratio(uint32_t a, uint32_t b)
{
	return b ? (double)a / b : 0;
}

static void print_figures(FILE *out, const struct figures *x, const char *prefix)
{
	static const char *const bins[] = {"< .50",   ".50-.70", ".70-.80",
					   ".80-.90", ".90-.95", ">= .95"};
	fprintf(out, "%sstretches: P %.4f R %.4f F1 %.4f (%u found, %u annotated)\n", prefix,
		ratio(x->hit, x->predicted), ratio(x->hit, x->gold),
		2.0 * x->hit / (x->predicted + x->gold), x->predicted, x->gold);
	fprintf(out,
		"%sspeaker: all %.4f, name %.4f, noun phrase %.4f, pronoun %.4f (%u); among "
		"the candidates %.4f; by its head %.4f\n",
		prefix, ratio(x->right[3], x->of[3]), ratio(x->right[0], x->of[0]),
		ratio(x->right[1], x->of[1]), ratio(x->right[2], x->of[2]), x->of[3],
		ratio(x->possible, x->of[3]), ratio(x->head, x->of[3]));
	fprintf(out, "%sboth: F1 %.4f\n", prefix, 2.0 * x->both / (x->predicted + x->gold));
	for (int i = 5; i >= 0; i--)
		fprintf(out, "%sconfidence %s: right in %.1f %%, covering %.1f %%\n", prefix,
			bins[i], 100 * ratio(x->bin_right[i], x->bin_of[i]),
			100 * ratio(x->bin_of[i], x->of[3]));
}

static void write_found(FILE *out, struct article *a)
{
	struct document *d = a->find.d;
	d->quotes = direct_quotes(&a->direct, &a->find, &d->n_quotes);
	speaker_pass(&a->find);
	found_write(out, a->gold);
}

/* ---- the runs ---------------------------------------------------------------------------- */

/* Writes both tables to FOLDER/quote_*.SUFFIXtsv; `folder` NULL: does nothing. */
static bool write_both(const struct fit_table tables[2], const char *folder, const char *suffix,
		       const char *comment)
{
	static const char *const names[] = {"quote_speaker", "quote_filter"};
	for (int i = 0; i < 2 && folder; i++) {
		char path[512];
		struct error e;
		snprintf(path, sizeof path, "%s/%s.%stsv", folder, names[i], suffix);
		if (!fit_write(&tables[i], path, comment, &e)) {
			fprintf(stderr, "train_quotes: %s\n", e.message);
			return false;
		}
	}
	return true;
}

/* `folds`: the folder that is given the tables of each fold, FOLDER/quote_*.0.tsv …; or NULL.
 */
static struct figures cross_validate(const struct trainer *t, FILE *found, const char *folds)
{
	struct figures all = {0}, novels = {0};
	for (unsigned k = 0; k < FOLDS; k++) {
		struct fit_table tables[2];
		struct models m = models_builtin;
		char suffix[16];
		fit_both(t, k, &tables[0], &tables[1]);
		snprintf(suffix, sizeof suffix, "%u.", k);
		write_both(tables, folds, suffix, "");
		m.quote_speaker = fit_model(&tables[0], &utterance_table);
		m.quote_filter = fit_model(&tables[1], &utterance_table);
		for (uint32_t i = 0; i < t->n; i++) {
			struct article *a = &t->articles[i];
			if (a->fold != k)
				continue;
			decode(a, &m, NULL);
			count(a->novel ? &novels : &all, a);
			if (found)
				write_found(found, a);
		}
		fprintf(stderr, "fold %u: %zu + %zu weights\n", k + 1, tables[0].n,
			tables[1].n);
		fit_model_free(&m.quote_speaker);
		fit_model_free(&m.quote_filter);
		fit_table_free(&tables[0]);
		fit_table_free(&tables[1]);
	}
	fprintf(stderr, "novels: stretches F1 %.4f, speaker by name %.4f of %u\n",
		2.0 * novels.hit / (novels.predicted + novels.gold),
		ratio(novels.named, novels.of_named), novels.of_named);
	return all;
}

static bool write_tables(const struct trainer *t, const char *folder, const char *comment)
{
	struct fit_table tables[2];
	fit_both(t, UINT32_MAX, &tables[0], &tables[1]);
	bool good = write_both(tables, folder, "", comment);
	fit_table_free(&tables[0]);
	fit_table_free(&tables[1]);
	return good;
}

int main(int argc, char **argv)
{
	struct gold gold = {0};
	struct error e;
	struct trainer t = {.inner = 4};
	const char *check = NULL, *folds = NULL;
	if (argc < 3) {
		fputs("usage: train_quotes DATA OUT [FOLDS] [--check FILE] [--quick]\n",
		      stderr);
		return 2;
	}
	for (int i = 3; i < argc; i++) {
		if (!strcmp(argv[i], "--quick"))
			t.inner = 2;
		else if (!strcmp(argv[i], "--check") && i + 1 < argc)
			check = argv[++i];
		else
			folds = argv[i];
	}
	if (!gold_load(&gold, argv[1], "polnear.dev.jsonl", &e) ||
	    !gold_load(&gold, argv[1], "litbank.dev.jsonl", &e)) {
		fprintf(stderr, "train_quotes: %s\n", e.message);
		return 1;
	}
	t.n = gold.n;
	t.articles = mem_alloc(t.n * sizeof *t.articles);
	for (uint32_t i = 0; i < t.n; i++)
		prepare(&t.articles[i], &gold.articles[i], &models_builtin);
	for (uint32_t i = 0; i < t.n; i++)
		t.articles[i].novel = str_eq(t.articles[i].gold->corpus, STR("litbank"));
	FILE *found = check ? fopen(check, "w") : NULL;
	struct figures figures = cross_validate(&t, found, folds);
	print_figures(stdout, &figures, "");
	if (found)
		return fclose(found) != 0;
	char comment[4096];
	FILE *text = fmemopen(comment, sizeof comment, "w");
	fputs("Who utters a marked stretch, and whether anybody does: fitted by "
	      "assets/train/train_quotes.c on the\n"
	      "924 articles of polnear.dev (PolNeAR, github.com/networkdynamics/PolNeAR). No "
	      "passages in it: hashes of\n"
	      "word classes, small words, cue lemmas and nouns. By cross-validation over "
	      "articles:\n",
	      text);
	print_figures(text, &figures, "");
	fclose(text);
	return !write_tables(&t, argv[2], comment);
}
