/*
 * Evidence: what speaks for a candidate to be who utters a stretch, as features for the linear
 * models quote_speaker (which candidate) and quote_filter (is it an utterance at all).
 */
#ifndef READER_FIND_EVIDENCE_H
#define READER_FIND_EVIDENCE_H

#include "candidate.h"
#include "model.h"

/* How the words inside a stretch end; `,` may also follow the closing mark. */
enum punct { PUNCT_NONE, PUNCT_COMMA, PUNCT_STOP, PUNCT_QUESTION, PUNCT_DASH, PUNCT_STOP_OUTSIDE };

/* What stands directly before and after a stretch. */
enum side_word {
	SIDE_EDGE, SIDE_COMMA, SIDE_COLON, SIDE_QUOTE, SIDE_STOP, SIDE_THAT, SIDE_CUE,
	SIDE_PREPOSITION, SIDE_DETERMINER, SIDE_WORD
};

/* A stretch as the models see it. */
struct utterance {
	uint32_t word;       /* its element among the words */
	uint32_t sentence, last_sentence, paragraph;
	uint32_t length;     /* words inside */
	uint8_t punct, before, after; /* enum punct, enum side_word */
	bool closed, resumes;
	bool whole;          /* its paragraph holds no words outside marks */
	bool cue_sentence, cue_paragraph; /* a cue stands in its sentences, its paragraph */
	bool single;         /* single marks in a text that mostly has double ones */
	bool opens;          /* first in its paragraph */
	uint64_t names;      /* the capitalised words inside: bits by their hash */
	uint64_t called;     /* those that may be the name of whom it speaks to: "No, Huber, …" */
};

/* The document as evidence reads it. */
struct evidence {
	const struct document *d;
	const struct tokens *tokens;
	const struct marks *marks;
	const struct words *words;
	struct candidates candidates;
	struct utterance *utterances; /* one a stretch */
	uint8_t dialogue;    /* 0..2: how much the text is a conversation, as novels have it */
};

/* Who was taken to utter the stretches before. */
struct previous {
	uint32_t candidate; /* the last one, NO_CANDIDATE: nobody yet */
	uint32_t stretch;
	uint32_t other;     /* the last one that is not the same, NO_CANDIDATE: none */
	uint32_t other_stretch;
};

static const struct previous previous_none = {NO_CANDIDATE, 0, NO_CANDIDATE, 0};

/* Who has spoken when `candidate` utters `stretch` after `p`. */
struct previous previous_after(const struct evidence *e, struct previous p, uint32_t candidate,
			       uint32_t stretch);

enum { FEATURES_MOST = 256 };

struct features {
	uint32_t at[FEATURES_MOST];
	uint32_t n;
};

/* Describes all stretches and candidates; arrays live in `a`. Linear. */
void evidence_build(struct evidence *e, const struct document *d, const struct tokens *t,
		    const struct marks *m, const struct words *w, const struct phrases *p,
		    struct arena *a);

/* Appends what speaks for a candidate whatever the stretch. */
void evidence_static(const struct evidence *e, uint32_t candidate, struct features *f);

/* Appends what speaks for it as the speaker of this stretch. */
void evidence_pair(const struct evidence *e, uint32_t stretch, uint32_t candidate,
		   struct features *f);

/* Appends what the speaker of the stretch before says about it. */
void evidence_previous(const struct evidence *e, uint32_t stretch, uint32_t candidate,
		       struct previous p, struct features *f);

/* Appends what speaks for nobody. */
void evidence_nobody(const struct evidence *e, uint32_t stretch, struct previous p,
		     struct features *f);

/* The best candidate of a stretch, as the ranker sees it. */
struct ranked {
	uint32_t candidate; /* NO_CANDIDATE: nobody */
	float score, share; /* share of the softmax, 0..1 */
};

/* Appends what tells an utterance from a title, a nickname, a term. */
void evidence_filter(const struct evidence *e, uint32_t stretch, const struct ranked *best,
		     struct features *f);

/* Is it the title of a work that the words before it name: the musical “Grease”? */
bool evidence_is_title(const struct evidence *e, uint32_t stretch);

/* The candidates around the stretch and the speaker before: fills `out` (room: WINDOW_MOST). */
enum { WINDOW_MOST = 128 };
uint32_t evidence_window(const struct evidence *e, uint32_t stretch, struct previous p, uint32_t *out);

#endif
