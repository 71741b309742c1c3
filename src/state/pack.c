#include "pack.h"

#include <zlib.h>

enum {
	HEAD = 4,                /* bytes of the length before the squeezed ones */
	UNPACKED_MOST = 1 << 28, /* bytes; more is a fault */
};

/* Seven bits a byte, the last one below 128. */
void pack_number(struct pack *p, uint32_t number)
{
	for (; number >= 128; number >>= 7)
		VEC_PUSH(p->bytes, (unsigned char)(128 | (number & 127)));
	VEC_PUSH(p->bytes, (unsigned char)number);
}

void pack_str(struct pack *p, struct str s)
{
	pack_number(p, (uint32_t)s.n);
	VEC_APPEND(p->bytes, s.at, s.n);
}

void pack_squeeze(struct pack *p)
{
	uLong n = (uLong)p->bytes.n;
	uLongf squeezed = compressBound(n);
	unsigned char *at = mem_alloc(HEAD + squeezed);
	for (int i = 0; i < HEAD; i++)
		at[i] = (unsigned char)(n >> 8 * i);
	if (compress2(at + HEAD, &squeezed, p->bytes.at, n, Z_BEST_COMPRESSION) != Z_OK)
		out_of_memory();
	VEC_FREE(p->bytes);
	p->bytes.at = at;
	p->bytes.n = p->bytes.room = HEAD + squeezed;
}

struct unpack unpack_of(const void *bytes, size_t n, struct arena *arena)
{
	const unsigned char *at = bytes;
	struct unpack bad = {.bad = true};
	uLongf length = 0;
	for (int i = 0; n > HEAD && i < HEAD; i++)
		length |= (uLongf)at[i] << 8 * i;
	if (!length || length > UNPACKED_MOST)
		return bad;
	unsigned char *out = arena_alloc(arena, length);
	if (uncompress(out, &length, at + HEAD, (uLong)(n - HEAD)) != Z_OK)
		return bad;
	return (struct unpack){.at = out, .end = out + length};
}

uint32_t unpack_number(struct unpack *u)
{
	uint32_t number = 0;
	for (unsigned shift = 0; shift < 32; shift += 7) {
		if (u->at == u->end)
			break;
		unsigned char byte = *u->at++;
		number |= (uint32_t)(byte & 127) << shift;
		if (byte < 128)
			return number;
	}
	u->bad = true;
	return 0;
}

struct str unpack_str(struct unpack *u)
{
	size_t n = unpack_number(u);
	u->bad |= n > (size_t)(u->end - u->at);
	if (u->bad)
		return (struct str){"", 0};
	struct str s = {(const char *)u->at, n};
	u->at += n;
	return s;
}
