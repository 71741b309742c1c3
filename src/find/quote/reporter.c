/* Who is reported: the candidates around a cue and what speaks for each. */
#include "report.h"

#include "clause_templates.h"
#include "find/read/small_words.h"
#include "tied.h"

uint32_t reporter_window(const struct candidates *c, const struct clause *clause,
			 const struct report_event *e, uint32_t out[REPORTER_MOST])
{
	const struct element *at = c->elements->at, *cue = &at[clause->first + e->at];
	const struct phrases *p = c->phrases;
	uint32_t n = 0, end = p->paragraph_first[cue->paragraph + 1];
	uint32_t first = clause->first, last = first + clause->n;
	while (first > 0 && at[first - 1].paragraph == cue->paragraph &&
	       at[first - 1].sentence + 1 >= at[clause->first].sentence &&
	       clause->first - first < 80)
		first--;
	for (uint32_t k = phrase_from(p, cue->paragraph, first);
	     k < end && p->at[k].first < last && n < REPORTER_MOST; k++)
		if (!(p->at[k].flags & PHRASE_OFFICE) &&
		    (p->at[k].last < clause->first + e->at ||
		     p->at[k].first > clause->first + e->at))
			out[n++] = k;
	return n;
}

/* What stands between an event and a candidate. */
struct gap {
	uint32_t cues, commas, verbs;
};

/* Elements from .. to - 1 of all; those of the clause are counted already. */
static struct gap gap_between(const struct clause *c, uint32_t from, uint32_t to)
{
	const struct element *at = c->elements->at;
	struct gap g = {0};
	for (; from < to && from < c->first; from++) {
		g.cues += at[from].cue == CUE_VERB;
		g.commas += at[from].sign == ',';
		g.verbs += element_tagged(&at[from], TAG(AUXILIARY) | TAG(VERB) | TAG(ED));
	}
	if (from >= to)
		return g;
	from -= c->first;
	to -= c->first;
	g.commas += clause_count(c, COUNT_COMMAS, from, to);
	g.verbs += clause_count(c, COUNT_VERBS, from, to);
	for (uint32_t k = clause_cue_from(c, from); k < to; k = clause_cue_from(c, k + 1))
		g.cues += clause_word(c, k)->cue == CUE_VERB;
	return g;
}

static void put_nobody(const struct report_event *e, bool after, struct row *row)
{
	clause_put(row, NOBODY_BIAS, 0, 0, 0);
	clause_put(row, NOBODY_LEMMA, e->lemma, 0, 0);
	clause_put(row, NOBODY_CUE, e->cue, after, 0);
	clause_put(row, NOBODY_SUBJECT, e->subject, 0, 0);
	clause_put(row, NOBODY_CHAIN_FORM, e->chain, e->form, 0);
	clause_put(row, NOBODY_CHAIN_LEMMA, e->chain, e->lemma, 0);
	clause_put(row, NOBODY_FORM_FIRST, e->form, e->first == 0, 0);
	clause_put(row, NOBODY_SUBJECT_FORM_CUE, e->subject, e->form, e->cue);
}

/* A candidate as seen from the event. */
struct seen {
	const struct candidate *candidate;
	const struct phrase *phrase;
	bool left;         /* it stands before the event */
	bool same;         /* and in its sentence, or behind it */
	uint32_t side;     /* both, and on which side the content is */
	uint32_t from, to; /* elements that lie between */
	uint32_t gap;      /* how many, in steps */
	uint32_t link;     /* how the event is tied to it as its cue; 0 not */
	uint32_t between;  /* candidates that lie between, at most 4 */
};

/* Which of its cues the event is: 1 the left one, else the right ones with what lies between.
 */
static uint32_t link_of(const struct candidate *x, uint32_t event)
{
	if (x->right == event)
		return 16 + x->shape;
	if (x->right2 == event)
		return 64 + x->shape2;
	return x->left == event;
}

static uint32_t candidates_between(const struct phrases *p, uint32_t candidate, uint32_t event,
				   bool left)
{
	enum { MOST = 4 };
	uint32_t n = 0;
	if (left)
		for (uint32_t k = candidate + 1; n < MOST && k < p->n && p->at[k].last < event;
		     k++)
			n++;
	else
		for (uint32_t k = candidate; n < MOST && k > 0 && p->at[k - 1].first > event;
		     k--)
			n++;
	return n;
}

