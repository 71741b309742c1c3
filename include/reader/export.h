/*
 * The document, written: reader/1 JSON, plain text with its speakers, and the batch loop that
 * turns JSON lines into JSON lines.
 */
#ifndef READER_EXPORT_H
#define READER_EXPORT_H

#include "reader/session.h"

#include <stdio.h>

/*
 * One reader/1 object and a newline. `path` as given by the user. An article without findings
 * (still reading, longer than FIND_MOST) is written with what there is. False when writing fails.
 */
bool export_json(const struct article_view *a, const char *path, FILE *out, struct error *e);

struct export_style {
	int columns;   /* of the whole line, gutter included; 20 at least */
	int ambiguous; /* columns of an East Asian ambiguous character, 1 or 2 */
	bool unicode;  /* gutter glyphs; else ASCII stand-ins */
};

/*
 * The article wrapped, with a gutter that tells the kinds of quotes and the speakers named
 * behind their quotes' last lines; no escape sequences, nothing unprintable.
 */
bool export_text(const struct article_view *a, const struct export_style *style, FILE *out,
		 struct error *e);

/*
 * Reads `{"id": …, "text": "…"}` lines from `in` and writes one reader/1 object per line to
 * `out`, in order; a bad line gives {"id": …|null, "error": {"line": n, "message": "…"}}. Flushes
 * after each line unless `out` is a regular file. Faults are counted on `err`. Returns the exit
 * status: 0; 1 when `strict` and a line was bad; 3 when reading or writing failed (0 on EPIPE:
 * who closed the pipe has what they want). `places` may be NULL.
 */
int batch_run(FILE *in, FILE *out, FILE *err, const struct places *places, bool strict);

#endif
