/* Words that are parted by a hyphen at the end of a line. */
#ifndef READER_INPUT_HYPHEN_H
#define READER_INPUT_HYPHEN_H

#include "reader/base.h"

/* Bytes of the hyphen that `s` ends in; 0: in none. */
unsigned hyphen_bytes(struct str s);

/*
 * Where `before` ends in a hyphen within a word that `line` goes on with: one more than the
 * bytes of the hyphen that are to go, which are none when it belongs to the word; else 0.
 */
unsigned hyphen_at_end(struct str before, struct str line, bool (*knows)(struct str word));

#endif
