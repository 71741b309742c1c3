/*
 * What single words may be: classes of words from assets/lexicon, looked up once a token.
 * Generated into one constant hash table; the classes of a word are bits.
 */
#ifndef READER_FIND_READ_LEXICON_H
#define READER_FIND_READ_LEXICON_H

#include "reader/base.h"

/*
 * name, file under assets/lexicon (one word a line, lower case, '#' starts a comment). A class
 * more is a line here and a file there; at most 63. The first, up to SURNAME, come in the order
 * in which they tell what a word of several is (contender_words.c).
 */
#define LEXICON_CLASSES(X)                                                                     \
	X(TITLE, "titles")                                                                     \
	X(FIRST_MALE, "first-names-male")                                                      \
	X(FIRST_FEMALE, "first-names-female")                                                  \
	X(ORG_HEAD, "organization-heads")                                                      \
	X(PLACE_GENERIC, "place-generics")                                                     \
	X(PERSON_NOUN, "person-nouns")                                                         \
	X(GROUP_NOUN, "group-nouns")                                                           \
	X(ORG_NOUN, "organization-nouns")                                                      \
	X(DETERMINER, "determiners")                                                           \
	X(PREPOSITION, "prepositions")                                                         \
	X(CONJUNCTION, "conjunctions")                                                         \
	X(PRONOUN, "pronouns")                                                                 \
	X(AUXILIARY, "auxiliaries")                                                            \
	X(CALENDAR, "calendar")                                                                \
	X(COMMON, "common-words")                                                              \
	X(SURNAME, "surnames")                                                                 \
	X(PARTICLE, "particles")                                                               \
	X(WORK, "works")                                                                       \
	X(NAMING, "names-given")                                                               \
	X(VERB, "verbs")                                                                       \
	X(MALE_NOUN, "male-nouns")                                                             \
	X(FEMALE_NOUN, "female-nouns")                                                         \
	X(RELATION_NOUN, "relation-nouns")                                                     \
	X(NAME_PARTICLE, "name-particles")                                                     \
	X(PLACE_HEAD, "place-heads")                                                           \
	X(PLACE_BEFORE, "place-before")                                                        \
	X(PLACE_AFTER, "place-after")                                                          \
	X(NAME_LINK, "name-links")                                                             \
	X(AREA, "areas")                                                                       \
	X(TOWN, "towns")                                                                       \
	X(LOCATIVE, "locatives")                                                               \
	X(DIRECTION, "directions")                                                             \
	X(MOTION, "motions")                                                                   \
	X(INSTITUTION, "institutions")                                                         \
	X(NOT_PLACE, "not-places")                                                             \
	X(ABBREVIATION, "abbreviations")             /* keep their dot when capitalised */     \
	X(ABBREVIATION_LOWER, "abbreviations-lower") /* also in lower case */                  \
	X(CAPITALIZED, "capitalized") /* has a capital, though nobody's name: "Catholic" */    \
	X(ACRONYM, "acronyms")        /* is written in capitals: "NATO" */                     \
	X(CUE_WORD, "cue-words")      /* may report, beside the forms of cues.tsv */           \
	X(CUT_SHORT, "cut-short")     /* behind an apostrophe: "'em" */                        \
	X(GESTURE, "gestures")                                                                 \
	X(DISEASE, "diseases")                                                                 \
	X(GOODS, "goods")                                                                      \
	X(NAMED_AFTER, "named-after")                                                          \
	X(SCHEME, "schemes")         /* calls for something and says nothing: "plan", "law" */ \
	X(COLLECTIVE, "collectives") /* several people that are one body */                    \
	X(ROLE_NOUN, "role-nouns")   /* what one person is, beside a name: "chair" */          \
	X(WITH_ARTICLE, "with-article") /* opens or ends a name that goes with "the" */        \
	X(TURN_LABEL, "turn-labels")    /* may stand for who has a turn of a transcript */     \
	X(REPLY, "replies")             /* opens what is said to somebody: "Yes" */            \
	X(PRESS, "press")               /* "the daily", "the Grantham Post" */                 \
	X(FIRM, "firms")                /* "the airline" is a firm named before, */            \
	X(AGENCY, "agencies")           /* "the agency" any body */                            \
	X(REALM, "realms")              /* "Republic of Turkey" */                             \
	X(REACHING, "reaching")         /* "reached Troy" */                                   \
	X(TRAVEL, "travel")             /* "the road to Troy" */                               \
	X(NAMESAKE, "namesakes")        /* "a Labrador" */                                     \
	X(PROTECTING, "protecting")     /* "Carara National Park", */                          \
	X(PROTECTED, "protected")       /* "Bandipur Tiger Reserve" */                         \
	X(EVENT, "events")              /* "Nobel Peace Prize" */                              \
	X(OTHER_NAME, "other-names")    /* "Mondays", "Hindi", "Nasdaq" */                     \
	X(LANDFORM, "landforms")        /* "Chao Phraya River Basin" */

