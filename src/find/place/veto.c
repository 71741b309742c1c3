/* What is never the name of a place, whatever speaks for it: rules, one a row of a table. */
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

#include <string.h>

/* "a Hyundai Santa Fe", and "the Santa Fe" where it was first named so; "Bayern Munich" */
static bool model(const struct recogniser *r, const struct contender *s)
{
	uint32_t named = r->names[s->name].first;
	const struct token *t = &r->tokens[s->first], *first = &r->tokens[named];
	if (s->first && t[-1].classes & LEX(OTHER_NAME) && capital(&t[-1]) &&
	    next_word(r, s->first))
		return true;
	return named && first[-1].classes & LEX(OTHER_NAME) && capital(&first[-1]) &&
	       next_word(r, named) && !contender_placed(s) && s->before >> BEFORE_THE & 1 &&
	       r->names[s->name].kind.city <= LARGE_CITY;
}

/* "Alaska Airlines and Delta" */
static bool airline(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	return s->first > 1 && (t[-2].hash == WORD_AIRLINES || t[-2].hash == WORD_AIRWAYS) &&
	       capital(&t[-2]) && t[-1].classes & LEX(CONJUNCTION) && !contender_placed(s);
}

static bool model_or_airline(const struct recogniser *r, const struct contender *s)
{
	return !(r->tokens[s->first].flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) &&
	       !name_country(&r->names[s->name]) && (model(r, s) || airline(r, s));
}

/* "Coachella the festival", "Chicago the musical" */
static bool told_apart(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->end];
	return t->hash == WORD_THE && !contender_owns(r, s) && next_word(r, s->end) &&
	       !capital(&t[1]) &&
	       (t[1].hash == WORD_FESTIVAL || t[1].classes & (LEX(WORK) | LEX(FIRM)));
}

/* "as big as a Labrador", "two Labradors", not "Labrador" */
static bool breed(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	if (!(t->classes & LEX(NAMESAKE)) || !contender_single(s) || !s->first ||
	    s->before_capital || contender_owns(r, s) ||
	    t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
		return false;
	return t[-1].hash == WORD_A || t[-1].hash == WORD_AN ||
	       word_ends_in(token_str(r->f->d, t), "s");
}

/* Does a phrase end before this word: no "ban" behind "blanket"? */
static bool ends_phrase(const struct token *t)
{
	return t->sign || t->cue || t->classes & (LEX_FUNCTION | LEX(VERB)) ||
	       t->flags & (TOKEN_CAPITAL | TOKEN_SENTENCE | TOKEN_PARAGRAPH);
}

/* "Panama hats", "Philadelphia cream cheese" */
bool recognise_goods(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	if (contender_owns(r, s) || next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH) ||
	    next->flags & TOKEN_CAPITAL)
		return false;
	bool cheese = next->hash == WORD_CREAM && next[1].hash == WORD_CHEESE;
	return cheese || (next->classes & LEX(GOODS) && ends_phrase(&next[1]));
}

/* "Texas Instruments", "the Geneva Conventions" */
static bool named_after(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	return s->before_capital && !contender_owns(r, s) && next->classes & LEX(NAMED_AFTER);
}

/* "OK" and "ME" are states behind a town: "Tulsa, OK" */
static bool two_letters(const struct recogniser *r, const struct contender *s)
{
	const uint32_t before =
		1u << BEFORE_CAPITAL_COMMA | 1u << BEFORE_PLACE_COMMA | 1u << BEFORE_PLACE;
	const uint64_t word =
		LEX(COMMON) | LEX(PRONOUN) | LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(REPLY);
	const struct token *t = &r->tokens[s->first];
	uint32_t letters = t->end - t->start - ((t->flags & TOKEN_DOTTED) != 0); /* "ME." */
	if (!contender_single(s) || letters != 2 || !(t->flags & TOKEN_UPPER))
		return false;
	bool behind = s->before & before && s->first > 1 &&
		      !(t[-2].flags & TOKEN_UPPER && t[-2].end - t[-2].start == 2);
	return t->classes & word && !behind && r->names[s->name].kind.flags & NAME_SHORT &&
	       !name_country(&r->names[s->name]);
}

/*
 * "The Crescent is to be paved": a common word that is a small town's name, which no other
 * place of the article lies near and nothing places.
 */
