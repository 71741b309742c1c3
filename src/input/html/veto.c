#include "veto.h"

#include "words.h"

/* ---- weights ----------------------------------------------------------------------------- */

static int weight_of(const struct veto_table *t, uint32_t key)
{
	uint32_t low = 0, high = t->n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (t->keys[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < t->n && t->keys[low] == key ? t->weights[low] : 0;
}

float veto_score(const struct veto_table *t, const struct veto_row *row)
{
	int sum = 0;
	for (uint32_t i = 0; i < row->n; i++)
		sum += weight_of(t, row->keys[i]);
	return t->bias + t->scale * (float)sum;
}

/* ---- the page as a whole ----------------------------------------------------------------- */

static bool is_heading(const struct page *p, const struct page_block *b, int levels)
{
	int32_t e = b->leaf;
	for (int level = 0; e >= 0 && level < levels; level++, e = p->elements.at[e].parent)
		if (tag_classes(p->elements.at[e].tag) & TAG_HEADING)
			return true;
	return false;
}

static void count_words(struct veto *v)
{
	const struct page *p = v->p;
	v->first_long = v->last_long = NOWHERE;
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		bool kept = v->region->states[i] == BLOCK_KEPT, is_long = block_is_long(b);
		v->words[i + 1] = v->words[i] + (is_long ? b->words : 0);
		v->kept_long[i + 1] = v->kept_long[i] + (is_long && kept ? b->words : 0);
		v->kept[i + 1] = v->kept[i] + kept;
		v->kept_words[b->leaf] += kept ? b->words : 0;
		v->headings[b->leaf] += is_heading(p, b, 3);
		if (is_long && v->first_long == NOWHERE)
			v->first_long = (int32_t)i;
		if (is_long)
			v->last_long = (int32_t)i;
	}
	for (int32_t i = (int32_t)p->elements.n - 1; i > 0; i--) {
		int32_t parent = p->elements.at[i].parent;
		if (parent == NOWHERE)
			continue;
		v->kept_words[parent] += v->kept_words[i];
		v->headings[parent] += v->headings[i];
	}
}

static void find_containers(struct veto *v)
{
	const struct page *p = v->p;
	v->root = v->main = 0;
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++) {
		const struct page_element *el = &p->elements.at[i];
		uint16_t deep = el->depth;
		if (v->kept_words[i] == v->kept_words[0] &&
		    deep >= p->elements.at[v->root].depth)
			v->root = i;
		if (el->long_words && el->long_words * 2 >= p->elements.at[0].long_words &&
		    deep >= p->elements.at[v->main].depth)
			v->main = i;
	}
}

/* How much a block is like the title: 0 not at all. */
static int title_likeness(const struct veto *v, size_t i)
{
	struct str s = v->folded[i];
	const struct page_block *b = &v->p->blocks.at[i];
	bool heading = element_around(v->p, b->leaf, TAG_h1) >= 0, same = false, part = false;
	for (int k = 0; k < TITLES; k++) {
		same |= s.n && str_eq(s, v->about->titles[k]);
		part |= s.n > 20 && (words_hold(v->about->titles[k], s) ||
				     words_hold(s, v->about->titles[k]));
	}
	if (same)
		return heading ? 5 : 4;
	if (heading && s.n)
		return part ? 3 : 1;
	return part ? 2 : 0;
}

static void find_title(struct veto *v)
{
	int best = 0;
	v->title = NOWHERE;
	for (size_t i = 0; i < v->p->blocks.n; i++) {
		int likeness = v->p->blocks.at[i].words < 60 ? title_likeness(v, i) : 0;
		if (likeness > best) {
			best = likeness;
			v->title = (int32_t)i;
		}
	}
}

/* "Related:", a heading, a line in bold: what follows belongs to it. */
static void count_labels(struct veto *v)
{
	unsigned since = 7;
	for (size_t i = 0; i < v->p->blocks.n; i++) {
		const struct page_block *b = &v->p->blocks.at[i];
		struct str text = block_text(v->p, b);
		v->labels[i] = (uint8_t)since;
		bool label = is_heading(v->p, b, 3) || (b->words <= 6 && b->strong) ||
			     (b->words <= 5 && text.at[text.n - 1] == ':');
		since = label ? 0 : since < 7 ? since + 1 : 7;
	}
}

/* What holds all words of a text has all bits of it. */
static uint64_t hash_words(struct str folded)
{
	uint64_t bits = 0;
	while (folded.n) {
		struct str word = str_word(&folded);
		bits |= (uint64_t)1 << (hash_bytes(word.at, word.n) & 63);
	}
	return bits;
}

struct veto veto_begin(struct page *p, const struct page_about *about,
		       const struct page_region *r, int32_t core)
{
	struct arena *a = &p->arena;
	size_t elements = p->elements.n + 1, blocks = p->blocks.n + 1;
	struct veto v = {
		.p = p,
		.about = about,
		.region = r,
		.kept_words = ARENA_ARRAY(a, elements, uint32_t),
		.headings = ARENA_ARRAY(a, elements, uint32_t),
		.words = ARENA_ARRAY(a, blocks, uint32_t),
		.kept_long = ARENA_ARRAY(a, blocks, uint32_t),
		.kept = ARENA_ARRAY(a, blocks, uint32_t),
		.folded = ARENA_ARRAY(a, blocks, struct str),
		.hashes = ARENA_ARRAY(a, blocks, uint64_t),
		.labels = arena_alloc(a, blocks),
		.core = core,
	};
	for (size_t i = 0; i < p->blocks.n; i++) {
		v.folded[i] = words_fold(a, block_text(p, &p->blocks.at[i]));
		v.hashes[i] = hash_words(v.folded[i]);
	}
	count_words(&v);
	find_containers(&v);
	find_title(&v);
	count_labels(&v);
	return v;
}
