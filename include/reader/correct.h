/*
 * What the reader corrects of the findings: a list of operations, which are applied in their
 * order to a copy of the document; what was found stays as it is. Each knows its place by the
 * words that stand there and around it, so that it comes back in a text that has changed a
 * little; where it is not sure of its place, it has none and waits.
 */
#ifndef READER_CORRECT_H
#define READER_CORRECT_H

#include "reader/document.h"

/* The numbers are kept in databases: another one comes behind the last. */
enum correction_kind {
	CORRECT_NO_QUOTE,
	CORRECT_NO_SPEAKER,
	CORRECT_NO_REGION,
	CORRECT_SAID_BY,      /* the quote is said by `value` */
	CORRECT_SAME_SPEAKER, /* the row `who` is the same as the row `value` */
	CORRECT_SAME_REGION,
	CORRECT_SPEAKER, /* the row `who` is `value`, `role`, of the enum speaker_kind `type` */
	CORRECT_REGION,  /* … is `value`, of the enum region_type `type`, in `country` */
	CORRECT_CHECK,   /* `type`: an enum quote_check */
	CORRECT_NOTE,    /* `value`; empty: none any more */
	CORRECTION_KINDS
};

/* A stretch of the text, known by its words and those around it; of long ones the beginning. */
struct anchor {
	uint32_t at;
	struct str words, before, after;
};

struct correction {
	enum correction_kind kind;
	struct anchor anchor; /* of the quote; a speaker's first quote; a region's mention */
	struct str who;       /* name of the row; of a quote, who was found to say it */
	struct str value, role;
	uint32_t type;
	char country[3];
};

/* Zero-initialise it. */
struct corrections {
	struct arena arena; /* of their words */
	VEC(struct correction) all;
	size_t n; /* those in force; the rest was taken back and can be done again */
};
void corrections_free(struct corrections *c);

/* "no-quote", "said-by": as the JSON writes it. */
const char *correction_name(enum correction_kind kind);

/* What a correction of this quote, speaker, region begins as; its words are borrowed. */
struct correction correction_of_quote(const struct document *d, uint32_t id,
				      enum correction_kind kind);
struct correction correction_of_speaker(const struct document *d, uint32_t id,
					enum correction_kind kind);
struct correction correction_of_region(const struct document *d, uint32_t id,
				       enum correction_kind kind);

/*
 * The row that a name stands for, by its own name or as the article calls it; 0: there is none,
 * and what is the same as that is called so.
 */
uint32_t correction_speaker_named(const struct document *d, struct str name);
uint32_t correction_region_named(const struct document *d, struct str name);

/* Puts a copy in force, the last; what was taken back is forgotten. */
void corrections_add(struct corrections *c, const struct correction *one);

/* Of a list, with its words, into the arena. */
struct correction *corrections_copy(const struct correction *at, size_t n, struct arena *arena);

/* What tells one list from another; 0: there is nothing in it. */
uint64_t corrections_key(const struct correction *at, size_t n);

/*
 * What was found, with what is in force applied, in the arena, text and reasons borrowed of
 * both. An anchor whose place is another one now is set anew. Returns how many have no place.
 */
size_t corrections_apply(struct corrections *c, const struct document *found,
			 struct arena *arena, struct document *corrected);

#endif
