/* Markdown -> HTML, by cmark. */
#include "errand.h"
#include "library.h"

#include <cmark.h>
#include <stdio.h>

enum { MOST = 32 * 1024 * 1024 }; /* bytes */

int markdown_errand(void)
{
	__typeof__(cmark_markdown_to_html) *to_html;
	const struct library_function function = {"cmark_markdown_to_html", &to_html};
	if (!library_load(LIBCMARK, &function, 1)) {
		fprintf(stderr, "Markdown needs the library " LIBCMARK "\n");
		return 1;
	}
	struct str text;
	if (!errand_read(&text, MOST))
		return 1;
	/* HTML in it is left out, but for what stands between its tags */
	char *html = to_html(text.at, text.n, CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8);
	fputs("<!DOCTYPE html>\n", stdout);
	fputs(html, stdout);
	free(html);
	free((char *)text.at);
	return fflush(stdout) == 0 ? 0 : 1;
}
