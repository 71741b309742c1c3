/* What is always the name of a place, whatever speaks against it: rules, as those of veto.c. */
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

/*
 * The European Union, which annotated articles leave out as often as not: a region by the
 * convention that this program keeps.
 */
static bool european_union(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	return (t->hash == WORD_EU && t->flags & TOKEN_UPPER && last == t) ||
	       (t->hash == WORD_EUROPEAN && last->hash == WORD_UNION && last == t + 1);
}

/*
 * "Carara National Park", "Caño Negro Wildlife Refuge": land that is called protected, whatever
 * stands around it; a list of parks has nothing else that would tell. Not "Rangers of" it, nor
 * what a country or a body has: "Brazil Biological Reserve", "Army National Reserve".
 */
static bool protected_land(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	if (!(last->classes & LEX(PROTECTED)) || s->end - s->first < 3 ||
	    !(last[-1].classes & LEX(PROTECTING)) || !capital(&last[-1]) ||
	    last[-1].flags & TOKEN_POSSESSIVE || first->classes & LEX(PROTECTING))
		return false;
	if (s->first > s->run_first && first[-1].hash != WORD_OF)
		return false;
	for (uint32_t i = s->first; i < s->end; i++)
		if (r->tokens[i].hash == WORD_OF ||
		    (i + 2 < s->end && r->tokens[i].classes & LEX(ORG_NOUN)))
			return false;
	return s->end - s->first > 3 || !(r->marks[s->first] & MARK_STARTS_AREA);
}

/*
 * "WASHINGTON Barack Obama pardoned": a dateline that nothing but its capitals sets apart from
 * who comes first.
 */
static bool dateline_by_case(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first], *next = &r->tokens[s->end];
	if (!(t->flags & TOKEN_PARAGRAPH) || !(t->flags & TOKEN_UPPER) ||
	    r->marks[s->first] & MARK_SHOUTED || r->names[s->name].kind.flags & NAME_SHORT)
		return false;
	bool large = r->marks[s->first] & MARK_STARTS_LARGE && r->names[s->name].refs.n;
	bool person = next->classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)) &&
		      next[1].flags & TOKEN_CAPITAL;
	return large && person &&
	       (next->flags & (TOKEN_CAPITAL | TOKEN_UPPER)) == TOKEN_CAPITAL;
}

bool toponym_behind_party(const struct token *tokens, uint32_t first)
{
	const struct token *t = &tokens[first];
	if (first < 3 || !(t->flags & TOKEN_GLUED) || t[-1].sign != '-' ||
	    !(t[-1].flags & TOKEN_GLUED) || (t[-3].sign != ',' && t[-3].sign != '('))
		return false;
	return capital(&t[-2]) && (t[-2].hash == WORD_R || t[-2].hash == WORD_D ||
				   t[-2].hash == WORD_I || t[-2].hash == WORD_DFL);
}

static bool names_state(const struct recogniser *r, const struct place_name *n)
{
	for (uint32_t i = 0; i < n->refs.n; i++) {
		const struct place *p = gazetteer_place(r->f->places, ref_place(n->refs.at[i]));
		if (p->type == REGION_SUBDIVISION)
			return true;
	}
	return false;
}

/* Does the name of somebody, first and last, end before token i? Then a place may follow. */
static bool behind_person(const struct recogniser *r, uint32_t i)
{
	return i > 1 && follows_capital(r, i - 1) && r->marks[i - 2] & MARK_NAME_WORD;
}

/*
 * "(D-Day)" is none: behind a single letter a state alone is sure to be meant, or a place where
 * somebody is named before it.
 */
static bool behind_party(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end], *t = &r->tokens[s->first];
	return s->end == s->run_end &&
	       (next->sign || next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) &&
	       toponym_behind_party(r->tokens, s->first) &&
	       (t[-2].hash == WORD_DFL || names_state(r, &r->names[s->name]) ||
		(behind_person(r, s->first - 3) && !(t->flags & TOKEN_DOTTED) &&
		 !(t->classes & (LEX(CALENDAR) | LEX(EVENT) | LEX(PLACE_GENERIC)))));
}

/* What several places are told to be, behind all their names. */
static bool kind_of_several(uint32_t hash)
{
	switch (hash) {
	case WORD_COUNTIES:
	case WORD_PARISHES:
	case WORD_TOWNSHIPS:
		return true;
	default:
		return false;
	}
}

/*
 * "Barrow, Clarke and Jackson counties": one word of a list whose kind is told at its end. Not
 * "Ann Roe and counties in Ohio".
 */
static bool one_of_several(const struct recogniser *r, const struct contender *s)
{
	enum { LIST_TOKENS = 16 };
	const struct token *t = &r->tokens[s->end];
	if ((t->sign != ',' && t->hash != WORD_AND) || !contender_single(s) ||
	    s->run_first != s->first || s->run_end != s->end ||
	    t[-1].classes & (LEX(CALENDAR) | LEX(GROUP_NOUN) | LEX(ORG_NOUN)))
		return false;
	uint32_t end = least(s->end + LIST_TOKENS, r->n_tokens);
	for (uint32_t i = s->end; i < end; i++) {
		t = &r->tokens[i];
		if (t->flags & TOKEN_PARAGRAPH)
			return false;
		if (t->sign != ',' && t->hash != WORD_AND && !capital(t))
			return i > s->end + 1 && capital(&t[-1]) && kind_of_several(t->hash) &&
			       !recognise_veto(r, s);
	}
	return false;
}

/* "on Wall Street" is none. */
static bool street(const struct recogniser *r, const struct contender *s)
{
	return recognise_street(r, s) && !recognise_veto(r, s);
}

const char *recognise_taken(const struct recogniser *r, const struct contender *s)
{
	return european_union(r, s)     ? "the European Union"
	       : protected_land(r, s)   ? "protected land"
	       : dateline_by_case(r, s) ? "a dateline"
	       : behind_party(r, s)     ? "behind a party"
	       : one_of_several(r, s)   ? "one of several"
	       : recognise_road(r, s)   ? "a road"
	       : street(r, s)           ? "a street"
					: NULL;
}
