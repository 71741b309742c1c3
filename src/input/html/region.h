/*
 * Which part of a page is the article: the method of Readability
 * (github.com/mozilla/readability, Copyright 2010 Arc90 Inc, Apache License 2.0; see
 * assets/CREDITS), written anew over flags and sums. Containers are scored by the text in them;
 * what stands beside the best one and is like it is joined; forms, lists of links and the like
 * in it are left out. When too little is left, it is tried again with fewer scruples.
 */
#ifndef READER_INPUT_HTML_REGION_H
#define READER_INPUT_HTML_REGION_H

#include "page.h"

enum block_state {
	BLOCK_OUTSIDE,
	BLOCK_CLEANED, /* in the region, but left out */
	BLOCK_KEPT,
};

enum { REGION_ATTEMPTS = 4 };

struct page_region {
	uint8_t *states; /* enum block_state of each block of the page */
	bool *unlikely; /* of each element: the first attempt leaves it out, or what it is in */
	int attempt;    /* the one whose result this is, from 0 */
	bool found;
	bool ignore_hidden; /* what is said to be hidden is nearly all there is */
};

/*
 * `title` is that of the page, in folded words; `byline`: its author is known without looking
 * for a line that tells. Everything is the page's arena's.
 */
struct page_region region_find(struct page *p, struct str title, bool byline);

#endif
