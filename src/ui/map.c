/*
 * The map: the places that the article names, on a chart in the article's place. Its rows are
 * those of the list of regions; which of them is current is the same in both.
 */
#include "ui/lens.h"

#include <math.h>

/* ---- the list ---------------------------------------------------------------------------- */

static enum map_level level_of(const struct region *r)
{
	return r->type == REGION_COUNTRY ? LEVEL_COUNTRIES
	       : r->type == REGION_CITY  ? LEVEL_CITIES
					 : LEVEL_REGIONS;
}

static bool is_shown(const struct ui_article *a, const struct region *r)
{
	return a->map.level == LEVEL_ALL || a->map.level == level_of(r);
}

static void build(struct ui_article *a, const struct document *d, struct list *l)
{
	region_build(a, d, l);
	size_t n = l->ids.n;
	l->ids.n = 0;
	for (size_t i = 0; i < n; i++)
		if (is_shown(a, &d->regions[l->ids.at[i] - 1]))
			l->ids.at[l->ids.n++] = l->ids.at[i];
}

/* ---- the chart --------------------------------------------------------------------------- */

/* Some row of the list has no point. */
static bool leaves_some_out(const struct ui_article *a)
{
	const struct id_set *ids = &a->lists[PANE_MAP].ids;
	size_t i = 0;
	while (a->view.document && i < ids->n &&
	       document_region(a->view.document, ids->at[i])->located)
		i++;
	return a->view.document && i < ids->n;
}

struct rect ui_map_rect(const struct ui *ui)
{
	enum { ROOMY = 6 }; /* rows from which on there is one for what has no point */
	struct rect r = ui->frame.panes[PANE_MAP];
	r.row++;
	r.rows--;
	r.columns -= ui->frame.minimap >= 0;
	r.rows -= r.rows >= ROOMY && leaves_some_out(ui_article(ui));
	return r.rows > 0 && r.columns > 0 ? r : (struct rect){0};
}

/* What a window is laid around: the first of these of which there are any. */
enum map_around { AROUND_LIT, AROUND_SURE, AROUND_ALL };

/*
 * Marks the regions that have a place of the article within them: the middle of a large country
 * says less of where its news is.
 */
static bool *stand_for_others(const struct document *d, struct arena *arena)
{
	bool *outer = ARENA_ARRAY(arena, d->n_regions, bool);
	for (uint32_t i = 0; i < d->n_regions; i++)
		if (d->regions[i].within && d->regions[i].located)
			outer[d->regions[i].within - 1] = true;
	return outer;
}

static size_t gather_places(const struct ui_article *a, enum map_around which,
			    const bool *outer, struct chart_place *places)
{
	const struct document *d = a->view.document;
	size_t n = 0;
	for (uint32_t i = 0; i < d->n_regions; i++) {
		const struct region *r = &d->regions[i];
		bool wanted = which == AROUND_LIT    ? a->lit.regions[i]
			      : which == AROUND_SURE ? !outer[i] && !region_doubtful(r)
						     : true;
		if (r->located && wanted && is_shown(a, r) && !a->lit.hidden_regions[i])
			places[n++] = (struct chart_place){(double)r->lon, (double)r->lat};
	}
	return n;
}

static struct chart_window window_around(const struct ui *ui, enum map_around which)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	struct rect r = ui_map_rect(ui);
	struct arena arena = {0};
	size_t n = 0, most = d ? d->n_regions : 0;
	struct chart_place *places = ARENA_ARRAY(&arena, most, struct chart_place);
	const bool *outer = d ? stand_for_others(d, &arena) : NULL;
	for (int w = (int)which; !n && d && w <= AROUND_ALL; w++)
		n = gather_places(a, (enum map_around)w, outer, places);
	struct chart_window window = chart_fit(places, n, r.columns, r.rows);
	arena_free(&arena);
	return window;
}

struct chart ui_map_chart(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	struct rect r = ui_map_rect(ui);
	bool fit = !a->map.moved && r.rows;
	struct chart_window w = fit ? window_around(ui, AROUND_SURE) : a->map.window;
	return chart_of(w, r.columns, r.rows);
}

/* ---- marks ------------------------------------------------------------------------------- */

static bool find_cell(const struct chart *c, const struct region *r, struct map_mark *mark)
{
	if (!r->located)
		return false;
	struct chart_spot s = chart_put(c, (double)r->lon, chart_north((double)r->lat));
	mark->row = (int)floor(s.row);
	mark->column = (int)floor(s.column);
	return mark->row >= 0 && mark->row < c->rows && mark->column >= 0 &&
	       mark->column < c->columns;
}

