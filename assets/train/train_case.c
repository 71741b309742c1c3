/*
 * Fits what gives a text in small letters or in capitals its case back: the models case_word,
 * case_article, case_acronym. Any article teaches it: its words are put in small letters, and
 * what had a capital is right. Where capitals mean nothing, at the start of a sentence and in a
 * title, nothing is learned.
 *
 *	train_case DATA OUT             measure unseen articles, fit, write
 *	train_case DATA OUT WITHOUT     without this collection, and measure that one
 *	train_case DATA OUT WITHOUT errors      tell its errors, too
 */
#include "fit.h"
#include "gold.h"

#include "find/case/case_templates.h"
#include "find/read/lexicon.h"

#include <math.h>
#include <stdio.h>

enum { FOLDS = 5, HALVES = 2 };

static const char *const collections[] = {"polnear", "worldwide", "trnews",  "gwn",
					  "lgl",     "geovirus",  "conllpp", "tudloc"};
enum { COLLECTIONS = sizeof collections / sizeof *collections };

static const struct fit_options options = {
	.logistic = true,
	.l2 = 2,
	.least_rows = 6,
	.least_documents = 3,
	.keep = 8000,
	.drop = 0.05f,
	.iterations = 60,
};

enum label { LABEL_NONE, LABEL_SMALL, LABEL_CAPITAL, LABEL_UPPER };

struct lesson {
	const struct gold_article *article;
	uint32_t collection, number;
	struct arena arena;
	struct tokens tokens; /* of the text in small letters */
	struct caser caser;
	uint8_t *labels; /* by token */
};

static VEC(struct lesson) lessons;

/* ---- reading ----------------------------------------------------------------------------- */

/* How a word stands in the article. */
static enum label label_of(struct str word)
{
	bool small = false;
	unsigned capitals = 0;
	for (size_t i = 0; i < word.n; i++) {
		small = small || (word.at[i] >= 'a' && word.at[i] <= 'z');
		capitals += word.at[i] >= 'A' && word.at[i] <= 'Z';
	}
	if (!capitals)
		return (unsigned char)word.at[0] >= 0x80 ? LABEL_NONE : LABEL_SMALL;
	if (small)
		return LABEL_CAPITAL;
	return capitals > 1 ? LABEL_UPPER : LABEL_CAPITAL;
}

/* Is it a title, with a capital on common words too? */
static bool is_title(const struct lesson *l, uint32_t first, uint32_t end)
{
	uint32_t words = 0, capitals = 0;
	for (uint32_t i = first + 1; i < end; i++) {
		const struct token *t = &l->tokens.at[i];
		if (t->end - t->start < 5 || !(t->classes & LEX(COMMON)))
			continue;
		words++;
		capitals += l->labels[i] != LABEL_SMALL;
	}
	return capitals * 2 > words || end - first < 4;
}

static void read_lesson(struct lesson *l, const struct gold_article *a)
{
	struct document d = a->document;
	char *small = ARENA_ARRAY(&l->arena, d.text.n + 1, char);
	for (size_t i = 0; i < d.text.n; i++)
		small[i] = ascii_lower(d.text.at[i]);
	d.text.at = small;
	tokens_cut(&l->tokens, &d, &l->arena);
	caser_start(&l->caser, d.text, &l->tokens, NULL, &l->arena);
	l->labels = ARENA_ARRAY(&l->arena, l->tokens.n + 1, uint8_t);
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		const struct token *t = &l->tokens.at[i];
		struct span s = {t->start, t->end};
		if (t->flags & TOKEN_WORD)
			l->labels[i] = (uint8_t)label_of(str_slice(a->document.text, s));
	}
	for (uint32_t p = 0; p < d.n_paragraphs; p++) {
		uint32_t first = l->tokens.paragraph_first[p];
		uint32_t end = l->tokens.paragraph_first[p + 1];
		bool title = is_title(l, first, end);
		for (uint32_t i = first; i < end; i++)
			if (title || l->caser.words[i].starts || !caser_asks(&l->caser, i))
				l->labels[i] = LABEL_NONE;
	}
}

