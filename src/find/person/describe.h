/*
 * Phrases that describe who speaks: "the governor of the Kursk region", "one of the wives",
 * "his lawyer", "Family members of draftees".
 */
#ifndef READER_FIND_PERSON_DESCRIBE_H
#define READER_FIND_PERSON_DESCRIBE_H

#include "names.h"

enum { DESCRIBED_HEADS = 3, DESCRIBED_WORDS = 8 };

enum determiner {
	DETERMINER_NONE,
	DETERMINER_THE,      /* the, this, that, these, those */
	DETERMINER_A,        /* a, an, one, another, some one: a new one each time */
	DETERMINER_OWNED,    /* his, her, "Trump's" */
	DETERMINER_QUANTITY, /* some, two, many */
};

struct described {
	uint32_t first, end;             /* tokens, with what qualifies it */
	uint32_t core_end;               /* behind the head */
	uint32_t head;                   /* token of the first head */
	uint32_t heads[DESCRIBED_HEADS]; /* hashes: "front-runner and former secretary of state"
					  */
	uint32_t n_heads;
	uint32_t words[DESCRIBED_WORDS]; /* hashes of the content words beside the head */
	uint32_t n_words;
	uint32_t named;     /* bits: which of the words are capitalised */
	uint32_t owner;     /* DETERMINER_OWNED: the pronoun's or name's last token */
	uint8_t determiner; /* enum determiner */
	uint8_t gender;
	bool plural, person, body;
	bool one_of;     /* "one of the wives": one whom nothing names again */
	bool alone;      /* "many in the party": its determiner is its head */
	bool introduced; /* it brings somebody in: it stands for nobody named before */
	bool another;    /* "the other source": one beside whoever was named */
	bool old;        /* "the 34-year-old": the head is the number */
};

/*
 * Reads the phrase that starts at token `first`, up to `end` at most. Up to `sure` all belongs
 * to it; behind, only what is likely to. False: there is no noun.
 */
bool describe(struct described *out, const struct names *n, uint32_t first, uint32_t end,
	      uint32_t sure);

/* "his wife", "Huber's son": somebody's, and nothing more told of him. */
static inline bool described_relation(const struct names *n, const struct described *d)
{
	return d->determiner == DETERMINER_OWNED && d->end == d->core_end && !d->plural &&
	       n->at[d->head].classes & LEX(RELATION_NOUN);
}

/* Are tokens first..*end - 1 a share, "47 percent of the drivers", "38 %"? Takes in its sign.
 */
bool describe_share(const struct names *n, uint32_t first, uint32_t *end);

#endif
