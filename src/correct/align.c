/* Where an anchor's words stand in the text as it is now, told by them and those around. */
#include "proof.h"

enum {
	DRIFT = 2,  /* words that were put in or left out before a word */
	MARGIN = 6, /* words of the text beyond the anchor's, in which these are looked for */
	TEXT_MOST = 4 << 20,
	SPELLED = 3 * ANCHOR_WORDS, /* words of an anchor and around it, at most */
	LOOKED = SPELLED + 2 * MARGIN,
};

/* The words of the text, counted from 1; those of one hash are chained, the last one first. */
struct text_words {
	struct anchor_word *at; /* at[i - 1] */
	uint32_t n, mask, *heads, *before;
	uint16_t *votes; /* by the word before which an anchor begins, SPELLED further on */
	uint8_t common[SPELLED + 1]
		      [LOOKED + 1]; /* longest common run of words, from there on */
};

/* The words before, of and behind a stretch; which words of the text they are, 0: none. */
struct spelled {
	struct anchor_word at[SPELLED];
	uint32_t stands[SPELLED];
	uint32_t n, own, behind; /* where those of the stretch begin, and those behind it */
};

/* ---- words ------------------------------------------------------------------------------- */

static void chain(struct text_words *t, struct arena *arena)
{
	uint32_t room = 1;
	while (room < t->n)
		room *= 2;
	t->mask = room - 1;
	t->heads = ARENA_ARRAY(arena, room, uint32_t);
	t->before = ARENA_ARRAY_RAW(arena, t->n, uint32_t);
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t *head = &t->heads[t->at[i].hash & t->mask];
		t->before[i] = *head;
		*head = i + 1;
	}
}

static struct text_words *words_of_text(struct proof *w)
{
	VEC(struct anchor_word) all = {0};
	struct anchor_word word;
	if (w->words)
		return w->words;
	for (size_t at = 0; next_word(w->d.text, &at, &word);)
		VEC_PUSH(all, word);
	struct text_words *t = w->words = ARENA_NEW(w->arena, struct text_words);
	t->n = (uint32_t)all.n;
	t->at = ARENA_ARRAY_RAW(w->arena, t->n, struct anchor_word);
	if (t->n)
		memcpy(t->at, all.at, t->n * sizeof *t->at);
	VEC_FREE(all);
	chain(t, w->arena);
	t->votes = ARENA_ARRAY_RAW(w->arena, (size_t)t->n + SPELLED + 2 * DRIFT + 1, uint16_t);
	return t;
}

static void spell(struct spelled *s, struct str words)
{
	struct anchor_word word;
	uint32_t most = s->n + ANCHOR_WORDS;
	for (size_t at = 0; s->n < most && next_word(words, &at, &word);)
		s->at[s->n++] = word;
}

/* ---- a place ----------------------------------------------------------------------------- */

/* Each word that both have votes for the place at which the anchor begins then. */
static void vote(struct text_words *t, const struct spelled *s)
{
	memset(t->votes, 0, ((size_t)t->n + SPELLED + 2 * DRIFT + 1) * sizeof *t->votes);
	for (uint32_t i = 0; i < s->n; i++)
		for (uint32_t k = t->heads[s->at[i].hash & t->mask]; k; k = t->before[k - 1])
			t->votes[k - 1 + SPELLED - i] += t->at[k - 1].hash == s->at[i].hash;
}

static uint32_t votes_near(const struct text_words *t, uint32_t place)
{
	uint32_t sum = 0;
	for (uint32_t k = place < DRIFT ? 0 : place - DRIFT; k <= place + DRIFT; k++)
		sum += t->votes[k];
	return sum;
}

/* The place that most are for; 0: they are too few, or another one has nearly as many. */
static uint32_t elect(const struct text_words *t, const struct spelled *s)
{
	uint32_t most = 0, place = 0, next = 0, own = s->behind - s->own;
	uint32_t far = own > 2 * DRIFT ? own : 2 * DRIFT + 1;
	for (uint32_t k = 0; k < t->n + SPELLED; k++)
		if (votes_near(t, k) > most) {
			most = votes_near(t, k);
			place = k;
		}
	for (uint32_t k = 0; k < t->n + SPELLED; k++)
		if (k + far <= place || place + far <= k)
			next = votes_near(t, k) > next ? votes_near(t, k) : next;
	return 10 * most >= 6 * own && 10 * most >= 12 * next ? place : 0;
}

