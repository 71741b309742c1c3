#include "tied.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum {
	LONGEST = 24,     /* elements of a phrase */
	REACH = 8,        /* elements between a verb and the stretch */
	CLAIM_REACH = 12, /* elements between a noun of speech and the stretch */
};

/* ---- phrases and verbs ------------------------------------------------------------------- */

/* "once called", "later said": when, before the verb. */
static bool tells_when(const struct element *x)
{
	return x->hash == WORD_ONCE || x->hash == WORD_LATER || x->hash == WORD_FIRST;
}

uint32_t verb_first(const struct elements *w, uint32_t verb, bool *passive)
{
	uint32_t i = verb;
	*passive = false;
	for (; !element_first(w, i) &&
	       (element_tagged(&w->at[i - 1], TAG(AUXILIARY) | TAG(PARTICLE) | TAG(ADVERB)) ||
		tells_when(&w->at[i - 1]));
	     i--)
		*passive |= english_be(w->at[i - 1].hash);
	return i;
}

uint32_t candidate_ending(const struct candidates *c, uint32_t last)
{
	const struct phrases *p = c->phrases;
	uint32_t paragraph = c->elements->at[last].paragraph;
	uint32_t from = last > LONGEST ? last - LONGEST : 0;
	for (uint32_t k = phrase_from(p, paragraph, from); k < p->n && p->at[k].first <= last;
	     k++)
		if (phrase_last(&p->at[k]) == last && !(p->at[k].flags & PHRASE_PART))
			return k;
	return NO_CANDIDATE;
}

/* The longest phrase that starts at element `first`; NO_CANDIDATE. */
static uint32_t starting(const struct candidates *c, uint32_t first)
{
	const struct phrases *p = c->phrases;
	uint32_t best = NO_CANDIDATE;
	if (first >= c->elements->n)
		return best;
	uint32_t k = phrase_from(p, c->elements->at[first].paragraph, first);
	for (; k < p->n && phrase_first(&p->at[k]) <= first + 1; k++)
		if (phrase_first(&p->at[k]) == first &&
		    (best == NO_CANDIDATE ||
		     phrase_last(&p->at[k]) > phrase_last(&p->at[best])))
			best = k;
	return best;
}

static bool may_speak(const struct phrase *p)
{
	return phrase_is_name(p->form) || p->form <= PHRASE_WE ||
	       p->form == PHRASE_INDEFINITE ||
	       p->flags & (PHRASE_PERSON | PHRASE_GROUP | PHRASE_ORG);
}

/* ---- subjects ---------------------------------------------------------------------------- */

/* A subject, and where it starts with what it stands in apposition to. */
struct subject {
	uint32_t candidate, first;
	bool apposed;
};

static const struct subject nobody = {NO_CANDIDATE, 0, false};

/* Who stands directly before element i: "Ada Orr", "the keeper of the weir, Ada Orr,". */
static struct subject subject_before(const struct candidates *c, uint32_t i)
{
	const struct elements *w = c->elements;
	const struct phrase *p = c->phrases->at;
	if (element_first(w, i))
		return nobody;
	bool comma = w->at[i - 1].sign == ',';
	if (comma && element_first(w, i - 1))
		return nobody;
	uint32_t near = candidate_ending(c, i - 1 - comma);
	if (near == NO_CANDIDATE || english_relative(p[near].head))
		return nobody;
	uint32_t first = phrase_first(&p[near]);
	if (!comma)
		return (struct subject){near, first, false};
	if (element_first(w, first) || w->at[first - 1].sign != ',' ||
	    element_first(w, first - 1))
		return nobody;
	uint32_t far = candidate_ending(c, first - 2);
	if (far == NO_CANDIDATE)
		return nobody;
	bool named = phrase_is_name(p[far].form);
	return (struct subject){named ? far : near, phrase_first(&p[far]), true};
}

/* Does element i open a clause behind another one: "and" of "“A” and Huber said"? */
static bool opens_clause(const struct elements *w, uint32_t i)
{
	const struct element *x = &w->at[i];
	if (element_first(w, i) ||
	    (x->hash != WORD_AND && x->hash != WORD_BUT && x->hash != WORD_WHILE))
		return false;
	return x->hash == WORD_WHILE || x[-1].tag == TAG_QUOTE || x[-1].sign == ',';
}

