/* What stands in words and nobody sees: soft hyphens, joiners, signs without width, tags. */
#ifndef READER_INPUT_UNSEEN_H
#define READER_INPUT_UNSEEN_H

#include "reader/base.h"

/*
 * Leaves out what stands unseen between the letters of Latin words, as they would be other
 * words with it; other scripts, and signs, are joined by some of it. In place; returns how many
 * bytes are left.
 */
size_t unseen_leave(char *text, size_t n);

#endif
