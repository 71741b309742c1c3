#include "writer.h"

#include "special.h"

#include <endian.h>
#include <errno.h>
#include <math.h>

enum { FLUSH_AT = 256 * 1024 };

void writer_free(struct writer *w)
{
	free(w->at);
	*w = (struct writer){0};
}

static void failed(struct writer *w)
{
	w->failed = true;
	w->error = errno;
}

bool writer_flush(struct writer *w, bool through)
{
	if (!w->failed && w->n && fwrite(w->at, 1, w->n, w->out) != w->n)
		failed(w);
	if (!w->failed && through && fflush(w->out) != 0)
		failed(w);
	w->n = 0;
	return !w->failed;
}

bool writer_fail(const struct writer *w, struct error *e)
{
	fail(e, "writing: %s", strerror(w->error));
	errno = w->error;
	return false;
}

void writer_make_room(struct writer *w, size_t more)
{
	if (w->n >= FLUSH_AT)
		writer_flush(w, false);
	if (w->room - w->n >= more)
		return;
	size_t room = w->room ? w->room : FLUSH_AT * 2;
	while (room - w->n < more)
		room *= 2;
	w->at = mem_realloc(w->at, room);
	w->room = room;
}

/* ---- numbers ----------------------------------------------------------------------------- */

enum { DIGITS = 8 };
#define DIGITS_END   100000000u
#define EACH_BYTE(x) (0x0101010101010101u * (x))

/*
 * The digits of a number below DIGITS_END, one a byte, the first in the lowest: halved thrice,
 * the halves side by side, instead of divided eight times.
 */
static inline uint64_t digits_of(uint32_t number)
{
	uint64_t v = number / 10000 | (uint64_t)(number % 10000) << 32;
	uint64_t hundreds = v * 10486 >> 20 & 0x0000007f0000007f;
	v = hundreds | (v - hundreds * 100) << 16;
	uint64_t tens = v * 103 >> 10 & 0x000f000f000f000f;
	return tens | (v - tens * 10) << 8;
}

/* Puts the first `n` digits; there must be room for DIGITS. */
static inline char *put_digits(char *out, uint64_t digits, unsigned n)
{
	digits = htole64(digits | EACH_BYTE('0'));
	memcpy(out, &digits, sizeof digits);
	return out + n;
}

/* A number below 10,000, as nearly all are: half of what digits_of() does. */
static inline char *put_small(char *out, uint32_t number)
{
	static const char pairs[] = "0001020304050607080910111213141516171819"
				    "2021222324252627282930313233343536373839"
				    "4041424344454647484950515253545556575859"
				    "6061626364656667686970717273747576777879"
				    "8081828384858687888990919293949596979899";
	uint32_t hundreds = number * 10486 >> 20, v;
	char digits[sizeof v];
	memcpy(digits, pairs + 2 * hundreds, 2);
	memcpy(digits + 2, pairs + 2 * (number - 100 * hundreds), 2);
	memcpy(&v, digits, sizeof v);
	v = le32toh(v);
	unsigned zeros = (unsigned)__builtin_ctz((v ^ (uint32_t)EACH_BYTE('0')) | 1u << 24) / 8;
	v = htole32(v >> 8 * zeros);
	memcpy(out, &v, sizeof v);
	return out + sizeof v - zeros;
}

/*
 * Apart: inlined, it would have the small ones save its registers, a quarter of what they cost.
 */
static __attribute__((noinline)) char *put_large(char *out, uint64_t number)
{
	if (number >= DIGITS_END) {
		out = put_number(out, number / DIGITS_END);
		return put_digits(out, digits_of((uint32_t)(number % DIGITS_END)), DIGITS);
	}
	uint64_t digits = digits_of((uint32_t)number);
	unsigned zeros = (unsigned)__builtin_ctzll(digits | 1ull << 56) / 8;
	return put_digits(out, digits >> 8 * zeros, DIGITS - zeros);
}

char *put_number(char *out, uint64_t number)
{
	return number < 10000 ? put_small(out, (uint32_t)number) : put_large(out, number);
}

char *put_decimal(char *out, double number, unsigned decimals)
{
	static const uint32_t powers[] = {1, 10, 100, 1000, 10000};
	if (!(fabs(number) < 1e9))
		return PUT(out, "null");
	uint64_t scaled = (uint64_t)(fabs(number) * powers[decimals] + .5);
	uint64_t whole = scaled / powers[decimals];
	uint64_t digits = digits_of((uint32_t)(scaled - whole * powers[decimals]));
	digits >>= 8 * (DIGITS - decimals);
	if (number < 0 && scaled)
		out = PUT(out, "-");
	out = PUT(put_number(out, whole), ".");
	return put_digits(out, digits,
			  digits ? DIGITS - (unsigned)__builtin_clzll(digits) / 8 : 1);
}

/* ---- JSON strings ------------------------------------------------------------------------ */

static char *put_escape(char *out, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char letters[] = {
		['"'] = '"',  ['\\'] = '\\', ['\n'] = 'n', ['\t'] = 't',
		['\r'] = 'r', ['\b'] = 'b',  ['\f'] = 'f',
	};
	if (letters[c])
		return put_str(out, (struct str){(char[]){'\\', letters[c]}, 2});
	return put_str(
		out, (struct str){(char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, 6});
}

/*
 * Puts the first `n` bytes of a block up to the first special one, and that; returns how many
 * were taken. There must be room for a block and an escape.
 */
static inline size_t put_block(char **out, const char *block, size_t n)
{
	uint32_t special = special_bits(block);
	memcpy(*out, block, SPECIAL_BLOCK);
	if (!special) {
		*out += n;
		return n;
	}
	size_t plain = (size_t)__builtin_ctz(special);
	*out = put_escape(*out + plain, (unsigned char)block[plain]);
	return plain + 1;
}

/* A block of the `n` bytes at `s`, fewer than a block has, and of spaces. */
static inline void fill_block(char block[static SPECIAL_BLOCK], const char *s, size_t n)
{
	memset(block, ' ', SPECIAL_BLOCK);
	if (n >= 8) {
		memcpy(block, s, 8);
		memcpy(block + n - 8, s + n - 8, 8);
	} else if (n >= 4) {
		memcpy(block, s, 4);
		memcpy(block + n - 4, s + n - 4, 4);
	} else if (n) {
		block[0] = s[0];
		block[n / 2] = s[n / 2];
		block[n - 1] = s[n - 1];
	}
}

enum {
	AT_ONCE = 512,   /* bytes that room is made for at once */
	ESCAPE_MOST = 6, /* bytes of an escape */
};

char *put_json_string(struct writer *w, char *out, struct str s)
{
	char rest[SPECIAL_BLOCK];
	size_t i = 0;
	*out++ = '"';
	do {
		writer_end(w, out);
		out = writer_begin(w, (AT_ONCE + SPECIAL_BLOCK) * ESCAPE_MOST);
		size_t end = s.n - i < AT_ONCE ? s.n : i + AT_ONCE;
		while (end - i >= SPECIAL_BLOCK)
			i += put_block(&out, s.at + i, SPECIAL_BLOCK);
		while (end == s.n && i < end) {
			fill_block(rest, s.at + i, end - i);
			i += put_block(&out, rest, end - i);
		}
	} while (i < s.n);
	*out++ = '"';
	return out;
}
