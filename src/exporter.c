#include "exporter.h"

#include "paths.h"
#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

const struct export_format *exporter_format(const char *name, bool *alone)
{
	static const struct {
		const char *ending, *format;
	} endings[] = {{"md", "markdown"}, {"txt", "text"}};
	const char *dot = strrchr(name, '.');
	const char *ending = dot ? dot + 1 : name;
	*alone = !dot;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (strcmp(ending, endings[i].ending) == 0)
			ending = endings[i].format;
	return export_format_named(ending);
}

/* Of several articles each has its heading. */
static bool write_articles(const struct export_format *format, const struct export_article *all,
			   size_t n, const struct export_style *style, FILE *out,
			   struct error *e)
{
	for (size_t i = 0; i < n; i++) {
		struct visible_text heading = visible(all[i].path ? all[i].path : "");
		struct export_style own = *style;
		own.heading = n > 1 ? heading.text : NULL;
		if (!format->write(&all[i], &own, out, e))
			return false;
	}
	return true;
}

/* Into memory, which is freed when that did not go well. */
struct memory_file {
	FILE *out;
	char *text;
};

static bool open_memory(struct memory_file *m, size_t *n, struct error *e)
{
	m->out = open_memstream(&m->text, n);
	return m->out || fail(e, "export: %s", system_fault(errno).text);
}

static char *close_memory(struct memory_file *m, bool good, struct error *e)
{
	if (fclose(m->out) != 0 && good)
		good = fail(e, "export: %s", system_fault(errno).text);
	if (good)
		return m->text;
	free(m->text);
	return NULL;
}

char *exporter_text(const struct export_format *format, const struct export_article *articles,
		    size_t n_articles, const struct export_style *style, size_t *n,
		    struct error *e)
{
	struct memory_file m = {0};
	if (!open_memory(&m, n, e))
		return NULL;
	bool good = (!format->open || format->open(m.out, e)) &&
		    write_articles(format, articles, n_articles, style, m.out, e) &&
		    (!format->close || format->close(m.out, e));
	return close_memory(&m, good, e);
}

char *exporter_table(const struct export_format *format, const struct export_table *table,
		     size_t *n, struct error *e)
{
	struct memory_file m = {0};
	if (!open_memory(&m, n, e))
		return NULL;
	return close_memory(&m, export_table(table, format->name, m.out, e), e);
}

/* ---- files ------------------------------------------------------------------------------- */

static bool write_all(int fd, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		ssize_t n = write(fd, text.at + at, text.n - at);
		if (n < 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Into the new file `fd` at `path`; what could not be written whole is taken away again. */
static bool write_new(int fd, const char *path, struct str text)
{
	bool good = write_all(fd, text);
	int fault = errno;
	if (close(fd) != 0 && good) {
		fault = errno;
		good = false;
	}
	if (good)
		return true;
	unlink(path);
	errno = fault;
	return false;
}

/*
 * The new one is written beside the old one first, and is for whose eyes that was. `path` is no
 * link: that would be replaced.
 */
static bool write_over(const char *path, mode_t mode, struct str text)
{
	char beside[PATH_MAX + 8];
	snprintf(beside, sizeof beside, "%s.XXXXXX", path);
	int fd = mkostemp(beside, O_CLOEXEC);
	if (fd < 0)
		return false;
	fchmod(fd, mode);
	if (!write_new(fd, beside, text))
		return false;
	if (rename(beside, path) == 0)
		return true;
	int fault = errno;
	unlink(beside);
	errno = fault;
	return false;
}

enum exported exporter_write(const char *name, struct str text, bool replace, struct error *e)
{
	char path[PATH_MAX], real[PATH_MAX];
	struct stat there;
	if (!path_expand(str_of(name), path, sizeof path, e))
		return EXPORT_FAILED;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0 && write_new(fd, path, text))
		return EXPORTED;
	bool is_there = fd < 0 && errno == EEXIST;
	if (is_there && stat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
		fail(e, "%s: is no regular file", name);
		return EXPORT_FAILED;
	}
	if (is_there && !replace)
		return EXPORT_EXISTS;
	if (is_there && realpath(path, real) && write_over(real, there.st_mode & 0777, text))
		return EXPORTED;
	fail(e, "%s: %s", name, system_fault(errno).text);
	return EXPORT_FAILED;
}
