/* Moving through the article: rows, pages, paragraphs, quotes, regions, the list of jumps. */
#include "ui/state.h"

enum { STEPS_MOST = 20000 }; /* rows one count can move: about 10 ms of layout */

static int page_rows(const struct ui *ui)
{
	int rows = ui->frame.article.rows;
	return rows > 1 ? rows : 1;
}

/* ---- the list of jumps ------------------------------------------------------------------- */

static void jump_append(struct ui_article *a, uint32_t offset)
{
	if (a->n_jumps && a->jumps[a->n_jumps - 1] == offset)
		return;
	if (a->n_jumps == UI_JUMPS) {
		memmove(a->jumps, a->jumps + 1, sizeof a->jumps - sizeof a->jumps[0]);
		a->n_jumps--;
	}
	a->jumps[a->n_jumps++] = offset;
}

static void jump_from(struct ui_article *a, uint32_t offset)
{
	a->n_jumps = a->jump;
	jump_append(a, offset);
	a->jump = a->n_jumps;
}

static void jump_back(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (a->jump == 0) {
		ui_say(ui, false, "no place to go back to");
		return;
	}
	if (a->jump == a->n_jumps) {
		/* where we are becomes the last entry, for the way forward */
		jump_append(a, a->anchor);
		a->jump = a->n_jumps - 1;
		if (a->jump == 0)
			return;
	}
	a->anchor = a->jumps[--a->jump];
}

static void jump_forward(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (a->jump + 1 >= a->n_jumps) {
		ui_say(ui, false, "no place to go forward to");
		return;
	}
	a->anchor = a->jumps[++a->jump];
}

/* ---- scrolling --------------------------------------------------------------------------- */

/* The anchor that puts `row` at the top: the text's own start when nothing stands above. */
static uint32_t anchor_of(struct ui *ui, const struct row *row)
{
	struct row above = *row;
	return layout_row_previous(ui_now(ui)->layout, &above) ? row->span.start : 0;
}

/* Steps back from `row` so that a page that starts there is full, where the text allows. */
static void fill_page(struct ui *ui, struct row *row)
{
	struct layout *l = ui_now(ui)->layout;
	struct row end = *row;
	int missing = page_rows(ui) - 1;
	while (missing > 0 && layout_row_next(l, &end))
		missing--;
	while (missing-- > 0 && layout_row_previous(l, row))
		;
}

static void scroll_rows(struct ui *ui, int64_t rows)
{
	struct ui_article *a = ui_now(ui);
	struct row row;
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
	struct row row;
	if (!layout_row_at(a->layout, offset, &row))
		return;
	fill_page(ui, &row);
	uint32_t anchor = anchor_of(ui, &row);
	if (anchor == a->anchor)
		return;
	if (anchor >= a->bottom || anchor < a->anchor)
		jump_from(a, a->anchor);
	a->anchor = anchor;
}

static bool in_sight(const struct ui_article *a, uint32_t offset)
{
	return offset >= a->anchor && offset < a->bottom;
}

void move_show(struct ui *ui, uint32_t offset)
{
	struct ui_article *a = ui_now(ui);
	struct row row;
	if (in_sight(a, offset) || !layout_row_at(a->layout, offset, &row))
		return;
	for (int up = page_rows(ui) / 3; up > 0 && layout_row_previous(a->layout, &row); up--)
		;
	fill_page(ui, &row);
	uint32_t anchor = anchor_of(ui, &row);
	if (anchor == a->anchor)
		return;
	jump_from(a, a->anchor);
	a->anchor = anchor;
}

static void move_end(struct ui *ui)
{
	move_to(ui,
		ui_article(ui)->view.text.n ? (uint32_t)ui_article(ui)->view.text.n - 1 : 0);
}

/* ---- paragraphs -------------------------------------------------------------------------- */

