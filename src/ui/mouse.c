/*
 * The mouse: what is under the pointer is scrolled, chosen, or dragged over, which copies it.
 * Keys never need it.
 */
#include "ui/lens.h"

#include "reader/text.h"

enum { LEFT = 1, RIGHT = 3, WHEEL_UP, WHEEL_DOWN, SOON = 400 /* milliseconds */ };

static bool is_inside(struct rect r, int row, int column)
{
	return row >= r.row && row < r.row + r.rows && column >= r.column &&
	       column < r.column + r.columns;
}

/* Which pane stands there; PANE_ARTICLE: none of the lists. */
static enum pane pane_at(const struct ui *ui, int row, int column)
{
	for (int p = PANE_FIRST; p < PANE_COUNT; p++)
		if (is_inside(ui->frame.panes[p], row, column))
			return (enum pane)p;
	return PANE_ARTICLE;
}

/* ---- the text under the pointer ---------------------------------------------------------- */

static bool row_under(const struct ui *ui, int at, struct layout_row *row)
{
	const struct ui_article *a = ui_article(ui);
	bool there = layout_row_at(a->layout, a->anchor, row);
	for (int y = ui->frame.article.row; there && y < at; y++)
		there = layout_row_next(a->layout, row);
	return there;
}

/* What is drawn there; beside a row and below the last one nothing, at its end. */
static struct span text_under(const struct ui *ui, int at, int column)
{
	struct layout_row row;
	struct row_walk walk = {0};
	struct glyph glyph;
	if (!row_under(ui, at, &row))
		return (struct span){ui_article(ui)->bottom, ui_article(ui)->bottom};
	while (!row.blank && layout_glyph(ui_article(ui)->layout, &row, &walk, &glyph)) {
		int left = ui->frame.text + glyph.column;
		if (column < left)
			return (struct span){glyph.span.start, glyph.span.start};
		if (column < left + glyph.columns)
			return glyph.span;
	}
	uint32_t end = row.blank ? row.span.start : row.shown;
	return (struct span){end, end};
}

/* The innermost quote that is lit there, else the one whose speaker is named there; id. */
static uint32_t quote_under(const struct ui_article *a, uint32_t offset)
{
	const struct document *d = a->view.document;
	uint32_t inside = 0, named = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		if (a->lit.quotes[i] && span_holds(d->quotes[i].outer, offset))
			inside = i + 1;
		if (a->lit.quotes[i] && span_holds(d->quotes[i].mention, offset))
			named = named ? named : i + 1;
	}
	return inside ? inside : named;
}

static void choose_text(struct ui *ui, int row, int column)
{
	struct ui_article *a = ui_now(ui);
	const struct document *d = a->view.document;
	struct span here = text_under(ui, row, column);
	pane_focus(ui, PANE_ARTICLE);
	a->reading = here.start;
	if (!span_empty(here) && address_point(ui, here.start))
		return;
	if (!d || span_empty(here))
		return;
	const struct mention *m = d->region_mentions;
	uint32_t i = mention_from(m, d->n_region_mentions, here.start);
	if (i < d->n_region_mentions && span_holds(m[i].span, here.start) &&
	    !a->lit.hidden_regions[m[i].id - 1]) {
		move_region_mention(ui, i);
		return;
	}
	uint32_t quote = quote_under(a, here.start);
	if (!quote)
		return;
	a->quote = quote; /* it may begin above: the text stays where it is */
	a->region_mention = 0;
}

/* ---- dragging ---------------------------------------------------------------------------- */

static void drag(struct ui *ui, int row, int column)
{
	struct rect r = ui->frame.article;
	if (row < r.row)
		act_line_up(ui);
	if (row >= r.row + r.rows)
		act_line_down(ui);
	ui_settle(ui);
	row = row < r.row ? r.row : row >= r.row + r.rows ? r.row + r.rows - 1 : row;
	struct span here = text_under(ui, row, column), from = ui->pointer.origin;
	ui->pointer.dragged = true;
	ui->pointer.selected = (struct span){from.start < here.start ? from.start : here.start,
					     from.end > here.end ? from.end : here.end};
}

/* What is selected, as the article has it; of a folded one what it keeps. */
static struct str selected_text(const struct ui *ui, struct arena *arena)
{
	struct article_view v = fold_view(ui_article(ui));
	struct span all = ui->pointer.selected;
	struct str text = {"", 0};
	for (uint32_t i = 0; i < v.n_paragraphs; i++) {
		struct span p = v.paragraphs[i];
		if (!span_overlap(p, all))
			continue;
		p.start = p.start > all.start ? p.start : all.start;
		p.end = p.end < all.end ? p.end : all.end;
		struct str part = str_slice(v.text, p);
		text = arena_printf(arena, "%.*s%s%.*s", (int)text.n, text.at,
				    text.n ? "\n\n" : "", (int)part.n, part.at);
	}
	return text;
}

