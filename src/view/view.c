/* The screen as a whole, and its title row. */
#include "view/draw.h"

#include "reader/text.h"

void view_title(const struct ui *ui, struct grid *g, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	struct rect r = ui->frame.title;
	if (!r.rows)
		return;
	enum role role = ui->focus == PANE_ARTICLE ? ROLE_PANE_FOCUS : ROLE_TITLE;
	grid_fill(g, r.row, 0, 1, r.columns, ' ', role);
	int right = r.columns - 1;
	if (ui->n_articles > 1) {
		struct str place = arena_printf(arena, "%u/%u", ui->at + 1, ui->n_articles);
		draw_right(g, r.row, right, place, role);
		right -= (int)place.n + 2;
	}
	const struct row_filter *filter = &a->filters[PANE_ARTICLE];
	if (filter->pattern) {
		struct str kept = arena_printf(arena, "&%s %zu of %u", filter->source,
					       a->kept.n, a->view.n_paragraphs);
		draw_right(g, r.row, right, kept, role);
		right -= (int)text_width(kept, ui->options.ambiguous) + 2;
	}
	struct str title = ui_title(a);
	draw(g, r.row, 1, right, ui_line(arena, title, (struct span){0, (uint32_t)title.n}),
	     role);
	/* matches in the title show there, too, when the title stands as it is written */
	if (span_empty(a->view.title))
		return;
	for (size_t i = 0; i < ui->search.sight.n; i++) {
		struct span m = ui->search.sight.at[i];
		if (!span_within(m, a->view.title))
			continue;
		struct span before = {a->view.title.start, m.start};
		int at = 1 + (int)text_width(str_slice(a->view.text, before),
					     ui->options.ambiguous);
		bool current = m.start == ui->search.match.start;
		grid_text(g, r.row, at, right, str_slice(a->view.text, m),
			  current ? ROLE_CURRENT : ROLE_MATCH, ATTR_UNDERLINE, true);
	}
}

static void draw_too_small(struct grid *g)
{
	draw(g, 0, 0, g->columns, STR("too small"), ROLE_BASE);
}

void view_draw(const struct ui *ui, struct grid *g)
{
	g->ambiguous = ui->options.ambiguous;
	grid_clear(g, ROLE_BASE);
	if (ui->frame.too_small) {
		draw_too_small(g);
		return;
	}
	struct arena arena = {0};
	view_title(ui, g, &arena);
	if (ui->page == PANE_ARTICLE)
		view_article(ui, g);
	view_minimap(ui, g);
	view_lists(ui, g, &arena);
	if (ui->sheet != SHEET_NONE)
		view_sheet(ui, g, &arena);
	view_status(ui, g, &arena);
	arena_free(&arena);
}
