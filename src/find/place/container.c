#include "container.h"

#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum {
	AREA_WORDS = 5,       /* of the name of a state or country */
	APPOSITION_WORDS = 8, /* ", a small mining town in" */
	KIND_WORDS = 3,       /* "Syrian rebel-held town of" */
};

/* ---- areas ------------------------------------------------------------------------------- */

/* The meanings of the longest name that starts at token i, and its end. */
static struct place_refs name_at(const struct resolver *r, uint32_t i, uint32_t *end)
{
	struct place_refs best = {0};
	uint32_t key = 0;
	for (uint32_t k = i; k < i + AREA_WORDS && k < r->f->tokens.n; k++) {
		const struct token *t = &r->tokens[k];
		if (k > i && t->flags & TOKEN_PARAGRAPH)
			break;
		key = gazetteer_key(key, t->hash);
		struct place_refs refs = {0};
		if (!gazetteer_look_up(r->f->places, key, &refs))
			break;
		if (refs.n && t->flags & TOKEN_CAPITAL) {
			best = refs;
			*end = k + 1;
		}
	}
	return best;
}

/* Is one of the places an area: a country, subdivision, county? Its people count, too. */
static bool any_area(const struct find *f, struct place_refs refs, bool people)
{
	for (uint32_t i = 0; i < refs.n; i++) {
		uint8_t type = gazetteer_place(f->places, ref_place(refs.at[i]))->type;
		if ((people || !(ref_flags(refs.at[i]) & NAME_DEMONYM)) &&
		    (type == REGION_COUNTRY || type == REGION_SUBDIVISION ||
		     type == REGION_COUNTY))
			return true;
	}
	return false;
}

/* ---- where it is said -------------------------------------------------------------------- */

static bool capital_word(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_PARAGRAPH);
}

/* The capital behind "in", "in the", "in northern", "on the"; 0: no capital follows. */
static uint32_t governed(const struct resolver *r, uint32_t i)
{
	const struct token *t = &r->tokens[i + 1];
	uint32_t steps = 0;
	while (steps < 2 && !capital_word(t) && t->classes & (LEX(DETERMINER) | LEX(DIRECTION)))
		steps++, t++;
	return capital_word(t) ? i + 1 + steps : 0;
}

uint32_t container_apposed(const struct resolver *r, uint32_t end)
{
	const struct token *t = &r->tokens[end];
	if (t->flags & TOKEN_PARAGRAPH)
		return 0;
	if (t->sign == ',' || t->sign == '(') {
		if (t[1].flags & TOKEN_PARAGRAPH)
			return 0;
		if (t[1].flags & TOKEN_CAPITAL)
			return end + 1;
		return t[1].classes & LEX(LOCATIVE) ? governed(r, end + 1) : 0;
	}
	if (t->classes & LEX(LOCATIVE) && t->hash != WORD_NEAR)
		return governed(r, end);
	return 0;
}

static bool settlement(const struct token *t)
{
	return t->classes & (LEX(TOWN) | LEX(AREA)) && !(t->flags & TOKEN_CAPITAL);
}

/* ", a mining town in Ukraine", ", a village on the Bulgarian side": the name's first token. */
static uint32_t described(const struct resolver *r, uint32_t end)
{
	const struct token *t = &r->tokens[end];
	bool kind = false;
	if (t->sign != ',' || t->flags & TOKEN_PARAGRAPH || t[1].flags & TOKEN_PARAGRAPH ||
	    !(t[1].classes & LEX(DETERMINER)))
		return 0;
	for (uint32_t i = end + 2; i < end + 2 + APPOSITION_WORDS; i++) {
		const struct token *w = &r->tokens[i];
		if (w->flags & (TOKEN_PARAGRAPH | TOKEN_SENTENCE) || w->sign == ',')
			return 0;
		if (capital_word(w))
			return 0;
		if (kind && (w->classes & LEX(LOCATIVE) || w->hash == WORD_ON))
			return governed(r, i);
		kind = kind || settlement(w);
	}
	return 0;
}

/* The toponym that starts at a token not far behind this one, index + 1; 0: none. */
static uint32_t toponym_at(const struct resolver *r, uint32_t toponym, uint32_t token)
{
	const struct toponyms *t = r->t;
	for (uint32_t i = toponym + 1; i < t->n && t->at[i].first <= token; i++)
		if (t->at[i].first == token)
			return i + 1;
	return 0;
}

/*
 * Is the toponym before this one its owner or its people's: "Iraq's Mosul", "the Syrian town of
 * Saraqib"?
 */
static bool before(const struct resolver *r, const struct toponym *owner,
		   const struct toponym *m)
{
	uint32_t i = owner->end, most = i + KIND_WORDS + 2;
	bool owns = r->tokens[owner->end - 1].flags & TOKEN_POSSESSIVE, kind = false;
	if (m->first == i)
		return owns;
	for (; i < m->first && i < most; i++) {
		const struct token *w = &r->tokens[i];
		if (w->flags & (TOKEN_CAPITAL | TOKEN_PARAGRAPH) || (w->sign && w->sign != '-'))
			return false;
		if (w->hash == WORD_OF)
			return kind && i + 1 == m->first;
		kind = settlement(w);
	}
	return i == m->first && kind;
}

struct place_refs container_beside(const struct resolver *r, uint32_t toponym, uint32_t *by)
{
	const struct toponyms *t = r->t;
	const struct toponym *m = &t->at[toponym];
	uint32_t end = 0, at = container_apposed(r, m->end);
	bool told = false;
	*by = 0;
	if (!at) {
		at = described(r, m->end);
		told = at;
	}
	struct place_refs refs = at ? name_at(r, at, &end) : (struct place_refs){0};
	if (refs.n && any_area(r->f, refs, told)) {
		*by = toponym_at(r, toponym, at);
		return refs;
	}
	const struct toponym *owner = toponym ? &t->at[toponym - 1] : NULL;
	if (!owner || !owner->key || !before(r, owner, m))
		return (struct place_refs){0};
	refs = gazetteer_find(r->f->places, owner->key);
	if (!any_area(r->f, refs, true))
		return (struct place_refs){0};
	*by = toponym;
	return refs;
}

uint32_t container_place(const struct resolver *r, struct place_refs areas, uint32_t by)
{
	const struct use *u = by && r->use_of[by - 1] ? &r->uses[r->use_of[by - 1] - 1] : NULL;
	if (u) {
		const struct sense *s = &r->senses[r->names[u->name].first + u->pick];
		return s->type == REGION_CITY ? 0 : s->place;
	}
	for (uint32_t i = 0; i < areas.n; i++)
		if (any_area(r->f, (struct place_refs){areas.at + i, 1}, true))
			return ref_place(areas.at[i]);
	return 0;
}
