/* The open articles: made, changed, gone to. */
#include "ui/lens.h"

#include <stdio.h>

static void begin_article(struct ui_article *a, const char *name)
{
	*a = (struct ui_article){.name = name, .layout = layout_new()};
	for (int p = PANE_FIRST; p < PANE_COUNT; p++)
		a->lists[p].sort = lenses[p]->sort;
}

static void end_article(struct ui_article *a)
{
	layout_free(a->layout);
	light_free(&a->light);
	arena_free(&a->lit_arena);
	arena_free(&a->left.arena);
	arena_free(&a->corrected);
	corrections_free(&a->corrections);
	VEC_FREE(a->kept);
	arena_free(&a->matrix.arena);
	VEC_FREE(a->matrix.across.ids);
	for (int p = 0; p < PANE_COUNT; p++) {
		VEC_FREE(a->lists[p].ids);
		filter_free(&a->filters[p]);
	}
}

/* Another text takes its place; what the reader corrected is for that, too. */
static void begin_again(struct ui_article *a)
{
	struct corrections corrections = a->corrections;
	a->corrections = (struct corrections){0};
	const char *name = a->name;
	bool recalled = a->recalled;
	end_article(a);
	begin_article(a, name);
	a->corrections = corrections;
	a->recalled = recalled;
}

void ui_init(struct ui *ui, const struct config *config, const char *const *names, uint32_t n)
{
	*ui = (struct ui){.config = config, .options = config->options, .unicode = true};
	ui->rows = 24;
	ui->columns = 80;
	ui->n_articles = n;
	ui->articles = mem_alloc(n * sizeof *ui->articles);
	for (uint32_t i = 0; i < n; i++)
		begin_article(&ui->articles[i], names[i]);
	ui_settle(ui);
}

void ui_free(struct ui *ui)
{
	for (uint32_t i = 0; i < ui->n_articles; i++)
		end_article(&ui->articles[i]);
	free(ui->articles);
	search_drop(&ui->search);
	row_search_free(&ui->row_search);
	sheet_search_drop(ui);
	history_free(ui);
	VEC_FREE(ui->search.sight);
	VEC_FREE(ui->search.starts);
	arena_free(&ui->scratch);
	arena_free(&ui->archive.arena);
	arena_free(&ui->paths.arena);
	*ui = (struct ui){0};
}

void ui_opened(struct ui *ui, const char *name)
{
	size_t n = ui->n_articles;
	struct ui_article *more = mem_alloc((n + 1) * sizeof *more);
	memcpy(more, ui->articles, n * sizeof *more);
	free(ui->articles);
	ui->articles = more;
	begin_article(&ui->articles[n], name);
	ui->n_articles++;
	ui_show(ui, (uint32_t)n);
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
	NOTICE(v->notice, "%s", v->notice);
	NOTICE(v->document && !v->document->english && v->text.n > 0,
	       "not English: findings will be few");
	NOTICE(f->bidi, "%u bidi control%s", f->bidi, f->bidi == 1 ? "" : "s");
	NOTICE(f->invalid, "%u invalid byte%s", f->invalid, f->invalid == 1 ? "" : "s");
	NOTICE(f->controls, "%u control character%s", f->controls, f->controls == 1 ? "" : "s");
	NOTICE(v->document && v->document->partial,
	       "too much like speech: not all was looked through");
	NOTICE(v->beyond, "searched the first %d MB only", FIND_MOST >> 20);
#undef NOTICE
	if (n)
		ui_say(ui, true, "%s (= tells more)", text);
}

