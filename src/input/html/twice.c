#include "twice.h"

#include "words.h"

#include "reader/text.h"

enum {
	PULLED_LEAST = 5,  /* words; fewer may be said twice, */
	PULLED_FEWEST = 2, /* but for those in an element that says what it is */
	PULLED_MOST = 60,
	LEVELS = 3,         /* of elements around it that may say so */
	PULLED_QUOTES = 32, /* of a page: each is sought in all of its text */
};

static bool is_mark(uint32_t c)
{
	return c == '"' || c == 0xab || (c >= 0x2018 && c <= 0x201f) || c == 0x300c;
}

/* An element that sets quotations apart, by its name or by what its class says. */
static bool sets_apart(const struct page_element *el)
{
	return el->tag == TAG_blockquote || el->tag == TAG_aside || el->tag == TAG_figure ||
	       words_find(el->class, "pull") || words_find(el->class, "quote");
}

/* Does a class say that it is pulled out of the text? */
static bool is_said_pulled(const struct page *p, const struct page_block *b)
{
	int32_t e = b->leaf;
	for (int level = 0; e >= 0 && level < LEVELS; level++, e = p->elements.at[e].parent)
		if (words_find(p->elements.at[e].class, "pull"))
			return true;
	return false;
}

/* May it be a pull quote, by its look? */
static bool may_be_pulled(const struct page *p, const struct page_block *b)
{
	unsigned size;
	const struct page_element *in = &p->elements.at[b->container];
	uint32_t least = is_said_pulled(p, b) ? PULLED_FEWEST : PULLED_LEAST;
	if (b->words < least || b->words > PULLED_MOST || in->tag == TAG_li ||
	    tag_classes(in->tag) & TAG_HEADING)
		return false;
	if (is_mark(text_decode(block_text(p, b), 0, &size)))
		return true;
	int32_t e = b->leaf;
	for (int level = 0; e >= 0 && level < LEVELS; level++, e = p->elements.at[e].parent)
		if (sets_apart(&p->elements.at[e]))
			return true;
	return false;
}

static struct str *fold_kept(struct page *p, const bool *keep)
{
	struct str *folded = ARENA_ARRAY(&p->arena, p->blocks.n, struct str);
	for (size_t i = 0; i < p->blocks.n; i++)
		if (keep[i])
			folded[i] = words_fold(&p->arena, block_text(p, &p->blocks.at[i]));
	return folded;
}

/* Does a longer block hold its words? */
static bool stands_elsewhere(const struct page *p, const bool *keep, const struct str *folded,
			     size_t i)
{
	for (size_t k = 0; k < p->blocks.n; k++)
		if (keep[k] && folded[k].n > folded[i].n && words_hold(folded[k], folded[i]))
			return true;
	return false;
}

void twice_leave(struct page *p, bool *keep)
{
	struct str *folded = NULL; /* of the blocks kept; made when the first is asked for */
	unsigned quotes = 0;
	for (size_t i = 0; i < p->blocks.n && quotes < PULLED_QUOTES; i++) {
		if (!keep[i] || !may_be_pulled(p, &p->blocks.at[i]))
			continue;
		quotes++;
		folded = folded ? folded : fold_kept(p, keep);
		keep[i] = !stands_elsewhere(p, keep, folded, i);
	}
}
