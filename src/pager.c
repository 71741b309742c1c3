#include "pager.h"

#include "reader/base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

enum { ESC = 27, ESCAPE_DELAY = 50 /* milliseconds */, WORDS = 200 /* bytes */ };

/* Lines as they came, all of them: one goes back among them. */
struct pager {
	FILE *terminal;
	int keyboard;       /* -1: nobody can be asked */
	VEC(char) text;     /* what is written */
	VEC(size_t) starts; /* of its whole lines, and of what follows them */
	size_t next;        /* line to show */
	size_t left;        /* rows that are free */
	bool asked, over;   /* somebody reads on; has had enough */
	bool seeking;       /* for the line with */
	char words[WORDS];  /* these */
	size_t origin;      /* where the seeking began */
};

/* ---- keys -------------------------------------------------------------------------------- */

/* What arrows and their kin send behind ESC, as the letters that do the same. */
static char key_of_escape(int keyboard)
{
	static const char *const sequences[] = {"[A", "OA", "[B", "OB", "[5~", "[6~",
						"[H", "OH", "[F", "OF", "[1~", "[4~"};
	static const char keys[] = "kkjjb ggGGgG";
	char bytes[8] = "";
	struct pollfd wait = {keyboard, POLLIN, 0};
	if (poll(&wait, 1, ESCAPE_DELAY) <= 0 || read(keyboard, bytes, sizeof bytes - 1) <= 0)
		return ESC;
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		if (strcmp(bytes, sequences[i]) == 0)
			return keys[i];
	return ESC;
}

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
	else if (key == ESC)
		key = key_of_escape(keyboard);
	tcsetattr(keyboard, TCSANOW, &before);
	close(wait[1].fd);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	return key;
}

/* ---- lines ------------------------------------------------------------------------------- */

static size_t page_of(const struct pager *p)
{
	struct winsize size;
	bool known = ioctl(fileno(p->terminal), TIOCGWINSZ, &size) == 0 && size.ws_row > 1;
	return known ? size.ws_row - 1 : 23;
}

static size_t whole_lines(const struct pager *p)
{
	return p->starts.n - 1;
}

static struct str line_at(const struct pager *p, size_t i)
{
	size_t start = p->starts.at[i];
	return (struct str){p->text.at + start, p->starts.at[i + 1] - start};
}

/* Shows a page whose first line is this one. */
static void go_to(struct pager *p, size_t line)
{
	p->next = line;
	p->left = page_of(p);
}

/* The line at the top, as far as what is shown is a page. */
static size_t top_of(const struct pager *p)
{
	size_t page = page_of(p);
	return p->next > page ? p->next - page : 0;
}

static void go_back(struct pager *p, size_t lines)
{
	size_t top = top_of(p);
	go_to(p, top > lines ? top - lines : 0);
}

/* ---- what is asked ----------------------------------------------------------------------- */

static const char help[] =
	"Space: a page on. Enter: a line on. d: half a page on. b, k, u: the same back.\n"
	"g: start. G: end. /: words to look for. n: again. q: quit.\n";

static void seek(struct pager *p)
{
	p->seeking = p->words[0] != 0;
	p->origin = p->next;
}

/* The words to look for are a line as the terminal has it edited; none: those before. */
static void ask_words(struct pager *p)
{
	char line[WORDS];
	fputc('/', p->terminal);
	fflush(p->terminal);
	ssize_t n = read(p->keyboard, line, sizeof line - 1);
	if (n > 1) {
		bool whole = line[n - 1] == '\n';
		memcpy(p->words, line, (size_t)n);
		p->words[whole ? n - 1 : n] = 0;
	}
	seek(p);
}

static bool is(char key, const char *keys)
{
	return key && strchr(keys, key);
}

/* As in less. False: it is no key that goes anywhere. */
static bool obey(struct pager *p, char key)
{
	size_t page = page_of(p);
	if (is(key, "qQ\003"))
		p->over = true;
	else if (is(key, " f\006"))
		p->left = page;
	else if (is(key, "d\004"))
		p->left = page / 2 + 1;
	else if (is(key, "\r\nje\005\016"))
		p->left = 1;
	else if (is(key, "b\002"))
		go_back(p, page);
	else if (is(key, "u\025"))
		go_back(p, page / 2 + 1);
	else if (is(key, "ky\031\020"))
		go_back(p, 1);
	else if (is(key, "g<"))
		go_to(p, 0);
	else if (is(key, "G>"))
		p->left = SIZE_MAX;
	else if (key == '/')
		ask_words(p);
	else if (key == 'n')
		seek(p);
	else
		return false;
	return true;
}

/* Waits until it is known what to show next. */
static void ask(struct pager *p, const char *prompt)
{
	char key;
	p->asked = true;
	p->left = 0;
	do {
		fputs(prompt, p->terminal);
		key = read_key(p->keyboard, p->terminal);
		fprintf(p->terminal, "\r%*s\r", (int)strlen(prompt), "");
		if (key == 'h')
			fputs(help, p->terminal);
	} while (!obey(p, key));
	fflush(p->terminal);
}

/* ---- what is written --------------------------------------------------------------------- */

/* Shows the lines that have come, as long as more is wanted. */
static void show(struct pager *p)
{
	while (!p->over && p->next < whole_lines(p)) {
		struct str line = line_at(p, p->next);
		if (p->seeking && !memmem(line.at, line.n, p->words, strlen(p->words))) {
			p->next++;
			continue;
		}
		if (p->seeking)
			p->left = page_of(p);
		p->seeking = false;
		if (p->left == 0) {
			ask(p, "--More--");
			continue;
		}
		if (fwrite(line.at, 1, line.n, p->terminal) != line.n)
			p->over = true;
		p->next++;
		p->left -= p->keyboard >= 0;
	}
}

static ssize_t put(void *cookie, const char *at, size_t n)
{
	struct pager *p = cookie;
	for (size_t i = 0; i < n; i++) {
		VEC_PUSH(p->text, at[i]);
		if (at[i] == '\n')
			VEC_PUSH(p->starts, p->text.n);
	}
	show(p);
	if (!p->over)
		return (ssize_t)n;
	errno = EPIPE;
	return 0;
}

/* Who was asked once stays until he goes, and may go back. */
static int end(void *cookie)
{
	struct pager *p = cookie;
	if (p->text.n > p->starts.at[whole_lines(p)])
		put(p, "\n", 1);
	while (p->asked && !p->over) {
		bool missed = p->seeking;
		p->seeking = false;
		if (missed)
			p->next = p->origin;
		ask(p, missed ? "not found --More--" : "(END)");
		show(p);
	}
	if (p->keyboard >= 0)
		close(p->keyboard);
	int status = fflush(p->terminal);
	VEC_FREE(p->text);
	VEC_FREE(p->starts);
	free(p);
	return status;
}

FILE *pager_open(FILE *terminal)
{
	struct pager *p = malloc(sizeof *p);
	if (!p)
		return NULL;
	*p = (struct pager){.terminal = terminal,
			    .keyboard = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)};
	VEC_PUSH(p->starts, 0);
	p->left = page_of(p);
	FILE *out = fopencookie(p, "w", (cookie_io_functions_t){.write = put, .close = end});
	if (!out)
		end(p);
	return out;
}
