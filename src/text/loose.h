/* Patterns as people type them: straight marks and plain spaces stand for their kin, too. */
#ifndef TEXT_LOOSE_H
#define TEXT_LOOSE_H

#include "reader/base.h"

/*
 * The regular expression that finds what `source` does and the same written otherwise: ' finds
 * ’ and ‘, " finds “ ” and „, a space no-break spaces, - other hyphens, é an e with an accent
 * behind it; soft hyphens and signs without width, which nobody sees, may stand between
 * letters. `literal`: no character is
 * special. Empty when `source` uses what is not understood here: then it is to be taken as it
 * is.
 */
struct str loose_pattern(struct str source, bool literal, struct arena *a);

#endif
