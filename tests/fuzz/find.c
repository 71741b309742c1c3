/* Finding in any bytes decoded: what is found holds together, and is the same another time. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (n < 2)
		return 0;
	size_t at = in[0] + 256u * in[1];
	struct fuzz_article a, b;
	article_read(&a, in + 2, n - 2);
	article_find(&a, NULL);
	article_read(&b, in + 2, n - 2);
	struct str why =
		find_explain(&b.document, NULL, &b.scratch,
			     (uint32_t)(b.document.text.n ? at % b.document.text.n : 0));
	MUST(text_valid(why));
	const struct document *x = &a.document, *y = &b.document;
	MUST(x->n_quotes == y->n_quotes && x->n_speakers == y->n_speakers &&
	     x->n_regions == y->n_regions);
	for (uint32_t i = 0; i < x->n_quotes; i++)
		MUST(x->quotes[i].span.start == y->quotes[i].span.start &&
		     x->quotes[i].speaker == y->quotes[i].speaker);
	article_free(&a);
	article_free(&b);
	return 0;
}
