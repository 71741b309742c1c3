/* The three lists, beside the text or as a sheet below it. */
#include "view/draw.h"

#include "reader/text.h"

#include <stdio.h>

enum { WIDE = 34 }; /* from this width on roles, kinds and types are shown */

static const char *const titles[PANES] = {"", "Quotes", "Speakers", "Regions"};

/* One row of a list as it is being drawn. */
struct list_row {
	const struct ui *ui;
	const struct ui_article *a;
	struct grid *g;
	struct rect pane;
	int at; /* screen row */
	uint32_t id;
	bool chosen; /* the cursor of the focused pane stands here */
	bool near;   /* belongs to the current quote */
};

static int left_of(const struct list_row *l, int column)
{
	return l->pane.column + column;
}

static int right_of(const struct list_row *l)
{
	return l->pane.column + l->pane.columns;
}

static enum role role_of(const struct list_row *l, enum role role)
{
	return l->chosen ? ROLE_CURRENT : role;
}

static void put(const struct list_row *l, int column, int width, struct str s, enum role role)
{
	int right = left_of(l, column + width);
	draw(l->g, l->at, left_of(l, column), right < right_of(l) ? right : right_of(l), s,
	     role);
}

static void put_sign(const struct list_row *l, int column, const char *sign, enum role role)
{
	put(l, column, 1, str_of(sign), role_of(l, role));
}

/* Text cut off at the border, without a sign for it: the list is narrow enough. */
static void put_cut(const struct list_row *l, int column, struct str s, enum role role)
{
	int right = right_of(l) - (l->pane.columns >= WIDE);
	grid_text(l->g, l->at, left_of(l, column), right, s, role, 0, false);
}

static void put_number(const struct list_row *l, uint32_t n, enum role role)
{
	char text[16];
	snprintf(text, sizeof text, "%u", n);
	draw_right(l->g, l->at, right_of(l) - 1, str_of(text), role_of(l, role));
}

static int digits_of(uint32_t n)
{
	return n > 999 ? 4 : n > 99 ? 3 : n > 9 ? 2 : 1;
}

/* ---- quotes ------------------------------------------------------------------------------ */

static struct str begin_of(struct str text, struct span s, struct arena *arena)
{
	enum { LOOK = 1024 };
	if (span_length(s) > LOOK) {
		s.end = s.start + LOOK;
		while (s.end > s.start && ((unsigned char)text.at[s.end] & 0xc0) == 0x80)
			s.end--;
	}
	return ui_line(arena, text, s);
}

static void draw_confidence(const struct list_row *l, const struct quote *q)
{
	static const char *const kinds[QUOTE_KINDS] = {"direct", "mixed", "indir"};
	char text[16] = "1.0";
	int hundredths = (int)(q->confidence * 100 + .5f);
	if (hundredths < 100)
		snprintf(text, sizeof text, ".%02d", hundredths < 0 ? 0 : hundredths);
	put(l, l->pane.columns - 11, 6, str_of(kinds[q->kind]), role_of(l, ROLE_BASE));
	put(l, l->pane.columns - 4, 3, str_of(text),
	    role_of(l, quote_unsure(q) ? ROLE_WARNING : ROLE_BASE));
}

static void draw_quote(struct list_row *l, int height, struct arena *arena)
{
	const struct document *d = l->a->view.document;
	const struct quote *q = document_quote(d, l->id);
	const struct speaker *s = document_speaker(d, q->speaker);
	const struct signs *signs = view_signs(l->ui);
	struct str name = s ? s->name : STR("unknown");
	struct str text = begin_of(l->a->view.text, q->span, arena);
	int shift = height == 1 ? 0 : 1;
	if (l->id == l->a->quote)
		put_sign(l, shift, signs->current, ROLE_GUTTER);
	put_sign(l, shift + 1, signs->kinds[q->kind], ROLE_GUTTER);
	if (quote_unsure(q))
		put_sign(l, shift + 2, "?", ROLE_WARNING);
	enum role role = role_of(l, s ? ROLE_SPEAKER : ROLE_WARNING);
	if (height == 1) {
		put(l, 3, 10, ui_short_name(name), role);
		put_cut(l, 14, text, role_of(l, ROLE_BASE));
		return;
	}
	bool wide = l->pane.columns >= WIDE;
	put(l, 4, wide ? l->pane.columns - 16 : l->pane.columns - 4, name, role);
	if (wide)
		draw_confidence(l, q);
	if (l->at + 1 < l->pane.row + l->pane.rows) {
		l->at++;
		put_cut(l, 4, text, ROLE_BASE);
	}
}

/* ---- speakers ---------------------------------------------------------------------------- */

