/*
 * How places are recognised: stretches of capitalised words compete to be the name of a place.
 * Any name of the gazetteer is a stretch, and so is much of every run of capitals, for most
 * articles name places that no list holds. A model weighs what the name is, what stands
 * around it and how the same name is used elsewhere in the article.
 *
 * Private to this room and to the trainer of the model (assets/train/train_recognise.c).
 */
#ifndef READER_FIND_PLACE_RECOGNISE_H
#define READER_FIND_PLACE_RECOGNISE_H

#include "find/model/row.h"
#include "find/read/lexicon.h"
#include "name_kind.h"
#include "toponym.h"

/* What stands before a stretch; bits of contender.before. */
enum before {
	BEFORE_LOCATIVE,       /* "in" */
	BEFORE_DIRECTION,      /* "northern" */
	BEFORE_MOTION,         /* "from", "of" */
	BEFORE_KIND,           /* "the city Troy", "river" */
	BEFORE_FIRST_NAME,     /* "Chelsea Clinton" */
	BEFORE_FIRST_COMMON,   /* "Jack London": a first name that is a word besides */
	BEFORE_TITLE,          /* "Gov." */
	BEFORE_INITIAL,        /* "J." */
	BEFORE_KIND_OF,        /* "the city of" */
	BEFORE_INSTITUTION_OF, /* "University of" */
	BEFORE_OFFICE_OF,      /* "governor of" */
	BEFORE_CAPITAL_OF,     /* "Bridge of" */
	BEFORE_THE,
	BEFORE_PLACE,       /* a name of the gazetteer */
	BEFORE_PLACE_COMMA, /* "Troy, Ohio" */
	BEFORE_PLACE_AND,
	BEFORE_CAPITAL_COMMA, /* a capitalised word and a comma */
	BEFORE_HYPHEN,
	BEFORE_LIST_LOCATIVE, /* "in Foo and": listed with what a place's word governs */
	BEFORE_LIST_KIND_OF,  /* "the towns of Foo and" */
	BEFORE_REACHING,      /* "reached" */
	BEFORE_TRAVEL,        /* "the road to", "flew from" */
	BEFORE_LOCATIVE_THE,  /* "in the" */
	BEFORE_KINDS
};

/* What follows a stretch; bits of contender.after. */
enum after {
	AFTER_KIND,         /* "province", "residents" */
	AFTER_SPEECH,       /* "said", "told" */
	AFTER_ORGANIZATION, /* "Times" */
	AFTER_SURNAME,
	AFTER_PLACE,
	AFTER_GENERIC,    /* "River" */
	AFTER_COMMA_AREA, /* ", Texas" */
	AFTER_COMMA_CODE, /* ", TX" */
	AFTER_COMMA_PLACE,
	AFTER_COMMA_CAPITAL,
	AFTER_COMMA_WHO,    /* ", who", ", a" */
	AFTER_COMMA_KIND,   /* ", a small town" */
	AFTER_COMMA_PERSON, /* ", a retired teacher" */
	AFTER_AGE,          /* ", 34," */
	AFTER_AND_PLACE,
	AFTER_DATELINE, /* "(AP) -" */
	AFTER_POSSESSIVE,
	AFTER_HYPHEN,
	AFTER_BASED,  /* "-based" */
	AFTER_NUMBER, /* "W.Va. 61", "Euro 2016" */
	AFTER_COMMA_WHERE,
	AFTER_COMMA_LOCATIVE, /* ", in the hills" */
	AFTER_LOCATIVE_PLACE, /* "in Texas" */
	AFTER_BRACKET_PLACE,  /* "(Texas" */
	AFTER_KINDS
};

/* Digits of a city's population: it may be known; many know it. */
enum { TOWN = 5, LARGE_CITY = 6 };

enum { COUNT_MOST = 255 };

enum { BIT_COUNTS_MOST = 4 };

/*
 * How often each of 32 bits is set, up to BIT_COUNTS_MOST: most[k] has those that are k + 1
 * times.
 */
struct bit_counts {
	uint32_t most[BIT_COUNTS_MOST];
};

/* What the same name is elsewhere in the article, and what the gazetteer knows of it. */
struct place_name {
	struct place_refs refs;
	uint32_t key;        /* gazetteer_key() of its tokens */
	uint32_t first, end; /* tokens of its first mention */
	struct name_kind kind;
	bool demonym;
	bool speaks;    /* for the subdivisions of its places: it is little else */
	bool spelt_out; /* the article says what it is short for, and that is no place */
	bool whole;     /* of several words, and all of a run of capitals somewhere */
	bool placed;    /* stands where a place's name does somewhere */
	uint8_t near;   /* how many other names are of its subdivision, see name_areas() */
	uint8_t n;      /* mentions, as are the counts below: at most COUNT_MOST */
	/* of all its mentions, if there are several */
	uint8_t after_capital, before_capital, in_longer;
	struct bit_counts before, after; /* of the same bits of its contenders */
	uint16_t areas[NAME_SENSES];     /* the subdivisions of its places, kind.n_areas */
};

