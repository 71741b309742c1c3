/* The features of a block: one function a group. */
#include "veto.h"

#include "words.h"

#include "reader/text.h"

/* Their order numbers the weights: add at the end only, or fit anew. */
enum veto_feature {
	WORDS,
	LINKS,
	WORDS_LINKS,
	TAG,
	TAG_WORDS,
	TAG_LINKS, /* text */
	END,
	END_WORDS,
	START,
	START_WORDS,
	COMMAS,
	CAPITALS,
	DIGITS,
	SIGN,
	DATE, /* signs */
	AROUND,
	NEAR,
	BELOW_MAIN,
	PARENTS,
	GRANDPARENTS, /* tags */
	BEFORE,
	BEHIND,
	TENTH,
	BEFORE_LONG,
	BEHIND_LONG, /* place */
	TITLE_BLOCKS,
	TITLE_WORDS,
	TITLE_WORDS_WORDS,
	IS_TITLE,
	IN_TITLE,
	IS_DESCRIPTION,
	DESCRIBED,
	BY_AUTHOR,
	AUTHOR_WORDS, /* told */
	TWICE,
	TWICE_WORDS,
	HIDDEN,
	STATES,
	STATES_WORDS,
	KEPT_BEFORE,
	KEPT_BEHIND,
	KEPT_BLOCKS_BEFORE,
	KEPT_BLOCKS_BEHIND,
	BEFORE_WORDS,
	BEHIND_WORDS,
	BEHIND_LINKS,
	BEFORE_TAG,
	BEHIND_TAG, /* region */
	BELOW_ROOT,
	BELOW_ROOT_TAG,
	BELOW_CORE,
	BELOW_CORE_TAG,
	CORE_TAGS,
	PART_SHARE,
	PART_LINKS,
	PART_SIZE,
	PART_TAG,
	PART_KEPT,
	PARENT_KEPT,
	ARTICLE,
	CARD,
	TITLE_LEVEL,
	TITLE_SIDE,
	TIME,
	PROPERTY,
	LABEL,
	FIRST_LAST,
	SENTENCE,
};

enum { PATH_MOST = 256 };

/* A block and what is asked of it again and again. */
struct looking {
	const struct veto *v;
	const struct page *p;
	const struct page_block *b;
	size_t i;
	struct str text;
	unsigned w, links; /* steps of its words, of the share of links */
	enum tag tag;      /* of its container */
	int32_t path[PATH_MOST];
	int n_path; /* elements from its leaf up */
	struct veto_row *row;
};

static void put(const struct looking *l, enum veto_feature f, uint32_t a, uint32_t b,
		uint32_t c)
{
	uint32_t h = ((uint32_t)f + 1) * 0x27d4eb2fu;
	h = ((h ^ h >> 15) + a) * 0x9e3779b1u;
	h = ((h ^ h >> 15) + b) * 0x85ebca6bu;
	h = ((h ^ h >> 13) + c) * 0xc2b2ae35u;
	h ^= h >> 16;
	h = h ? h : 1;
	for (uint32_t i = 0; i < l->row->n; i++)
		if (l->row->keys[i] == h)
			return; /* a word twice says no more */
	if (l->row->n < VETO_FEATURES)
		l->row->keys[l->row->n++] = h;
}

/* floor(log2(n + 1)), at most `most`. */
static unsigned log_step(uint32_t n, unsigned most)
{
	unsigned step = 0;
	for (n++; n > 1 && step < most; n >>= 1)
		step++;
	return step;
}

static unsigned step_of(float share, const float *borders, unsigned n)
{
	unsigned step = 0;
	while (step < n && share >= borders[step])
		step++;
	return step;
}

/* 0: none, then below .1, .25, .5, .9, and above. */
static unsigned link_step(uint32_t links, uint32_t all)
{
	static const float borders[] = {.1f, .25f, .5f, .9f};
	return links && all ? 1 + step_of((float)links / (float)all, borders, 4) : 0;
}

/* 0: none, then below .02, .05, .1, .2, .4, .6, .8, .95, and above. */
static unsigned share_step(uint32_t part, uint32_t all)
{
	static const float borders[] = {.02f, .05f, .1f, .2f, .4f, .6f, .8f, .95f};
	return part && all ? 1 + step_of((float)part / (float)all, borders, 8) : 0;
}

