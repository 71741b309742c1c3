#include "adjunct.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum { SUBJECT_MOST = 8 }; /* words of who says it */

/* Neither a verb nor marked words. */
static bool is_bare(const struct clause *c, struct range r)
{
	return !clause_count(c, COUNT_VERBS, r.start, r.end) &&
	       !clause_count(c, COUNT_QUOTES, r.start, r.end);
}

/* Its only marks are those of a programme: "Friday on NTV's “Today”". */
static bool is_plain(const struct clause *c, struct range r)
{
	if (clause_count(c, COUNT_VERBS, r.start, r.end))
		return false;
	for (uint32_t i = r.start; i < r.end; i++)
		if (clause_is_quote(c, i) &&
		    (i == r.start || !element_of_press(c->elements, c->first + i)))
			return false;
	return true;
}

static bool may_be_finite(const struct element *w)
{
	return w->tag == TAG_VERB || (w->tag == TAG_WORD && w->classes & LEX(VERB));
}

/* Does a participle open it that no finite verb follows, of which it would be the subject? */
static bool is_participle(const struct clause *c, struct range r)
{
	for (uint32_t i = r.start; i < r.end; i++)
		if (element_tagged(clause_word(c, i), TAG(QUOTE) | TAG(AUXILIARY)) ||
		    (i > r.start && may_be_finite(clause_word(c, i))))
			return false;
	const struct element *w = clause_word(c, r.start);
	return w->tag == TAG_ING || (!r.start && element_tagged(w, TAG(WORD) | TAG(VERB)) &&
				     word_ends_in(element_str(c->document, w), "ing"));
}

/* Does the event tell what stands in marks before it: "“Who is there?” Ada Orr asked"? */
static bool tells_quote(const struct clause *c, const struct report_event *e)
{
	for (uint32_t i = e->first; i > 0 && i + SUBJECT_MOST > e->first; i--)
		if (clause_is_quote(c, i - 1))
			return true;
		else if (clause_word(c, i - 1)->sign)
			return false;
	const struct element *first = clause_word(c, 0);
	return e->first < SUBJECT_MOST && c->first > 0 && first[-1].tag == TAG_QUOTE &&
	       first[-1].paragraph == first->paragraph;
}

/* A noun phrase for people or a body, as far as its words tell. */
static bool is_people(const struct clause *c, struct range r)
{
	enum { WORDS_MOST = 6 };
	const uint64_t people = LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN);
	for (uint32_t i = r.start; i < r.end; i++)
		if (element_tagged(clause_word(c, i), TAG(ING) | TAG(PRONOUN) | TAG(SIGN)))
			return false;
	return r.end - r.start <= WORDS_MOST && clause_word(c, r.end - 1)->classes & people;
}

/*
 * "the board" of "Orr informed the board", of "“Who is there?” Orr asked the board": who is
 * told, not what.
 */
static bool is_addressee(const struct clause *c, const struct report_event *e, struct range r)
{
	if (r.start != e->at + 1 || !is_bare(c, r))
		return false;
	if ((e->lemma == WORD_TELL || e->lemma == WORD_INFORM) &&
	    clause_word(c, r.start)->tag == TAG_DETERMINER)
		return true;
	bool alone = e->first > 0 && clause_word(c, e->first - 1)->tag == TAG_CONJUNCTION;
	return e->cue == CUE_VERB && !alone &&
	       cue_lemma(clause_word(c, e->at)->lemma)->addressee && tells_quote(c, e) &&
	       is_people(c, r);
}

/*
 * "Of the lamp, she said: …": what is spoken of, when or where, is not what is said; but it may
 * be the start of it, "In May, she said, it rained".
 */
static bool is_setting(const struct clause *c, const struct report_event *e, struct range r)
{
	return !r.start && e->at + 1 < c->n && clause_word(c, e->at + 1)->sign != ',' &&
	       clause_word(c, r.start)->tag == TAG_PREPOSITION && is_plain(c, r);
}

