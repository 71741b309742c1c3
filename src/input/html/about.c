#include "about.h"

#include "input/date.h"
#include "input/imprint.h"
#include "input/release.h"
#include "linked.h"
#include "words.h"

#include "reader/text.h"

enum {
	BYLINE_MOST = 100, /* bytes of a line in the text */
	LINE_WORDS = 3,    /* of a title that is a line */
	TITLE_LEAST = 15,
	TITLE_MOST = 150 /* code points, else a heading may be better */
};

/* ---- <meta> ------------------------------------------------------------------------------ */

/* The name as it is asked for: "dc.title", "DC-title" are "dc:title". */
static bool is_named(struct str name, const char *asked)
{
	size_t i = 0;
	for (; i < name.n && asked[i]; i++)
		if (name.at[i] != asked[i] &&
		    !(asked[i] == ':' && (name.at[i] == '.' || name.at[i] == '-')))
			return false;
	return i == name.n && !asked[i];
}

/* The last one counts; a <meta> may have several names. */
static struct str meta(const struct page *p, const char *asked)
{
	for (size_t i = p->meta.n; i-- > 0;) {
		struct str names = p->meta.at[i].name;
		while (names.n)
			if (is_named(str_word(&names), asked))
				return p->meta.at[i].value;
	}
	return (struct str){0};
}

static struct str first_meta(const struct page *p, const char *const *asked)
{
	struct str found = {0};
	for (; *asked && !found.n; asked++)
		found = meta(p, *asked);
	return found;
}

/* ---- entities written twice -------------------------------------------------------------- */

static uint32_t entity(struct str s)
{
	static const struct {
		const char *name;
		uint32_t point;
	} named[] = {{"amp", '&'},       {"lt", '<'},       {"gt", '>'},
		     {"quot", '"'},      {"apos", '\''},    {"nbsp", ' '},
		     {"hellip", 0x2026}, {"ndash", 0x2013}, {"mdash", 0x2014},
		     {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"ldquo", 0x201c},
		     {"rdquo", 0x201d},  {"eacute", 0xe9}};
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (str_eq(s, str_of(named[i].name)))
			return named[i].point;
	char digits[12] = "";
	if (s.n < 2 || s.n > 10 || s.at[0] != '#')
		return 0;
	bool hex = ascii_lower(s.at[1]) == 'x';
	memcpy(digits, s.at + 1 + hex, s.n - 1 - hex);
	char *end;
	unsigned long c = strtoul(digits, &end, hex ? 16 : 10);
	return *end || c > 0x10ffff ? 0 : (uint32_t)c;
}

static struct str unescaped(struct arena *arena, struct str s)
{
	char *to = arena_alloc(arena, s.n + 1);
	size_t n = 0;
	for (size_t at = 0; at < s.n;) {
		const char *end = s.at[at] == '&' ? memchr(s.at + at, ';', s.n - at) : NULL;
		size_t length = end ? (size_t)(end - s.at) - at - 1 : 0;
		uint32_t c = end ? entity((struct str){s.at + at + 1, length}) : 0;
		char code[4];
		size_t size = c ? text_encode(c, code) : 0;
		if (size) {
			memcpy(to + n, code, size); /* shorter than what it stands for */
			n += size;
			at += length + 2;
		} else {
			to[n++] = s.at[at++];
		}
	}
	return words_squeeze(arena, (struct str){to, n});
}

/* ---- title ------------------------------------------------------------------------------- */

static uint32_t words_in(struct str s)
{
	uint32_t n = 0;
	while (s.n)
		n += str_word(&s).n > 0;
	return n;
}

static size_t separator_size(struct str s, size_t at)
{
	if (at < s.n && s.at[at] && strchr("|-\\/>", s.at[at]))
		return 1;
	if (at + 3 <= s.n && (!memcmp(s.at + at, "–", 3) || !memcmp(s.at + at, "—", 3)))
		return 3;
	return at + 2 <= s.n && !memcmp(s.at + at, "»", 2) ? 2 : 0;
}

/* The place of the last " | " and its like; 0: none. */
static size_t last_separator(struct str s, unsigned *count, bool *path)
{
	size_t last = 0;
	for (size_t i = 1; i + 2 < s.n; i++) {
		size_t n = s.at[i - 1] == ' ' ? separator_size(s, i) : 0;
		if (!n || i + n >= s.n || s.at[i + n] != ' ')
			continue;
		last = i - 1;
		++*count;
		*path |= n == 2 || strchr("\\/>", s.at[i]) != NULL;
	}
	return last;
}

static struct str behind(struct str s, size_t at)
{
	return at < s.n ? (struct str){s.at + at, s.n - at} : (struct str){0};
}

