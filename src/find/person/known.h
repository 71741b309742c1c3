/*
 * Descriptions of those whom the article names elsewhere than before: who is named in
 * the paragraph behind the lead, the one body that ends in a noun.
 */
#ifndef READER_FIND_PERSON_KNOWN_H
#define READER_FIND_PERSON_KNOWN_H

#include "people.h"

/*
 * "A minister said no. ¶ Ada Orr said": who is named right behind the lead that describes her.
 * "police" where only the Linz Police are named. NOBODY: the article does not tell.
 */
uint32_t known_otherwise(struct people *p, const struct described *d);

#endif
