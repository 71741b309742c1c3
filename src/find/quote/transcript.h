/* Transcripts: what is said in the turns, as quotes. */
#ifndef READER_FIND_QUOTE_TRANSCRIPT_H
#define READER_FIND_QUOTE_TRANSCRIPT_H

#include "find/pass.h"

/*
 * Puts a quote for each paragraph of each turn in the place of what was found in them; the
 * quotes, n of them, stand by outer.start. They are mixed, all of it one part, or direct where
 * marks stand around all of it. Returns the list, which may be another, and its length in *n.
 */
struct quote *transcript_add(const struct find *f, struct quote *quotes, uint32_t *n);

#endif
