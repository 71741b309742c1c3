/*
 * The room of reading. In: the text and its paragraphs. Out: tokens with their classes of the
 * lexicon, the stretches between quotation marks, the elements outside them and the noun
 * phrases among those. What English is, as far as words and signs go, is known here and in
 * assets/lexicon.
 */
#ifndef READER_FIND_READ_READ_H
#define READER_FIND_READ_READ_H

#include "phrase.h"

#endif
