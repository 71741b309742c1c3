#include "recent.h"

#include "reader/input.h"
#include "reader/recent.h"
#include "reader/term.h"
#include "reader/view.h"

#include <poll.h>
#include <stdio.h>
#include <unistd.h>

enum { MOST = 1000 }; /* articles that are listed */

static void forget(struct recent *r, struct store *store)
{
	const struct visit *v = &r->visits[r->cursor];
	struct error e;
	if (source_is_address(v->path.at))
		source_forget(v->path.at);
	if (store_forget_visit(store, v->content, &e)) {
		recent_forgotten(r);
		snprintf(r->message, sizeof r->message, "forgotten");
	} else {
		snprintf(r->message, sizeof r->message, "%s", e.message);
	}
}

static bool is_there(struct recent *r)
{
	const char *path = r->visits[r->cursor].path.at;
	bool there = source_is_address(path) || access(path, R_OK) == 0;
	if (!there)
		snprintf(r->message, sizeof r->message,
			 "%s: is no longer there (Delete forgets it)", path);
	return there;
}

/* One event; true when the choosing is over. */
static bool handle(struct recent *r, struct store *store, const struct event *event,
		   bool *chosen)
{
	if (event->kind == EVENT_GONE)
		return true;
	if (event->kind != EVENT_KEY && event->kind != EVENT_MOUSE)
		return false;
	switch (event->kind == EVENT_KEY ? recent_key(r, event->key)
					 : recent_mouse(r, &event->mouse, milliseconds())) {
	case RECENT_OPEN:
		*chosen = is_there(r);
		return *chosen;
	case RECENT_FORGET:
		forget(r, store);
		return false;
	case RECENT_SUSPEND:
		term_suspend();
		return false;
	case RECENT_REDRAW:
		term_redraw();
		return false;
	case RECENT_QUIT:
		return true;
	default:
		return false;
	}
}

static bool run(struct recent *r, struct store *store)
{
	struct grid grid = {0};
	bool chosen = false, over = false, mouse = false;
	while (!over && !term_signal()) {
		struct term_traits traits = term_traits();
		if (grid_resize(&grid, traits.rows, traits.columns))
			recent_resize(r, traits.rows, traits.columns);
		view_recent(r, &grid);
		term_show(&grid, config_theme(r->config, traits.colours, traits.background));
		if (!mouse && r->config->options.mouse)
			term_mouse(mouse = true);
		struct pollfd fd = {.fd = term_fd(), .events = POLLIN};
		poll(&fd, 1, -1);
		for (struct event event = term_event(); event.kind != EVENT_NONE && !over;
		     event = term_event()) {
			mouse &= event.kind != EVENT_RESIZE; /* after a stop it is off */
			over = handle(r, store, &event, &chosen);
		}
	}
	grid_free(&grid);
	return chosen;
}

bool recent_choose(const struct config *config, struct arena *arena, const char **path,
		   int *extent, struct error *e)
{
	char database[4096];
	struct term_traits traits;
	struct recent r = {.config = config};
	if (!config->options.remember || config->options.secure ||
	    !state_path(database, sizeof database) || access(database, F_OK) != 0)
		return fail(e, "no file is named, and none is remembered; try: reader --help");
	struct store *store = store_open(database, e);
	bool good = store && store_recent(store, MOST, arena, &r.visits, &r.n, e);
	if (good && !r.n)
		good = fail(e, "no file is named, and none is remembered; try: reader --help");
	bool chosen = false;
	if (good && term_open(config->options.escape_delay, &traits, e)) {
		r.unicode = traits.unicode;
		e->message[0] = 0;
		chosen = run(&r, store);
		term_close();
	}
	store_close(store);
	if (chosen) {
		*path = r.visits[r.cursor].path.at;
		*extent = r.visits[r.cursor].extent;
	}
	return chosen;
}
