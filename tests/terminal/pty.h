/*
 * A program in a pseudo-terminal whose output libvterm draws. Waits for what the screen shall
 * show, never for time to pass; what does not come within PATIENCE fails the test with a
 * picture.
 */
#ifndef TESTS_PTY_H
#define TESTS_PTY_H

#include "reader/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include <cmocka.h> /* makes a macro of fail() */

enum { PATIENCE = 60000, PTY_COLUMNS = 300 };

struct pty {
	pid_t pid;     /* the program, or the shell over it */
	int fd, slave; /* the slave stays open, so that the modes can be read when all is over
			*/
	VTerm *vterm;
	VTermScreen *screen;
	int rows, columns;
	bool eof;
	bool alternate, cursor, paste;   /* as the program has asked for */
	struct termios modes;            /* before it started */
	char *raw;                       /* all that was written */
	size_t n_raw, raw_room, n_shown; /* bytes of it; those that the terminal has */
};

static inline int pty_property(VTermProp property, VTermValue *value, void *context)
{
	struct pty *p = context;
	if (property == VTERM_PROP_ALTSCREEN)
		p->alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		p->cursor = value->boolean;
	return 1;
}

static const VTermScreenCallbacks pty_callbacks = {.settermprop = pty_property};

static inline void pty_open(struct pty *p, int rows, int columns)
{
	*p = (struct pty){.rows = rows, .columns = columns, .cursor = true};
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)columns};
	assert_int_equal(openpty(&p->fd, &p->slave, NULL, NULL, &size), 0);
	fcntl(p->fd, F_SETFD, FD_CLOEXEC);
	fcntl(p->slave, F_SETFD, FD_CLOEXEC);
	assert_int_equal(tcgetattr(p->slave, &p->modes), 0);
	p->vterm = vterm_new(rows, columns);
	vterm_set_utf8(p->vterm, 1);
	p->screen = vterm_obtain_screen(p->vterm);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_set_callbacks(p->screen, &pty_callbacks, p);
	vterm_screen_reset(p->screen, 1);
}

/* What a shell starts in the background ignores some signals, and what is ignored stays so. */
static inline void pty_signals(void)
{
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
}

/*
 * Starts body(context) in a session of its own on the terminal; its value is the exit status.
 */
static inline void pty_start(struct pty *p, int (*body)(void *), void *context)
{
	p->pid = fork();
	assert_true(p->pid >= 0);
	if (p->pid)
		return;
	setsid();
	ioctl(p->slave, TIOCSCTTY, 0);
	for (int i = 0; i < 3; i++)
		dup2(p->slave, i);
	close(p->fd);
	close(p->slave);
	_exit(body(context));
}

struct pty_job {
	int (*body)(void *);
	void *context;
};

/*
 * A shell with one job: tells "[stopped]" when it stops and lets it go on after a line is
 * entered, "[ended N]" when it ends. A stop needs one: a session leader alone can't be stopped.
 */
static inline int pty_shell(void *context)
{
	struct pty_job *job = context;
	signal(SIGTTOU, SIG_IGN);
	pid_t pid = fork();
	if (pid == 0) {
		setpgid(0, 0);
		tcsetpgrp(0, getpid());
		signal(SIGTTOU, SIG_DFL);
		_exit(job->body(job->context));
	}
	setpgid(pid, pid);
	for (int status;;) {
		if (waitpid(pid, &status, WUNTRACED) < 0)
			return 99;
		tcsetpgrp(0, getpgrp());
		if (!WIFSTOPPED(status)) {
			dprintf(1, "[ended %d]",
				WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
			return 0;
		}
		dprintf(1, "[stopped]");
		char c;
		while (read(0, &c, 1) == 1 && c != '\n')
			;
		tcsetpgrp(0, pid);
		kill(-pid, SIGCONT);
	}
}

/* libvterm knows no bracketed paste: its switches are read off the bytes. */
static inline void pty_keep(struct pty *p, const char *at, size_t n)
{
	if (p->n_raw + n > p->raw_room) {
		p->raw_room = (p->n_raw + n) * 2;
		p->raw = realloc(p->raw, p->raw_room);
	}
	size_t from = p->n_raw > 8 ? p->n_raw - 8 : 0;
	memcpy(p->raw + p->n_raw, at, n);
	p->n_raw += n;
	for (size_t i = from; i + 8 <= p->n_raw; i++)
		if (memcmp(p->raw + i, "\033[?2004", 7) == 0)
			p->paste = p->raw[i + 7] == 'h';
}

/*
 * What is written up to a control string that has not ended: libvterm forgets where the pieces
 * of one are put together.
 */
static inline size_t pty_whole(const struct pty *p)
{
	size_t start = p->n_raw;
	for (size_t i = p->n_shown; i < p->n_raw; i++) {
		char c = p->raw[i];
		bool opens = c == '\033' && (i + 1 == p->n_raw || p->raw[i + 1] == ']');
		if (start == p->n_raw ? opens : c == '\a' || (c == '\033' && i + 1 < p->n_raw))
			start = opens ? i : p->n_raw;
	}
	return start;
}

/* Takes in what comes within `patience` milliseconds; false when nothing came. */
static inline bool pty_pump(struct pty *p, int patience)
{
	char bytes[65536];
	struct pollfd wait = {p->fd, POLLIN, 0};
	if (p->eof || poll(&wait, 1, patience) <= 0)
		return false;
	ssize_t n = read(p->fd, bytes, sizeof bytes);
	if (n <= 0) {
		p->eof = true;
		return false;
	}
	pty_keep(p, bytes, (size_t)n);
	size_t whole = pty_whole(p);
	vterm_input_write(p->vterm, p->raw + p->n_shown, whole - p->n_shown);
	p->n_shown = whole;
	vterm_screen_flush_damage(p->screen);
	return true;
}

/* A row as UTF-8, blanks at its end cut; lives until the fifth call from here. */
static inline const char *pty_row(struct pty *p, int row)
{
	static char texts[5][PTY_COLUMNS * 24];
	static int which;
	char *text = texts[which++ % 5];
	size_t n = 0, ink = 0;
	for (int x = 0; x < p->columns;) {
		VTermScreenCell cell;
		vterm_screen_get_cell(p->screen, (VTermPos){row, x}, &cell);
		if (!cell.chars[0])
			text[n++] = ' ';
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			n += text_encode(cell.chars[i], text + n);
		if (text[n - 1] != ' ')
			ink = n;
		x += cell.width > 1 ? cell.width : 1;
	}
	text[ink] = 0;
	return text;
}

/* The row that holds `text`, or -1. */
static inline int pty_find(struct pty *p, const char *text)
{
	for (int row = 0; row < p->rows; row++)
		if (strstr(pty_row(p, row), text))
			return row;
	return -1;
}

static inline void pty_picture(struct pty *p)
{
	for (int row = 0; row < p->rows; row++)
		print_message("%2d|%s\n", row, pty_row(p, row));
}

static inline int pty_elapsed(const struct timespec *since)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int)((at.tv_sec - since->tv_sec) * 1000 +
		     (at.tv_nsec - since->tv_nsec) / 1000000);
}

