/* JSON-LD: what a page says of its article in a script for machines. */
#ifndef READER_INPUT_HTML_LINKED_H
#define READER_INPUT_HTML_LINKED_H

#include "page.h"

/* Empty: it does not say. */
struct linked {
	bool article; /* some item is an article */
	struct str name, headline, author, published;
};

/* Of the first item that is an article, in any of the page's scripts; strings to its arena. */
struct linked linked_read(struct page *p);

#endif
