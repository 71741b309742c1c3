/* What becomes of the rows that are doubtful: shown, dimmed or hidden. */
#include "ui/state.h"

#include <stdio.h>

/* A quote or place that is hidden now is no longer the current one. */
static void leave_hidden(struct ui_article *a, const struct document *d)
{
	const struct quote *q = document_quote(d, a->quote);
	const struct mention *m =
		a->region_mention ? &d->region_mentions[a->region_mention - 1] : NULL;
	if (q && quote_doubtful(q))
		a->quote = 0;
	if (m && a->lit.hidden_regions[m->id - 1])
		a->region_mention = 0;
}

/* "5 doubtful rows are hidden: 2 quotes, 1 speaker, 2 regions" */
static void say_rows(struct ui *ui)
{
	static const char *const done[DOUBTS] = {"shown with ?", "dimmed", "hidden"};
	static const char *const one[PANE_COUNT] = {[PANE_QUOTES] = "quote",
						    [PANE_SPEAKERS] = "speaker",
						    [PANE_REGIONS] = "region"};
	const struct lit *lit = &ui_article(ui)->lit;
	char parts[UI_MESSAGE] = "";
	size_t n = 0;
	uint32_t all = 0;
	for (int p = PANE_FIRST; p < PANE_COUNT; p++) {
		uint32_t rows = lit->n_doubtful[p] + lit->n_hidden[p];
		all += rows;
		if (rows)
			n += (size_t)snprintf(parts + n, sizeof parts - n, "%s%u %s%s",
					      n ? ", " : ": ", rows, one[p],
					      rows == 1 ? "" : "s");
	}
	if (all)
		ui_say(ui, false, "%u doubtful %s %s%s", all, all == 1 ? "row is" : "rows are",
		       done[ui->options.doubt], parts);
	else
		ui_say(ui, false, "doubtful rows are %s: there are none here",
		       done[ui->options.doubt]);
}

void doubt_changed(struct ui *ui)
{
	for (uint32_t i = 0; i < ui->n_articles; i++) {
		struct ui_article *a = &ui->articles[i];
		light_fall(ui, a);
		if (a->view.document && ui->options.doubt == DOUBT_HIDE)
			leave_hidden(a, a->view.document);
	}
	say_rows(ui);
}

void act_doubt(struct ui *ui)
{
	ui->options.doubt = (ui->options.doubt + 1) % DOUBTS;
	doubt_changed(ui);
}
