/*
 * Reported speech, one sentence at a time: the words that may report (events), where reported
 * content may start and end around them, and the features by which the learned tables decide.
 * Shared by the finding and the trainer, so that both see the same numbers.
 */
#ifndef READER_FIND_QUOTE_CLAUSE_H
#define READER_FIND_QUOTE_CLAUSE_H

#include "candidate.h"
#include "find/model/row.h"
#include "find/read/lexicon.h"
#include "find/read/element.h"

enum {
	CLAUSE_MOST = 320,  /* elements of a sentence that are looked at */
	CLAUSE_NEAR = 6,    /* elements after the cue at any of which content may start */
	CLAUSE_REACH = 50,  /* and at the farthest, behind a sign or with "that", "to" … */
	CLAUSE_STARTS = 16, /* starts that are weighed */
	CLAUSE_ENDS = 40,   /* ends that are weighed */
	CLAUSE_BEFORES = 24 /* spans before the cue that are weighed */
};

/* Kinds of elements beside the hashes of function words. */
enum {
	KIND_EDGE = 1,
	KIND_QUOTE,
	KIND_NUMBER,
	KIND_NAME,
	KIND_DAY,
	KIND_CUE,
	KIND_VERB,
	KIND_ED,
	KIND_ING,
	KIND_ADVERB,
	KIND_NOUN,
	KIND_PLURAL,
	KIND_WORD,
	KIND_SIGN = 256
};

/* What is counted along a sentence: where its 12 bits lie among those of the five. */
enum counted {
	COUNT_COMMAS = 0,
	COUNT_QUOTES = 12,
	COUNT_CUES = 24,
	COUNT_VERBS = 36,
	COUNT_STOPS = 48
};

/* One sentence, made ready. Indexes below are relative to its first element. */
struct clause {
	const struct elements *elements;
	const struct document *document;
	const struct tokens *tokens;
	uint32_t first, n;           /* elements of the sentence: first .. first + n - 1 */
	const struct element *words; /* those */
	uint32_t last_end;           /* its end, without its full stop */
	uint32_t density;            /* of the document: how often speech is reported; coarse */
	const uint32_t *kinds;       /* what each is; KIND_EDGE for 4 before and 4 behind */
	const uint64_t *counts;      /* how many stand before each element, enum counted */
	const uint16_t *cues;  /* the elements that are verbs of speech or "according to" */
	const uint16_t *stops; /* and those that are signs or verbs, n behind the last */
};

/* A word that may report. */
struct report_event {
	uint32_t at;       /* element, relative */
	uint32_t first;    /* of its auxiliaries and adverbs */
	uint32_t lemma;    /* hash of its lemma, or of the word itself */
	uint32_t form;     /* 'd', 'g', 's', 'o' by its ending */
	uint32_t cue;      /* enum cue_kind, CUE_NONE for nouns and base forms */
	uint32_t subject;  /* kind of what stands before the cue and its auxiliaries */
	uint32_t chain;    /* enum chain_bit */
	uint32_t governor; /* the word before "to" */
	uint32_t party;    /* what the word before the cue may be */
	uint32_t shape;    /* of what follows it: shape_from() */
	bool that;         /* follows it, near */
	bool medial;       /* it stands between commas: "The gate, it said, will shut" */
	uint32_t cue_before, cue_after; /* the nearest other cues of the sentence, 0 none */
};

struct range {
	uint32_t start, end; /* elements, relative, half open */
};

/* What element i is, KIND_EDGE outside; i may be 4 off at either end. */
static inline uint32_t clause_kind(const struct clause *c, int64_t i)
{
	return c->kinds[i];
}

/* How many of elements from .. to - 1 are of a sort; `from` is not behind `to`. */
static inline uint32_t clause_count(const struct clause *c, enum counted what, uint32_t from,
				    uint32_t to)
{
	return (uint32_t)((c->counts[to] - c->counts[from]) >> what) & 0xfff;
}

static inline const struct element *clause_word(const struct clause *c, uint32_t i)
{
	return &c->words[i];
}

static inline bool clause_is_comma(const struct clause *c, uint32_t i)
{
	return i < c->n && clause_word(c, i)->sign == ',';
}

/* Do marks stand there, with what is in them? */
static inline bool clause_is_quote(const struct clause *c, uint32_t i)
{
	return i < c->n && clause_word(c, i)->tag == TAG_QUOTE;
}

/*
 * A dash, also as a hyphen with space before it, "the bridge - it is old - is shut"; not one
 * before a figure, "$1 - $2 million".
 */
static inline bool element_dash(const struct element *w)
{
	return w->sign == '_' || (w->sign == '-' && !(w->flags & TOKEN_GLUED) &&
				  w[1].tag != TAG_NUMBER && w[1].sign != '$');
}

