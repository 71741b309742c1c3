/* By libarchive. */
#include "zip.h"

#include "library.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <unistd.h>

enum {
	MOST = 64 * 1024 * 1024, /* bytes of all texts */
	FILES_MOST = 10 * 1000,  /* of any kind */
	CHUNK = 64 * 1024,
};

/* The functions of the library that are used. */
#define FUNCTIONS(X)                                                                           \
	X(archive_read_new)                                                                    \
	X(archive_read_support_format_zip)                                                     \
	X(archive_read_open_fd)                                                                \
	X(archive_read_next_header)                                                            \
	X(archive_entry_pathname)                                                              \
	X(archive_read_data)                                                                   \
	X(archive_read_free)

static struct {
	FUNCTIONS(LIBRARY_MEMBER)
} library;
static const struct library_function functions[] = {FUNCTIONS(LIBRARY_ROW)};

static bool refuse(const char *why)
{
	fprintf(stderr, "%s\n", why);
	return false;
}

/* Pictures, fonts and the like are not read. */
static bool is_markup(struct str name)
{
	static const char *const suffixes[] = {".xhtml", ".html", ".htm", ".xml", ".opf"};
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		struct str suffix = str_of(suffixes[i]);
		if (name.n > suffix.n &&
		    str_alike((struct str){name.at + name.n - suffix.n, suffix.n}, suffix))
			return true;
	}
	return false;
}

/* Takes the file that is open; `left`: bytes that all may yet have. False: it is longer. */
static bool take_file(struct zip *z, struct archive *a, struct str name, size_t *left)
{
	static char chunk[CHUNK];
	VEC(char) bytes = {0};
	ssize_t n = 0;
	while (bytes.n <= *left && (n = library.archive_read_data(a, chunk, sizeof chunk)) > 0)
		VEC_APPEND(bytes, chunk, (size_t)n);
	bool fits = bytes.n <= *left;
	if (fits && n == 0) {
		struct zip_file file = {arena_str(&z->arena, name),
					arena_str(&z->arena, (struct str){bytes.at, bytes.n})};
		VEC_PUSH(z->files, file);
		*left -= bytes.n;
	}
	VEC_FREE(bytes);
	return fits;
}

static bool take_files(struct zip *z, struct archive *a)
{
	struct archive_entry *entry;
	size_t left = MOST;
	int status = ARCHIVE_OK;
	for (int i = 0; i < FILES_MOST; i++) {
		status = library.archive_read_next_header(a, &entry);
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			break;
		const char *name = library.archive_entry_pathname(entry);
		struct str path = str_of(name ? name : "");
		if (is_markup(path) && !take_file(z, a, path, &left))
			return refuse("unpacked it is longer than 64 MiB");
	}
	return z->files.n > 0 || refuse("damaged, or cut off: it can't be unpacked");
}

bool zip_read(struct zip *z)
{
	if (!library_load(LIBARCHIVE, functions, sizeof functions / sizeof *functions))
		return refuse("packed files need the library " LIBARCHIVE);
	struct archive *a = library.archive_read_new();
	library.archive_read_support_format_zip(a);
	library.archive_read_open_fd(a, STDIN_FILENO, CHUNK);
	bool good = take_files(z, a);
	library.archive_read_free(a);
	return good;
}

struct str zip_file(const struct zip *z, struct str name)
{
	for (size_t i = 0; i < z->files.n; i++)
		if (str_eq(z->files.at[i].name, name))
			return z->files.at[i].bytes;
	return (struct str){"", 0};
}

void zip_free(struct zip *z)
{
	VEC_FREE(z->files);
	arena_free(&z->arena);
}
