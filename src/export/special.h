/*
 * The bytes that JSON does not let stand for themselves in a string: quote, backslash,
 * controls.
 */
#ifndef READER_EXPORT_SPECIAL_H
#define READER_EXPORT_SPECIAL_H

#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SPECIAL_BLOCK = 16 };

/* Which of the SPECIAL_BLOCK bytes at `s` they are: the lowest bit for the first. */
static inline uint32_t special_bits(const char *s)
{
#ifdef __SSE2__
	__m128i v = _mm_loadu_si128((const __m128i *)s);
	__m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
	__m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
	__m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1f)), v);
	return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), control));
#else
	uint32_t bits = 0;
	for (uint32_t i = 0; i < SPECIAL_BLOCK; i++)
		bits |= (uint32_t)((unsigned char)s[i] < 0x20 || s[i] == '"' || s[i] == '\\')
			<< i;
	return bits;
#endif
}

#endif
