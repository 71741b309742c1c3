/* Stepping from quote to quote and from region to region, as the light allows. */
#include "ui/state.h"

/* ---- quotes ------------------------------------------------------------------------------ */

void move_quote(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	const struct quote *q = document_quote(a->view.document, id);
	if (!q)
		return;
	a->quote = id;
	a->region_mention = 0;
	/* a page in the text's place leaves it where it was, until one goes there */
	if (ui->page == PANE_ARTICLE)
		move_show(ui, q->outer.start);
}

/* Index where stepping forward begins: behind the current quote, or at the screen's top. */
static uint32_t quotes_begin(const struct ui *ui, const struct document *d)
{
	const struct ui_article *a = ui_article(ui);
	const struct quote *q = document_quote(d, a->quote);
	if (q && ui->page != PANE_ARTICLE)
		return a->quote;
	if (q && q->outer.start < a->bottom && q->outer.end > a->anchor)
		return a->quote;
	uint32_t i;
	BISECT(i, d->n_quotes, d->quotes[i].outer.start < a->anchor);
	return i;
}

/* There is nothing to step to: says why, and keeps the step for when there is. */
static void step_early(struct ui *ui)
{
	if (ui_article(ui)->view.phase == ARTICLE_READY) {
		ui_say(ui, false, "nothing was found here: the search was interrupted");
		return;
	}
	ui->early.action = ui->run.action;
	ui->early.count += ui_times(ui);
	ui_say(ui, false, "who and where are still being looked for: goes there then");
}

void step_at_last(struct ui *ui)
{
	enum action action = ui->early.action;
	if (action != ACT_NONE)
		ui_act(ui, action, ui->early.count);
	ui->early.action = ACT_NONE;
}

enum which { WHICH_ANY, WHICH_SPEAKER, WHICH_UNSURE };
static const char *const sought[] = {"quote", "quote by this speaker", "quote marked ?"};

static bool is_wanted(const struct ui_article *a, const struct document *d, uint32_t i,
		      enum which which, uint32_t speaker)
{
	const struct quote *q = &d->quotes[i];
	if (!a->lit.quotes[i] || fold_hides(a, q->outer.start))
		return false;
	return which == WHICH_ANY || (which == WHICH_SPEAKER && q->speaker == speaker) ||
	       (which == WHICH_UNSURE && quote_doubtful(q));
}

/* Whether there are quotes to step to; else says why not. */
static bool any_quote_lit(struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	if (!d)
		step_early(ui);
	else if (!a->lit.n_quotes)
		ui_say(ui, false, "%s", d->n_quotes ? "no quote is lit" : "no quotes found");
	return d && a->lit.n_quotes;
}

/* Goes `count` wanted quotes on by `step`, 1 or -1; as far as there are any. */
static void quote_step(struct ui *ui, enum which which, int step)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	uint32_t speaker = ui_speaker(ui), count = ui_times(ui), found = 0;
	if (ui->page == PANE_ARTICLE)
		pane_focus(ui, PANE_ARTICLE); /* whoever steps reads there */
	if (!any_quote_lit(ui))
		return;
	if (which == WHICH_SPEAKER && !speaker) {
		ui_say(ui, false, "no speaker here: J goes to the next quote");
		return;
	}
	uint32_t begin = quotes_begin(ui, d);
	bool on_quote = document_quote(d, a->quote) && begin == a->quote;
	int64_t i = step > 0 ? begin : (int64_t)begin - 1 - on_quote;
	for (; count && i >= 0 && i < d->n_quotes; i += step)
		if (is_wanted(a, d, (uint32_t)i, which, speaker)) {
			found = (uint32_t)i + 1;
			count--;
		}
	if (found)
		move_quote(ui, found);
	else
		ui_say(ui, false, "no %s%s %s", light_on(&a->light) ? "lit " : "",
		       sought[which], step < 0 ? "above" : "below");
}

void act_quote_next(struct ui *ui)
{
	quote_step(ui, WHICH_ANY, 1);
}

void act_quote_prev(struct ui *ui)
{
	quote_step(ui, WHICH_ANY, -1);
}

void act_speaker_next(struct ui *ui)
{
	quote_step(ui, WHICH_SPEAKER, 1);
}

void act_speaker_prev(struct ui *ui)
{
	quote_step(ui, WHICH_SPEAKER, -1);
}

void act_unsure_next(struct ui *ui)
{
	quote_step(ui, WHICH_UNSURE, 1);
}

/* ---- regions ----------------------------------------------------------------------------- */

void move_region_mention(struct ui *ui, uint32_t index)
{
	struct ui_article *a = ui_now(ui);
	const struct document *d = a->view.document;
	a->region_mention = index + 1;
	if (ui->focus == ui->page)
		pane_focus(ui, PANE_ARTICLE);
	move_show(ui, d->region_mentions[index].span.start);
	uint32_t id = d->region_mentions[index].id;
	struct list *l = &a->lists[PANE_REGIONS];
	for (uint32_t i = 0; i < l->ids.n; i++)
		if (l->ids.at[i] == id)
			l->cursor = i;
}