static const struct page_element *at(const struct looking *l, int level)
{
	return &l->p->elements.at[l->path[level]];
}

/* ---- text and signs ---------------------------------------------------------------------- */

static void put_text(const struct looking *l)
{
	put(l, WORDS, l->w, 0, 0);
	put(l, LINKS, l->links, 0, 0);
	put(l, WORDS_LINKS, l->w, l->links, 0);
	put(l, TAG, l->tag, 0, 0);
	put(l, TAG_WORDS, l->tag, l->w, 0);
	put(l, TAG_LINKS, l->tag, l->links, 0);
}

static bool is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && words_ink(c) && text_fold(c) != c);
}

static char end_class(struct str s)
{
	unsigned size;
	uint32_t c = text_decode(s, text_border(s, s.n - 1), &size);
	if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 ||
	    c == 0xff1f)
		return '.';
	if (c == '"' || c == '\'' || c == ')' || c == 0x201d || c == 0x2019 || c == 0xbb)
		return '"';
	if (c == ':' || c == 0xff1a)
		return ':';
	if (c == ',' || c == ';')
		return ',';
	if (c >= '0' && c <= '9')
		return 'd';
	return words_ink(c) ? 'a' : 'o';
}

static char start_class(struct str s)
{
	unsigned size;
	uint32_t c = text_decode(s, 0, &size);
	if (c >= '0' && c <= '9')
		return 'd';
	if (is_capital(c))
		return 'U';
	if (words_ink(c))
		return 'l';
	bool quote =
		c == '"' || c == '\'' || c == 0xab || c == 0x2018 || c == 0x201c || c == 0x201e;
	return quote ? 'q' : 'o';
}

/* A year, a time, a date in figures. */
static bool has_date(struct str s)
{
	unsigned digits = 0;
	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.at[i] : ' ';
		if (c >= '0' && c <= '9') {
			digits++;
			continue;
		}
		if (digits == 4 &&
		    (!memcmp(s.at + i - 4, "19", 2) || !memcmp(s.at + i - 4, "20", 2)))
			return true;
		if ((digits == 1 || digits == 2) && (c == ':' || c == '/') && i + 2 < s.n &&
		    s.at[i + 1] >= '0' && s.at[i + 1] <= '9')
			return true;
		digits = 0;
	}
	return false;
}

static void put_signs(const struct looking *l)
{
	static const char *const signs[] = {"©", "@", "|", "»", "http", "#", "•"};
	uint32_t letters = 0, capitals = 0, digits = 0, points = 0;
	unsigned size;
	char end = end_class(l->text), start = start_class(l->text);
	put(l, END, (unsigned char)end, 0, 0);
	put(l, END_WORDS, (unsigned char)end, l->w, 0);
	put(l, SENTENCE, end == '.' || end == '"', least(l->w, 6), 0);
	put(l, START, (unsigned char)start, 0, 0);
	put(l, START_WORDS, (unsigned char)start, least(l->w, 3), 0);
	put(l, COMMAS, least(l->b->commas, 3), 0, 0);
	for (size_t k = 0; k < l->text.n; k += size, points++) {
		uint32_t c = text_decode(l->text, k, &size);
		bool digit = c >= '0' && c <= '9';
		digits += digit;
		letters += !digit && words_ink(c);
		capitals += is_capital(c);
	}
	static const float borders[] = {.02f, .06f, .15f, .5f};
	float share = letters ? (float)capitals / (float)letters : 0;
	put(l, CAPITALS, step_of(share, borders, 4), 0, 0);
	if (digits * 5 > points)
		put(l, DIGITS, 0, 0, 0);
	for (uint32_t k = 0; l->b->words < 40 && k < sizeof signs / sizeof *signs; k++)
		if (memmem(l->text.at, l->text.n, signs[k], strlen(signs[k])))
			put(l, SIGN, k, 0, 0);
	if (has_date(l->text))
		put(l, DATE, least(l->w, 4), 0, 0);
}

/* ---- tags and classes -------------------------------------------------------------------- */

