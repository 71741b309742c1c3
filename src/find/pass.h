/*
 * What the passes of the finding share. Each pass reads what came before it and writes only its
 * own arrays; find.c runs them in order: tokens, marks, attribution, speakers, regions.
 */
#ifndef READER_FIND_PASS_H
#define READER_FIND_PASS_H

#include "reader/find.h"
#include "model.h"
#include "words.h"

struct find {
	struct document *d;
	struct arena *keep;    /* the document's arena: what stays */
	struct arena *scratch; /* given back when finding ends */
	struct tokens tokens;
	struct marks marks; /* by quote_pass, as the next two */
	struct elements elements;
	struct phrases phrases;
	const struct models *models;
	const struct places *places;
	struct find_progress *progress;
	/*
	 * words of names that are persons here, for the region pass: hashes of tokens, each
	 * once; see speaker.c
	 */
	const uint32_t *person_words;
	uint32_t n_person_words;
};

/* Quotes with their mentions and cues (d->quotes; speaker ids still 0). */
void quote_pass(struct find *f);

/* Who the mentions mean: d->speakers, quote.speaker, d->speaker_mentions, person_words. */
void speaker_pass(struct find *f);

/* d->regions, d->region_mentions. */
void region_pass(struct find *f);

/* Has the user asked to stop? Called by passes every few thousand tokens. */
bool find_cancelled(const struct find *f);

#endif
