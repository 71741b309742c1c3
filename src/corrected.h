/* What the reader corrected of an article, for what is printed of it. */
#ifndef CORRECTED_H
#define CORRECTED_H

#include "reader/config.h"
#include "reader/session.h"

/*
 * The article's findings as the reader corrected them on the screen, in the arena; those that
 * were found where nothing is remembered of it.
 */
const struct document *corrected_document(const struct options *o, const char *name,
					  const struct article_view *v, struct arena *arena);

#endif
