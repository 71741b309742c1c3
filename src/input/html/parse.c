#include "parse.h"

#include "words.h"

#include "input/library.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

/* ---- what would take the parser long ----------------------------------------------------- */

enum { ATTRIBUTES_MOST = 256 }; /* in a tag; each is compared with those before it */

/* The attributes that a page is understood by (page.c); a half of many a page is others. */
static const char *const telling[] = {"class", "id",       "style",       "href",     "role",
				      "rel",   "itemprop", "hidden",      "property", "name",
				      "type",  "content",  "aria-hidden", "datetime"};

/* Text that is made shorter in its place. */
struct thinning {
	char *at, *end; /* what is to come */
	char *to;       /* behind what is kept */
};

static void keep(struct thinning *t, const char *until)
{
	size_t n = (size_t)(until - t->at);
	memmove(t->to, t->at, n);
	t->to += n;
	t->at += n;
}

static bool starts_with(const char *at, const char *end, const char *lower)
{
	size_t n = strlen(lower);
	return (size_t)(end - at) >= n &&
	       str_alike((struct str){at, n}, (struct str){lower, n});
}

static bool is_gap(char c)
{
	return is_blank(c) || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
	return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/* Behind the value that starts here. */
static char *skip_value(char *at, char *end)
{
	if (at < end && (*at == '"' || *at == '\'')) {
		char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
		return close ? close + 1 : end;
	}
	while (at < end && !is_gap(*at) && *at != '>')
		at++;
	return at;
}

static bool is_telling(struct str name)
{
	for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
		if (str_alike(name, str_of(telling[i])))
			return true;
	return false;
}

/* Of an address that is not whole only its first letters count: whether it leads out of the
 * page. */
static void keep_value(struct thinning *t, char *until, struct str name)
{
	bool quoted = *t->at == '"' || *t->at == '\'';
	char *letters = t->at + quoted;
	bool whole =
		starts_with(letters, until, "http:") || starts_with(letters, until, "https:");
	bool plain = until - letters > 4 && is_letter(letters[1]) && !whole &&
		     (is_letter(letters[0]) || strchr("#/.", letters[0]));
	if (plain && str_alike(name, STR("href"))) {
		keep(t, letters + 2);
		t->at = until - quoted;
	}
	keep(t, until);
}

/* The attribute that starts here, if it tells something. Returns where it ended. */
static char *keep_attribute(struct thinning *t, bool wanted)
{
	char *stop = t->at, *end = t->end;
	while (stop < end && !is_gap(*stop) && !strchr("=>/", *stop))
		stop++;
	stop += stop == t->at; /* a value without a name */
	struct str name = {t->at, (size_t)(stop - t->at)};
	char *value = stop;
	while (value < end && is_gap(*value))
		value++;
	bool has = value < end && *value == '=';
	for (value += has; has && value < end && is_gap(*value);)
		value++;
	char *behind = has ? skip_value(value, end) : stop;
	if (wanted && is_telling(name)) {
		if (t->to < t->at) /* else they were not parted before either */
			*t->to++ = ' ';
		name.at = t->to;
		keep(t, stop);
		if (has)
			*t->to++ = '=';
		t->at = has ? value : stop;
		if (value < behind)
			keep_value(t, behind, name);
	}
	return t->at = behind;
}

/* The tag that starts here, to its end, without what tells nothing. Returns what is kept. */
static struct str keep_tag(struct thinning *t)
{
	const char *kept = t->to;
	char *name = t->at + 1;
	while (name < t->end && !is_gap(*name) && *name != '>' && *name != '/')
		name++;
	keep(t, name);
	char *gap = t->at; /* that the tag ends with */
	for (unsigned n = 0; t->at < t->end && *t->at != '>'; n++) {
		while (t->at < t->end && (is_gap(*t->at) || *t->at == '/'))
			t->at++;
		if (t->at < t->end && *t->at != '>')
			gap = keep_attribute(t, n < ATTRIBUTES_MOST);
	}
	if (t->at < t->end) {
		if (t->at > gap && t->at[-1] == '/')
			*t->to++ = '/';
		keep(t, t->at + 1);
	}
	return (struct str){kept, (size_t)(t->to - kept)};
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

/* Text up to the next tag; white space before it, the parser skips letter by letter. */
static void keep_text(struct thinning *t, const char *until)
{
	char *ink = t->at;
	bool line = false;
	for (; ink < until && is_gap(*ink); ink++)
		line |= *ink == '\n';
	if (ink - t->at > 1) {
		*t->to++ = line ? '\n' : ' ';
		t->at = ink;
	}
	keep(t, until);
}

/* The element whose tag starts here; what is no HTML in it goes, if it isn't data. */
static void keep_element(struct thinning *t)
{
	const char *stop = end_of_raw(t->at, t->end);
	struct str tag = keep_tag(t);
	if (!stop || (tag.n > 1 && tag.at[tag.n - 2] == '/'))
		return;
	char *end = find_end(t->at, t->end, stop);
	if (words_find(tag, "ld+json"))
		keep(t, end);
	t->at = end;
}

/*
 * Takes out what the parser would read letter by letter for nothing: comments, scripts (but not
 * those that are data), styles, attributes. Returns the bytes left.
 */
static size_t prepare(char *text, size_t n)
{
	struct thinning t = {.at = text, .end = text + n, .to = text};
	char *mark;
	while ((mark = memchr(t.at, '<', (size_t)(t.end - t.at)))) {
		keep_text(&t, mark);
		if (starts_with(mark, t.end, "<!--"))
			t.at = skip_comment(mark, t.end);
		else if (t.end - mark > 1 && is_letter(mark[1]))
			keep_element(&t);
		else
			keep(&t, mark + 1);
	}
	keep_text(&t, t.end);
	return (size_t)(t.to - text);
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
