/* The pane of quotes. */
#include "ui/lens.h"

uint32_t quote_count(const struct document *d)
{
	return d->n_quotes;
}

static void build(struct ui_article *a, const struct document *d, struct list *l)
{
	struct sort_row *rows = ARENA_ARRAY(&a->lit_arena, d->n_quotes, struct sort_row);
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		if (!a->lit.quotes[i])
			continue;
		rows[n] = (struct sort_row){.id = i + 1, .key = i};
		if (l->sort == SORT_COUNT) /* the least sure first: those want a look */
			rows[n].key = (uint64_t)(q->confidence * 1e6f);
		if (l->sort == SORT_NAME)
			rows[n].name = q->speaker ? d->speakers[q->speaker - 1].name : STR("~");
		n++;
	}
	list_sort(l, rows, n);
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

void quote_in_sight(struct ui_article *a)
{
	const struct document *d = a->view.document;
	for (uint32_t i = ui_quotes_from(a, a->anchor); d && !a->quote && i < d->n_quotes;
	     i++) {
		if (d->quotes[i].outer.start >= a->bottom)
			return;
		if (a->lit.quotes[i] && d->quotes[i].outer.end > a->anchor)
			a->quote = i + 1;
	}
}

/* ---- why --------------------------------------------------------------------------------- */

/* The quote itself, over the whole width, six lines at most. */
static void add_quotation(struct sheet_writer *w, struct str text)
{
	for (int lines = 0; lines < 6 && text.n; lines++) {
		size_t n = sheet_fitting(text, w->columns + LABEL_WHY);
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
		sheet_wide(w, STR("No quote is chosen here: J and K go to the quotes."));
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
	return quote_sheet(ui_article(ui), ui_article(ui)->quote, w);
}

const struct lens lens_quotes = {
	.sorts = {"by place in the text", "the least sure first", "by speaker"},
	.count = quote_count,
	.build = build,
	.words = quote_words,
	.of_quote = quote_current,
	.moved = move_quote,
	.choose = choose,
	.add = quote_light,
	.why = quote_why,
};

void act_quotes(struct ui *ui)
{
	pane_focus(ui, PANE_QUOTES);
}
