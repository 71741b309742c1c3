#include "behind.h"

#include "words.h"

enum {
	STORY_BLOCKS = 3,   /* long ones that make a story, behind which the rest may stand */
	STORY_WORDS = 40,   /* or so many words, before an offer */
	OFFER_WORDS = 80,   /* of an offer and all behind it */
	VOICES = 4,         /* readers, at least */
	VOICE_WORDS = 8,    /* of the line that tells who it is, at most */
	LABEL_WORDS = 8,    /* of a heading */
	ABOUT_SHARE = 40,   /* percent of the words, at most, that tell of a firm */
	PROFILE_START = 60, /* bytes of a firm's profile that hold its name */
	PROFILE_SIGNS = 4,
};

struct kept_blocks {
	const struct page *p;
	bool *keep;
	uint32_t *words; /* kept ones before each block */
	uint32_t *longs; /* kept blocks that are long before each block */
	size_t n;
	size_t read;   /* blocks that have been looked at, */
	int32_t story; /* and what holds the long ones of them */
};

static void leave(struct kept_blocks *k, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		k->keep[i] = false;
}

static bool is_heading(const struct page *p, const struct page_block *b)
{
	return tag_classes(p->elements.at[b->container].tag) & TAG_HEADING;
}

/* ---- readers' words ---------------------------------------------------------------------- */

/* A line that tells who, and a text, without a heading. */
static bool is_voice(const struct page *p, int32_t i)
{
	const struct page_element *el = &p->elements.at[i];
	if (el->blocks < 2 || p->blocks.at[el->first_block].words > VOICE_WORDS)
		return false;
	for (int32_t k = i; k < el->end; k++)
		if (tag_classes(p->elements.at[k].tag) & TAG_HEADING)
			return false;
	return true;
}

/* Does it hold voices that are alike, and hardly anything else? */
static bool is_thread(const struct page *p, int32_t i)
{
	const struct page_element *first = NULL;
	uint32_t voices = 0, words = 0;
	for (int32_t k = i + 1; k < p->elements.at[i].end; k = p->elements.at[k].end) {
		const struct page_element *el = &p->elements.at[k];
		bool alike =
			!first || (el->tag == first->tag && str_eq(el->class, first->class));
		if (!el->class.n || !alike || !is_voice(p, k))
			continue;
		first = first ? first : el;
		voices++;
		words += el->words;
	}
	return voices >= VOICES && words * 5 >= p->elements.at[i].words * 4;
}

/* Goes on to block `end`: the story is the lowest element with all long ones kept so far. */
static void read_on(struct kept_blocks *k, size_t end)
{
	for (; k->read < end; k->read++) {
		const struct page_block *b = &k->p->blocks.at[k->read];
		if (!k->keep[k->read] || !block_is_long(b))
			continue;
		k->story = k->story == NOWHERE ? b->container : k->story;
		while (!element_within(k->p, b->container, k->story))
			k->story = k->p->elements.at[k->story].parent;
	}
}

/* Comments: a thread beside what holds the story; in it, it would be a list of the story's. */
static void leave_threads(struct kept_blocks *k)
{
	for (int32_t i = 0; i < (int32_t)k->p->elements.n; i++) {
		const struct page_element *el = &k->p->elements.at[i];
		if (el->blocks < 2 * VOICES || k->longs[el->first_block] < STORY_BLOCKS ||
		    !is_thread(k->p, i))
			continue;
		read_on(k, (size_t)el->first_block);
		if (!element_within(k->p, i, k->story))
			leave(k, (size_t)el->first_block, (size_t)el->last_block + 1);
		i = el->end - 1;
	}
}

/* "Comments", "12 responses", "Your views": what readers say stands below. */
static bool heads_readers(const struct page *p, const struct page_block *b)
{
	static const char *const words[] = {"comment",  "your view",    "have your say",
					    "response", "replies",      "readers",
					    "thoughts", "conversation", "what you say"};
	bool heads = false;
	if (!is_heading(p, b) || b->words > LABEL_WORDS)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		heads |= words_find(block_text(p, b), words[i]);
	return heads;
}

/* Does the block tell who speaks in the next one? A short line, and no sentence. */
static bool tells_who(const struct page *p, const struct page_block *b)
{
	struct str text = block_text(p, b);
	return b->words <= VOICE_WORDS && !is_heading(p, b) &&
	       !strchr(".!?", text.at[text.n - 1]);
}

/* Readers' words below a heading that says so, up to the next one. */
static void leave_readers(struct kept_blocks *k)
{
	for (size_t i = 0; i + 2 < k->n; i++) {
		const struct page_block *b = &k->p->blocks.at[i];
		if (!k->keep[i] || k->longs[i] < STORY_BLOCKS || !heads_readers(k->p, b) ||
		    !tells_who(k->p, b + 1))
			continue;
		size_t end = i + 1;
		while (end < k->n && !is_heading(k->p, &k->p->blocks.at[end]))
			end++;
		leave(k, i, end);
	}
}

/* ---- offers ------------------------------------------------------------------------------ */

static bool is_offer(struct str text)
{
	static const char *const offers[] = {
		"subscribe now",        "subscribe to read",       "subscribe to continue",
		"already a subscriber", "subscribers only",        "to continue reading",
		"keep reading for",     "read the full story",     "sign in to read",
		"log in to read",       "register to read",        "of free articles",
		"free article limit",   "start your free",         "free trial now",
		"for subscribers only", "exclusive to subscribers"};
	for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
		if (words_find(text, offers[i]))
			return true;
	return false;
}

