#include "view/row.h"

#include "reader/text.h"

#include <stdio.h>

static int left_of(const struct list_row *l, int column)
{
	return l->pane.column + column;
}

static int right_of(const struct list_row *l)
{
	return l->pane.column + l->pane.columns;
}

enum role pane_under(const struct list_row *l, enum role role)
{
	return ui_dims(l->ui, l->doubtful) && role != ROLE_UNLIT ? ROLE_DOUBTFUL : role;
}

enum role pane_role(const struct list_row *l, enum role role)
{
	return l->chosen ? ROLE_CURRENT : pane_under(l, role);
}

void pane_mark(const struct list_row *l, int column, const char *of_reader)
{
	if (of_reader)
		pane_sign(l, column, of_reader, ROLE_GUTTER);
	else if (l->doubtful)
		pane_sign(l, column, "?", ROLE_WARNING);
}

void pane_put(const struct list_row *l, int column, int width, struct str s, enum role role)
{
	int right = left_of(l, column + width);
	draw(l->g, l->at, left_of(l, column), right < right_of(l) ? right : right_of(l), s,
	     role);
}

void pane_sign(const struct list_row *l, int column, const char *sign, enum role role)
{
	pane_put(l, column, 1, str_of(sign), pane_role(l, role));
}

void pane_cut(const struct list_row *l, int column, struct str s, enum role role)
{
	int right = right_of(l) - (l->pane.columns >= WIDE);
	grid_text(l->g, l->at, left_of(l, column), right, s, role, 0, false);
}

void pane_number(const struct list_row *l, uint32_t n, enum role role)
{
	char text[16];
	snprintf(text, sizeof text, "%u", n);
	draw_right(l->g, l->at, right_of(l) - 1, str_of(text), pane_role(l, role));
}

int digits_of(uint32_t n)
{
	return n > 999 ? 4 : n > 99 ? 3 : n > 9 ? 2 : 1;
}

struct str row_count(const struct ui *ui, enum pane p, uint32_t lit, uint32_t all,
		     struct arena *arena)
{
	uint32_t doubtful = ui_article(ui)->lit.n_doubtful[p];
	struct str doubt = doubtful ? arena_printf(arena, "%u? ", doubtful) : STR("");
	struct str of = lit == all ? STR("") : arena_printf(arena, " of %u", all);
	return arena_printf(arena, "%.*s%u%.*s", (int)doubt.n, doubt.at, lit, (int)of.n, of.at);
}
