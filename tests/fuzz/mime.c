/* Mails of any bytes: something comes of each, and what is not shown is told in a line. */
#include "input/mime.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	struct mime_text text = {0};
	mime_seen((struct str){(const char *)in, n});
	mime_read((struct str){(const char *)in, n}, &text);
	MUST(text.text.n > 0);
	MUST(strlen(text.notice) < sizeof text.notice);
	VEC_FREE(text.text);
	return 0;
}
