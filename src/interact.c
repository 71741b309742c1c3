#include "copier.h"
#include "exporter.h"
#include "interact.h"
#include "memory.h"
#include "print.h"
#include "say.h"

#include "reader/term.h"
#include "reader/view.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum {
	OPEN_AT_ONCE = 8, /* articles opened from the start; the others when they are gone to */
	FIRST_WAIT = 30,  /* milliseconds to see whether there is anything to show */
	PROGRESS_EVERY = 150, /* milliseconds between looks at the progress */
	EVENTS_MOST = 64,     /* keys handled between two screens */
};

struct desk {
	const struct config *config;
	struct config live; /* the same with the options as :set left them */
	const struct places *places;
	enum extent extent;
	const char *const *paths;
	size_t n;
	struct article **articles; /* NULL: not opened yet */
	struct article *turned;    /* one read anew, or in the other extent; NULL: none */
	size_t turned_at;          /* which one */
	const char *where; /* what the first one opens at, until all of it is there; NULL:
			      nothing */
	struct ui ui;
	struct grid grid;
	struct copier copier;
	struct memory memory;
	int64_t drawn; /* milliseconds */
	bool dirty, quit;
};

/* ---- articles ---------------------------------------------------------------------------- */

static void open_article(struct desk *d, size_t i)
{
	if (!d->articles[i])
		d->articles[i] = article_open(d->paths[i], d->places, d->extent);
}

static bool is_undecided(const struct article *a)
{
	struct article_view v = article_view(a);
	return v.phase == ARTICLE_READING && v.n_paragraphs == 0;
}

static void turn_page(struct desk *d)
{
	if (d->turned)
		return;
	d->turned_at = d->ui.at;
	d->turned = article_turned(d->articles[d->turned_at]);
}

static void reload(struct desk *d)
{
	const struct article_view *view = &ui_article(&d->ui)->view;
	if (d->turned)
		return;
	d->turned_at = d->ui.at;
	d->turned = article_open(d->paths[d->turned_at], d->places, view->extent);
}

/* When all of the text is there: what was read anew may be needed to its end. */
static bool is_read(const struct article *a)
{
	return article_view(a).phase != ARTICLE_READING;
}

/* The page in the other extent takes its place when there is something to show. */
static void look_at_turned(struct desk *d)
{
	struct article *old = d->articles[d->turned_at], *new = d->turned;
	if (!new || is_undecided(new))
		return;
	struct article_view view = article_view(new);
	bool again = view.extent == d->ui.articles[d->turned_at].view.extent;
	if (again && !is_read(new))
		return;
	if (view.phase == ARTICLE_FAILED) {
		ui_say(&d->ui, true, "%s", view.error);
		old = new;
	} else {
		d->articles[d->turned_at] = new;
		if (again)
			ui_article_reloaded(&d->ui, (uint32_t)d->turned_at, &view);
		else
			ui_article_turned(&d->ui, (uint32_t)d->turned_at, &view);
	}
	d->turned = NULL;
	d->dirty = true;
	article_close(old);
}

/* The text is there to its end, and so is what the reader wants to begin at. */
static void begin(struct desk *d)
{
	if (!d->where || d->ui.articles[0].view.phase < ARTICLE_FINDING || d->ui.at != 0)
		return;
	ui_begin(&d->ui, d->where);
	d->where = NULL;
	d->dirty = true;
}

static void look_at_articles(struct desk *d)
{
	session_acknowledge();
	look_at_turned(d);
	for (size_t i = 0; i < d->n; i++) {
		if (!d->articles[i])
			continue;
		struct article_view view = article_view(d->articles[i]);
		const struct article_view *old = &d->ui.articles[i].view;
		d->dirty |= i == d->ui.at && (view.generation != old->generation ||
					      view.permille != old->permille);
		ui_article_changed(&d->ui, (uint32_t)i, &view);
	}
	begin(d);
}

/* Waits a moment for the first article that can be shown, or for all to fail. */
static bool anything_to_show(struct desk *d)
{
	int64_t until = milliseconds() + FIRST_WAIT;
	for (;;) {
		bool undecided = false;
		for (size_t i = 0; i < d->n; i++) {
			if (!d->articles[i])
				return true;
			if (is_undecided(d->articles[i]))
				undecided = true;
			else if (article_view(d->articles[i]).phase != ARTICLE_FAILED)
				return true;
		}
		int64_t left = until - milliseconds();
		if (!undecided)
			return false;
		if (left <= 0)
			return true;
		struct pollfd fd = {.fd = session_fd(), .events = POLLIN};
		poll(&fd, 1, (int)left);
		session_acknowledge();
	}
}

static int tell_failures(struct desk *d)
{
	int status = 0;
	for (size_t i = 0; i < d->n; i++) {
		struct article_view v = {0};
		if (d->articles[i])
			v = article_view(d->articles[i]);
		if (v.error) {
			say("%s", v.error);
			status = 1;
		}
	}
	return status;
}

static void close_articles(struct desk *d)
{
	/* all are asked first, so that none is waited for while others go on */
	for (size_t i = 0; i < d->n; i++)
		if (d->articles[i])
			article_cancel(d->articles[i]);
	article_close(d->turned);
	for (size_t i = 0; i < d->n; i++)
		article_close(d->articles[i]);
	free(d->articles);
}

/* ---- effects ----------------------------------------------------------------------------- */

static void copy(struct desk *d, struct str text)
{
	const char *how = d->ui.options.copy;
	struct error e;
	bool good;
	if (strcmp(how, "none") == 0) {
		ui_say(&d->ui, false, "copying is off (copy = none)");
		return;
	}
	if (strcmp(how, "osc52") == 0)
		good = term_copy(text, &e);
	else
		good = copier_start(&d->copier, how, text, &e);
	if (good)
		ui_say(&d->ui, false, "copied: %.*s", (int)(text.n < 300 ? text.n : 300),
		       text.at);
	else
		ui_say(&d->ui, true, "%s", e.message);
}

