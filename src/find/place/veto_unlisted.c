/* What no list has as a place and is none, whatever speaks for it: the rules of veto.c for it.
 */
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

/* "University of Texas", "Boston College" */
static bool institution(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	const uint64_t head = LEX(INSTITUTION) | LEX(ORG_HEAD);
	return !contender_single(s) &&
	       ((first->classes & LEX(INSTITUTION) && first[1].classes & LEX(NAME_LINK)) ||
		(last->classes & head) == head);
}

/* A noun for a body, which is no place for what people do there: "Commission", not "Hospital".
 */
static bool heads_body(const struct token *t)
{
	return t->classes & (LEX(ORG_HEAD) | LEX(ORG_NOUN) | LEX(COLLECTIVE)) &&
	       !(t->classes & LEX(PLACE_GENERIC));
}

/* "the Federal Government of Somalia", "the Chamber for Trade" */
static bool body_of(const struct recogniser *r, const struct contender *s)
{
	for (uint32_t i = s->first; i + 1 < s->end; i++) {
		const struct token *t = &r->tokens[i];
		if (heads_body(t) && (t[1].hash == WORD_OF || t[1].hash == WORD_FOR))
			return true;
	}
	return false;
}

/* "the High Court in London", not "Elm Court", "Belfast Magistrates' Court" */
static bool court(const struct token *last)
{
	if (last->hash != WORD_COURT)
		return false;
	switch (last[-1].hash) {
	case WORD_HIGH:
	case WORD_SUPREME:
	case WORD_CONSTITUTIONAL:
	case WORD_FEDERAL:
	case WORD_PRESIDENTIAL:
		return true;
	default:
		return false;
	}
}

/* "Federal Reserve", "Real Estate": nouns of land that are none here */
static bool no_land(const struct token *last)
{
	return (last->hash == WORD_RESERVE && last[-1].hash == WORD_FEDERAL) ||
	       (last->hash == WORD_ESTATE && last[-1].hash == WORD_REAL);
}

/* "Osaka Ventures Limited"; "the Nanavati Commission", but not "in South Waziristan Agency" */
static bool body(const struct recogniser *r, const struct contender *s)
{
	const struct token *last = &r->tokens[s->end - 1];
	if (contender_single(s))
		return false;
	if (court(last) || no_land(last) || body_of(r, s))
		return true;
	return heads_body(last) &&
	       (last->classes & LEX(ORG_HEAD) || !(s->before >> BEFORE_LOCATIVE & 1));
}

/* "Nobel Peace Prize", "Clean Air Act", "Summit of the Americas" */
static bool event(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	return last->classes & LEX(EVENT) ||
	       (first->classes & LEX(EVENT) && first[1].classes & LEX(NAME_LINK));
}

bool token_names_ship(const struct token *t)
{
	switch (t->hash) {
	case WORD_HMS:
	case WORD_USS:
	case WORD_RMS:
	case WORD_HMAS:
	case WORD_HMCS:
	case WORD_HMNZS:
	case WORD_USNS:
	case WORD_RRS:
		return t->flags & TOKEN_UPPER;
	default:
		return false;
	}
}

/* "HMS Kent", all of it */
static bool ship(const struct recogniser *r, const struct contender *s)
{
	return !contender_single(s) && token_names_ship(&r->tokens[s->first]);
}

/* "Ballon, a village", "Antara, Ohio" */
static bool told_place(const struct contender *s)
{
	const uint32_t told =
		1u << AFTER_COMMA_KIND | 1u << AFTER_COMMA_AREA | 1u << AFTER_COMMA_CODE;
	return s->after & told;
}

/* "Open on Mondays", "dubbed in Hindi", "listed on Nasdaq", "told Al-Ahram", "won La Liga" */
static bool other_name(const struct recogniser *r, const struct contender *s)
{
	const uint64_t built =
		LEX(PLACE_GENERIC) | LEX(PLACE_AFTER) | LEX(TOWN) | LEX(INSTITUTION);
	const struct token *t = &r->tokens[s->first];
	if (s->end > s->first + 1 && t->classes & LEX(NAME_LINK))
		t += 1 + (t[1].sign == '-');
	return t->classes & LEX(OTHER_NAME) && !(r->tokens[s->end - 1].classes & built) &&
	       !told_place(s);
}

