/* The region under way, for the files that find and clean it. */
#ifndef READER_INPUT_HTML_REGION_STATE_H
#define READER_INPUT_HTML_REGION_STATE_H

#include "region.h"

/* What the words of class and id say of an element. */
enum element_mark {
	MARK_UNLIKELY = 1,
	MARK_MAYBE = 2,
	MARK_CLASS_GOOD = 4,
	MARK_CLASS_BAD = 8,
	MARK_ID_GOOD = 16,
	MARK_ID_BAD = 32,
	MARK_SHARE = 64,
	MARK_BYLINE = 128,
};

/* Of an element and all in it that is left. */
struct sums {
	uint32_t chars, commas, heading_chars, list_chars;
	uint32_t paragraphs, images, items, inputs, embeds, children;
	float link_chars;
};

/* What an attempt minds. */
struct scruples {
	bool unlikely, weights, contents;
};

struct region_search {
	struct page *page;
	const uint8_t *marks;    /* enum element_mark */
	const bool *data_tables; /* tables of data, not of layout */
	struct scruples minds;
	bool *gone;      /* and all that is in it */
	bool *paragraph; /* a <div> that is one: a single run of text */
	bool *through;   /* a <div> around a single <p> */
	bool *inside;    /* in the region */
	bool *altered;   /* joined as a <div>, whatever it was */
	struct sums *sums;
	float *scores;
	bool *scored;
};

/* The marks of each element, by its class and id. */
void search_mark(const struct page *p, uint8_t *marks);

/* Sums of what is left, from the beginning. */
void search_sum(struct region_search *s);

/* Leaves out an element, and takes it off the sums of those around it. */
void search_remove(struct region_search *s, int32_t element);

/* -25, 0 or 25 each for class and id. */
int search_weight(const struct region_search *s, int32_t element);

/* Is one of this tag at most `most` levels above it? */
bool search_under(const struct page *p, int32_t element, enum tag tag, int most);

float search_link_density(const struct region_search *s, int32_t element);

/* Leaves out of the region what is no text of an article. */
void search_clean(struct region_search *s);

/* Tells which tables hold data. */
void search_tell_tables(const struct page *p, bool *data_tables);

#endif
