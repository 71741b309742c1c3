#include "captions.h"

#include "reply.h"
#include "words.h"

#include "reader/text.h"

enum {
	CAPTION_LEVELS = 4, /* in which an element says that a block is a caption */
	CAPTION_NEAR = 2,   /* and so where the region left it out */
	CAPTION_LEAST = 4,  /* words of one; fewer name a source */
	CAPTION_MOST = 150,
	CREDIT_MOST = 7, /* words of a line that says who took a picture */
};

static bool is_classed(const struct page_element *el, const char *const *words)
{
	for (; *words; words++)
		if (words_find(el->class, *words))
			return true;
	return false;
}

/* Says one of the levels around the block that it is a caption? */
static bool is_marked(const struct page *p, const struct page_block *b, int levels,
		      const char *const *words)
{
	int32_t e = b->leaf;
	for (int level = 0; e >= 0 && level < levels; level++, e = p->elements.at[e].parent)
		if (p->elements.at[e].tag == TAG_figcaption ||
		    is_classed(&p->elements.at[e], words))
			return true;
	return false;
}

bool is_caption(const struct page *p, const struct page_block *b)
{
	static const char *const words[] = {"caption", "credit", "cutline", NULL};
	return is_marked(p, b, CAPTION_LEVELS, words);
}

/* ---- which are shown --------------------------------------------------------------------- */

/* Names alone, as of a photographer and an agency; or it begins as such a line does. */
static bool is_credit(const struct page *p, const struct page_block *b)
{
	static const char *const signs[] = {"photo:",   "photo by", "photograph",
					    "picture:", "image:",   "image copyright",
					    "credit",   "©",        "copyright"};
	struct str s = block_text(p, b);
	if (b->words > CREDIT_MOST)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct str sign = str_of(signs[i]);
		if (s.n >= sign.n && str_alike((struct str){s.at, sign.n}, sign))
			return true;
	}
	bool capital = false, small = false;
	for (struct str word; (word = str_word(&s)).n;) {
		capital |= word.at[0] >= 'A' && word.at[0] <= 'Z';
		small |= word.at[0] >= 'a' && word.at[0] <= 'z';
	}
	return capital && !small;
}

/* Does the picture stand with the article: in its region, or in the same element for it? */
static bool is_near(const struct page *p, const struct page_region *region, size_t i,
		    int32_t core)
{
	static const char *const words[] = {"caption", "cutline", NULL};
	const struct page_block *b = &p->blocks.at[i];
	if (region->states[i] == BLOCK_KEPT)
		return is_marked(p, b, CAPTION_LEVELS, words);
	int32_t article = element_around(p, b->leaf, TAG_article);
	if (article < 0)
		article = element_around(p, b->leaf, TAG_main);
	bool inside = region->states[i] == BLOCK_CLEANED || element_within(p, core, article);
	return inside && is_marked(p, b, CAPTION_NEAR, words);
}

/* Is it one by its form: not a heading, a link, a source, what is hidden? */
static bool is_told(const struct page *p, const struct page_block *b)
{
	static const char *const others[] = {"credit",    "author",      "source",
					     "copyright", "menu",        "relate",
					     "truncated", "attribution", NULL};
	const struct page_element *in = &p->elements.at[b->container];
	return b->words >= CAPTION_LEAST && b->words <= CAPTION_MOST &&
	       b->link_words * 2 <= b->words && !(tag_classes(in->tag) & TAG_HEADING) &&
	       !in->hidden && !is_classed(in, others) &&
	       element_around(p, b->leaf, TAG_nav) < 0 && !is_credit(p, b);
}

/* What is kept, in folded words, as one text. */
static struct str fold_kept(struct page *p, const bool *keep)
{
	VEC(char) kept = {0};
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct str text = block_text(p, &p->blocks.at[i]);
		if (keep[i])
			VEC_APPEND(kept, text.at, text.n);
		VEC_PUSH(kept, ' ');
	}
	struct str folded = words_fold(&p->arena, (struct str){kept.at, kept.n});
	VEC_FREE(kept);
	return folded;
}

static bool is_said(const struct str *said, size_t n, struct str folded)
{
	for (size_t i = 0; i < n; i++)
		if (words_hold(said[i], folded))
			return true;
	return false;
}

bool *captions_find(struct page *p, const struct page_region *region, const bool *keep,
		    int32_t core)
{
	bool *shown = ARENA_ARRAY(&p->arena, p->blocks.n + 1, bool);
	struct str said[CAPTIONS_MOST + 1]; /* what is kept, then each caption */
	size_t n = 0;
	for (size_t i = 0; i < p->blocks.n && n <= CAPTIONS_MOST; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (keep[i] || !is_caption(p, b) || !is_near(p, region, i, core) ||
		    !is_told(p, b))
			continue;
		if (n == 0)
			said[n++] = fold_kept(p, keep);
		said[n] = words_fold(&p->arena, block_text(p, b));
		shown[i] = !is_said(said, n, said[n]);
		n += shown[i];
	}
	return shown;
}
