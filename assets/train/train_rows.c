/*
 * Fits quote_row and speaker_row: is a row of the panes right, its content and the name shown?
 *
 *   train_rows DATA OUT FOLDS [FILE]
 *
 * On articles whose parties and attributions were annotated as a reader of the panes sees them,
 * and with low weight on those of PolNeAR, where a row counts as right when content and mention
 * are. What the passes before find in a PolNeAR article is found with tables fitted without it:
 * FOLDS holds those that train_quotes and train_indirect have left there. Chances are
 * calibrated on articles not seen in fitting. Prints what hiding costs and gains on unseen
 * articles, and writes to FILE what the panes then show of all articles, each found with tables
 * fitted without it: a line of JSON each, for the scorers. Deterministic.
 */
#include "find/listing/listing.h"
#include "find/listing/listing_templates.h"
#include "fit.h"
#include "found.h"
#include "judge.h"

#include <math.h>
#include <stdio.h>

enum { NO_FOLD = JUDGED_FOLDS };
static const char *const collection_names[COLLECTIONS] = {"world", "polnear", "by mention",
							  "novels"};

static const float SILVER_WEIGHT = .3f, NOVEL_WEIGHT = .25f;
static const struct fit_options quote_options = {
	.logistic = true, .l2 = 6, .least_rows = 3, .least_documents = 3, .keep = 3000};
static const struct fit_options speaker_options = {
	.logistic = true, .l2 = 3, .least_rows = 3, .least_documents = 3, .keep = 400};

enum target { SPANS, QUOTES, SPEAKERS, TARGETS };
static const struct {
	const char *name, *what;
} targets[TARGETS] = {
	[SPANS] = {"quote_span", "Is a quote one, of about that extent, whoever speaks."},
	[QUOTES] = {"quote_row", "Is a quote right as a row of its pane: content and speaker."},
	[SPEAKERS] = {"speaker_row", "Is a speaker right as a row of its pane."},
};

/* ---- fitting ----------------------------------------------------------------------------- */

static void put_quote(struct row *row, const struct judged_article *a,
		      const struct shown *names, uint32_t i, enum target target)
{
	bool spans = target == SPANS;
	listing_quote_features(&a->find, names, i, spans ? NULL : row, spans ? row : NULL);
}

static void add_quotes(struct fit *f, const struct judged_article *a, uint32_t document,
		       enum target target)
{
	float weight = a->collection == NOVELS                       ? NOVEL_WEIGHT
		       : a->collection == SILVER && target == QUOTES ? SILVER_WEIGHT
								     : 1;
	if (a->collection == NOVELS && target == QUOTES)
		return; /* only names are told */
	fit_group(f, weight, document, a->collection);
	const struct shown *names = listing_names(&a->find);
	for (uint32_t i = 0; i < a->find.d->n_quotes; i++) {
		const struct judged *s = &a->quotes[i];
		if (!s->counts)
			continue;
		struct row *row = fit_row(f);
		put_quote(row, a, names, i, target);
		if (a->collection >= SILVER)
			listing_put(row, L_ELSEWHERE, a->find.d->quotes[i].kind,
				    a->find.d->quotes[i].speaker != 0, a->collection);
		fit_row_end(f, target == SPANS ? s->matched || s->part : s->right);
	}
}

static void add_speakers(struct fit *f, const struct judged_article *a, uint32_t document)
{
	if (a->collection >= SILVER)
		return;
	const struct shown *names = listing_names(&a->find);
	fit_group(f, 1, document, a->collection);
	for (uint32_t i = 0; i < a->find.d->n_speakers; i++) {
		listing_speaker_features(&a->find, names, i, fit_row(f));
		fit_row_end(f, a->speakers[i].right);
	}
}

static struct fit_table solve(const struct judged_articles *t, unsigned out, enum target target)
{
	static const struct fit_options *const options[TARGETS] = {
		&quote_options, &quote_options, &speaker_options};
	struct fit *f = fit_new();
	for (uint32_t i = 0; i < t->n; i++) {
		if (t->at[i].fold == out)
			continue;
		if (target == SPEAKERS)
			add_speakers(f, &t->at[i], i);
		else
			add_quotes(f, &t->at[i], i, target);
	}
	struct fit_table table = fit_solve(f, options[target]);
	fit_free(f);
	return table;
}

/* Scores the rows of an article. */
static void score(struct judged_article *a, const struct model *m, enum target target)
{
	if (target == SPEAKERS && a->collection >= SILVER)
		return;
	const struct shown *names = listing_names(&a->find);
	bool speakers = target == SPEAKERS;
	struct judged *at = speakers ? a->speakers : a->quotes;
	uint32_t n = speakers ? a->find.d->n_speakers : a->find.d->n_quotes;
	for (uint32_t i = 0; i < n; i++) {
		struct row row = {.model = m};
		if (speakers)
			listing_speaker_features(&a->find, names, i, &row);
		else
			put_quote(&row, a, names, i, target);
		at[i].score = (double)row_score(&row);
	}
}

