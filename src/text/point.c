/* Byte <-> code point. */
#include "reader/text.h"

#include <unistr.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

bool text_valid(struct str s)
{
	return s.n == 0 || !u8_check((const uint8_t *)s.at, s.n);
}

#ifdef __SSE2__
/* Continuing bytes in sixteen, as the sum of two halves. */
static __m128i continuing(const char *at)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i is = _mm_cmplt_epi8(v, _mm_set1_epi8(-64)); /* 0x80..0xbf, signed */
	return _mm_sad_epu8(_mm_and_si128(is, _mm_set1_epi8(1)), _mm_setzero_si128());
}
#endif

/* Code points start at bytes that are not 10xxxxxx. */
static size_t count_starts(const char *at, size_t n)
{
	size_t i = 0, others = 0;
#ifdef __SSE2__
	__m128i sum = _mm_setzero_si128();
	for (; i + 16 <= n; i += 16)
		sum = _mm_add_epi64(sum, continuing(at + i));
	others = (size_t)_mm_cvtsi128_si64(_mm_add_epi64(sum, _mm_srli_si128(sum, 8)));
#endif
	for (; i + 8 <= n; i += 8) {
		uint64_t v;
		memcpy(&v, at + i, 8);
		v = v >> 7 & ~v >> 6 & 0x0101010101010101u;
		others += (v * 0x0101010101010101u) >> 56;
	}
	for (; i < n; i++)
		others += ((unsigned char)at[i] & 0xc0) == 0x80;
	return n - others;
}

size_t text_points(struct str s)
{
	return count_starts(s.at, s.n);
}

size_t text_byte_at(struct str s, size_t point)
{
	size_t i = 0;
	for (; i < s.n; i++)
		if (((unsigned char)s.at[i] & 0xc0) != 0x80 && point-- == 0)
			break;
	return i;
}

size_t text_point_at(struct str s, struct point_cursor *c, size_t byte)
{
	if (byte > s.n)
		byte = s.n;
	if (byte < c->byte / 2)
		*c = (struct point_cursor){0};
	if (byte >= c->byte)
		c->point += count_starts(s.at + c->byte, byte - c->byte);
	else
		c->point -= count_starts(s.at + byte, c->byte - byte);
	c->byte = byte;
	return c->point;
}
