#include "region_state.h"

#include "words.h"

enum {
	ENOUGH = 500,     /* code points of an article with which the search ends */
	LEAST = 25,       /* code points of a paragraph that speaks for those around it */
	LEVELS = 5,       /* of elements around it for which it speaks */
	CANDIDATES = 5,   /* of which the best may have rivals */
	RIVALS = 3,       /* with which what holds them all is better */
	BYLINE_MOST = 100 /* code points */
};

/* ---- what is left out from the start ----------------------------------------------------- */

static bool is_role_unlikely(struct str role)
{
	static const char *const roles[] = {"menu",       "menubar", "complementary",
					    "navigation", "alert",   "alertdialog",
					    "dialog"};
	for (size_t i = 0; role.n && i < sizeof roles / sizeof *roles; i++)
		if (str_eq(role, str_of(roles[i])))
			return true;
	return false;
}

static bool is_unlikely(const struct region_search *s, int32_t i)
{
	const struct page *p = s->page;
	const struct page_element *el = &p->elements.at[i];
	if (is_role_unlikely(el->role))
		return true;
	return (s->marks[i] & (MARK_UNLIKELY | MARK_MAYBE)) == MARK_UNLIKELY &&
	       el->tag != TAG_body && el->tag != TAG_a && el->tag != TAG_html &&
	       !search_under(p, i, TAG_table, 3) && !search_under(p, i, TAG_code, 3);
}

/* What the search has met already and leaves out once only. */
struct met {
	struct str title; /* folded; empty: not to be looked for */
	bool byline, heading;
};

static bool is_title_again(struct region_search *s, int32_t i, struct met *met)
{
	struct page *p = s->page;
	enum tag tag = p->elements.at[i].tag;
	if (met->heading || !met->title.n || (tag != TAG_h1 && tag != TAG_h2))
		return false;
	struct str heading = element_text(p, i, 1000);
	met->heading = words_alike(met->title, words_fold(&p->arena, heading)) > .75f;
	return met->heading;
}

static void strip(struct region_search *s, const struct page_region *r, struct met met)
{
	const struct page *p = s->page;
	memset(s->gone, 0, p->elements.n * sizeof *s->gone);
	search_sum(s);
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++) {
		const struct page_element *el = &p->elements.at[i];
		bool go = el->parent >= 0 && s->gone[el->parent];
		if (!go)
			go = (el->hidden && !r->ignore_hidden) || el->aria_hidden;
		if (!go && !met.byline && s->marks[i] & MARK_BYLINE && s->sums[i].chars &&
		    s->sums[i].chars < BYLINE_MOST)
			go = met.byline = true;
		if (!go)
			go = is_title_again(s, i, &met);
		if (!go && s->minds.unlikely)
			go = is_unlikely(s, i);
		s->gone[i] = go;
	}
	search_sum(s);
}

/* ---- paragraphs -------------------------------------------------------------------------- */

/* Tells which <div> are paragraphs, and which only hold one. */
static void tell_paragraphs(struct region_search *s)
{
	const struct page *p = s->page;
	size_t n = p->elements.n;
	uint8_t *blocks = arena_alloc(&s->page->arena, n);
	memset(s->paragraph, 0, n * sizeof *s->paragraph);
	memset(s->through, 0, n * sizeof *s->through);
	for (int32_t i = (int32_t)n - 1; i > 0; i--) {
		const struct page_element *el = &p->elements.at[i];
		bool block = tag_classes(el->tag) & TAG_BLOCK || el->tag == TAG_OTHER;
		if (!s->gone[i] && block && el->parent >= 0 && blocks[el->parent] < 2)
			blocks[el->parent]++;
		if (!s->gone[i] && el->tag == TAG_p && el->parent >= 0)
			s->through[el->parent] = true;
	}
	for (size_t i = 0; i < n; i++) {
		const struct page_element *el = &p->elements.at[i];
		bool plain = el->tag == TAG_div && search_link_density(s, (int32_t)i) < .25f;
		s->paragraph[i] = plain && el->runs == 1 && !blocks[i];
		s->through[i] = s->through[i] && plain && !el->runs && blocks[i] == 1;
	}
}

