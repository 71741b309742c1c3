/* Which text it is, and places in it that are found again when it has changed a little. */
#include "reader/state.h"

enum {
	WORDS_MOST = 64,  /* bytes by which a place is known */
	WORDS_LEAST = 12, /* fewer stand in many places */
	AROUND = 4 << 20, /* bytes that are looked through on each side: some milliseconds */
};

uint64_t text_key(struct str text)
{
	const uint64_t prime = 0x9e3779b97f4a7c15u;
	uint64_t h = text.n * prime;
	size_t i = 0;
	for (uint64_t word; i + sizeof word <= text.n; i += sizeof word) {
		memcpy(&word, text.at + i, sizeof word);
		h = (h ^ word) * prime;
		h ^= h >> 29;
	}
	for (; i < text.n; i++) {
		h = (h ^ (unsigned char)text.at[i]) * prime;
		h ^= h >> 29;
	}
	return h ? h : 1;
}

static bool is_inner(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

struct str place_words(struct str text, uint32_t at)
{
	size_t end = text.n - at < WORDS_MOST ? text.n : at + (size_t)WORDS_MOST;
	while (end < text.n && end > at && is_inner(text.at[end]))
		end--;
	return str_slice(text, (struct span){at, (uint32_t)end});
}

/* Where `words` stand nearest to `at`; false: nowhere. */
static bool nearest(struct str text, uint32_t at, struct str words, uint32_t *found)
{
	bool any = false;
	size_t first = at > AROUND ? at - AROUND : 0, last = (size_t)at + AROUND;
	if (first >= text.n)
		return false;
	const char *from = text.at + first;
	const char *end = text.at + (last < text.n ? last : text.n);
	for (const char *hit;
	     (hit = memmem(from, (size_t)(end - from), words.at, words.n)) != NULL;
	     from = hit + 1) {
		uint32_t here = (uint32_t)(hit - text.at);
		bool beyond = here >= at;
		if (!any || !beyond || here - at < at - *found)
			*found = here;
		any = true;
		if (beyond)
			break;
	}
	return any;
}

uint32_t place_again(struct str text, uint32_t at, struct str words)
{
	if (at <= text.n && text.n - at >= words.n &&
	    (!words.n || memcmp(text.at + at, words.at, words.n) == 0))
		return at;
	uint32_t found = 0;
	/* all of them, then halves, then quarters of them */
	for (size_t n = words.n; n >= WORDS_LEAST; n /= 2)
		for (size_t skip = 0; skip + n <= words.n; skip += n)
			if (nearest(text, at, (struct str){words.at + skip, n}, &found))
				return found > skip ? found - (uint32_t)skip : 0;
	if (at >= text.n)
		at = text.n ? (uint32_t)text.n - 1 : 0;
	while (at > 0 && is_inner(text.at[at]))
		at--;
	return at;
}
