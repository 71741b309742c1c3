#include "say.h"

#include "reader/text.h"

#include <stdio.h>

/* Bytes of the printable character at `at`, 0 when it is none. */
static unsigned printable_size(struct str s, size_t at)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)s.at + at;
	unsigned size = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;
	if (size == 1)
		return *p >= ' ' && *p < 127;
	if (*p < 0xc2 || *p > 0xf4 || s.n - at < size)
		return 0;
	uint32_t c = *p & (0xffu >> (size + 1));
	for (unsigned i = 1; i < size; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3f);
	}
	bool good = c >= least[size] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
	return good && text_printable(c) ? size : 0;
}

struct visible_text visible(const char *text)
{
	struct visible_text out;
	struct str s = str_of(text);
	size_t n = 0;
	for (size_t i = 0; i < s.n && n + 5 < sizeof out.text;) {
		unsigned size = printable_size(s, i);
		if (size) {
			memcpy(out.text + n, s.at + i, size);
			n += size;
			i += size;
		} else {
			n += (size_t)snprintf(out.text + n, 5, "\\x%02x",
					      (unsigned char)s.at[i++]);
		}
	}
	out.text[n] = 0;
	return out;
}

bool say(const char *format, ...)
{
	char message[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	fprintf(stderr, "reader: %s\n", visible(message).text);
	return false;
}
