/*
 * The room of places. In: tokens, the words of persons, the gazetteer and the user's own
 * places. Out: d->regions and d->region_mentions. Stretches of capitalised words compete to be
 * a place's name (contenders), then the places of each name (senses) to be the one meant.
 */
#ifndef READER_FIND_PLACE_PLACE_H
#define READER_FIND_PLACE_PLACE_H

#include "find/pass.h"

void region_pass(struct find *f);

/* Do the words with these hashes name a place that news speak of? */
bool names_place(const struct places *own, const uint32_t *hashes, uint32_t n);

/* Are those of some place called so: "Italian", "New Zealander"? */
bool names_people(const struct places *own, const uint32_t *hashes, uint32_t n);

/*
 * The state that the words with these hashes name, in full or short: one number for "Oregon"
 * and "Ore."; 0: none.
 */
uint32_t names_state(const struct places *own, const uint32_t *hashes, uint32_t n);

#endif
