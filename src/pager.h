/* Text line by line, a screen at a time: for terminals that can't do more, and for ears. */
#ifndef PAGER_H
#define PAGER_H

#include <stdio.h>

/*
 * A stream to write to instead of `terminal`. When the screen is full it waits at --More-- for
 * a key of less: Space, Enter, d, b, k, u, g, G, /, n, h; or q, after which writing fails with
 * EPIPE. Closing waits at (END), where anything was waited for before. Where no keyboard can be
 * read nothing is. NULL with errno when the system refuses. To be
 * closed with fclose, which leaves `terminal` open.
 */
FILE *pager_open(FILE *terminal);

#endif
