/* The articles read last, a row each: title, where from, when, how far, how many quotes. */
#include "reader/view.h"

#include "reader/recent.h"

#include <stdio.h>
#include <time.h>

enum {
	FACTS = 28,       /* columns of date, progress and quotes */
	FACTS_FROM = 58,  /* columns of a screen that has room for them */
	SOURCE_FROM = 76, /* and for the source */
	SOURCE_MOST = 30,
};

static struct str facts(const struct visit *v, struct arena *arena)
{
	char day[16] = "";
	time_t read = (time_t)v->read;
	struct tm at;
	if (localtime_r(&read, &at))
		strftime(day, sizeof day, "%Y-%m-%d", &at);
	return arena_printf(arena, "%10s %4u%% %4u quote%s", day, v->permille / 10, v->n_quotes,
			    v->n_quotes == 1 ? " " : "s");
}

static void draw_visit(const struct recent *r, struct grid *g, size_t i, int row,
		       struct arena *arena)
{
	const struct visit *v = &r->visits[i];
	enum role role = i == r->cursor ? ROLE_CURRENT : ROLE_BASE;
	int right = g->columns - 1;
	grid_fill(g, row, 0, 1, g->columns, ' ', role);
	if (i == r->cursor)
		grid_cursor(g, row, 1);
	if (g->columns >= FACTS_FROM) {
		right -= FACTS;
		grid_text(g, row, right, g->columns, facts(v, arena), role, 0, false);
	}
	if (g->columns >= SOURCE_FROM) {
		int source = (right - 1) / 3 < SOURCE_MOST ? (right - 1) / 3 : SOURCE_MOST;
		grid_text(g, row, right - source, right - 1, recent_source(v), role, 0, true);
		right -= source;
	}
	struct str title = v->title.n ? v->title : recent_source(v);
	grid_text(g, row, 1, right - 1, title, role, 0, true);
}

void view_recent(const struct recent *r, struct grid *g)
{
	struct arena arena = {0};
	int last = g->rows - 1;
	g->ambiguous = r->config->options.ambiguous;
	grid_clear(g, ROLE_BASE);
	grid_fill(g, 0, 0, 1, g->columns, ' ', ROLE_TITLE);
	grid_text(g, 0, 1, g->columns,
		  arena_printf(&arena, "Read last: %zu article%s", r->n, r->n == 1 ? "" : "s"),
		  ROLE_TITLE, 0, true);
	for (size_t i = r->top; i < r->n && (int)(i - r->top) < recent_page(r); i++)
		draw_visit(r, g, i, 1 + (int)(i - r->top), &arena);
	if (last > 0) {
		grid_fill(g, last, 0, 1, g->columns, ' ', ROLE_STATUS);
		struct str hint = STR("Enter opens  Delete forgets  q quits");
		if (r->message[0])
			hint = str_of(r->message);
		grid_text(g, last, 1, g->columns, hint, ROLE_STATUS, 0, true);
	}
	arena_free(&arena);
}
