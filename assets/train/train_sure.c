/*
 * Fits how likely a region is right, its name a place's and its country the one meant
 * (region_sure), on regions of articles that the models before it have not seen: FOLDS holds
 * tables of theirs fitted without each fold (train_recognise, train_places). Worldwide and
 * conllpp tell no countries: what they show is how sure a name is. Prints how much of what is
 * wrong bears "?", and of what is right, when the threshold is that of region_doubtful(), by
 * cross-validation.
 *
 *	train_sure DATA OUT FOLDS
 */
#include "fit.h"
#include "gold.h"
#include "find/model/model_read.h"
#include "find/person/person.h"
#include "find/place/contender_templates.h"
#include "find/place/place.h"
#include "find/place/region.h"
#include "find/place/region_templates.h"
#include "find/place/sense_templates.h"
#include "find/quote/quote.h"
#include "find/read/english.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

enum { COLLECTIONS = 6, FOLDS = 5, TELL_COUNTRIES = 4 /* the first ones */ };

static const char *const collections[COLLECTIONS] = {"gwn",      "lgl",       "trnews",
						     "geovirus", "worldwide", "conllpp"};

/* A region of an article, and whether it is right. */
struct example {
	uint32_t first, n; /* in keys */
	uint32_t article, collection, fold;
	bool right;
	float confidence; /* of a model that has not seen its fold */
};

static VEC(uint32_t) keys;
static VEC(struct example) examples;
static const struct fit_options options = {
	.logistic = true, .l2 = 1, .least_rows = 10, .least_documents = 5};

/* ---- what is right ----------------------------------------------------------------------- */

/* Areas whose country is a convention, or that of a point in them. */
static bool spans_countries(const struct region *r)
{
	return r->type == REGION_REGION || r->type == REGION_OTHER || !r->country[0];
}

enum verdict { VERDICT_NONE, VERDICT_WRONG, VERDICT_RIGHT };

static enum verdict judge_mention(const struct gold_article *g, const struct region *r,
				  const struct region_mention *m)
{
	bool optional = m->demonym; /* some collections do not annotate those */
	for (uint32_t i = 0; i < g->n_places && g->places[i].span.start < m->span.end; i++) {
		const struct gold_place *p = &g->places[i];
		bool embedded = str_eq(p->type, STR("embedded"));
		if (!span_overlap(p->span, m->span))
			continue;
		if (p->span.start != m->span.start || p->span.end != m->span.end) {
			optional |= p->optional;
			continue;
		}
		if (embedded)
			return VERDICT_NONE;
		return !p->country[0] || spans_countries(r) ||
				       !memcmp(p->country, r->country, 2)
			       ? VERDICT_RIGHT
			       : VERDICT_WRONG;
	}
	return optional ? VERDICT_NONE : VERDICT_WRONG;
}

/* A region is right when one of its mentions is. */
static enum verdict judge(const struct gold_article *g, const struct region *r)
{
	enum verdict all = VERDICT_NONE;
	for (uint32_t i = 0; i < r->n_mentions; i++) {
		enum verdict v = judge_mention(g, r, &r->mentions[i]);
		all = v > all ? v : all;
	}
	return all;
}

/* ---- reading ----------------------------------------------------------------------------- */

/* The choices as if of all of them one were sure: which are wrong is not told there. */
static const struct choice *all_sure(const struct collector *c, struct arena *scratch)
{
	struct choice *choices = ARENA_ARRAY(scratch, c->t->n + 1, struct choice);
	for (uint32_t i = 0; i < c->t->n; i++) {
		choices[i] = c->choices[i];
		choices[i].confidence = 1;
	}
	return choices;
}

static void read_article(const struct gold *g, uint32_t article, uint32_t collection,
			 const struct models *models)
{
	struct features x;
	struct arena scratch = {0};
	struct collector c;
	struct document d = g->articles[article].document;
	struct find f = {.d = &d, .keep = &d.arena, .scratch = &scratch, .models = models};
	tokens_cut(&f.tokens, &d, &scratch);
	d.english = english_text(&f.tokens);
	marks_find(&f.marks, &f.tokens, &d, &scratch);
	elements_build(&f.elements, &f.tokens, &f.marks, &d, &scratch);
	phrases_find(&f.phrases, &f.elements, &d, &scratch);
	quote_pass(&f);
	speaker_pass(&f);
	regions_collect(&f, &c);
	if (collection >= TELL_COUNTRIES)
		c.choices = all_sure(&c, &scratch);
	for (uint32_t r = 0; r < c.n; r++) {
		enum verdict v = judge(&g->articles[article], &c.regions[r]);
		if (v == VERDICT_NONE)
			continue;
		x.n = 0;
		region_features(&c, r, &(struct row){.list = &x});
		VEC_PUSH(examples,
			 ((struct example){.first = (uint32_t)keys.n,
					   .n = x.n,
					   .article = article,
					   .collection = collection,
					   .fold = gold_fold(&g->articles[article], FOLDS),
					   .right = v == VERDICT_RIGHT}));
		for (uint32_t k = 0; k < x.n; k++)
			VEC_PUSH(keys, feature_key(&x.at[k]));
	}
	arena_free(&scratch);
	arena_free(&d.arena);
}

static struct model read_model(const char *folder, const char *name, unsigned fold,
			       const struct template_table *family)
{
	char path[512], line[512];
	struct model m;
	snprintf(path, sizeof path, "%s/%s.%u.tsv", folder, name, fold);
	if (access(path, R_OK) || !model_read(&m, path, family, line)) {
		fprintf(stderr, "train_sure: no table %s\n", path);
		exit(1);
	}
	return m;
}

