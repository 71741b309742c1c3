/*
 * The terminal taken over and given back, and its events.
 */
#include "term/decode.h"
#include "term/terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { MOST_ROWS = 500, MOST_COLUMNS = 1000, CLIPBOARD = 100000 };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

static struct {
	FILE *tty;
	int fd, poll_fd, escape_delay;
	SCREEN *screen;
	bool gone;
	struct term_traits traits;
	struct key_decoder keys;
	void (*out_of_memory)(void);
} state = {.fd = -1, .poll_fd = -1};

/* ---- writing beside ncurses -------------------------------------------------------------- */

void terminal_send(const char *at, size_t n)
{
	while (n) {
		ssize_t put = write(state.fd, at, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return;
		at += put;
		n -= (size_t)put;
	}
}

/* Only what understands ESC [ may be asked for more of it. */
static bool ansi(void)
{
	const char *move = terminal_capability("cup");
	return move && move[0] == '\033' && move[1] == '[';
}

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
	if (ioctl(state.fd, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
		rows = size.ws_row;
		columns = size.ws_col;
	}
	rows = rows > MOST_ROWS ? MOST_ROWS : rows;
	columns = columns > MOST_COLUMNS ? MOST_COLUMNS : columns;
	if (rows != LINES || columns != COLS)
		resize_term(rows, columns);
	getmaxyx(stdscr, state.traits.rows, state.traits.columns);
}

static SCREEN *start_screen(struct error *e)
{
	const char *name = getenv("TERM");
	state.traits.warning = NULL;
	if (!name || !*name) {
		fail(e, "the variable TERM is not set");
		return NULL;
	}
	SCREEN *screen = newterm(NULL, state.tty, state.tty);
	static const char *const likely[] = {"xterm-256color", "xterm"};
	for (size_t i = 0; !screen && i < 2; i++) {
		screen = newterm(likely[i], state.tty, state.tty);
		state.traits.warning =
			"the terminal (TERM) is unknown here: taken for an xterm";
	}
	if (!screen)
		fail(e, "the terminal %.80s is unknown", name);
	else if (!terminal_capability("cup")) {
		fail(e, "the terminal %.80s can't address the cursor", name);
		endwin();
		delscreen(screen);
		screen = NULL;
	}
	return screen;
}

static void teach_keys(void)
{
	static const struct {
		const char *name;
		uint32_t key;
	} named[] = {
		{"kcuu1", KEY_UP_ARROW},   {"kcud1", KEY_DOWN_ARROW},
		{"kcub1", KEY_LEFT_ARROW}, {"kcuf1", KEY_RIGHT_ARROW},
		{"khome", KEY_HOME_KEY},   {"kend", KEY_END_KEY},
		{"kpp", KEY_PAGE_UP},      {"knp", KEY_PAGE_DOWN},
		{"kich1", KEY_INSERT_KEY}, {"kdch1", KEY_DELETE_KEY},
		{"kcbt", KEY_SHIFT_TAB},
	};
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		decode_teach(&state.keys, terminal_capability(named[i].name), named[i].key);
	for (unsigned i = 1; i <= 24; i++) {
		char name[8];
		snprintf(name, sizeof name, "kf%u", i);
		decode_teach(&state.keys, terminal_capability(name), KEY_FUNCTION + i);
	}
}

/* Output goes as it is written: the kernel would look at each byte. */
static void no_output_processing(void)
{
	struct termios modes;
	if (tcgetattr(state.fd, &modes) < 0)
		return;
	modes.c_oflag &= ~(tcflag_t)OPOST;
	if (tcsetattr(state.fd, TCSADRAIN, &modes) == 0)
		def_prog_mode();
}

static void take_over(void)
{
	raw();
	noecho();
	nonl();
	no_output_processing();
	keypad(stdscr, TRUE);
	refresh(); /* enters the other screen */
	if (ansi())
		terminal_send(paste_on, sizeof paste_on - 1);
	signals_armed(true);
}

static void rescue_and_die(void)
{
	signals_rescue();
	static const char said[] = "reader: out of memory\n";
	ssize_t put = write(STDERR_FILENO, said, sizeof said - 1);
	(void)put;
	_exit(3); /* exit would run what another thread is in the middle of */
}

static bool open_tty(struct error *e)
{
	state.tty = fopen("/dev/tty", "r+e");
	if (!state.tty)
		return fail(e, "/dev/tty: %s", strerror(errno));
	state.fd = fileno(state.tty);
	return true;
}

static void close_tty(void)
{
	if (state.tty)
		fclose(state.tty);
	state.tty = NULL;
	state.fd = -1;
}

/* One descriptor for keys and signals, so that the caller polls one. */
static int join_descriptors(int wake)
{
	int joined = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event on = {.events = EPOLLIN};
	if (joined < 0 || epoll_ctl(joined, EPOLL_CTL_ADD, state.fd, &on) < 0 ||
	    epoll_ctl(joined, EPOLL_CTL_ADD, wake, &on) < 0) {
		if (joined >= 0)
			close(joined);
		return -1;
	}
	return joined;
}

bool term_open(int escape_delay, struct term_traits *traits, struct error *e)
{
	if (state.screen)
		return fail(e, "the terminal is open already");
	if (!open_tty(e))
		return false;
	bool unicode = take_locale();
	int wake = signals_take(state.fd);
	state.poll_fd = wake < 0 ? -1 : join_descriptors(wake);
	state.screen = state.poll_fd < 0 ? NULL : start_screen(e);
	if (state.poll_fd < 0)
		fail(e, "/dev/tty: %s", strerror(errno));
	if (!state.screen) {
		signals_give_back();
		if (state.poll_fd >= 0)
			close(state.poll_fd);
		state.poll_fd = -1;
		close_tty();
		return false;
	}
	state.escape_delay = escape_delay;
	state.traits.unicode = unicode;
	rescue_prepare(ansi());
	teach_keys();
	show_start(unicode);
	take_over();
	state.traits.colours = tigetnum("colors") > 0 ? tigetnum("colors") : 0;
	measure();
	state.out_of_memory = out_of_memory;
	out_of_memory = rescue_and_die;
	static bool registered;
	if (!registered)
		registered = atexit(term_close) == 0;
	*traits = state.traits;
	return true;
}

/* Puts the terminal back without forgetting it. */
static void give_back(void)
{
	show_finish();
	if (ansi())
		terminal_send(paste_off, sizeof paste_off - 1);
	endwin();
	signals_armed(false);
}

void term_close(void)
{
	if (!state.screen)
		return;
	give_back();
	signals_give_back();
	out_of_memory = state.out_of_memory;
	delscreen(state.screen);
	state.screen = NULL;
	show_free();
	decode_free(&state.keys);
	close(state.poll_fd);
	state.poll_fd = -1;
	close_tty();
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

static void come_back(void)
{
	reset_prog_mode();
	take_over();
	measure();
	show_forget();
}

void term_redraw(void)
{
	show_forget();
}

static void suspend(bool group)
{
	give_back();
	signals_stop(group);
	come_back();
}

void term_suspend(void)
{
	suspend(true);
}

/* Takes in what has come. False when there was nothing. */
static bool take_input(int patience)
{
	struct pollfd wait = {state.fd, POLLIN, 0};
	if (state.keys.n == DECODE_ROOM || poll(&wait, 1, patience) <= 0)
		return false;
	ssize_t n = read(state.fd, state.keys.held + state.keys.n, DECODE_ROOM - state.keys.n);
	if (n > 0)
		state.keys.n += (size_t)n;
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		state.gone = true;
	return n > 0;
}

static bool signal_event(struct event *event)
{
	signals_drain();
	bool changed = false;
	if (signals_stopped()) {
		suspend(false);
		changed = true;
	}
	if (signals_continued()) {
		come_back();
		changed = true;
	}
	if (signals_resized()) {
		measure();
		show_forget();
		changed = true;
	}
	*event = (struct event){EVENT_RESIZE};
	return changed;
}

struct event term_event(void)
{
	struct event event = {EVENT_NONE};
	if (!state.screen || signal_event(&event))
		return event;
	event = decode_next(&state.keys, false);
	while (event.kind == EVENT_NONE && take_input(state.keys.n ? state.escape_delay : 0))
		event = decode_next(&state.keys, false);
	if (event.kind == EVENT_NONE && state.keys.n)
		event = decode_next(&state.keys, true);
	if (event.kind == EVENT_NONE && state.gone)
		event.kind = EVENT_GONE;
	return event;
}

/* ---- the clipboard ----------------------------------------------------------------------- */

bool term_copy(struct str text)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	if (!state.screen || !ansi() || text.n > CLIPBOARD)
		return false;
	VEC(char) out = {0};
	for (const char *p = "\033]52;c;"; *p; p++)
		VEC_PUSH(out, *p);
	for (size_t i = 0; i < text.n; i += 3) {
		size_t n = text.n - i < 3 ? text.n - i : 3;
		uint32_t bits = 0;
		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 | (k < n ? (unsigned char)text.at[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			VEC_PUSH(out, k <= n ? digits[bits >> (18 - 6 * k) & 63] : '=');
	}
	VEC_PUSH(out, '\a');
	terminal_send(out.at, out.n);
	VEC_FREE(out);
	return true;
}
