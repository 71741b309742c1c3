#include "lend.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>

enum {
	WORDS_MOST = 16, /* of the command */
	MORE_MOST = 4,
	NOT_FOUND = 127
};

/*
 * The words of the command into `arguments`, in `copy`, which they are cut out of. More than
 * WORDS_MOST: there were more.
 */
static size_t split(char *copy, char **arguments)
{
	size_t n = 0;
	struct str rest = str_of(copy);
	for (struct str word; n < WORDS_MOST && (word = str_word(&rest)).n; n++) {
		arguments[n] = copy + (word.at - copy);
		arguments[n][word.n] = '\0'; /* in the place of a blank, or of the end */
		if (rest.n)
			rest = (struct str){rest.at + 1, rest.n - 1};
	}
	return n + (str_trim(rest).n > 0);
}

/* What is ignored here is the program's to take, as at a shell. No fork: other threads run. */
static int spawn(pid_t *pid, char **arguments)
{
	extern char **environ;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t usual, none;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGQUIT);
	sigaddset(&usual, SIGPIPE);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/tty", O_RDWR, 0);
	posix_spawn_file_actions_adddup2(&files, 0, 1);
	posix_spawn_file_actions_adddup2(&files, 0, 2);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigdefault(&how, &usual);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	int fault = posix_spawnp(pid, arguments[0], &files, &how, arguments, environ);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return fault;
}

/* ^C is meant for the program: it goes to us as well, from its first moment on. */
static int run(char **arguments, int *status)
{
	struct sigaction ignored = {.sa_handler = SIG_IGN}, interrupt, quit;
	pid_t pid;
	sigaction(SIGINT, &ignored, &interrupt);
	sigaction(SIGQUIT, &ignored, &quit);
	int fault = spawn(&pid, arguments);
	while (!fault && waitpid(pid, status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return fault;
}

/* Who ended it by ^C or the like knows. */
static bool tell_end(const char *name, int status, struct error *e)
{
	int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		return fail(e, "%s: no such program", name);
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		return fail(e, "%s failed: exit status %d", name, WEXITSTATUS(status));
	if (number && number != SIGINT && number != SIGQUIT)
		return fail(e, "%s failed: signal %d", name, number);
	return true;
}

bool lend_terminal(const char *command, const char *const *more, struct error *e)
{
	char copy[1024], *arguments[WORDS_MOST + MORE_MOST + 1] = {0};
	bool fits = (size_t)snprintf(copy, sizeof copy, "%s", command) < sizeof copy;
	size_t n = split(copy, arguments);
	if (!n)
		return fail(e, "no program is named");
	if (!fits || n > WORDS_MOST)
		return fail(e, "%s: too many words behind it", arguments[0]);
	for (size_t i = 0; more[i] && i < MORE_MOST; i++)
		arguments[n++] = (char *)more[i];
	int status = 0, fault = run(arguments, &status);
	if (fault)
		return fail(e, "%s: %s", arguments[0], system_fault(fault).text);
	return tell_end(arguments[0], status, e);
}
