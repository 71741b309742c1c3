/* The page of all voices: whole quotes of every open article, grouped by who said them. */
#include "ui/lens.h"

/* ---- the list ---------------------------------------------------------------------------- */

/* Counts anew which quotes stand before those of each article; their sum. */
static uint32_t number_quotes(struct ui *ui)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < ui->n_articles; i++) {
		struct ui_article *a = &ui->articles[i];
		a->before = n;
		n += a->view.document ? a->view.document->n_quotes : 0;
	}
	return n;
}

/* The speakers of all articles, the unknown one first: those of one name are one group. */
struct crowd {
	struct arena arena;
	struct sort_row *names; /* ids: where the group of each stands in `groups` */
	uint32_t *groups;       /* of each article's speakers, from its `first` on */
	struct sort_row *order; /* of the groups */
	uint32_t n, n_groups;
};

static void add_names(struct crowd *c, const struct ui_article *a)
{
	const struct document *d = a->view.document;
	for (uint32_t i = 0; d && i < d->n_speakers; i++, c->n++)
		c->names[c->n] = (struct sort_row){.id = c->n, .name = d->speakers[i].name};
}

static struct crowd crowd_of(const struct ui *ui)
{
	struct crowd c = {.n_groups = 1};
	uint32_t n = 0;
	for (uint32_t i = 0; i < ui->n_articles; i++)
		if (ui->articles[i].view.document)
			n += ui->articles[i].view.document->n_speakers;
	c.names = ARENA_ARRAY(&c.arena, n, struct sort_row);
	c.groups = ARENA_ARRAY(&c.arena, n, uint32_t);
	c.order = ARENA_ARRAY(&c.arena, n + 1, struct sort_row);
	for (uint32_t i = 0; i < ui->n_articles; i++)
		add_names(&c, &ui->articles[i]);
	rows_sort(c.names, n);
	for (uint32_t i = 0; i < n; i++) {
		if (!i || !str_eq(c.names[i].name, c.names[i - 1].name))
			c.order[c.n_groups++].name = c.names[i].name;
		c.groups[c.names[i].id] = c.n_groups - 1;
	}
	return c;
}

/* Groups by first quote, by number of quotes, by name; who is unknown last. */
static void rank_groups(struct crowd *c, const uint32_t *ids, const uint32_t *groups,
			uint32_t n, int sort)
{
	uint32_t *said = ARENA_ARRAY(&c->arena, c->n_groups, uint32_t);
	for (uint32_t i = 0; i < n; i++)
		if (said[groups[i]]++ == 0)
			c->order[groups[i]].key = ids[i];
	for (uint32_t i = 0; i < c->n_groups; i++) {
		struct sort_row *row = &c->order[i];
		row->id = i;
		if (sort == SORT_COUNT)
			row->key |= (uint64_t)(UINT32_MAX - said[i]) << 32;
		if (sort != SORT_NAME)
			row->name = (struct str){0};
	}
	c->order[0].key = UINT64_MAX;
	if (sort == SORT_NAME)
		c->order[0].name = STR("~");
}

/* The last article whose quotes begin at that number or before. */
static const struct ui_article *locate(const struct ui *ui, uint32_t *id)
{
	uint32_t i;
	BISECT(i, ui->n_articles, ui->articles[i].before < *id);
	*id -= ui->articles[i - 1].before;
	return &ui->articles[i - 1];
}

static uint32_t gather(struct ui *ui, struct list *l)
{
	uint32_t id = list_id(l), n = 0;
	const struct ui_article *of = id ? locate(ui, &id) : NULL;
	struct crowd c = crowd_of(ui);
	uint32_t all = number_quotes(ui), first = 0;
	uint32_t *ids = ARENA_ARRAY(&c.arena, all, uint32_t);
	uint32_t *groups = ARENA_ARRAY(&c.arena, all, uint32_t);
	for (uint32_t i = 0; i < ui->n_articles; i++) {
		const struct ui_article *a = &ui->articles[i];
		const struct document *d = a->view.document;
		for (uint32_t k = 0; d && k < d->n_quotes; k++) {
			uint32_t speaker = d->quotes[k].speaker;
			if (!a->lit.quotes[k])
				continue;
			ids[n] = a->before + k + 1;
			groups[n++] = speaker ? c.groups[first + speaker - 1] : 0;
		}
		first += d ? d->n_speakers : 0;
	}
	rank_groups(&c, ids, groups, n, l->sort);
	list_group(l, ids, groups, n, c.order, c.n_groups, &c.arena);
	arena_free(&c.arena);
	return of ? of->before + id : 0;
}

static uint32_t of_quote(const struct ui_article *a, const struct quote *q)
{
	(void)q;
	return a->before + a->quote;
}

/* ---- actions ----------------------------------------------------------------------------- */

static void choose(struct ui *ui, uint32_t id)
{
	uint32_t to = (uint32_t)(locate(ui, &id) - ui->articles);
	articles_show(ui, to);
	pane_focus(ui, PANE_ARTICLE);
	ui_settle(ui);
	move_quote(ui, id);
}

static struct str row(const struct ui *ui, uint32_t id, struct arena *arena)
{
	const struct ui_article *a = locate(ui, &id);
	return ui_citation(a, document_quote(a->view.document, id), arena);
}

static struct sheet_text why(const struct ui *ui, struct sheet_writer *w)
{
	uint32_t id = list_id(&ui_article(ui)->lists[PANE_ALL]);
	const struct ui_article *a = id ? locate(ui, &id) : ui_article(ui);
	return quote_sheet(a, id, w);
}

const struct lens lens_all = {
	.sorts = {"by who speaks first", "by who says most", "by speaker"},
	.sort = SORT_COUNT,
	.gather = gather,
	.locate = locate,
	.words = quote_words,
	.of_quote = of_quote,
	.scroll = voices_scroll,
	.in_sight = voices_in_sight,
	.reveal = voices_reveal,
	.choose = choose,
	.row = row,
	.why = why,
};

void act_all(struct ui *ui)
{
	pane_focus(ui, ui->focus == PANE_ALL ? PANE_ARTICLE : PANE_ALL);
}