/* Waits until some row holds `text` (or, with `there` false, none does). */
static inline void pty_await(struct pty *p, const char *text, bool there)
{
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	while ((pty_find(p, text) >= 0) != there) {
		int left = PATIENCE - pty_elapsed(&start);
		if (left > 0 && pty_pump(p, left))
			continue;
		pty_picture(p);
		fail_msg("%s is %s on the screen", text, there ? "not" : "still");
	}
}

static inline void pty_see(struct pty *p, const char *text)
{
	pty_await(p, text, true);
}

static inline void pty_lose(struct pty *p, const char *text)
{
	pty_await(p, text, false);
}

/* Waits until that row holds `text`. */
static inline void pty_see_in(struct pty *p, int row, const char *text)
{
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	while (!strstr(pty_row(p, row), text)) {
		int left = PATIENCE - pty_elapsed(&start);
		if (left > 0 && pty_pump(p, left))
			continue;
		pty_picture(p);
		fail_msg("%s is not in row %d of the screen", text, row);
	}
}

static inline void pty_send(struct pty *p, const char *keys)
{
	size_t n = strlen(keys);
	assert_int_equal(write(p->fd, keys, n), n);
}

static inline void pty_resize(struct pty *p, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)columns};
	p->rows = rows;
	p->columns = columns;
	vterm_set_size(p->vterm, rows, columns);
	assert_int_equal(ioctl(p->fd, TIOCSWINSZ, &size), 0);
}

/* Waits until what was sent before has been done: the sheet of facts comes and goes. */
static inline void pty_settle(struct pty *p)
{
	pty_send(p, "=");
	pty_see(p, "┌");
	pty_send(p, "\033");
	pty_lose(p, "┌");
	pty_lose(p, "Esc close"); /* in the last row, which is sent last */
}

/* Waits for the end; the exit status, or minus the signal. */
static inline int pty_end(struct pty *p)
{
	int status;
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	/* the slave is open here, too, so no end of file tells */
	while (waitpid(p->pid, &status, WNOHANG) == 0) {
		pty_pump(p, 5);
		if (pty_elapsed(&start) > PATIENCE) {
			kill(p->pid, SIGKILL);
			pty_picture(p);
			fail_msg("the program does not end");
		}
	}
	while (pty_pump(p, 0))
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* The terminal is as it was before. */
static inline void pty_restored(struct pty *p)
{
	struct termios modes;
	assert_false(p->alternate);
	assert_true(p->cursor);
	assert_false(p->paste);
	assert_int_equal(tcgetattr(p->slave, &modes), 0);
	assert_int_equal(modes.c_lflag, p->modes.c_lflag);
	assert_int_equal(modes.c_iflag, p->modes.c_iflag);
	assert_int_equal(modes.c_oflag, p->modes.c_oflag);
}

static inline void pty_close(struct pty *p)
{
	close(p->fd);
	close(p->slave);
	vterm_free(p->vterm);
	free(p->raw);
}

/* Leaves the program by that key, which ends with the status. */
static inline void pty_leave(struct pty *p, const char *key, int status)
{
	pty_send(p, key);
	assert_int_equal(pty_end(p), status);
	pty_close(p);
}

#endif
