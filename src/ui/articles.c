/* The open articles: made, changed, gone to. */
#include "ui/lens.h"

#include <stdio.h>

void ui_init(struct ui *ui, const struct config *config, const char *const *names, uint32_t n)
{
	*ui = (struct ui){.config = config, .options = config->options, .unicode = true};
	ui->rows = 24;
	ui->columns = 80;
	ui->n_articles = n;
	ui->articles = mem_alloc(n * sizeof *ui->articles);
	for (uint32_t i = 0; i < n; i++) {
		ui->articles[i] = (struct ui_article){.name = names[i], .layout = layout_new()};
		for (int p = PANE_FIRST; p < PANE_COUNT; p++)
			ui->articles[i].lists[p].sort = lenses[p]->sort;
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
		for (int p = 0; p < PANE_COUNT; p++)
			VEC_FREE(a->lists[p].ids);
	}
	free(ui->articles);
	search_drop(&ui->search);
	VEC_FREE(ui->search.sight);
	arena_free(&ui->scratch);
	*ui = (struct ui){0};
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
	NOTICE(f->bidi, "%u bidi controls", f->bidi);
	NOTICE(f->invalid, "%u invalid bytes", f->invalid);
	NOTICE(f->controls, "%u control characters", f->controls);
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

/* ---- from article to article ------------------------------------------------------------- */

static void go_to_article(struct ui *ui, int64_t to)
{
	if (to < 0 || to >= (int64_t)ui->n_articles) {
		ui_say(ui, false,
		       to < 0 ? "this is the first article" : "this is the last article");
		return;
	}
	ui->at = (uint32_t)to;
	ui->search.match = (struct span){0};
	search_count_anew(ui);
	if (ui_document(ui))
		say_notices(ui, &ui_article(ui)->view);
}

void act_next_file(struct ui *ui)
{
	go_to_article(ui, (int64_t)ui->at + ui_times(ui));
}

void act_prev_file(struct ui *ui)
{
	go_to_article(ui, (int64_t)ui->at - ui_times(ui));
}
