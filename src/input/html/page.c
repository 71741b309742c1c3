/* What a parser meets -> elements. */
#include "builder.h"

#include "words.h"

#include "reader/text.h"

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

/* May a sentence end so? By a stop, or a mark of quotation. */
static bool ends_sentence(struct str s)
{
	char last = s.at[s.n - 1];
	return strchr(".!?\"')", last) || (s.n > 3 && !memcmp(s.at + s.n - 3, "”", 3)) ||
	       (s.n > 3 && !memcmp(s.at + s.n - 3, "’", 3));
}

bool block_is_like(const struct page *p, const struct page_block *b,
		   const struct page_block *other)
{
	const struct page_element *in = &p->elements.at[b->container],
				  *its = &p->elements.at[other->container];
	if (in->tag != TAG_p || its->tag != TAG_p || b->links > 0 ||
	    !str_eq(in->class, its->class) || !ends_sentence(block_text(p, b)))
		return false;
	if (in->parent < 0 || its->parent < 0)
		return in->parent == its->parent;
	in = &p->elements.at[in->parent];
	its = &p->elements.at[its->parent];
	return in->tag == its->tag && str_eq(in->class, its->class);
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
	VEC_FREE(p->links);
	VEC_FREE(p->addresses);
	VEC_FREE(p->meta);
	VEC_FREE(p->linked);
}

/* ---- building ---------------------------------------------------------------------------- */

struct page_builder *page_build(struct page *p)
{
	struct page_builder *b = mem_alloc(sizeof *b);
	*b = (struct page_builder){.page = p, .body = NOWHERE};
	VEC_PUSH(b->stack, ((struct open_element){.element = NOWHERE, .block = NOWHERE}));
	return b;
}

void page_text(struct page_builder *b, struct str text)
{
	const struct open_element *o = builder_top(b);
	if (o->collected)
		VEC_APPEND(b->held, text.at, text.n);
	else if (!o->skip && o->element >= 0 && (b->pieces.n || !builder_blank(text)))
		builder_add(b, text, false);
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

static struct str kept(struct page_builder *b, struct str s)
{
	enum { ATTRIBUTE_MOST = 1024 };
	if (s.n > ATTRIBUTE_MOST)
		s.n = text_border(s, ATTRIBUTE_MOST);
	return s.n ? arena_str(&b->page->arena, s) : (struct str){0};
}

static int32_t add_element(struct page_builder *b, enum tag tag, struct str name,
			   const char *const *attributes)
{
	struct page *p = b->page;
	int32_t parent = builder_top(b)->element, index = (int32_t)p->elements.n;
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

static void note_meta(struct page_builder *b, const char *const *attributes)
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
static void note_contents(struct page_builder *b, enum tag tag)
{
	const struct open_element *o = builder_top(b);
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

static enum collected to_collect(const struct page_builder *b, enum tag tag,
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

/* A whole address of the web, as far as terminals and browsers take such; else empty. */
static struct str kept_address(struct page *p, struct str to)
{
	enum { MOST = 2000 }; /* bytes */
	bool plain = to.n <= MOST && text_address_web(to);
	for (size_t i = 0; plain && i < to.n; i++)
		plain = (unsigned char)to.at[i] > ' ';
	return plain ? arena_str(&p->arena, to) : STR("");
}

/* An element that is kept: it, or what it counts as, becomes the open one. */
static void enter(struct page_builder *b, struct open_element *o, enum tag tag, struct str name,
		  const char *const *attributes)
{
	struct page *p = b->page;
	bool again = tag == TAG_body && b->body != NOWHERE;
	bool room = p->elements.n < ELEMENTS_MOST &&
		    (o->element < 0 || p->elements.at[o->element].depth + 1 < DEPTH_MOST);
	o->border =
		tag_classes(tag) & TAG_BLOCK || (name.n > 4 && memcmp(name.at, "amp-", 4) == 0);
	if (o->border)
		builder_flush(b);
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
		VEC_PUSH(b->page->addresses, kept_address(b->page, to));
		o->inner_link = to.at[0] == '#' && to.n > 1;
	}
}

/*
 * The parser knows no elements of HTML 5: without a <body> it leaves articles in the head. What
 * is none of the head's own starts the body.
 */
static void leave_head(struct page_builder *b)
{
	struct open_element *head = builder_top(b);
	head->head = head->skip = false;
	struct open_element o = *head;
	if (b->body == NOWHERE)
		b->body = add_element(b, TAG_body, STR("body"), NULL);
	o.element = o.block = b->body;
	*builder_top(b) = o;
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

void page_start(struct page_builder *b, const char *name, const char *const *attributes)
{
	struct str as = str_of(name);
	enum tag tag = tag_of(as);
	if (tag == TAG_br) {
		if (!builder_top(b)->skip && builder_top(b)->element >= 0)
			builder_break(b);
	} else if (tag == TAG_meta) {
		note_meta(b, attributes);
	}
	if (builder_top(b)->head && !(tag_classes(tag) & TAG_HEAD))
		leave_head(b);
	note_contents(b, tag);
	struct open_element o = *builder_top(b);
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

void page_end(struct page_builder *b)
{
	struct page *p = b->page;
	if (b->stack.n == 1)
		return;
	struct open_element o = *builder_top(b);
	struct str held = {b->held.at, b->held.n};
	if (o.collected == COLLECT_TITLE)
		p->title = words_squeeze(&p->arena, held);
	else if (o.collected == COLLECT_LINKED)
		VEC_PUSH(p->linked, arena_str(&p->arena, held));
	if (o.border)
		builder_flush(b);
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

void page_built(struct page_builder *b)
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
