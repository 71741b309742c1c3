/* A program that has the terminal meanwhile: an editor, a browser. */
#ifndef LEND_H
#define LEND_H

#include "reader/base.h"

/*
 * Runs a command with the arguments `more`, up to a NULL, behind its own, and waits until it
 * has ended. The terminal must be closed. No shell is asked: the command is words, parted by
 * blanks; each of `more` is one argument whatever stands in it. False, too, when it says itself
 * that it failed.
 */
bool lend_terminal(const char *command, const char *const *more, struct error *e);

#endif
