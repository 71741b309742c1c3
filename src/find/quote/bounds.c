#include "bounds.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	REACH = 8,        /* elements behind a verb in which it shows that it reports */
	STRONG = 8,       /* strength of a verb that is speech and nothing else */
	TOLD_LEAST = 5,   /* elements of content and its comma before a verb */
	PARTY_MOST = 16,  /* elements of who tells something */
	REMARK_MOST = 20, /* elements of what stands between two commas */
};

/* Is the element one that ends in a comma's place? */
/* The longest phrase that starts at element i; NULL: none does. */
static const struct phrase *phrase_at(const struct clause *c, const struct phrases *p,
				      uint32_t i)
{
	uint32_t first = c->first + i, paragraph = clause_word(c, i)->paragraph;
	uint32_t end = p->paragraph_first[paragraph + 1];
	const struct phrase *best = NULL;
	for (uint32_t k = phrase_from(p, paragraph, first);
	     k < end && phrase_first(&p->at[k]) <= first + 1; k++)
		if (phrase_first(&p->at[k]) == first &&
		    (!best || phrase_last(&p->at[k]) > phrase_last(best)))
			best = &p->at[k];
	return best;
}

/* Element behind that phrase; i when there is none. */
static uint32_t phrase_stop(const struct clause *c, const struct phrases *p, uint32_t i)
{
	const struct phrase *at = i < c->n ? phrase_at(c, p, i) : NULL;
	return at ? phrase_last(at) + 1 - c->first : i;
}

/* Are the elements start .. end - 1 one noun phrase? */
static const struct phrase *whole_phrase(const struct clause *c, const struct phrases *p,
					 uint32_t start, uint32_t end)
{
	const struct phrase *at = start < end ? phrase_at(c, p, start) : NULL;
	return at && phrase_last(at) + 1 == c->first + end ? at : NULL;
}

/* Behind what stands in brackets at element i, "(NCAA)"; i when nothing does. */
static uint32_t bracket_stop(const struct clause *c, uint32_t i)
{
	enum { WORDS = 3 };
	uint32_t k = i + 1;
	if (i >= c->n || clause_word(c, i)->sign != '(')
		return i;
	while (k < c->n && k <= i + WORDS && !clause_word(c, k)->sign)
		k++;
	return k < c->n && clause_word(c, k)->sign == ')' ? k + 1 : i;
}

/*
 * One noun phrase, or two of which the second is in apposition: "the keeper, Ada Orr"; the
 * first may be told by its letters, too: "the Harbour Board (HB)".
 */
static bool is_party(const struct clause *c, const struct phrases *p, uint32_t start,
		     uint32_t end)
{
	uint32_t stop = bracket_stop(c, phrase_stop(c, p, start));
	if (stop > start && stop < end && clause_is_comma(c, stop))
		return whole_phrase(c, p, stop + 1, end) != NULL;
	return stop > start && stop == end;
}

static bool is_finite_verb(const struct element *w)
{
	return element_tagged(w, TAG(AUXILIARY) | TAG(VERB) | TAG(ED));
}

static bool is_finite(uint32_t form)
{
	return form == 'd' || form == 's';
}

/* ---- behind the event -------------------------------------------------------------------- */

/* May it follow a subject behind its verb: none of "said the mayor | was ill"? */
static bool ends_subject(const struct element *w)
{
	return w->classes & LEX(CALENDAR) ||
	       (element_tagged(w, TAG(SIGN) | TAG(QUOTE) | TAG(PREPOSITION) | TAG(CONJUNCTION) |
					  TAG(PRONOUN) | TAG(ADVERB) | TAG(ING)) &&
		w->hash != WORD_AS && w->hash != WORD_TO);
}

/* Does the verb report clauses, and seldom has a noun for an object: "say", "add"? */
static bool needs_clause(const struct element *cue)
{
	const struct cue_lemma *lemma = cue_lemma(cue->lemma);
	return lemma->strength >= STRONG && !lemma->addressee;
}

/*
 * Is what stands before the comma at i the end of a sentence: "Yes, it was late"; not an aside,
 * "Orr, led by a bull", whose subject has its verb behind it?
 */
static bool is_sentence(const struct clause *c, uint32_t i)
{
	uint32_t k = i;
	while (k > 0 && !clause_is_comma(c, k - 1))
		k--;
	return !k || !(element_tagged(clause_word(c, k), TAG(ING) | TAG(ED) | TAG(VERB)) ||
		       english_relative(clause_word(c, k)->hash));
}

