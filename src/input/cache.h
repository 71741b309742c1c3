/* What was fetched before: a file each under $XDG_CACHE_HOME/reader (~/.cache). */
#ifndef READER_INPUT_CACHE_H
#define READER_INPUT_CACHE_H

#include "reader/base.h"

enum { CACHE_TAG = 300, CACHE_TYPE = 200 }; /* bytes, with the NUL */

struct cached {
	int fd;                /* a file of what came; -1: none */
	char tag[CACHE_TAG];   /* by which the server knows it; "" none */
	char type[CACHE_TYPE]; /* its content type */
};

/* What is kept of the address, with a descriptor that is the caller's; else nothing changes. */
void cache_get(const char *address, struct cached *c);

/* Keeps it, and drops what is older than a fortnight. A cache that cannot be written is none.
 */
void cache_put(const char *address, const struct cached *c);

/* Drops what is kept of the address, of all when it is NULL; was there anything? */
bool cache_forget(const char *address);

#endif
