/* Paths as they are typed. */
#ifndef PATHS_H
#define PATHS_H

#include "reader/base.h"

/* "~/" is the home folder. False, with a message, when it is too long for `out`. */
bool path_expand(struct str name, char *out, size_t room, struct error *e);

/*
 * The files whose paths begin with `part`, sorted, a folder's with a slash behind; as they
 * would be typed. Those that can't be typed are left out, as are hidden ones that are not asked
 * for. All in the arena.
 */
const struct str *paths_like(struct str part, struct arena *arena, size_t *n);

#endif
