/*
 * Fits person_link: whom "he", "she" and descriptions of a person mean. Reads the articles of
 * FOLDER/polnear-resolved.dev.jsonl, in which the person meant is told for one mention each,
 * and of FOLDER/panes-*.dev.jsonl, in which is told who utters each quote; leads their mentions
 * as the program does and learns to choose among its candidates.
 *
 * It also learns from assets/train/persons.txt, texts written for it; to be run from the top of
 * the tree.
 *
 *     train_person FOLDER OUT_FOLDER
 */
#include "fit.h"
#include "gold.h"

#include "find/person/antecedent.h"
#include "find/person/whom_templates.h"
#include "find/quote/quote.h"

#include <stdio.h>

enum { FOLDS = 6, ROUNDS = 3 };

static const struct fit_options options = {.l2 = 3, .least_rows = 4};

/* Mentions told; with the person among the candidates; chosen, also that it is nobody of them.
 */
struct link_tally {
	uint32_t asked, held, right;
};

/* One article in training: what the hook needs. */
struct lesson {
	const struct gold_quote *quotes; /* with their mentions */
	uint32_t n_quotes;
	const struct document *d;
	const struct find *f;
	uint32_t number;          /* of the article */
	struct fit *fit;          /* rows go here; NULL: only count */
	struct link_tally *tally; /* of pronouns, of descriptions */
};

static struct str last_word(struct str s)
{
	while (s.n && (s.at[s.n - 1] == '.' || s.at[s.n - 1] == ' '))
		s.n--;
	size_t start = s.n;
	while (start && s.at[start - 1] != ' ')
		start--;
	return (struct str){s.at + start, s.n - start};
}

static struct str first_word(struct str s)
{
	const char *blank = memchr(s.at, ' ', s.n);
	return blank ? (struct str){s.at, (size_t)(blank - s.at)} : (struct str){s.at, 0};
}

/* Do two names name the same person? Same last word, and no two different first ones. */
static bool same_name(struct str a, struct str b)
{
	struct str x = last_word(a), y = last_word(b), p = first_word(a), q = first_word(b);
	if (!x.n || token_hash(x) != token_hash(y))
		return false;
	return !p.n || !q.n || p.at[p.n - 1] == '.' || q.at[q.n - 1] == '.' ||
	       token_hash(p) == token_hash(q);
}

static bool is_meant(const struct gold_quote *q, struct str name)
{
	if (same_name(name, q->speaker_entity))
		return true;
	for (uint32_t i = 0; i < q->speaker_names.n; i++)
		if (same_name(name, q->speaker_names.at[i]))
			return true;
	return false;
}

/* Is the candidate a described one whose noun is told? */
static bool is_noun(const struct people *p, const struct antecedent *c,
		    const struct gold_quote *q)
{
	uint32_t hash = token_hash(last_word(q->speaker_entity));
	if (c->nominal != NOBODY)
		return p->names.at[c->nominal].hash == hash;
	return c->figure == NOBODY && c->party != NOBODY &&
	       p->parties.at[c->party].what.heads[0] == hash;
}

static const struct gold_quote *told(const struct lesson *l, uint32_t token)
{
	const struct token *t = &l->f->tokens.at[token];
	for (uint32_t i = 0; i < l->n_quotes; i++) {
		const struct gold_quote *q = &l->quotes[i];
		if (q->speaker_entity.n && span_holds(q->speaker, t->start))
			return q;
	}
	return NULL;
}

static uint32_t choose(void *context, const struct people *p, const struct antecedents *c,
		       uint32_t best)
{
	struct lesson *l = context;
	const struct gold_quote *q = told(l, c->token);
	uint32_t right = NOBODY;
	if (!q)
		return best;
	for (uint32_t i = 0; i < c->n && right == NOBODY; i++) {
		if (c->at[i].figure == NOBODY) {
			right = is_noun(p, &c->at[i], q) ? i : NOBODY;
			continue;
		}
		const struct name *w =
			&p->names.list.at[p->names.figures.at[c->at[i].figure].best];
		struct span s = {p->names.at[w->first].start, p->names.at[w->end - 1].end};
		if (is_meant(q, str_slice(l->d->text, s)))
			right = i;
	}
	struct link_tally *tally = &l->tally[c->described != NULL];
	tally->asked++;
	tally->held += right != NOBODY;
	tally->right += right == best;
	if (right == NOBODY && !c->described)
		return best;
	if (l->fit && c->n) {
		fit_group(l->fit, 1, l->number, 0);
		for (uint32_t i = 0; i < c->n; i++) {
			antecedent_features(p, c, i, fit_row(l->fit));
			fit_row_end(l->fit, i == right);
		}
		if (c->described) {
			antecedent_none(c, fit_row(l->fit));
			fit_row_end(l->fit, right == NOBODY);
		}
	}
	return l->fit ? right : best;
}

