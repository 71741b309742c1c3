/* What is never the name of a place, as it is a body's or in one: the rules of veto.c for that.
 */
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

#include <string.h>

/* "the White House", "Downing Street": where a government sits. */
static bool seat(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	switch (last->hash) {
	case WORD_KREMLIN:
	case WORD_PENTAGON:
		return first == last;
	case WORD_HOUSE:
		return last == first + 1 &&
		       (first->hash == WORD_WHITE || first->hash == WORD_BLUE);
	case WORD_STREET:
		return last == first + 1 && first->hash == WORD_DOWNING;
	default:
		return false;
	}
}

/* "condemned by", "a statement issued by"; not "stopped by the house". */
static bool done_by(const struct recogniser *r, const struct token *t)
{
	switch (t->hash) {
	case WORD_DROPPED:
	case WORD_MARCHED:
	case WORD_PASSED:
	case WORD_STOPPED:
	case WORD_WALKED:
		return false;
	default:
		return t->cue || word_ends_in(token_str(r->f->d, t), "ed");
	}
}

/*
 * "The White House announced", "condemned by the Kremlin", "Downing Street aides": the
 * government, not the house. "Barred from the White House" tells of the house.
 */
static bool government(const struct recogniser *r, const struct contender *s)
{
	if (!seat(r, s) || !s->first || contender_owns(r, s))
		return false;
	const struct token *next = &r->tokens[s->end];
	const struct token *before = &r->tokens[s->first - 1];
	before -= before->hash == WORD_THE && s->first > 1;
	if (before->hash == WORD_BY)
		return done_by(r, before - 1);
	if (!(next->flags & TOKEN_WORD) || capital(next) ||
	    next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
		return false;
	if (next->classes & (LEX(PERSON_NOUN) | LEX(GROUP_NOUN)))
		return true;
	bool acts = next->cue || next->classes & (LEX(AUXILIARY) | LEX(VERB)) ||
		    word_ends_in(token_str(r->f->d, next), "ed");
	return acts && !(before->classes & (LEX(PREPOSITION) | LEX(VERB))) &&
	       !word_ends_in(token_str(r->f->d, before), "ing"); /* "seeking the White House" */
}

/* "Air France", "Wells Fargo" */
static bool carrier_or_bank(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first], *before = t - 1;
	return s->first && (before->hash == WORD_AIR || before->hash == WORD_WELLS) &&
	       capital(before) && !(t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) &&
	       !r->names[s->name].demonym;
}

/* "HMS Kent", "the party United Russia" */
static bool ship_or_party(const struct recogniser *r, const struct contender *s)
{
	const struct token *before = &r->tokens[s->first] - 1;
	if (!s->first || !capital(before) ||
	    before[1].flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
		return false;
	return before->hash == WORD_UNITED || token_names_ship(before);
}

/* "the University of Texas", "the University of North Texas" */
static bool of_institution(const struct recogniser *r, const struct contender *s)
{
	if (s->first < 3 || !(s->before >> BEFORE_DIRECTION & 1))
		return s->before >> BEFORE_INSTITUTION_OF & 1;
	const struct token *of = &r->tokens[s->first - 2];
	return of->hash == WORD_OF && capital(&of[-1]) && of[-1].classes & LEX(INSTITUTION) &&
	       capital(&of[1]);
}

/* "the China Daily", "Radio Pyongyang": of a country the one, of any place the other. */
static bool of_press(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end], *before = &r->tokens[s->first - 1];
	if (s->before_capital && next->classes & LEX(PRESS) && !capital(&next[1]) &&
	    name_country(&r->names[s->name]))
		return !(s->before >> BEFORE_LOCATIVE & 1); /* "in China Reuters said" */
	return s->after_capital && before[-1].hash != WORD_ON &&
	       (before->hash == WORD_RADIO || before->hash == WORD_TV ||
		before->hash == WORD_TELEVISION);
}

static bool american_state(const struct recogniser *r, uint32_t first, uint32_t end)
{
	uint32_t key = toponym_key(r->tokens, first, end);
	struct place_refs refs = gazetteer_find(r->f->places, key);
	for (uint32_t i = 0; i < refs.n; i++) {
		const struct place *p = gazetteer_place(r->f->places, ref_place(refs.at[i]));
		if (p->type == REGION_SUBDIVISION && !memcmp(p->country, "US", 2))
			return true;
	}
	return false;
}

