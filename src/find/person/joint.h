/*
 * Several who say something together: "Ruth Cole and Peter Hahn said". They are one party, and
 * so one row, by the names of all.
 */
#ifndef READER_FIND_PERSON_JOINT_H
#define READER_FIND_PERSON_JOINT_H

#include "people.h"

/*
 * The party of those with whom the bearer of a name speaks, where names that are tied by "and"
 * are the subject of one verb; NOBODY: he speaks alone. *first and *end are made the tokens of
 * all of them.
 */
uint32_t joint_lead(struct people *p, uint32_t name, uint32_t *first, uint32_t *end);

/*
 * "The mayor and the sheriff said": the party of those who stand in front of the last of them,
 * whom the tokens [*first, end) describe; NOBODY: he speaks alone. *first is made the token of
 * the first.
 */
uint32_t joint_described(struct people *p, const struct described *d, uint32_t *first,
			 uint32_t end);

/* "both", "Both women", "the two": those who spoke together last; NOBODY. */
uint32_t joint_again(const struct people *p, const struct described *d);

#endif
