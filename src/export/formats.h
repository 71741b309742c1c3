/* The formats: a new one is a file that defines its row, and its name here. */
#ifndef READER_EXPORT_FORMATS_H
#define READER_EXPORT_FORMATS_H

#include "reader/export.h"

#define FORMATS(X) X(json) X(text) X(markdown) X(csv) X(spoken)

#define X(name) extern const struct export_format format_##name;
FORMATS(X)
#undef X

#endif
