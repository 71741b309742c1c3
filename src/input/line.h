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

/* Measures the line at `s`, which does not hold its newline. */
struct line line_measure(const char *text, struct span s);

/* Only its ink, indent and columns. */
struct line line_width(const char *text, struct span s);

/* What it is, by its ink and columns; not empty. */
enum line_kind line_kind(const char *text, const struct line *l);

/*
 * Calls `seen` for each line, measured by line_measure or line_width; without `whole` an
 * unfinished last one is left out.
 */
void line_each(struct str s, bool whole,
	       struct line (*measure)(const char *text, struct span s),
	       void (*seen)(void *state, const struct line *l), void *state);

#endif
