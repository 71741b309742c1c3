/* Text set double-spaced, as drafts are: a blank line behind each line means nothing. */
#ifndef READER_INPUT_SPACING_H
#define READER_INPUT_SPACING_H

#include "reader/base.h"

/* Is a text, by its beginning, surely set so? */
bool spacing_seen(struct str beginning);

/*
 * Takes one blank line out behind each line. In place: the text gets shorter; it begins and
 * ends where a line does. Returns how long it is now.
 */
size_t spacing_close(char *text, size_t n);

#endif
