/*
 * The matrix: a row for each speaker, a column for each region near which somebody is quoted. A
 * quote is near a region when the region's light would fall on it, so that what a cell counts
 * is what Enter on it lights.
 */
#include "ui/lens.h"

#include "reader/text.h"

enum {
	NEAR_MOST = 200, /* regions near a quote that are looked at */
	SIGNS = 2,       /* columns: left of a name; */
	NAME_LEAST = 10, /* that a longer name of a speaker has; */
	SAID = 4,        /* of the number of quotes, with what parts it from the name; */
	CELL_LEAST = 5,
	ALONE_LEAST = 8, /* where all regions stand on one line */
	LOW = 12,        /* rows of a page on which they stand on two lines, on three */
	HIGH = 18
};

/* ---- what is counted --------------------------------------------------------------------- */

/* The regions that are named near a quote, and those that they lie in; each once. */
struct near {
	uint32_t ids[NEAR_MOST];
	uint32_t n;
	uint32_t *seen; /* by index of a region: id of the last quote that has it near */
};

static void look_near(struct near *near, const struct document *d, uint32_t quote)
{
	uint32_t named[NEAR_MOST];
	uint32_t n = document_regions_near(d, document_quote(d, quote), named, NEAR_MOST);
	near->n = 0;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t id = named[i]; id && near->n < NEAR_MOST;
		     id = document_region(d, id)->within) {
			if (near->seen[id - 1] == quote)
				break;
			near->seen[id - 1] = quote;
			near->ids[near->n++] = id;
		}
}

static int by_cell(const void *one, const void *other)
{
	const struct matrix_cell *a = one, *b = other;
	if (a->speaker != b->speaker)
		return a->speaker < b->speaker ? -1 : 1;
	return a->region < b->region ? -1 : a->region > b->region;
}

static bool is_counted(const struct ui *ui, const struct ui_article *a, const struct quote *q)
{
	return q->speaker && !ui_hides(ui, quote_doubtful(q)) &&
	       !a->lit.hidden_speakers[q->speaker - 1] &&
	       (!a->light.kinds || a->light.kinds & 1u << q->kind);
}

/* Puts those of one speaker and one region together. */
static void count_cells(struct matrix *m, struct matrix_cell *cells, size_t n)
{
	if (n)
		qsort(cells, n, sizeof *cells, by_cell);
	m->n_cells = m->most = 0;
	for (size_t i = 0; i < n; i++) {
		struct matrix_cell *last = m->n_cells ? &cells[m->n_cells - 1] : NULL;
		if (last && by_cell(last, &cells[i]) == 0) {
			last->said++;
			last->doubtful += cells[i].doubtful;
		} else {
			cells[m->n_cells++] = cells[i];
		}
		uint32_t said = cells[m->n_cells - 1].said;
		m->most = said > m->most ? said : m->most;
	}
	m->cells = cells;
}

static void fill_cells(const struct ui *ui, struct ui_article *a)
{
	const struct document *d = a->view.document;
	struct matrix *m = &a->matrix;
	struct near near = {.seen = ARENA_ARRAY(&m->arena, d->n_regions, uint32_t)};
	VEC(struct matrix_cell) cells = {0};
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		look_near(&near, d, i + 1);
		for (uint32_t k = 0; k < near.n && is_counted(ui, a, q); k++)
			VEC_PUSH(cells, (struct matrix_cell){q->speaker, near.ids[k], 1,
							     quote_doubtful(q)});
	}
	struct matrix_cell *own = ARENA_ARRAY(&m->arena, cells.n, struct matrix_cell);
	if (cells.n)
		memcpy(own, cells.at, cells.n * sizeof *own);
	count_cells(m, own, cells.n);
	VEC_FREE(cells);
}

