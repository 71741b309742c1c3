#include "say.h"

#include "reader/text.h"

#include <stdio.h>

/* Bytes of the printable character at `at`, 0 when it is none. */
static unsigned printable_size(struct str s, size_t at)
{
	unsigned size;
	uint32_t c = text_decode(s, at, &size);
	return text_printable(c) && text_valid((struct str){s.at + at, size}) ? size : 0;
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
