/* The articles on the desk: opened, read anew, looked at as they come. */
#include "desk.h"

#include "paths.h"
#include "say.h"
#include "watch.h"

#include <poll.h>
#include <unistd.h>

enum {
	OPEN_AT_ONCE =
		8,       /* articles being read and analysed; the one that is gone to besides */
	OPEN_MOST = 200, /* articles opened by themselves, each with a descriptor or two, */
	OPEN_BYTES = 256 << 20, /* as long as their texts are not more; then when gone to */
	RELOAD_EVERY = 150,     /* milliseconds at least between two readings of what grows */
	FIRST_WAIT = 30,        /* milliseconds to see whether there is anything to show */
};

void desk_open(struct desk *d, size_t i)
{
	if (!d->articles.at[i])
		d->articles.at[i] = article_open(d->paths.at[i], d->places, d->extent);
}

void desk_add(struct desk *d, const char *path, struct article *a)
{
	VEC_PUSH(d->paths, path);
	VEC_PUSH(d->articles, a);
	d->n++;
}

void desk_open_more(struct desk *d)
{
	size_t busy = 0, open = 0;
	uint64_t bytes = 0;
	for (size_t i = 0; i < d->n; i++) {
		if (!d->articles.at[i])
			continue;
		struct article_view v = article_view(d->articles.at[i]);
		open++;
		busy += v.phase < ARTICLE_READY;
		bytes += v.text.n;
	}
	for (size_t i = 0; i < d->n && busy < OPEN_AT_ONCE && open < OPEN_MOST; i++) {
		if (d->articles.at[i] || bytes > OPEN_BYTES)
			continue;
		desk_open(d, i);
		open++;
		busy++;
	}
}

static bool is_undecided(const struct article *a)
{
	struct article_view v = article_view(a);
	return v.phase == ARTICLE_READING && v.n_paragraphs == 0;
}

/* Tells how far an address is that was asked for. */
static void tell_coming(struct desk *d)
{
	const struct article *a = d->opening ? d->opening : d->turned;
	struct article_view v = {0};
	if (a)
		v = article_view(a);
	bool any = v.address && v.phase == ARTICLE_READING;
	d->dirty |= any != d->ui.coming.any || v.fetched != d->ui.coming.fetched;
	d->ui.coming.any = any;
	d->ui.coming.fetched = v.fetched;
}

/* What was asked for before gives way: it may be of another article, or older by now. */
static void begin_turn(struct desk *d)
{
	article_close(d->turned);
	d->turned = NULL;
	d->turned_at = d->ui.at;
}

void desk_turn(struct desk *d)
{
	begin_turn(d);
	if (ui_article(&d->ui)->view.refused)
		d->turned = article_open(d->paths.at[d->turned_at], d->places, EXTENT_BYTES);
	else
		d->turned = article_turned(d->articles.at[d->turned_at]);
}

typedef struct article *opener(const char *path, const struct places *places, enum extent);

static void read_anew(struct desk *d, opener *open)
{
	enum extent extent = ui_article(&d->ui)->view.extent;
	begin_turn(d);
	d->turned = open(d->paths.at[d->turned_at], d->places, extent);
	tell_coming(d);
}

void desk_reload(struct desk *d)
{
	read_anew(d, article_open);
}

void desk_refetch(struct desk *d)
{
	read_anew(d, article_open_anew);
}

void desk_give_up(struct desk *d)
{
	article_close(d->opening);
	article_close(d->turned);
	d->opening = d->turned = NULL;
	tell_coming(d);
}

/* ---- following --------------------------------------------------------------------------- */

void desk_follow(struct desk *d)
{
	if (d->watch < 0)
		d->watch = watch_open(d->paths.at[d->ui.at]);
	d->grown = d->watch >= 0; /* since it was read, maybe */
}

bool desk_follow_on(struct desk *d, bool told)
{
	if (!d->ui.following && d->watch >= 0) {
		close(d->watch);
		d->watch = -1;
		d->grown = false;
	}
	if (told && d->watch >= 0) {
		watch_acknowledge(d->watch, d->paths.at[d->ui.at]);
		d->grown = true;
	}
	if (!d->grown || d->turned || !ui_article(&d->ui)->view.key)
		return false;
	if (milliseconds() - d->reloaded < RELOAD_EVERY)
		return true;
	d->grown = false;
	d->reloaded = milliseconds();
	desk_reload(d);
	return false;
}

/* ---- as they come ------------------------------------------------------------------------ */

/*
 * The page in the other extent takes its place when there is something to show; what was read
 * anew, which may be needed to its end, when all of it is there.
 */
