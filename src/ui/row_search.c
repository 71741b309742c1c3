/* "/" in a list: goes to the rows whose words match. */
#include "ui/lens.h"

#include <stdio.h>

enum {
	SLICE = 800, /* microseconds */
	EACH = 32    /* rows between two looks at the clock */
};

bool row_matches(struct pattern *pattern, const struct ui *ui, const struct ui_article *a,
		 enum pane pane, uint32_t id, struct arena *arena)
{
	struct span match;
	if (lenses[pane]->locate)
		a = lenses[pane]->locate(ui, &id);
	struct arena_mark mark = arena_mark(arena);
	struct str words = lenses[pane]->words(a, id, arena);
	bool found = pattern_next(pattern, words, 0, words.n, &match) == PATTERN_FOUND;
	arena_release(arena, mark);
	return found;
}

static struct str typed(const struct ui *ui)
{
	return (struct str){ui->prompt.line, ui->prompt.n};
}

/* ---- going to a row ---------------------------------------------------------------------- */

static int64_t rows_of(const struct ui *ui)
{
	return (int64_t)ui_article(ui)->lists[ui->focus].ids.n;
}

static bool matches(const struct ui *ui, int64_t row, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	return row_matches(ui->row_search.pattern, ui, a, ui->focus,
			   a->lists[ui->focus].ids.at[row], arena);
}

static void go_to(struct ui *ui, int64_t row)
{
	struct row_search *s = &ui->row_search;
	uint32_t cursor = ui_article(ui)->lists[ui->focus].cursor;
	bool around = s->step > 0 ? row <= cursor : row >= cursor;
	if (around && ui->prompt.kind == PROMPT_NONE)
		ui_say(ui, false, "search went on from the %s", s->step > 0 ? "top" : "bottom");
	list_go(ui, row);
	s->seeking = --s->left > 0;
	s->from = row + s->step;
	s->done = 0;
}

static void seek_row(struct ui *ui, struct arena *arena)
{
	struct row_search *s = &ui->row_search;
	int64_t n = rows_of(ui);
	if (s->done >= n) {
		s->seeking = false;
		s->missing = true;
		if (ui->prompt.kind == PROMPT_NONE)
			ui_say(ui, false, "no row of this list matches %s", s->source);
		return;
	}
	int64_t row = ((s->from + (int64_t)s->done++ * s->step) % n + n) % n;
	if (matches(ui, row, arena))
		go_to(ui, row);
}

/* How many rows match; more of them: "3+". */
static void count_row(struct ui *ui, struct arena *arena)
{
	struct row_search *s = &ui->row_search;
	s->counting = s->count_at < rows_of(ui);
	if (s->counting)
		s->count += matches(ui, s->count_at++, arena);
}

bool row_search_slice(struct ui *ui)
{
	struct row_search *s = &ui->row_search;
	struct arena arena = {0};
	bool was = s->seeking || s->counting;
	int64_t start = microseconds();
	if (s->in != ui->focus || !s->pattern)
		s->seeking = s->counting = false;
	for (uint32_t i = 1; s->seeking || s->counting; i++) {
		if (s->seeking)
			seek_row(ui, &arena);
		else
			count_row(ui, &arena);
		if (i % EACH == 0 && microseconds() - start >= SLICE)
			break;
	}
	arena_free(&arena);
	if (was && ui->prompt.kind == PROMPT_ROWS && s->pattern)
		snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "%u%s %s", s->count,
			 s->seeking || s->counting ? "+" : "",
			 s->count == 1 ? "row matches" : "rows match");
	return s->seeking || s->counting;
}

static void seek(struct ui *ui, int64_t from, int step, uint32_t left)
{
	struct row_search *s = &ui->row_search;
	s->in = ui->focus;
	s->seeking = true;
	s->counting = s->missing = false;
	s->step = step;
	s->from = from;
	s->done = 0;
	s->left = left;
}

static void drop_pattern(struct row_search *s)
{
	s->seeking = s->counting = false;
	pattern_free(s->pattern);
	s->pattern = NULL;
}

void row_search_free(struct row_search *s)
{
	drop_pattern(s);
}

void row_search_begin(struct ui *ui, bool backward)
{
	/* where no rows are, too: else what is typed then would be taken for keys */
	prompt_open(ui, PROMPT_ROWS);
	ui->row_search.backward = backward;
	ui->row_search.origin = ui_article(ui)->lists[ui->focus].cursor;
}

void row_search_typed(struct ui *ui)
{
	struct row_search *s = &ui->row_search;
	struct error e = {""};
	drop_pattern(s);
	ui->prompt.hint[0] = '\0';
	list_go(ui, s->origin);
	if (!ui->prompt.n)
		return;
	s->pattern = search_compile(ui, typed(ui), false, &e);
	if (!s->pattern) {
		snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "%s", e.message);
		return;
	}
	seek(ui, s->origin, s->backward ? -1 : 1, 1);
	s->counting = true;
	s->count_at = s->count = 0;
	row_search_slice(ui);
}

void row_search_cancel(struct ui *ui)
{
	drop_pattern(&ui->row_search);
	list_go(ui, ui->row_search.origin);
	ui_now(ui)->anchor = ui->prompt.origin;
}

void row_search_accept(struct ui *ui)
{
	struct row_search *s = &ui->row_search;
	struct str source = typed(ui);
	s->pane = ui->focus;
	if (!source.n) { /* an empty line repeats the last search */
		row_search_repeat(ui, s->backward, 1);
		return;
	}
	if (!s->pattern) {
		ui_say(ui, true, "%s", ui->prompt.hint);
		row_search_cancel(ui);
		return;
	}
	memcpy(s->source, source.at, source.n);
	s->source[source.n] = '\0';
	s->counting = false;
	if (s->missing)
		ui_say(ui, false, "no row of this list matches %s", s->source);
}

bool row_search_here(const struct ui *ui)
{
	return ui->focus != PANE_ARTICLE && ui->row_search.pane == ui->focus &&
	       ui->row_search.source[0];
}

void row_search_repeat(struct ui *ui, bool backward, uint32_t count)
{
	struct row_search *s = &ui->row_search;
	struct error e;
	if (!s->pattern && s->source[0])
		s->pattern = search_compile(ui, str_of(s->source), false, &e);
	if (!s->pattern) {
		ui_say(ui, false, "nothing to search for: / asks");
		return;
	}
	int step = backward ? -1 : 1;
	seek(ui, (int64_t)ui_article(ui)->lists[ui->focus].cursor + step, step, count);
	row_search_slice(ui);
}
