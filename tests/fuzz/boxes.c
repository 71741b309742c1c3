/* Boxes of any places, and files of any bytes: lines of text come of them. */
#include "input/boxes.h"

#include "reader/find.h"

#include "fuzz.h"

#include <stdio.h>

/* Of four bytes a line somewhere on the page, or a new page. */
static void put_line(struct boxes_text *tsv, const unsigned char *at)
{
	char line[128];
	int n = snprintf(
		line, sizeof line,
		"%d\t1\t0\t0\t0\t0\t%d.5\t%d\t%d\t10\t-1\tx\n5\t1\t0\t0\t0\t0\t0\t0\t0\t0"
		"\t1\tSome words.\n",
		at[3] % 8 ? 4 : 1, at[0] * 2, at[1] * 3, at[2]);
	VEC_APPEND(tsv->text, line, (size_t)n);
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	struct boxes_text text = {0}, tsv = {0};
	boxes_read((struct str){(const char *)in, n}, find_knows, &text);
	for (size_t i = 0; i + 4 <= n; i += 4)
		put_line(&tsv, in + i);
	boxes_read((struct str){tsv.text.at, tsv.text.n}, find_knows, &text);
	VEC_FREE(text.text);
	VEC_FREE(tsv.text);
	return 0;
}
