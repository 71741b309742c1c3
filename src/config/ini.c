/*
 * The index of an ini file: where each setting stands, what is wrong, and the clean copy of the
 * rest. What a clean copy may hold is what every version of iniparser reads alike.
 */
#include "config/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum {
	MOST_BYTES = 1 << 20,
	MOST_LINE = 1000, /* iniparser refuses a file with a line of 1023 */
	MOST_NAME = 64,   /* of a section or a setting */
	MOST_SETTINGS = 2000,
	MOST_SECTIONS = 250,
	MOST_FAULTS = 100,
};

/* A sound setting: where it stands. */
struct ini_place {
	struct str section, name;
	unsigned line;
	char cut;
};

struct ini_reading {
	struct ini *ini;
	struct arena *arena;
	struct str section; /* lower case; n == 0: none or a bad one */
	bool section_bad;
	unsigned line, n_settings; /* lines of settings so far, bad ones too */
	VEC(struct ini_place) places;
	VEC(char) clean;
};

static void fault(struct ini_reading *r, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
static void fault(struct ini_reading *r, const char *format, ...)
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

/* ---- pieces of a line -------------------------------------------------------------------- */

/*
 * iniparser joins section and name by a colon, and each version has other signs it minds. Those
 * of a media type are none of them.
 */
static bool name_sound(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (!letter && !(c >= '0' && c <= '9') && !memchr("-_./+", c, 5))
			return false;
	}
	return name.n > 0 && name.n <= MOST_NAME;
}

static const char name_rule[] = "a name is letters, digits and -_./+ (at most 64)";

/* What follows a closing ] or quote may only be a comment. */
static bool only_comment(struct str rest)
{
	rest = str_trim(rest);
	return rest.n == 0 || rest.at[0] == '#' || rest.at[0] == ';';
}

static bool hex_follows(struct str s, size_t at)
{
	size_t n = 0;
	while (at + n < s.n && ((s.at[at + n] >= '0' && s.at[at + n] <= '9') ||
				((s.at[at + n] | 32) >= 'a' && (s.at[at + n] | 32) <= 'f')))
		n++;
	return n == 6;
}

/* Looks for what iniparser would silently cut or accept. */
static bool quoted_sound(struct ini_reading *r, struct str name, struct str value)
{
	const char *close = memchr(value.at + 1, value.at[0], value.n - 1);
	if (!close) {
		fault(r, "%.*s: the quote is not closed", (int)name.n, name.at);
		return false;
	}
	size_t end = (size_t)(close + 1 - value.at);
	if (only_comment((struct str){value.at + end, value.n - end}))
		return true;
	fault(r, "%.*s: text after the closing quote; put all of the value in quotes",
	      (int)name.n, name.at);
	return false;
}

/* *cut: the sign of a comment, or 0. */
static bool value_sound(struct ini_reading *r, struct str name, struct str value, char *cut)
{
	*cut = 0;
	if (value.n && (value.at[0] == '"' || value.at[0] == '\''))
		return quoted_sound(r, name, value);
	size_t i = 0;
	while (i < value.n && value.at[i] != '#' && value.at[i] != ';')
		i++;
	if (i == value.n)
		return true;
	*cut = value.at[i];
	bool meant = i == 0 || i + 1 == value.n || !is_blank(value.at[i - 1]);
	if (!meant && !(*cut == '#' && hex_follows(value, i + 1)))
		return true;
	fault(r, "%.*s: the value ends at '%c' (a comment starts there); put it in quotes",
	      (int)name.n, name.at, *cut);
	return false;
}

/* ---- the clean copy ---------------------------------------------------------------------- */

static void clean_add(struct ini_reading *r, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		VEC_PUSH(r->clean, s.at[i] == '\\' ? CLEAN_BACKSLASH : s.at[i]);
}

static void clean_section(struct ini_reading *r)
{
	clean_add(r, STR("["));
	clean_add(r, r->section);
	clean_add(r, STR("]\n"));
}

