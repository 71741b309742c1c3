#include "desk.h"
#include "editor.h"
#include "lend.h"
#include "exporter.h"
#include "interact.h"
#include "paths.h"
#include "print.h"
#include "say.h"

#include "reader/reach.h"
#include "reader/term.h"
#include "reader/view.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum {
	PROGRESS_EVERY = 150, /* milliseconds between looks at the progress */
	EVENTS_MOST = 64,     /* keys handled between two screens */
};

/* ---- effects ----------------------------------------------------------------------------- */

static void resize(struct desk *d)
{
	struct term_traits traits = term_traits();
	if (grid_resize(&d->grid, traits.rows, traits.columns))
		ui_resize(&d->ui, traits.rows, traits.columns);
	d->mouse = false; /* after a stop it is to be asked for anew */
}

static void copy(struct desk *d, struct str text)
{
	const char *how = d->ui.options.copy;
	struct error e;
	bool good;
	if (strcmp(how, "none") == 0) {
		ui_say(&d->ui, false, "copying is off (copy = none)");
		return;
	}
	bool sent = strcmp(how, "osc52") == 0;
	good = sent ? term_copy(text, &e) : copier_start(&d->copier, how, text, &e);
	if (good) /* whether the terminal obeys, nobody tells */
		ui_say(&d->ui, false, "%s: %.*s", sent ? "sent to the terminal" : "copied",
		       (int)(text.n < 300 ? text.n : 300), text.at);
	else
		ui_say(&d->ui, true, "%s", e.message);
}

static void write_export(struct desk *d, struct effect effect, struct str text, uint32_t n,
			 const char *what)
{
	struct error e;
	switch (exporter_write(effect.text.at, text, effect.replace, &e)) {
	case EXPORTED:
		ui_say(&d->ui, false, "%u %s%s written to %s", n, what, n == 1 ? "" : "s",
		       effect.text.at);
		break;
	case EXPORT_EXISTS:
		ui_ask_replace(&d->ui);
		break;
	case EXPORT_FAILED:
		ui_say(&d->ui, true, "%s", e.message);
	}
}

/* Of each article that is meant the quotes that are; how many articles, into the arena. */
static size_t excerpts(struct desk *d, struct effect effect, struct arena *arena,
		       struct export_article **all, uint32_t *n_quotes)
{
	size_t n = 0;
	*all = ARENA_ARRAY(arena, d->ui.n_articles, struct export_article);
	*n_quotes = 0;
	for (uint32_t i = 0; i < d->ui.n_articles; i++) {
		const struct article_view *view = &d->ui.articles[i].view;
		if (!effect.quotes[i])
			continue;
		struct document *some = ARENA_NEW(arena, struct document);
		*some = document_excerpt(view->document, effect.quotes[i], arena);
		(*all)[n] = print_data(d->articles.at[i], view);
		(*all)[n++].document = some;
		*n_quotes += some->n_quotes;
	}
	return n;
}

static char *quotes_text(struct desk *d, const struct export_format *format,
			 struct effect effect, size_t *n, uint32_t *n_quotes, struct error *e)
{
	struct arena arena = {0};
	struct export_article *all;
	size_t n_articles = excerpts(d, effect, &arena, &all, n_quotes);
	struct export_style style = {d->ui.options.width, d->ui.options.ambiguous, true, NULL};
	char *text = exporter_text(format, all, n_articles, &style, n, e);
	arena_free(&arena);
	return text;
}

static void export(struct desk *d, struct effect effect)
{
	bool alone;
	const struct export_format *format = exporter_format(effect.text.at, &alone);
	if (!format) {
		ui_say(&d->ui, true, "%s: no .md, .csv, .json or .txt", effect.text.at);
		return;
	}
	struct error e;
	uint32_t n_rows = effect.table ? effect.table->rows - 1 : 0;
	size_t n;
	char *text = effect.table ? exporter_table(format, effect.table, &n, &e)
				  : quotes_text(d, format, effect, &n, &n_rows, &e);
	if (!text)
		ui_say(&d->ui, true, "%s", e.message);
	else if (alone)
		copy(d, (struct str){text, n});
	else
		write_export(d, effect, (struct str){text, n}, n_rows,
			     effect.table ? "row" : "quote");
	free(text);
}

/* What the copy command said with its exit status. */
static void look_at_copier(struct desk *d)
{
	struct error e;
	if (!copier_failed(&d->copier, &e))
		return;
	ui_say(&d->ui, true, "%s", e.message);
	d->dirty = true;
}

