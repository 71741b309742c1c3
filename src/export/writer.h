/* A buffer in front of a FILE, and JSON's tokens: what the exports write with. */
#ifndef READER_EXPORT_WRITER_H
#define READER_EXPORT_WRITER_H

#include "reader/base.h"

#include <stdio.h>

struct writer {
	FILE *out;
	char *at;
	size_t n, room; /* bytes not yet given to `out` */
	bool failed;    /* `out` took no more; what is written since is dropped */
	int error;      /* errno of that */
};

void writer_free(struct writer *w);

/*
 * Gives the buffer to `out`, and makes `out` pass it on if `through`. False when that fails, once
 * and for all.
 */
bool writer_flush(struct writer *w, bool through);

/* False, with the message and errno of what failed. */
bool writer_fail(const struct writer *w, struct error *e);

/* Makes room for `more` bytes behind w->n. */
void writer_make_room(struct writer *w, size_t more);

static inline void write_str(struct writer *w, struct str s)
{
	if (s.n == 0)
		return;
	if (w->room - w->n < s.n)
		writer_make_room(w, s.n);
	memcpy(w->at + w->n, s.at, s.n);
	w->n += s.n;
}
#define WRITE(w, literal) write_str((w), STR(literal))
void write_number(struct writer *w, uint64_t number);

/* At most `decimals` (1 to 4) digits after the point, no zeros behind them; null for NAN. */
void write_decimal(struct writer *w, double number, unsigned decimals);

/* A JSON string; `s` must be valid UTF-8. */
void write_json_string(struct writer *w, struct str s);

#endif
