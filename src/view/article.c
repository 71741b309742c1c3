/* The article: text with what was found in it, gutter, minimap. */
#include "view/draw.h"

#include "reader/text.h"

#include <stdio.h>

enum { PAINTS = 96, ADDRESSES = 64 };

/* A part of a row and how it looks; later ones lie over earlier ones. */
struct paint {
	struct span span;
	enum role role;
	unsigned attributes;
};

struct canvas {
	const struct ui *ui;
	const struct ui_article *a;
	const struct document *d; /* may be NULL */
	struct grid *g;
	const struct signs *signs;
	struct layout_row row;
	int at;                      /* screen row */
	uint32_t here;               /* byte of what is current in the text */
	const struct quote *current; /* when it is lit; else NULL */
	struct paint paints[PAINTS];
	int n;
	struct span addresses[ADDRESSES]; /* in sight */
	unsigned links[ADDRESSES];        /* as attributes of their cells */
	uint32_t n_addresses;
	struct span out; /* what stands out of the text, the rest being dimmed; empty: all */
	bool lit;        /* a light is on */
	bool aside;      /* the row is no part of the article */
	uint32_t styled; /* index of the first that may reach what is not yet drawn */
};

/* ---- paints ------------------------------------------------------------------------------ */

static void paint(struct canvas *c, struct span span, enum role role)
{
	if (c->n < PAINTS && span_overlap(span, c->row.span))
		c->paints[c->n++] = (struct paint){.span = span, .role = role};
}

static bool on_lit_quote(const struct canvas *c, struct span span)
{
	for (int i = 0; i < c->n; i++)
		if (c->paints[i].role != ROLE_UNLIT && span_overlap(c->paints[i].span, span))
			return true;
	return false;
}

static enum role by_doubt(const struct canvas *c, bool doubtful, enum role role)
{
	return ui_dims(c->ui, doubtful) ? ROLE_DOUBTFUL : role;
}

/* A kind of quote, where the role tells something else. */
static const unsigned kind_attributes[QUOTE_KINDS] = {ATTR_BOLD, ATTR_UNDERLINE, ATTR_ITALIC};

static void paint_as(struct canvas *c, struct span span, const struct quote *q,
		     enum quote_kind kind)
{
	static const enum role roles[QUOTE_KINDS] = {ROLE_QUOTE, ROLE_MIXED, ROLE_INDIRECT};
	unsigned hue = ui_hue(c->ui, q->speaker);
	int before = c->n;
	if (q == c->current)
		paint(c, span, ROLE_SPOT);
	else if (hue)
		paint(c, span, (enum role)(ROLE_HUE_1 + hue - 1));
	else
		paint(c, span, by_doubt(c, quote_doubtful(q), roles[kind]));
	if (c->n > before && (q == c->current || hue))
		c->paints[before].attributes = kind_attributes[kind];
}

static void paint_quote(struct canvas *c, const struct quote *q)
{
	bool parted = q->kind == QUOTE_MIXED && q->parts.n;
	paint_as(c, q->outer, q, parted ? QUOTE_INDIRECT : q->kind);
	for (uint32_t i = 0; parted && i < q->parts.n; i++)
		paint_as(c, q->parts.at[i], q, QUOTE_MIXED);
}

/* The current quote lies over what holds it, and so does the place where its speaker is named.
 */
static void paint_current(struct canvas *c)
{
	if (!c->current)
		return;
	paint_quote(c, c->current);
	paint(c, c->current->mention, ROLE_SPOT_SPEAKER);
}

static bool in_current(const struct canvas *c, struct span span)
{
	return c->current && span_within(span, c->current->outer);
}

static void paint_quotes(struct canvas *c)
{
	const struct document *d = c->d;
	uint32_t first = ui_quotes_from(c->a, c->row.span.start);
	/* cues stand outside what they introduce, often in the row before or behind; in a
	   clause that is reported they look as it does */
	uint32_t from = first > 2 ? first - 2 : 0;
	for (uint32_t i = from; i < d->n_quotes && i < first + PAINTS; i++) {
		const struct quote *q = &d->quotes[i];
		if (q->outer.start > c->row.span.end && q->cue.start > c->row.span.end)
			break;
		if (c->a->lit.quotes[i] && !span_empty(q->cue))
			paint(c, q->cue, ROLE_CUE);
	}
	for (uint32_t i = first; i < d->n_quotes && d->quotes[i].outer.start < c->row.span.end;
	     i++)
		if (c->a->lit.quotes[i])
			paint_quote(c, &d->quotes[i]);
}

