/*
 * Tokens: words, numbers and single punctuation signs of the whole text, in order.
 *
 * Hyphens split ("US-Russian" is three tokens, glued); an apostrophe inside a word does not
 * ("don't", "O'Brien"). A possessive ending is cut off: "Ukraine's" is "ukraine" with
 * TOKEN_POSSESSIVE. Abbreviations and initials keep their dot ("U.S.", "Gov.", "J.").
 */
#ifndef READER_FIND_READ_TOKEN_H
#define READER_FIND_READ_TOKEN_H

#include "reader/document.h"

enum token_flag {
	TOKEN_WORD = 1,    /* begins with a letter */
	TOKEN_NUMBER = 2,  /* begins with a digit */
	TOKEN_CAPITAL = 4, /* first letter is upper case; a TOKEN_WORD */
	TOKEN_UPPER = 8,   /* two letters or more, all upper case */
	TOKEN_MIXED =
		16, /* upper case after the first letter, but not all: "McCain", "iPhone" */
	TOKEN_DOTTED = 32,     /* keeps a dot: "U.S.", "Gov." */
	TOKEN_POSSESSIVE = 64, /* 's or ' followed; `end` is before it, `tail` its bytes */
	TOKEN_GLUED = 128,     /* no white space before it (and not first of its paragraph) */
	TOKEN_SENTENCE = 256,  /* first token of a sentence */
	TOKEN_PARAGRAPH = 512, /* first token of a paragraph */
	TOKEN_QUOTED = 1024,   /* inside quotation marks (set by the marks pass) */
	TOKEN_MARK = 2048,    /* a quotation mark that opens or closes a stretch (marks pass) */
	TOKEN_FOREIGN = 4096, /* a letter of it is in no common noun of English: "Barón" */
};

struct token {
	uint32_t start, end; /* bytes; without a possessive ending */
	uint32_t hash; /* of the lower-case form, curly apostrophes made straight, Latin marks
			  off */
	uint32_t sentence;  /* index, counts over the whole text */
	uint64_t classes;   /* LEX(…) bits */
	uint16_t flags;     /* TOKEN_… */
	uint16_t paragraph; /* index of its paragraph, saturating */
	uint16_t cue;       /* cue lemma, see lexicon.h; 0 none */
	uint8_t tail;       /* bytes of the possessive ending */
	char sign; /* punctuation folded to ASCII: , . ; : ( ) " ' - (any dash: '_') ? ! $ …; 0
		      for words */
};

struct sentence {
	uint32_t first, end; /* tokens, half open */
};

/* So many empty tokens, each its own paragraph, stand before the first and behind the last:
 * looking that far back and ahead is always safe. */
enum { TOKENS_AROUND = 4 };

struct tokens {
	struct token *at;
	uint32_t n;
	struct sentence *sentences;
	uint32_t n_sentences;
	uint32_t *paragraph_first; /* first token of each paragraph, n_paragraphs + 1 entries */
	uint32_t *marks;           /* tokens whose sign is " or ', ascending */
	uint32_t n_marks;
	uint32_t *capitals; /* tokens that are capitalised words, ascending */
	uint32_t n_capitals;
};

/* Cuts the document's text; arrays live in `a`. Linear. */
void tokens_cut(struct tokens *t, const struct document *d, struct arena *a);

/* The token that holds or follows `offset` (n if none); binary search. */
uint32_t token_at(const struct tokens *t, uint32_t offset);

/* The token's own text. */
static inline struct str token_str(const struct document *d, const struct token *t)
{
	return (struct str){d->text.at + t->start, t->end - t->start};
}

/* Hash of a word as tokens have it: for tables and for literals in code. */
uint32_t token_hash(struct str word);

#endif