/*
 * ", admits Orr.", ", promised Ada Orr.": a name ends the sentence behind a verb that has no
 * other subject, and that is no participle, "a firm, named Orr".
 */
static bool ends_by_name(const struct clause *c, const struct phrases *p,
			 const struct report_event *e)
{
	const struct element *cue = clause_word(c, e->at);
	if (e->cue != CUE_VERB || !is_finite(e->form) || e->first != e->at || !e->at ||
	    e->at + 1 >= c->n || !clause_is_comma(c, e->at - 1) || !is_sentence(c, e->at - 1) ||
	    cue->classes & LEX(NAMING) || cue_lemma(cue->lemma)->addressee)
		return false;
	const struct phrase *subject = phrase_at(c, p, e->at + 1);
	return subject && phrase_is_name(subject->form) &&
	       phrase_last(subject) + 1 - c->first >= c->last_end;
}

uint32_t bounds_inverted(const struct clause *c, const struct phrases *p,
			 const struct report_event *e, bool told)
{
	const struct element *cue = clause_word(c, e->at);
	bool finite = is_finite(e->form) || cue->hash == WORD_SAY; /* "say officials" */
	if (e->cue != CUE_VERB || !finite || e->first != e->at || !e->at || e->at + 1 >= c->n ||
	    !(cue_lemma(cue->lemma)->inversion || (told && ends_by_name(c, p, e))))
		return e->at;
	bool quoted = cue[-1].tag == TAG_QUOTE ||
		      (e->at > 1 && clause_is_comma(c, e->at - 1) && cue[-2].tag == TAG_QUOTE);
	if (!quoted && !clause_is_comma(c, e->at - 1))
		return e->at;
	uint32_t stop = phrase_stop(c, p, e->at + 1);
	const struct phrase *subject = phrase_at(c, p, e->at + 1);
	if (!subject || subject->form == PHRASE_THAT || clause_word(c, stop - 1)->tail ||
	    (stop < c->n && !ends_subject(clause_word(c, stop))))
		return e->at;
	bool alone = stop >= c->last_end || clause_word(c, stop)->tag == TAG_SIGN;
	return quoted || told || (alone && needs_clause(cue)) ? stop : e->at;
}

/* May who tells something be such a phrase, or such two? */
static bool may_tell(const struct clause *c, const struct phrases *p, uint32_t start,
		     uint32_t end)
{
	const struct phrase *who = phrase_at(c, p, start);
	return who && is_party(c, p, start, end) &&
	       (phrase_is_name(who->form) || who->form <= PHRASE_SHE ||
		who->flags & (PHRASE_PERSON | PHRASE_GROUP | PHRASE_ORG));
}

/* Is it a day or a month, or the comma before one? */
static bool is_date(const struct clause *c, uint32_t i)
{
	i += clause_is_comma(c, i) && i + 1 < c->n;
	return clause_word(c, i)->classes & LEX(CALENDAR);
}

/*
 * Does what is left of the sentence only tell when or how: "in a letter", "on Monday evening",
 * "on Monday, May 2", "in a letter, adding that …"?
 */
static bool tells_how(const struct clause *c, uint32_t i)
{
	enum { WORDS = 6 };
	const uint32_t tags =
		TAG(PREPOSITION) | TAG(DETERMINER) | TAG(NOUN) | TAG(WORD) | TAG(NUMBER);
	uint32_t end = least(i + WORDS, c->last_end);
	if (i < c->last_end && !ends_subject(clause_word(c, i)))
		return false;
	for (; i < end; i++)
		if (!element_tagged(clause_word(c, i), tags) && !is_date(c, i) &&
		    !english_period(clause_word(c, i)->hash))
			break;
	return i >= c->last_end ||
	       (clause_is_comma(c, i) && i + 1 < c->n && clause_word(c, i + 1)->tag == TAG_ING);
}

/* Does the event, an active verb, close its sentence: "Orr said", "Orr told the board"? */
static bool closes(const struct clause *c, const struct phrases *p,
		   const struct report_event *e)
{
	uint32_t behind = e->at + 1;
	if (e->lemma == WORD_TELL || e->lemma == WORD_INFORM)
		behind = phrase_stop(c, p, behind);
	return e->cue == CUE_VERB && is_finite(e->form) && tells_how(c, behind) &&
	       !(e->chain & (CHAIN_PASSIVE | CHAIN_NEGATED | CHAIN_TO));
}

