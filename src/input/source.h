/* Messages of what is read. */
#ifndef READER_INPUT_SOURCE_H
#define READER_INPUT_SOURCE_H

#include "reader/base.h"

/* "path: what", the path made safe to show: a file name may hold escape sequences. */
bool source_fault(struct error *e, const char *path, const char *what);

#endif
