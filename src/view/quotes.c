/* How the pane of quotes looks. */
#include "view/row.h"

#include "reader/text.h"

#include <stdio.h>

static struct str begin_of(struct str text, struct span s, struct arena *arena)
{
	enum { LOOK = 1024 };
	if (span_length(s) > LOOK)
		s.end = (uint32_t)text_border(text, s.start + LOOK);
	return ui_line(arena, text, s);
}

static void draw_confidence(const struct list_row *l, const struct quote *q)
{
	static const char *const kinds[QUOTE_KINDS] = {"direct", "mixed", "indir"};
	char text[16] = "1.0";
	int hundredths = (int)(q->confidence * 100 + .5f);
	if (hundredths < 100)
		snprintf(text, sizeof text, ".%02d", hundredths < 0 ? 0 : hundredths);
	/* in the colour of the base: each change of it costs bytes a row and scroll */
	pane_put(l, l->pane.columns - 11, 6, str_of(kinds[q->kind]), pane_role(l, ROLE_BASE));
	pane_put(l, l->pane.columns - 4, 3, str_of(text), pane_role(l, ROLE_BASE));
}

/* All of it, as far as there are rows. */
static void draw_whole(struct list_row *l, struct arena *arena)
{
	struct lines said = ui_quoted(l->ui, l->id, arena);
	for (int i = 0; i < said.n && l->at + 1 < l->pane.row + l->pane.rows; i++) {
		l->at++;
		pane_cut(l, 4, said.at[i], pane_under(l, ROLE_BASE));
	}
}

static void draw_quote(struct list_row *l, struct arena *arena)
{
	const struct document *d = l->a->view.document;
	const struct quote *q = document_quote(d, l->id);
	const struct speaker *s = document_speaker(d, q->speaker);
	const struct signs *signs = view_signs(l->ui);
	struct str name = s ? s->name : STR("unknown");
	struct str text = begin_of(l->a->view.text, q->span, arena);
	const char *sign = view_reader_sign(l->ui, q);
	bool single = frame_row_height(&l->ui->frame, PANE_QUOTES) == 1;
	int shift = single ? 0 : 1;
	if (l->id == l->a->quote)
		pane_sign(l, shift, signs->current, ROLE_GUTTER);
	pane_sign(l, shift + 1, signs->kinds[q->kind], ROLE_GUTTER);
	/* a blank in the colour before it is sent without one of its own */
	if (!l->doubtful && !sign)
		pane_sign(l, shift + 2, " ", ROLE_GUTTER);
	pane_mark(l, shift + 2, sign);
	enum role role = pane_role(l, s ? ROLE_SPEAKER : ROLE_WARNING);
	if (single) {
		pane_put(l, 3, 10, ui_short_name(name), role);
		pane_cut(l, 14, text, pane_role(l, ROLE_BASE));
		return;
	}
	bool wide = l->pane.columns >= WIDE;
	pane_put(l, 4, wide ? l->pane.columns - 16 : l->pane.columns - 4, name, role);
	if (wide)
		draw_confidence(l, q);
	if (l->ui->frame.whole) {
		draw_whole(l, arena);
	} else if (l->at + 1 < l->pane.row + l->pane.rows) {
		l->at++;
		pane_cut(l, 4, text, pane_under(l, ROLE_BASE));
	}
}

static bool is_doubtful(const struct document *d, uint32_t id)
{
	return quote_doubtful(document_quote(d, id));
}

struct str quotes_counted(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	uint32_t doubtful = a->lit.n_doubtful[PANE_QUOTES], all = a->view.document->n_quotes;
	struct str doubt = doubtful ? arena_printf(arena, "%u? ", doubtful) : STR("");
	struct str place = STR("");
	if (a->quote && a->lit.quotes[a->quote - 1])
		place = arena_printf(arena, "%u/", a->lit.before[a->quote]);
	struct str of = a->lit.n_quotes == all ? STR("") : arena_printf(arena, " of %u", all);
	return arena_printf(arena, "%.*s%.*s%u%.*s", (int)doubt.n, doubt.at, (int)place.n,
			    place.at, a->lit.n_quotes, (int)of.n, of.at);
}

const struct pane_view pane_view_quotes = {
	.hint = "jump",
	.draw = draw_quote,
	.doubtful = is_doubtful,
	.count = quotes_counted,
};
