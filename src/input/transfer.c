#include "transfer.h"

static int digit_of(char c, const char *digits)
{
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

size_t transfer_base64(struct str s, char *out)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t held = 0, bits = 0;
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] == '\n' || s.at[i] == '\r' || is_blank(s.at[i]))
			continue;
		int digit = digit_of(s.at[i], digits);
		if (digit < 0)
			break;
		held = held << 6 | (uint32_t)digit;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			out[n++] = (char)(held >> bits);
		}
	}
	return n;
}

/* Bytes of the end of a line, with blanks before it, at the beginning of `s`; 0: none. */
static size_t line_end(struct str s)
{
	size_t n = 0;
	while (n < s.n && (is_blank(s.at[n]) || s.at[n] == '\r'))
		n++;
	return n < s.n && s.at[n] == '\n' ? n + 1 : 0;
}

size_t transfer_quoted(struct str s, char *out)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = {s.at + i + 1, s.n - i - 1};
		int high = -1, low = -1;
		if (s.at[i] == '=' && rest.n >= 2) {
			high = digit_of(ascii_lower(rest.at[0]), digits);
			low = digit_of(ascii_lower(rest.at[1]), digits);
		}
		size_t end = s.at[i] == '=' ? line_end(rest) : 0;
		if (high >= 0 && low >= 0) {
			out[n++] = (char)(high << 4 | low);
			i += 2;
		} else if (end) {
			i += end;
		} else {
			out[n++] = s.at[i];
		}
	}
	return n;
}
