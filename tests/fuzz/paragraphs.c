/* Paragraphs: any text, in any pieces; spans in order, no form feed left; of a text that a
 * program gave nothing changed but line breaks. */
#include "fuzz.h"
#include "input/paragraph.h"
#include "reader/text.h"

static void check_spans(const struct paragraphs *p, const char *text, size_t n)
{
	uint32_t before = 0;
	for (size_t i = 0; i < p->spans.n; i++) {
		struct span s = p->spans.at[i];
		MUST(s.start >= before && s.start < s.end && s.end <= n);
		if (p->given) {
			MUST(!memchr(text + s.start, '\n', s.end - s.start));
			MUST(text[s.start] != ' ' && text[s.end - 1] != ' ');
		}
		before = s.end;
	}
	MUST(span_empty(p->title) || (p->spans.n && p->title.start >= p->spans.at[0].start));
	MUST(p->given || !memchr(text, '\f', n));
}

static bool knows(struct str word)
{
	return hash_bytes(word.at, word.n) & 1;
}

static void check_given(const char *source, char *text, size_t n)
{
	struct paragraphs p = {.given = true, .knows = knows};
	memcpy(text, source, n);
	MUST(paragraphs_of(&p, text, n) == n);
	check_spans(&p, text, n);
	for (size_t i = 0; i < n; i++)
		MUST(text[i] == source[i] ||
		     (strchr("\n\f", source[i]) && strchr(" \n", text[i])));
	paragraphs_free(&p);
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (n < 3)
		return 0;
	size_t first = (size_t)in[0] << 2, piece = 1 + in[1];
	char *source = mem_alloc(decoder_room(n));
	struct decoder d = {.charset = CHARSET_UTF8, .pages = true};
	n = decoder_feed(&d, in + 2, n - 2, true, source);
	char *whole = mem_alloc(n), *parts = mem_alloc(n), *final = mem_alloc(n);
	memcpy(whole, source, n);
	struct paragraphs a = {.knows = knows}, b = {.knows = knows};
	check_spans(&a, whole, paragraphs_of(&a, whole, n));
	size_t known = 0, held = 0, shown = 0;
	for (size_t come = first < n ? first : n;; come = n - come < piece ? n : come + piece) {
		memcpy(parts + held, source + known, come - known);
		held += come - known;
		known = come;
		size_t ready = paragraphs_go_on(&b, parts, &held, come == n);
		MUST(ready <= held && memcmp(parts, final, shown) == 0);
		MUST(b.open.start <= b.open.end && b.open.end <= held);
		shown = ready > shown ? ready : shown;
		memcpy(final, parts, shown);
		if (come == n)
			break;
	}
	MUST(shown == held);
	MUST(text_valid((struct str){parts, held}));
	check_spans(&b, parts, held);
	check_given(source, whole, n);
	paragraphs_free(&a);
	paragraphs_free(&b);
	free(source);
	free(whole);
	free(parts);
	free(final);
	return 0;
}
