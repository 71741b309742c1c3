/*
 * Which places there are: names, kinds, points, what lies in what. Constant tables made from
 * assets/gazetteer at build time, and a user's own places on top (`own`, may be NULL anywhere).
 *
 * A name is looked up by a key that is made of the hashes of its tokens, one after the other:
 *
 *	uint32_t key = 0;
 *	for (i = first; i < end; i++) {
 *		key = gazetteer_key(key, tokens[i].hash);
 *		if (!gazetteer_begins(own, key)) break;     (nothing starts like this: stop
 *early) names = gazetteer_find(own, key);           (names.n > 0: first..i is a name)
 *	}
 */
#ifndef READER_FIND_PLACE_GAZETTEER_H
#define READER_FIND_PLACE_GAZETTEER_H

#include "find/read/small_words.h"
#include "reader/document.h"
#include "reader/places.h"

/* Where a place is known from; a rough measure of how likely it is meant. */
enum place_source {
	PLACE_HAND,     /* written for this program: regions, seas, forms of names */
	PLACE_ISO,      /* countries and subdivisions: CLDR, GeoNames */
	PLACE_GEONAMES, /* cities of 15,000 and more */
	PLACE_CENSUS,   /* places and counties of the United States */
	PLACE_WORDNET,  /* natural features and historical regions */
	PLACE_TOWNS,    /* smaller towns and districts of cities outside the United States */
	PLACE_OWN,      /* the user's file */
	PLACE_SOURCES
};

struct place {
	uint32_t name;        /* see place_name() */
	uint32_t population;  /* 0: unknown */
	float lat, lon;       /* degrees; NAN: unknown */
	uint16_t subdivision; /* see place_subdivision(); 0: none */
	char country[2];      /* ISO 3166-1 alpha-2; NULs: none */
	uint8_t type;         /* enum region_type */
	uint8_t source;       /* enum place_source */
	uint8_t kinded;       /* the name shown has its kind in it: "Kursk Oblast" */
	uint8_t fame;         /* in how many ways other languages spell it, to 15 */
};

/* How a name is the name of a place. */
enum ref_flag {
	NAME_MAIN = 1,    /* the name it is best known by */
	NAME_DEMONYM = 2, /* "Russian": who or what comes from there */
	NAME_SHORT = 4,   /* an abbreviation: "U.S.", "Calif.", "NSW" */
	NAME_KIND = 8,    /* with its kind: "Kursk Oblast", "State of Georgia", "Cork County" */
	NAME_POSSESSIVE = 16 /* the name's own last word has the ending 's: "St. John's" */
};

/* One meaning of a name: place id in the low 24 bits, ref_flag bits above. */
typedef uint32_t place_ref;
static inline uint32_t ref_place(place_ref r)
{
	return r & 0xffffff;
}
static inline unsigned ref_flags(place_ref r)
{
	return r >> 24;
}

struct place_refs {
	const place_ref
		*at; /* best known first; each place once with NAME_DEMONYM, once without */
	uint32_t n;
};

/* The word that a token of a name counts as; 0: it does not count. No two share a place. */
static inline uint32_t gazetteer_spelling(uint32_t token_hash)
{
	enum { ROOM = 128 };
	static const struct {
		uint32_t word, counts_as;
	} spellings[ROOM] = {
		[WORD_HYPHEN % ROOM] = {WORD_HYPHEN, 0},
		[WORD_FULL_STOP % ROOM] = {WORD_FULL_STOP, 0},
		[WORD_AMPERSAND % ROOM] = {WORD_AMPERSAND, WORD_AND},
		[WORD_SAINT % ROOM] = {WORD_SAINT, WORD_ST},
		[WORD_MOUNT % ROOM] = {WORD_MOUNT, WORD_MT},
		[WORD_FORT % ROOM] = {WORD_FORT, WORD_FT},
		/* the Arabic article, as it sounds before the letter that follows */
		[WORD_EL % ROOM] = {WORD_EL, WORD_AL},
		[WORD_AN % ROOM] = {WORD_AN, WORD_AL},
		[WORD_AD % ROOM] = {WORD_AD, WORD_AL},
		[WORD_AR % ROOM] = {WORD_AR, WORD_AL},
		[WORD_ASH % ROOM] = {WORD_ASH, WORD_AL},
		[WORD_AS % ROOM] = {WORD_AS, WORD_AL},
		[WORD_AT % ROOM] = {WORD_AT, WORD_AL},
		[WORD_AZ % ROOM] = {WORD_AZ, WORD_AL},
		[WORD_EZ % ROOM] = {WORD_EZ, WORD_AL},
	};
	uint32_t at = token_hash % ROOM;
	return token_hash == spellings[at].word ? spellings[at].counts_as : token_hash;
}

