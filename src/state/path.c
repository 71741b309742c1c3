/* Where the database lies, and where articles do. */
#include "store.h"

#include "reader/input.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

bool state_path(char *out, size_t room)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	int n = -1;
	if (state && state[0] == '/')
		n = snprintf(out, room, "%s/reader/state.db", state);
	else if (home && home[0] == '/')
		n = snprintf(out, room, "%s/.local/state/reader/state.db", home);
	return n > 0 && (size_t)n < room;
}

void make_folders(const char *path)
{
	char folder[PATH_MAX];
	for (size_t i = 1; path[i] && i < sizeof folder; i++) {
		if (path[i] != '/')
			continue;
		memcpy(folder, path, i);
		folder[i] = 0;
		mkdir(folder, 0700);
	}
}

/* A file that is gone has the place that its name says. */
struct str absolute_path(struct str path, struct arena *arena)
{
	char real[PATH_MAX], here[PATH_MAX];
	struct str given = arena_str(arena, path);
	if (source_is_address(given.at))
		return given;
	if (realpath(given.at, real))
		return arena_str(arena, str_of(real));
	if (given.n && given.at[0] != '/' && getcwd(here, sizeof here))
		return arena_printf(arena, "%s/%s", here, given.at);
	return given;
}
