/*
 * Fits the model that tells names of places from other capitalised words (region_name), and
 * measures it as score_regions.py does (exact spans; demonyms, embedded names and homonyms
 * optional): by cross-validation, and with each collection left out in turn.
 *
 *	train_recognise DATA OUT             measure, fit, write OUT/region_name.tsv
 *	train_recognise DATA OUT fit         fit and write only
 *	train_recognise DATA OUT measure     measure only
 *	train_recognise DATA OUT cv          cross-validate only
 *	train_recognise DATA OUT ablate      measure without each kind of evidence
 *	train_recognise DATA OUT errors      cross-validated misses and extras by name
 *	train_recognise DATA OUT folds       fit without each fold: OUT/region_name.FOLD.tsv
 */
#include "fit.h"
#include "gold.h"
#include "reader/find.h"
#include "find/person/person.h"
#include "find/quote/quote.h"
#include "find/place/contender_templates.h"
#include "find/place/recognise.h"
#include "find/read/english.h"

#include <math.h>
#include <stdio.h>

enum { LGL = 1, COLLECTIONS = 7, FOLDS = 5 };

static const char *const collections[COLLECTIONS] = {
	"gwn", "lgl", "trnews", "geovirus", "tudloc", "worldwide", "conllpp"};

/* Half of a collection's weight in mentions counts, so that a large one does not rule. */
static const double COLLECTION_MENTIONS = 1500;

/* And more that of the one of local papers, whose names are lesser known. */
static const double LOCAL_WEIGHT = 1.5;

enum label { LABEL_NO, LABEL_YES, LABEL_SKIP };

struct article_row {
	uint32_t first, n; /* in keys */
	enum label label;
	bool demonym, decided;
	bool vetoed; /* a name that no list has, by a rule */
	float score; /* if decided: for good */
};

struct article {
	const struct gold_article *gold;
	struct arena scratch;
	struct recogniser r;
	struct find f;
	struct article_row *rows; /* one a stretch */
	uint32_t collection, fold, wanted;
	float weight;
};

/* The features of all contenders: keys, and beside them their templates. */
static VEC(uint32_t) keys;
static VEC(const struct template_info *) templates;
static struct article *articles;
static uint32_t n_articles;
static struct article *hidings; /* HIDINGS for each of them */
static bool dropped[256];       /* templates that are left out, by number */
static struct fit_options options = {
	.stretches = true,
	.l2 = 4,
	.least_rows = 3,
	.least_documents = 3,
	.keep = 8000,
	.drop = 0.03f,
	.passes = 3,
};

/*
 * Every article is shown so many times, each time with another part of the features left out:
 * what is said in several ways is then learned in all of them, and new words hurt less.
 */
enum { COPIES = 8, LEFT_OUT_PERCENT = 20 };

/*
 * Some more times each article is shown with the names of some towns held unknown, each time
 * with so much of its weight: what no list has is then learned from far more names.
 */
enum { HIDINGS = 2, HIDING_COPIES = 3 };
static const float HIDING_WEIGHT = 0.15f;

/* ---- reading ----------------------------------------------------------------------------- */

static bool same(struct span a, struct span b)
{
	return a.start == b.start && a.end == b.end;
}

/* A gold mention that stands for its span: some are annotated twice. */
static bool first_of_span(const struct gold_article *g, uint32_t i)
{
	for (uint32_t k = i; k-- > 0;)
		if (same(g->places[k].span, g->places[i].span))
			return false;
	return true;
}

/* What a span is: wanted, of no matter, or wrong. */
static enum label label_of(const struct gold_article *g, struct span span)
{
	bool over_wanted = false, over_optional = false;
	for (uint32_t i = 0; i < g->n_places && g->places[i].span.start < span.end; i++) {
		const struct gold_place *p = &g->places[i];
		if (!span_overlap(p->span, span) || !first_of_span(g, i))
			continue;
		if (same(p->span, span))
			return p->optional ? LABEL_SKIP : LABEL_YES;
		*(p->optional ? &over_optional : &over_wanted) = true;
	}
	return over_optional && !over_wanted ? LABEL_SKIP : LABEL_NO;
}

