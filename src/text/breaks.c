/* Where a line may be broken. */
#include "reader/text.h"

#include <unilbrk.h>

static bool is_dash(struct str s, size_t at)
{
	unsigned size;
	uint32_t c = text_decode(s, at, &size);
	if (c >= 0x2012 && c <= 0x2015)
		return true;
	/* a hyphen is a dash where it stands free, or is one of two */
	return c == '-' && (at + 1 == s.n || s.at[at + 1] == ' ' || s.at[at + 1] == '-');
}

void text_breaks(struct str s, char *out)
{
	if (s.n == 0)
		return;
	u8_possible_linebreaks((const uint8_t *)s.at, s.n, "UTF-8", out);
	for (size_t i = 0; i < s.n; i++) {
		switch (out[i]) {
		case UC_BREAK_POSSIBLE:
			/* UAX 14 lets " — " begin a line */
			out[i] = is_dash(s, i) ? BREAK_NONE : BREAK_ALLOWED;
			break;
		case UC_BREAK_MANDATORY:
			/* the library marks the newline itself; the break stands after it */
			out[i] = BREAK_NONE;
			break;
		default:
			out[i] = BREAK_NONE;
		}
		if (i && s.at[i - 1] == '\n')
			out[i] = BREAK_MUST;
	}
}
