/* What is exported, and where to: asked for, never written here. */
#include "ui/lens.h"

#include <stdio.h>

/* Marks the quotes of a list's rows: its own, its speakers', or those said near its regions. */
static void mark_listed(const struct ui_article *a, enum pane pane, bool *quotes)
{
	const struct document *d = a->view.document;
	const struct id_set *rows = &a->lists[pane].ids;
	bool speakers = pane == PANE_SPEAKERS;
	bool *listed = mem_alloc(d->n_speakers + d->n_regions + 1);
	memset(listed, 0, d->n_speakers + d->n_regions + 1);
	for (size_t i = 0; i < rows->n; i++)
		if (speakers || pane_has_regions(pane))
			listed[rows->at[i] - 1] = true;
		else
			quotes[rows->at[i] - 1] = true;
	for (uint32_t i = 0; speakers && i < d->n_quotes; i++) {
		uint32_t id = d->quotes[i].speaker;
		quotes[i] = a->lit.quotes[i] && id && listed[id - 1];
	}
	for (uint32_t i = 0; pane_has_regions(pane) && i < d->n_quotes; i++) {
		enum { MOST = 200 };
		uint32_t ids[MOST];
		uint32_t n = document_regions_near(d, &d->quotes[i], ids, MOST);
		while (n-- > 0 && a->lit.quotes[i])
			quotes[i] |= listed[ids[n] - 1];
	}
	free(listed);
}

static bool *no_quotes(struct ui *ui, const struct ui_article *a)
{
	return ARENA_ARRAY(&ui->scratch, a->view.document->n_quotes, bool);
}

/* Marks the rows of a list of all articles: quotes; or articles, whose lit quotes are meant. */
static void mark_gathered(struct ui *ui, enum pane pane, bool **quotes)
{
	const struct id_set *rows = &ui_article(ui)->lists[pane].ids;
	for (size_t i = 0; i < rows->n; i++) {
		uint32_t id = rows->at[i];
		const struct ui_article *a = lenses[pane]->locate(ui, &id);
		const struct document *d = a->view.document;
		bool **own = &quotes[a - ui->articles];
		if (!d)
			continue;
		*own = *own ? *own : no_quotes(ui, a);
		if (pane == PANE_FILES && d->n_quotes)
			memcpy(*own, a->lit.quotes, d->n_quotes * sizeof **own);
		else if (pane != PANE_FILES)
			(*own)[id - 1] = true;
	}
}

/* The quotes that are lit, or listed where a list has the focus; by article, in ui->scratch. */
static const bool *const *quotes_to_export(struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	bool **all = ARENA_ARRAY(&ui->scratch, ui->n_articles, bool *);
	if (ui->focus != PANE_ARTICLE && lenses[ui->focus]->locate) {
		mark_gathered(ui, ui->focus, all);
		return (const bool *const *)all;
	}
	bool *quotes = all[ui->at] = no_quotes(ui, a);
	if (ui->focus != PANE_ARTICLE)
		mark_listed(a, ui->focus, quotes);
	for (uint32_t i = 0; ui->focus == PANE_ARTICLE && i < d->n_quotes; i++)
		quotes[i] = a->lit.quotes[i] && !fold_hides(a, d->quotes[i].outer.start);
	return (const bool *const *)all;
}

static bool may_export(struct ui *ui)
{
	if (ui->options.secure)
		ui_say(ui, true, "exporting is off in secure mode");
	else if (!ui_document(ui))
		ui_say(ui, false, "nothing is found yet");
	return !ui->options.secure && ui_document(ui);
}

static struct effect export_effect(struct ui *ui, bool replace)
{
	arena_reset(&ui->scratch);
	struct effect effect = {.kind = EFFECT_EXPORT,
				.text = str_of(ui->export_name),
				.table = table_shown(ui, &ui->scratch),
				.replace = replace};
	if (!effect.table)
		effect.quotes = quotes_to_export(ui);
	return effect;
}

struct effect export_to(struct ui *ui, struct str name)
{
	struct effect none = {0};
	name = str_trim(name);
	if (!name.n || name.n >= sizeof ui->export_name || !may_export(ui))
		return none;
	memcpy(ui->export_name, name.at, name.n);
	ui->export_name[name.n] = '\0';
	return export_effect(ui, false);
}

void act_export(struct ui *ui)
{
	if (!may_export(ui))
		return;
	prompt_open(ui, PROMPT_EXPORT);
	snprintf(ui->prompt.hint, sizeof ui->prompt.hint,
		 "%s.md .csv .json .txt; md alone: to the clipboard",
		 ui->columns < 60 ? "" : "FILE");
}

/* ---- a file that is there ---------------------------------------------------------------- */

void ui_ask_replace(struct ui *ui)
{
	ui->awaited = ACT_EXPORT;
	ui_say(ui, true, "%s is there already: replace it? y n", ui->export_name);
}

struct effect export_answer(struct ui *ui, uint32_t key)
{
	struct effect none = {0};
	ui->awaited = ACT_NONE;
	ui->message[0] = '\0';
	if ((key == 'y' || key == 'Y') && may_export(ui))
		return export_effect(ui, true);
	ui_say(ui, false, "%s stays as it was", ui->export_name);
	return none;
}