/* "which", "what", "that": but not that of "said that Huber". */
static bool opens_relative(const struct elements *w, uint32_t i)
{
	uint32_t h = w->at[i].hash;
	if (h == WORD_THAT && !element_first(w, i))
		return !w->at[i - 1].cue &&
		       !element_tagged(&w->at[i - 1], TAG(VERB) | TAG(ED) | TAG(SIGN));
	return english_relative(h) || h == WORD_WHAT;
}

uint32_t tied_subject(const struct candidates *c, uint32_t first)
{
	const struct elements *w = c->elements;
	struct subject s = subject_before(c, first);
	if (s.candidate == NO_CANDIDATE || element_first(w, s.first))
		return NO_CANDIDATE;
	return opens_clause(w, s.first - 1) ? s.candidate : NO_CANDIDATE;
}

/* ---- behind a verb ----------------------------------------------------------------------- */

/* The verb of speech that the stretch at k is an object of, or stands in what it reports; k:
 * none. */
static uint32_t verb_before(const struct elements *w, uint32_t k)
{
	for (uint32_t i = k; i > 0 && k - i < REACH && !element_first(w, i); i--) {
		const struct element *x = &w->at[i - 1];
		if (x->cue == CUE_VERB)
			return i - 1;
		if (x->sentence != w->at[k].sentence ||
		    element_tagged(x, TAG(SIGN) | TAG(QUOTE) | TAG(CONJUNCTION)))
			break;
	}
	return k;
}

/* May a clause begin with element i, by what stands before it? */
static bool clause_begins(const struct elements *w, uint32_t i)
{
	if (element_first(w, i) || w->at[i].flags & TOKEN_SENTENCE)
		return true;
	const struct element *x = &w->at[i - 1];
	if (x->hash == WORD_THAT)
		return false;
	bool sign = x->sign == ',' || x->sign == '_' || x->sign == ':' || x->sign == ';';
	return sign || element_tagged(x, TAG(QUOTE) | TAG(CONJUNCTION)) || x->hash == WORD_AS ||
	       x->hash == WORD_AFTER || opens_relative(w, i - 1);
}

/* Is it a form of a verb of speech that has a subject: "said", "says"? */
static bool is_finite(const struct document *d, const struct element *x)
{
	char form = english_verb_form(element_str(d, x), x->hash);
	return x->cue == CUE_VERB && (form == 'd' || form == 's');
}

/*
 * "as Huber said, “A”", "to which she then replied: “A”": the subject of the verb directly
 * before the stretch at k.
 */
static uint32_t leading(const struct candidates *c, const struct document *d, uint32_t k)
{
	const struct elements *w = c->elements;
	uint32_t i = k;
	i -= !element_first(w, i) && (w->at[i - 1].sign == ',' || w->at[i - 1].sign == ':');
	i -= !element_first(w, i) && element_tagged(&w->at[i - 1], TAG(ADVERB) | TAG(PARTICLE));
	if (element_first(w, i) || w->at[i - 1].sentence != w->at[k].sentence ||
	    !is_finite(d, &w->at[i - 1]))
		return NO_CANDIDATE;
	bool passive;
	uint32_t first = verb_first(w, i - 1, &passive);
	if (passive || element_first(w, first))
		return NO_CANDIDATE;
	uint32_t who = candidate_ending(c, first - 1);
	if (who == NO_CANDIDATE)
		return who;
	const struct phrase *p = &c->phrases->at[who];
	bool whole = may_speak(p) && p->form != PHRASE_INDEFINITE &&
		     clause_begins(w, phrase_first(p));
	return whole || p->form == PHRASE_WHO ? who : NO_CANDIDATE;
}

/*
 * “A,” Huber said; “A,” she told him; not “A,” Huber said that: who says it, unless the verb
 * goes on to tell something else.
 */
static uint32_t following(const struct candidates *c, const struct document *d, uint32_t k)
{
	const struct elements *w = c->elements;
	uint32_t who = starting(c, k + 1);
	if (who == NO_CANDIDATE || w->at[k + 1].paragraph != w->at[k].paragraph ||
	    !may_speak(&c->phrases->at[who]))
		return NO_CANDIDATE;
	uint32_t i = phrase_last(&c->phrases->at[who]) + 1;
	while (i < w->n && element_tagged(&w->at[i], TAG(ADVERB) | TAG(PARTICLE)))
		i++;
	if (i >= w->n || w->at[i].sentence != w->at[k + 1].sentence || !is_finite(d, &w->at[i]))
		return NO_CANDIDATE;
	const struct element *verb = &w->at[i], *next = verb + 1;
	if (next->sign == ',' && next[1].hash == WORD_ACCORDING)
		return NO_CANDIDATE;
	bool ends = next->sentence != verb->sentence || (next->sign && next->sign != ':') ||
		    next->tag == TAG_PREPOSITION || next->classes & LEX(CALENDAR);
	uint32_t key = cue_lemma(verb->lemma)->key;
	return ends || key == WORD_TELL || key == WORD_QUOTE || key == WORD_CITE ? who
										 : NO_CANDIDATE;
}

