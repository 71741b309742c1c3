/*
 * The container of a place: what the words beside its name say it lies in. "Paris, Texas", "a
 * village in northern Ukraine", "the Syrian town of X", "Iraq's Mosul".
 *
 * Private to the resolver.
 */
#ifndef READER_FIND_PLACE_CONTAINER_H
#define READER_FIND_PLACE_CONTAINER_H

#include "resolve.h"

/*
 * The areas that a mention lies in, n == 0 if nothing says so; `by` gets the index + 1 of the
 * toponym that says so, 0 if none is one.
 */
struct place_refs container_beside(const struct resolver *r, uint32_t toponym, uint32_t *by);

/*
 * The token at which a name starts that says where the one that ends before token `end` lies:
 * ", Texas", "(Ohio)"; 0: none does.
 */
uint32_t container_apposed(const struct resolver *r, uint32_t end);

/* The area among those that is meant, as last chosen where it is a toponym; 0: a town is. */
uint32_t container_place(const struct resolver *r, struct place_refs areas, uint32_t by);

#endif
