/* A quote among the elements: what is in it and around it, looked at once for both rows. */
#ifndef READER_FIND_LISTING_SEEN_H
#define READER_FIND_LISTING_SEEN_H

#include "find/pass.h"

enum { SEEN_WORDS = 5 };

/* What stands around the content. */
struct seen_edges {
	uint32_t before, before2, after; /* codes of the elements */
	uint32_t naming;                 /* words for works and for naming before it */
};

struct seen_content {
	uint32_t first, second; /* codes of its first elements */
	uint32_t inside;        /* verbs, commas, stretches */
	uint32_t quoted;        /* not 0: it opens within marks */
	bool low;               /* without a capital */
};

struct seen_cue {
	uint32_t lemma, form, chain;
	uint32_t before, before2; /* codes of what stands before it and its auxiliaries */
	uint32_t place;           /* beside the content */
	bool leads, same;         /* it stands before the content; in its sentence */
};

struct seen_mention {
	uint32_t head;
	uint32_t place; /* beside the cue, or the content */
	bool inside;    /* the content */
};

struct seen_setting {
	uint32_t place;    /* paragraph, and whether that is the title */
	uint32_t nested;   /* quotes that it overlaps */
	uint32_t same_cue; /* another one of its cue */
	uint32_t said;     /* how much its speaker surely says around it */
	bool beside;       /* the quote before starts in the same sentence */
};

/* A quote among the elements. */
struct seen_quote {
	const struct find *f;
	const struct quote *q;
	const struct element *first, *last;                /* of the content */
	const struct element *cue, *mention, *mention_end; /* NULL: none */
	const struct token *opens;                         /* the first of what is said */
	uint32_t kind;
	uint32_t words; /* at most SEEN_WORDS; 0: it is reported */
	uint32_t rule;
	uint32_t look, chance, share; /* bins of the first look's; of both, of each */
	struct seen_edges edges;
	struct seen_content content;
	struct seen_cue telling;    /* of the cue */
	struct seen_mention naming; /* of the mention */
	struct seen_setting setting;
};

/* Looks at the quote of this index. */
void listing_see(struct seen_quote *s, const struct find *f, uint32_t quote);

#endif
