/*
 * What the places of a name make of it together: the greatest of them, how many there are,
 * where they are known from. For the names of the built-in gazetteer it is found when the
 * tables are made: in a text it is asked for every name, and the places lie scattered over 1.5
 * MB.
 */
#ifndef READER_FIND_PLACE_NAME_KIND_H
#define READER_FIND_PLACE_NAME_KIND_H

#include "gazetteer.h"

/* Kind and size of a place. */
enum name_class {
	CLASS_UNKNOWN,
	CLASS_COUNTRY,
	CLASS_REGION,
	CLASS_NATURE,
	CLASS_COUNTY,
	CLASS_DEMONYM,
	CLASS_SUBDIVISION = 8, /* + log10 of its population */
	CLASS_CITY = 24,       /* the same */
	CLASSES = CLASS_CITY + 10
};

/* How much the gazetteer makes of a name. */
enum renown { RENOWN_NONE, RENOWN_SMALL, RENOWN_LARGE };

enum { NAME_SENSES = 8 }; /* places of a name that are looked at, the best known first */

/* All zero for a name of no place. */
struct name_kind {
	uint8_t class;   /* enum name_class of its greatest place */
	uint8_t city;    /* log10 of the largest town's population + 1, 0: none */
	uint8_t sources; /* bits 1 << enum place_source */
	uint8_t flags;   /* ref_flag bits of all its meanings */
	uint8_t senses;  /* places that differ in country or type */
	uint8_t renown;  /* enum renown */
	uint8_t n_areas; /* subdivisions of its places */
};

/* From the places; `areas` gets their subdivisions, each once. */
void name_kind_make(struct name_kind *k, uint16_t areas[NAME_SENSES], struct place_refs refs,
		    const struct places *own);

/* The same, from the tables where they have it. */
void gazetteer_kind(struct name_kind *k, uint16_t areas[NAME_SENSES], struct place_refs refs,
		    const struct places *own);

#endif
