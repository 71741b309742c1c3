/*
 * How the gazetteer lies in memory: the constant tables that assets/gen/gazetteergen.c writes,
 * and the same shape built at run time for a user's own places. Private to the gazetteer.
 */
#ifndef READER_FIND_PLACE_GAZETTEER_TABLES_H
#define READER_FIND_PLACE_GAZETTEER_TABLES_H

#include "name_kind.h"

enum {
	SLOT_PREFIX = 1 << 30, /* a longer name goes on from here */
	SLOT_COUNT_SHIFT = 24, /* bits 24..29: how many places have that name */
	SLOT_COUNT_MOST = 0x3f,
	SLOT_OFFSET = 0xffffff /* bits 0..23: index of the first of them in refs */
};

/* A key and its value lie together: a look-up waits for one line of memory. */
struct name_slot {
	uint32_t key;   /* 0: free */
	uint32_t value; /* SLOT_… */
};

/* Open addressing over keys of names and of their beginnings. */
struct name_table {
	const struct name_slot *slots;
	uint32_t mask; /* slots - 1 */
	const place_ref *refs;
};

struct subdivision_row {
	char code[8]; /* ISO 3166-2, or "" */
	uint32_t place;
};

extern const struct name_table gazetteer_names;

/*
 * What gazetteer_kind() tells: there is one beside each of the refs of gazetteer_names. The
 * kind is told by that of a name's first.
 */
struct name_row {
	uint16_t kind; /* index into gazetteer_kinds */
	uint16_t area; /* of the areas of the name the one of the same number */
};
extern const struct name_row gazetteer_name_rows[];
extern const struct name_kind gazetteer_kinds[];

extern const struct place gazetteer_places[]; /* by id - 1 */
extern const uint32_t gazetteer_n_places;
extern const char gazetteer_pool[];                           /* names, each with a NUL */
extern const struct subdivision_row gazetteer_subdivisions[]; /* by index - 1 */
extern const uint32_t gazetteer_n_subdivisions;
extern const uint32_t gazetteer_countries[26 * 26]; /* place ids by code */

/* A user's own places: what the built-in tables have for the same keys is merged in. */
struct places {
	struct name_table names;
	struct place *at; /* by id - gazetteer_n_places - 1 */
	char (*codes)[8]; /* beside them */
	uint32_t n;
	char *pool;
	uint32_t *replaced; /* pairs of built-in id and own id, ascending */
	uint32_t n_replaced;
	place_ref home; /* where articles play that do not say, 0: nowhere */
};

/* The value of a key, 0 if it is none. */
static inline uint32_t name_table_get(const struct name_table *t, uint32_t key)
{
	for (uint32_t i = key & t->mask;; i = (i + 1) & t->mask) {
		if (t->slots[i].key == key)
			return t->slots[i].value;
		if (!t->slots[i].key)
			return 0;
	}
}

/* Index of a country code into gazetteer_countries, or -1. */
static inline int country_index(const char code[2])
{
	if (code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
		return -1;
	return (code[0] - 'A') * 26 + code[1] - 'A';
}

#endif
