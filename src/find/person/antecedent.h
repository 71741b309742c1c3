/*
 * Whom a pronoun or a description means, by what stands before it: the antecedents, what speaks
 * for each, and the choice.
 */
#ifndef READER_FIND_PERSON_ANTECEDENT_H
#define READER_FIND_PERSON_ANTECEDENT_H

#include "find/model/row.h"
#include "people.h"

enum {
	ANTECEDENTS_MOST = 9,
	OTHERS_MOST = 6,
	WINDOW_TOKENS = 600, /* how far back somebody is looked for; a sentence may be longer */
};

/* Someone whom a pronoun may mean. */
struct antecedent {
	uint32_t figure, party; /* NOBODY: not */
	uint32_t nominal;       /* token of a noun nobody has been described by yet; NOBODY */
	uint32_t nearest;       /* token of the nearest place where it is named */
	uint32_t flags;         /* enum name_flag of that place */
	uint32_t n;             /* how often named before, in the window */
	uint32_t first_in[2];   /* token of its first place in this paragraph, the one before */
	bool subject;           /* it is the subject of its first sentence in this paragraph */
	uint32_t opens; /* bits: nobody stands before it in this paragraph, in the last */
	uint8_t kind, gender;
};

struct antecedents {
	uint32_t token, end;                    /* of the mention */
	uint8_t gender;                         /* of the mention, 0 unknown */
	const struct described *described;      /* NULL: it is a pronoun */
	uint32_t others[OTHERS_MOST], n_others; /* figures that it cannot mean */
	struct antecedent at[ANTECEDENTS_MOST];
	uint32_t n;
	uint32_t openers; /* how many open this paragraph, as its subject */
};

/* Is it the subject of its sentence and nobody before it in the paragraph? */
static inline bool antecedent_opens(const struct antecedent *k)
{
	return k->opens & 1 && k->subject;
}

/*
 * Whom "he" or "she" (gender) at `token` means, or a description (NULL: it is a pronoun);
 * NOBODY if nobody.
 */
uint32_t link_person(struct people *p, uint32_t token, uint8_t gender,
		     const struct described *described);

/* whom.c: what speaks for antecedent `i` to be meant. */
void antecedent_features(const struct people *p, const struct antecedents *c, uint32_t i,
			 struct row *row);
/* And to be none of them, for a description. */
void antecedent_none(const struct antecedents *c, struct row *row);
/* whom.c: tells --explain of all of them. */
void antecedents_explain(const struct people *p, const struct antecedents *c);

/* groups.c: whom "they" means, what "it" means. */
uint32_t link_group(struct people *p, uint32_t token);
uint32_t link_body(struct people *p, uint32_t token);

/* body.c: the body (a figure) that "the newspaper", "the airline" means; NOBODY. */
uint32_t link_described_body(const struct people *p, const struct described *d);

#endif
