/*
 * A web page as blocks of text and the elements they stand in: what the region, the veto and
 * the rules decide on. Elements are in document order, those that are never shown (scripts,
 * forms' fields, the head) left out.
 */
#ifndef READER_INPUT_HTML_PAGE_H
#define READER_INPUT_HTML_PAGE_H

#include "reader/base.h"

/* What an element is, by its name. */
enum tag_class {
	TAG_BLOCK = 1,     /* text before and behind it is another block */
	TAG_SKIP = 2,      /* neither it nor what it holds is text */
	TAG_HEAD = 4,      /* belongs in the head */
	TAG_HEADING = 8,   /* h1 … h6 */
	TAG_SCORED = 16,   /* its text speaks for those around it */
	TAG_PHRASING = 32, /* text, not a container */
};

/* In alphabetical order of names; others are TAG_OTHER. */
#define TAGS(X)                                                                                \
	X(a, 0)                                                                                \
	X(abbr, TAG_PHRASING)                                                                  \
	X(address, TAG_BLOCK)                                                                  \
	X(applet, TAG_SKIP)                                                                    \
	X(article, TAG_BLOCK)                                                                  \
	X(aside, TAG_BLOCK)                                                                    \
	X(audio, TAG_SKIP)                                                                     \
	X(b, TAG_PHRASING)                                                                     \
	X(base, TAG_HEAD)                                                                      \
	X(blockquote, TAG_BLOCK)                                                               \
	X(body, TAG_BLOCK)                                                                     \
	X(br, TAG_PHRASING)                                                                    \
	X(button, TAG_SKIP)                                                                    \
	X(canvas, TAG_SKIP)                                                                    \
	X(caption, TAG_BLOCK)                                                                  \
	X(center, TAG_BLOCK)                                                                   \
	X(cite, TAG_PHRASING)                                                                  \
	X(code, TAG_PHRASING)                                                                  \
	X(col, 0)                                                                              \
	X(colgroup, 0)                                                                         \
	X(datalist, TAG_SKIP)                                                                  \
	X(dd, TAG_BLOCK)                                                                       \
	X(details, TAG_BLOCK)                                                                  \
	X(dialog, TAG_BLOCK)                                                                   \
	X(dir, TAG_BLOCK)                                                                      \
	X(div, TAG_BLOCK)                                                                      \
	X(dl, TAG_BLOCK)                                                                       \
	X(dt, TAG_BLOCK)                                                                       \
	X(em, TAG_PHRASING)                                                                    \
	X(embed, TAG_SKIP)                                                                     \
	X(fieldset, TAG_BLOCK)                                                                 \
	X(figcaption, TAG_BLOCK)                                                               \
	X(figure, TAG_BLOCK)                                                                   \
	X(footer, TAG_BLOCK)                                                                   \
	X(form, TAG_BLOCK)                                                                     \
	X(frame, TAG_SKIP)                                                                     \
	X(frameset, TAG_BLOCK)                                                                 \
	X(h1, TAG_BLOCK | TAG_HEADING)                                                         \
	X(h2, TAG_BLOCK | TAG_HEADING | TAG_SCORED)                                            \
	X(h3, TAG_BLOCK | TAG_HEADING | TAG_SCORED)                                            \
	X(h4, TAG_BLOCK | TAG_HEADING | TAG_SCORED)                                            \
	X(h5, TAG_BLOCK | TAG_HEADING | TAG_SCORED)                                            \
	X(h6, TAG_BLOCK | TAG_HEADING | TAG_SCORED)                                            \
	X(head, TAG_SKIP)                                                                      \
	X(header, TAG_BLOCK)                                                                   \
	X(hgroup, TAG_BLOCK)                                                                   \
	X(hr, TAG_BLOCK)                                                                       \
	X(html, TAG_BLOCK)                                                                     \
	X(i, TAG_PHRASING)                                                                     \
	X(iframe, TAG_SKIP)                                                                    \
	X(img, TAG_PHRASING)                                                                   \
	X(input, TAG_SKIP)                                                                     \
	X(isindex, TAG_HEAD)                                                                   \
	X(label, TAG_PHRASING)                                                                 \
	X(legend, TAG_BLOCK)                                                                   \
	X(li, TAG_BLOCK)                                                                       \
	X(link, TAG_SKIP | TAG_HEAD)                                                           \
	X(main, TAG_BLOCK)                                                                     \
	X(map, TAG_SKIP)                                                                       \
	X(math, TAG_SKIP)                                                                      \
	X(menu, TAG_BLOCK)                                                                     \
	X(meta, TAG_SKIP | TAG_HEAD)                                                           \
	X(nav, TAG_BLOCK)                                                                      \
	X(noframes, TAG_SKIP)                                                                  \
	X(noscript, TAG_SKIP | TAG_HEAD)                                                       \
	X(object, TAG_SKIP | TAG_HEAD)                                                         \
	X(ol, TAG_BLOCK)                                                                       \
	X(option, TAG_SKIP)                                                                    \
	X(p, TAG_BLOCK | TAG_SCORED)                                                           \
	X(pre, TAG_BLOCK | TAG_SCORED)                                                         \
	X(script, TAG_SKIP | TAG_HEAD)                                                         \
	X(section, TAG_BLOCK | TAG_SCORED)                                                     \
	X(select, TAG_SKIP)                                                                    \
	X(small, TAG_PHRASING)                                                                 \
	X(span, TAG_PHRASING)                                                                  \
	X(strong, TAG_PHRASING)                                                                \
	X(style, TAG_SKIP | TAG_HEAD)                                                          \
	X(summary, TAG_BLOCK)                                                                  \
	X(svg, TAG_SKIP)                                                                       \
	X(table, TAG_BLOCK)                                                                    \
	X(tbody, TAG_BLOCK)                                                                    \
	X(td, TAG_BLOCK | TAG_SCORED)                                                          \
	X(template, TAG_SKIP | TAG_HEAD)                                                       \
	X(textarea, TAG_SKIP)                                                                  \
	X(tfoot, TAG_BLOCK)                                                                    \
	X(th, TAG_BLOCK)                                                                       \
	X(thead, TAG_BLOCK)                                                                    \
	X(time, TAG_PHRASING)                                                                  \
	X(title, TAG_SKIP | TAG_HEAD)                                                          \
	X(tr, TAG_BLOCK)                                                                       \
	X(ul, TAG_BLOCK)                                                                       \
	X(video, TAG_SKIP)

