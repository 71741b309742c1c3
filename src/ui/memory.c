/* How an article was left: told, to be kept; and put back when it is opened again. */
#include "ui/state.h"

/* ---- telling ----------------------------------------------------------------------------- */

/* Rows to be kept; their array is in scratch memory until all are there. */
struct rows {
	VEC(struct trace) all;
	struct str text;
};

static void add_place(struct rows *r, enum trace_kind kind, uint32_t at)
{
	at = least(at, (uint32_t)r->text.n);
	VEC_PUSH(r->all, (struct trace){kind, at, place_words(r->text, at)});
}

static void add_name(struct rows *r, enum trace_kind kind, struct str name)
{
	VEC_PUSH(r->all, (struct trace){kind, 0, name});
}

static void add_places(struct rows *r, const struct ui_article *a)
{
	add_place(r, TRACE_TOP, a->anchor);
	for (int i = 0; i < UI_MARKS; i++) {
		if (!(a->marked & 1u << i))
			continue;
		add_place(r, TRACE_MARK, a->marks[i]);
		r->all.at[r->all.n - 1].letter = (char)('a' + i);
	}
	for (uint32_t i = 0; i < a->n_jumps; i++)
		add_place(r, TRACE_JUMP, a->jumps[i].anchor);
}

/* What is told by the findings. */
static void add_found(struct rows *r, const struct ui_article *a, const struct document *d)
{
	const struct light *l = &a->light;
	const struct quote *q = document_quote(d, a->quote);
	if (q)
		add_place(r, TRACE_QUOTE, q->span.start);
	for (size_t i = 0; i < l->speakers.n; i++)
		add_name(r, TRACE_SPEAKER, document_speaker(d, l->speakers.at[i])->name);
	for (size_t i = 0; i < l->regions.n; i++)
		add_name(r, TRACE_REGION, document_region(d, l->regions.at[i])->name);
	if (l->kinds)
		VEC_PUSH(r->all, (struct trace){TRACE_KINDS, l->kinds, {"", 0}});
}

uint32_t ui_permille(const struct ui_article *a)
{
	uint64_t n = a->view.text.n;
	return a->at_end || !n ? 1000 : (uint32_t)(a->bottom * (uint64_t)1000 / n);
}

struct visit ui_visit(const struct ui *ui, uint32_t i, struct arena *arena)
{
	const struct ui_article *a = &ui->articles[i];
	const struct document *d = a->view.document;
	struct rows rows = {.text = a->view.text};
	add_places(&rows, a);
	VEC_PUSH(rows.all, (struct trace){TRACE_TAUGHT, ui->taught, {"", 0}});
	for (int s = 0; s < ui->history[SEARCHES].n; s++)
		if (ui->history[SEARCHES].at[s].article == i)
			add_name(&rows, TRACE_SEARCH, history_line(ui, SEARCHES, s));
	if (d)
		add_found(&rows, a, d);
	else
		VEC_APPEND(rows.all, a->left.at, a->left.n);
	struct trace *traces = ARENA_ARRAY(arena, rows.all.n, struct trace);
	if (rows.all.n)
		memcpy(traces, rows.all.at, rows.all.n * sizeof *traces);
	struct visit r = {
		.content = a->view.key,
		.path = str_of(a->name),
		.extent = (int)a->view.extent,
		.title = ui_title(a),
		.byline = a->view.about.byline,
		.published = a->view.about.published,
		.permille = ui_permille(a),
		.n_quotes = d ? d->n_quotes : 0,
		.traces = traces,
		.n_traces = rows.all.n,
		.corrections = a->corrections.all.at,
		.n_corrections = a->corrections.n,
	};
	VEC_FREE(rows.all);
	return r;
}

/* ---- putting back ------------------------------------------------------------------------ */

/* The first of that name, 0: none. */
static uint32_t speaker_named(const struct document *d, struct str name)
{
	for (uint32_t i = 0; i < d->n_speakers; i++)
		if (str_eq(d->speakers[i].name, name))
			return i + 1;
	return 0;
}

static uint32_t region_named(const struct document *d, struct str name)
{
	for (uint32_t i = 0; i < d->n_regions; i++)
		if (str_eq(d->regions[i].name, name))
			return i + 1;
	return 0;
}

static void choose(struct id_set *set, uint32_t id)
{
	if (id && !id_set_holds(set, id))
		id_set_toggle(set, id);
}

