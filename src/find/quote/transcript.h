/*
 * Transcripts: lines that open with who is speaking, "HUBER: We were not asked." or "Q: …".
 */
#ifndef READER_FIND_QUOTE_TRANSCRIPT_H
#define READER_FIND_QUOTE_TRANSCRIPT_H

#include "find/pass.h"

/*
 * The label that opens the tokens first..end-1, without its colon, or an empty span; *after is
 * the token behind it. Labels are in capitals, or Q and A.
 */
struct span transcript_label(const struct tokens *t, uint32_t first, uint32_t end,
			     uint32_t *after);

/*
 * Adds to the quotes (n of them, by outer.start) the paragraphs outside marks that a label, or
 * a name that comes again, opens, when such come often enough to make a transcript: mixed
 * quotes, all of it one part. Returns the list, in f->scratch, and its length in *n.
 */
struct quote *transcript_add(const struct find *f, struct quote *quotes, uint32_t *n);

#endif
