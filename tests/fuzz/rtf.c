/* RTF of any bytes: a page comes of it, whose only tags are those it is made with. */
#include "input/rtf.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	static const char *const tags[] = {"<!DOCTYPE html>", "<meta charset=utf-8>", "<p>",
					   "<h2>", "<br>"};
	struct rtf_html html = {0};
	rtf_read((struct str){(const char *)in, n}, &html);
	check_tags((struct str){html.text.at, html.text.n}, tags, sizeof tags / sizeof *tags);
	VEC_FREE(html.text);
	return 0;
}