static uint32_t most_quotes(const struct document *d)
{
	uint32_t most = 1;
	for (uint32_t i = 0; i < d->n_speakers && i < 256; i++)
		most = d->speakers[i].quotes.n > most ? d->speakers[i].quotes.n : most;
	return most;
}

static void draw_bars(const struct list_row *l, uint32_t n, int digits)
{
	enum { LONGEST = 3 };
	uint32_t most = most_quotes(l->a->view.document);
	uint32_t bars = most <= LONGEST ? n : (n * LONGEST + most - 1) / most;
	for (uint32_t i = 0; i < bars && i < LONGEST; i++)
		put_sign(l, l->pane.columns - 3 - digits - (int)i, view_signs(l->ui)->bar,
			 ROLE_RULE);
}

static void draw_speaker(struct list_row *l)
{
	const struct document *d = l->a->view.document;
	const struct speaker *s = document_speaker(d, l->id);
	const struct signs *signs = view_signs(l->ui);
	bool lit = l->a->lit.speakers[l->id - 1] || l->a->lit.chosen_speakers[l->id - 1];
	enum role role = role_of(l, lit ? ROLE_SPEAKER : ROLE_UNLIT);
	enum role other = lit ? ROLE_BASE : ROLE_UNLIT;
	int digits = digits_of(s->quotes.n);
	if (l->a->lit.chosen_speakers[l->id - 1])
		put_sign(l, 1, signs->lit, ROLE_SPEAKER);
	else if (l->near || l->chosen)
		put_sign(l, 1, signs->current, ROLE_GUTTER);
	put_number(l, s->quotes.n, other);
	if (l->pane.columns < WIDE) {
		put(l, 2, l->pane.columns - 7 - digits, s->name, role);
		draw_bars(l, s->quotes.n, digits);
		return;
	}
	/* the name has half of the room, the role what is left */
	int name = (l->pane.columns - 4) / 2;
	put(l, 2, name, s->name, role);
	struct str what = s->role;
	if (!what.n && s->kind != SPEAKER_PERSON)
		what = str_of(speaker_kind_name(s->kind));
	put(l, 3 + name, l->pane.columns - 5 - name - digits, what, role_of(l, other));
}

/* ---- regions ----------------------------------------------------------------------------- */

static int depth_of(const struct document *d, const struct region *r)
{
	int depth = 0;
	for (uint32_t up = r->within; up && depth < 4; up = document_region(d, up)->within)
		depth++;
	return depth > 2 ? 2 : depth;
}

static bool is_chosen(const struct id_set *s, uint32_t id)
{
	size_t i = 0;
	while (i < s->n && s->at[i] != id)
		i++;
	return i < s->n;
}

/* Digits of the largest count, which the column of types has to leave room for. */
static int most_digits(const struct document *d)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < d->n_regions && i < 256; i++)
		most = d->regions[i].n_mentions > most ? d->regions[i].n_mentions : most;
	return digits_of(most);
}

static void draw_region(struct list_row *l, const char *code)
{
	const struct document *d = l->a->view.document;
	const struct region *r = document_region(d, l->id);
	const struct signs *signs = view_signs(l->ui);
	bool wide = l->pane.columns >= WIDE;
	bool lit = l->a->lit.regions[l->id - 1] && r->n_mentions;
	enum role role = role_of(l, lit ? ROLE_REGION : ROLE_UNLIT);
	enum role other = lit ? ROLE_BASE : ROLE_UNLIT;
	if (is_chosen(&l->a->light.regions, l->id))
		put_sign(l, 1, signs->lit, ROLE_REGION);
	else if (l->near || l->chosen)
		put_sign(l, 1, signs->current, ROLE_GUTTER);
	put(l, 2, 2, str_of(code), role_of(l, other));
	bool tree = l->a->lists[PANE_REGIONS].sort == SORT_TEXT;
	int name = (wide ? 6 : 5) + (tree && depth_of(d, r) > 1 ? 1 : 0);
	int right = l->pane.columns - (wide ? 13 : 3) - most_digits(d);
	put(l, name, right - name - (wide ? 1 : 0), r->name, role);
	if (wide && r->type != REGION_COUNTRY)
		put(l, right, 11, str_of(region_type_name(r->type)), role_of(l, other));
	if (r->n_mentions)
		put_number(l, r->n_mentions, other);
}

/* The country of a row, when it is another than that of the row above. */
static const char *code_of(const struct document *d, const struct list *list, uint32_t i)
{
	const struct region *r = document_region(d, list->ids.at[i]);
	const struct region *above = i ? document_region(d, list->ids.at[i - 1]) : NULL;
	bool same = above && strcmp(above->country, r->country) == 0 && i != list->top;
	return same && list->sort == SORT_TEXT ? "" : r->country;
}

/* ---- a pane ------------------------------------------------------------------------------ */

