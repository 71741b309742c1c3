#include "headline.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

/* ---- who stands before the colon --------------------------------------------------------- */

/*
 * Does the article, as far as it is looked at, have the last word of the label, at i, as a
 * name: "in China", or behind the same word as there, "the White House"?
 */
static bool named_later(const struct clause *c, uint32_t i)
{
	enum { REACH = 2000 };
	const struct elements *w = c->elements;
	const struct element *word = clause_word(c, i);
	uint32_t behind = c->first + c->n, end = least(w->n, behind + REACH);
	for (uint32_t k = behind; k < end; k++) {
		const struct element *x = &w->at[k];
		if (x->hash != word->hash || x->tag != TAG_NAME || x->flags & TOKEN_SENTENCE ||
		    element_first(w, k))
			continue;
		bool same = i > 0 && x[-1].hash == word[-1].hash;
		if (!element_tagged(&x[-1], TAG(DETERMINER)) &&
		    (same || !(x[-1].flags & TOKEN_CAPITAL)))
			return true;
	}
	return false;
}

/*
 * Is word i of the label a noun for a person or a body, or a name, "White House"; not "Update",
 * "Revealed"?
 */
static bool names_party(const struct clause *c, uint32_t i)
{
	const uint64_t party = LEX_BODY | LEX(TITLE) | LEX(FIRST_MALE) | LEX(FIRST_FEMALE) |
			       LEX(SURNAME) | LEX(PERSON_NOUN) | LEX(GROUP_NOUN) |
			       LEX(COLLECTIVE) | LEX(ROLE_NOUN) | LEX(PRESS) | LEX(FIRM) |
			       LEX(AGENCY) | LEX(REALM) | LEX(ACRONYM);
	const struct element *w = clause_word(c, i);
	if (!element_lexical(w) || element_tagged(w, FUNCTION_TAGS))
		return false;
	bool seat = i > 0 && w->classes & LEX(PLACE_GENERIC) && w[-1].tag == TAG_NAME;
	return w->classes & party || seat || !(w->classes & LEX(COMMON)) || named_later(c, i);
}

/*
 * Does who says the rest stand before the colon? A noun phrase tells by its last word, "Harbour
 * Board:"; where more is told, "Orr on the ferry:", "A win for Orr:", it is who opens it.
 */
static bool has_party(const struct clause *c, uint32_t colon)
{
	if (!colon)
		return false;
	for (uint32_t i = 0; i < colon; i++)
		if (element_tagged(clause_word(c, i), TAG(PREPOSITION) | TAG(AUXILIARY)) ||
		    clause_kind(c, i) == WORD_TO)
			return names_party(c, 0);
	return names_party(c, colon - 1);
}

/* "Linz, Austria:"; not "Ada Orr, mayor:". */
static bool lists_places(const struct clause *c, uint32_t colon)
{
	const uint64_t person = LEX(PERSON_NOUN) | LEX(TITLE) | LEX(ROLE_NOUN);
	return !(clause_word(c, colon - 1)->classes & person) &&
	       clause_count(c, COUNT_COMMAS, 0, colon);
}

/*
 * "Rangers 3, Islanders 2: Late goal ends it": how they played, not what they say; "at 11:45":
 * when.
 */
static bool is_score(const struct clause *c, uint32_t colon)
{
	uint32_t numbers = 0;
	if (!colon || !(clause_word(c, colon - 1)->flags & TOKEN_NUMBER))
		return false;
	for (uint32_t i = 0; i < colon; i++)
		numbers += clause_word(c, i)->flags & TOKEN_NUMBER ? 1 : 0;
	return numbers > 1 || clause_word(c, colon + 1)->flags & TOKEN_NUMBER;
}

/*
 * Behind capitals in a sentence with a full stop, or one word before a long one, the article
 * comes from there: "VARNA: A ferry sank on Monday."
 */
bool headline_colon(const struct clause *c, uint32_t at)
{
	enum { NEAR = 8, LONG = 24 };
	bool upper = at && clause_word(c, at - 1)->flags & TOKEN_UPPER;
	bool dateline = (upper || (at && lists_places(c, at)) || (at == 1 && c->n > LONG)) &&
			clause_word(c, c->n - 1)->sign == '.';
	return !clause_word(c, at)->paragraph && at <= NEAR && !dateline && !is_score(c, at) &&
	       has_party(c, at);
}

/* ---- what stands behind it --------------------------------------------------------------- */

/* "A troubled friendship", "The Keeper of the Lamp": without a verb, however it is written. */
static bool is_title(const struct clause *c, struct range r)
{
	uint32_t h = clause_word(c, r.start)->hash;
	if (h != WORD_A && h != WORD_AN && h != WORD_THE)
		return false;
	for (uint32_t i = r.start + 2; i < r.end; i++) {
		const struct element *w = clause_word(c, i);
		struct str word = element_str(c->document, w);
		if (element_tagged(w, TAG(AUXILIARY) | TAG(VERB) | TAG(ED) | TAG(QUOTE)) ||
		    w->classes & (LEX(VERB) | LEX(AUXILIARY)) || w->lemma ||
		    word_ends_in(word, "ed") || word_ends_in(word, "s"))
			return false;
	}
	return true;
}

bool headline_object(const struct clause *c, struct range r)
{
	const struct element *first = clause_word(c, r.start);
	if (first->paragraph || r.end < c->last_end)
		return false;
	if (first[-1].sign == ':')
		return is_title(c, r);
	return c->last_end == c->n && r.end == c->n &&
	       !clause_count(c, COUNT_VERBS, r.start, r.end) &&
	       !clause_count(c, COUNT_QUOTES, r.start, r.end) && first->hash != WORD_TO &&
	       first->hash != WORD_THAT;
}
