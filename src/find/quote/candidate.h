/*
 * Candidates: who may utter a stretch. Each noun phrase with the cues it may be the subject of
 * and what lies between, found once a document whatever the stretch.
 */
#ifndef READER_FIND_QUOTE_CANDIDATE_H
#define READER_FIND_QUOTE_CANDIDATE_H

#include "find/read/phrase.h"

#define NO_ELEMENT   UINT32_MAX
#define NO_CANDIDATE UINT32_MAX

/* Of units that several choices share: they are not summed yet. */
#define UNWEIGHED INT32_MIN

/* What lies between a subject and its cue. The last 16 are SHAPE_OPEN + flags. */
enum cue_shape {
	SHAPE_NONE,
	SHAPE_ADJACENT,
	SHAPE_ADVERB,          /* only auxiliaries and adverbs */
	SHAPE_QUOTE,           /* a stretch */
	SHAPE_COMMA_WHO_COMMA, /* ", who …," */
	SHAPE_COMMAS,          /* ", a doctor," */
	SHAPE_WHO,
	SHAPE_COMMA_WHO,
	SHAPE_COMMA,   /* ", …" */
	SHAPE_BRACKET, /* "(…", "— …" */
	SHAPE_AND,
	SHAPE_AND_LONG,
	SHAPE_OPEN, /* + 1 opens with a preposition, 2 verb inside, 4 comma inside, 8 six words
		       or more */
	SHAPES = SHAPE_OPEN + 16
};

/* Coarse class of a phrase. */
enum candidate_class { CLASS_HE, CLASS_PRONOUN, CLASS_NAME, CLASS_NOUN };

struct candidate {
	uint32_t right,
		right2; /* words: first and second cue after it in its sentence, NO_ELEMENT */
	uint32_t left;  /* the cue directly before it */
	uint32_t before, after; /* codes of the words around it, see candidate_word_code */
	uint8_t shape, shape2;  /* enum cue_shape, to right and right2 */
	bool taken;             /* the left cue has a subject before it */
	bool beaten;            /* another candidate is the adjacent subject of its right cue */
	uint8_t sources; /* how often it is the adjacent subject of a cue elsewhere, at most 3
			  */
	uint8_t class;   /* enum candidate_class */
	bool first;      /* the first candidate of its sentence */
};

/* How many stand before a word. */
struct until {
	uint32_t cues, stretches;
};

struct candidates {
	const struct elements *elements;
	const struct phrases *phrases;
	struct candidate *at;      /* one a phrase */
	const struct until *until; /* of each word; n + 1 entries */
	const uint32_t *events;    /* the words that may report, see clause_may_report() */
	uint32_t n_events;
	uint32_t said; /* cues that are verbs of speech and little else */
};

void candidates_find(struct candidates *c, const struct elements *w, const struct phrases *p,
		     struct arena *a);

/* A stable number for what a cue is: its lemma when it is common, else how strong it is. */
uint32_t candidate_cue_code(const struct element *w);

/*
 * A stable number for a word as a neighbour: the word itself if it is a small one, else its
 * kind.
 */
uint32_t candidate_word_code(const struct element *w);

/* The shape of the words first..end-1 between a cue and a stretch, by tags and signs. */
uint8_t candidate_shape(const struct candidates *c, uint32_t first, uint32_t end);

/*
 * The hash of a small word, `kind` for others: by a mask, as about every other word is a small
 * one and no branch could be foreseen.
 */
static inline uint32_t small_word_or(const struct element *w, uint32_t kind)
{
	uint32_t small = element_tagged(w, FUNCTION_TAGS) ? UINT32_MAX : 0;
	return (w->hash & small) | (kind & ~small);
}

/* One of 64 bits for a name. */
static inline uint64_t name_bit(uint32_t hash)
{
	return (uint64_t)1 << ((hash >> 7) & 63);
}

/* Stretches in the words first..end-1. */
static inline uint32_t candidates_stretches(const struct candidates *c, uint32_t first,
					    uint32_t end)
{
	return end > first ? c->until[end].stretches - c->until[first].stretches : 0;
}

#endif