static void copy_selected(struct ui *ui)
{
	struct str text = selected_text(ui, &ui->scratch);
	if (text.n && may_copy(ui))
		ui->effect = (struct effect){EFFECT_COPY, text};
}

/* ---- lists ------------------------------------------------------------------------------- */

/* Screen lines of a row. */
static int lines_of(const struct ui *ui, enum pane p, uint32_t row)
{
	struct arena arena = {0};
	if (!lenses[p]->scroll)
		return ui_row_lines(ui, p, ui_article(ui)->lists[p].ids.at[row]);
	int lines = ui_voice(ui, row, &arena).height;
	arena_free(&arena);
	return lines;
}

/* The row of a list whose page has `line` lines above the pointer. */
static uint32_t row_at(const struct ui *ui, enum pane p, int line)
{
	const struct list *l = &ui_article(ui)->lists[p];
	uint32_t row = l->top;
	line += lenses[p]->scroll ? l->skip : 0;
	while (row < l->ids.n && line >= lines_of(ui, p, row))
		line -= lines_of(ui, p, row++);
	return row;
}

/* Where one pane stands for all, its title row has those of the others, too, as it is drawn. */
static enum pane title_at(const struct ui *ui, enum pane p, int column)
{
	int at = ui->frame.panes[p].column + 1;
	for (int i = PANE_FIRST; ui->frame.narrow && p != ui->page && i < PANE_SIDES; i++) {
		int columns = (int)strlen(pane_infos[i].title) + 2;
		if (column >= at && column < at + columns)
			return (enum pane)i;
		at += columns + 1;
	}
	return p;
}

/* The row of a list there; UINT32_MAX: none. */
static uint32_t row_under_pointer(const struct ui *ui, enum pane p, int row, int column)
{
	int line = row - ui->frame.panes[p].row - 1 - list_head(ui, p);
	if (lenses[p]->under)
		return lenses[p]->under(ui, row, column);
	return line < 0 ? UINT32_MAX : row_at(ui, p, line);
}

static void choose_row(struct ui *ui, enum pane p, int row, int column)
{
	uint32_t at = row_under_pointer(ui, p, row, column);
	pane_focus(ui, row == ui->frame.panes[p].row ? title_at(ui, p, column) : p);
	if (at < ui_article(ui)->lists[p].ids.n)
		list_go(ui, at);
	if (lenses[p]->point)
		lenses[p]->point(ui, column - ui->frame.panes[p].column);
}

/* ---- clicks ------------------------------------------------------------------------------ */

/* The bars beside the text are all of it: a row of them is its share. */
static void go_to_bar(struct ui *ui, int row)
{
	const struct rect r = ui->frame.article;
	size_t n = ui_article(ui)->view.text.n;
	int line = row - r.row;
	if (r.rows <= 0) /* a window made so small while it was dragged */
		return;
	line = line < 0 ? 0 : line >= r.rows ? r.rows - 1 : line;
	move_to(ui, (uint32_t)(n * (size_t)line / (size_t)r.rows));
}

static bool is_bar(const struct ui *ui, int row, int column)
{
	return column == ui->frame.minimap && is_inside(ui->frame.article, row, column);
}

static void click(struct ui *ui, int row, int column)
{
	const struct frame *f = &ui->frame;
	enum pane p = pane_at(ui, row, column);
	if (p != PANE_ARTICLE) {
		choose_row(ui, p, row, column);
	} else if (is_bar(ui, row, column)) {
		go_to_bar(ui, row);
	} else if (is_inside(f->article, row, column)) {
		choose_text(ui, row, column);
	} else if (is_inside(f->title, row, column)) {
		pane_focus(ui, PANE_ARTICLE);
	}
}

/* Twice on a title: it has the whole screen; on a row, an address: as Enter. */
static void click_twice(struct ui *ui, int row, int column)
{
	enum pane p = pane_at(ui, row, column);
	bool title = p == PANE_ARTICLE ? is_inside(ui->frame.title, row, column)
				       : row == ui->frame.panes[p].row;
	bool text = p == PANE_ARTICLE && is_inside(ui->frame.article, row, column);
	if (title)
		act_zoom(ui);
	else if (text && address_point(ui, text_under(ui, row, column).start))
		ui->effect = address_open(ui);
	else if (p != PANE_ARTICLE && row_under_pointer(ui, p, row, column) != UINT32_MAX)
		act_choose(ui);
}

/* ---- events ------------------------------------------------------------------------------ */