/* The rows of the panes' collections that count. */
struct scored {
	double score;
	bool right;
};

static uint32_t gather(const struct judged_articles *t, enum target target, struct scored *out)
{
	bool speakers = target == SPEAKERS;
	uint32_t n = 0;
	for (uint32_t i = 0; i < t->n; i++) {
		const struct judged_article *a = &t->at[i];
		const struct judged *s = speakers ? a->speakers : a->quotes;
		uint32_t rows = speakers ? a->find.d->n_speakers : a->find.d->n_quotes;
		if (a->collection >= SILVER)
			continue;
		for (uint32_t k = 0; k < rows; k++)
			if (s[k].counts) {
				if (out)
					out[n] = (struct scored){
						s[k].score, target == SPANS
								    ? s[k].matched || s[k].part
								    : s[k].right};
				n++;
			}
	}
	return n;
}

/* chance = 1 / (1 + exp(-(slope * score + shift))) */
struct calibration {
	double slope, shift;
};

/* Fits it by Newton's method: logistic regression on the score alone. */
static struct calibration calibrate(const struct scored *x, uint32_t n)
{
	struct calibration c = {1, 0};
	for (int step = 0; step < 30; step++) {
		double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9;
		for (uint32_t i = 0; i < n; i++) {
			double s = x[i].score, p = 1 / (1 + exp(-(c.slope * s + c.shift)));
			double w = p * (1 - p), e = p - x[i].right;
			ga += e * s;
			gb += e;
			haa += w * s * s;
			hab += w * s;
			hbb += w;
		}
		double det = haa * hbb - hab * hab;
		c.slope -= (ga * hbb - gb * hab) / det;
		c.shift -= (gb * haa - ga * hab) / det;
	}
	return c;
}

static int by_score(const void *a, const void *b)
{
	const struct scored *x = a, *y = b;
	return (x->score > y->score) - (x->score < y->score);
}

/* How often a right row scores more than a wrong one; what is calibrated; what doubt finds. */
static void print_scored(struct scored *x, uint32_t n, struct calibration c)
{
	qsort(x, n, sizeof *x, by_score);
	double below = 0, pairs = 0, wrong = 0, right = 0;
	for (uint32_t i = 0; i < n; i++) {
		pairs += x[i].right ? below : 0;
		below += !x[i].right;
		right += x[i].right;
	}
	wrong = below;
	printf("  AUC %.3f (%.0f right, %.0f wrong); calibrated: slope %.3f shift %.3f\n",
	       pairs / (right * wrong), right, wrong, c.slope, c.shift);
	static const double bins[] = {0, .3, .4, .5, .6, .7, .8, .9, .95, 1.01};
	for (size_t b = 0; b + 1 < sizeof bins / sizeof *bins; b++) {
		uint32_t in = 0, good = 0;
		for (uint32_t i = 0; i < n; i++) {
			double p = 1 / (1 + exp(-(c.slope * x[i].score + c.shift)));
			in += p >= bins[b] && p < bins[b + 1];
			good += p >= bins[b] && p < bins[b + 1] && x[i].right;
		}
		printf("  %.2f: right %.2f of %u\n", bins[b], in ? (double)good / in : 0, in);
	}
}

/* The model of a target in the models of an article that is in a fold. */
static struct model *model_of(struct models *m, enum target target)
{
	return target == SPANS    ? &m->quote_span
	       : target == QUOTES ? &m->quote_row
				  : &m->speaker_row;
}

static void apply(struct fit_table *table, struct calibration c)
{
	for (size_t i = 0; i < table->n; i++)
		table->weights[i] *= (float)c.slope;
	table->bias = (float)(c.slope * (double)table->bias + c.shift);
}

/* Cross-validates; the scores are those of unseen articles. Returns the calibration. */
static struct calibration cross_validate(struct judged_articles *t, enum target target)
{
	struct fit_table tables[JUDGED_FOLDS];
	for (unsigned fold = 0; fold < JUDGED_FOLDS; fold++) {
		tables[fold] = solve(t, fold, target);
		struct model m = fit_model(&tables[fold], &listing_table);
		for (uint32_t i = 0; i < t->n; i++)
			if (t->at[i].fold == fold)
				score(&t->at[i], &m, target);
		fit_model_free(&m);
	}
	uint32_t n = gather(t, target, NULL);
	struct scored *x = mem_alloc((n + 1) * sizeof *x);
	gather(t, target, x);
	struct calibration c = calibrate(x, n);
	printf("%s, unseen articles\n", targets[target].name);
	print_scored(x, n, c);
	free(x);
	for (unsigned fold = 0; fold < JUDGED_FOLDS; fold++) {
		apply(&tables[fold], c);
		*model_of(&t->models[fold], target) = fit_model(&tables[fold], &listing_table);
		*model_of(&t->world[fold], target) = *model_of(&t->models[fold], target);
		fit_table_free(&tables[fold]);
	}
	return c;
}

