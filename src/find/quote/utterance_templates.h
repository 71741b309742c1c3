/*
 * The templates of who utters what: of the models quote_speaker (which candidate) and
 * quote_filter (is it an utterance at all; Q).
 */
#ifndef READER_FIND_QUOTE_UTTERANCE_TEMPLATES_H
#define READER_FIND_QUOTE_UTTERANCE_TEMPLATES_H

#include "find/model/row.h"
#include "utterance.h"

#define UTTERANCE_TEMPLATES(X)                                                                 \
	/* links: B */                                                                         \
	X(B_LINK, 1, 192, 1, 1)                                                                \
	X(B_LINK_SIDE, 2, 192, 8, 1)                                                           \
	X(B_TYPE_DISTANCE, 3, 3, 8, 32)                                                        \
	X(B_TYPE_NEAR, 4, 3, 8, 1)                                                             \
	X(B_TYPE_NEAR_PUNCT, 5, 24, 4, 8)                                                      \
	X(B_TYPE_BETWEEN, 6, 4, 1, 1)                                                          \
	X(B_CLASS_LINK, 7, 4, 192, 1)                                                          \
	X(B_LINK_GAP, 8, 192, 2, 8)                                                            \
	X(B_BOTH, 9, 1, 1, 1)                                                                  \
	X(B_NONE_PLACE, 10, 16, 1, 1)                                                          \
	X(B_NONE_CLASS, 11, 4, 1, 1)                                                           \
	X(B_NONE_CUES, 12, 16, 4, 1)                                                           \
	X(B_SECOND_SIDE, 13, SHAPES, 8, 2)                                                     \
	X(B_SECOND_NEAR, 14, SHAPES, 8, 2)                                                     \
	X(B_SECOND_GAP, 15, SHAPES, 2, 8)                                                      \
	X(B_SECOND_CLASS, 16, 4, 8, 2)                                                         \
	X(B_SECOND_FIRST, 17, SHAPES, SHAPES, 1)                                               \
	X(B_SECOND_SUBJECT, 18, 8, 4, 4)                                                       \
	/* cue lemmas: C */                                                                    \
	X(C_TYPE, 19, 0, 0, 0)                                                                 \
	X(C_SIDE_TYPE, 20, 0, 0, 0)                                                            \
	X(C_LINK, 21, 0, 0, 0)                                                                 \
	X(C_GAP, 22, 0, 0, 0)                                                                  \
	X(C_SECOND, 23, 0, 0, 0)                                                               \
	/* form: E, F */                                                                       \
	X(E_FORM, 24, PHRASE_FORMS, 1, 1)                                                      \
	X(E_FORM_SIDE, 25, PHRASE_FORMS, 4, 1)                                                 \
	X(E_CLASS_PLACE, 26, 4, 16, 1)                                                         \
	X(E_LENGTH, 27, 5, 1, 1)                                                               \
	X(E_CLASS_LINKS, 28, 4, 16, 1)                                                         \
	X(E_FLAGS, 29, 128, 1, 1)                                                              \
	X(E_CLASS_FLAGS, 30, 128, 4, 1)                                                        \
	X(F_HEAD, 31, 0, 0, 0)                                                                 \
	X(F_DETERMINER, 32, 0, 0, 0)                                                           \
	X(F_KNOWN, 33, 2, PHRASE_FORMS, 1)                                                     \
	/* neighbours: G */                                                                    \
	X(G_BEFORE, 34, 0, 0, 0)                                                               \
	X(G_AFTER, 35, 0, 0, 0)                                                                \
	X(G_AFTER_SIDE, 36, 0, 0, 0)                                                           \
	X(G_BEFORE_SIDE, 37, 0, 0, 0)                                                          \
	X(G_ADDRESSEE, 38, 4, 1, 1)                                                            \
	X(G_ADDRESSEE_TO, 39, 0, 0, 0)                                                         \
	X(G_APPOSITION, 40, 1, 1, 1)                                                           \
	X(G_HAS_APPOSITION, 41, 4, 1, 1)                                                       \
	X(G_HAS_WHO, 42, 0, 0, 0)                                                              \
	X(G_FIRST, 43, 4, 1, 1)                                                                \
	X(G_FIRST_PLACE, 44, 4, 16, 1)                                                         \
	/* the speaker before: P */                                                            \
	X(P_FIRST, 45, 1, 1, 1)                                                                \
	X(P_KIND, 46, 4, 1, 1)                                                                 \
	X(P_KIND_FAR, 47, 16, 1, 1)                                                            \
	X(P_KIND_FLAGS, 48, 16, 8, 1)                                                          \
	X(P_KIND_PUNCT, 49, 16, 6, 10)                                                         \
	X(P_KIND_CLOSED, 50, 16, 2, 2)                                                         \
	X(P_SAME_SIDE, 51, 2, 4, 1)                                                            \
	X(P_SAME_OTHER, 52, 2, 4, 8)                                                           \
	X(P_KIND_PARAGRAPH, 53, 16, 5, 1)                                                      \
	/* nobody: N */                                                                        \
	X(N_BIAS, 54, 1, 1, 1)                                                                 \
	X(N_PUNCT, 55, 6, 10, 1)                                                               \
	X(N_CUES, 56, 2, 2, 1)                                                                 \
	X(N_LENGTH, 57, 9, 1, 1)                                                               \
	X(N_HEADLINE, 58, 2, 1, 1)                                                             \
	X(N_WHOLE, 59, 2, 1, 1)                                                                \
	X(N_AFTER, 60, 10, 1, 1)                                                               \
	/* place, punctuation, discourse, paragraph: A, D, H, Q */                             \
	X(A_PLACE, 61, 16, 4, 4)                                                               \
	X(A_GAP, 62, 4, 8, 4)                                                                  \
	X(A_PUNCT, 63, 16, 6, 1)                                                               \
	X(A_BEFORE, 64, 16, 10, 4)                                                             \
	X(A_AFTER, 65, 16, 10, 4)                                                              \
	X(H_SOURCES, 66, 4, 4, 16)                                                             \
	X(W_WHOLE, 67, 2, 16, 4)                                                               \
	X(W_LENGTH, 68, 3, 16, 16)                                                             \
	X(B_BEATEN, 69, SHAPES, 4, 1)                                                          \
	X(B_REACH, 70, SHAPES, 2, 3)                                                           \
	X(B_CUE_AFTER, 71, 0, 0, 0)                                                            \
	X(G_STRETCH_BEFORE, 72, 0, 0, 0)                                                       \
	X(G_STRETCH_AFTER, 73, 0, 0, 0)                                                        \
	X(F_OWNED, 74, 0, 0, 0)                                                                \
	/* conversation: O, V */                                                               \
	X(O_KIND, 75, 12, 3, 2)                                                                \
	X(O_FLAGS, 76, 3, 3, 16)                                                               \
	X(O_PUNCT, 77, 3, 3, 12)                                                               \
	X(P_DIALOGUE, 78, 16, 16, 3)                                                           \
	X(P_DIALOGUE_PUNCT, 79, 16, 48, 2)                                                     \
	X(O_PLACE, 80, 0, 0, 0)                                                                \
	X(V_INSIDE, 81, 4, 2, 2)                                                               \
	X(V_CALLED, 82, 3, 2, 2)                                                               \
	X(N_DIALOGUE, 83, 3, 2, 1)                                                             \
	X(V_ANSWERED, 89, 3, 2, 4)                                                             \
	/* the scene: S */                                                                     \
	X(V_ADDRESSED, 94, 4, 2, 2)                                                            \
	X(A_ALONE, 95, 16, 4, 6)                                                               \
	X(N_ALONE, 96, 2, 10, 2)                                                               \
	X(N_TURNS, 93, 2, 2, 2)                                                                \
	X(S_ACTS, 90, TAGS + 1, 16, 12)                                                        \
	X(S_TURNS, 91, 4, 4, 4)                                                                \
	X(S_TURNS_ACTS, 92, 4, TAGS + 1, 16)                                                   \
	/* phrases that belong together: K */                                                  \
	X(K_WHOLE, 84, PHRASE_WHOLES, 4, PHRASE_FORMS)                                         \
	X(K_RIGHT, 85, PHRASE_WHOLES, SHAPES, 2)                                               \
	X(K_FLAGS, 86, PHRASE_WHOLES, 16, 2)                                                   \
	X(K_UNDER, 87, 0, 0, 0)                                                                \
	X(K_MORE, 88, 0, 0, 0)                                                                 \
	/* filter */                                                                           \
	X(Q_ALONE, 127, 4, 6, 16)                                                              \
	X(Q_LENGTH, 128, 16, 1, 1)                                                             \
	X(Q_PUNCT, 129, 16, 6, 1)                                                              \
	X(Q_VERB, 130, 16, 2, 1)                                                               \
	X(Q_CUES, 131, 16, 4, 1)                                                               \
	X(Q_TITLE, 132, 2, 1, 1)                                                               \
	X(Q_TITLE_LENGTH, 133, 2, 16, 1)                                                       \
	X(Q_TITLE_BEFORE, 134, 0, 0, 0)                                                        \
	X(Q_BEFORE, 135, 0, 0, 0)                                                              \
	X(Q_BEFORE_LENGTH, 136, 0, 0, 0)                                                       \
	X(Q_AFTER, 137, 0, 0, 0)                                                               \
	X(Q_AFTER_LENGTH, 138, 0, 0, 0)                                                        \
	X(Q_LOW, 139, 2, 5, 1)                                                                 \
	X(Q_FIRST_PERSON, 140, 2, 1, 1)                                                        \
	X(Q_END, 141, 6, 1, 1)                                                                 \
	X(Q_STYLE, 142, 2, 5, 2)                                                               \
	X(Q_HEADLINE, 143, 2, 1, 1)                                                            \
	X(Q_CUE_FLAGS, 144, 4, 1, 1)                                                           \
	X(Q_CLOSED, 145, 2, 1, 1)                                                              \
	X(Q_DIGIT, 146, 2, 1, 1)                                                               \
	X(Q_UPPER, 147, 2, 1, 1)                                                               \
	X(Q_BEFORE2, 148, 0, 0, 0)                                                             \
	X(Q_CUE_BEFORE, 149, 0, 0, 0)                                                          \
	X(Q_CUE_AFTER, 150, 0, 0, 0)                                                           \
	X(Q_CUE_BOTH, 151, 2, 2, 16)                                                           \
	X(Q_SHARE, 152, 6, 5, 1)                                                               \
	X(Q_NOBODY, 153, 2, 1, 1)                                                              \
	X(Q_SCORE, 154, 17, 1, 1)                                                              \
	X(Q_SCORE_LENGTH, 155, 9, 16, 1)                                                       \
	X(Q_BEFORE_HASH, 156, 0, 0, 0)                                                         \
	X(Q_PLACE, 157, 4, 4, 5)                                                               \
	X(Q_AFTER_HASH, 158, 0, 0, 0)                                                          \
	X(Q_FIRST_HASH, 159, 0, 0, 0)                                                          \
	X(Q_LAST_HASH, 160, 0, 0, 0)                                                           \
	X(Q_BEFORE_PAIR, 161, 0, 0, 0)                                                         \
	X(Q_BOTH_SIDES, 162, 0, 0, 0)                                                          \
	X(Q_CAPITALS, 163, 5, 7, 2)                                                            \
	X(Q_IN_SENTENCE, 164, 4, 5, 10)                                                        \
	X(Q_VERB_CUES, 165, 2, 4, 5)                                                           \
	X(Q_DIALOGUE, 166, 3, 4, 16)                                                           \
	X(Q_DIALOGUE_PUNCT, 167, 3, 6, 5)                                                      \
	X(Q_WORK, 168, 64, 5, 1)                                                               \
	X(Q_WORK_TITLE, 169, 0, 0, 0)

TEMPLATES(utterance, UTTERANCE_TEMPLATES, FORM_LINEAR)

#endif