enum tag {
#define X(name, classes) TAG_##name,
	TAGS(X)
#undef X
		TAG_OTHER
};

/* TAG_OTHER for names that are not in the table. */
enum tag tag_of(struct str name);
unsigned tag_classes(enum tag tag);

#define NOWHERE (-1) /* an index of nothing */

struct page_element {
	int32_t parent;                  /* NOWHERE: the root */
	int32_t end;                     /* index behind the last element it holds */
	int32_t first_block, last_block; /* NOWHERE: none */
	uint16_t depth;
	enum tag tag;
	bool hidden;       /* it, or one it stands in, is said to be not shown */
	bool aria_hidden;  /* itself, for those who listen */
	bool author;       /* rel="author" or an itemprop of one */
	bool presentation; /* role="presentation" */
	bool pre;          /* in a <pre>: line breaks count */
	struct str name;   /* of the tag, in lower case */
	struct str class, id, itemprop, role;
	struct str datetime; /* its datetime or content attribute */
	struct span ink;     /* of page.text: from its first letter to its last; empty: none */
	/* its own, without those of elements in it */
	uint32_t chars, commas, runs; /* code points; runs of text between its blocks */
	float link_chars;             /* a link within the page counts less */
	uint16_t images, inputs, embeds;
	/* of all blocks in it */
	uint32_t words, link_words, blocks, long_words;
};

enum { LONG_WORDS = 15 }; /* in a block that is long, most of them not links */

/* Text between two borders of block elements. */
struct page_block {
	struct span at;    /* of page.text; white space is single, a newline only in <pre> */
	int32_t leaf;      /* lowest element that holds all of it */
	int32_t container; /* the block element it stands in */
	uint32_t words, link_words, links;
	uint32_t chars, commas; /* code points */
	bool broken;            /* starts behind two line breaks */
	bool time, strong;      /* some of it is in such an element, in the container */
};

static inline bool block_is_long(const struct page_block *b)
{
	return b->words >= LONG_WORDS && (float)b->link_words < .35f * (float)b->words;
}

struct page;

/* A sentence in a <p> without links, in elements of the same classes as the other's <p>? */
bool block_is_like(const struct page *p, const struct page_block *b,
		   const struct page_block *other);

struct named {
	struct str name, value;
};

/* Text of a link that leads to a whole address of the web. */
struct page_link {
	struct span at; /* of page.text, in one block */
	uint32_t to;    /* index of page.addresses */
};

struct page {
	struct arena arena; /* holds the strings */
	VEC(struct page_element) elements;
	VEC(struct page_block) blocks;
	VEC(char) text;
	VEC(struct page_link) links; /* in the order of the text */
	VEC(struct str) addresses;   /* by number of the link - 1; empty: not to be kept */
	VEC(struct named) meta;      /* <meta>: name in lower case, content */
	VEC(struct str) linked;      /* JSON-LD */
	struct str title;            /* <title>, white space single; empty: none */
};

void page_free(struct page *p);

static inline struct str block_text(const struct page *p, const struct page_block *b)
{
	return str_slice((struct str){p->text.at, p->text.n}, b->at);
}

/* Is `inner` the element `outer`, or in it? */
static inline bool element_within(const struct page *p, int32_t inner, int32_t outer)
{
	return outer >= 0 && inner >= outer && inner < p->elements.at[outer].end;
}

/* The nearest of this tag among the element and those it stands in; NOWHERE: none. */
int32_t element_around(const struct page *p, int32_t from, enum tag tag);

/* The text in an element, its blocks parted by a space, to the arena; at most `most` bytes. */
struct str element_text(struct page *p, int32_t element, size_t most);

/* ---- building ---------------------------------------------------------------------------- */

enum {
	DEPTH_MOST = 256,           /* deeper elements are taken as their surroundings */
	ELEMENTS_MOST = 500 * 1000, /* as are those behind so many */
};

struct page_builder;

/* A page under way; page_built() ends it and gives the builder back. */
struct page_builder *page_build(struct page *p);
void page_built(struct page_builder *b);

/* What a parser meets; attributes are pairs of name and value (NULL: none), NULL behind. */
void page_start(struct page_builder *b, const char *name, const char *const *attributes);
void page_end(struct page_builder *b);
void page_text(struct page_builder *b, struct str text);

#endif
