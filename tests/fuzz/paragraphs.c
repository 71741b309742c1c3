/* Paragraphs: any text, in any pieces; spans in order, nothing changed but line breaks. */
#include "reader/text.h"

#include "input/paragraph.h"

#include <stdio.h>

#define MUST(condition)                                                                        \
	do {                                                                                   \
		if (!(condition)) {                                                            \
			fprintf(stderr, "line %d: " #condition "\n", __LINE__);                \
			abort();                                                               \
		}                                                                              \
	} while (0)

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n);

static void check_spans(const struct paragraphs *p, const char *text, size_t n)
{
	uint32_t before = 0;
	for (size_t i = 0; i < p->spans.n; i++) {
		struct span s = p->spans.at[i];
		MUST(s.start >= before && s.start < s.end && s.end <= n);
		MUST(!memchr(text + s.start, '\n', s.end - s.start));
		MUST(text[s.start] != ' ' && text[s.end - 1] != ' ');
		before = s.end;
	}
	MUST(span_empty(p->title) || (p->spans.n && p->title.start == p->spans.at[0].start));
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (n < 3)
		return 0;
	size_t first = (size_t)in[0] << 2, piece = 1 + in[1];
	char *source = mem_alloc(decoder_room(n));
	struct decoder d = {.charset = CHARSET_UTF8};
	n = decoder_feed(&d, in + 2, n - 2, true, source);
	char *whole = mem_alloc(n), *parts = mem_alloc(n), *final = mem_alloc(n);
	memcpy(whole, source, n);
	struct paragraphs a = {0}, b = {0};
	paragraphs_of(&a, whole, n);
	check_spans(&a, whole, n);
	size_t known = 0, shown = 0;
	for (size_t come = first < n ? first : n;; come = n - come < piece ? n : come + piece) {
		memcpy(parts + known, source + known, come - known);
		known = come;
		size_t ready = paragraphs_go_on(&b, parts, come, come == n);
		MUST(ready <= come && memcmp(parts, final, shown) == 0);
		MUST(b.open.start <= b.open.end && b.open.end <= come);
		shown = ready > shown ? ready : shown;
		memcpy(final, parts, shown);
		if (come == n)
			break;
	}
	MUST(shown == n);
	check_spans(&b, parts, n);
	for (size_t i = 0; i < n; i++) {
		MUST(whole[i] == source[i] || (source[i] == '\n' && whole[i] == ' '));
		MUST(parts[i] == source[i] || (source[i] == '\n' && parts[i] == ' '));
	}
	paragraphs_free(&a);
	paragraphs_free(&b);
	free(source);
	free(whole);
	free(parts);
	free(final);
	return 0;
}