/* Where the text is cut off and the rest is for sale, no more of it follows. */
static void leave_offer(struct kept_blocks *k)
{
	for (size_t i = 0; i < k->n; i++) {
		const struct page_block *b = &k->p->blocks.at[i];
		uint32_t rest = k->words[k->n] - k->words[i];
		if (!k->keep[i] || k->words[i] < STORY_WORDS || rest > OFFER_WORDS ||
		    !is_offer(block_text(k->p, b)))
			continue;
		if (i > 0 && is_heading(k->p, b - 1))
			k->keep[i - 1] = false;
		leave(k, i, k->n);
		return;
	}
}

/* ---- what a firm says of itself ---------------------------------------------------------- */

/* Is it a line of the name, and the next paragraph opens with that? */
static bool is_named_below(const struct page *p, const struct page_block *b, struct str name)
{
	if (b->words > LABEL_WORDS || b == &p->blocks.at[p->blocks.n - 1])
		return false;
	struct str below = block_text(p, b + 1), first = str_word(&name);
	while (first.n && strchr(":,.", first.at[first.n - 1]))
		first.n--;
	below.n = below.n < PROFILE_START ? below.n : PROFILE_START;
	return first.n > 1 && memmem(below.at, below.n, first.at, first.n);
}

/* "About Acme Inc.", "About us": a line of its own, or the bold start of a paragraph. */
static bool is_about(const struct page *p, const struct page_block *b)
{
	struct str text = block_text(p, b);
	if (text.n < 8 || !str_alike((struct str){text.at, 6}, STR("about ")) ||
	    (b->words > LABEL_WORDS && !b->strong))
		return false;
	struct str name = {text.at + 6, text.n - 6};
	if (!b->strong && !is_heading(p, b) && !is_named_below(p, b, name))
		return false;
	bool capital = name.at[0] >= 'A' && name.at[0] <= 'Z';
	return (capital && !str_alike((struct str){name.at, 5}, STR("This "))) ||
	       str_eq(name, STR("us")) || words_find(name, "the company");
}

/* "Orla Steel is a leading maker of bridges, headquartered in Orla": how a firm tells of
 * itself. */
static bool is_profile(const struct page *p, const struct page_block *b)
{
	static const char *const signs[] = {"leading",        "global",    "worldwide",
					    "headquarter",    "solutions", "provider",
					    "founded in",     "customers", "employs",
					    "stock exchange", "mission is"};
	struct str text = block_text(p, b);
	const char *is =
		memmem(text.at, text.n < PROFILE_START ? text.n : PROFILE_START, " is a", 5);
	unsigned found = 0;
	for (size_t i = 0; is && i < sizeof signs / sizeof *signs; i++)
		found += words_find(text, signs[i]);
	bool name = text.n && text.at[0] >= 'A' && text.at[0] <= 'Z' &&
		    !memchr(text.at, '.', is ? (size_t)(is - text.at) : 0);
	return name && found >= PROFILE_SIGNS && block_is_long(b);
}

/* "###", "-30-", "# # #", "ENDS": a release ends here, and what follows is for the press. */
static bool is_end(const struct page *p, const struct page_block *b)
{
	struct str s = block_text(p, b);
	size_t signs = 0;
	while (s.n && strchr("#-* (", s.at[0])) {
		signs += s.at[0] == '#';
		s = (struct str){s.at + 1, s.n - 1};
	}
	while (s.n && strchr("#-* )", s.at[s.n - 1]))
		s.n--;
	return (!s.n && signs >= 3) || str_eq(s, STR("30")) || str_eq(s, STR("ENDS")) ||
	       str_eq(s, STR("Ends"));
}

/* A press release ends with it: up to the next heading that tells of something else. */
static void leave_about(struct kept_blocks *k)
{
	for (size_t i = 0; i < k->n; i++) {
		uint32_t all = k->words[k->n], rest = all - k->words[i];
		bool ends = is_end(k->p, &k->p->blocks.at[i]);
		if (!k->keep[i] || k->longs[i] < STORY_BLOCKS ||
		    rest * 100 > all * ABOUT_SHARE ||
		    !(ends || is_about(k->p, &k->p->blocks.at[i]) ||
		      is_profile(k->p, &k->p->blocks.at[i])))
			continue;
		size_t end = i + 1;
		while (end < k->n && (ends || !is_heading(k->p, &k->p->blocks.at[end])))
			end++;
		leave(k, i, end);
		i = end - 1;
	}
}

/* ---- all --------------------------------------------------------------------------------- */

static void count(struct kept_blocks *k)
{
	for (size_t i = 0; i < k->n; i++) {
		const struct page_block *b = &k->p->blocks.at[i];
		k->words[i + 1] = k->words[i] + (k->keep[i] ? b->words : 0);
		k->longs[i + 1] = k->longs[i] + (k->keep[i] && block_is_long(b));
	}
}

void behind_leave(const struct page *p, bool *keep)
{
	size_t n = p->blocks.n;
	struct kept_blocks k = {.p = p,
				.keep = keep,
				.words = mem_alloc((n + 1) * sizeof *k.words),
				.longs = mem_alloc((n + 1) * sizeof *k.longs),
				.n = n,
				.story = NOWHERE};
	k.words[0] = k.longs[0] = 0;
	count(&k);
	leave_threads(&k);
	leave_readers(&k);
	count(&k);
	leave_offer(&k);
	leave_about(&k);
	free(k.words);
	free(k.longs);
}
