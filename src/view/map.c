/* How the map looks: coasts, borders, the places of the article with their names. */
#include "view/dots.h"
#include "view/row.h"
#include "view/world.h"

#include "reader/text.h"

#include <math.h>

enum { NAME_MOST = 24 }; /* columns of a name */

struct map_page {
	const struct ui *ui;
	struct grid *g;
	struct rect at; /* of the chart, on the screen */
	struct chart chart;
	struct arena *arena;
};

/* ---- coasts and borders ------------------------------------------------------------------ */

/* Once more where the earth ends at one side and begins again at the other. */
static void draw_stretch(struct dots *d, const struct chart *c, struct dots_line line)
{
	double around = 360 * c->scale, west = (c->columns - around) / 2;
	dots_draw(d, line);
	if (line.to_column >= west && line.to_column <= west + around)
		return;
	double by = line.to_column < west ? around : -around;
	line.column += by;
	line.to_column += by;
	dots_draw(d, line);
}

static void draw_world_line(struct dots *d, const struct chart *c, const struct world_line *l)
{
	const struct world_point *p = &world_points[l->first];
	struct chart_spot from = chart_put(c, p->lon / 100., p->north / 100.);
	for (unsigned i = 1; i < l->n; i++) {
		struct chart_spot to = chart_put(c, p[i].lon / 100., p[i].north / 100.);
		double by = chart_turn((p[i].lon - p[i - 1].lon) / 100.) * c->scale;
		draw_stretch(d, c,
			     (struct dots_line){from.column, from.row, from.column + by, to.row,
						l->border});
		from = to;
	}
}

static void draw_world(const struct map_page *p)
{
	struct dots d = dots_of(p->at, ui_unicode(p->ui), p->arena);
	for (unsigned i = 0; i < n_world_lines; i++)
		draw_world_line(&d, &p->chart, &world_lines[i]);
	dots_show(&d, p->g, ROLE_COAST, ROLE_BORDER);
}

/* ---- places ------------------------------------------------------------------------------ */

/* As the article calls it; how often, where that is more than once, or how many lie there. */
static struct str label_of(const struct map_page *p, const struct map_mark *m)
{
	const struct document *d = ui_document(p->ui);
	const struct region *r = document_region(d, m->id);
	struct str called = region_called(d, r);
	called = ui_line(p->arena, called, (struct span){0, (uint32_t)called.n});
	size_t n = called.n;
	while (text_width((struct str){called.at, n}, 1) > NAME_MOST)
		n = text_cluster_start(called, n - 1);
	const char *more = n < called.n ? view_signs(p->ui)->more : "";
	const char *doubt = region_doubtful(r) ? "?" : "";
	if (m->more)
		return arena_printf(p->arena, "%.*s%s%s +%u", (int)n, called.at, more, doubt,
				    m->more);
	if (r->n_mentions > 1)
		return arena_printf(p->arena, "%.*s%s%s %u", (int)n, called.at, more, doubt,
				    r->n_mentions);
	return arena_printf(p->arena, "%.*s%s%s", (int)n, called.at, more, doubt);
}

static const char *sign_of(const struct map_page *p, const struct map_mark *m)
{
	enum { SOME = 2, OFTEN = 5 }; /* times */
	const struct signs *signs = view_signs(p->ui);
	if (!m->lit)
		return signs->unlit;
	if (document_region(ui_document(p->ui), m->id)->approximate)
		return signs->near_by;
	return signs->points[(m->named >= SOME) + (m->named >= OFTEN)];
}

static enum role role_of(const struct map_page *p, const struct map_mark *m)
{
	const struct ui_article *a = ui_article(p->ui);
	const struct region *r = document_region(a->view.document, m->id);
	const struct quote *q = document_quote(a->view.document, a->quote);
	bool current = m->id == ui_region(p->ui);
	if (current && p->ui->focus == PANE_MAP)
		return ROLE_CURRENT;
	if (!m->lit)
		return ROLE_UNLIT;
	if (current || (q && ui_region_near(a->view.document, m->id, q)))
		return ROLE_SPOT_REGION;
	return ui_dims(p->ui, region_doubtful(r)) ? ROLE_DOUBTFUL : ROLE_REGION;
}

/* ---- names ------------------------------------------------------------------------------- */

struct map_names {
	const struct map_mark *marks;
	struct chart_label *labels;
	struct str *texts;
	uint32_t n;
};

