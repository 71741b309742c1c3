/* Block quotations: paragraphs that ">" opens, behind "the letter reads:". */
#ifndef READER_FIND_QUOTE_BLOCK_H
#define READER_FIND_QUOTE_BLOCK_H

#include "find/pass.h"

/* The paragraph that leads to the block in which this one stands; UINT32_MAX: it is in none. */
uint32_t block_lead(const struct find *f, uint32_t paragraph);

/*
 * Puts a direct quote for each paragraph of each block in the place of what was found in it;
 * the quotes, n of them, stand by outer.start. Returns the list, which may be another, and its
 * length in *n.
 */
struct quote *blocks_add(const struct find *f, struct quote *quotes, uint32_t *n);

#endif
