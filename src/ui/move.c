/* Moving through the article: rows, pages, paragraphs, the list of jumps. */
#include "ui/state.h"

enum { STEPS_MOST = 20000 }; /* rows one count can move: about 10 ms of layout */

static int page_rows(const struct ui *ui)
{
	int rows = ui->frame.article.rows;
	return rows > 1 ? rows : 1;
}

/* ---- the list of jumps ------------------------------------------------------------------- */

struct spot move_spot(const struct ui_article *a)
{
	return (struct spot){a->anchor, a->quote, a->region_mention};
}

static void go_to_spot(struct ui_article *a, struct spot p)
{
	a->anchor = p.anchor;
	a->quote = p.quote;
	a->region_mention = p.region_mention;
}

static bool same_spot(struct spot a, struct spot b)
{
	return a.anchor == b.anchor && a.quote == b.quote &&
	       a.region_mention == b.region_mention;
}

static void jump_append(struct ui_article *a, struct spot place)
{
	if (a->n_jumps && same_spot(a->jumps[a->n_jumps - 1], place))
		return;
	if (a->n_jumps == UI_JUMPS) {
		memmove(a->jumps, a->jumps + 1, sizeof a->jumps - sizeof a->jumps[0]);
		a->n_jumps--;
	}
	a->jumps[a->n_jumps++] = place;
}

static void jump_from(struct ui_article *a, struct spot place)
{
	a->n_jumps = a->jump;
	jump_append(a, place);
	a->jump = a->n_jumps;
}

/* Actions that go on from one thing in the text to the next: a run of them is one jump. */
static bool is_step(enum action a)
{
	return (a >= ACT_QUOTE_NEXT && a <= ACT_UNSURE_NEXT) || a == ACT_LIT_NEXT ||
	       a == ACT_LIT_PREV || a == ACT_SEARCH_NEXT || a == ACT_SEARCH_PREV ||
	       a == ACT_ROW_DOWN || a == ACT_ROW_UP;
}

void move_begin(struct ui *ui, enum action action)
{
	bool runs_on = is_step(ui->run.action) && is_step(action);
	ui->run.action = action;
	if (runs_on)
		return;
	ui->run.from = move_spot(ui_article(ui));
	ui->run.jumped = false;
}

/* The screen leaves where the action, or the run it belongs to, began. */
static void remember_jump(struct ui *ui)
{
	if (!ui->run.jumped)
		jump_from(ui_now(ui), ui->run.from);
	ui->run.jumped = true;
}

void move_back_to(struct ui *ui, struct spot place)
{
	struct ui_article *a = ui_now(ui);
	if (a->anchor != place.anchor)
		remember_jump(ui);
	go_to_spot(a, place);
}

/* ---- scrolling --------------------------------------------------------------------------- */

/* The anchor that puts `row` at the top: the text's own start when nothing stands above. */
static uint32_t anchor_of(struct ui *ui, const struct layout_row *row)
{
	struct layout_row above = *row;
	return layout_row_previous(ui_now(ui)->layout, &above) ? row->span.start : 0;
}

/* Steps back from `row` so that a page that starts there is full, where the text allows. */
static void fill_page(struct ui *ui, struct layout_row *row)
{
	struct layout *l = ui_now(ui)->layout;
	struct layout_row end = *row;
	int missing = page_rows(ui) - 1;
	while (missing > 0 && layout_row_next(l, &end))
		missing--;
	while (missing-- > 0 && layout_row_previous(l, row))
		;
}

static void scroll_rows(struct ui *ui, int64_t rows)
{
	struct ui_article *a = ui_now(ui);
	struct layout_row row;
	if (!layout_row_at(a->layout, a->anchor, &row))
		return;
	rows = rows > STEPS_MOST ? STEPS_MOST : rows < -STEPS_MOST ? -STEPS_MOST : rows;
	int64_t left = rows;
	while (left > 0 && layout_row_next(a->layout, &row))
		left--;
	while (left < 0 && layout_row_previous(a->layout, &row))
		left++;
	if (rows > 0) {
		/* a page shorter than before may already stand further down: never go up */
		fill_page(ui, &row);
		if (row.span.start > a->anchor)
			a->anchor = row.span.start;
		return;
	}
	a->anchor = anchor_of(ui, &row);
}

void move_to(struct ui *ui, uint32_t offset)
{
	struct ui_article *a = ui_now(ui);
	struct layout_row row;
	a->reading = offset;
	if (!layout_row_at(a->layout, offset, &row))
		return;
	fill_page(ui, &row);
	uint32_t anchor = anchor_of(ui, &row);
	if (anchor == a->anchor)
		return;
	if (anchor >= a->bottom || anchor < a->anchor)
		remember_jump(ui);
	a->anchor = anchor;
}

void move_show(struct ui *ui, uint32_t offset)
{
	struct ui_article *a = ui_now(ui);
	struct layout_row row;
	a->reading = offset;
	if (ui_in_sight(a, offset) || !layout_row_at(a->layout, offset, &row))
		return;
	for (int up = page_rows(ui) / 3; up > 0 && layout_row_previous(a->layout, &row); up--)
		;
	fill_page(ui, &row);
	uint32_t anchor = anchor_of(ui, &row);
	if (anchor == a->anchor)
		return;
	remember_jump(ui);
	a->anchor = anchor;
}