/* Where content ends that a party and the event at the end of the sentence tell; 0: none. */
static uint32_t told_before(const struct clause *c, const struct phrases *p,
			    const struct report_event *e)
{
	if (!closes(c, p, e) || e->first < TOLD_LEAST)
		return 0;
	uint32_t end = e->first, seen = 0;
	bool closed = clause_is_comma(c, end - 1);
	end -= closed;
	for (uint32_t k = end; k-- > TOLD_LEAST && k + PARTY_MOST > end;) {
		if (!clause_is_comma(c, k))
			continue;
		if (seen++ == closed && may_tell(c, p, k + 1, end))
			return clause_count(c, COUNT_VERBS, 0, k) ? k : 0;
	}
	return 0;
}

/* Does the sentence start with what only leads to its main clause: "When asked, …"? */
static bool opens_aside(const struct clause *c)
{
	return element_tagged(clause_word(c, 0), TAG(PREPOSITION) | TAG(CONJUNCTION) |
							 TAG(ING) | TAG(ED) | TAG(ADVERB));
}

uint32_t bounds_told(const struct clause *c, const struct phrases *p,
		     const struct report_event *e)
{
	if (e->cue != CUE_VERB || e->at < TOLD_LEAST ||
	    clause_count(c, COUNT_QUOTES, 0, c->n) ||
	    element_tagged(clause_word(c, 0), TAG(PREPOSITION)))
		return 0;
	uint32_t end = opens_aside(c) ? 0 : told_before(c, p, e);
	if (end || (clause_count(c, COUNT_COMMAS, 0, e->at) != 1 &&
		    !needs_clause(clause_word(c, e->at)) && !ends_by_name(c, p, e)))
		return end;
	uint32_t stop = bounds_inverted(c, p, e, true);
	bool told = stop > e->at && phrase_at(c, p, e->at + 1)->form != PHRASE_BARE &&
		    (stop >= c->last_end || clause_is_comma(c, stop));
	return told ? e->at - 1 : 0;
}

uint32_t bounds_medial(const struct clause *c, const struct phrases *p,
		       const struct report_event *e)
{
	enum { SUBJECT_MOST = 8 };
	uint32_t open = e->first, close = e->at + 1;
	if (e->cue != CUE_VERB || !is_finite(e->form))
		return 0;
	while (open > 0 && open + SUBJECT_MOST > e->first && !clause_is_comma(c, open - 1))
		open--;
	if (!open || !clause_is_comma(c, open - 1) || clause_count(c, COUNT_VERBS, 0, open) ||
	    clause_count(c, COUNT_COMMAS, 0, open) > 1)
		return 0;
	if (open == e->at)
		close = bounds_inverted(c, p, e, true);
	uint32_t verb = close + 1;
	while (verb < c->n && element_tagged(clause_word(c, verb), TAG(ADVERB) | TAG(PARTICLE)))
		verb++;
	bool goes_on = clause_is_comma(c, close) && verb < c->n &&
		       is_finite_verb(clause_word(c, verb)) &&
		       clause_word(c, verb)->cue != CUE_VERB;
	return goes_on ? close + 1 : 0;
}

/* Where the last words of the sentence, ", Huber said", start; its end when they tell nothing.
 */
static uint32_t told_limit(const struct clause *c, const struct phrases *p,
			   const struct report_event *e)
{
	struct report_event last;
	uint32_t at = c->last_end - 1;
	if (at <= e->at || clause_word(c, at)->cue != CUE_VERB || !clause_event(c, at, &last))
		return c->n;
	uint32_t end = told_before(c, p, &last);
	return end > e->at ? end : c->n;
}

/* Behind the element: a verb that says something of the phrase before it, none of speech. */
static bool predicate_behind(const struct clause *c, uint32_t i)
{
	return i + 1 < c->n && is_finite_verb(clause_word(c, i + 1)) &&
	       clause_word(c, i + 1)->cue != CUE_VERB;
}

/* "called “A”", "who is ill", "built in 1911", "despite its age": said of what stands before
 * it. */
static bool opens_remark(const struct clause *c, uint32_t i)
{
	const struct element *w = clause_word(c, i);
	return element_tagged(w, TAG(ED) | TAG(PREPOSITION)) || english_relative(w->hash) ||
	       (w->cue == CUE_VERB &&
		english_verb_form(element_str(c->document, w), w->hash) == 'd');
}