static void swap_first(struct map_names *s, struct map_mark *marks, uint32_t i)
{
	struct map_mark mark = marks[i];
	struct str text = s->texts[i];
	memmove(marks + 1, marks, i * sizeof *marks);
	memmove(s->texts + 1, s->texts, i * sizeof *s->texts);
	marks[0] = mark;
	s->texts[0] = text;
}

static void place_names(const struct map_page *p, struct map_names *s, const struct rect *bar)
{
	for (uint32_t i = 0; i < s->n; i++)
		s->labels[i] = (struct chart_label){
			.row = s->marks[i].row,
			.column = s->marks[i].column,
			.columns = s->marks[i].lit ? (int)text_width(s->texts[i], 1) : 0};
	chart_place_labels(s->labels, s->n, p->chart.columns, p->chart.rows, bar, 1);
}

/* The current place is named in any case; if it found no room, before all others. */
static struct map_names names_of(const struct map_page *p, struct map_marks marks,
				 const struct rect *bar)
{
	struct map_names s = {marks.at, ARENA_ARRAY(p->arena, marks.n, struct chart_label),
			      ARENA_ARRAY(p->arena, marks.n, struct str), marks.n};
	for (uint32_t i = 0; i < s.n; i++)
		s.texts[i] = label_of(p, &marks.at[i]);
	place_names(p, &s, bar);
	uint32_t i = 0;
	while (i < s.n && marks.at[i].id != ui_region(p->ui))
		i++;
	if (i < s.n && !s.labels[i].placed) {
		swap_first(&s, marks.at, i);
		place_names(p, &s, bar);
	}
	return s;
}

static void draw_places(const struct map_page *p, const struct rect *bar)
{
	struct map_names s = names_of(p, ui_map_marks(p->ui, p->arena), bar);
	int right = p->at.column + p->at.columns;
	for (uint32_t i = 0; i < s.n; i++) {
		const struct chart_label *l = &s.labels[i];
		enum role role = role_of(p, &s.marks[i]);
		int row = p->at.row + l->at_row, column = p->at.column + l->at_column;
		draw(p->g, p->at.row + l->row, p->at.column + l->column, right,
		     str_of(sign_of(p, &s.marks[i])), role);
		if (!l->placed)
			continue;
		grid_fill(p->g, row, column - (l->at_column > 0), 1,
			  l->columns + (l->at_column > 0) +
				  (l->at_column + l->columns < p->at.columns),
			  ' ', ROLE_BASE);
		draw(p->g, row, column, right, s.texts[i], role);
	}
}

/* ---- what stands around ------------------------------------------------------------------ */

/* "|---| 500 km": how far it is in the middle; where that is so all over the chart. */
static struct rect draw_scale(const struct map_page *p)
{
	enum { LEAST = 5, PART = 5, DEGREES = 100 };
	const struct chart *c = &p->chart;
	double each = chart_kilometres(c), columns = c->columns / (double)PART;
	double length = pow(10, floor(log10(each * columns)));
	length *= length * 5 <= each * columns ? 5 : length * 2 <= each * columns ? 2 : 1;
	int n = (int)lround(length / each), row = p->at.row + p->at.rows - 1;
	if (c->columns / c->scale > DEGREES || n < LEAST || p->at.rows < LEAST)
		return (struct rect){0};
	uint32_t vertical = view_signs(p->ui)->vertical;
	grid_fill(p->g, row, p->at.column, 1, n, view_signs(p->ui)->horizontal, ROLE_RULE);
	grid_fill(p->g, row, p->at.column, 1, 1, vertical, ROLE_RULE);
	grid_fill(p->g, row, p->at.column + n - 1, 1, 1, vertical, ROLE_RULE);
	struct str text = arena_printf(p->arena, " %.0f km ", length);
	int end = draw(p->g, row, p->at.column + n, p->at.column + p->at.columns, text,
		       ROLE_BASE);
	return (struct rect){p->at.rows - 1, 0, 1, end - p->at.column};
}

