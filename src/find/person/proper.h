/*
 * The name proper in a run of capitalised words [first, end): without titles, roles and the
 * country that stand before it, without the honours behind it. Tokens, half open.
 *
 * Private to scan.c, and to role_words.c for titles.
 */
#ifndef READER_FIND_PERSON_PROPER_H
#define READER_FIND_PERSON_PROPER_H

#include "names.h"

/* Behind titles and roles, and what stands before a first name. */
uint32_t proper_start(const struct names *n, uint32_t first, uint32_t end);
/* Before "Jr.", before degrees: "Anthony Orchard QC". */
uint32_t proper_end(const struct token *at, uint32_t first, uint32_t end);
/*
 * The word that stands alone later: the last, but "Su" of "Su Tseng-chang", "Chong" of "Sophia
 * Chong Suk-fan".
 */
uint32_t proper_surname(const struct token *at, uint32_t first, uint32_t end);

/* Is a first name among them? */
bool proper_has_given(const struct token *at, uint32_t first, uint32_t end);
/* Could the tokens from `i` be a person's first name and more? */
bool proper_given(const struct token *at, uint32_t i, uint32_t end);
/* Does token i stand in a nickname of the name that starts at `first`? */
bool proper_nickname(const struct token *at, uint32_t first, uint32_t i);

/* "Monday" behind "Orr" or "Jo Oskar", a day that is no part of the name: token k of a run? */
bool proper_day(const struct token *at, uint32_t first, uint32_t k);

/* Does token i begin a place of two words: "New York", "South Yorkshire"? */
bool proper_place(const struct names *n, uint32_t i);

/* "National Union of Miners", "Society of Civil Engineers": a body, called by who is in it? */
bool proper_members(const struct document *d, const struct token *at, uint32_t first,
		    uint32_t end);

/* "Tan Sri", "Puan Sri": a Malay title of two words, at its first? */
bool proper_malay_title(const struct token *t);

/* A word that makes a name that of a body. */
static inline bool proper_body(uint64_t classes)
{
	return classes & LEX_BODY;
}

#endif
