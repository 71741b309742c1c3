/* What marks set off though nobody says it: titles, nicknames, names and terms. */
#include "utterance.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum {
	TITLE_MOST = 12,
	PROGRAMME_MOST = 12,
	TERM_MOST = 4,
	SCARE_MOST = 3,
	CLAUSE_REACH = 8,
	LIST_MOST = 32
};

/* The element before i; NULL when i is the first of its paragraph. */
static const struct element *before(const struct elements *w, uint32_t i)
{
	return element_first(w, i) ? NULL : &w->at[i - 1];
}

static bool is_word(const struct element *x, uint32_t hash)
{
	return x && x->hash == hash && element_lexical(x);
}

/*
 * The first stretch of the list that k ends, LIST_MOST stretches back at most: “A,” “B” and
 * “C”, of “A” and of feeling “B”; k itself when there is no list.
 */
static uint32_t list_start(const struct elements *w, uint32_t k)
{
	for (uint32_t n = 0; n < LIST_MOST; n++) {
		uint32_t i = k;
		const struct element *doing = before(w, i);
		if (is_word(doing, WORD_BEING) ||
		    (doing && doing->tag == TAG_ING && !doing->cue))
			i--;
		if (is_word(before(w, i), WORD_OF))
			i--;
		if (is_word(before(w, i), WORD_AND) || is_word(before(w, i), WORD_OR))
			i--;
		if (before(w, i) && before(w, i)->sign == ',')
			i--;
		if (!before(w, i) || before(w, i)->tag != TAG_QUOTE)
			return k;
		k = i - 1;
	}
	return k;
}

/* ---- titles ------------------------------------------------------------------------------ */

/* Every word has a capital, also where all are short: “New Day”. */
static bool is_titled(const struct utterance *u)
{
	return u->in.title || (u->length > 1 && u->in.capitals == u->length);
}

/* "B" of "Annex B", "IV" of "Chapter IV". */
static bool is_letter(const struct element *x)
{
	uint32_t n = x->end - x->start;
	return element_lexical(x) && x->flags & TOKEN_CAPITAL &&
	       (n == 1 || (n <= 4 && x->flags & TOKEN_UPPER));
}

/* The musical “Grease”; the songs “One” and “Two”; Section 8, “Using the lock”. */
static bool is_title(const struct elements *w, uint32_t k, const struct utterance *u)
{
	const struct element *x = before(w, k);
	if (u->length > TITLE_MOST || !x)
		return false;
	bool comma = x->sign == ',';
	if (comma)
		x = before(w, --k);
	bool numbered = x && (x->tag == TAG_NUMBER || (comma && is_letter(x)));
	if (numbered)
		x = before(w, --k);
	if (!x || !(x->classes & LEX(WORK)) || (x->cue && x->hash != WORD_TITLED))
		return false;
	return numbered || is_titled(u) || (u->length == 1 && u->in.capitals == 1);
}

/* "on", "told", "interview with", "the author of": what leads to a programme, a book. */
static bool leads_to_work(const struct elements *w, uint32_t k)
{
	const struct element *x = before(w, k), *far = x ? before(w, k - 1) : NULL;
	if (!x)
		return false;
	if (x->hash == WORD_ON || (x->lemma && cue_lemma(x->lemma)->key == WORD_TELL))
		return true;
	if (is_word(x, WORD_OF))
		return far && far->classes & LEX(PERSON_NOUN) && !far->cue;
	return is_word(far, WORD_INTERVIEW) && (x->hash == WORD_WITH || x->hash == WORD_FOR);
}

/* “Tide and Time” star: a noun for a work, or for who has to do with it, directly behind. */
static bool is_of_work(const struct elements *w, uint32_t k, const struct utterance *u)
{
	const struct element *x = &w->at[k], *next = x + 1;
	return u->punct == PUNCT_NONE && next->paragraph == x->paragraph && !next->cue &&
	       next->classes & (LEX(WORK) | LEX(PERSON_NOUN) | LEX(ROLE_NOUN));
}

/*
 * NTV's “Today”, on “Tide and Time”, told “Tide and Time”, the author of “Tide and Time”: where
 * every word has a capital. In a headline all of them have, so that only the owner tells.
 */
static bool is_programme(const struct evidence *e, uint32_t k, const struct utterance *u)
{
	const struct elements *w = e->elements;
	uint32_t i = list_start(w, k);
	bool one = u->length == 1 && u->in.capitals == 1;
	bool numbered = u->in.digit && u->in.capitals + 1u == u->length; /* “60 Minutes” */
	if (u->length > PROGRAMME_MOST || !(is_titled(u) || one || numbered))
		return false;
	if (element_of_press(w, i))
		return true;
	if (one || numbered || (u->paragraph == 0 && e->d->n_paragraphs > 1))
		return false;
	return leads_to_work(w, i) || is_of_work(w, k, u);
}

