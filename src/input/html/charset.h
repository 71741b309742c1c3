/* The bytes of a page -> UTF-8. */
#ifndef READER_INPUT_HTML_CHARSET_H
#define READER_INPUT_HTML_CHARSET_H

#include "input/guess.h"

/*
 * A byte order mark decides; else valid UTF-8 is that, whatever the page says; else what its
 * <meta> says; else a guess. The text is normalised (text.h), in memory that the caller gives
 * back with free().
 */
char *page_decode(struct str bytes, struct charset_guess *written, size_t *n);

#endif
