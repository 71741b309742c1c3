/* Help, "why?" and facts: a framed sheet over the text. */
#include "view/draw.h"

#include "reader/text.h"

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

static void draw_line(struct grid *g, struct rect r, int row, const struct sheet_text *t,
		      const struct sheet_line *l)
{
	int left = r.column + 2, right = r.column + r.columns - 2;
	int half = t->half && !l->wide ? left + t->half - 1 : right;
	int text = l->wide ? left : left + t->label_columns;
	draw(g, row, left, half, l->label, ROLE_KEY);
	int end = right - (l->right.n ? (int)text_width(l->right, 1) + 1 : 0);
	draw(g, row, text, half < end ? half : end, l->text, ROLE_SHEET);
	if (l->right.n)
		draw_right(g, row, right, l->right, ROLE_SHEET);
	if (t->half && !l->wide) {
		draw(g, row, left + t->half, right, l->label2, ROLE_KEY);
		draw(g, row, left + t->half + t->label_columns, right, l->text2, ROLE_SHEET);
	}
}

void view_sheet(const struct ui *ui, struct grid *g, struct arena *arena)
{
	struct sheet_text text = ui_sheet(ui, arena);
	struct rect r = ui_sheet_rect(ui, &text);
	if (r.rows < 3 || r.columns < 8)
		return;
	draw_border(ui, g, r);
	draw(g, r.row, r.column + 2, r.column + r.columns - 2,
	     arena_printf(arena, " %.*s ", (int)text.title.n, text.title.at), ROLE_SHEET);
	size_t top = (size_t)ui->sheet_top;
	for (int i = 0; i < r.rows - 2 && top + (size_t)i < text.n; i++)
		draw_line(g, r, r.row + 1 + i, &text, &text.lines[top + (size_t)i]);
	if (top + (size_t)(r.rows - 2) < text.n)
		draw_right(g, r.row + r.rows - 1, r.column + r.columns - 2, STR(" more "),
			   ROLE_KEY);
}
