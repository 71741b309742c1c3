/*
 * Captions: what a page says of the pictures of its article. Whoever took them, where a line
 * says no more, is left out.
 */
#ifndef READER_INPUT_HTML_CAPTIONS_H
#define READER_INPUT_HTML_CAPTIONS_H

#include "region.h"

/* Is it no text of the article, but a caption or a credit? */
bool is_caption(const struct page *p, const struct page_block *b);

/*
 * Of each block of the page, whether it is a caption worth showing: of a picture that stands
 * with the text, whose smallest element is `core`; and said neither in what is kept nor by
 * another caption. The page's arena's.
 */
bool *captions_find(struct page *p, const struct page_region *region, const bool *keep,
		    int32_t core);

#endif
