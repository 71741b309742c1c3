/*
 * The party and the state of those who hold office: "Sen. Walt Crane, R-Idaho", "Rep. Ida Moss
 * (D-Ore.)", "a Democrat from Vermont"; and of whom a description tells them: "the Idaho
 * Republican".
 */
#ifndef READER_FIND_PERSON_ALLEGIANCE_H
#define READER_FIND_PERSON_ALLEGIANCE_H

#include "people.h"

/* What a description of a politician tells; nothing when it is of anybody else. */
struct allegiance allegiance_told(const struct people *p, const struct described *d);

/* The figure named last before a token of those whom it fits best; NOBODY: it fits nobody. */
uint32_t allegiance_bearer(struct people *p, struct allegiance told, uint32_t token);

/* Is the figure known to be of another party or state than the description tells? */
bool allegiance_bars(struct people *p, uint32_t figure);

#endif