/* The words of a name, parted by capitals and what is no letter. */
static void put_words(const struct looking *l, enum veto_feature f, struct str s)
{
	uint32_t hash = 0, n = 0;
	for (size_t k = 0; k <= s.n; k++) {
		char c = k < s.n ? s.at[k] : ' ', low = ascii_lower(c);
		bool letter = low >= 'a' && low <= 'z';
		bool camel =
			letter && low != c && k > 0 && s.at[k - 1] >= 'a' && s.at[k - 1] <= 'z';
		if ((!letter || camel) && n) {
			if (n >= 2 && n < 20)
				put(l, f, hash, 0, 0);
			hash = n = 0;
		}
		if (letter) {
			hash = (hash ^ (unsigned char)low) * 0x01000193u + 0x811c9dc5u;
			n++;
		}
	}
}

static bool is_plain(enum tag t)
{
	return t == TAG_div || t == TAG_span || t == TAG_html || t == TAG_body || t == TAG_p;
}

static void put_tags(const struct looking *l)
{
	bool in_core = element_within(l->p, l->b->leaf, l->v->core);
	bool in_main = element_within(l->p, l->b->leaf, l->v->main), below_main = in_main;
	bool below_core = in_core;
	for (int k = 0; k < l->n_path; k++) {
		enum tag t = at(l, k)->tag;
		below_main &= l->path[k] != l->v->main;
		below_core &= l->path[k] != l->v->core;
		if (!is_plain(t)) {
			put(l, AROUND, t, 0, 0);
			if (k < 4)
				put(l, NEAR, t, 0, 0);
			if (below_main)
				put(l, BELOW_MAIN, t, 0, 0);
		}
		if (below_core)
			put(l, CORE_TAGS, t, 0, 0);
	}
	int32_t parent = l->p->elements.at[l->b->container].parent;
	enum tag over = parent >= 0 ? l->p->elements.at[parent].tag : TAG_OTHER;
	int32_t grand = parent >= 0 ? l->p->elements.at[parent].parent : NOWHERE;
	put(l, PARENTS, l->tag, over, 0);
	put(l, GRANDPARENTS, l->tag, over,
	    grand >= 0 ? l->p->elements.at[grand].tag : TAG_OTHER);
}

/* ---- place and what the page tells ------------------------------------------------------- */

static void put_place(const struct looking *l)
{
	const struct veto *v = l->v;
	const struct page_element *m = &l->p->elements.at[v->main];
	size_t i = l->i, n = l->p->blocks.n;
	if (m->first_block >= 0) {
		uint32_t from = v->words[m->first_block], to = v->words[m->last_block + 1];
		uint32_t here = v->words[i], next = v->words[i + 1];
		put(l, BEFORE, share_step(next > from ? next - from : 0, to - from), 0, 0);
		put(l, BEHIND, share_step(to > here ? to - here : 0, to - from), 0, 0);
	}
	put(l, TENTH, (uint32_t)(10 * i / n), 0, 0);
	if ((int32_t)i < v->first_long)
		put(l, BEFORE_LONG, log_step((uint32_t)(v->first_long - (int32_t)i), 5), 0, 0);
	else if ((int32_t)i > v->last_long)
		put(l, BEHIND_LONG, log_step((uint32_t)((int32_t)i - v->last_long), 5), 0, 0);
	if (v->title == NOWHERE)
		return;
	bool behind = (int32_t)i >= v->title;
	uint32_t far = (uint32_t)(behind ? (int32_t)i - v->title : v->title - (int32_t)i);
	put(l, TITLE_BLOCKS, behind, log_step(far, 6), 0);
	if (!behind)
		return;
	uint32_t words = v->words[i] - v->words[v->title];
	put(l, TITLE_WORDS, log_step(words, 9), 0, 0);
	put(l, TITLE_WORDS_WORDS, log_step(words, 3), least(l->w, 4), 0);
}

static bool starts_with(struct str s, struct str start, size_t most)
{
	size_t n = start.n < most ? start.n : most;
	return s.n >= n && memcmp(s.at, start.at, n) == 0;
}

