/* What is derived from the state: kept up to date after each change. */
#include "ui/lens.h"

enum { WANTS_UNKNOWN = 100 }; /* rows of each list before the findings are there */

/* The title stands in the top row; when it does not fit there, it opens the text as well. */
static bool title_fits(const struct ui *ui)
{
	const struct article_view *v = &ui_article(ui)->view;
	if (span_empty(v->title) || !v->n_paragraphs || ui->frame.title.rows == 0 ||
	    v->paragraphs[0].start != v->title.start || v->paragraphs[0].end != v->title.end)
		return false;
	struct str title = str_slice(v->text, v->title);
	if (title.n > 4 * (size_t)ui->columns || memchr(title.at, '\n', title.n))
		return false;
	int taken = ui->n_articles > 1 ? 12 : 2;
	return (int)text_width(title, ui->options.ambiguous) <= ui->columns - taken;
}

static void settle_frame(struct ui *ui)
{
	const struct document *d = ui_document(ui);
	struct frame_request q = {
		.rows = ui->rows,
		.columns = ui->columns,
		.width = ui->options.width,
		.pane_width = ui->options.pane_width,
		.panes = ui->options.panes,
		.minimap = ui->options.minimap,
		.hidden = ui->panes_hidden,
		.bare = ui_article(ui)->view.record,
		.zoom = ui->zoom || (ui->focus != PANE_ARTICLE && lenses[ui->focus]->across),
		.focus = ui->focus,
		.page = ui->page,
	};
	for (int p = PANE_FIRST; p < PANE_SIDES; p++)
		q.wants[p] = d ? lenses[p]->count(d) * (uint32_t)pane_infos[p].height
			       : WANTS_UNKNOWN;
	ui->frame = frame_of(&q);
}

static void settle_rows(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct article_view v = fold_view(a);
	struct layout_style style = {
		.columns = ui->frame.text_columns,
		.ambiguous = ui->options.ambiguous,
		.justify = ui->options.align == ALIGN_JUSTIFY,
		/* what a filter leaves out is told between paragraphs */
		.dense = !ui->options.spacing && !a->filters[PANE_ARTICLE].pattern,
		.indent = ui->options.indent,
		.mark_bidi = ui->options.bidi == BIDI_MARK,
	};
	bool titled = title_fits(ui) && v.n_paragraphs &&
		      v.paragraphs[0].start == a->view.paragraphs[0].start;
	layout_set(a->layout, v.text, v.paragraphs, v.n_paragraphs, titled, style);
	a->bottom = a->anchor;
	a->at_end = true;
	struct layout_row row;
	if (ui->frame.too_small || !layout_row_at(a->layout, a->anchor, &row))
		return;
	int left = ui->frame.article.rows;
	bool more = true;
	while (left-- > 0 && more) {
		a->bottom = row.span.end;
		more = layout_row_next(a->layout, &row);
	}
	a->at_end = !more;
}

void ui_settle(struct ui *ui)
{
	settle_frame(ui);
	lists_gather(ui);
	settle_rows(ui);
	focus_settle(ui);
	search_see(ui);
	lists_follow(ui_now(ui), ui->focus);
	map_settle(ui);
	lists_scroll(ui);
	if (ui->sheet != SHEET_NONE)
		sheet_scroll(ui, 0);
	else
		sheet_search_drop(ui);
}

void ui_resize(struct ui *ui, int rows, int columns)
{
	ui->rows = rows;
	ui->columns = columns;
	ui_settle(ui);
}