static void read_all(const struct gold *g, const char *folder)
{
	for (unsigned fold = 0; fold < FOLDS; fold++) {
		struct models m = models_builtin;
		m.region_name = read_model(folder, "region_name", fold, &contender_table);
		m.region_place = read_model(folder, "region_place", fold, &sense_table);
		m.region_place2 = read_model(folder, "region_place2", fold, &sense_table);
		for (uint32_t i = 0; i < g->n; i++) {
			const struct gold_article *a = &g->articles[i];
			uint32_t c = 0;
			while (c < COLLECTIONS - 1 &&
			       !str_eq(a->corpus, str_of(collections[c])))
				c++;
			if (gold_fold(a, FOLDS) == fold)
				read_article(g, i, c, &m);
		}
		fit_model_free(&m.region_name);
		fit_model_free(&m.region_place);
		fit_model_free(&m.region_place2);
	}
}

/* ---- fitting ----------------------------------------------------------------------------- */

static struct fit_table fit_without(unsigned fold)
{
	struct fit *f = fit_new();
	for (size_t i = 0; i < examples.n; i++) {
		const struct example *e = &examples.at[i];
		if (e->fold == fold)
			continue;
		fit_group(f, 1, e->article, e->collection);
		fit_keys(f, &keys.at[e->first], e->n, e->right);
	}
	struct fit_table t = fit_solve(f, &options);
	fit_free(f);
	return t;
}

static void score_apart(void)
{
	for (unsigned fold = 0; fold < FOLDS; fold++) {
		struct fit_table t = fit_without(fold);
		struct model m = fit_model(&t, &region_table);
		for (size_t i = 0; i < examples.n; i++) {
			struct example *e = &examples.at[i];
			float score = model_score(&m, &keys.at[e->first], e->n);
			if (e->fold == fold)
				e->confidence = 1 / (1 + expf(-score));
		}
		fit_model_free(&m);
		fit_table_free(&t);
	}
}

/* ---- measuring --------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* Of the wrong regions and of the right ones of a collection (COLLECTIONS: of all), how many
 * bear "?"; and of the wrong ones, if one right one in eight did. */
static void report(uint32_t collection)
{
	enum { EIGHT = 8 };
	VEC(float) of[2] = {0}; /* wrong, right */
	uint32_t doubtful[2] = {0}, below = 0;
	for (size_t i = 0; i < examples.n; i++) {
		const struct example *e = &examples.at[i];
		struct region r = {.confidence = e->confidence};
		if (collection < COLLECTIONS && e->collection != collection)
			continue;
		VEC_PUSH(of[e->right], e->confidence);
		doubtful[e->right] += region_doubtful(&r);
	}
	if (!of[0].n || !of[1].n)
		return;
	qsort(of[1].at, of[1].n, sizeof(float), by_number);
	float least = of[1].at[of[1].n / EIGHT];
	for (size_t i = 0; i < of[0].n; i++)
		below += of[0].at[i] < least;
	printf("%-10s %5zu wrong, %.2f of them doubtful; %5zu right, %.2f of them; at one "
	       "right "
	       "in eight (%.2f) %.2f\n",
	       collection < COLLECTIONS ? collections[collection] : "all", of[0].n,
	       (double)doubtful[0] / (double)of[0].n, of[1].n,
	       (double)doubtful[1] / (double)of[1].n, (double)least,
	       (double)below / (double)of[0].n);
	VEC_FREE(of[0]);
	VEC_FREE(of[1]);
}

/* How many of those of like confidence are right. */
static void report_calibration(void)
{
	enum { TENTHS = 10 };
	uint32_t n[TENTHS] = {0}, right[TENTHS] = {0};
	for (size_t i = 0; i < examples.n; i++) {
		uint32_t k = (uint32_t)(examples.at[i].confidence * TENTHS);
		n[k < TENTHS ? k : TENTHS - 1]++;
		right[k < TENTHS ? k : TENTHS - 1] += examples.at[i].right;
	}
	printf("right by tenths of confidence:");
	for (uint32_t k = 0; k < TENTHS; k++)
		printf(" %.2f (%u)", n[k] ? (double)right[k] / n[k] : 0, n[k]);
	putchar('\n');
}

int main(int argc, char **argv)
{
	struct gold g = {0};
	struct error e = {0};
	char path[512], name[64];
	if (argc != 4) {
		fputs("usage: train_sure DATA OUT FOLDS\n", stderr);
		return 2;
	}
	for (unsigned c = 0; c < COLLECTIONS; c++) {
		snprintf(name, sizeof name, "%s.dev.jsonl", collections[c]);
		if (!gold_load(&g, argv[1], name, &e)) {
			fprintf(stderr, "%s\n", e.message);
			return 1;
		}
	}
	read_all(&g, argv[3]);
	score_apart();
	for (uint32_t c = 0; c <= COLLECTIONS; c++)
		report(c);
	report_calibration();
	struct fit_table t = fit_without(FOLDS);
	snprintf(path, sizeof path, "%s/region_sure.tsv", argv[2]);
	if (!fit_write(&t, path,
		       "Is a region right, its name a place's and its country the one meant? "
		       "Fitted by train_sure on\n"
		       "what models that had not seen the article find in gwn, lgl, trnews, "
		       "geovirus, worldwide and\n"
		       "conllpp (dev): GeoWebNews, Local-Global Lexicon, TR-News, GeoVirus, "
		       "Worldwide English NER,\n"
		       "CoNLL++.",
		       &e)) {
		fprintf(stderr, "%s\n", e.message);
		return 1;
	}
	printf("%zu weights\n", t.n);
	fit_table_free(&t);
	gold_free(&g);
	return 0;
}