/* Those that have no point, below the chart; from the current one on, if it is one of them. */
static void draw_apart(const struct map_page *p)
{
	const struct ui_article *a = ui_article(p->ui);
	const struct document *d = a->view.document;
	const struct id_set *ids = &a->lists[PANE_MAP].ids;
	int row = p->at.row + p->at.rows, right = p->at.column + p->at.columns;
	const struct region *at = document_region(d, ui_region(p->ui));
	bool from = at && !at->located;
	if (row >= p->ui->frame.panes[PANE_MAP].row + p->ui->frame.panes[PANE_MAP].rows)
		return;
	int column = draw(p->g, row, p->at.column + 1, right, STR("no point:"), ROLE_BASE);
	for (size_t i = 0; i < ids->n; i++) {
		const struct region *r = document_region(d, ids->at[i]);
		from = from && r != at;
		if (r->located || from)
			continue;
		struct map_mark m = {.id = ids->at[i], .lit = a->lit.regions[ids->at[i] - 1]};
		column = draw(p->g, row, column + 1, right, label_of(p, &m), role_of(p, &m));
	}
}

/* Why the map is empty; empty: it is not. */
static struct str nothing(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	if (!a->view.document->n_regions)
		return STR("no place is named here");
	if (a->lists[PANE_MAP].ids.n)
		return STR("");
	return a->filters[PANE_MAP].pattern ? STR("no place matches")
	       : a->map.level == LEVEL_ALL  ? STR("no place is lit")
					    : STR("no place of this kind");
}

static void draw_page(const struct ui *ui, struct grid *g, struct rect pane,
		      struct arena *arena)
{
	struct map_page p = {ui, g, ui_map_rect(ui), ui_map_chart(ui), arena};
	if (!p.at.rows)
		return;
	draw_world(&p);
	struct rect bar = draw_scale(&p);
	draw_places(&p, &bar);
	draw_apart(&p);
	struct str why = nothing(ui);
	why = why.n ? arena_printf(arena, " %s ", why.at) : why;
	int columns = (int)text_width(why, 1),
	    left = pane.column + (pane.columns - columns) / 2;
	left = left < pane.column + 1 ? pane.column + 1 : left;
	draw(g, pane.row + pane.rows / 2, left, pane.column + pane.columns, why, ROLE_BASE);
}

static struct str count(const struct ui *ui, struct arena *arena)
{
	static const char *const levels[LEVELS] = {"", "countries ", "regions ", "cities "};
	const struct ui_article *a = ui_article(ui);
	size_t n = a->lists[PANE_MAP].ids.n, all = a->view.document->n_regions;
	const char *level = levels[a->map.level];
	size_t outside = n;
	struct map_marks marks = ui_map_marks(ui, arena);
	for (uint32_t i = 0; i < marks.n; i++)
		outside -= 1 + marks.at[i].more;
	for (size_t i = 0; i < n; i++)
		outside -= !document_region(a->view.document, a->lists[PANE_MAP].ids.at[i])
				    ->located;
	struct str line = n == all ? arena_printf(arena, "%s%zu", level, n)
				   : arena_printf(arena, "%s%zu of %zu", level, n, all);
	return outside ? arena_printf(arena, "%s, %zu outside", line.at, outside) : line;
}

static uint32_t quotes_near(const struct document *d, const struct region *r)
{
	uint32_t n = 0;
	for (uint32_t i = 0, from = 0, next; i < r->n_mentions; i++) {
		uint32_t p = document_paragraph_at(d, r->mentions[i].span.start);
		if (p < from) /* it was looked at */
			continue;
		BISECT(next, d->n_quotes, d->quotes[next].paragraph < p);
		while (next < d->n_quotes && d->quotes[next].paragraph == p) {
			next++;
			n++;
		}
		from = p + 1;
	}
	return n;
}

/* Where it lies, how often it is named, in which quotes' paragraphs. */
static struct str status(const struct ui *ui, struct arena *arena)
{
	const struct document *d = ui_document(ui);
	const struct region *r = document_region(d, ui_region(ui));
	struct str line = view_region_status(ui, arena);
	const char *dot = view_signs(ui)->dot;
	if (!r)
		return line;
	if (!r->located || r->approximate)
		line = arena_printf(arena, "%.*s %s %s", (int)line.n, line.at, dot,
				    r->located ? "near by" : "no point is known");
	uint32_t n = quotes_near(d, r);
	return n ? arena_printf(arena, "%.*s %s %s", (int)line.n, line.at, dot,
				view_counted(n, "quote", arena).at)
		 : line;
}

const struct pane_view pane_view_map = {
	.hint = "light",
	.hints = {{ACT_MAP_CLOSER, "closer"}, {ACT_MAP_WIDER, "wider"}, {ACT_MAP_FIT, "all"}},
	.page = draw_page,
	.count = count,
	.status = status,
};