/* The comma that ends what stands in commas from the one at i on; i: it is no such thing. */
static uint32_t remark_end(const struct clause *c, const struct phrases *p, uint32_t i)
{
	uint32_t stop = phrase_stop(c, p, i + 1);
	if (stop > i + 1 && clause_is_comma(c, stop))
		return stop;
	if (i + 1 >= c->n || !opens_remark(c, i + 1))
		return i;
	for (stop = i + 2; stop < c->n && stop < i + REMARK_MOST; stop++)
		if (clause_is_comma(c, stop))
			return predicate_behind(c, stop) ? stop : i;
	return i;
}

/*
 * Does content that starts there lead to its main clause, "although it was late, …"? "If" and
 * "when" do behind "that" and verbs that ask no question.
 */
static bool leads(const struct clause *c, const struct report_event *e, uint32_t start)
{
	bool that = clause_kind(c, start) == WORD_THAT;
	uint32_t k = start + that;
	k += k < c->n && clause_word(c, k)->hash == WORD_EVEN;
	uint32_t h = k < c->n ? clause_word(c, k)->hash : 0;
	if (h == WORD_IF || h == WORD_WHEN)
		return that || k > start || needs_clause(clause_word(c, e->at));
	return h == WORD_WHILE || h == WORD_ALTHOUGH || h == WORD_THOUGH || h == WORD_UNLESS ||
	       h == WORD_BECAUSE || h == WORD_ONCE || h == WORD_DESPITE || h == WORD_UNLIKE;
}

bool bounds_end(const struct clause *c, const struct phrases *p, const struct report_event *e,
		struct range content)
{
	uint32_t end = content.end, comma = end;
	if (!clause_is_comma(c, end))
		return true;
	if (leads(c, e, content.start) && clause_count(c, COUNT_VERBS, end, c->last_end) &&
	    !clause_count(c, COUNT_COMMAS, content.start, end))
		return false;
	uint32_t stop = remark_end(c, p, end);
	if (stop > end)
		return !predicate_behind(c, stop); /* "the mayor |, Ada Orr, has gone" */
	if (!predicate_behind(c, end))
		return true;
	while (comma > content.start && !clause_is_comma(c, comma - 1))
		comma--;
	return comma <= content.start + 1 ||
	       !(whole_phrase(c, p, comma, end) || opens_remark(c, comma));
}

/* Does the verb at i show that it reports: by "that" or by marks? */
static bool reports(const struct clause *c, uint32_t i)
{
	for (uint32_t k = i + 1; k < c->n && k <= i + REACH; k++)
		if (clause_kind(c, k) == WORD_THAT || clause_kind(c, k) == KIND_QUOTE)
			return true;
	return false;
}

static bool joins(const struct clause *c, uint32_t i)
{
	uint32_t k = clause_kind(c, i);
	return k == WORD_AND || k == WORD_BUT || k == WORD_WHILE;
}

/*
 * The conjunction by which another party tells something of its own: "and" of "and the keeper,
 * Ada Orr, said"; 0: none does so by this cue.
 */
static uint32_t other_party(const struct clause *c, const struct phrases *p, uint32_t start,
			    const struct report_event *cue)
{
	uint32_t end = cue->first, conjunction = end;
	bool closed = end > start && clause_is_comma(c, end - 1);
	end -= closed;
	while (conjunction > start && conjunction + PARTY_MOST > end && !joins(c, conjunction))
		conjunction--;
	if (conjunction == start || !joins(c, conjunction) ||
	    clause_word(c, conjunction + 1)->tag == TAG_PRONOUN ||
	    !(clause_count(c, COUNT_VERBS, start, conjunction) +
	      clause_count(c, COUNT_QUOTES, start, conjunction)))
		return 0;
	if (closed && whole_phrase(c, p, conjunction + 1, end))
		return 0; /* "and its roof, called “A”": no comma alone parts subject and verb
			   */
	return is_party(c, p, conjunction + 1, end) ? conjunction : 0;
}

/* The relative word whose clause tells that somebody speaks, "which officials said"; 0: none.
 */
