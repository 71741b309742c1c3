#include "value.h"

#include "special.h"

#include <math.h>

void value_null(struct writer *w)
{
	WRITE(w, "null");
}

void value_true(struct writer *w)
{
	WRITE(w, "true");
}

void value_number(struct writer *w, int64_t number)
{
	if (number < 0)
		WRITE(w, "-");
	write_number(w, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

void value_decimal(struct writer *w, double number, unsigned decimals)
{
	static const uint32_t powers[] = {1, 10, 100, 1000, 10000};
	uint64_t power = powers[decimals];
	if (!(fabs(number) < 1e9)) {
		value_null(w);
		return;
	}
	uint64_t scaled = (uint64_t)(fabs(number) * (double)power + .5);
	if (number < 0 && scaled)
		WRITE(w, "-");
	write_number(w, scaled / power);
	WRITE(w, ".");
	uint64_t rest = scaled % power;
	for (; decimals > 1 && rest % 10 == 0; rest /= 10)
		decimals--;
	write_digits(w, rest, decimals);
}

void value_name(struct writer *w, struct str s)
{
	write_char(w, '"');
	write_str(w, s);
	write_char(w, '"');
}

/* Writes a special byte to `to`; returns what is behind it. */
static char *put_escape(char *to, char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char letters[] = {
		['"'] = '"',  ['\\'] = '\\', ['\n'] = 'n', ['\t'] = 't',
		['\r'] = 'r', ['\b'] = 'b',  ['\f'] = 'f',
	};
	*to++ = '\\';
	if (letters[(unsigned char)c]) {
		*to++ = letters[(unsigned char)c];
		return to;
	}
	memcpy(to, (char[]){'u', '0', '0', hex[c >> 4], hex[c & 15]}, 5);
	return to + 5;
}

enum { ESCAPE_MOST = 6, PIECE = WRITER_ROOM / 8 }; /* bytes */

/* Writes bytes of a string to `to`, which has room for ESCAPE_MOST * n and a block more. */
static char *put_escaped(char *to, const char *s, size_t n)
{
	size_t whole = n;
	while (n >= SPECIAL_BLOCK) {
		uint32_t special = special_bits(s);
		size_t plain = special ? (size_t)__builtin_ctz(special) : SPECIAL_BLOCK;
		memcpy(to, s, SPECIAL_BLOCK);
		to += plain;
		s += plain;
		n -= plain;
		if (special) {
			to = put_escape(to, *s++);
			n--;
		}
	}
	if (whole >= SPECIAL_BLOCK && !special_bits(s + n - SPECIAL_BLOCK)) {
		memcpy(to + n - SPECIAL_BLOCK, s + n - SPECIAL_BLOCK, SPECIAL_BLOCK);
		return to + n; /* the rest, and some before it once more */
	}
	for (; n; n--, s++) {
		if (is_special(*s))
			to = put_escape(to, *s);
		else
			*to++ = *s;
	}
	return to;
}

void value_string(struct writer *w, struct str s)
{
	write_char(w, '"');
	for (size_t at = 0; at < s.n; at += PIECE) {
		size_t n = s.n - at < PIECE ? s.n - at : PIECE;
		if (WRITER_ROOM - w->n < ESCAPE_MOST * n + SPECIAL_BLOCK)
			writer_flush(w, false);
		w->n = (size_t)(put_escaped(w->at + w->n, s.at + at, n) - w->at);
	}
	write_char(w, '"');
}
