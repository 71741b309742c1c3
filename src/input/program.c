#include "program.h"

#include "reader/reach.h"
#include "reader/text.h"

#include "errand.h"
#include "limit.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	NOT_FOUND =
		127, /* the exit status when there is no such program, as the shell has it */
	REPLACEMENT = 0xfffd,
	SAID_MOST = 300, /* bytes of what a program says that a message has */
};

/* What a kind of program may use: seconds of processor, MiB of address space. */
static const struct {
	unsigned seconds, room;
} limits[] = {
	[PROGRAM_OWN] = {10, 1024},
	/* pandoc's run time takes much address space, which it does not use */
	[PROGRAM_FILTER] = {60, 4096},
	[PROGRAM_FETCH] = {120, 1024},
};

/* ---- this side --------------------------------------------------------------------------- */

/* Returns errno's value, 0 when it runs. */
static int spawn(const struct program *p, pid_t *pid, char *const *arguments, int said)
{
	extern char **environ;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t none, pipe;
	sigemptyset(&none);
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	posix_spawn_file_actions_init(&files);
	if (p->in >= 0)
		posix_spawn_file_actions_adddup2(&files, p->in, STDIN_FILENO);
	else
		posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY,
						 0);
	posix_spawn_file_actions_adddup2(&files, p->out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, said, STDERR_FILENO);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &pipe);
	int fault = posix_spawn(pid, "/proc/self/exe", &files, &attributes, arguments, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return fault;
}

static int start(const struct program *p, pid_t *pid, int said)
{
	char run[] = REACH_RUN, name[] = "reader", kind[] = {(char)('0' + p->kind), 0},
	     bytes[24];
	char *arguments[PROGRAM_ARGUMENTS + 5] = {name, run, kind, bytes};
	snprintf(bytes, sizeof bytes, "%llu", (unsigned long long)p->most);
	for (size_t i = 0; i < PROGRAM_ARGUMENTS && p->argv[i]; i++)
		arguments[4 + i] = (char *)p->argv[i];
	if (p->in >= 0)
		lseek(p->in, 0, SEEK_SET);
	return spawn(p, pid, arguments, said);
}

/* It can still be waited for. */
static bool has_ended(pid_t pid)
{
	siginfo_t how = {0};
	return waitid(P_PID, (id_t)pid, &how, WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       how.si_pid == pid;
}

enum waited { WAITED_END, WAITED_TOO_LONG, WAITED_CANCEL };

/* Where the kernel gives no descriptor of it, it is looked after now and then. */
static enum waited wait_for_end(const struct program *p, pid_t pid)
{
	enum { EVERY = 100 }; /* milliseconds */
	int64_t until = milliseconds() + (int64_t)p->seconds * 1000;
	struct pollfd fds[2] = {{.fd = pidfd_open(pid, 0), .events = POLLIN},
				{.fd = p->cancel_fd, .events = POLLIN}};
	enum waited waited = WAITED_TOO_LONG;
	while (waited == WAITED_TOO_LONG && milliseconds() < until) {
		int n = poll(fds, 2, EVERY);
		struct stat st;
		if (p->tell && fstat(p->out, &st) == 0)
			p->tell(p->context, (uint64_t)st.st_size);
		if (n > 0 && fds[1].revents)
			waited = WAITED_CANCEL;
		else if (has_ended(pid))
			waited = WAITED_END;
	}
	if (fds[0].fd >= 0)
		close(fds[0].fd);
	return waited;
}

static int wait_status(pid_t pid)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* Programs whose package has another name. */
static const char *package_of(const char *program)
{
	static const char *const packages[][2] = {
		{"pdftotext", "poppler-utils"},
		{"djvutxt", "djvulibre-bin"},
		{"ps2ascii", "ghostscript"},
		{"lynx", "lynx"},
	};
	for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
		if (strcmp(program, packages[i][0]) == 0)
			return packages[i][1];
	return program;
}

/* Why it failed. */
static bool tell_end(const struct program *p, int status, enum waited waited, struct error *e)
{
	const char *name = p->argv[0];
	const char *shown = p->kind == PROGRAM_OWN ? "it" : name;
	size_t line = strcspn(p->said, "\n");
	int n = (int)text_border(str_of(p->said), line < SAID_MOST ? line : SAID_MOST),
	    number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	if (waited == WAITED_CANCEL)
		return fail(e, "given up");
	if (waited == WAITED_TOO_LONG)
		return fail(e, "%s takes longer than %d s", shown, p->seconds);
	if (number == SIGXCPU)
		return fail(e, "%s takes more than %u s of the processor", shown,
			    limits[p->kind].seconds);
	if (p->status == NOT_FOUND)
		return fail(e, "%s is not installed (package %s)", name, package_of(name));
	if (number == SIGXFSZ)
		return fail(e, "longer than %u MiB", (unsigned)(p->most >> 20));
	if (number)
		return fail(e, "%s failed: signal %d", shown, number);
	if (!n)
		return fail(e, "%s failed: exit status %d", shown, p->status);
	return p->kind == PROGRAM_OWN ? fail(e, "%.*s", n, p->said)
				      : fail(e, "%s: %.*s", name, n, p->said);
}

/* What it said becomes part of messages: letters that a terminal may be shown. */
static void take_said(struct program *p, int said)
{
	ssize_t got = pread(said, p->said, sizeof p->said - 1, 0);
	struct str s = {p->said, got > 0 ? (size_t)got : 0};
	size_t n = 0;
	unsigned size;
	for (size_t at = 0; at < s.n && s.at[at]; at += size) {
		uint32_t c = text_decode(s, at, &size);
		if (c == '\n' || (c != REPLACEMENT && text_printable(c))) {
			memmove(p->said + n, s.at + at, size);
			n += size;
		} else {
			p->said[n++] = '?';
		}
	}
	p->said[n] = 0;
}

bool program_run(struct program *p, struct error *e)
{
	pid_t pid;
	int said = memfd_create("said", MFD_CLOEXEC);
	p->status = -1;
	p->said[0] = 0;
	p->out = memfd_create("out", MFD_CLOEXEC);
	int fault = said < 0 || p->out < 0 ? errno : start(p, &pid, said);
	bool good = false;
	if (fault) {
		fail(e, "%s was not started: %s", p->argv[0], system_fault(fault).text);
	} else {
		enum waited waited = wait_for_end(p, pid);
		if (waited != WAITED_END)
			kill(pid, SIGKILL);
		int status = wait_status(pid);
		take_said(p, said);
		p->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
		good = p->status == 0 || tell_end(p, status, waited, e);
	}
	if (said >= 0)
		close(said);
	if (good)
		return lseek(p->out, 0, SEEK_SET) == 0;
	if (p->out >= 0)
		close(p->out);
	p->out = -1;
	return false;
}

/* ---- the other side ---------------------------------------------------------------------- */

int reach_run(int argc, char **argv)
{
	if (argc < 5 || argv[2][0] < '0' || argv[2][0] > '0' + PROGRAM_FETCH)
		return 2;
	enum program_kind kind = (enum program_kind)(argv[2][0] - '0');
	limit_process(limits[kind].seconds, limits[kind].room);
	limit(RLIMIT_FSIZE, strtoull(argv[3], NULL, 10));
	sandbox_no_files();
	if (kind != PROGRAM_FETCH)
		sandbox_no_network();
	if (kind == PROGRAM_OWN)
		return errand_run(argv[4]);
	execvp(argv[4], argv + 4);
	if (errno == ENOENT)
		return NOT_FOUND;
	fprintf(stderr, "%s\n", system_fault(errno).text);
	return 126;
}
