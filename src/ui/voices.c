/*
 * The page of voices: whole quotes, grouped by who said them, in the article's place. The text
 * stays where it was until one goes to a quote.
 */
#include "ui/lens.h"

#include "reader/text.h"

#include <stdio.h>

enum { LINE_LEAST = 8 }; /* columns */

/* ---- the list ---------------------------------------------------------------------------- */

/* Groups by first quote, by number of quotes, by name; in a group as in the text. */
static void build(struct ui_article *a, const struct document *d, struct list *l)
{
	struct arena *arena = &a->lit_arena;
	uint32_t *ids = ARENA_ARRAY(arena, d->n_quotes, uint32_t);
	uint32_t *groups = ARENA_ARRAY(arena, d->n_quotes, uint32_t); /* speakers, 0: unknown */
	struct sort_row *order = ARENA_ARRAY(arena, d->n_speakers + 1, struct sort_row);
	uint32_t n = 0;
	for (uint32_t i = 0; i <= d->n_speakers; i++)
		order[i] = (struct sort_row){.id = i, .key = UINT64_MAX};
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		uint32_t speaker = d->quotes[i].speaker;
		if (!a->lit.quotes[i])
			continue;
		ids[n] = i + 1;
		groups[n++] = speaker;
		/* who speaks first is 1, whoever says as much behind him */
		if (speaker && order[speaker].key == UINT64_MAX)
			order[speaker].key = i + 1;
	}
	for (uint32_t i = 1; i <= d->n_speakers && l->sort == SORT_COUNT; i++)
		order[i].key |= (uint64_t)(UINT32_MAX - a->lit.said[i - 1]) << 32;
	for (uint32_t i = 0; i <= d->n_speakers && l->sort == SORT_NAME; i++)
		order[i].name = i ? d->speakers[i - 1].name : STR("~");
	list_group(l, ids, groups, n, order, d->n_speakers + 1, arena);
}

/* A page of voices that is open: of one article, or of all. */
static const struct list *list_of(const struct ui *ui)
{
	return &ui_article(ui)->lists[ui->page];
}

static const struct quote *quote_at(const struct ui *ui, size_t row,
				    const struct ui_article **a)
{
	uint32_t id = list_of(ui)->ids.at[row];
	const struct lens *lens = lenses[ui->page];
	*a = lens->locate ? lens->locate(ui, &id) : ui_article(ui);
	return document_quote((*a)->view.document, id);
}

static const struct speaker *speaker_at(const struct ui *ui, size_t row)
{
	const struct ui_article *a;
	const struct quote *q = quote_at(ui, row, &a);
	return document_speaker(a->view.document, q->speaker);
}

/* Both rows are one speaker's: in different articles, who has the same name. */
static bool same_speaker(const struct ui *ui, size_t one, size_t other)
{
	const struct ui_article *a, *b;
	const struct quote *p = quote_at(ui, one, &a), *q = quote_at(ui, other, &b);
	if (a == b || !p->speaker || !q->speaker)
		return p->speaker == q->speaker;
	return str_eq(speaker_at(ui, one)->name, speaker_at(ui, other)->name);
}

/* ---- a row ------------------------------------------------------------------------------- */

/* "¶2 · .97 · Varna, Sofia", of all articles behind the title; "?" for a confidence that says
 * little. */
static struct str told_of(const struct ui *ui, const struct ui_article *a,
			  const struct quote *q, struct arena *arena)
{
	enum { TITLE = 30 }; /* columns */
	struct str title = lenses[ui->page]->locate ? ui_title(a) : STR("");
	title.n = title.n ? sheet_fitting(title, TITLE, ui->options.ambiguous) : 0;
	const char *dot = ui_unicode(ui) ? "·" : "-";
	char sure[16] = "1.0";
	int hundredths = (int)(q->confidence * 100 + .5f);
	if (hundredths < 100)
		snprintf(sure, sizeof sure, ".%02d", hundredths);
	struct str more = ui_made_of(q, arena), regions = ui_regions_near(a, q, arena);
	if (regions.n)
		more = arena_printf(arena, "%.*s%s%s%s%.*s", (int)more.n, more.at,
				    more.n ? " " : "", more.n ? dot : "", more.n ? " " : "",
				    (int)regions.n, regions.at);
	return arena_printf(arena, "%.*s%s%s%u %s %s%s%s%s%.*s", (int)title.n, title.at,
			    title.n ? "  " : "", ui_unicode(ui) ? "¶" : "par. ",
			    q->paragraph + 1, dot, quote_doubtful(q) ? "?" : sure,
			    more.n ? " " : "", more.n ? dot : "", more.n ? " " : "",
			    (int)more.n, more.at);
}

static void add_heading(struct voice *v, const struct ui *ui, uint32_t row)
{
	const struct speaker *s = speaker_at(ui, row);
	if (row && same_speaker(ui, row - 1, row))
		return;
	v->name = s ? s->name : STR("unknown");
	v->role = s ? speaker_role(s) : STR("");
	for (size_t i = row; i < list_of(ui)->ids.n && same_speaker(ui, row, i); i++)
		v->said++;
	v->above = row ? 2 : 1;
}