static void read_article(struct article *a, const struct gold_article *g, uint32_t collection,
			 uint32_t hidden)
{
	struct features x;
	*a = (struct article){.gold = g, .collection = collection, .fold = gold_fold(g, FOLDS)};
	a->f = (struct find){
		.d = (struct document *)(uintptr_t)&g->document,
		.keep = &a->scratch,
		.scratch = &a->scratch,
		.models = &models_builtin,
		.hidden_towns = hidden,
	};
	tokens_cut(&a->f.tokens, a->f.d, &a->scratch);
	a->f.d->english = english_text(&a->f.tokens);
	quote_pass(&a->f);
	speaker_pass(&a->f);
	recogniser_start(&a->r, &a->f);
	a->rows = ARENA_ARRAY(&a->scratch, a->r.n, struct article_row);
	for (uint32_t i = 0; i < a->r.n; i++) {
		const struct contender *s = &a->r.contenders[i];
		x.n = 0;
		recognise_features(&a->r, i, &(struct row){.list = &x});
		a->rows[i] = (struct article_row){
			.first = (uint32_t)keys.n,
			.n = x.n,
			.label = label_of(g, recognise_span(&a->r, s)),
			.demonym = a->r.names[s->name].demonym,
		};
		a->rows[i].decided = recognise_decided(&a->r, s, &a->rows[i].score);
		a->rows[i].vetoed = a->rows[i].decided && a->rows[i].score < 0 &&
				    !a->r.names[s->name].refs.n;
		for (uint32_t k = 0; k < x.n; k++) {
			VEC_PUSH(keys, feature_key(&x.at[k]));
			VEC_PUSH(templates, x.at[k].template);
		}
	}
	for (uint32_t i = 0; i < g->n_places; i++)
		a->wanted += !g->places[i].optional && first_of_span(g, i);
}

static void read_all(const struct gold *g)
{
	uint32_t wanted[COLLECTIONS] = {0}, reached[COLLECTIONS] = {0};
	articles = calloc(g->n, sizeof *articles);
	hidings = calloc((size_t)g->n * HIDINGS, sizeof *hidings);
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t c = 0;
		while (c < COLLECTIONS - 1 &&
		       !str_eq(g->articles[i].corpus, str_of(collections[c])))
			c++;
		struct article *a = &articles[n_articles++];
		read_article(a, &g->articles[i], c, 0);
		for (uint32_t k = 0; k < HIDINGS; k++)
			read_article(&hidings[i * HIDINGS + k], &g->articles[i], c,
				     i * HIDINGS + k + 1);
		wanted[c] += a->wanted;
		for (uint32_t k = 0; k < a->r.n; k++)
			reached[c] += a->rows[k].label == LABEL_YES;
	}
	for (uint32_t i = 0; i < n_articles; i++) {
		uint32_t c = articles[i].collection;
		articles[i].weight = (float)(sqrt(COLLECTION_MENTIONS / (wanted[c] + 1)) *
					     (c == LGL ? LOCAL_WEIGHT : 1));
	}
	printf("candidates reach");
	for (unsigned c = 0; c < COLLECTIONS; c++)
		printf(" %s %.1f %%", collections[c], 100.0 * reached[c] / (wanted[c] + 1e-9));
	printf("; %zu features in all\n", keys.n);
}

/* ---- fitting ----------------------------------------------------------------------------- */

/*
 * Is a contender of no use to learn from? Its fate is not the model's, or not told. But what
 * rules veto shows what other names that no list has and that are none look like.
 */
static bool unused(const struct article_row *row)
{
	return row->label == LABEL_SKIP || (row->decided && !row->vetoed);
}

/* Is a feature left out of a contender's copy? By chance, but always the same. */
static bool left_out(uint32_t feature, uint32_t contender, uint32_t copy)
{
	uint32_t h = feature ^ (contender * COPIES + copy) * 2654435761u;
	h = (h ^ h >> 15) * 2246822519u;
	h = (h ^ h >> 13) * 3266489917u;
	return (h ^ h >> 16) % 100 < LEFT_OUT_PERCENT;
}

static void fit_contender(struct fit *f, const struct article_row *row, uint32_t contender,
			  uint32_t copy)
{
	uint32_t kept[FEATURES_MOST], n = 0, end = row->first + row->n;
	for (uint32_t x = row->first; x < end; x++) {
		const struct template_info *t = templates.at[x];
		if (dropped[t->number] || left_out(keys.at[x], contender, copy))
			continue;
		kept[n++] = keys.at[x];
		if (contender_lexical(t))
			fit_lexical(f, keys.at[x]);
	}
	fit_keys(f, kept, n, row->label == LABEL_YES);
}

