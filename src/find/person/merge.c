/* Two figures made one, and the name that it is shown by. */
#include "names.h"

/* How long is its first word? */
static size_t letters_of(const struct names *n, const struct name *w)
{
	return token_str(n->d, &n->at[w->first]).n;
}

/* The better one has more words, and stands in no headline. */
bool name_fuller(const struct names *n, const struct name *w, const struct name *best)
{
	if ((w->flags ^ best->flags) & NAME_HEADLINE && name_words(w) >= name_words(best))
		return best->flags & NAME_HEADLINE;
	if ((w->flags ^ best->flags) & NAME_GIVEN &&
	    name_words(w) > 1) /* "Vermonter Bernie Sanders" */
		return w->flags & NAME_GIVEN;
	if (name_words(w) != name_words(best))
		return name_words(w) > name_words(best) && name_words(w) <= 5;
	return letters_of(n, w) > letters_of(n, best) + 1 && w->first_hash != best->first_hash;
}

void figures_merge(struct names *n, uint32_t a, uint32_t b)
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
	into->acts = into->acts || from->acts;
	into->person += from->person;
	into->body += from->body;
	into->gender = into->gender ? into->gender : from->gender;
	if (name_fuller(n, &n->list.at[from->best], &n->list.at[into->best]))
		into->best = from->best;
}
