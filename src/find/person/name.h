/*
 * One name where it stands, and small questions about one word of it or beside it.
 */
#ifndef READER_FIND_PERSON_NAME_H
#define READER_FIND_PERSON_NAME_H

#include "find/read/lexicon.h"
#include "find/read/token.h"

enum { GENDER_MALE = 1, GENDER_FEMALE = 2 }; /* bits; 0 unknown, 3 both */

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
	NAME_FIRM = 4096,      /* "Inc." stands behind it */
	NAME_CALLED = 8192,    /* in marks, as who is spoken to: "Yes, Ada, now" */
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

/* "statement", "letter", "report": it tells something, and stands for what it tells. */
static inline bool token_document(const struct token *t)
{
	const uint64_t both = LEX(ORG_NOUN) | LEX(CUE_WORD);
	return token_lower(t) && (t->classes & both) == both;
}

/* How many tokens the name has, without its title. */
static inline uint32_t name_words(const struct name *w)
{
	return w->end - w->first;
}

/* Bits of the gender that the classes of a word tell. */
static inline uint8_t gender_of(uint64_t classes)
{
	return (classes & LEX(MALE_NOUN) ? GENDER_MALE : 0) |
	       (classes & LEX(FEMALE_NOUN) ? GENDER_FEMALE : 0);
}

/* A noun for what one person is: "mayor", "Gov.", "MP"; also before its hyphen:
 * "president-elect".
 */
static inline bool token_office(const struct token *t)
{
	if (t->flags & TOKEN_GLUED && t[-1].sign == '-' && t[-1].flags & TOKEN_GLUED &&
	    !(t->classes & (LEX_HUMAN | LEX(TITLE))))
		t -= 2;
	return t->classes & LEX(ROLE_NOUN) ||
	       (t->classes & (LEX(TITLE) | LEX_HUMAN) && !(t->classes & LEX(GROUP_NOUN)));
}

/* Hash of the role that a token names: "Gov." -> "governor"; others stay; 0 for "Mr.". */
static inline uint32_t role_head(const struct token *t)
{
	return t->classes & LEX(TITLE) ? title_role(t->hash) : t->hash;
}

/* "Inc." of "Lindt Biologics, Inc.": the form that a firm has by law. */
static inline bool name_firm_form(const struct token *t)
{
	return token_capital(t) && t->classes & LEX(ORG_HEAD) &&
	       t->classes & LEX(ABBREVIATION) && t->flags & (TOKEN_DOTTED | TOKEN_UPPER);
}

#endif
