/*
 * Evidence: what speaks for a candidate to be who utters a stretch, as features for the linear
 * models quote_speaker (which candidate) and quote_filter (is it an utterance at all).
 */
#ifndef READER_FIND_QUOTE_UTTERANCE_H
#define READER_FIND_QUOTE_UTTERANCE_H

#include "candidate.h"
#include "find/model/row.h"

/* How the words inside a stretch end; `,` may also follow the closing mark. */
enum punct {
	PUNCT_NONE,
	PUNCT_COMMA,
	PUNCT_STOP,
	PUNCT_QUESTION,
	PUNCT_DASH,
	PUNCT_STOP_OUTSIDE
};

/* What stands directly before and after a stretch. */
enum side_word {
	SIDE_EDGE,
	SIDE_COMMA,
	SIDE_COLON,
	SIDE_QUOTE,
	SIDE_STOP,
	SIDE_THAT,
	SIDE_CUE,
	SIDE_PREPOSITION,
	SIDE_DETERMINER,
	SIDE_WORD
};

/* The words inside a stretch. */
struct inside {
	bool verb, first_person, title, low, digit, upper;
	uint32_t first, last, capitals; /* hashes of the words at its ends; capitalised ones */
	uint64_t names;                 /* the capitalised ones: bits by their hash */
	uint64_t called; /* those that may be the name of whom it speaks to: "No, Huber, …" */
	uint64_t addressed; /* and those set off by commas: it does speak to them */
};

/* A stretch as the models see it. */
struct utterance {
	uint32_t word; /* its element among the words */
	uint32_t sentence, last_sentence, paragraph;
	uint32_t length;              /* words inside */
	uint8_t punct, before, after; /* enum punct, enum side_word */
	bool closed, resumes;
	bool whole;                       /* its paragraph holds no words outside marks */
	bool cue_sentence, cue_paragraph; /* a cue stands in its sentences, its paragraph */
	uint8_t flags;                    /* 4 whole, 2 and 1 such a cue */
	bool single;      /* single marks in a text that mostly has double ones */
	bool opens;       /* first in its paragraph */
	bool alone;       /* a sentence, or more, by itself */
	uint32_t sayer;   /* the candidate that turns to somebody in the sentence before,
			     NO_CANDIDATE: none does */
	uint64_t hearers; /* whom: bits of their names and nouns, as name_bit */
	uint32_t before_code, after_code; /* of the words beside it, see candidate_word_code */
	struct inside in;
};

/* The document as evidence reads it. */
struct evidence {
	const struct document *d;
	const struct tokens *tokens;
	const struct marks *marks;
	const struct elements *elements;
	struct candidates candidates;
	struct utterance *utterances; /* one a stretch */
	uint8_t dialogue; /* 0..2: how much the text is a conversation, as novels have it */
};

/* Who was taken to utter the stretches before. */
struct previous {
	uint32_t candidate; /* the last one, NO_CANDIDATE: nobody yet */
	uint32_t stretch;
	uint32_t other; /* the last one that is not the same, NO_CANDIDATE: none */
	uint32_t other_stretch;
};

static const struct previous previous_none = {NO_CANDIDATE, 0, NO_CANDIDATE, 0};

/* Who has spoken when `candidate` utters `stretch` after `p`. */
struct previous previous_after(const struct evidence *e, struct previous p, uint32_t candidate,
			       uint32_t stretch);

/* Describes all stretches and candidates; arrays live in `a`. Linear. */
void evidence_build(struct evidence *e, const struct document *d, const struct tokens *t,
		    const struct marks *m, const struct elements *w, const struct phrases *p,
		    struct arena *a);

enum link_type { LINK_RIGHT, LINK_LEFT, LINK_LEFT_TAKEN, LINK_TYPES };

/* A candidate's cue, seen from the stretch. */
struct cue_view {
	uint32_t code;             /* of the cue */
	uint32_t side;             /* 0: the cue stands before the stretch, 1: after */
	uint32_t sentences;        /* breaks between them, at most 2 */
	uint32_t stretches;        /* between them, at most 2 */
	uint32_t gap;              /* words between them, binned */
	uint32_t near;             /* how many cues stand between, at most 3 */
	uint32_t reach;            /* the shape of what lies between the cue and the stretch */
	uint32_t next;             /* code of the word after the cue */
	int32_t units[LINK_TYPES]; /* what it weighs for the links of a type, or UNWEIGHED */
};

/* What a candidate is beside the speaker before: himself, of his name, a pronoun … */
enum rank_kind { RANK_SAME, RANK_HEAD, RANK_PRONOUN, RANK_OTHER, RANK_KINDS };

enum { SIGHT_CUES = 32 };

/* One stretch as its candidates are weighed: what several of them share is looked at once. */
struct sight {
	const struct evidence *e;
	const struct model *model; /* quote_speaker */
	int32_t *
		always; /* what each candidate weighs for any stretch; 0: not known yet, or 0 */
	const struct utterance *u, *before; /* the stretch; that of the speaker before */
	struct previous previous;
	const struct phrase *spoke; /* the speaker before, NULL: nobody yet */
	uint64_t called; /* names in that one that may be of whom it speaks to; 0: it is too far
			  */
	uint64_t answered; /* names in the next one that may be of whom that speaks to */
	uint32_t far;      /* how far the stretch of the speaker before lies */
	uint32_t *seen; /* of each cue, by the cues before it: its view + base, if below base +
			   n */
	uint32_t base;  /* more than any view of the stretches before has */
	uint32_t n;     /* views */
	int32_t kinds[RANK_KINDS]; /* what a kind of candidate weighs, when somebody spoke */
	struct cue_view views[SIGHT_CUES];
};

/* Starts at no stretch; `m` is NULL when nothing is weighed. Arrays live in `a`. */
void evidence_start(struct sight *s, const struct evidence *e, const struct model *m,
		    struct arena *a);

/* Goes to a stretch. */
void evidence_look(struct sight *s, uint32_t stretch, struct previous p);

/* The scores of n candidates, of which NO_CANDIDATE may be one. */
void evidence_scores(struct sight *s, const uint32_t *window, uint32_t n, float *scores);

/* Lists the features that are weighed for a candidate, or for NO_CANDIDATE. */
void evidence_features(struct sight *s, uint32_t candidate, struct row *row);

/* The best candidate of a stretch, as the ranker sees it. */
struct best_candidate {
	uint32_t candidate; /* NO_CANDIDATE: nobody */
	float score, share; /* share of the softmax, 0..1 */
};

/* What tells an utterance from a title, a nickname, a term. */
void evidence_filter(const struct evidence *e, uint32_t stretch,
		     const struct best_candidate *best, struct row *row);

/* Is it only set off: a title, the musical “Grease”; a nickname; a term, so-called “nets”? */
bool evidence_is_term(const struct evidence *e, uint32_t stretch);

/* Is it data: {"name": "value", "list": ["a", "b"]}, name="value"? `behind_one`: the stretch
 * before it is. */
bool evidence_is_datum(const struct evidence *e, uint32_t stretch, bool behind_one);

/* Is it a sentence by itself that speaks to somebody by name: “Fine, Huber.”? */
bool evidence_is_address(const struct evidence *e, uint32_t stretch);

/* The name of a candidate, or its noun, and the word before: bits by their hash; 0: none. */
uint64_t evidence_names(const struct evidence *e, uint32_t candidate);

/* The candidates around the stretch and the speaker before: fills `out` (room: WINDOW_MOST). */
enum { WINDOW_MOST = 128 };
uint32_t evidence_window(const struct evidence *e, uint32_t stretch, struct previous p,
			 uint32_t *out);

#endif