void ui_article_changed(struct ui *ui, uint32_t i, const struct article_view *view)
{
	struct ui_article *a = &ui->articles[i];
	const struct document *shown = a->view.document;
	bool found = view->document && view->document != a->found;
	bool grown = view->text.n != a->view.text.n;
	a->view = *view;
	a->found = view->document;
	if (a->found && !found)
		a->view.document = shown;
	if (found) {
		corrected_open(ui, a);
		memory_found(ui, a);
	}
	if (i != ui->at) {
		if (ui->page != PANE_ARTICLE && lenses[ui->page]->gather)
			ui_settle(ui);
		return;
	}
	if (view->phase == ARTICLE_READY && view->text.n == 0 && !ui->message[0])
		ui_say(ui, false, "this file is empty");
	if (found && ui->search.pattern)
		search_count_anew(ui);
	else if (grown && ui->search.pattern)
		ui->search.counting = true;
	ui_settle(ui);
	if (grown)
		follow_on(ui);
	if (found)
		archive_arrive(ui);
	if (found || view->phase == ARTICLE_READY)
		step_at_last(ui);
	if (found && ui->prompt.kind == PROMPT_NONE && !ui->message[0])
		say_notices(ui, view);
}

/* ---- a page and its article -------------------------------------------------------------- */

/*
 * All of a web page instead of the article found in it, or the article again; of what is no
 * text its bytes.
 */
void act_whole(struct ui *ui)
{
	const struct article_view *v = &ui_article(ui)->view;
	if (v->page && v->extent == EXTENT_ARTICLE && v->notice)
		ui_say(ui, false, "%s", v->notice); /* no article: all is shown already */
	else if (v->page || v->refused)
		ui->effect.kind = EFFECT_TURN;
	else if (v->phase == ARTICLE_READING)
		ui_say(ui, false, "this is still being read");
	else
		ui_say(ui, false, "this is no web page: there is no more of it");
}

/* Where what stands at the top of the screen is in another text; 0: it is not, or all is. */
static uint32_t same_place(const struct ui_article *a, struct str text)
{
	enum { PLACE_MOST = 120 }; /* bytes by which it is known */
	struct str top = str_slice(a->view.text, (struct span){a->anchor, a->bottom});
	size_t n = top.n < PLACE_MOST ? top.n : PLACE_MOST;
	const char *end = n ? memchr(top.at, '\n', n) : NULL;
	if (end)
		n = (size_t)(end - top.at);
	const char *found = a->anchor && n ? memmem(text.at, text.n, top.at, n) : NULL;
	return found ? (uint32_t)(found - text.at) : 0;
}

/* What was found, asked or pointed at in the text that is gone. */
static void forget_text(struct ui *ui)
{
	ui->run.action = ACT_NONE; /* no run of steps goes on from the other text */
	ui->search.match = (struct span){0};
	ui->search.seeking = false;
	ui->pointer.down = false;
	ui->pointer.selected = (struct span){0};
	if (ui->awaited == ACT_ADDRESS)
		ui->awaited = ACT_NONE;
	if (ui->sheet == SHEET_WHY)
		ui->sheet = SHEET_NONE;
}

void ui_article_turned(struct ui *ui, uint32_t i, const struct article_view *view)
{
	struct ui_article *a = &ui->articles[i];
	uint32_t anchor = same_place(a, view->text);
	begin_again(a);
	ui->falls++;
	a->anchor = anchor;
	if (i == ui->at) {
		ui->prompt.origin = anchor;
		ui->prompt.origin_match = (struct span){0};
		forget_text(ui);
		search_count_anew(ui);
		if (view->extent == EXTENT_WHOLE)
			ui_say(ui, false, "all of the page");
		else if (view->extent == EXTENT_BYTES)
			ui_say(ui, false, "the bytes of the file, as if they were text");
		else if (!view->notice)
			ui_say(ui, false, "the article of the page");
	}
	ui_article_changed(ui, i, view);
}

/* What is on the disk may be longer, or another text; a pipe gives its bytes but once. */
void act_reload(struct ui *ui)
{
	const struct article_view *v = &ui_article(ui)->view;
	if (v->phase < ARTICLE_FINDING)
		ui_say(ui, false, "this is still being read");
	else if (!v->key && !v->address)
		ui_say(ui, false, "this is no file that could be read anew");
	else
		ui->effect.kind = EFFECT_RELOAD;
}