static struct str behind_first_separator(struct str s)
{
	for (size_t i = 1; i < s.n; i++) {
		size_t n = s.at[i - 1] == ' ' ? separator_size(s, i) : 0;
		if (n && i + n < s.n && s.at[i + n] == ' ')
			return behind(s, i + n);
	}
	return s;
}

static struct str heading_text(struct page *p, enum tag tag, unsigned *count)
{
	struct str first = {0};
	*count = 0;
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++)
		if (p->elements.at[i].tag == tag && !(*count)++)
			first = element_text(p, i, 1000);
	return first;
}

static bool is_heading(struct page *p, struct str title)
{
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++) {
		enum tag tag = p->elements.at[i].tag;
		if ((tag == TAG_h1 || tag == TAG_h2) && str_eq(element_text(p, i, 1000), title))
			return true;
	}
	return false;
}

static struct str behind_colon(struct page *p, struct str title)
{
	const char *first = memchr(title.at, ':', title.n),
		   *last = memrchr(title.at, ':', title.n);
	if (!first || !memmem(title.at, title.n, ": ", 2) || is_heading(p, title))
		return title;
	struct str cut = behind(title, (size_t)(last - title.at) + 1);
	if (words_in(cut) < 3)
		return behind(title, (size_t)(first - title.at) + 1);
	return words_in((struct str){title.at, (size_t)(first - title.at)}) > 5 ? title : cut;
}

/* Is it the name of the site, as the page tells that? */
static bool is_site(struct page *p, struct str name)
{
	static const char *const names[] = {"og:site_name", "application-name", "dc:publisher",
					    NULL};
	struct str folded = words_fold(&p->arena, name);
	for (size_t i = 0; names[i]; i++)
		if (folded.n && str_eq(folded, words_fold(&p->arena, meta(p, names[i]))))
			return true;
	return false;
}

/*
 * May so few words be a title, the rest being the site's name? Sure by that name; else
 * there are some of them, and the rest are names.
 */
static bool is_short_title(struct page *p, struct str cut, struct str rest)
{
	enum { SOME = 3, NAME_MOST = 4 };
	struct str tail = rest;
	unsigned names = 0, others = 0;
	if (is_site(p, rest))
		return true;
	for (struct str word; (word = str_word(&tail)).n; names++)
		others += word.at[0] >= 'a' && word.at[0] <= 'z';
	return words_in(cut) >= SOME && names <= NAME_MOST && !others;
}

/* "Opinion | The bridge", "The bridge :: Orla Post", where the one <h1> is "The bridge". */
static struct str headed_part_of(struct page *p, struct str title)
{
	static const char *const parting[] = {" | ", " :: "};
	unsigned headings;
	struct str heading = heading_text(p, TAG_h1, &headings);
	if (headings != 1 || words_in(heading) < 2 || heading.n >= title.n)
		return title;
	for (size_t i = 0; i < sizeof parting / sizeof *parting; i++) {
		struct str mark = str_of(parting[i]);
		size_t n = heading.n + mark.n;
		if (title.n <= n)
			continue;
		const char *end = title.at + title.n;
		if (!memcmp(title.at, heading.at, heading.n) &&
		    !memcmp(title.at + heading.n, mark.at, mark.n))
			return heading;
		if (!memcmp(end - heading.n, heading.at, heading.n) &&
		    !memcmp(end - n, mark.at, mark.n))
			return heading;
	}
	return title;
}

/* Where the site's name stands behind it, and a heading has none. */
static struct str without_site(struct page *p, struct str title)
{
	unsigned separators = 0;
	bool path = false;
	size_t last = last_separator(title, &separators, &path);
	if (!separators)
		return title;
	struct str cut = {title.at, last};
	struct str rest = behind(title, last + 1 + separator_size(title, last + 1));
	return is_site(p, rest) && is_heading(p, str_trim(cut)) ? str_trim(cut) : title;
}

/* The title, or what stands before one of its separators, that is the first heading. */
static struct str headed_part(struct page *p, struct str title)
{
	enum { PARTS_MOST = 8 };
	unsigned headings;
	struct str part = title, heading = heading_text(p, TAG_h1, &headings);
	for (int i = 0; words_in(part) > 1 && i < PARTS_MOST; i++) {
		if (str_eq(part, heading))
			return part;
		unsigned separators = 0;
		bool path = false;
		part = str_trim(
			(struct str){part.at, last_separator(part, &separators, &path)});
	}
	return (struct str){0};
}

/* A line that reads like one: some words, no link, no sentence. */
static bool reads_like_title(const struct page *p, const struct page_block *b)
{
	struct str line = block_text(p, b);
	return b->words >= LINE_WORDS && line.n <= TITLE_MOST && b->links == 0 && !b->time &&
	       !strchr(".,;:", line.at[line.n - 1]) && !imprint_is_byline(line);
}

