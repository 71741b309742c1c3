/* Web pages: any bytes give an answer that is whole, twice the same, article or all of it. */
#include "fuzz.h"

#include "input/html/reply.h"

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	for (int whole = 0; whole < 2; whole++) {
		struct reply one = {0}, two = {0};
		struct str page = {(const char *)in, n};
		reply_make(&one, page, whole);
		reply_make(&two, page, whole);
		MUST(one.text.n > sizeof REPLY_END - 1 && one.text.n == two.text.n);
		MUST(memcmp(one.text.at, two.text.at, one.text.n) == 0);
		MUST(memcmp(one.text.at, REPLY_MARK, sizeof REPLY_MARK - 1) == 0);
		MUST(memcmp(one.text.at + one.text.n - (sizeof REPLY_END - 1), REPLY_END,
			    sizeof REPLY_END - 1) == 0);
		VEC_FREE(one.text);
		VEC_FREE(two.text);
	}
	return 0;
}
