/*
 * Streets, and roads that have a number. Where somebody is in a street it is a place, and so is
 * a road of a county or a state that has a number; those of a whole country are none, for they
 * run through half of it.
 */
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

enum { LETTERED_DIGITS = 3, ROAD_DIGITS = 4 };

/* ---- streets ----------------------------------------------------------------------------- */

bool toponym_street(const struct token *t)
{
	if (!(t->classes & LEX(PLACE_GENERIC)))
		return false;
	switch (t->hash) {
	case WORD_AVE:
	case WORD_AVENUE:
	case WORD_BLVD:
	case WORD_BOULEVARD:
	case WORD_DR:
	case WORD_DRIVE:
	case WORD_LANE:
	case WORD_PARKWAY:
	case WORD_RD:
	case WORD_ROAD:
	case WORD_ST:
	case WORD_STREET:
		return true;
	default:
		return false;
	}
}

/* How one comes along a street, or is in it: "onto", "at the corner of" */
static bool leads_into_street(const struct token *t)
{
	switch (t->hash) {
	case WORD_ALONG:
	case WORD_ON:
	case WORD_ONTO:
		return true;
	case WORD_OF:
		switch (t[-1].hash) {
		case WORD_BLOCK:
		case WORD_CORNER:
		case WORD_INTERSECTION:
		case WORD_PORTION:
		case WORD_SIDE:
		case WORD_STRETCH:
			return true;
		default:
			return false;
		}
	default:
		return false;
	}
}

/* Not that of a year, "in 2004 Danny Drive moved", "the 2020 case", nor "No. 2". */
static bool house_number(const struct token *t)
{
	return t->flags & TOKEN_NUMBER && t[-1].hash != WORD_IN && t[-1].hash != WORD_THE &&
	       !(t[-1].flags & TOKEN_DOTTED);
}

/* "on Picabo Street's knee", "on Diane Lane": whom an "on" may lead to as well. */
static bool of_person(const struct recogniser *r, const struct contender *s)
{
	const uint64_t given = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	return first[-1].hash == WORD_ON &&
	       (last->flags & TOKEN_POSSESSIVE ||
		(last == first + 1 && first->classes & given && last->hash == WORD_LANE));
}

bool recognise_street(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first];
	if (contender_single(s) || s->first < 2 || s->run_first != s->first ||
	    s->run_end != s->end || !toponym_street(&r->tokens[s->end - 1]) ||
	    first->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
		return false;
	return house_number(&first[-1]) || (leads_into_street(&first[-1]) && !of_person(r, s));
}

/* ---- roads with a number ----------------------------------------------------------------- */

/* Is token i a number behind a word: "KY 52", with `glued` "KY-52"? */
static bool number_at(const struct recogniser *r, uint32_t i, uint32_t digits, bool glued)
{
	const struct token *t = &r->tokens[i];
	return t->flags & TOKEN_NUMBER && t->end - t->start <= digits &&
	       !(t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) &&
	       glued == ((t->flags & TOKEN_GLUED) != 0);
}

/* "KY", "W.Va.", "US": the letters that a road's number follows. */
static bool letters(const struct token *t)
{
	return t->flags & TOKEN_DOTTED || (t->flags & TOKEN_UPPER && t->end - t->start == 2);
}

/* What a state's road is called: "Route 159" */
static bool highway(uint32_t hash)
{
	return hash == WORD_HIGHWAY || hash == WORD_HWY || hash == WORD_ROUTE;
}

/* The same of a county's. */
static bool road(uint32_t hash)
{
	return hash == WORD_RD || hash == WORD_ROAD || highway(hash);
}

/* "CR 2202": the letters of its kind rather than of whose it is. */
static bool kind_letters(uint32_t hash)
{
	return hash == WORD_CR || hash == WORD_SR;
}

/* Is the first place that tokens first..end may mean a subdivision of a country? */
static bool subdivision(const struct recogniser *r, uint32_t first, uint32_t end)
{
	uint32_t key = toponym_key(r->tokens, first, end);
	struct place_refs refs = gazetteer_find(r->f->places, key);
	return refs.n && !(ref_flags(refs.at[0]) & NAME_DEMONYM) &&
	       gazetteer_place(r->f->places, ref_place(refs.at[0]))->type == REGION_SUBDIVISION;
}

/* Is it the name of a county's or a state's road, but for the number? */
static bool road_of_area(const struct recogniser *r, uint32_t first, uint32_t end)
{
	const struct token *t = &r->tokens[first];
	if (end - first == 1)
		return letters(t) && (kind_letters(t->hash) || subdivision(r, first, end));
	const struct token *last = &r->tokens[end - 1];
	if (!road(last->hash))
		return false;
	bool of_state = end - first == 2 && t->hash == WORD_STATE;
	return of_state || last[-1].hash == WORD_COUNTY || last[-1].hash == WORD_CO ||
	       (highway(last->hash) && subdivision(r, first, end - 1));
}

