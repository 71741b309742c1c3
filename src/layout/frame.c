#include "reader/layout.h"

#include <stdlib.h>

enum {
	SIDE_COLUMNS = 70, /* from here on the lists stand beside the text */
	SIDE_ROWS = 14,
	FULL_COLUMNS = 40, /* below: article and status only */
	FULL_ROWS = 8,
	LEAST_COLUMNS = 10, /* below: nothing */
	LEAST_ROWS = 3,
	GUTTER = 3,
	PANE_MOST = 38,
};

/* The pane grows from its own width at 80 columns to 38 at 120. */
static int side_width(const struct frame_request *q)
{
	int most = q->pane_width > PANE_MOST ? q->pane_width : PANE_MOST;
	int width = q->pane_width;
	if (q->columns > 80)
		width += (q->columns - 80) * (PANE_MOST - 26) / 40;
	if (width > most)
		width = most;
	return width > q->columns / 2 ? q->columns / 2 : width;
}

const struct pane_info pane_infos[PANE_COUNT] = {[PANE_ARTICLE] = {"article", "", 0, 1},
#define X(id, name, title, share, height) [PANE_##id] = {#name, title, share, height},
						 PANES(X)
#undef X
};

static int by_share(const void *one, const void *other)
{
	const enum pane *a = one, *b = other;
	int more = pane_infos[*b].share - pane_infos[*a].share;
	return more ? more : *a < *b ? -1 : 1;
}

/* Gives out the rows that are left, those with the larger share first, in whole rows. */
static void share_rest(const int want[PANE_SIDES], int left, int rows[PANE_SIDES])
{
	enum { LISTS = PANE_SIDES - PANE_FIRST };
	enum pane order[LISTS];
	for (int i = 0; i < LISTS; i++)
		order[i] = (enum pane)(PANE_FIRST + i);
	qsort(order, LISTS, sizeof *order, by_share);
	for (int i = 0; i < LISTS; i++) {
		enum pane p = order[i];
		int more = want[p] - rows[p];
		more = more < 0 ? 0 : more > left ? left : more;
		more -= more % pane_infos[p].height;
		rows[p] += more;
		left -= more;
	}
	rows[PANE_SIDES - 1] += left;
}

/* Shares `room` rows among the lists: all they want, or by shares; the last has the rest. */
static void share_rows(const struct frame_request *q, int room, int rows[PANE_SIDES])
{
	int want[PANE_SIDES] = {0}, total = 0, rest = room, left = room;
	for (int p = PANE_FIRST; p < PANE_SIDES; p++) {
		want[p] = q->wants[p] < (uint32_t)room ? (int)q->wants[p] : room;
		want[p] = want[p] < 1 ? 1 : want[p];
		total += want[p];
	}
	for (int p = PANE_FIRST; p < PANE_SIDES; p++) {
		int share = room * pane_infos[p].share / 100;
		share -= share % pane_infos[p].height;
		if (p == PANE_SIDES - 1)
			share = rest;
		rest -= share;
		rows[p] = total <= room || want[p] < share ? want[p] : share;
		left -= rows[p];
	}
	share_rest(want, left, rows);
}

static void place_side_panes(struct frame *f, const struct frame_request *q)
{
	int width = side_width(q);
	f->rule = q->columns - width - 1;
	f->article.columns = f->rule;
	int rows[PANE_SIDES], at = f->article.row;
	share_rows(q, f->article.rows - (PANE_SIDES - PANE_FIRST), rows);
	for (int p = PANE_FIRST; p < PANE_SIDES; p++) {
		f->panes[p] = (struct rect){at, f->rule + 1, rows[p] + 1, width};
		at += rows[p] + 1;
	}
}

static void place_sheet(struct frame *f, const struct frame_request *q)
{
	int rows = q->rows * 2 / 5;
	if (q->zoom)
		rows = f->article.rows;
	if (rows > f->article.rows)
		rows = f->article.rows;
	f->sheet = true;
	f->article.rows -= rows;
	f->panes[q->focus] =
		(struct rect){f->article.row + f->article.rows, 0, rows, q->columns};
}

static void place_text(struct frame *f, const struct frame_request *q)
{
	int columns = f->article.columns;
	bool tiny = f->title.rows == 0;
	f->minimap = q->minimap && !tiny ? columns - 1 : -1;
	int room = columns - GUTTER - (f->minimap >= 0);
	f->text_columns = room < q->width ? room : q->width;
	if (f->text_columns < 1)
		f->text_columns = 1;
	f->gutter = (room - f->text_columns) / 2;
	f->text = f->gutter + GUTTER;
}

struct frame frame_of(const struct frame_request *q)
{
	struct frame f = {.minimap = -1, .rule = -1};
	if (q->columns < LEAST_COLUMNS || q->rows < LEAST_ROWS) {
		f.too_small = true;
		return f;
	}
	bool full = q->columns >= FULL_COLUMNS && q->rows >= FULL_ROWS;
	int top = full ? 1 : 0;
	f.title = (struct rect){0, 0, top, q->columns};
	f.status = (struct rect){q->rows - 1, 0, 1, q->columns};
	f.article = (struct rect){top, 0, q->rows - 1 - top, q->columns};
	bool side = q->columns >= SIDE_COLUMNS && q->rows >= SIDE_ROWS && !q->hidden &&
		    (q->panes == PANES_AUTO || q->panes == PANES_RIGHT);
	f.narrow = !side;
	if (side && !q->zoom)
		place_side_panes(&f, q);
	else if (full && q->focus != PANE_ARTICLE && q->focus < PANE_SIDES)
		place_sheet(&f, q);
	if (q->page != PANE_ARTICLE)
		f.panes[q->page] = f.article;
	place_text(&f, q);
	return f;
}
