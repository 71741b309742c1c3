/* How the list of the open articles looks: title, progress, quotes. */
#include "view/row.h"

#include "reader/text.h"

enum {
	FACTS = 18,      /* columns of progress and quotes */
	SOURCE_FROM = 76 /* columns of a page that has room for the file's name */
};

/* "34%   12 quotes"; or how far it is, or that it can't be read. */
static struct str state_of(const struct ui_article *a, struct arena *arena)
{
	const struct article_view *v = &a->view;
	if (v->phase == ARTICLE_FAILED)
		return STR("cannot be read");
	if (!v->generation)
		return STR("not opened yet");
	if (v->phase == ARTICLE_READING)
		return arena_printf(arena, "reading %u%%", v->permille / 10);
	if (v->phase == ARTICLE_FINDING)
		return arena_printf(arena, "finding %u%%", v->permille / 10);
	uint32_t n = v->document ? v->document->n_quotes : 0;
	return arena_printf(arena, "%u%% %4u quote%s", ui_permille(a) / 10, n,
			    n == 1 ? " " : "s");
}

static void draw_article(const struct ui *ui, struct grid *g, struct rect pane, int row,
			 uint32_t id, bool chosen, struct arena *arena)
{
	const struct ui_article *a = &ui->articles[id - 1];
	bool failed = a->view.phase == ARTICLE_FAILED;
	enum role role = chosen ? ROLE_CURRENT : failed ? ROLE_WARNING : ROLE_BASE;
	int right = pane.column + pane.columns - 1, left = pane.column + 1;
	if (chosen)
		grid_fill(g, row, pane.column, 1, pane.columns, ' ', ROLE_CURRENT);
	if (id == ui->at + 1)
		draw(g, row, pane.column, left, str_of(view_signs(ui)->current),
		     chosen ? ROLE_CURRENT : ROLE_GUTTER);
	struct str state = state_of(a, arena), title = ui_title(a), name = str_of(a->name);
	draw_right(g, row, right, state, role);
	right -= FACTS + 1;
	if (pane.columns >= SOURCE_FROM && !str_eq(title, name)) {
		int source = (right - left) / 3;
		draw(g, row, right - source, right, name, role);
		right -= source + 2;
	}
	title = ui_line(arena, title, (struct span){0, (uint32_t)title.n});
	draw(g, row, left, right, title, role);
}

static void draw_page(const struct ui *ui, struct grid *g, struct rect pane,
		      struct arena *arena)
{
	const struct list *l = &ui_article(ui)->lists[PANE_FILES];
	int row = pane.row + 1;
	for (uint32_t i = l->top; i < l->ids.n && row < pane.row + pane.rows; i++, row++)
		draw_article(ui, g, pane, row, l->ids.at[i],
			     ui->focus == PANE_FILES && i == l->cursor, arena);
}

static struct str counted(const struct ui *ui, struct arena *arena)
{
	return arena_printf(arena, "%u/%u", ui->at + 1, ui->n_articles);
}

const struct pane_view pane_view_files = {
	.everywhere = true,
	.hint = "open",
	.page = draw_page,
	.count = counted,
};
