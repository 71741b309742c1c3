/* How the matrix looks: the names of speakers and regions stay, the cells scroll. */
#include "view/row.h"

#include "reader/text.h"

enum { HEADS_MOST = 3 };

struct matrix_page {
	const struct ui *ui;
	const struct ui_article *a;
	const struct document *d;
	struct grid *g;
	struct rect pane;
	struct matrix_frame f;
	bool focused;
	int right; /* screen column behind the last cell */
};

static int left_of(const struct matrix_page *p, uint32_t column)
{
	return p->pane.column + p->f.cells +
	       (int)(column - p->a->matrix.across.top) * p->f.cell;
}

/* The column behind the last in sight. */
static uint32_t end_of(const struct matrix_page *p)
{
	const struct list *across = &p->a->matrix.across;
	uint32_t n = (uint32_t)across->ids.n, end = across->top + (uint32_t)p->f.across;
	return end < n ? end : n;
}

static bool is_chosen(const struct matrix_page *p, const struct list *l, uint32_t i)
{
	return p->focused && i == l->cursor;
}

/* ---- the regions ------------------------------------------------------------------------- */

static enum role head_role(const struct matrix_page *p, uint32_t column)
{
	uint32_t id = p->a->matrix.across.ids.at[column];
	bool doubtful = region_doubtful(document_region(p->d, id));
	if (is_chosen(p, &p->a->matrix.across, column))
		return ROLE_SPOT_REGION;
	if (light_on(&p->a->light) && !p->a->lit.regions[id - 1])
		return ROLE_UNLIT;
	return ui_dims(p->ui, doubtful) ? ROLE_DOUBTFUL : ROLE_REGION;
}

static int head_line(const struct matrix_page *p, uint32_t column)
{
	return (int)(column - p->a->matrix.across.top) % p->f.heads;
}

/* On its line up to the next name there. */
static int draw_head(const struct matrix_page *p, uint32_t column)
{
	uint32_t id = p->a->matrix.across.ids.at[column];
	const struct region *r = document_region(p->d, id);
	int row = p->pane.row + 1 + head_line(p, column), left = left_of(p, column);
	int right = left + p->f.heads * p->f.cell - 1;
	if (id_set_holds(&p->a->light.regions, id))
		draw(p->g, row, left - 1, left, str_of(view_signs(p->ui)->lit), ROLE_REGION);
	else if (region_doubtful(r))
		draw(p->g, row, left - 1, left, STR("?"), ROLE_WARNING);
	return draw(p->g, row, left, right < p->right ? right : p->right,
		    region_called(p->d, r), head_role(p, column));
}

/* Names, and below each a line down to its cells where no other name stands in its way. */
static void draw_heads(const struct matrix_page *p, uint32_t end)
{
	int taken[HEADS_MOST] = {0}; /* up to where each line is */
	for (uint32_t k = p->a->matrix.across.top; k < end; k++) {
		int line = head_line(p, k), left = left_of(p, k);
		taken[line] = draw_head(p, k);
		enum role role = head_role(p, k);
		for (int below = line + 1; below < p->f.heads; below++)
			if (taken[below] < left)
				grid_fill(p->g, p->pane.row + 1 + below, left, 1, 1,
					  view_signs(p->ui)->vertical,
					  role == ROLE_SPOT_REGION ? role : ROLE_RULE);
	}
}

/* ---- the speakers ------------------------------------------------------------------------ */

static void draw_name(const struct matrix_page *p, int row, uint32_t i, struct arena *arena)
{
	const struct list *l = &p->a->lists[PANE_MATRIX];
	uint32_t id = l->ids.at[i];
	const struct speaker *s = document_speaker(p->d, id);
	const struct signs *signs = view_signs(p->ui);
	bool doubtful = speaker_doubtful(s), lit = p->a->lit.speakers[id - 1];
	bool chosen = is_chosen(p, l, i);
	enum role role = chosen                     ? ROLE_SPOT_SPEAKER
			 : !lit                     ? ROLE_UNLIT
			 : ui_dims(p->ui, doubtful) ? ROLE_DOUBTFUL
						    : ROLE_SPEAKER;
	int left = p->pane.column, name = left + p->f.name, said = left + p->f.said;
	if (id_set_holds(&p->a->light.speakers, id))
		draw(p->g, row, left, name, str_of(signs->lit), ROLE_SPEAKER);
	else if (chosen)
		draw(p->g, row, left, name, str_of(signs->current), ROLE_GUTTER);
	if (s->by_person)
		draw(p->g, row, left + 1, name, str_of(signs->by_person), ROLE_GUTTER);
	else if (doubtful)
		draw(p->g, row, left + 1, name, STR("?"), ROLE_WARNING);
	draw(p->g, row, name, said, s->name, role);
	draw_right(p->g, row, left + p->f.cells - 2,
		   arena_printf(arena, "%u", p->a->lit.said[id - 1]),
		   lit ? ROLE_BASE : ROLE_UNLIT);
}

/* ---- cells ------------------------------------------------------------------------------- */

