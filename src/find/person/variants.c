/* Figures whose surnames are two spellings of one: "Zelensky", "Zelenskyy". */
#include "names.h"
#include "spelling.h"

enum {
	LETTERS_LEAST = 4, /* of a surname that may vary */
	LETTERS_ALONE = 7, /* when no first name says that both are one */
	LETTERS_MOST = 24,
	VARIANTS_MOST = 20000, /* figures that are looked at */
};

/* A first name written out, "Cassiel", not "C.". */
static bool first_is_full(const struct names *n, const struct name *w)
{
	const struct token *t = &n->at[w->first];
	return t->end - t->start > 2 && !(t->flags & TOKEN_DOTTED);
}

static bool variant(const struct names *n, const struct figure *a, const struct figure *b)
{
	const struct name *x = &n->list.at[a->best], *y = &n->list.at[b->best];
	const struct token *p = &n->at[x->end - 1], *q = &n->at[y->end - 1];
	if (name_words(x) > 1 && name_words(y) > 1 && x->first_hash == y->first_hash &&
	    first_is_full(n, x) && !((x->flags | y->flags) & NAME_BODY))
		return one_letter(token_str(n->d, p), token_str(n->d, q));
	if (token_str(n->d, p).n < LETTERS_ALONE || token_str(n->d, q).n < LETTERS_ALONE)
		return false;
	if (p->classes & q->classes & LEX(SURNAME) || (p->classes | q->classes) & LEX(COMMON))
		return false;
	if (name_words(x) > 1 && name_words(y) > 1 && x->first_hash != y->first_hash)
		return false;
	if (a->gender && b->gender && !(a->gender & b->gender))
		return false;
	return one_edit(token_str(n->d, p), token_str(n->d, q));
}

static bool may_vary(const struct names *n, uint32_t figure)
{
	const struct token *t = &n->at[n->list.at[n->figures.at[figure].best].end - 1];
	uint32_t letters = t->end - t->start;
	bool full = n->figures.at[figure].words > 1;
	return letters >= (full ? LETTERS_LEAST : LETTERS_ALONE) && letters < LETTERS_MOST &&
	       !(t->classes & LEX(COMMON));
}

/* The last word of its fullest name. */
static struct str surname_of(const struct names *n, uint32_t figure)
{
	return token_str(n->d, &n->at[n->list.at[n->figures.at[figure].best].end - 1]);
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
			figures_merge(n, *slot - 1, id);
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
			    one_letter(surname_of(n, figures[k]), s))
				return true;
	}
	return false;
}

/* Words that differ by one letter share a word with one letter left out. */
void figures_join_variants(struct names *n)
{
	struct arena *scratch = n->f->scratch;
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