/* The terminal is ours again; what a program that had it has to tell. */
static bool take_back(struct desk *d, bool good, const struct error *told)
{
	struct term_traits traits;
	struct error fault;
	if (!term_open(d->ui.options.escape_delay, &traits, &fault)) {
		say("%s", fault.message);
		d->quit = true;
		return false;
	}
	if (!good)
		ui_say(&d->ui, true, "%s", told->message);
	return good;
}

/* What the editor has made of the file is read anew. */
static void edit(struct desk *d, uint32_t at)
{
	struct str text = ui_article(&d->ui)->view.text;
	const char *path = d->paths.at[d->ui.at];
	struct error e;
	unsigned line = editor_line(path, place_words(text, at),
				    text.n ? (double)at / (double)text.n : 0);
	term_close();
	if (take_back(d, editor_run(path, line, &e), &e))
		desk_reload(d);
	if (!d->quit)
		resize(d);
}

/* A browser may be one of the terminal. */
static void browse(struct desk *d, struct str address)
{
	const char *browser = d->ui.options.browser;
	struct error e;
	if (!*browser || strcmp(browser, "none") == 0) {
		ui_say(&d->ui, true, "no browser: [reader] browser names one in reader.ini");
		return;
	}
	term_close();
	take_back(d, lend_terminal(browser, (const char *[]){address.at, NULL}, &e), &e);
	if (!d->quit)
		resize(d);
}

static void complete_path(struct desk *d, struct str part)
{
	struct arena arena = {0};
	size_t n;
	const struct str *paths = paths_like(part, &arena, &n);
	ui_paths(&d->ui, &arena, paths, n);
}

static void carry_out(struct desk *d, struct effect effect)
{
	switch (effect.kind) {
	case EFFECT_QUIT:
		d->quit = true;
		break;
	case EFFECT_COPY:
		copy(d, effect.text);
		break;
	case EFFECT_EXPORT:
		export(d, effect);
		break;
	case EFFECT_SUSPEND:
		term_suspend();
		break;
	case EFFECT_REDRAW:
		term_redraw();
		break;
	case EFFECT_CANCEL:
		article_cancel(d->articles.at[d->ui.at]);
		break;
	case EFFECT_GIVE_UP:
		desk_give_up(d);
		break;
	case EFFECT_ARCHIVE:
		if (!memory_search(&d->memory, effect.text))
			ui_say(&d->ui, false, "nothing is remembered (remember = no)");
		break;
	case EFFECT_OPEN:
		desk_open_named(d, effect.text, effect.extent);
		break;
	case EFFECT_FOLLOW:
		desk_follow(d);
		break;
	case EFFECT_EDIT:
		edit(d, effect.at);
		break;
	case EFFECT_BROWSE:
		browse(d, effect.text);
		break;
	case EFFECT_PATHS:
		complete_path(d, effect.text);
		break;
	case EFFECT_RELOAD:
		desk_reload(d);
		break;
	case EFFECT_REFETCH:
		desk_refetch(d);
		break;
	case EFFECT_TURN:
		desk_turn(d);
		break;
	case EFFECT_NONE:
		break;
	}
}

/* ---- the loop ---------------------------------------------------------------------------- */

/* A click on a key that the status line names presses it. */
static void handle_mouse(struct desk *d, const struct mouse *m)
{
	uint32_t key = view_key_at(&d->ui, m->row, m->column);
	if (key && m->button == 1 && m->pressed)
		carry_out(d, ui_key(&d->ui, key));
	else
		carry_out(d, ui_mouse(&d->ui, m, milliseconds()));
}

static void handle(struct desk *d, const struct event *event)
{
	switch (event->kind) {
	case EVENT_KEY:
		carry_out(d, ui_key(&d->ui, event->key));
		break;
	case EVENT_RESIZE:
		resize(d);
		break;
	case EVENT_PASTE:
		ui_paste(&d->ui, event->pasted);
		break;
	case EVENT_GONE:
		d->quit = true;
		break;
	case EVENT_MOUSE:
		handle_mouse(d, &event->mouse);
		break;
	case EVENT_NONE:
		return;
	}
	d->dirty = true;
	d->touched = true;
	if (!d->articles.at[d->ui.at]) {
		desk_open(d, d->ui.at);
		desk_look(d);
	}
}

static void show(struct desk *d)
{
	struct term_traits traits = term_traits();
	view_draw(&d->ui, &d->grid);
	d->live.options = d->ui.options;
	if (strcmp(d->live.options.theme, d->config->options.theme) != 0)
		d->live.theme_chosen = strcmp(d->live.options.theme, "auto") != 0;
	else
		d->live.theme_chosen = d->config->theme_chosen;
	term_show(&d->grid, config_theme(&d->live, traits.colours, traits.background));
	if (d->mouse != d->ui.options.mouse)
		term_mouse(d->ui.options.mouse);
	d->mouse = d->ui.options.mouse;
	d->drawn = milliseconds();
	d->dirty = false;
}

