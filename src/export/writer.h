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
 * Gives the buffer to `out`, and makes `out` pass it on if `through`. False when that fails,
 * once and for all.
 */
bool writer_flush(struct writer *w, bool through);

/* False, with the message and errno of what failed. */
bool writer_fail(const struct writer *w, struct error *e);

/* Makes room for `more` bytes behind w->n. */
void writer_make_room(struct writer *w, size_t more);

/*
 * Where the next byte goes, with room for `most`: whatever is put there counts from
 * writer_end() on. One question for room serves a run of small things.
 */
static inline char *writer_begin(struct writer *w, size_t most)
{
	if (w->room - w->n < most)
		writer_make_room(w, most);
	return w->at + w->n;
}

static inline void writer_end(struct writer *w, char *end)
{
	w->n = (size_t)(end - w->at);
}

/* These put something at `out`, where there must be room, and return its end. */
static inline char *put_str(char *out, struct str s)
{
	if (s.n)
		memcpy(out, s.at, s.n);
	return out + s.n;
}
#define PUT(out, literal) put_str((out), STR(literal))

enum { NUMBER_ROOM = 24 };
char *put_number(char *out, uint64_t number);

/* At most `decimals` (1 to 4) digits after the point, no zeros behind them; null for NAN. */
char *put_decimal(char *out, double number, unsigned decimals);

static inline void write_str(struct writer *w, struct str s)
{
	writer_end(w, put_str(writer_begin(w, s.n), s));
}
#define WRITE(w, literal) write_str((w), STR(literal))

static inline void write_number(struct writer *w, uint64_t number)
{
	writer_end(w, put_number(writer_begin(w, NUMBER_ROOM), number));
}

/*
 * A JSON string; `s` must be valid UTF-8. Puts it at `out`, where writer_begin() is to have
 * made room for a quotation mark, and makes what room it needs behind; to be followed by
 * writer_end().
 */
char *put_json_string(struct writer *w, char *out, struct str s);

static inline void write_json_string(struct writer *w, struct str s)
{
	writer_end(w, put_json_string(w, writer_begin(w, 1), s));
}

#endif