enum { RUN_WORDS = 5 };

struct contender {
	uint32_t first, end; /* tokens, half open, from capital to capital, or number */
	uint32_t name;       /* index */
	uint32_t before, after;
	uint32_t run_first, run_end; /* the run of capitals it stands in */
	uint8_t run_words;           /* capitals in it, up to RUN_WORDS */
	bool after_capital, before_capital;
	/*
	 * a longer name of the gazetteer holds it, it holds a shorter one: the renown of that
	 */
	uint8_t in_longer, over_shorter;
};

enum { PERSON_SURE = 3 }; /* a word seen so often as a part of one is a person's name */

/* A word and how the article uses it. */
struct word_use {
	uint32_t hash;
	uint8_t lower;         /* seen in lower case; of words that are contenders */
	uint8_t person;        /* seen as part of what must be a person's name */
	uint8_t first;         /* seen as the first name before a surname */
	uint8_t after, before; /* seen with a capitalised word before it, behind it */
	uint8_t heads;         /* names of several words that it is the first of, */
	uint8_t heads_placed;  /* those that stand where a place's does, */
	uint8_t heads_generic; /* those that end as "Simien Mountains" does */
};

struct recogniser {
	const struct find *f;
	const struct token *tokens;
	uint32_t n_tokens;
	struct contender *contenders; /* by first, then end */
	uint32_t n;
	struct place_name *names;
	uint32_t n_names;
	uint16_t *marks;          /* a token's: enum token_mark bits */
	const uint32_t *capitals; /* tokens that are capitalised words */
	uint32_t n_capitals;
	struct word_use *uses; /* open addressing; hash 0: free */
	uint32_t uses_mask;
};

enum token_mark {
	MARK_STARTS = 1, /* a name of the gazetteer starts here */
	MARK_ENDS = 2,
	MARK_INSIDE = 4,
	MARK_STARTS_AREA = 8, /* the name of a country or subdivision starts here */
	MARK_STARTS_LARGE = 16,
	MARK_ENDS_LARGE = 32,
	MARK_SHOUTED = 64,    /* in a line of capitals */
	MARK_NAME_WORD = 128, /* a capitalised word that may be part of a name by itself */
	MARK_FOLLOWS = 256,   /* a capitalised word, and the word before it is one */
};

/* One more, up to COUNT_MOST. */
static inline void count(uint8_t *n)
{
	if (*n < COUNT_MOST)
		++*n;
}

/* Finds the stretches of f's tokens and what surrounds them; memory is f->scratch. Linear. */
void recogniser_start(struct recogniser *r, struct find *f);

/* The steps of it: the contenders, how the article uses words, what surrounds the contenders.
 */
void recognise_candidates(struct recogniser *r, struct find *f);
void recognise_words(struct recogniser *r, struct arena *scratch);
void recognise_evidence(struct recogniser *r);
void recognise_heads(struct recogniser *r);

/*
 * How the article uses a word that it has capitalised somewhere; of another word a free entry,
 * whose hash is 0. Never NULL.
 */
static inline struct word_use *word_use(const struct recogniser *r, uint32_t hash)
{
	uint32_t i = hash & r->uses_mask;
	while (r->uses[i].hash != hash && r->uses[i].hash)
		i = (i + 1) & r->uses_mask;
	return &r->uses[i];
}

/*
 * Is the capital behind token i, a first name, a surname? "Georgia O'Keeffe", "Austin Powers",
 * not "Georgia Power Company" or "Victoria Station".
 */
bool surname_behind(const struct recogniser *r, uint32_t i);

static inline bool capital(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL;
}

/* Does token i follow the one before it, one blank and no possessive ending between? */
static inline bool next_word(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return !(t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH | TOKEN_GLUED)) &&
	       !(t[-1].flags & TOKEN_POSSESSIVE);
}

/* Is token i a capitalised word, and the one before it another? */
static inline bool follows_capital(const struct recogniser *r, uint32_t i)
{
	return r->marks[i] & MARK_FOLLOWS;
}

/* "J.", "J" */
static inline bool initial(const struct token *t)
{
	return capital(t) && t->end - t->start <= 2 &&
	       (t->flags & TOKEN_DOTTED || !(t->classes & (LEX(DETERMINER) | LEX(PRONOUN))));
}

static inline bool contender_single(const struct contender *s)
{
	return s->end - s->first == 1;
}

/* Does a possessive ending that is not the name's own follow? "Iraq's", not "St. John's" */
static inline bool contender_owns(const struct recogniser *r, const struct contender *s)
{
	return r->tokens[s->end - 1].flags & TOKEN_POSSESSIVE &&
	       !(r->names[s->name].kind.flags & NAME_POSSESSIVE);
}

