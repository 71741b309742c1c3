/*
 * Two spellings of one word: "Zelensky", "Zelenskyy".
 */
#ifndef READER_FIND_PERSON_SPELLING_H
#define READER_FIND_PERSON_SPELLING_H

#include "reader/base.h"

/* Is y got from x by one letter changed, put in or left out? */
bool one_letter(struct str x, struct str y);

/* And not by an ending -s or -a, as surnames that differ have? */
bool one_edit(struct str x, struct str y);

/* "Valarie", "Valerie": not "Maria", "Marie", two names that end differently. */
bool first_misspelt(struct str x, struct str y);

#endif
