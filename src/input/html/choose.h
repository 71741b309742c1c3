/* Which blocks of a page are its article: the region, and rules for what is never text. */
#ifndef READER_INPUT_HTML_CHOOSE_H
#define READER_INPUT_HTML_CHOOSE_H

#include "about.h"
#include "region.h"

/*
 * Of each block of the page, whether it is the article's; the page's arena's. NULL: there is
 * no article.
 */
bool *choose_blocks(struct page *p, const struct page_about *about);

/* All that is shown of the page. */
bool *choose_all(struct page *p);

#endif
