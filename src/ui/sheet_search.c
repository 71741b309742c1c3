/* Looking for words in the open sheet. */
#include "ui/lens.h"

#include <stdio.h>

static bool holds(struct pattern *pattern, struct str text)
{
	struct span match;
	return pattern_next(pattern, text, 0, text.n, &match) == PATTERN_FOUND;
}

static bool cell_at(const struct sheet_search *s, const struct sheet_text *t, int64_t at)
{
	const struct sheet_cell *c = &t->lines[at / SHEET_ACROSS].cells[at % SHEET_ACROSS];
	return holds(s->pattern, c->label) || holds(s->pattern, c->text) ||
	       holds(s->pattern, c->name);
}

struct str ui_sheet_words(const struct ui *ui, const struct sheet_cell *c)
{
	struct pattern *pattern = ui->sheet_search.pattern;
	bool by_name = pattern && c->name.n && holds(pattern, c->name) &&
		       !holds(pattern, c->label) && !holds(pattern, c->text);
	return by_name ? c->name : c->text;
}

/* The match that comes `step` after a place, behind the end from the other one; -1: none. */
static int64_t next_match(const struct sheet_search *s, const struct sheet_text *t,
			  int64_t from, int step)
{
	int64_t n = (int64_t)t->n * SHEET_ACROSS;
	for (int64_t k = 1; k <= n; k++) {
		int64_t at = ((from + k * step) % n + n) % n;
		if (cell_at(s, t, at))
			return at;
	}
	return -1;
}

/* Matches up to and including a place; all: beyond the last. */
static unsigned matches_upto(const struct sheet_search *s, const struct sheet_text *t,
			     int64_t upto)
{
	unsigned n = 0;
	for (int64_t at = 0; at <= upto && at < (int64_t)t->n * SHEET_ACROSS; at++)
		n += cell_at(s, t, at);
	return n;
}

static void bring_in_sight(struct ui *ui, const struct sheet_text *t)
{
	int line = (int)(ui->sheet_search.at / SHEET_ACROSS), room = sheet_room(ui, t);
	if (line < ui->sheet_top || line >= ui->sheet_top + room)
		ui->sheet_top = line > room / 3 ? line - room / 3 : 0;
}

/* ---- from the prompt and the keys -------------------------------------------------------- */

void sheet_search_drop(struct ui *ui)
{
	pattern_free(ui->sheet_search.pattern);
	ui->sheet_search.pattern = NULL;
	ui->sheet_search.at = -1;
}

void sheet_search_begin(struct ui *ui, bool backward)
{
	prompt_open(ui, PROMPT_SHEET);
	sheet_search_drop(ui);
	ui->sheet_search.backward = backward;
	ui->sheet_search.origin = ui->sheet_top;
}

void sheet_search_typed(struct ui *ui)
{
	struct sheet_search *s = &ui->sheet_search;
	struct error e = {""};
	sheet_search_drop(ui);
	ui->sheet_top = s->origin;
	ui->prompt.hint[0] = '\0';
	if (!ui->prompt.n)
		return;
	struct str source = {ui->prompt.line, ui->prompt.n};
	s->pattern = search_compile(ui, source, false, &e);
	if (!s->pattern) {
		snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "%s", e.message);
		return;
	}
	struct arena arena = {0};
	struct sheet_text t = ui_sheet(ui, &arena);
	int step = s->backward ? -1 : 1;
	unsigned n = matches_upto(s, &t, INT64_MAX);
	s->at = next_match(s, &t, (int64_t)s->origin * SHEET_ACROSS - (step > 0), step);
	if (s->at >= 0)
		bring_in_sight(ui, &t);
	snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "%u %s", n,
		 n == 1 ? "match" : "matches");
	arena_free(&arena);
}

void sheet_search_cancel(struct ui *ui)
{
	sheet_search_drop(ui);
	ui->sheet_top = ui->sheet_search.origin;
}

/* Which of its matches is the current one. */
static void say_place(struct ui *ui, const struct sheet_text *t)
{
	const struct sheet_search *s = &ui->sheet_search;
	ui_say(ui, false, "%u of %u", matches_upto(s, t, s->at), matches_upto(s, t, INT64_MAX));
}

void sheet_search_accept(struct ui *ui)
{
	if (ui->sheet_search.at >= 0) {
		struct arena arena = {0};
		struct sheet_text t = ui_sheet(ui, &arena);
		say_place(ui, &t);
		arena_free(&arena);
	} else if (ui->prompt.n)
		ui_say(ui, true, "%s",
		       ui->sheet_search.pattern ? "nothing here matches" : ui->prompt.hint);
}

bool sheet_search_repeat(struct ui *ui, bool backward, uint32_t count)
{
	struct sheet_search *s = &ui->sheet_search;
	if (s->at < 0)
		return false;
	struct arena arena = {0};
	struct sheet_text t = ui_sheet(ui, &arena);
	unsigned n = matches_upto(s, &t, INT64_MAX);
	for (count %= n ? n : 1; n && count > 0; count--)
		s->at = next_match(s, &t, s->at, s->backward != backward ? -1 : 1);
	bring_in_sight(ui, &t);
	say_place(ui, &t);
	arena_free(&arena);
	return true;
}
