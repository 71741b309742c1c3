/* How the page of voices looks: it keeps the columns of the text in whose place it stands. */
#include "view/row.h"

#include "reader/text.h"

struct voices_page {
	const struct ui *ui;
	struct grid *g;
	int top, at,
		bottom;  /* screen rows: the first, of the line that comes, behind the last */
	int left, right; /* columns of the text */
	struct pattern *pattern; /* what was looked for in the list; NULL: nothing */
};

/* Whether the line that comes is in sight; it is passed. */
static bool in_sight(struct voices_page *p)
{
	p->at++;
	return p->at > p->top && p->at <= p->bottom;
}

/* "Elena Dimova, harbour chief ──── 3" */
static void draw_heading(struct voices_page *p, const struct voice *v, struct arena *arena)
{
	if (v->above > 1)
		in_sight(p);
	if (!v->above || !in_sight(p))
		return;
	int row = p->at - 1;
	struct str said = arena_printf(arena, " %u", v->said);
	int right = p->right - (int)said.n;
	bool unknown = !v->quote->speaker;
	grid_fill(p->g, row, p->left, 1, p->right - p->left, view_signs(p->ui)->horizontal,
		  ROLE_RULE);
	int at =
		draw(p->g, row, p->left, right, v->name, unknown ? ROLE_WARNING : ROLE_SPEAKER);
	if (v->role.n)
		at = draw(p->g, row, at, right,
			  arena_printf(arena, ", %.*s", (int)v->role.n, v->role.at), ROLE_BASE);
	draw(p->g, row, at, right, STR(" "), ROLE_BASE);
	draw(p->g, row, right, p->right, said, ROLE_SPEAKER);
}

static void draw_sign(const struct voices_page *p, int column, const char *sign, enum role role)
{
	int at = p->ui->frame.gutter + column;
	draw(p->g, p->at - 1, at, at + 1, str_of(sign), role);
}

static void draw_told(const struct voices_page *p, const struct voice *v, enum role role)
{
	int width = (int)text_width(v->told, p->g->ambiguous);
	int from = p->right - width < p->left ? p->left : p->right - width;
	draw(p->g, p->at - 1, from, p->right, v->told, role);
}

/* A match that goes on in the next line is not shown. */
static void draw_matches(const struct voices_page *p, struct str line)
{
	struct span m;
	for (size_t at = 0; p->pattern && at < line.n; at = m.end) {
		if (pattern_next(p->pattern, line, at, line.n, &m) != PATTERN_FOUND)
			return;
		int column = p->left +
			     (int)text_width((struct str){line.at, m.start}, p->g->ambiguous);
		draw(p->g, p->at - 1, column, p->right, str_slice(line, m), ROLE_MATCH);
	}
}

static void draw_quote(struct voices_page *p, const struct voice *v, bool chosen)
{
	static const enum role roles[QUOTE_KINDS] = {ROLE_QUOTE, ROLE_MIXED, ROLE_INDIRECT};
	const struct signs *signs = view_signs(p->ui);
	const struct quote *q = v->quote;
	const struct ui_article *a = ui_article(p->ui);
	bool current = v->article == a && q == document_quote(a->view.document, a->quote);
	bool doubtful = quote_doubtful(q);
	const char *sign = view_reader_sign(p->ui, q);
	enum role role = ui_dims(p->ui, doubtful) ? ROLE_DOUBTFUL : roles[q->kind];
	for (int i = 0; i < v->lines.n + v->apart; i++) {
		if (!in_sight(p))
			continue;
		if (i == 0 && current)
			draw_sign(p, 0, signs->current, ROLE_GUTTER);
		draw_sign(p, 1, signs->kinds[q->kind], ROLE_GUTTER);
		if (i == 0 && sign)
			draw_sign(p, 2, sign, ROLE_GUTTER);
		else if (i == 0 && doubtful)
			draw_sign(p, 2, "?", ROLE_WARNING);
		if (i < v->lines.n) {
			if (i == 0 && chosen)
				grid_cursor(p->g, p->at - 1, p->left);
			draw(p->g, p->at - 1, p->left, p->right, v->lines.at[i],
			     i == 0 && chosen ? ROLE_CURRENT : role);
			draw_matches(p, v->lines.at[i]);
		}
		if (i == v->lines.n + v->apart - 1)
			draw_told(p, v, ROLE_BASE);
	}
}

static struct pattern *looked_for(const struct ui *ui)
{
	const struct row_search *s = &ui->row_search;
	bool here = s->pattern && ui->focus == ui->page;
	return here ? s->pattern : ui_article(ui)->filters[ui->page].pattern;
}

static struct str counted(const struct ui *ui, struct arena *arena)
{
	size_t n = ui_article(ui)->lists[PANE_ALL].ids.n;
	return arena_printf(arena, "%zu in %u articles", n, ui->n_articles);
}

static void draw_page(const struct ui *ui, struct grid *g, struct rect pane,
		      struct arena *arena)
{
	const struct list *l = &ui_article(ui)->lists[ui->page];
	const struct frame *f = &ui->frame;
	struct voices_page p = {.ui = ui,
				.g = g,
				.top = pane.row + 1,
				.at = pane.row + 1 - l->skip,
				.bottom = pane.row + pane.rows,
				.left = f->text,
				.right = f->text + f->text_columns,
				.pattern = looked_for(ui)};
	for (uint32_t i = l->top; i < l->ids.n && p.at < p.bottom; i++) {
		struct voice v = ui_voice(ui, i, arena);
		draw_heading(&p, &v, arena);
		draw_quote(&p, &v, ui->focus == ui->page && i == l->cursor);
	}
	bool filtered = ui_article(ui)->filters[ui->page].pattern;
	if (!l->ids.n)
		draw(g, pane.row + 1, p.left, p.right,
		     filtered ? STR("no quote matches") : STR("no quote is lit"), ROLE_BASE);
}

const struct pane_view pane_view_voices = {
	.hint = "go there",
	.page = draw_page,
	.count = quotes_counted,
};

const struct pane_view pane_view_all = {
	.everywhere = true,
	.hint = "go there",
	.page = draw_page,
	.count = counted,
};
