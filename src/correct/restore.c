/* Quotes that the reader had a hand in, where the finding gives none in the text as it is now.
 */
#include "proof.h"

#include "reader/text.h"

enum {
	WORDS_LEAST = 3, /* fewer stand in many places */
	DRIFT = 2,       /* words that were put in or left out */
	TEXT_MOST = 4 << 20,
};

/* The words of the anchor against those of the text. */
struct match {
	struct anchor_word words[ANCHOR_WORDS], *text;
	uint32_t n, n_text;
	uint16_t *votes; /* by where the first word would stand, n further on */
};

static void split(struct match *m, const struct proof *w, struct str words)
{
	VEC(struct anchor_word) all = {0};
	struct anchor_word word;
	for (size_t at = 0; m->n < ANCHOR_WORDS && next_word(words, &at, &word);)
		m->words[m->n++] = word;
	for (size_t at = 0; next_word(w->d.text, &at, &word);)
		VEC_PUSH(all, word);
	m->text = all.at;
	m->n_text = (uint32_t)all.n;
}

/* Each word that both have votes for the place at which the stretch begins then. */
static void vote(struct match *m, struct arena *arena)
{
	m->votes = ARENA_ARRAY(arena, (size_t)m->n_text + m->n + 2 * DRIFT + 1, uint16_t);
	for (uint32_t j = 0; j < m->n_text; j++)
		for (uint32_t i = 0; i < m->n; i++)
			m->votes[j + m->n - i] += m->text[j].hash == m->words[i].hash;
}

static uint32_t votes_near(const struct match *m, uint32_t place)
{
	uint32_t sum = 0;
	for (uint32_t k = place < DRIFT ? 0 : place - DRIFT; k <= place + DRIFT; k++)
		sum += m->votes[k];
	return sum;
}

/* The place that most are for; 0: they are too few, or another one has nearly as many. */
static uint32_t elect(const struct match *m)
{
	uint32_t most = 0, place = 0, next = 0, n = m->n_text + m->n;
	for (uint32_t k = 0; k < n; k++)
		if (votes_near(m, k) > most) {
			most = votes_near(m, k);
			place = k;
		}
	for (uint32_t k = 0; k < n; k++)
		if (k + m->n <= place || place + m->n <= k)
			next = votes_near(m, k) > next ? votes_near(m, k) : next;
	return 10 * most >= 6 * m->n && 10 * most > 10 * next + 2 * m->n ? place : 0;
}

/* Which word of the text the i-th one is, near to where it should be; false: none. */
static bool stands(const struct match *m, uint32_t place, uint32_t i, int64_t *at)
{
	for (int64_t far = 0; far <= DRIFT; far++)
		for (int side = -1; side <= 1; side += 2) {
			*at = (int64_t)place - m->n + i + side * far;
			if (*at >= 0 && *at < m->n_text &&
			    m->text[*at].hash == m->words[i].hash)
				return true;
		}
	return false;
}

/* From the first to the last of its words, counted on from those that still stand there. */
static bool stretch(const struct match *m, uint32_t place, struct span *s)
{
	uint32_t i = 0, k = m->n - 1;
	int64_t from, to;
	while (i < m->n && !stands(m, place, i, &from))
		i++;
	while (k > 0 && !stands(m, place, k, &to))
		k--;
	if (i > k)
		return false;
	from -= i;
	to += m->n - 1 - k;
	if (from < 0 || to >= m->n_text || to < from)
		return false;
	*s = (struct span){m->text[from].span.start, m->text[to].span.end};
	return true;
}

/* With the signs that stood before its first and behind its last word, if they still do. */
static void widen(const struct match *m, struct str text, struct str words, struct span *s)
{
	size_t before = m->words[0].span.start, last = m->words[m->n - 1].span.end;
	size_t behind = words.n - last;
	if (before <= s->start && memcmp(text.at + s->start - before, words.at, before) == 0)
		s->start -= (uint32_t)before;
	if (s->end + behind <= text.n && memcmp(text.at + s->end, words.at + last, behind) == 0)
		s->end += (uint32_t)behind;
}

static bool find_words(struct proof *w, const struct anchor *a, struct span *s)
{
	struct match m = {0};
	if (w->d.text.n > TEXT_MOST)
		return false;
	split(&m, w, a->words);
	bool good = m.n >= WORDS_LEAST && m.n_text > 0;
	if (good) {
		vote(&m, w->arena);
		uint32_t place = elect(&m);
		good = place && stretch(&m, place, s);
	}
	if (good)
		widen(&m, w->d.text, a->words, s);
	free(m.text);
	return good;
}

/* ---- into the document ------------------------------------------------------------------- */

/* With the marks of quotation that stand right before and behind it. */
static struct span with_marks(struct str text, struct span s)
{
	static const char *const marks[][2] = {
		{"“", "”"}, {"‘", "’"}, {"«", "»"}, {"\"", "\""}, {"„", "“"}};
	struct span outer = s;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		uint32_t n = (uint32_t)strlen(marks[i][0]), m = (uint32_t)strlen(marks[i][1]);
		if (n > s.start || memcmp(text.at + s.start - n, marks[i][0], n) != 0)
			continue;
		outer.start = s.start - n;
		if (s.end + m <= text.n && memcmp(text.at + s.end, marks[i][1], m) == 0)
			outer.end = s.end + m;
	}
	return outer;
}

/* Makes room for it, and gives all behind it their new numbers. */
static void insert(struct proof *w, uint32_t at, const struct quote *q)
{
	struct document *d = &w->d;
	memmove(d->quotes + at + 1, d->quotes + at, (d->n_quotes - at) * sizeof *d->quotes);
	memmove(w->quotes + at + 1, w->quotes + at, (d->n_quotes - at) * sizeof *w->quotes);
	d->quotes[at] = *q;
	w->quotes[at] = true;
	d->n_quotes++;
	w->bags = NULL;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		d->quotes[i].continues += d->quotes[i].continues > at;
		d->quotes[i].within += d->quotes[i].within > at;
	}
}

uint32_t proof_restore(struct proof *w, struct correction *c)
{
	struct document *d = &w->d;
	struct span s;
	if (!find_words(w, &c->anchor, &s))
		return 0;
	uint32_t paragraph = document_paragraph_at(d, s.start), at;
	struct anchor_bags bags = anchor_bags(&c->anchor);
	struct word_bag own = word_bag(str_slice(d->text, s));
	if (!span_within(s, d->paragraphs[paragraph]) ||
	    anchor_fit(&bags, d->text, s, &own) <= 0)
		return 0;
	struct span outer = with_marks(d->text, s);
	struct quote q = {.span = s,
			  .outer = outer,
			  .kind = outer.start < s.start ? QUOTE_DIRECT : QUOTE_INDIRECT,
			  .paragraph = paragraph,
			  .confidence = 1,
			  .by_person = true,
			  .rule = "by-person",
			  .why = STR("you had a hand in it, so it is put back")};
	if (c->who.n)
		q.speaker = proof_speaker_named(w, c->who);
	if (c->who.n && !q.speaker)
		q.speaker = proof_new_speaker(w, c->who);
	BISECT(at, d->n_quotes,
	       d->quotes[at].span.start < s.start ||
		       (d->quotes[at].span.start == s.start && d->quotes[at].span.end > s.end));
	insert(w, at, &q);
	proof_anchor(w, &c->anchor, s);
	return at + 1;
}
