/* The sentences that tell why a quote was found, each of several parts. */
#ifndef READER_FIND_QUOTE_WHY_H
#define READER_FIND_QUOTE_WHY_H

#include "reader/base.h"

/* A part that is always the same, for tables. */
/* clang-format off */
#define SAID(s) {(s), sizeof(s) - 1}
/* clang-format on */

/* The parts one after the other; the string lives in `a`. */
struct str why_told(struct arena *a, const struct str *parts, size_t n);

#endif