/* "After leaving, she said": what was done before; not "While leaving is sad, she said". */
static bool opens_after(const struct clause *c, struct range r)
{
	uint32_t h = clause_word(c, 0)->hash;
	for (uint32_t i = 2; i < r.end; i++)
		if (element_tagged(clause_word(c, i), TAG(AUXILIARY)))
			return false;
	return (h == WORD_AFTER || h == WORD_BEFORE || h == WORD_WHILE) &&
	       word_ends_in(element_str(c->document, clause_word(c, 1)), "ing");
}

/* "told the audience, “Who is there?”": do marks follow, behind who is told at most? */
static bool quotes_behind(const struct clause *c, const struct report_event *e)
{
	for (uint32_t i = e->at + 1; i < c->n && i <= e->at + SUBJECT_MOST; i++)
		if (clause_is_quote(c, i))
			return true;
		else if (element_tagged(clause_word(c, i),
					TAG(VERB) | TAG(ED) | TAG(AUXILIARY)))
			return false;
	return false;
}

/* "as", "while" of "as he left": what happens then. */
static bool opens_time(uint32_t h)
{
	return h == WORD_AS || h == WORD_WHILE || h == WORD_WHEN || h == WORD_AFTER ||
	       h == WORD_BEFORE;
}

/* "When a lamp is out, people say, …"; not "While it is out, …", which may tell something. */
static bool opens_when(const struct clause *c)
{
	uint32_t h = clause_word(c, 0)->hash;
	return opens_time(h) && h != WORD_WHILE;
}

/* "Holding up a lamp, she said, “Who is there?”": he says a sentence of his own. */
static bool leads_to_quote(const struct clause *c, const struct report_event *e, struct range r)
{
	uint32_t quote = e->at + 1 + clause_is_comma(c, e->at + 1);
	if (!r.start && e->cue == CUE_VERB && opens_after(c, r) && quotes_behind(c, e))
		return true;
	bool leads = is_participle(c, r) || opens_when(c) ||
		     (clause_word(c, r.start)->tag == TAG_PREPOSITION && is_plain(c, r));
	if (r.start || e->cue != CUE_VERB || !clause_is_quote(c, quote) || !leads)
		return false;
	const struct token *at = c->tokens->at;
	const struct element *w = clause_word(c, quote);
	uint32_t first = w->token;
	while (first > 0 && at[first - 1].start >= w->start)
		first--;
	return at[first + 1].flags & TOKEN_CAPITAL;
}

/* Does it end there, or go on by where or when: "at a meeting", not "of a storm"? */
static bool ends_or_adds(const struct clause *c, struct range r, uint32_t i)
{
	const struct element *w = clause_word(c, i);
	return i == r.end || w->tag == TAG_SIGN || w->classes & LEX(CALENDAR) ||
	       (w->tag == TAG_PREPOSITION && w->hash != WORD_OF && w->hash != WORD_FOR &&
		w->hash != WORD_ABOUT && w->hash != WORD_AGAINST);
}

/*
 * "on Monday", "Monday night", "Monday at a meeting"; not "Monday a grant", "Monday of a
 * storm", "Friday night curfews", "Mon State".
 */
static bool is_day(const struct clause *c, struct range r)
{
	const struct element *day = clause_word(c, r.start);
	if (!(day->classes & LEX(CALENDAR)) || day->tail)
		return false;
	uint32_t behind = r.start + 1;
	behind += behind < r.end && english_period(clause_word(c, behind)->hash);
	return ends_or_adds(c, r, behind);
}

/* "told reporters | during a call", "insisted | Thursday at a meeting": when it is said. */
static bool tells_when(const struct clause *c, const struct report_event *e, struct range r)
{
	uint32_t h = clause_word(c, r.start)->hash;
	bool when = h == WORD_DURING || h == WORD_BEFORE || h == WORD_AFTER ||
		    h == WORD_SINCE || h == WORD_ABOARD || h == WORD_THROUGHOUT;
	return (when || is_day(c, r)) && (e->cue == CUE_VERB || e->cue == CUE_ACCORDING) &&
	       is_plain(c, r);
}