static bool is_paragraph(const struct region_search *s, int32_t i)
{
	return s->page->elements.at[i].tag == TAG_p || s->paragraph[i];
}

/* ---- scores ------------------------------------------------------------------------------ */

static float score_by_tag(enum tag tag)
{
	switch (tag) {
	case TAG_div:
		return 5;
	case TAG_pre:
	case TAG_td:
	case TAG_blockquote:
		return 3;
	case TAG_address:
	case TAG_ol:
	case TAG_ul:
	case TAG_dl:
	case TAG_dd:
	case TAG_dt:
	case TAG_li:
	case TAG_form:
		return -3;
	case TAG_th:
		return -5;
	default:
		return tag_classes(tag) & TAG_HEADING ? -5 : 0;
	}
}

static void begin_score(struct region_search *s, int32_t i)
{
	if (s->scored[i])
		return;
	s->scored[i] = true;
	s->scores[i] = score_by_tag(s->page->elements.at[i].tag) + (float)search_weight(s, i);
}

static int32_t parent_of(const struct region_search *s, int32_t i)
{
	do
		i = s->page->elements.at[i].parent;
	while (i >= 0 && s->through[i]);
	return i;
}

/* A text speaks for the elements around it, `from` being the first, less the farther off. */
static void speak(struct region_search *s, int32_t from, uint32_t chars, uint32_t commas)
{
	if (chars < LEAST)
		return;
	float score = (float)(2 + commas + (chars / 100 < 3 ? chars / 100 : 3));
	for (int level = 0; level < LEVELS && from >= 0; level++) {
		if (s->page->elements.at[from].parent < 0)
			break;
		begin_score(s, from);
		s->scores[from] += score / (level == 0 ? 1 : level == 1 ? 2 : (float)level * 3);
		from = parent_of(s, from);
	}
}

/* Is the block a paragraph although no element says so: text between others in a <div>? */
static bool is_run(const struct region_search *s, const struct page_block *b)
{
	if (b->container < 0 || s->gone[b->leaf])
		return false;
	const struct page_element *el = &s->page->elements.at[b->container];
	return b->broken || (el->tag == TAG_div && !s->paragraph[b->container]);
}

static void score(struct region_search *s)
{
	const struct page *p = s->page;
	memset(s->scored, 0, p->elements.n * sizeof *s->scored);
	memset(s->scores, 0, p->elements.n * sizeof *s->scores);
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++)
		if (!s->gone[i] &&
		    (s->paragraph[i] || tag_classes(p->elements.at[i].tag) & TAG_SCORED))
			speak(s, parent_of(s, i), s->sums[i].chars, s->sums[i].commas);
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (is_run(s, b))
			speak(s, b->container, b->chars, b->commas);
	}
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++)
		if (s->scored[i])
			s->scores[i] *= 1 - search_link_density(s, i);
}

/* ---- the best container ------------------------------------------------------------------ */

struct finalists {
	int32_t at[CANDIDATES]; /* the best first */
	int n;
};

static struct finalists best_of(const struct region_search *s)
{
	struct finalists b = {0};
	for (int32_t i = 0; i < (int32_t)s->page->elements.n; i++) {
		if (!s->scored[i])
			continue;
		int k = b.n < CANDIDATES ? b.n++ : CANDIDATES;
		for (; k > 0 && s->scores[i] > s->scores[b.at[k - 1]]; k--)
			if (k < CANDIDATES)
				b.at[k] = b.at[k - 1];
		if (k < CANDIDATES)
			b.at[k] = i;
	}
	return b;
}

