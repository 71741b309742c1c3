/* What the words of class and id say of an element. */
#include "region_state.h"

#include "words.h"

enum says {
	SAYS_UNLIKELY = 1, /* no article */
	SAYS_MAYBE = 2,    /* one all the same */
	SAYS_GOOD = 4,
	SAYS_BAD = 8,
	SAYS_BYLINE = 16,
};

/* What a part of a class or an id says; in the order of their first letters. */
static const struct {
	char word[14];
	uint8_t says;
} parts[] = {
	{"-ad-", SAYS_UNLIKELY | SAYS_BAD},
	{"ad-break", SAYS_UNLIKELY},
	{"agegate", SAYS_UNLIKELY},
	{"ai2html", SAYS_UNLIKELY},
	{"and", SAYS_MAYBE},
	{"article", SAYS_MAYBE | SAYS_GOOD},
	{"author", SAYS_BYLINE},
	{"banner", SAYS_UNLIKELY | SAYS_BAD},
	{"blog", SAYS_GOOD},
	{"body", SAYS_MAYBE | SAYS_GOOD},
	{"breadcrumbs", SAYS_UNLIKELY},
	{"byline", SAYS_BYLINE},
	{"column", SAYS_MAYBE},
	{"com-", SAYS_BAD},
	{"combx", SAYS_UNLIKELY | SAYS_BAD},
	{"comment", SAYS_UNLIKELY | SAYS_BAD},
	{"community", SAYS_UNLIKELY},
	{"contact", SAYS_BAD},
	{"content", SAYS_MAYBE | SAYS_GOOD},
	{"cover-wrap", SAYS_UNLIKELY},
	{"dateline", SAYS_BYLINE},
	{"disqus", SAYS_UNLIKELY},
	{"entry", SAYS_GOOD},
	{"extra", SAYS_UNLIKELY},
	{"footer", SAYS_UNLIKELY | SAYS_BAD},
	{"gdpr", SAYS_UNLIKELY | SAYS_BAD},
	{"header", SAYS_UNLIKELY},
	{"hidden", SAYS_BAD},
	{"legends", SAYS_UNLIKELY},
	{"main", SAYS_MAYBE | SAYS_GOOD},
	{"masthead", SAYS_BAD},
	{"mathjax", SAYS_MAYBE},
	{"media", SAYS_BAD},
	{"menu", SAYS_UNLIKELY},
	{"meta", SAYS_BAD},
	{"outbrain", SAYS_BAD},
	{"page", SAYS_GOOD},
	{"pager", SAYS_UNLIKELY},
	{"pagination", SAYS_UNLIKELY | SAYS_GOOD},
	{"popup", SAYS_UNLIKELY},
	{"post", SAYS_GOOD},
	{"promo", SAYS_BAD},
	{"related", SAYS_UNLIKELY | SAYS_BAD},
	{"remark", SAYS_UNLIKELY},
	{"replies", SAYS_UNLIKELY},
	{"rss", SAYS_UNLIKELY},
	{"scroll", SAYS_BAD},
	{"shadow", SAYS_MAYBE},
	{"share", SAYS_BAD},
	{"shopping", SAYS_BAD},
	{"shoutbox", SAYS_UNLIKELY | SAYS_BAD},
	{"sidebar", SAYS_UNLIKELY | SAYS_BAD},
	{"skyscraper", SAYS_UNLIKELY | SAYS_BAD},
	{"social", SAYS_UNLIKELY},
	{"sponsor", SAYS_UNLIKELY | SAYS_BAD},
	{"story", SAYS_GOOD},
	{"supplemental", SAYS_UNLIKELY},
	{"tags", SAYS_BAD},
	{"text", SAYS_GOOD},
	{"widget", SAYS_BAD},
	{"writtenby", SAYS_BYLINE},
	{"yom-remote", SAYS_UNLIKELY},
};

enum { N_PARTS = sizeof parts / sizeof *parts };

/* Where the parts that start with a letter begin. */
static void index_parts(uint8_t first[257])
{
	for (int c = 0, i = 0; c <= 256; c++) {
		while (i < N_PARTS && (unsigned char)parts[i].word[0] < c)
			i++;
		first[c] = (uint8_t)i;
	}
}

static unsigned said_by(struct str s, const uint8_t first[257])
{
	unsigned says = 0;
	for (size_t at = 0; at < s.n; at++) {
		unsigned char c = (unsigned char)ascii_lower(s.at[at]);
		for (unsigned i = first[c]; i < first[c + 1]; i++) {
			size_t k = 1;
			while (parts[i].word[k] && at + k < s.n &&
			       ascii_lower(s.at[at + k]) == parts[i].word[k])
				k++;
			if (!parts[i].word[k])
				says |= parts[i].says;
		}
	}
	return says;
}

/* "hid" among the words, parted by spaces. */
static bool has_hid(struct str s)
{
	while (s.n)
		if (str_alike(str_word(&s), STR("hid")))
			return true;
	return false;
}

/* "share" as a word of its own. */
static bool has_share(struct str s)
{
	for (size_t i = 0; i + 5 <= s.n; i++) {
		if (ascii_lower(s.at[i]) != 's' ||
		    !str_alike((struct str){s.at + i, 5}, STR("share")))
			continue;
		size_t end = i + 5;
		if (end + 5 <= s.n && str_alike((struct str){s.at + end, 5}, STR("daddy")))
			end += 5;
		bool starts =
			i == 0 || s.at[i - 1] == '_' || !words_ink((unsigned char)s.at[i - 1]);
		bool ends =
			end == s.n || s.at[end] == '_' || !words_ink((unsigned char)s.at[end]);
		if (starts && ends)
			return true;
	}
	return false;
}

static uint8_t marks_of(const struct page_element *el, const uint8_t first[257])
{
	unsigned class = said_by(el->class, first), id = said_by(el->id, first);
	if (!el->class.n && !el->id.n)
		return el->author ? MARK_BYLINE : 0;
	unsigned m = 0;
	m |= (class | id) & SAYS_UNLIKELY ? MARK_UNLIKELY : 0;
	m |= (class | id) & SAYS_MAYBE ? MARK_MAYBE : 0;
	m |= class & SAYS_GOOD ? MARK_CLASS_GOOD : 0;
	m |= class & SAYS_BAD || has_hid(el->class) ? MARK_CLASS_BAD : 0;
	m |= id & SAYS_GOOD ? MARK_ID_GOOD : 0;
	m |= id & SAYS_BAD || has_hid(el->id) ? MARK_ID_BAD : 0;
	m |= has_share(el->class) || has_share(el->id) ? MARK_SHARE : 0;
	m |= el->author || (class | id) & SAYS_BYLINE ? MARK_BYLINE : 0;
	return (uint8_t)m;
}

void search_mark(const struct page *p, uint8_t *marks)
{
	uint8_t first[257];
	index_parts(first);
	for (size_t i = 0; i < p->elements.n; i++)
		marks[i] = marks_of(&p->elements.at[i], first);
}
