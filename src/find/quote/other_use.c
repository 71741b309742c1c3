/* Verbs of speech that tell of no speech where they stand. */
#include "clause.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum { SUBJECT_REACH = 10 };

/* Of a verb and its particle: "call off". */
static bool is_particle(uint32_t hash)
{
	return hash == WORD_OFF || hash == WORD_UP || hash == WORD_BACK;
}

/* The element behind the event and its adverbs; NULL: the sentence ends. */
static const struct element *behind(const struct clause *c, uint32_t i)
{
	while (++i < c->n) {
		const struct element *x = clause_word(c, i);
		bool adverb = element_tagged(x, TAG(ADVERB) | TAG(PARTICLE)) ||
			      x->classes & LEX(CALENDAR);
		if (!adverb || is_particle(x->hash))
			return x;
	}
	return NULL;
}

/*
 * Is the subject that ends before element `end` a thing that cannot speak: "part of the new
 * policy", "the plan for next year"; not "critics of the plan"?
 */
static bool subject_is_scheme(const struct clause *c, uint32_t end)
{
	bool scheme = false;
	for (uint32_t i = end; i-- > 0 && end - i <= SUBJECT_REACH;) {
		const struct element *x = clause_word(c, i);
		if (x->sign || element_tagged(x, TAG(VERB) | TAG(AUXILIARY) | TAG(QUOTE) |
							 TAG(CONJUNCTION)))
			break;
		if (x->classes & LEX(SCHEME))
			scheme = true;
		else if (!x->tail && !(x[1].classes & LEX(SCHEME)) &&
			 (x->tag == TAG_NAME || x->tag == TAG_PRONOUN ||
			  x->classes & (LEX(PERSON_NOUN) | LEX(GROUP_NOUN))))
			return false; /* but not the first of "pilot programme" */
	}
	return scheme;
}

/* "called at Linz", "called off", "is calling back", "the plan calls for". */
static bool other_call(const struct clause *c, const struct report_event *e)
{
	const struct element *next = behind(c, e->at);
	if (!next)
		return false;
	if (next->hash == WORD_AT) /* "called at a rally for" */
		return next[1].hash != WORD_A && next[1].hash != WORD_AN;
	if (next->hash == WORD_FOR)
		return subject_is_scheme(c, e->first);
	return is_particle(next->hash);
}

/* "pleaded guilty", "pleaded not guilty", "pleads no contest" */
static bool other_plea(const struct clause *c, const struct report_event *e)
{
	enum { WORDS = 2 };
	for (uint32_t i = e->at + 1; i < c->n && i <= e->at + WORDS; i++) {
		uint32_t h = clause_word(c, i)->hash;
		if (h == WORD_GUILTY || h == WORD_INNOCENT || h == WORD_CONTEST)
			return true;
	}
	return false;
}

/* "was charged", "charged with theft" */
static bool other_charge(const struct clause *c, const struct report_event *e)
{
	const struct element *next = behind(c, e->at);
	return e->chain & CHAIN_PASSIVE ||
	       (next && (next->hash == WORD_WITH || next->hash == WORD_FOR));
}

/* "the man accused of theft": nobody is told who accuses. */
static bool other_accusation(const struct clause *c, const struct report_event *e)
{
	const struct element *next = behind(c, e->at);
	return e->form == 'd' && !e->chain && next && next->hash == WORD_OF;
}

/* "declined to", "yet to", "unable to": what follows is not done. */
static bool is_left_undone(const struct report_event *e)
{
	uint32_t h = e->chain & CHAIN_TO ? e->governor : 0;
	return h == WORD_DECLINED || h == WORD_DECLINES || h == WORD_DECLINING ||
	       h == WORD_REFUSED || h == WORD_REFUSES || h == WORD_REFUSING || h == WORD_YET ||
	       h == WORD_UNABLE || h == WORD_UNWILLING;
}

/* "has not spoken about the port", "declined to discuss it": nothing is said. */
static bool other_silence(const struct clause *c, const struct report_event *e)
{
	const struct element *next = behind(c, e->at);
	return (e->chain & CHAIN_NEGATED || is_left_undone(e)) &&
	       !(next && (next->hash == WORD_THAT || next->hash == WORD_WHETHER));
}

/* "sailors speak of": what many say all the time; "talked for a week": how long. */
static bool other_speaking(const struct clause *c, const struct report_event *e)
{
	if (other_silence(c, e))
		return true;
	const struct element *next = behind(c, e->at), *w = clause_word(c, e->at);
	if (next && next->hash == WORD_FOR && e->at + 3 < c->n &&
	    english_period(clause_word(c, e->at + 3)->hash))
		return true;
	bool base = w->hash == WORD_SPEAK || w->hash == WORD_TALK;
	return base && next && next->hash == WORD_OF && e->at > 0 &&
	       english_many(c->document, w - 1);
}

/*
 * "asked not to be named", "declined to be quoted by name", "asked to remain anonymous": under
 * what condition he speaks, which is nothing that he says.
 */