static struct seen see(const struct candidates *c, const struct clause *clause,
		       const struct report_event *e, bool after, uint32_t candidate)
{
	const struct phrase *p = &c->phrases->at[candidate];
	uint32_t event = clause->first + e->at;
	struct seen s = {
		.candidate = &c->at[candidate],
		.phrase = p,
		.left = p->last < event,
		.same = p->first >= clause->first,
	};
	s.side = s.left + 2 * s.same + 4 * after;
	s.from = s.left ? least(phrase_last(p) + 1, event) : event + 1;
	s.to = s.left || phrase_first(p) <= event ? event : phrase_first(p);
	s.to = s.to < s.from ? s.from : s.to;
	s.gap = count_step(s.to - s.from);
	s.link = link_of(s.candidate, event);
	s.between = candidates_between(c->phrases, candidate, event, s.left);
	return s;
}

/* The kinds of the few elements between, in order. */
static uint32_t path_of(const struct clause *clause, const struct seen *s)
{
	uint32_t path = 1;
	if (s->to - s->from <= 3 && s->same)
		for (uint32_t i = s->from; i < s->to; i++)
			path = mix(path, clause_kind(clause, i - clause->first));
	return path;
}

static void put_source(const struct seen *s, const struct report_event *e, struct row *row)
{
	const struct phrase *p = s->phrase;
	const struct candidate *x = s->candidate;
	uint32_t owner = p->flags & PHRASE_POSSESSIVE;
	uint32_t known = p->flags & (PHRASE_PERSON | PHRASE_ORG | PHRASE_GROUP);
	clause_put(row, SOURCE_SIDE, s->side, 0, 0);
	clause_put(row, SOURCE_LINK_SIDE, s->link, s->side, 0);
	clause_put(row, SOURCE_SIDE_FORM, s->side, p->form, 0);
	clause_put(row, SOURCE_SIDE_GAP, s->side, s->gap, 0);
	clause_put(row, SOURCE_BEFORE, x->before, s->side, 0);
	clause_put(row, SOURCE_AFTER, x->after, s->side, 0);
	clause_put(row, SOURCE_KNOWN_CLASS, known, x->class, 0);
	clause_put(row, SOURCE_KNOWN_OWNER, known, s->side, owner);
	clause_put(row, SOURCE_CHAIN_SIDE_GAP, e->chain, s->side, s->gap);
	clause_put(row, SOURCE_CHAIN_LINK_FORM, e->chain, s->link, e->form);
	clause_put(row, SOURCE_TAKEN_BEATEN, x->taken, x->beaten, s->side);
	clause_put(row, SOURCE_OTHERWISE, x->sources, x->class, 0);
	clause_put(row, SOURCE_SUBJECT_LINK, e->subject, s->link, s->left);
	clause_put(row, SOURCE_BETWEEN_GAP, s->between, s->gap, s->side);
	clause_put(row, SOURCE_OWNER_GAP, e->cue == CUE_NONE, owner, s->gap + 16 * s->left);
	uint32_t whole = phrase_whole(p);
	clause_put(row, SOURCE_WHOLE, whole, x->class, s->side);
	if (whole)
		clause_put(row, SOURCE_WHOLE_LINK, whole, s->link, known);
	clause_put(row, SOURCE_LENGTH_CLASS, least(p->last - p->first, 5), x->class, s->side);
}

void reporter_features(const struct candidates *c, const struct clause *clause,
		       const struct report_event *e, bool after, uint32_t candidate,
		       struct row *row)
{
	if (candidate == NO_CANDIDATE) {
		put_nobody(e, after, row);
		return;
	}
	struct seen s = see(c, clause, e, after, candidate);
	struct gap told = gap_between(clause, s.from, s.to);
	uint32_t cues = least(told.cues, 2), commas = least(told.commas, 3),
		 verbs = least(told.verbs, 2), path = path_of(clause, &s);
	put_source(&s, e, row);
	clause_put(row, SOURCE_PATH, path, s.left, 0);
	clause_put(row, SOURCE_PATH_FORM, path, s.left, e->form);
	clause_put(row, SOURCE_COMMAS_VERBS, commas, verbs, s.side);
	clause_put(row, SOURCE_COMMAS_CUES_BETWEEN, commas, cues, s.between);
	clause_put(row, SOURCE_VERBS_FORM, verbs, s.side, e->form);
}

/* ---- constructions ----------------------------------------------------------------------- */

enum { CITED_REACH = 16 }; /* elements from a citing verb to "saying" */