/*
 * The key of a name continued by one token; 0 is the key of no token yet. Hyphens and full
 * stops do not count ("Stoke-on-Trent"), "&" is "and", "saint" is "st", "mount" is "mt", "fort"
 * is "ft", the Arabic article is "al" inside a name however it is spelt. Letter case does not
 * count either: whoever reads a text must see to it that a name of NAME_SHORT without dots
 * stands there in capitals ("US", not "us"; "MT", not "Mount").
 */
static inline uint32_t gazetteer_key(uint32_t key, uint32_t token_hash)
{
	uint32_t hash = gazetteer_spelling(token_hash);
	if (!hash)
		return key;
	if (hash == WORD_AL && !key) /* "AR" by itself is Arkansas */
		hash = token_hash;
	uint32_t longer = (key << 7 | key >> 25) ^ hash;
	longer = (longer ^ longer >> 16) * 0x85ebca6bu;
	longer ^= longer >> 13;
	return longer ? longer : 1;
}

/* Is this a name, or may a longer name go on from here? */
bool gazetteer_begins(const struct places *own, uint32_t key);

/* Both at once: false when nothing starts like this, else the places of that name. */
bool gazetteer_look_up(const struct places *own, uint32_t key, struct place_refs *refs);

/* Bit key % KEY_BITS is set for each key of the built-in names and their beginnings. */
enum { KEY_BITS = 1 << 21 };
extern const uint32_t gazetteer_key_bits[KEY_BITS / 32];

/* The first question about a key, for most are none: a sixteenth of the memory of the table. */
static inline bool gazetteer_may_begin(const struct places *own, uint32_t key)
{
	uint32_t bit = key % KEY_BITS;
	return own || gazetteer_key_bits[bit / 32] >> bit % 32 & 1;
}

/*
 * The key will be asked for soon: memory is fetched ahead. First what gazetteer_may_begin()
 * reads; then, for the keys of which that is true, the table.
 */
static inline void gazetteer_expect_question(uint32_t key)
{
	__builtin_prefetch(&gazetteer_key_bits[key % KEY_BITS / 32]);
}
void gazetteer_expect(uint32_t key);

/* All places of that name, demonyms among them; n == 0 if it is none. */
struct place_refs gazetteer_find(const struct places *own, uint32_t key);

/* The places of a name will be read soon, or their kind: memory is fetched ahead. */
void gazetteer_expect_places(struct place_refs refs);
void gazetteer_expect_kind(struct place_refs refs);

/* The place by id; never NULL for ids that the gazetteer gave, NULL for 0. */
const struct place *gazetteer_place(const struct places *own, uint32_t id);

/* "Kursk Oblast": the name to show, NUL-terminated, for ever valid (or as long as `own`). */
const char *place_name(const struct places *own, const struct place *p);

/* ISO 3166-2 code of the subdivision it is or lies in: "RU-KRS"; "" if none. */
void place_code(const struct places *own, const struct place *p, char code[8]);

/*
 * Ids of what it lies in; 0: none or unknown. A subdivision's subdivision and a country's
 * country are 0.
 */
uint32_t place_subdivision(const struct places *own, uint32_t id);
uint32_t place_country(const struct places *own, uint32_t id);

/* The id of a country by its code, 0 if none. */
uint32_t gazetteer_country(const struct places *own, const char code[2]);

/* Where articles play that do not say; none if `own` does not tell. Borrowed from it. */
struct place_refs gazetteer_home(const struct places *own);

/* Kilometres between two points (great circle, to 0.5 %). */
float gazetteer_distance(float lat1, float lon1, float lat2, float lon2);

#endif