/* Of what has no <title> and no heading, as word processors write it: its first line. */
static struct str title_line(struct page *p)
{
	const struct page_block *b = p->blocks.at;
	size_t n = p->blocks.n, at = n > 0 && release_label(block_text(p, &b[0]));
	if (at >= n || !reads_like_title(p, &b[at]))
		return (struct str){0};
	for (size_t i = at + 1; i < n && i <= at + IMPRINT_MOST; i++)
		if (block_is_long(&b[i]))
			return block_text(p, &b[at]);
	return (struct str){0};
}

static struct str heading_title(struct page *p)
{
	unsigned headings;
	struct str title = heading_text(p, TAG_h1, &headings);
	return title.n ? title : title_line(p);
}

/* <title> without the name of the site. */
static struct str document_title(struct page *p)
{
	struct str title = p->title, cut = title;
	unsigned separators = 0;
	bool path = false;
	if (!title.n)
		return heading_title(p);
	struct str headed = headed_part(p, title);
	if (headed.n)
		return headed;
	size_t last = last_separator(title, &separators, &path), points = text_points(title);
	if (separators) {
		size_t rest = last + 1 + separator_size(title, last + 1);
		cut = str_trim((struct str){title.at, last});
		if (is_short_title(p, cut, behind(title, rest)))
			return cut;
		if (words_in(cut) < 3)
			cut = behind_first_separator(title);
	} else if (memmem(title.at, title.n, ": ", 2)) {
		cut = behind_colon(p, title);
	} else if (points > TITLE_MOST || points < TITLE_LEAST) {
		unsigned headings;
		struct str heading = heading_text(p, TAG_h1, &headings);
		cut = headings == 1 && heading.n ? heading : title;
	}
	cut = words_squeeze(&p->arena, cut);
	uint32_t words = words_in(cut);
	bool site_cut = path && words == words_in(title) - separators - 1;
	return words <= 4 && !site_cut ? title : cut;
}

static bool alike(struct page *p, struct str a, struct str b, float least)
{
	return words_alike(words_fold(&p->arena, a), words_fold(&p->arena, b)) > least;
}

/* Of a name and a headline the one that is the heading, or near <title>. */
static struct str linked_title(struct page *p, const struct linked *l, struct str document)
{
	unsigned headings;
	if (!l->name.n || !l->headline.n || str_eq(l->name, l->headline))
		return l->headline.n ? l->headline : l->name;
	bool name = alike(p, l->name, document, .75f),
	     headline = alike(p, l->headline, document, .75f);
	struct str h1 = heading_text(p, TAG_h1, &headings);
	bool name_heads = headings && alike(p, h1, l->name, .95f),
	     headline_heads = headings && alike(p, h1, l->headline, .95f);
	bool by_name = (name && !headline) || (name_heads && !headline_heads);
	return by_name ? l->name : l->headline;
}

static struct str title_of(struct page *p, const struct linked *l)
{
	static const char *const names[] = {"dc:title",
					    "dcterm:title",
					    "og:title",
					    "weibo:article:title",
					    "weibo:webpage:title",
					    "title",
					    "twitter:title",
					    "parsely:title",
					    NULL};
	struct str document = document_title(p);
	struct str title = linked_title(p, l, document);
	if (!title.n)
		title = first_meta(p, names);
	title = title.n ? without_site(p, title) : document;
	return headed_part_of(p, unescaped(&p->arena, title));
}

/* ---- byline and date --------------------------------------------------------------------- */

static bool is_address(struct str s)
{
	return s.n > 7 && (!memcmp(s.at, "http://", 7) || !memcmp(s.at, "https:/", 7));
}

static bool tells_author(const struct page_element *el)
{
	static const char *const words[] = {"byline", "author", "dateline", "writtenby"};
	bool tells = el->author;
	for (size_t i = 0; !tells && i < sizeof words / sizeof *words; i++)
		tells = words_find(el->class, words[i]) || words_find(el->id, words[i]);
	return tells && !el->hidden;
}

/* One of several in a list, each with what he wrote: no byline. */
static bool is_card(const struct page_element *el)
{
	return el->tag == TAG_li && el->blocks > 1;
}

/* "Jane Weber May 20, 2019", "Jane Weber • 8h" without what stands behind the name. */
static struct str without_date(struct page *p, struct str line)
{
	struct str rest = line, name = line;
	while (rest.n) {
		struct str word = str_word(&rest);
		struct str from = {word.at, (size_t)(line.at + line.n - word.at)};
		struct str before = str_trim((struct str){line.at, line.n - from.n});
		bool mark = str_eq(word, STR("•")) || str_eq(word, STR("·"));
		if (before.n && mark)
			return before;
		if (before.n && date_read(&p->arena, from).n)
			name = before; /* the last such word begins the date */
	}
	return name;
}

