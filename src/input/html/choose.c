#include "choose.h"

#include "behind.h"
#include "captions.h"
#include "labels.h"
#include "others.h"
#include "twice.h"
#include "veto.h"
#include "words.h"

enum {
	TITLE_WORDS = 4,  /* fewer, as a name, may be said again */
	DATE_WORDS = 12,  /* a block of more is no line of date and author */
	TRAIL_LEVELS = 4, /* in which one says that it is a way through the site */
	BOX_LEVELS = 6,   /* in which one says that it is a box for letters */
	BOX_WORDS = 80,   /* in it at most */
	TRAIL_WORDS = 30,
	MENU_LINKS = 5,
	MENU_WORDS = 8,     /* a link at most */
	ARTICLE_WORDS = 10, /* of some block, else there is no article */
};

struct choosing {
	struct page *p;
	const struct page_about *about;
	struct str title; /* folded */
	struct page_region region;
	bool *keep;
	int32_t core; /* smallest element that holds nearly all that the region keeps */
};

static const struct page_element *around(const struct page *p, int32_t i)
{
	return i >= 0 ? &p->elements.at[i] : NULL;
}

/* ---- what is never text ------------------------------------------------------------------ */

/* A box that asks for an address to send letters to. */
static bool is_signup(const struct page *p, const struct page_block *b)
{
	static const char *const words[] = {"newsletter", "signup", "sign-up"};
	const struct page_element *el = around(p, b->leaf);
	for (int level = 0; el && level < BOX_LEVELS && el->words <= BOX_WORDS; level++) {
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (words_find(el->class, words[i]) || words_find(el->id, words[i]))
				return true;
		el = around(p, el->parent);
	}
	return false;
}

/* The way from the front page to this one: few words, links. */
static bool is_trail(const struct page *p, const struct page_block *b)
{
	const struct page_element *el = around(p, b->leaf);
	for (int level = 0; el && level < TRAIL_LEVELS && el->words <= TRAIL_WORDS; level++) {
		if (words_find(el->class, "breadcrumb") || words_find(el->id, "breadcrumb"))
			return true;
		el = around(p, el->parent);
	}
	return false;
}

/* A line of date and author. */
static bool is_dateline(const struct page *p, const struct page_block *b)
{
	static const char *const props[] = {"datePublished", "dateModified", "author",
					    "headline"};
	bool is = b->time;
	const struct page_element *el = around(p, b->leaf);
	for (int level = 0; el && level < 3; level++) {
		is |= el->tag == TAG_time;
		for (size_t i = 0; i < sizeof props / sizeof *props; i++)
			is |= str_alike(el->itemprop, str_of(props[i]));
		el = around(p, el->parent);
	}
	return is && b->words <= DATE_WORDS;
}

/* "By Jane Weber", "By Jane Weber in Orla", when it is known that she wrote it. */
static bool is_byline(struct str folded, struct str author)
{
	if (!author.n || str_eq(folded, author))
		return author.n > 0;
	if (folded.n < 4 || memcmp(folded.at, "by ", 3) != 0)
		return false;
	struct str names = {folded.at + 3, folded.n - 3};
	return words_alike(author, names) > .6f ||
	       (names.n > author.n && !memcmp(names.at, author.at, author.n));
}

/* The title, or the line that names the author: both are shown above the text. */
static bool is_head(struct page *p, const struct page_about *about, struct str title,
		    const struct page_block *b)
{
	struct str folded = words_fold(&p->arena, block_text(p, b));
	bool is = b->words <= DATE_WORDS && is_byline(folded, about->author);
	for (int i = 0; i < TITLES; i++)
		is |= folded.n && str_eq(folded, about->titles[i]);
	return is || (b->words >= TITLE_WORDS && str_eq(folded, title));
}

static bool is_menu(const struct page *p, const struct page_block *b)
{
	const struct page_element *el = around(p, b->container);
	bool prose =
		el && (el->tag == TAG_li || el->tag == TAG_p || el->tag == TAG_blockquote ||
		       el->tag == TAG_pre || el->tag == TAG_dd);
	return !prose && b->links >= MENU_LINKS && b->link_words * 10 >= b->words * 9 &&
	       b->words < MENU_WORDS * b->links;
}

static bool is_never_text(const struct choosing *c, const struct page_block *b)
{
	return element_around(c->p, b->leaf, TAG_nav) >= 0 || is_caption(c->p, b) ||
	       is_signup(c->p, b) || is_trail(c->p, b) || is_dateline(c->p, b) ||
	       is_head(c->p, c->about, c->title, b) || is_menu(c->p, b);
}

/* ---- a region found with few scruples ---------------------------------------------------- */

static bool is_doubtful(const struct choosing *c, const struct page_block *b)
{
	return c->region.unlikely[b->leaf] || element_around(c->p, b->leaf, TAG_nav) >= 0 ||
	       element_around(c->p, b->leaf, TAG_footer) >= 0;
}

/* Leaves out what the first attempt would have, when enough else is there. */
static void leave_doubtful(struct choosing *c)
{
	uint32_t sure = 0, all = 0;
	for (size_t i = 0; i < c->p->blocks.n; i++) {
		const struct page_block *b = &c->p->blocks.at[i];
		all += c->keep[i] ? b->words : 0;
		sure += c->keep[i] && !is_doubtful(c, b) ? b->words : 0;
	}
	for (size_t i = 0; i < c->p->blocks.n && sure >= 10 && sure * 5 >= all; i++)
		c->keep[i] &= !is_doubtful(c, &c->p->blocks.at[i]);
}

/* ---- quotations lost --------------------------------------------------------------------- */