/* “It is late,” Huber said, according to the report: not the report, which tells that he does.
 */
static uint32_t told_according(const struct candidates *c, const struct document *d, uint32_t k)
{
	const struct elements *w = c->elements;
	uint32_t who = starting(c, k + 1);
	if (who == NO_CANDIDATE || !may_speak(&c->phrases->at[who]))
		return NO_CANDIDATE;
	const struct element *verb = &w->at[phrase_last(&c->phrases->at[who]) + 1];
	bool says = verb->cue == CUE_VERB && verb->sentence == w->at[k].sentence &&
		    english_verb_form(element_str(d, verb), verb->hash) == 'd';
	return says && verb[1].sign == ',' && verb[2].hash == WORD_ACCORDING ? who
									     : NO_CANDIDATE;
}

/* ---- behind a noun ----------------------------------------------------------------------- */

/* A noun for what is said: "answer", "verdict". */
static bool is_saying(const struct element *x)
{
	return x->lemma || x->classes & LEX(CUE_WORD);
}

/* Whose the thing is that a phrase names: "his answer", "Huber's verdict". */
static uint32_t owner_in(const struct candidates *c, const struct phrase *whole)
{
	const struct phrases *p = c->phrases;
	uint32_t paragraph = c->elements->at[whole->first].paragraph;
	for (uint32_t k = phrase_from(p, paragraph, phrase_first(whole));
	     k < p->n && p->at[k].first <= whole->last; k++)
		if (p->at[k].form == PHRASE_HIS || p->at[k].form == PHRASE_OWNER)
			return k;
	return NO_CANDIDATE;
}

/* Who owns the noun at element i. */
static uint32_t owner_of(const struct candidates *c, uint32_t i)
{
	const struct elements *w = c->elements;
	if (!element_first(w, i) && w->at[i - 1].tail)
		return candidate_ending(c, i - 1);
	uint32_t whole = candidate_ending(c, i);
	return whole == NO_CANDIDATE ? whole : owner_in(c, &c->phrases->at[whole]);
}

/*
 * "His claim that it is “A”", "Huber's promise of “A”": whose word leads to the stretch at k,
 * when no other verb of speech stands between.
 */
static uint32_t claimed(const struct candidates *c, uint32_t k)
{
	const struct elements *w = c->elements;
	bool that = false;
	for (uint32_t i = k; k - i < CLAIM_REACH && !element_first(w, i); i--) {
		const struct element *x = &w->at[i - 1];
		if (x->cue || x->sentence != w->at[k].sentence ||
		    element_tagged(x, TAG(SIGN) | TAG(QUOTE)))
			return NO_CANDIDATE;
		uint32_t next = x[1].hash;
		bool leads = that || next == WORD_OF || next == WORD_FOR;
		that = that || x->hash == WORD_THAT;
		if (!leads || !is_saying(x) || element_tagged(x, TAG(VERB) | FUNCTION_TAGS))
			continue;
		uint32_t who = owner_of(c, i - 1);
		if (who != NO_CANDIDATE)
			return who;
	}
	return NO_CANDIDATE;
}

/* "allowed", "helped": of a verb whose object does what follows "to". */
static bool makes_act(uint32_t h)
{
	return h == WORD_ALLOW || h == WORD_ALLOWED || h == WORD_ALLOWS || h == WORD_ALLOWING ||
	       h == WORD_ENABLED || h == WORD_FORCED || h == WORD_HELPED || h == WORD_LED ||
	       h == WORD_PROMPTED;
}

/* "refusal", "attempt": what somebody does, who then is not told by the noun alone. */
static bool is_doing(uint32_t h)
{
	return h == WORD_REFUSAL || h == WORD_ATTEMPT || h == WORD_EFFORT ||
	       h == WORD_FAILURE || h == WORD_DECISION;
}