static bool common_word(const struct recogniser *r, const struct contender *s)
{
	const struct place_name *n = &r->names[s->name];
	return contender_single(s) && r->tokens[s->first].classes & LEX(COMMON) &&
	       n->kind.city < TOWN && n->kind.class >= CLASS_CITY && !n->near &&
	       !contender_placed(s) && !name_placed(n);
}

/*
 * "Kan reported", "Miss laughed", "the Ga people": a state so short that is a word or
 * somebody's name besides has its stop, or stands behind a town, or as a name behind "in".
 */
static bool no_stop(const struct recogniser *r, const struct contender *s)
{
	const uint32_t before =
		1u << BEFORE_CAPITAL_COMMA | 1u << BEFORE_PLACE_COMMA | 1u << BEFORE_PLACE;
	const uint64_t besides = LEX(COMMON) | LEX(FIRST_MALE) | LEX(FIRST_FEMALE) |
				 LEX(SURNAME) | LEX(NAME_PARTICLE);
	enum { SHORT = 4, LETTERS = 2 };
	const struct token *t = &r->tokens[s->first];
	uint32_t n = t->end - t->start;
	bool abbreviated =
		t->classes & LEX(ABBREVIATION) && r->marks[s->first] & MARK_STARTS_AREA;
	bool in = s->before >> BEFORE_LOCATIVE & 1 && !contender_owns(r, s) &&
		  !(t->classes & LEX(COMMON)); /* not "in Mass", "in Kan's cabinet" */
	bool party = t->flags & TOKEN_GLUED && s->first && t[-1].sign == '-';
	if (party || n > SHORT || in || (n > LETTERS && !(t->classes & besides)))
		return false; /* "(R-Ill)", "Calif", "in Mich", "a Minn man" */
	return contender_single(s) && !(s->before & before) &&
	       !(t->flags & (TOKEN_UPPER | TOKEN_DOTTED)) &&
	       (abbreviated || r->names[s->name].kind.flags & NAME_SHORT);
}

/* "in 100 B.C.": a year, not a province. */
static bool era(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	const uint64_t ends = LEX(PREPOSITION) | LEX(CONJUNCTION);
	return contender_single(s) && s->first && t[-1].flags & TOKEN_NUMBER &&
	       next_word(r, s->first) && (t->hash == WORD_BC || t->hash == WORD_B_C) &&
	       (t[1].sign || t[1].classes & ends ||
		t[1].flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH));
}

/* "Closed on Sun & Mon", "Mon 7 May", "on Mon": a day that is called as a place is. */
static bool day(const struct recogniser *r, const struct contender *s)
{
	enum { SHORT_DAY = 4 }; /* bytes: "Mon", "Sept", but not "March" */
	const struct token *t = &r->tokens[s->first];
	if (!contender_single(s) || !(t->classes & LEX(CALENDAR)) || s->first < 2)
		return false;
	uint64_t around = t[-2].classes | t[-1].classes | t[1].classes;
	bool governed = t[-1].classes & LEX(PREPOSITION) && t[-1].hash != WORD_ON;
	if (t->end - t->start <= SHORT_DAY && !governed)
		return true;
	return around & LEX(CALENDAR) || t[1].flags & TOKEN_NUMBER;
}

/*
 * "Reading is fun", "Nice people live there": the first word of a sentence, of a name that
 * stands nowhere as a place's does.
 */
static bool first_word(const struct recogniser *r, const struct contender *s)
{
	const uint64_t verb = LEX(VERB) | LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(CUE_WORD);
	const struct token *t = &r->tokens[s->first], *next = &r->tokens[s->end];
	if (!contender_single(s) || !(t->flags & TOKEN_SENTENCE) ||
	    !(t->classes & LEX(COMMON)) || name_country(&r->names[s->name]) ||
	    contender_owns(r, s) || next->flags & TOKEN_CAPITAL || !(next->flags & TOKEN_WORD))
		return false;
	if (next->classes & LEX(AUXILIARY))
		return word_ends_in(token_str(r->f->d, t), "ing");
	return !(next->classes & verb) && !next->cue && !name_placed(&r->names[s->name]);
}

/*
 * "the Amazon rose", "in the Highlands": rivers and stretches of land have an article that
 * nothing else of their name has. Not "the Amazon warehouse".
 */
static bool with_article(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	uint8_t class = r->names[s->name].kind.class;
	const struct token *last = &r->tokens[s->end - 1];
	if (last[-1].hash != WORD_THE || contender_owns(r, s) ||
	    (class != CLASS_REGION && class != CLASS_NATURE))
		return false;
	return next->flags & (TOKEN_PARAGRAPH | TOKEN_SENTENCE) || next->sign ||
	       next->classes & LEX_CLOSED || next->cue;
}

