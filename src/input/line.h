/* Lines of a plain text, measured: what habit and paragraph are judged by. */
#ifndef READER_INPUT_LINE_H
#define READER_INPUT_LINE_H

#include "paragraph.h"

enum { HABIT_SAMPLE = 64 * 1024 }; /* bytes a habit is judged by at most */

/*
 * The stretch without white space at both ends; empty, at `s.end`, when there is nothing else.
 */
struct span line_trim(const char *text, struct span s);

/* Where the line at `at` ends: at its newline or form feed, or at the end of `s`. */
size_t line_end(struct str s, size_t at);

/* Measures the line at `s`, which does not hold its newline: all that its struct tells. */
struct line line_measure(const char *text, struct span s);

/* Fills in columns and kind of a line whose ink, which is not empty, and indent are known. */
void line_width(const char *text, struct line *l);

/* Fills in the rest; the line is not empty. */
void line_read(const char *text, struct line *l);

/*
 * Calls `seen` for each line, of which it tells ink and indent; without `whole` an unfinished
 * last one is left out.
 */
void line_each(struct str s, bool whole, void (*seen)(void *state, const struct line *l),
	       void *state);

#endif
