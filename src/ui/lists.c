/* The lists: their order, their cursors, their actions. */
#include "ui/lens.h"

/* ---- order ------------------------------------------------------------------------------- */

static int by_rank(const void *one, const void *other)
{
	const struct sort_row *a = one, *b = other;
	if (a->name.at || b->name.at) {
		size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
		int c = n ? memcmp(a->name.at, b->name.at, n) : 0;
		if (c || a->name.n != b->name.n)
			return c ? c : a->name.n < b->name.n ? -1 : 1;
	}
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

void rows_sort(struct sort_row *rows, uint32_t n)
{
	uint32_t i = 1;
	while (i < n && by_rank(&rows[i - 1], &rows[i]) <= 0)
		i++;
	if (i < n)
		qsort(rows, n, sizeof *rows, by_rank);
}

void list_sort(struct list *l, struct sort_row *rows, uint32_t n)
{
	rows_sort(rows, n);
	l->ids.n = 0;
	for (uint32_t i = 0; i < n; i++)
		VEC_PUSH(l->ids, rows[i].id);
}

void list_group(struct list *l, const uint32_t *ids, const uint32_t *groups, uint32_t n,
		struct sort_row *order, uint32_t n_groups, struct arena *arena)
{
	uint32_t *next = ARENA_ARRAY(arena, n_groups, uint32_t);
	uint32_t *sizes = ARENA_ARRAY(arena, n_groups, uint32_t);
	for (uint32_t i = 0; i < n; i++)
		sizes[groups[i]]++;
	rows_sort(order, n_groups);
	for (uint32_t i = 0, at = 0; i < n_groups; i++) {
		next[order[i].id] = at;
		at += sizes[order[i].id];
	}
	l->ids.n = 0;
	for (uint32_t i = 0; i < n; i++)
		VEC_PUSH(l->ids, 0);
	for (uint32_t i = 0; i < n; i++)
		l->ids.at[next[groups[i]]++] = ids[i];
}

void list_keep(struct list *l, uint32_t id)
{
	for (uint32_t i = 0; i < l->ids.n; i++)
		if (l->ids.at[i] == id) {
			l->cursor = i;
			return;
		}
	if (l->cursor >= l->ids.n)
		l->cursor = l->ids.n ? (uint32_t)l->ids.n - 1 : 0;
}

static void build(const struct ui *ui, struct ui_article *a, enum pane p)
{
	struct list *l = &a->lists[p];
	uint32_t id = list_id(l);
	struct arena_mark mark = arena_mark(&a->lit_arena);
	lenses[p]->build(a, a->view.document, l);
	arena_release(&a->lit_arena, mark);
	filter_rows(ui, a, p, id);
	list_keep(l, id);
}

void lists_build(const struct ui *ui, struct ui_article *a)
{
	for (int p = PANE_FIRST; p < PANE_COUNT; p++)
		if (lenses[p]->build)
			build(ui, a, (enum pane)p);
}

void lists_build_one(struct ui *ui, enum pane pane)
{
	struct ui_article *a = ui_now(ui);
	if (lenses[pane]->gather) {
		ui->falls++;
		lists_gather(ui);
	} else if (a->view.document) {
		build(ui, a, pane);
	}
}

void lists_gather(struct ui *ui)
{
	const struct lens *lens = ui->page == PANE_ARTICLE ? NULL : lenses[ui->page];
	struct list *l = &ui_now(ui)->lists[ui->page];
	if (!lens || !lens->gather || l->fall == ui->falls)
		return;
	uint32_t id = lens->gather(ui, l);
	filter_rows(ui, ui_now(ui), ui->page, id);
	list_keep(l, id);
	l->fall = ui->falls;
}

/* ---- cursors ----------------------------------------------------------------------------- */

void list_put(struct list *l, uint32_t id)
{
	if (id && list_id(l) != id)
		list_keep(l, id);
}

void lists_follow(struct ui_article *a, enum pane focus)
{
	const struct document *d = a->view.document;
	const struct quote *q = d ? document_quote(d, a->quote) : NULL;
	for (int p = PANE_FIRST; q && p < PANE_COUNT; p++)
		if (p != (int)focus || lenses[p]->moved)
			list_put(&a->lists[p], lenses[p]->of_quote(a, q));
}

int ui_row_lines(const struct ui *ui, enum pane p, uint32_t id)
{
	return lenses[p]->lines ? lenses[p]->lines(ui, id) : frame_row_height(&ui->frame, p);
}

int list_head(const struct ui *ui, enum pane p)
{
	return lenses[p]->head ? lenses[p]->head(ui) : 0;
}

/* Rows from `row` on, upwards or downwards, for which the pane has room; at least one. */
static uint32_t rows_that_fit(const struct ui *ui, enum pane p, uint32_t row, int step)
{
	const struct list *l = &ui_article(ui)->lists[p];
	int left = ui->frame.panes[p].rows - 1 - list_head(ui, p);
	uint32_t n = 0;
	for (int64_t i = row; i >= 0 && i < (int64_t)l->ids.n; i += step, n++) {
		left -= ui_row_lines(ui, p, l->ids.at[i]);
		if (left < 0)
			break;
	}
	return n ? n : 1;
}

static uint32_t rows_in_sight(const struct ui *ui, enum pane p)
{
	if (lenses[p]->in_sight)
		return lenses[p]->in_sight(ui);
	return rows_that_fit(ui, p, ui_article(ui)->lists[p].top, 1);
}

/* The first row in sight when `row` is the last. */
static uint32_t top_above(const struct ui *ui, enum pane p, uint32_t row)
{
	return row + 1 - rows_that_fit(ui, p, row, -1);
}

void lists_scroll(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	for (int p = PANE_FIRST; p < PANE_COUNT; p++) {
		struct list *l = &a->lists[p];
		if (!ui->frame.panes[p].rows)
			continue;
		if (lenses[p]->fit)
			lenses[p]->fit(ui);
		if (lenses[p]->scroll) {
			lenses[p]->scroll(ui, l);
			continue;
		}
		uint32_t least = l->ids.n ? top_above(ui, (enum pane)p, l->cursor) : 0;
		l->wheeled = l->wheeled && l->cursor == l->held;
		if (l->cursor < l->top && !l->wheeled)
			l->top = l->cursor;
		if (l->top < least && !l->wheeled)
			l->top = least;
		uint32_t most =
			l->ids.n ? top_above(ui, (enum pane)p, (uint32_t)l->ids.n - 1) : 0;
		if (l->top > most)
			l->top = most;
	}
}

void list_wheel(struct ui *ui, enum pane pane, int rows)
{
	struct list *l = &ui_now(ui)->lists[pane];
	int64_t top = (int64_t)l->top + rows;
	l->top = top < 0 ? 0 : (uint32_t)top;
	l->wheeled = true;
	l->held = l->cursor;
}

/* ---- actions ----------------------------------------------------------------------------- */

/* The focused list; NULL, and said why, when there is none or nothing in it. */
static struct list *list_at_hand(struct ui *ui)
{
	struct list *l = &ui_now(ui)->lists[ui->focus];
	if (ui->focus == PANE_ARTICLE)
		ui_say(ui, false, "that is for the lists: Tab goes there");
	else if (!list_id(l) && !ui_document(ui) && ui_article(ui)->view.phase < ARTICLE_READY)
		ui_say(ui, false, "who and where are still being looked for");
	else if (!list_id(l))
		ui_say(ui, false, "nothing in this list");
	return list_id(l) ? l : NULL;
}

static void put_cursor_at(struct ui *ui, struct list *l, int64_t to)
{
	if (to >= (int64_t)l->ids.n)
		to = (int64_t)l->ids.n - 1;
	l->cursor = to < 0 ? 0 : (uint32_t)to;
	if (lenses[ui->focus]->moved)
		lenses[ui->focus]->moved(ui, list_id(l));
}

void list_go(struct ui *ui, int64_t row)
{
	struct list *l = &ui_now(ui)->lists[ui->focus];
	if (l->ids.n)
		put_cursor_at(ui, l, row);
}

static void move_cursor(struct ui *ui, int64_t rows)
{
	struct list *l = list_at_hand(ui);
	if (!l)
		return;
	if (lenses[ui->focus]->reveal && lenses[ui->focus]->reveal(ui, rows < 0 ? -1 : 1))
		return;
	put_cursor_at(ui, l, l->cursor + rows * ui_times(ui));
}

void act_row_down(struct ui *ui)
{
	move_cursor(ui, 1);
}

void act_row_up(struct ui *ui)
{
	move_cursor(ui, -1);
}

static void move_across(struct ui *ui, int step)
{
	if (ui->focus == PANE_ARTICLE || !lenses[ui->focus]->across)
		ui_say(ui, false, "that is for the matrix: :matrix opens it");
	else if (list_at_hand(ui))
		lenses[ui->focus]->across(ui, (int64_t)step * ui_times(ui));
}

void act_left(struct ui *ui)
{
	move_across(ui, -1);
}

void act_right(struct ui *ui)
{
	move_across(ui, 1);
}

void act_list_page_down(struct ui *ui)
{
	move_cursor(ui, rows_in_sight(ui, ui->focus));
}

void act_list_page_up(struct ui *ui)
{
	move_cursor(ui, -(int64_t)rows_in_sight(ui, ui->focus));
}

void act_list_top(struct ui *ui)
{
	struct list *l = list_at_hand(ui);
	if (l)
		put_cursor_at(ui, l, ui->count ? (int64_t)ui->count - 1 : 0);
}

void act_list_bottom(struct ui *ui)
{
	struct list *l = list_at_hand(ui);
	if (l)
		put_cursor_at(ui, l, ui->count ? (int64_t)ui->count - 1 : (int64_t)l->ids.n);
}

void act_choose(struct ui *ui)
{
	const struct list *l = list_at_hand(ui);
	if (l)
		lenses[ui->focus]->choose(ui, list_id(l));
}

void act_light_add(struct ui *ui)
{
	const struct list *l = list_at_hand(ui);
	if (l && lenses[ui->focus]->add)
		lenses[ui->focus]->add(ui, list_id(l));
	else if (l)
		act_list_page_down(ui);
}

void act_sort(struct ui *ui)
{
	struct list *l = list_at_hand(ui);
	if (!l)
		return;
	l->sort = (l->sort + 1) % SORTS;
	lists_build_one(ui, ui->focus);
	ui_say(ui, false, "sorted %s", lenses[ui->focus]->sorts[l->sort]);
}
