/* Searching, in slices: what is next, how many there are, which are in sight. */
#include "ui/state.h"

#include "reader/text.h"

#include <time.h>

enum {
	OVERLAP = 4096, /* how far a match may reach beyond the piece it starts in */
	CONTEXT = 256,  /* what \b and look-behind may see before it */
	SIGHT_MOST = 4096,
};

static const int64_t SLICE = 800 * 1000; /* nanoseconds */

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* ---- windows: what one call of the matcher sees ------------------------------------------ */

struct window {
	struct span span;    /* matches that start here count */
	struct span subject; /* what the matcher sees */
};

static uint32_t on_border(struct str text, uint32_t at)
{
	while (at > 0 && at < text.n && ((unsigned char)text.at[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static struct window window_at(struct str text, struct span paragraph, uint32_t offset)
{
	struct window w = {.span = layout_piece(text, paragraph, offset)};
	uint32_t before = w.span.start - paragraph.start;
	uint32_t behind = paragraph.end - w.span.end;
	w.subject.start = on_border(text, w.span.start - (before < CONTEXT ? before : CONTEXT));
	w.subject.end = on_border(text, w.span.end + (behind < OVERLAP ? behind : OVERLAP));
	return w;
}

/* Index of the last paragraph that starts at or before `offset`; 0 if none does. */
static uint32_t paragraph_of(const struct article_view *v, uint32_t offset)
{
	uint32_t low = 0, high = v->n_paragraphs;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (v->paragraphs[middle].start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : 0;
}

/*
 * Looks in the window that holds `*at`, or in the next one. Moves `*at` behind the match, or
 * behind the window. Returns 1: found, 0: not here, -1: the text is at its end.
 */
static int look_forward(const struct search *s, const struct article_view *v, uint32_t *at,
			struct span *match)
{
	if (!v->n_paragraphs)
		return -1;
	uint32_t p = paragraph_of(v, *at);
	if (*at >= v->paragraphs[p].end && ++p == v->n_paragraphs)
		return -1;
	struct span paragraph = v->paragraphs[p];
	if (*at < paragraph.start)
		*at = paragraph.start;
	struct window w = window_at(v->text, paragraph, *at);
	struct str subject = str_slice(v->text, w.subject);
	struct span found;
	if (pattern_next(s->pattern, subject, *at - w.subject.start, &found) &&
	    w.subject.start + found.start < w.span.end) {
		*match = (struct span){w.subject.start + found.start,
				       w.subject.start + found.end};
		*at = match->end;
		return 1;
	}
	*at = w.span.end;
	return 0;
}

/* The same for what starts before `*at`. */
static int look_back(const struct search *s, const struct article_view *v, uint32_t *at,
		     struct span *match)
{
	if (!v->n_paragraphs || *at <= v->paragraphs[0].start)
		return -1;
	struct span paragraph = v->paragraphs[paragraph_of(v, *at - 1)];
	if (*at > paragraph.end)
		*at = paragraph.end;
	if (*at <= paragraph.start)
		return 0;
	struct window w = window_at(v->text, paragraph, *at - 1);
	struct str subject = str_slice(v->text, w.subject);
	struct span found;
	if (pattern_previous(s->pattern, subject, *at - w.subject.start, &found) &&
	    w.subject.start + found.start >= w.span.start) {
		*match = (struct span){w.subject.start + found.start,
				       w.subject.start + found.end};
		*at = match->start;
		return 1;
	}
	*at = w.span.start;
	return 0;
}

/* ---- seeking the next match -------------------------------------------------------------- */

static void seek(struct ui *ui, uint32_t from, bool backward)
{
	struct search *s = &ui->search;
	s->seeking = true;
	s->wrapped = false;
	s->seek_backward = backward;
	s->seek_at = s->seek_from = from;
	s->seek_done = 0;
	search_slice(ui);
}

static void seek_found(struct ui *ui)
{
	struct search *s = &ui->search;
	s->seeking = false;
	move_show(ui, s->match.start);
	if (s->wrapped && ui->prompt.kind == PROMPT_NONE)
		ui_say(ui, false,
		       s->seek_backward ? "search went on from the bottom"
					: "search went on from the top");
}

static void seek_failed(struct ui *ui)
{
	struct search *s = &ui->search;
	s->seeking = false;
	s->match = (struct span){0};
	if (ui->prompt.kind == PROMPT_NONE)
		ui_say(ui, false, "not found: %s", s->source);
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
	const struct article_view *v = &ui_article(ui)->view;
	uint32_t was = s->seek_at;
	int found = s->seek_backward ? look_back(s, v, &s->seek_at, &s->match)
				     : look_forward(s, v, &s->seek_at, &s->match);
	bool back = s->seek_backward;
	/* after the wrap only what stands on the other side of the beginning is left */
	bool past =
		s->wrapped && (back ? s->seek_at < s->seek_from : s->seek_at >= s->seek_from);
	bool beyond = s->wrapped && found > 0 && (s->match.start < s->seek_from) == back;
	if (found > 0 && !beyond)
		seek_found(ui);
	else if (found > 0 || past || (found < 0 && !seek_wrap(ui)))
		seek_failed(ui);
	else
		s->seek_done += was > s->seek_at ? was - s->seek_at : s->seek_at - was;
}

/* ---- counting ---------------------------------------------------------------------------- */

void search_count_anew(struct ui *ui)
{
	struct search *s = &ui->search;
	const struct ui_article *a = ui_article(ui);
	s->counting = s->pattern != NULL;
	s->count_at = 0;
	s->matches = s->in_quotes = s->by_speaker = 0;
	const struct quote *q =
		a->view.document ? document_quote(a->view.document, a->quote) : NULL;
	s->speaker = a->light.speakers.n ? a->light.speakers.at[0] : q ? q->speaker : 0;
}

static void count_step(struct ui *ui)
{
	struct search *s = &ui->search;
	struct article_view v = ui_article(ui)->view;
	if (v.phase == ARTICLE_READING && v.n_paragraphs)
		v.n_paragraphs--; /* the last one may be growing */
	struct span match;
	int found = look_forward(s, &v, &s->count_at, &match);
	if (found < 0)
		s->counting = false;
	if (found <= 0)
		return;
	s->matches++;
	const struct quote *q =
		v.document
			? document_quote(v.document, document_quote_at(v.document, match.start))
			: NULL;
	s->in_quotes += q != NULL;
	s->by_speaker += q && s->speaker && q->speaker == s->speaker;
}

bool search_slice(struct ui *ui)
{
	struct search *s = &ui->search;
	int64_t start = now();
	bool busy = false;
	do {
		busy = s->pattern && (s->seeking || s->counting);
		if (!busy)
			break;
		/* a hundred small windows are cheaper than reading the clock for each */
		for (int i = 0; i < 16 && s->seeking; i++)
			seek_step(ui);
		for (int i = 0; i < 16 && !s->seeking && s->counting; i++)
			count_step(ui);
	} while (now() - start < SLICE);
	return busy;
}

bool search_interrupt(struct ui *ui)
{
	struct search *s = &ui->search;
	bool was = s->seeking || s->counting;
	s->seeking = s->counting = false;
	return was;
}

/* ---- in sight ---------------------------------------------------------------------------- */

void search_see(struct ui *ui)
{
	struct search *s = &ui->search;
	const struct ui_article *a = ui_article(ui);
	s->sight.n = 0;
	if (!s->pattern || s->hidden || !a->view.n_paragraphs)
		return;
	uint32_t p = paragraph_of(&a->view, a->anchor);
	uint32_t at = layout_piece(a->view.text, a->view.paragraphs[p], a->anchor).start;
	struct span match;
	/* the title stands in a row of its own, above whatever is in sight */
	if (ui->frame.title.rows && !span_empty(a->view.title))
		for (uint32_t t = a->view.title.start; t < a->view.title.end;)
			if (look_forward(s, &a->view, &t, &match) > 0 &&
			    match.start < a->view.title.end && match.start < at)
				VEC_PUSH(s->sight, match);
	while (at < a->bottom && s->sight.n < SIGHT_MOST) {
		int found = look_forward(s, &a->view, &at, &match);
		if (found < 0)
			break;
		if (found > 0 && match.end > a->anchor && match.start < a->bottom)
			VEC_PUSH(s->sight, match);
	}
}

/* ---- from the prompt and the keys -------------------------------------------------------- */

void search_drop(struct search *s)
{
	pattern_free(s->pattern);
	s->pattern = NULL;
	s->seeking = s->counting = false;
	s->sight.n = 0;
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
	static const enum pattern_case cases[] = {[SEARCH_SMART] = PATTERN_SMART,
						  [SEARCH_EXACT] = PATTERN_EXACT,
						  [SEARCH_FOLD] = PATTERN_FOLD};
	s->pattern = pattern_compile(source, cases[ui->options.search], s->literal, &e);
	if (!s->pattern)
		memcpy(s->fault, e.message, sizeof s->fault);
	size_t n = source.n < sizeof s->source - 1 ? source.n : sizeof s->source - 1;
	memmove(s->source, source.at, n);
	s->source[n] = '\0';
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
	seek(ui, ui->prompt.origin, ui->search.backward);
}

void search_restore(struct ui *ui)
{
	ui_now(ui)->anchor = ui->prompt.origin;
	ui->search.match = ui->prompt.origin_match;
	search_drop(&ui->search);
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
		ui_say(ui, false, "%s",
		       s->fault[0] ? s->fault : "nothing to search for: / asks");
		return;
	}
	s->hidden = false;
	do {
		uint32_t from = a->anchor;
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
	prompt_open(ui, PROMPT_SEARCH);
	ui->search.backward = false;
}

void act_search_back(struct ui *ui)
{
	prompt_open(ui, PROMPT_SEARCH);
	ui->search.backward = true;
}

void act_search_next(struct ui *ui)
{
	search_repeat(ui, ui->search.backward, ui_times(ui));
}

void act_search_prev(struct ui *ui)
{
	search_repeat(ui, !ui->search.backward, ui_times(ui));
}

void act_search_unlight(struct ui *ui)
{
	ui->search.hidden = !ui->search.hidden;
}
