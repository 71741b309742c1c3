/* What a headline tells by a colon, "Petrova: ferry may sink", and what it only is about. */
#ifndef READER_FIND_QUOTE_HEADLINE_H
#define READER_FIND_QUOTE_HEADLINE_H

#include "clause.h"

/* Does the colon at `at` stand in a headline behind who says the rest? */
bool headline_colon(const struct clause *c, uint32_t at);

/* Is the content of a headline what it is about, not what is said? */
bool headline_object(const struct clause *c, struct range r);

#endif
