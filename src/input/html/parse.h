/* Bytes of a page -> elements and blocks, by libxml2. */
#ifndef READER_INPUT_HTML_PARSE_H
#define READER_INPUT_HTML_PARSE_H

#include "page.h"

/*
 * Parses UTF-8 without NUL. What would take the parser long is blanked in `text` first:
 * attributes beyond some hundreds in a tag. libxml2 is loaded at the first call: few articles
 * are pages. False, with a message, when it is not installed.
 */
bool page_parse(struct page *p, char *text, size_t n, struct error *e);

#endif
