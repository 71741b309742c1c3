/*
 * Signals: those that ask are noted and wake the loop; those that kill restore the terminal
 * first, with nothing but what is safe in a handler.
 */
#include "term/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

enum {
	RESTORE_ROOM = 512,
	STACK_ROOM = 64 * 1024,
	PATIENCE = 1, /* seconds to end in when asked to, before that is done without asking */
};

static struct {
	struct sigaction before[NSIG];
	bool taken[NSIG];
	int wake; /* eventfd, kept for the life of the process: a handler may use it any time */
	int fd;
	struct termios modes;
	char restore[RESTORE_ROOM];
	char stack[STACK_ROOM]; /* a handler must run even when the stack is used up */
} state = {.wake = -1, .fd = -1};

static volatile sig_atomic_t ended, stopped, changed, n_restore;

int term_signal(void)
{
	return ended;
}

/* ---- in a handler ------------------------------------------------------------------------ */

static void note(int signal)
{
	int before = errno;
	if (signal == SIGTSTP) {
		stopped = 1;
	} else if (signal == SIGWINCH || signal == SIGCONT) {
		changed = 1;
	} else {
		ended = signal;
		alarm(PATIENCE); /* a terminal that takes no more would hold us for ever */
	}
	uint64_t one = 1;
	ssize_t put = write(state.wake, &one, sizeof one);
	(void)put;
	errno = before;
}

void signals_rescue(void)
{
	int n = n_restore, done = 0;
	bool flushed = false;
	if (n == 0)
		return;
	n_restore = 0;
	fcntl(state.fd, F_SETFL, O_RDWR | O_NONBLOCK);
	while (done < n) {
		ssize_t put = write(state.fd, state.restore + done, (size_t)(n - done));
		if (put > 0) {
			done += (int)put;
		} else if (errno == EAGAIN && !flushed) { /* what waits there gives way */
			tcflush(state.fd, TCOFLUSH);
			flushed = true;
			done = 0;
		} else if (errno != EINTR) {
			break;
		}
	}
	tcsetattr(state.fd, TCSANOW, &state.modes);
}

static void die(int deadly)
{
	signals_rescue();
	if (deadly == SIGALRM && ended)
		deadly = ended;
	signal(deadly, SIG_DFL);
	raise(deadly);
}

/* ---- taking and giving back -------------------------------------------------------------- */

/* What is done at a signal; NULL: it does no harm, or nothing can be done. */
static void (*handler_of(int signal))(int)
{
	static const int asking[] = {SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT};
	static const int harmless[] = {SIGCHLD, SIGURG, SIGTTIN, SIGTTOU, SIGKILL, SIGSTOP};
	for (int i = 0; i < 6; i++) {
		if (signal == asking[i])
			return note;
		if (signal == harmless[i])
			return NULL;
	}
	return die;
}

static bool take(int signal)
{
	struct sigaction *before = &state.before[signal],
			 on = {.sa_handler = handler_of(signal)};
	if (!on.sa_handler || sigaction(signal, NULL, before) < 0 ||
	    before->sa_handler == SIG_IGN)
		return false;
	on.sa_flags = on.sa_handler == note ? SA_RESTART : SA_NODEFER | SA_ONSTACK;
	return sigaction(signal, &on, NULL) == 0;
}

int signals_take(int fd)
{
	state.fd = fd;
	if (state.wake < 0)
		state.wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (state.wake < 0 || tcgetattr(fd, &state.modes) < 0)
		return -1;
	stack_t stack = {.ss_sp = state.stack, .ss_size = sizeof state.stack};
	sigaltstack(&stack, NULL);
	for (int signal = 1; signal < NSIG; signal++)
		state.taken[signal] = take(signal);
	return state.wake;
}

void signals_give_back(void)
{
	for (int signal = 1; signal < NSIG; signal++)
		if (state.taken[signal])
			sigaction(signal, &state.before[signal], NULL);
	alarm(0);
}

void signals_arm(struct str restore)
{
	size_t n = restore.n < RESTORE_ROOM ? restore.n : RESTORE_ROOM;
	n_restore = 0;
	memcpy(state.restore, restore.at, n);
	n_restore = (int)n;
}

/* ---- what was noted ---------------------------------------------------------------------- */

struct noted signals_noted(void)
{
	uint64_t count;
	ssize_t got = read(state.wake, &count, sizeof count);
	(void)got;
	/* a flag is cleared only when seen: a signal may come at any time */
	struct noted noted = {0};
	if (stopped) {
		stopped = 0;
		noted.stop = true;
	}
	if (changed) {
		changed = 0;
		noted.changed = true;
	}
	return noted;
}

void signals_stop(bool group)
{
	if (!state.taken[SIGTSTP])
		return; /* who started us can't let us go on */
	struct sigaction plain = {.sa_handler = SIG_DFL}, before;
	sigaction(SIGTSTP, &plain, &before);
	if (group)
		kill(0, SIGTSTP);
	else
		raise(SIGTSTP);
	sigaction(SIGTSTP, &before, NULL);
	stopped = 0;
	changed = 1; /* the window may be another one */
}
