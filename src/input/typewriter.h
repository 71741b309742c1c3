/*
 * Text that a program wrote for a terminal or a line printer, as manuals and logs come to a
 * pager: bold and underlined by overstriking (N\bN, _\bN), colours (ESC [ … m), links (OSC 8).
 * What is bold, italic, underlined or reversed is noted; colours go.
 */
#ifndef READER_INPUT_TYPEWRITER_H
#define READER_INPUT_TYPEWRITER_H

#include "reader/input.h"

/* Zero-initialise. */
struct typewriter {
	VEC(char) bytes;           /* the last ones put out, then those held back */
	size_t out;                /* how many of them were put out */
	size_t before;             /* bytes put out before `bytes` */
	bool used;                 /* something has been taken away */
	unsigned styles;           /* in force, enum letter_style */
	VEC(struct styled) styled; /* by bytes of all that was put out */
};

/*
 * The next piece of text, in any charset that has ASCII in it, with all of that taken away;
 * other controls stay. Pieces may end anywhere: what may begin a sequence is held back, unless
 * `last`. Valid until the next call, and as long as the piece is.
 */
struct str typewriter_feed(struct typewriter *t, struct str piece, bool last);

void typewriter_free(struct typewriter *t);

#endif
