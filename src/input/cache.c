#include "cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { DAYS = 14, HEAD = 4096 };

/*
 * A file begins with lines: this, the address, the tag, the type, how many bytes came. The rest
 * is these.
 */
#define MARK "reader cache 2"

static bool folder(char *to, size_t room)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	int n = -1;
	if (cache && cache[0] == '/')
		n = snprintf(to, room, "%s/reader", cache);
	else if (home && home[0] == '/')
		n = snprintf(to, room, "%s/.cache/reader", home);
	return n > 0 && (size_t)n < room;
}

/* FNV-1a: addresses that share a name take each other's place, as the address is compared. */
static bool path_of(const char *address, const char *ending, char *to, size_t room)
{
	char at[PATH_MAX];
	uint64_t hash = 0xcbf29ce484222325u;
	for (const char *c = address; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
	if (!folder(at, sizeof at))
		return false;
	int n = snprintf(to, room, "%s/%016llx%s", at, (unsigned long long)hash, ending);
	return n > 0 && (size_t)n < room;
}

/* Takes a line off *rest into `to`; false when it does not fit. */
static bool take_line(struct str *rest, char *to, size_t room)
{
	const char *end = memchr(rest->at, '\n', rest->n);
	size_t n = end ? (size_t)(end - rest->at) : rest->n;
	if (!end || n >= room)
		return false;
	memcpy(to, rest->at, n);
	to[n] = 0;
	*rest = (struct str){end + 1, rest->n - n - 1};
	return true;
}

static bool copy(int from, int to)
{
	char piece[64 * 1024];
	ssize_t n;
	while ((n = read(from, piece, sizeof piece)) > 0)
		if (write(to, piece, (size_t)n) != n)
			return false;
	return n == 0;
}

/* Has the file so many bytes behind the head? Not if it was written when the machine fell. */
static bool is_whole(int fd, off_t head, const char *bytes)
{
	struct stat st;
	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	       st.st_size - head == (off_t)strtoll(bytes, NULL, 10);
}

void cache_get(const char *address, struct cached *c)
{
	char path[PATH_MAX], head[HEAD], line[HEAD], bytes[24];
	struct cached found;
	if (!path_of(address, "", path, sizeof path))
		return;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t n = fd >= 0 ? read(fd, head, sizeof head) : 0;
	struct str rest = {head, n > 0 ? (size_t)n : 0};
	bool good = take_line(&rest, line, sizeof line) && strcmp(line, MARK) == 0 &&
		    take_line(&rest, line, sizeof line) && strcmp(line, address) == 0 &&
		    take_line(&rest, found.tag, sizeof found.tag) &&
		    take_line(&rest, found.type, sizeof found.type) &&
		    take_line(&rest, bytes, sizeof bytes) &&
		    is_whole(fd, rest.at - head, bytes);
	found.fd = good ? memfd_create("cached", MFD_CLOEXEC) : -1;
	if (found.fd >= 0 && lseek(fd, rest.at - head, SEEK_SET) >= 0 && copy(fd, found.fd))
		*c = found;
	else if (found.fd >= 0)
		close(found.fd);
	if (fd >= 0)
		close(fd);
}

/* Drops the files of the folder that were written before then; were there any? */
static bool drop_before(const char *at, time_t then)
{
	DIR *d = opendir(at);
	struct stat st;
	bool any = false;
	for (struct dirent *entry; d && (entry = readdir(d));)
		if (fstatat(dirfd(d), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(st.st_mode) && st.st_mtime < then)
			any |= unlinkat(dirfd(d), entry->d_name, 0) == 0;
	if (d)
		closedir(d);
	return any;
}

/* Makes the folder of the cache, and that in which it stands. */
static bool make_folder(char *at)
{
	char *slash = strrchr(at, '/');
	*slash = 0;
	mkdir(at, 0700);
	*slash = '/';
	mkdir(at, 0700);
	return access(at, W_OK) == 0;
}

void cache_put(const char *address, const struct cached *c)
{
	char at[PATH_MAX], path[PATH_MAX], made[PATH_MAX], ending[32];
	snprintf(ending, sizeof ending, ".%d", (int)gettid());
	if (!folder(at, sizeof at) || !make_folder(at) || strchr(address, '\n') ||
	    !path_of(address, "", path, sizeof path) ||
	    !path_of(address, ending, made, sizeof made))
		return;
	drop_before(at, time(NULL) - (time_t)DAYS * 24 * 3600);
	int fd = open(made, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return;
	long long bytes = lseek(c->fd, 0, SEEK_END);
	lseek(c->fd, 0, SEEK_SET);
	bool good =
		dprintf(fd, MARK "\n%s\n%s\n%s\n%lld\n", address, c->tag, c->type, bytes) > 0 &&
		copy(c->fd, fd);
	good &= close(fd) == 0;
	if (!good || rename(made, path) != 0)
		unlink(made);
	lseek(c->fd, 0, SEEK_SET);
}

bool cache_forget(const char *address)
{
	char at[PATH_MAX];
	if (address)
		return path_of(address, "", at, sizeof at) && unlink(at) == 0;
	return folder(at, sizeof at) && drop_before(at, time(NULL) + 1);
}
