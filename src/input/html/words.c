#include "words.h"

#include "reader/text.h"

bool words_ink(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		       (c >= 'A' && c <= 'Z') || c == '_';
	if (c < 0xc0)
		return c == 0xaa || c == 0xb5 || c == 0xba;
	/* signs of multiplication and division, general and CJK punctuation, full width */
	return c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x206f) &&
	       !(c >= 0x2190 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x3004) &&
	       !(c >= 0x3008 && c <= 0x3020) && !(c >= 0xff00 && c <= 0xff0f) && c != 0xfffd;
}

struct str words_fold(struct arena *arena, struct str s)
{
	char *to = arena_alloc(arena, s.n * 2 + 1); /* folding may need a byte more */
	size_t n = 0;
	bool word = false;
	unsigned size;
	for (size_t at = 0; at < s.n; at += size) {
		uint32_t c = text_decode(s, at, &size);
		bool ink = words_ink(c);
		if (ink && !word && n)
			to[n++] = ' ';
		if (ink && n + 4 <= s.n * 2)
			n += c < 0x80 ? (to[n] = ascii_lower((char)c), 1)
				      : text_encode(text_fold(c), to + n);
		word = ink;
	}
	return (struct str){to, n};
}

bool words_hold(struct str folded, struct str sought)
{
	if (!sought.n || sought.n > folded.n)
		return false;
	const char *at = folded.at, *end = folded.at + folded.n;
	while ((at = memmem(at, (size_t)(end - at), sought.at, sought.n))) {
		bool starts = at == folded.at || at[-1] == ' ';
		bool ends = at + sought.n == end || at[sought.n] == ' ';
		if (starts && ends)
			return true;
		at++;
	}
	return false;
}

float words_alike(struct str a, struct str b)
{
	size_t other = 0, all = 0;
	struct str rest = b;
	while (rest.n) {
		struct str word = str_word(&rest);
		all += word.n + (all > 0);
		if (!words_hold(a, word))
			other += word.n + (other > 0);
	}
	return a.n && all ? 1 - (float)other / (float)all : 0;
}

bool words_find(struct str s, const char *lower)
{
	size_t n = strlen(lower);
	for (size_t i = 0; i + n <= s.n; i++)
		if (ascii_lower(s.at[i]) == *lower &&
		    str_alike((struct str){s.at + i, n}, (struct str){lower, n}))
			return true;
	return false;
}

struct str words_squeeze(struct arena *arena, struct str s)
{
	char *to = arena_alloc(arena, s.n + 1);
	size_t n = 0;
	unsigned size;
	for (size_t at = 0; at < s.n; at += size) {
		uint32_t c = text_decode(s, at, &size);
		bool blank = c <= ' ' || c == 0xa0 || c == 0x85 ||
			     (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
			     c == 0x202f || c == 0x3000;
		if (!blank)
			for (unsigned i = 0; i < size; i++)
				to[n++] = s.at[at + i];
		else if (n && to[n - 1] != ' ')
			to[n++] = ' ';
	}
	n -= n && to[n - 1] == ' ';
	return (struct str){to, n};
}
