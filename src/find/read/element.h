/*
 * The text as attribution reads it: the words and signs outside quotation marks, each quoted
 * stretch as one element, with what each word may be and which of them are cues; and the noun
 * phrases among them, the candidates for who is speaking. Built once a document.
 */
#ifndef READER_FIND_READ_ELEMENT_H
#define READER_FIND_READ_ELEMENT_H

#include "marks.h"

/* A guess at the part of speech, from lexicon, suffix and neighbours. */
enum element_tag {
	TAG_SIGN,
	TAG_QUOTE, /* a whole stretch between marks */
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

#define NO_STRETCH UINT32_MAX

struct element {             /* begins as a token does: most are copied */
	uint32_t start, end; /* bytes: hyphenated parts and a possessive ending within, a
				stretch with its marks */
	uint32_t hash;       /* of its last part, as tokens have it */
	uint32_t sentence;
	uint64_t classes; /* LEX(…) of the last part */
	uint32_t token;   /* its last token; of a stretch, the last one */
	uint32_t paragraph;
	uint32_t stretch; /* index into marks, or NO_STRETCH */
	uint16_t flags;   /* TOKEN_…: the case of the first part, the rest of the last */
	uint16_t lemma;   /* cue lemma of the form, whatever it does here; 0 none */
	uint8_t cue;      /* enum cue_kind */
	uint8_t tag;      /* enum element_tag */
	uint8_t tail;     /* bytes of the possessive ending */
	char sign;        /* as tokens have it */
};

struct elements {
	struct element *at; /* and one empty element behind the last */
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
	return i == 0 || w->at[i].paragraph != w->at[i - 1].paragraph;
}

/* Has a word of letters or digits in it: not a sign, not a stretch. */
static inline bool element_lexical(const struct element *w)
{
	return w->tag >= TAG_NUMBER;
}

/* ---- noun phrases ------------------------------------------------------------------------ */

enum phrase_form {
	PHRASE_HE,
	PHRASE_SHE,
	PHRASE_THEY,
	PHRASE_IT,
	PHRASE_I,
	PHRASE_WE,
	PHRASE_YOU,
	PHRASE_WHO,
	PHRASE_THAT,
	PHRASE_WHICH,
	PHRASE_HIS,          /* his, her, their as a determiner: "her claim that …" */
	PHRASE_INDEFINITE,   /* others, some, many, someone … */
	PHRASE_NAME,         /* two words or more, or with a title */
	PHRASE_NAME1,        /* one word */
	PHRASE_ROLE_NAME,    /* "Tulsa police Chief Chuck Jordan", "spokesman Wade Huber" */
	PHRASE_ORGANIZATION, /* a name with an organisation's word in it */
	PHRASE_NAME_NOUN,    /* "Clinton campaign" */
	PHRASE_DEFINITE,     /* the, this, these, those … */
	PHRASE_A,            /* a, an, one, another … */
	PHRASE_POSSESSED,    /* his, her, their … */
	PHRASE_QUANTITY,     /* some, two, several … */
	PHRASE_BARE,         /* no determiner, a head of the lexicon: "officials" */
	PHRASE_PLURAL,       /* no determiner, any other plural */
	PHRASE_OWNER,        /* "Trump's" of "Trump's campaign" */
	PHRASE_CUT, /* a phrase without its last word, which may be a verb: "the mayor states"
		     */
	PHRASE_HEADLINE1,
	PHRASE_HEADLINE2, /* the first word, two words of a headline */
	PHRASE_FORMS
};

enum phrase_flag {
	PHRASE_POSSESSIVE = 1, /* ends in 's */
	PHRASE_GROUP = 2,      /* a plural or a group's noun */
	PHRASE_PERSON =
		4,      /* its head is a person's noun, or the name has a first name or title */
	PHRASE_ORG = 8, /* its head is an organisation's noun */
	PHRASE_THE = 16,    /* a name that a determiner opens */
	PHRASE_TITLED = 32, /* a title stands in it */
};

struct phrase {
	uint32_t first, last; /* words, both within */
	uint32_t head;        /* hash of the head word */
	uint32_t determiner;  /* hash of it, 0 none */
	uint8_t form, flags;
};

struct phrases {
	struct phrase *at; /* by first word, an outer one after its owner */
	uint32_t n;
	uint32_t *paragraph_first; /* n_paragraphs + 1 entries */
};

void phrases_find(struct phrases *p, const struct elements *w, const struct document *d,
		  struct arena *a);

/* The first phrase of the paragraph that starts at or behind an element. Binary search. */
uint32_t phrase_from(const struct phrases *p, uint32_t paragraph, uint32_t element);

/* The bytes it covers, without a possessive ending. */
static inline struct span phrase_span(const struct elements *w, const struct phrase *p)
{
	return (struct span){w->at[p->first].start, w->at[p->last].end - w->at[p->last].tail};
}

static inline bool phrase_is_pronoun(uint8_t form)
{
	return form <= PHRASE_INDEFINITE;
}

static inline bool phrase_is_name(uint8_t form)
{
	return form >= PHRASE_NAME && form <= PHRASE_ORGANIZATION;
}

#endif