static void fit_article(struct fit *f, const struct article *a, uint32_t copy)
{
	uint32_t *before =
		mem_alloc((a->r.n + 1) * sizeof *before); /* rows before a contender */
	before[0] = 0;
	for (uint32_t k = 0; k < a->r.n; k++)
		before[k + 1] = before[k] + !unused(&a->rows[k]);
	for (uint32_t k = 0; k < a->r.n; k++) {
		uint32_t next = k + 1;
		if (unused(&a->rows[k]))
			continue;
		while (next < a->r.n && a->r.contenders[next].first < a->r.contenders[k].end)
			next++;
		fit_contender(f, &a->rows[k], k, copy);
		fit_next(f, before[next]);
	}
	free(before);
}

static struct fit_table fit_without(bool (*part_of)(const struct article *, uint32_t),
				    uint32_t part)
{
	struct fit *f = fit_new();
	for (uint32_t i = 0; i < n_articles; i++) {
		const struct article *a = &articles[i];
		if (part_of && part_of(a, part))
			continue;
		for (uint32_t copy = 0; copy < COPIES; copy++) {
			fit_group(f, a->weight / COPIES, i, a->collection);
			fit_article(f, a, copy);
		}
		const float weight = a->weight * HIDING_WEIGHT / HIDING_COPIES;
		for (uint32_t k = 0; k < HIDINGS * HIDING_COPIES; k++) {
			fit_group(f, weight, i, a->collection);
			fit_article(f, &hidings[i * HIDINGS + k % HIDINGS], k);
		}
	}
	struct fit_table t = fit_solve(f, &options);
	fit_table_scale(&t, (100 - LEFT_OUT_PERCENT) / 100.0f); /* all features count now */
	fit_free(f);
	return t;
}

static void score_article(struct article *a, const struct model *m)
{
	for (uint32_t k = 0; k < a->r.n; k++) {
		struct article_row *row = &a->rows[k];
		if (!row->decided)
			row->score = model_score(m, &keys.at[row->first], row->n);
	}
}

static bool in_fold(const struct article *a, uint32_t part)
{
	return a->fold == part;
}

static bool in_collection(const struct article *a, uint32_t part)
{
	return a->collection == part;
}

/* Scores every article with a model that has not seen its part. */
static size_t score_apart(bool (*part_of)(const struct article *, uint32_t), uint32_t parts)
{
	size_t most = 0;
	for (uint32_t part = 0; part < parts; part++) {
		struct fit_table t = fit_without(part_of, part);
		struct model m = fit_model(&t, &contender_table);
		most = t.n > most ? t.n : most;
		for (uint32_t i = 0; i < n_articles; i++)
			if (part_of(&articles[i], part))
				score_article(&articles[i], &m);
		fit_model_free(&m);
		fit_table_free(&t);
	}
	return most;
}

/* ---- measuring --------------------------------------------------------------------------- */

struct counts {
	uint32_t wanted, found, right;
};

static uint32_t *choose(const struct article *a, uint32_t *n)
{
	float *scores = mem_alloc((a->r.n + 1) * sizeof *scores);
	uint32_t *chosen = mem_alloc((a->r.n + 1) * sizeof *chosen);
	for (uint32_t k = 0; k < a->r.n; k++)
		scores[k] = a->rows[k].score;
	*n = recognise_choose(&a->r, scores, chosen);
	free(scores);
	return chosen;
}

static double f1(struct counts c)
{
	return c.wanted + c.found ? 200.0 * c.right / (c.wanted + c.found) : 0;
}

/* Is the name of a contender in no list? */
static bool unlisted(const struct article *a, uint32_t contender)
{
	return !a->r.names[a->r.contenders[contender].name].refs.n;
}

/* What is annotated as a contender: its index, a->r.n: its bounds are those of none. */
static uint32_t contender_of(const struct article *a, const struct gold_place *p)
{
	uint32_t i = 0;
	while (i < a->r.n && !same(recognise_span(&a->r, &a->r.contenders[i]), p->span))
		i++;
	return i;
}

/*
 * Of the names that no list has: how many are annotated, chosen, rightly so; `reach` are those
 * annotated that may be chosen at all: not "Port", "western", half a name.
 */
static void count_unlisted(const struct article *a, struct counts *c, uint32_t *reach)
{
	uint32_t n, *chosen = choose(a, &n);
	for (uint32_t i = 0; i < a->gold->n_places; i++) {
		const struct gold_place *p = &a->gold->places[i];
		uint32_t k = contender_of(a, p);
		if (p->optional || !first_of_span(a->gold, i) ||
		    (k < a->r.n && !unlisted(a, k)))
			continue;
		c->wanted++;
		*reach += k < a->r.n;
	}
	for (uint32_t k = 0; k < n; k++) {
		enum label label = a->rows[chosen[k]].label;
		if (label == LABEL_SKIP || !unlisted(a, chosen[k]))
			continue;
		c->found++;
		c->right += label == LABEL_YES;
	}
	free(chosen);
}

