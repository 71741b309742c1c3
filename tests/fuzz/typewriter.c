/* Overstrike and sequences: any bytes, in any pieces, give what they give at once, and less. */
#include "input/typewriter.h"

#include "fuzz.h"

static size_t typed(const char *in, size_t n, size_t piece, char *to)
{
	struct typewriter t = {0};
	size_t length = 0;
	for (size_t at = 0;; at += piece) {
		size_t take = n - at < piece ? n - at : piece;
		struct str out =
			typewriter_feed(&t, (struct str){in + at, take}, at + take == n);
		MUST(length + out.n <= at + take);
		memcpy(to + length, out.at, out.n);
		length += out.n;
		if (at + take == n)
			break;
	}
	MUST(t.used == (length < n));
	typewriter_free(&t);
	return length;
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (n < 2)
		return 0;
	const char *text = (const char *)in + 1;
	char *whole = mem_alloc(n), *parts = mem_alloc(n);
	size_t length = typed(text, n - 1, n, whole);
	MUST(typed(text, n - 1, 1 + in[0], parts) == length);
	MUST(memcmp(whole, parts, length) == 0);
	free(whole);
	free(parts);
	return 0;
}