/*
 * "Lake Victoria", "Jordan River": a name of nature with its kind in it, the whole of a run. Of
 * "the River Elbe" the Elbe is the name.
 */
static bool kind_in_name(const struct recogniser *r, const struct contender *s)
{
	uint64_t kinds = r->tokens[s->first].classes | r->tokens[s->end - 1].classes;
	return kinds & LEX(LANDFORM) && r->tokens[s->first].hash != WORD_RIVER &&
	       s->run_first == s->first && s->run_end == s->end &&
	       r->tokens[s->end].sign != '-';
}

/* "Rhine", of which "Rhine River" is a name, too. */
static bool river(const struct recogniser *r, const struct contender *s)
{
	uint32_t key = gazetteer_key(r->names[s->name].key, WORD_RIVER);
	return gazetteer_find(r->f->places, key).n;
}

bool recognise_landmark(const struct recogniser *r, const struct contender *s)
{
	if (r->names[s->name].kind.class != CLASS_NATURE)
		return false;
	if (!contender_single(s))
		return kind_in_name(r, s);
	if (s->first < 2 || !with_article(r, s))
		return false;
	uint64_t before = r->tokens[s->first - 2].classes;
	return before & LEX(LOCATIVE) || (before & LEX(PREPOSITION) && river(r, s));
}

/* "in Congress", not "Liberty, Mo."; "the West" may be one */
static bool other_word(const struct recogniser *r, const struct contender *s)
{
	const uint32_t located =
		1u << AFTER_COMMA_AREA | 1u << AFTER_COMMA_CODE | 1u << AFTER_DATELINE;
	const struct token *t = &r->tokens[s->end - 1];
	if (!(t->classes & LEX(NOT_PLACE)) || t->classes & LEX(DIRECTION))
		return false;
	bool alone = contender_single(s) || (s->end - s->first == 2 && t[-1].hash == WORD_THE);
	return alone && !(s->after & located) && !with_article(r, s);
}

/*
 * "Western countries", "Central and South America": it describes; "the West" may be one, and
 * "Central has", "Central approved" tell of a town.
 */
static bool direction(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first], *next = &r->tokens[s->end];
	if (!contender_single(s) || !(t->classes & LEX(DIRECTION)) || t->hash == WORD_NORTH ||
	    t->hash == WORD_SOUTH || t->hash == WORD_EAST || t->hash == WORD_WEST)
		return false;
	if (next->sign || capital(next) || next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
		return false;
	if (next->hash == WORD_AND || next->hash == WORD_OR)
		return next[1].classes & LEX(DIRECTION);
	return !(next->classes & LEX_CLOSED) && !word_ends_in(token_str(r->f->d, next), "ed");
}

/* "Moxley's Yard", "Sadler's Wells": an owner that no list has, or that is hardly known. */
static bool owner_in_name(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	const struct name_kind *kind = &r->names[s->name].kind;
	return contender_owns(r, s) && contender_single(s) && capital(next) &&
	       !(next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) &&
	       kind->renown != RENOWN_LARGE && kind->city < TOWN && !contender_placed(s);
}

/* "at UN bases", where a small town is called Un; "at the CHU": towns have no article */
static bool acronym_of_town(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	const struct name_kind *kind = &r->names[s->name].kind;
	return contender_single(s) &&
	       (t->flags & (TOKEN_UPPER | TOKEN_DOTTED)) == TOKEN_UPPER &&
	       (t->classes & LEX(ACRONYM) || s->before >> BEFORE_THE & 1) &&
	       !(r->marks[s->first] & MARK_SHOUTED) && kind->class >= CLASS_CITY &&
	       kind->city < LARGE_CITY && !(kind->flags & NAME_SHORT) && !contender_placed(s);
}

static bool churchly(uint32_t hash)
{
	switch (hash) {
	case WORD_ABBEY:
	case WORD_BASILICA:
	case WORD_CATHEDRAL:
	case WORD_CHAPEL:
	case WORD_CHURCH:
	case WORD_CONVENT:
	case WORD_FEAST:
	case WORD_MONASTERY:
	case WORD_SHRINE:
		return true;
	default:
		return false;
	}
}

