/* The state as a whole: making it, keeping what is derived up to date, keys and actions. */
#include "ui/state.h"

#include <stdio.h>

/* ---- making ------------------------------------------------------------------------------ */

void ui_init(struct ui *ui, const struct config *config, const char *const *names, uint32_t n)
{
	*ui = (struct ui){.config = config, .options = config->options, .unicode = true};
	ui->rows = 24;
	ui->columns = 80;
	ui->n_articles = n;
	ui->articles = mem_alloc(n * sizeof *ui->articles);
	for (uint32_t i = 0; i < n; i++) {
		ui->articles[i] = (struct ui_article){.name = names[i], .layout = layout_new()};
		ui->articles[i].lists[PANE_SPEAKERS].sort = SORT_COUNT;
	}
	ui_settle(ui);
}

void ui_free(struct ui *ui)
{
	for (uint32_t i = 0; i < ui->n_articles; i++) {
		struct ui_article *a = &ui->articles[i];
		layout_free(a->layout);
		light_free(&a->light);
		arena_free(&a->lit_arena);
		for (int p = 0; p < PANES; p++)
			VEC_FREE(a->lists[p].ids);
	}
	free(ui->articles);
	search_drop(&ui->search);
	VEC_FREE(ui->search.sight);
	arena_free(&ui->scratch);
	*ui = (struct ui){0};
}

void ui_say(struct ui *ui, bool warning, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(ui->message, sizeof ui->message, format, args);
	va_end(args);
	ui->warning = warning;
}

bool ui_unicode(const struct ui *ui)
{
	return ui->options.glyphs == GLYPHS_UNICODE ||
	       (ui->options.glyphs == GLYPHS_AUTO && ui->unicode);
}

/* ---- what is derived --------------------------------------------------------------------- */

/* The title stands in the top row; when it does not fit there, it opens the text as well. */
static bool title_fits(const struct ui *ui)
{
	const struct article_view *v = &ui_article(ui)->view;
	if (span_empty(v->title) || !v->n_paragraphs || ui->frame.title.rows == 0 ||
	    v->paragraphs[0].start != v->title.start || v->paragraphs[0].end != v->title.end)
		return false;
	struct str title = str_slice(v->text, v->title);
	if (title.n > 4 * (size_t)ui->columns || memchr(title.at, '\n', title.n))
		return false;
	int taken = ui->n_articles > 1 ? 12 : 2;
	return (int)text_width(title, ui->options.ambiguous) <= ui->columns - taken;
}

static void settle_frame(struct ui *ui)
{
	const struct document *d = ui_document(ui);
	struct frame_request q = {
		.rows = ui->rows,
		.columns = ui->columns,
		.width = ui->options.width,
		.pane_width = ui->options.pane_width,
		.panes = ui->options.panes,
		.minimap = ui->options.minimap,
		.hidden = ui->panes_hidden,
		.zoom = ui->zoom,
		.focus = ui->focus,
		/* before the findings are there, as if each wanted much: a text-only guess */
		.wants = {0, d ? 2 * d->n_quotes : 100, d ? d->n_speakers : 100,
			  d ? d->n_regions : 100},
	};
	ui->frame = frame_of(&q);
}

static void settle_rows(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct article_view *v = &a->view;
	struct layout_style style = {
		.columns = ui->frame.text_columns,
		.ambiguous = ui->options.ambiguous,
		.justify = ui->options.align == ALIGN_JUSTIFY,
		.mark_bidi = ui->options.bidi == BIDI_MARK,
	};
	layout_set(a->layout, v->text, v->paragraphs, v->n_paragraphs, title_fits(ui), style);
	a->bottom = a->anchor;
	a->at_end = true;
	struct row row;
	if (ui->frame.too_small || !layout_row_at(a->layout, a->anchor, &row))
		return;
	int left = ui->frame.article.rows;
	bool more = true;
	while (left-- > 0 && more) {
		a->bottom = row.span.end;
		more = layout_row_next(a->layout, &row);
	}
	a->at_end = !more;
}

