#include "hyphen.h"

#include "reader/text.h"

enum { WORD_MOST = 64 }; /* bytes of a part of a word */

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
}

unsigned hyphen_bytes(struct str s)
{
	if (s.n > 1 && s.at[s.n - 1] == '-')
		return 1;
	if (s.n > 2 && !memcmp(s.at + s.n - 2, "\u00ad", 2))
		return 2;
	return s.n > 3 && !memcmp(s.at + s.n - 3, "‐", 3) ? 3 : 0;
}

static bool starts_small(struct str s)
{
	unsigned size;
	uint32_t c = text_decode(s, 0, &size);
	return c < 0x80 ? c >= 'a' && c <= 'z' : c >= 0xdf && text_fold(c) == c;
}

/* Is it a hyphen of the word itself, as in "well-known": a compound of words that is none? */
static bool is_own(struct str left, struct str right, bool (*knows)(struct str word))
{
	char joined[2 * WORD_MOST];
	if (left.n > WORD_MOST || right.n > WORD_MOST)
		return false;
	memcpy(joined, left.at, left.n);
	memcpy(joined + left.n, right.at, right.n);
	return !knows((struct str){joined, left.n + right.n}) && knows(left) && knows(right);
}

unsigned hyphen_at_end(struct str before, struct str line, bool (*knows)(struct str word))
{
	unsigned n = hyphen_bytes(before);
	size_t end = before.n - n, start = end, right = 0;
	if (!n || !line.n || !is_letter(before.at[end - 1]))
		return 0;
	if (n == 2)
		return 1 + n; /* a soft one says itself that it is none of the word's */
	while (start > 0 && is_letter(before.at[start - 1]))
		start--;
	while (right < line.n && is_letter(line.at[right]))
		right++;
	bool compound = start > 0 && before.at[start - 1] == '-';
	if (!right || compound || !starts_small(line))
		return 1;
	return is_own((struct str){before.at + start, end - start},
		      (struct str){line.at, right}, knows)
		       ? 1
		       : 1 + n;
}
