/* RTF of any bytes: a page comes of it, whose only tags are those it is made with. */
#include "input/rtf.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	static const char *const tags[] = {"<!DOCTYPE html>", "<meta charset=utf-8>", "<p>",
					   "<h2>", "<br>"};
	struct rtf_html html = {0};
	rtf_read((struct str){(const char *)in, n}, &html);
	for (size_t i = 0; i < html.text.n; i++) {
		bool known = html.text.at[i] != '<';
		for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
			known |= html.text.n - i >= strlen(tags[t]) &&
				 memcmp(html.text.at + i, tags[t], strlen(tags[t])) == 0;
		MUST(known);
	}
	VEC_FREE(html.text);
	return 0;
}