void ui_settle(struct ui *ui)
{
	settle_frame(ui);
	settle_rows(ui);
	search_see(ui);
	lists_follow(ui_now(ui), ui->focus);
	lists_scroll(ui);
	if (ui->sheet != SHEET_NONE)
		sheet_scroll(ui, 0);
}

void ui_resize(struct ui *ui, int rows, int columns)
{
	ui->rows = rows;
	ui->columns = columns;
	ui_settle(ui);
}

/* What the reader should know about this text, once its findings are there. */
static void say_notices(struct ui *ui, const struct article_view *v)
{
	char text[UI_MESSAGE] = "";
	size_t n = 0;
	const struct text_faults *f = &v->faults;
#define NOTICE(when, ...)                                                                      \
	do {                                                                                   \
		if ((when) && n < sizeof text - 1) {                                           \
			int more = snprintf(text + n, sizeof text - n, "%s", n ? " · " : "");  \
			n += more > 0 ? (size_t)more : 0;                                      \
			more = snprintf(text + n, sizeof text - n, __VA_ARGS__);               \
			n += more > 0 ? (size_t)more : 0;                                      \
		}                                                                              \
	} while (0)
	NOTICE(v->document && !v->document->english && v->text.n > 0,
	       "not English: findings will be few");
	NOTICE(f->bidi, "%u bidi controls", f->bidi);
	NOTICE(f->invalid, "%u invalid bytes", f->invalid);
	NOTICE(f->controls, "%u control characters", f->controls);
	NOTICE(v->beyond, "searched the first %d MB only", FIND_MOST >> 20);
#undef NOTICE
	if (n)
		ui_say(ui, true, "%s (= tells more)", text);
}

void ui_article_changed(struct ui *ui, uint32_t i, const struct article_view *view)
{
	struct ui_article *a = &ui->articles[i];
	bool found = view->document && view->document != a->view.document;
	bool grown = view->text.n != a->view.text.n;
	a->view = *view;
	if (found) {
		light_fall(a);
		if (i == ui->at && ui->prompt.kind == PROMPT_NONE && !ui->message[0])
			say_notices(ui, view);
	}
	if (i != ui->at)
		return;
	if (view->phase == ARTICLE_READY && view->text.n == 0 && !ui->message[0])
		ui_say(ui, false, "this file is empty");
	if (found && ui->search.pattern)
		search_count_anew(ui);
	else if (grown && ui->search.pattern)
		ui->search.counting = true;
	ui_settle(ui);
}

/* ---- what is chosen ---------------------------------------------------------------------- */

uint32_t ui_speaker(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	if (!a->view.document)
		return 0;
	if (ui->focus == PANE_SPEAKERS)
		return list_id(&a->lists[PANE_SPEAKERS]);
	const struct quote *q = document_quote(a->view.document, a->quote);
	return q ? q->speaker : 0;
}

uint32_t ui_region(const struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	if (!d)
		return 0;
	if (ui->focus != PANE_REGIONS && a->region_mention)
		return d->region_mentions[a->region_mention - 1].id;
	return list_id(&a->lists[PANE_REGIONS]);
}

bool ui_region_near(const struct document *d, uint32_t id, const struct quote *q)
{
	struct span p = d->paragraphs[q->paragraph];
	uint32_t i = mention_from(d->region_mentions, d->n_region_mentions, p.start);
	for (; i < d->n_region_mentions && d->region_mentions[i].span.start < p.end; i++)
		if (d->region_mentions[i].id == id)
			return true;
	return false;
}