/* "as saying", "as telling the board", at its verb. */
static bool is_cited(const struct element *at, uint32_t saying)
{
	if (saying < 2 || at[saying - 1].hash != WORD_AS)
		return false;
	switch (at[saying].hash) {
	case WORD_SAYING:
	case WORD_TELLING:
	case WORD_ADDING:
	case WORD_WARNING:
	case WORD_CLAIMING:
	case WORD_INSISTING:
	case WORD_STATING:
		return true;
	default:
		return false;
	}
}

/* The verb that cites by "as saying"; `saying` when none does. */
static uint32_t citing_verb(const struct elements *w, uint32_t saying)
{
	const struct element *at = w->at;
	if (!is_cited(at, saying))
		return saying;
	for (uint32_t i = saying - 1; i > 0 && i + CITED_REACH > saying; i--) {
		if (at[i - 1].sentence != at[saying].sentence)
			break;
		if (at[i - 1].cue == CUE_VERB)
			return i - 1;
	}
	return saying;
}

/* The longest phrase among those that start first, behind element `from` and before `end`. */
static uint32_t phrase_behind(const struct candidates *c, uint32_t from, uint32_t end)
{
	const struct phrases *p = c->phrases;
	uint32_t best = NO_CANDIDATE;
	for (uint32_t k = phrase_from(p, c->elements->at[from].paragraph, from + 1);
	     k < p->n && p->at[k].last < end; k++) {
		if (best != NO_CANDIDATE &&
		    phrase_first(&p->at[k]) > phrase_first(&p->at[best]))
			break;
		if (best == NO_CANDIDATE || p->at[k].last > p->at[best].last)
			best = k;
	}
	return best;
}

uint32_t reporter_cited(const struct candidates *c, uint32_t saying)
{
	const struct elements *w = c->elements;
	uint32_t verb = citing_verb(w, saying);
	bool passive;
	if (verb == saying)
		return NO_CANDIDATE;
	uint32_t first = verb_first(w, verb, &passive);
	if (!passive) {
		uint32_t whole = phrase_behind(c, verb, saying - 1),
			 name = candidate_ending(c, saying - 2);
		return name != NO_CANDIDATE && phrase_is_name(c->phrases->at[name].form)
			       ? name
			       : whole;
	}
	first -= !element_first(w, first) && w->at[first - 1].sign == ',';
	return element_first(w, first) ? NO_CANDIDATE : candidate_ending(c, first - 1);
}

/* The element of "saying" that the verb cites by; the verb itself: it does not cite. */
static uint32_t word_of_saying(const struct elements *w, uint32_t verb)
{
	uint32_t end = w->at[verb].cue == CUE_VERB ? least(w->n, verb + CITED_REACH) : verb;
	for (uint32_t i = verb + 1; i < end; i++) {
		if (w->at[i].sentence != w->at[verb].sentence)
			break;
		if (is_cited(w->at, i))
			return citing_verb(w, i) == verb ? i : verb;
	}
	return verb;
}

bool reporter_cites(const struct candidates *c, uint32_t verb)
{
	return word_of_saying(c->elements, verb) != verb;
}

uint32_t reporter_whom(const struct candidates *c, uint32_t verb)
{
	uint32_t saying = word_of_saying(c->elements, verb);
	return saying != verb ? reporter_cited(c, saying) : NO_CANDIDATE;
}

/*
 * "lenders described | as", "a man accused | of": a participle of the phrase p, which stands
 * behind a preposition and so is no subject.
 */
static bool is_described(const struct candidates *c, const struct clause *clause,
			 const struct report_event *e, const struct phrase *p)
{
	const struct elements *w = c->elements;
	uint32_t cue = clause->first + e->at, first = phrase_first(p);
	return !e->chain && e->form == 'd' && w->at[cue + 1].hash == WORD_AS &&
	       phrase_last(p) + 1 == clause->first + e->first && !element_first(w, first) &&
	       w->at[first - 1].tag == TAG_PREPOSITION &&
	       w->at[first - 1].sentence == w->at[cue].sentence;
}

bool reporter_is_patient(const struct candidates *c, const struct clause *clause,
			 const struct report_event *e, uint32_t candidate)
{
	if (candidate != NO_CANDIDATE && is_described(c, clause, e, &c->phrases->at[candidate]))
		return true;
	if (candidate == NO_CANDIDATE || !(e->chain & CHAIN_PASSIVE) || e->form != 'd')
		return false;
	const struct phrase *p = &c->phrases->at[candidate];
	uint32_t end = phrase_last(p) + 1, verb = clause->first + e->first;
	bool apart = p->first >= clause->first && end < verb &&
		     c->elements->at[end].sign == ',' && c->elements->at[verb - 1].sign == ',';
	return end == verb || apart; /* also "the court, set up in May, was told" */
}
