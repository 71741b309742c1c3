/* One question to the gazetteer, for those who look for persons. */
#ifndef READER_FIND_PLACED_H
#define READER_FIND_PLACED_H

#include "reader/document.h"

struct places;

/* Do the words with these hashes name a place that news speak of? */
bool names_place(const struct places *own, const uint32_t *hashes, uint32_t n);

#endif
