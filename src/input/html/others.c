#include "others.h"

#include "words.h"

#include "reader/text.h"

enum {
	STORY_LEAST = 60, /* words of an <article> that is the story, with its title */
	LABEL_WORDS = 7,  /* of a label, at most */
	LABEL_BYTES = 48, /* of a block that are looked at for one */
	SHOUT_LEAST = 4,  /* words of a link in capitals */
};

/* ---- stories in an <article> of their own ------------------------------------------------ */

static int32_t title_leaf(struct page *p, const struct page_about *about)
{
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (element_around(p, b->leaf, TAG_h1) < 0 &&
		    element_around(p, b->leaf, TAG_h2) < 0)
			continue;
		struct str folded = words_fold(&p->arena, block_text(p, b));
		for (int k = 0; k < TITLES; k++)
			if (words_alike(about->titles[k], folded) > .75f)
				return b->leaf;
	}
	return NOWHERE;
}

/* What is added to a story while things happen may stand beside it, an article a time. */
static bool is_update(const struct page *p, int32_t i)
{
	static const char *const words[] = {"update", "live"};
	const struct page_element *el = i >= 0 ? &p->elements.at[i] : NULL;
	for (size_t k = 0; el && k < sizeof words / sizeof *words; k++)
		if (words_find(el->class, words[k]) || words_find(el->id, words[k]))
			return true;
	return false;
}

/* The nearest <article> around a block, if it is not the story's; NOWHERE: none. */
static int32_t other_article(const struct page *p, const struct page_block *b, int32_t story,
			     int32_t title)
{
	int32_t e = element_around(p, b->leaf, TAG_article);
	bool own = element_within(p, e, story) || element_within(p, title, e);
	return own || is_update(p, e) ? NOWHERE : e;
}

/*
 * The <article> with the title is the story, the others beside it are not; unless one of them
 * has more text, when the sections of the story may be articles.
 */
static void leave_articles(struct page *p, const struct page_about *about, bool *keep)
{
	int32_t title = title_leaf(p, about), story = element_around(p, title, TAG_article);
	if (story < 0)
		return;
	int32_t *others = ARENA_ARRAY(&p->arena, p->blocks.n + 1, int32_t);
	uint32_t *words = ARENA_ARRAY(&p->arena, p->elements.n + 1, uint32_t);
	uint32_t own = 0, most = 0;
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		others[i] = keep[i] ? other_article(p, b, story, title) : NOWHERE;
		if (!keep[i])
			continue;
		if (others[i] >= 0) {
			words[others[i]] += b->words;
			most = words[others[i]] > most ? words[others[i]] : most;
		} else if (element_within(p, b->leaf, story)) {
			own += b->words;
		}
	}
	for (size_t i = 0; i < p->blocks.n && own >= STORY_LEAST && own >= most; i++)
		keep[i] &= others[i] < 0;
}

/* ---- links under a label ----------------------------------------------------------------- */

/* What a label over links to other stories begins with. */
static const char *const labels[] = {
	"more from",       "more on this",     "more stories",       "more news",
	"more great",      "more in",          "more for you",       "related topics",
	"related stories", "related articles", "related content",    "related posts",
	"related news",    "related coverage", "related links",      "related",
	"read more",       "read next",        "read also",          "also read",
	"what to read",    "up next",          "you may also",       "you might also",
	"you might like",  "don t miss",       "most read",          "most popular",
	"most viewed",     "recommended",      "trending",           "popular now",
	"latest stories",  "latest news",      "lesen sie auch",     "mehr zum thema",
	"das könnte sie",  "lire aussi",       "à lire aussi",       "sur le même sujet",
	"leer más",        "lea también",      "te puede interesar", "leia também",
	"leia mais",       "leggi anche",      "lees ook",           "читайте также",
	"самые популярные"};

/* Begins the block with a label? Returns the label's words, 0: it does not. */
static uint32_t label_of(struct page *p, const struct page_block *b, bool *whole)
{
	struct str text = block_text(p, b);
	text.n = text.n > LABEL_BYTES ? text_border(text, LABEL_BYTES) : text.n;
	struct str folded = words_fold(&p->arena, text);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		struct str label = str_of(labels[i]);
		if (folded.n < label.n || memcmp(folded.at, label.at, label.n) != 0 ||
		    (folded.n > label.n && folded.at[label.n] != ' '))
			continue;
		uint32_t words = 0;
		*whole = folded.n == label.n;
		while (label.n)
			words += str_word(&label).n > 0;
		return words;
	}
	return 0;
}

static bool is_heading(const struct page *p, const struct page_block *b)
{
	return tag_classes(p->elements.at[b->container].tag) & TAG_HEADING;
}

static bool ends_as_label(struct str s)
{
	return s.at[s.n - 1] == ':' || (s.n > 3 && memcmp(s.at + s.n - 3, "...", 3) == 0) ||
	       (s.n > 3 && memcmp(s.at + s.n - 3, "…", 3) == 0);
}

static bool is_label(struct page *p, const struct page_block *b)
{
	bool whole;
	if (b->words > LABEL_WORDS || !label_of(p, b, &whole))
		return false;
	struct str class = p->elements.at[b->container].class;
	return whole || b->strong || is_heading(p, b) || words_find(class, "heading") ||
	       words_find(class, "title") || ends_as_label(block_text(p, b));
}

/* "Read more: Barge freed at Rousse", the title being a link. */
static bool is_labelled_link(struct page *p, const struct page_block *b)
{
	bool whole;
	struct str text = block_text(p, b);
	if (b->links == 0 || !memchr(text.at, ':', text.n < LABEL_BYTES ? text.n : LABEL_BYTES))
		return false;
	uint32_t label = label_of(p, b, &whole);
	return label && b->link_words * 10 >= (b->words - label) * 8;
}

/* Behind the last long block all that follows a label; before it the links that do. */
static void leave_labelled(struct page *p, bool *keep)
{
	size_t last = 0, n = p->blocks.n;
	for (size_t i = 0; i < n; i++)
		last = keep[i] && block_is_long(&p->blocks.at[i]) ? i : last;
	for (size_t i = last + 1; i < n; i++)
		last = keep[i] && block_is_like(p, &p->blocks.at[i], &p->blocks.at[last])
			       ? i
			       : last;
	for (size_t i = 1; i < n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (!keep[i])
			continue;
		keep[i] = !is_labelled_link(p, b);
		if (!keep[i] || !is_label(p, b))
			continue;
		size_t end = i + 1;
		for (; end < n; end++) {
			const struct page_block *next = &p->blocks.at[end];
			bool linked = next->link_words * 2 >= next->words;
			if (keep[end] && !linked && (i < last || is_heading(p, next)))
				break;
		}
		if (i > last || end > i + 1)
			while (i < end)
				keep[i++] = false;
		i = end - 1;
	}
}

/* ---- single blocks ----------------------------------------------------------------------- */

/* A paragraph that is nothing but a link, in capitals: a headline. */
static bool is_shout(const struct page *p, const struct page_block *b)
{
	struct str s = block_text(p, b);
	if (b->words < SHOUT_LEAST || b->link_words < b->words)
		return false;
	bool capitals = false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] >= 'a' && s.at[i] <= 'z')
			return false;
		capitals |= s.at[i] >= 'A' && s.at[i] <= 'Z';
	}
	return capitals;
}

void others_leave(struct page *p, const struct page_about *about, bool *keep)
{
	leave_articles(p, about, keep);
	leave_labelled(p, keep);
	for (size_t i = 0; i < p->blocks.n; i++)
		if (keep[i])
			keep[i] = !is_shout(p, &p->blocks.at[i]);
}