static void write_export(struct desk *d, struct effect effect, struct str text, uint32_t n)
{
	struct error e;
	switch (exporter_write(effect.text.at, text, effect.replace, &e)) {
	case EXPORTED:
		ui_say(&d->ui, false, "%u %s written to %s", n, n == 1 ? "quote" : "quotes",
		       effect.text.at);
		break;
	case EXPORT_EXISTS:
		ui_ask_replace(&d->ui);
		break;
	case EXPORT_FAILED:
		ui_say(&d->ui, true, "%s", e.message);
	}
}

static void export(struct desk *d, struct effect effect)
{
	const struct article_view *view = &ui_article(&d->ui)->view;
	bool alone;
	const struct export_format *format = exporter_format(effect.text.at, &alone);
	if (!format) {
		ui_say(&d->ui, true, "%s: no .md, .csv, .json or .txt", effect.text.at);
		return;
	}
	struct arena arena = {0};
	struct document some = document_excerpt(view->document, effect.quotes, &arena);
	struct export_article data = print_data(d->articles[d->ui.at], view);
	struct export_style style = {d->ui.options.width, d->ui.options.ambiguous, true, NULL};
	struct error e;
	size_t n;
	data.document = &some;
	char *text = exporter_text(format, &data, &style, &n, &e);
	if (!text)
		ui_say(&d->ui, true, "%s", e.message);
	else if (alone)
		copy(d, (struct str){text, n});
	else
		write_export(d, effect, (struct str){text, n}, some.n_quotes);
	free(text);
	arena_free(&arena);
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
		article_cancel(d->articles[d->ui.at]);
		break;
	case EFFECT_ARCHIVE:
		if (!memory_search(&d->memory, effect.text))
			ui_say(&d->ui, false, "nothing is remembered (remember = no)");
		break;
	case EFFECT_RELOAD:
		reload(d);
		break;
	case EFFECT_TURN:
		turn_page(d);
		break;
	case EFFECT_NONE:
		break;
	}
}

/* ---- the loop ---------------------------------------------------------------------------- */

static void resize(struct desk *d)
{
	struct term_traits traits = term_traits();
	if (grid_resize(&d->grid, traits.rows, traits.columns))
		ui_resize(&d->ui, traits.rows, traits.columns);
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
	case EVENT_NONE:
		return;
	}
	d->dirty = true;
	if (!d->articles[d->ui.at]) {
		open_article(d, d->ui.at);
		look_at_articles(d);
	}
}

static void show(struct desk *d)
{
	view_draw(&d->ui, &d->grid);
	d->live.options = d->ui.options;
	if (strcmp(d->live.options.theme, d->config->options.theme) != 0)
		d->live.theme_chosen = strcmp(d->live.options.theme, "auto") != 0;
	else
		d->live.theme_chosen = d->config->theme_chosen;
	term_show(&d->grid, config_theme(&d->live, term_traits().colours));
	d->drawn = milliseconds();
	d->dirty = false;
}

/* Waits for something to do; not at all when `busy`. */
static void wait_for_more(struct desk *d, bool busy)
{
	bool coming = d->articles[d->ui.at] && ui_article(&d->ui)->view.phase < ARTICLE_READY;
	struct pollfd fds[] = {{.fd = term_fd(), .events = POLLIN},
			       {.fd = session_fd(), .events = POLLIN},
			       {.fd = d->copier.fd, .events = POLLIN},
			       {.fd = memory_fd(&d->memory), .events = POLLIN}};
	int got = poll(fds, 4, busy ? 0 : coming ? PROGRESS_EVERY : -1);
	if (got < 0 && errno != EINTR)
		d->quit = true;
	if ((got > 0 && fds[1].revents) || (got == 0 && coming))
		look_at_articles(d);
	if (got > 0 && fds[2].revents)
		look_at_copier(d);
	if (got > 0 && fds[3].revents)
		d->dirty |= memory_answers(&d->memory, &d->ui);
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
		memory_follow(&d->memory, &d->ui);
		if (handled < EVENTS_MOST)
			wait_for_more(d, busy);
	}
}

static void greet(struct desk *d, const struct term_traits *traits)
{
	d->ui.unicode = traits->unicode;
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
		open_article(d, i);
		int one = plain(d->articles[i], context);
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
			 .paths = paths,
			 .n = n,
			 .where = where,
			 .copier = {.fd = -1}};
	d.articles = mem_alloc(n * sizeof *d.articles);
	memset(d.articles, 0, n * sizeof *d.articles);
	for (size_t i = 0; i < n && i < OPEN_AT_ONCE; i++)
		open_article(&d, i);
	int status = 0;
	struct term_traits traits = {0};
	struct error e;
	if (!anything_to_show(&d)) {
		status = tell_failures(&d);
		close_articles(&d);
		return status;
	}
	if (!term_open(config->options.escape_delay, &traits, &e)) {
		status = print_plainly(&d, plain, context);
		close_articles(&d);
		return status;
	}
	ui_init(&d.ui, config, paths, (uint32_t)n);
	memory_begin(&d.memory, &config->options, n);
	greet(&d, &traits);
	resize(&d);
	look_at_articles(&d);
	show(&d);
	run(&d);
	int signal = term_signal();
	term_close();
	memory_end(&d.memory, &d.ui);
	status = signal ? 128 + signal : tell_failures(&d);
	close_articles(&d);
	ui_free(&d.ui);
	grid_free(&d.grid);
	return status;
}
