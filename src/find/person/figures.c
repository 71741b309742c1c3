/* Which names mean the same person or body. */
#include "names.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

enum { CHAIN_MOST = 16, LETTERS_LEAST = 7, LETTERS_MOST = 24, VARIANTS_MOST = 20000 };

static const struct token *token_of(const struct names *n, uint32_t i)
{
	return &n->at[i];
}

static struct str word_of(const struct names *n, uint32_t token)
{
	return token_str(n->d, token_of(n, token));
}

static uint32_t words_of(const struct name *w)
{
	return w->end - w->first;
}

/* ---- do two names mean the same? --------------------------------------------------------- */

/* "D." and "Donald", "Doug" and "Douglas": one first name begins like the other. */
static bool alike_first(const struct names *n, uint32_t a, uint32_t b)
{
	struct str x = word_of(n, a), y = word_of(n, b);
	size_t least = x.n < y.n ? x.n : y.n;
	bool initial = least == 1 || (least == 2 && (x.at[1] == '.' || y.at[1] == '.'));
	size_t common = 0;
	while (common < least && (x.at[common] | 32) == (y.at[common] | 32))
		common++;
	return initial ? common >= 1 : common >= 3 && x.n + y.n <= 3 * common + 4;
}

static bool holds_word(const struct names *n, const struct name *w, uint32_t hash)
{
	for (uint32_t i = w->first; i < w->end; i++)
		if (n->at[i].hash == hash)
			return true;
	return false;
}

/* "Dean Amar", beside "Vikram Amar": a first name that is a noun for a person, too. */
static bool is_office(const struct names *n, const struct name *w)
{
	uint64_t c = n->at[w->first].classes;
	return words_of(w) == 2 && c & LEX(PERSON_NOUN) && c & LEX_GIVEN && c & LEX(COMMON);
}

/* Two names of several words with the same last one. */
static bool same_full(const struct names *n, const struct figure *g, const struct name *w)
{
	const struct name *best = &n->list.at[g->best];
	if ((best->flags ^ w->flags) & NAME_BODY)
		return false;
	if (w->flags & NAME_BODY) {
		if (words_of(best) != words_of(w))
			return false;
		for (uint32_t i = 0; i < words_of(w); i++)
			if (n->at[best->first + i].hash != n->at[w->first + i].hash)
				return false;
		return true;
	}
	if (is_office(n, w) != is_office(n, best))
		return true;
	return best->first_hash == w->first_hash || holds_word(n, best, w->first_hash) ||
	       holds_word(n, w, best->first_hash) || alike_first(n, best->first, w->first);
}

/* ---- figures ----------------------------------------------------------------------------- */

static uint8_t gender_of_title(const struct names *n, const struct name *w)
{
	uint8_t gender = 0;
	for (uint32_t i = w->title; i < w->first; i++)
		gender |= gender_of(n->at[i].classes);
	return gender;
}

static uint8_t gender_of_name(const struct names *n, const struct name *w)
{
	uint8_t title = gender_of_title(n, w);
	if (title)
		return title;
	uint64_t c = n->at[w->first].classes;
	if (w->flags & NAME_BODY || (words_of(w) < 2 && (c & LEX(SURNAME) || !(c & LEX_GIVEN))))
		return 0;
	if (!(c & LEX_GIVEN))
		return gender_of(english_surname(word_of(n, w->end - 1)));
	return (c & LEX(FIRST_MALE) ? GENDER_MALE : 0) |
	       (c & LEX(FIRST_FEMALE) ? GENDER_FEMALE : 0);
}

static uint32_t new_figure(struct names *n, uint32_t index)
{
	struct name *w = &n->list.at[index];
	uint32_t id = (uint32_t)n->figures.n;
	uint32_t *last = chain_at(&n->last_chain, w->last_hash);
	struct figure g = {.best = index,
			   .first_hash = w->first_hash,
			   .last_hash = w->last_hash,
			   .next = *last};
	*last = id + 1;
	if (words_of(w) > 1) {
		uint32_t *first = chain_at(&n->first_chain, w->first_hash);
		g.next_first = *first;
		*first = id + 1;
	}
	n->figures.at[n->figures.n++] = g;
	return id;
}

/* Is `w` a better name to show than the one that `best` is? More words, and not in a headline.
 */
static bool fuller(const struct names *n, const struct name *w, const struct name *best)
{
	if ((w->flags ^ best->flags) & NAME_HEADLINE && words_of(w) >= words_of(best))
		return best->flags & NAME_HEADLINE;
	if ((w->flags ^ best->flags) & NAME_GIVEN &&
	    words_of(w) > 1) /* "Vermonter Bernie Sanders" */
		return w->flags & NAME_GIVEN;
	if (words_of(w) != words_of(best))
		return words_of(w) > words_of(best) && words_of(w) <= 5;
	return word_of(n, w->first).n > word_of(n, best->first).n + 1 &&
	       w->first_hash != best->first_hash;
}

