/*
 * The offices of those who are known: whom a description by an office cannot mean.
 */
#ifndef READER_FIND_PERSON_OFFICE_H
#define READER_FIND_PERSON_OFFICE_H

#include "describe.h"

/*
 * "Peter Hall, a neighbour … The sheriff said": was a figure brought in as somebody else than
 * holds the office that a description tells, or by another office?
 */
bool office_of_other(const struct names *n, uint32_t figure, const struct described *d);

#endif
