/* Pieces of an article on one line: white space folded, nothing unprintable. */
#ifndef READER_EXPORT_PHRASE_H
#define READER_EXPORT_PHRASE_H

#include "reader/export.h"
#include "writer.h"

/*
 * Writes `s` with `before` in front of each character of `special` (ASCII). What must not be
 * shown gets a stand-in, what has no columns is left out.
 */
void phrase_write(struct writer *w, struct str s, const char *special, char before);

/*
 * As a field of CSV, in quotes, which are doubled within. Spreadsheets take what begins like a
 * formula for one: such a text gets an apostrophe in front, by which they know text.
 */
void phrase_field(struct writer *w, struct str s);

/* What CommonMark or its dialects could take for a sign of theirs; to be escaped by '\\'. */
#define MARKDOWN_SIGNS "\\`*_[]<>&~|#$"

/* From the first character on that phrase_write would show. */
struct str phrase_begin(struct str s);

/* The file's name, which may be no UTF-8, as text; empty: none. */
struct str phrase_path(const struct export_article *a, struct arena *arena);

/* The headline, told outside the text or in it; empty: none. */
struct str phrase_title(const struct export_article *a);

/* Names of the regions that a quote's paragraph tells, each once; `between` stands between. */
void phrase_regions(struct writer *w, const struct document *d, const struct quote *q,
		    struct str between, const char *special, char before);

#endif