static void join(struct names *n, uint32_t index, uint32_t figure)
{
	struct name *w = &n->list.at[index];
	struct figure *g = &n->figures.at[figure];
	const struct token *before = w->title ? &n->at[w->title - 1] : NULL;
	w->figure = figure;
	g->n++;
	g->full += words_of(w) > 1;
	if (!g->words || fuller(n, w, &n->list.at[g->best])) {
		g->best = index;
		g->words = (uint16_t)words_of(w);
	}
	uint8_t gender = gender_of_name(n, w);
	if (gender && (!g->gender || g->gender == 3))
		g->gender = gender;
	if (w->flags & NAME_TITLED) {
		g->person += 3;
		g->titled = true;
	}
	if (w->flags & NAME_GIVEN && !(w->flags & NAME_BODY))
		g->person += 3;
	if (w->flags & NAME_BODY)
		g->body += 4;
	if (w->flags & NAME_ACRONYM && !g->full) /* not the SMITH of John Smith */
		g->body += 2;
	if (words_of(w) == 1 && !(w->flags & NAME_ACRONYM) &&
	    n->at[w->first].classes & (LEX_GIVEN | LEX(SURNAME)))
		g->person += 1;
	if (before && !(n->at[w->title].flags & TOKEN_SENTENCE)) {
		if (token_lower(before) && before->classes & LEX(ORG_NOUN))
			g->body += 3;
		else if (before->hash == WORD_THE && !(w->flags & NAME_TITLED))
			g->body += 2;
	}
}

/* Names of several words. */
static void join_full(struct names *n)
{
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		if (words_of(w) < 2)
			continue;
		uint32_t id = chain_head(&n->last_chain, w->last_hash);
		for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next)
			if (same_full(n, &n->figures.at[id - 1], w))
				break;
		join(n, i, id ? id - 1 : new_figure(n, i));
	}
}

/* "Megyn" for Megyn Kelly, "Li" for Li Wenzu; of two Lis the one spoken of last. */
static uint32_t by_first_name(const struct names *n, const struct name *w, uint32_t recent)
{
	uint32_t best = 0;
	uint32_t id = chain_head(&n->first_chain, w->last_hash);
	for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next_first) {
		const struct name *full = &n->list.at[n->figures.at[id - 1].best];
		bool personal =
			full->flags & NAME_GIVEN || n->at[full->first].classes & LEX(SURNAME);
		if (!personal || full->flags & NAME_BODY)
			continue;
		if (id == recent && !(full->flags & NAME_GIVEN))
			return id;
		best = best ? UINT32_MAX : id;
	}
	return best == UINT32_MAX ? 0 : best;
}

/* The figure a surname, a first name alone means; 0: none, else index + 1. */
static uint32_t named_by(const struct names *n, const struct name *w, uint32_t recent)
{
	uint8_t gender = gender_of_title(n, w);
	uint32_t best = 0, most = 0;
	uint32_t id = chain_head(&n->last_chain, w->last_hash);
	for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next) {
		const struct figure *g = &n->figures.at[id - 1];
		if (gender && g->gender && !(gender & g->gender))
			continue;
		if (g->words > 1 && n->list.at[g->best].flags & NAME_BODY)
			continue;
		uint32_t score = 1 + g->full * 2 + (id == recent ? 3 : 0);
		if (score >= most) {
			most = score;
			best = id;
		}
	}
	if (best || w->flags & NAME_ACRONYM)
		return best;
	return by_first_name(n, w, recent);
}

/* ---- acronyms ---------------------------------------------------------------------------- */

static uint32_t letters_hash(const char *letters, size_t n)
{
	return hash_bytes(letters, n) ^ 0x5bd1e995u;
}

/* The first letters of a name of several words: "Federal Election Commission" -> fec. */
static uint32_t initials_of(const struct names *n, const struct name *w)
{
	char letters[16];
	size_t k = 0;
	for (uint32_t i = w->first; i < w->end && k < sizeof letters; i++)
		if (token_capital(&n->at[i]))
			letters[k++] = (char)(n->d->text.at[n->at[i].start] | 32);
	return k >= 2 ? letters_hash(letters, k) : 0;
}

static uint32_t acronym_of(const struct names *n, const struct name *w)
{
	char letters[16];
	size_t k = 0;
	struct str s = word_of(n, w->first);
	for (size_t i = 0; i < s.n && k < sizeof letters; i++)
		if (s.at[i] != '.')
			letters[k++] = (char)(s.at[i] | 32);
	return k >= 2 ? letters_hash(letters, k) : 0;
}

/* ---- single words ------------------------------------------------------------------------ */

