#include "parse.h"

#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

/* ---- what would take the parser long ----------------------------------------------------- */

enum { ATTRIBUTES_MOST = 256 }; /* in a tag; each is compared with those before it */

static bool starts_with(const char *at, const char *end, const char *lower)
{
	size_t n = strlen(lower);
	return (size_t)(end - at) >= n &&
	       str_alike((struct str){at, n}, (struct str){lower, n});
}

/* From behind "<name" to the end of the tag. */
static char *limit_tag(char *at, char *end)
{
	unsigned attributes = 0;
	char quote = 0;
	for (; at < end && (quote || *at != '>'); at++) {
		char before = at[-1];
		if (quote) {
			quote = *at == quote ? 0 : quote;
		} else if ((*at == '"' || *at == '\'') && before == '=') {
			quote = *at;
		} else if ((is_blank(before) || before == '\n' || before == '/' ||
			    before == '"' || before == '\'') &&
			   !is_blank(*at) && *at != '\n' && *at != '/') {
			attributes++;
		}
		if (attributes > ATTRIBUTES_MOST)
			*at = ' ';
	}
	return at;
}

/* Behind the end of a comment, a script or a style. */
static char *skip_raw(char *at, char *end, const char *stop)
{
	while ((at = memchr(at, stop[0], (size_t)(end - at))) && !starts_with(at, end, stop))
		at++;
	return at ? at : end;
}

static void limit_attributes(char *at, char *end)
{
	while ((at = memchr(at, '<', (size_t)(end - at)))) {
		if (starts_with(at, end, "<!--"))
			at = skip_raw(at + 4, end, "-->");
		else if (starts_with(at, end, "<script"))
			at = skip_raw(limit_tag(at + 7, end), end, "</script");
		else if (starts_with(at, end, "<style"))
			at = skip_raw(limit_tag(at + 6, end), end, "</style");
		else if (end - at > 1 && ascii_lower(at[1]) >= 'a' && ascii_lower(at[1]) <= 'z')
			at = limit_tag(at + 2, end);
		else
			at++;
	}
}

/* ---- the parser -------------------------------------------------------------------------- */

/* The functions of the library that are used. */
#define FUNCTIONS(X)                                                                           \
	X(htmlCreateMemoryParserCtxt)                                                          \
	X(xmlSwitchEncoding)                                                                   \
	X(htmlCtxtUseOptions)                                                                  \
	X(htmlParseDocument)                                                                   \
	X(htmlFreeParserCtxt)

static struct {
	void *handle;
#define X(name) __typeof__(name) *name;
	FUNCTIONS(X)
#undef X
} library;

static bool load_library(struct error *e)
{
	if (library.handle)
		return true;
	/* of the libraries that it needs hardly a function is called: none is looked up before
	 */
	void *handle = dlopen(LIBXML2, RTLD_LAZY | RTLD_LOCAL);
	bool whole = handle != NULL;
	/* a pointer to a function is no pointer to data in C: its bytes are copied */
#define X(name)                                                                                \
	{                                                                                      \
		void *found = handle ? dlsym(handle, #name) : NULL;                            \
		memcpy(&library.name, &found, sizeof found);                                   \
		whole &= found != NULL;                                                        \
	}
	FUNCTIONS(X)
#undef X
	if (!whole)
		return fail(e, "web pages need the library " LIBXML2 " (package libxml2)");
	library.handle = handle;
	return true;
}

static void on_start(void *builder, const xmlChar *name, const xmlChar **attributes)
{
	page_start(builder, (const char *)name, (const char *const *)attributes);
}

static void on_end(void *builder, const xmlChar *name)
{
	(void)name;
	page_end(builder);
}

static void on_text(void *builder, const xmlChar *text, int n)
{
	page_text(builder, (struct str){(const char *)text, (size_t)n});
}

/* Parses at once: to take a page in pieces costs the parser a search for the end of each tag.
 */
static bool parse(struct page_builder *b, const char *text, size_t n)
{
	/* options: a script is not ended by any tag; what is said of the charset is past */
	enum {
		OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			  HTML_PARSE_IGNORE_ENC
	};
	htmlParserCtxtPtr parser = library.htmlCreateMemoryParserCtxt(text, (int)n);
	if (!parser)
		return false;
	library.xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	library.htmlCtxtUseOptions(parser, OPTIONS);
	/* the options put handlers of their own */
	*parser->sax = (htmlSAXHandler){.startElement = on_start,
					.endElement = on_end,
					.characters = on_text,
					.cdataBlock = on_text,
					.ignorableWhitespace = on_text};
	parser->userData = b;
	library.htmlParseDocument(parser);
	library.htmlFreeParserCtxt(parser);
	return true;
}

bool page_parse(struct page *p, char *text, size_t n, struct error *e)
{
	if (!load_library(e))
		return false;
	limit_attributes(text, text + n);
	struct page_builder *b = page_build(p);
	bool good = n == 0 || parse(b, text, n);
	page_built(b);
	return good || fail(e, "the parser of web pages does not start");
}
