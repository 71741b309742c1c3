/*
 * A buffer in front of a FILE: what the exports write with. Nothing is allocated, so no object
 * is left half written when memory is gone.
 */
#ifndef READER_EXPORT_WRITER_H
#define READER_EXPORT_WRITER_H

#include "reader/base.h"

#include <stdio.h>

enum { WRITER_ROOM = 64 * 1024 }; /* bytes */

/* Zero-initialise but for `out`. */
struct writer {
	FILE *out;
	bool failed; /* `out` took no more; what is written since is dropped */
	int error;   /* errno of that */
	size_t n;    /* bytes not yet given to `out` */
	char at[WRITER_ROOM];
};

/*
 * Gives the buffer to `out`, and makes `out` pass it on if `through`. False when that fails,
 * once and for all.
 */
bool writer_flush(struct writer *w, bool through);

/* False, with the message and errno of what failed. */
bool writer_fail(const struct writer *w, struct error *e);

static inline void write_char(struct writer *w, char c)
{
	if (w->n == WRITER_ROOM)
		writer_flush(w, false);
	w->at[w->n++] = c;
}

/* What the buffer has no room for. */
void writer_spill(struct writer *w, struct str s);

static inline void write_str(struct writer *w, struct str s)
{
	if (s.n > WRITER_ROOM - w->n) {
		writer_spill(w, s);
	} else if (s.n) {
		memcpy(w->at + w->n, s.at, s.n);
		w->n += s.n;
	}
}
#define WRITE(w, literal) write_str((w), STR(literal))

void write_number(struct writer *w, uint64_t number);

/* The last `n` digits, with zeros before a smaller number. */
void write_digits(struct writer *w, uint64_t number, unsigned n);

#endif