/*
 * Gives an article whose quotes are told without their mentions those that the program finds,
 * with who utters them.
 */
static void find_mentions(struct gold *g, struct gold_article *a)
{
	struct document d = a->document;
	struct arena scratch = {0};
	struct find f = {
		.d = &d, .keep = &d.arena, .scratch = &scratch, .models = &models_builtin};
	tokens_cut(&f.tokens, &d, &scratch);
	marks_find(&f.marks, &f.tokens, &d, &scratch);
	elements_build(&f.elements, &f.tokens, &f.marks, &d, &scratch);
	phrases_find(&f.phrases, &f.elements, &d, &scratch);
	quote_pass(&f);
	struct gold_quote *found = ARENA_ARRAY(&g->arena, d.n_quotes, struct gold_quote);
	for (uint32_t i = 0; i < d.n_quotes; i++) {
		const struct quote *q = &d.quotes[i];
		found[i] = (struct gold_quote){.span = q->span, .speaker = q->mention};
		for (uint32_t k = 0; k < a->n_quotes; k++)
			if (span_jaccard(a->quotes[k].span, q->span) >= .5) {
				found[i].speaker_entity = a->quotes[k].speaker_entity;
				found[i].speaker_names = a->quotes[k].speaker_names;
			}
	}
	a->quotes = found;
	a->n_quotes = d.n_quotes;
	arena_free(&d.arena);
	arena_free(&scratch);
}

/* Adds the articles of a file of which only is told who utters what. */
static bool add_found(struct gold *g, const char *folder, const char *name, struct error *e)
{
	uint32_t first = g->n;
	if (!gold_load(g, folder, name, e))
		return false;
	for (uint32_t i = first; i < g->n; i++)
		find_mentions(g, &g->articles[i]);
	return true;
}

/* Leads the mentions of `l->quotes` in the order of the text; there are few. */
static void lead_quotes(struct lesson *l, struct people *people)
{
	uint32_t after = 0;
	for (uint32_t i = 0; i < l->n_quotes; i++) {
		const struct gold_quote *next = NULL;
		for (uint32_t k = 0; k < l->n_quotes; k++) {
			const struct gold_quote *q = &l->quotes[k];
			if (!span_empty(q->speaker) && q->speaker.start >= after &&
			    (!next || q->speaker.start < next->speaker.start))
				next = q;
		}
		if (!next)
			break;
		enum link_kind how;
		struct span whole;
		people_lead(people, next->speaker, &how, &whole);
		after = next->speaker.start + 1;
	}
}

/* Leads the article's mentions with the model. */
static void teach(const struct gold *g, uint32_t number, const struct models *models,
		  struct fit *fit, struct link_tally *tally)
{
	const struct gold_article *a = &g->articles[number];
	struct document d = a->document;
	struct arena scratch = {0};
	struct find f = {.d = &d, .keep = &d.arena, .scratch = &scratch, .models = models};
	struct people people;
	tokens_cut(&f.tokens, &d, &scratch);
	marks_find(&f.marks, &f.tokens, &d, &scratch);
	struct lesson lesson = {.d = &d,
				.f = &f,
				.number = number,
				.fit = fit,
				.tally = tally,
				.quotes = a->quotes,
				.n_quotes = a->n_quotes};
	people_start(&people, &f, lesson.n_quotes);
	people.choose = choose;
	people.context = &lesson;
	lead_quotes(&lesson, &people);
	people_end(&people);
	arena_free(&scratch);
}

/* Fits on all articles but those of `fold` (FOLDS: on all), in rounds, since choices depend on
 * earlier ones. */
static struct fit_table fit_fold(const struct gold *g, unsigned fold, struct models *models)
{
	struct fit_table table = {0};
	*models = models_builtin;
	for (int round = 0; round < ROUNDS; round++) {
		struct fit *fit = fit_new();
		struct link_tally tally[2] = {{0}};
		for (uint32_t i = 0; i < g->n; i++)
			if (gold_fold(&g->articles[i], FOLDS) != fold)
				teach(g, i, models, fit, tally);
		if (round)
			fit_table_free(&table);
		table = fit_solve(fit, &options);
		fit_free(fit);
		models->person_link = fit_model(&table, &whom_table);
	}
	return table;
}

/* ---- own texts --------------------------------------------------------------------------- */

enum { TEXTS = 64, TEXT_ROOM = 2048, TEXT_MENTIONS = 8, TEXT_LINES = 8 };

struct text {
	char text[TEXT_ROOM];
	struct span paragraphs[TEXT_LINES];
	struct gold_quote mentions[TEXT_MENTIONS];
	char names[TEXT_MENTIONS][48];
	uint32_t n, n_paragraphs, n_mentions;
};