void move_into_sight(struct ui *ui, struct span paragraph)
{
	struct ui_article *a = ui_now(ui);
	struct layout_row row;
	if (paragraph.start >= a->anchor && paragraph.end <= a->bottom)
		return;
	if (!layout_row_at(a->layout, paragraph.start, &row))
		return;
	fill_page(ui, &row);
	a->anchor = anchor_of(ui, &row);
}

/* ---- paragraphs -------------------------------------------------------------------------- */

/* Index of the first paragraph that starts behind `offset`. */
static uint32_t paragraph_after(const struct article_view *v, uint32_t offset)
{
	uint32_t i;
	BISECT(i, v->n_paragraphs, v->paragraphs[i].start <= offset);
	return i;
}

void move_paragraph(struct ui *ui, uint32_t number)
{
	const struct article_view *v = &ui_article(ui)->view;
	if (!v->n_paragraphs)
		return;
	uint32_t index = number ? number - 1 : 0;
	if (index >= v->n_paragraphs)
		index = v->n_paragraphs - 1;
	move_to(ui, v->paragraphs[index].start);
}

/* ---- actions ----------------------------------------------------------------------------- */

void act_line_down(struct ui *ui)
{
	scroll_rows(ui, ui_times(ui));
}

void act_line_up(struct ui *ui)
{
	scroll_rows(ui, -(int64_t)ui_times(ui));
}

/* A page keeps one row of the one before. */
static int64_t pages(const struct ui *ui)
{
	int page = page_rows(ui);
	return (int64_t)ui_times(ui) * (page > 2 ? page - 1 : 1);
}

void act_page_down(struct ui *ui)
{
	scroll_rows(ui, pages(ui));
}

void act_page_up(struct ui *ui)
{
	scroll_rows(ui, -pages(ui));
}

/* A count is one of rows. */
static int64_t half_page(const struct ui *ui)
{
	return ui->count ? (int64_t)ui->count : page_rows(ui) / 2 + 1;
}

void act_half_down(struct ui *ui)
{
	scroll_rows(ui, half_page(ui));
}

void act_half_up(struct ui *ui)
{
	scroll_rows(ui, -half_page(ui));
}

void act_top(struct ui *ui)
{
	if (ui->count)
		move_paragraph(ui, ui->count);
	else
		move_to(ui, 0);
}

void act_bottom(struct ui *ui)
{
	size_t n = ui_article(ui)->view.text.n;
	if (ui->count)
		move_paragraph(ui, ui->count);
	else
		move_to(ui, n ? (uint32_t)n - 1 : 0);
}

unsigned ui_percent(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	uint64_t n = a->view.text.n;
	if (a->at_end && a->view.phase != ARTICLE_READING)
		return 100;
	return n ? (unsigned)((a->anchor * (uint64_t)100 + n - 1) / n) : 0;
}

void act_percent(struct ui *ui)
{
	uint64_t n = ui_article(ui)->view.text.n;
	uint32_t percent = ui->count > 100 ? 100 : ui->count;
	move_to(ui, (uint32_t)(n * percent / 100));
}

void act_paragraph_next(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct article_view v = fold_view(a);
	struct layout_row row;
	uint32_t top = a->anchor;
	if (layout_row_at(a->layout, top, &row) && row.span.start > top)
		top = row.span.start; /* the title stands elsewhere: what is read is below it */
	uint64_t index = (uint64_t)paragraph_after(&v, top) + ui_times(ui) - 1;
	if (focus_step(ui, ui_times(ui)))
		return;
	if (index >= v.n_paragraphs) {
		scroll_rows(ui, page_rows(ui));
		return;
	}
	if (!layout_row_at(a->layout, v.paragraphs[index].start, &row))
		return;
	fill_page(ui, &row);
	if (row.span.start > a->anchor)
		a->anchor = row.span.start;
}

void act_paragraph_prev(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct article_view v = fold_view(a);
	uint32_t index = a->anchor ? paragraph_after(&v, a->anchor - 1) : 0;
	uint32_t count = ui_times(ui);
	if (focus_step(ui, -(int64_t)count))
		return;
	index = index > count ? index - count : 0;
	if (v.n_paragraphs)
		a->anchor = v.paragraphs[index].start;
}

void act_back(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (a->jump == 0) {
		ui_say(ui, false, "no place to go back to");
		return;
	}
	if (a->jump == a->n_jumps) {
		/* where we are becomes the last entry, for the way forward */
		jump_append(a, move_spot(a));
		a->jump = a->n_jumps - 1;
		if (a->jump == 0)
			return;
	}
	go_to_spot(a, a->jumps[--a->jump]);
}

void act_forward(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (a->jump + 1 >= a->n_jumps) {
		ui_say(ui, false, "no place to go forward to");
		return;
	}
	go_to_spot(a, a->jumps[++a->jump]);
}
