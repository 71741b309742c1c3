#include "book.h"

#include "errand.h"
#include "xml.h"

#include <stdio.h>

enum { PATH_MOST = 1024, CHAPTERS_MOST = 5000 };

/* A file of the book, as its package names it. */
struct item {
	struct str id, href;
	bool contents; /* its table of contents */
};

/* What a package tells of the book, and a page by the same names. */
enum { TITLE, CREATOR, DATE, FACTS };
static const char *const facts[FACTS] = {"title", "creator", "date"};

struct package {
	VEC(struct item) items;
	struct str facts[FACTS];  /* empty: not told */
	VEC(struct str) chapters; /* ids */
	struct arena arena;
};

static struct str attribute(struct package *p, struct xml *x, const char *name)
{
	return arena_str(&p->arena, xml_attribute(x, name));
}

/* Where the package is; empty: nobody tells. */
static struct str package_path(struct package *p, struct str container)
{
	struct str path = {"", 0};
	struct xml x;
	if (!container.n || !xml_open(&x, container))
		return path;
	while (!path.n && xml_next(&x))
		if (x.kind == XML_OPENS && str_eq(x.name, STR("rootfile")))
			path = attribute(p, &x, "full-path");
	xml_close(&x);
	return path;
}

/* The fact that an element of this name tells, FACTS: none. */
static int fact_of(struct str name)
{
	int fact = 0;
	while (fact < FACTS && !str_eq(name, str_of(facts[fact])))
		fact++;
	return fact;
}

static void read_package(struct package *p, struct str bytes)
{
	int fact = FACTS;
	struct xml x;
	if (!bytes.n || !xml_open(&x, bytes))
		return;
	while (xml_next(&x)) {
		if (x.kind == XML_TEXT && fact < FACTS && !p->facts[fact].n)
			p->facts[fact] = arena_str(&p->arena, str_trim(x.text));
		fact = x.kind == XML_OPENS ? fact_of(x.name) : FACTS;
		if (x.kind != XML_OPENS)
			continue;
		if (str_eq(x.name, STR("item"))) {
			struct item item = {
				attribute(p, &x, "id"), attribute(p, &x, "href"),
				str_eq(xml_attribute(&x, "properties"), STR("nav"))};
			VEC_PUSH(p->items, item);
		} else if (str_eq(x.name, STR("itemref")) && p->chapters.n < CHAPTERS_MOST &&
			   !str_eq(xml_attribute(&x, "linear"), STR("no"))) {
			VEC_PUSH(p->chapters, attribute(p, &x, "idref"));
		}
	}
	xml_close(&x);
}

/* ---- paths ------------------------------------------------------------------------------- */

static int hexadecimal(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, ascii_lower(c)) : NULL;
	return at ? (int)(at - digits) : -1;
}

/* Without its last part. */
static size_t parent(const char *path, size_t n)
{
	while (n && path[n - 1] != '/')
		n--;
	return n;
}

/*
 * The path of what a package calls `href`, whose own path is `from`: "%20" is a space, "../"
 * goes up. Returns its bytes, in `to`.
 */
static size_t resolve(struct str from, struct str href, char to[PATH_MOST])
{
	size_t n = parent(from.at, from.n);
	if (n + href.n > PATH_MOST)
		return 0;
	memcpy(to, from.at, n);
	for (size_t i = 0; i < href.n && href.at[i] != '#'; i++) {
		struct str rest = {href.at + i, href.n - i};
		int high = rest.n > 2 && rest.at[0] == '%' ? hexadecimal(rest.at[1]) : -1;
		int low = high >= 0 ? hexadecimal(rest.at[2]) : -1;
		bool starts = i == 0 || href.at[i - 1] == '/';
		if (starts && rest.n > 2 && memcmp(rest.at, "../", 3) == 0) {
			n = n ? parent(to, n - 1) : 0;
			i += 2;
		} else if (low >= 0) {
			to[n++] = (char)(high << 4 | low);
			i += 2;
		} else {
			to[n++] = rest.at[0];
		}
	}
	return n;
}

