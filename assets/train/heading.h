/*
 * Headings: would a careful editor accept a name over the quotes of a party?
 */
#ifndef READER_TRAIN_HEADING_H
#define READER_TRAIN_HEADING_H

#include "gold.h"

/*
 * Is `shown` a right name of the party: one that is told, but for titles, determiners and words
 * of its role; a person's with the family name, another's with the head word.
 */
bool heading_right(const struct gold_entity *e, struct str shown);

#endif
