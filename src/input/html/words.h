/* Words of a text, compared without case and punctuation. */
#ifndef READER_INPUT_HTML_WORDS_H
#define READER_INPUT_HTML_WORDS_H

#include "reader/base.h"

/* The words in lower case, a space between them; to the arena. */
struct str words_fold(struct arena *arena, struct str s);

/* Does `s` hold the folded words one after the other? */
bool words_hold(struct str folded, struct str sought);

/* 0..1: how much of the words of `b` (counted by letters) stands in `a`; both are folded. */
float words_alike(struct str a, struct str b);

/* Is the code point a letter or a digit? */
bool words_ink(uint32_t c);

/* Do the bytes stand somewhere, ASCII letters in any case? `lower` is in lower case. */
bool words_find(struct str s, const char *lower);

/* Without white space at its ends, and single within; to the arena. */
struct str words_squeeze(struct arena *arena, struct str s);

#endif