static uint32_t relative_before(const struct clause *c, const struct report_event *e)
{
	enum { SUBJECT_MOST = 6 };
	for (uint32_t i = e->first; i-- > 1 && i + SUBJECT_MOST >= e->first;) {
		const struct element *w = clause_word(c, i);
		if (english_relative(w->hash) && w->hash != WORD_THAT)
			return i;
		if (w->sign || is_finite_verb(w))
			break;
	}
	return 0;
}

/*
 * Where the clause ends that a relative word opens at `at`, behind `start`: "…, which officials
 * said will open in May |, will cost …", "who officials say is ill | and who …".
 */
static uint32_t relative_limit(const struct clause *c, uint32_t at, uint32_t start)
{
	bool aside = clause_is_comma(c, at - 1);
	for (uint32_t k = start + 1; k + 1 < c->n; k++)
		if ((aside && clause_is_comma(c, k) && predicate_behind(c, k)) ||
		    (joins(c, k) && clause_word(c, k + 1)->hash == clause_word(c, at)->hash))
			return k;
	return c->n;
}

/*
 * The comma behind a question that leads to its answer: "Asked what he wanted |, Orr said …",
 * "When asked how it was |, Ada Orr, the keeper, said …". The count of the sentence: none.
 */
static uint32_t answer_limit(const struct clause *c, const struct phrases *p,
			     const struct report_event *e, uint32_t start)
{
	bool opens = !e->at || (e->at == 1 && clause_kind(c, 0) == WORD_WHEN);
	uint32_t cue = clause_cue_from(c, start + 1);
	struct report_event answer;
	if (e->lemma != WORD_ASK || !opens || cue >= c->n || !clause_event(c, cue, &answer))
		return c->n;
	uint32_t end = answer.first, limit = c->n;
	end -= clause_is_comma(c, end - 1);
	for (uint32_t k = end - 1; k > start && k + PARTY_MOST > end; k--)
		if (clause_is_comma(c, k) && is_party(c, p, k + 1, end))
			limit = k; /* the first of an apposition's */
	return limit;
}

uint32_t bounds_limit(const struct clause *c, const struct phrases *p,
		      const struct report_event *e, uint32_t start)
{
	uint32_t told = least(told_limit(c, p, e), answer_limit(c, p, e, start));
	if (e->cue != CUE_VERB || !is_finite(e->form))
		return told;
	uint32_t relative = relative_before(c, e);
	if (relative)
		return least(told, relative_limit(c, relative, start));
	uint32_t from = start + (clause_kind(c, start) == WORD_THAT);
	bool clause = from > start &&
		      !element_tagged(clause_word(c, from), TAG(PRONOUN) | TAG(AUXILIARY));
	for (uint32_t k = clause_cue_from(c, from + 1); k < c->n;
	     k = clause_cue_from(c, k + 1)) {
		struct report_event second;
		if (!clause_event(c, k, &second) || second.cue != CUE_VERB ||
		    second.form != e->form || !reports(c, k))
			continue;
		if (clause && clause_kind(c, (int64_t)k - 1) == WORD_AND)
			return k - 1;
		uint32_t conjunction = other_party(c, p, from, &second);
		if (conjunction)
			return conjunction;
	}
	return told;
}

/* Element behind "on Monday", "Monday" at i; i when none stands there. */
static uint32_t day_stop(const struct clause *c, uint32_t i)
{
	uint32_t day = i + (i < c->n && clause_word(c, i)->hash == WORD_ON);
	return day < c->n && clause_word(c, day)->classes & LEX(CALENDAR) ? day + 1 : i;
}

/* Element behind whom the verb tells it, when that is a programme: "NTV's “Today” on Monday".
 */
static uint32_t programme_stop(const struct clause *c, const struct report_event *e)
{
	enum { OWNER_MOST = 3 };
	uint32_t i = e->at + 1;
	if (e->lemma != WORD_TELL)
		return e->at;
	while (i < c->n && i <= e->at + OWNER_MOST && !clause_is_quote(c, i))
		i++;
	if (!clause_is_quote(c, i) || !element_of_press(c->elements, c->first + i))
		return e->at;
	return day_stop(c, i + 1);
}

uint32_t bounds_source(const struct clause *c, const struct phrases *p,
		       const struct report_event *e)
{
	uint32_t stop = e->cue == CUE_ACCORDING ? phrase_stop(c, p, e->at + 1) : 0;
	if (e->cue == CUE_VERB)
		return programme_stop(c, e);
	if (!clause_is_comma(c, stop) || stop + 1 >= c->n ||
	    !english_relative(clause_word(c, stop + 1)->hash))
		return e->at;
	for (uint32_t k = stop + 2; k < c->n; k++)
		if (clause_is_comma(c, k))
			return k + 1;
	return e->at;
}

