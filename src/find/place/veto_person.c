/* What is never the name of a place, as it is a person's: the rules of veto.c for that. */
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

/* Towns behind a first name or "Mr.": of 1,016 such names 2 were annotated as places. */
static bool behind_first_name(const struct recogniser *r, const struct contender *s)
{
	const uint32_t first = 1u << BEFORE_FIRST_NAME | 1u << BEFORE_FIRST_COMMON;
	if (s->before >> BEFORE_TITLE & 1) {
		const struct token *title = &r->tokens[s->first - 1];
		/* "Judge Garland": a title in capitals before a surname */
		if (title->flags & TOKEN_DOTTED ||
		    (title->flags & TOKEN_CAPITAL && title[1].classes & LEX(SURNAME) &&
		     !(r->marks[s->first] & MARK_STARTS_AREA)))
			return true;
	}
	if (!(s->before & first))
		return false;
	/* "Florence Italy", its comma forgotten, is no person */
	return !(r->marks[s->first - 1] & MARK_ENDS_LARGE &&
		 r->marks[s->first] & MARK_STARTS_AREA);
}

/* "Paris Hilton", "Virginia Woolf": of 700 first names before a surname 1 was a place. */
static bool before_surname(const struct recogniser *r, const struct contender *s)
{
	const uint64_t other = LEX(COMMON) | LEX(PLACE_GENERIC) | LEX(ORG_HEAD) | LEX(TITLE) |
			       LEX(CALENDAR) | LEX(INSTITUTION) | LEX(PLACE_AFTER) |
			       LEX(PLACE_HEAD) | LEX(ABBREVIATION) | LEX_CLOSED;
	const struct token *name = &r->tokens[s->first], *next = &r->tokens[s->end];
	if (!(name->classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE))) || !contender_single(s) ||
	    !s->before_capital || next->classes & other || next->flags & TOKEN_UPPER)
		return false;
	bool area = r->marks[s->first] & MARK_STARTS_AREA &&
		    r->names[s->name].kind.city < LARGE_CITY;
	return next->classes & LEX(SURNAME) || !(r->marks[s->end] & MARK_STARTS_LARGE || area);
}

/* Is it a country's, and does a mention stand where only a place's does? */
static bool lands_again(const struct place_name *n)
{
	return name_country(n) && places_name(n->before.most[0], n->after.most[0]);
}

/* "between Clinton and Sanders", where both are persons: 987 of 987 such names were no places.
 */
static bool known_person(const struct recogniser *r, const struct contender *s)
{
	if (!contender_single(s))
		return false;
	uint32_t times = word_use(r, r->tokens[s->first].hash)->person;
	if (!times || contender_placed(s))
		return false;
	/* "Denzel Washington … Washington said"; but lands that are one somewhere allow, too */
	if (s->after >> AFTER_SPEECH & 1 && !lands_again(&r->names[s->name]))
		return true;
	return times >= PERSON_SURE && !(r->marks[s->first] & MARK_STARTS_AREA);
}

/* "between Clinton and Sanders", where one is a person: a town that nothing places is, too. */
static bool beside_person(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	if (!contender_single(s) || s->first < 2 || !(t[-1].classes & LEX(CONJUNCTION)) ||
	    t[-1].flags & TOKEN_SENTENCE || t->flags & TOKEN_SENTENCE || !capital(&t[-2]))
		return false;
	return word_use(r, t[-2].hash)->person >= PERSON_SURE && !contender_placed(s) &&
	       !(r->marks[s->first] & (MARK_STARTS_AREA | MARK_STARTS_LARGE));
}

/* "Georgia O'Keeffe", where a country or state is called so, too */
static bool first_name(const struct recogniser *r, const struct contender *s)
{
	return contender_single(s) && s->before_capital && !contender_owns(r, s) &&
	       r->tokens[s->first].classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)) &&
	       surname_behind(r, s->first);
}

/* "Israel Okonjo-Bello": the second half of a surname; not "San Antonio-Austin". */
static bool half_surname(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	return contender_single(s) && s->first > 2 && s->before >> BEFORE_HYPHEN & 1 &&
	       capital(&t[-2]) && t[-1].flags & TOKEN_GLUED && next_word(r, s->first - 2) &&
	       capital(&t[-3]) && t[-3].classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)) &&
	       !(t[-3].classes & LEX(PLACE_HEAD)) &&
	       !(r->marks[s->first - 3] & MARK_STARTS && r->marks[s->first - 2] & MARK_ENDS);
}

/* "Georgia wept", where "Georgia Wells" has come in */
static bool known_first_name(const struct recogniser *r, const struct contender *s)
{
	return contender_single(s) && word_use(r, r->tokens[s->first].hash)->first &&
	       !contender_placed(s) && !name_placed(&r->names[s->name]);
}

/* "Ada's widower, Omar, wept", "their coach, Florence, wept" */
static bool related(const struct recogniser *r, uint32_t first)
{
	const struct token *noun = &r->tokens[first - 2];
	if (noun[1].sign != ',' || noun->flags & TOKEN_CAPITAL)
		return false;
	bool owned = first > 2 && english_determined(noun[-1].hash) == PHRASE_POSSESSED;
	return noun->classes & LEX(RELATION_NOUN) ||
	       (owned && noun->classes & LEX(PERSON_NOUN));
}

/* An age as it is written: "8", and the small ones in words. */
static bool age(const struct token *t)
{
	switch (t->hash) {
	case WORD_TWO:
	case WORD_THREE:
	case WORD_FOUR:
	case WORD_FIVE:
	case WORD_SIX:
	case WORD_SEVEN:
	case WORD_EIGHT:
	case WORD_NINE:
	case WORD_TEN:
	case WORD_ELEVEN:
	case WORD_TWELVE:
		return true;
	default:
		return t->flags & TOKEN_NUMBER && t->end - t->start <= 2;
	}
}

/* The same, and "Chelsea, 8, came first": somebody by the age, or by whose he is. */
static bool apposed_person(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	if (!contender_single(s) || next->sign != ',' || contender_placed(s) ||
	    name_country(&r->names[s->name]))
		return false;
	bool aged = age(&next[1]) && next[2].sign == ',';
	return aged || (s->first > 1 && related(r, s->first));
}

/* "Jordan said he would come": of a first name that a land or town has, too. */
static bool says_of_himself(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->end];
	if (!contender_single(s) || !(s->after >> AFTER_SPEECH & 1) || contender_placed(s) ||
	    !(r->tokens[s->first].classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE))))
		return false;
	t += 1 + (t[1].hash == WORD_THAT);
	return t->hash == WORD_HE || t->hash == WORD_SHE;
}

/* ---- the table --------------------------------------------------------------------------- */

#define VETOES_PERSON(X)                                                                       \
	X("a person of the article", known_person)                                             \
	X("beside a person of the article", beside_person)                                     \
	X("a surname", behind_first_name)                                                      \
	X("half a surname", half_surname)                                                      \
	X("a first name", before_surname)                                                      \
	X("the first name of a person", first_name)                                            \
	X("a first name of the article", known_first_name)                                     \
	X("a person, by age or relation", apposed_person)                                      \
	X("a person, by what is said", says_of_himself)

const char *veto_person(const struct recogniser *r, const struct contender *s)
{
#define X(name, holds)                                                                         \
	if (holds(r, s))                                                                       \
		return name;
	VETOES_PERSON(X)
#undef X
	return NULL;
}
