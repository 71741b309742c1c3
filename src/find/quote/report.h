/*
 * Reported speech without marks, or only partly in marks: which clauses report, where their
 * content starts and ends, and who is reported. Decided for each cue by the learned tables
 * indirect_*; the features are those of clause.h.
 */
#ifndef READER_FIND_QUOTE_REPORT_H
#define READER_FIND_QUOTE_REPORT_H

#include "candidate.h"
#include "clause.h"
#include "find/pass.h"

/*
 * Reports that are less sure are left to the listing to decide about. Measured without that on
 * unseen articles, F1 of spans is flat from .30 to .34.
 */
#define REPORT_SURE .33f

/* A piece of content that a cue reports. */
struct report {
	struct span span;   /* its bytes */
	uint32_t cue;       /* element of all */
	uint32_t candidate; /* who, NO_CANDIDATE: nobody is named */
	float chance;       /* that this, or nearly this, is reported, 0..1 */
	float share;        /* of the candidate in the softmax, 0..1 */
	uint32_t opener;    /* hash of its first word */
	char form;          /* of the cue, as of a report_event */
	bool after;         /* it follows its cue */
	bool pronoun;       /* it is a single small word */
	bool retold;        /* it is part of what another party tells */
};

struct reports {
	struct report *at; /* by span.start, the longer first; none crosses another */
	uint32_t n;
};

/* Finds them; the array lives in f->scratch. Linear. */
void reports_find(struct reports *r, struct find *f, const struct candidates *c);

/*
 * Of the reports of one sentence, in the order of their cues: those that tell something, of two
 * that cross the likelier. Returns how many. They are few. (report_keep.c)
 */
uint32_t reports_keep(struct report *r, uint32_t n, const struct elements *w);

/* Bytes that both have. */
static inline uint32_t report_common(struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start,
		 end = a.end < b.end ? a.end : b.end;
	return end > start ? end - start : 0;
}

/*
 * The quotes of the document: `direct` and the reports, each stretch in marks that a report
 * holds taken into it when both have one cue. Links pieces of one utterance and reports within
 * reports. By span.start, an outer one first. The array lives in f->keep.
 */
struct quote *reports_join(const struct reports *r, const struct find *f,
			   const struct candidates *c, const struct quote *direct,
			   uint32_t n_direct, uint32_t *n);

/* ---- who is reported; for the trainer too ------------------------------------------------ */

enum { REPORTER_MOST = 64 };

/* The candidates around the event. Returns how many. */
uint32_t reporter_window(const struct candidates *c, const struct clause *clause,
			 const struct report_event *e, uint32_t out[REPORTER_MOST]);

/* What speaks for a candidate, NO_CANDIDATE for nobody. */
void reporter_features(const struct candidates *c, const struct clause *clause,
		       const struct report_event *e, bool after, uint32_t candidate,
		       struct row *row);

/*
 * Who says what follows "as saying", whose last word is element `saying`: "Lund" of "the agency
 * quoted Lund as saying" and of "Lund was quoted by the agency as saying"; NO_CANDIDATE when it
 * is no such word.
 */
uint32_t reporter_cited(const struct candidates *c, uint32_t saying);

/* Does the verb only cite somebody "as saying" something? */
bool reporter_cites(const struct candidates *c, uint32_t verb);

/* Whom the verb cites so; NO_CANDIDATE: nobody. */
uint32_t reporter_whom(const struct candidates *c, uint32_t verb);

/* Is the candidate what is done to by a passive: "The men are said to be", "I was told"? */
bool reporter_is_patient(const struct candidates *c, const struct clause *clause,
			 const struct report_event *e, uint32_t candidate);

/* ---- explaining (report_explain.c) ------------------------------------------------------- */

/* Does somebody ask about this sentence? */
bool report_asked(const struct find *f, const struct clause *c);

/* Tells whether the event reports, and what; who reports `r`. */
void report_explain(const struct find *f, const struct clause *c, const struct report_event *e);
void reporter_explain(const struct find *f, const struct candidates *candidates,
		      const struct clause *c, const struct report_event *e,
		      const struct report *r);

#endif
