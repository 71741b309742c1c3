/* Headers of releases: the line before a quotation that tells whose it is. */
#ifndef READER_FIND_QUOTE_HEADER_H
#define READER_FIND_QUOTE_HEADER_H

#include "find/pass.h"

/*
 * Gives a quotation that fills its paragraph, and that no cue leads to, to whoever the line
 * before it names: "Statement by Maria Huber, Treasurer.", "From the desk of Maria Huber".
 */
void headers_read(const struct find *f, struct quote *quotes, uint32_t n);

#endif
