/*
 * The templates of how a word is spelt: of the model place_look.
 */
#ifndef READER_FIND_PLACE_LOOK_TEMPLATES_H
#define READER_FIND_PLACE_LOOK_TEMPLATES_H

#include "find/model/row.h"

/* letters that follow one another, two to LOOK_LETTERS, a byte each */
#define LOOK_TEMPLATES(X) X(LOOK_GRAM, 1, 0, 0, 0)

TEMPLATES(look, LOOK_TEMPLATES, FORM_LINEAR)

#endif
