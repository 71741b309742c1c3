#include "copier.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127 }; /* the shell's exit status for a command that is none */

/* The text as a file without a name, at its start; -1: errno says why. */
static int file_of(struct str text)
{
	int fd = memfd_create("copy", MFD_CLOEXEC);
	if (fd < 0)
		return -1;
	for (size_t at = 0; at < text.n;) {
		ssize_t n = write(fd, text.at + at, text.n - at);
		if (n < 0) {
			close(fd);
			return -1;
		}
		at += (size_t)n;
	}
	if (lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	close(fd);
	return -1;
}

/* No fork: other threads run. Returns errno's value, 0 when it has started. */
static int spawn_shell(pid_t *pid, const char *command, int input)
{
	extern char **environ;
	char shell[] = "sh", option[] = "-c", line[512];
	char *arguments[] = {shell, option, line, NULL};
	posix_spawn_file_actions_t files;
	snprintf(line, sizeof line, "%s", command);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, input, 0);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	int fault = posix_spawn(pid, "/bin/sh", &files, NULL, arguments, environ);
	posix_spawn_file_actions_destroy(&files);
	return fault;
}

static void forget(struct copier *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
}

/* Of those that live on to serve the clipboard: forgets the ones that have ended. */
static void reap(struct copier *c)
{
	size_t kept = 0;
	for (size_t i = 0; i < c->n_living; i++)
		if (waitpid(c->living[i], NULL, WNOHANG) == 0)
			c->living[kept++] = c->living[i];
	c->n_living = kept;
}

bool copier_start(struct copier *c, const char *command, struct str text, struct error *e)
{
	if (c->fd >= 0 && c->n_living < COPIERS_MOST)
		c->living[c->n_living++] = c->pid;
	forget(c);
	reap(c);
	int input = file_of(text);
	int fault = input < 0 ? errno : spawn_shell(&c->pid, command, input);
	if (input >= 0)
		close(input);
	if (fault)
		return fail(e, "the copy command was not started: %s",
			    system_fault(fault).text);
	c->fd = pidfd_open(c->pid, 0);
	return true;
}

bool copier_failed(struct copier *c, struct error *e)
{
	int status;
	if (c->fd < 0 || waitpid(c->pid, &status, WNOHANG) != c->pid)
		return false;
	forget(c);
	if (WIFSIGNALED(status))
		fail(e, "the copy command failed: %s", strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status) == NOT_FOUND)
		fail(e, "the copy command failed: there is no such command");
	else if (WEXITSTATUS(status))
		fail(e, "the copy command failed with exit status %d", WEXITSTATUS(status));
	return status != 0;
}