uint32_t tied_infinitive(const struct candidates *c, uint32_t to, uint32_t who)
{
	const struct elements *w = c->elements;
	const struct phrase *p = c->phrases->at;
	uint32_t whole = element_first(w, to) ? NO_CANDIDATE : candidate_ending(c, to - 1);
	if (whole == NO_CANDIDATE)
		return who;
	uint32_t first = phrase_first(&p[whole]);
	if (is_doing(w->at[to - 1].hash) && who != NO_CANDIDATE && p[who].last == to - 1) {
		uint32_t owner = owner_in(c, &p[whole]);
		return owner != NO_CANDIDATE ? owner : who;
	}
	bool acts = may_speak(&p[whole]) && !element_first(w, first) &&
		    makes_act(w->at[first - 1].hash);
	return acts ? whole : who;
}

/*
 * "“A” by Huber", "described by Huber as “A”": who utters the stretch at k, the object of a
 * verb in the passive.
 */
static uint32_t agent_of(const struct candidates *c, uint32_t verb, uint32_t k)
{
	const struct element *at = c->elements->at;
	uint32_t by = at[verb + 1].hash == WORD_BY ? verb + 1 : k + 1;
	uint32_t who = at[by].hash == WORD_BY ? starting(c, by + 1) : NO_CANDIDATE;
	return who != NO_CANDIDATE && may_speak(&c->phrases->at[who]) ? who : NO_CANDIDATE;
}

/* ", called “A” by Huber": does a participle behind a comma tell of what stands before it? */
static bool is_apposed(const struct elements *w, uint32_t i)
{
	return !element_first(w, i) && w->at[i - 1].sign == ',';
}

/* Is something said before element k in its paragraph, and not in capitals? */
static bool told_before(const struct elements *w, uint32_t k)
{
	enum { WORDS = 24 };
	if (!element_first(w, k) && w->at[k - 1].sign == ':')
		return true;
	for (uint32_t i = k; i + WORDS > k && !element_first(w, i); i--)
		if (w->at[i - 1].cue == CUE_VERB && !(w->at[i - 1].flags & TOKEN_CAPITAL) &&
		    (element_first(w, i - 1) || !english_be(w->at[i - 2].hash)))
			return true;
	return false;
}

/* "[Applause]", "[Emphasis mine]": of what went on, or of the words, nobody who prints. */
static bool is_remark(uint32_t h)
{
	return h == WORD_APPLAUSE || h == WORD_CHEERS || h == WORD_CROSSTALK ||
	       h == WORD_EMPHASIS || h == WORD_LAUGHTER;
}

/*
 * “A” [Harbour Post]: the paper in brackets printed it; not in Orr: “A” [Harbour Post], nor in
 * “A” [Applause].
 */
static uint32_t printed_by(const struct candidates *c, uint32_t k)
{
	const struct elements *w = c->elements;
	if (told_before(w, k))
		return NO_CANDIDATE;
	if (w->at[k + 1].sign != '[' || w->at[k + 1].paragraph != w->at[k].paragraph)
		return NO_CANDIDATE;
	uint32_t who = starting(c, k + 2);
	if (who == NO_CANDIDATE || !phrase_is_name(c->phrases->at[who].form) ||
	    is_remark(w->at[k + 2].hash))
		return NO_CANDIDATE;
	const struct element *close = &w->at[phrase_last(&c->phrases->at[who]) + 1];
	close += close->sign == '.';
	return close->sign == ']' ? who : NO_CANDIDATE;
}

/* "with one fan asking “A” and another adding “B”": whose participle starts at element i. */
static uint32_t accompanying(const struct candidates *c, uint32_t i)
{
	const struct elements *w = c->elements;
	uint32_t who = element_first(w, i) ? NO_CANDIDATE : candidate_ending(c, i - 1);
	if (who == NO_CANDIDATE || !may_speak(&c->phrases->at[who]))
		return NO_CANDIDATE;
	uint32_t first = phrase_first(&c->phrases->at[who]);
	if (element_first(w, first))
		return NO_CANDIDATE;
	return w->at[first - 1].hash == WORD_WITH || opens_clause(w, first - 1) ? who
										: NO_CANDIDATE;
}

/* ---- who utters it ----------------------------------------------------------------------- */

