/*
 * Which noun phrases belong to others. "A spokesman for Gordon Brown" is one phrase that speaks
 * by its head, "head of the union Ada Orr" one that speaks by its name.
 */
#include "english.h"

#include "lexicon.h"
#include "find/read/small_words.h"

enum {
	OPEN_MOST = 6,     /* levels of "of … for … at …" */
	BRACKETS_MOST = 5, /* words in brackets, and the one that closes them */
	BARE_MOST = 2,     /* words without a phrase: "in charge of aid" */
};

/* The phrases that what follows may still belong to, each a part of the one before. */
struct attach {
	struct phrases *p;
	const struct element *at;
	const struct document *document;
	uint32_t open[OPEN_MOST], n;
	uint32_t reach; /* their last word */
};

/* A part that has its outer phrase behind it, or a pronoun. */
static bool is_part_form(uint8_t form)
{
	const uint32_t forms = 1u << PHRASE_HIS | 1u << PHRASE_OWNER | 1u << PHRASE_CUT |
			       1u << PHRASE_HEADLINE1 | 1u << PHRASE_HEADLINE2;
	return forms >> form & 1;
}

/* A word that may stand behind a preposition without being a phrase of its own: "in charge". */
static bool is_bare(const struct element *w)
{
	return element_tagged(w, TAG(WORD) | TAG(NOUN)) && !w->cue && !w->tail &&
	       !(w->flags & TOKEN_CAPITAL);
}

static bool qualifies(const struct element *w)
{
	return w->tag == TAG_PREPOSITION && english_qualifies(w->hash);
}

/*
 * "a colonel posted near Leh | said", "a memo seen by the paper | said", but not "a site tied
 * to a group | called": is the form of a verb at i a participle, since who says it, before it,
 * has his verb only behind the phrase q?
 */
static bool is_participle(const struct attach *a, uint32_t i, const struct phrase *q)
{
	const struct element *verb = &a->at[i], *then = &a->at[q->last + 1];
	struct str word = element_str(a->document, verb);
	return element_tagged(verb, TAG(ED) | TAG(VERB)) && qualifies(verb + 1) &&
	       then->cue == CUE_VERB && then->sentence == verb->sentence &&
	       cue_lemma(then->lemma)->key != WORD_CALL &&
	       (english_verb_form(word, verb->hash) == 'd' || word_ends_in(word, "en"));
}

/* Does the phrase q belong to the open ones, by the words between? */
static bool ties(const struct attach *a, const struct phrase *q)
{
	const struct element *at = a->at;
	uint32_t i = a->reach + 1, first = q->first;
	first -= i + 1 < first && at[first - 1].flags & TOKEN_NUMBER &&
		 at[first - 2].hash == WORD_OF; /* "of 40 nurses" */
	if (i >= first || first - i > 2)
		return false;
	if (first - i == 2 && is_participle(a, i, q))
		return true;
	if (at[i].tag == TAG_ING && !at[i].cue && !at[i - 1].tail)
		return i + 1 == first || qualifies(&at[i + 1]); /* "speaking to Fox News" */
	return qualifies(&at[first - 1]) && (first - i == 1 || english_postposed(at[i].hash));
}

/* Is the phrase behind q the name that q ends in? */
static bool has_holder(const struct attach *a, const struct phrase *q)
{
	return q + 1 < &a->p->at[a->p->n] && q[1].last == q->last && q[1].first > q->first;
}

/* "for Women and Equalities": does it go on what the last of the open ones is of? */
static bool joins(const struct attach *a, const struct phrase *q)
{
	if (a->reach + 2 != q->first || a->at[a->reach + 1].hash != WORD_AND || q->determiner)
		return false;
	if (q->flags & (PHRASE_TITLED | PHRASE_PERSON) && !has_holder(a, q))
		return false;
	const struct phrase *last = &a->p->at[a->open[a->n - 1]];
	bool of = false;
	for (uint32_t i = last->first; i < last->last; i++)
		of |= a->at[i].hash == WORD_OF || a->at[i].hash == WORD_FOR;
	bool place = last->form == PHRASE_NAME1 && last->first &&
		     a->at[last->first - 1].hash == WORD_IN; /* "in Kenya" */
	return (a->n > 1 && (place || !(last->flags & PHRASE_PERSON))) || of;
}

static void qualify(struct phrase *p, uint32_t last)
{
	p->more = (uint8_t)least(last - p->last, UINT8_MAX);
}

/*
 * "Tom Cole (R-Okla.)", "the Harbour Party (HP)": the last word of what stands in brackets
 * behind `last`, or `last`.
 */
static uint32_t brackets_end(const struct attach *a, uint32_t last)
{
	const struct element *at = a->at;
	if (at[last + 1].sign != '(')
		return last;
	for (uint32_t k = last + 2; k < last + 2 + BRACKETS_MOST; k++) {
		if (at[k].sign == ')')
			return k;
		if (at[k].paragraph != at[last].paragraph || at[k].cue ||
		    at[k].tag == TAG_QUOTE)
			break;
	}
	return last;
}

/* The last word of what no phrase stands for behind `last`, before the word `limit`, or `last`.
 */
static uint32_t bare_end(const struct attach *a, uint32_t last, uint32_t limit)
{
	const struct element *at = a->at;
	uint32_t sentence = at[last].sentence, end = last;
	if (at[last].tail)
		return last;
	while (end + 2 < limit && at[end + 2].sentence == sentence && qualifies(&at[end + 1])) {
		uint32_t k = end + 1;
		while (k + 1 < limit && k - end <= BARE_MOST && is_bare(&at[k + 1]) &&
		       at[k + 1].sentence == sentence)
			k++;
		if (k == end + 1 || k + 1 == limit)
			break;
		end = k;
	}
	return brackets_end(a, end);
}

