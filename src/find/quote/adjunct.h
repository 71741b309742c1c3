/*
 * What stands beside a verb of speech and is not what is said: to whom, when, where, what he
 * does meanwhile.
 */
#ifndef READER_FIND_QUOTE_ADJUNCT_H
#define READER_FIND_QUOTE_ADJUNCT_H

#include "clause.h"

bool adjunct_is(const struct clause *c, const struct report_event *e, struct range r);

#endif
