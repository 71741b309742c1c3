/*
 * The text as attribution reads it: the words and signs outside quotation marks, each quoted
 * stretch as one element, with what each word may be and which of them are cues. Built once a
 * document.
 */
#ifndef READER_FIND_READ_ELEMENT_H
#define READER_FIND_READ_ELEMENT_H

#include "marks.h"

/* A guess at the part of speech, from lexicon, suffix and neighbours. */
enum element_tag {
	TAG_SIGN,
	TAG_QUOTE, /* a whole stretch between marks; TOKEN_CAPITAL: a few capitalised words */
	TAG_NUMBER,
	TAG_PRONOUN,
	TAG_DETERMINER,
	TAG_PREPOSITION,
	TAG_CONJUNCTION,
	TAG_AUXILIARY,
	TAG_PARTICLE, /* not, also, up … */
	TAG_ADVERB,   /* -ly */
	TAG_NAME,     /* capitalised and not for another reason */
	TAG_VERB,     /* a cue's form, used as a verb */
	TAG_ED,       /* other words in -ed, -ing */
	TAG_ING,
	TAG_NOUN, /* heads phrases by the lexicon: persons, groups, organisations */
	TAG_WORD, /* any other content word */
	TAGS
};

/* What makes an element a cue here, in its place. */
enum cue_kind {
	CUE_NONE,
	CUE_VERB,       /* a form of a verb of speech */
	CUE_INFINITIVE, /* after "to": "to say" */
	CUE_ACCORDING,  /* the "to" of "according to" */
	CUE_COLON,
	CUE_DASH,   /* a dash directly after a stretch */
	CUE_MENTAL, /* a form of a verb of thought: not speech, but it may quote */
	CUES
};

struct element {             /* begins as a token does: most are copied */
	uint32_t start, end; /* bytes: hyphenated parts and a possessive ending within, a
				stretch with its marks */
	uint32_t hash;       /* of its last part, as tokens have it */
	uint32_t sentence;
	uint64_t classes; /* LEX(…) of the last part */
	uint32_t token;   /* its last token; of a stretch, the last one */
	uint32_t paragraph;
	uint16_t flags; /* TOKEN_…: the case of the first part, the rest of the last */
	uint16_t lemma; /* cue lemma of the form, whatever it does here; 0 none */
	uint8_t cue;    /* enum cue_kind */
	uint8_t tag;    /* enum element_tag */
	uint8_t tail;   /* bytes of the possessive ending */
	char sign;      /* as tokens have it */
};

/* Looking so far ahead is always safe; before the first element there is none. */
enum { ELEMENTS_BEHIND = 2 };

struct elements {
	struct element *at; /* and ELEMENTS_BEHIND empty ones behind the last */
	uint32_t n;
	uint32_t *paragraph_first; /* n_paragraphs + 1 entries */
	uint32_t *of_stretch;      /* the element of each stretch */
};

/* Arrays live in `a`. Linear. */
void elements_build(struct elements *w, const struct tokens *t, const struct marks *m,
		    const struct document *d, struct arena *a);

/* The element that covers or follows `offset` (n if none); binary search. */
uint32_t element_at(const struct elements *w, uint32_t offset);

/* First of its paragraph? */
static inline bool element_first(const struct elements *w, uint32_t i)
{
	return w->at[i].flags & TOKEN_PARAGRAPH;
}

/* Is the stretch at i a nickname within a name: Ruth “Duke” Weber? */
bool element_nickname(const struct elements *w, uint32_t i);

/* Does who broadcasts or prints stand before i, as its owner: "NTV's", "CBS'", "the Star's"? */
bool element_of_press(const struct elements *w, uint32_t i);

/* A word as it stands in the text, without a possessive ending. */
static inline struct str element_str(const struct document *d, const struct element *w)
{
	return (struct str){d->text.at + w->start, w->end - w->tail - w->start};
}

/* Sets of tags, and whether an element has one of a set. */
#define TAG(name) (1u << TAG_##name)
static inline bool element_tagged(const struct element *w, uint32_t tags)
{
	return tags >> w->tag & 1;
}

/* The words of closed classes. */
#define FUNCTION_TAGS                                                                          \
	(TAG(PRONOUN) | TAG(DETERMINER) | TAG(PREPOSITION) | TAG(CONJUNCTION) |                \
	 TAG(AUXILIARY) | TAG(PARTICLE))

/* Has a word of letters or digits in it: not a sign, not a stretch. */
static inline bool element_lexical(const struct element *w)
{
	return w->tag >= TAG_NUMBER;
}

#endif
