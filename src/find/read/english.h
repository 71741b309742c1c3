/*
 * What English is, beside the classes of words in assets/lexicon: which small words make which
 * phrases.
 */
#ifndef READER_FIND_READ_ENGLISH_H
#define READER_FIND_READ_ENGLISH_H

#include "element.h"

/* The form of a phrase that is this pronoun; PHRASE_FORMS: it is none. */
enum phrase_form english_pronoun(uint32_t hash);

/* The form of a phrase of several words that this determiner opens. */
enum phrase_form english_determined(uint32_t hash);

/* May this small word join the parts of a name: "van", "of"? */
bool english_joint(uint32_t hash);

#endif
