/*
 * One word or number of the text: where it ends, its hash, how it is written.
 */
#ifndef READER_FIND_READ_WORD_H
#define READER_FIND_READ_WORD_H

#include "reader/text.h"
#include "token.h"

/* What a byte begins. */
enum byte_class {
	BYTE_OTHER,
	BYTE_SPACE,
	BYTE_LETTER,
	BYTE_DIGIT,
	BYTE_SIGN,
	BYTE_JOINT, /* a sign over which a word may go on, or which it may keep */
	BYTE_HIGH,  /* a code point beyond ASCII */
};
extern const unsigned char byte_classes[256];

/* The code point at `p`, before `end`; puts out its bytes. */
static inline uint32_t point_at(const unsigned char *p, const unsigned char *end,
				unsigned *size)
{
	return text_decode((struct str){(const char *)p, (size_t)(end - p)}, 0, size);
}

/* The class of a code point beyond ASCII: a space, a letter or a sign. */
enum byte_class point_class(uint32_t point);

/* Is it a capital? */
bool point_capital(uint32_t point);

/*
 * Reads the word at `start`, which begins with an ASCII letter or digit, in a paragraph that
 * goes to `end`; bytes are read ahead up to `limit`, which is there or behind it. The token, of
 * which `start` is known, gets its end, hash, tail and flags. Returns what is behind the word
 * and its possessive ending.
 */
const unsigned char *word_read(struct token *t, const unsigned char *start,
			       const unsigned char *end, const unsigned char *limit);

/* The same for a word whose first letter is a code point of `size` bytes. */
const unsigned char *word_read_high(struct token *t, const unsigned char *start,
				    const unsigned char *end, uint32_t first, unsigned size);

/* Hash of a sign, as the hash of a word of that one character. */
uint32_t sign_hash(char sign);

#endif