static void clean_setting(struct ini_reading *r, struct str name, struct str value)
{
	clean_add(r, name);
	clean_add(r, STR(" = "));
	clean_add(r, value);
	clean_add(r, STR("\n"));
}

/* ---- lines ------------------------------------------------------------------------------- */

static void read_section(struct ini_reading *r, struct str line)
{
	r->section = (struct str){NULL, 0};
	r->section_bad = true;
	const char *close = memchr(line.at, ']', line.n);
	if (!close) {
		fault(r, "a section ends with ]");
		return;
	}
	size_t n = (size_t)(close - line.at);
	struct str name = str_trim((struct str){line.at + 1, n - 1});
	if (name.n == 0) {
		fault(r, "a section needs a name between [ and ]");
		return;
	}
	if (!name_sound(name)) {
		fault(r, "[%.*s]: %s", (int)name.n, name.at, name_rule);
		return;
	}
	if (!only_comment((struct str){close + 1, line.n - n - 1}))
		fault(r, "[%.*s]: text after ] is left out", (int)name.n, name.at);
	r->section = arena_lower(r->arena, name);
	r->section_bad = false;
	VEC_PUSH(r->ini->sections, (struct ini_section){r->section, r->line});
	clean_section(r);
}

/* A later setting of the same name takes the place of the earlier, which is told. */
static void take_place(struct ini_reading *r, struct ini_place p)
{
	for (size_t i = 0; i < r->places.n; i++) {
		struct ini_place *before = &r->places.at[i];
		if (!str_eq(before->name, p.name) || !str_eq(before->section, p.section))
			continue;
		fault(r, "%.*s: already given in line %u; this one counts", (int)p.name.n,
		      p.name.at, before->line);
		*before = p;
		return;
	}
	VEC_PUSH(r->places, p);
}

/* What is left out may have been meant to restrict: whoever applies the settings is told. */
static void leave_out(struct ini_reading *r, struct str name)
{
	struct ini_entry e = {.section = r->section, .line = r->line, .left_out = true};
	e.name = arena_lower(r->arena, name);
	VEC_PUSH(r->ini->entries, e);
}

/* Tells what is wrong with a setting; *cut: see value_sound. */
static bool setting_sound(struct ini_reading *r, struct str name, struct str value, char *cut)
{
	*cut = 0;
	if (r->section_bad)
		return false;
	if (r->section.n == 0)
		fault(r, "%.*s: stands before the first [section]", (int)name.n, name.at);
	else if (!name_sound(name))
		fault(r, "%.*s: %s", (int)name.n, name.at, name_rule);
	else
		return value_sound(r, name, value, cut);
	return false;
}

static void read_setting(struct ini_reading *r, struct str line)
{
	const char *equal = memchr(line.at, '=', line.n);
	if (!equal) {
		fault(r, "\"%.*s\" is neither [section] nor name = value",
		      (int)(line.n > 60 ? 60 : line.n), line.at);
		return;
	}
	size_t n = (size_t)(equal - line.at);
	struct str name = str_trim((struct str){line.at, n});
	struct str value = str_trim((struct str){equal + 1, line.n - n - 1});
	if (name.n == 0) {
		fault(r, "a name is missing before =");
		return;
	}
	struct ini_place p = {.section = r->section, .line = r->line};
	r->n_settings++;
	if (!setting_sound(r, name, value, &p.cut)) {
		leave_out(r, name);
		return;
	}
	p.name = arena_lower(r->arena, name);
	take_place(r, p);
	clean_setting(r, p.name, value);
}

static bool line_sound(struct ini_reading *r, struct str line)
{
	bool control = false;
	for (size_t i = 0; i < line.n; i++)
		control |= (unsigned char)line.at[i] < ' ' && line.at[i] != '\t';
	if (control)
		fault(r, "a control character in the line");
	else if (line.n > MOST_LINE)
		fault(r, "the line is longer than %d bytes", MOST_LINE);
	else if (line.at[line.n - 1] == '\\')
		fault(r, "a line can't end in a backslash (the key is called Backslash)");
	else
		return true;
	return false;
}

