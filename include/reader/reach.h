/* How what is read is come by: told once, before the first article is opened. */
#ifndef READER_REACH_H
#define READER_REACH_H

#include "reader/base.h"

struct reach {
	const char *charset; /* in which all files are taken to be written; NULL: each tells */
};

/* Borrows what `r` points at, for as long as anything is read. */
void reach_tell(const struct reach *r);

const struct reach *reach_told(void);

/* Is a charset called so? */
bool reach_knows_charset(const char *name);

#endif
