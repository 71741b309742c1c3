/* The terminal taken over and given back, and its events. */
#include "reader/text.h"
#include "term/terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

enum { CLIPBOARD = 100000, FRAME = 64 * 1024 }; /* bytes: what terminals take; one write */

static struct {
	FILE *tty, *out; /* one terminal; a frame takes the second one's place */
	int frame;       /* a file in memory */
	int poll_fd;
	SCREEN *screen;
	bool starting; /* ncurses makes it */
	struct term_traits traits;
	void (*out_of_memory)(void);
} state = {.poll_fd = -1, .traits.background = COLOUR_DEFAULT};

void terminal_send(struct str bytes)
{
	fwrite(bytes.at, 1, bytes.n, state.out);
	fflush(state.out);
}

void frame_begin(void)
{
	dup3(state.frame, fileno(state.out), O_CLOEXEC);
}

void frame_end(void)
{
	char piece[FRAME];
	dup3(fileno(state.tty), fileno(state.out), O_CLOEXEC);
	off_t end = lseek(state.frame, 0, SEEK_CUR); /* behind it may stand a longer one */
	for (off_t at = 0; at < end;) {
		size_t want = end - at < FRAME ? (size_t)(end - at) : FRAME;
		ssize_t n = pread(state.frame, piece, want, at);
		if (n <= 0)
			break;
		terminal_send((struct str){piece, (size_t)n});
		at += n;
	}
	lseek(state.frame, 0, SEEK_SET);
}

static void rescue_and_die(void)
{
	static const char said[] = "reader: out of memory\n";
	signals_rescue();
	(void)!write(STDERR_FILENO, said, sizeof said - 1);
	_exit(3); /* exit would run what another thread is in the middle of */
}

static bool start_screen(struct error *e)
{
	char direct[64];
	const char *name = getenv("TERM");
	if (!name || !*name)
		return fail(e, "the variable TERM is not set");
	const char *const likely[] = {colour_terminal(name, direct, sizeof direct), name,
				      "xterm-256color", "xterm"};
	state.starting = true;
	for (size_t i = 0; !state.screen && i < 4; i++) {
		errno = 0;
		state.screen = newterm(likely[i], state.out, state.tty);
		state.traits.warning =
			i > 1 ? "the terminal (TERM) is unknown here: taken for an xterm"
			      : NULL;
		if (!state.screen && errno == ENOMEM)
			rescue_and_die();
	}
	state.starting = false;
	if (!state.screen)
		return fail(e, "the terminal %.80s is unknown", name);
	endwin(); /* ncurses 6.4 flushes at every step until it has come back from here once */
	return capability_move(0, 0).n ||
	       fail(e, "the terminal %.80s can't address the cursor", name);
}

