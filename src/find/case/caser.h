/*
 * The words of a text in small letters, and what speaks for a capital on each of them. A model
 * weighs every word with its neighbours; another one weighs it again with what the first thinks
 * of its neighbours and of the same word elsewhere in the article.
 */
#ifndef READER_FIND_CASE_CASER_H
#define READER_FIND_CASE_CASER_H

#include "find/model/row.h"
#include "find/read/token.h"
#include "reader/places.h"

/* What a token may be, as far as its case goes: the first of these that holds. */
enum case_kind {
	CASE_BORDER, /* beyond the paragraph */
	CASE_SIGN,
	CASE_NUMBER,
	CASE_FUNCTION,
	CASE_CALENDAR,
	CASE_TITLE,
	CASE_ORIGIN,  /* "Russian" */
	CASE_COUNTRY, /* or a part of one */
	CASE_GIVEN,
	CASE_GIVEN_COMMON, /* "mark" */
	CASE_SURNAME,
	CASE_SURNAME_COMMON, /* "brown" */
	CASE_INITIALS,       /* "u.s." */
	CASE_ACRONYM,
	CASE_CAPITALIZED,
	CASE_BODY, /* "court" */
	CASE_GENERIC,
	CASE_HUMAN,
	CASE_CUE,
	CASE_VERB,
	CASE_COMMON,
	CASE_TOWN,
	CASE_FORM, /* unknown, with the ending of a form: "wokeness", "deplatformed" */
	CASE_PLURAL,
	CASE_UNKNOWN,
	CASE_KINDS
};

/* The best known place of that name. */
enum case_place {
	PLACED_NOWHERE,
	PLACED_PEOPLE,
	PLACED_LAND,
	PLACED_PART,
	PLACED_CITY,
	PLACED_ELSEWHERE
};

struct case_word {
	uint8_t kind, place;
	uint8_t in_name;  /* of a name of several words in the gazetteer: its words, up to 3 */
	bool name_common; /* those words are all common ones */
	bool starts;      /* a sentence */
	bool passed;      /* the dot of an abbreviation: neighbours look over it */
	uint32_t context; /* what it is to its neighbours */
	uint32_t entry;   /* of the article's words */
	float p;          /* that it has a capital, says the first model */
};

/* A word of the article, wherever it stands. */
struct case_entry {
	uint32_t hash, n;
	float sum; /* of p */
};

struct caser {
	struct str text; /* in small letters */
	const struct token *at;
	uint32_t n;
	struct case_word *words; /* by token */
	struct case_entry *entries;
};

/* Reads the tokens of a text in small letters. */
void caser_start(struct caser *c, struct str text, const struct tokens *t,
		 const struct places *own, struct arena *a);

/* Is there a question about the case of token i? */
bool caser_asks(const struct caser *c, uint32_t i);

/* What speaks for a capital, by the word and its neighbours. */
void caser_word_row(const struct caser *c, uint32_t i, struct row *r);

/* Lets the first model weigh all words. */
void caser_weigh(struct caser *c, const struct model *m);

/* What speaks for a capital, after caser_weigh(). */
void caser_article_row(const struct caser *c, uint32_t i, struct row *r);

/* What speaks for capitals throughout, where there is one at all. */
void caser_acronym_row(const struct caser *c, uint32_t i, struct row *r);

#endif