static float chance(struct calibration c, double score)
{
	return (float)(1 / (1 + exp(-(c.slope * score + c.shift))));
}

/* ---- what hiding gains and costs --------------------------------------------------------- */

static double share(uint32_t a, uint32_t b)
{
	return b ? (double)a / b : 0;
}

/* From which chances on quotes are listed, in marks and reported: of the span, of the row. */
struct least {
	double span[2], row[2];
};

static bool is_listed(const struct quote *q, const struct least *least)
{
	bool reported = q->kind != QUOTE_DIRECT;
	return (double)q->chance >= least->span[reported] &&
	       (double)q->confidence >= least->row[reported];
}

static void print_listed(const struct judged_articles *t, enum collection of,
			 struct least least)
{
	uint32_t right = 0, good = 0, listed = 0, gold = 0, pieces[3] = {0}, reports[3] = {0};
	for (uint32_t i = 0; i < t->n; i++) {
		const struct judged_article *a = &t->at[i];
		if (a->collection != of)
			continue;
		gold += a->n_gold;
		pieces[2] += a->n_pieces;
		reports[2] += a->n_reports;
		for (uint32_t k = 0; k < a->find.d->n_quotes; k++) {
			const struct judged *s = &a->quotes[k];
			if (!s->counts || !is_listed(&a->find.d->quotes[k], &least))
				continue;
			listed++;
			good += s->right;
			right += s->right && s->wanted;
			pieces[0] += s->good_pieces;
			pieces[1] += s->pieces;
			if (a->find.d->quotes[k].kind == QUOTE_DIRECT)
				continue;
			reports[0] += s->matched && s->wanted;
			reports[1] += !s->matched || s->wanted;
		}
	}
	printf("  %-10s in marks from %.2f, %.2f, reported from %.2f, %.2f: P %.3f R %.3f of "
	       "%u; in marks F1 %.4f, reported %.4f\n",
	       collection_names[of], least.span[0], least.row[0], least.span[1], least.row[1],
	       share(good, listed), share(right, gold), listed,
	       share(2 * pieces[0], pieces[1] + pieces[2]),
	       share(2 * reports[0], reports[1] + reports[2]));
}

static void print_hiding(const struct judged_articles *t, enum collection of)
{
	static const struct least least[] = {
		{{0, 0}, {0, 0}},     {{.4, 0}, {0, 0}},    {{.5, 0}, {0, 0}},
		{{.6, 0}, {0, 0}},    {{.5, .4}, {0, .2}},  {{.5, .4}, {0, .3}},
		{{.5, .4}, {0, .4}},  {{.5, .5}, {0, .3}},  {{.5, .4}, {.05, .3}},
		{{.5, .4}, {.1, .3}}, {{.5, .4}, {.2, .3}}, {{.5, .5}, {.3, .5}},
	};
	for (size_t i = 0; i < sizeof least / sizeof *least; i++)
		print_listed(t, of, least[i]);
}

static void print_rows(const struct judged_articles *t, enum collection of)
{
	for (double least = 0; least < .61; least += .1) {
		uint32_t right = 0, listed = 0, spoken = 0, named = 0;
		for (uint32_t i = 0; i < t->n; i++) {
			const struct judged_article *a = &t->at[i];
			if (a->collection != of)
				continue;
			named += a->n_named;
			for (uint32_t k = 0; k < a->find.d->n_speakers; k++) {
				if ((double)a->find.d->speakers[k].confidence < least)
					continue;
				listed++;
				right += a->speakers[k].right;
				spoken += a->speakers[k].wanted;
			}
		}
		double p = share(right, listed), r = share(spoken, named);
		printf("  %-10s rows from %.1f: P %.3f R %.3f F1 %.3f of %u\n",
		       collection_names[of], least, p, r, 2 * p * r / (p + r), listed);
	}
}

/*
 * From which confidence on a row of the panes bears no doubt, when one right row in eight may
 * bear it; and how many of the wrong ones then do.
 */
static void print_doubt(const struct judged_articles *t, enum target target,
			struct calibration c)
{
	struct scored *x = mem_alloc((gather(t, target, NULL) + 1) * sizeof *x);
	uint32_t n = gather(t, target, x), right = 0, below = 0, wrong = 0, i = 0;
	qsort(x, n, sizeof *x, by_score);
	for (uint32_t k = 0; k < n; k++)
		right += x[k].right;
	for (; i < n && 8 * below <= right; i++) {
		below += x[i].right;
		wrong += !x[i].right;
	}
	printf("%s: doubt below %.3f marks %.3f of the wrong rows\n", targets[target].name,
	       i ? (double)chance(c, x[i - 1].score) : 0, share(wrong, n - right));
	free(x);
}

