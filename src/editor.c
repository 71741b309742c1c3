#include "editor.h"

#include "reader/state.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	WORDS_MOST = 16,      /* of the variable */
	LOOK_MOST = 64 << 20, /* bytes of a file that are looked through for the line */
	NOT_FOUND = 127
};

/* ---- the line ---------------------------------------------------------------------------- */

/* The beginning of the file; to be freed. */
static char *bytes_of(const char *path, size_t *n)
{
	struct stat there;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	*n = 0;
	if (fd < 0)
		return NULL;
	size_t most = 0;
	if (fstat(fd, &there) == 0 && S_ISREG(there.st_mode) && there.st_size > 0)
		most = there.st_size < LOOK_MOST ? (size_t)there.st_size : LOOK_MOST;
	char *bytes = mem_alloc(most + 1);
	for (ssize_t got = 1; *n < most && got > 0; *n += got > 0 ? (size_t)got : 0)
		got = read(fd, bytes + *n, most - *n);
	close(fd);
	return bytes;
}

unsigned editor_line(const char *path, struct str words, double share)
{
	size_t n;
	char *bytes = bytes_of(path, &n);
	unsigned line = 1;
	const char *end = words.n ? memchr(words.at, '\n', words.n) : NULL;
	if (end)
		words.n = (size_t)(end - words.at);
	uint32_t at = place_again((struct str){bytes, n}, (uint32_t)(share * (double)n), words);
	for (uint32_t i = 0; i < at; i++)
		line += bytes[i] == '\n';
	free(bytes);
	return line;
}

/* ---- the program ------------------------------------------------------------------------- */

/* The words of the variable into `arguments`, in `copy`, which they are cut out of. */
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
	return n;
}

static const char *chosen(void)
{
	static const char *const variables[] = {"VISUAL", "EDITOR"};
	for (int i = 0; i < 2; i++) {
		const char *value = getenv(variables[i]);
		if (value && value[strspn(value, " \t")])
			return value;
	}
	return "vi";
}

/* What is ignored here is the editor's to take, as at a shell. No fork: other threads run. */
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

/* ^C is meant for the editor: it goes to us as well. */
static int await(pid_t pid)
{
	struct sigaction ignored = {.sa_handler = SIG_IGN}, interrupt, quit;
	int status = 0;
	sigaction(SIGINT, &ignored, &interrupt);
	sigaction(SIGQUIT, &ignored, &quit);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return status;
}

bool editor_run(const char *path, unsigned line, struct error *e)
{
	char copy[1024], at[16], file[4096];
	char *arguments[WORDS_MOST + 3] = {0};
	pid_t pid;
	snprintf(copy, sizeof copy, "%s", chosen());
	snprintf(at, sizeof at, "+%u", line);
	/* a name that begins like an option is none */
	snprintf(file, sizeof file, "%s%s", *path == '-' || *path == '+' ? "./" : "", path);
	size_t n = split(copy, arguments);
	arguments[n++] = at;
	arguments[n] = file;
	int fault = spawn(&pid, arguments);
	if (fault)
		return fail(e, "%s: %s", arguments[0], system_fault(fault).text);
	int status = await(pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		return fail(e, "%s: no such program", arguments[0]);
	return true;
}