/* Enters the other screen, from a blank one. */
static void take_over(void)
{
	struct winsize size;
	if (ioctl(fileno(state.tty), TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col)
		size = (struct winsize){(unsigned short)LINES, (unsigned short)COLS, 0, 0};
	reset_prog_mode();
	resize_term(size.ws_row < GRID_MOST_ROWS ? size.ws_row : GRID_MOST_ROWS,
		    size.ws_col < GRID_MOST_COLUMNS ? size.ws_col : GRID_MOST_COLUMNS);
	getmaxyx(stdscr, state.traits.rows, state.traits.columns);
	signals_arm(capability_restore());
	term_redraw();
	if (capability_ansi()) /* a paste is told as such; and that it becomes dark or light */
		terminal_send(STR("\033[?2004h\033[?2031h"));
}

/* Puts the terminal back without forgetting it. */
static void give_back(void)
{
	endwin();
	/* which knows of no pasting; and leaving a screen hides the cursor in some terminals */
	terminal_send(capability_restore());
	signals_arm(STR(""));
}

/* One descriptor for keys and signals, so that the caller polls one. */
static bool join_descriptors(struct error *e)
{
	struct epoll_event on = {.events = EPOLLIN};
	int wake = signals_take(fileno(state.tty));
	state.poll_fd = epoll_create1(EPOLL_CLOEXEC);
	return (wake >= 0 && state.poll_fd >= 0 &&
		epoll_ctl(state.poll_fd, EPOLL_CTL_ADD, fileno(state.tty), &on) == 0 &&
		epoll_ctl(state.poll_fd, EPOLL_CTL_ADD, wake, &on) == 0) ||
	       fail(e, "/dev/tty: %s", system_fault(errno).text);
}

/* Forgets the terminal, of which only a part may have been opened. */
static void release(void)
{
	signals_give_back();
	if (state.screen)
		delscreen(state.screen);
	if (state.poll_fd >= 0)
		close(state.poll_fd);
	close(state.frame);
	fclose(state.out);
	fclose(state.tty);
	out_of_memory = state.out_of_memory;
	state.screen = NULL;
	state.poll_fd = -1;
}

/* Opens it, if that has not been done before; nothing of it shows. */
static bool take_terminal(struct error *e)
{
	if (state.poll_fd >= 0)
		return true;
	state.tty = fopen("/dev/tty", "r+e");
	state.out = fopen("/dev/tty", "we");
	state.frame = memfd_create("frame", MFD_CLOEXEC);
	if (!state.tty || !state.out || state.frame < 0)
		return fail(e, "/dev/tty: %s", system_fault(errno).text);
	setvbuf(state.out, NULL, _IOFBF, FRAME);
	state.out_of_memory = out_of_memory;
	out_of_memory = rescue_and_die;
	atexit(term_close);
	state.traits.unicode = text_take_locale();
	if (join_descriptors(e))
		return true;
	release();
	return false;
}

void term_prepare(void)
{
	take_terminal(NULL); /* who opens it is told what is wrong */
}

bool term_open(int escape_delay, struct term_traits *traits, struct error *e)
{
	if (!take_terminal(e))
		return false;
	if (!start_screen(e)) {
		release();
		if (term_signal())
			raise(term_signal()); /* it was only noted until now */
		return false;
	}
	raw();
	noecho();
	nonl();
	typeahead(-1); /* a screen is shown whole, also when keys wait */
	take_over();
	refresh(); /* before there are colours: coming back with them resets the palette */
	show_start(state.traits.unicode);
	keys_start(fileno(state.tty), escape_delay, &state.traits.background);
	state.traits.colours = has_colors() ? COLORS : 0;
	*traits = state.traits;
	return true;
}

void term_close(void)
{
	if (state.starting)
		rescue_and_die(); /* ncurses exits where it has no memory to start */
	if (state.screen && !term_signal())
		keys_end();
	if (state.screen)
		give_back();
	if (state.poll_fd >= 0)
		release();
}

struct term_traits term_traits(void)
{
	return state.traits;
}

int term_signal(void)
{
	return signals_ended();
}

int term_fd(void)
{
	return state.poll_fd;
}

static void stop(int process)
{
	give_back();
	signals_stop(process);
	take_over();
}

void term_suspend(void)
{
	stop(0);
}

struct event term_event(void)
{
	bool asked, changed = signals_noted(&asked);
	if (asked)
		stop(getpid());
	else if (changed)
		take_over();
	return asked || changed ? (struct event){EVENT_RESIZE} : keys_next();
}

bool term_copy(struct str text, struct error *e)
{
	if (!capability_ansi())
		return fail(e, "the terminal has no clipboard to copy to");
	if (text.n > CLIPBOARD)
		return fail(e, "too long to copy: more than %d bytes", CLIPBOARD);
	char *coded = mem_alloc(BASE64_ROOM(text.n));
	fprintf(state.out, "\033]52;c;%.*s\a", (int)base64(text, coded), coded);
	fflush(state.out);
	free(coded);
	return true;
}
