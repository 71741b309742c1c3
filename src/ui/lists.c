/* The three lists: their rows, their cursors, their actions. */
#include "ui/state.h"

/* ---- order ------------------------------------------------------------------------------- */

/* What rows are sorted by: an order of their own under a key. */
struct sort_row {
	uint32_t id;
	uint64_t key;    /* ascending */
	struct str name; /* when sorting by name */
};

static int by_rank(const void *one, const void *other)
{
	const struct sort_row *a = one, *b = other;
	if (a->name.at || b->name.at) {
		size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
		int c = n ? memcmp(a->name.at, b->name.at, n) : 0;
		if (c || a->name.n != b->name.n)
			return c ? c : a->name.n < b->name.n ? -1 : 1;
	}
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

static void sort_into(struct id_set *ids, struct sort_row *rows, uint32_t n)
{
	if (n)
		qsort(rows, n, sizeof *rows, by_rank);
	ids->n = 0;
	for (uint32_t i = 0; i < n; i++)
		VEC_PUSH(*ids, rows[i].id);
}

static void build_quotes(struct ui_article *a, const struct document *d)
{
	struct list *l = &a->lists[PANE_QUOTES];
	struct sort_row *rows = ARENA_ARRAY(&a->lit_arena, d->n_quotes, struct sort_row);
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		if (!a->lit.quotes[i])
			continue;
		rows[n] = (struct sort_row){.id = i + 1, .key = i};
		if (l->sort == SORT_COUNT) /* the least sure first: those want a look */
			rows[n].key = (uint64_t)(q->confidence * 1e6f);
		if (l->sort == SORT_NAME)
			rows[n].name = q->speaker ? d->speakers[q->speaker - 1].name : STR("~");
		n++;
	}
	sort_into(&l->ids, rows, n);
}

static void build_speakers(struct ui_article *a, const struct document *d)
{
	struct list *l = &a->lists[PANE_SPEAKERS];
	struct sort_row *rows = ARENA_ARRAY(&a->lit_arena, d->n_speakers, struct sort_row);
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		if (!a->lit.listed_speakers[i])
			continue;
		rows[n] = (struct sort_row){.id = i + 1, .key = i};
		if (l->sort == SORT_COUNT)
			rows[n].key = UINT32_MAX - d->speakers[i].quotes.n;
		if (l->sort == SORT_NAME)
			rows[n].name = d->speakers[i].name;
		n++;
	}
	sort_into(&l->ids, rows, n);
}

/* ---- regions: a tree in the order of the text -------------------------------------------- */

/* Links of the tree of regions; ids, 0: none. */
struct tree {
	uint32_t *child, *last, *next;
};

static void tree_append(struct tree *t, uint32_t parent, uint32_t id)
{
	if (t->last[parent])
		t->next[t->last[parent]] = id;
	else
		t->child[parent] = id;
	t->last[parent] = id;
}

/* The first region of the country of `id` among the roots, so that roots of a country stay
 * together. */
static uint32_t first_of_country(uint32_t seen[26 * 26], const struct region *r, uint32_t id)
{
	unsigned a = (unsigned char)r->country[0] - 'A', b = (unsigned char)r->country[1] - 'A';
	if (a >= 26 || b >= 26)
		return id;
	uint32_t *first = &seen[a * 26 + b];
	if (!*first)
		*first = id;
	return *first;
}

static void walk_tree(const struct tree *t, const struct document *d, const bool *listed,
		      struct id_set *ids)
{
	for (uint32_t id = t->child[0]; id;) {
		if (listed[id - 1])
			VEC_PUSH(*ids, id);
		if (t->child[id]) {
			id = t->child[id];
			continue;
		}
		while (id && !t->next[id])
			id = d->regions[id - 1].within;
		id = id ? t->next[id] : 0;
	}
}

