/* The list of the open articles. */
#include "ui/lens.h"

static uint64_t key_in(const struct ui_article *a, int sort)
{
	const struct document *d = a->view.document;
	return sort == SORT_COUNT ? key_of_count(d ? d->n_quotes : 0, false) : 0;
}

/* A list that is opened stands at the article that is shown. */
static uint32_t gather(struct ui *ui, struct list *l)
{
	uint32_t id = l->ids.n ? list_id(l) : ui->at + 1;
	struct arena arena = {0};
	struct sort_row *rows = ARENA_ARRAY(&arena, ui->n_articles, struct sort_row);
	for (uint32_t i = 0; i < ui->n_articles; i++) {
		const struct ui_article *a = &ui->articles[i];
		rows[i] = (struct sort_row){.id = i + 1, .key = key_in(a, l->sort)};
		if (l->sort == SORT_NAME)
			rows[i].name = ui_title(a);
	}
	list_sort(l, rows, ui->n_articles);
	arena_free(&arena);
	return id;
}

static const struct ui_article *locate(const struct ui *ui, uint32_t *id)
{
	return &ui->articles[*id - 1];
}

static struct str words(const struct ui_article *a, uint32_t id, struct arena *arena)
{
	(void)id;
	struct str title = ui_title(a), byline = a->view.about.byline;
	return arena_printf(arena, "%.*s, %.*s, %s", (int)title.n, title.at, (int)byline.n,
			    byline.at, a->name);
}

static uint32_t of_quote(const struct ui_article *a, const struct quote *q)
{
	(void)a, (void)q;
	return 0;
}

static void choose(struct ui *ui, uint32_t id)
{
	articles_show(ui, id - 1);
	pane_focus(ui, PANE_ARTICLE);
}

static struct str row(const struct ui *ui, uint32_t id, struct arena *arena)
{
	return arena_str(arena, str_of(ui->articles[id - 1].name));
}

static struct sheet_text why(const struct ui *ui, struct sheet_writer *w)
{
	uint32_t id = list_id(&ui_article(ui)->lists[PANE_FILES]);
	return article_sheet(id ? &ui->articles[id - 1] : ui_article(ui), w);
}

const struct lens lens_files = {
	.sorts = {"as they were opened", "by number of quotes", "by title"},
	.gather = gather,
	.locate = locate,
	.words = words,
	.of_quote = of_quote,
	.choose = choose,
	.row = row,
	.why = why,
};

void files_reopen(struct ui *ui)
{
	struct list *l = &ui_now(ui)->lists[PANE_FILES];
	l->ids.n = l->cursor = l->top = l->fall = 0;
}

void act_files(struct ui *ui)
{
	files_reopen(ui);
	pane_focus(ui, ui->focus == PANE_FILES ? PANE_ARTICLE : PANE_FILES);
}