static void report_unlisted(void)
{
	struct counts all[COLLECTIONS] = {0};
	uint32_t reach[COLLECTIONS] = {0};
	for (uint32_t i = 0; i < n_articles; i++) {
		uint32_t c = articles[i].collection;
		count_unlisted(&articles[i], &all[c], &reach[c]);
	}
	printf("%-24s", "  in no list");
	for (unsigned c = 0; c < COLLECTIONS; c++)
		printf(" %s %.0f/%.0f of %u, %.0f of %u", collections[c],
		       100.0 * all[c].right / (all[c].found + 1e-9),
		       100.0 * all[c].right / (all[c].wanted + 1e-9), all[c].wanted,
		       100.0 * all[c].right / (reach[c] + 1e-9), reach[c]);
	printf("\n");
}

static double report(const char *name)
{
	struct counts all[COLLECTIONS] = {0};
	double mean = 0;
	for (uint32_t i = 0; i < n_articles; i++) {
		struct counts *c = &all[articles[i].collection];
		uint32_t n, *chosen = choose(&articles[i], &n);
		c->wanted += articles[i].wanted;
		for (uint32_t k = 0; k < n; k++) {
			const struct article_row *row = &articles[i].rows[chosen[k]];
			bool right = row->label == LABEL_YES;
			c->right += right;
			c->found += right || (row->label == LABEL_NO && !row->demonym);
		}
		free(chosen);
	}
	printf("%-24s", name);
	for (unsigned c = 0; c < COLLECTIONS; c++) {
		printf(" %s %.1f/%.1f/%.1f", collections[c],
		       100.0 * all[c].right / (all[c].found + 1e-9),
		       100.0 * all[c].right / (all[c].wanted + 1e-9), f1(all[c]));
		mean += f1(all[c]) / COLLECTIONS;
	}
	printf("  mean %.2f\n", mean);
	report_unlisted();
	fflush(stdout);
	return mean;
}

static void cross_validate(const char *what)
{
	char name[64];
	size_t n = score_apart(in_fold, FOLDS);
	snprintf(name, sizeof name, "cv %s (%zu)", what, n);
	report(name);
}

static void measure(const char *what)
{
	char name[64];
	cross_validate(what);
	score_apart(in_collection, COLLECTIONS);
	snprintf(name, sizeof name, "loco %s", what);
	report(name);
}

static void ablate(void)
{
	static const struct {
		const char *name;
		unsigned from, to;
	} groups[] = {
		{"the name", 1, 29},     {"its run", 30, 39},   {"before and behind", 40, 59},
		{"the article", 60, 79}, {"own words", 80, 99}, {"words around", 100, 119},
	};
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		for (unsigned k = groups[g].from; k <= groups[g].to; k++)
			dropped[k] = true;
		measure(groups[g].name);
		memset(dropped, 0, sizeof dropped);
	}
}

/* Each wrong decision as a line: kind, collection, the stretch, what stands around it. */
static void show(const struct article *a, const char *kind, struct span s, float score)
{
	struct str text = a->f.d->text;
	uint32_t from = s.start > 50 ? s.start - 50 : 0;
	uint32_t to = s.end + 50 < text.n ? s.end + 50 : (uint32_t)text.n;
	printf("%s\t%s\t%.*s\t%.1f\t", kind, collections[a->collection], (int)(s.end - s.start),
	       text.at + s.start, (double)score);
	for (uint32_t i = from; i < to; i++)
		putchar(text.at[i] == '\n' || text.at[i] == '\t' ? '/' : text.at[i]);
	putchar('\n');
}

static void show_missed(const struct article *a, const struct gold_place *p, const bool *taken)
{
	for (uint32_t i = 0; i < a->r.n; i++) {
		if (!same(recognise_span(&a->r, &a->r.contenders[i]), p->span))
			continue;
		if (!taken[i])
			show(a,
			     a->r.names[a->r.contenders[i].name].refs.n ? "missed-listed"
									: "missed-unknown",
			     p->span, a->rows[i].score);
		return;
	}
	show(a, "missed-no-candidate", p->span, 0);
}

