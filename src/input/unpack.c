/* gzip, xz, zstd, bzip2 and their like -> what was packed, by libarchive. */
#include "errand.h"
#include "library.h"

#include <archive.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

enum {
	MOST = 512 * 1024 * 1024, /* bytes unpacked */
	RATIO = 200,              /* to what was packed, of more than */
	SMALL = 16 * 1024 * 1024, /* bytes */
	CHUNK = 64 * 1024,
};

/* The functions of the library that are used. */
#define FUNCTIONS(X)                                                                           \
	X(archive_read_new)                                                                    \
	X(archive_read_support_filter_gzip)                                                    \
	X(archive_read_support_filter_bzip2)                                                   \
	X(archive_read_support_filter_xz)                                                      \
	X(archive_read_support_filter_zstd)                                                    \
	X(archive_read_support_filter_lz4)                                                     \
	X(archive_read_support_format_raw)                                                     \
	X(archive_read_open_fd)                                                                \
	X(archive_read_next_header)                                                            \
	X(archive_read_data)                                                                   \
	X(archive_filter_bytes)                                                                \
	X(archive_read_free)

static struct {
	FUNCTIONS(LIBRARY_MEMBER)
} library;
static const struct library_function functions[] = {FUNCTIONS(LIBRARY_ROW)};

static const char damaged[] = "damaged, or cut off: it can't be unpacked";

static int refuse(const char *why)
{
	fprintf(stderr, "%s\n", why);
	return 1;
}

static bool write_all(const char *at, size_t n)
{
	while (n) {
		ssize_t written = write(STDOUT_FILENO, at, n);
		if (written < 0 && errno != EINTR)
			return false;
		at += written > 0 ? written : 0;
		n -= written > 0 ? (size_t)written : 0;
	}
	return true;
}

/* The last filter is the file itself: what it has given is what was packed. */
static int unpack(struct archive *a)
{
	static char chunk[CHUNK];
	int64_t out = 0;
	for (;;) {
		ssize_t n = library.archive_read_data(a, chunk, sizeof chunk);
		if (n == 0)
			return 0;
		if (n < 0)
			return refuse(damaged);
		out += n;
		if (out > MOST)
			return refuse("unpacked it is longer than 512 MiB");
		if (out > SMALL && out / RATIO > library.archive_filter_bytes(a, -1))
			return refuse("it unpacks to more than 200 times its size");
		if (!write_all(chunk, (size_t)n))
			return 1;
	}
}

int unpack_errand(void)
{
	struct archive_entry *entry;
	if (!library_load(LIBARCHIVE, functions, sizeof functions / sizeof *functions))
		return refuse("packed files need the library " LIBARCHIVE);
	struct archive *a = library.archive_read_new();
	library.archive_read_support_filter_gzip(a);
	library.archive_read_support_filter_bzip2(a);
	library.archive_read_support_filter_xz(a);
	library.archive_read_support_filter_zstd(a);
	library.archive_read_support_filter_lz4(a);
	library.archive_read_support_format_raw(a);
	bool open = library.archive_read_open_fd(a, STDIN_FILENO, CHUNK) == ARCHIVE_OK &&
		    library.archive_read_next_header(a, &entry) == ARCHIVE_OK;
	int status = open ? unpack(a) : refuse(damaged);
	library.archive_read_free(a);
	return status;
}
