#include "unseen.h"

#include "reader/text.h"

static bool is_latin(struct str s, size_t at)
{
	unsigned size;
	uint32_t c = at < s.n ? text_decode(s, at, &size) : 0;
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x370);
}

static bool is_invisible(uint32_t c)
{
	return c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 ||
	       (c >= 0xe0000 && c < 0xe0080);
}

/* Where what nobody sees ends that begins at `at`. */
static size_t invisible_end(struct str s, size_t at)
{
	unsigned size;
	while (at < s.n && is_invisible(text_decode(s, at, &size)))
		at += size;
	return at;
}

/* May there be any? Asked first, as few texts have some. */
static bool may_hide(struct str s)
{
	return memmem(s.at, s.n, "\xc2\xad", 2) || memmem(s.at, s.n, "\xe2\x80\x8b", 3) ||
	       memmem(s.at, s.n, "\xe2\x80\x8c", 3) || memmem(s.at, s.n, "\xe2\x80\x8d", 3) ||
	       memmem(s.at, s.n, "\xe2\x81\xa0", 3) || memmem(s.at, s.n, "\xf3\xa0", 2);
}

size_t unseen_leave(char *text, size_t n)
{
	struct str s = {text, n};
	size_t to = 0, from = 0;
	bool after = false; /* a letter stands before */
	if (!may_hide(s))
		return n;
	while (from < n) {
		unsigned size;
		size_t end = invisible_end(s, from);
		if (end > from && after && is_latin(s, end)) {
			from = end;
			continue;
		}
		text_decode(s, from, &size);
		after = is_latin(s, from);
		memmove(text + to, text + from, size);
		to += size;
		from += size;
	}
	return to;
}
