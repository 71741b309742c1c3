/*
 * Fits the models that tell which place a name means (region_place for the first pass,
 * region_place2 for the later ones), on the mentions that the recogniser finds, and measures
 * them: the share of found mentions within 161 km of the annotated point, in the right country,
 * and of all annotated points found within 161 km.
 *
 *	train_places DATA OUT             measure, fit, write OUT/region_place*.tsv
 *	train_places DATA OUT measure     measure only
 *	train_places DATA OUT errors      cross-validated mistakes, a line each
 *	train_places DATA OUT folds       fit without each fold: OUT/region_place*.FOLD.tsv
 */
#include "fit.h"
#include "gold.h"
#include "find/person/person.h"
#include "find/quote/quote.h"
#include "find/place/sense_templates.h"
#include "find/read/english.h"

#include <math.h>
#include <stdio.h>

enum { COLLECTIONS = 5, FOLDS = 5, NEAR_KM = 161, NAMES_MOST = 6000 };

static const char *const collections[COLLECTIONS] = {"gwn", "lgl", "trnews", "geovirus",
						     "tudloc"};

/* A collection counts as if it had so many mentions, to the power of a half. */
static const double COLLECTION_MENTIONS = 500;

struct article {
	const struct gold_article *gold;
	struct arena scratch;
	struct find f;
	struct toponyms t;
	struct resolver r;
	const struct gold_place **of; /* by toponym: what is annotated there, or NULL */
	struct choice *choices;
	uint32_t collection, fold;
};

static struct article *articles;
static uint32_t n_articles, mentions[COLLECTIONS];
static struct fit_options options = {
	.l2 = 4, .least_rows = 4, .least_documents = 3, .drop = 0.02f};

/* ---- reading ----------------------------------------------------------------------------- */

static const struct gold_place *annotated(const struct gold_article *g, struct span s)
{
	for (uint32_t i = 0; i < g->n_places; i++)
		if (g->places[i].span.start == s.start && g->places[i].span.end == s.end)
			return &g->places[i];
	return NULL;
}

static void read_article(struct article *a, const struct gold_article *g, uint32_t collection)
{
	*a = (struct article){.gold = g, .collection = collection, .fold = gold_fold(g, FOLDS)};
	a->f = (struct find){
		.d = (struct document *)(uintptr_t)&g->document,
		.keep = &a->scratch,
		.scratch = &a->scratch,
		.models = &models_builtin,
	};
	tokens_cut(&a->f.tokens, a->f.d, &a->scratch);
	a->f.d->english = english_text(&a->f.tokens);
	quote_pass(&a->f);
	speaker_pass(&a->f);
	toponyms_recognise(&a->f, &a->t);
	resolver_start(&a->r, &a->f, &a->t);
	a->of = ARENA_ARRAY(&a->scratch, (size_t)a->t.n + 1, const struct gold_place *);
	a->choices = ARENA_ARRAY(&a->scratch, (size_t)a->t.n + 1, struct choice);
	for (uint32_t i = 0; i < a->t.n; i++) {
		a->of[i] = annotated(g, a->t.at[i].span);
		mentions[collection] += a->of[i] && a->of[i]->located;
	}
}

static void read_all(const struct gold *g)
{
	articles = calloc((size_t)g->n + NAMES_MOST,
			  sizeof *articles); /* they hold pointers to themselves */
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t c = 0;
		while (c < COLLECTIONS - 1 &&
		       !str_eq(g->articles[i].corpus, str_of(collections[c])))
			c++;
		read_article(&articles[n_articles++], &g->articles[i], c);
	}
}

/* ---- names by themselves ----------------------------------------------------------------- */

/*
 * A name with nothing beside it means the largest town of that name, the more so the farther it
 * is known: a mild belief that each large town's name adds, so that what few articles happen to
 * speak of does not overrule it.
 */
static const float BELIEF = 0.1f;
enum { BELIEF_PEOPLE = 100000, NAMES = COLLECTIONS };

static double renown(const struct place *p)
{
	return p->type == REGION_CITY ? p->population * (1 + 0.1 * p->fame * p->fame) : 0;
}