static int32_t core_of(const struct page *p, const struct page_region *r)
{
	uint32_t all = 0;
	int32_t core = 0;
	uint32_t *words = ARENA_ARRAY((struct arena *)&p->arena, p->elements.n + 1, uint32_t);
	for (size_t i = 0; i < p->blocks.n; i++)
		if (r->states[i] == BLOCK_KEPT) {
			words[p->blocks.at[i].leaf] += p->blocks.at[i].words;
			all += p->blocks.at[i].words;
		}
	for (int32_t i = (int32_t)p->elements.n - 1; i > 0; i--)
		if (p->elements.at[i].parent != NOWHERE) /* some pages have several roots */
			words[p->elements.at[i].parent] += words[i];
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++)
		if (words[i] * 20 >= all * 17 &&
		    p->elements.at[i].depth >= p->elements.at[core].depth)
			core = i;
	return core;
}

/* A block quote in the middle of the article that the region left out. */
static bool is_lost_quote(const struct choosing *c, size_t i)
{
	const struct page_block *b = &c->p->blocks.at[i];
	bool quote = false;
	if (c->region.states[i] == BLOCK_KEPT || b->link_words * 2 > b->words)
		return false;
	for (int32_t e = b->leaf; e >= 0; e = c->p->elements.at[e].parent) {
		const struct page_element *el = &c->p->elements.at[e];
		quote |= el->tag == TAG_blockquote;
		if (e == c->core)
			return quote;
		if (el->tag == TAG_nav || el->tag == TAG_footer || el->tag == TAG_form ||
		    el->hidden)
			return false;
	}
	return false;
}

static bool has_article(const struct choosing *c)
{
	for (size_t i = 0; i < c->p->blocks.n; i++) {
		const struct page_block *b = &c->p->blocks.at[i];
		if (c->keep[i] && b->words >= ARTICLE_WORDS && b->link_words * 2 < b->words)
			return true;
	}
	return false;
}

/* ---- the veto ---------------------------------------------------------------------------- */

/* Holds it words between marks? */
static bool speaks(const struct page *p, const struct page_block *b)
{
	struct str s = block_text(p, b);
	const char *open = memmem(s.at, s.n, "“", 3);
	if (open)
		return memmem(open, (size_t)(s.at + s.n - open), "”", 3) != NULL;
	open = memmem(s.at, s.n, "‘", 3);
	if (open)
		return memmem(open, (size_t)(s.at + s.n - open), "’", 3) != NULL;
	return memchr(s.at, '"', s.n) != memrchr(s.at, '"', s.n);
}

static void veto(struct choosing *c, const struct veto_table *table)
{
	struct veto v = veto_begin(c->p, c->about, &c->region, c->core);
	const struct page_block *before = NULL; /* the last long one that is kept */
	struct veto_row row;
	for (size_t i = 0; i < c->p->blocks.n; i++) {
		const struct page_block *b = &c->p->blocks.at[i];
		if (!c->keep[i])
			continue;
		veto_row(&v, i, &row);
		c->keep[i] = veto_score(table, &row) > VETO_ABOVE ||
			     (before && speaks(c->p, b) && block_is_like(c->p, b, before));
		before = c->keep[i] && block_is_long(b) ? b : before;
	}
}

/* ---- all --------------------------------------------------------------------------------- */

/* Who wrote it, folded, without "by". */
static struct str name_of(struct arena *arena, const struct page_about *about)
{
	struct str name = words_fold(arena, about->byline);
	if (name.n > 3 && !memcmp(name.at, "by ", 3))
		name = (struct str){name.at + 3, name.n - 3};
	return name;
}

/* The region without what is never text. */
static struct choosing begin(struct page *p, const struct page_about *about)
{
	struct str title = words_fold(&p->arena, about->title);
	struct choosing c = {.p = p,
			     .about = about,
			     .title = title,
			     .region = region_find(p, title, about->byline_told),
			     .keep = arena_alloc(&p->arena, p->blocks.n + 1)};
	c.core = core_of(p, &c.region);
	for (size_t i = 0; i < p->blocks.n; i++)
		c.keep[i] = c.region.states[i] == BLOCK_KEPT;
	if (c.region.attempt > 0)
		leave_doubtful(&c);
	for (size_t i = 0; i < p->blocks.n; i++)
		c.keep[i] = c.keep[i] && !is_never_text(&c, &p->blocks.at[i]);
	behind_leave(p, c.keep);
	others_leave(p, about, c.keep);
	labels_leave(p, name_of(&p->arena, about), c.keep);
	return c;
}

struct chosen choose_blocks(struct page *p, const struct page_about *about,
			    const struct veto_table *table)
{
	struct choosing c = begin(p, about);
	if (!c.region.found)
		return (struct chosen){0};
	if (table->n)
		veto(&c, table);
	for (size_t i = 0; i < p->blocks.n; i++)
		c.keep[i] |= is_lost_quote(&c, i);
	twice_leave(p, c.keep);
	if (!has_article(&c))
		return (struct chosen){0};
	return (struct chosen){c.keep, captions_find(p, &c.region, c.keep, c.core)};
}

void choose_rows(struct page *p, const struct page_about *about, bool *asked,
		 struct veto_row *rows)
{
	struct choosing c = begin(p, about);
	struct veto v = veto_begin(p, about, &c.region, c.core);
	for (size_t i = 0; i < p->blocks.n; i++) {
		asked[i] = c.region.states[i] == BLOCK_KEPT;
		if (asked[i])
			veto_row(&v, i, &rows[i]);
	}
}

bool *choose_all(struct page *p)
{
	bool *keep = arena_alloc(&p->arena, p->blocks.n + 1);
	for (size_t i = 0; i < p->blocks.n; i++)
		keep[i] = !p->elements.at[p->blocks.at[i].leaf].hidden;
	return keep;
}
