/* The archive from the command line. */
#ifndef QUOTES_H
#define QUOTES_H

#include "print.h"

/* The format of that name, an index into export_said_name(); false: there is none. */
bool quotes_format(const char *name, size_t *format);

/* Prints the quotes that were read and have all that is asked for. */
enum status quotes_print(const char *asked, size_t format);

#endif