static void build_region_tree(struct ui_article *a, const struct document *d, struct list *l)
{
	size_t n = (size_t)d->n_regions + 1;
	struct tree t = {ARENA_ARRAY(&a->lit_arena, n, uint32_t),
			 ARENA_ARRAY(&a->lit_arena, n, uint32_t),
			 ARENA_ARRAY(&a->lit_arena, n, uint32_t)};
	struct sort_row *roots = ARENA_ARRAY(&a->lit_arena, n, struct sort_row);
	uint32_t seen[26 * 26] = {0}, n_roots = 0;
	for (uint32_t i = 0; i < d->n_regions; i++)
		if (!d->regions[i].within) {
			uint64_t first = first_of_country(seen, &d->regions[i], i + 1);
			bool country = d->regions[i].type == REGION_COUNTRY;
			roots[n_roots++] =
				(struct sort_row){.id = i + 1, .key = first * 2 + !country};
		}
	if (n_roots)
		qsort(roots, n_roots, sizeof *roots, by_rank);
	for (uint32_t i = 0; i < n_roots; i++)
		tree_append(&t, 0, roots[i].id);
	for (uint32_t i = 0; i < d->n_regions; i++)
		if (d->regions[i].within)
			tree_append(&t, d->regions[i].within, i + 1);
	l->ids.n = 0;
	walk_tree(&t, d, a->lit.listed_regions, &l->ids);
}

static void build_regions(struct ui_article *a, const struct document *d)
{
	struct list *l = &a->lists[PANE_REGIONS];
	if (l->sort == SORT_TEXT) {
		build_region_tree(a, d, l);
		return;
	}
	struct sort_row *rows = ARENA_ARRAY(&a->lit_arena, d->n_regions, struct sort_row);
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_regions; i++) {
		const struct region *r = &d->regions[i];
		if (!a->lit.listed_regions[i])
			continue;
		rows[n] = (struct sort_row){.id = i + 1, .key = UINT32_MAX - r->n_mentions};
		if (l->sort == SORT_NAME)
			rows[n].name = r->name;
		n++;
	}
	sort_into(&l->ids, rows, n);
}

static void keep_cursor(struct list *l, uint32_t id)
{
	for (uint32_t i = 0; i < l->ids.n; i++)
		if (l->ids.at[i] == id) {
			l->cursor = i;
			return;
		}
	if (l->cursor >= l->ids.n)
		l->cursor = l->ids.n ? (uint32_t)l->ids.n - 1 : 0;
}

void lists_build(struct ui_article *a)
{
	const struct document *d = a->view.document;
	uint32_t ids[PANES];
	for (int p = 0; p < PANES; p++)
		ids[p] = list_id(&a->lists[p]);
	build_quotes(a, d);
	build_speakers(a, d);
	build_regions(a, d);
	for (int p = 0; p < PANES; p++)
		keep_cursor(&a->lists[p], ids[p]);
}

/* ---- cursors ----------------------------------------------------------------------------- */

static void put_cursor(struct list *l, uint32_t id)
{
	if (id && list_id(l) != id)
		keep_cursor(l, id);
}

void lists_follow(struct ui_article *a, enum pane focus)
{
	const struct document *d = a->view.document;
	const struct quote *q = d ? document_quote(d, a->quote) : NULL;
	if (!q)
		return;
	put_cursor(&a->lists[PANE_QUOTES], a->quote);
	if (focus != PANE_SPEAKERS)
		put_cursor(&a->lists[PANE_SPEAKERS], q->speaker);
	if (focus == PANE_REGIONS)
		return;
	uint32_t start = d->paragraphs[q->paragraph].start;
	uint32_t i = mention_from(d->region_mentions, d->n_region_mentions, start);
	if (i < d->n_region_mentions &&
	    d->region_mentions[i].span.start < d->paragraphs[q->paragraph].end)
		put_cursor(&a->lists[PANE_REGIONS], d->region_mentions[i].id);
}

int list_row_height(const struct ui *ui, enum pane pane)
{
	return pane == PANE_QUOTES && !(ui->frame.narrow && ui->frame.sheet) ? 2 : 1;
}

static uint32_t rows_in_sight(const struct ui *ui, enum pane p)
{
	int rows = ui->frame.panes[p].rows - 1;
	int height = list_row_height(ui, p);
	return rows < height ? 1 : (uint32_t)(rows / height);
}

void lists_scroll(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	for (int p = PANE_QUOTES; p < PANES; p++) {
		struct list *l = &a->lists[p];
		uint32_t n = rows_in_sight(ui, (enum pane)p);
		if (!ui->frame.panes[p].rows)
			continue;
		if (l->cursor < l->top)
			l->top = l->cursor;
		if (l->cursor >= l->top + n)
			l->top = l->cursor - n + 1;
		uint32_t most = l->ids.n > n ? (uint32_t)l->ids.n - n : 0;
		if (l->top > most)
			l->top = most;
	}
}