uint32_t tied_speaker(const struct candidates *c, const struct document *d, uint32_t k,
		      bool comma)
{
	const struct elements *w = c->elements;
	uint32_t claimer = claimed(c, k);
	if (claimer != NO_CANDIDATE)
		return claimer;
	uint32_t leader = leading(c, d, k);
	if (leader != NO_CANDIDATE)
		return leader;
	uint32_t follower = comma ? following(c, d, k) : NO_CANDIDATE;
	if (follower != NO_CANDIDATE)
		return follower;
	uint32_t verb = verb_before(w, k),
		 printer = verb == k ? printed_by(c, k) : NO_CANDIDATE;
	if (printer != NO_CANDIDATE)
		return printer;
	if (verb == k)
		return told_according(c, d, k);
	char form = english_verb_form(element_str(d, &w->at[verb]), w->at[verb].hash);
	bool passive;
	uint32_t first = verb_first(w, verb, &passive);
	uint32_t agent = passive || form == 'd' ? agent_of(c, verb, k) : NO_CANDIDATE;
	if (passive || (agent != NO_CANDIDATE && is_apposed(w, first)))
		return agent;
	if (form == 'g')
		return accompanying(c, first);
	if (form != 'd' && form != 's')
		return NO_CANDIDATE;
	struct subject s = subject_before(c, first);
	if (s.candidate == NO_CANDIDATE || element_first(w, s.first))
		return NO_CANDIDATE;
	if (!may_speak(&c->phrases->at[s.candidate]))
		return NO_CANDIDATE;
	bool tied = opens_relative(w, s.first - 1) || opens_clause(w, s.first - 1);
	return tied ? s.candidate : NO_CANDIDATE;
}

/* ---- before a predicate ------------------------------------------------------------------ */

/* "how Huber put it", "what she called it", "the way two of them described it": from i on. */
static uint32_t who_puts(const struct candidates *c, uint32_t i)
{
	const struct elements *w = c->elements;
	i += w->at[i].hash == WORD_THAT;
	uint32_t who = starting(c, i);
	if (who == NO_CANDIDATE || !may_speak(&c->phrases->at[who]))
		return NO_CANDIDATE;
	uint32_t next = phrase_last(&c->phrases->at[who]) + 1, same = w->at[i].sentence;
	if (w->at[next].sign == ',') { /* ", the mayor," */
		uint32_t more = starting(c, next + 1);
		if (more == NO_CANDIDATE)
			return NO_CANDIDATE;
		uint32_t close = phrase_last(&c->phrases->at[more]) + 1;
		if (w->at[close].sign != ',')
			return NO_CANDIDATE;
		who = phrase_is_name(c->phrases->at[more].form) ? more : who;
		next = close + 1;
	}
	while (element_tagged(&w->at[next], TAG(AUXILIARY) | TAG(ADVERB)))
		if (english_be(w->at[next++].hash))
			return NO_CANDIDATE;
	const struct element *verb = &w->at[next];
	bool puts = verb->cue == CUE_VERB || verb->lemma || verb->hash == WORD_PUT ||
		    verb->hash == WORD_SUMMED;
	return puts && verb->sentence == same ? who : NO_CANDIDATE;
}

/* "his answer", "Huber's verdict", "the answer of the chairman": from i on. */
static uint32_t whose(const struct candidates *c, uint32_t i)
{
	const struct elements *w = c->elements;
	const struct phrases *p = c->phrases;
	uint32_t whole = starting(c, i);
	if (whole == NO_CANDIDATE)
		return NO_CANDIDATE;
	const struct phrase *x = &p->at[whole];
	if (w->at[x->last].tail)
		return is_saying(&w->at[x->last + 1]) ? whole : NO_CANDIDATE;
	if (!is_saying(&w->at[x->last]))
		return NO_CANDIDATE;
	uint32_t owner = owner_in(c, x);
	if (owner != NO_CANDIDATE)
		return owner;
	const struct element *of = &w->at[x->last + 1];
	if (of->hash != WORD_OF && of->hash != WORD_FROM)
		return NO_CANDIDATE;
	uint32_t who = starting(c, x->last + 2);
	return who != NO_CANDIDATE && may_speak(&p->at[who]) ? who : NO_CANDIDATE;
}

uint32_t tied_predicate(const struct candidates *c, uint32_t k)
{
	const struct elements *w = c->elements;
	uint32_t i = k + 1;
	i += w->at[i].sign == ',';
	if (i + 2 >= w->n || w->at[i + 1].sentence != w->at[k].sentence ||
	    (w->at[i].hash != WORD_WAS && w->at[i].hash != WORD_IS))
		return NO_CANDIDATE;
	uint32_t h = w->at[++i].hash;
	if (h == WORD_HOW || h == WORD_WHAT || h == WORD_ALL)
		return who_puts(c, i + 1);
	if (h == WORD_THE && (w->at[i + 1].hash == WORD_WAY || w->at[i + 1].hash == WORD_WORD))
		return who_puts(c, i + 2);
	return whose(c, i);
}