/* What a firm has for somebody or for sale: "CEO of Acumen", "shares of Acumen". */
static bool of_firm(uint32_t hash)
{
	switch (hash) {
	case WORD_CEO:
	case WORD_CFO:
	case WORD_CTO:
	case WORD_EXECUTIVE:
	case WORD_CHAIRMAN:
	case WORD_CHAIRWOMAN:
	case WORD_FOUNDER:
	case WORD_COFOUNDER:
	case WORD_SHAREHOLDERS:
	case WORD_SHARES:
	case WORD_SUBSIDIARY:
	case WORD_STAKE:
	case WORD_TAKEOVER:
	case WORD_ACQUISITION:
		return true;
	default:
		return false;
	}
}

/* What a maker or a trade mark has behind it: "Acumen shares", "Acumen's app". */
static bool ware(uint32_t hash)
{
	switch (hash) {
	case WORD_SHARES:
	case WORD_SHAREHOLDERS:
	case WORD_STOCK:
	case WORD_APP:
	case WORD_APPS:
	case WORD_USER:
	case WORD_USERS:
	case WORD_PHONE:
	case WORD_PHONES:
	case WORD_SMARTPHONE:
	case WORD_SMARTPHONES:
	case WORD_SOFTWARE:
	case WORD_BROWSER:
	case WORD_VACCINE:
	case WORD_VACCINES:
	case WORD_SUBSCRIBERS:
		return true;
	default:
		return false;
	}
}

/*
 * "the CEO of Acumen said", "CEO of Acumen" as if it were one name, "the chipmaker Acumen",
 * "Acumen shares"
 */
static bool firm(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *next = &r->tokens[s->end];
	if (of_firm(first->hash))
		return true;
	if (s->first && first[-1].classes & LEX(FIRM) && !capital(&first[-1]) &&
	    !(first->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH)))
		return true;
	if (s->first > 1 && first[-1].hash == WORD_OF && of_firm(first[-2].hash))
		return true;
	return ware(next->hash) && !capital(next) &&
	       !(next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH));
}

/* "told Perfil", "according to Perfil": who is asked, what is read. */
static bool asked(const struct recogniser *r, const struct contender *s)
{
	const struct token *before = &r->tokens[s->first] - 1;
	if (!s->first || contender_placed(s) || before[1].flags & TOKEN_PARAGRAPH ||
	    r->tokens[s->end - 1].classes & LEX(PLACE_GENERIC))
		return false;
	return before->hash == WORD_TOLD || before->hash == WORD_ASKED ||
	       (before->hash == WORD_TO && s->first > 1 && before[-1].hash == WORD_ACCORDING);
}

static bool works_or_studies(const struct token *t)
{
	switch (t->hash) {
	case WORD_WORKS: /* "she works", not "the construction works" */
		return capital(&t[-1]) || t[-1].classes & LEX(PRONOUN);
	case WORD_WORKED:
	case WORD_WORKING:
	case WORD_STUDIED:
	case WORD_STUDY:
	case WORD_STUDYING:
	case WORD_TAUGHT:
	case WORD_TEACHES:
	case WORD_TEACHING:
	case WORD_STUDENT:
	case WORD_STUDENTS:
	case WORD_TEACHER:
	case WORD_TEACHERS:
	case WORD_PROFESSOR:
	case WORD_LECTURER:
	case WORD_JOB:
	case WORD_JOBS:
	case WORD_DEGREE:
		return true;
	default:
		return false;
	}
}

/* "her job at Viridian": at a body. */
static bool works_at(const struct recogniser *r, const struct contender *s)
{
	enum { BEFORE = 3 }; /* words */
	const struct token *t = &r->tokens[s->first];
	if (s->first <= BEFORE || t[-1].hash != WORD_AT || contender_owns(r, s) ||
	    contender_placed(s) || told_place(s) ||
	    t[s->end - s->first - 1].classes & LEX(PLACE_GENERIC))
		return false;
	for (unsigned i = 2; i <= BEFORE && !t[-(int)i].sign; i++)
		if (works_or_studies(&t[-(int)i]))
			return true;
	return false;
}

