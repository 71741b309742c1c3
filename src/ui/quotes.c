/* The pane of quotes. */
#include "ui/lens.h"

uint32_t quote_count(const struct document *d)
{
	return d->n_quotes;
}

/* A group for each thousandth of the confidence. */
enum { SURE = 1000 };

static void order_by_doubt(struct sort_row *order)
{
	for (uint32_t i = 0; i <= SURE; i++)
		order[i] = (struct sort_row){.id = i, .key = i};
}

static void order_by_speaker(struct sort_row *order, const struct document *d)
{
	order[0] = (struct sort_row){.name = STR("~")};
	for (uint32_t i = 1; i <= d->n_speakers; i++)
		order[i] = (struct sort_row){.id = i, .name = d->speakers[i - 1].name};
}

static void build(struct ui_article *a, const struct document *d, struct list *l)
{
	struct arena *arena = &a->lit_arena;
	uint32_t *ids = ARENA_ARRAY(arena, d->n_quotes, uint32_t);
	uint32_t *groups = ARENA_ARRAY(arena, d->n_quotes, uint32_t);
	uint32_t n_groups = l->sort == SORT_COUNT ? SURE + 1 : d->n_speakers + 1, n = 0;
	struct sort_row *order = ARENA_ARRAY(arena, n_groups, struct sort_row);
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		if (!a->lit.quotes[i])
			continue;
		ids[n] = i + 1;
		if (l->sort == SORT_COUNT) /* the least sure first: those want a look */
			groups[n] = least((uint32_t)(q->confidence * SURE), SURE);
		if (l->sort == SORT_NAME)
			groups[n] = q->speaker;
		n++;
	}
	if (l->sort == SORT_COUNT)
		order_by_doubt(order);
	else
		order_by_speaker(order, d);
	if (l->sort == SORT_TEXT)
		n_groups = 1;
	list_group(l, ids, groups, n, order, n_groups, arena);
}

struct str quote_words(const struct ui_article *a, uint32_t id, struct arena *arena)
{
	const struct document *d = a->view.document;
	const struct quote *q = document_quote(d, id);
	const struct speaker *s = document_speaker(d, q->speaker);
	struct str name = s ? s->name : STR("unknown"), role = s ? speaker_role(s) : STR("");
	struct str said = ui_line(arena, a->view.text, q->outer);
	return arena_printf(arena, "%.*s, %.*s: %.*s", (int)name.n, name.at, (int)role.n,
			    role.at, (int)said.n, said.at);
}

uint32_t quote_current(const struct ui_article *a, const struct quote *q)
{
	(void)q;
	return a->quote;
}

static void choose(struct ui *ui, uint32_t id)
{
	move_quote(ui, id);
	pane_focus(ui, PANE_ARTICLE);
}

struct lines ui_quoted(const struct ui *ui, uint32_t id, struct arena *arena)
{
	enum { LOOK = 8192, BESIDE = 6 }; /* bytes; columns of signs and margin */
	const struct ui_article *a = ui_article(ui);
	struct span said = document_quote(a->view.document, id)->outer;
	struct rect pane = ui->frame.panes[PANE_QUOTES];
	if (span_length(said) > LOOK)
		said.end = (uint32_t)text_border(a->view.text, said.start + LOOK);
	int columns = pane.columns - BESIDE, most = ui->options.width;
	struct lines l = ui_wrap(arena, ui_line(arena, a->view.text, said),
				 columns < most ? columns : most, ui->options.ambiguous);
	l.n = l.n > pane.rows - 2 ? pane.rows - 2 : l.n;
	return l;
}

static int lines_of(const struct ui *ui, uint32_t id)
{
	if (!ui->frame.whole)
		return frame_row_height(&ui->frame, PANE_QUOTES);
	struct arena arena = {0};
	int lines = 1 + ui_quoted(ui, id, &arena).n;
	arena_free(&arena);
	return lines;
}

void quote_light(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	uint32_t speaker = document_quote(a->view.document, id)->speaker;
	if (!speaker) {
		ui_say(ui, false, "nobody was found for this quote");
		return;
	}
	id_set_toggle(&a->light.speakers, speaker);
	light_chosen(ui);
}

static bool is_in_sight(const struct ui_article *a, uint32_t id)
{
	const struct quote *q = document_quote(a->view.document, id);
	const struct span sight = {a->anchor, a->bottom};
	return q && span_overlap(q->outer, sight) && !fold_hides(a, q->outer.start);
}

