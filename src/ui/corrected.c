/* The findings as the reader corrected them, and what is chosen in them carried over. */
#include "ui/state.h"

/* ---- from the document shown before to the one shown now --------------------------------- */

struct carry {
	const struct document *from, *to;
};

/* The quote of the same stretch, 0: it is gone. */
static uint32_t same_quote(const struct carry *c, uint32_t id)
{
	const struct quote *was = document_quote(c->from, id), *q = c->to->quotes;
	uint32_t i;
	if (!was)
		return 0;
	BISECT(i, c->to->n_quotes, q[i].span.start < was->span.start);
	for (; i < c->to->n_quotes && q[i].span.start == was->span.start; i++)
		if (q[i].span.end == was->span.end && q[i].outer.start == was->outer.start)
			return i + 1;
	return 0;
}

/* Where that is gone the one behind it, or the last. */
static uint32_t next_quote(const struct carry *c, uint32_t id)
{
	const struct quote *was = document_quote(c->from, id);
	uint32_t same = same_quote(c, id), i;
	if (same || !was)
		return same;
	BISECT(i, c->to->n_quotes, c->to->quotes[i].span.start < was->span.start);
	return i < c->to->n_quotes ? i + 1 : c->to->n_quotes;
}

/* Who has the name, or else says what he said. */
static uint32_t same_speaker(const struct carry *c, uint32_t id)
{
	const struct speaker *was = document_speaker(c->from, id);
	for (uint32_t i = 0; was && i < c->to->n_speakers; i++)
		if (str_eq(c->to->speakers[i].name, was->name))
			return i + 1;
	uint32_t quote = was && was->quotes.n ? same_quote(c, was->quotes.at[0]) : 0;
	return quote ? c->to->quotes[quote - 1].speaker : 0;
}

/* 1 + index of the mention that starts there, 0: there is none. */
static uint32_t mention_at(const struct document *d, uint32_t start)
{
	uint32_t i;
	BISECT(i, d->n_region_mentions, d->region_mentions[i].span.start < start);
	return i < d->n_region_mentions && d->region_mentions[i].span.start == start ? i + 1
										     : 0;
}

static uint32_t same_mention(const struct carry *c, uint32_t mention)
{
	return mention ? mention_at(c->to, c->from->region_mentions[mention - 1].span.start)
		       : 0;
}

static uint32_t same_region(const struct carry *c, uint32_t id)
{
	const struct region *was = document_region(c->from, id);
	if (!was)
		return 0;
	uint32_t mention = was->n_mentions ? mention_at(c->to, was->mentions[0].span.start) : 0;
	if (mention)
		return c->to->region_mentions[mention - 1].id;
	for (uint32_t i = 0; i < c->to->n_regions; i++)
		if (str_eq(c->to->regions[i].name, was->name))
			return i + 1;
	return 0;
}

typedef uint32_t same_id(const struct carry *c, uint32_t id);

static void carry_set(const struct carry *c, struct id_set *set, same_id *same)
{
	size_t n = set->n;
	set->n = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t id = same(c, set->at[i]);
		if (id && !id_set_holds(set, id))
			set->at[set->n++] = id;
	}
}

/* The cursor stays at its row; where that is gone, on the one that comes into its place. */
static void carry_cursor(const struct carry *c, struct list *l, same_id *same)
{
	if (l->cursor < l->ids.n)
		l->ids.at[l->cursor] = same(c, l->ids.at[l->cursor]);
}

static void carry_spot(const struct carry *c, struct spot *s)
{
	s->quote = same_quote(c, s->quote);
	s->region_mention = same_mention(c, s->region_mention);
}

static void carry_over(const struct carry *c, struct ui *ui, struct ui_article *a)
{
	a->quote = next_quote(c, a->quote);
	a->region_mention = same_mention(c, a->region_mention);
	carry_set(c, &a->light.speakers, same_speaker);
	carry_set(c, &a->light.regions, same_region);
	carry_cursor(c, &a->lists[PANE_QUOTES], same_quote);
	carry_cursor(c, &a->lists[PANE_VOICES], same_quote);
	carry_cursor(c, &a->lists[PANE_SPEAKERS], same_speaker);
	carry_cursor(c, &a->lists[PANE_REGIONS], same_region);
	carry_cursor(c, &a->lists[PANE_MAP], same_region);
	carry_cursor(c, &a->lists[PANE_MATRIX], same_speaker);
	carry_cursor(c, &a->matrix.across, same_region);
	carry_spot(c, &a->lit_from);
	for (uint32_t i = 0; i < a->n_jumps; i++)
		carry_spot(c, &a->jumps[i]);
	if (a == ui_now(ui))
		carry_spot(c, &ui->run.from);
}

/* ---- applying ---------------------------------------------------------------------------- */

/* Returns how many have no place; the document before lives on in `old`. */
static size_t apply(struct ui *ui, struct ui_article *a, struct arena *old)
{
	a->edition = ++ui->editions;
	*old = a->corrected;
	a->corrected = (struct arena){0};
	a->view.document = a->found;
	if (!a->corrections.n)
		return 0;
	struct document *d = ARENA_NEW(&a->corrected, struct document);
	a->view.document = d;
	return corrections_apply(&a->corrections, a->found, &a->corrected, d);
}

void corrected_show(struct ui *ui, struct ui_article *a)
{
	struct carry c = {.from = a->view.document};
	struct arena old;
	apply(ui, a, &old);
	c.to = a->view.document;
	carry_over(&c, ui, a);
	light_fall(ui, a);
	if (a == ui_now(ui) && ui->search.pattern)
		search_count_anew(ui);
	arena_free(&old);
}

static const char *counted(size_t n)
{
	return n == 1 ? "correction" : "corrections";
}

void corrected_open(struct ui *ui, struct ui_article *a)
{
	struct arena old;
	size_t n = a->corrections.n, lost = apply(ui, a, &old);
	arena_free(&old);
	if (n && lost == n && a->elsewhere) { /* another article had the file or the title */
		corrections_free(&a->corrections);
		a->view.document = a->found;
		n = 0;
	}
	a->elsewhere = false;
	if (!n || a != ui_now(ui))
		return;
	if (lost)
		ui_say(ui, false, "%zu of your %zu %s put back: the others have no place now",
		       n - lost, n, counted(n));
	else
		ui_say(ui, false, "%zu %s of yours put back", n, counted(n));
}

static void show_recalled(struct ui *ui, struct ui_article *a)
{
	struct carry c = {.from = a->view.document};
	struct arena shown = a->corrected;
	a->corrected = (struct arena){0};
	corrected_open(ui, a);
	c.to = a->view.document;
	carry_over(&c, ui, a);
	light_fall(ui, a);
	arena_free(&shown);
}

void corrected_recall(struct ui *ui, struct ui_article *a, const struct visit *left)
{
	struct corrections since = a->corrections;
	if (a->recalled)
		return;
	a->recalled = true;
	if (!left->n_corrections)
		return;
	a->elsewhere = !left->content && !since.n;
	a->corrections = (struct corrections){0};
	for (size_t i = 0; i < left->n_corrections; i++)
		corrections_add(&a->corrections, &left->corrections[i]);
	for (size_t i = 0; i < since.n; i++)
		corrections_add(&a->corrections, &since.all.at[i]);
	if (a->found)
		show_recalled(ui, a);
	corrections_free(&since); /* the document shown before has names of them */
}
