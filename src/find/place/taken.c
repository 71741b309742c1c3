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

const char *recognise_taken(const struct recogniser *r, const struct contender *s)
{
	return european_union(r, s)   ? "the European Union"
	       : protected_land(r, s) ? "protected land"
				      : NULL;
}
