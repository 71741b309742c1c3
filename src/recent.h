/* The screen of the articles read last: one is chosen there, others may be forgotten. */
#ifndef RECENT_H
#define RECENT_H

#include "reader/config.h"

/*
 * Lets the reader choose: true, and the article's path in the arena, with what is to be read of
 * it (an enum extent). False when none was chosen: `e` says why, if the reader did not want any
 * it is empty.
 */
bool recent_choose(const struct config *config, struct arena *arena, const char **path,
		   int *extent, struct error *e);

#endif
