/*
 * The room of persons. In: tokens and the mentions of d->quotes. Out: d->speakers, the speaker
 * of each quote, d->speaker_mentions, and person_words for the room of places. Names that mean
 * the same share a figure; each mention, be it a name, a pronoun or a description, is led to a
 * party; parties that are quoted become speakers.
 */
#ifndef READER_FIND_PERSON_PERSON_H
#define READER_FIND_PERSON_PERSON_H

#include "find/pass.h"

void speaker_pass(struct find *f);

#endif
