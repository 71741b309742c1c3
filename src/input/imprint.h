/* The lines between a headline and its article: who wrote it, and when it was published. */
#ifndef READER_INPUT_IMPRINT_H
#define READER_INPUT_IMPRINT_H

#include "reader/input.h"

enum { IMPRINT_MOST = 8 }; /* paragraphs of the beginning that are looked at */

/*
 * Byline and date of an article by its first paragraphs, as far as they are sure; the title is
 * none of them. To the arena.
 */
struct about imprint_read(struct arena *arena, struct str text, const struct span *paragraphs,
			  uint32_t n, struct span title);

/* "By JANE WEBER": surely no headline. */
bool imprint_is_byline(struct str line);

#endif