/* What the reader has chosen in the meantime stays. */
void memory_found(struct ui *ui, struct ui_article *a)
{
	const struct document *d = a->view.document;
	bool lit = light_on(&a->light);
	for (size_t i = 0; i < a->left.n; i++) {
		const struct trace *k = &a->left.at[i];
		if (k->kind == TRACE_QUOTE && !a->quote)
			a->quote = document_quote_at(
				d, place_again(a->view.text, k->at, k->words));
		else if (k->kind == TRACE_SPEAKER && !lit)
			choose(&a->light.speakers, speaker_named(d, k->words));
		else if (k->kind == TRACE_REGION && !lit)
			choose(&a->light.regions, region_named(d, k->words));
		else if (k->kind == TRACE_KINDS && !lit)
			a->light.kinds = k->at & ((1u << QUOTE_KINDS) - 1);
	}
	a->left.n = 0;
	light_fall(ui, a);
}

/* Who has gone somewhere already stays there. */
static bool has_stayed(const struct ui *ui, const struct ui_article *a)
{
	return !a->anchor && !a->n_jumps && !a->quote && ui->prompt.kind == PROMPT_NONE;
}

/* Into the history; `n` repeats the last one. */
static void recall_search(struct ui *ui, uint32_t article, struct str words)
{
	const struct history *h = &ui->history[SEARCHES];
	if (h->n == UI_HISTORY || words.n >= UI_LINE)
		return;
	for (int i = 0; i < h->n; i++)
		if (h->at[i].article == article && str_eq(history_line(ui, SEARCHES, i), words))
			return;
	history_add(ui, SEARCHES, article, words);
	if (!ui->search.pattern) {
		memcpy(ui->search.source, words.at, words.n);
		ui->search.source[words.n] = '\0';
	}
}

/* Puts back what needs no findings; false: it waits for them. */
static bool recall_place(struct ui *ui, struct ui_article *a, const struct trace *t,
			 bool stayed)
{
	uint32_t mark = (uint32_t)(t->letter - 'a');
	if (t->kind == TRACE_SEARCH) {
		recall_search(ui, (uint32_t)(a - ui->articles), t->words);
		return true;
	}
	if (t->kind == TRACE_TAUGHT) {
		ui->taught |= t->at & ALL_TAUGHT;
		return true;
	}
	if (t->kind != TRACE_TOP && t->kind != TRACE_MARK && t->kind != TRACE_JUMP)
		return false;
	uint32_t at = place_again(a->view.text, t->at, t->words);
	if (t->kind == TRACE_TOP && stayed) {
		a->anchor = at;
	} else if (t->kind == TRACE_MARK && mark < UI_MARKS && !(a->marked & 1u << mark)) {
		a->marks[mark] = at;
		a->marked |= 1u << mark;
	} else if (t->kind == TRACE_JUMP && stayed && a->n_jumps < UI_JUMPS) {
		a->jumps[a->n_jumps++] = (struct spot){.anchor = at};
		a->jump = a->n_jumps;
	}
	return true;
}

static bool is_light(const struct trace *t)
{
	return t->kind == TRACE_SPEAKER || t->kind == TRACE_REGION || t->kind == TRACE_KINDS;
}

/* Waits for the findings behind what waits already, which is the reader's choice of now. */
static void wait_for_findings(struct ui_article *a, struct trace row)
{
	row.words = arena_str(&a->left.arena, row.words);
	a->left.at[a->left.n++] = row;
}

void ui_recall(struct ui *ui, uint32_t i, const struct visit *left)
{
	struct ui_article *a = &ui->articles[i];
	bool stayed = has_stayed(ui, a), lit = false;
	const struct trace *waiting = a->left.at;
	corrected_recall(ui, a, left);
	for (size_t k = 0; k < a->left.n; k++)
		lit |= is_light(&waiting[k]);
	a->left.at = ARENA_ARRAY(&a->left.arena, a->left.n + left->n_traces, struct trace);
	if (a->left.n)
		memcpy(a->left.at, waiting, a->left.n * sizeof *waiting);
	for (size_t k = 0; k < left->n_traces; k++) {
		const struct trace *row = &left->traces[k];
		if (!recall_place(ui, a, row, stayed) && !(lit && is_light(row)))
			wait_for_findings(a, *row);
	}
	if (a->view.document)
		memory_found(ui, a);
	if (i != ui->at)
		return;
	if (stayed && a->anchor && !ui->message[0])
		ui_say(ui, false, "where you left it: g goes to the top");
	ui_settle(ui);
}
