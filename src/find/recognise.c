#include "toponym.h"

#include "gazetteer.h"
#include "lexicon.h"

/* The longest known name that starts at token i; 0 if none. */
static uint32_t longest(const struct find *f, uint32_t i, uint32_t *key)
{
	uint32_t end = 0, k = 0;
	for (uint32_t n = i; n < f->tokens.n && n < i + 9; n++) {
		const struct token *t = &f->tokens.at[n];
		if (n > i && t->flags & TOKEN_SENTENCE)
			break;
		k = gazetteer_key(k, t->hash);
		if (!gazetteer_begins(f->places, k))
			break;
		if (t->flags & TOKEN_CAPITAL && gazetteer_find(f->places, k).n) {
			end = n + 1;
			*key = k;
		}
	}
	return end;
}

void toponyms_recognise(struct find *f, struct toponyms *t)
{
	const struct token *at = f->tokens.at;
	t->n = 0;
	t->at = ARENA_ARRAY(f->scratch, f->tokens.n + 1, struct toponym);
	for (uint32_t i = 0; i < f->tokens.n; i++) {
		uint32_t key = 0;
		if (!(at[i].flags & TOKEN_CAPITAL) || at[i].classes & (LEX(CALENDAR) | LEX(PRONOUN)))
			continue;
		uint32_t end = longest(f, i, &key);
		if (!end)
			continue;
		if (i && at[i - 1].flags & TOKEN_CAPITAL && at[i - 1].classes & (LEX(TITLE) | LEX(FIRST_MALE) | LEX(FIRST_FEMALE)))
			continue;
		struct place_refs refs = gazetteer_find(f->places, key);
		struct toponym *new = &t->at[t->n++];
		*new = (struct toponym){.span = {at[i].start, at[end - 1].end}, .first = i, .end = end, .key = key};
		new->demonym = ref_flags(refs.at[0]) & NAME_DEMONYM;
		i = end - 1;
	}
}
