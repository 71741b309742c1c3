/* Bytes as mails write them in ASCII. */
#ifndef READER_INPUT_TRANSFER_H
#define READER_INPUT_TRANSFER_H

#include "reader/base.h"

/* Each to `out`, which has room for s.n; returns the bytes. */

/* Up to what is no part of it; white space does not count. */
size_t transfer_base64(struct str s, char *out);

/* "J=C3=A1ne", where a line that ends in "=" goes on. */
size_t transfer_quoted(struct str s, char *out);

#endif