/* Pairs the words with those of the text from `first` on, as many as can be in their order. */
static void pair(struct text_words *t, struct spelled *s, uint32_t first, uint32_t n)
{
	for (uint32_t i = s->n + 1; i-- > 0;)
		for (uint32_t k = n + 1; k-- > 0;) {
			uint8_t *here = &t->common[i][k];
			if (i == s->n || k == n)
				*here = 0;
			else if (s->at[i].hash == t->at[first + k].hash)
				*here = (uint8_t)(t->common[i + 1][k + 1] + 1);
			else
				*here = t->common[i + 1][k] > t->common[i][k + 1]
						? t->common[i + 1][k]
						: t->common[i][k + 1];
		}
	for (uint32_t i = 0, k = 0; i < s->n && k < n;) {
		if (s->at[i].hash == t->at[first + k].hash)
			s->stands[i++] = first + k++ + 1;
		else if (t->common[i + 1][k] >= t->common[i][k + 1])
			i++;
		else
			k++;
	}
}

/* ---- the stretch ------------------------------------------------------------------------- */

/* The words next to the stretch still stand, and as many as its own between them, or nearly. */
static bool is_hemmed(const struct spelled *s)
{
	if (!s->own || s->behind == s->n || !s->stands[s->own - 1] || !s->stands[s->behind])
		return false;
	uint32_t own = s->behind - s->own;
	uint32_t now = s->stands[s->behind] - s->stands[s->own - 1] - 1;
	return now + 1 >= own && now <= own + 1;
}

/* Enough letters of the stretch stand in words that it still has: "the" alone is not it. */
static bool is_same(const struct spelled *s)
{
	uint32_t all = 0, stand = 0;
	for (uint32_t i = s->own; i < s->behind; i++) {
		uint32_t n = s->at[i].span.end - s->at[i].span.start;
		all += n;
		stand += s->stands[i] ? n : 0;
	}
	return (is_hemmed(s) ? 3 : 2) * stand > all;
}

/*
 * From the first to the last of its words, one of which stands: where these are other ones
 * now, as many words further out, but none of those that stood around the stretch.
 */
static void bounds(const struct spelled *s, uint32_t *from, uint32_t *to)
{
	uint32_t first = s->own, last = s->behind, low = s->own, high = s->behind;
	while (first < s->behind && !s->stands[first])
		first++;
	while (last > first && !s->stands[last - 1])
		last--;
	while (low > 0 && !s->stands[low - 1])
		low--;
	while (high < s->n && !s->stands[high])
		high++;
	low = low ? s->stands[low - 1] + 1 : 1;
	high = high < s->n ? s->stands[high] - 1 : UINT32_MAX;
	*from = s->stands[first] - least(first - s->own, s->stands[first] - low);
	*to = s->stands[last - 1] + least(s->behind - last, high - s->stands[last - 1]);
}

/* What of it lies in the paragraph that has its first word that still stands. */
static struct span within_paragraph(const struct proof *w, const struct spelled *s,
				    uint32_t from, uint32_t to)
{
	const struct text_words *t = w->words;
	uint32_t i = s->own;
	while (!s->stands[i])
		i++;
	uint32_t at = document_paragraph_at(&w->d, t->at[s->stands[i] - 1].span.start);
	struct span paragraph = w->d.paragraphs[at];
	to = least(to, t->n);
	while (t->at[from - 1].span.start < paragraph.start)
		from++;
	while (to > from && t->at[to - 1].span.end > paragraph.end)
		to--;
	return (struct span){t->at[from - 1].span.start, t->at[to - 1].span.end};
}

/* With the signs that stood before its first and behind its last word, if they still do. */
static void widen(const struct spelled *all, struct str text, struct str words, struct span *s)
{
	size_t before = all->at[all->own].span.start, last = all->at[all->behind - 1].span.end;
	size_t behind = words.n - last;
	if (before <= s->start && memcmp(text.at + s->start - before, words.at, before) == 0)
		s->start -= (uint32_t)before;
	if (s->end + behind <= text.n && memcmp(text.at + s->end, words.at + last, behind) == 0)
		s->end += (uint32_t)behind;
}

bool proof_find(struct proof *w, const struct anchor *a, struct span *found)
{
	struct spelled s = {0};
	uint32_t from, to;
	if (w->d.text.n > TEXT_MOST || !w->d.n_paragraphs)
		return false;
	spell(&s, a->before);
	s.own = s.n;
	spell(&s, a->words);
	s.behind = s.n;
	spell(&s, a->after);
	struct text_words *t = words_of_text(w);
	if (s.own == s.behind || !t->n)
		return false;
	vote(t, &s);
	uint32_t place = elect(t, &s);
	if (!place)
		return false;
	uint32_t first = place > SPELLED + MARGIN ? place - SPELLED - MARGIN : 0;
	uint32_t end = place + s.n + MARGIN > SPELLED ? place + s.n + MARGIN - SPELLED : 0;
	end = least(end, t->n);
	if (first >= end)
		return false;
	pair(t, &s, first, least(end - first, LOOKED));
	if (!is_same(&s))
		return false;
	bounds(&s, &from, &to);
	*found = within_paragraph(w, &s, from, to);
	widen(&s, w->d.text, a->words, found);
	return true;
}