enum lexicon_bit {
#define X(name, file) LEX_BIT_##name,
	LEXICON_CLASSES(X)
#undef X
		LEX_BITS
};

#define LEX(name) ((uint64_t)1 << LEX_BIT_##name)

/* Small words that are no part of a noun phrase but its determiner; those and particles, which
 * are never names by themselves. */
#define LEX_CLOSED                                                                             \
	(LEX(DETERMINER) | LEX(PREPOSITION) | LEX(AUXILIARY) | LEX(CONJUNCTION) | LEX(PRONOUN))
#define LEX_FUNCTION (LEX_CLOSED | LEX(PARTICLE))

/* A noun for a body: "company", "Bank", "University". */
#define LEX_BODY (LEX(ORG_NOUN) | LEX(ORG_HEAD) | LEX(INSTITUTION))

/* May a body's name begin with such a word, "Bank of Norway", "Board of Works", not "Member
 * of"? */
static inline bool lexicon_opens_body(uint64_t classes)
{
	return classes & (LEX_BODY | LEX(COLLECTIVE)) &&
	       !(classes & (LEX(PERSON_NOUN) | LEX(TITLE)));
}

/*
 * The table, by hash with linear probing. An entry has the number of its set of classes, as the
 * sets are few: eight bytes, eight entries a cache line. Set 0 and cue 0 are those of words
 * that are not in it.
 */
enum { LEXICON_SLOTS = 1 << 18 };
struct lexicon_entry {
	uint32_t hash;
	uint16_t set, cue;
};
extern const struct lexicon_entry lexicon_entries[LEXICON_SLOTS];
extern const uint64_t lexicon_sets[];

/*
 * The classes of a word by the hash of its folded lower-case form (see token.h), and the cue
 * lemma it is a form of (1-based id into cue lemmas); 0 if unknown. Inline: it is asked for
 * each word of a text, and most are found at the first look.
 */
static inline void lexicon_look_up(uint32_t hash, uint64_t *classes, uint16_t *cue)
{
	const struct lexicon_entry *e = &lexicon_entries[hash % LEXICON_SLOTS];
	while (e->hash != hash && e->hash)
		e = &lexicon_entries[(size_t)(e - lexicon_entries + 1) % LEXICON_SLOTS];
	*classes = lexicon_sets[e->set];
	*cue = e->cue;
}

/*
 * The word will be looked up soon. Most of the time of a look-up is waiting for memory; said
 * some words ahead, the waits are one.
 */
static inline void lexicon_expect(uint32_t hash)
{
	__builtin_prefetch(&lexicon_entries[hash % LEXICON_SLOTS]);
}

/* What is known of a cue lemma; from assets/lexicon/cues.tsv. */
struct cue_lemma {
	uint32_t key;      /* hash of the lemma: names it in learned tables */
	uint8_t speech;    /* class: 1 speech, 0 mental or other */
	uint8_t strength;  /* log2 bin of how often it introduces quoted words, 0..15 */
	uint8_t inversion; /* may stand before its subject: "said Huber" */
	uint8_t addressee; /* takes a direct addressee: "told reporters" */
};
extern const struct cue_lemma lexicon_lemmas[];

/* By an id that a look-up gave; 0 is none. */
static inline const struct cue_lemma *cue_lemma(uint16_t id)
{
	return &lexicon_lemmas[id];
}

/* What titles name, from assets/lexicon/title-roles.tsv; behind the last one a title of 0. */
struct title_role {
	uint32_t title, role; /* hashes; role 0: none */
};
extern const struct title_role lexicon_title_roles[];

/* Hash of the role that a title names: "gov" -> "governor"; 0 for "mr"; else the title itself.
 */
static inline uint32_t title_role(uint32_t title)
{
	const struct title_role *r = lexicon_title_roles;
	while (r->title && r->title != title)
		r++;
	return r->title ? r->role : title;
}

#endif
