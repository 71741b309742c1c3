/*
 * What the passes of the finding share. Each pass reads what came before it and writes only its
 * own arrays; find.c runs them in order: the rooms read, quote, person, place; all weigh with
 * the models of the room model. `tests/layers` holds which room may know which.
 *
 * The words of the house, each with one meaning:
 *   token       a word or sign of the text, with its classes of the lexicon
 *   stretch     what stands between two quotation marks
 *   element     a word or sign outside the stretches, or a stretch as a whole
 *   phrase      a noun phrase among the elements
 *   cue         a word or sign by which speech is told: "said", "according to", a colon
 *   utterance   a stretch as somebody's words, weighed with what stands around it
 *   candidate   a phrase that may utter a stretch
 *   report      speech without marks: a cue, the clause it reports, its source
 *   turn        what somebody says in a transcript, from a label up to the next
 *   figure      who bears a name; all names that mean the same share one
 *   party       who may speak: a figure, or somebody who is only described
 *   antecedent  a party that a pronoun or description may mean
 *   listing     the panes' rows: which quotes and speakers are sure enough to be shown
 *   contender   capitalised words that compete to be the name of a place
 *   toponym     the name of a place in the text, before it is known which
 *   sense       a place of the gazetteer that a toponym may mean
 *   region      a place of the document, with all its mentions
 */
#ifndef READER_FIND_PASS_H
#define READER_FIND_PASS_H

#include "reader/find.h"
#include "find/model/explain.h"
#include "find/read/turns.h"

struct find {
	struct document *d;
	struct str spelling;   /* the text as the article has it, see find_spelling() */
	struct arena *keep;    /* the document's arena: what stays */
	struct arena *scratch; /* given back when finding ends */
	struct tokens tokens;
	struct marks marks;
	struct elements elements;
	struct phrases phrases;
	struct turns turns;
	const struct models *models;
	const struct places *places;
	struct find_progress *progress;
	struct explain *explain; /* NULL: nobody asks */
	/*
	 * words of names that are persons here, for the region pass: hashes of tokens, each
	 * once; see person/speaker_pass.c
	 */
	const uint32_t *person_words;
	uint32_t n_person_words;
	uint64_t effort; /* rows that the models have weighed, see find_exhausted() */
	/* 0, or by which number the trainer chooses the names of towns that are held unknown */
	uint32_t hidden_towns;
};

/*
 * The text with the article's own capitals, for what is shown of it. That of the document may
 * have its case given back while the passes run, for them to read.
 */
static inline struct str find_spelling(const struct find *f)
{
	return f->spelling.at ? f->spelling : f->d->text;
}

/*
 * Runs the passes up to the listing, with models and arenas of the caller's: for those who fit
 * what the listing weighs.
 */
void find_before_listing(struct find *f);

/* Has the user asked to stop? Called by passes every few thousand tokens. */
static inline bool find_cancelled(const struct find *f)
{
	return f->progress && atomic_load_explicit(&f->progress->cancel, memory_order_relaxed);
}

/*
 * Rows of models that a document may take to weigh: six times as many as 16 MB of the densest
 * news need.
 */
enum { EFFORT_MOST = 24 * 1000 * 1000 };

/* Has it taken more? The passes then end with what they have found, and d->partial tells. */
static inline bool find_exhausted(struct find *f)
{
	f->d->partial = f->effort > EFFORT_MOST;
	return f->d->partial;
}

/* The order of d->quotes: does one stand behind another? By span.start, an outer one first. */
static inline bool quote_behind(const struct quote *a, const struct quote *b)
{
	if (a->span.start != b->span.start)
		return a->span.start > b->span.start;
	if (a->span.end != b->span.end)
		return a->span.end < b->span.end;
	return a->cue.start > b->cue.start;
}

#endif
