/*
 * The templates of reported speech, of the models indirect_*: each stage has its own hundred.
 */
#ifndef READER_FIND_QUOTE_CLAUSE_TEMPLATES_H
#define READER_FIND_QUOTE_CLAUSE_TEMPLATES_H

#include "candidate.h"
#include "clause.h"

enum {
	C_CHAINS = 32,         /* the bits of a chain */
	C_FORMS = 's' + 1,     /* the letter of an event's form */
	C_SIDES = 8,           /* where a candidate stands */
	C_LINKS = 64 + SHAPES, /* how a candidate is tied to the event */
};

#define CLAUSE_TEMPLATES(X)                                                                    \
	/* a word of speech, and that nothing is reported by it */                             \
	X(EVENT_LEMMA, 1001, 0, 0, 0)                                                          \
	X(EVENT_BEFORE, 1003, 0, 0, 0)                                                         \
	X(EVENT_AFTER, 1004, 0, 0, 0)                                                          \
	X(EVENT_BEFORE_PAIR, 1007, 0, 0, 0)                                                    \
	X(EVENT_CUE_CHAIN, 1011, CUES, C_CHAINS, 1)                                            \
	X(EVENT_QUOTES, 1012, 3, 1, 1)                                                         \
	X(EVENT_POSITION, 1014, COUNT_STEPS, 1, 1)                                             \
	X(EVENT_LENGTH, 1017, COUNT_STEPS, 2, 1)                                               \
	X(EVENT_QUOTES_AFTER, 1018, 0, 0, 0)                                                   \
	X(EVENT_LEMMA_QUOTES, 1022, 0, 0, 0)                                                   \
	X(EVENT_LEMMA_THAT, 1024, 0, 0, 0)                                                     \
	X(EVENT_LEMMA_VERBS, 1026, 0, 0, 0)                                                    \
	X(EVENT_GOVERNOR_AFTER, 1034, 0, 0, 0)                                                 \
	X(EVENT_OPENER_SUBJECT, 1037, 0, 0, 0)                                                 \
	X(EVENT_CUE_BEFORE, 1044, 0, 0, 0)                                                     \
	X(EVENT_CUE_BEFORE_LEMMA, 1045, 0, 0, 0)                                               \
	X(EVENT_CUE_BEFORE_SUBJECT, 1046, 0, 0, 0)                                             \
	X(EVENT_CUE_AFTER, 1047, 0, 0, 0)                                                      \
	X(EVENT_PARTY_CHAIN, 1049, 0, 0, 0)                                                    \
	X(EVENT_DENSITY, 1053, 8, 2, C_FORMS)                                                  \
	X(EVENT_LEMMA_AFTER, 1060, 0, 0, 0)                                                    \
	X(EVENT_LEMMA_PARTY, 1061, 0, 0, 0)                                                    \
	X(EVENT_LEMMA_CHAIN, 1062, 0, 0, 0)                                                    \
	X(EVENT_AFTER_PAIR, 1063, 0, 0, 0)                                                     \
	X(EVENT_AFTER_WORD, 1064, 0, 0, 0)                                                     \
	X(EVENT_BEFORE_WORD, 1065, 0, 0, 0)                                                    \
	X(EVENT_SHAPE, 1066, 0, 0, 0)                                                          \
	X(EVENT_LEMMA_SHAPE, 1067, 0, 0, 0)                                                    \
	/* where content starts behind it */                                                   \
	X(START_OFFSET_LEMMA, 1201, 0, 0, 0)                                                   \
	X(START_FIRST, 1202, 0, 0, 0)                                                          \
	X(START_BEFORE_FIRST, 1204, 0, 0, 0)                                                   \
	X(START_FIRST_SECOND, 1205, 0, 0, 0)                                                   \
	X(START_OFFSET_FIRST, 1206, 0, 0, 0)                                                   \
	X(START_LEMMA_FIRST, 1210, 0, 0, 0)                                                    \
	X(START_NEXT_BEFORE, 1212, 0, 0, 0)                                                    \
	X(START_LEMMA_BEFORE, 1215, 0, 0, 0)                                                   \
	X(START_PATH, 1217, 0, 0, 0)                                                           \
	X(START_FIRST_WORD, 1219, 0, 0, 0)                                                     \
	X(START_BEFORE_WORD, 1220, 0, 0, 0)                                                    \
	X(START_LEMMA_BEFORE_FIRST, 1242, 0, 0, 0)                                             \
	X(START_TRIPLE, 1243, 0, 0, 0)                                                         \
	/* where that ends: BEHIND the content, PAIR: the two elements behind it */            \
	X(END_LEMMA_SENTENCE, 1311, 0, 0, 0)                                                   \
	X(END_LEMMA_VERBS, 1321, 0, 0, 0)                                                      \
	X(END_OPENER_PAIR, 1323, 0, 0, 0)                                                      \
	X(END_FIRST_BEHIND_VERBS, 1326, 0, 0, 0)                                               \
	X(END_LENGTH_BEHIND, 1330, 0, 0, 0)                                                    \
	X(END_BEHIND_VERB_INSIDE, 1338, 0, 0, 0)                                               \
	X(END_OPEN_COMMAS_PAIR, 1347, 0, 0, 0)                                                 \
	X(END_SUBJECT_PAIR, 1349, 0, 0, 0)                                                     \
	X(END_PIECE_FIRST, 1351, 0, 0, 0)                                                      \
	X(END_PIECE_LAST, 1352, 0, 0, 0)                                                       \
	X(END_OPENER_PIECE, 1356, 0, 0, 0)                                                     \
	/* content before the word of speech */                                                \
	X(AHEAD_BIAS, 1400, 1, 1, 1)                                                           \
	X(AHEAD_LEMMA, 1401, 0, 0, 0)                                                          \
	X(AHEAD_NEXT, 1403, 0, 0, 0)                                                           \
	X(AHEAD_GAP, 1405, COUNT_STEPS, 1, 1)                                                  \
	X(AHEAD_LENGTH, 1407, 10, 1, 1)                                                        \
	X(AHEAD_OPENER, 1408, 0, 0, 0)                                                         \
	X(AHEAD_QUOTES, 1410, 2, 2, 1)                                                         \
	X(AHEAD_BEHIND, 1412, 0, 0, 0)                                                         \
	X(AHEAD_VERBS, 1414, 3, 1, 1)                                                          \
	X(AHEAD_AT_START, 1416, 2, 1, 1)                                                       \
	X(AHEAD_START, 1418, 2, COUNT_STEPS, 1)                                                \
	X(AHEAD_FIRST, 1419, 0, 0, 0)                                                          \
	X(AHEAD_COMMAS, 1420, 4, 2, 1)                                                         \
	X(AHEAD_VERBS_GAP, 1423, CLAUSE_MOST, COUNT_STEPS, 1)                                  \
	X(AHEAD_LEMMA_GAP_SIGN, 1424, 0, 0, 0)                                                 \
	X(AHEAD_CHAIN_SIGN, 1427, 0, 0, 0)                                                     \
	X(AHEAD_COMMAS_GAP_SIGN, 1428, 0, 0, 0)                                                \
	X(AHEAD_EDGE_VERBS, 1429, 0, 0, 0)                                                     \
	X(AHEAD_FIRST_VERBS, 1430, 0, 0, 0)                                                    \
	X(AHEAD_LENGTH_TOUCHES, 1432, 3, 2, C_CHAINS)                                          \
	X(AHEAD_LENGTH_FIRST_SIGN, 1433, 0, 0, 0)                                              \
	X(AHEAD_FIRST_SECOND, 1440, 0, 0, 0)                                                   \
	X(AHEAD_LAST, 1441, 0, 0, 0)                                                           \
	X(AHEAD_BEHIND_PAIR, 1442, 0, 0, 0)                                                    \
	X(AHEAD_PARTY, 1443, 0, 0, 0)                                                          \
	X(AHEAD_EDGE_FIRST, 1444, 0, 0, 0)                                                     \
	/* who is reported */                                                                  \
	X(SOURCE_SIDE, 1500, C_SIDES, 1, 1)                                                    \
	X(SOURCE_LINK_SIDE, 1501, C_LINKS, C_SIDES, 1)                                         \
	X(SOURCE_SIDE_FORM, 1503, C_SIDES, PHRASE_FORMS, 1)                                    \
	X(SOURCE_SIDE_GAP, 1506, C_SIDES, COUNT_STEPS, 1)                                      \
	X(SOURCE_BEFORE, 1510, 0, 0, 0)                                                        \
	X(SOURCE_AFTER, 1511, 0, 0, 0)                                                         \
	X(SOURCE_KNOWN_CLASS, 1516, 16, 4, 1)                                                  \
	X(SOURCE_KNOWN_OWNER, 1517, 16, C_SIDES, 2)                                            \
	X(SOURCE_CHAIN_SIDE_GAP, 1519, C_CHAINS, C_SIDES, COUNT_STEPS)                         \
	X(SOURCE_CHAIN_LINK_FORM, 1520, 0, 0, 0)                                               \
	X(SOURCE_PATH, 1521, 0, 0, 0)                                                          \
	X(SOURCE_PATH_FORM, 1522, 0, 0, 0)                                                     \
	X(SOURCE_COMMAS_VERBS, 1523, 4, 3, C_SIDES)                                            \
	X(SOURCE_COMMAS_CUES_BETWEEN, 1524, 4, 3, 5)                                           \
	X(SOURCE_TAKEN_BEATEN, 1525, 2, 2, C_SIDES)                                            \
	X(SOURCE_OTHERWISE, 1526, 4, 4, 1)                                                     \
	X(SOURCE_SUBJECT_LINK, 1531, 0, 0, 0)                                                  \
	X(SOURCE_BETWEEN_GAP, 1533, 5, COUNT_STEPS, C_SIDES)                                   \
	X(SOURCE_VERBS_FORM, 1534, 3, C_SIDES, C_FORMS)                                        \
	X(SOURCE_OWNER_GAP, 1535, 2, 2, 24)                                                    \
	X(SOURCE_LENGTH_CLASS, 1537, 6, 4, C_SIDES)                                            \
	X(SOURCE_WHOLE, 1538, PHRASE_WHOLES, 4, C_SIDES)                                       \
	X(SOURCE_WHOLE_LINK, 1539, 0, 0, 0)                                                    \
	/* that nobody is named who is */                                                      \
	X(NOBODY_BIAS, 1580, 1, 1, 1)                                                          \
	X(NOBODY_LEMMA, 1581, 0, 0, 0)                                                         \
	X(NOBODY_CUE, 1582, CUES, 2, 1)                                                        \
	X(NOBODY_SUBJECT, 1583, 0, 0, 0)                                                       \
	X(NOBODY_CHAIN_FORM, 1584, C_CHAINS, C_FORMS, 1)                                       \
	X(NOBODY_CHAIN_LEMMA, 1585, 0, 0, 0)                                                   \
	X(NOBODY_FORM_FIRST, 1586, C_FORMS, 2, 1)                                              \
	X(NOBODY_SUBJECT_FORM_CUE, 1587, 0, 0, 0)

TEMPLATES(clause, CLAUSE_TEMPLATES, FORM_LINEAR)

#endif
