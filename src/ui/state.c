/* What everything here asks of the state. */
#include "ui/state.h"

#include <stdio.h>

void ui_say(struct ui *ui, bool warning, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(ui->message, sizeof ui->message, format, args);
	va_end(args);
	/* what is copied or quoted may have several lines; the row is one */
	for (char *c = ui->message; *c; c++)
		*c = *c == '\n' ? ' ' : *c;
	ui->warning = warning;
}

bool ui_hyperlinks(const struct ui *ui)
{
	int how = ui->options.hyperlinks;
	return !ui->options.secure &&
	       (how == HYPERLINKS_YES || (how == HYPERLINKS_AUTO && ui->hyperlinks));
}

bool ui_unicode(const struct ui *ui)
{
	bool single = ui->options.ambiguous == 1; /* most of them are ambiguous */
	return ui->options.glyphs == GLYPHS_UNICODE ||
	       (ui->options.glyphs == GLYPHS_AUTO && ui->unicode && single);
}

/* ---- what is chosen ---------------------------------------------------------------------- */

uint32_t ui_speaker(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	if (!a->view.document)
		return 0;
	if (ui->focus == PANE_SPEAKERS)
		return list_id(&a->lists[PANE_SPEAKERS]);
	if (ui->focus == PANE_MATRIX)
		return list_id(&a->lists[PANE_MATRIX]);
	const struct quote *q = document_quote(a->view.document, a->quote);
	return q ? q->speaker : 0;
}

uint32_t ui_region_now(const struct ui_article *a)
{
	const struct document *d = a->view.document;
	uint32_t m = a->region_mention;
	return m && ui_in_sight(a, d->region_mentions[m - 1].span.start) ? m : 0;
}

uint32_t ui_region(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	if (!d)
		return 0;
	if (ui->focus == PANE_MATRIX)
		return list_id(&a->matrix.across);
	uint32_t mention = pane_has_regions(ui->focus) ? 0 : ui_region_now(a);
	if (mention)
		return d->region_mentions[mention - 1].id;
	return list_id(&a->lists[ui->focus == PANE_MAP ? PANE_MAP : PANE_REGIONS]);
}

bool ui_region_near(const struct document *d, uint32_t id, const struct quote *q)
{
	struct span near = document_near(d, q);
	uint32_t i = mention_from(d->region_mentions, d->n_region_mentions, near.start);
	for (; i < d->n_region_mentions && d->region_mentions[i].span.start < near.end; i++)
		if (d->region_mentions[i].id == id)
			return true;
	return false;
}

uint32_t ui_quotes_from(const struct ui_article *a, uint32_t offset)
{
	uint32_t i;
	BISECT(i, a->view.document ? a->view.document->n_quotes : 0, a->lit.reach[i] <= offset);
	return i;
}