/* Something is under way whose progress is looked at now and then. */
static bool is_coming(struct desk *d)
{
	bool grows = desk_follow_on(d, false);
	bool open = d->articles.at[d->ui.at] != NULL;
	return grows || (open && ui_article(&d->ui)->view.phase < ARTICLE_READY);
}

/* Waits for something to do; not at all when `busy`. */
static void wait_for_more(struct desk *d, bool busy)
{
	bool coming = is_coming(d);
	struct pollfd fds[] = {{.fd = term_fd(), .events = POLLIN},
			       {.fd = session_fd(), .events = POLLIN},
			       {.fd = d->copier.fd, .events = POLLIN},
			       {.fd = memory_fd(&d->memory), .events = POLLIN},
			       {.fd = d->watch, .events = POLLIN}};
	int got = poll(fds, 5, busy ? 0 : coming ? PROGRESS_EVERY : -1);
	if (got < 0 && errno != EINTR)
		d->quit = true;
	if ((got > 0 && fds[1].revents) || (got == 0 && coming))
		desk_look(d);
	if (got > 0 && fds[2].revents)
		look_at_copier(d);
	if (got > 0 && fds[3].revents)
		d->dirty |= memory_answers(&d->memory, &d->ui);
	if (got > 0 && fds[4].revents)
		desk_follow_on(d, true);
}

static void run(struct desk *d)
{
	bool busy = false;
	while (!d->quit && !term_signal()) {
		int handled = 0;
		for (struct event event; handled < EVENTS_MOST && !d->quit; handled++) {
			event = term_event();
			if (event.kind == EVENT_NONE)
				break;
			handle(d, &event);
		}
		if (d->quit || term_signal())
			break;
		if (handled < EVENTS_MOST) {
			bool was = busy;
			busy = ui_idle(&d->ui);
			d->dirty |= (was && !busy) ||
				    (busy && milliseconds() - d->drawn >= PROGRESS_EVERY);
		}
		if (d->dirty)
			show(d);
		bool more = memory_follow(&d->memory, &d->ui);
		if (handled < EVENTS_MOST)
			wait_for_more(d, busy || more);
	}
}

static void greet(struct desk *d, const struct term_traits *traits)
{
	d->ui.unicode = traits->unicode;
	d->ui.hyperlinks = hyperlinks_known(getenv("TERM"));
	if (d->config->n_faults)
		ui_say(&d->ui, true, "%s%s", d->config->faults[0].message,
		       d->config->n_faults > 1 ? " (:messages tells all)" : "");
	else if (traits->warning)
		ui_say(&d->ui, true, "%s", traits->warning);
}

static int print_plainly(struct desk *d, interact_plain *plain, void *context)
{
	int status = 0;
	for (size_t i = 0; i < d->n; i++) {
		desk_open(d, i);
		int one = plain(d->articles.at[i], context);
		status = one > status ? one : status;
	}
	return status;
}

int interact(const struct config *config, const char *const *paths, size_t n, const char *where,
	     const struct places *places, enum extent extent, interact_plain *plain,
	     void *context)
{
	struct desk d = {.config = config,
			 .live = *config,
			 .places = places,
			 .extent = extent,
			 .where = where,
			 .watch = -1,
			 .copier = {.fd = -1}};
	for (size_t i = 0; i < n; i++)
		desk_add(&d, paths[i], NULL);
	if (!where) /* else the first screen may stand on the last piece */
		session_hold();
	desk_open_more(&d);
	term_prepare(); /* while the first article is read */
	int status = 0;
	struct term_traits traits = {0};
	struct error e;
	if (!desk_has_something(&d)) {
		term_close();
		status = desk_tell_failures(&d);
		desk_close(&d);
		return status;
	}
	if (!term_open(config->options.escape_delay, &traits, &e)) {
		status = print_plainly(&d, plain, context);
		desk_close(&d);
		return status;
	}
	if (config->options.secure)
		reach_confine(); /* nothing is written then, and nobody's program run */
	ui_init(&d.ui, config, d.paths.at, (uint32_t)n);
	memory_begin(&d.memory, &config->options);
	greet(&d, &traits);
	resize(&d);
	desk_look(&d);
	show(&d);
	session_go_on();
	run(&d);
	int signal = term_signal();
	term_close();
	memory_end(&d.memory, &d.ui);
	status = signal ? 128 + signal : desk_tell_failures(&d);
	desk_close(&d);
	ui_free(&d.ui);
	grid_free(&d.grid);
	return status;
}
