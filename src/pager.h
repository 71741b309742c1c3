/* Text on a terminal that can't address its cursor: a screen at a time. */
#ifndef PAGER_H
#define PAGER_H

#include <stdio.h>

/*
 * A stream to write to instead of `terminal`. When the screen is full it waits at --More-- for
 * Space (a screen more), Enter (a line more) or q, after which writing fails with EPIPE. Where
 * no keyboard can be read it does not wait. NULL with errno when the system refuses. To be
 * closed with fclose, which leaves `terminal` open.
 */
FILE *pager_open(FILE *terminal);

#endif
