/* The lists, beside the text or as a sheet below it. */
#include "view/row.h"

#include "reader/text.h"

#define X(id, name, title, share, height) extern const struct pane_view pane_view_##name;
PANES(X)
#undef X

const struct pane_view *const pane_views[PANE_COUNT] = {
#define X(id, name, title, share, height) [PANE_##id] = &pane_view_##name,
	PANES(X)
#undef X
};

static void draw_rows(const struct ui *ui, struct grid *g, enum pane p, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct list *list = &a->lists[p];
	struct rect pane = ui->frame.panes[p];
	int at = pane.row + 1, bottom = pane.row + pane.rows;
	for (uint32_t i = list->top; i < list->ids.n && at < bottom; i++) {
		uint32_t id = list->ids.at[i];
		struct list_row l = {
			.ui = ui,
			.a = a,
			.g = g,
			.pane = pane,
			.at = at,
			.id = id,
			.index = i,
			.chosen = ui->focus == p && i == list->cursor,
			.near = pane_views[p]->near && pane_views[p]->near(ui, id),
			.doubtful = pane_views[p]->doubtful(a->view.document, id),
		};
		if (l.chosen) {
			grid_fill(g, at, pane.column, 1, pane.columns, ' ', ROLE_CURRENT);
			grid_cursor(g, at, pane.column + 1);
		}
		pane_views[p]->draw(&l, arena);
		at += ui_row_lines(ui, p, id);
	}
}

/* How many rows there are; where "&" keeps some, what it keeps, if there are the columns. */
static struct str count_of(const struct ui *ui, enum pane p, int columns, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct row_filter *filter = &a->filters[p];
	if (!filter->pattern)
		return pane_views[p]->count(ui, arena);
	struct str rows = arena_printf(arena, " %zu of %u", a->lists[p].ids.n, filter->of);
	struct str by = arena_printf(arena, "&%s%s", filter->source, rows.at);
	bool fits = (int)text_width(by, ui->options.ambiguous) <= columns;
	return fits ? by : arena_printf(arena, "&%s", rows.at);
}

static void draw_pane_title(const struct ui *ui, struct grid *g, enum pane p,
			    struct arena *arena)
{
	struct rect r = ui->frame.panes[p];
	int right = r.column + r.columns;
	grid_fill(g, r.row, r.column, 1, r.columns, view_signs(ui)->horizontal, ROLE_RULE);
	int at = r.column + 1;
	char vertical[4] = "|";
	if (ui_unicode(ui))
		memcpy(vertical, "│", 3);
	for (int i = PANE_FIRST; i < PANE_COUNT; i++) {
		if (i != (int)p && (!ui->frame.narrow || p == ui->page || i >= PANE_SIDES))
			continue;
		enum role role = ui->focus == (enum pane)i ? ROLE_PANE_FOCUS : ROLE_PANE_TITLE;
		at = draw(g, r.row, at, right, arena_printf(arena, " %s ", pane_infos[i].title),
			  role);
		if (ui->frame.narrow && p != ui->page && i + 1 < PANE_SIDES)
			at = draw(g, r.row, at, right, str_of(vertical), ROLE_RULE);
	}
	bool known = ui_document(ui) || pane_views[p]->everywhere;
	struct str count = known ? count_of(ui, p, right - at - 3, arena) : STR("");
	if (count.n && at + (int)text_width(count, ui->options.ambiguous) + 3 <= right)
		draw_right(g, r.row, right - 1,
			   arena_printf(arena, " %.*s ", (int)count.n, count.at),
			   ui->frame.narrow || ui->focus != p ? ROLE_PANE_TITLE
							      : ROLE_PANE_FOCUS);
}

void view_lists(const struct ui *ui, struct grid *g, struct arena *arena)
{
	struct rect article = ui->frame.article;
	const int rules[] = {ui->frame.rule, ui->frame.inner_rule};
	for (int i = 0; i < 2; i++)
		if (rules[i] >= 0)
			grid_fill(g, article.row, rules[i], article.rows, 1,
				  view_signs(ui)->vertical, ROLE_RULE);
	for (int p = PANE_FIRST; p < PANE_COUNT; p++) {
		if (!ui->frame.panes[p].rows)
			continue;
		draw_pane_title(ui, g, (enum pane)p, arena);
		if (!ui_document(ui) && !pane_views[p]->everywhere)
			continue;
		if (pane_views[p]->page)
			pane_views[p]->page(ui, g, ui->frame.panes[p], arena);
		else
			draw_rows(ui, g, (enum pane)p, arena);
	}
}