static void errors(void)
{
	score_apart(in_fold, FOLDS);
	for (uint32_t i = 0; i < n_articles; i++) {
		const struct article *a = &articles[i];
		uint32_t n, *chosen = choose(a, &n);
		bool *taken = calloc(a->r.n + 1, 1);
		for (uint32_t k = 0; k < n; k++) {
			const struct article_row *row = &a->rows[chosen[k]];
			const struct contender *s = &a->r.contenders[chosen[k]];
			taken[chosen[k]] = true;
			if (row->label == LABEL_NO && !row->demonym)
				show(a,
				     a->r.names[s->name].refs.n ? "extra-listed"
								: "extra-unknown",
				     recognise_span(&a->r, s), row->score);
		}
		for (uint32_t k = 0; k < a->gold->n_places; k++)
			if (!a->gold->places[k].optional && first_of_span(a->gold, k))
				show_missed(a, &a->gold->places[k], taken);
		free(taken);
		free(chosen);
	}
}

/* Demonyms that are annotated and found: the rule for them is no model. */
static void report_demonyms(void)
{
	uint32_t wanted = 0, found = 0;
	for (uint32_t i = 0; i < n_articles; i++) {
		const struct article *a = &articles[i];
		uint32_t n, *chosen = choose(a, &n);
		for (uint32_t k = 0; k < a->gold->n_places; k++) {
			const struct gold_place *p = &a->gold->places[k];
			if (!str_eq(p->type, STR("demonym")))
				continue;
			bool hit = false;
			for (uint32_t c = 0; c < n; c++)
				hit |= same(recognise_span(&a->r, &a->r.contenders[chosen[c]]),
					    p->span);
			wanted++;
			found += hit;
		}
		free(chosen);
	}
	printf("demonyms found %u of %u (%.1f %%)\n", found, wanted,
	       100.0 * found / (wanted + 1e-9));
}

static void write_folds(const char *folder)
{
	struct error e = {0};
	char path[512];
	for (unsigned fold = 0; fold < FOLDS; fold++) {
		struct fit_table t = fit_without(in_fold, fold);
		snprintf(path, sizeof path, "%s/region_name.%u.tsv", folder, fold);
		if (!fit_write(&t, path, "Fitted without the articles of this fold.", &e)) {
			fprintf(stderr, "%s\n", e.message);
			exit(1);
		}
		fit_table_free(&t);
	}
}

static void write_model(const char *folder)
{
	struct error e = {0};
	char path[512];
	struct fit_table t = fit_without(NULL, 0);
	struct model m = fit_model(&t, &contender_table);
	for (uint32_t i = 0; i < n_articles; i++)
		score_article(&articles[i], &m);
	report("on its own articles");
	report_demonyms();
	snprintf(path, sizeof path, "%s/region_name.tsv", folder);
	if (!fit_write(&t, path,
		       "Is a stretch of capitalised words the name of a place? Fitted by "
		       "train_recognise on\n"
		       "gwn, lgl, trnews, geovirus, tudloc, worldwide and conllpp (dev): "
		       "GeoWebNews, Local-Global\n"
		       "Lexicon, TR-News, GeoVirus, TUD-Loc-2013, Worldwide NER, CoNLL++.",
		       &e)) {
		fprintf(stderr, "%s\n", e.message);
		exit(1);
	}
	printf("%zu weights\n", t.n);
	fit_model_free(&m);
	fit_table_free(&t);
}

int main(int argc, char **argv)
{
	struct gold g = {0};
	struct error e = {0};
	const char *todo = argc > 3 ? argv[3] : "";
	if (argc < 3) {
		fputs("usage: train_recognise DATA OUT [fit | measure | cv | ablate | "
		      "errors | folds]\n",
		      stderr);
		return 2;
	}
	for (unsigned c = 0; c < COLLECTIONS; c++) {
		char name[64];
		snprintf(name, sizeof name, "%s.dev.jsonl", collections[c]);
		if (!gold_load(&g, argv[1], name, &e)) {
			fprintf(stderr, "%s\n", e.message);
			return 1;
		}
	}
	read_all(&g);
	if (!strcmp(todo, "errors") || !strcmp(todo, "folds")) {
		if (*todo == 'e')
			errors();
		else
			write_folds(argv[2]);
		return 0;
	}
	if (!strcmp(todo, "cv")) {
		cross_validate("");
		return 0;
	}
	if (strcmp(todo, "fit"))
		measure("");
	if (!strcmp(todo, "ablate"))
		ablate();
	else if (strcmp(todo, "measure"))
		write_model(argv[2]);
	return 0;
}