static bool read_all(struct gold *gold, const char *folder)
{
	for (uint32_t k = 0; k < COLLECTIONS; k++) {
		char name[64];
		struct error e;
		uint32_t before = gold->n;
		snprintf(name, sizeof name, "%s.dev.jsonl", collections[k]);
		if (!gold_load(gold, folder, name, &e)) {
			fprintf(stderr, "train_case: %s\n", e.message);
			return false;
		}
		for (uint32_t i = before; i < gold->n; i++)
			VEC_PUSH(lessons, (struct lesson){.collection = k, .number = i});
	}
	for (uint32_t i = 0; i < lessons.n; i++) {
		lessons.at[i].article = &gold->articles[i];
		read_lesson(&lessons.at[i], &gold->articles[i]);
	}
	return true;
}

/* ---- fitting ----------------------------------------------------------------------------- */

/* Which lessons: those of the fold and the collection, or the others. */
struct selection {
	unsigned fold;       /* of FOLDS; FOLDS: none is left out */
	uint32_t collection; /* COLLECTIONS: none is left out */
	unsigned half;       /* of HALVES; HALVES: both */
};

static bool left_out(const struct lesson *l, struct selection c)
{
	return gold_fold(l->article, FOLDS) == c.fold || l->collection == c.collection;
}

static bool learned(const struct lesson *l, struct selection c)
{
	return !left_out(l, c) &&
	       (c.half == HALVES || gold_fold(l->article, 1 << 16) % HALVES == c.half);
}

typedef void put_row(const struct caser *c, uint32_t i, struct row *r);

static struct fit_table fit(struct selection c, put_row *put, bool acronyms)
{
	struct fit *f = fit_new();
	for (uint32_t k = 0; k < lessons.n; k++) {
		const struct lesson *l = &lessons.at[k];
		if (!learned(l, c))
			continue;
		fit_group(f, 1, l->number, l->collection);
		for (uint32_t i = 0; i < l->tokens.n; i++) {
			enum label label = l->labels[i];
			if (label == LABEL_NONE || (acronyms && label == LABEL_SMALL))
				continue;
			put(&l->caser, i, fit_row(f));
			fit_row_end(f, acronyms ? label == LABEL_UPPER : label != LABEL_SMALL);
		}
	}
	struct fit_table table = fit_solve(f, &options);
	fit_free(f);
	return table;
}

/* What the first model says of articles that it has not seen, for the second to learn from. */
static void weigh_unseen(struct selection c)
{
	for (unsigned half = 0; half < HALVES; half++) {
		struct selection other = {c.fold, c.collection, half};
		struct fit_table table = fit(other, caser_word_row, false);
		struct model m = fit_model(&table, &cased_table);
		for (uint32_t k = 0; k < lessons.n; k++)
			if (!learned(&lessons.at[k], other))
				caser_weigh(&lessons.at[k].caser, &m);
		fit_model_free(&m);
		fit_table_free(&table);
	}
}

struct fitted {
	struct fit_table word, article, acronym;
	struct models models;
};

static struct fitted fit_all(struct selection c)
{
	struct fitted f = {.models = models_builtin};
	weigh_unseen(c);
	f.article = fit(c, caser_article_row, false);
	f.acronym = fit(c, caser_acronym_row, true);
	f.word = fit(c, caser_word_row, false);
	f.models.case_word = fit_model(&f.word, &cased_table);
	f.models.case_article = fit_model(&f.article, &cased_table);
	f.models.case_acronym = fit_model(&f.acronym, &cased_table);
	return f;
}

/* ---- measuring --------------------------------------------------------------------------- */

struct measure_case {
	uint32_t words, right, capitals, said, agreed, upper, upper_said, upper_agreed;
};

static bool says(put_row *put, const struct lesson *l, uint32_t i, const struct model *m)
{
	struct row r = {.model = m};
	put(&l->caser, i, &r);
	return row_score(&r) > 0;
}