static void look_at_turned(struct desk *d)
{
	struct article *old = d->articles.at[d->turned_at], *new = d->turned;
	if (!new || is_undecided(new))
		return;
	struct article_view view = article_view(new);
	bool again = view.extent == d->ui.articles[d->turned_at].view.extent;
	if (again && view.phase == ARTICLE_READING)
		return;
	if (view.phase == ARTICLE_FAILED) {
		ui_say(&d->ui, true, "%s", view.error);
		old = new;
	} else {
		d->articles.at[d->turned_at] = new;
		if (again)
			ui_article_reloaded(&d->ui, (uint32_t)d->turned_at, &view);
		else
			ui_article_turned(&d->ui, (uint32_t)d->turned_at, &view);
	}
	d->turned = NULL;
	d->dirty = true;
	article_close(old);
}

/* What was asked for by name is shown when there is something of it. */
static void look_at_opening(struct desk *d)
{
	struct article *a = d->opening;
	if (!a || is_undecided(a))
		return;
	d->opening = NULL;
	d->dirty = true;
	struct article_view view = article_view(a);
	if (view.phase == ARTICLE_FAILED) {
		ui_say(&d->ui, true, "%s", view.error);
		article_close(a);
		return;
	}
	desk_add(d, d->named.at[d->named.n - 1], a);
	ui_opened(&d->ui, d->paths.at[d->n - 1]);
}

/* Of several articles the first that can be read is shown first. */
static void pass_failed(struct desk *d)
{
	while (!d->touched && d->ui.at + 1 < d->n &&
	       ui_article(&d->ui)->view.phase == ARTICLE_FAILED) {
		ui_act(&d->ui, ACT_NEXT_FILE, 1);
		d->dirty = true;
	}
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

static void take_view(struct desk *d, size_t i)
{
	if (!d->articles.at[i])
		return;
	struct article_view view = article_view(d->articles.at[i]);
	const struct article_view *old = &d->ui.articles[i].view;
	bool shown = i == d->ui.at || d->ui.page >= PANE_ALL;
	d->dirty |=
		shown && (view.generation != old->generation || view.permille != old->permille);
	ui_article_changed(&d->ui, (uint32_t)i, &view);
}

void desk_look(struct desk *d)
{
	session_acknowledge();
	look_at_turned(d);
	look_at_opening(d);
	tell_coming(d);
	desk_open_more(d);
	/* that looked at all of them, so the view that is on the screen holds no longer */
	size_t at = d->ui.at;
	take_view(d, at);
	for (size_t i = 0; i < d->n; i++)
		if (i != at)
			take_view(d, i);
	pass_failed(d);
	begin(d);
}

/* Can nothing of it be shown, not even its bytes? */
static bool has_failed(const struct article *a)
{
	struct article_view v = article_view(a);
	return v.phase == ARTICLE_FAILED && !v.refused;
}

bool desk_has_something(struct desk *d)
{
	int64_t until = milliseconds() + FIRST_WAIT;
	for (;;) {
		bool undecided = false;
		for (size_t i = 0; i < d->n; i++) {
			if (!d->articles.at[i])
				return true;
			if (is_undecided(d->articles.at[i]))
				undecided = true;
			else if (!has_failed(d->articles.at[i]))
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

int desk_tell_failures(struct desk *d)
{
	int status = 0;
	for (size_t i = 0; i < d->n; i++) {
		struct article_view v = {0};
		if (d->articles.at[i])
			v = article_view(d->articles.at[i]);
		if (v.error && !v.refused) { /* that was told on the screen */
			say("%s", v.error);
			status = 1;
		}
	}
	return status;
}

void desk_close(struct desk *d)
{
	/* all are asked first, so that none is waited for while others go on */
	for (size_t i = 0; i < d->n; i++)
		if (d->articles.at[i])
			article_cancel(d->articles.at[i]);
	article_close(d->turned);
	for (size_t i = 0; i < d->n; i++)
		article_close(d->articles.at[i]);
	article_close(d->opening);
	if (d->watch >= 0)
		close(d->watch);
	for (size_t i = 0; i < d->named.n; i++)
		free(d->named.at[i]);
	VEC_FREE(d->named);
	VEC_FREE(d->paths);
	VEC_FREE(d->articles);
}

/* Which of those on the desk lies at that path; d->n: none. */
static size_t named(const struct desk *d, const char *path)
{
	struct arena arena = {0};
	struct str there = absolute_path(str_of(path), &arena);
	size_t i = 0;
	while (i < d->n && !str_eq(absolute_path(str_of(d->paths.at[i]), &arena), there))
		i++;
	arena_free(&arena);
	return i;
}

void desk_open_named(struct desk *d, struct str name, int extent)
{
	struct error e;
	char path[4096];
	if (!path_expand(name, path, sizeof path, &e)) {
		ui_say(&d->ui, true, "%s", e.message);
		return;
	}
	size_t open = named(d, path);
	if (open < d->n) {
		ui_show(&d->ui, (uint32_t)open);
		return;
	}
	article_close(d->opening);
	size_t n = strlen(path) + 1;
	VEC_PUSH(d->named, memcpy(mem_alloc(n), path, n));
	d->opening = article_open(path, d->places, extent ? (enum extent)extent : d->extent);
	tell_coming(d);
}
