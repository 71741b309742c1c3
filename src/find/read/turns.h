/*
 * Turns: which paragraphs of a text are a transcript, and who has the turn in each. A text is
 * told to be one by its labels all together, never by a single colon.
 */
#ifndef READER_FIND_READ_TURNS_H
#define READER_FIND_READ_TURNS_H

#include "label.h"
#include "phrase.h"

struct turn {
	struct turn_label label;
	uint32_t paragraph, end; /* paragraphs, half open */
	uint32_t speaker;        /* 0-based: labels that are the same have the same */
};

struct turns {
	struct turn *at; /* in text order */
	uint32_t n, n_speakers;
	struct span answers; /* the name, before the first "Q:", of who is asked; empty: none */
};

/* Finds the turns; arrays live in `a`. Linear. */
void turns_find(struct turns *x, const struct tokens *t, const struct elements *w,
		const struct phrases *p, const struct document *d, struct arena *a);

/* The first turn that starts in the paragraph or behind it. Binary search. */
static inline uint32_t turn_from(const struct turns *x, uint32_t paragraph)
{
	size_t i;
	BISECT(i, x->n, x->at[i].paragraph < paragraph);
	return (uint32_t)i;
}

/* The turn to which the paragraph belongs; NULL: none. */
static inline const struct turn *turn_of(const struct turns *x, uint32_t paragraph)
{
	uint32_t i = turn_from(x, paragraph);
	if (i < x->n && x->at[i].paragraph == paragraph)
		return &x->at[i];
	return i && paragraph < x->at[i - 1].end ? &x->at[i - 1] : NULL;
}

/* The turn that the label at `mention` opens; NULL: it is no label. */
static inline const struct turn *turn_labelled(const struct turns *x, struct span mention)
{
	size_t i;
	BISECT(i, x->n, x->at[i].label.span.start < mention.start);
	return i < x->n && x->at[i].label.span.start == mention.start ? &x->at[i] : NULL;
}

/* "[Laughter]", "(CROSSTALK)": a paragraph that nobody says. */
bool turn_aside(const struct tokens *t, uint32_t paragraph);

/* ---- for turns.c ------------------------------------------------------------------------- */

/* What the words from `first` on, up to `end`, tell of who speaks them. */
struct speech {
	uint32_t own;    /* "I", "we", "my" */
	uint32_t others; /* "you", "your" */
	bool reply;      /* opens with "Yes", "Well" */
	bool cry;        /* ends as a question or a cry does, or a word is cut short: "don't" */
	bool sentence;   /* is written as a sentence is: a capital first, a stop last */
};
struct speech speech_read(const struct tokens *t, const struct document *d, uint32_t first,
			  uint32_t end);

/*
 * Those that the turn opens with, which ends before the paragraph `limit`: a label that stands
 * alone has its words in the paragraph behind.
 */
struct speech turn_speech(const struct tokens *t, const struct document *d,
			  const struct turn *turn, uint32_t limit);

/*
 * interview.c: are these questions and answers somebody's, not those of a list of hints? Tells
 * whose the answers are, if the text says so before the first of the turns.
 */
bool interview_read(struct turns *x, const struct tokens *t, const struct elements *w,
		    const struct phrases *p, const struct document *d);

#endif
