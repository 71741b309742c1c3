/*
 * UTF-8 text: decoding with repair, grapheme clusters, widths, places to break a line,
 * byte <-> code point. The only floor that knows libunistring.
 */
#ifndef READER_TEXT_H
#define READER_TEXT_H

#include "reader/base.h"

/* ---- decoding ---------------------------------------------------------------------------- */

enum charset {
	CHARSET_UTF8,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE,
	CHARSET_WINDOWS_1252,
	CHARSET_OTHER, /* converted before it came to the decoder */
};

/* "utf-8", "utf-16le", … */
const char *charset_name(enum charset c);

/*
 * What a file begins with decides: a BOM, valid UTF-8, else whether it may be Windows-1252, or
 * is CHARSET_OTHER. `whole`: all of it is here.
 */
enum charset charset_sniff(const unsigned char *at, size_t n, bool whole);

/* What decoding had to repair or wants to warn of. */
struct text_faults {
	uint32_t invalid;    /* ill-formed sequences, each made one U+FFFD */
	uint32_t controls;   /* C0 (not \n \t), DEL, C1, made U+FFFD */
	uint32_t bidi;       /* bidi controls, kept in the text */
	uint32_t first_bidi; /* byte offset of the first, when bidi > 0 */
};

/*
 * A decoder turns chunks of a file into normalised UTF-8: BOM dropped; CRLF, CR, NEL, U+2028/9
 * become \n; ill-formed bytes and controls become U+FFFD. Chunks may end anywhere.
 */
struct decoder {
	enum charset charset;
	struct text_faults faults;
	unsigned char held[8]; /* an incomplete sequence at the end of the last chunk */
	size_t n_held;
	bool started, after_cr;
	bool pages;     /* form feeds stay: they tell pages apart */
	size_t written; /* bytes put out so far */
};

/* Most bytes that `n` bytes of input can become, for any charset. */
size_t decoder_room(size_t n);

/*
 * Decodes `n` bytes to `out` (room: decoder_room(n)); `last` flushes. Returns the bytes
 * written.
 */
size_t decoder_feed(struct decoder *d, const unsigned char *in, size_t n, bool last, char *out);

/* ---- clusters, widths, breaks (text must be valid UTF-8) --------------------------------- */

bool text_valid(struct str s);

/* The code point at `at` (*size = its bytes); of text that is not valid it may be U+FFFD. */
uint32_t text_decode(struct str s, size_t at, unsigned *size);

/* Writes a code point as UTF-8 and returns its bytes; 0 when it is none. */
size_t text_encode(uint32_t c, char out[4]);

/* Start of the code point that the byte at `at` belongs to; `at` itself from s.n on. */
static inline size_t text_border(struct str s, size_t at)
{
	while (at > 0 && at < s.n && ((unsigned char)s.at[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* End of the grapheme cluster that starts at `at`; > at while at < s.n. ASCII is fast. */
size_t text_cluster_end(struct str s, size_t at);

/* Start of the grapheme cluster before `at` (0 if at == 0); looks back a bounded way. */
size_t text_cluster_start(struct str s, size_t at);

/*
 * Columns of one cluster: 0, 1 or 2. Controls are 1 (they are shown by a stand-in).
 * `ambiguous`: 1 or 2.
 */
int text_cluster_width(struct str cluster, int ambiguous);

/* Columns of a whole string (no tabs, no newlines). */
size_t text_width(struct str s, int ambiguous);

/*
 * Is this code point safe to put on a terminal? Not: controls, bidi controls, tags, line
 * separators …
 */
bool text_printable(uint32_t c);
/* What to show of it where only ASCII can be shown. */
char text_ascii(uint32_t c);
/*
 * Takes the locale of the environment, of which only LC_CTYPE, so that numbers stay numbers.
 * False when the terminal can't show UTF-8.
 */
bool text_take_locale(void);
bool text_is_bidi(uint32_t c);

enum { BREAK_NONE, BREAK_ALLOWED, BREAK_MUST };

/*
 * Line-break opportunity BEFORE each byte of `s` (BREAK_*), UAX 14, but none before a dash.
 * out: s.n bytes.
 */
void text_breaks(struct str s, char *out);

/* ---- addresses --------------------------------------------------------------------------- */

enum { ADDRESS_MOST = 2048 }; /* bytes */

/*
 * The next address that begins at `at` or behind: https://, http:// or mailto:, without the
 * stop or bracket that ends what it stands in. False: none. One whose host is not ASCII, or
 * stands behind somebody's name ("https://bank.example@evil.example"), is none.
 */
bool text_address_next(struct str s, size_t at, struct span *found);

/* Is it one of the web: https:// or http://? */
bool text_address_web(struct str address);

/*
 * An address as programs and terminals take it, in printable ASCII: "%C3%B6" for what is none.
 * `out` has room for three bytes of each and a NUL. Returns its length.
 */
size_t text_address_ascii(struct str address, char *out);

/* ---- pastes ------------------------------------------------------------------------------ */

/* Text that is pasted into a terminal, a code point at a time; kept for the next one. */
struct pasted {
	VEC(char) text;
	int n_ended; /* code points of its end that have come */
};

void pasted_begin(struct pasted *p);
/* True at the end, which may come too slowly to be one key. Controls are left out. */
bool pasted_take(struct pasted *p, uint32_t c);

/* ---- byte <-> code point ----------------------------------------------------------------- */

/* Code points in s. */
size_t text_points(struct str s);

/*
 * Incremental byte -> code point for ascending and descending offsets alike; zero-initialise.
 */
struct point_cursor {
	size_t byte, point;
};
size_t text_point_at(struct str s, struct point_cursor *c, size_t byte);

/* The byte at which code point `point` begins; s.n when there are no more than that. */
size_t text_byte_at(struct str s, size_t point);

/* Simple case folding of a code point, for smart-case search and lookups. */
uint32_t text_fold(uint32_t c);

#endif
