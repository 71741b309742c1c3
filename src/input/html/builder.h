/* A page under way, for the files that build it: what is open, and the block that grows. */
#ifndef READER_INPUT_HTML_BUILDER_H
#define READER_INPUT_HTML_BUILDER_H

#include "page.h"

enum collected { COLLECT_NOTHING, COLLECT_TITLE, COLLECT_LINKED };

/* An element that is not closed yet. */
struct open_element {
	int32_t element, block; /* nearest that is kept, and nearest of block level */
	uint32_t anchor;        /* number of the link it is in; 0: none */
	bool inner_link;        /* one within the page */
	bool skip, head, border;
	enum collected collected;
};

/* Some text of the block under way. */
struct page_piece {
	size_t at, n; /* in builder.raw */
	int32_t element;
	uint32_t anchor;
	bool inner_link, line_break;
};

struct page_builder {
	struct page *page;
	VEC(struct open_element) stack;
	VEC(struct page_piece) pieces;
	VEC(char) raw;
	VEC(char) held; /* what is collected */
	int32_t body;
	uint32_t anchors;
	bool broken; /* the block under way starts behind two line breaks */
	bool run;    /* it counts as a run of its container already */
};

static inline struct open_element *builder_top(struct page_builder *b)
{
	return &b->stack.at[b->stack.n - 1];
}

/* ---- blocks.c */

/* Text of the block under way; `line_break`: it stands for one. */
void builder_add(struct page_builder *b, struct str text, bool line_break);

/* A line break: one is a space, two end a block. */
void builder_break(struct page_builder *b);

/* Ends the block under way. */
void builder_flush(struct page_builder *b);

/* Is it white space, of whatever script? */
bool builder_blank(struct str s);

#endif
