/* A name as a row shows it, word by word. */
#ifndef READER_FIND_LISTING_SHOWN_H
#define READER_FIND_LISTING_SHOWN_H

#include "find/pass.h"

enum shown_shape {
	SHOWN_CAPITAL = 1, /* its first word has a capital */
	SHOWN_LOWER = 2,   /* its last one has none */
	SHOWN_GIVEN = 4,   /* has a first name, a family name, a common word */
	SHOWN_SURNAME = 8,
	SHOWN_COMMON = 16,
	SHOWN_UPPER = 32 /* its last word is in capitals */
};

struct shown {
	uint32_t words;
	uint32_t shape; /* enum shown_shape */
	uint32_t first; /* hash of its first word */
	uint32_t last;  /* of the last of its core, before "of", "who", a comma */
	uint64_t head;  /* classes of that */
	uint64_t opens; /* classes of the first */
	uint8_t gender; /* bits of its first names: 1 male, 2 female */
};

/* Reads a name, which need not stand in the text. */
struct shown shown_read(struct str name);

/* Few numbers for the classes of a head. */
uint32_t shown_head(uint64_t classes);

#endif
