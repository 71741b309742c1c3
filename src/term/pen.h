/*
 * Styles as the terminal takes them: from the style in force to the next with as few bytes as
 * its description allows. ncurses would send both colours and a reset at every change.
 */
#ifndef TERM_PEN_H
#define TERM_PEN_H

#include "reader/config.h"

struct bytes {
	VEC(char) list;
};

void bytes_add(struct bytes *b, const char *at, size_t n);
void bytes_add_text(struct bytes *b, const char *text);

struct pen {
	unsigned attributes;           /* enum attribute */
	int fg, bg;                    /* as the terminal numbers them, -1 its default */
	char fg_text[24], bg_text[24]; /* what sets them; "" without colours */
};

/* Reads the terminal's description; once it is known. */
void pen_start(void);

/* The pen for a style, on this terminal. */
struct pen pen_of(struct style style);

/* What brings the terminal from `now` to `want`. `now` is NULL when it is not known. */
void pen_change(struct bytes *out, const struct pen *now, const struct pen *want);

bool pen_same(const struct pen *a, const struct pen *b);
/* True when blanks look alike in both. */
bool pen_same_blank(const struct pen *a, const struct pen *b);

/* What leaves no style behind. */
void pen_reset(struct bytes *out);

#endif