/* ---- chapters ---------------------------------------------------------------------------- */

/* Behind the tag of this name, "<body" or "</body"; `otherwise` when there is none. */
static const char *find_tag(struct str s, const char *tag, const char *otherwise)
{
	struct str name = str_of(tag);
	for (size_t i = 0; i + name.n < s.n; i++) {
		const char *open = memchr(s.at + i, '<', s.n - name.n - i);
		if (!open)
			break;
		i = (size_t)(open - s.at);
		if (str_alike((struct str){open, name.n}, name))
			return open;
	}
	return otherwise;
}

static struct str body_of(struct str chapter)
{
	const char *end = chapter.at + chapter.n;
	const char *tag = find_tag(chapter, "<body", NULL);
	const char *open = tag ? memchr(tag, '>', (size_t)(end - tag)) : NULL;
	if (!open)
		return (struct str){"", 0};
	struct str body = {open + 1, (size_t)(end - open - 1)};
	body.n = (size_t)(find_tag(body, "</body", end) - body.at);
	return body;
}

static const struct item *item_of(const struct package *p, struct str id)
{
	for (size_t i = 0; i < p->items.n; i++)
		if (str_eq(p->items.at[i].id, id))
			return &p->items.at[i];
	return NULL;
}

static void put(struct book_html *to, struct str s)
{
	VEC_APPEND(to->text, s.at, s.n);
}

static void put_chapter(const struct zip *z, struct str package, const struct item *item,
			struct book_html *to)
{
	char path[PATH_MOST];
	size_t n = resolve(package, item->href, path);
	struct str body = body_of(zip_file(z, (struct str){path, n}));
	put(to, STR("<div>"));
	put(to, body);
	put(to, STR("</div>\n"));
}

static void put_escaped(struct book_html *to, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *escape = s.at[i] == '&'   ? "&amp;"
				     : s.at[i] == '<' ? "&lt;"
				     : s.at[i] == '"' ? "&quot;"
						      : NULL;
		put(to, escape ? str_of(escape) : (struct str){s.at + i, 1});
	}
}

/* The head of the page: its facts in the words of Dublin Core, as the package has them. */
static void put_head(const struct package *p, struct book_html *to)
{
	put(to, STR("<!DOCTYPE html><meta charset=utf-8>\n"));
	for (int fact = 0; fact < FACTS; fact++) {
		if (!p->facts[fact].n)
			continue;
		put(to, STR("<meta name=\""));
		put(to, fact == DATE ? STR("") : STR("dc:"));
		put(to, str_of(facts[fact]));
		put(to, STR("\" content=\""));
		put_escaped(to, p->facts[fact]);
		put(to, STR("\">\n"));
	}
}

bool book_read(const struct zip *z, struct book_html *to)
{
	struct package p = {0};
	struct str path = package_path(&p, zip_file(z, STR("META-INF/container.xml")));
	read_package(&p, zip_file(z, path));
	put_head(&p, to);
	for (size_t i = 0; i < p.chapters.n; i++) {
		const struct item *item = item_of(&p, p.chapters.at[i]);
		if (item && !item->contents)
			put_chapter(z, path, item, to);
	}
	bool some = p.chapters.n > 0;
	VEC_FREE(p.items);
	VEC_FREE(p.chapters);
	arena_free(&p.arena);
	return some;
}

int book_errand(void)
{
	struct zip z = {0};
	struct book_html html = {0};
	if (!zip_read(&z))
		return 1;
	bool protected = zip_file(&z, STR("META-INF/rights.xml")).n > 0;
	bool good = !protected && book_read(&z, &html);
	if (!good)
		fprintf(stderr, "%s\n",
			protected ? "a book that is protected: it can't be read"
				  : "a book without chapters");
	else
		fwrite(html.text.at, 1, html.text.n, stdout);
	VEC_FREE(html.text);
	zip_free(&z);
	return good && fflush(stdout) == 0 ? 0 : 1;
}