/* “The Orrs: Three Lives,” by Ada Orr: a title, whose author stands behind it. */
static bool has_author(const struct evidence *e, uint32_t k, const struct utterance *u)
{
	const struct elements *w = e->elements;
	const struct element *x = before(w, k), *next = &w->at[k + 1];
	next += next->sign == ',';
	bool leads =
		x && (x->cue ? x->cue == CUE_ACCORDING
			     : element_tagged(x, TAG(PREPOSITION) | TAG(NOUN) | TAG(SIGN)));
	return leads && u->in.title && u->length > 1 && u->length <= PROGRAMME_MOST &&
	       next->paragraph == w->at[k].paragraph && next->hash == WORD_BY &&
	       next[1].tag == TAG_NAME;
}

/* Does the noun before i, a work, stand by itself: "a novel by Orr", not "a novel by Orr said"?
 */
static bool stands_alone(const struct elements *w, uint32_t i)
{
	const struct element *next = &w->at[i];
	if (element_first(w, i) || next->sign || english_relative(next->hash))
		return true;
	if (next[1].hash == WORD_BY)
		i++; /* "written by" */
	else if (!element_tagged(next, TAG(PREPOSITION) | TAG(ED)) || next->cue)
		return false;
	for (uint32_t n = 0; n < CLAUSE_REACH && !element_first(w, i); n++, i++) {
		if (w->at[i].sign || english_relative(w->at[i].hash))
			return true;
		if (w->at[i].cue)
			return false;
	}
	return true;
}

/*
 * “Tide and Time,” a novel by; “Salt Road,” the first long film of: a work, as is told behind;
 * not “Salt Road,” a film maker said.
 */
static bool is_apposed_work(const struct elements *w, uint32_t k, const struct utterance *u)
{
	enum { WORDS = 4 };
	uint32_t i = k + 1 + (w->at[k + 1].sign == ',');
	bool one = u->length == 1 && u->in.capitals == 1;
	if (u->punct != PUNCT_COMMA || u->length > TITLE_MOST || !(is_titled(u) || one) ||
	    element_first(w, i) || w->at[i].tag != TAG_DETERMINER)
		return false;
	for (uint32_t last = i + WORDS; i < last && !element_first(w, i + 1);) {
		const struct element *x = &w->at[++i];
		if (x->classes & LEX(WORK) && !x->cue && !(x->flags & TOKEN_CAPITAL))
			return stands_alone(w, i + 1);
		if (x->tag == TAG_SIGN || element_tagged(x, TAG(VERB) | TAG(PREPOSITION)))
			return false;
	}
	return false;
}

/* He performed “Salt Road”, they sang “Tide and Time”. */
static bool is_performed(const struct elements *w, uint32_t k, const struct utterance *u)
{
	const struct element *x = before(w, list_start(w, k));
	uint32_t h = x ? x->hash : 0;
	return is_titled(u) && u->length <= TITLE_MOST &&
	       (h == WORD_PERFORM || h == WORD_PERFORMED || h == WORD_PERFORMING ||
		h == WORD_SANG || h == WORD_SING || h == WORD_SINGING);
}

/* A heading among paragraphs, ‘A really tough decision.’: words of somebody quoted below. */
static bool is_heading(const struct utterance *u)
{
	enum { WORDS_MOST = 8 };
	return u->single && u->whole && u->alone && u->paragraph > 0 && u->length <= WORDS_MOST;
}

/* — Russian for “goodbye”; (Latin for “always”): what a word means. */
static bool is_gloss(const struct elements *w, uint32_t k)
{
	const struct element *x = before(w, k), *tongue = x ? before(w, k - 1) : NULL;
	const struct element *open = tongue ? before(w, k - 2) : NULL;
	return is_word(x, WORD_FOR) && tongue && tongue->flags & TOKEN_CAPITAL &&
	       !tongue->tail && open && (open->sign || english_be(open->hash));
}

/* ---- names given ------------------------------------------------------------------------- */

/* "dubbed", "so-called", "known"; not "the word". */
static bool gives_name(const struct document *d, const struct element *x)
{
	return x && x->classes & LEX(NAMING) &&
	       (x->hash == WORD_KNOWN || word_ends_in(element_str(d, x), "ed"));
}

/* "what the minister called": a relative pronoun stands before the subject that ends before i.
 */
static bool in_relative(const struct elements *w, uint32_t i)
{
	for (uint32_t n = 0; n < CLAUSE_REACH && before(w, i); n++, i--) {
		const struct element *x = &w->at[i - 1];
		if (english_relative(x->hash) || x->hash == WORD_WHAT)
			return true;
		if (x->sign || element_tagged(x, TAG(VERB) | TAG(AUXILIARY) | TAG(QUOTE)))
			return false;
	}
	return false;
}

