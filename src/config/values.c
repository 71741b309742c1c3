/*
 * iniparser's part: sections, names and values of the clean copy of an ini file.
 */
#include "config/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <iniparser/iniparser.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* ---- a path for what is in memory -------------------------------------------------------- */

/* iniparser reads only by path. */
struct copy {
	int fd;
	char path[512];
	bool named; /* a file of its own, to be unlinked */
};

static bool copy_open(struct copy *c)
{
	c->named = false;
	c->fd = memfd_create("reader.ini", MFD_CLOEXEC);
	snprintf(c->path, sizeof c->path, "/proc/self/fd/%d", c->fd);
	if (c->fd >= 0 && access(c->path, R_OK) == 0)
		return true;
	if (c->fd >= 0)
		close(c->fd);
	const char *folder = getenv("TMPDIR");
	int n = snprintf(c->path, sizeof c->path, "%s/reader-XXXXXX",
			 folder && *folder ? folder : "/tmp");
	if (n >= (int)sizeof c->path) {
		errno = ENAMETOOLONG;
		return false;
	}
	c->fd = mkostemp(c->path, O_CLOEXEC);
	c->named = c->fd >= 0;
	return c->named;
}

static void copy_close(struct copy *c)
{
	int why = errno;
	if (c->named)
		unlink(c->path);
	close(c->fd);
	errno = why;
}

static bool copy_write(struct copy *c, struct str text)
{
	while (text.n) {
		ssize_t n = write(c->fd, text.at, text.n);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			text = (struct str){text.at + n, text.n - (size_t)n};
	}
	return true;
}

/* ---- memory ------------------------------------------------------------------------------ */

/*
 * When memory is refused, iniparser 4.1 writes through the null pointer (dictionary_new), 4.2
 * frees a number there; both drop an entry or leave a value empty. Nothing outside can see to
 * it that none of its small allocations fails, and in a clean copy nothing else can go wrong.
 * So a fault while it runs ends the program as being out of memory does elsewhere, and so do
 * entries that are missing, and what its error callback hears.
 */
static void tell_fault(int number)
{
	static const char message[] = "reader: out of memory in reading the configuration\n";
	ssize_t n = write(STDERR_FILENO, message, sizeof message - 1);
	(void)n, (void)number;
	_exit(3);
}

static bool complained;

static int hear(const char *format, ...)
{
	(void)format;
	complained = true;
	return 0;
}

/* ---- entries ----------------------------------------------------------------------------- */

static struct str value_of(const char *value, struct arena *a)
{
	struct str s = arena_str(a, str_of(value));
	for (char *p = (char *)s.at; p < s.at + s.n; p++)
		if (*p == CLEAN_BACKSLASH)
			*p = '\\';
	return s;
}

static void take_section(const dictionary *d, const char *section, struct ini *ini,
			 struct arena *a)
{
	int n = iniparser_getsecnkeys(d, section);
	if (n <= 0)
		return;
	struct str name = arena_str(a, str_of(section));
	const char **keys = ARENA_ARRAY(a, (size_t)n, const char *);
	iniparser_getseckeys(d, section, keys);
	for (int i = 0; i < n; i++) {
		/* "section:name" */
		const char *value = iniparser_getstring(d, keys[i], NULL);
		if (!value)
			continue;
		struct ini_entry e = {.section = name, .value = value_of(value, a)};
		e.name = arena_str(a, str_of(keys[i] + name.n + 1));
		VEC_PUSH(ini->entries, e);
	}
}

static bool parse(const char *path, struct ini *ini, struct arena *a)
{
	complained = false;
	errno = 0;
	dictionary *d = iniparser_load(path);
	if (!d && errno && errno != ENOMEM)
		return false;
	if (!d || complained)
		out_of_memory();
	for (int i = 0, n = iniparser_getnsec(d); i < n; i++)
		take_section(d, iniparser_getsecname(d, i), ini, a);
	iniparser_freedict(d);
	return true;
}

bool values_read(struct str clean, struct ini *ini, struct arena *a)
{
	struct copy copy;
	if (!copy_open(&copy))
		return false;
	bool good = copy_write(&copy, clean);
	if (good) {
		struct sigaction guard = {.sa_handler = tell_fault}, before;
		sigaction(SIGSEGV, &guard, &before);
		iniparser_set_error_callback(hear);
		good = parse(copy.path, ini, a);
		iniparser_set_error_callback(NULL);
		sigaction(SIGSEGV, &before, NULL);
	}
	copy_close(&copy);
	return good;
}