static bool is_near(const struct ui *ui, enum pane p, uint32_t id)
{
	const struct ui_article *a = ui_article(ui);
	const struct quote *q = document_quote(a->view.document, a->quote);
	if (p == PANE_REGIONS && a->region_mention)
		return a->view.document->region_mentions[a->region_mention - 1].id == id;
	if (!q)
		return false;
	return p == PANE_SPEAKERS
		       ? q->speaker == id
		       : p == PANE_REGIONS && ui_region_near(a->view.document, id, q);
}

static void draw_rows(const struct ui *ui, struct grid *g, enum pane p, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct list *list = &a->lists[p];
	struct rect pane = ui->frame.panes[p];
	int height = p == PANE_QUOTES && !ui->frame.narrow ? 2 : 1;
	int at = pane.row + 1, bottom = pane.row + pane.rows;
	for (uint32_t i = list->top; i < list->ids.n && at < bottom; i++, at += height) {
		struct list_row l = {.ui = ui,
				     .a = a,
				     .g = g,
				     .pane = pane,
				     .at = at,
				     .id = list->ids.at[i],
				     .chosen = ui->focus == p && i == list->cursor,
				     .near = is_near(ui, p, list->ids.at[i])};
		if (l.chosen)
			grid_fill(g, at, pane.column, 1, pane.columns, ' ', ROLE_CURRENT);
		if (p == PANE_QUOTES)
			draw_quote(&l, height, arena);
		else if (p == PANE_SPEAKERS)
			draw_speaker(&l);
		else
			draw_region(&l, code_of(a->view.document, list, i));
	}
}

/* "2? 3/8", "1/3 of 8", "1 of 6". */
static struct str count_of(const struct ui *ui, enum pane p, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	if (!d)
		return STR("");
	uint32_t lit = p == PANE_SPEAKERS ? a->lit.n_speakers : a->lit.n_regions;
	uint32_t all = p == PANE_SPEAKERS ? d->n_speakers : d->n_regions;
	if (p != PANE_QUOTES)
		return light_on(&a->light) && lit != all
			       ? arena_printf(arena, "%u of %u", lit, all)
			       : arena_printf(arena, "%u", all);
	struct str unsure =
		a->lit.n_unsure ? arena_printf(arena, "%u? ", a->lit.n_unsure) : STR("");
	struct str place = STR("");
	if (a->quote && a->lit.quotes[a->quote - 1])
		place = arena_printf(arena, "%u/", a->lit.before[a->quote]);
	struct str of =
		light_on(&a->light) ? arena_printf(arena, " of %u", d->n_quotes) : STR("");
	return arena_printf(arena, "%.*s%.*s%u%.*s", (int)unsure.n, unsure.at, (int)place.n,
			    place.at, a->lit.n_quotes, (int)of.n, of.at);
}

static void draw_pane_title(const struct ui *ui, struct grid *g, enum pane p,
			    struct arena *arena)
{
	struct rect r = ui->frame.panes[p];
	int right = r.column + r.columns;
	grid_fill(g, r.row, r.column, 1, r.columns, view_signs(ui)->horizontal, ROLE_RULE);
	int at = r.column + 1;
	char vertical[4] = "|";
	if (ui_unicode(ui))
		memcpy(vertical, "│", 3);
	for (int i = PANE_QUOTES; i < PANES; i++) {
		if (i != (int)p && !ui->frame.narrow)
			continue;
		enum role role = ui->focus == (enum pane)i ? ROLE_PANE_FOCUS : ROLE_PANE_TITLE;
		at = draw(g, r.row, at, right, arena_printf(arena, " %s ", titles[i]), role);
		if (ui->frame.narrow && i + 1 < PANES)
			at = draw(g, r.row, at, right, str_of(vertical), ROLE_RULE);
	}
	struct str count = count_of(ui, p, arena);
	if (count.n && at + (int)count.n + 3 <= right)
		draw_right(g, r.row, right - 1,
			   arena_printf(arena, " %.*s ", (int)count.n, count.at),
			   ui->frame.narrow || ui->focus != p ? ROLE_PANE_TITLE
							      : ROLE_PANE_FOCUS);
}

void view_lists(const struct ui *ui, struct grid *g, struct arena *arena)
{
	struct rect article = ui->frame.article;
	if (ui->frame.rule >= 0)
		grid_fill(g, article.row, ui->frame.rule, article.rows, 1,
			  view_signs(ui)->vertical, ROLE_RULE);
	for (int p = PANE_QUOTES; p < PANES; p++) {
		if (!ui->frame.panes[p].rows)
			continue;
		draw_pane_title(ui, g, (enum pane)p, arena);
		if (ui_document(ui))
			draw_rows(ui, g, (enum pane)p, arena);
	}
}