/* At the current quote, where it is in sight; else at the top of the screen. */
void act_edit(struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	const struct quote *q =
		a->view.document ? document_quote(a->view.document, a->quote) : NULL;
	bool here = q && ui_in_sight(a, q->span.start);
	if (ui->options.secure)
		ui_say(ui, true, "editing is off in secure mode");
	else if (a->view.phase < ARTICLE_FINDING)
		ui_say(ui, false, "this is still being read");
	else if (!a->view.key || a->view.address)
		ui_say(ui, false, "this is no file that could be edited");
	else
		ui->effect = (struct effect){.kind = EFFECT_EDIT,
					     .at = here ? q->span.start : a->anchor};
}

/* How it is left, in the arena: what it was made of goes with the text. */
static struct visit leave(const struct ui *ui, uint32_t i, struct arena *arena)
{
	struct visit left = ui_visit(ui, i, arena);
	struct trace *rows = ARENA_ARRAY(arena, left.n_traces, struct trace);
	for (size_t k = 0; k < left.n_traces; k++) {
		rows[k] = left.traces[k];
		rows[k].words = arena_str(arena, rows[k].words);
	}
	left.traces = rows;
	left.n_corrections = 0; /* they stay the article's */
	return left;
}

void ui_article_reloaded(struct ui *ui, uint32_t i, const struct article_view *view)
{
	struct ui_article *a = &ui->articles[i];
	struct arena arena = {0};
	struct visit left = leave(ui, i, &arena);
	bool same = a->view.key == view->key, recalled = a->recalled;
	begin_again(a);
	ui->falls++;
	if (i == ui->at) {
		forget_text(ui);
		if (!ui->following)
			ui_say(ui, false, same ? "read anew: it is the same" : "read anew");
	}
	ui_article_changed(ui, i, view);
	ui_recall(ui, i, &left);
	a->recalled = recalled; /* what was kept before is still to come */
	if (i == ui->at) {
		ui->prompt.origin = a->anchor;
		search_count_anew(ui);
		follow_on(ui);
	}
	arena_free(&arena);
}

void ui_begin(struct ui *ui, const char *where)
{
	if (where[0] != '/') {
		ui_command(ui, str_of(where));
		return;
	}
	ui_act(ui, ACT_SEARCH_FORWARD, 0);
	ui_paste(ui, str_of(where + 1));
	ui_key(ui, '\r');
}

/* ---- from article to article ------------------------------------------------------------- */

void articles_show(struct ui *ui, uint32_t i)
{
	if (ui->at == i)
		return;
	ui->at = i;
	ui->following = false;
	ui->search.match = (struct span){0};
	search_count_anew(ui);
	if (ui_document(ui))
		say_notices(ui, &ui_article(ui)->view);
}

void ui_show(struct ui *ui, uint32_t i)
{
	ui->prompt.kind = PROMPT_NONE; /* it is about the one that was shown before */
	ui->awaited = ACT_NONE;
	articles_show(ui, i);
	pane_focus(ui, PANE_ARTICLE);
	ui->falls++;
	ui->archive.in = i + 1;
	ui_settle(ui);
	archive_arrive(ui);
}

static void go_to_article(struct ui *ui, int64_t to)
{
	if (to < 0 || to >= (int64_t)ui->n_articles) {
		ui_say(ui, false,
		       to < 0 ? "this is the first article" : "this is the last article");
		return;
	}
	articles_show(ui, (uint32_t)to);
	files_reopen(ui);
}

void act_next_file(struct ui *ui)
{
	go_to_article(ui, (int64_t)ui->at + ui_times(ui));
}

void act_prev_file(struct ui *ui)
{
	go_to_article(ui, (int64_t)ui->at - ui_times(ui));
}
