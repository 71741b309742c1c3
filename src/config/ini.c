#include "config/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	MOST_BYTES = 1 << 20,
	MOST_LINE = 1000, /* iniparser refuses a file with a line of 1023 */
	MOST_ENTRIES = 2000,
	MOST_FAULTS = 100,
};

struct reading {
	struct ini *ini;
	struct arena *arena;
	struct str section; /* lower case; n == 0: none or a bad one */
	bool section_bad;
	unsigned line;
	VEC(char) clean; /* what iniparser is given */
};

static void fault(struct reading *r, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
static void fault(struct reading *r, const char *format, ...)
{
	if (r->ini->faults.n >= MOST_FAULTS)
		return;
	char text[512];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	struct ini_fault f = {arena_str(r->arena, str_of(text)), r->line};
	VEC_PUSH(r->ini->faults, f);
}

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct str trim(struct str s)
{
	while (s.n && blank(s.at[0]))
		s.at++, s.n--;
	while (s.n && blank(s.at[s.n - 1]))
		s.n--;
	return s;
}

static struct str lower(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		copy[i] = s.at[i] >= 'A' && s.at[i] <= 'Z' ? (char)(s.at[i] + 32) : s.at[i];
	return (struct str){copy, s.n};
}

static void clean_add(struct reading *r, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		VEC_PUSH(r->clean, s.at[i]);
}

/* What follows a closing ] or quote may only be a comment. */
static bool only_comment(struct str rest)
{
	rest = trim(rest);
	return rest.n == 0 || rest.at[0] == '#' || rest.at[0] == ';';
}

static void read_section(struct reading *r, struct str line)
{
	r->section = (struct str){NULL, 0};
	r->section_bad = true;
	const char *close = memchr(line.at, ']', line.n);
	if (!close) {
		fault(r, "a section ends with ]");
		return;
	}
	size_t n = (size_t)(close - line.at);
	struct str name = trim((struct str){line.at + 1, n - 1});
	if (name.n == 0) {
		fault(r, "a section needs a name between [ and ]");
		return;
	}
	if (!only_comment((struct str){close + 1, line.n - n - 1}))
		fault(r, "[%.*s]: text after ] is left out", (int)name.n, name.at);
	r->section = lower(r->arena, name);
	r->section_bad = false;
	struct ini_entry e = {.section = r->section, .line = r->line};
	VEC_PUSH(r->ini->sections, e);
	clean_add(r, STR("["));
	clean_add(r, r->section);
	clean_add(r, STR("]\n"));
}

static bool hex_follows(struct str s, size_t at)
{
	size_t n = 0;
	while (at + n < s.n && ((s.at[at + n] >= '0' && s.at[at + n] <= '9') ||
				((s.at[at + n] | 32) >= 'a' && (s.at[at + n] | 32) <= 'f')))
		n++;
	return n == 6;
}

/* Looks for what iniparser would silently cut or accept. *cut: the sign of a comment, or 0. */
static bool value_sound(struct reading *r, struct str name, struct str value, char *cut)
{
	*cut = 0;
	if (value.n && (value.at[0] == '"' || value.at[0] == '\'')) {
		const char *close = memchr(value.at + 1, value.at[0], value.n - 1);
		if (!close) {
			fault(r, "%.*s: the quote is not closed", (int)name.n, name.at);
			return false;
		}
		size_t end = (size_t)(close + 1 - value.at);
		if (!only_comment((struct str){value.at + end, value.n - end})) {
			fault(r,
			      "%.*s: text after the closing quote; put all of the value in "
			      "quotes",
			      (int)name.n, name.at);
			return false;
		}
		return true;
	}
	size_t i = 0;
	while (i < value.n && value.at[i] != '#' && value.at[i] != ';')
		i++;
	if (i == value.n)
		return true;
	*cut = value.at[i];
	bool meant = i == 0 || i + 1 == value.n || !blank(value.at[i - 1]);
	if (meant || (*cut == '#' && hex_follows(value, i + 1))) {
		fault(r,
		      "%.*s: the value ends at '%c' (a comment starts there); put it in quotes",
		      (int)name.n, name.at, *cut);
		return false;
	}
	return true;
}

/* An earlier entry of the same name is reported and gives way. */
static void drop_earlier(struct reading *r, struct str name)
{
	struct ini *ini = r->ini;
	for (size_t i = 0; i < ini->entries.n; i++) {
		struct ini_entry *e = &ini->entries.at[i];
		if (!str_eq(e->name, name) || !str_eq(e->section, r->section))
			continue;
		fault(r, "%.*s: already given in line %u; this one counts", (int)name.n,
		      name.at, e->line);
		memmove(e, e + 1, (ini->entries.n - i - 1) * sizeof *e);
		ini->entries.n--;
		return;
	}
}

static void read_setting(struct reading *r, struct str line)
{
	const char *equal = memchr(line.at, '=', line.n);
	if (!equal) {
		fault(r, "\"%.*s\" is neither [section] nor name = value",
		      (int)(line.n > 60 ? 60 : line.n), line.at);
		return;
	}
	size_t n = (size_t)(equal - line.at);
	struct str name = trim((struct str){line.at, n});
	struct str value = trim((struct str){equal + 1, line.n - n - 1});
	if (name.n == 0) {
		fault(r, "a name is missing before =");
		return;
	}
	if (r->section_bad)
		return;
	if (r->section.n == 0) {
		fault(r, "%.*s: stands before the first [section]", (int)name.n, name.at);
		return;
	}
	struct ini_entry e = {.section = r->section, .line = r->line};
	if (!value_sound(r, name, value, &e.cut))
		return;
	e.name = lower(r->arena, name);
	drop_earlier(r, e.name);
	if (r->ini->entries.n == MOST_ENTRIES) {
		fault(r, "more than %d settings in one file", MOST_ENTRIES);
		r->section_bad = true;
		return;
	}
	VEC_PUSH(r->ini->entries, e);
	clean_add(r, e.name);
	clean_add(r, STR(" = "));
	clean_add(r, value);
	clean_add(r, STR("\n"));
}

static void read_line(struct reading *r, struct str line)
{
	if (line.n && line.at[line.n - 1] == '\r')
		line.n--;
	line = trim(line);
	if (line.n == 0 || line.at[0] == '#' || line.at[0] == ';')
		return;
	for (size_t i = 0; i < line.n; i++) {
		if ((unsigned char)line.at[i] < ' ' && line.at[i] != '\t') {
			fault(r, "a control character in the line");
			return;
		}
	}
	if (line.n > MOST_LINE)
		fault(r, "the line is longer than %d bytes", MOST_LINE);
	else if (line.at[line.n - 1] == '\\')
		fault(r, "a line can't end in a backslash (the key is called Backslash)");
	else if (line.at[0] == '[')
		read_section(r, line);
	else
		read_setting(r, line);
}

/* All of the file in *out (malloc), at most MOST_BYTES + 1. */
static bool slurp(const char *path, struct str *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	char *at = mem_alloc(MOST_BYTES + 1);
	size_t n = 0;
	while (n <= MOST_BYTES) {
		ssize_t got = read(fd, at + n, MOST_BYTES + 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			int why = errno;
			free(at);
			close(fd);
			errno = why;
			return false;
		}
		if (got == 0)
			break;
		n += (size_t)got;
	}
	close(fd);
	*out = (struct str){at, n};
	return true;
}

static int silent(const char *format, ...)
{
	(void)format;
	return 0;
}

/* iniparser reads only by path: a file in memory has one. */
static dictionary *parse_clean(const char *at, size_t n)
{
	int fd = memfd_create("reader.ini", MFD_CLOEXEC);
	if (fd < 0)
		return NULL;
	dictionary *d = NULL;
	char path[40];
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	size_t done = 0;
	while (done < n) {
		ssize_t put = write(fd, at + done, n - done);
		if (put <= 0)
			break;
		done += (size_t)put;
	}
	iniparser_set_error_callback(silent);
	if (done == n)
		d = iniparser_load(path);
	iniparser_set_error_callback(NULL);
	close(fd);
	return d;
}

static bool take_values(struct reading *r)
{
	dictionary *d = parse_clean(r->clean.at, r->clean.n);
	if (!d)
		return false;
	for (size_t i = 0; i < r->ini->entries.n; i++) {
		struct ini_entry *e = &r->ini->entries.at[i];
		struct str key = arena_printf(r->arena, "%.*s:%.*s", (int)e->section.n,
					      e->section.at, (int)e->name.n, e->name.at);
		const char *value = iniparser_getstring(d, key.at, "");
		e->value = arena_str(r->arena, str_of(value));
	}
	iniparser_freedict(d);
	return true;
}

bool ini_read(const char *path, struct ini *ini, struct arena *a)
{
	struct reading r = {.ini = ini, .arena = a};
	struct str file;
	*ini = (struct ini){0};
	if (!slurp(path, &file))
		return false;
	struct str rest = file;
	if (rest.n >= 3 && memcmp(rest.at, "\xef\xbb\xbf", 3) == 0)
		rest = (struct str){rest.at + 3, rest.n - 3};
	if (file.n > MOST_BYTES) {
		r.line = 1;
		fault(&r, "the file is larger than %d KiB", MOST_BYTES >> 10);
		rest.n = 0;
	}
	while (rest.n) {
		const char *end = memchr(rest.at, '\n', rest.n);
		size_t n = end ? (size_t)(end - rest.at) : rest.n;
		r.line++;
		read_line(&r, (struct str){rest.at, n});
		n += end != NULL;
		rest = (struct str){rest.at + n, rest.n - n};
	}
	if (ini->entries.n && !take_values(&r)) {
		fault(&r, "can't be parsed (no /proc, or no memory)");
		ini->entries.n = 0;
	}
	VEC_FREE(r.clean);
	free((char *)file.at);
	return true;
}

void ini_free(struct ini *ini)
{
	VEC_FREE(ini->entries);
	VEC_FREE(ini->sections);
	VEC_FREE(ini->faults);
}