/* Is this the most renowned of at least two towns of that name? */
static bool first_of_name(const struct place *p, struct place_refs refs)
{
	uint32_t towns = 0;
	for (uint32_t i = 0; i < refs.n; i++) {
		const struct place *o = gazetteer_place(NULL, ref_place(refs.at[i]));
		bool county = o->type == REGION_COUNTY && o->source == PLACE_ISO;
		if (ref_flags(refs.at[i]) & NAME_DEMONYM || o->type == REGION_COUNTRY || county)
			return false; /* Kent, Norfolk: who can say? */
		if (o != p && renown(o) >= renown(p))
			return false;
		towns += o->type == REGION_CITY;
	}
	return towns > 1;
}

static void read_name(struct article *a, const struct place *p)
{
	struct gold_article *g = ARENA_NEW(&a->scratch, struct gold_article);
	struct gold_place *at = ARENA_NEW(&a->scratch, struct gold_place);
	struct span *all = ARENA_NEW(&a->scratch, struct span);
	struct toponym *t = ARENA_NEW(&a->scratch, struct toponym);
	g->document.text = arena_printf(&a->scratch, "%s was quiet.", place_name(NULL, p));
	*all = (struct span){0, (uint32_t)g->document.text.n};
	g->document.paragraphs = all;
	g->document.n_paragraphs = 1;
	*at = (struct gold_place){
		.located = true, .lat = (double)p->lat, .lon = (double)p->lon};
	memcpy(at->country, p->country, 2);
	a->gold = g;
	a->collection = NAMES;
	a->fold = FOLDS; /* never left out */
	a->f = (struct find){.d = &g->document,
			     .keep = &a->scratch,
			     .scratch = &a->scratch,
			     .models = &models_builtin};
	tokens_cut(&a->f.tokens, &g->document, &a->scratch);
	t->end = a->f.tokens.n - 3;
	t->span = (struct span){0, a->f.tokens.at[t->end - 1].end};
	for (uint32_t i = 0; i < t->end; i++)
		t->key = gazetteer_key(t->key, a->f.tokens.at[i].hash);
	a->t = (struct toponyms){t, 1};
	a->of = ARENA_ARRAY(&a->scratch, 1, const struct gold_place *);
	a->of[0] = at;
	if (first_of_name(p, gazetteer_find(NULL, t->key)))
		resolver_start(&a->r, &a->f, &a->t);
	else
		a->t.n = 0;
}

static void read_names(void)
{
	uint32_t room = n_articles + NAMES_MOST;
	for (uint32_t id = 1; gazetteer_place(NULL, id) && n_articles < room; id++) {
		const struct place *p = gazetteer_place(NULL, id);
		if (p->population < BELIEF_PEOPLE || p->type != REGION_CITY)
			continue;
		struct article *a = &articles[n_articles];
		*a = (struct article){0};
		read_name(a, p);
		if (a->t.n)
			n_articles++;
		else
			arena_free(&a->scratch);
	}
}

/* ---- fitting ----------------------------------------------------------------------------- */

static bool near(const struct gold_place *p, float lat, float lon)
{
	return gazetteer_distance((float)p->lat, (float)p->lon, lat, lon) <= NEAR_KM;
}

static bool same_country(const struct gold_place *p, const struct sense *s)
{
	return s->country && p->country[0] &&
	       s->country == COUNTRY(p->country[0], p->country[1]);
}

/*
 * How well a sense fits: 3 near and in the country, 2 near, 1 the country and the kind, else 0.
 */
static int fits(const struct gold_place *p, const struct sense *s)
{
	if (s->located && near(p, s->lat, s->lon))
		return !p->country[0] || !s->country || same_country(p, s) ? 3 : 2;
	bool kind = str_eq(p->level, str_of(region_type_name((enum region_type)s->type)));
	return same_country(p, s) && kind ? 1 : 0;
}

static void add_mention(struct fit *fit, const struct article *a, uint32_t article,
			uint32_t toponym)
{
	const struct gold_place *p = a->of[toponym];
	if (!p || !p->located || !a->r.use_of[toponym])
		return;
	const struct use *u = &a->r.uses[a->r.use_of[toponym] - 1];
	const struct name_senses *n = &a->r.names[u->name];
	const struct sense *s = &a->r.senses[n->first];
	int best = 0, right = 0, rows = 0;
	for (uint32_t i = 0; i < n->n; i++)
		if (!resolve_excludes(&a->r, u, &s[i])) {
			best = fits(p, &s[i]) > best ? fits(p, &s[i]) : best;
			rows++;
		}
	for (uint32_t i = 0; i < n->n; i++)
		right += fits(p, &s[i]) == best && !resolve_excludes(&a->r, u, &s[i]);
	if (!best || right == rows)
		return;
	float weight =
		a->collection == NAMES
			? BELIEF
			: (float)sqrt(COLLECTION_MENTIONS / (mentions[a->collection] + 1));
	fit_group(fit, weight, article, a->collection);
	for (uint32_t i = 0; i < n->n; i++)
		if (!resolve_excludes(&a->r, u, &s[i])) {
			struct row *row = fit_row(fit);
			resolve_fixed(&a->r, u, &s[i], row);
			resolve_company(&a->r, u, &s[i], row);
			fit_row_end(fit, fits(p, &s[i]) == best);
		}
}

