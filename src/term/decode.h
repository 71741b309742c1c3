/*
 * Bytes from the terminal -> events. Knows nothing of a terminal: what is a key of its own kind
 * comes in as a table.
 */
#ifndef TERM_DECODE_H
#define TERM_DECODE_H

#include "reader/term.h"

enum { DECODE_SEQUENCES = 40, DECODE_ROOM = 4096, DECODE_PASTE = 1 << 20 };

struct key_decoder {
	struct {
		const char *bytes; /* borrowed; starts with ESC */
		uint32_t key;
	} sequences[DECODE_SEQUENCES];
	int n_sequences;
	unsigned char held[DECODE_ROOM]; /* read but not decoded */
	size_t n;
	bool pasting;
	VEC(char) pasted;
};

/* A key that this terminal sends as these bytes. Not from ESC on, or too many: left out. */
void decode_teach(struct key_decoder *d, const char *bytes, uint32_t key);

/*
 * The next event of what is held. EVENT_NONE: nothing, or the beginning of something; `whole`
 * says that nothing more will come, so that a beginning is taken for what it is.
 */
struct event decode_next(struct key_decoder *d, bool whole);

void decode_free(struct key_decoder *d);

#endif
