/*
 * Input: files, pipes and standard input, read in chunks; plain text -> paragraphs, whatever
 * habit its lines follow.
 */
#ifndef READER_INPUT_H
#define READER_INPUT_H

#include "reader/base.h"

/* ---- bytes ----------------------------------------------------------------------------------- */

struct source {
	int fd;
	bool regular;  /* a file with a size; else a pipe or the like, which may stall */
	uint64_t size; /* of a regular file, when opened; else 0 */
	const char *path; /* as given; borrowed */
};

/* Opens `path` ("-": standard input). Missing, unreadable, a directory: false and a message. */
bool source_open(struct source *s, const char *path, struct error *e);
void source_close(struct source *s);

enum source_result { SOURCE_DATA, SOURCE_END, SOURCE_STALLED, SOURCE_CANCELLED, SOURCE_FAILED };

/*
 * Reads up to `room` bytes to `to`. Waits at most `patience` milliseconds (-1: for ever) and
 * returns at once when `cancel_fd` becomes readable (-1: none).
 */
enum source_result source_read(struct source *s, void *to, size_t room, int patience,
			       int cancel_fd, size_t *n, struct error *e);

/* ---- paragraphs ------------------------------------------------------------------------------ */

/* How a plain text uses its lines. */
enum habit {
	HABIT_UNKNOWN,
	HABIT_LINES,   /* a line is a paragraph */
	HABIT_BLANKS,  /* paragraphs are lines too, with blank lines between */
	HABIT_WRAPPED, /* lines broken at 60-80 columns; blank lines or indents part paragraphs */
};

/* Judges by the first `n` bytes (64 KiB are plenty) of normalised text. */
enum habit habit_of(struct str beginning);

/*
 * Cuts text that comes in pieces into paragraphs. The text is changed in place: in wrapped text
 * a line break inside a paragraph becomes a space. Its length never changes, so offsets are
 * final. Spans leave out white space at both ends.
 */
struct paragraphs {
	enum habit habit;
	VEC(struct span) spans; /* finished ones */
	struct span title;      /* the first paragraph when it is a title; empty: none or not yet known */
	/* how far the text is judged, and the line and paragraph under way */
	size_t at, line;
	struct span open;       /* the paragraph growing, empty: none */
	uint32_t indent;        /* columns before the last line of it */
	bool title_judged;
};

/*
 * Goes on over `text` (all of it from the beginning: what came before must be unchanged), up to
 * the last newline, or to its end if `last`. Sets the habit from what is there when it is
 * HABIT_UNKNOWN. Returns how far the text is final: bytes behind it may still be changed.
 */
size_t paragraphs_go_on(struct paragraphs *p, char *text, size_t n, bool last);

/* All of a text in memory. Reuses the room of `p`, which may be zero or used before. */
void paragraphs_of(struct paragraphs *p, char *text, size_t n);
void paragraphs_free(struct paragraphs *p);

#endif