static bool is_acronym(const struct names *n, const struct name *w)
{
	return w->flags & NAME_ACRONYM || n->at[w->first].flags & TOKEN_DOTTED;
}

/* The figure that a name of one word means; 0: none, else index + 1. */
static uint32_t meant_by(const struct names *n, const struct chain *initials,
			 const struct name *w, uint32_t recent)
{
	uint32_t id = is_acronym(n, w) ? chain_head(initials, acronym_of(n, w)) : 0;
	return id ? id : named_by(n, w, recent);
}

static void join_single(struct names *n, const struct chain *initials)
{
	uint32_t recent = 0;
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		if (words_of(w) == 1 && w->flags & NAME_MAYBE)
			continue;
		if (words_of(w) == 1) {
			uint32_t id = meant_by(n, initials, w, recent);
			join(n, i, id ? id - 1 : new_figure(n, i));
		}
		recent = w->figure + 1;
	}
}

/* Words that are names only if others say so. */
static void join_maybes(struct names *n, const struct chain *initials)
{
	uint32_t recent = 0;
	for (uint32_t i = 0; i < n->list.n; i++) {
		struct name *w = &n->list.at[i];
		if (w->flags & NAME_MAYBE && words_of(w) == 1) {
			uint32_t id = meant_by(n, initials, w, recent);
			w->figure = UINT32_MAX;
			if (!id)
				continue;
			join(n, i, id - 1);
		}
		recent = w->figure + 1;
	}
}

/* Drops the words that turned out to be no names; figures keep pointing at theirs. */
static void drop_maybes(struct names *n)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < n->list.n; i++) {
		uint32_t figure = n->list.at[i].figure;
		if (figure == UINT32_MAX)
			continue;
		if (kept != i) {
			if (n->figures.at[figure].best == i)
				n->figures.at[figure].best = kept;
			n->list.at[kept] = n->list.at[i];
		}
		kept++;
	}
	n->list.n = kept;
}

/* ---- spelling variants ------------------------------------------------------------------- */

/* Is y got from x by one letter changed, put in or left out, and not by an ending -s or -a? */
static bool one_edit(struct str x, struct str y)
{
	if (x.n > y.n)
		return one_edit(y, x);
	if (y.n - x.n > 1)
		return false;
	size_t k = 0;
	while (k < x.n && (x.at[k] | 32) == (y.at[k] | 32))
		k++;
	if (k == x.n) /* only the end differs */
		return x.n < y.n && (y.at[k] == 'y' || y.at[k] == 'i');
	const char *rest = x.at + k + (x.n == y.n);
	size_t left = x.n - k - (x.n == y.n);
	return left == y.n - k - 1 && memcmp(rest, y.at + k + 1, left) == 0;
}

static bool variant(const struct names *n, const struct figure *a, const struct figure *b)
{
	const struct name *x = &n->list.at[a->best], *y = &n->list.at[b->best];
	const struct token *p = &n->at[x->end - 1], *q = &n->at[y->end - 1];
	if (p->classes & q->classes & LEX(SURNAME) || (p->classes | q->classes) & LEX(COMMON))
		return false;
	if (words_of(x) > 1 && words_of(y) > 1 && x->first_hash != y->first_hash)
		return false;
	if (a->gender && b->gender && !(a->gender & b->gender))
		return false;
	return one_edit(token_str(n->d, p), token_str(n->d, q));
}

static void merge(struct names *n, uint32_t a, uint32_t b)
{
	struct figure *into = &n->figures.at[a], *from = &n->figures.at[b];
	if (from->n > into->n || (from->n == into->n && from->words > into->words)) {
		struct figure *swap = into;
		into = from;
		from = swap;
	}
	from->merged = (uint32_t)(into - n->figures.at) + 1;
	into->n += from->n;
	into->full += from->full;
	into->person = (int16_t)(into->person + from->person);
	into->body = (int16_t)(into->body + from->body);
	into->gender = into->gender ? into->gender : from->gender;
	if (fuller(n, &n->list.at[from->best], &n->list.at[into->best]))
		into->best = from->best;
}

static bool may_vary(const struct names *n, uint32_t figure)
{
	const struct token *t = &n->at[n->list.at[n->figures.at[figure].best].end - 1];
	uint32_t letters = t->end - t->start;
	return letters >= LETTERS_LEAST && letters < LETTERS_MOST &&
	       !(t->classes & LEX(COMMON));
}

/* The last word of its fullest name. */
static struct str surname_of(const struct names *n, uint32_t figure)
{
	return word_of(n, n->list.at[n->figures.at[figure].best].end - 1);
}

/*
 * Enters figure `id` under its surname's word with each letter left out, and whole; merges it
 * with the first that is under the same, if one is a variant of the other. The hash of the
 * letters that are left changes by two of them when the gap moves on.
 */