const struct matrix_cell *ui_matrix_cell(const struct ui_article *a, uint32_t speaker,
					 uint32_t region)
{
	const struct matrix *m = &a->matrix;
	struct matrix_cell wanted = {.speaker = speaker, .region = region};
	size_t i;
	BISECT(i, m->n_cells, by_cell(&m->cells[i], &wanted) < 0);
	return i < m->n_cells && by_cell(&m->cells[i], &wanted) == 0 ? &m->cells[i] : NULL;
}

/* ---- rows and columns -------------------------------------------------------------------- */

static void widen(int *columns, struct str name)
{
	int more = (int)text_width(name, 1);
	*columns = more > *columns ? more : *columns;
}

static void list_speakers(struct ui_article *a, struct list *l)
{
	const struct document *d = a->view.document;
	struct sort_row *rows = ARENA_ARRAY(&a->matrix.arena, d->n_speakers, struct sort_row);
	uint32_t n = 0;
	a->matrix.name = 0;
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		const struct speaker *s = &d->speakers[i];
		if (a->lit.hidden_speakers[i])
			continue;
		widen(&a->matrix.name, s->name);
		rows[n] = (struct sort_row){.id = i + 1, .key = i};
		if (l->sort == SORT_COUNT)
			rows[n].key = key_of_count(a->lit.said[i], speaker_doubtful(s));
		if (l->sort == SORT_NAME)
			rows[n].name = s->name;
		n++;
	}
	list_sort(l, rows, n);
}

static void list_regions(struct ui_article *a, int sort)
{
	const struct document *d = a->view.document;
	struct matrix *m = &a->matrix;
	struct sort_row *rows = ARENA_ARRAY(&m->arena, d->n_regions, struct sort_row);
	uint32_t *said = ARENA_ARRAY(&m->arena, d->n_regions, uint32_t), n = 0;
	for (size_t i = 0; i < m->n_cells; i++)
		said[m->cells[i].region - 1] += m->cells[i].said;
	m->region = 0;
	for (uint32_t i = 0; i < d->n_regions; i++) {
		const struct region *r = &d->regions[i];
		if (!said[i] || a->lit.hidden_regions[i])
			continue;
		widen(&m->region, region_called(d, r));
		rows[n] = (struct sort_row){.id = i + 1, .key = i};
		if (sort == SORT_COUNT)
			rows[n].key = key_of_count(said[i], region_doubtful(r));
		if (sort == SORT_NAME)
			rows[n].name = region_called(d, r);
		n++;
	}
	list_sort(&m->across, rows, n);
}

static uint32_t gather(struct ui *ui, struct list *l)
{
	struct ui_article *a = ui_now(ui);
	struct list *across = &a->matrix.across;
	uint32_t speaker = list_id(l), region = list_id(across);
	arena_reset(&a->matrix.arena);
	l->ids.n = across->ids.n = 0;
	a->matrix.n_cells = 0;
	if (!a->view.document)
		return 0;
	fill_cells(ui, a);
	list_speakers(a, l);
	list_regions(a, l->sort);
	list_keep(across, region);
	return speaker;
}

/* ---- where it stands --------------------------------------------------------------------- */

/*
 * Names of regions are longer than what they count, so they begin in turn on one of up to three
 * lines, and go on over the columns behind them.
 */
struct matrix_frame ui_matrix_frame(const struct ui *ui)
{
	const struct matrix *m = &ui_article(ui)->matrix;
	struct rect pane = ui->frame.panes[PANE_MATRIX];
	int columns = pane.columns - 1; /* the minimap's */
	int name = columns * 5 / 16 < NAME_LEAST ? NAME_LEAST : columns * 5 / 16;
	int n = m->across.ids.n ? (int)m->across.ids.n : 1;
	int most = pane.rows < LOW ? 1 : pane.rows < HIGH ? 2 : 3;
	int least = most == 1 ? ALONE_LEAST : CELL_LEAST, longest = m->region + 1;
	struct matrix_frame f = {.name = SIGNS};
	f.said = SIGNS + (m->name < name ? m->name : name);
	f.cells = f.said + SAID + 2;
	int room = columns - f.cells;
	f.cell = room / n < longest ? room / n : longest;
	f.cell = f.cell < least ? least : f.cell;
	f.across = room / f.cell < 1 ? 1 : room / f.cell;
	f.heads = (longest + f.cell - 1) / f.cell;
	f.heads = f.heads < most ? f.heads : most;
	f.ruled = pane.rows >= LOW;
	return f;
}

