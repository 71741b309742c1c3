/*
 * The numbers of the templates of features, shared by the files of evidence.
 */
#ifndef READER_FIND_TEMPLATES_H
#define READER_FIND_TEMPLATES_H

#include "evidence.h"

/* Templates of features; the numbers are part of the learned tables. */
enum feature_template {
	/* links: B */
	B_LINK = 1, B_LINK_SIDE, B_TYPE_DISTANCE, B_TYPE_NEAR, B_TYPE_NEAR_PUNCT, B_TYPE_BETWEEN,
	B_CLASS_LINK, B_LINK_GAP, B_BOTH, B_NONE_PLACE, B_NONE_CLASS, B_NONE_CUES, B_SECOND_SIDE,
	B_SECOND_NEAR, B_SECOND_GAP, B_SECOND_CLASS, B_SECOND_FIRST, B_SECOND_SUBJECT,
	/* cue lemmas: C */
	C_TYPE, C_SIDE_TYPE, C_LINK, C_GAP, C_SECOND,
	/* form: E, F */
	E_FORM, E_FORM_SIDE, E_CLASS_PLACE, E_LENGTH, E_CLASS_LINKS, E_FLAGS, E_CLASS_FLAGS,
	F_HEAD, F_DETERMINER, F_KNOWN,
	/* neighbours: G */
	G_BEFORE, G_AFTER, G_AFTER_SIDE, G_BEFORE_SIDE, G_ADDRESSEE, G_ADDRESSEE_TO, G_APPOSITION,
	G_HAS_APPOSITION, G_HAS_WHO, G_FIRST, G_FIRST_PLACE,
	/* the speaker before: P */
	P_FIRST, P_KIND, P_KIND_FAR, P_KIND_FLAGS, P_KIND_PUNCT, P_KIND_CLOSED, P_SAME_SIDE,
	P_SAME_OTHER, P_KIND_PARAGRAPH,
	/* nobody: N */
	N_BIAS, N_PUNCT, N_CUES, N_LENGTH, N_HEADLINE, N_WHOLE, N_AFTER,
	/* place, punctuation, discourse, paragraph: A, D, H, Q */
	A_PLACE, A_GAP, A_PUNCT, A_BEFORE, A_AFTER,
	H_SOURCES, W_WHOLE, W_LENGTH,
	B_BEATEN, B_REACH, B_CUE_AFTER, G_STRETCH_BEFORE, G_STRETCH_AFTER, F_OWNED,
	/* conversation: O, V */
	O_KIND, O_FLAGS, O_PUNCT, P_DIALOGUE, P_DIALOGUE_PUNCT, O_PLACE, V_INSIDE, V_CALLED, N_DIALOGUE,

	/* filter */
	Q_LENGTH = 128, Q_PUNCT, Q_VERB, Q_CUES, Q_TITLE, Q_TITLE_LENGTH, Q_TITLE_BEFORE, Q_BEFORE,
	Q_BEFORE_LENGTH, Q_AFTER, Q_AFTER_LENGTH, Q_LOW, Q_FIRST_PERSON, Q_END, Q_STYLE, Q_HEADLINE,
	Q_CUE_FLAGS, Q_CLOSED, Q_DIGIT, Q_UPPER, Q_BEFORE2, Q_CUE_BEFORE, Q_CUE_AFTER, Q_CUE_BOTH,
	Q_SHARE, Q_NOBODY, Q_SCORE, Q_SCORE_LENGTH, Q_BEFORE_HASH,
	Q_PLACE, Q_AFTER_HASH, Q_FIRST_HASH, Q_LAST_HASH, Q_BEFORE_PAIR,
	Q_BOTH_SIDES, Q_CAPITALS, Q_IN_SENTENCE, Q_VERB_CUES, Q_DIALOGUE, Q_DIALOGUE_PUNCT, Q_WORK, Q_WORK_TITLE,
};

/*
 * Appends a feature. Unchecked: each template is put less than a handful of times, so that there
 * is always room, and calls in a row come to one store each.
 */
static inline void put(struct features *f, uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
	f->at[f->n++] = feature(template, a, b, c);
}

/* Bins of a number of words. */
static inline uint32_t gap_bin(uint32_t n)
{
	return n < 3 ? n : n < 5 ? 4 : n < 8 ? 7 : n < 16 ? 15 : n < 31 ? 30 : 99;
}

static inline uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* One of 64 bits for a name. */
static inline uint64_t name_bit(uint32_t hash)
{
	return (uint64_t)1 << ((hash >> 7) & 63);
}

#endif
