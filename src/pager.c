#include "pager.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

struct pager {
	FILE *terminal;
	int keyboard;
	int left; /* rows that are free */
};

/*
 * Shows what was written and waits for a key, without echo. 0: a signal came, and did not end
 * us; 'q': the keyboard is gone. The modes are back before a signal is.
 */
static char read_key(int keyboard, FILE *terminal)
{
	static const int held[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP};
	struct termios before, single;
	sigset_t signals, mask;
	char key = 'q';
	if (tcgetattr(keyboard, &before) < 0)
		return key;
	sigemptyset(&signals);
	for (size_t i = 0; i < sizeof held / sizeof *held; i++)
		sigaddset(&signals, held[i]);
	sigprocmask(SIG_BLOCK, &signals, &mask);
	struct pollfd wait[] = {{keyboard, POLLIN, 0},
				{signalfd(-1, &signals, SFD_CLOEXEC), POLLIN, 0}};
	single = before;
	single.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	tcsetattr(keyboard, TCSANOW, &single);
	fflush(terminal); /* ^C is a key from the prompt's first sight on */
	while (poll(wait, 2, -1) < 0 && errno == EINTR)
		;
	if (wait[1].revents & POLLIN)
		key = 0;
	else if (read(keyboard, &key, 1) != 1)
		key = 'q';
	tcsetattr(keyboard, TCSANOW, &before);
	close(wait[1].fd);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	return key;
}

static int rows_of(const struct pager *p)
{
	struct winsize size;
	bool known = ioctl(fileno(p->terminal), TIOCGWINSZ, &size) == 0 && size.ws_row > 1;
	return known ? size.ws_row : 24;
}

/* Makes room for more; false when no more is wanted. */
static bool ask(struct pager *p)
{
	enum { CONTROL_C = 3, CONTROL_D = 4 };
	fputs("--More--", p->terminal);
	while (p->left == 0) {
		char key = read_key(p->keyboard, p->terminal);
		if (key == 'q' || key == 'Q' || key == CONTROL_C || key == CONTROL_D)
			break;
		if (key == ' ' || key == 'f')
			p->left = rows_of(p) - 1;
		if (key == 'd')
			p->left = rows_of(p) / 2;
		if (key == '\r' || key == '\n' || key == 'j' || key == 'e')
			p->left = 1;
	}
	fputs("\r        \r", p->terminal);
	fflush(p->terminal);
	return p->left > 0;
}

static ssize_t put(void *cookie, const char *at, size_t n)
{
	struct pager *p = cookie;
	for (size_t done = 0; done < n;) {
		if (p->left == 0 && !ask(p)) {
			errno = EPIPE;
			return 0;
		}
		const char *end = memchr(at + done, '\n', n - done);
		size_t line = end ? (size_t)(end - at) + 1 - done : n - done;
		if (fwrite(at + done, 1, line, p->terminal) != line)
			return 0;
		p->left -= end && p->keyboard >= 0;
		done += line;
	}
	return (ssize_t)n;
}

static int end(void *cookie)
{
	struct pager *p = cookie;
	if (p->keyboard >= 0)
		close(p->keyboard);
	int status = fflush(p->terminal);
	free(p);
	return status;
}

FILE *pager_open(FILE *terminal)
{
	struct pager *p = malloc(sizeof *p);
	if (!p)
		return NULL;
	*p = (struct pager){terminal, open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY), 0};
	p->left = rows_of(p) - 1;
	FILE *out = fopencookie(p, "w", (cookie_io_functions_t){.write = put, .close = end});
	if (!out)
		end(p);
	return out;
}