static void paint_speakers(struct canvas *c)
{
	const struct document *d = c->d;
	const struct lit *lit = &c->a->lit;
	const struct mention *m = d->speaker_mentions;
	uint32_t i = mention_from(m, d->n_speaker_mentions, c->row.span.start);
	for (; i < d->n_speaker_mentions && m[i].span.start < c->row.span.end; i++) {
		uint32_t who = m[i].id - 1;
		bool shown = c->lit ? lit->chosen_speakers[who] : !lit->hidden_speakers[who];
		if (shown && !in_current(c, m[i].span))
			paint(c, m[i].span,
			      by_doubt(c, speaker_doubtful(&d->speakers[who]), ROLE_SPEAKER));
	}
}

static void paint_regions(struct canvas *c)
{
	const struct document *d = c->d;
	const struct lit *lit = &c->a->lit;
	const struct mention *m = d->region_mentions;
	uint32_t i = mention_from(m, d->n_region_mentions, c->row.span.start);
	for (; i < d->n_region_mentions && m[i].span.start < c->row.span.end; i++) {
		uint32_t where = m[i].id - 1;
		bool on = !c->lit || lit->chosen_regions[where] || on_lit_quote(c, m[i].span);
		enum role role = by_doubt(c, region_doubtful(&d->regions[where]), ROLE_REGION);
		if (on && !lit->hidden_regions[where])
			paint(c, m[i].span,
			      i + 1 == c->a->region_mention ? ROLE_CURRENT
			      : in_current(c, m[i].span)    ? ROLE_SPOT_REGION
							    : role);
	}
}

static void paint_matches(struct canvas *c)
{
	const struct search *s = &c->ui->search;
	uint32_t i;
	BISECT(i, s->sight.n, s->sight.at[i].end <= c->row.span.start);
	for (; i < s->sight.n && s->sight.at[i].start < c->row.span.end; i++)
		paint(c, s->sight.at[i],
		      s->sight.at[i].start == s->match.start && !span_empty(s->match)
			      ? ROLE_CURRENT
			      : ROLE_MATCH);
}

/* How an address looks, and what opens it. */
static unsigned of_address(const struct canvas *c, uint32_t offset)
{
	uint32_t i;
	BISECT(i, c->n_addresses, c->addresses[i].end <= offset);
	return i < c->n_addresses && span_holds(c->addresses[i], offset)
		       ? c->links[i] | ATTR_UNDERLINE
		       : 0;
}

static struct paint look_at(const struct canvas *c, uint32_t offset)
{
	for (int i = c->n; i-- > 0;)
		if (span_holds(c->paints[i].span, offset))
			return c->paints[i];
	return (struct paint){.role = c->lit || c->aside ? ROLE_UNLIT : ROLE_BASE};
}

/*
 * What tells names and places from other text, whatever the theme, for eyes that see no
 * colours: each kind of quote has one of these for itself. In lists their columns tell them.
 */
static unsigned named_attributes(enum role role)
{
	if (role == ROLE_SPEAKER)
		return ATTR_BOLD | ATTR_UNDERLINE;
	bool place = role == ROLE_REGION || role == ROLE_SPOT_REGION;
	return place ? ATTR_ITALIC | ATTR_UNDERLINE : 0;
}

/* Who says the current quote stands out with it. */
static bool is_dimmed(const struct canvas *c, uint32_t offset)
{
	if (span_empty(c->out) || span_holds(c->out, offset))
		return false;
	return c->ui->options.focus != FOCUS_QUOTE ||
	       (!span_holds(c->current->mention, offset) &&
		!span_holds(c->current->cue, offset));
}

/* ---- the text of a row ------------------------------------------------------------------- */

static void draw_bidi(struct canvas *c, const struct glyph *y, int column, int right)
{
	unsigned size;
	uint32_t point = text_decode(c->a->view.text, y->span.start, &size);
	bool unicode = ui_unicode(c->ui);
	char mark[16] = "";
	size_t n = 0;
	const char *const pieces[] = {unicode ? "⟨" : "<", layout_bidi_name(point),
				      unicode ? "⟩" : ">"};
	for (int i = 0; i < 3; i++)
		for (const char *p = pieces[i]; *p && n < sizeof mark - 1; p++)
			mark[n++] = *p;
	grid_text(c->g, c->at, column, right, (struct str){mark, n}, ROLE_WARNING, ATTR_DIM,
		  false);
}

