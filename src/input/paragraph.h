/* Plain text -> paragraphs and a title, whatever habit its lines follow. */
#ifndef READER_INPUT_PARAGRAPH_H
#define READER_INPUT_PARAGRAPH_H

#include "reader/base.h"

/* How a plain text uses its lines. */
enum habit {
	HABIT_UNKNOWN,
	HABIT_LINES,   /* a line is a paragraph */
	HABIT_BLANKS,  /* paragraphs are lines too, with blank lines between */
	HABIT_WRAPPED, /* lines broken at some column; blank lines, indents, short lines part
			  paragraphs */
};

/* How wrapped lines were filled, in columns. */
struct filling {
	uint32_t width;
	uint32_t slack; /* by which a line that goes on may stay short; 0: filled by rule */
};

/*
 * Judges by the first 64 KiB of normalised text; an unfinished last line is left out unless
 * `whole`. *filling is set when the habit is HABIT_WRAPPED.
 */
enum habit habit_of(struct str beginning, bool whole, struct filling *filling);

/* A line as the cutting sees it. */
struct line {
	struct span ink;  /* without white space at both ends; empty: a blank line */
	uint32_t indent;  /* columns before it */
	uint32_t columns; /* with the indent */
	uint32_t word;    /* columns of the first word */
	bool bullet;      /* starts with the sign of a list */
	bool starts;      /* may start a sentence */
	bool ends;        /* may end one */
};

/*
 * Cuts text that comes in pieces into paragraphs. The text is changed in place: in wrapped text
 * a line break inside a paragraph becomes a space. Neither its bytes nor its code points grow
 * more or fewer, so offsets are final. Spans leave out white space at both ends.
 * Zero-initialise.
 */
struct paragraphs {
	VEC(struct span) spans; /* finished ones */
	struct span open;       /* the one growing behind them; empty: none */
	struct span title; /* the first paragraph when it is a title; empty: none, or not known
			      yet */
	enum habit habit;
	struct filling filling;
	size_t judged;    /* bytes the habit was judged by */
	size_t at;        /* start of the first line that is not cut yet */
	size_t scanned;   /* no newline stands between `at` and here */
	size_t blank;     /* nor any ink between `at` and here */
	struct line last; /* the last line of the open paragraph */
	bool listed;      /* it started with the sign of a list */
	bool title_judged;
};

/*
 * Goes on over `text`, all of it from the beginning: what stood there at the last call must be
 * unchanged. `last`: no more will come. The habit is judged at the first call, and again as the
 * text doubles up to 64 KiB, so the first call should bring as much as is at hand. Returns how
 * far the text is final: bytes behind it may still be changed.
 */
size_t paragraphs_go_on(struct paragraphs *p, char *text, size_t n, bool last);

/* All of a text in memory; the room of a used `p` is used again. */
void paragraphs_of(struct paragraphs *p, char *text, size_t n);
void paragraphs_free(struct paragraphs *p);

#endif
