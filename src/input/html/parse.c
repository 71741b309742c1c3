#include "parse.h"

#include "words.h"

#include "input/library.h"

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

/* Behind "<!--", which may be the end of the comment as well: "<!-->". */
static char *skip_comment(char *at, char *end)
{
	for (at += 2; (at = memmem(at, (size_t)(end - at), "--", 2)); at++) {
		if (starts_with(at, end, "-->"))
			return at + 3;
		if (starts_with(at, end, "--!>"))
			return at + 4;
	}
	return end;
}

/* What ends the element whose tag starts here, if what it holds is no HTML; else NULL. */
static const char *end_of_raw(const char *at, const char *end)
{
	static const char *const raw[][2] = {{"<script", "</script"}, {"<style", "</style"}};
	for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
		size_t n = strlen(raw[i][0]);
		if (starts_with(at, end, raw[i][0]) && at + n < end && strchr(" \t\n/>", at[n]))
			return raw[i][1];
	}
	return NULL;
}

static char *find_end(char *at, char *end, const char *stop)
{
	while ((at = memchr(at, stop[0], (size_t)(end - at))) && !starts_with(at, end, stop))
		at++;
	return at ? at : end;
}

/*
 * Takes out comments, scripts and styles, the half of many a page, which the parser would read
 * letter by letter for nothing; but not the scripts that are data. Returns the bytes left.
 */
static size_t prepare(char *text, size_t n)
{
	char *end = text + n, *at = text, *from = text, *to = text;
	while ((at = memchr(at, '<', (size_t)(end - at)))) {
		char *cut = at;
		if (starts_with(at, end, "<!--")) {
			at = skip_comment(at, end);
		} else if (end - at > 1 && ascii_lower(at[1]) >= 'a' &&
			   ascii_lower(at[1]) <= 'z') {
			const char *stop = end_of_raw(at, end);
			at = limit_tag(at + 2, end);
			struct str tag = {cut, (size_t)(at - cut)};
			at += at < end;
			if (!stop || at[-2] == '/' || words_find(tag, "ld+json"))
				continue;
			cut = at;
			at = find_end(at, end, stop);
		} else {
			at++;
			continue;
		}
		memmove(to, from, (size_t)(cut - from));
		to += cut - from;
		from = at;
	}
	memmove(to, from, (size_t)(end - from));
	return (size_t)(to - text) + (size_t)(end - from);
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
	FUNCTIONS(LIBRARY_MEMBER)
} library;
static const struct library_function functions[] = {FUNCTIONS(LIBRARY_ROW)};

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
	if (!library_load(LIBXML2, functions, sizeof functions / sizeof *functions))
		return fail(e, "web pages need the library " LIBXML2 " (package libxml2)");
	n = prepare(text, n);
	struct page_builder *b = page_build(p);
	bool good = n == 0 || parse(b, text, n);
	page_built(b);
	return good || fail(e, "the parser of web pages does not start");
}