/* How a program wrote the letter, for a terminal. */
static unsigned written(struct canvas *c, uint32_t offset)
{
	static const unsigned attributes[] = {ATTR_BOLD, ATTR_ITALIC, ATTR_UNDERLINE,
					      ATTR_REVERSE};
	const struct article_view *v = &c->a->view;
	unsigned all = 0;
	while (c->styled < v->n_styled && v->styled[c->styled].span.end <= offset)
		c->styled++;
	if (c->styled == v->n_styled || v->styled[c->styled].span.start > offset)
		return 0;
	for (unsigned i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (v->styled[c->styled].styles & 1u << i)
			all |= attributes[i];
	return all;
}

static void draw_glyph(struct canvas *c, const struct glyph *y, unsigned attributes)
{
	const struct frame *f = &c->ui->frame;
	int column = f->text + y->column, right = f->text + f->text_columns;
	/* the spaces that hang at a row's end are not drawn, so a space is always inside */
	struct paint p = look_at(c, y->span.start);
	if (p.role != ROLE_MATCH && p.role != ROLE_CURRENT && is_dimmed(c, y->span.start))
		p = (struct paint){.role = ROLE_UNLIT};
	attributes |= p.attributes | named_attributes(p.role) | written(c, y->span.start);
	if (y->span.start == c->here)
		grid_cursor(c->g, c->at, column);
	if (span_holds(c->ui->pointer.selected, y->span.start))
		attributes ^= ATTR_REVERSE;
	if (c->current && span_holds(c->current->cue, y->span.start))
		attributes |= ATTR_UNDERLINE;
	attributes |= of_address(c, y->span.start);
	switch (y->kind) {
	case GLYPH_SPACE:
		for (int x = column; x < column + y->columns && x < right; x++)
			grid_put(c->g, c->at, x, right, STR(" "), p.role, attributes, 1);
		break;
	case GLYPH_HYPHEN:
		grid_put(c->g, c->at, column, right, STR("-"), p.role, attributes, 1);
		break;
	case GLYPH_BIDI:
		draw_bidi(c, y, column, right);
		break;
	default:
		grid_put(c->g, c->at, column, right, str_slice(c->a->view.text, y->span),
			 p.role, attributes, c->ui->options.ambiguous);
	}
}

/* ---- gutter ------------------------------------------------------------------------------ */

static void draw_gutter(struct canvas *c)
{
	const struct document *d = c->d;
	const struct layout_row *r = &c->row;
	enum quote_kind kind = QUOTE_KINDS;
	bool unsure = false, current = false;
	const char *sign = NULL;
	unsigned hue = 0;
	uint32_t i = ui_quotes_from(c->a, r->span.start);
	for (; i < d->n_quotes && d->quotes[i].outer.start < r->shown; i++) {
		const struct quote *q = &d->quotes[i];
		if (!c->a->lit.quotes[i] || q->outer.end <= r->span.start)
			continue;
		if (q->kind < kind)
			kind = q->kind;
		if (span_holds(r->span, q->outer.start)) {
			unsure |= quote_doubtful(q);
			sign = sign ? sign : view_reader_sign(c->ui, q);
			hue = hue ? hue : ui_hue(c->ui, q->speaker);
			current |= i + 1 == c->a->quote;
		}
	}
	int column = c->ui->frame.gutter;
	bool out = span_empty(c->out) || span_overlap(c->out, r->span);
	enum role role = out ? ROLE_GUTTER : ROLE_UNLIT;
	/* blanks in one colour with the sign: no other needs to be sent for them */
	if (kind < QUOTE_KINDS)
		grid_fill(c->g, c->at, column, 1, 3, ' ', role);
	if (current)
		draw(c->g, c->at, column, column + 1, str_of(c->signs->current), role);
	if (kind < QUOTE_KINDS)
		draw(c->g, c->at, column + 1, column + 2, str_of(c->signs->kinds[kind]), role);
	if (hue)
		draw(c->g, c->at, column + 2, column + 3, view_hue(hue),
		     out ? (enum role)(ROLE_HUE_1 + hue - 1) : role);
	if (sign)
		draw(c->g, c->at, column + 2, column + 3, str_of(sign), role);
	else if (unsure)
		draw(c->g, c->at, column + 2, column + 3, STR("?"),
		     out ? by_doubt(c, true, ROLE_WARNING) : role);
}

static bool is_aside(const struct canvas *c)
{
	const struct spans *asides = &c->a->view.asides;
	uint32_t i = 0;
	while (i < asides->n && !span_overlap(asides->at[i], c->row.span))
		i++;
	return i < asides->n;
}

static void draw_row(struct canvas *c)
{
	c->n = 0;
	c->aside = !c->a->view.record && is_aside(c);
	if (c->d) {
		paint_quotes(c);
		paint_speakers(c);
		paint_current(c);
		paint_regions(c);
		draw_gutter(c);
	}
	paint_matches(c);
	if (c->ui->awaited == ACT_ADDRESS)
		paint(c, c->ui->address, ROLE_CURRENT);
	bool title =
		!span_empty(c->a->view.title) && span_within(c->row.span, c->a->view.title);
	struct row_walk walk = {0};
	struct glyph glyph;
	BISECT(c->styled, c->a->view.n_styled,
	       c->a->view.styled[c->styled].span.end <= c->row.span.start);
	while (layout_glyph(c->a->layout, &c->row, &walk, &glyph))
		draw_glyph(c, &glyph, title ? ATTR_BOLD : 0);
}

/* "⋯ 3 paragraphs", between two that the filter keeps. */
static void draw_fold(const struct canvas *c)
{
	uint32_t n = ui_folded_in(c->a, c->row.span);
	char text[40];
	int left = c->ui->frame.text, right = left + c->ui->frame.text_columns;
	if (!n)
		return;
	snprintf(text, sizeof text, "%s %u paragraph%s", c->signs->fold, n, n == 1 ? "" : "s");
	draw(c->g, c->at, left, right, str_of(text), ROLE_UNLIT);
}

/* A line over the captions, which stand together behind the article. */
static void draw_caption_line(const struct canvas *c)
{
	const struct article_view *v = &c->a->view;
	int left = c->ui->frame.text, right = left + c->ui->frame.text_columns;
	if (!v->n_captions || v->asides.at[0].start != c->row.span.end)
		return;
	grid_fill(c->g, c->at, left, 1, c->ui->frame.text_columns, c->signs->horizontal,
		  ROLE_RULE);
	draw(c->g, c->at, left + 2, right, STR(" captions "), ROLE_UNLIT);
}

/* The match, the place, the quote that is current, the paragraph that is read: the first that
 * there is, as far as it is in sight. */
static uint32_t current_place(const struct canvas *c)
{
	const struct search *s = &c->ui->search;
	uint32_t at = c->a->reading;
	if (!span_empty(s->match))
		at = s->match.start;
	else if (c->d && c->a->region_mention)
		at = c->d->region_mentions[c->a->region_mention - 1].span.start;
	else if (c->current)
		at = c->current->outer.start;
	return at > c->row.span.start ? at : c->row.span.start;
}

/* Why there is no text, whole: what to do about it often stands at its end. */
static void draw_failure(const struct ui *ui, struct grid *g)
{
	const char *why = ui_article(ui)->view.error;
	const struct frame *f = &ui->frame;
	int row = f->article.row + f->article.rows / 3, end = f->article.row + f->article.rows;
	struct arena arena = {0};
	struct lines all = ui_wrap(&arena, str_of(why ? why : "cannot be read"),
				   f->text_columns, ui->options.ambiguous);
	for (int i = 0; i < all.n && row < end; i++)
		draw(g, row++, f->text, f->text + f->text_columns, all.at[i], ROLE_WARNING);
	arena_free(&arena);
}

void view_article(const struct ui *ui, struct grid *g)
{
	const struct ui_article *a = ui_article(ui);
	struct rect r = ui->frame.article;
	if (a->view.phase == ARTICLE_FAILED && !a->view.n_paragraphs && r.rows > 0) {
		draw_failure(ui, g);
		return;
	}
	struct canvas c = {.ui = ui,
			   .a = a,
			   .d = a->view.document,
			   .g = g,
			   .signs = view_signs(ui),
			   .lit = a->view.document && light_on(&a->light)};
	c.n_addresses = ui_addresses(a, c.addresses, ADDRESSES);
	for (uint32_t i = 0; i < c.n_addresses && ui_hyperlinks(ui); i++)
		c.links[i] = grid_link(g, ui_address_of(a, c.addresses[i]));
	if (c.d && a->quote && a->lit.quotes[a->quote - 1])
		c.current = document_quote(c.d, a->quote);
	c.out = ui_standing_out(ui);
	if (!layout_row_at(a->layout, a->anchor, &c.row))
		return;
	c.here = current_place(&c);
	grid_cursor(g, r.row, ui->frame.text);
	for (int y = 0; y < r.rows; y++) {
		c.at = r.row + y;
		if (c.row.blank) {
			draw_fold(&c);
			draw_caption_line(&c);
		} else {
			draw_row(&c);
		}
		if (!layout_row_next(a->layout, &c.row))
			break;
	}
}
