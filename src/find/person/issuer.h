/* Who speaks in a statement that is told of as speaking itself. */
#ifndef READER_FIND_PERSON_ISSUER_H
#define READER_FIND_PERSON_ISSUER_H

#include "people.h"

/*
 * "A JSC statement", "the union’s letter", "a statement issued by Ada Orr": the party
 * whose it is; "the statement" that was told of before: who said something in it, or issued it.
 * NOBODY: it is no statement, or the article does not tell.
 */
uint32_t issuer_of(struct people *p, const struct described *d);

/* "His statement", "the union's letter": somebody's own words? */
bool issuer_owned(const struct names *n, const struct described *d);

#endif
