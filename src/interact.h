/* The screen in use: events in, effects out, until the reader quits. */
#ifndef INTERACT_H
#define INTERACT_H

#include "reader/session.h"

struct config;

/* What to do with an article when there is no terminal to show it on; gives its exit code. */
typedef int interact_plain(struct article *a, void *context);

/*
 * Opens the articles ("-": standard input), shows them, carries out what is asked. When all of
 * them fail, says so on stderr; when the terminal cannot be used, hands each to `plain` with
 * `context`. `where`: what the first one is to be opened at, as ui_begin() takes it; NULL:
 * nothing. The exit code: 0, 1 when an article failed, 128 + n after signal n. `places` may
 * be NULL.
 */
int interact(const struct config *config, const char *const *paths, size_t n, const char *where,
	     const struct places *places, enum extent extent, interact_plain *plain,
	     void *context);

#endif
