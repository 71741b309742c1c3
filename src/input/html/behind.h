/*
 * What stands behind an article and is none of it, told by how it is built and begins, as its
 * classes often say nothing: readers' words, an offer to subscribe, what a firm says of itself.
 */
#ifndef READER_INPUT_HTML_BEHIND_H
#define READER_INPUT_HTML_BEHIND_H

#include "page.h"

/* Takes it out of `keep`, by block. */
void behind_leave(const struct page *p, bool *keep);

#endif
