/* What is read stands out: a paragraph, or the current quote; the rest of the text is dimmed.
 */
#include "ui/state.h"

/* Index of the last paragraph that starts at `offset` or before it, else 0. */
static uint32_t paragraph_at(const struct article_view *v, uint32_t offset)
{
	uint32_t i;
	BISECT(i, v->n_paragraphs, v->paragraphs[i].start <= offset);
	return i ? i - 1 : 0;
}

void focus_settle(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct article_view v = fold_view(a);
	struct layout_row top;
	if (!v.n_paragraphs || !layout_row_at(a->layout, a->anchor, &top))
		return;
	struct span p = v.paragraphs[paragraph_at(&v, a->reading)];
	if (p.end <= top.span.start) {
		if (top.blank) /* what stands below it is read */
			layout_row_next(a->layout, &top);
		a->reading = top.span.start;
	} else if (p.start >= a->bottom) {
		a->reading = v.paragraphs[paragraph_at(&v, a->bottom - 1)].start;
	}
}

bool focus_step(struct ui *ui, int64_t by)
{
	struct ui_article *a = ui_now(ui);
	const struct article_view v = fold_view(a);
	if (ui->options.focus != FOCUS_PARAGRAPH || !v.n_paragraphs)
		return false;
	int64_t i = (int64_t)paragraph_at(&v, a->reading) + by;
	int64_t last = (int64_t)v.n_paragraphs - 1;
	i = i < 0 ? 0 : i > last ? last : i;
	a->reading = v.paragraphs[i].start;
	move_into_sight(ui, v.paragraphs[i]);
	return true;
}

struct span ui_standing_out(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct article_view v = fold_view(a);
	const struct span in_sight = {a->anchor, a->bottom}, none = {0};
	if (ui->options.focus == FOCUS_PARAGRAPH && v.n_paragraphs)
		return v.paragraphs[paragraph_at(&v, a->reading)];
	const struct quote *q =
		ui->options.focus == FOCUS_QUOTE && a->quote && a->lit.quotes[a->quote - 1]
			? document_quote(a->view.document, a->quote)
			: NULL;
	return q && span_overlap(q->outer, in_sight) ? q->outer : none;
}

void act_focus(struct ui *ui)
{
	static const char *const said[FOCUSES] = {"all of the text stands out",
						  "this paragraph stands out",
						  "the current quote stands out"};
	ui->options.focus = (ui->options.focus + 1) % FOCUSES;
	ui_say(ui, false, "%s", said[ui->options.focus]);
}