static void enter_variant(struct names *n, struct chain *seen, uint32_t id)
{
	const uint32_t step = 0x01000193;
	const struct figure *g = &n->figures.at[id];
	struct str s = surname_of(n, id);
	uint32_t letters[LETTERS_MOST + 1] = {0}, hash = 0, place = 1;
	for (size_t i = 0; i < s.n; i++)
		letters[i] = (uint32_t)(unsigned char)(s.at[i] | 32);
	for (size_t i = 1; i < s.n; i++, place *= step)
		hash += letters[i] * place;
	place = 1;
	for (size_t cut = 0; cut <= s.n && !n->figures.at[id].merged; cut++, place *= step) {
		uint32_t *slot = chain_at(seen, hash * 0x9e3779b1u);
		if (!*slot)
			*slot = id + 1;
		else if (*slot - 1 != id && !n->figures.at[*slot - 1].merged &&
			 variant(n, &n->figures.at[*slot - 1], g))
			merge(n, *slot - 1, id);
		hash += (letters[cut] - letters[cut + 1]) * place;
	}
}

/*
 * Do any two of the surnames differ by one letter? Such share the first three or the last
 * three.
 */
static bool any_edit(const struct names *n, const uint32_t *figures, uint32_t many)
{
	enum { LOOK_MOST = 24 };
	uint32_t ends[LOOK_MOST][2];
	if (many > LOOK_MOST)
		return true; /* maybe: looking at all pairs is only for few */
	for (uint32_t i = 0; i < many; i++) {
		struct str s = surname_of(n, figures[i]);
		const unsigned char *p = (const unsigned char *)s.at, *last = p + s.n - 3;
		ends[i][0] = (p[0] | p[1] << 8 | p[2] << 16) | 0x202020;
		ends[i][1] = (last[0] | last[1] << 8 | last[2] << 16) | 0x202020;
		for (uint32_t k = 0; k < i; k++)
			if ((ends[k][0] == ends[i][0] || ends[k][1] == ends[i][1]) &&
			    one_edit(surname_of(n, figures[k]), s))
				return true;
	}
	return false;
}

/* Words that differ by one letter share a word with one letter left out. */
static void find_variants(struct names *n, struct arena *scratch)
{
	struct chain seen;
	uint32_t many = 0, letters = 0;
	uint32_t *figures = ARENA_ARRAY_RAW(scratch, n->figures.n, uint32_t);
	for (uint32_t i = 0; i < n->figures.n && many < VARIANTS_MOST; i++)
		if (may_vary(n, i)) {
			letters += (uint32_t)surname_of(n, i).n;
			figures[many++] = i;
		}
	if (many < 2 || !any_edit(n, figures, many))
		return;
	chain_make(&seen, scratch, letters + many);
	for (uint32_t i = 0; i < many; i++)
		enter_variant(n, &seen, figures[i]);
}

/* ---- all --------------------------------------------------------------------------------- */

static bool is_place(const struct names *n, const struct name *w)
{
	uint32_t hashes[8], k = 0;
	for (uint32_t i = w->first; i < w->end && k < 8; i++)
		hashes[k++] = n->at[i].hash;
	return names_place(n->f->places, hashes, k);
}

void figures_tell_places(struct names *n)
{
	for (uint32_t i = 0; i < n->figures.n; i++) {
		struct figure *g = &n->figures.at[i];
		bool personal = g->titled || n->list.at[g->best].flags & NAME_GIVEN;
		g->place = !personal && !g->body && is_place(n, &n->list.at[g->best]);
	}
}

void figures_tell_kinds(struct names *n)
{
	for (uint32_t i = 0; i < n->figures.n; i++) {
		struct figure *g = &n->figures.at[i];
		g->place = g->place && !g->body;
		if (g->person > g->body && !g->place)
			g->kind = FIGURE_PERSON;
		else if (g->body)
			g->kind = FIGURE_ORGANIZATION;
	}
}

void figures_join(struct names *n)
{
	struct arena *scratch = n->f->scratch;
	uint32_t room = (uint32_t)n->list.n + 1;
	struct chain initials;
	n->figures.at = ARENA_ARRAY_RAW(scratch, room, struct figure);
	chain_make(&n->last_chain, scratch, room);
	chain_make(&n->first_chain, scratch, room);
	chain_make(&initials, scratch, room);
	join_full(n);
	for (uint32_t i = 0; i < n->figures.n; i++) {
		uint32_t key = initials_of(n, &n->list.at[n->figures.at[i].best]);
		if (key)
			*chain_at(&initials, key) = i + 1;
	}
	join_single(n, &initials);
	join_maybes(n, &initials);
	drop_maybes(n);
	find_variants(n, scratch);
}
