/* The page of all voices: whole quotes of every open article, grouped by who said them. */
#include "ui/lens.h"

/* ---- the list ---------------------------------------------------------------------------- */

/* Counts anew which quotes stand before those of each article; their sum. */
static uint32_t number_quotes(struct ui *ui)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < ui->n_articles; i++) {
		struct ui_article *a = &ui->articles[i];
		a->before = n;
		n += a->view.document ? a->view.document->n_quotes : 0;
	}
	return n;
}

static uint32_t add_rows(const struct ui_article *a, struct sort_row *rows)
{
	const struct document *d = a->view.document;
	uint32_t n = 0;
	for (uint32_t i = 0; d && i < d->n_quotes; i++) {
		const struct speaker *s = document_speaker(d, d->quotes[i].speaker);
		if (a->lit.quotes[i])
			rows[n++] = (struct sort_row){.id = a->before + i + 1,
						      .name = s ? s->name : STR("~")};
	}
	return n;
}

/* Of rows in the order of their names: those of a name get a key, that of a group. */
static void rank_groups(struct sort_row *rows, uint32_t n, int sort)
{
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && str_eq(rows[end].name, rows[i].name);)
			end++;
		uint64_t key = rows[i].id;
		if (sort == SORT_COUNT)
			key |= (uint64_t)(UINT32_MAX - (end - i)) << 32;
		if (str_eq(rows[i].name, STR("~")))
			key = UINT64_MAX;
		for (uint32_t k = end; k-- > i;)
			rows[k].key = key;
	}
	for (uint32_t i = 0; i < n && sort != SORT_NAME; i++)
		rows[i].name = (struct str){0};
}

/* The last article whose quotes begin at that number or before. */
static const struct ui_article *locate(const struct ui *ui, uint32_t *id)
{
	uint32_t i;
	BISECT(i, ui->n_articles, ui->articles[i].before < *id);
	*id -= ui->articles[i - 1].before;
	return &ui->articles[i - 1];
}

static uint32_t gather(struct ui *ui, struct list *l)
{
	uint32_t id = list_id(l), n = 0;
	const struct ui_article *of = id ? locate(ui, &id) : NULL;
	struct arena arena = {0};
	struct sort_row *rows = ARENA_ARRAY(&arena, number_quotes(ui), struct sort_row);
	for (uint32_t i = 0; i < ui->n_articles; i++)
		n += add_rows(&ui->articles[i], rows + n);
	rows_sort(rows, n);
	rank_groups(rows, n, l->sort);
	list_sort(l, rows, n);
	arena_free(&arena);
	return of ? of->before + id : 0;
}

static uint32_t of_quote(const struct ui_article *a, const struct quote *q)
{
	(void)q;
	return a->before + a->quote;
}

/* ---- actions ----------------------------------------------------------------------------- */

static void choose(struct ui *ui, uint32_t id)
{
	uint32_t to = (uint32_t)(locate(ui, &id) - ui->articles);
	articles_show(ui, to);
	pane_focus(ui, PANE_ARTICLE);
	ui_settle(ui);
	move_quote(ui, id);
}

static struct str row(const struct ui *ui, uint32_t id, struct arena *arena)
{
	const struct ui_article *a = locate(ui, &id);
	return ui_citation(a, document_quote(a->view.document, id), arena);
}

static struct sheet_text why(const struct ui *ui, struct sheet_writer *w)
{
	uint32_t id = list_id(&ui_article(ui)->lists[PANE_ALL]);
	const struct ui_article *a = id ? locate(ui, &id) : ui_article(ui);
	return quote_sheet(a, id, w);
}

const struct lens lens_all = {
	.sorts = {"by who speaks first", "by who says most", "by speaker"},
	.sort = SORT_COUNT,
	.gather = gather,
	.locate = locate,
	.words = quote_words,
	.of_quote = of_quote,
	.scroll = voices_scroll,
	.in_sight = voices_in_sight,
	.reveal = voices_reveal,
	.choose = choose,
	.row = row,
	.why = why,
};

void act_all(struct ui *ui)
{
	pane_focus(ui, ui->focus == PANE_ALL ? PANE_ARTICLE : PANE_ALL);
}