/* Of a byline the part that is said to be the name; else all before a date. */
static struct str name_in(struct page *p, int32_t byline)
{
	for (int32_t k = byline + 1; k < p->elements.at[byline].end; k++) {
		const struct page_element *el = &p->elements.at[k];
		if (words_find(el->itemprop, "name") || words_find(el->class, "author-name") ||
		    words_find(el->class, "author-link"))
			return element_text(p, k, BYLINE_MOST * 4);
	}
	const struct page_element *el = &p->elements.at[byline];
	struct str line = {"", 0};
	if (el->blocks > 1)
		line = block_text(p, &p->blocks.at[el->first_block]);
	if (line.n > 3 && str_alike((struct str){line.at, 3}, STR("by ")))
		return without_date(p, line); /* what stands below tells more of her */
	return without_date(p, element_text(p, byline, BYLINE_MOST * 4));
}

static struct str byline_in_text(struct page *p)
{
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++) {
		if (!tells_author(&p->elements.at[i]) || is_card(&p->elements.at[i]))
			continue;
		size_t points = text_points(element_text(p, i, BYLINE_MOST * 4));
		struct str name =
			points && points < BYLINE_MOST ? name_in(p, i) : (struct str){0};
		if (name.n)
			return name;
	}
	return (struct str){0};
}

/* What the lines above the first long paragraph tell, as in a plain text. */
static struct about imprint_above(struct page *p)
{
	struct span lines[IMPRINT_MOST];
	uint32_t n = 0;
	size_t first = 0, all = p->blocks.n;
	while (first < all && !block_is_long(&p->blocks.at[first]))
		first++;
	for (size_t i = first > IMPRINT_MOST ? first - IMPRINT_MOST : 0; i < first; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (!p->elements.at[b->leaf].hidden && element_around(p, b->leaf, TAG_li) < 0)
			lines[n++] = b->at;
	}
	return imprint_read(&p->arena, (struct str){p->text.at, p->text.n}, lines, n,
			    (struct span){0});
}

static struct str byline_told(const struct page *p, const struct linked *l)
{
	static const char *const names[] = {"dc:creator",     "dcterm:creator", "author",
					    "parsely:author", "article:author", NULL};
	struct str told = l->author;
	for (size_t i = 0; names[i] && !told.n; i++) {
		told = meta(p, names[i]);
		if (is_address(told))
			told = (struct str){0};
	}
	return told;
}

static struct str date_in_text(struct page *p)
{
	struct str date = {0};
	for (size_t i = 0; i < p->elements.n && !date.n; i++)
		if (str_alike(p->elements.at[i].itemprop, STR("datePublished")))
			date = date_read(&p->arena, p->elements.at[i].datetime);
	for (size_t i = 0; i < p->elements.n && !date.n; i++)
		if (p->elements.at[i].tag == TAG_time)
			date = date_read(&p->arena, p->elements.at[i].datetime);
	return date;
}

static struct str published(struct page *p, const struct linked *l)
{
	static const char *const names[] = {"article:published_time",
					    "parsely:pub-date",
					    "ip:datepublished",
					    "date",
					    "dc:date",
					    "dc:date.issued",
					    "sailthru:date",
					    "pubdate",
					    "publishdate",
					    NULL};
	struct str date = date_read(&p->arena, l->published);
	for (size_t i = 0; names[i] && !date.n; i++)
		date = date_read(&p->arena, meta(p, names[i]));
	return date.n ? date : date_in_text(p);
}

/* ---- all --------------------------------------------------------------------------------- */

struct page_about about_read(struct page *p)
{
	static const char *const titles[] = {"og:title", "twitter:title", "dc:title", NULL};
	static const char *const descriptions[] = {"og:description", "description",
						   "twitter:description", NULL};
	static const char *const authors[] = {"author",          "dc:creator",
					      "article:author",  "parsely:author",
					      "sailthru:author", NULL};
	struct arena *a = &p->arena;
	struct linked l = linked_read(p);
	struct str told = byline_told(p, &l);
	struct str author = l.author.n ? l.author : first_meta(p, authors);
	struct str in_text = told.n ? told : byline_in_text(p);
	struct str date = published(p, &l);
	struct about above = {0};
	if (!in_text.n || !date.n)
		above = imprint_above(p);
	if (in_text.n)
		above.byline = (struct str){0};
	return (struct page_about){
		.title = title_of(p, &l),
		.byline = unescaped(a, in_text.n ? in_text : above.byline),
		.published = date.n ? date : above.published,
		.byline_told = told.n > 0,
		.titles = {words_fold(a, l.headline), words_fold(a, first_meta(p, titles)),
			   words_fold(a, p->title)},
		.description = words_fold(a, first_meta(p, descriptions)),
		.author = words_fold(a, author.n ? author : above.byline),
	};
}
