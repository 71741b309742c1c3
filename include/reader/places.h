/*
 * A user's own places, read from a TSV file, and the names of countries for headings.
 *
 * One place a line, '#' starts a comment; columns: name, type (country, subdivision, county,
 * city, region, other), country (ISO 3166-1 alpha-2), code (ISO 3166-2), latitude, longitude,
 * population, other names joined by '|'. Columns from country on may be empty or missing.
 * A row whose name, type and country are those of a place known already replaces it.
 */
#ifndef READER_PLACES_H
#define READER_PLACES_H

#include "reader/base.h"

struct places;

/* What a file had to say for itself: called once a fault with "path:line: what". */
typedef void places_fault(void *context, const char *message);

/*
 * Reads `path`. A faulty line is told to `fault` (may be NULL) and left out; the rest is used.
 * NULL only when the file cannot be read at all: `e` then says why.
 */
struct places *places_load(const char *path, places_fault *fault, void *context,
			   struct error *e);

/*
 * Where articles play that do not say: "US-TX", "GB", "Leeds, UK". It is put into `own`, or
 * into places made for it if that is NULL. NULL: no list has it, as `e` says; `own` is as it
 * was.
 */
struct places *places_at_home(struct places *own, struct str home, struct error *e);

/* How many places the file gave. */
uint32_t places_count(const struct places *p);

void places_free(struct places *p);

/* The English name of a country: "France" for "FR"; NULL for codes that name none. */
const char *country_name(const char code[2]);

#endif
