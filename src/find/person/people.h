/*
 * Whom a mention means: each quote's "he", "the governor", "Starovoyt" or "one of the wives" is
 * led to a party, one for everybody who speaks in the article.
 */
#ifndef READER_FIND_PERSON_PEOPLE_H
#define READER_FIND_PERSON_PEOPLE_H

#include "describe.h"

#define NOBODY UINT32_MAX

/* The party and the state that somebody holds office for. */
struct allegiance {
	uint32_t party; /* hash of its word; 0: not told */
	uint32_t state; /* as names_state() has it; 0: not told */
};

/* Somebody who may speak: the bearer of a name, or somebody who is only described. */
struct party {
	uint32_t figure;       /* NOBODY: only described */
	struct span name;      /* the fullest words for it; of a figure, its fullest name */
	struct described what; /* of a described one: the words that tell it from others */
	uint32_t next; /* an earlier described one with the same head; 0: end, else index + 1 */
	uint32_t last; /* token where it was last meant */
	uint8_t kind;  /* enum speaker_kind */
	uint8_t gender;
	bool plural;
	const char *fixed; /* a name that is not in the text: "the narrator"; NULL */
	uint32_t speaker;  /* id in the document, 0: not quoted */
};

/* A mention that has been led to a party. */
struct led_mention {
	uint32_t token; /* its first */
	uint32_t party;
	uint32_t run;  /* index of the first of those that mean the same, up to this one */
	uint32_t head; /* hash of the noun, where a body is described; 0 */
	bool named;    /* by name, not by a pronoun */
};

/* How a mention was understood: for "why?". */
enum link_kind { LINK_NAME, LINK_PRONOUN, LINK_DESCRIPTION, LINK_NEW };

struct antecedents;

struct people {
	struct names names;
	struct find *f;
	VEC(struct party) parties;
	VEC(struct led_mention) sources; /* in text order */
	uint32_t *party_of;              /* by figure; 0: none, else index + 1 */
	/* by figure: index + 1 among the antecedents, while they are collected; else 0 */
	uint8_t *antecedent_of;
	struct chain heads;           /* described parties */
	struct chain bodies;          /* known.c: by the noun their name ends in */
	uint32_t narrator, narrators; /* index + 1 of "I", of "we" */
	uint32_t *of_speaker;         /* by the speaker of a turn: index + 1; 0: not yet */
	uint32_t interviewer;         /* index + 1 of who asks behind "Q:" */
	uint32_t head;                /* of the body that was described last; 0 */
	uint32_t barred;              /* figure that a description cannot mean; NOBODY */
	struct allegiance wanted;     /* what a description tells, while its party is sought */
	struct allegiance *allegiances; /* by figure; NULL: not asked for yet */
	/*
	 * the trainer looks in here: antecedents of a pronoun before the choice; it may force
	 * it
	 */
	uint32_t (*choose)(void *context, const struct people *p, const struct antecedents *c,
			   uint32_t best);
	void *context;
};

/* `mentions`: how many will be led at most. */
void people_start(struct people *p, struct find *f, uint32_t mentions);
void people_end(struct people *p);

/*
 * The party that the mention means, as an index; NOBODY when it has no word. To be asked in the
 * order of the text. *how tells what kind of link it was, *whole the phrase that the mention is
 * of.
 */
uint32_t people_lead(struct people *p, struct span mention, enum link_kind *how,
		     struct span *whole);

/* One more party. */
uint32_t people_add(struct people *p, struct party q);

/* The name that ends before token `end`, no possessive; NOBODY. */
static inline uint32_t name_ending(const struct names *n, uint32_t end)
{
	uint32_t name = end ? name_from(n, end - 1) : (uint32_t)n->list.n;
	bool ends = name < n->list.n && n->list.at[name].end == end;
	return ends && !n->at[end - 1].tail ? name : NOBODY;
}

/* The party of a figure; made when it is new. */
uint32_t people_party(struct people *p, uint32_t figure);

/*
 * A party with a name that is not in the text; one that goes by these words; a new one for a
 * description.
 */
uint32_t people_fixed(struct people *p, const char *name);
uint32_t people_called(struct people *p, struct span name);
uint32_t people_new(struct people *p, const struct described *d);

/* label.c: who has a turn of a transcript; NOBODY when the text does not tell. */
uint32_t people_turn(struct people *p, const struct turn *turn, enum link_kind *how);

/* The party that a description means, when it has been described or is new. */
uint32_t people_described(struct people *p, const struct described *d, enum link_kind *how);

#endif
