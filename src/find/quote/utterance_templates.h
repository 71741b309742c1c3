/*
 * The templates of features of who utters what: their numbers, and which have few values.
 */
#ifndef READER_FIND_QUOTE_UTTERANCE_TEMPLATES_H
#define READER_FIND_QUOTE_UTTERANCE_TEMPLATES_H

#include "utterance.h"

/* Templates of features; the numbers are part of the learned tables. */
enum feature_template {
	/* links: B */
	B_LINK = 1,
	B_LINK_SIDE,
	B_TYPE_DISTANCE,
	B_TYPE_NEAR,
	B_TYPE_NEAR_PUNCT,
	B_TYPE_BETWEEN,
	B_CLASS_LINK,
	B_LINK_GAP,
	B_BOTH,
	B_NONE_PLACE,
	B_NONE_CLASS,
	B_NONE_CUES,
	B_SECOND_SIDE,
	B_SECOND_NEAR,
	B_SECOND_GAP,
	B_SECOND_CLASS,
	B_SECOND_FIRST,
	B_SECOND_SUBJECT,
	/* cue lemmas: C */
	C_TYPE,
	C_SIDE_TYPE,
	C_LINK,
	C_GAP,
	C_SECOND,
	/* form: E, F */
	E_FORM,
	E_FORM_SIDE,
	E_CLASS_PLACE,
	E_LENGTH,
	E_CLASS_LINKS,
	E_FLAGS,
	E_CLASS_FLAGS,
	F_HEAD,
	F_DETERMINER,
	F_KNOWN,
	/* neighbours: G */
	G_BEFORE,
	G_AFTER,
	G_AFTER_SIDE,
	G_BEFORE_SIDE,
	G_ADDRESSEE,
	G_ADDRESSEE_TO,
	G_APPOSITION,
	G_HAS_APPOSITION,
	G_HAS_WHO,
	G_FIRST,
	G_FIRST_PLACE,
	/* the speaker before: P */
	P_FIRST,
	P_KIND,
	P_KIND_FAR,
	P_KIND_FLAGS,
	P_KIND_PUNCT,
	P_KIND_CLOSED,
	P_SAME_SIDE,
	P_SAME_OTHER,
	P_KIND_PARAGRAPH,
	/* nobody: N */
	N_BIAS,
	N_PUNCT,
	N_CUES,
	N_LENGTH,
	N_HEADLINE,
	N_WHOLE,
	N_AFTER,
	/* place, punctuation, discourse, paragraph: A, D, H, Q */
	A_PLACE,
	A_GAP,
	A_PUNCT,
	A_BEFORE,
	A_AFTER,
	H_SOURCES,
	W_WHOLE,
	W_LENGTH,
	B_BEATEN,
	B_REACH,
	B_CUE_AFTER,
	G_STRETCH_BEFORE,
	G_STRETCH_AFTER,
	F_OWNED,
	/* conversation: O, V */
	O_KIND,
	O_FLAGS,
	O_PUNCT,
	P_DIALOGUE,
	P_DIALOGUE_PUNCT,
	O_PLACE,
	V_INSIDE,
	V_CALLED,
	N_DIALOGUE,

	/* filter */
	Q_LENGTH = 128,
	Q_PUNCT,
	Q_VERB,
	Q_CUES,
	Q_TITLE,
	Q_TITLE_LENGTH,
	Q_TITLE_BEFORE,
	Q_BEFORE,
	Q_BEFORE_LENGTH,
	Q_AFTER,
	Q_AFTER_LENGTH,
	Q_LOW,
	Q_FIRST_PERSON,
	Q_END,
	Q_STYLE,
	Q_HEADLINE,
	Q_CUE_FLAGS,
	Q_CLOSED,
	Q_DIGIT,
	Q_UPPER,
	Q_BEFORE2,
	Q_CUE_BEFORE,
	Q_CUE_AFTER,
	Q_CUE_BOTH,
	Q_SHARE,
	Q_NOBODY,
	Q_SCORE,
	Q_SCORE_LENGTH,
	Q_BEFORE_HASH,
	Q_PLACE,
	Q_AFTER_HASH,
	Q_FIRST_HASH,
	Q_LAST_HASH,
	Q_BEFORE_PAIR,
	Q_BOTH_SIDES,
	Q_CAPITALS,
	Q_IN_SENTENCE,
	Q_VERB_CUES,
	Q_DIALOGUE,
	Q_DIALOGUE_PUNCT,
	Q_WORK,
	Q_WORK_TITLE,
	TEMPLATES
};

/*
 * The templates whose values are few, with how many each may have. Their weights stand in a
 * dense table beside the hashed one: reading it takes a fifth of the instructions.
 */
