/*
 * Labels: the words that open a turn of a transcript and tell whose it is. "HUBER:",
 * "Mr EWAN JONES (Harbour):", "[00:04] Speaker 2:", "Q.", "The SPEAKER pro tempore."; on a line
 * of its own "Tom Okafor -- Chief Financial Officer", "Operator".
 */
#ifndef READER_FIND_READ_LABEL_H
#define READER_FIND_READ_LABEL_H

#include "token.h"

enum label_form {
	LABEL_ASKS,    /* "Q:", "Question:" */
	LABEL_ANSWERS, /* "A:", "Answer:" */
	LABEL_WORD,    /* one word that may be a name: "Huber" */
	LABEL_NAME,    /* several, or with a title, or in capitals */
	LABEL_PART,    /* what somebody is there: "The Speaker", "Guest 2", "Host" */
};

struct turn_label {
	struct span span;    /* the words for somebody: no time, no brackets, no colon */
	uint32_t first, end; /* their tokens */
	uint32_t after;      /* the token behind the label */
	uint32_t hash;       /* of the words and of what stands in brackets behind them */
	uint8_t form;        /* enum label_form */
	bool capitals;       /* each word is in capitals */
	bool given;          /* a first name is among them */
	bool sure;           /* a time, a title, an office: little else is written so */
	bool heading;        /* a line of its own, which no sign ends */
};

static inline bool label_is_letter(const struct turn_label *l)
{
	return l->form <= LABEL_ANSWERS;
}

/*
 * Reads the label that opens the tokens [first, end), of one paragraph. False: none does, or
 * what stands before the colon is surely nobody: "Note:", "Step 2:".
 */
bool label_read(const struct tokens *t, uint32_t first, uint32_t end, struct turn_label *l);

#endif
