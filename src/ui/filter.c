/* "&": keeps of a list the rows whose words match, of the text the paragraphs. */
#include "ui/lens.h"

#include <stdio.h>

enum {
	SLICE = 800, /* microseconds */
	EACH = 32    /* rows between two looks at the clock */
};

static struct str typed(const struct ui *ui)
{
	return (struct str){ui->prompt.line, ui->prompt.n};
}

/* ---- the filter -------------------------------------------------------------------------- */

void filter_free(struct row_filter *f)
{
	pattern_free(f->pattern);
	free(f->source);
	VEC_FREE(f->rows);
	*f = (struct row_filter){0};
}

/* "3 rows match", "3+ paragraphs match" while they are looked for. */
static struct str kept(struct ui *ui, char *out, size_t room)
{
	const struct ui_article *a = ui_article(ui);
	bool text = ui->focus == PANE_ARTICLE;
	const struct row_filter *f = &a->filters[ui->focus];
	bool more = text ? fold_slice(ui) : f->pattern && f->upto < f->rows.n;
	size_t n = text ? a->kept.n : a->lists[ui->focus].ids.n;
	snprintf(out, room, "%zu%s %s%s", n, more ? "+" : "", text ? "paragraph" : "row",
		 n == 1 ? " matches" : "s match");
	return str_of(out);
}

void filter_rows(const struct ui *ui, struct ui_article *a, enum pane pane, uint32_t wanted)
{
	struct row_filter *f = &a->filters[pane];
	struct list *l = &a->lists[pane];
	f->of = (uint32_t)l->ids.n;
	if (!f->pattern)
		return;
	f->rows.n = 0;
	VEC_APPEND(f->rows, l->ids.at, l->ids.n);
	f->upto = 0;
	f->wanted = wanted;
	l->cursor = 0;
	l->ids.n = 0;
	filter_slice(ui, a, pane);
}

bool filter_slice(const struct ui *ui, struct ui_article *a, enum pane pane)
{
	struct row_filter *f = &a->filters[pane];
	struct list *l = &a->lists[pane];
	struct arena arena = {0};
	int64_t start = microseconds();
	while (f->pattern && f->upto < f->rows.n) {
		uint32_t id = f->rows.at[f->upto++];
		if (row_matches(f->pattern, ui, a, pane, id, &arena)) {
			VEC_PUSH(l->ids, id);
			if (id == f->wanted && !l->cursor)
				l->cursor = (uint32_t)l->ids.n - 1;
		}
		if (f->upto % EACH == 0 && microseconds() - start >= SLICE)
			break;
	}
	arena_free(&arena);
	return f->pattern && f->upto < f->rows.n;
}

bool filter_idle(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	bool more = false, was = false;
	for (int p = PANE_FIRST; p < PANE_COUNT && !more; p++) {
		was |= a->filters[p].upto < a->filters[p].rows.n;
		more = filter_slice(ui, a, (enum pane)p);
	}
	if (was && ui->prompt.kind == PROMPT_FILTER)
		kept(ui, ui->prompt.hint, sizeof ui->prompt.hint);
	if (was)
		ui_settle(ui);
	return more;
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
		*f = (struct row_filter){.pattern = pattern, .source = copy};
	}
	if (ui->focus != PANE_ARTICLE) {
		lists_build_one(ui, ui->focus);
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
