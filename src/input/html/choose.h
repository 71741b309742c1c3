/* Which blocks of a page are its article: the region, and rules for what is never text. */
#ifndef READER_INPUT_HTML_CHOOSE_H
#define READER_INPUT_HTML_CHOOSE_H

#include "about.h"
#include "region.h"
#include "veto.h"

/* Of each block of the page, what it is; the page's arena's. NULL: there is no article. */
struct chosen {
	bool *text;     /* of the article */
	bool *captions; /* of its pictures */
};

struct chosen choose_blocks(struct page *p, const struct page_about *about,
			    const struct veto_table *table);

/*
 * For who fits the veto: tells which blocks it is asked about, and their features. `rows` has
 * one for each block of the page.
 */
void choose_rows(struct page *p, const struct page_about *about, bool *asked,
		 struct veto_row *rows);

/* All that is shown of the page. */
bool *choose_all(struct page *p);

#endif