static void measure(const struct lesson *l, const struct models *m, struct measure_case *n,
		    bool errors)
{
	for (uint32_t i = 0; i < l->tokens.n; i++) {
		enum label label = l->labels[i];
		if (label == LABEL_NONE)
			continue;
		bool said = says(caser_article_row, l, i, &m->case_article);
		bool upper = said && says(caser_acronym_row, l, i, &m->case_acronym);
		bool capital = label != LABEL_SMALL;
		n->words++;
		n->right += said == capital;
		n->capitals += capital;
		n->said += said;
		n->agreed += said && capital;
		n->upper += label == LABEL_UPPER;
		n->upper_said += upper;
		n->upper_agreed += upper && label == LABEL_UPPER;
		if (errors && said != capital) {
			const struct token *t = l->tokens.at;
			uint32_t from = i > 3 ? i - 3 : 0, to = i + 3 < l->tokens.n ? i + 3 : i;
			printf("%s\t%.*s\t%.*s\n", capital ? "missed" : "extra",
			       (int)(t[i].end - t[i].start),
			       l->article->document.text.at + t[i].start,
			       (int)(t[to].end - t[from].start),
			       l->article->document.text.at + t[from].start);
		}
	}
}

static double ratio(double a, double b)
{
	return b > 0 ? a / b : 0;
}

static void print(const char *what, const struct measure_case *n)
{
	printf("%s: %u words, right %.4f; capitals P %.3f R %.3f; throughout P %.3f R %.3f\n",
	       what, n->words, ratio(n->right, n->words), ratio(n->agreed, n->said),
	       ratio(n->agreed, n->capitals), ratio(n->upper_agreed, n->upper_said),
	       ratio(n->upper_agreed, n->upper));
}

/* Fits without the chosen, and measures them. */
static struct fitted measure_unseen(struct selection c, bool errors)
{
	struct fitted f = fit_all(c);
	struct measure_case all = {0};
	for (uint32_t k = 0; k < COLLECTIONS; k++) {
		struct measure_case n = {0};
		for (uint32_t i = 0; i < lessons.n; i++) {
			struct lesson *l = &lessons.at[i];
			if (l->collection != k || !left_out(l, c))
				continue;
			caser_weigh(&l->caser, &f.models.case_word);
			measure(l, &f.models, &n, false);
			measure(l, &f.models, &all, errors);
		}
		if (n.words)
			print(collections[k], &n);
	}
	print("all that were left out", &all);
	return f;
}

static bool write_table(const struct fit_table *t, const char *folder, const char *name,
			const char *what)
{
	char path[512], comment[512];
	struct error e;
	snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
	snprintf(comment, sizeof comment,
		 "%s: logistic.\nFitted by assets/train/train_case.c on the words of articles "
		 "that "
		 "have their case.",
		 what);
	if (fit_write(t, path, comment, &e))
		return true;
	fprintf(stderr, "train_case: %s\n", e.message);
	return false;
}

int main(int argc, char **argv)
{
	struct gold gold = {0};
	if (argc < 3) {
		fputs("usage: train_case DATA OUT [WITHOUT]\n", stderr);
		return 2;
	}
	if (!read_all(&gold, argv[1]))
		return 1;
	uint32_t without = COLLECTIONS;
	for (uint32_t k = 0; k < COLLECTIONS && argc > 3; k++)
		if (strcmp(collections[k], argv[3]) == 0)
			without = k;
	struct fitted f = measure_unseen(
		(struct selection){without < COLLECTIONS ? FOLDS : 0, without, HALVES},
		argc > 4);
	if (without == COLLECTIONS)
		f = fit_all((struct selection){FOLDS, COLLECTIONS, HALVES});
	return write_table(&f.word, argv[2], "case_word",
			   "Has a word a capital, by itself and its neighbours") &&
			       write_table(&f.article, argv[2], "case_article",
					   "Has a word a capital, by all of the article") &&
			       write_table(&f.acronym, argv[2], "case_acronym",
					   "Are all letters of such a word capitals")
		       ? 0
		       : 1;
}