/* The settings of a section that has no name are left out, too. */
static void leave_out_line(struct ini_reading *r, struct str line)
{
	const char *equal = memchr(line.at, '=', line.n);
	if (line.at[0] == '[') {
		r->section = (struct str){NULL, 0};
		r->section_bad = true;
	} else if (equal) {
		leave_out(r, str_trim((struct str){line.at, (size_t)(equal - line.at)}));
	}
}

static void read_line(struct ini_reading *r, struct str line)
{
	if (line.n && line.at[line.n - 1] == '\r')
		line.n--;
	line = str_trim(line);
	if (line.n == 0 || line.at[0] == '#' || line.at[0] == ';')
		return;
	if (!line_sound(r, line))
		leave_out_line(r, line);
	else if (line.at[0] == '[')
		read_section(r, line);
	else
		read_setting(r, line);
}

/* ---- the file ---------------------------------------------------------------------------- */

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

/*
 * More of either than anyone writes: what follows is not read, so that no file takes long. It
 * is told even where there are many faults.
 */
static bool too_many(struct ini_reading *r)
{
	bool settings = r->n_settings > MOST_SETTINGS;
	if (!settings && r->ini->sections.n <= MOST_SECTIONS)
		return false;
	if (r->ini->faults.n == MOST_FAULTS)
		r->ini->faults.n--;
	fault(r, "more than %d %s in one file", settings ? MOST_SETTINGS : MOST_SECTIONS,
	      settings ? "settings" : "sections");
	return true;
}

static void read_lines(struct ini_reading *r, struct str rest)
{
	if (rest.n > MOST_BYTES) {
		r->line = 1;
		fault(r, "the file is larger than %d KiB", MOST_BYTES >> 10);
		return;
	}
	if (rest.n >= 3 && memcmp(rest.at, "\xef\xbb\xbf", 3) == 0)
		rest = (struct str){rest.at + 3, rest.n - 3};
	while (rest.n) {
		const char *end = memchr(rest.at, '\n', rest.n);
		size_t n = end ? (size_t)(end - rest.at) : rest.n;
		r->line++;
		read_line(r, (struct str){rest.at, n});
		if (too_many(r))
			return;
		n += end != NULL;
		rest = (struct str){rest.at + n, rest.n - n};
	}
	r->ini->whole = true;
}

static bool find_place(const struct ini_reading *r, struct ini_entry *e)
{
	for (size_t i = 0; i < r->places.n; i++) {
		const struct ini_place *p = &r->places.at[i];
		if (str_eq(p->name, e->name) && str_eq(p->section, e->section)) {
			e->line = p->line;
			e->cut = p->cut;
			return true;
		}
	}
	return false;
}

static int by_line(const void *pa, const void *pb)
{
	const struct ini_entry *a = pa, *b = pb;
	return a->line < b->line ? -1 : a->line > b->line;
}

/*
 * iniparser drops a line silently when memory is refused, be it a setting's or a section's:
 * what it gives must be what the index has.
 */
static void take_values(struct ini_reading *r)
{
	struct ini *ini = r->ini;
	size_t before = ini->entries.n; /* left out */
	if (!r->places.n)
		return;
	if (!values_read((struct str){r->clean.at, r->clean.n}, ini, r->arena)) {
		r->line = 1;
		fault(r, "can't be parsed: no temporary file: %s", system_fault(errno).text);
		ini->whole = false;
		return;
	}
	if (ini->entries.n - before != r->places.n)
		out_of_memory();
	for (size_t i = before; i < ini->entries.n; i++)
		if (!find_place(r, &ini->entries.at[i]))
			out_of_memory();
	qsort(ini->entries.at, ini->entries.n, sizeof *ini->entries.at, by_line);
}

bool ini_read(const char *path, struct ini *ini, struct arena *a)
{
	struct ini_reading r = {.ini = ini, .arena = a};
	struct str file;
	*ini = (struct ini){0};
	if (!slurp(path, &file))
		return false;
	read_lines(&r, file);
	take_values(&r);
	VEC_FREE(r.places);
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
