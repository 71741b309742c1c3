/*
 * The rows of a list by their words: "/" goes to those that match, "&" keeps only them. Over
 * the text "&" keeps paragraphs.
 */
#include "ui/lens.h"

#include <stdio.h>

static bool matches(struct pattern *pattern, const struct ui *ui, const struct ui_article *a,
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

static void hint_rows(struct ui *ui, size_t n)
{
	snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "%zu %s", n,
		 n == 1 ? "row matches" : "rows match");
}

/* ---- the filter -------------------------------------------------------------------------- */

void filter_free(struct row_filter *f)
{
	pattern_free(f->pattern);
	free(f->source);
	*f = (struct row_filter){0};
}

void filter_rows(const struct ui *ui, struct ui_article *a, enum pane pane, struct list *l)
{
	a->filters[pane].of = (uint32_t)l->ids.n;
	struct pattern *pattern = a->filters[pane].pattern;
	struct arena arena = {0};
	size_t kept = 0;
	for (size_t i = 0; pattern && i < l->ids.n; i++)
		if (matches(pattern, ui, a, pane, l->ids.at[i], &arena))
			l->ids.at[kept++] = l->ids.at[i];
	if (pattern)
		l->ids.n = kept;
	arena_free(&arena);
}

/* An empty source keeps all rows. False, with a message, when it is no pattern. */
static bool filter_by(struct ui *ui, struct str source, struct error *e)
{
	struct ui_article *a = ui_now(ui);
	struct row_filter *f = &a->filters[ui->focus];
	struct pattern *pattern = source.n ? search_compile(ui, source, false, e) : NULL;
	if (source.n && !pattern)
		return false;
	filter_free(f);
	if (pattern) {
		char *copy = mem_alloc(source.n + 1);
		memcpy(copy, source.at, source.n);
		copy[source.n] = '\0';
		*f = (struct row_filter){pattern, copy, 0};
	}
	if (ui->focus != PANE_ARTICLE) {
		light_fall(ui, a);
		lists_gather(ui);
		return true;
	}
	fold_begin(a);
	fold_slice(ui);
	search_count_anew(ui);
	return true;
}

void filter_clear(struct ui *ui)
{
	struct error e;
	filter_by(ui, STR(""), &e);
}

/* "3 rows match", "3+ paragraphs match" while they are looked for. */
static struct str kept(struct ui *ui, char *out, size_t room)
{
	const struct ui_article *a = ui_article(ui);
	bool text = ui->focus == PANE_ARTICLE;
	bool more = text && fold_slice(ui);
	size_t n = text ? a->kept.n : a->lists[ui->focus].ids.n;
	snprintf(out, room, "%zu%s %s%s", n, more ? "+" : "", text ? "paragraph" : "row",
		 n == 1 ? " matches" : "s match");
	return str_of(out);
}

void act_filter(struct ui *ui)
{
	const struct row_filter *f = &ui_article(ui)->filters[ui->focus];
	prompt_open(ui, PROMPT_FILTER);
	snprintf(ui->row_search.before, sizeof ui->row_search.before, "%s",
		 f->source ? f->source : "");
	snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "nothing typed: all");
}

void filter_typed(struct ui *ui)
{
	struct error e;
	if (filter_by(ui, typed(ui), &e))
		kept(ui, ui->prompt.hint, sizeof ui->prompt.hint);
	else
		snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "%s", e.message);
}

void filter_cancel(struct ui *ui)
{
	struct error e;
	filter_by(ui, str_of(ui->row_search.before), &e);
}

void filter_accept(struct ui *ui)
{
	struct error e;
	struct str source = typed(ui);
	if (!filter_by(ui, source, &e)) {
		ui_say(ui, true, "%s", e.message);
		filter_cancel(ui);
	} else if (source.n) {
		char how_many[64];
		ui_say(ui, false, "%s: & and Enter shows all again",
		       kept(ui, how_many, sizeof how_many).at);
	}
}

/* ---- going to a row ---------------------------------------------------------------------- */

/* The row that matches next, `step` rows on; behind the end from the other one. -1: none. */
static int64_t next_row(const struct ui *ui, int64_t from, int step)
{
	const struct ui_article *a = ui_article(ui);
	const struct list *l = &a->lists[ui->focus];
	struct arena arena = {0};
	int64_t n = (int64_t)l->ids.n, found = -1;
	for (int64_t k = 0; k < n && found < 0; k++) {
		int64_t row = ((from + k * step) % n + n) % n;
		if (matches(ui->row_search.pattern, ui, a, ui->focus, l->ids.at[row], &arena))
			found = row;
	}
	arena_free(&arena);
	return found;
}

static size_t count_rows(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct list *l = &a->lists[ui->focus];
	struct arena arena = {0};
	size_t n = 0;
	for (size_t i = 0; i < l->ids.n; i++)
		n += matches(ui->row_search.pattern, ui, a, ui->focus, l->ids.at[i], &arena);
	arena_free(&arena);
	return n;
}

static void drop_pattern(struct row_search *s)
{
	pattern_free(s->pattern);
	s->pattern = NULL;
}

void row_search_free(struct row_search *s)
{
	drop_pattern(s);
}

void row_search_begin(struct ui *ui, bool backward)
{
	const struct list *l = &ui_article(ui)->lists[ui->focus];
	if (!l->ids.n) {
		ui_say(ui, false, "nothing in this list");
		return;
	}
	prompt_open(ui, PROMPT_ROWS);
	ui->row_search.backward = backward;
	ui->row_search.origin = l->cursor;
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
	int64_t row = next_row(ui, s->origin, s->backward ? -1 : 1);
	if (row >= 0)
		list_go(ui, row);
	hint_rows(ui, count_rows(ui));
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
	if (next_row(ui, s->origin, 1) < 0)
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
	const struct list *l = &ui_article(ui)->lists[ui->focus];
	int step = backward ? -1 : 1;
	while (count-- > 0) {
		int64_t row = next_row(ui, (int64_t)l->cursor + step, step);
		if (row < 0) {
			ui_say(ui, false, "no row of this list matches %s", s->source);
			return;
		}
		if (step > 0 ? row <= l->cursor : row >= l->cursor)
			ui_say(ui, false, "search went on from the %s",
			       step > 0 ? "top" : "bottom");
		list_go(ui, row);
	}
}
