/*
 * The terminal taken over and given back, and its events.
 */
#include "term/terminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CLIPBOARD = 100000 };

static struct {
	FILE *tty;
	int poll_fd;
	SCREEN *screen;
	struct term_traits traits;
	char *restore; /* what a rescue writes */
	size_t n_restore;
	void (*out_of_memory)(void);
} state = {.poll_fd = -1};

/* ---- taking over ------------------------------------------------------------------------- */

/* Only LC_CTYPE is set, so that numbers stay numbers. True when UTF-8 can be shown. */
static bool take_locale(void)
{
	const char *named = setlocale(LC_CTYPE, "");
	const char *codeset = nl_langinfo(CODESET);
	if (named && strcmp(codeset, "UTF-8") == 0)
		return true;
	/* a locale that is missing, C or POSIX says nothing of the terminal; Latin-1 does */
	if (!named || strcmp(codeset, "ANSI_X3.4-1968") == 0)
		return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
	return false;
}

static void measure(void)
{
	struct winsize size;
	int rows = LINES, columns = COLS;
	if (ioctl(fileno(state.tty), TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
		rows = size.ws_row;
		columns = size.ws_col;
	}
	rows = rows > GRID_MOST_ROWS ? GRID_MOST_ROWS : rows;
	columns = columns > GRID_MOST_COLUMNS ? GRID_MOST_COLUMNS : columns;
	if (rows != LINES || columns != COLS)
		resize_term(rows, columns);
	getmaxyx(stdscr, state.traits.rows, state.traits.columns);
}

/* newterm, which tells by errno alone that memory is gone. */
static SCREEN *try_terminal(const char *name)
{
	errno = 0;
	SCREEN *screen = newterm(name, state.tty, state.tty);
	if (!screen && errno == ENOMEM)
		out_of_memory();
	return screen;
}

static bool start_screen(struct error *e)
{
	static const char *const likely[] = {"xterm-256color", "xterm"};
	const char *name = getenv("TERM");
	state.traits.warning = NULL;
	if (!name || !*name)
		return fail(e, "the variable TERM is not set");
	state.screen = try_terminal(NULL);
	for (size_t i = 0; !state.screen && i < 2; i++) {
		state.screen = try_terminal(likely[i]);
		state.traits.warning =
			"the terminal (TERM) is unknown here: taken for an xterm";
	}
	if (!state.screen)
		return fail(e, "the terminal %.80s is unknown", name);
	endwin(); /* until it has come back once ncurses 6.4 flushes at every step */
	return capability_cursor() ||
	       fail(e, "the terminal %.80s can't address the cursor", name);
}

static void rescue_and_die(void)
{
	static const char said[] = "reader: out of memory\n";
	signals_rescue();
	ssize_t put = write(STDERR_FILENO, said, sizeof said - 1);
	(void)put;
	_exit(3); /* exit would run what another thread is in the middle of */
}

/* Enters the other screen, from a blank one. */
static void take_over(void)
{
	reset_prog_mode();
	measure();
	signals_arm((struct str){state.restore, state.n_restore});
	term_redraw();
	refresh();
	if (capability_ansi())
		fputs("\033[?2004h", state.tty); /* bracketed paste */
	fflush(state.tty);
}

/* Puts the terminal back without forgetting it. */
static void give_back(void)
{
	endwin();
	/* knows nothing of pasting, and some terminals hide the cursor when they leave a screen
	 */
	fwrite(state.restore, 1, state.n_restore, state.tty);
	fflush(state.tty);
	signals_arm(STR(""));
}

/* One descriptor for keys and signals, so that the caller polls one; -1: refused. */
static bool join_descriptors(void)
{
	struct epoll_event on = {.events = EPOLLIN};
	int wake = signals_take(fileno(state.tty));
	state.poll_fd = epoll_create1(EPOLL_CLOEXEC);
	return wake >= 0 && state.poll_fd >= 0 &&
	       epoll_ctl(state.poll_fd, EPOLL_CTL_ADD, fileno(state.tty), &on) == 0 &&
	       epoll_ctl(state.poll_fd, EPOLL_CTL_ADD, wake, &on) == 0;
}

static void prepare_rescue(void)
{
	FILE *out = open_memstream(&state.restore, &state.n_restore);
	if (!out)
		out_of_memory();
	capability_restore(out);
	if (fclose(out) != 0)
		out_of_memory();
}

/* Forgets the terminal; what has been opened of it may be a part. */
static void release(void)
{
	signals_give_back();
	if (state.screen)
		delscreen(state.screen);
	if (state.poll_fd >= 0)
		close(state.poll_fd);
	fclose(state.tty);
	free(state.restore);
	state.restore = NULL;
	state.screen = NULL;
	state.poll_fd = -1;
}

bool term_open(int escape_delay, struct term_traits *traits, struct error *e)
{
	if (state.screen)
		return fail(e, "the terminal is open already");
	state.tty = fopen("/dev/tty", "r+e");
	if (!state.tty)
		return fail(e, "/dev/tty: %s", strerror(errno));
	state.traits.unicode = take_locale();
	if (!(join_descriptors() || fail(e, "/dev/tty: %s", strerror(errno))) ||
	    !start_screen(e)) {
		release();
		return false;
	}
	raw();
	noecho();
	nonl();
	typeahead(-1); /* a screen is shown whole, also when keys wait */
	prepare_rescue();
	take_over();
	show_start(state.tty,
		   state.traits.unicode); /* coming back with colours resets the palette */
	keys_start(fileno(state.tty), escape_delay);
	state.traits.colours = has_colors() ? COLORS : 0;
	state.out_of_memory = out_of_memory;
	out_of_memory = rescue_and_die;
	static bool registered;
	if (!registered)
		registered = atexit(term_close) == 0;
	*traits = state.traits;
	return true;
}

void term_close(void)
{
	if (!state.screen)
		return;
	give_back();
	out_of_memory = state.out_of_memory;
	show_free();
	keys_free();
	release();
}

struct term_traits term_traits(void)
{
	return state.traits;
}

/* ---- events ------------------------------------------------------------------------------ */

int term_fd(void)
{
	return state.poll_fd;
}

static void suspend(bool group)
{
	give_back();
	signals_stop(group);
	take_over();
}

void term_suspend(void)
{
	suspend(true);
}

struct event term_event(void)
{
	if (!state.screen)
		return (struct event){EVENT_NONE};
	struct noted noted = signals_noted();
	if (noted.stop)
		suspend(false);
	else if (noted.changed)
		take_over();
	return noted.stop || noted.changed ? (struct event){EVENT_RESIZE} : keys_next();
}

/* ---- the clipboard ----------------------------------------------------------------------- */

bool term_copy(struct str text)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	if (!state.screen || !capability_ansi() || text.n > CLIPBOARD)
		return false;
	fputs("\033]52;c;", state.tty);
	for (size_t i = 0; i < text.n; i += 3) {
		size_t n = text.n - i < 3 ? text.n - i : 3;
		uint32_t bits = 0;
		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 | (k < n ? (unsigned char)text.at[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			fputc(k <= n ? digits[bits >> (18 - 6 * k) & 63] : '=', state.tty);
	}
	fputc('\a', state.tty);
	return fflush(state.tty) == 0;
}
