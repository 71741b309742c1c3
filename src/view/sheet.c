/* Help, "why?" and facts: a framed sheet over the text. */
#include "view/draw.h"

#include "reader/text.h"

struct sheet_page {
	const struct ui *ui;
	struct grid *g;
	int row, left, right; /* of the line that is drawn */
	bool current;         /* the cell that is drawn holds the current match */
};

static void draw_border(const struct ui *ui, struct grid *g, struct rect r)
{
	const struct signs *s = view_signs(ui);
	int bottom = r.row + r.rows - 1, right = r.column + r.columns - 1;
	grid_fill(g, r.row, r.column, r.rows, r.columns, ' ', ROLE_SHEET);
	grid_fill(g, r.row, r.column, 1, r.columns, s->horizontal, ROLE_SHEET);
	grid_fill(g, bottom, r.column, 1, r.columns, s->horizontal, ROLE_SHEET);
	grid_fill(g, r.row, r.column, r.rows, 1, s->vertical, ROLE_SHEET);
	grid_fill(g, r.row, right, r.rows, 1, s->vertical, ROLE_SHEET);
	grid_fill(g, r.row, r.column, 1, 1, s->corners[0], ROLE_SHEET);
	grid_fill(g, r.row, right, 1, 1, s->corners[1], ROLE_SHEET);
	grid_fill(g, bottom, r.column, 1, 1, s->corners[2], ROLE_SHEET);
	grid_fill(g, bottom, right, 1, 1, s->corners[3], ROLE_SHEET);
}

/* What "/" looks for in a text that stands at a column. */
static void draw_matches(const struct sheet_page *p, int column, int right, struct str text)
{
	struct pattern *pattern = p->ui->sheet_search.pattern;
	struct span m;
	for (size_t at = 0; pattern && at < text.n; at = m.end) {
		if (pattern_next(pattern, text, at, text.n, &m) != PATTERN_FOUND)
			return;
		int from = column +
			   (int)text_width((struct str){text.at, m.start}, p->g->ambiguous);
		draw(p->g, p->row, from, right, str_slice(text, m),
		     p->current ? ROLE_CURRENT : ROLE_MATCH);
	}
}

static void draw_text(const struct sheet_page *p, int column, int right, struct str text,
		      enum role role, unsigned attributes)
{
	grid_text(p->g, p->row, column, right, text, role, attributes, true);
	draw_matches(p, column, right, text);
}

static void draw_cell(const struct sheet_page *p, int left, int right, int text,
		      const struct sheet_cell *c)
{
	if (c->heading)
		draw_text(p, left, right, c->label, ROLE_SHEET, ATTR_BOLD | ATTR_UNDERLINE);
	else
		draw_text(p, left, right, c->label, ROLE_KEY, 0);
	draw_text(p, text, right, ui_sheet_words(p->ui, c), ROLE_SHEET, 0);
}

static void draw_line(struct sheet_page *p, const struct sheet_text *t, size_t line)
{
	const struct sheet_line *l = &t->lines[line];
	int left = p->left, right = p->right;
	if (l->right.n) {
		draw_right(p->g, p->row, right, l->right, ROLE_SHEET);
		right -= (int)text_width(l->right, p->g->ambiguous) + 1;
	}
	for (int i = 0; i < (l->wide ? 1 : t->across); i++, left += t->pitch) {
		bool last = l->wide || i + 1 == t->across;
		p->current = p->ui->sheet_search.at == (int64_t)line * SHEET_ACROSS + i;
		draw_cell(p, left, last ? right : left + t->pitch - 1,
			  l->wide ? left : left + t->label_columns, &l->cells[i]);
	}
}

void view_sheet(const struct ui *ui, struct grid *g, struct arena *arena)
{
	struct sheet_text text = ui_sheet(ui, arena);
	struct rect r = ui_sheet_rect(ui, &text);
	if (r.rows < 3 || r.columns < 8)
		return;
	draw_border(ui, g, r);
	grid_cursor(g, r.row + 1, r.column + 2);
	draw(g, r.row, r.column + 2, r.column + r.columns - 2,
	     arena_printf(arena, " %.*s ", (int)text.title.n, text.title.at), ROLE_SHEET);
	size_t top = (size_t)ui->sheet_top;
	for (int i = 0; i < r.rows - 2 && top + (size_t)i < text.n; i++)
		draw_line(&(struct sheet_page){.ui = ui,
					       .g = g,
					       .row = r.row + 1 + i,
					       .left = r.column + 2,
					       .right = r.column + r.columns - 2},
			  &text, top + (size_t)i);
	if (top + (size_t)(r.rows - 2) < text.n)
		draw_right(g, r.row + r.rows - 1, r.column + r.columns - 2, STR(" more "),
			   ROLE_KEY);
}