/* The open phrases reach over the word `last` and what no phrase stands for behind it. */
static void reach(struct attach *a, uint32_t last, uint32_t limit)
{
	a->reach = bare_end(a, last, limit);
	for (uint32_t i = 0; i < a->n; i++)
		qualify(&a->p->at[a->open[i]], a->reach);
}

/* The phrase among the open ones that names an office which may have its holder behind it. */
static struct phrase *office(const struct attach *a)
{
	for (uint32_t i = 0; i < a->n; i++) {
		struct phrase *p = &a->p->at[a->open[i]];
		if (p->determiner && p->determiner != WORD_THE)
			continue;
		for (uint32_t k = p->first; k <= p->last; k++)
			if (a->at[k].classes & (LEX(PERSON_NOUN) | LEX(TITLE)) &&
			    (k == p->last || a->at[k + 1].tag == TAG_PREPOSITION))
				return p;
	}
	return NULL;
}

static void open(struct attach *a, uint32_t k)
{
	if (a->n < OPEN_MOST)
		a->open[a->n++] = k;
}

/* The name at k stands behind what an office is of: the whole speaks by it. */
static void attach_holder(struct attach *a, uint32_t k)
{
	struct phrase *name = &a->p->at[k], *of = office(a);
	if (!of) {
		name->flags |= PHRASE_PART;
		return;
	}
	of->flags |= PHRASE_PART | PHRASE_OFFICE;
	name->office = (uint8_t)least(name->first - of->first, UINT8_MAX);
	name->flags = (uint8_t)(name->flags & ~PHRASE_PART);
	a->n = 0;
	open(a, k);
}

/* "the Harbour Party (HP) spokesman Ada Orr": is p who speaks for what stands before it? */
static bool is_member(const struct attach *a, const struct phrase *p)
{
	return a->n && p->first == a->reach + 1 && a->at[a->reach].sign == ')' &&
	       phrase_is_name(p->form) &&
	       a->at[p->first].classes & (LEX(PERSON_NOUN) | LEX(TITLE));
}

/* The name or title at k speaks for the open phrases before it. */
static void attach_member(struct attach *a, uint32_t k)
{
	struct phrase *p = &a->p->at[k], *body = &a->p->at[a->open[0]];
	body->flags |= PHRASE_PART;
	p->office = (uint8_t)least(p->first - body->first, UINT8_MAX);
	a->n = 0;
	open(a, k);
}

/*
 * "teachers in Kingston, Jamaica, left", "in Kenya, Uganda and Chad": does the name p say where
 * the last open one lies, or go on a list?
 */
static bool is_container(const struct attach *a, const struct phrase *p)
{
	const struct element *at = a->at, *comma = &at[a->reach + 1];
	const struct phrase *place = a->n > 1 ? &a->p->at[a->open[a->n - 1]] : NULL;
	const struct element *behind = &at[p->last + 1];
	bool parted = (behind->sign == ',' && behind[1].tag != TAG_DETERMINER) ||
		      (behind->hash == WORD_AND && behind[1].flags & TOKEN_CAPITAL);
	if (!place || !phrase_is_name(place->form) || !phrase_is_name(p->form) ||
	    p->flags & (PHRASE_PERSON | PHRASE_ORG) || comma->sign != ',' ||
	    p->first != a->reach + 2 || !parted)
		return false;
	uint32_t h = at[place->first - 1].hash;
	return h == WORD_IN || h == WORD_FROM || h == WORD_NEAR || h == WORD_OUTSIDE ||
	       (h == WORD_OF && behind->hash == WORD_AND); /* "mayors of Rome, Bonn and" */
}

static void attach(struct attach *a, uint32_t k, uint32_t limit)
{
	struct phrase *p = &a->p->at[k];
	if (a->n && p->first > p[-1].last && p->last <= a->reach) { /* in brackets */
		p->flags |= PHRASE_PART;
		return;
	}
	bool holder = a->n && p->last == p[-1].last && p->first > p[-1].first;
	bool member = !holder && is_member(a, p);
	if (holder)
		attach_holder(a, k);
	if (member)
		attach_member(a, k);
	if (holder || member) {
		reach(a, p->last, limit);
		return;
	}
	bool part = a->n && a->at[p->first].sentence == a->at[a->reach].sentence &&
		    (ties(a, p) || joins(a, p) || is_container(a, p));
	if (part)
		p->flags |= PHRASE_PART;
	else
		a->n = 0;
	if (phrase_is_pronoun(p->form) && p->form != PHRASE_INDEFINITE) {
		a->n = 0;
		return;
	}
	open(a, k);
	reach(a, p->last, limit);
}

void phrases_attach(struct phrases *p, uint32_t first, uint32_t end, const struct elements *w,
		    const struct document *d)
{
	struct attach a = {.p = p, .at = w->at, .document = d};
	uint32_t paragraph = end > first ? w->at[p->at[first].first].paragraph : 0;
	for (uint32_t k = first; k < end; k++) {
		uint32_t limit =
			k + 1 < end ? p->at[k + 1].first : w->paragraph_first[paragraph + 1];
		if (!is_part_form(p->at[k].form))
			attach(&a, k, limit);
	}
}