static void put_told(const struct looking *l)
{
	const struct page_about *told = l->v->about;
	struct str s = l->v->folded[l->i];
	bool is = false, in = false;
	for (int k = 0; k < TITLES; k++) {
		is |= s.n && str_eq(s, told->titles[k]);
		in |= s.n > 15 && l->b->words < 30 && words_hold(told->titles[k], s);
	}
	if (is)
		put(l, IS_TITLE, 0, 0, 0);
	else if (in)
		put(l, IN_TITLE, 0, 0, 0);
	if (told->description.n && s.n > 20 &&
	    (starts_with(s, told->description, 80) || starts_with(told->description, s, 80))) {
		int32_t i = (int32_t)l->i, first = l->v->first_long;
		put(l, IS_DESCRIPTION, 0, 0, 0);
		put(l, DESCRIBED, i < first ? 0 : i == first ? 1 : 2, 0, 0);
	}
	if (l->b->words < 25 && words_hold(s, told->author)) {
		put(l, BY_AUTHOR, 0, 0, 0);
		put(l, AUTHOR_WORDS, least(l->w, 4), 0, 0);
	}
	if (l->p->elements.at[l->b->leaf].hidden)
		put(l, HIDDEN, 0, 0, 0);
}

/* Does the text stand in an earlier block, or within a longer one? */
static void put_twice(const struct looking *l)
{
	enum { LOOKED_AT = 400 }; /* blocks; the most of real pages have fewer */
	struct str s = l->v->folded[l->i];
	unsigned twice = 0;
	for (size_t k = 0; k < l->p->blocks.n && k < LOOKED_AT && !twice; k++) {
		const struct page_block *other = &l->p->blocks.at[k];
		if (k < l->i && l->b->words >= 4 && str_eq(l->v->folded[k], s))
			twice = 1;
		else if (k != l->i && l->b->words >= 6 && l->b->words < 60 &&
			 other->words >= 12 && !(l->v->hashes[l->i] & ~l->v->hashes[k]) &&
			 words_hold(l->v->folded[k], s))
			twice = 2;
	}
	if (!twice)
		return;
	put(l, TWICE, twice, 0, 0);
	put(l, TWICE_WORDS, twice, least(l->w, 5), 0);
}

/* ---- region ------------------------------------------------------------------------------ */

static void put_region(const struct looking *l)
{
	const struct veto *v = l->v;
	size_t i = l->i, n = l->p->blocks.n;
	unsigned before = i ? v->region->states[i - 1] : 3;
	unsigned next = i + 1 < n ? v->region->states[i + 1] : 3;
	uint32_t all = v->kept_long[n];
	unsigned front = share_step(v->kept_long[i], all);
	unsigned back = share_step(all - v->kept_long[i + 1], all);
	put(l, STATES, before, next, 0);
	put(l, STATES_WORDS, before, next, least(l->w, 5));
	put(l, KEPT_BEFORE, front, 0, 0);
	put(l, KEPT_BEHIND, back, 0, 0);
	put(l, KEPT_BLOCKS_BEFORE, log_step(v->kept[i], 6), 0, 0);
	put(l, KEPT_BLOCKS_BEHIND, log_step(v->kept[n] - v->kept[i + 1], 6), 0, 0);
	put(l, BEFORE_WORDS, least(front, 3), l->w, 0);
	put(l, BEHIND_WORDS, least(back, 3), l->w, 0);
	put(l, BEHIND_LINKS, least(back, 3), l->links, 0);
	put(l, BEFORE_TAG, least(front, 2), l->tag, 0);
	put(l, BEHIND_TAG, least(back, 2), l->tag, 0);
}

static void put_below(const struct looking *l, enum veto_feature f, enum veto_feature with_tag,
		      int32_t top)
{
	int below = 0;
	if (!element_within(l->p, l->b->leaf, top)) {
		put(l, f, 99, 0, 0);
		return;
	}
	while (below < l->n_path && l->path[below] != top)
		below++;
	put(l, f, least((unsigned)below, 6), 0, 0);
	put(l, with_tag, least((unsigned)below, 4), l->tag, 0);
}

/* The part of the core that the block is in. */
static void put_part(const struct looking *l)
{
	const struct veto *v = l->v;
	int below = 0;
	while (below < l->n_path && l->path[below] != v->core)
		below++;
	if (below > 0 && below < l->n_path) {
		int32_t part = l->path[below - 1];
		const struct page_element *el = &l->p->elements.at[part];
		unsigned links = link_step(el->link_words, el->words);
		put(l, PART_SHARE, share_step(v->kept_words[part], v->kept_words[0]), 0, 0);
		put(l, PART_LINKS, links, 0, 0);
		put(l, PART_SIZE, log_step(el->blocks, 5), log_step(el->words, 8), 0);
		put(l, PART_TAG, el->tag, links, 0);
		put(l, PART_KEPT, share_step(v->kept_words[part], el->words), 0, 0);
	}
	int32_t e = l->p->elements.at[l->b->container].parent;
	for (uint32_t level = 0; level < 3 && e >= 0;
	     level++, e = l->p->elements.at[e].parent) {
		uint32_t own = l->b->words, all = l->p->elements.at[e].words;
		put(l, PARENT_KEPT, level,
		    share_step(v->kept_words[e] > own ? v->kept_words[e] - own : 0,
			       all > own ? all - own : 1),
		    0);
	}
}

