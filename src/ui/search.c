/* Searching, in slices: what is next, how many there are. */
#include "ui/look.h"

enum { SLICE = 800 }; /* microseconds */

/* ---- seeking the next match -------------------------------------------------------------- */

static void seek(struct ui *ui, uint32_t from, bool backward)
{
	struct search *s = &ui->search;
	s->seeking = true;
	s->wrapped = false;
	s->seek_backward = backward;
	s->seek_at = s->seek_from = from;
	s->seek_done = 0;
	s->seek_gave_up = false;
	search_slice(ui);
}

void search_say_result(struct ui *ui)
{
	struct search *s = &ui->search;
	if (s->seek_gave_up)
		ui_say(ui, true, "the pattern is too complex: not all was searched");
	else if (span_empty(s->match))
		ui_say(ui, false, "not found: %s", s->source);
	else if (s->wrapped)
		ui_say(ui, false,
		       s->seek_backward ? "search went on from the bottom"
					: "search went on from the top");
}

/* Found or not, the search is over; the prompt says it itself when it is done. */
static void seek_ends(struct ui *ui)
{
	struct search *s = &ui->search;
	s->seeking = false;
	if (!span_empty(s->match))
		move_show(ui, s->match.start);
	if (ui->prompt.kind == PROMPT_NONE)
		search_say_result(ui);
}

/* At an end of the text goes on from the other one; false when all was looked through. */
static bool seek_wrap(struct ui *ui)
{
	struct search *s = &ui->search;
	if (s->wrapped)
		return false;
	s->wrapped = true;
	s->seek_at = s->seek_backward ? (uint32_t)ui_article(ui)->view.text.n : 0;
	return true;
}

static void seek_step(struct ui *ui)
{
	struct search *s = &ui->search;
	const struct article_view v = fold_view(ui_article(ui));
	uint32_t was = s->seek_at;
	enum look found = s->seek_backward ? look_back(s, &v, &s->seek_at, &s->match)
					   : look_forward(s, &v, &s->seek_at, &s->match);
	bool back = s->seek_backward;
	/* after the wrap only what stands on the other side of the beginning is left */
	bool past =
		s->wrapped && (back ? s->seek_at < s->seek_from : s->seek_at >= s->seek_from);
	bool beyond =
		s->wrapped && found == LOOK_FOUND && (s->match.start < s->seek_from) == back;
	s->seek_gave_up |= found == LOOK_GAVE_UP;
	if (found == LOOK_FOUND && !beyond) {
		seek_ends(ui);
	} else if (found == LOOK_FOUND || past || (found == LOOK_END && !seek_wrap(ui))) {
		s->match = (struct span){0};
		seek_ends(ui);
	} else {
		s->seek_done += was > s->seek_at ? was - s->seek_at : s->seek_at - was;
	}
}

/* ---- counting ---------------------------------------------------------------------------- */

void search_count_anew(struct ui *ui)
{
	struct search *s = &ui->search;
	const struct ui_article *a = ui_article(ui);
	s->counting = s->pattern != NULL;
	s->count_at = 0;
	s->count_gave_up = false;
	s->matches = s->in_quotes = s->by_speaker = 0;
	s->starts.n = 0;
	const struct quote *q =
		a->view.document ? document_quote(a->view.document, a->quote) : NULL;
	s->speaker = a->light.speakers.n ? a->light.speakers.at[0] : q ? q->speaker : 0;
}

static void count_step(struct ui *ui)
{
	struct search *s = &ui->search;
	struct article_view v = fold_view(ui_article(ui));
	if (v.phase == ARTICLE_READING && v.n_paragraphs)
		v.n_paragraphs--; /* the last one may be growing */
	struct span match;
	enum look found = look_forward(s, &v, &s->count_at, &match);
	s->count_gave_up |= found == LOOK_GAVE_UP;
	if (found == LOOK_END)
		s->counting = false;
	if (found != LOOK_FOUND)
		return;
	s->matches++;
	if (s->starts.n < UI_STARTS)
		VEC_PUSH(s->starts, match.start);
	const struct quote *q =
		v.document
			? document_quote(v.document, document_quote_at(v.document, match.start))
			: NULL;
	s->in_quotes += q != NULL;
	s->by_speaker += q && s->speaker && q->speaker == s->speaker;
}

static uint32_t matches_before(const struct search *s, uint32_t offset)
{
	uint32_t i;
	BISECT(i, s->starts.n, s->starts.at[i] < offset);
	return i;
}

uint32_t ui_matches_in(const struct ui *ui, struct span part)
{
	const struct search *s = &ui->search;
	if (!s->pattern || s->hidden)
		return 0;
	return matches_before(s, part.end) - matches_before(s, part.start);
}

uint32_t ui_match_number(const struct ui *ui)
{
	const struct search *s = &ui->search;
	if (!s->pattern || s->hidden || span_empty(s->match))
		return 0;
	uint32_t i = matches_before(s, s->match.start);
	return i < s->starts.n && s->starts.at[i] == s->match.start ? i + 1 : 0;
}

