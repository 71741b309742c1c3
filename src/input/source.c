/* Bytes of a file, a pipe or standard input. */
#include "reader/input.h"

#include "reader/text.h"

#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

bool source_fault(struct error *e, const char *path, const char *what)
{
	char shown[1024];
	size_t n = strlen(path), most = sizeof shown / 3 - 8;
	struct decoder d = {.charset = CHARSET_UTF8, .started = true};
	n = decoder_feed(&d, (const unsigned char *)path, n < most ? n : most, true, shown);
	for (size_t i = 0; i < n; i++)
		if (shown[i] == '\n' || shown[i] == '\t')
			shown[i] = '?';
	return fail(e, "%.*s: %s", (int)n, shown, what);
}

static bool fail_at(struct error *e, const char *path, int number)
{
	return source_fault(e, path, system_fault(number).text);
}

/* Why what is open can't be read; NULL: it can. A terminal's keys would be the text. */
static const char *unreadable(int fd, struct stat *st, struct system_fault *fault)
{
	if (fstat(fd, st) < 0 || S_ISDIR(st->st_mode)) {
		*fault = system_fault(S_ISDIR(st->st_mode) ? EISDIR : errno);
		return fault->text;
	}
	return fd > STDERR_FILENO && isatty(fd) ? "is a terminal" : NULL;
}

/* What an open file is; one that cannot be read is closed. */
static bool look_at(struct source *s, struct error *e)
{
	struct stat st = {0};
	struct system_fault fault;
	const char *why = unreadable(s->fd, &st, &fault);
	if (why) {
		source_fault(e, s->path, why);
		source_close(s);
		return false;
	}
	s->regular = S_ISREG(st.st_mode);
	if (s->regular && st.st_size > 0)
		s->size = (uint64_t)st.st_size;
	return true;
}

bool source_open(struct source *s, const char *path, struct error *e)
{
	bool standard = !strcmp(path, "-");
	*s = (struct source){.fd = STDIN_FILENO,
			     .path = standard ? "standard input" : path,
			     .name = str_of(standard ? "" : path)};
	/*
	 * without O_NONBLOCK opening a FIFO waits for its writer, and nothing could end the
	 * wait
	 */
	if (!standard)
		s->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (s->fd < 0)
		return fail_at(e, s->path, errno);
	return look_at(s, e);
}

bool source_open_again(struct source *s, int file, const char *path, struct error *e)
{
	*s = (struct source){.fd = fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1),
			     .path = path,
			     .name = str_of(path)};
	if (s->fd < 0)
		return fail_at(e, path, errno);
	lseek(s->fd, 0, SEEK_SET); /* a regular file has a start */
	return look_at(s, e);
}

void source_become(struct source *s, int fd, uint64_t size)
{
	source_close(s);
	lseek(fd, 0, SEEK_SET);
	s->fd = fd;
	s->regular = true;
	s->size = size;
}

void source_close(struct source *s)
{
	if (s->fd > STDERR_FILENO)
		close(s->fd);
	s->fd = -1;
}

/* Waits for something to read; SOURCE_DATA when there is, or an end or error to be read. */
static enum source_result wait_for(struct source *s, int patience, int cancel_fd)
{
	struct pollfd fds[2] = {{.fd = s->fd, .events = POLLIN},
				{.fd = cancel_fd, .events = POLLIN}};
	/* a regular file is always ready: this only looks at the cancel descriptor */
	int n = poll(fds, 2, s->regular ? 0 : patience);
	if (fds[1].revents && n > 0)
		return SOURCE_CANCELLED;
	return s->regular || (n > 0 && fds[0].revents) ? SOURCE_DATA : SOURCE_STALLED;
}

enum source_result source_read(struct source *s, void *to, size_t room, int patience,
			       int cancel_fd, size_t *n, struct error *e)
{
	*n = 0;
	for (;;) {
		enum source_result ready = wait_for(s, patience, cancel_fd);
		if (ready == SOURCE_STALLED && patience < 0)
			continue; /* a signal woke us */
		if (ready != SOURCE_DATA)
			return ready;
		ssize_t got = read(s->fd, to, room);
		if (got > 0) {
			*n = (size_t)got;
			return SOURCE_DATA;
		}
		if (got == 0)
			return SOURCE_END;
		if (errno == EINTR || errno == EAGAIN)
			continue;
		fail_at(e, s->path, errno);
		return SOURCE_FAILED;
	}
}
