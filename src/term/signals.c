/*
 * Signals: those that ask are noted and wake the loop; those that kill restore the terminal
 * first, with nothing but what is safe in a handler.
 */
#include "term/terminal.h"

#include <errno.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

static const int asking[] = {SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT};
static const int killing[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};
enum {
	N_ASKING = sizeof asking / sizeof *asking,
	N_KILLING = sizeof killing / sizeof *killing,
	RESTORE_ROOM = 512,
	STACK_ROOM = 64 * 1024,
};

static struct {
	struct sigaction asking_before[N_ASKING], killing_before[N_KILLING];
	int wake; /* eventfd, kept for the life of the process: a handler may use it at any time
		   */
	int fd;
	struct termios modes;
	bool modes_known;
	char restore[RESTORE_ROOM];
	size_t n_restore;
	char stack[STACK_ROOM]; /* a handler must run even when the stack is used up */
} state = {.wake = -1, .fd = -1};

static volatile sig_atomic_t ended, resized, stopped, continued, armed;

int term_signal(void)
{
	return ended;
}

static void note(int signal)
{
	int before = errno;
	if (signal == SIGWINCH)
		resized = 1;
	else if (signal == SIGTSTP)
		stopped = 1;
	else if (signal == SIGCONT)
		continued = 1;
	else
		ended = signal;
	uint64_t one = 1;
	ssize_t put = write(state.wake, &one, sizeof one);
	(void)put;
	errno = before;
}

void signals_rescue(void)
{
	if (!armed)
		return;
	armed = 0;
	size_t done = 0;
	while (done < state.n_restore) {
		ssize_t put = write(state.fd, state.restore + done, state.n_restore - done);
		if (put <= 0 && errno != EINTR)
			break;
		done += put > 0 ? (size_t)put : 0;
	}
	if (state.modes_known)
		tcsetattr(state.fd, TCSANOW, &state.modes);
}

static void die(int signal)
{
	signals_rescue();
	raise(signal); /* its action is the default again */
}

int signals_take(int fd)
{
	state.fd = fd;
	state.modes_known = tcgetattr(fd, &state.modes) == 0;
	if (state.wake < 0)
		state.wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (state.wake < 0)
		return -1;
	stack_t stack = {.ss_sp = state.stack, .ss_size = sizeof state.stack};
	sigaltstack(&stack, NULL);
	struct sigaction on = {.sa_handler = note, .sa_flags = SA_RESTART};
	sigfillset(&on.sa_mask);
	for (int i = 0; i < N_ASKING; i++)
		sigaction(asking[i], &on, &state.asking_before[i]);
	on.sa_handler = die;
	on.sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
	for (int i = 0; i < N_KILLING; i++)
		sigaction(killing[i], &on, &state.killing_before[i]);
	return state.wake;
}

void signals_give_back(void)
{
	for (int i = 0; i < N_ASKING; i++)
		sigaction(asking[i], &state.asking_before[i], NULL);
	for (int i = 0; i < N_KILLING; i++)
		sigaction(killing[i], &state.killing_before[i], NULL);
}

void signals_drain(void)
{
	uint64_t count;
	ssize_t got = read(state.wake, &count, sizeof count);
	(void)got;
}

static bool take(volatile sig_atomic_t *flag)
{
	bool was = *flag;
	*flag = 0;
	return was;
}

bool signals_resized(void)
{
	return take(&resized);
}

bool signals_stopped(void)
{
	return take(&stopped);
}

bool signals_continued(void)
{
	return take(&continued);
}

void signals_stop(bool group)
{
	struct sigaction plain = {.sa_handler = SIG_DFL}, before;
	sigaction(SIGTSTP, &plain, &before);
	if (group)
		kill(0, SIGTSTP);
	else
		raise(SIGTSTP);
	sigaction(SIGTSTP, &before, NULL);
	stopped = continued = 0;
	resized = 1; /* the window may be another one */
}

void signals_prepare(const char *restore, size_t n)
{
	state.n_restore = n < RESTORE_ROOM ? n : RESTORE_ROOM;
	memcpy(state.restore, restore, state.n_restore);
}

void signals_armed(bool on)
{
	armed = on;
}
