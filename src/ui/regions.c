/* The pane of regions. */
#include "ui/lens.h"

uint32_t region_count(const struct document *d)
{
	return d->n_regions;
}

/* ---- a tree in the order of the text ----------------------------------------------------- */

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

/* What regions that stand together have in common; 0: nothing. */
static uint64_t country_key(const struct region *r)
{
	return (uint64_t)(unsigned char)r->country[0] << 8 | (unsigned char)r->country[1];
}

static uint64_t subdivision_key(const struct region *r)
{
	uint64_t key = 0;
	memcpy(&key, r->code, sizeof key);
	return key;
}

/* By index: the first region that has its key, `none` where it has none. */
static uint32_t *first_alike(const struct document *d,
			     uint64_t (*common)(const struct region *), uint32_t none,
			     struct arena *arena)
{
	struct sort_row *rows = ARENA_ARRAY(arena, d->n_regions, struct sort_row);
	uint32_t *first = ARENA_ARRAY(arena, d->n_regions, uint32_t);
	for (uint32_t i = 0; i < d->n_regions; i++)
		rows[i] = (struct sort_row){.id = i + 1, .key = common(&d->regions[i])};
	rows_sort(rows, d->n_regions);
	for (uint32_t i = 0, id = 0; i < d->n_regions; i++) {
		if (!i || rows[i].key != rows[i - 1].key)
			id = rows[i].id;
		first[rows[i].id - 1] = rows[i].key ? id : none;
	}
	return first;
}

/*
 * Country by country in the order of the text, in each subdivision by subdivision, whether the
 * article names these or not; what lies in no country last.
 */
static struct sort_row *grouped(const struct document *d, struct arena *arena)
{
	struct sort_row *rows = ARENA_ARRAY(arena, d->n_regions, struct sort_row);
	const uint32_t *country = first_alike(d, country_key, d->n_regions + 1, arena);
	const uint32_t *subdivision = first_alike(d, subdivision_key, 0, arena);
	for (uint32_t i = 0; i < d->n_regions; i++) {
		enum region_type type = d->regions[i].type;
		uint64_t outer = (uint64_t)country[i] * 2 + (type != REGION_COUNTRY);
		uint64_t inner = subdivision[i] ? subdivision[i] : i + 1;
		inner = inner * 2 + (type != REGION_SUBDIVISION);
		rows[i] = (struct sort_row){.id = i + 1, .key = outer << 32 | inner};
	}
	rows_sort(rows, d->n_regions);
	return rows;
}

static void build_tree(struct ui_article *a, const struct document *d, struct list *l)
{
	size_t n = (size_t)d->n_regions + 1;
	struct arena *arena = &a->lit_arena;
	struct tree t = {ARENA_ARRAY(arena, n, uint32_t), ARENA_ARRAY(arena, n, uint32_t),
			 ARENA_ARRAY(arena, n, uint32_t)};
	const struct sort_row *rows = grouped(d, arena);
	for (uint32_t i = 0; i < d->n_regions; i++)
		tree_append(&t, d->regions[rows[i].id - 1].within, rows[i].id);
	l->ids.n = 0;
	walk_tree(&t, d, a->lit.listed_regions, &l->ids);
}

void region_build(struct ui_article *a, const struct document *d, struct list *l)
{
	if (l->sort == SORT_TEXT) {
		build_tree(a, d, l);
		return;
	}
	struct sort_row *rows = ARENA_ARRAY(&a->lit_arena, d->n_regions, struct sort_row);
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_regions; i++) {
		const struct region *r = &d->regions[i];
		if (!a->lit.listed_regions[i])
			continue;
		rows[n] = (struct sort_row){
			.id = i + 1, .key = key_of_count(r->n_mentions, region_doubtful(r))};
		if (l->sort == SORT_NAME)
			rows[n].name = region_called(d, r);
		n++;
	}
	list_sort(l, rows, n);
}

