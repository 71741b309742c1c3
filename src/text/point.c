/* Byte <-> code point. */
#include "reader/text.h"

#include <unistr.h>

bool text_valid(struct str s)
{
	return s.n == 0 || !u8_check((const uint8_t *)s.at, s.n);
}

/* Code points start at bytes that are not 10xxxxxx. */
static size_t count_starts(const char *at, size_t n)
{
	size_t i = 0, continuing = 0;
	for (; i + 8 <= n; i += 8) {
		uint64_t v;
		memcpy(&v, at + i, 8);
		v = v >> 7 & ~v >> 6 & 0x0101010101010101u;
		continuing += (v * 0x0101010101010101u) >> 56;
	}
	for (; i < n; i++)
		continuing += ((unsigned char)at[i] & 0xc0) == 0x80;
	return n - continuing;
}

size_t text_points(struct str s)
{
	return count_starts(s.at, s.n);
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
