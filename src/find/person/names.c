#include "names.h"

#include <stdatomic.h>

/* ---- words that the rules name ----------------------------------------------------------- */

static void known_titles(struct known_words *known)
{
	static const char *const titles[][2] = {
#define X(a, b) {a, b},
		KNOWN_TITLES(X)
#undef X
	};
	for (size_t i = 0; i < N_KNOWN_TITLES; i++)
		for (size_t k = 0; k < 2; k++)
			known->titles[i][k] =
				*titles[i][k] ? token_hash(str_of(titles[i][k])) : 0;
}

static void hash_known(struct known_words *known)
{
#define X(word) known->word = token_hash(STR(#word));
	KNOWN_WORDS(X)
#undef X
	known->for_ = token_hash(STR("for"));
	known_titles(known);
}

/*
 * Hashed for the first article and kept, without anybody waiting for the thread that keeps
 * them.
 */
static void known_fill(struct known_words *known)
{
	static struct known_words kept;
	enum { NONE, BEING_KEPT, KEPT };
	static atomic_int state = NONE;
	int none = NONE;
	if (atomic_load_explicit(&state, memory_order_acquire) == KEPT) {
		*known = kept;
		return;
	}
	hash_known(known);
	if (!atomic_compare_exchange_strong(&state, &none, BEING_KEPT))
		return;
	kept = *known;
	atomic_store_explicit(&state, KEPT, memory_order_release);
}

/* ---- the index --------------------------------------------------------------------------- */

void names_index(struct names *n, const struct find *f)
{
	n->f = f;
	n->d = f->d;
	n->at = f->tokens.at;
	n->n_tokens = f->tokens.n;
	known_fill(&n->known);
	names_scan(n);
	figures_join(n);
	figures_tell_places(n);
	roles_read(n);
	figures_tell_kinds(n);
}

void names_index_free(struct names *n)
{
	VEC_FREE(n->roles);
}