typedef bool part_of(const struct article *, uint32_t);

static struct fit_table fit_without(part_of *left_out, uint32_t part)
{
	struct fit *fit = fit_new();
	for (uint32_t i = 0; i < n_articles; i++) {
		struct article *a = &articles[i];
		if (left_out && left_out(a, part))
			continue;
		resolver_count(&a->r);
		for (uint32_t k = 0; k < a->t.n; k++)
			add_mention(fit, a, i, k);
	}
	struct fit_table t = fit_solve(fit, &options);
	fit_free(fit);
	return t;
}

struct pair {
	struct fit_table first, second;
	struct models models;
};

/*
 * Both models from the articles outside `part`; afterwards all articles stand as after pass 1.
 */
static struct pair fit_pair(part_of *left_out, uint32_t part)
{
	struct pair p;
	for (uint32_t i = 0; i < n_articles; i++)
		resolver_guess(&articles[i].r);
	p.first = fit_without(left_out, part);
	p.models = models_builtin;
	p.models.region_place = fit_model(&p.first, &sense_table);
	for (uint32_t i = 0; i < n_articles; i++)
		resolver_pass(&articles[i].r, &p.models.region_place);
	p.second = fit_without(left_out, part);
	p.models.region_place2 = fit_model(&p.second, &sense_table);
	return p;
}

static void pair_free(struct pair *p)
{
	fit_model_free(&p->models.region_place);
	fit_model_free(&p->models.region_place2);
	fit_table_free(&p->first);
	fit_table_free(&p->second);
}

/* ---- measuring --------------------------------------------------------------------------- */

static bool in_fold(const struct article *a, uint32_t part)
{
	return a->fold == part;
}

static bool in_collection(const struct article *a, uint32_t part)
{
	return a->collection == part;
}

static void resolve_article(struct article *a, const struct models *m)
{
	a->f.models = m;
	toponyms_resolve(&a->f, &a->t, a->choices);
	a->f.models = &models_builtin;
}

static void resolve_apart(part_of *part, uint32_t parts)
{
	for (uint32_t p = 0; p < parts; p++) {
		struct pair pair = fit_pair(part, p);
		for (uint32_t i = 0; i < n_articles; i++)
			if (part(&articles[i], p))
				resolve_article(&articles[i], &pair.models);
		pair_free(&pair);
	}
}

struct counts {
	uint32_t located, matched, right, asked, country;
};

/* What the choice of a toponym comes to: the place, or the one near by; NULL: none. */
static const struct place *outcome(const struct article *a, uint32_t toponym)
{
	const struct choice *c = &a->choices[toponym];
	return gazetteer_place(NULL, c->place ? c->place : c->near);
}

static bool right_point(const struct gold_place *g, const struct place *p)
{
	return p && !isnan(p->lat) && near(g, p->lat, p->lon);
}

static void count_article(const struct article *a, struct counts *c)
{
	for (uint32_t i = 0; i < a->gold->n_places; i++)
		c->located += a->gold->places[i].located;
	for (uint32_t i = 0; i < a->t.n; i++) {
		const struct gold_place *g = a->of[i];
		const struct place *p = outcome(a, i);
		if (!g || !g->located)
			continue;
		c->matched++;
		c->right += right_point(g, p);
		if (!g->country[0])
			continue;
		c->asked++;
		c->country += p && memcmp(p->country, g->country, 2) == 0;
	}
}

static void report(const char *what)
{
	double means[3] = {0};
	printf("%-8s", what);
	for (unsigned c = 0; c < COLLECTIONS; c++) {
		struct counts n = {0};
		for (uint32_t i = 0; i < n_articles; i++)
			if (articles[i].collection == c)
				count_article(&articles[i], &n);
		double of[3] = {100.0 * n.right / (n.located + 1e-9),
				100.0 * n.right / (n.matched + 1e-9),
				100.0 * n.country / (n.asked + 1e-9)};
		printf(" %s %.1f/%.1f/%.1f", collections[c], of[0], of[1], of[2]);
		for (int k = 0; k < 3; k++)
			means[k] += of[k] / COLLECTIONS;
	}
	printf("  mean %.2f/%.2f/%.2f\n", means[0], means[1], means[2]);
	fflush(stdout);
}