static const char *bar_of(const struct matrix_page *p, uint32_t n)
{
	enum { FULL = 5 }; /* the number that has the full bar, where none is larger */
	uint32_t most = p->a->matrix.most > FULL ? p->a->matrix.most : FULL;
	return view_signs(p->ui)->bars[1 + (uint64_t)(FULL - 1) * n / most];
}

static bool is_lit(const struct ui_article *a, const struct matrix_cell *c)
{
	return (!a->light.speakers.n || a->lit.chosen_speakers[c->speaker - 1]) &&
	       (!a->light.regions.n || a->lit.chosen_regions[c->region - 1]);
}

/* "▄2", "▁1?" where all of it is doubtful, "·" for nothing. */
static void draw_cell(const struct matrix_page *p, int row, uint32_t speaker, uint32_t column,
		      bool chosen, struct arena *arena)
{
	const struct matrix_cell *c =
		ui_matrix_cell(p->a, speaker, p->a->matrix.across.ids.at[column]);
	int left = left_of(p, column), right = left + p->f.cell - 1;
	bool unsure = c && c->doubtful == c->said;
	struct str text = str_of(view_signs(p->ui)->dot);
	enum role role = ROLE_UNLIT;
	if (c) {
		text = arena_printf(arena, "%s%u%s", bar_of(p, c->said), c->said,
				    unsure ? "?" : "");
		role = !is_lit(p->a, c)         ? ROLE_UNLIT
		       : ui_dims(p->ui, unsure) ? ROLE_DOUBTFUL
						: ROLE_QUOTE;
	}
	if (chosen)
		grid_fill(p->g, row, left, 1, p->f.cell - 1, ' ', ROLE_CURRENT);
	draw(p->g, row, left, right, text, chosen ? ROLE_CURRENT : role);
}

/* ---- the page ---------------------------------------------------------------------------- */

static void draw_rows(const struct matrix_page *p, int row, struct arena *arena)
{
	const struct list *l = &p->a->lists[PANE_MATRIX], *across = &p->a->matrix.across;
	int bottom = p->pane.row + p->pane.rows;
	for (uint32_t i = l->top; i < l->ids.n && row < bottom; i++, row++) {
		draw_name(p, row, i, arena);
		for (uint32_t k = across->top; k < end_of(p); k++)
			draw_cell(p, row, l->ids.at[i], k,
				  is_chosen(p, l, i) && k == across->cursor, arena);
	}
}

/* Why there is nothing to see; "": there is. */
static struct str lacking(const struct ui_article *a)
{
	if (a->filters[PANE_MATRIX].pattern && !a->lists[PANE_MATRIX].ids.n)
		return STR("no speaker matches");
	if (!a->lists[PANE_MATRIX].ids.n)
		return STR("nobody is quoted here");
	return a->matrix.across.ids.n ? STR("") : STR("no quote stands near a region");
}

static void draw_page(const struct ui *ui, struct grid *g, struct rect pane,
		      struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	struct matrix_page p = {.ui = ui,
				.a = a,
				.d = a->view.document,
				.g = g,
				.pane = pane,
				.f = ui_matrix_frame(ui),
				.focused = ui->focus == PANE_MATRIX,
				.right = pane.column + pane.columns - 1};
	int row = pane.row + 1 + p.f.heads;
	struct str none = lacking(a);
	draw(g, pane.row + 1, pane.column + p.f.name, p.right, none, ROLE_BASE);
	draw_heads(&p, end_of(&p));
	if (p.f.ruled)
		grid_fill(g, row++, pane.column, 1, p.right - pane.column,
			  view_signs(ui)->horizontal, ROLE_RULE);
	draw_rows(&p, row, arena);
}

/* "1? 6 × 9"; of columns those in sight: "6 × 3–9 of 12". */
static struct str count(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct list *across = &a->matrix.across;
	uint32_t n = (uint32_t)across->ids.n, room = (uint32_t)ui_matrix_frame(ui).across;
	const char *by = ui_unicode(ui) ? "×" : "x", *to = ui_unicode(ui) ? "–" : "-";
	struct str columns = arena_printf(arena, "%u", n);
	if (n > room)
		columns = arena_printf(arena, "%u%s%u of %u", across->top + 1, to,
				       across->top + room, n);
	uint32_t doubtful = a->lit.n_doubtful[PANE_SPEAKERS];
	return arena_printf(arena, "%s%zu %s %s",
			    doubtful ? arena_printf(arena, "%u? ", doubtful).at : "",
			    a->lists[PANE_MATRIX].ids.n, by, columns.at);
}

/* "Elena Dimova · Varna: 2 quotes" */
static struct str status(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct speaker *s = document_speaker(d, ui_speaker(ui));
	const struct region *r = document_region(d, ui_region(ui));
	if (!s || !r)
		return view_light_status(ui, arena);
	const struct matrix_cell *c = ui_matrix_cell(a, ui_speaker(ui), ui_region(ui));
	struct str called = region_called(d, r);
	return arena_printf(arena, "%.*s %s %.*s: %s", (int)s->name.n, s->name.at,
			    view_signs(ui)->dot, (int)called.n, called.at,
			    c ? view_counted(c->said, "quote", arena).at : "no quote");
}

const struct pane_view pane_view_matrix = {
	.hint = "light both",
	.page = draw_page,
	.count = count,
	.status = status,
};