uint32_t ui_quotes_from(const struct ui_article *a, uint32_t offset)
{
	uint32_t low = 0, high = a->view.document ? a->view.document->n_quotes : 0;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (a->lit.reach[middle] <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- actions ----------------------------------------------------------------------------- */

void ui_focus(struct ui *ui, enum pane pane)
{
	ui->focus = pane;
	if (pane == PANE_ARTICLE && ui->frame.narrow)
		ui->zoom = false;
}

void ui_switch(struct ui *ui, uint32_t article)
{
	ui->at = article;
	ui->message[0] = '\0';
	ui->search.match = (struct span){0};
	search_count_anew(ui);
	if (ui_article(ui)->view.document)
		say_notices(ui, &ui_article(ui)->view);
}

static void switch_by(struct ui *ui, int64_t step)
{
	int64_t to = (int64_t)ui->at + step;
	if (to < 0 || to >= (int64_t)ui->n_articles)
		ui_say(ui, false,
		       step > 0 ? "this is the last article" : "this is the first article");
	else
		ui_switch(ui, (uint32_t)to);
}

/* Esc: the sheet, then back to the article with the light kept, then the light. */
static void close_step(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (ui->sheet != SHEET_NONE)
		ui->sheet = SHEET_NONE;
	else if (ui->focus != PANE_ARTICLE)
		ui_focus(ui, PANE_ARTICLE);
	else if (ui->zoom)
		ui->zoom = false;
	else if (light_on(&a->light))
		light_clear(a);
	else if (ui->search.pattern)
		ui->search.hidden = true;
}

static void light_speaker(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	uint32_t id = ui_speaker(ui);
	bool lit = a->light.speakers.n == 1 && a->light.speakers.at[0] == id;
	if (lit || (!id && a->light.speakers.n)) {
		id_set_clear(&a->light.speakers);
	} else if (id) {
		id_set_clear(&a->light.speakers);
		id_set_toggle(&a->light.speakers, id);
	} else {
		ui_say(ui, false, "no speaker here: J goes to the next quote");
		return;
	}
	light_fall(a);
}

/* The first lit quote in sight, when none is chosen. */
static void choose_in_sight(struct ui_article *a)
{
	const struct document *d = a->view.document;
	for (uint32_t i = ui_quotes_from(a, a->anchor); !a->quote && i < d->n_quotes; i++) {
		if (d->quotes[i].outer.start >= a->bottom)
			return;
		if (a->lit.quotes[i] && d->quotes[i].outer.end > a->anchor)
			a->quote = i + 1;
	}
}

static void open_why(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	ui->sheet_about = ui->focus;
	if (ui->focus == PANE_ARTICLE)
		ui->sheet_about = a->region_mention ? PANE_REGIONS : PANE_QUOTES;
	if (ui->sheet == SHEET_WHY) {
		ui->sheet = SHEET_NONE;
		return;
	}
	if (!a->view.document) {
		ui_say(ui, false, "nothing is found yet");
		return;
	}
	if (ui->sheet_about == PANE_QUOTES)
		choose_in_sight(a);
	/* brings the cursor near, so that drawing the sheet counts few code points */
	const struct quote *q = document_quote(a->view.document, a->quote);
	text_point_at(a->view.text, &a->points, q ? q->span.start : a->anchor);
	ui->sheet = SHEET_WHY;
	ui->sheet_top = 0;
}

static struct effect copy(struct ui *ui, bool citation)
{
	struct ui_article *a = ui_now(ui);
	struct effect none = {0};
	const struct quote *q =
		a->view.document ? document_quote(a->view.document, a->quote) : NULL;
	if (!q) {
		ui_say(ui, false, "no quote is chosen: J goes to the next one");
		return none;
	}
	if (ui->options.secure) {
		ui_say(ui, true, "copying is off in secure mode");
		return none;
	}
	text_point_at(a->view.text, &a->points, q->span.start);
	struct str text = citation ? ui_citation(ui, q, &ui->scratch)
				   : ui_line(&ui->scratch, a->view.text, q->span);
	return (struct effect){EFFECT_COPY, text};
}

static void toggle_sheet(struct ui *ui, enum sheet sheet)
{
	ui->sheet = ui->sheet == sheet ? SHEET_NONE : sheet;
	ui->sheet_top = 0;
}

static void toggle_panes(struct ui *ui)
{
	ui->panes_hidden = !ui->panes_hidden;
	if (ui->panes_hidden)
		ui_focus(ui, PANE_ARTICLE);
}

/* True when the open sheet took the action: it scrolls, or is closed by what is not for it. */
static bool sheet_act(struct ui *ui, enum action action)
{
	int page = ui->rows > 8 ? ui->rows - 6 : 2;
	switch (action) {
	case ACT_LINE_DOWN:
	case ACT_ROW_DOWN:
		sheet_scroll(ui, 1);
		return true;
	case ACT_LINE_UP:
	case ACT_ROW_UP:
		sheet_scroll(ui, -1);
		return true;
	case ACT_PAGE_DOWN:
	case ACT_HALF_DOWN:
	case ACT_LIST_PAGE_DOWN:
	case ACT_LIGHT_ADD:
		sheet_scroll(ui, page);
		return true;
	case ACT_PAGE_UP:
	case ACT_HALF_UP:
	case ACT_LIST_PAGE_UP:
		sheet_scroll(ui, -page);
		return true;
	case ACT_TOP:
	case ACT_LIST_TOP:
		sheet_scroll(ui, -ui->sheet_top);
		return true;
	case ACT_BOTTOM:
	case ACT_LIST_BOTTOM:
		sheet_scroll(ui, 1 << 20);
		return true;
	case ACT_QUIT:
	case ACT_CHOOSE:
		ui->sheet = SHEET_NONE;
		return true;
	default:
		return false;
	}
}

/* "why?" follows the jumps from quote to quote; other sheets make way. */
static void leave_sheet(struct ui *ui, enum action action)
{
	static const enum action kept[] = {ACT_QUOTE_NEXT,   ACT_QUOTE_PREV,  ACT_SPEAKER_NEXT,
					   ACT_SPEAKER_PREV, ACT_UNSURE_NEXT, ACT_REGION_NEXT,
					   ACT_REGION_PREV,  ACT_COPY,        ACT_CITE,
					   ACT_REDRAW,       ACT_SUSPEND,     ACT_CLOSE,
					   ACT_DETAIL,       ACT_HELP,        ACT_INFO};
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (kept[i] == action) {
			bool region = action == ACT_REGION_NEXT || action == ACT_REGION_PREV;
			if (i < 7 && ui->focus == PANE_ARTICLE)
				ui->sheet_about = region ? PANE_REGIONS : PANE_QUOTES;
			return;
		}
	ui->sheet = SHEET_NONE;
}

/* Which panes are shown and which has the focus; false when the action is another one. */
static bool pane_act(struct ui *ui, enum action action)
{
	switch (action) {
	case ACT_PANE_NEXT:
		ui_focus(ui, (ui->focus + 1) % PANES);
		return true;
	case ACT_PANE_PREV:
		ui_focus(ui, (ui->focus + PANES - 1) % PANES);
		return true;
	case ACT_QUOTES:
	case ACT_SPEAKERS:
	case ACT_REGIONS:
		ui_focus(ui, (enum pane)(PANE_QUOTES + (action - ACT_QUOTES)));
		return true;
	case ACT_ZOOM:
		ui->zoom = !ui->zoom;
		return true;
	case ACT_PANES:
		toggle_panes(ui);
		return true;
	default:
		return false;
	}
}

static struct effect act(struct ui *ui, enum action action, uint32_t count)
{
	struct effect none = {0};
	switch (action) {
	case ACT_LIGHT_SPEAKER:
		light_speaker(ui);
		return none;
	case ACT_LIGHT_CLEAR:
		light_clear(ui_now(ui));
		return none;
	case ACT_SEARCH_FORWARD:
	case ACT_SEARCH_BACK:
		prompt_open(ui, PROMPT_SEARCH);
		ui->search.backward = action == ACT_SEARCH_BACK;
		return none;
	case ACT_SEARCH_NEXT:
	case ACT_SEARCH_PREV:
		search_repeat(ui, ui->search.backward != (action == ACT_SEARCH_PREV),
			      count ? count : 1);
		return none;
	case ACT_SEARCH_UNLIGHT:
		ui->search.hidden = !ui->search.hidden;
		return none;
	case ACT_DETAIL:
		open_why(ui);
		return none;
	case ACT_COPY:
	case ACT_CITE:
		return copy(ui, action == ACT_CITE);
	case ACT_NEXT_FILE:
	case ACT_PREV_FILE:
		switch_by(ui,
			  (action == ACT_NEXT_FILE ? 1 : -1) * (int64_t)(count ? count : 1));
		return none;
	case ACT_INFO:
		toggle_sheet(ui, SHEET_INFO);
		return none;
	case ACT_COMMAND:
		prompt_open(ui, PROMPT_COMMAND);
		return none;
	case ACT_REDRAW:
		return (struct effect){.kind = EFFECT_REDRAW};
	case ACT_SUSPEND:
		return (struct effect){.kind = EFFECT_SUSPEND};
	case ACT_HELP:
		toggle_sheet(ui, SHEET_HELP);
		return none;
	case ACT_CLOSE:
		close_step(ui);
		return none;
	case ACT_QUIT:
		return (struct effect){.kind = EFFECT_QUIT};
	default:
		break;
	}
	if (pane_act(ui, action))
		return none;
	if (action >= ACT_ROW_DOWN)
		list_act(ui, action, count);
	else
		move_act(ui, action, count);
	return none;
}

struct effect ui_act(struct ui *ui, enum action action, uint32_t count)
{
	struct effect effect = {0};
	if (action <= ACT_NONE || action >= ACTION_COUNT)
		return effect;
	arena_reset(&ui->scratch);
	ui->message[0] = '\0';
	bool taken = ui->sheet != SHEET_NONE && sheet_act(ui, action);
	if (!taken) {
		if (ui->sheet != SHEET_NONE)
			leave_sheet(ui, action);
		effect = act(ui, action, count);
	}
	ui_settle(ui);
	return effect;
}

/* ---- keys -------------------------------------------------------------------------------- */

enum { CTRL_C = 3, COUNT_MOST = 100000000 };

static struct effect interrupt(struct ui *ui)
{
	struct effect effect = {0};
	ui->count = 0;
	ui->message[0] = '\0';
	if (search_interrupt(ui)) {
		ui_say(ui, false, "search interrupted");
	} else if (ui_article(ui)->view.phase < ARTICLE_READY) {
		ui_say(ui, false, "interrupted: what has come stays");
		effect.kind = EFFECT_CANCEL;
	} else {
		ui_say(ui, false, "q quits");
	}
	return effect;
}

struct effect ui_key(struct ui *ui, uint32_t key)
{
	struct effect effect = {0};
	if (ui->prompt.kind != PROMPT_NONE) {
		ui->message[0] = '\0';
		effect = prompt_key(ui, key);
		ui_settle(ui);
		return effect;
	}
	if (key == CTRL_C)
		return interrupt(ui);
	enum mode mode = ui->focus == PANE_ARTICLE ? MODE_ARTICLE : MODE_LIST;
	enum action action = config_action(ui->config, mode, key);
	if (action == ACT_NONE && key >= '0' && key <= '9') {
		if (ui->count < COUNT_MOST)
			ui->count = ui->count * 10 + (key - '0');
		return effect;
	}
	uint32_t count = ui->count;
	ui->count = 0;
	if (action == ACT_NONE) {
		char name[32];
		key_text(key, name, sizeof name);
		ui_say(ui, false, "%s is bound to nothing here (F1 help)", name);
		return effect;
	}
	/* Esc with digits typed takes the digits back, no more */
	if (action == ACT_CLOSE && count)
		return effect;
	return ui_act(ui, action, count);
}

bool ui_idle(struct ui *ui)
{
	bool seeking = ui->search.seeking;
	bool busy = search_slice(ui);
	if (seeking && !ui->search.seeking)
		ui_settle(ui);
	return busy;
}
