/*
 * The article, written: reader/1 JSON, plain text with its speakers, and the batch loop that
 * turns JSON lines into JSON lines.
 */
#ifndef READER_EXPORT_H
#define READER_EXPORT_H

#include "reader/find.h"
#include "reader/input.h"
#include "reader/state.h"
#include "reader/text.h"

#include <stdio.h>

/* What is written of an article; all is borrowed. */
struct export_article {
	const char *path; /* as the user gave it; NULL: none */
	const char *type; /* media type */
	enum charset charset;
	const char *written_in; /* the charset's name; NULL: the built-in one's */
	struct str text;
	const struct span *paragraphs;
	uint32_t n_paragraphs;
	/* paragraphs behind those, for which the text's bytes go on: of pictures */
	uint32_t n_captions;
	struct span title;  /* of the text; empty: none */
	struct about about; /* told outside the text */
	const struct document
		*document; /* NULL: not analysed; may cover the text's beginning only */
};

/* How it is laid out, where the format lays out. */
struct export_style {
	int columns;         /* of the whole line, gutter included; 20 at least */
	int ambiguous;       /* columns of an East Asian ambiguous character, 1 or 2 */
	bool unicode;        /* gutter glyphs and rules; else their ASCII stand-ins */
	const char *heading; /* names the article, if it is one of several; else NULL */
};

/*
 * A format that articles are written in. Each function gives false, with a message, when
 * writing fails; errno is kept, so that EPIPE can be told apart.
 */
struct export_format {
	const char *name, *help;
	bool (*write)(const struct export_article *a, const struct export_style *style,
		      FILE *out, struct error *e);
	/* what stands before the first article and behind the last; NULL: nothing */
	bool (*open)(FILE *out, struct error *e);
	bool (*close)(FILE *out, struct error *e);
};

/* All of them, in the order of --help; NULL behind the last. */
extern const struct export_format *const export_formats[];

/* NULL if there is none. */
const struct export_format *export_format_named(const char *name);

/* A table of what a page of the screen shows, row by row, that of the columns' heads first. */
struct table_cell {
	struct str text; /* a name or word; a number as it is written; empty: nothing */
	bool number;
};
struct export_table {
	const struct table_cell *cells;
	uint32_t columns, rows;
};

/*
 * Writes it in the format of that name (json, csv, markdown; any other: as text in columns).
 * False, with a message and errno, when writing fails.
 */
bool export_table(const struct export_table *t, const char *format, FILE *out, struct error *e);

/* The formats for quotes out of the archive: the i-th one's name, NULL behind the last. */
const char *export_said_name(size_t i);

/* Writes the quotes in that format; false, with a message and errno, when writing fails. */
bool export_said(size_t format, const struct said *said, size_t n, FILE *out, struct error *e);

/* How a batch is done. */
struct batch_wish {
	const struct places *places; /* may be NULL */
	const char *keep; /* members to pass through, joined by commas; NULL: none is asked */
	bool strict;      /* a bad line is told by the exit status, too */
};

/*
 * Reads {"id": …, "text": "…"} lines, or such with "html" for the text, from `in` (its
 * descriptor: nothing may have been read from it before) and writes one reader/1 object per
 * line to `out`, in order, the members to keep as "in" at its end; a bad line gives
 * {"id": …|null, "error": {"line": n, "message": "…"}}. Flushes after each line unless `out` is
 * a regular file. Faults are counted on `err`. Returns the exit status: 0; 1 when strict and a
 * line was bad; 3 when reading or writing failed. A closed pipe is no failure (SIGPIPE must
 * be ignored): who closed it has what they want.
 */
int batch_run(FILE *in, FILE *out, FILE *err, const struct batch_wish *wish);

#endif
