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
	MARGIN = 4,       /* beside the text, from where on the pane grows beyond that */
	WHOLE_LEAST = 48, /* columns of quotes that are shown whole */
	WHOLE_MOST = 72,
};

static int lesser(int a, int b)
{
	return a < b ? a : b;
}

static int greater(int a, int b)
{
	return a > b ? a : b;
}

/* The pane grows from its own width at 80 columns to 38 at 120. */
static int side_width(const struct frame_request *q)
{
	int most = greater(q->pane_width, PANE_MOST), width = q->pane_width;
	if (q->columns > 80)
		width += (q->columns - 80) * (PANE_MOST - 26) / 40;
	return lesser(lesser(width, most), q->columns / 2);
}

/* What the text of its full width leaves. */
static int room_beside(const struct frame_request *q)
{
	return q->columns - (q->width + GUTTER + q->minimap + 2 * MARGIN) - 1;
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

/*
 * Shares `room` rows among the lists from `first` on: all they want, or by shares; the last has
 * the rest.
 */
static void share_rows(const struct frame_request *q, enum pane first, int room,
		       int rows[PANE_SIDES])
{
	int want[PANE_SIDES] = {0}, total = 0, shares = 0, rest = room, left = room;
	for (int p = (int)first; p < PANE_SIDES; p++) {
		want[p] = q->wants[p] < (uint32_t)room ? (int)q->wants[p] : room;
		want[p] = greater(want[p], 1);
		total += want[p];
		shares += pane_infos[p].share;
	}
	for (int p = (int)first; p < PANE_SIDES; p++) {
		int share = room * pane_infos[p].share / shares;
		share -= share % pane_infos[p].height;
		if (p == PANE_SIDES - 1)
			share = rest;
		rest -= share;
		rows[p] = total <= room || want[p] < share ? want[p] : share;
		left -= rows[p];
	}
	share_rest(want, left, rows);
}

/* The lists from `first` on, one below the other. */
static void stack_panes(struct frame *f, const struct frame_request *q, enum pane first,
			int column)
{
	int rows[PANE_SIDES] = {0}, at = f->article.row;
	share_rows(q, first, f->article.rows - (PANE_SIDES - (int)first), rows);
	for (int p = (int)first; p < PANE_SIDES; p++) {
		f->panes[p] = (struct rect){at, column, rows[p] + 1, q->columns - column};
		at += rows[p] + 1;
	}
}

/* On a wide screen the first list, that of quotes, has columns of its own. */
static void place_side_panes(struct frame *f, const struct frame_request *q)
{
	int width = side_width(q), room = room_beside(q), whole = room - width - 1;
	if (whole < WHOLE_LEAST) {
		width = greater(width, lesser(room, WHOLE_LEAST));
		f->rule = q->columns - width - 1;
		stack_panes(f, q, PANE_FIRST, f->rule + 1);
	} else {
		whole = lesser(whole, WHOLE_MOST);
		f->whole = true;
		f->inner_rule = q->columns - width - 1;
		f->rule = f->inner_rule - whole - 1;
		f->panes[PANE_FIRST] =
			(struct rect){f->article.row, f->rule + 1, f->article.rows, whole};
		stack_panes(f, q, PANE_FIRST + 1, f->inner_rule + 1);
	}
	f->article.columns = f->rule;
}

static void place_sheet(struct frame *f, const struct frame_request *q)
{
	int rows = q->rows * 2 / 5;
	if (q->zoom)
		rows = f->article.rows;
	f->whole = q->zoom && !f->narrow;
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

/* As a program wrote it for the whole screen: a column on each side is left. */
static void place_bare_text(struct frame *f)
{
	f->text = 1;
	f->text_columns = greater(f->article.columns - 2, 1);
}

struct frame frame_of(const struct frame_request *q)
{
	struct frame f = {.minimap = -1, .rule = -1, .inner_rule = -1};
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
		    !q->bare && (q->panes == PANES_AUTO || q->panes == PANES_RIGHT);
	f.narrow = !side;
	if (side && !q->zoom)
		place_side_panes(&f, q);
	else if (full && q->focus != PANE_ARTICLE && q->focus < PANE_SIDES)
		place_sheet(&f, q);
	if (q->page != PANE_ARTICLE)
		f.panes[q->page] = f.article;
	if (q->bare)
		place_bare_text(&f);
	else
		place_text(&f, q);
	return f;
}