/* ---- actions ----------------------------------------------------------------------------- */

/* The focused list; NULL, and said why, when there is none or nothing in it. */
static struct list *list_at_hand(struct ui *ui)
{
	struct list *l = &ui_now(ui)->lists[ui->focus];
	if (ui->focus == PANE_ARTICLE)
		ui_say(ui, false, "that is for the lists: Tab goes there");
	else if (!list_id(l))
		ui_say(ui, false, "nothing in this list");
	return list_id(l) ? l : NULL;
}

static void put_cursor_at(struct ui *ui, struct list *l, int64_t to)
{
	if (to >= (int64_t)l->ids.n)
		to = (int64_t)l->ids.n - 1;
	l->cursor = to < 0 ? 0 : (uint32_t)to;
	if (ui->focus == PANE_QUOTES)
		move_quote(ui, list_id(l));
}

static void move_cursor(struct ui *ui, int64_t rows)
{
	struct list *l = list_at_hand(ui);
	if (l)
		put_cursor_at(ui, l, l->cursor + rows * ui_times(ui));
}

void act_row_down(struct ui *ui)
{
	move_cursor(ui, 1);
}

void act_row_up(struct ui *ui)
{
	move_cursor(ui, -1);
}

void act_list_page_down(struct ui *ui)
{
	move_cursor(ui, rows_in_sight(ui, ui->focus));
}

void act_list_page_up(struct ui *ui)
{
	move_cursor(ui, -(int64_t)rows_in_sight(ui, ui->focus));
}

void act_list_top(struct ui *ui)
{
	struct list *l = list_at_hand(ui);
	if (l)
		put_cursor_at(ui, l, ui->count ? (int64_t)ui->count - 1 : 0);
}

void act_list_bottom(struct ui *ui)
{
	struct list *l = list_at_hand(ui);
	if (l)
		put_cursor_at(ui, l, ui->count ? (int64_t)ui->count - 1 : (int64_t)l->ids.n);
}

/* Lights only `id`; when it was so already, clears. */
static void light_only(struct ui_article *a, struct id_set *set, uint32_t id)
{
	bool was = set->n == 1 && set->at[0] == id;
	id_set_clear(set);
	if (!was)
		id_set_toggle(set, id);
	light_fall(a);
}

void act_choose(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct list *l = list_at_hand(ui);
	if (!l)
		return;
	uint32_t id = list_id(l);
	switch (ui->focus) {
	case PANE_QUOTES:
		move_quote(ui, id);
		pane_focus(ui, PANE_ARTICLE);
		break;
	case PANE_SPEAKERS:
		light_only(a, &a->light.speakers, id);
		break;
	case PANE_REGIONS:
		light_only(a, &a->light.regions, id);
		break;
	default:
		break;
	}
}

void act_light_add(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct document *d = ui_document(ui);
	const struct list *l = list_at_hand(ui);
	if (!l)
		return;
	uint32_t id = list_id(l);
	uint32_t speaker = ui->focus == PANE_SPEAKERS ? id : 0;
	if (ui->focus == PANE_QUOTES)
		speaker = d->quotes[id - 1].speaker;
	if (ui->focus == PANE_REGIONS)
		id_set_toggle(&a->light.regions, id);
	else if (speaker)
		id_set_toggle(&a->light.speakers, speaker);
	else
		ui_say(ui, false, "nobody was found for this quote");
	light_fall(a);
}

void act_sort(struct ui *ui)
{
	static const char *const names[PANES][SORTS] = {
		[PANE_QUOTES] = {"by place in the text", "the least sure first", "by speaker"},
		[PANE_SPEAKERS] = {"by first quote", "by number of quotes", "by name"},
		[PANE_REGIONS] = {"by place in the text", "by number of mentions", "by name"},
	};
	struct list *l = list_at_hand(ui);
	if (!l)
		return;
	l->sort = (l->sort + 1) % SORTS;
	light_fall(ui_now(ui));
	ui_say(ui, false, "sorted %s", names[ui->focus][l->sort]);
}