/* Adds a line with its mentions in braces. */
static void read_line(struct text *t, const char *line)
{
	uint32_t start = t->n;
	for (const char *p = line; *p && *p != '\n' && t->n < TEXT_ROOM - 1; p++) {
		struct gold_quote *q = &t->mentions[t->n_mentions];
		if (*p == '{') {
			q->speaker.start = t->n;
		} else if (*p == '}') {
			if (!q->speaker.end)
				q->speaker.end = t->n;
			if (t->n_mentions < TEXT_MENTIONS - 1)
				t->n_mentions++;
		} else if (*p == '=') {
			q->speaker.end = t->n;
			size_t n = strcspn(++p, "}");
			snprintf(t->names[t->n_mentions], sizeof *t->names, "%.*s", (int)n, p);
			q->speaker_entity = str_of(t->names[t->n_mentions]);
			p += n - 1;
		} else {
			t->text[t->n++] = *p;
		}
	}
	if (t->n_paragraphs < TEXT_LINES)
		t->paragraphs[t->n_paragraphs++] = (struct span){start, t->n};
	t->text[t->n++] = '\n';
}

/* The texts of persons.txt as articles behind those of `g`; false when the file is missing. */
static bool add_texts(struct gold *g, const char *path)
{
	char line[TEXT_ROOM];
	FILE *f = fopen(path, "r");
	if (!f)
		return false;
	struct text *texts = ARENA_ARRAY(&g->arena, TEXTS, struct text);
	uint32_t n = 0;
	while (fgets(line, sizeof line, f) && n < TEXTS - 1) {
		if (*line == '\n')
			n += texts[n].n > 0;
		else if (*line != '#')
			read_line(&texts[n], line);
	}
	fclose(f);
	n += texts[n].n > 0;
	struct gold_article *all = ARENA_ARRAY(&g->arena, g->n + n, struct gold_article);
	memcpy(all, g->articles, g->n * sizeof *all);
	for (uint32_t i = 0; i < n; i++)
		all[g->n + i] = (struct gold_article){
			.id = arena_printf(&g->arena, "own-%u", i),
			.corpus = STR("own"),
			.document = {.text = {texts[i].text, texts[i].n},
				     .paragraphs = texts[i].paragraphs,
				     .n_paragraphs = texts[i].n_paragraphs},
			.quotes = texts[i].mentions,
			.n_quotes = texts[i].n_mentions,
		};
	g->articles = all;
	g->n += n;
	return true;
}

static void print_tally(const char *what, const struct link_tally *t)
{
	printf("%s: %u mentions, person among the candidates %u, chosen %u (%.3f)\n", what,
	       t->asked, t->held, t->right, t->asked ? (double)t->right / t->asked : 0);
}

int main(int argc, char **argv)
{
	struct gold gold = {0};
	struct error e = {0};
	if (argc != 3) {
		fputs("usage: train_person FOLDER OUT_FOLDER\n", stderr);
		return 2;
	}
	if (!gold_load(&gold, argv[1], "polnear-resolved.dev.jsonl", &e) ||
	    !add_found(&gold, argv[1], "panes-polnear.dev.jsonl", &e) ||
	    !add_found(&gold, argv[1], "panes-world.dev.jsonl", &e)) {
		fprintf(stderr, "train_person: %s\n", e.message);
		return 1;
	}
	uint32_t theirs = gold.n;
	if (!add_texts(&gold, "assets/train/persons.txt")) {
		fputs("train_person: no assets/train/persons.txt here\n", stderr);
		return 1;
	}
	struct link_tally unseen[2] = {{0}}, own[2] = {{0}}, seen[2] = {{0}};
	for (unsigned fold = 0; fold < FOLDS; fold++) {
		struct models models;
		struct fit_table table = fit_fold(&gold, fold, &models);
		for (uint32_t i = 0; i < gold.n; i++)
			if (gold_fold(&gold.articles[i], FOLDS) == fold)
				teach(&gold, i, &models, NULL, i < theirs ? unseen : own);
		fit_table_free(&table);
	}
	print_tally("unseen articles, pronouns", &unseen[0]);
	print_tally("unseen articles, descriptions", &unseen[1]);
	print_tally("unseen own texts", &own[0]);
	struct models models;
	struct fit_table table = fit_fold(&gold, FOLDS, &models);
	for (uint32_t i = 0; i < gold.n; i++)
		teach(&gold, i, &models, NULL, seen);
	print_tally("the same articles, pronouns", &seen[0]);
	print_tally("the same articles, descriptions", &seen[1]);
	char path[512];
	snprintf(path, sizeof path, "%s/person_link.tsv", argv[2]);
	bool good = fit_write(&table, path,
			      "Whom a pronoun or a description of a person means: softmax over "
			      "the persons before it.\n"
			      "Fitted by assets/train/train_person.c on the mentions of "
			      "PolNeAR articles for which the person\n"
			      "meant was told, and of articles of which it was told who "
			      "utters what.",
			      &e);
	if (!good)
		fprintf(stderr, "train_person: %s\n", e.message);
	fit_table_free(&table);
	gold_free(&gold);
	return good ? 0 : 1;
}
