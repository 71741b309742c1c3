/* Text that stands beside text, as a page set in columns is written with its layout kept. */
#ifndef READER_INPUT_COLUMNS_H
#define READER_INPUT_COLUMNS_H

#include "reader/base.h"

/* Bytes of a page; a shorter one has no columns, a longer one is left as it is. */
enum { COLUMNS_LEAST = 250, COLUMNS_MOST = 64 * 1024 };

/* Do the pages of a text, by its beginning, surely have columns of prose? */
bool columns_seen(struct str beginning);

/*
 * Puts the columns of a page one below the other, where they surely are some. In place: the
 * text gets no longer. Returns how long it is now.
 */
size_t columns_part(char *page, size_t n);

#endif
