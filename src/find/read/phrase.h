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
	PHRASE_THE = 16,     /* a name that a determiner opens */
	PHRASE_TITLED = 32,  /* a title stands in it */
	PHRASE_PART = 64,    /* stands in another one, which speaks by its head: "Gordon Brown"
				of "a spokesman for Gordon Brown" */
	PHRASE_OFFICE = 128, /* its holder is named behind it, and speaks */
};

struct phrase {
	uint32_t first, last; /* words, both within */
	uint32_t head;        /* hash of the head word */
	uint32_t determiner;  /* hash of it, 0 none */
	uint8_t form, flags;
	uint8_t office; /* so many words before it tell what a name's bearer is: "head of the
			   union Ada Orr" */
	uint8_t more;   /* so many behind it qualify it: "a source close to the talks" */
};

/* So many empty phrases, which stand at no word, are behind the last. */
enum { PHRASES_BEHIND = 2 };

struct phrases {
	struct phrase *at; /* by first word, an outer one after its owner */
	uint32_t n;
	uint32_t *paragraph_first; /* n_paragraphs + 1 entries */
};

/*
 * Arrays live in `a`. Linear. attach.c tells which phrases belong to others: what stands behind
 * a head, and whose office stands before a name.
 */
void phrases_find(struct phrases *p, const struct elements *w, const struct document *d,
		  struct arena *a);

/* Attaches the phrases first..end-1, which are those of one paragraph; for phrases_find. */
void phrases_attach(struct phrases *p, uint32_t first, uint32_t end, const struct elements *w,
		    const struct document *d);

/* The first phrase of the paragraph that starts at or behind an element. Binary search. */
uint32_t phrase_from(const struct phrases *p, uint32_t paragraph, uint32_t element);

/* Its first and last word with those. */
static inline uint32_t phrase_first(const struct phrase *p)
{
	return p->first - p->office;
}

static inline uint32_t phrase_last(const struct phrase *p)
{
	return p->last + p->more;
}

/*
 * The bytes it covers, without a possessive ending. What counts is nobody without what it
 * counts: "one of the wives".
 */
static inline struct span phrase_span(const struct elements *w, const struct phrase *p)
{
	uint32_t last = p->form == PHRASE_INDEFINITE ? phrase_last(p) : p->last;
	return (struct span){w->at[p->first].start, w->at[last].end - w->at[last].tail};
}

/* 1: it is a part of another, 2: something qualifies it, 4: an office stands before it. */
enum { PHRASE_WHOLES = 8 };
static inline uint32_t phrase_whole(const struct phrase *p)
{
	return (p->flags & PHRASE_PART ? 1u : 0) + (p->more ? 2u : 0) + (p->office ? 4u : 0);
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