/* ---- surroundings ------------------------------------------------------------------------ */

/* Children of `parent` with text that look alike. */
static uint32_t count_alike(const struct page *p, int32_t parent, const struct page_element *el)
{
	uint32_t n = 0;
	for (int32_t i = parent + 1; i < p->elements.at[parent].end && n < 3;
	     i = p->elements.at[i].end)
		n += p->elements.at[i].words && p->elements.at[i].tag == el->tag &&
		     str_eq(p->elements.at[i].class, el->class);
	return n;
}

/* Is it in one of several that are alike, a card of a list? */
static void put_card(const struct looking *l, int32_t title)
{
	for (int k = 0; k < 6 && k < l->n_path && l->path[k] != l->v->core; k++) {
		const struct page_element *el = at(l, k);
		uint32_t alike = el->parent >= 0 && el->blocks >= 2
					 ? count_alike(l->p, el->parent, el)
					 : 0;
		if (alike < 2)
			continue;
		bool titled = title >= 0 && element_within(l->p, title, l->path[k]);
		put(l, CARD, alike, l->v->headings[l->path[k]] > 0, titled);
		return;
	}
	put(l, CARD, 99, 0, 0);
}

static void put_around(const struct looking *l)
{
	const struct veto *v = l->v;
	int32_t title = v->title == NOWHERE ? NOWHERE : l->p->blocks.at[v->title].leaf;
	int32_t article = element_around(l->p, l->b->leaf, TAG_article);
	bool titled = title >= 0 && article >= 0 && element_within(l->p, title, article);
	put(l, ARTICLE, article < 0 ? 0 : titled ? 1 : 2, 0, 0);
	put_card(l, title);
	if (title >= 0) {
		int level = 0;
		while (level < l->n_path && !element_within(l->p, title, l->path[level]))
			level++;
		put(l, TITLE_LEVEL, least((unsigned)level, 6), 0, 0);
		put(l, TITLE_SIDE, least((unsigned)level, 4), (int32_t)l->i > v->title, 0);
	}
	bool time = l->b->time;
	for (int k = 0; k < 4 && k < l->n_path; k++) {
		time |= k < 3 && at(l, k)->tag == TAG_time;
		put_words(l, PROPERTY, at(l, k)->itemprop);
	}
	if (time)
		put(l, TIME, least(l->w, 4), 0, 0);
	put(l, LABEL, v->labels[l->i], 0, 0);
	const struct page_element *own = &l->p->elements.at[l->b->container];
	if (own->parent >= 0) {
		const struct page_element *over = &l->p->elements.at[own->parent];
		put(l, FIRST_LAST, over->first_block == own->first_block,
		    over->last_block == own->last_block, 0);
	}
}

void veto_row(const struct veto *v, size_t block, struct veto_row *row)
{
	const struct page_block *b = &v->p->blocks.at[block];
	struct looking l = {.v = v,
			    .p = v->p,
			    .b = b,
			    .i = block,
			    .text = block_text(v->p, b),
			    .w = log_step(b->words, 7),
			    .links = link_step(b->link_words, b->words),
			    .tag = v->p->elements.at[b->container].tag,
			    .row = row};
	for (int32_t e = b->leaf; e >= 0 && l.n_path < PATH_MOST;
	     e = v->p->elements.at[e].parent)
		l.path[l.n_path++] = e;
	row->n = 0;
	put_text(&l);
	put_signs(&l);
	put_tags(&l);
	put_place(&l);
	put_told(&l);
	put_twice(&l);
	put_region(&l);
	put_below(&l, BELOW_ROOT, BELOW_ROOT_TAG, v->root);
	put_below(&l, BELOW_CORE, BELOW_CORE_TAG, v->core);
	put_part(&l);
	put_around(&l);
}
