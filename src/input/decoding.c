#include "decoding.h"

#include <stdio.h>

bool decoding_told(struct decoding *d, const char *charset)
{
	if (!converter_open(&d->converter, charset))
		return false;
	d->guess = (struct charset_guess){.charset = CHARSET_OTHER};
	snprintf(d->guess.name, sizeof d->guess.name, "%s", charset);
	d->decoder.charset = CHARSET_OTHER;
	d->known = true;
	return true;
}

const char *decoding_name(const struct decoding *d)
{
	return d->guess.name[0] ? d->guess.name : charset_name(d->guess.charset);
}

/* What is not UTF-8 is what a server says, unless it says what they all say. */
static bool take_declared(struct decoding *d, const struct charset_guess *g, struct str bytes)
{
	if (!d->declared || charset_tells_nothing(d->declared))
		return false;
	bool wide = strncmp(g->name, "utf-", 4) == 0;
	bool narrow = g->charset == CHARSET_WINDOWS_1252 || g->charset == CHARSET_OTHER;
	bool few = g->charset == CHARSET_UTF8 && guess_unlike_utf8(bytes);
	return !wide && (narrow || few) && decoding_told(d, d->declared);
}

static void take(struct decoding *d, const struct charset_guess *g)
{
	d->guess = *g;
	if (g->charset == CHARSET_OTHER && !converter_open(&d->converter, g->name))
		d->guess = (struct charset_guess){.charset = CHARSET_WINDOWS_1252,
						  .doubtful = true};
	d->decoder.charset = d->guess.charset;
	if (d->guess.doubtful)
		snprintf(d->notice, sizeof d->notice,
			 "maybe not written in %s: --charset tells another", decoding_name(d));
}

void decoding_look(struct decoding *d, struct str piece, bool last)
{
	size_t at = 0;
	bool start = !d->decoder.started;
	if (d->known)
		return;
	while (!start && at < piece.n && !(piece.at[at] & 0x80))
		at++;
	if (at == piece.n)
		return;
	at -= at > 0; /* the letter before tells what kind of byte it is */
	struct str rest = {piece.at + at, piece.n - at};
	struct charset_guess g =
		start ? guess_charset(rest, last) : guess_behind_ascii(rest, last);
	if (take_declared(d, &g, rest))
		return;
	take(d, &g);
	for (size_t i = 0; i < rest.n && !d->known; i++)
		d->known = rest.at[i] & 0x80;
	d->known |= g.charset != CHARSET_UTF8;
}

struct str decoding_convert(struct decoding *d, struct str piece, bool last)
{
	return d->converter.how ? converter_feed(&d->converter, piece, last) : piece;
}

void decoding_free(struct decoding *d)
{
	converter_free(&d->converter);
}
