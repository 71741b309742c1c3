/*
 * The names of an article and who bears them. Every capitalised name is found with its title;
 * those that mean the same ("Roman Starovoyt", "Gov. Starovoyt", "Starovoyt") share a figure,
 * whose gender, kind and roles are gathered from all of them.
 *
 * Linear in the text: look-ups go by hash, and every chain that is walked is bounded.
 */
#ifndef READER_FIND_PERSON_NAMES_H
#define READER_FIND_PERSON_NAMES_H

#include "chain.h"
#include "find/pass.h"
#include "name.h"

enum figure_kind { FIGURE_UNKNOWN, FIGURE_PERSON, FIGURE_ORGANIZATION };

/* Who or what bears a name. */
struct figure {
	uint32_t best; /* index of the fullest name */
	uint32_t n;    /* how often named */
	uint32_t first_hash, last_hash;
	uint32_t next;       /* chain of the surname; 0: end, else index + 1 */
	uint32_t next_first; /* chain of the first name */
	uint32_t full;       /* how often with more than the surname */
	bool titled;         /* named with a title */
	bool firm;           /* one of its names has "Inc." behind it */
	bool headline;       /* named in the headline */
	bool acts;       /* somewhere it does something, owns something, or opens a sentence */
	bool place;      /* a well-known place, and nothing says that it is a person here */
	uint32_t merged; /* index + 1 of the figure that it is a spelling of; 0: none */
	uint32_t role;   /* the last of its role_words, as index + 1; 0: none */
	uint8_t kind;    /* enum figure_kind */
	uint8_t gender;
	uint16_t words;       /* of the fullest name */
	int32_t person, body; /* what speaks for a person, for a body: see kinds.c */
};

/* A role that a figure has in the article, by its head: "governor", and 34 for "Huber, 34,". */
struct figure_role {
	uint32_t head; /* hash of the noun or number, abbreviations written out */
	uint32_t figure;
	uint32_t first, end; /* tokens, with the name that stands in it */
	uint32_t own_end;    /* its own words end here */
	uint32_t next;       /* an earlier one with the same head; 0: end, else index + 1 */
};

/* Words that tell what a figure is, to be shown; see role_words.h. Tokens, half open. */
struct role_words {
	uint32_t first, end;
	uint32_t more, more_end; /* what goes on behind the name; empty: nothing */
	uint32_t next;           /* one before it of the same figure; 0: end, else index + 1 */
	uint8_t worth;           /* enum role_worth */
	bool body;               /* says what a body is, not what a person is */
	bool several;            /* a plural, of which it is one: shown without its s */
};

struct names {
	const struct find *f;
	const struct document *d;
	const struct token *at;
	uint32_t n_tokens;
	struct {
		struct name *at;
		size_t n;
	} list; /* in text order; there are not more than capitals */
	struct {
		struct figure *at;
		size_t n;
	} figures; /* not more than names */
	VEC(struct figure_role) roles;
	VEC(struct role_words) role_words;
	struct chain role_chain, role_first;
	uint32_t roles_read;                  /* so many are in role_chain */
	struct chain last_chain, first_chain; /* figures */
};

/* The bytes of the tokens [first, end). */
static inline struct span name_span(const struct names *n, uint32_t first, uint32_t end)
{
	return (struct span){n->at[first].start, n->at[end - 1].end};
}

/* Index of the name that covers or follows token i. */
static inline uint32_t name_from(const struct names *n, uint32_t token)
{
	size_t i;
	BISECT(i, n->list.n, n->list.at[i].end <= token);
	return (uint32_t)i;
}

/* The figure of a name, through merges. */
static inline uint32_t figure_of(const struct names *n, uint32_t name)
{
	uint32_t figure = n->list.at[name].figure;
	while (n->figures.at[figure].merged)
		figure = n->figures.at[figure].merged - 1;
	return figure;
}

/* The fullest name of a figure. */
static inline const struct name *figure_best(const struct names *n, uint32_t figure)
{
	return &n->list.at[n->figures.at[figure].best];
}

/*
 * The newest role with this head that starts at `token` or before it, as index + 1 (0: none);
 * earlier ones by next. To be asked with growing tokens.
 */
uint32_t role_newest(struct names *n, uint32_t head, uint32_t token);

/* The first role with this head in the article, as index + 1; 0: none. */
uint32_t role_oldest(const struct names *n, uint32_t head);

/* ---- the steps of the index, in their order --------------------------------------------- */

/* scan.c: fills `list`. */
void names_scan(struct names *n);
/*
 * figures.c: who shares a figure; variants.c: also those that differ by a letter; bodies.c: and
 * bodies with a part of their name.
 */
void figures_join(struct names *n);
void figures_join_variants(struct names *n);
void figures_join_bodies(struct names *n);
/* nested.c: and persons with a middle part of theirs. */
void figures_join_nested(struct names *n);
/*
 * bodies.c: the only figure whose name goes on from `w` with what sort of body it is; no one:
 * UINT32_MAX.
 */
uint32_t body_begun_by(const struct names *n, const struct name *w);
/* merge.c: two figures are one; the one named more often stays. */
void figures_merge(struct names *n, uint32_t a, uint32_t b);
/* kinds.c: which are places; what stands around names for persons and for bodies. */
void figures_tell_places(struct names *n);
void figures_weigh(struct names *n);
bool words_name_place(const struct names *n, uint32_t first, uint32_t end);
/* roles.c: titles, appositions. */
void roles_read(struct names *n);
/* kinds.c: which are persons and which are bodies. */
void figures_tell_kinds(struct names *n);

/* kinds.c: is the name an office, "Crown Prince", "PM"? */
bool name_is_office(const struct names *n, const struct name *w);

/* kinds.c: the kind that a figure has as a speaker, an enum speaker_kind. */
uint8_t figure_speaks_as(const struct names *n, uint32_t figure);

/* merge.c: is `w` a better name to show than the one that `best` is? */
bool name_fuller(const struct names *n, const struct name *w, const struct name *best);

/*
 * before_name.c: "member of parliament Ann Roe", "whip in the senate Bo Lund": is the noun for
 * a body before a name at token `name` where or what somebody is something of, not what bears
 * the name?
 */
bool name_behind_body(const struct token *at, uint32_t name);

#endif
