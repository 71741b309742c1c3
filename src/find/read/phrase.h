/*
 * Noun phrases among the elements: the candidates for who is speaking. Names, descriptions and
 * pronouns, outer phrases and parts of them. Built once a document.
 */
#ifndef READER_FIND_READ_PHRASE_H
#define READER_FIND_READ_PHRASE_H

#include "element.h"

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

/* Arrays live in `a`. Linear. */
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
