/* Decoding: any bytes in any charset, in any pieces, give valid text, and the same at once. */
#include "fuzz.h"
#include "reader/text.h"

static size_t decode(enum charset charset, const unsigned char *in, size_t n, size_t piece,
		     char *out, struct text_faults *faults)
{
	struct decoder d = {.charset = charset};
	size_t length = 0;
	for (size_t at = 0;; at += piece) {
		size_t take = n - at < piece ? n - at : piece;
		bool last = at + take == n;
		size_t got = decoder_feed(&d, in + at, take, last, out + length);
		MUST(got <= decoder_room(take));
		length += got;
		if (last)
			break;
	}
	MUST(length <= decoder_room(n));
	*faults = d.faults;
	return length;
}

static void check_text(struct str s)
{
	size_t borders = 0, points = 0;
	unsigned size;
	MUST(text_valid(s));
	for (size_t at = 0; at < s.n; at += size, points++) {
		uint32_t c = text_decode(s, at, &size);
		MUST(c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f) || c >= 0xa0);
		MUST(c != 0x2028 && c != 0x2029);
	}
	MUST(points == text_points(s));
	for (size_t at = 0, end; at < s.n; at = end, borders++) {
		end = text_cluster_end(s, at);
		MUST(end > at && end <= s.n);
		int width = text_cluster_width((struct str){s.at + at, end - at},
					       1 + (int)(borders & 1));
		MUST(width >= 0 && width <= 2);
	}
	for (size_t at = s.n, before; at > 0 && borders-- > 0; at = before) {
		before = text_cluster_start(s, at);
		MUST(before < at);
	}
	char *breaks = mem_alloc(s.n);
	text_breaks(s, breaks);
	for (size_t at = 0; at < s.n; at++)
		MUST(breaks[at] == BREAK_NONE || ((unsigned char)s.at[at] & 0xc0) != 0x80);
	free(breaks);
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (n < 2)
		return 0;
	enum charset charset = in[0] % 5 < 4 ? (enum charset)(in[0] % 5)
					     : charset_sniff(in + 2, n - 2, in[0] & 64);
	size_t piece = 1 + in[1];
	in += 2;
	n -= 2;
	char *whole = mem_alloc(decoder_room(n)), *parts = mem_alloc(decoder_room(n));
	struct text_faults a, b;
	size_t length = decode(charset, in, n, n + 1, whole, &a);
	MUST(decode(charset, in, n, piece, parts, &b) == length);
	MUST(memcmp(whole, parts, length) == 0 && memcmp(&a, &b, sizeof a) == 0);
	check_text((struct str){whole, length});
	free(whole);
	free(parts);
	return 0;
}