uint32_t ui_quote(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	if (!a->view.document)
		return 0;
	if (ui->focus == PANE_QUOTES || ui->page == PANE_VOICES)
		return a->quote;
	return ui->page == PANE_ARTICLE && is_in_sight(a, a->quote) ? a->quote : 0;
}

uint32_t quote_in_sight(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct document *d = a->view.document;
	uint32_t id = ui_quote(ui), i = d ? ui_quotes_from(a, a->anchor) : 0;
	for (; d && !id && ui->page == PANE_ARTICLE && i < d->n_quotes; i++) {
		if (d->quotes[i].outer.start >= a->bottom)
			break;
		if (a->lit.quotes[i] && is_in_sight(a, i + 1))
			id = a->quote = i + 1;
	}
	return id;
}

/* ---- why --------------------------------------------------------------------------------- */

/* The quote itself, over the whole width, six lines at most. */
static void add_quotation(struct sheet_writer *w, struct str text)
{
	for (int lines = 0; lines < 6 && text.n; lines++) {
		size_t n = sheet_fitting(text, w->columns + LABEL_WHY, w->ambiguous);
		sheet_wide(w, (struct str){text.at, n});
		while (n < text.n && text.at[n] == ' ')
			n++;
		text = (struct str){text.at + n, text.n - n};
	}
	if (text.n)
		sheet_wide(w, STR("[...]"));
}

struct sheet_text quote_sheet(const struct ui_article *a, uint32_t id, struct sheet_writer *w)
{
	const struct document *d = a->view.document;
	const struct quote *q = d ? document_quote(d, id) : NULL;
	if (!q) {
		sheet_wide(w, STR("No quote is in sight: J and K go to the quotes."));
		return sheet_end(w, STR("Quote"), 0);
	}
	const struct speaker *s = document_speaker(d, q->speaker);
	add_quotation(w, ui_line(w->arena, a->view.text, q->outer));
	sheet_wide(w, STR(""));
	struct str role = s ? speaker_role(s) : STR("");
	if (s)
		sheet_wrap(w, "speaker",
			   arena_printf(w->arena, "%.*s%s%.*s", (int)s->name.n, s->name.at,
					role.n ? ", " : "", (int)role.n, role.at),
			   arena_printf(w->arena, "%u %s", s->quotes.n,
					s->quotes.n == 1 ? "quote" : "quotes"));
	else
		sheet_add(w, "speaker", STR("nobody was found"), STR(""));
	sheet_span(w, a, "mention", q->mention);
	sheet_span(w, a, "cue", q->cue);
	sheet_format(w, "kind", "%s, confidence %.2f%s", quote_kind_name(q->kind),
		     (double)q->confidence, quote_doubtful(q) ? "  ?" : "");
	if (q->why.n)
		sheet_wrap(w, "why", q->why, (struct str){0});
	sheet_format(w, "rule", "%s", q->rule ? q->rule : "");
	if (q->continues)
		sheet_format(w, "goes on", "from quote %u", q->continues);
	if (q->within)
		sheet_format(w, "within", "quote %u, which reports it", q->within);
	struct str made = ui_made_of(q, w->arena);
	if (made.n)
		sheet_wrap(w, "by you", made, (struct str){0});
	struct str regions = ui_regions_near(a, q, w->arena);
	if (regions.n)
		sheet_wrap(w, "regions", regions, (struct str){0});
	sheet_format(w, "offsets", "%s (code points), paragraph %u",
		     sheet_code_points(w, a, q->span).at, q->paragraph + 1);
	return sheet_end(w, arena_printf(w->arena, "Quote %u of %u", id, d->n_quotes),
			 LABEL_WHY);
}

struct sheet_text quote_why(const struct ui *ui, struct sheet_writer *w)
{
	return quote_sheet(ui_article(ui), ui_quote(ui), w);
}

const struct lens lens_quotes = {
	.sorts = {"by place in the text", "the least sure first", "by speaker"},
	.count = quote_count,
	.build = build,
	.words = quote_words,
	.of_quote = quote_current,
	.lines = lines_of,
	.moved = move_quote,
	.choose = choose,
	.add = quote_light,
	.why = quote_why,
};

void act_quotes(struct ui *ui)
{
	pane_focus(ui, PANE_QUOTES);
}