/* What a search of the list looks in: as the article calls it, and as lists do. */
struct str region_words(const struct ui_article *a, uint32_t id, struct arena *arena)
{
	const struct region *r = document_region(a->view.document, id);
	struct str called = region_called(a->view.document, r);
	return arena_printf(arena, "%.*s, %.*s, %s, %s", (int)called.n, called.at,
			    (int)r->name.n, r->name.at, region_type_name(r->type), r->country);
}

uint32_t region_of_quote(const struct ui_article *a, const struct quote *q)
{
	const struct document *d = a->view.document;
	struct span p = d->paragraphs[q->paragraph];
	uint32_t i = mention_from(d->region_mentions, d->n_region_mentions, p.start);
	bool named = i < d->n_region_mentions && d->region_mentions[i].span.start < p.end;
	return named ? d->region_mentions[i].id : 0;
}

void region_choose(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	id_set_only(&a->light.regions, id);
	light_chosen(ui);
}

void region_light(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	id_set_toggle(&a->light.regions, id);
	light_chosen(ui);
}

struct str region_row(const struct ui *ui, uint32_t id, struct arena *arena)
{
	const struct region *r = document_region(ui_document(ui), id);
	const char *code = r->code[0] ? r->code : r->country;
	struct str called = region_called(ui_document(ui), r);
	struct str line = arena_printf(arena, "%.*s%s%s", (int)called.n, called.at,
				       code[0] ? ", " : "", code);
	if (r->located)
		line = arena_printf(arena, "%.*s, %.4f, %.4f", (int)line.n, line.at,
				    (double)r->lat, (double)r->lon);
	return line;
}

/* ---- why --------------------------------------------------------------------------------- */

static void add_region_quotes(struct sheet_writer *w, const struct document *d, uint32_t id)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_quotes && n < LISTED_MOST; i++) {
		const struct quote *q = &d->quotes[i];
		const struct speaker *s = document_speaker(d, q->speaker);
		struct str name = s ? s->name : STR("?");
		if (ui_region_near(d, id, q))
			sheet_wrap(
				w, n++ ? "" : "quotes",
				arena_printf(w->arena, "%u %.*s", i + 1, (int)name.n, name.at),
				(struct str){0});
	}
}

struct sheet_text region_about(const struct ui *ui, struct sheet_writer *w)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct region *r = d ? document_region(d, ui_region(ui)) : NULL;
	if (!r)
		return sheet_end(w, STR("Region"), 0);
	sheet_wrap(w, "name", r->name, (struct str){0});
	const char *code = r->code[0] ? r->code : r->country;
	sheet_format(w, "type", "%s%s%s", region_type_name(r->type), code[0] ? ", " : "", code);
	const struct region *up = document_region(d, r->within);
	if (up)
		sheet_wrap(w, "within", up->name, (struct str){0});
	if (r->located)
		sheet_format(w, "place", "%.4f, %.4f%s", (double)r->lat, (double)r->lon,
			     r->approximate ? " (of a place near by)" : "");
	else if (r->approximate)
		sheet_format(w, "place", "in no list: only where it lies is known");
	sheet_format(w, "confidence", "%.2f, focus %.2f%s", (double)r->confidence,
		     (double)r->focus, region_doubtful(r) ? "  ?" : "");
	if (r->by_person)
		sheet_add(w, "by you", STR("named, or put together"), STR(""));
	if (r->why.n)
		sheet_wrap(w, "why", r->why, (struct str){0});
	for (uint32_t i = 0; i < r->n_mentions && i < LISTED_MOST; i++)
		sheet_span(w, a, i ? "" : "mentions", r->mentions[i].span);
	add_region_quotes(w, d, ui_region(ui));
	return sheet_end(w, STR("Region"), LABEL_WHY);
}

const struct lens lens_regions = {
	.sorts = {"by place in the text", "by number of mentions", "by name"},
	.count = region_count,
	.build = region_build,
	.words = region_words,
	.of_quote = region_of_quote,
	.choose = region_choose,
	.add = region_light,
	.row = region_row,
	.why = region_about,
};

void act_regions(struct ui *ui)
{
	pane_focus(ui, PANE_REGIONS);
}
