#include "paths.h"

#include "reader/text.h"

#include <dirent.h>
#include <stdio.h>
#include <strings.h>
#include <sys/stat.h>

enum { LOOK_MOST = 20000 }; /* entries of a folder that are looked at, so that no key waits */

bool path_expand(struct str name, char *out, size_t room, struct error *e)
{
	const char *home = getenv("HOME");
	bool at_home = name.n >= 2 && memcmp(name.at, "~/", 2) == 0 && home;
	struct str rest = at_home ? (struct str){name.at + 1, name.n - 1} : name;
	int n = snprintf(out, room, "%s%.*s", at_home ? home : "", (int)rest.n, rest.at);
	if (n < 0 || (size_t)n >= room)
		return fail(e, "%.*s: the name is too long", (int)name.n, name.at);
	return true;
}

static bool can_be_typed(struct str name)
{
	unsigned size;
	for (size_t at = 0; at < name.n; at += size) {
		uint32_t c = text_decode(name, at, &size);
		if (c == 0xfffd || !text_printable(c))
			return false;
	}
	return true;
}

static bool is_like(const char *name, struct str begin)
{
	bool hidden = name[0] == '.' && !(begin.n && begin.at[0] == '.');
	bool itself = strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
	return !hidden && !itself && strncasecmp(name, begin.at, begin.n) == 0 &&
	       can_be_typed(str_of(name));
}

static bool is_folder(const char *folder, const struct dirent *entry)
{
	char path[4096 + 256];
	struct stat there;
	if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
		return entry->d_type == DT_DIR;
	int n = snprintf(path, sizeof path, "%s%s", folder, entry->d_name);
	return n > 0 && (size_t)n < sizeof path && stat(path, &there) == 0 &&
	       S_ISDIR(there.st_mode);
}

static int by_name(const void *one, const void *other)
{
	const struct str *a = one, *b = other;
	return strcmp(a->at, b->at);
}

const struct str *paths_like(struct str part, struct arena *arena, size_t *n)
{
	const char *slash = part.n ? memrchr(part.at, '/', part.n) : NULL;
	size_t before = slash ? (size_t)(slash - part.at) + 1 : 0;
	struct str begin = {part.at + before, part.n - before};
	char folder[4096];
	struct error e;
	*n = 0;
	if (!path_expand((struct str){part.at, before}, folder, sizeof folder, &e))
		return NULL;
	DIR *d = opendir(before ? folder : ".");
	VEC(struct str) paths = {0};
	const struct dirent *entry;
	for (int i = 0; d && i < LOOK_MOST && (entry = readdir(d)); i++)
		if (is_like(entry->d_name, begin))
			VEC_PUSH(paths, arena_printf(arena, "%.*s%s%s", (int)before, part.at,
						     entry->d_name,
						     is_folder(folder, entry) ? "/" : ""));
	if (d)
		closedir(d);
	struct str *sorted = ARENA_ARRAY(arena, paths.n, struct str);
	if (paths.n) {
		memcpy(sorted, paths.at, paths.n * sizeof *sorted);
		qsort(sorted, paths.n, sizeof *sorted, by_name);
	}
	*n = paths.n;
	VEC_FREE(paths);
	return sorted;
}
