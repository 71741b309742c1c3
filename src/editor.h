/* The reader's own editor on a file, in the terminal that is ours otherwise. */
#ifndef EDITOR_H
#define EDITOR_H

#include "reader/base.h"

/*
 * The line of a file, from 1, where words of its article stand; `share`: how far into it they
 * are. When they are not found there, the line that is as far into the file.
 */
unsigned editor_line(const char *path, struct str words, double share);

/*
 * Runs $VISUAL, else $EDITOR, else vi, at that line, and waits until it has ended. The terminal
 * must be closed. No shell is asked: the variable is words, parted by blanks.
 */
bool editor_run(const char *path, unsigned line, struct error *e);

#endif
