/* The screen as a whole, its title row, and the signs it is drawn with. */
#include "view/draw.h"

#include "reader/text.h"

static const struct signs unicode_signs = {
	.kinds = {"▌", "▐", "┆"},
	.bars = {" ", "▁", "▂", "▄", "▆", "█"},
	.bar = "▄",
	.current = "›",
	.lit = "●",
	.dot = "·",
	.more = "…",
	.vertical = 0x2502,
	.horizontal = 0x2500,
	.corners = {0x250c, 0x2510, 0x2514, 0x2518},
};

static const struct signs ascii_signs = {
	.kinds = {"\"", "+", "'"},
	.bars = {" ", ".", ":", "|", "#", "#"},
	.bar = "|",
	.current = ">",
	.lit = "*",
	.dot = "-",
	.more = "...",
	.vertical = '|',
	.horizontal = '-',
	.corners = {'+', '+', '+', '+'},
};

const struct signs *view_signs(const struct ui *ui)
{
	return ui_unicode(ui) ? &unicode_signs : &ascii_signs;
}

void draw_right(struct grid *g, int row, int right, struct str s, enum role role)
{
	int columns = (int)text_width(s, 1);
	grid_text(g, row, right - columns, right, s, role, 0, false);
}

struct str view_initialed(struct str name, struct arena *arena)
{
	struct str last = ui_short_name(name);
	if (last.n == name.n)
		return name;
	size_t n = text_cluster_end(name, 0);
	return arena_printf(arena, "%.*s. %.*s", (int)n, name.at, (int)last.n, last.at);
}

struct str view_regions_near(const struct document *d, const struct quote *q,
			     struct arena *arena)
{
	enum { MOST = 8 };
	uint32_t seen[MOST], n = 0;
	struct str line = {"", 0};
	struct span p = d->paragraphs[q->paragraph];
	uint32_t i = mention_from(d->region_mentions, d->n_region_mentions, p.start);
	for (; i < d->n_region_mentions && d->region_mentions[i].span.start < p.end; i++) {
		uint32_t id = d->region_mentions[i].id, k = 0;
		while (k < n && seen[k] != id)
			k++;
		if (k < n || n == MOST)
			continue;
		seen[n++] = id;
		struct str name = document_region(d, id)->name;
		line = arena_printf(arena, "%.*s%s%.*s", (int)line.n, line.at,
				    line.n ? ", " : "", (int)name.n, name.at);
	}
	return line;
}

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
		int at = 1 + (int)text_width(str_slice(a->view.text, before), 1);
		bool current = m.start == ui->search.match.start;
		grid_text(g, r.row, at, right, str_slice(a->view.text, m),
			  current ? ROLE_CURRENT : ROLE_MATCH, 0, true);
	}
}

static void draw_too_small(struct grid *g)
{
	draw(g, 0, 0, g->columns, STR("too small"), ROLE_BASE);
}

void view_draw(const struct ui *ui, struct grid *g)
{
	grid_clear(g, ROLE_BASE);
	if (ui->frame.too_small) {
		draw_too_small(g);
		return;
	}
	struct arena arena = {0};
	view_title(ui, g, &arena);
	view_article(ui, g);
	view_minimap(ui, g);
	view_lists(ui, g, &arena);
	if (ui->sheet != SHEET_NONE)
		view_sheet(ui, g, &arena);
	view_status(ui, g, &arena);
	arena_free(&arena);
}
