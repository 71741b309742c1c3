/*
 * Signals: those that ask are noted and wake the loop; those that kill restore the terminal
 * first, with nothing but what is safe in a handler.
 */
#include "reader/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

enum { PATIENCE = 1 }; /* seconds to end in when asked to, before that is done without asking */

static struct {
	struct sigaction before[NSIG];
	int wake; /* eventfd, kept for the life of the process: a handler may use it any time */
	int fd;
	struct termios modes;
	char restore[512];
	/* a handler must run even when the stack is used up */
	_Alignas(16) char stack[64 * 1024];
} state = {.wake = -1, .fd = -1};

static volatile sig_atomic_t ended, stopped, changed, n_restore;

int signals_ended(void)
{
	return ended;
}

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
	(void)!write(state.wake, &one, sizeof one);
	errno = before;
}

void signals_rescue(void)
{
	size_t n = (size_t)n_restore;
	if (n == 0)
		return;
	n_restore = 0;
	tcsetattr(state.fd, TCSANOW, &state.modes);
	/* what waits in a terminal that takes no more gives way */
	fcntl(state.fd, F_SETFL, O_RDWR | O_NONBLOCK);
	tcflush(state.fd, TCOFLUSH);
	(void)!write(state.fd, state.restore, n);
}

static void die(int deadly)
{
	signals_rescue();
	if (deadly == SIGALRM && ended)
		deadly = ended;
	signal(deadly, SIG_DFL);
	raise(deadly);
}

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

static void take(int signal)
{
	struct sigaction *before = &state.before[signal],
			 on = {.sa_handler = handler_of(signal)};
	on.sa_flags = on.sa_handler == note ? SA_RESTART : SA_NODEFER | SA_ONSTACK;
	if (sigaction(signal, NULL, before) == 0 && before->sa_handler != SIG_IGN &&
	    on.sa_handler)
		sigaction(signal, &on, NULL);
}

int signals_take(int fd)
{
	state.fd = fd;
	sigaltstack(&(stack_t){.ss_sp = state.stack, .ss_size = sizeof state.stack}, NULL);
	for (int signal = 1; signal < NSIG; signal++)
		take(signal);
	if (state.wake < 0)
		state.wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	return tcgetattr(fd, &state.modes) == 0 ? state.wake : -1;
}

void signals_give_back(void)
{
	alarm(0); /* first: it would kill, once its handler is gone */
	for (int signal = 1; signal < NSIG; signal++)
		sigaction(signal, &state.before[signal], NULL);
}

void signals_arm(struct str restore)
{
	n_restore = 0;
	memcpy(state.restore, restore.at, restore.n);
	n_restore = (int)restore.n;
}

bool signals_noted(bool *stop)
{
	uint64_t count;
	(void)!read(state.wake, &count, sizeof count); /* nothing to read is no fault */
	/* only a flag that is set is cleared: a signal may come at any time */
	*stop = stopped && !(stopped = 0);
	return changed && !(changed = 0);
}

void signals_stop(int process)
{
	if (state.before[SIGTSTP].sa_handler == SIG_IGN)
		return; /* who started us can't let us go on */
	struct sigaction plain = {.sa_handler = SIG_DFL}, before;
	sigaction(SIGTSTP, &plain, &before);
	kill(process, SIGTSTP);
	sigaction(SIGTSTP, &before, NULL);
	changed = 1; /* the window may be another one */
}