/* Is the participle i said of what bears the name: "was dubbed", "a wind dubbed", ", called"?
 */
static bool is_passive(const struct elements *w, uint32_t i)
{
	while (before(w, i) &&
	       (element_tagged(&w->at[i - 1], TAG(ADVERB) | TAG(PARTICLE)) ||
		w->at[i - 1].classes & LEX(CALENDAR) || w->at[i - 1].hash == WORD_ONCE))
		i--;
	const struct element *x = before(w, i);
	if (!x || is_word(x, WORD_SO))
		return true;
	if (x->tag == TAG_AUXILIARY)
		return english_be(x->hash);
	if (x->sign)
		return x->sign == ',' || x->sign == '(' || x->sign == '_';
	return element_tagged(x, TAG(NOUN) | TAG(WORD) | TAG(NUMBER)) && !in_relative(w, i);
}

/* “a liar” by Huber, by the mayor; not by everybody, by locals. */
static bool has_agent(const struct elements *w, uint32_t k)
{
	const struct element *by = &w->at[k + 1], *who = by + 1;
	return by->paragraph == w->at[k].paragraph && by->hash == WORD_BY &&
	       (who->tag == TAG_NAME || (who->tag == TAG_DETERMINER &&
					 english_pronoun(who->hash) != PHRASE_INDEFINITE));
}

/* A wind dubbed “the sweeper”, the so-called “smart list”, known as “Shorty”. */
static bool is_name_given(const struct evidence *e, uint32_t k, const struct utterance *u)
{
	const struct elements *w = e->elements;
	uint32_t i = list_start(w, k);
	if (u->length > TERM_MOST || u->in.first_person || u->in.first == WORD_A ||
	    u->in.first == WORD_AN)
		return false;
	if (before(w, i) && before(w, i)->tag == TAG_DETERMINER)
		i--;
	bool as = is_word(before(w, i), WORD_AS), to = false;
	i -= as;
	if (as)
		to = is_word(before(w, i), WORD_TO);
	i -= to;
	if (as && before(w, i) && is_word(before(w, i - 1), WORD_TO))
		i -= 2; /* "known to locals as" */
	const struct element *x = before(w, i);
	if (!gives_name(e->d, x) || (x->hash == WORD_KNOWN && !as) ||
	    (x->hash == WORD_REFERRED) != to)
		return false;
	if (e->tokens->at[x->token].start > x->start) /* "so-called" */
		return true;
	bool nickname = is_titled(u) || (u->length == 1 && u->in.capitals == 1);
	return is_passive(w, i - 1) && (nickname || !has_agent(w, k));
}

/* ---- terms ------------------------------------------------------------------------------- */

/* Sailors speak of “wet boxes”: what many say all the time is a term. */
static bool is_spoken_of(const struct evidence *e, uint32_t k, const struct utterance *u)
{
	const struct elements *w = e->elements;
	uint32_t i = list_start(w, k);
	if (u->length > SCARE_MOST)
		return false;
	if (before(w, i) && before(w, i)->tag == TAG_DETERMINER)
		i--;
	if (!is_word(before(w, i), WORD_OF))
		return false;
	const struct element *verb = before(w, i - 1);
	if (!is_word(verb, WORD_SPEAK) && !is_word(verb, WORD_TALK))
		return false;
	const struct element *who = before(w, i - 2);
	return who && english_many(e->d, who);
}

/* Mayor quits over ‘toxic’ culture: an attribute, in a headline, which quotes nobody. */
static bool is_scare(const struct evidence *e, uint32_t k, const struct utterance *u)
{
	const struct element *x = &e->elements->at[k], *after = x + 1;
	return u->paragraph == 0 && e->d->n_paragraphs > 1 && u->length <= SCARE_MOST &&
	       u->punct == PUNCT_NONE && after->paragraph == x->paragraph &&
	       element_tagged(after, TAG(NOUN) | TAG(WORD)) && !after->cue &&
	       before(e->elements, k) && before(e->elements, k)->cue != CUE_COLON;
}

bool evidence_is_term(const struct evidence *e, uint32_t stretch)
{
	const struct utterance *u = &e->utterances[stretch];
	const struct elements *w = e->elements;
	return is_title(w, list_start(w, u->word), u) || is_programme(e, u->word, u) ||
	       has_author(e, u->word, u) || is_apposed_work(w, u->word, u) ||
	       is_performed(w, u->word, u) || is_heading(u) || is_gloss(w, u->word) ||
	       is_name_given(e, u->word, u) || is_spoken_of(e, u->word, u) ||
	       is_scare(e, u->word, u) || element_nickname(w, u->word);
}