uint32_t recognise_road_end(const struct recogniser *r, uint32_t first, uint32_t end)
{
	bool short_one = end - first == 1 && !kind_letters(r->tokens[first].hash);
	return number_at(r, end, short_one ? LETTERED_DIGITS : ROAD_DIGITS, false) &&
			       road_of_area(r, first, end)
		       ? end + 1
		       : 0;
}

/* Does nothing follow that the number may count: "24 hours", "12 percent"? */
static bool counts_nothing(const struct token *next)
{
	return next->sign != '%' && next->sign != '-' && next->hash != WORD_OF &&
	       next->hash != WORD_PER && !(next->classes & LEX(CALENDAR)) &&
	       (next->sign || next->classes & LEX_FUNCTION ||
		next->flags & (TOKEN_CAPITAL | TOKEN_SENTENCE | TOKEN_PARAGRAPH));
}

/*
 * Does one drive on what it begins with? Not "gave the U.S. 24 hours", "Frankfort, KY 40601".
 */
static bool driven(const struct recogniser *r, const struct contender *s, bool state)
{
	const struct token *before = &r->tokens[s->first - 1], *next = &r->tokens[s->first + 2];
	bool led = before->classes & (LEX(PREPOSITION) | LEX(VERB)) || before->cue ||
		   (state && next->classes & (LEX(AUXILIARY) | LEX(PREPOSITION))) ||
		   (before->hash == WORD_AND && state) || before->flags & TOKEN_NUMBER ||
		   word_ends_in(token_str(r->f->d, before), "ed");
	return led && before->hash != WORD_IN && before->hash != WORD_FOR && !capital(before) &&
	       counts_nothing(next);
}

bool recognise_road_letters(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	if (!contender_single(s) || !s->first || !letters(&r->tokens[s->first]) ||
	    s->before >> BEFORE_CAPITAL_COMMA & 1)
		return false;
	if (next->sign == '-' && next->flags & TOKEN_GLUED)
		return number_at(r, s->end + 1, LETTERED_DIGITS, true);
	return number_at(r, s->end, LETTERED_DIGITS, false) &&
	       driven(r, s, !name_country(&r->names[s->name]));
}

bool recognise_numbered(const struct recogniser *r, const struct contender *s)
{
	return r->tokens[s->end - 1].flags & TOKEN_NUMBER && !r->names[s->name].refs.n;
}

/* Is it all digits: not "AR 15s"? */
static bool all_digits(const struct recogniser *r, const struct token *t)
{
	for (uint32_t i = t->start; i < t->end; i++)
		if (r->f->d->text.at[i] < '0' || r->f->d->text.at[i] > '9')
			return false;
	return true;
}

/* What leads to no road: "an AR 15", "known as CR 7", "24 from Pa. 12 from Ohio". */
static bool leads_elsewhere(const struct token *t)
{
	switch (t->hash) {
	case WORD_ABOUT:
	case WORD_AS:
	case WORD_BY:
	case WORD_DESPITE:
	case WORD_FROM:
	case WORD_TO:
	case WORD_WITH:
		return true;
	default:
		return t->classes & LEX(DETERMINER);
	}
}

/* Along what one drives: "on KY 52". */
static bool drives(uint32_t hash)
{
	return hash == WORD_ON || hash == WORD_ONTO || hash == WORD_ALONG || hash == WORD_OFF ||
	       hash == WORD_ACROSS || hash == WORD_NEAR;
}

/* "Victoria Road 5 miles from town": a noun that the number counts; not "Route 7 runs". */
static bool counted(const struct recogniser *r, const struct token *next)
{
	return !capital(next) && !(next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) &&
	       !(next->classes & (LEX_FUNCTION | LEX(VERB))) && !next->cue &&
	       word_ends_in(token_str(r->f->d, next), "s");
}

/*
 * The letters are those of a road where the article names other places of the state, "AB 5" of
 * California is a bill; those that are no state's only where one drives on it.
 */
static bool lettered_road(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	if (s->before >> BEFORE_CAPITAL_COMMA & 1 || !driven(r, s, true))
		return false;
	if (kind_letters(t->hash))
		return drives(t[-1].hash) || (t[-1].hash == WORD_TO && t[-2].hash == WORD_ON);
	if (leads_elsewhere(&t[-1]))
		return false;
	const struct contender *state = s == r->contenders ? s : s - 1;
	return state->first == s->first && r->names[state->name].near;
}

bool recognise_road(const struct recogniser *r, const struct contender *s)
{
	const struct token *number = &r->tokens[s->end - 1];
	if (!recognise_numbered(r, s) || s->run_first != s->first || !s->first ||
	    !all_digits(r, number))
		return false;
	return capital(&r->tokens[s->first + 1]) ? !counted(r, &number[1])
						 : lettered_road(r, s);
}