/* "The ferry sank, Orr said": has a clause been told when who says it is? */
static bool is_told(const struct clause *c, const struct report_event *e)
{
	for (uint32_t i = e->first; i > 0 && i + SUBJECT_MOST > e->first; i--)
		if (clause_is_comma(c, i - 1))
			return clause_count(c, COUNT_VERBS, 0, i - 1);
	return false;
}

/*
 * "“It is late,” Orr said | aboard the ferry as it left", "told the mayor as | he left", "It is
 * late, Orr said | via e-mail": of what has been said only where, how or when it is.
 */
static bool tells_where(const struct clause *c, const struct report_event *e, struct range r)
{
	uint32_t h = clause_word(c, r.start)->hash;
	if ((e->lemma != WORD_SAY && e->lemma != WORD_TELL) ||
	    !(tells_quote(c, e) || (is_plain(c, r) && is_told(c, e))))
		return false;
	if (r.start == e->at + 1)
		return clause_word(c, r.start)->tag == TAG_PREPOSITION && h != WORD_TO &&
		       h != WORD_AS && h != WORD_ABOUT;
	return opens_time(clause_word(c, r.start - 1)->hash) &&
	       !clause_count(c, COUNT_COMMAS, e->at, r.start);
}

/* "said of the ferry: “A”", "“A,” Orr said about the ferry": of what something is said. */
static bool is_topic(const struct clause *c, const struct report_event *e, struct range r)
{
	if (e->lemma != WORD_SAY || r.start != e->at + 2)
		return false;
	uint32_t h = clause_word(c, e->at + 1)->hash, colon = r.start;
	if (h != WORD_OF && h != WORD_ABOUT)
		return false;
	while (colon < c->n && clause_word(c, colon)->sign != ':')
		colon++;
	return tells_quote(c, e) || clause_is_quote(c, colon + 1);
}

/* "The bridge is, officials said, falling": does the sentence go on behind who says it? */
static bool is_broken(const struct clause *c, const struct report_event *e)
{
	for (uint32_t i = e->first; i > 1 && i + SUBJECT_MOST > e->first; i--)
		if (clause_is_comma(c, i - 1)) {
			const struct element *w = clause_word(c, i - 2);
			return w->tag == TAG_AUXILIARY || w->hash == WORD_NOT;
		}
	return false;
}

/* "It was late, he said, | wiping his brow": what he does meanwhile. */
static bool accompanies(const struct clause *c, const struct report_event *e, struct range r)
{
	return e->cue == CUE_VERB && (e->form == 'd' || e->form == 's') &&
	       r.start == e->at + 2 && clause_is_comma(c, e->at + 1) && is_participle(c, r) &&
	       !is_broken(c, e);
}

/* Verbs for how loud one is: what follows by a preposition is where, or at whom. */
static bool tells_voice(uint32_t lemma)
{
	switch (lemma) {
	case WORD_CRY:
	case WORD_MUTTER:
	case WORD_SCREAM:
	case WORD_SHOUT:
	case WORD_WHISPER:
	case WORD_YELL:
		return true;
	default:
		return false;
	}
}

/* "Orr cried on | the stage", "shouted at | the crowd": nothing is said of what was. */
static bool voiced_at(const struct clause *c, const struct report_event *e, struct range r)
{
	const struct element *w = clause_word(c, e->at + 1);
	bool topic = w->hash == WORD_ABOUT || w->hash == WORD_OF || w->hash == WORD_FOR;
	return tells_voice(e->lemma) && r.start <= e->at + 2 && w->tag == TAG_PREPOSITION &&
	       !topic && is_bare(c, r);
}

bool adjunct_is(const struct clause *c, const struct report_event *e, struct range r)
{
	if (r.start < e->at)
		return is_setting(c, e, r) || leads_to_quote(c, e, r);
	return is_addressee(c, e, r) || tells_when(c, e, r) || accompanies(c, e, r) ||
	       tells_where(c, e, r) || is_topic(c, e, r) || voiced_at(c, e, r);
}