/* One more place in the cell: named there is the current one, else what is lit, else the most
 * named. */
static void join(struct map_mark *mark, const struct map_mark *other, uint32_t current)
{
	bool better = other->lit != mark->lit ? other->lit : other->named > mark->named;
	if (mark->id != current && (other->id == current || better))
		mark->id = other->id;
	mark->named = other->named > mark->named ? other->named : mark->named;
	mark->lit |= other->lit;
	mark->more++;
}

static int by_weight(const void *one, const void *other)
{
	const struct map_mark *a = one, *b = other;
	if (a->lit != b->lit)
		return b->lit - a->lit;
	if (a->named != b->named)
		return a->named > b->named ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

struct map_marks ui_map_marks(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct id_set *ids = &a->lists[PANE_MAP].ids;
	struct chart c = ui_map_chart(ui);
	struct map_marks marks = {ARENA_ARRAY(arena, ids->n, struct map_mark), 0};
	uint32_t *cells = ARENA_ARRAY(arena, (size_t)c.rows * (size_t)c.columns, uint32_t);
	for (size_t i = 0; i < ids->n; i++) {
		const struct region *r = document_region(a->view.document, ids->at[i]);
		struct map_mark mark = {.id = ids->at[i],
					.named = r->n_mentions,
					.lit = a->lit.regions[ids->at[i] - 1]};
		if (!find_cell(&c, r, &mark))
			continue;
		uint32_t *cell = &cells[mark.row * c.columns + mark.column];
		if (*cell) {
			join(&marks.at[*cell - 1], &mark, ui_region(ui));
		} else {
			marks.at[marks.n++] = mark;
			*cell = marks.n;
		}
	}
	if (marks.n)
		qsort(marks.at, marks.n, sizeof *marks.at, by_weight);
	return marks;
}

static uint32_t under(const struct ui *ui, int row, int column)
{
	struct rect r = ui_map_rect(ui);
	const struct id_set *ids = &ui_article(ui)->lists[PANE_MAP].ids;
	struct arena arena = {0};
	struct map_marks marks = ui_map_marks(ui, &arena);
	uint32_t id = 0, at = UINT32_MAX;
	for (uint32_t i = 0; i < marks.n; i++)
		if (marks.at[i].row == row - r.row && marks.at[i].column == column - r.column)
			id = marks.at[i].id;
	for (uint32_t i = 0; id && i < ids->n; i++)
		at = ids->at[i] == id ? i : at;
	arena_free(&arena);
	return at;
}

/* ---- what is current --------------------------------------------------------------------- */

/* The region of the place in the text where one is, 0: none. */
static uint32_t region_of_spot(const struct ui_article *a)
{
	const struct document *d = a->view.document;
	const struct quote *q = document_quote(d, a->quote);
	if (a->region_mention)
		return d->region_mentions[a->region_mention - 1].id;
	return q ? region_of_quote(a, q) : 0;
}

static void bring_in_sight(const struct ui *ui, struct ui_article *a, const struct region *r)
{
	struct chart c = ui_map_chart(ui);
	struct map_mark mark;
	if (!r->located || find_cell(&c, r, &mark))
		return;
	a->map.moved = true;
	a->map.window = chart_window(&c);
	a->map.window.lon = (double)r->lon;
	a->map.window.lat = (double)r->lat;
}

void map_settle(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	struct list *map = &a->lists[PANE_MAP], *regions = &a->lists[PANE_REGIONS];
	struct spot now = move_spot(a), was = a->map.from;
	if (!ui_map_rect(ui).rows || !a->view.document)
		return;
	if (now.quote != was.quote || now.region_mention != was.region_mention)
		list_put(map, region_of_spot(a));
	a->map.from = now;
	if (ui->focus == PANE_REGIONS)
		list_put(map, list_id(regions));
	else if (ui->focus == PANE_MAP)
		list_put(regions, list_id(map));
	if (list_id(map) && list_id(map) != a->map.place)
		bring_in_sight(ui, a, document_region(a->view.document, list_id(map)));
	a->map.place = list_id(map);
}

/* ---- actions ----------------------------------------------------------------------------- */

static bool is_open(struct ui *ui)
{
	if (ui->page != PANE_MAP)
		ui_say(ui, false, "that is for the map: :map opens it");
	return ui->page == PANE_MAP;
}

static void light_only(struct ui *ui, uint32_t id)
{
	region_choose(ui, id);
	ui_now(ui)->map.lights = true;
}

static void light_too(struct ui *ui, uint32_t id)
{
	region_light(ui, id);
	ui_now(ui)->map.lights = true;
}

void map_leave(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (a->map.lights && light_on(&a->light)) {
		ui_settle(ui);
		move_to_light(ui);
	}
	a->map.lights = false;
}

/* By parts of what is in sight, to the east and to the north. */
static void pan(struct ui *ui, double east, double north)
{
	struct ui_article *a = ui_now(ui);
	if (!is_open(ui))
		return;
	struct chart c = ui_map_chart(ui);
	double times = ui_times(ui) < 100 ? ui_times(ui) : 100;
	c.lon += times * east * c.columns / c.scale;
	c.north += times * north * 2 * c.rows / c.scale;
	c = chart_of(chart_window(&c), c.columns, c.rows);
	a->map.moved = true;
	a->map.window = chart_window(&c);
}

/* The current place stays where it is on the screen. */
void map_zoom(struct ui *ui, int steps)
{
	static const double STEP = 1.5;
	struct ui_article *a = ui_now(ui);
	const struct region *r = document_region(a->view.document, ui_region(ui));
	struct chart before = ui_map_chart(ui);
	struct chart_window w = chart_window(&before);
	struct map_mark mark;
	w.span /= pow(STEP, steps);
	struct chart after = chart_of(w, before.columns, before.rows);
	if (r && find_cell(&before, r, &mark)) {
		double part = before.scale / after.scale, north = chart_north((double)r->lat);
		after.lon = (double)r->lon + chart_turn(before.lon - (double)r->lon) * part;
		after.north = north + (before.north - north) * part;
		after = chart_of(chart_window(&after), before.columns, before.rows);
	}
	a->map.moved = true;
	a->map.window = chart_window(&after);
}

static void zoom(struct ui *ui, int step)
{
	int times = ui_times(ui) < 20 ? (int)ui_times(ui) : 20;
	if (is_open(ui) && ui_document(ui))
		map_zoom(ui, step * times);
}

/* Round and round. */
static void step_place(struct ui *ui, int64_t step)
{
	struct list *l = &ui_now(ui)->lists[PANE_MAP];
	int64_t n = (int64_t)l->ids.n;
	if (!is_open(ui))
		return;
	if (n)
		l->cursor = (uint32_t)(((l->cursor + step * ui_times(ui)) % n + n) % n);
	else
		ui_say(ui, false, "no place to go to");
	pane_focus(ui, PANE_MAP);
}

const struct lens lens_map = {
	.sorts = {"by place in the text", "by number of mentions", "by name"},
	.sort = SORT_COUNT,
	.count = region_count,
	.build = build,
	.words = region_words,
	.of_quote = region_of_quote,
	.under = under,
	.turn = zoom,
	.choose = light_only,
	.add = light_too,
	.row = region_row,
	.why = region_about,
};

void act_map(struct ui *ui)
{
	if (ui->focus == PANE_MAP)
		pane_leave(ui);
	else
		pane_focus(ui, PANE_MAP);
}

void act_map_next(struct ui *ui)
{
	step_place(ui, 1);
}

void act_map_prev(struct ui *ui)
{
	step_place(ui, -1);
}

void act_map_closer(struct ui *ui)
{
	zoom(ui, 1);
}

void act_map_wider(struct ui *ui)
{
	zoom(ui, -1);
}

void act_map_fit(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (!is_open(ui))
		return;
	a->map.moved = light_on(&a->light);
	if (a->map.moved)
		a->map.window = window_around(ui, AROUND_LIT);
}

void act_map_left(struct ui *ui)
{
	pan(ui, -.25, 0);
}

void act_map_right(struct ui *ui)
{
	pan(ui, .25, 0);
}

void act_map_down(struct ui *ui)
{
	pan(ui, 0, -.25);
}

void act_map_up(struct ui *ui)
{
	pan(ui, 0, .25);
}

void act_map_level(struct ui *ui)
{
	static const char *const told[LEVELS] = {"all places", "countries alone",
						 "regions alone: states, seas", "cities alone"};
	struct ui_article *a = ui_now(ui);
	if (!is_open(ui))
		return;
	a->map.level = (a->map.level + 1) % LEVELS;
	lists_build_one(ui, PANE_MAP);
	ui_say(ui, false, "%s", told[a->map.level]);
}
