/*
 * The names of an article and who bears them. Every capitalised name is found with its title;
 * those that mean the same ("Roman Starovoyt", "Gov. Starovoyt", "Starovoyt") share a figure,
 * whose gender, kind and roles are gathered from all of them.
 *
 * Linear in the text: look-ups go by hash, and every chain that is walked is bounded.
 */
#ifndef READER_FIND_PERSON_NAMES_H
#define READER_FIND_PERSON_NAMES_H

#include "find/read/lexicon.h"
#include "chain.h"
#include "find/pass.h"

enum { GENDER_MALE = 1, GENDER_FEMALE = 2 }; /* bits; 0 unknown, 3 both */

enum figure_kind { FIGURE_UNKNOWN, FIGURE_PERSON, FIGURE_ORGANIZATION };

enum name_flag {
	NAME_TITLED = 1,    /* a title or a role stands before it */
	NAME_FRONT = 2,     /* first in its sentence or clause */
	NAME_OBLIQUE = 4,   /* after a preposition */
	NAME_ACTS = 8,      /* a cue, an auxiliary or "who" follows */
	NAME_OWNS = 16,     /* possessive */
	NAME_QUOTED = 32,   /* inside quotation marks */
	NAME_BODY = 64,     /* has a word that makes it an organisation's name */
	NAME_ACRONYM = 128, /* one word in capitals */
	NAME_GIVEN = 256,   /* begins with a first name */
	NAME_MAYBE =
		512, /* opens a sentence and is a common word: a name only if others say so */
	NAME_ADDRESSED = 1024, /* follows "told", "asked" */
	NAME_HEADLINE = 2048,  /* stands in a line of capitalised words */
};

/* A name where it stands. Token indexes, half open. */
struct name {
	uint32_t title; /* where its title starts; `first` when there is none */
	uint32_t first, end;
	uint32_t figure;
	uint32_t flags;
	uint32_t last_hash; /* of the word that stands alone later: the surname */
	uint32_t first_hash;
};

/* Who or what bears a name. */
struct figure {
	uint32_t best; /* index of the fullest name */
	uint32_t n;    /* how often named */
	uint32_t first_hash, last_hash;
	uint32_t next;       /* chain of the surname; 0: end, else index + 1 */
	uint32_t next_first; /* chain of the first name */
	uint32_t full;       /* how often with more than the surname */
	bool titled;         /* named with a title */
	bool place;          /* a well-known place, and nothing says that it is a person here */
	uint32_t merged;     /* index + 1 of the figure that it is a spelling of; 0: none */
	struct span role;    /* the best words for it; empty: none */
	uint8_t role_rank;
	uint8_t kind; /* enum figure_kind */
	uint8_t gender;
	int16_t person, body; /* evidence */
	uint16_t words;       /* of the fullest name */
};

/* A role that a figure has in the article, by its head: "governor", and 34 for "Huber, 34,". */
struct figure_role {
	uint32_t head; /* hash of the noun or number, abbreviations written out */
	uint32_t figure;
	uint32_t first, end; /* tokens, with the name that stands in it */
	uint32_t own_end;    /* its own words end here */
	uint32_t next;       /* an earlier one with the same head; 0: end, else index + 1 */
};

struct names {
	const struct find *f;
	const struct document *d;
	const struct token *at;
	uint32_t n_tokens;
	struct {
		struct name *at;
		size_t n;
	} list; /* in text order; there are not more than capitals */
	struct {
		struct figure *at;
		size_t n;
	} figures; /* not more than names */
	VEC(struct figure_role) roles;
	struct chain role_chain, role_first;
	uint32_t roles_read;                  /* so many are in role_chain */
	struct chain last_chain, first_chain; /* figures */
};

/* Fills `n` (zero-initialised); names_index_free() gives it back. */
void names_index(struct names *n, const struct find *f);
void names_index_free(struct names *n);

/* Index of the name that covers or follows token i. Binary search. */
uint32_t name_from(const struct names *n, uint32_t token);

/* The figure of a name, through merges. */
static inline uint32_t figure_of(const struct names *n, uint32_t name)
{
	uint32_t figure = n->list.at[name].figure;
	uint32_t merged = n->figures.at[figure].merged;
	return merged ? merged - 1 : figure;
}

/*
 * The newest role with this head that starts at `token` or before it, as index + 1 (0: none);
 * earlier ones by next. To be asked with growing tokens.
 */
uint32_t role_newest(struct names *n, uint32_t head, uint32_t token);

/* The first role with this head in the article, as index + 1; 0: none. */
uint32_t role_oldest(const struct names *n, uint32_t head);

/* Hash of the role that a token names: "Gov." -> "governor"; others stay; 0 for "Mr.". */
uint32_t role_head(const struct names *n, uint32_t token);

/* Bits of the gender that the classes of a word tell. */
uint8_t gender_of(uint64_t classes);

/* ---- shared by scan.c, figures.c, roles.c ----------------------------------------------- */

/* Word classes that are never names by themselves. */
#define LEX_FUNCTION                                                                           \
	(LEX(DETERMINER) | LEX(PREPOSITION) | LEX(AUXILIARY) | LEX(CONJUNCTION) |              \
	 LEX(PARTICLE) | LEX(PRONOUN))
#define LEX_GIVEN (LEX(FIRST_MALE) | LEX(FIRST_FEMALE))
#define LEX_HUMAN (LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(MALE_NOUN) | LEX(FEMALE_NOUN))

static inline bool token_capital(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL;
}

static inline bool token_lower(const struct token *t)
{
	return (t->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD;
}

/* A noun for one person, in lower case: "spokesman", not "spokesmen". */
static inline bool token_person(const struct token *t)
{
	return token_lower(t) && t->classes & LEX_HUMAN && !(t->classes & LEX(GROUP_NOUN));
}

/* scan.c: fills list. */
void names_scan(struct names *n);
/* figures.c: who shares a figure. roles.c: titles, appositions. */
void figures_join(struct names *n);
void figures_tell_places(struct names *n);
void figures_tell_kinds(struct names *n);
void roles_read(struct names *n);

#endif