/* Goes to the mention that `step`, 1 or -1, leads to, a count of times. */
static void region_step(struct ui *ui, int step)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	if (!d) {
		step_early(ui);
		return;
	}
	if (!d->n_region_mentions) {
		ui_say(ui, false, "no regions found");
		return;
	}
	uint32_t only = pane_has_regions(ui->focus) ? list_id(&a->lists[ui->focus]) : 0;
	uint32_t n = d->n_region_mentions, count = ui_times(ui), found = n;
	const struct mention *m = d->region_mentions;
	bool here = a->region_mention && ui_in_sight(a, m[a->region_mention - 1].span.start);
	/* when none is current, from the gap before the first one below the top */
	int64_t at = here ? a->region_mention - 1 : mention_from(m, n, a->anchor);
	int64_t i = here || step < 0 ? at + step : at;
	for (; count && i >= 0 && i < n; i += step)
		if ((only ? m[i].id == only : a->lit.regions[m[i].id - 1]) &&
		    !fold_hides(a, m[i].span.start)) {
			found = (uint32_t)i;
			count--;
		}
	if (found < n)
		move_region_mention(ui, found);
	else
		ui_say(ui, false, step < 0 ? "no region named above" : "no region named below");
}

/* ---- what is lit ------------------------------------------------------------------------- */

/* The nearest to the screen of what is looked at; `far` bytes away, 0: in sight. */
struct nearest {
	uint32_t offset, far;
};

static void look_nearer(struct nearest *n, const struct ui_article *a, struct span s)
{
	uint32_t far = s.end <= a->anchor     ? a->anchor - s.end + 1
		       : s.start >= a->bottom ? s.start - a->bottom + 1
					      : 0;
	if (far < n->far)
		*n = (struct nearest){s.start, far};
}

static void look_at_mentions(struct nearest *n, const struct ui_article *a,
			     const struct mention *m, uint32_t count, const bool *chosen)
{
	for (uint32_t i = 0; i < count && n->far; i++)
		if (chosen[m[i].id - 1])
			look_nearer(n, a, m[i].span);
}

void move_to_light(struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	struct nearest n = {0, UINT32_MAX};
	for (uint32_t i = 0; i < d->n_quotes; i++)
		if (a->lit.quotes[i])
			look_nearer(&n, a, d->quotes[i].outer);
	look_at_mentions(&n, a, d->region_mentions, d->n_region_mentions,
			 a->lit.chosen_regions);
	look_at_mentions(&n, a, d->speaker_mentions, d->n_speaker_mentions,
			 a->lit.chosen_speakers);
	if (n.far && n.far < UINT32_MAX)
		move_show(ui, n.offset);
}

/* The next of what is lit behind `from`, or before it; UINT32_MAX: there is none. */
struct next_lit {
	int64_t from; /* -1: before the first letter */
	uint32_t found, quote, mention;
	int step;
};

static bool is_next(const struct next_lit *n, uint32_t at)
{
	if (n->step > 0)
		return at > n->from && at < n->found;
	return at < n->from && (n->found == UINT32_MAX || at > n->found);
}

static void find_next(const struct ui_article *a, const struct document *d, struct next_lit *n)
{
	for (uint32_t i = 0; i < d->n_quotes; i++)
		if (a->lit.quotes[i] && is_next(n, d->quotes[i].outer.start)) {
			n->found = d->quotes[i].outer.start;
			n->quote = i + 1;
		}
	for (uint32_t i = 0; i < d->n_region_mentions; i++) {
		const struct mention *m = &d->region_mentions[i];
		if (a->lit.chosen_regions[m->id - 1] && is_next(n, m->span.start)) {
			n->found = m->span.start;
			n->quote = 0;
			n->mention = i;
		}
	}
}

/* Where stepping goes on from: what is current and in sight, else the side it comes from. */
static int64_t lit_begin(const struct ui_article *a, const struct document *d, int step)
{
	const struct quote *q = document_quote(d, a->quote);
	if (a->region_mention &&
	    ui_in_sight(a, d->region_mentions[a->region_mention - 1].span.start))
		return d->region_mentions[a->region_mention - 1].span.start;
	if (q && ui_in_sight(a, q->outer.start))
		return q->outer.start;
	return step < 0 ? a->bottom : (int64_t)a->anchor - 1;
}

static void lit_step(struct ui *ui, int step)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	if (!d || !light_on(&a->light)) {
		ui_say(ui, false, "no light is on: l lights a speaker, Enter what a list has");
		return;
	}
	for (uint32_t count = ui_times(ui); count; count--) {
		struct next_lit n = {lit_begin(a, d, step), UINT32_MAX, 0, 0, step};
		find_next(a, d, &n);
		if (n.found == UINT32_MAX) {
			ui_say(ui, false, step < 0 ? "nothing lit above" : "nothing lit below");
			return;
		}
		if (n.quote)
			move_quote(ui, n.quote);
		else
			move_region_mention(ui, n.mention);
	}
}

void act_lit_next(struct ui *ui)
{
	lit_step(ui, 1);
}

void act_lit_prev(struct ui *ui)
{
	lit_step(ui, -1);
}

/* ---- actions on regions ------------------------------------------------------------------ */

void act_region_next(struct ui *ui)
{
	region_step(ui, 1);
}

void act_region_prev(struct ui *ui)
{
	region_step(ui, -1);
}
