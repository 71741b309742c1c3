/*
 * Folding of words for tables: lower case, Latin marks off ("Zürich" -> "zurich"), curly
 * apostrophe made straight. Header only, so that the table generators fold as the program does.
 */
#ifndef READER_FIND_READ_FOLD_H
#define READER_FIND_READ_FOLD_H

#include "reader/text.h"

/*
 * Base letters of U+00C0..U+017F; '.' stays as it is, '1'..'9' are the two-letter cases below.
 */
static const char FOLD_LATIN[] =
	"aaaaaa1ceeeeiiiidnooooo.ouuuuy23aaaaaa1ceeeeiiiidnooooo.ouuuuy2y"  /* 00C0-00FF */
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkkklllllll"  /* 0100-013F */
	"lllnnnnnnnnnoooooo55rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"; /* 0140-017F */
/* Base letters of U+1EA0..U+1EF9 (Vietnamese). */
static const char FOLD_VIETNAMESE[] =
	"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooo"
	"oooooooouuuuuuuuuuuuuuyyyyyyyy";

/* Folds one code point >= 0x80 to at most 4 bytes; returns how many. */
static inline unsigned fold_point(uint32_t c, char *out)
{
	static const char pairs[][3] = {"", "ae", "th", "ss", "ij", "oe"};
	char f = '.';
	if (c >= 0xc0 && c < 0x180)
		f = FOLD_LATIN[c - 0xc0];
	else if (c >= 0x1ea0 && c <= 0x1ef9)
		f = FOLD_VIETNAMESE[c - 0x1ea0];
	else if (c == 0x2019 || c == 0x2018 || c == 0x02bc)
		f = '\'';
	if (f >= '1' && f <= '5') {
		memcpy(out, pairs[f - '0'], 2);
		return 2;
	}
	if (f != '.') {
		*out = f;
		return 1;
	}
	return (unsigned)text_encode(c, out);
}

/* Folds a word of valid UTF-8 to `out`, which has room for s.n bytes (it never grows). */
static inline size_t fold_word(struct str s, char *out)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		if ((unsigned char)s.at[i] < 0x80) {
			out[n++] = ascii_lower(s.at[i++]);
			continue;
		}
		unsigned size;
		n += fold_point(text_decode(s, i, &size), out + n);
		i += size;
	}
	return n;
}

#endif