static bool other_condition(const struct clause *c, const struct report_event *e)
{
	bool refused = e->lemma == WORD_DECLINE || e->lemma == WORD_REFUSE, to = false;
	uint32_t i = e->at + 1;
	for (; i < c->n; i++) {
		const struct element *x = clause_word(c, i);
		refused |= x->hash == WORD_NOT;
		to |= x->hash == WORD_TO;
		if (x->hash != WORD_NOT && x->hash != WORD_TO && x->hash != WORD_BE &&
		    x->hash != WORD_REMAIN && x->hash != WORD_STAY &&
		    !element_tagged(x, TAG(ADVERB)))
			break;
	}
	uint32_t h = to && i < c->n ? clause_word(c, i)->hash : 0;
	return h == WORD_ANONYMOUS ||
	       (refused && (h == WORD_NAMED || h == WORD_IDENTIFIED || h == WORD_QUOTED));
}

/* Of what polls and studies do: "shows that", "found that". */
static bool is_finding(uint32_t h)
{
	return h == WORD_SHOW || h == WORD_SHOWS || h == WORD_SHOWED || h == WORD_SHOWING ||
	       h == WORD_SHOWN || h == WORD_FOUND || h == WORD_FINDS;
}

/* "found a purse", "shows that to all", "she found that it was open": no study tells a clause.
 */
static bool other_finding(const struct clause *c, const struct report_event *e)
{
	uint32_t h = clause_word(c, e->at)->hash, subject = e->first ? e->first - 1 : 0;
	if (!is_finding(h))
		return false;
	const struct element *next = behind(c, e->at);
	if (!next || next->hash != WORD_THAT || next[1].tag == TAG_PREPOSITION || next[1].sign)
		return true;
	uint32_t who = clause_kind(c, subject);
	return who == WORD_HE || who == WORD_SHE || who == WORD_I || who == WORD_WE;
}

/*
 * "did not respond to questions", "responded by leaving", "responded, with a strike": no words
 * are told, unless they follow how that was done, "responded by letter that …".
 */
static bool other_response(const struct clause *c, const struct report_event *e)
{
	enum { REACH = 8 };
	uint32_t i = e->at + 1;
	if (other_silence(c, e))
		return true;
	i += i < c->n && clause_word(c, i)->sign == ',';
	if (i + 1 >= c->n ||
	    (clause_word(c, i)->hash != WORD_BY && clause_word(c, i)->hash != WORD_WITH))
		return false;
	bool done = clause_word(c, i + 1)->tag == TAG_ING;
	for (uint32_t k = i + 1; !done && k < c->n && k < i + REACH; k++) {
		const struct element *w = clause_word(c, k);
		if (w->hash == WORD_THAT || w->hash == WORD_WHETHER || w->sign == ':' ||
		    w->tag == TAG_QUOTE)
			return false;
	}
	return true;
}

/* "hopes said to be dim": by whom is not told; "in, say, five years": nobody says it. */
static bool other_saying(const struct clause *c, const struct report_event *e)
{
	uint32_t i = e->at;
	if (i > 0 && i + 1 < c->n && clause_word(c, i)->hash == WORD_SAY &&
	    clause_word(c, i - 1)->sign == ',' && clause_word(c, i + 1)->sign == ',')
		return true;
	return e->form == 'd' && !e->chain && i + 2 < c->n &&
	       clause_word(c, i + 1)->hash == WORD_TO &&
	       (clause_word(c, i + 2)->hash == WORD_BE ||
		clause_word(c, i + 2)->hash == WORD_HAVE);
}

/* "did not respond to questions about the dam": whose the questions are is not told. */
static bool is_answered(const struct clause *c, const struct report_event *e)
{
	enum { REACH = 5 };
	for (uint32_t i = e->at; e->cue == CUE_NONE && i > 1 && i + REACH > e->at; i--) {
		const struct element *to = clause_word(c, i - 1), *verb = to - 1;
		if (to->hash == WORD_TO && verb->lemma &&
		    cue_lemma(verb->lemma)->key == WORD_RESPOND)
			return true;
	}
	return false;
}

bool clause_other_use(const struct clause *c, const struct report_event *e)
{
	if (is_answered(c, e))
		return true;
	switch (e->lemma) {
	case WORD_CALL:
		return other_call(c, e);
	case WORD_PLEAD:
		return other_plea(c, e);
	case WORD_CHARGE:
		return other_charge(c, e);
	case WORD_ACCUSE:
		return other_accusation(c, e);
	case WORD_SPEAK:
	case WORD_TALK:
		return other_speaking(c, e);
	case WORD_RESPOND:
		return other_response(c, e);
	case WORD_SAY:
		return other_saying(c, e);
	case WORD_DISCUSS:
	case WORD_COMMENT:
		return other_silence(c, e);
	default:
		return other_condition(c, e) || other_finding(c, e);
	}
}