/* Index of the first paragraph that starts behind `offset`. */
static uint32_t paragraph_after(const struct article_view *v, uint32_t offset)
{
	uint32_t low = 0, high = v->n_paragraphs;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (v->paragraphs[middle].start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
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

static void paragraph_next(struct ui *ui, uint32_t count)
{
	const struct ui_article *a = ui_article(ui);
	uint64_t index = (uint64_t)paragraph_after(&a->view, a->anchor) + count - 1;
	struct row row;
	if (index >= a->view.n_paragraphs) {
		scroll_rows(ui, page_rows(ui));
		return;
	}
	if (!layout_row_at(a->layout, a->view.paragraphs[index].start, &row))
		return;
	fill_page(ui, &row);
	if (row.span.start > a->anchor)
		ui_now(ui)->anchor = row.span.start;
}

static void paragraph_previous(struct ui *ui, uint32_t count)
{
	struct ui_article *a = ui_now(ui);
	uint32_t index = a->anchor ? paragraph_after(&a->view, a->anchor - 1) : 0;
	index = index > count ? index - count : 0;
	if (a->view.n_paragraphs)
		a->anchor = a->view.paragraphs[index].start;
}

/* ---- quotes ------------------------------------------------------------------------------ */

void move_quote(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	const struct quote *q = document_quote(a->view.document, id);
	if (!q)
		return;
	a->quote = id;
	a->region_mention = 0;
	move_show(ui, q->outer.start);
}

/* Index where a search forward begins: behind the current quote, or at the top of the screen.
 */
static uint32_t quotes_begin(const struct ui_article *a, const struct document *d)
{
	const struct quote *q = document_quote(d, a->quote);
	if (q && q->outer.start < a->bottom && q->outer.end > a->anchor)
		return a->quote;
	uint32_t low = 0, high = d->n_quotes;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (d->quotes[middle].outer.start < a->anchor)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const char *not_found_yet(const struct ui_article *a)
{
	return a->view.phase < ARTICLE_READY
		       ? "who and where are still being looked for"
		       : "nothing was found here: the search was interrupted";
}

enum which { WHICH_ANY, WHICH_SPEAKER, WHICH_UNSURE };

static bool is_wanted(const struct ui_article *a, const struct document *d, uint32_t i,
		      enum which which, uint32_t speaker)
{
	const struct quote *q = &d->quotes[i];
	if (!a->lit.quotes[i])
		return false;
	return which == WHICH_ANY || (which == WHICH_SPEAKER && q->speaker == speaker) ||
	       (which == WHICH_UNSURE && quote_unsure(q));
}

static void quote_step(struct ui *ui, enum which which, bool back, uint32_t count)
{
	struct ui_article *a = ui_now(ui);
	const struct document *d = a->view.document;
	if (!d || !a->lit.n_quotes) {
		ui_say(ui, false, "%s",
		       !d            ? not_found_yet(a)
		       : d->n_quotes ? "no quote is lit"
				     : "no quotes found");
		return;
	}
	uint32_t speaker = ui_speaker(ui), found = 0;
	if (which == WHICH_SPEAKER && !speaker) {
		ui_say(ui, false, "no speaker here: J goes to the next quote");
		return;
	}
	uint32_t begin = quotes_begin(a, d), i = begin;
	if (back) {
		const struct quote *q = document_quote(d, a->quote);
		i = q && begin == a->quote ? begin - 1 : begin;
		while (i > 0 && count)
			if (is_wanted(a, d, --i, which, speaker)) {
				found = i + 1;
				count--;
			}
	} else {
		for (; i < d->n_quotes && count; i++)
			if (is_wanted(a, d, i, which, speaker)) {
				found = i + 1;
				count--;
			}
	}
	if (found)
		move_quote(ui, found);
	else
		ui_say(ui, false, back ? "no such quote above" : "no such quote below");
}

/* ---- regions ----------------------------------------------------------------------------- */

void move_region_mention(struct ui *ui, uint32_t index)
{
	struct ui_article *a = ui_now(ui);
	const struct document *d = a->view.document;
	a->region_mention = index + 1;
	move_show(ui, d->region_mentions[index].span.start);
	uint32_t id = d->region_mentions[index].id;
	struct list *l = &a->lists[PANE_REGIONS];
	for (uint32_t i = 0; i < l->ids.n; i++)
		if (l->ids.at[i] == id)
			l->cursor = i;
}

static void region_step(struct ui *ui, bool back, uint32_t count)
{
	struct ui_article *a = ui_now(ui);
	const struct document *d = a->view.document;
	if (!d || !d->n_region_mentions) {
		ui_say(ui, false, "%s", d ? "no regions found" : not_found_yet(a));
		return;
	}
	uint32_t only = ui->focus == PANE_REGIONS ? list_id(&a->lists[PANE_REGIONS]) : 0;
	uint32_t n = d->n_region_mentions, at, found = n;
	bool here = a->region_mention &&
		    in_sight(a, d->region_mentions[a->region_mention - 1].span.start);
	at = here ? a->region_mention - 1 : mention_from(d->region_mentions, n, a->anchor);
	/* the one at `at` counts when nothing was current: step from the gap before it */
	int64_t i = here || back ? at : (int64_t)at - 1;
	while (count) {
		i += back ? -1 : 1;
		if (i < 0 || i >= (int64_t)n)
			break;
		uint32_t id = d->region_mentions[i].id;
		if (only ? id == only : a->lit.regions[id - 1]) {
			found = (uint32_t)i;
			count--;
		}
	}
	if (found < n)
		move_region_mention(ui, found);
	else
		ui_say(ui, false, back ? "no region named above" : "no region named below");
}

/* ---- actions ----------------------------------------------------------------------------- */

void move_act(struct ui *ui, enum action action, uint32_t count)
{
	const struct ui_article *a = ui_article(ui);
	uint32_t n = count ? count : 1;
	int page = page_rows(ui), step = page > 2 ? page - 1 : 1;
	switch (action) {
	case ACT_LINE_DOWN:
		scroll_rows(ui, n);
		break;
	case ACT_LINE_UP:
		scroll_rows(ui, -(int64_t)n);
		break;
	case ACT_PAGE_DOWN:
		scroll_rows(ui, (int64_t)n * step);
		break;
	case ACT_PAGE_UP:
		scroll_rows(ui, -(int64_t)n * step);
		break;
	case ACT_HALF_DOWN:
		scroll_rows(ui, count ? (int64_t)n : page / 2 + 1);
		break;
	case ACT_HALF_UP:
		scroll_rows(ui, -(count ? (int64_t)n : page / 2 + 1));
		break;
	case ACT_TOP:
		if (count)
			move_paragraph(ui, count);
		else
			move_to(ui, 0);
		break;
	case ACT_BOTTOM:
		if (count)
			move_paragraph(ui, count);
		else
			move_end(ui);
		break;
	case ACT_PERCENT:
		n = count > 100 ? 100 : count;
		move_to(ui, (uint32_t)((uint64_t)a->view.text.n * n / 100));
		break;
	case ACT_PARAGRAPH_NEXT:
		paragraph_next(ui, n);
		break;
	case ACT_PARAGRAPH_PREV:
		paragraph_previous(ui, n);
		break;
	case ACT_QUOTE_NEXT:
	case ACT_QUOTE_PREV:
		quote_step(ui, WHICH_ANY, action == ACT_QUOTE_PREV, n);
		break;
	case ACT_SPEAKER_NEXT:
	case ACT_SPEAKER_PREV:
		quote_step(ui, WHICH_SPEAKER, action == ACT_SPEAKER_PREV, n);
		break;
	case ACT_UNSURE_NEXT:
		quote_step(ui, WHICH_UNSURE, false, n);
		break;
	case ACT_REGION_NEXT:
	case ACT_REGION_PREV:
		region_step(ui, action == ACT_REGION_PREV, n);
		break;
	case ACT_BACK:
		jump_back(ui);
		break;
	default:
		jump_forward(ui);
	}
}
