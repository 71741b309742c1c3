/* How the pane of regions looks. */
#include "view/row.h"

/* What lies in a subdivision that the article names stands a column further in. */
static bool in_subdivision(const struct document *d, const struct region *r)
{
	const struct region *up = document_region(d, r->within);
	return up && up->type != REGION_COUNTRY;
}

/* Digits of the largest count, which the column of types has to leave room for. */
static int most_digits(const struct document *d)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < d->n_regions && i < 256; i++)
		most = d->regions[i].n_mentions > most ? d->regions[i].n_mentions : most;
	return digits_of(most);
}

/* The country of a row, when it is another than that of the row above. */
static const char *code_of(const struct list_row *l)
{
	const struct document *d = l->a->view.document;
	const struct list *list = &l->a->lists[PANE_REGIONS];
	uint32_t i = l->index;
	const struct region *r = document_region(d, list->ids.at[i]);
	const struct region *above = i ? document_region(d, list->ids.at[i - 1]) : NULL;
	bool same = above && strcmp(above->country, r->country) == 0 && i != list->top;
	return same && list->sort == SORT_TEXT ? "" : r->country;
}

/* In the place of a code, for what lies in several countries or in none: a sea. */
static void draw_code(struct list_row *l, const struct region *r, enum role role)
{
	const char *dot = view_signs(l->ui)->dot;
	for (int i = 0; i < 2 && !r->country[0]; i++)
		pane_sign(l, 2 + i, dot, role);
	pane_put(l, 2, 2, str_of(code_of(l)), pane_role(l, role));
}

enum { TWINS_AMONG = 256 }; /* regions that one of the same name is looked for among */

/* Another one of its country that the article calls the same, NULL: none. */
static const struct region *twin_of(const struct document *d, const struct region *r)
{
	struct str called = region_called(d, r);
	for (uint32_t i = 0; i < d->n_regions && i < TWINS_AMONG; i++) {
		const struct region *o = &d->regions[i];
		if (o != r && strcmp(o->country, r->country) == 0 &&
		    str_eq(region_called(d, o), called))
			return o;
	}
	return NULL;
}

/*
 * As the article calls it; with what tells it from its twin: "Kansas City, MO", or where no
 * column tells the types, "Luhansk, city".
 */
static struct str name_of(const struct list_row *l, const struct region *r, struct arena *arena)
{
	const struct document *d = l->a->view.document;
	struct str called = region_called(d, r);
	const struct region *twin = twin_of(d, r);
	const char *apart = "";
	if (twin && strcmp(twin->code, r->code) != 0 && strlen(r->code) > 3)
		apart = r->code + 3;
	else if (twin && l->pane.columns < WIDE && r->type != REGION_SUBDIVISION)
		apart = region_type_name(r->type);
	if (!*apart)
		return called;
	return arena_printf(arena, "%.*s, %s", (int)called.n, called.at, apart);
}

static void draw_region(struct list_row *l, struct arena *arena)
{
	const struct document *d = l->a->view.document;
	const struct region *r = document_region(d, l->id);
	const struct signs *signs = view_signs(l->ui);
	bool wide = l->pane.columns >= WIDE;
	bool lit = l->a->lit.regions[l->id - 1] && r->n_mentions;
	enum role role = pane_role(l, lit ? ROLE_REGION : ROLE_UNLIT);
	enum role other = lit ? ROLE_BASE : ROLE_UNLIT;
	if (id_set_holds(&l->a->light.regions, l->id))
		pane_sign(l, 1, signs->lit, ROLE_REGION);
	else if (l->near || l->chosen)
		pane_sign(l, 1, signs->current, ROLE_GUTTER);
	draw_code(l, r, other);
	bool tree = l->a->lists[PANE_REGIONS].sort == SORT_TEXT;
	int name = (wide ? 6 : 5) + (tree && in_subdivision(d, r));
	pane_mark(l, name - 1, r->by_person ? signs->by_person : NULL);
	int right = l->pane.columns - (wide ? 13 : 3) - most_digits(d);
	pane_put(l, name, right - name - (wide ? 1 : 0), name_of(l, r, arena), role);
	if (wide && r->type != REGION_COUNTRY)
		pane_put(l, right, 11, str_of(region_type_name(r->type)), pane_role(l, other));
	if (r->n_mentions)
		pane_number(l, r->n_mentions, other);
}

static bool is_near(const struct ui *ui, uint32_t id)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct quote *q = document_quote(d, a->quote);
	uint32_t mention = ui_region_now(a);
	if (ui->focus == PANE_MAP)
		return id == ui_region(ui);
	if (mention)
		return d->region_mentions[mention - 1].id == id;
	return q && ui_region_near(d, id, q);
}

static bool is_doubtful(const struct document *d, uint32_t id)
{
	return region_doubtful(document_region(d, id));
}

static struct str count(const struct ui *ui, struct arena *arena)
{
	return row_count(ui, PANE_REGIONS, ui_article(ui)->lit.n_regions,
			 ui_document(ui)->n_regions, arena);
}

struct str view_region_status(const struct ui *ui, struct arena *arena)
{
	const struct document *d = ui_document(ui);
	const struct region *r = document_region(d, ui_region(ui));
	if (!r)
		return STR("");
	struct str called = region_called(d, r);
	return arena_printf(arena, "%.*s, %s%s%s %s named %s", (int)called.n, called.at,
			    region_type_name(r->type), r->country[0] ? ", " : "", r->country,
			    view_signs(ui)->dot, view_counted(r->n_mentions, "time", arena).at);
}

const struct pane_view pane_view_regions = {
	.hint = "light",
	.draw = draw_region,
	.doubtful = is_doubtful,
	.near = is_near,
	.count = count,
	.status = view_region_status,
};