static bool is_body(const struct region_search *s, int32_t i)
{
	return i < 0 || s->page->elements.at[i].tag == TAG_body ||
	       s->page->elements.at[i].parent < 0;
}

/* What holds the best one and most of its rivals, if they are nearly as good. */
static int32_t around_rivals(const struct region_search *s, const struct finalists *b)
{
	int32_t top = b->at[0];
	int rivals = 0;
	for (int k = 1; k < b->n; k++)
		rivals += s->scores[b->at[k]] >= .75f * s->scores[top];
	if (rivals < RIVALS)
		return top;
	for (int32_t i = parent_of(s, top); !is_body(s, i); i = parent_of(s, i)) {
		int held = 0;
		for (int k = 1; k < b->n; k++)
			held += s->scores[b->at[k]] >= .75f * s->scores[top] && b->at[k] != i &&
				element_within(s->page, b->at[k], i);
		if (held >= RIVALS)
			return i;
	}
	return top;
}

/* What is around it, when that scores better still, or holds nothing else. */
static int32_t climb(struct region_search *s, int32_t top)
{
	begin_score(s, top);
	float last = s->scores[top], least = last / 3;
	for (int32_t i = parent_of(s, top); !is_body(s, i); i = parent_of(s, i)) {
		if (!s->scored[i])
			continue;
		if (s->scores[i] < least)
			break;
		if (s->scores[i] > last) {
			top = i;
			break;
		}
		last = s->scores[i];
	}
	for (int32_t i = parent_of(s, top); !is_body(s, i) && s->sums[i].children == 1;
	     i = parent_of(s, i))
		top = i;
	begin_score(s, top);
	return top;
}

/* ---- joining ----------------------------------------------------------------------------- */

static bool reads_as_paragraph(struct str text, uint32_t chars, float links)
{
	if (chars > 80)
		return links < .25f;
	if (!chars || links > 0)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (text.at[i] == '.' && (i + 1 == text.n || text.at[i + 1] == ' '))
			return true;
	return false;
}

static bool joins(struct region_search *s, int32_t sibling, int32_t top, float least)
{
	struct page *p = s->page;
	const struct page_element *el = &p->elements.at[sibling], *best = &p->elements.at[top];
	bool same = el->class.n && str_eq(el->class, best->class);
	float bonus = same ? s->scores[top] * .2f : 0;
	if (s->scored[sibling] && s->scores[sibling] + bonus >= least)
		return true;
	return is_paragraph(s, sibling) &&
	       reads_as_paragraph(element_text(p, sibling, 1000), s->sums[sibling].chars,
				  search_link_density(s, sibling));
}

static void take(struct region_search *s, int32_t i)
{
	enum tag tag = s->page->elements.at[i].tag;
	for (int32_t k = i; k < s->page->elements.at[i].end; k++)
		s->inside[k] = true;
	s->altered[i] = tag != TAG_div && tag != TAG_article && tag != TAG_section &&
			tag != TAG_p && tag != TAG_ol && tag != TAG_ul;
}

/* The best one and those beside it that are like it; `runs`: the blocks of text beside it. */
static void join(struct region_search *s, int32_t top, bool *runs)
{
	const struct page *p = s->page;
	int32_t around = p->elements.at[top].parent;
	float least = s->scores[top] * .2f < 10 ? 10 : s->scores[top] * .2f;
	for (int32_t i = around + 1; i < p->elements.at[around].end; i = p->elements.at[i].end)
		if (p->elements.at[i].parent == around && !s->gone[i] &&
		    (i == top || joins(s, i, top, least)))
			take(s, i);
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (b->container == around && is_run(s, b))
			runs[i] = reads_as_paragraph(block_text(p, b), b->chars,
						     (float)b->link_words /
							     (float)(b->words + !b->words));
	}
}

/* ---- an attempt -------------------------------------------------------------------------- */

