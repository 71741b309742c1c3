/*
 * Bytes that are written one after the other and read so again: numbers, strings; squeezed by
 * zlib, as the words of quotes are most of the archive.
 */
#ifndef STATE_PACK_H
#define STATE_PACK_H

#include "reader/base.h"

struct pack {
	VEC(unsigned char) bytes;
};

void pack_number(struct pack *p, uint32_t number);
void pack_str(struct pack *p, struct str s);

/* Squeezes what is in it. */
void pack_squeeze(struct pack *p);

/* Reading; what is beyond the end, or was never packed, is 0 or empty and `bad`. */
struct unpack {
	const unsigned char *at, *end;
	bool bad;
};

/* Of squeezed bytes; they are spread into the arena. */
struct unpack unpack_of(const void *bytes, size_t n, struct arena *arena);

uint32_t unpack_number(struct unpack *u);
struct str unpack_str(struct unpack *u); /* borrowed from the arena */

#endif
