/*
 * Chains: from the hash of a word to the newest entry of a list that has it; the entries
 * themselves hold the way to older ones.
 */
#ifndef READER_FIND_PERSON_CHAIN_H
#define READER_FIND_PERSON_CHAIN_H

#include "reader/base.h"

struct chain {
	uint32_t *keys, *heads; /* a head is an index + 1 */
	uint32_t mask;
};

/* Arrays in `a`, room for `room` keys, of which far fewer are expected. */
void chain_make(struct chain *c, struct arena *a, uint32_t room);

/* Where the head of a key stands, made when it is new. */
uint32_t *chain_at(struct chain *c, uint32_t key);

/* The head of a key, 0: none. */
uint32_t chain_head(const struct chain *c, uint32_t key);

#endif
