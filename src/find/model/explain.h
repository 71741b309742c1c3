/*
 * Explaining: what --explain gathers. A place of decision asks whether what it decides lies at
 * the byte that is asked about; if so, it says what the decision is and puts the rows of its
 * choices here, by the same rules as it weighs them:
 *
 *	if (explain_asked(f->explain, span)) {
 *		explain_decision(f->explain, "quote_filter", model, "is it a quotation", span);
 *		evidence_filter(…, explain_choice(f->explain, STR("yes")));
 *	}
 */
#ifndef READER_FIND_MODEL_EXPLAIN_H
#define READER_FIND_MODEL_EXPLAIN_H

#include "row.h"

struct weighed {
	struct feature feature;
	float score; /* its share of the choice's */
};

/* A choice and its features that weigh something, the heaviest first. */
struct explained {
	struct str label;
	uint32_t decision; /* index */
	float score, bias; /* of all together; the share of no feature */
	struct weighed *features;
	uint32_t n, silent; /* those that weigh something; the others */
};

struct decision_told {
	const char *name; /* of the model */
	const struct model *model;
	const char *question;
	struct span what;
};

/* A word of the text, by which values that are hashes are told. */
struct told_word {
	uint32_t hash;
	struct str word;
};

struct explain {
	uint32_t at; /* byte of the text */
	struct str text;
	VEC(struct decision_told) decisions;
	VEC(struct explained) choices; /* in the order of the decisions */
	VEC(struct told_word) words;
	struct features features; /* of the last choice, which is being made */
	struct row row;
	struct arena arena;
};

static inline bool explain_asked(const struct explain *x, struct span decided)
{
	return x && span_holds(decided, x->at);
}

/* Starts a decision about `what`; `name` is that of the model, both strings are static. */
void explain_decision(struct explain *x, const char *name, const struct model *m,
		      const char *question, struct span what);

/*
 * Starts a choice of it; what is put into the row until the next one speaks for it. The label
 * is borrowed from the text, or static.
 */
struct row *explain_choice(struct explain *x, struct str label);

/* Lets `word` be told in place of its hash. */
void explain_word(struct explain *x, uint32_t hash, struct str word);

/*
 * All as lines of text in `a`, empty when nothing was decided: each decision, its choices, the
 * best first, and for each its features that weigh something, the heaviest first.
 */
struct str explain_text(struct explain *x, struct arena *a);

void explain_free(struct explain *x);

#endif