/* "an Xbox.", "a Cessna in which": one of several; not "an Alawite village". */
static bool one_of_them(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first], *next = &r->tokens[s->end];
	if (!contender_single(s) || !s->first || contender_owns(r, s) ||
	    t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH) ||
	    (t[-1].hash != WORD_A && t[-1].hash != WORD_AN))
		return false;
	return next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH) ||
	       (next->sign && next->sign != '-' && next->sign != '(') ||
	       next->classes & LEX_CLOSED;
}

/* "CPI(M)", "Dr", "a Ph.D.": a letter or two that nothing places, not "Samarra, Ur and Uruk".
 */
static bool letters(const struct recogniser *r, const struct contender *s)
{
	enum { LETTERS = 2 };
	const uint32_t listed = 1u << BEFORE_PLACE_COMMA | 1u << BEFORE_PLACE_AND;
	const struct token *t = &r->tokens[s->first];
	return contender_single(s) && t->end - t->start <= LETTERS && !contender_placed(s) &&
	       !(s->before & listed);
}

/* "in Devonport and Mr Orr": what somebody is called by before the name. */
static bool title(const struct recogniser *r, const struct contender *s)
{
	return contender_single(s) && r->tokens[s->first].classes & LEX(TITLE);
}

/* "the Hurricane Center (NHC)", "UNESCO": short for what no list has as a place. */
static bool acronym(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	if (!contender_single(s) || !(t->flags & TOKEN_UPPER) || contender_placed(s))
		return false;
	bool bracketed = s->first && t[-1].sign == '(' && t[1].sign == ')';
	return bracketed || (t->classes & LEX(ACRONYM) && !(r->marks[s->first] & MARK_SHOUTED));
}

/* "many Yerevanians", "the Salafists": people, by the ending. */
static bool people(const struct recogniser *r, const struct contender *s)
{
	struct str word = token_str(r->f->d, &r->tokens[s->first]);
	return contender_single(s) &&
	       (word_ends_in(word, "ians") || word_ends_in(word, "ists"));
}

/* "Manchester United": of a club or firm it is, when what is before is a place. */
static bool club(const struct recogniser *r, const struct contender *s)
{
	const struct token *last = &r->tokens[s->end - 1];
	return !contender_single(s) && last->classes & LEX(ORG_HEAD) &&
	       !(last->classes & LEX(PLACE_GENERIC)) && r->marks[s->first] & MARK_STARTS_LARGE;
}

/* "International Airport" behind the rest of its name. */
static bool tail(const struct recogniser *r, const struct contender *s)
{
	const struct token *t = &r->tokens[s->first];
	return s->first > s->run_first &&
	       (t->hash == WORD_INTERNATIONAL || t->hash == WORD_MUNICIPAL ||
		t->hash == WORD_REGIONAL);
}

/* What surrounds a name tells of a place by English words alone. */
static bool other_language(const struct recogniser *r, const struct contender *s)
{
	(void)s;
	return !r->f->d->english;
}

/* ---- the table --------------------------------------------------------------------------- */

#define VETOES_UNLISTED(X)                                                                     \
	X("the end of a name", tail)                                                           \
	X("an institution", institution)                                                       \
	X("a club", club)                                                                      \
	X("a body", body)                                                                      \
	X("what is won, held or passed", event)                                                \
	X("a ship", ship)                                                                      \
	X("the name of something else", other_name)                                            \
	X("a firm", firm)                                                                      \
	X("who is asked", asked)                                                               \
	X("where somebody works or studies", works_at)                                         \
	X("one of several", one_of_them)                                                       \
	X("a title", title)                                                                    \
	X("a letter or two", letters)                                                          \
	X("an acronym", acronym)                                                               \
	X("people", people)                                                                    \
	X("of another language", other_language)

const char *veto_unlisted(const struct recogniser *r, const struct contender *s)
{
#define X(name, holds)                                                                         \
	if (holds(r, s))                                                                       \
		return name;
	VETOES_UNLISTED(X)
#undef X
	return NULL;
}
