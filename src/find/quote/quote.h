/*
 * The room of quotes. In: tokens, marks, elements and phrases. Out: d->quotes with their spans,
 * mentions and cues, whose speakers are not known yet. Marked stretches are weighed as
 * utterances (direct), words of speech as reports of what stands around them; turns of a
 * transcript are taken as they are; then all are joined.
 */
#ifndef READER_FIND_QUOTE_QUOTE_H
#define READER_FIND_QUOTE_QUOTE_H

#include "find/pass.h"

void quote_pass(struct find *f);

#endif