bool search_slice(struct ui *ui)
{
	struct search *s = &ui->search;
	int64_t start = microseconds();
	while (s->pattern && (s->seeking || s->counting)) {
		if (s->seeking)
			seek_step(ui);
		else
			count_step(ui);
		if (microseconds() - start >= SLICE)
			return true;
	}
	return false;
}

bool search_interrupt(struct ui *ui)
{
	struct search *s = &ui->search;
	bool was = s->seeking || s->counting;
	s->seeking = s->counting = false;
	return was;
}

/* ---- from the prompt and the keys -------------------------------------------------------- */

void search_drop(struct search *s)
{
	pattern_free(s->pattern);
	s->pattern = NULL;
	s->seeking = s->counting = false;
	s->sight.n = 0;
}

struct pattern *search_compile(const struct ui *ui, struct str source, bool literal,
			       struct error *e)
{
	static const enum pattern_case cases[] = {[SEARCH_SMART] = PATTERN_SMART,
						  [SEARCH_EXACT] = PATTERN_EXACT,
						  [SEARCH_FOLD] = PATTERN_FOLD};
	return pattern_compile(source, cases[ui->options.search], literal, e);
}

static void compile(struct ui *ui, struct str source)
{
	struct search *s = &ui->search;
	struct error e = {""};
	search_drop(s);
	s->fault[0] = '\0';
	s->hidden = false;
	if (!source.n)
		return;
	s->pattern = search_compile(ui, source, s->literal, &e);
	if (!s->pattern)
		memcpy(s->fault, e.message, sizeof s->fault);
}

/* Where a search begins: at what stands in sight, as seen from the side it comes from. */
static uint32_t begin_of(const struct ui *ui, bool backward)
{
	const struct ui_article *a = ui_article(ui);
	return backward ? a->bottom : a->anchor;
}

void search_typed(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	compile(ui, (struct str){ui->prompt.line, ui->prompt.n});
	a->anchor = ui->prompt.origin;
	ui->search.match = (struct span){0};
	ui_settle(ui);
	if (!ui->search.pattern)
		return;
	search_count_anew(ui);
	seek(ui, begin_of(ui, ui->search.backward), ui->search.backward);
}

void search_begin(struct ui *ui, bool backward)
{
	struct search *s = &ui->search;
	prompt_open(ui, PROMPT_SEARCH);
	ui->prompt.origin_literal = s->literal;
	ui->prompt.origin_backward = s->backward;
	ui->prompt.origin_shown = s->pattern && !s->hidden;
	search_drop(s);
	s->backward = backward;
}

void search_accept(struct ui *ui)
{
	struct search *s = &ui->search;
	memcpy(s->source, ui->prompt.line, ui->prompt.n);
	s->source[ui->prompt.n] = '\0';
}

void search_restore(struct ui *ui)
{
	struct search *s = &ui->search;
	const struct prompt *p = &ui->prompt;
	ui_now(ui)->anchor = p->origin;
	s->match = p->origin_match;
	s->literal = p->origin_literal;
	s->backward = p->origin_backward;
	compile(ui, str_of(p->origin_shown ? s->source : ""));
	search_count_anew(ui);
}

void search_repeat(struct ui *ui, bool backward, uint32_t count)
{
	struct search *s = &ui->search;
	const struct ui_article *a = ui_article(ui);
	if (!s->pattern && s->source[0]) {
		compile(ui, str_of(s->source));
		search_count_anew(ui);
	}
	if (!s->pattern) {
		ui_say(ui, false, "nothing to search for: / asks");
		return;
	}
	s->hidden = false;
	do {
		uint32_t from = begin_of(ui, backward);
		bool here = !span_empty(s->match) && s->match.start < a->bottom &&
			    s->match.end > a->anchor;
		if (here)
			from = backward ? s->match.start : s->match.end;
		seek(ui, from, backward);
		ui_settle(ui);
	} while (!s->seeking && !span_empty(s->match) && --count > 0);
}

/* ---- actions ----------------------------------------------------------------------------- */

void act_search_forward(struct ui *ui)
{
	if (ui->focus == PANE_ARTICLE)
		search_begin(ui, false);
	else
		row_search_begin(ui, false);
}

void act_search_back(struct ui *ui)
{
	if (ui->focus == PANE_ARTICLE)
		search_begin(ui, true);
	else
		row_search_begin(ui, true);
}

void act_search_next(struct ui *ui)
{
	if (row_search_here(ui))
		row_search_repeat(ui, ui->row_search.backward, ui_times(ui));
	else
		search_repeat(ui, ui->search.backward, ui_times(ui));
}

void act_search_prev(struct ui *ui)
{
	if (row_search_here(ui))
		row_search_repeat(ui, !ui->row_search.backward, ui_times(ui));
	else
		search_repeat(ui, !ui->search.backward, ui_times(ui));
}

void act_search_unlight(struct ui *ui)
{
	ui->search.hidden = !ui->search.hidden;
}
