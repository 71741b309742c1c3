/* Annotated articles, read and judged: what rows of the panes are fitted on. */
#include "judge.h"

#include "find/model/model_read.h"
#include "find/quote/clause_templates.h"
#include "find/quote/utterance_templates.h"

#include <unistd.h>

/* Reads a table that was fitted without the articles of a fold; it must be there. */
static bool read_table(struct model *m, const char *folder, const char *name, unsigned fold,
		       const struct template_table *family, struct error *e)
{
	char path[4096], line[512];
	snprintf(path, sizeof path, "%s/%s.%u.tsv", folder, name, fold);
	if (access(path, R_OK) || !model_read(m, path, family, line))
		return fail(e, "%s: no table", path);
	return true;
}

static bool read_models(struct models *m, const char *folder, unsigned fold, struct error *e)
{
	const struct template_table *u = &utterance_table, *c = &clause_table;
	*m = models_builtin;
	return read_table(&m->quote_speaker, folder, "quote_speaker", fold, u, e) &&
	       read_table(&m->quote_filter, folder, "quote_filter", fold, u, e) &&
	       read_table(&m->indirect_gate, folder, "indirect_gate", fold, c, e) &&
	       read_table(&m->indirect_start, folder, "indirect_start", fold, c, e) &&
	       read_table(&m->indirect_end, folder, "indirect_end", fold, c, e) &&
	       read_table(&m->indirect_before, folder, "indirect_before", fold, c, e) &&
	       read_table(&m->indirect_speaker, folder, "indirect_speaker", fold, c, e);
}

/* Is the article among those that were read already? */
static bool annotated_twice(const struct judged_articles *t, const struct gold_article *g)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (str_eq(t->at[i].gold->id, g->id))
			return true;
	return false;
}

static bool read_gold(struct judged_articles *t, const char *folder, struct error *e)
{
	static const char *const files[COLLECTIONS] = {
		"panes-world.dev.jsonl", "panes-polnear.dev.jsonl", "polnear.dev.jsonl",
		"litbank.dev.jsonl"};
	uint32_t n = 0;
	for (int c = 0; c < COLLECTIONS; c++) {
		if (!gold_load(&t->gold[c], folder, files[c], e))
			return false;
		n += t->gold[c].n;
	}
	t->at = calloc(n, sizeof *t->at);
	for (int c = 0; c < COLLECTIONS; c++)
		for (uint32_t i = 0; i < t->gold[c].n; i++) {
			struct gold_article *g = &t->gold[c].articles[i];
			if (!annotated_twice(t, g))
				t->at[t->n++] = (struct judged_article){
					.gold = g,
					.collection = (enum collection)c,
					.fold = gold_fold(g, JUDGED_FOLDS)};
		}
	return true;
}

const struct models *judged_models(const struct judged_articles *t,
				   const struct judged_article *a)
{
	return a->collection == WORLD ? &t->world[a->fold] : &t->models[a->fold];
}

void judged_find(struct judged_articles *t, struct judged_article *a)
{
	a->find = (struct find){.d = &a->gold->document,
				.scratch = &a->arena,
				.keep = &a->arena,
				.models = judged_models(t, a)};
	find_before_listing(&a->find);
}

bool judged_read(struct judged_articles *t, const char *data, const char *folds,
		 struct error *e)
{
	if (!read_gold(t, data, e))
		return false;
	for (unsigned k = 0; k < JUDGED_FOLDS; k++) {
		t->world[k] = models_builtin;
		if (!read_models(&t->models[k], folds, k, e))
			return false;
	}
	for (uint32_t i = 0; i < t->n; i++) {
		judged_find(t, &t->at[i]);
		judge_quotes(&t->at[i]);
	}
	return true;
}
