/*
 * Short lines that sites set among the paragraphs of an article and that are none of it: what
 * says "Advertisement", the time of an entry of a live blog, who holds the rights.
 */
#ifndef READER_INPUT_HTML_LABELS_H
#define READER_INPUT_HTML_LABELS_H

#include "page.h"

/* Takes them out of `keep`, by block. */
void labels_leave(struct page *p, bool *keep);

#endif