struct voice ui_voice(const struct ui *ui, uint32_t row, struct arena *arena)
{
	const struct ui_article *a;
	struct voice v = {.quote = quote_at(ui, row, &a)};
	int columns = ui->frame.text_columns, wide = ui->options.ambiguous;
	columns = columns < LINE_LEAST ? LINE_LEAST : columns;
	v.article = a;
	add_heading(&v, ui, row);
	v.lines = ui_wrap(arena, ui_line(arena, a->view.text, v.quote->outer), columns, wide);
	v.told = told_of(ui, a, v.quote, arena);
	int n = v.lines.n, last = n ? (int)text_width(v.lines.at[n - 1], wide) : 0;
	v.apart = last + 3 + (int)text_width(v.told, wide) > columns;
	v.height = v.above + n + v.apart;
	return v;
}

static int height_of(const struct ui *ui, uint32_t row)
{
	struct arena arena = {0};
	int height = ui_voice(ui, row, &arena).height;
	arena_free(&arena);
	return height;
}

/* ---- what is in sight -------------------------------------------------------------------- */

static int page_lines(const struct ui *ui)
{
	int lines = ui->frame.panes[ui->page].rows - 1;
	return lines > 1 ? lines : 1;
}

/* Lines left below row `last` when the page begins as the list says; negative: it goes on. */
static int lines_below(const struct ui *ui, const struct list *l, uint32_t last)
{
	int left = page_lines(ui) + l->skip;
	for (uint32_t i = l->top; i <= last && left >= 0; i++)
		left -= height_of(ui, i);
	return left;
}

/* Makes a row the last, or the first where it alone fills the page. */
static void end_with(const struct ui *ui, struct list *l, uint32_t last)
{
	uint32_t i = last;
	int left = page_lines(ui) - height_of(ui, i);
	l->skip = 0;
	while (i > 0 && left > 0)
		left -= height_of(ui, --i);
	if (left < 0 && i < last)
		l->skip = -left;
	l->top = i;
}

void voices_scroll(const struct ui *ui, struct list *l)
{
	if (!l->ids.n)
		return;
	if (l->cursor < l->top) {
		l->top = l->cursor;
		l->skip = 0;
	}
	int height = l->top == l->cursor ? height_of(ui, l->top) : 0;
	if (l->top == l->cursor && height - l->skip < page_lines(ui))
		l->skip = height > page_lines(ui) ? height - page_lines(ui) : 0;
	else if (l->top < l->cursor && lines_below(ui, l, l->cursor) < 0)
		end_with(ui, l, l->cursor);
	uint32_t last = (uint32_t)l->ids.n - 1;
	if (l->top + l->skip > 0 && lines_below(ui, l, last) > 0)
		end_with(ui, l, last);
}

uint32_t voices_in_sight(const struct ui *ui)
{
	const struct list *l = list_of(ui);
	int left = page_lines(ui) + l->skip;
	uint32_t n = 0;
	for (size_t i = l->top; i < l->ids.n; i++, n++) {
		left -= height_of(ui, (uint32_t)i);
		if (left < 0)
			break;
	}
	return n ? n : 1;
}

/* Of a quote higher than the page, the next part. */
bool voices_reveal(struct ui *ui, int step)
{
	struct list *l = &ui_now(ui)->lists[ui->page];
	int page = page_lines(ui), most = height_of(ui, l->cursor) - page;
	if (l->top != l->cursor || most <= 0 || l->skip == (step > 0 ? most : 0))
		return false;
	l->skip += step * (page > 1 ? page - 1 : 1);
	l->skip = l->skip < 0 ? 0 : l->skip > most ? most : l->skip;
	return true;
}

/* ---- actions ----------------------------------------------------------------------------- */

static void choose(struct ui *ui, uint32_t id)
{
	pane_focus(ui, PANE_ARTICLE);
	ui_settle(ui);
	move_quote(ui, id);
}

const struct lens lens_voices = {
	.sorts = {"by who speaks first", "by who says most", "by speaker"},
	.sort = SORT_COUNT,
	.count = quote_count,
	.build = build,
	.words = quote_words,
	.of_quote = quote_current,
	.moved = move_quote,
	.scroll = voices_scroll,
	.in_sight = voices_in_sight,
	.reveal = voices_reveal,
	.choose = choose,
	.add = quote_light,
	.why = quote_why,
};

/* Opens the page on the current quote, or the first; again: back to the article. */
void act_voices(struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	uint32_t first = list_id(&a->lists[PANE_VOICES]);
	pane_focus(ui, ui->focus == PANE_VOICES ? PANE_ARTICLE : PANE_VOICES);
	if (ui->page == PANE_VOICES && first && !a->quote)
		move_quote(ui, first);
}