uint32_t bounds_addressee(const struct clause *c, const struct phrases *p,
			  const struct report_event *e)
{
	uint32_t next = e->at + 1;
	if (e->cue != CUE_VERB || next >= c->n ||
	    !cue_lemma(clause_word(c, e->at)->lemma)->addressee)
		return e->at;
	const struct phrase *who = phrase_at(c, p, next);
	return who && phrase_is_name(who->form) ? phrase_stop(c, p, next) : e->at;
}

/* ---- before the event -------------------------------------------------------------------- */

/* Does a party tell something in the elements start .. end - 1: "The keeper gave advice"? */
static bool party_tells(const struct clause *c, const struct phrases *p, uint32_t start,
			uint32_t end)
{
	const struct phrase *who = phrase_at(c, p, start);
	uint32_t told = start;
	while (told < end && !clause_may_report(clause_word(c, told)))
		told++;
	return told < end && who && (phrase_is_name(who->form) || who->flags & PHRASE_PERSON) &&
	       clause_count(c, COUNT_VERBS, start, end);
}

/*
 * "VIDEO:", "KLANG:", "New Delhi:" at the start of a paragraph tell what it is or where it
 * comes from: the place in the clause behind it; 0: there is none.
 */
static uint32_t label_end(const struct clause *c)
{
	enum { WORDS = 3 };
	const uint64_t speaks = LEX(PERSON_NOUN) | LEX(TITLE) | LEX_BODY | LEX(SURNAME) |
				LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
	uint32_t i = 0;
	if (!element_first(c->elements, c->first))
		return 0;
	while (i < WORDS && i + 2 < c->n && clause_word(c, i)->flags & TOKEN_CAPITAL &&
	       !(clause_word(c, i)->classes & speaks))
		i++;
	bool label = i && i + 1 < c->n && clause_word(c, i)->sign == ':' &&
		     (clause_word(c, 0)->flags & TOKEN_UPPER ||
		      clause_word(c, i + 1)->flags & TOKEN_CAPITAL);
	return label ? i + 1 : 0;
}

/*
 * "Barges from Linz and | Graz have been held": what stands behind "and" is no clause of its
 * own where no verb stands before it. The start of the whole.
 */
static uint32_t coordination(const struct clause *c, uint32_t start)
{
	uint32_t whole = start;
	if (start < 2 || clause_word(c, start - 1)->hash != WORD_AND ||
	    clause_count(c, COUNT_VERBS, 0, start))
		return start;
	while (whole > 0 && !clause_word(c, whole - 1)->sign)
		whole--;
	return whole;
}

/* May a subject begin with the element: "it", "the", a name? */
static bool opens_subject(const struct element *w)
{
	return element_tagged(w, TAG(PRONOUN) | TAG(DETERMINER) | TAG(NAME)) && !w->cue;
}

uint32_t bounds_behind_time(const struct clause *c, const struct report_event *e,
			    struct range r)
{
	uint32_t i = r.start, h = clause_word(c, i)->hash;
	bool day = i > 0 && clause_word(c, i - 1)->classes & LEX(CALENDAR);
	bool opens =
		h == WORD_LATE || h == WORD_EARLY || (english_opens_time(h) && h != WORD_NEXT);
	if (e->cue != CUE_VERB || i > e->at + 3 || i <= e->at)
		return r.start;
	i += opens;
	h = clause_word(c, i)->hash;
	i += opens && (h == WORD_ON || h == WORD_THIS);
	bool named = clause_word(c, i)->classes & LEX(CALENDAR);
	i += named;
	h = clause_word(c, i)->hash;
	bool period =
		named || day ? english_period(h) : opens && (h == WORD_WEEK || h == WORD_NIGHT);
	i += period;
	bool told = (named && (opens || period)) || (period && (opens || day));
	return told && i < r.end && !clause_word(c, i - 1)->tail &&
			       opens_subject(clause_word(c, i)) &&
			       clause_count(c, COUNT_VERBS, i, r.end)
		       ? i
		       : r.start;
}