/* clang-format off */
#define DENSE(X)                                                                               \
	X(B_LINK, 192, 1, 1) X(B_LINK_SIDE, 192, 8, 1) X(B_TYPE_DISTANCE, 3, 8, 32)            \
	X(B_TYPE_NEAR, 3, 8, 1) X(B_TYPE_NEAR_PUNCT, 24, 4, 8) X(B_TYPE_BETWEEN, 4, 1, 1)      \
	X(B_CLASS_LINK, 4, 192, 1) X(B_LINK_GAP, 192, 2, 8) X(B_BOTH, 1, 1, 1)                 \
	X(B_NONE_PLACE, 16, 1, 1) X(B_NONE_CLASS, 4, 1, 1) X(B_NONE_CUES, 16, 4, 1)            \
	X(B_SECOND_SIDE, SHAPES, 8, 2) X(B_SECOND_NEAR, SHAPES, 8, 2)                          \
	X(B_SECOND_GAP, SHAPES, 2, 8) X(B_SECOND_CLASS, 4, 8, 2)                               \
	X(B_SECOND_FIRST, SHAPES, SHAPES, 1) X(B_SECOND_SUBJECT, 8, 4, 4)                      \
	X(E_FORM, PHRASE_FORMS, 1, 1) X(E_FORM_SIDE, PHRASE_FORMS, 4, 1)                       \
	X(E_CLASS_PLACE, 4, 16, 1) X(E_LENGTH, 5, 1, 1) X(E_CLASS_LINKS, 4, 16, 1)             \
	X(E_FLAGS, 64, 1, 1) X(E_CLASS_FLAGS, 64, 4, 1) X(F_KNOWN, 2, PHRASE_FORMS, 1)         \
	X(G_ADDRESSEE, 4, 1, 1) X(G_APPOSITION, 1, 1, 1) X(G_HAS_APPOSITION, 4, 1, 1)          \
	X(G_FIRST, 4, 1, 1) X(G_FIRST_PLACE, 4, 16, 1)                                         \
	X(P_FIRST, 1, 1, 1) X(P_KIND, 4, 1, 1) X(P_KIND_FAR, 16, 1, 1) \
	X(P_KIND_FLAGS, 16, 8, 1) \
	X(P_KIND_PUNCT, 16, 6, 10) X(P_KIND_CLOSED, 16, 2, 2) X(P_SAME_SIDE, 2, 4, 1)          \
	X(P_SAME_OTHER, 2, 4, 8) X(P_KIND_PARAGRAPH, 16, 5, 1)                                 \
	X(N_BIAS, 1, 1, 1) X(N_PUNCT, 6, 10, 1) X(N_CUES, 2, 2, 1) X(N_LENGTH, 9, 1, 1)        \
	X(N_HEADLINE, 2, 1, 1) X(N_WHOLE, 2, 1, 1) X(N_AFTER, 10, 1, 1) X(N_DIALOGUE, 3, 2, 1) \
	X(A_PLACE, 16, 4, 4) X(A_GAP, 4, 8, 4) X(A_PUNCT, 16, 6, 1) X(A_BEFORE, 16, 10, 4)     \
	X(A_AFTER, 16, 10, 4) X(H_SOURCES, 4, 4, 16) X(W_WHOLE, 2, 16, 4) \
	X(W_LENGTH, 3, 16, 16) \
	X(B_BEATEN, SHAPES, 4, 1) X(B_REACH, SHAPES, 2, 3)                                     \
	X(O_KIND, 12, 3, 2) X(O_FLAGS, 3, 3, 16) X(O_PUNCT, 3, 3, 12) X(P_DIALOGUE, 16, 16, 3) \
	X(P_DIALOGUE_PUNCT, 16, 48, 2) X(V_INSIDE, 4, 2, 2) X(V_CALLED, 3, 2, 2)               \
	X(Q_LENGTH, 16, 1, 1) X(Q_PUNCT, 16, 6, 1) X(Q_VERB, 16, 2, 1) X(Q_CUES, 16, 4, 1)     \
	X(Q_TITLE, 2, 1, 1) X(Q_TITLE_LENGTH, 2, 16, 1) X(Q_LOW, 2, 5, 1)                      \
	X(Q_FIRST_PERSON, 2, 1, 1) X(Q_END, 6, 1, 1) X(Q_STYLE, 2, 5, 2) \
	X(Q_HEADLINE, 2, 1, 1) \
	X(Q_CUE_FLAGS, 4, 1, 1) X(Q_CLOSED, 2, 1, 1) X(Q_DIGIT, 2, 1, 1) X(Q_UPPER, 2, 1, 1)   \
	X(Q_CUE_BOTH, 2, 2, 16) X(Q_SHARE, 6, 5, 1) X(Q_NOBODY, 2, 1, 1) X(Q_SCORE, 17, 1, 1)  \
	X(Q_SCORE_LENGTH, 9, 16, 1) X(Q_PLACE, 4, 4, 5) X(Q_CAPITALS, 5, 7, 2)                 \
	X(Q_IN_SENTENCE, 4, 5, 10) X(Q_VERB_CUES, 2, 4, 5) X(Q_DIALOGUE, 3, 4, 16)             \
	X(Q_DIALOGUE_PUNCT, 3, 6, 5) X(Q_WORK, 64, 5, 1)
/* clang-format on */

/* Where each one starts in the table. */
enum {
#define X(name, a, b, c) DENSE_##name, DENSE_##name##_LAST = DENSE_##name + (a) * (b) * (c)-1,
	DENSE(X)
#undef X
		DENSE_SIZE
};

_Static_assert(DENSE_SIZE <= UINT16_MAX, "a start fits its field");

static const struct dense {
	uint16_t start;
	uint8_t a, b, c; /* how many values; 0: the template is not among them */
} dense_of[TEMPLATES] = {
#define X(name, a, b, c) [name] = {DENSE_##name, a, b, c},
	DENSE(X)
#undef X
};

#endif
