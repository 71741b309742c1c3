/* Any pattern over any text: matches lie where they were looked for, and the search ends. */
#include "reader/pattern.h"

#include "fuzz.h"

static bool is_border(struct str s, size_t at)
{
	return at <= s.n && (at == s.n || ((unsigned char)s.at[at] & 0xc0) != 0x80);
}

/* Window by window, as a search goes on between keys. */
static void search(struct pattern *p, struct str s, size_t window)
{
	size_t matches = 0;
	for (size_t from = 0; from < s.n;) {
		size_t until = text_border(s, s.n - from < window ? s.n : from + window);
		struct span m = {0};
		until = until > from ? until : s.n;
		enum pattern_result result = pattern_next(p, s, from, until, &m);
		if (result == PATTERN_FOUND) {
			MUST(m.start >= from && m.start < until && m.end > m.start);
			MUST(is_border(s, m.start) && is_border(s, m.end));
			from = m.end;
			matches++;
		} else {
			from = until;
		}
	}
	MUST(matches <= s.n);
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (n < 3 || n - 3 < in[1])
		return 0;
	struct fuzz_article pattern, text;
	struct error e;
	article_read(&pattern, in + 3, in[1]);
	article_read(&text, in + 3 + in[1], n - 3 - in[1]);
	struct pattern *p = pattern_compile(pattern.document.text,
					    (enum pattern_case)(in[0] % 3), in[0] & 4, &e);
	if (p) {
		search(p, text.document.text, 4 + in[2] * 4u);
		pattern_free(p);
	} else {
		MUST(*e.message && text_valid(str_of(e.message)));
	}
	article_free(&pattern);
	article_free(&text);
	return 0;
}
