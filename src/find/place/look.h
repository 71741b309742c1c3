/*
 * Does a word look like one of a place's name, by its letters alone? "Ranisankail" does,
 * "Rahman" looks like a person's. For names that no list has.
 *
 * Private to this room and to the trainer of the model (assets/train/train_look.c).
 */
#ifndef READER_FIND_PLACE_LOOK_H
#define READER_FIND_PLACE_LOOK_H

#include "look_templates.h"

enum { LOOK_LEAST = 4 }; /* bytes of a word that may look like anything */

/* Puts what is spelt in a word of valid UTF-8. */
void look_features(struct row *row, struct str word);

#endif
