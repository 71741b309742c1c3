#include "proof.h"

#include "reader/text.h"

/* How much better than any other place the one that is taken has to fit. */
static const float MARGIN = .06f;

/* What fits so well is not looked for elsewhere. */
static const float CLEAR = .85f;

/* The best of several places; none when another is nearly as good. */
struct best {
	uint32_t id;
	float fit, next;
};

static void offer(struct best *b, uint32_t id, float fit)
{
	if (fit > b->fit)
		*b = (struct best){id, fit, b->fit};
	else if (fit > b->next)
		b->next = fit;
}

static uint32_t sure(const struct best *b)
{
	return b->fit > b->next + MARGIN ? b->id : 0;
}

void proof_anchor(struct proof *w, struct anchor *a, struct span s)
{
	struct anchor now = anchor_of(w->d.text, s);
	*a = (struct anchor){now.at, arena_str(w->lasting, now.words),
			     arena_str(w->lasting, now.before),
			     arena_str(w->lasting, now.after)};
}

/* ---- quotes ------------------------------------------------------------------------------ */

/* The quote that stands where it stood, in the same words. */
static uint32_t quote_there(const struct proof *w, const struct anchor *a)
{
	const struct document *d = &w->d;
	uint32_t i;
	BISECT(i, d->n_quotes, d->quotes[i].span.start < a->at);
	for (; i < d->n_quotes && d->quotes[i].span.start == a->at; i++)
		if (w->quotes[i] && anchor_is(a, d->text, d->quotes[i].span))
			return i + 1;
	return 0;
}

static void fill_bags(struct proof *w)
{
	if (w->bags)
		return;
	w->bags = ARENA_ARRAY_RAW(w->arena, w->d.n_quotes, struct word_bag);
	for (uint32_t i = 0; i < w->d.n_quotes; i++)
		w->bags[i] = word_bag(str_slice(w->d.text, w->d.quotes[i].span));
}

/* How much of two spans both have. */
static float overlap_of(struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start, end = least(a.end, b.end);
	uint32_t all = (a.end > b.end ? a.end : b.end) - least(a.start, b.start);
	return start < end ? (float)(end - start) / (float)all : 0;
}

/* Of quotes that fit nearly alike, the one that stands where the anchor's words do. */
static uint32_t quote_in_place(struct proof *w, const struct anchor *a, const float *fits)
{
	struct best best = {0};
	struct span s;
	if (!proof_find(w, a, &s))
		return 0;
	for (uint32_t i = 0; i < w->d.n_quotes; i++)
		if (fits[i] > 0)
			offer(&best, i + 1, overlap_of(s, w->d.quotes[i].span));
	return sure(&best);
}

/* Its words stand, for sure, where this quote is not. */
static bool stands_elsewhere(struct proof *w, const struct anchor *a, struct span quote)
{
	struct span s;
	return proof_find(w, a, &s) && !span_overlap(s, quote);
}

uint32_t proof_quote(struct proof *w, struct anchor *a)
{
	uint32_t id = quote_there(w, a);
	if (id)
		return id;
	fill_bags(w);
	struct anchor_bags bags = anchor_bags(a);
	struct best best = {0};
	float *fits = ARENA_ARRAY(w->arena, w->d.n_quotes, float);
	for (uint32_t i = 0; i < w->d.n_quotes; i++)
		if (w->quotes[i]) {
			fits[i] =
				anchor_fit(&bags, w->d.text, w->d.quotes[i].span, &w->bags[i]);
			offer(&best, i + 1, fits[i]);
		}
	id = sure(&best);
	if (!id && best.fit > 0)
		id = quote_in_place(w, a, fits);
	else if (id && best.fit < CLEAR && stands_elsewhere(w, a, w->d.quotes[id - 1].span))
		id = 0;
	if (id)
		proof_anchor(w, a, w->d.quotes[id - 1].span);
	return id;
}

/* ---- names ------------------------------------------------------------------------------- */

static bool is_called(const struct speaker *s, struct str name)
{
	for (uint32_t i = 0; i < s->aliases.n; i++)
		if (str_alike(s->aliases.at[i], name))
			return true;
	return false;
}

/* Whether both have a word of some length: "Elena Dimova", "Ms. Dimova". */
static bool share_a_word(struct str a, struct str b)
{
	enum { SHORT = 3 };
	for (struct str all = a, word; (word = str_word(&all)).n;)
		for (struct str others = b, other; (other = str_word(&others)).n;)
			if (word.n > SHORT && str_alike(word, other))
				return true;
	return false;
}

