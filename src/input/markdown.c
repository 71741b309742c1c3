/* Markdown -> HTML, by cmark. */
#include "errand.h"

#include <cmark.h>
#include <dlfcn.h>
#include <stdio.h>

enum { MOST = 32 * 1024 * 1024 }; /* bytes */

int markdown_errand(void)
{
	/* functions of the library, whose bytes are copied: a pointer to one is none to data */
	__typeof__(cmark_markdown_to_html) *to_html;
	void *handle = dlopen(LIBCMARK, RTLD_LAZY | RTLD_LOCAL);
	void *found = handle ? dlsym(handle, "cmark_markdown_to_html") : NULL;
	memcpy(&to_html, &found, sizeof found);
	if (!found) {
		fprintf(stderr, "Markdown needs the library " LIBCMARK "\n");
		return 1;
	}
	char *text = mem_alloc(MOST);
	size_t n = fread(text, 1, MOST, stdin);
	if (n == MOST) {
		fprintf(stderr, "longer than %d MiB, the most of Markdown\n", MOST >> 20);
		return 1;
	}
	/* HTML in it is left out, but for what stands between its tags */
	char *html = to_html(text, n, CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8);
	fputs("<!DOCTYPE html>\n", stdout);
	fputs(html, stdout);
	free(html);
	free(text);
	return fflush(stdout) == 0 ? 0 : 1;
}
