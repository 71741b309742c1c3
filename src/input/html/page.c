/* What a parser meets -> elements and blocks. */
#include "page.h"

#include "reader/text.h"

#include "words.h"

/* ---- elements by name -------------------------------------------------------------------- */

static const struct {
	const char *name;
	unsigned classes;
} tags[] = {
#define X(name, classes) {#name, classes},
	TAGS(X)
#undef X
		{"", 0},
};

enum tag tag_of(struct str name)
{
	int low = 0, high = TAG_OTHER - 1;
	while (low <= high) {
		int middle = (low + high) / 2;
		int order = strncmp(tags[middle].name, name.at, name.n);
		if (order == 0 && tags[middle].name[name.n])
			order = 1;
		if (order == 0)
			return (enum tag)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return TAG_OTHER;
}

unsigned tag_classes(enum tag tag)
{
	return tags[tag].classes;
}

int32_t element_around(const struct page *p, int32_t from, enum tag tag)
{
	while (from >= 0 && p->elements.at[from].tag != tag)
		from = p->elements.at[from].parent;
	return from;
}

struct str element_text(struct page *p, int32_t element, size_t most)
{
	struct span ink = p->elements.at[element].ink;
	if (span_empty(ink))
		return (struct str){0};
	struct str s = str_slice((struct str){p->text.at, p->text.n}, ink);
	if (s.n > most)
		s.n = text_border(s, most);
	return words_squeeze(&p->arena, s);
}

void page_free(struct page *p)
{
	arena_free(&p->arena);
	VEC_FREE(p->elements);
	VEC_FREE(p->blocks);
	VEC_FREE(p->text);
	VEC_FREE(p->meta);
	VEC_FREE(p->linked);
}

/* ---- building ---------------------------------------------------------------------------- */

enum collected { COLLECT_NOTHING, COLLECT_TITLE, COLLECT_LINKED };

/* An element that is not closed yet. */
struct open {
	int32_t element, block; /* nearest that is kept, and nearest of block level */
	uint32_t anchor;        /* number of the link it is in; 0: none */
	bool inner_link;        /* one within the page */
	bool skip, head, border;
	enum collected collected;
};

/* Some text of the block under way. */
struct piece {
	size_t at, n; /* in builder.raw */
	int32_t element;
	uint32_t anchor;
	bool inner_link, line_break;
};

struct builder {
	struct page *page;
	VEC(struct open) stack;
	VEC(struct piece) pieces;
	VEC(char) raw;
	VEC(char) held; /* what is collected */
	int32_t body;
	uint32_t anchors;
	bool broken; /* the block under way starts behind two line breaks */
	bool run;    /* it counts as a run of its container already */
};

static struct open *top(struct builder *b)
{
	return &b->stack.at[b->stack.n - 1];
}

struct builder *page_build(struct page *p)
{
	struct builder *b = mem_alloc(sizeof *b);
	*b = (struct builder){.page = p, .body = NOWHERE};
	VEC_PUSH(b->stack, ((struct open){.element = NOWHERE, .block = NOWHERE}));
	return b;
}

/* ---- blocks ------------------------------------------------------------------------------ */

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
struct tally {
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
static void note_owner(struct page *p, struct tally *t, const struct piece *piece)
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

static void put_blank(struct page *p, struct tally *t)
{
	if (t->blank && p->text.n > t->block.at.start) {
		VEC_PUSH(p->text, t->newline ? '\n' : ' ');
		t->block.chars++;
	}
	t->blank = t->newline = false;
}

static void put_point(struct page *p, struct tally *t, const struct piece *piece,
		      struct page_element *el, struct str raw)
{
	unsigned size;
	uint32_t c = text_decode(raw, 0, &size);
	uint32_t chars = 1 + (t->blank && p->text.n > t->block.at.start);
	put_blank(p, t);
	if (span_empty(el->ink))
		el->ink.start = (uint32_t)p->text.n;
	VEC_APPEND(p->text, raw.at, size);
	el->ink.end = (uint32_t)p->text.n;
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
}

static void put_piece(struct builder *b, struct tally *t, const struct piece *piece)
{
	struct page *p = b->page;
	struct page_element *el = &p->elements.at[piece->element];
	bool owned = false;
	for (size_t at = piece->at, end = piece->at + piece->n; at < end;) {
		struct str raw = {b->raw.at + at, end - at};
		unsigned blank = piece->line_break ? 1 : blank_at(raw.at, raw.n), size;
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
		text_decode(raw, 0, &size);
		put_point(p, t, piece, el, raw);
		at += size;
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

/* Ends the block under way. */
static void flush(struct builder *b)
{
	struct page *p = b->page;
	struct tally t = {.block = {.leaf = NOWHERE,
				    .container = top(b)->block,
				    .broken = b->broken,
				    .at = {(uint32_t)p->text.n, 0}}};
	for (size_t i = 0; i < b->pieces.n; i++)
		put_piece(b, &t, &b->pieces.at[i]);
	b->pieces.n = b->raw.n = 0;
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

static void add_piece(struct builder *b, struct str text, bool line_break)
{
	const struct open *o = top(b);
	VEC_PUSH(b->pieces, ((struct piece){b->raw.n, text.n, o->element, o->anchor,
					    o->inner_link, line_break}));
	VEC_APPEND(b->raw, text.at, text.n);
}

/* One is a space, two end a block. */
static void add_line_break(struct builder *b)
{
	size_t i = b->pieces.n;
	for (; i > 0 && !b->pieces.at[i - 1].line_break; i--) {
		const struct piece *piece = &b->pieces.at[i - 1];
		for (size_t at = 0; at < piece->n;) {
			unsigned blank = blank_at(b->raw.at + piece->at + at, piece->n - at);
			if (!blank) {
				add_piece(b, STR(" "), true);
				return;
			}
			at += blank;
		}
	}
	if (i > 0) {
		flush(b);
		b->broken = true;
	}
}

static bool is_blank_text(struct str s)
{
	size_t at = 0;
	for (unsigned n; at < s.n && (n = blank_at(s.at + at, s.n - at)); at += n)
		;
	return at >= s.n;
}

void page_text(struct builder *b, struct str text)
{
	const struct open *o = top(b);
	if (o->collected)
		VEC_APPEND(b->held, text.at, text.n);
	else if (!o->skip && o->element >= 0 && (b->pieces.n || !is_blank_text(text)))
		add_piece(b, text, false);
}

/* ---- elements ---------------------------------------------------------------------------- */

static struct str attribute(const char *const *attributes, const char *name)
{
	for (; attributes && attributes[0]; attributes += 2)
		if (attributes[0][0] == *name && strcmp(attributes[0], name) == 0)
			return attributes[1] ? str_of(attributes[1]) : STR(" ");
	return (struct str){0};
}

static bool is_class_border(char c)
{
	return c == ' ' || c == '_' || c == '-';
}

/* Words meant for those who do not see the page. */
static bool is_for_listeners(enum tag tag, struct str class)
{
	static const char *const words[] = {
		"sr-only",       "visually-hidden",    "visuallyhidden",
		"screen-reader", "screen-reader-text", "rollover-people-block",
		"tooltip-text",  "tooltiptext",        "a11y-text",
		"offscreen"};
	static const enum tag inlines[] = {TAG_span, TAG_div, TAG_p, TAG_a,    TAG_strong,
					   TAG_b,    TAG_em,  TAG_i, TAG_label};
	bool some = false;
	for (size_t i = 0; class.n && i < sizeof inlines / sizeof *inlines; i++)
		some |= tag == inlines[i];
	for (size_t at = 0; some && at < class.n; at++) {
		if (at > 0 && !is_class_border(class.at[at - 1]))
			continue;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			size_t n = strlen(words[i]);
			if (at + n <= class.n &&
			    (at + n == class.n || is_class_border(class.at[at + n])) &&
			    str_alike((struct str){class.at + at, n},
				      (struct str){words[i], n}))
				return true;
		}
	}
	return false;
}

static bool is_unseen(struct str style)
{
	static const char *const properties[][2] = {{"display", "none"},
						    {"visibility", "hidden"}};
	for (size_t k = 0; style.n && k < 2; k++) {
		size_t n = strlen(properties[k][0]);
		for (size_t i = 0; i + n < style.n; i++) {
			if (!str_alike((struct str){style.at + i, n}, str_of(properties[k][0])))
				continue;
			struct str rest =
				str_trim((struct str){style.at + i + n, style.n - i - n});
			if (!rest.n || rest.at[0] != ':')
				continue;
			rest = str_trim((struct str){rest.at + 1, rest.n - 1});
			size_t m = strlen(properties[k][1]);
			if (rest.n >= m &&
			    str_alike((struct str){rest.at, m}, str_of(properties[k][1])))
				return true;
		}
	}
	return false;
}

static struct str kept(struct builder *b, struct str s)
{
	enum { ATTRIBUTE_MOST = 1024 };
	if (s.n > ATTRIBUTE_MOST)
		s.n = text_border(s, ATTRIBUTE_MOST);
	return s.n ? arena_str(&b->page->arena, s) : (struct str){0};
}

static int32_t add_element(struct builder *b, enum tag tag, struct str name,
			   const char *const *attributes)
{
	struct page *p = b->page;
	int32_t parent = top(b)->element, index = (int32_t)p->elements.n;
	struct str rel = attribute(attributes, "rel"), date = attribute(attributes, "datetime");
	struct page_element el = {
		.parent = parent,
		.first_block = NOWHERE,
		.last_block = NOWHERE,
		.tag = tag,
		.name = tag == TAG_OTHER ? kept(b, name) : str_of(tags[tag].name),
		.class = kept(b, attribute(attributes, "class")),
		.id = kept(b, attribute(attributes, "id")),
		.itemprop = kept(b, attribute(attributes, "itemprop")),
		.role = kept(b, attribute(attributes, "role")),
		.datetime = kept(b, date.n ? date : attribute(attributes, "content")),
		.hidden = is_unseen(attribute(attributes, "style")) ||
			  attribute(attributes, "hidden").n,
		.aria_hidden = str_alike(attribute(attributes, "aria-hidden"), STR("true")),
		.pre = tag == TAG_pre,
	};
	el.author = str_alike(rel, STR("author")) || words_find(el.itemprop, "author");
	el.presentation = str_alike(el.role, STR("presentation"));
	el.aria_hidden &= !words_find(el.class, "fallback-image");
	if (parent >= 0) {
		el.depth = (uint16_t)(p->elements.at[parent].depth + 1);
		el.hidden |= p->elements.at[parent].hidden;
		el.pre |= p->elements.at[parent].pre;
	}
	VEC_PUSH(p->elements, el);
	return index;
}

static void note_meta(struct builder *b, const char *const *attributes)
{
	static const char *const names[] = {"property", "name", "itemprop"};
	struct str content = str_trim(attribute(attributes, "content"));
	for (size_t i = 0; content.n && i < sizeof names / sizeof *names; i++) {
		struct str name = attribute(attributes, names[i]);
		if (!name.n || name.n > 64 || content.n > 16 * 1024)
			continue;
		struct str as = arena_printf(&b->page->arena, "%s%.*s", i == 2 ? "ip:" : "",
					     (int)name.n, name.at);
		struct named m = {arena_lower(&b->page->arena, as),
				  arena_str(&b->page->arena, content)};
		VEC_PUSH(b->page->meta, m);
	}
}

/* Pictures and fields are no text, but tell what a container is for. */
static void note_contents(struct builder *b, enum tag tag)
{
	const struct open *o = top(b);
	if (o->skip || o->element < 0)
		return;
	struct page_element *el = &b->page->elements.at[o->element];
	el->inputs += tag == TAG_input && el->inputs < UINT16_MAX;
	el->embeds += (tag == TAG_iframe || tag == TAG_embed || tag == TAG_object) &&
		      el->embeds < UINT16_MAX;
	if (tag != TAG_img)
		return;
	el->images += el->images < UINT16_MAX;
	if (o->block >= 0 && !b->run) {
		b->page->elements.at[o->block].runs++;
		b->run = true;
	}
}

static enum collected to_collect(const struct builder *b, enum tag tag,
				 const char *const *attributes)
{
	if (tag == TAG_title && !b->page->title.n)
		return COLLECT_TITLE;
	struct str type = str_trim(attribute(attributes, "type"));
	if (tag == TAG_script && type.n >= 19 &&
	    str_alike((struct str){type.at, 19}, STR("application/ld+json")))
		return COLLECT_LINKED;
	return COLLECT_NOTHING;
}

/* An element that is kept: it, or what it counts as, becomes the open one. */
static void enter(struct builder *b, struct open *o, enum tag tag, struct str name,
		  const char *const *attributes)
{
	struct page *p = b->page;
	bool again = tag == TAG_body && b->body != NOWHERE;
	bool room = p->elements.n < ELEMENTS_MOST &&
		    (o->element < 0 || p->elements.at[o->element].depth + 1 < DEPTH_MOST);
	o->border =
		tag_classes(tag) & TAG_BLOCK || (name.n > 4 && memcmp(name.at, "amp-", 4) == 0);
	if (o->border)
		flush(b);
	if (again)
		o->element = b->body;
	else if (room)
		o->element = add_element(b, tag, name, attributes);
	if (tag == TAG_body)
		b->body = o->element;
	if (o->border)
		o->block = o->element;
	struct str to = attribute(attributes, "href");
	if (tag == TAG_a && to.n) {
		o->anchor = ++b->anchors;
		o->inner_link = to.at[0] == '#' && to.n > 1;
	}
}

/*
 * The parser knows no elements of HTML 5: without a <body> it leaves articles in the head. What
 * is none of the head's own starts the body.
 */
static void leave_head(struct builder *b)
{
	struct open *head = top(b);
	head->head = head->skip = false;
	struct open o = *head;
	if (b->body == NOWHERE)
		b->body = add_element(b, TAG_body, STR("body"), NULL);
	o.element = o.block = b->body;
	*top(b) = o;
}

/* What takes the place of scripts and pictures on pages for telephones. */
static bool is_amp_part(const char *name)
{
	static const char *const parts[] = {"analytics", "ad",    "consent",
					    "iframe",    "video", "img"};
	bool is = false;
	if (strncmp(name, "amp-", 4) != 0)
		return false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		is |= strcmp(name + 4, parts[i]) == 0;
	return is;
}

void page_start(struct builder *b, const char *name, const char *const *attributes)
{
	struct str as = str_of(name);
	enum tag tag = tag_of(as);
	if (tag == TAG_br) {
		if (!top(b)->skip && top(b)->element >= 0)
			add_line_break(b);
	} else if (tag == TAG_meta) {
		note_meta(b, attributes);
	}
	if (top(b)->head && !(tag_classes(tag) & TAG_HEAD))
		leave_head(b);
	note_contents(b, tag);
	struct open o = *top(b);
	o.border = o.head = false;
	o.collected = to_collect(b, tag, attributes);
	o.head = tag == TAG_head && b->body == NOWHERE;
	if (o.collected)
		b->held.n = 0;
	o.skip |= tag_classes(tag) & TAG_SKIP || is_amp_part(name) ||
		  is_for_listeners(tag, attribute(attributes, "class"));
	if (!o.skip && tag != TAG_br)
		enter(b, &o, tag, as, attributes);
	VEC_PUSH(b->stack, o);
}

void page_end(struct builder *b)
{
	struct page *p = b->page;
	if (b->stack.n == 1)
		return;
	struct open o = *top(b);
	struct str held = {b->held.at, b->held.n};
	if (o.collected == COLLECT_TITLE)
		p->title = words_squeeze(&p->arena, held);
	else if (o.collected == COLLECT_LINKED)
		VEC_PUSH(p->linked, arena_str(&p->arena, held));
	if (o.border)
		flush(b);
	b->stack.n--;
}

/* What holds an element reaches as far. */
static void widen(struct page_element *around, const struct page_element *el)
{
	if (around->end < el->end)
		around->end = el->end;
	if (span_empty(el->ink))
		return;
	bool none = span_empty(around->ink);
	if (none || el->ink.start < around->ink.start)
		around->ink.start = el->ink.start;
	if (none || el->ink.end > around->ink.end)
		around->ink.end = el->ink.end;
}

void page_built(struct builder *b)
{
	struct page *p = b->page;
	while (b->stack.n > 1)
		page_end(b);
	for (int32_t i = (int32_t)p->elements.n - 1; i >= 0; i--) {
		struct page_element *el = &p->elements.at[i];
		if (el->end <= i)
			el->end = i + 1;
		if (el->parent >= 0)
			widen(&p->elements.at[el->parent], el);
	}
	VEC_FREE(b->stack);
	VEC_FREE(b->pieces);
	VEC_FREE(b->raw);
	VEC_FREE(b->held);
	free(b);
}