/* Fills `states`; returns the code points kept. */
static uint32_t attempt(struct region_search *s, struct page_region *r, struct met met,
			uint8_t *states)
{
	struct page *p = s->page;
	size_t n = p->elements.n;
	bool *runs = arena_alloc(&p->arena, p->blocks.n + 1);
	strip(s, r, met);
	tell_paragraphs(s);
	score(s);
	memset(s->inside, 0, n * sizeof *s->inside);
	memset(s->altered, 0, n * sizeof *s->altered);
	struct finalists b = best_of(s);
	int32_t top = b.n ? around_rivals(s, &b) : NOWHERE;
	if (is_body(s, top))
		memset(s->inside, 1, n * sizeof *s->inside);
	else
		join(s, climb(s, top), runs);
	bool *before = arena_alloc(&p->arena, n + 1);
	memcpy(before, s->gone, n * sizeof *before);
	search_clean(s);
	uint32_t chars = 0;
	for (size_t i = 0; i < p->blocks.n; i++) {
		int32_t leaf = p->blocks.at[i].leaf;
		bool in = s->inside[leaf] || runs[i];
		states[i] = !in || before[leaf] ? BLOCK_OUTSIDE
			    : s->gone[leaf]     ? BLOCK_CLEANED
						: BLOCK_KEPT;
		chars += states[i] == BLOCK_KEPT ? p->blocks.at[i].chars : 0;
	}
	return chars;
}

/* Is nearly all that is long said to be hidden? A script would have shown it. */
static bool is_mostly_hidden(const struct page *p)
{
	uint32_t hidden = 0, seen = 0;
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (block_is_long(b))
			*(p->elements.at[b->leaf].hidden ? &hidden : &seen) += b->words;
	}
	return hidden > 3 * seen && hidden >= 60;
}

static struct region_search begin(struct page *p, const struct page_region *r)
{
	size_t n = p->elements.n + 1;
	struct arena *a = &p->arena;
	uint8_t *marks = arena_alloc(a, n);
	bool *tables = arena_alloc(a, n);
	search_mark(p, marks);
	search_tell_tables(p, tables);
	struct region_search s = {
		.page = p,
		.marks = marks,
		.data_tables = tables,
		.gone = arena_alloc(a, n),
		.paragraph = arena_alloc(a, n),
		.through = arena_alloc(a, n),
		.inside = arena_alloc(a, n),
		.altered = arena_alloc(a, n),
		.sums = ARENA_ARRAY(a, n, struct sums),
		.scores = ARENA_ARRAY(a, n, float),
		.scored = arena_alloc(a, n),
	};
	for (int32_t i = 0; i + 1 < (int32_t)n; i++) {
		int32_t parent = p->elements.at[i].parent;
		r->unlikely[i] = (parent >= 0 && r->unlikely[parent]) || is_unlikely(&s, i);
	}
	return s;
}

struct page_region region_find(struct page *p, struct str title, bool byline)
{
	static const struct scruples minds[REGION_ATTEMPTS] = {{true, true, true},
							       {false, true, true},
							       {false, false, true},
							       {false, false, false}};
	struct page_region r = {
		.states = arena_alloc(&p->arena, p->blocks.n + 1),
		.unlikely = arena_alloc(&p->arena, p->elements.n + 1),
		.ignore_hidden = is_mostly_hidden(p),
	};
	if (!p->elements.n)
		return r;
	struct region_search s = begin(p, &r);
	uint8_t *states = arena_alloc(&p->arena, p->blocks.n + 1);
	uint32_t most = 0;
	for (int i = 0; i < REGION_ATTEMPTS && most < ENOUGH; i++) {
		s.minds = minds[i];
		uint32_t chars = attempt(&s, &r, (struct met){title, byline, false}, states);
		if (chars <= most && !(chars >= ENOUGH))
			continue;
		most = chars;
		r.attempt = i;
		r.found = true;
		memcpy(r.states, states, p->blocks.n);
	}
	return r;
}