uint32_t bounds_lead(const struct clause *c, const struct phrases *p,
		     const struct report_event *e, struct range content)
{
	uint32_t subject = clause_kind(c, (int64_t)e->first - 1);
	content.start = coordination(c, content.start);
	uint32_t colon = content.start, label = content.start ? 0 : label_end(c);
	if (label && content.end > label)
		return label;
	if (subject != WORD_HE && subject != WORD_SHE)
		return content.start;
	while (colon < content.end && clause_word(c, colon)->sign != ':')
		colon++;
	if (colon + 1 >= content.end || !party_tells(c, p, content.start, colon))
		return content.start;
	return colon + 1;
}

static bool describes(const struct phrase *p)
{
	return !phrase_is_name(p->form) && p->form > PHRASE_INDEFINITE &&
	       p->flags & (PHRASE_PERSON | PHRASE_ORG | PHRASE_GROUP);
}

/* Does only who tells what stands in marks before it stand there: "Orr said in May"? */
static bool only_tells(const struct clause *c, struct range r)
{
	uint32_t first = c->first + r.start, cue = clause_cue_from(c, r.start);
	return !element_first(c->elements, first) &&
	       c->elements->at[first - 1].tag == TAG_QUOTE && cue < r.end &&
	       clause_count(c, COUNT_VERBS, r.start, r.end) == 1 &&
	       english_verb_form(element_str(c->document, clause_word(c, cue)),
				 clause_word(c, cue)->hash) == 'd';
}

/* "“It is late,” she told the mayor": nothing but words in marks, and who says them to whom. */
static bool tells_marks(const struct clause *c, struct range r)
{
	enum { SUBJECT_MOST = 8 };
	uint32_t from = r.start + 1, cue;
	if (clause_word(c, r.start)->tag != TAG_QUOTE)
		return false;
	from += clause_is_comma(c, from);
	cue = from < r.end ? clause_cue_from(c, from) : r.end;
	return cue < r.end && cue < from + SUBJECT_MOST &&
	       clause_word(c, cue)->cue == CUE_VERB &&
	       !clause_count(c, COUNT_QUOTES, from, r.end) &&
	       clause_count(c, COUNT_VERBS, from, r.end) == 1 &&
	       english_verb_form(element_str(c->document, clause_word(c, cue)),
				 clause_word(c, cue)->hash) == 'd';
}

/* Does it end with the verb that tells what stands in marks before it, or leads to more? */
static bool is_told(const struct clause *c, struct range r)
{
	const struct element *last = clause_word(c, r.end - 1);
	if (last->hash == WORD_THAT || only_tells(c, r) || tells_marks(c, r))
		return true;
	return last->cue == CUE_VERB && clause_word(c, r.start)->tag == TAG_QUOTE &&
	       english_verb_form(element_str(c->document, last), last->hash) == 'd';
}

/* "It is late, said Ada Orr"; not "The board, which sat, said | Ada Orr was late". */
static bool subject_behind(const struct clause *c, const struct phrases *p,
			   const struct report_event *e)
{
	uint32_t next = e->at + 1, stop = phrase_stop(c, p, next);
	if (next >= c->n || clause_word(c, next)->tag == TAG_SIGN)
		return false;
	return stop == next || stop >= c->n || clause_word(c, stop)->tag != TAG_AUXILIARY;
}

bool bounds_before(const struct clause *c, const struct phrases *p,
		   const struct report_event *e, struct range content)
{
	uint32_t end = content.end, comma = end, last = e->first;
	if (end > 0 && element_nickname(c->elements, c->first + end - 1))
		return false; /* "Ruth “Duke” | Weber told": his name */
	if (e->cue == CUE_ACCORDING)
		return !is_told(c, content); /* "“It is late,” Orr said |, according to the" */
	if (e->cue != CUE_VERB || !clause_is_comma(c, end))
		return true;
	if (relative_before(c, e) == end + 1)
		return false; /* "The plan |, which the mayor said is good, failed." */
	if (end + 1 >= last)
		return subject_behind(c, p, e);
	last -= clause_is_comma(c, last - 1);
	while (comma > content.start && !clause_is_comma(c, comma - 1))
		comma--;
	if (comma <= content.start)
		return true;
	const struct phrase *one = whole_phrase(c, p, comma, end),
			    *two = whole_phrase(c, p, end + 1, last);
	return !one || !two ||
	       !((describes(one) && phrase_is_name(two->form)) ||
		 (describes(two) && phrase_is_name(one->form)));
}