/* ---- the run ----------------------------------------------------------------------------- */

/* Fits on all, calibrates, writes. */
static bool finish(const struct judged_articles *t, enum target target, struct calibration c,
		   const char *folder)
{
	struct fit_table table = solve(t, NO_FOLD, target);
	char path[4096], comment[512];
	struct error e;
	apply(&table, c);
	snprintf(path, sizeof path, "%s/%s.tsv", folder, targets[target].name);
	snprintf(comment, sizeof comment,
		 "%s\nFitted by assets/train/train_rows.c on articles whose parties were "
		 "annotated as the panes show them,\nand for quotes on the PolNeAR articles of "
		 "polnear.dev.jsonl.",
		 targets[target].what);
	bool good = fit_write(&table, path, comment, &e);
	if (!good)
		fprintf(stderr, "train_rows: %s\n", e.message);
	fit_table_free(&table);
	return good;
}

/* Remembers the chances of the spans on unseen articles. */
static void keep_spans(struct judged_articles *t, struct calibration c)
{
	for (uint32_t i = 0; i < t->n; i++)
		for (uint32_t k = 0; k < t->at[i].find.d->n_quotes; k++)
			t->at[i].quotes[k].span = chance(c, t->at[i].quotes[k].score);
}

/* Gives the quotes their chances on unseen articles. */
static void set_chances(struct judged_articles *t, struct calibration c)
{
	for (uint32_t i = 0; i < t->n; i++)
		for (uint32_t k = 0; k < t->at[i].find.d->n_quotes; k++) {
			struct quote *q = &t->at[i].find.d->quotes[k];
			q->chance = t->at[i].quotes[k].span;
			q->confidence = chance(c, t->at[i].quotes[k].score);
		}
}

static void set_speakers(struct judged_articles *t, struct calibration c)
{
	for (uint32_t i = 0; i < t->n; i++)
		for (uint32_t k = 0; t->at[i].speakers && k < t->at[i].find.d->n_speakers; k++)
			t->at[i].find.d->speakers[k].confidence =
				chance(c, t->at[i].speakers[k].score);
}

/* Fits all tables, that of speakers on what those of quotes say of unseen articles. */
static bool fit_all(struct judged_articles *t, const char *folder)
{
	struct calibration spans = cross_validate(t, SPANS);
	bool good = finish(t, SPANS, spans, folder);
	keep_spans(t, spans);
	struct calibration quotes = cross_validate(t, QUOTES);
	good = good && finish(t, QUOTES, quotes, folder);
	set_chances(t, quotes);
	for (int k = 0; k < COLLECTIONS; k++)
		print_hiding(t, (enum collection)k);
	for (uint32_t i = 0; i < t->n; i++)
		for (uint32_t k = 0; k < t->at[i].find.d->n_quotes; k++)
			t->at[i].quotes[k].counts &= listing_sure(&t->at[i].find.d->quotes[k]);
	print_doubt(t, QUOTES, quotes);
	for (uint32_t i = 0; i < t->n; i++)
		if (t->at[i].collection < SILVER) {
			listing_drop_quotes(&t->at[i].find, listing_names(&t->at[i].find));
			judge_speakers(&t->at[i]);
		}
	struct calibration speakers = cross_validate(t, SPEAKERS);
	good = good && finish(t, SPEAKERS, speakers, folder);
	set_speakers(t, speakers);
	print_doubt(t, SPEAKERS, speakers);
	print_rows(t, WORLD);
	print_rows(t, POLNEAR);
	return good;
}

/* What the panes show of each article, with the tables of its fold. */
static bool write_shown(struct judged_articles *t, const char *path)
{
	FILE *out = fopen(path, "w");
	for (uint32_t i = 0; out && i < t->n; i++) {
		arena_reset(&t->at[i].arena);
		judged_find(t, &t->at[i]);
		listing_pass(&t->at[i].find);
		found_write(out, t->at[i].gold);
	}
	return out && !fclose(out);
}

int main(int argc, char **argv)
{
	static struct judged_articles articles;
	struct error e;
	if (argc < 4 || argc > 5) {
		fputs("usage: train_rows DATA OUT FOLDS [FILE]\n", stderr);
		return 2;
	}
	if (!judged_read(&articles, argv[1], argv[3], &e)) {
		fprintf(stderr, "train_rows: %s\n", e.message);
		return 1;
	}
	if (!fit_all(&articles, argv[2]))
		return 1;
	return argc == 4 || write_shown(&articles, argv[4]) ? 0 : 1;
}
