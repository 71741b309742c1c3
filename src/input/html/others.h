/*
 * Other stories of the site and links to them that the region took in: told by where the title
 * stands, by the label over them ("More from Orla") and by being nothing but a link.
 */
#ifndef READER_INPUT_HTML_OTHERS_H
#define READER_INPUT_HTML_OTHERS_H

#include "about.h"

/* Takes them out of `keep`, by block. */
void others_leave(struct page *p, const struct page_about *about, bool *keep);

#endif
