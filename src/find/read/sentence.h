/*
 * Sentences: where each of a paragraph begins, by the signs and the case of the words around.
 */
#ifndef READER_FIND_READ_SENTENCE_H
#define READER_FIND_READ_SENTENCE_H

#include "token.h"

/*
 * Cuts the tokens, which have their classes, and the paragraphs of them: fills `sentences` and
 * what tokens say of them, and `capitals` on the way. The arrays live in `a`. Linear.
 */
void sentences_cut(struct tokens *t, uint32_t n_paragraphs, struct arena *a);

#endif
