/*
 * Short lines that sites set among the paragraphs of an article and that are none of it: what
 * says "Advertisement", the time of an entry of a live blog, who holds the rights, who wrote it
 * and took the pictures, what letters the site sends.
 */
#ifndef READER_INPUT_HTML_LABELS_H
#define READER_INPUT_HTML_LABELS_H

#include "page.h"

/* Takes them out of `keep`, by block; `author`: the folded name, empty: not known. */
void labels_leave(struct page *p, struct str author, bool *keep);

#endif
