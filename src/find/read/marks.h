/*
 * Quotation marks: which stretches of the text stand inside them.
 *
 * All styles, decided mark by mark: “ ”  " "  '' ''  `` ''  „ “  « »  » «  ‘ ’  ' '  ` '  ‚ ‘
 * ‹ ›. Only the outermost marks count: a quotation nested in another stays inside it. A stretch
 * never goes over the end of its paragraph: one that is not closed there ends with it.
 */
#ifndef READER_FIND_READ_MARKS_H
#define READER_FIND_READ_MARKS_H

#include "token.h"

enum mark_style {
	MARKS_CURLY,           /* “ ” */
	MARKS_STRAIGHT,        /* " " */
	MARKS_DOUBLED,         /* '' '' and `` '' */
	MARKS_LOW,             /* „ “ and „ ” */
	MARKS_GUILLEMET,       /* « » and » « */
	MARKS_SINGLE,          /* ‘ ’, ‚ ‘, ‹ › */
	MARKS_SINGLE_STRAIGHT, /* ' ' and ` ' */
};

struct stretch {
	struct span inner, outer;         /* without and with the marks */
	uint32_t first, end;              /* tokens of the outer span, half open */
	uint32_t sentence, last_sentence; /* in which it starts and ends */
	uint32_t paragraph;
	uint8_t style; /* enum mark_style */
	bool closed;   /* false: the paragraph ended first */
	bool resumes;  /* opens its paragraph after one that was left unclosed, same style */
};

struct marks {
	struct stretch *at; /* in text order */
	uint32_t n;
};

/* Finds the stretches; sets TOKEN_QUOTED and TOKEN_MARK. The array lives in `a`. Linear. */
void marks_find(struct marks *m, struct tokens *t, const struct document *d, struct arena *a);

static inline bool mark_style_single(uint8_t style)
{
	return style == MARKS_SINGLE || style == MARKS_SINGLE_STRAIGHT;
}

#endif
