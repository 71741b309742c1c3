/*
 * Strings that are long or hold escapes, lifted out of a line of JSON before the library parses
 * it: the library takes some 25 ns a byte, more than all reading and writing together, and
 * refuses lone surrogates. It still sees the whole structure.
 */
#ifndef READER_EXPORT_LIFT_H
#define READER_EXPORT_LIFT_H

#include "reader/base.h"

/* Zero-initialise, use for many lines. */
struct lift {
	VEC(struct str) strings; /* unescaped, in the line's own bytes */
	char *skeleton;          /* the line with a short stand-in for each */
	size_t n, room;
};

/*
 * Lifts. Changes the line, which holds the strings afterwards. Each has the code points that
 * JSON means, but for surrogates that lack their partner, which become U+FFFD, and the CR of CR
 * LF, which becomes a space. False, with a message, when one of them is no JSON string. They
 * may be ill-formed UTF-8.
 */
bool lift_strings(struct lift *l, char *line, size_t n, struct error *e);

/* The string that a value of the skeleton stands for, itself if it was not lifted. */
struct str lift_resolve(const struct lift *l, struct str value);

void lift_free(struct lift *l);

#endif
