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

static void write_escape(struct writer *w, char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char letters[] = {
		['"'] = '"',  ['\\'] = '\\', ['\n'] = 'n', ['\t'] = 't',
		['\r'] = 'r', ['\b'] = 'b',  ['\f'] = 'f',
	};
	write_char(w, '\\');
	if (letters[(unsigned char)c]) {
		write_char(w, letters[(unsigned char)c]);
		return;
	}
	WRITE(w, "u00");
	write_char(w, hex[c >> 4]);
	write_char(w, hex[c & 15]);
}

void value_string(struct writer *w, struct str s)
{
	write_char(w, '"');
	for (size_t at = 0; at < s.n; at++) {
		size_t plain = before_special(s.at + at, s.n - at);
		write_str(w, (struct str){s.at + at, plain});
		at += plain;
		if (at < s.n)
			write_escape(w, s.at[at]);
	}
	write_char(w, '"');
}
