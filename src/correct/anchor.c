#include "anchor.h"

#include "reader/text.h"

enum {
	WORDS_MOST = 400, /* bytes of the stretch */
	AROUND = 96,      /* bytes before and behind it */
	FEW = 2,          /* words that say little by themselves */
};

/* The least that is taken for the same: of its own words, and with those around it. */
static const float OWN_LEAST = .6f, ALL_LEAST = .6f, FEW_OWN = .5f, FEW_ALL = .7f;

static struct str cut(struct str text, uint32_t from, uint32_t to)
{
	from = (uint32_t)text_border(text, from);
	to = (uint32_t)text_border(text, to);
	return str_slice(text, (struct span){from, to < from ? from : to});
}

static struct str words_of(struct str text, struct span s)
{
	return cut(text, s.start, least(s.end, s.start + WORDS_MOST));
}

static struct str before_of(struct str text, struct span s)
{
	return cut(text, s.start < AROUND ? 0 : s.start - AROUND, s.start);
}

static struct str after_of(struct str text, struct span s)
{
	return cut(text, s.end, least((uint32_t)text.n, s.end + AROUND));
}

struct anchor anchor_of(struct str text, struct span s)
{
	return (struct anchor){s.start, words_of(text, s), before_of(text, s),
			       after_of(text, s)};
}

bool anchor_is(const struct anchor *a, struct str text, struct span s)
{
	return a->at == s.start && str_eq(a->words, words_of(text, s)) &&
	       str_eq(a->before, before_of(text, s)) && str_eq(a->after, after_of(text, s));
}

/* ---- words ------------------------------------------------------------------------------- */

static bool in_word(uint32_t c)
{
	bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0xc0;
	return letter && !(c >= 0x2000 && c <= 0x206f); /* dashes, quotation marks */
}

static int ascending(const void *one, const void *other)
{
	uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
	return a < b ? -1 : a > b;
}

bool next_word(struct str s, size_t *at, struct anchor_word *word)
{
	uint32_t hash = 0;
	unsigned size;
	for (; *at < s.n; *at += size) {
		uint32_t c = text_fold(text_decode(s, *at, &size));
		if (!in_word(c) && hash)
			break;
		if (!in_word(c))
			continue;
		if (!hash)
			word->span.start = (uint32_t)*at;
		hash = (hash ^ c) * 16777619u + 1;
		word->span.end = (uint32_t)*at + size;
	}
	word->hash = hash;
	return hash;
}

struct word_bag word_bag(struct str s)
{
	struct word_bag bag = {0};
	struct anchor_word word;
	for (size_t at = 0; bag.n < ANCHOR_WORDS && next_word(s, &at, &word);)
		bag.words[bag.n++] = word.hash;
	qsort(bag.words, bag.n, sizeof *bag.words, ascending);
	return bag;
}

/* How many words both have. */
static uint32_t shared(const struct word_bag *a, const struct word_bag *b)
{
	uint32_t n = 0;
	for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
		if (a->words[i] == b->words[k])
			n++, i++, k++;
		else if (a->words[i] < b->words[k])
			i++;
		else
			k++;
	}
	return n;
}

struct anchor_bags anchor_bags(const struct anchor *a)
{
	return (struct anchor_bags){word_bag(a->words), word_bag(a->before),
				    word_bag(a->after)};
}

static float share(uint32_t both, uint32_t all)
{
	return all ? (float)(2 * both) / (float)all : 0;
}

float anchor_share(const struct anchor_bags *a, struct str text, struct span s,
		   const struct word_bag *words)
{
	struct word_bag before = word_bag(before_of(text, s));
	struct word_bag after = word_bag(after_of(text, s));
	return share(shared(&a->words, words) + shared(&a->before, &before) +
			     shared(&a->after, &after),
		     a->words.n + words->n + a->before.n + before.n + a->after.n + after.n);
}

float anchor_fit(const struct anchor_bags *a, struct str text, struct span s,
		 const struct word_bag *words)
{
	uint32_t both = shared(&a->words, words);
	bool few = a->words.n <= FEW;
	if (!both || share(both, a->words.n + words->n) < (few ? FEW_OWN : OWN_LEAST))
		return 0;
	float fit = anchor_share(a, text, s, words);
	return fit < (few ? FEW_ALL : ALL_LEAST) ? 0 : fit;
}
