/*
 * What holds of every screen and every state, whatever was typed: each function gives what does
 * not, NULL when all does.
 */
#ifndef TESTS_SOUND_H
#define TESTS_SOUND_H

#include "reader/text.h"
#include "reader/view.h"

static const char *cell_fault(const struct grid *g, int y, int x)
{
	const struct cell *cell = grid_at(g, y, x);
	uint32_t c = cell->points[0];
	if (cell->role >= ROLE_COUNT)
		return "a cell of no role";
	if (cell->width == 0)
		return x > 0 && grid_at(g, y, x - 1)->width == 2 ? NULL
								 : "the right half of nothing";
	if (!text_printable(c) || c < 0x20 || (c >= 0x7f && c < 0xa0))
		return "a cell that can't be printed";
	return NULL;
}

static const char *grid_fault(const struct grid *g)
{
	for (int y = 0; y < g->rows; y++)
		for (int x = 0; x < g->columns; x++) {
			const char *fault = cell_fault(g, y, x);
			if (fault)
				return fault;
		}
	if (g->cursor_row >= g->rows || g->cursor_column >= g->columns)
		return "the cursor is outside";
	return NULL;
}

static const char *ui_fault(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	struct str text = a->view.text;
	if (a->anchor > text.n || a->bottom > text.n)
		return "the place is outside the text";
	if (a->anchor < text.n && ((unsigned char)text.at[a->anchor] & 0xc0) == 0x80)
		return "the place is inside a code point";
	for (int p = 0; p < PANE_COUNT; p++)
		if (a->lists[p].cursor >= a->lists[p].ids.n && a->lists[p].cursor != 0)
			return "the cursor of a list is behind its end";
	if (ui->prompt.cursor > ui->prompt.n || ui->prompt.n >= UI_LINE)
		return "the prompt's cursor is outside";
	return NULL;
}

#endif
