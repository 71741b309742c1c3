/* Bytes of a charset that the decoder does not know -> UTF-8, piece by piece (iconv). */
#ifndef READER_INPUT_CONVERT_H
#define READER_INPUT_CONVERT_H

#include "reader/base.h"

/* Zero-initialise. */
struct converter {
	void *how; /* iconv_t; NULL: none is open */
	char held[16];
	size_t n_held; /* bytes that begin a character whose rest has not come */
	VEC(char) out;
};

/*
 * False when no charset is called so. Of some, what is called so in practice holds more signs:
 * then that is taken.
 */
bool converter_open(struct converter *c, const char *charset);

/* One that servers name for want of knowledge: the default of their programs. */
bool charset_tells_nothing(const char *charset);

/*
 * The next piece; `last`: no more will come. Each byte that is none of the charset becomes one
 * that is no UTF-8, which the decoder counts. Valid until the next call.
 */
struct str converter_feed(struct converter *c, struct str piece, bool last);

void converter_free(struct converter *c);

#endif
