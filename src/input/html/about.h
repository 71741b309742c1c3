/* Title, byline and date of a page, and what it says of itself. */
#ifndef READER_INPUT_HTML_ABOUT_H
#define READER_INPUT_HTML_ABOUT_H

#include "page.h"

enum { TITLES = 3 };

/* Strings are the page's arena's, empty: not known. */
struct page_about {
	struct str title, byline;
	struct str published; /* ISO 8601, a date at least */
	bool byline_told;     /* by the page's data, not found in its text */
	/* folded words, for comparison with blocks */
	struct str titles[TITLES], description, author;
};

struct page_about about_read(struct page *p);

#endif
