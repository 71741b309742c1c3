/* The text that a parser meets -> blocks. */
#include "builder.h"

#include "reader/text.h"

/* Bytes of the white space at `at`; 0: ink. */
static unsigned blank_at(const char *s, size_t n)
{
	unsigned char c = (unsigned char)s[0];
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	if (c == 0xc2 && n > 1)
		return (unsigned char)s[1] == 0xa0 || (unsigned char)s[1] == 0x85 ? 2 : 0;
	if ((c != 0xe2 && c != 0xe3) || n < 3)
		return 0;
	unsigned size;
	uint32_t point = text_decode((struct str){s, n}, 0, &size);
	bool blank = (point >= 0x2000 && point <= 0x200a) || point == 0x2028 ||
		     point == 0x2029 || point == 0x202f || point == 0x205f || point == 0x3000;
	return blank ? size : 0;
}

/* A script that puts no spaces between words: two characters count as one word. */
static bool is_unspaced(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
	       (c >= 0xac00 && c <= 0xd7af) || (c >= 0x0e00 && c <= 0x0e7f);
}

static bool is_comma(uint32_t c)
{
	return c == ',' || c == 0x60c || c == 0xfe50 || c == 0xfe10 || c == 0xfe11 ||
	       c == 0x2e41 || c == 0x2e34 || c == 0x2e32 || c == 0xff0c || c == 0x3001;
}

/* What of a block is counted while its pieces are put together. */
struct block_tally {
	struct page_block block;
	uint32_t unspaced, link_unspaced, last_anchor;
	bool word, blank, newline; /* in a word; white space since */
};

static int32_t common_element(const struct page *p, int32_t a, int32_t c)
{
	while (a != c) {
		if (a > c)
			a = p->elements.at[a].parent;
		else
			c = p->elements.at[c].parent;
	}
	return a;
}

/* The piece has ink: whose is the block, and what stands between it and its container? */
static void note_owner(struct page *p, struct block_tally *t, const struct page_piece *piece)
{
	struct page_block *b = &t->block;
	b->leaf = b->leaf == NOWHERE ? piece->element
				     : common_element(p, b->leaf, piece->element);
	if (piece->anchor && piece->anchor != t->last_anchor) {
		b->links++;
		t->last_anchor = piece->anchor;
	}
	for (int32_t e = piece->element; e >= 0 && e != b->container;
	     e = p->elements.at[e].parent) {
		enum tag tag = p->elements.at[e].tag;
		b->time |= tag == TAG_time;
		b->strong |= tag == TAG_strong || tag == TAG_b;
	}
}

static void put_blank(struct page *p, struct block_tally *t)
{
	if (t->blank && p->text.n > t->block.at.start) {
		VEC_PUSH(p->text, t->newline ? '\n' : ' ');
		t->block.chars++;
	}
	t->blank = t->newline = false;
}

/* The link's text has grown to the end of what there is. */
static void grow_link(struct page *p, const struct block_tally *t, uint32_t anchor,
		      uint32_t from)
{
	struct page_link *last = p->links.n ? &p->links.at[p->links.n - 1] : NULL;
	if (!p->addresses.at[anchor - 1].n)
		return;
	if (last && last->to == anchor - 1 && last->at.start >= t->block.at.start)
		last->at.end = (uint32_t)p->text.n;
	else
		VEC_PUSH(p->links,
			 ((struct page_link){{from, (uint32_t)p->text.n}, anchor - 1}));
}

/* Returns the bytes of the character that `raw` begins with. */
static unsigned put_point(struct page *p, struct block_tally *t, const struct page_piece *piece,
			  struct page_element *el, struct str raw)
{
	unsigned size;
	uint32_t c = text_decode(raw, 0, &size);
	uint32_t chars = 1 + (t->blank && p->text.n > t->block.at.start);
	put_blank(p, t);
	if (span_empty(el->ink))
		el->ink.start = (uint32_t)p->text.n;
	for (unsigned i = 0; i < size; i++)
		VEC_PUSH(p->text, raw.at[i]);
	el->ink.end = (uint32_t)p->text.n;
	if (piece->anchor)
		grow_link(p, t, piece->anchor, el->ink.end - size);
	t->block.chars++;
	el->chars += chars;
	el->commas += is_comma(c);
	t->block.commas += is_comma(c);
	if (piece->anchor)
		el->link_chars += (float)chars * (piece->inner_link ? .3f : 1);
	t->unspaced += is_unspaced(c);
	t->link_unspaced += piece->anchor && is_unspaced(c);
	if (!t->word) {
		t->block.words++;
		t->block.link_words += piece->anchor != 0;
	}
	t->word = true;
	return size;
}

