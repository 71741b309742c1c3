/* Bytes in whatever charset -> normalised UTF-8, piece by piece. */
#ifndef READER_INPUT_DECODING_H
#define READER_INPUT_DECODING_H

#include "convert.h"
#include "guess.h"

/* Zero-initialise but for the decoder's flags. */
struct decoding {
	struct decoder decoder;
	struct converter converter;
	struct charset_guess guess;
	const char *declared; /* by who may be wrong; NULL: by nobody */
	bool known;           /* nothing that comes changes it any more */
	char notice[100];
};

/* Takes this charset for it, as the reader says so; false when none is called so. */
bool decoding_told(struct decoding *d, const char *charset);

/*
 * Looks at the next piece, as it will be decoded, and guesses what no one has told yet: what
 * the text is written in shows at its first byte beyond ASCII, however late that comes.
 */
void decoding_look(struct decoding *d, struct str piece, bool last);

/* The piece as the decoder takes it; valid until the next. */
struct str decoding_convert(struct decoding *d, struct str piece, bool last);

/* The name of the charset. */
const char *decoding_name(const struct decoding *d);

void decoding_free(struct decoding *d);

#endif