/* Do capitals from token i on come to a church, or begin with an owner's hospital, school? */
static bool church_at(const struct recogniser *r, uint32_t i, bool owned, bool town)
{
	const struct token *t = &r->tokens[i];
	for (; capital(t) && !(t->flags & TOKEN_SENTENCE); t++) {
		if (churchly(t->hash) ||
		    (owned && t->classes & (LEX(INSTITUTION) | LEX(ORG_NOUN))))
			return true;
		owned = owned && !town; /* "St. Paul's Central High School" may be the town's */
	}
	return false;
}

static bool saint_at(const struct token *t)
{
	return (t->hash == WORD_ST || t->hash == WORD_SAINT) && capital(t) && capital(&t[1]);
}

/*
 * "the church of St. Peter", "St. Mark's Coptic Cathedral", either of "St. Peter and St. Paul
 * Church": a saint, though towns are called so.
 */
static bool saint(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	uint32_t first = s->first, end = s->end;
	if (!saint_at(t) || end - first != 2 ||
	    !(last->classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE))))
		return false;
	bool owns = last->flags & TOKEN_POSSESSIVE;
	if (first > 4 && t[-1].hash == WORD_AND && saint_at(&t[-3]))
		first -= 3;
	if (last[1].hash == WORD_AND && saint_at(&last[2]))
		end += 3;
	const struct token *before = &r->tokens[first];
	return (first > 1 && before[-1].hash == WORD_OF && churchly(before[-2].hash)) ||
	       church_at(r, end, owns, r->names[s->name].kind.city >= LARGE_CITY);
}

/* "Agence France-Presse", "the Copa America" */
static bool of_other_name(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	return s->first && (t[-1].hash == WORD_AGENCE || t[-1].hash == WORD_COPA) &&
	       capital(&t[-1]) && next_word(r, s->first);
}

/* "Co-owner", not "CA-based": a syllable before a word. */
static bool prefix(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	return contender_single(s) && t->end - t->start == 2 && !(t->flags & TOKEN_UPPER) &&
	       t[1].sign == '-' && t[1].flags & TOKEN_GLUED && t[2].flags & TOKEN_GLUED &&
	       !capital(&t[2]) && !(s->after >> AFTER_BASED & 1);
}

/* "a Honda", "French and Farsi", "Bayern" of Munich: what else a town is called, too. */
static bool make_or_language(const struct recogniser *r, const struct contender *s)
{
	const struct name_kind *kind = &r->names[s->name].kind;
	if (!(r->tokens[s->first].classes & LEX(OTHER_NAME)) || !contender_single(s) ||
	    kind->class < CLASS_COUNTY || contender_placed(s))
		return false;
	bool club = r->marks[s->end] & MARK_STARTS_LARGE && next_word(r, s->end);
	return club || (kind->city < LARGE_CITY && !(s->after >> AFTER_COMMA_KIND & 1) &&
			kind->renown != RENOWN_LARGE && !name_placed(&r->names[s->name]));
}

/* A land whose money is the dollar: ISO 4217. */
static bool has_dollar(const struct recogniser *r, const struct contender *s)
{
	static const char lands[] =
		"AU BB BM BN BS BZ CA FJ GY HK JM LR NA NZ SB SG SR TT TW US ZW";
	const struct place_refs *refs = &r->names[s->name].refs;
	if (!refs->n)
		return false;
	const char *country = gazetteer_place(r->f->places, ref_place(refs->at[0]))->country;
	for (size_t i = 0; i < sizeof lands; i += 3)
		if (!memcmp(&lands[i], country, 2))
			return true;
	return false;
}

/* "US$5 million", "$US 5 million", "five million US dollars" */
static bool money(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *next = &r->tokens[s->end];
	bool hyphen = next->sign == '-' && next->flags & TOKEN_GLUED;
	bool dollar = next[hyphen].hash == WORD_DOLLAR && (hyphen || ends_phrase(&next[1]));
	if ((dollar || next->hash == WORD_DOLLARS) && has_dollar(r, s))
		return true;
	return ((s->first && first[-1].sign == '$' && first->flags & TOKEN_GLUED) ||
		(next->sign == '$' && next->flags & TOKEN_GLUED)) &&
	       contender_single(s);
}