/* `there`: which rows are left; NULL: all. */
static uint32_t speaker_named(const struct document *d, const bool *there, struct str name)
{
	const struct speaker *s = d->speakers;
	uint32_t called = 0;
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		if (there && !there[i])
			continue;
		if (str_eq(s[i].name, name))
			return i + 1;
		if (!called && (str_alike(s[i].name, name) || is_called(&s[i], name)))
			called = i + 1;
	}
	return called;
}

uint32_t proof_speaker_named(const struct proof *w, struct str name)
{
	return speaker_named(&w->d, w->speakers, name);
}

uint32_t correction_speaker_named(const struct document *d, struct str name)
{
	return speaker_named(d, NULL, name);
}

uint32_t proof_new_speaker(struct proof *w, struct str name)
{
	w->d.speakers[w->d.n_speakers] =
		(struct speaker){.name = name, .confidence = 1, .by_person = true};
	w->speakers[w->d.n_speakers] = true;
	return ++w->d.n_speakers;
}

/* ---- speakers ---------------------------------------------------------------------------- */

/* Of several rows of one name the one that says the quote; and one that is called alike. */
uint32_t proof_speaker(struct proof *w, struct correction *c)
{
	const struct speaker *s = w->d.speakers;
	uint32_t named = 0, n = 0;
	for (uint32_t i = 0; i < w->d.n_speakers; i++)
		if (w->speakers[i] && str_eq(s[i].name, c->who)) {
			named = i + 1;
			n++;
		}
	if (n == 1)
		return named;
	uint32_t quote = proof_quote(w, &c->anchor);
	uint32_t says = quote ? w->d.quotes[quote - 1].speaker : 0;
	if (says && (share_a_word(s[says - 1].name, c->who) || is_called(&s[says - 1], c->who)))
		return says;
	return n ? 0 : proof_speaker_named(w, c->who);
}

/* ---- regions ----------------------------------------------------------------------------- */

static bool is_spelled(const struct document *d, const struct region *r, struct str name)
{
	for (uint32_t i = 0; i < r->n_mentions; i++)
		if (str_alike(str_slice(d->text, r->mentions[i].span), name))
			return true;
	return false;
}

static uint32_t region_named(const struct document *d, const bool *there, struct str name)
{
	const struct region *r = d->regions;
	uint32_t called = 0;
	for (uint32_t i = 0; i < d->n_regions; i++) {
		if (there && !there[i])
			continue;
		if (str_eq(r[i].name, name))
			return i + 1;
		if (!called && (str_alike(r[i].name, name) || is_spelled(d, &r[i], name)))
			called = i + 1;
	}
	return called;
}

uint32_t proof_region_named(const struct proof *w, struct str name)
{
	return region_named(&w->d, w->regions, name);
}

uint32_t correction_region_named(const struct document *d, struct str name)
{
	return region_named(d, NULL, name);
}

/* How well the best of a region's mentions fits; all have the same words. */
static float mention_fit(const struct proof *w, const struct region *r, const struct anchor *a,
			 const struct anchor_bags *bags)
{
	float best = 0;
	for (uint32_t i = 0; i < r->n_mentions; i++) {
		struct span s = r->mentions[i].span;
		if (anchor_is(a, w->d.text, s))
			return 2;
		struct word_bag own = word_bag(str_slice(w->d.text, s));
		float fit = anchor_fit(bags, w->d.text, s, &own);
		best = fit > best ? fit : best;
	}
	return best;
}

uint32_t proof_region(struct proof *w, struct correction *c)
{
	const struct region *r = w->d.regions;
	uint32_t named = 0, n = 0;
	for (uint32_t i = 0; i < w->d.n_regions; i++)
		if (w->regions[i] && str_eq(r[i].name, c->who)) {
			named = i + 1;
			n++;
		}
	if (n < 2)
		return n ? named : proof_region_named(w, c->who);
	struct anchor_bags bags = anchor_bags(&c->anchor);
	struct best best = {0};
	for (uint32_t i = 0; i < w->d.n_regions; i++)
		if (w->regions[i] && str_eq(r[i].name, c->who))
			offer(&best, i + 1, mention_fit(w, &r[i], &c->anchor, &bags));
	return sure(&best);
}