/* The letter `back` before the end of a word, 1 the last; 0 when it is shorter. */
static inline char element_letter(const struct document *d, const struct element *w,
				  uint32_t back)
{
	uint32_t end = w->end - w->tail;
	return end - w->start >= back ? d->text.at[end - back] : 0;
}

/* Two values as one. */
static inline uint32_t mix(uint32_t a, uint32_t b)
{
	return a * 0x9e3779b1u + b;
}

/*
 * The nearest cue at or behind i, the nearest before it; the count of the sentence when there
 * is none.
 */
static inline uint32_t clause_cue_from(const struct clause *c, uint32_t i)
{
	uint32_t before = clause_count(c, COUNT_CUES, 0, i);
	return before < clause_count(c, COUNT_CUES, 0, c->n) ? c->cues[before] : c->n;
}

static inline uint32_t clause_cue_before(const struct clause *c, uint32_t i)
{
	uint32_t before = clause_count(c, COUNT_CUES, 0, i);
	return before ? c->cues[before - 1] : c->n;
}

/* The signs and verbs at or behind i. */
static inline const uint16_t *clause_stops_from(const struct clause *c, uint32_t i)
{
	return c->stops + clause_count(c, COUNT_STOPS, 0, i);
}

/* Makes ready what all sentences of the document share. */
void clause_begin(struct clause *c, const struct candidates *candidates, const struct tokens *t,
		  const struct document *d);

/*
 * Where the sentence starts that element i is in, or the piece of it that is looked at; what
 * is before element `from` has been read.
 */
uint32_t clause_first(const struct clause *c, uint32_t from, uint32_t i);

/* Goes to the sentence that starts at element `first`; returns the element behind it. */
uint32_t clause_read(struct clause *c, uint32_t first);

/* Makes kinds and counts, which live in `a`: wanted only for a sentence that holds an event. */
void clause_prepare(struct clause *c, struct arena *a);

/* May this word report? */
static inline bool clause_may_report(const struct element *w)
{
	if ((1u << CUE_ACCORDING | 1u << CUE_COLON) >> w->cue & 1)
		return true;
	if (w->lemma && cue_lemma(w->lemma)->speech)
		return true;
	return w->classes & LEX(CUE_WORD) && w->tag != TAG_QUOTE && w->tag != TAG_NAME;
}

/* What stands before a cue: bits of report_event.chain. */
enum chain_bit {
	CHAIN_PASSIVE = 1,
	CHAIN_NEGATED = 2,
	CHAIN_MODAL = 4,
	CHAIN_PERFECT = 8,
	CHAIN_TO = 16
};

/* Fills in the event at `at`; false when it is none. */
bool clause_event(const struct clause *c, uint32_t at, struct report_event *e);

/* Is its verb used otherwise than for speech: "called at Linz", "the plan calls for"? */
bool clause_other_use(const struct clause *c, const struct report_event *e);

/* Where content after the cue may start: elements, in text order. Returns how many. */
uint32_t clause_starts(const struct clause *c, const struct report_event *e, uint32_t *starts);

/* What speaks for and against the event as such: for the gate, and as the row of no content. */
void clause_event_features(const struct clause *c, const struct report_event *e,
			   struct row *row);
void clause_start_features(const struct clause *c, const struct report_event *e, uint32_t start,
			   struct row *row);

/*
 * Ends of content that starts at `start`: elements behind it. Returns how many, in text order.
 */
uint32_t clause_ends(const struct clause *c, const struct report_event *e, uint32_t start,
		     uint32_t *ends);

void clause_end_features(const struct clause *c, const struct report_event *e, uint32_t start,
			 uint32_t end, struct row *row);

/* What stands at an end of content. */
struct brink {
	uint32_t end;
	uint32_t here, next; /* kinds of the elements behind it, EDGE behind the sentence */
	uint32_t verb;       /* form of the next verb */
	uint32_t ends;       /* 1: the sentence ends there, too */
};

struct brink clause_brink(const struct clause *c, uint32_t end);

/* The parts of an end: what event and end tell whatever the start, and what the start adds. */
void clause_brink_features(const struct clause *c, const struct report_event *e,
			   const struct brink *b, struct row *row);
void clause_extent_features(const struct clause *c, const struct report_event *e,
			    uint32_t start, const struct brink *b, struct row *row);

/* Content before the cue. */
uint32_t clause_befores(const struct clause *c, const struct report_event *e,
			struct range *out);

void clause_before_features(const struct clause *c, const struct report_event *e,
			    struct range r, struct row *row);

/* Its bytes, without the marks and punctuation at both ends that are not its own. */
struct span clause_span(const struct clause *c, struct range r);

#endif
