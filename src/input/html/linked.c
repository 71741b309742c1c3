#include "linked.h"

#include "words.h"

#include <jansson.h>

enum { ITEMS_DEEP = 4 };

static struct str string_of(struct page *p, const json_t *j)
{
	if (!json_is_string(j))
		return (struct str){0};
	return words_squeeze(&p->arena,
			     (struct str){json_string_value(j), json_string_length(j)});
}

/* "NewsArticle", "BlogPosting", … */
static bool is_article_type(const json_t *type)
{
	static const char *const ends[] = {"Article", "Posting", "Report", "Review",
					   "APIReference"};
	struct str s = {json_string_value(type), json_string_length(type)};
	for (size_t i = 0; s.at && i < sizeof ends / sizeof *ends; i++) {
		struct str end = str_of(ends[i]);
		if (s.n >= end.n && str_eq((struct str){s.at + s.n - end.n, end.n}, end))
			return true;
	}
	return false;
}

static bool is_article(const json_t *item)
{
	const json_t *type = json_object_get(item, "@type");
	if (json_is_string(type))
		return is_article_type(type);
	for (size_t i = 0; i < json_array_size(type); i++)
		if (is_article_type(json_array_get(type, i)))
			return true;
	return false;
}

/* The item that is an article: it, one of a list, of a graph, of what a page is about. */
static const json_t *article_in(const json_t *j, int depth)
{
	static const char *const holders[] = {"@graph", "mainEntity", "mainEntityOfPage"};
	const json_t *found = json_is_object(j) && is_article(j) ? j : NULL;
	if (depth == ITEMS_DEEP)
		return found;
	for (size_t i = 0; !found && i < json_array_size(j); i++)
		found = article_in(json_array_get(j, i), depth + 1);
	for (size_t i = 0; !found && i < sizeof holders / sizeof *holders; i++)
		found = article_in(json_object_get(j, holders[i]), depth + 1);
	return found;
}

/* Names of one or several, a comma between. */
static struct str authors_of(struct page *p, const json_t *author)
{
	if (json_is_string(author))
		return string_of(p, author);
	if (json_is_object(author)) {
		const json_t *name = json_object_get(author, "name");
		return string_of(p, json_is_array(name) ? json_array_get(name, 0) : name);
	}
	struct str all = {0};
	for (size_t i = 0; i < json_array_size(author) && all.n < 1000; i++) {
		struct str one =
			string_of(p, json_object_get(json_array_get(author, i), "name"));
		if (one.n)
			all = arena_printf(&p->arena, "%.*s%s%.*s", (int)all.n,
					   all.n ? all.at : "", all.n ? ", " : "", (int)one.n,
					   one.at);
	}
	return all;
}

/* What many pages have around and in it although it is no JSON. */
static struct str repaired(struct page *p, struct str script)
{
	struct str s = arena_str(&p->arena, script);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.at[i] < ' ')
			((char *)s.at)[i] = ' ';
	s = str_trim(s);
	if (s.n > 9 && memcmp(s.at, "<![CDATA[", 9) == 0)
		s = (struct str){s.at + 9, s.n - 9};
	return s;
}

struct linked linked_read(struct page *p)
{
	struct linked l = {0};
	for (size_t i = 0; i < p->linked.n && !l.article; i++) {
		struct str s = repaired(p, p->linked.at[i]);
		json_t *j =
			json_loadb(s.at, s.n, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL);
		const json_t *item = article_in(j, 0);
		if (item)
			l = (struct linked){
				.article = true,
				.name = string_of(p, json_object_get(item, "name")),
				.headline = string_of(p, json_object_get(item, "headline")),
				.author = authors_of(p, json_object_get(item, "author")),
				.published =
					string_of(p, json_object_get(item, "datePublished")),
			};
		json_decref(j);
	}
	return l;
}