static void turn_wheel(struct ui *ui, const struct mouse *m)
{
	enum pane p = pane_at(ui, m->row, m->column);
	bool down = m->button == WHEEL_DOWN;
	if (ui->sheet != SHEET_NONE) {
		sheet_scroll(ui, down ? ui->options.wheel : -ui->options.wheel);
		if (ui->sheet == SHEET_ARCHIVE)
			archive_scrolled(ui);
	} else if (p == PANE_ARTICLE) {
		ui->count = (uint32_t)ui->options.wheel;
		if (down)
			act_line_down(ui);
		else
			act_line_up(ui);
		ui->count = 0;
	} else if (lenses[p]->turn) {
		lenses[p]->turn(ui, down ? -1 : 1);
	} else if (lenses[p]->scroll) {
		pane_focus(ui, p);
		if (down)
			act_row_down(ui);
		else
			act_row_up(ui);
	} else {
		list_wheel(ui, p, down ? ui->options.wheel : -ui->options.wheel);
	}
}

static void press(struct ui *ui, const struct mouse *m)
{
	bool again = m->row == ui->pointer.row && m->column == ui->pointer.column;
	ui->pointer.down = true;
	ui->pointer.dragged = false;
	ui->pointer.clicked = again ? ui->pointer.clicked : 0;
	ui->pointer.row = m->row;
	ui->pointer.column = m->column;
	ui->pointer.in_text = ui->page == PANE_ARTICLE &&
			      is_inside(ui->frame.article, m->row, m->column) &&
			      m->column != ui->frame.minimap;
	ui->pointer.in_bars = is_bar(ui, m->row, m->column);
	if (ui->pointer.in_text)
		ui->pointer.origin = text_under(ui, m->row, m->column);
}

static void move(struct ui *ui, const struct mouse *m)
{
	bool moved = m->row != ui->pointer.row || m->column != ui->pointer.column;
	if (ui->pointer.down && ui->pointer.in_text && (moved || ui->pointer.dragged))
		drag(ui, m->row, m->column);
	if (ui->pointer.down && ui->pointer.in_bars && moved)
		go_to_bar(ui, m->row);
}

/* A click is over; true: the second of two. */
static bool is_second(struct ui *ui, int64_t now)
{
	bool second = ui->pointer.clicked && now - ui->pointer.clicked < SOON;
	ui->pointer.clicked = second ? 0 : now;
	return second;
}

static void release(struct ui *ui, const struct mouse *m, int64_t now)
{
	if (!ui->pointer.down)
		return;
	move(ui, m);
	ui->pointer.down = false;
	if (ui->pointer.dragged) {
		copy_selected(ui);
		return;
	}
	if (m->row != ui->pointer.row || m->column != ui->pointer.column)
		return;
	if (is_second(ui, now))
		click_twice(ui, m->row, m->column);
	else
		click(ui, m->row, m->column);
}

/* A sheet is closed by a click beside it; the archive's has rows. */
static void press_sheet(struct ui *ui, const struct mouse *m, int64_t now)
{
	struct arena arena = {0};
	struct sheet_text text = ui_sheet(ui, &arena);
	struct rect r = ui_sheet_rect(ui, &text);
	bool rows = ui->sheet == SHEET_ARCHIVE && m->button == LEFT;
	arena_free(&arena);
	if (!is_inside(r, m->row, m->column)) {
		if (m->pressed)
			ui->sheet = SHEET_NONE;
	} else if (rows && m->pressed) {
		press(ui, m);
		archive_point(ui, m->row - r.row - 1);
	} else if (rows && ui->pointer.down) {
		ui->pointer.down = false;
		if (is_second(ui, now))
			archive_choose(ui);
	}
}

struct effect ui_mouse(struct ui *ui, const struct mouse *m, int64_t now)
{
	ui->effect = (struct effect){0};
	if (ui->prompt.kind != PROMPT_NONE)
		return ui->effect;
	arena_reset(&ui->scratch);
	ui->message[0] = '\0';
	ui->count = 0;
	ui->awaited = ACT_NONE;
	ui->following = false;
	if (m->pressed && !ui->pointer.down)
		ui->pointer.selected = (struct span){0};
	bool wheel = m->button == WHEEL_UP || m->button == WHEEL_DOWN;
	if (m->pressed && !wheel && !ui->pointer.down)
		move_begin(ui, ACT_CHOOSE); /* what is dragged is one jump */
	if (wheel) {
		turn_wheel(ui, m);
	} else if (ui->sheet != SHEET_NONE) {
		press_sheet(ui, m, now);
	} else if (m->button == 0) {
		move(ui, m);
	} else if (m->button == LEFT && m->pressed) {
		press(ui, m);
	} else if (m->button == LEFT) {
		release(ui, m, now);
	} else if (m->button == RIGHT && m->pressed) {
		click(ui, m->row, m->column);
		act_detail(ui);
	}
	ui_settle(ui);
	return ui->effect;
}

void act_mouse(struct ui *ui)
{
	ui->options.mouse = !ui->options.mouse;
	ui_say(ui, false,
	       ui->options.mouse ? "the mouse is the reader's: Shift selects"
				 : "the mouse is the terminal's");
}
