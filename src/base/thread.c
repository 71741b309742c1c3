#include "reader/thread.h"

#include "reader/base.h"

#include <pthread.h>
#include <signal.h>

enum { RESCUE_STACK = 32 * 1024 }; /* bytes */

struct task {
	void (*work)(void *);
	void *argument;
};

static void *work_apart(void *started)
{
	_Alignas(16) char handlers[RESCUE_STACK];
	struct task task = *(struct task *)started;
	stack_t before;
	free(started);
	sigaltstack(&(stack_t){.ss_sp = handlers, .ss_size = sizeof handlers}, &before);
	task.work(task.argument);
	sigaltstack(&before, NULL);
	return NULL;
}

/* A fault's signal that is blocked would kill before the terminal is restored. */
bool thread_start(pthread_t *thread, void (*work)(void *), void *argument)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
	sigset_t blocked, before;
	struct task *task = mem_alloc(sizeof *task);
	*task = (struct task){work, argument};
	sigfillset(&blocked);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		sigdelset(&blocked, faults[i]);
	pthread_sigmask(SIG_SETMASK, &blocked, &before);
	bool started = pthread_create(thread, NULL, work_apart, task) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!started)
		free(task);
	return started;
}
