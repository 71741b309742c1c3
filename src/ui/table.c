/* What the matrix and the map show, as a table to be written. */
#include "ui/lens.h"

#include "reader/export.h"

/* A table that is filled cell by cell. */
struct table_writer {
	struct arena *arena;
	struct table_cell *cells;
	size_t n;
};

static struct table_writer begin(struct arena *arena, size_t columns, size_t rows)
{
	return (struct table_writer){arena,
				     ARENA_ARRAY(arena, columns * rows, struct table_cell), 0};
}

static void add(struct table_writer *w, struct str text)
{
	w->cells[w->n++] = (struct table_cell){.text = text};
}

static void add_number(struct table_writer *w, uint32_t number)
{
	w->cells[w->n++] = (struct table_cell){arena_printf(w->arena, "%u", number), true};
}

/* Empty where there is none. */
static void add_degrees(struct table_writer *w, bool known, float degrees)
{
	struct str text = known ? arena_printf(w->arena, "%.4f", (double)degrees) : STR("");
	w->cells[w->n++] = (struct table_cell){text, true};
}

static struct export_table *end(struct table_writer *w, size_t columns)
{
	struct export_table *t = ARENA_NEW(w->arena, struct export_table);
	*t = (struct export_table){w->cells, (uint32_t)columns, (uint32_t)(w->n / columns)};
	return t;
}

/* A row for each speaker, what he is quoted near each region behind all that he said. */
static struct export_table *matrix(const struct ui_article *a, struct arena *arena)
{
	const struct document *d = a->view.document;
	const struct id_set *down = &a->lists[PANE_MATRIX].ids, *across = &a->matrix.across.ids;
	size_t columns = 2 + across->n;
	struct table_writer w = begin(arena, columns, 1 + down->n);
	add(&w, STR("speaker"));
	add(&w, STR("quotes"));
	for (size_t x = 0; x < across->n; x++)
		add(&w, region_called(d, document_region(d, across->at[x])));
	for (size_t y = 0; y < down->n; y++) {
		add(&w, document_speaker(d, down->at[y])->name);
		add_number(&w, a->lit.said[down->at[y] - 1]);
		for (size_t x = 0; x < across->n; x++) {
			const struct matrix_cell *c =
				ui_matrix_cell(a, down->at[y], across->at[x]);
			add_number(&w, c ? c->said : 0);
		}
	}
	return end(&w, columns);
}

static struct export_table *map(const struct ui_article *a, struct arena *arena)
{
	static const char *const heads[] = {"region",   "type",      "country",  "within",
					    "latitude", "longitude", "mentions", "confidence"};
	enum { COLUMNS = sizeof heads / sizeof *heads };
	const struct document *d = a->view.document;
	const struct id_set *rows = &a->lists[PANE_MAP].ids;
	struct table_writer w = begin(arena, COLUMNS, 1 + rows->n);
	for (size_t x = 0; x < COLUMNS; x++)
		add(&w, str_of(heads[x]));
	for (size_t y = 0; y < rows->n; y++) {
		const struct region *r = document_region(d, rows->at[y]);
		const struct region *outer = document_region(d, r->within);
		add(&w, region_called(d, r));
		add(&w, str_of(region_type_name(r->type)));
		add(&w, str_of(r->country));
		add(&w, outer ? region_called(d, outer) : STR(""));
		add_degrees(&w, r->located, r->lat);
		add_degrees(&w, r->located, r->lon);
		add_number(&w, r->n_mentions);
		w.cells[w.n++] = (struct table_cell){
			arena_printf(arena, "%.2f", (double)r->confidence), true};
	}
	return end(&w, COLUMNS);
}

const struct export_table *table_shown(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	if (ui->focus == PANE_MATRIX)
		return matrix(a, arena);
	return ui->focus == PANE_MAP ? map(a, arena) : NULL;
}