/* "Texas State officials", "the Texas State law": who or what the state has, not its
 * university. */
static bool of_government(const struct token *t)
{
	const uint64_t nouns = LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN);
	return !capital(t) && !(t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) &&
	       (t->classes & nouns || t->hash == WORD_LAW || t->hash == WORD_LAWS) &&
	       t->hash != WORD_TEAM;
}

/*
 * "Mississippi State won", "Michigan State University": American universities. Washington State
 * and New York State may be told from cities so.
 */
bool recognise_state_university(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	bool in_name = first != last && last->hash == WORD_STATE;
	const struct token *state = in_name ? last : last + 1;
	if (state->hash != WORD_STATE || !(in_name || s->before_capital))
		return false;
	bool southern = s->after_capital &&
			(first[-1].classes & LEX(DIRECTION) || first[-1].hash == WORD_NEW);
	bool named = state[1].hash == WORD_UNIVERSITY || state[1].hash == WORD_COLLEGE;
	bool more =
		capital(&state[1]) && !(state[1].flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH));
	bool city = first->hash == WORD_WASHINGTON ||
		    (first->hash == WORD_NEW && first[1].hash == WORD_YORK);
	bool other =
		more || city || s->before >> BEFORE_LOCATIVE & 1 || of_government(&state[1]);
	return (named || !other) && american_state(r, s->first - southern, s->end - in_name);
}

/* "Manchester United" */
static bool of_organization(const struct recogniser *r, const struct contender *s)
{
	return s->after >> AFTER_ORGANIZATION & 1 && !name_country(&r->names[s->name]);
}

/*
 * "Cambridge Analytica", "Osaka Ishin": a name that always has a capital behind it that no list
 * has is part of that of a firm, a party, a person: of 150 such names 2 were places. But in
 * "In Moscow Putin said" the other one is who says it.
 */
static bool never_alone(const struct recogniser *r, const struct contender *s)
{
	const uint64_t told = LEX(COMMON) | LEX(PLACE_GENERIC) | LEX(PLACE_AFTER) |
			      LEX(ORG_HEAD) | LEX(TITLE) | LEX(CALENDAR) | LEX(PREPOSITION);
	const struct place_name *n = &r->names[s->name];
	const struct token *last = &r->tokens[s->end - 1], *next = last + 1;
	return s->before_capital && !(s->before >> BEFORE_LOCATIVE & 1) && n->n > 1 &&
	       n->n < COUNT_MOST && n->before_capital == n->n && !name_country(n) &&
	       !(last->classes & LEX(PLACE_GENERIC)) && !(next->classes & told) &&
	       !(next->flags & TOKEN_UPPER) && !(r->marks[s->end] & MARK_INSIDE);
}

/*
 * "Detroit Edison raised its rates. Edison said": the short form of a firm that is called after
 * a place, though some town has its last name.
 */
static bool short_of_firm(const struct recogniser *r, const struct contender *s)
{
	const struct place_name *n = &r->names[s->name];
	if (!contender_single(s) || !n->first || n->first == s->first ||
	    n->kind.class < CLASS_CITY || n->kind.city > LARGE_CITY || contender_placed(s) ||
	    name_placed(n))
		return false;
	return next_word(r, n->first) && r->marks[n->first - 1] & MARK_ENDS &&
	       capital(&r->tokens[n->first - 1]);
}

bool recognise_body(const struct recogniser *r, const struct contender *s)
{
	const struct place_name *n = &r->names[s->name];
	return (of_institution(r, s) || of_organization(r, s)) && n->refs.n && !n->demonym &&
	       !s->in_longer;
}

/* ---- the table --------------------------------------------------------------------------- */

#define VETOES_BODY(X)                                                                         \
	X("a paper, a station", of_press)                                                      \
	X("a government", government)                                                          \
	X("part of an institution", of_institution)                                            \
	X("a ship or a party", ship_or_party)                                                  \
	X("an airline, a bank", carrier_or_bank)                                               \
	X("part of an organization", of_organization)                                          \
	X("part of a firm or a person", never_alone)                                           \
	X("short for a firm", short_of_firm)

const char *veto_body(const struct recogniser *r, const struct contender *s)
{
#define X(name, holds)                                                                         \
	if (holds(r, s))                                                                       \
		return name;
	VETOES_BODY(X)
#undef X
	return NULL;
}