static int head(const struct ui *ui)
{
	struct matrix_frame f = ui_matrix_frame(ui);
	return f.heads + f.ruled;
}

/* Brings the column of the cursor in sight, and leaves none empty at the right. */
static void fit(struct ui *ui)
{
	struct list *across = &ui_now(ui)->matrix.across;
	uint32_t room = (uint32_t)ui_matrix_frame(ui).across, n = (uint32_t)across->ids.n;
	if (across->top + room > n)
		across->top = n > room ? n - room : 0;
	if (across->cursor < across->top)
		across->top = across->cursor;
	if (across->cursor >= across->top + room)
		across->top = across->cursor + 1 - room;
}

/* ---- actions ----------------------------------------------------------------------------- */

static void go_across(struct ui *ui, int64_t columns)
{
	struct list *across = &ui_now(ui)->matrix.across;
	int64_t to = (int64_t)across->cursor + columns, n = (int64_t)across->ids.n;
	to = to >= n ? n - 1 : to;
	across->cursor = to < 0 ? 0 : (uint32_t)to;
}

static void point(struct ui *ui, int column)
{
	struct matrix_frame f = ui_matrix_frame(ui);
	struct list *across = &ui_now(ui)->matrix.across;
	int at = column - f.cells;
	if (at >= 0 && at / f.cell < f.across)
		go_across(ui, (int64_t)across->top + at / f.cell - across->cursor);
}

/* The region of the column at the cursor, and the speaker of the row; 0: none. */
struct matrix_choice {
	uint32_t speaker, region;
};

static struct matrix_choice chosen_in(const struct ui_article *a)
{
	return (struct matrix_choice){list_id(&a->lists[PANE_MATRIX]),
				      list_id(&a->matrix.across)};
}

static void light_only(struct id_set *s, uint32_t id)
{
	id_set_clear(s);
	id_set_toggle(s, id);
}

/* Lights both, and goes to the first quote of him there. */
static void choose(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	uint32_t region = chosen_in(a).region, first = 0;
	if (!ui_matrix_cell(a, id, region)) {
		ui_say(ui, false, "no quote stands in this cell");
		return;
	}
	light_only(&a->light.speakers, id);
	light_only(&a->light.regions, region);
	light_chosen(ui);
	while (first < a->view.document->n_quotes && !a->lit.quotes[first])
		first++;
	pane_focus(ui, PANE_ARTICLE);
	ui_settle(ui);
	move_quote(ui, first + 1);
}

/* Both into the light, or where both are in it, out of it. */
static void add_to_light(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	uint32_t region = chosen_in(a).region;
	bool speaks = id_set_holds(&a->light.speakers, id);
	bool named = !region || id_set_holds(&a->light.regions, region);
	if (speaks == named || !speaks)
		id_set_toggle(&a->light.speakers, id);
	if (region && (speaks == named || !named))
		id_set_toggle(&a->light.regions, region);
	light_chosen(ui);
}