static void measure(void)
{
	puts("found within 161 km / of those found / country");
	resolve_apart(in_fold, FOLDS);
	report("cv");
	resolve_apart(in_collection, COLLECTIONS);
	report("loco");
}

/* ---- mistakes ---------------------------------------------------------------------------- */

static void show_mistake(const struct article *a, uint32_t toponym)
{
	const struct gold_place *g = a->of[toponym];
	const struct place *p = outcome(a, toponym);
	struct span s = a->t.at[toponym].span;
	struct str text = a->f.d->text;
	bool reachable = false;
	if (a->r.use_of[toponym]) {
		const struct name_senses *n =
			&a->r.names[a->r.uses[a->r.use_of[toponym] - 1].name];
		for (uint32_t i = 0; i < n->n; i++)
			reachable |= fits(g, &a->r.senses[n->first + i]) >= 2;
	}
	printf("%s\t%s\t%.*s\t%.*s %s %.2f %.2f\t", collections[a->collection],
	       reachable                   ? "choice"
	       : a->choices[toponym].place ? "no-such-place"
					   : "unknown",
	       (int)(s.end - s.start), text.at + s.start, (int)g->level.n,
	       g->level.at ? g->level.at : "", g->country, g->lat, g->lon);
	if (p)
		printf("%s %s %.2s %.2f %.2f", place_name(NULL, p),
		       region_type_name((enum region_type)p->type), p->country, (double)p->lat,
		       (double)p->lon);
	putchar('\t');
	for (uint32_t i = s.start > 40 ? s.start - 40 : 0; i < s.end + 40 && i < text.n; i++)
		putchar(text.at[i] == '\n' || text.at[i] == '\t' ? '/' : text.at[i]);
	putchar('\n');
}

static void errors(void)
{
	resolve_apart(in_fold, FOLDS);
	for (uint32_t i = 0; i < n_articles && articles[i].collection != NAMES; i++)
		for (uint32_t k = 0; k < articles[i].t.n; k++)
			if (articles[i].of[k] && articles[i].of[k]->located &&
			    !right_point(articles[i].of[k], outcome(&articles[i], k)))
				show_mistake(&articles[i], k);
}

/* ---- writing ----------------------------------------------------------------------------- */

static void write_table(const struct fit_table *t, const char *folder, const char *name)
{
	struct error e = {0};
	char path[512];
	snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
	if (!fit_write(t, path,
		       "Which place of that name is meant? Fitted by train_places on gwn, lgl, "
		       "trnews, geovirus\n"
		       "and tudloc (dev): GeoWebNews, Local-Global Lexicon, TR-News, GeoVirus, "
		       "TUD-Loc-2013.",
		       &e)) {
		fprintf(stderr, "%s\n", e.message);
		exit(1);
	}
	printf("%s: %zu weights\n", name, t->n);
}

static void write_folds(const char *folder)
{
	char name[64];
	for (unsigned fold = 0; fold < FOLDS; fold++) {
		struct pair p = fit_pair(in_fold, fold);
		snprintf(name, sizeof name, "region_place.%u", fold);
		write_table(&p.first, folder, name);
		snprintf(name, sizeof name, "region_place2.%u", fold);
		write_table(&p.second, folder, name);
		pair_free(&p);
	}
}

int main(int argc, char **argv)
{
	struct gold g = {0};
	struct error e = {0};
	const char *todo = argc > 3 ? argv[3] : "";
	if (argc < 3) {
		fputs("usage: train_places DATA OUT [fit | measure | errors | folds]\n",
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
	read_names();
	if (!strcmp(todo, "errors") || !strcmp(todo, "folds")) {
		if (*todo == 'e')
			errors();
		else
			write_folds(argv[2]);
		return 0;
	}
	if (strcmp(todo, "fit"))
		measure();
	if (!strcmp(todo, "measure"))
		return 0;
	struct pair p = fit_pair(NULL, 0);
	write_table(&p.first, argv[2], "region_place");
	write_table(&p.second, argv[2], "region_place2");
	pair_free(&p);
	return 0;
}