static void put_piece(struct page_builder *b, struct block_tally *t,
		      const struct page_piece *piece)
{
	struct page *p = b->page;
	struct page_element *el = &p->elements.at[piece->element];
	bool owned = false;
	for (size_t at = piece->at, end = piece->at + piece->n; at < end;) {
		struct str raw = {b->raw.at + at, end - at};
		unsigned blank = piece->line_break ? 1 : blank_at(raw.at, raw.n);
		if (blank) {
			t->blank = true;
			t->newline |= raw.at[0] == '\n' && el->pre;
			t->word = false;
			at += blank;
			continue;
		}
		if (!owned)
			note_owner(p, t, piece);
		owned = true;
		at += put_point(p, t, piece, el, raw);
	}
}

static void count_block(struct page *p, const struct page_block *b, int32_t index)
{
	for (int32_t e = b->leaf; e >= 0; e = p->elements.at[e].parent) {
		struct page_element *el = &p->elements.at[e];
		el->words += b->words;
		el->link_words += b->link_words;
		el->blocks++;
		if (block_is_long(b))
			el->long_words += b->words;
		if (el->first_block < 0)
			el->first_block = index;
		el->last_block = index;
	}
}

/* Makes a block of the pieces from one to before another. */
static void end_block(struct page_builder *b, size_t from, size_t to)
{
	struct page *p = b->page;
	struct block_tally t = {.block = {.leaf = NOWHERE,
					  .container = builder_top(b)->block,
					  .broken = b->broken,
					  .at = {(uint32_t)p->text.n, 0}}};
	for (size_t i = from; i < to; i++)
		put_piece(b, &t, &b->pieces.at[i]);
	if (t.block.leaf != NOWHERE) {
		t.block.at.end = (uint32_t)p->text.n;
		t.block.words += t.unspaced / 2;
		t.block.link_words += t.link_unspaced / 2;
		VEC_PUSH(p->blocks, t.block);
		count_block(p, &t.block, (int32_t)p->blocks.n - 1);
		VEC_PUSH(p->text, '\n');
		if (t.block.container >= 0 && !b->run)
			p->elements.at[t.block.container].runs++;
	}
	b->broken = b->run = false;
}

/* The last character of ink before `at`; 0: there is none. */
static uint32_t ink_before(struct str s, size_t at)
{
	unsigned size;
	while (at > 0) {
		at = text_border(s, at - 1);
		if (!blank_at(s.at + at, s.n - at))
			return text_decode(s, at, &size);
	}
	return 0;
}

static uint32_t ink_behind(struct str s, size_t at)
{
	unsigned size;
	for (unsigned n; at < s.n && (n = blank_at(s.at + at, s.n - at));)
		at += n;
	return at < s.n ? text_decode(s, at, &size) : 0;
}

static bool is_mark(uint32_t c)
{
	return c == '"' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f);
}

/*
 * Does a single line break part two paragraphs? Where a sentence ends a line that is no
 * verse's, and the next one begins one.
 */
static bool parts_paragraphs(struct str raw, size_t from, size_t at)
{
	enum { VERSE_MOST = 48 }; /* bytes */
	uint32_t before = ink_before(raw, at), behind = ink_behind(raw, at);
	bool ends = is_mark(before) || (before < 0x80 && before && strchr(".!?:", (int)before));
	bool starts = is_mark(behind) || text_fold(behind) != behind;
	return ends && starts && (at - from > VERSE_MOST || is_mark(behind));
}

void builder_flush(struct page_builder *b)
{
	struct str raw = {b->raw.at, b->raw.n};
	size_t from = 0;
	for (size_t i = 0; i < b->pieces.n; i++) {
		const struct page_piece *piece = &b->pieces.at[i];
		if (!piece->line_break ||
		    !parts_paragraphs(raw, b->pieces.at[from].at, piece->at))
			continue;
		end_block(b, from, i);
		b->broken = true;
		from = i + 1;
	}
	end_block(b, from, b->pieces.n);
	b->pieces.n = b->raw.n = 0;
}

void builder_add(struct page_builder *b, struct str text, bool line_break)
{
	const struct open_element *o = builder_top(b);
	VEC_PUSH(b->pieces, ((struct page_piece){b->raw.n, text.n, o->element, o->anchor,
						 o->inner_link, line_break}));
	VEC_APPEND(b->raw, text.at, text.n);
}

void builder_break(struct page_builder *b)
{
	size_t i = b->pieces.n;
	for (; i > 0 && !b->pieces.at[i - 1].line_break; i--) {
		const struct page_piece *piece = &b->pieces.at[i - 1];
		for (size_t at = 0; at < piece->n;) {
			unsigned blank = blank_at(b->raw.at + piece->at + at, piece->n - at);
			if (!blank) {
				builder_add(b, STR(" "), true);
				return;
			}
			at += blank;
		}
	}
	if (i > 0) {
		builder_flush(b);
		b->broken = true;
	}
}

bool builder_blank(struct str s)
{
	size_t at = 0;
	for (unsigned n; at < s.n && (n = blank_at(s.at + at, s.n - at)); at += n)
		;
	return at >= s.n;
}