/* "Elena Dimova: Bulgaria 3, Varna 2" */
static struct str row(const struct ui *ui, uint32_t id, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct id_set *regions = &a->matrix.across.ids;
	struct str name = document_speaker(d, id)->name;
	struct {
		VEC(char) text;
	} line = {0};
	VEC_APPEND(line.text, name.at, name.n);
	for (size_t i = 0; i < regions->n; i++) {
		const struct matrix_cell *c = ui_matrix_cell(a, id, regions->at[i]);
		if (!c)
			continue;
		struct str called = region_called(d, document_region(d, c->region));
		struct arena one = {0};
		struct str cell =
			arena_printf(&one, "%s%.*s %u", line.text.n == name.n ? ": " : ", ",
				     (int)called.n, called.at, c->said);
		VEC_APPEND(line.text, cell.at, cell.n);
		arena_free(&one);
	}
	struct str all = arena_str(arena, (struct str){line.text.at, line.text.n});
	VEC_FREE(line.text);
	return all;
}

/* ---- why --------------------------------------------------------------------------------- */

static bool is_near(const struct document *d, const struct quote *q, uint32_t region)
{
	uint32_t named[NEAR_MOST];
	uint32_t n = document_regions_near(d, q, named, NEAR_MOST);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t id = named[i]; id; id = document_region(d, id)->within)
			if (id == region)
				return true;
	return false;
}

static void add_quotes(const struct ui *ui, struct sheet_writer *w, struct matrix_choice c)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_quotes && n < LISTED_MOST; i++) {
		const struct quote *q = &d->quotes[i];
		if (q->speaker != c.speaker || !is_counted(ui, a, q) ||
		    !is_near(d, q, c.region))
			continue;
		struct str line = ui_line(w->arena, a->view.text, q->span);
		line = arena_printf(w->arena, "%u: %.*s", i + 1, (int)line.n, line.at);
		sheet_add(w, n++ ? "" : "quotes", line, STR(""));
	}
	if (!n)
		sheet_add(w, "quotes", STR("none"), STR(""));
}

static struct sheet_text why(const struct ui *ui, struct sheet_writer *w)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	struct matrix_choice c = chosen_in(a);
	const struct speaker *s = d ? document_speaker(d, c.speaker) : NULL;
	const struct region *r = d ? document_region(d, c.region) : NULL;
	if (!s || !r)
		return sheet_end(w, STR("Cell"), 0);
	sheet_wrap(w, "speaker", s->name, (struct str){0});
	sheet_wrap(w, "region", region_called(d, r), (struct str){0});
	sheet_wrap(w, "counted", STR("quotes near which the region is named, or one within it"),
		   (struct str){0});
	add_quotes(ui, w, c);
	return sheet_end(w, STR("Cell"), LABEL_WHY);
}

static uint32_t of_quote(const struct ui_article *a, const struct quote *q)
{
	(void)a;
	return q->speaker;
}

const struct lens lens_matrix = {
	.sorts = {"by place in the text", "by number of quotes", "by name"},
	.sort = SORT_COUNT,
	.gather = gather,
	.words = speaker_words,
	.of_quote = of_quote,
	.head = head,
	.fit = fit,
	.across = go_across,
	.point = point,
	.choose = choose,
	.add = add_to_light,
	.row = row,
	.why = why,
};

/* The first region near a quote; without one the first that the row has. */
static uint32_t region_at_first(const struct ui_article *a, const struct quote *q)
{
	const struct id_set *regions = &a->matrix.across.ids;
	uint32_t speaker = list_id(&a->lists[PANE_MATRIX]), near = 0;
	if (q && document_regions_near(a->view.document, q, &near, 1))
		return near;
	for (size_t i = 0; i < regions->n; i++)
		if (ui_matrix_cell(a, speaker, regions->at[i]))
			return regions->at[i];
	return 0;
}

/* Opens the page at the current quote. */
void act_matrix(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	bool open = ui->focus == PANE_MATRIX;
	pane_focus(ui, open ? PANE_ARTICLE : PANE_MATRIX);
	if (open || !a->view.document)
		return;
	const struct quote *q = document_quote(a->view.document, a->quote);
	lists_gather(ui);
	list_keep(&a->lists[PANE_MATRIX], q ? q->speaker : 0);
	list_keep(&a->matrix.across, region_at_first(a, q));
}
