#include "reader/base.h"

size_t base64(struct str s, char *out)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t written = 0;
	for (size_t i = 0; i < s.n; i += 3) {
		size_t n = s.n - i < 3 ? s.n - i : 3;
		uint32_t bits = 0;
		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 | (k < n ? (unsigned char)s.at[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			out[written++] = k <= n ? digits[bits >> (18 - 6 * k) & 63] : '=';
	}
	return written;
}