/* "the Marburg virus", and "Marburg cases" where it is first named so */
static bool disease(const struct recogniser *r, const struct contender *s)
{
	const struct place_name *n = &r->names[s->name];
	const struct token *next = &r->tokens[s->end];
	uint8_t class = n->kind.class;
	bool area = class >= CLASS_SUBDIVISION && class < CLASS_CITY;
	bool little = n->kind.city < LARGE_CITY && !area &&
		      (class < CLASS_CITY || n->kind.renown != RENOWN_LARGE);
	if (little && r->tokens[n->end].classes & LEX(DISEASE) && !name_placed(n))
		next = &r->tokens[n->end];
	return next->classes & LEX(DISEASE) && !contender_owns(r, s) &&
	       !(next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)) && !name_country(n);
}

/* "Jupiter's moon", "reaching Mars"; but who lives in Jupiter lives in Florida. */
static bool planet(const struct recogniser *r, const struct contender *s)
{
	const struct place_name *n = &r->names[s->name];
	uint32_t h = r->tokens[s->first].hash;
	return contender_single(s) &&
	       (h == WORD_JUPITER || h == WORD_MARS || h == WORD_VENUS) && !n->near &&
	       !contender_placed(s) && !places_name(n->before.most[0], n->after.most[0]);
}

/* "Saturn's moon Titan … On Titan": what is told to be in the sky where it is first named. */
static bool in_the_sky(const struct recogniser *r, const struct contender *s)
{
	uint32_t first = r->names[s->name].first;
	if (!contender_single(s) || !first || r->tokens[first].flags & TOKEN_PARAGRAPH)
		return false;
	switch (r->tokens[first - 1].hash) {
	case WORD_ASTEROID:
	case WORD_COMET:
	case WORD_GALAXY:
	case WORD_MOON:
	case WORD_PLANET:
		return true;
	default:
		return false;
	}
}

/* "the AMAs", "most SUVs": capitals that stand for several of a kind. */
static bool several(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	struct str word = token_str(r->f->d, t);
	if (!contender_single(s) || word.n < 3 || word.at[word.n - 1] != 's')
		return false;
	for (size_t i = 0; i + 1 < word.n; i++)
		if (word.at[i] < 'A' || word.at[i] > 'Z')
			return false;
	return true;
}

/* "hypersensitivity pneumonitis (HP)", and "HP" from then on and before */
static bool short_for_other(const struct recogniser *r, const struct contender *s)
{
	bool behind = s->first > 1 && r->tokens[s->first - 1].sign == ',' &&
		      r->marks[s->first - 2] & MARK_ENDS; /* "Norfolk, VA" */
	return r->names[s->name].spelt_out && !behind;
}

/* ---- the table --------------------------------------------------------------------------- */

/*
 * The name of a rule in --explain, the rule; the first that holds counts. Those that are asked
 * about all names, of those of the gazetteer alone, of the others alone:
 */
#define VETOES_ALL(X)                                                                          \
	X("a name with a number", recognise_numbered)                                          \
	X("another word", other_word)                                                          \
	X("a direction", direction)                                                            \
	X("money", money)                                                                      \
	X("the owner in a name", owner_in_name)                                                \
	X("several of a kind", several)                                                        \
	X("a state's university", recognise_state_university)                                  \
	X("a moon", in_the_sky)                                                                \
	X("short for something else", short_for_other)                                         \
	X("a saint", saint)                                                                    \
	X("a breed, a drink", breed)

#define VETOES_LISTED(X)                                                                       \
	X("a planet", planet)                                                                  \
	X("a model, a club, an airline", model_or_airline)                                     \
	X("a work, a firm", told_apart)                                                        \
	X("goods", recognise_goods)                                                            \
	X("named after a place", named_after)                                                  \
	X("a word of two letters", two_letters)                                                \
	X("short without a stop", no_stop)                                                     \
	X("an acronym", acronym_of_town)                                                       \
	X("a common word", common_word)                                                        \
	X("a year", era)                                                                       \
	X("a day", day)                                                                        \
	X("the first word of a sentence", first_word)                                          \
	X("a disease", disease)                                                                \
	X("a road", recognise_road_letters)                                                    \
	X("a make, a language", make_or_language)                                              \
	X("a syllable", prefix)                                                                \
	X("part of another name", of_other_name)

const char *recognise_veto(const struct recogniser *r, const struct contender *s)
{
#define X(name, holds)                                                                         \
	if (holds(r, s))                                                                       \
		return name;
	VETOES_ALL(X)
	if (r->names[s->name].refs.n) {
		VETOES_LISTED(X)
		const char *body = veto_body(r, s);
		return body ? body : veto_person(r, s);
	}
#undef X
	return veto_unlisted(r, s);
}
