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
/* Base letters of U+1E00..U+1EF9: dots, bars and cedillas below; Vietnamese. */
static const char FOLD_MORE[] =
	"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllll" /* 1E00-1E3D */
	"mmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuu" /* 1E3E-1E7B */
	"vvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasss3."                           /* 1E7C-1E9F */
	"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooo"   /* 1EA0-1EDB */
	"oooooooouuuuuuuuuuuuuuyyyyyyyy";

/* Base letters of the few between these that names have: Vietnamese horns, Romanian commas. */
static inline char fold_rare(uint32_t c)
{
	switch (c) {
	case 0x1a0:
	case 0x1a1:
		return 'o';
	case 0x1af:
	case 0x1b0:
		return 'u';
	case 0x218:
	case 0x219:
		return 's';
	case 0x21a:
	case 0x21b:
		return 't';
	default:
		return '.';
	}
}

/* Folds one code point >= 0x80 to at most 4 bytes; returns how many. */
static inline unsigned fold_point(uint32_t c, char *out)
{
	static const char pairs[][3] = {"", "ae", "th", "ss", "ij", "oe"};
	char f = '.';
	if (c >= 0xc0 && c < 0x180)
		f = FOLD_LATIN[c - 0xc0];
	else if (c >= 0x1e00 && c <= 0x1ef9)
		f = FOLD_MORE[c - 0x1e00];
	else if (c < 0x21c)
		f = fold_rare(c);
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
