/*
 * Folding of words for tables: lower case, Latin marks off ("Zürich" -> "zurich"), curly
 * apostrophe made straight. Header only, so that the table generators fold as the program does.
 */
#ifndef READER_FIND_READ_FOLD_H
#define READER_FIND_READ_FOLD_H

#include "reader/base.h"

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

/* One code point of valid UTF-8 at `at`; *size = its bytes. */
static inline uint32_t fold_decode(const unsigned char *at, unsigned *size)
{
	uint32_t c = at[0];
	if (c < 0x80)
		return *size = 1, c;
	if (c < 0xe0)
		return *size = 2, (c & 0x1f) << 6 | (at[1] & 0x3f);
	if (c < 0xf0)
		return *size = 3,
		       (c & 0x0f) << 12 | (uint32_t)(at[1] & 0x3f) << 6 | (at[2] & 0x3f);
	return *size = 4, (c & 7) << 18 | (uint32_t)(at[1] & 0x3f) << 12 |
				  (uint32_t)(at[2] & 0x3f) << 6 | (at[3] & 0x3f);
}

/* Folds one code point >= 0x80 to at most 4 bytes; returns how many. */
static inline unsigned fold_point(uint32_t c, const unsigned char *at, unsigned size, char *out)
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
	for (unsigned i = 0; i < size; i++)
		out[i] = (char)at[i];
	return size;
}

/* Folds a word of valid UTF-8 to `out`, which has room for s.n bytes (it never grows). */
static inline size_t fold_word(struct str s, char *out)
{
	const unsigned char *p = (const unsigned char *)s.at, *end = p + s.n;
	size_t n = 0;
	while (p < end) {
		if (*p < 0x80) {
			out[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
			p++;
			continue;
		}
		unsigned size;
		uint32_t c = fold_decode(p, &size);
		n += fold_point(c, p, size, out + n);
		p += size;
	}
	return n;
}

#endif