/* Do bits of what stands before and behind a name say plainly that a place is meant? */
static inline bool places_name(uint32_t before, uint32_t after)
{
	const uint32_t before_place = 1u << BEFORE_LOCATIVE | 1u << BEFORE_DIRECTION |
				      1u << BEFORE_KIND_OF | 1u << BEFORE_LIST_LOCATIVE |
				      1u << BEFORE_LIST_KIND_OF;
	const uint32_t behind_place = 1u << AFTER_KIND | 1u << AFTER_COMMA_AREA |
				      1u << AFTER_COMMA_CODE | 1u << AFTER_DATELINE |
				      1u << AFTER_BASED;
	return before & before_place || after & behind_place;
}

/* Do the words around it? */
static inline bool contender_placed(const struct contender *s)
{
	return places_name(s->before, s->after);
}

/* Does any mention of the name stand where a place's does? */
static inline bool name_placed(const struct place_name *n)
{
	return places_name(n->before.most[0], n->after.most[0]) ||
	       n->after.most[0] >> AFTER_POSSESSIVE & 1;
}

/* Is a country called so? */
static inline bool name_country(const struct place_name *n)
{
	return n->kind.class == CLASS_COUNTRY;
}

/* Puts all features of a contender into a row (contender_templates.h). */
void recognise_features(const struct recogniser *r, uint32_t contender, struct row *row);

/* The committed model's score of a contender; of one that is far from being a place only that.
 */
float recognise_score(const struct recogniser *r, uint32_t contender);

/* "Panama hats", "French bread": goods called after a place, a land's people. */
bool recognise_goods(const struct recogniser *r, const struct contender *s);
/*
 * "near the Nile", "on the Rhine": a river, a range, a sea that is known by its article, where
 * things are; or by its kind: "Lake Victoria".
 */
bool recognise_landmark(const struct recogniser *r, const struct contender *s);

/* "44 Elm St.", "on Elm Street": a street that somebody or something is in (roads.c). */
bool recognise_street(const struct recogniser *r, const struct contender *s);

/*
 * Roads of a county or a state that have a number: "County Road 56", "KY 52", "Illinois Route
 * 159". Where the name of one ends that starts with tokens first..end, 0: it is none; has a
 * contender a number; is it a road; is it the letters of one?
 */
uint32_t recognise_road_end(const struct recogniser *r, uint32_t first, uint32_t end);
bool recognise_numbered(const struct recogniser *r, const struct contender *s);
bool recognise_road(const struct recogniser *r, const struct contender *s);
bool recognise_road_letters(const struct recogniser *r, const struct contender *s);

/* The rule by which it is never the name of a place (veto.c); NULL: none. */
const char *recognise_veto(const struct recogniser *r, const struct contender *s);

/* The same for a name that no list has, by the rules for those alone (veto_unlisted.c). */
const char *veto_unlisted(const struct recogniser *r, const struct contender *s);

/* The same for one that is listed, by the rules for bodies (veto_body.c) and for persons. */
const char *veto_body(const struct recogniser *r, const struct contender *s);
const char *veto_person(const struct recogniser *r, const struct contender *s);

/* Is it the name, or in that, of an American state's university? Asked of all names. */
bool recognise_state_university(const struct recogniser *r, const struct contender *s);

/* Does a ship's name begin with it: "HMS", "USS"? */
bool token_names_ship(const struct token *t);

/* The rule by which it is always one (taken.c); NULL: none. */
const char *recognise_taken(const struct recogniser *r, const struct contender *s);

/*
 * Is token i a hyphen before the part of a Korean name that tells what kind of place it is, as
 * "-dong", part of a town?
 */
bool recognise_suffix(const struct recogniser *r, uint32_t i);

/* The end of the place's name, which has such a part if no list has the name without it. */
uint32_t recognise_end(const struct recogniser *r, const struct contender *s);

/* Is it the name of a place in that of a body? "Galway United", "University of Texas" */
bool recognise_body(const struct recogniser *r, const struct contender *s);

/*
 * Is it decided without the model? True with the score of demonyms, which are always taken, and
 * of what is never a place: "University of Texas", "Manchester United", "Jack London".
 */
bool recognise_decided(const struct recogniser *r, const struct contender *s, float *score);

/* Tells what the contenders at the byte weigh that is asked about; `x` may be NULL. */
void explain_contenders(const struct recogniser *r, struct explain *x);

/*
 * The best set of stretches that do not overlap, given their scores: their indexes. Scores of
 * names that no list has are changed by how many such the article has, and those of more
 * mentions of one are raised to where they are taken.
 */
uint32_t recognise_choose(const struct recogniser *r, float *scores, uint32_t *chosen);

/* The bytes a stretch covers. */
struct span recognise_span(const struct recogniser *r, const struct contender *s);

#endif
