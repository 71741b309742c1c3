#include "sentence.h"

#include "lexicon.h"

static bool closes(const struct token *t)
{
	return t->flags & TOKEN_GLUED && (t->sign == '"' || t->sign == '\'' || t->sign == ')' ||
					  t->sign == ']' || t->sign == '\\');
}

static bool opens(const struct token *t)
{
	return t->sign == '"' || t->sign == '\'' || t->sign == '(' || t->sign == '[' ||
	       t->sign == '\\';
}

/* May a sentence end with this token? Not with most. */
static bool may_end(const struct token *t)
{
	static const bool ends[UINT8_MAX + 1] = {
		['.'] = true,  ['!'] = true, ['?'] = true, ['"'] = true,
		['\''] = true, [')'] = true, [']'] = true,
	};
	return t->flags & TOKEN_DOTTED || ends[(unsigned char)t->sign];
}

/* Does a sentence start at token i, behind one with which a sentence may end? */
static bool sentence_starts(const struct token *at, uint32_t i)
{
	const struct token *t = &at[i];
	if (t->flags & TOKEN_GLUED)
		return false;
	uint32_t k = i - 1;
	while (closes(&at[k]) && !(at[k].flags & TOKEN_PARAGRAPH))
		k--;
	bool dotted = at[k].flags & TOKEN_DOTTED;
	if (!dotted && at[k].sign != '.' && at[k].sign != '!' && at[k].sign != '?')
		return false;
	const struct token *w = t;
	while (opens(w) && !(w[1].flags & TOKEN_PARAGRAPH))
		w++;
	if (dotted) /* "U.S. The": only before a word that seldom follows an abbreviation in
		       capitals */
		return k != i - 1 ||
		       (w->flags & TOKEN_CAPITAL && !(at[k].classes & LEX(TITLE)) &&
			w->classes & (LEX(DETERMINER) | LEX(PRONOUN) | LEX(PREPOSITION) |
				      LEX(CONJUNCTION) | LEX(AUXILIARY)));
	return w != t || w->flags & (TOKEN_CAPITAL | TOKEN_NUMBER);
}

enum { DATELINE_MOST = 16 }; /* tokens */

/* The token after a date that starts at `i` and ends in a colon, "21 July 2022: The …"; or 0.
 */
static uint32_t date_end(const struct tokens *t, uint32_t i)
{
	enum { DATE_MOST = 6 };
	bool dated = false;
	for (uint32_t k = i; k + 1 < t->n && k < i + DATE_MOST; k++) {
		const struct token *w = &t->at[k];
		dated |= (w->flags & TOKEN_NUMBER) != 0;
		if (w->sign == ':' && dated)
			return w[1].flags & TOKEN_CAPITAL || opens(&w[1]) ? k + 1 : 0;
		if (!(w->flags & (TOKEN_CAPITAL | TOKEN_NUMBER)) && w->sign != ',' &&
		    w->sign != '.')
			return 0;
	}
	return 0;
}

/* Does the dash of a dateline stand here: no hyphen within a word? */
static bool is_dash(const struct token *w)
{
	return w->sign == '_' ||
	       (w->sign == '-' && !(w->flags & TOKEN_GLUED && w[1].flags & TOKEN_GLUED));
}

/*
 * The token after the dateline that opens the paragraph at `i` ("KYIV, March 12 (Reuters) — A
 * drone …", "ACCRA, 12 March: A …", "Linz (AP) - A …"): capitals first, or an agency in
 * brackets, then only names, dates and their signs up to the dash, behind a date also to a
 * colon, behind the agency to its bracket; 0 if none.
 */
static uint32_t dateline_end(const struct tokens *t, uint32_t i)
{
	bool upper = t->at[i].flags & TOKEN_UPPER, agency = false;
	if (!(t->at[i].flags & TOKEN_CAPITAL))
		return 0;
	for (uint32_t k = i + 1; k + 1 < t->n && k < i + DATELINE_MOST; k++) {
		const struct token *w = &t->at[k];
		if (w->flags & TOKEN_PARAGRAPH || w[1].flags & TOKEN_PARAGRAPH)
			return 0;
		agency |= w[-1].sign == '(' && (w->classes & (LEX(AGENCY) | LEX(PRESS)) ||
						(upper && w->flags & TOKEN_UPPER));
		if (w->sign == ')' && upper && agency && w[1].flags & TOKEN_CAPITAL)
			return k + 1;
		if (w->flags & TOKEN_NUMBER && upper && date_end(t, k))
			return date_end(t, k);
		if (is_dash(w) && (upper || agency) && !(w[1].flags & TOKEN_GLUED)) {
			uint32_t behind = date_end(t, k + 1);
			bool starts =
				opens(&w[1]) || w[1].flags & (TOKEN_CAPITAL | TOKEN_NUMBER);
			return behind ? behind : starts ? k + 1 : 0;
		}
		if (!(w->flags & (TOKEN_CAPITAL | TOKEN_NUMBER)) &&
		    !(w->sign && strchr(",.()/-", w->sign)))
			return 0;
	}
	return 0;
}

/*
 * The sentences of the paragraph of tokens [first, end), behind `n` others; how many there are
 * then. Adds the capitals.
 */
static uint32_t cut_sentences(struct tokens *t, uint32_t first, uint32_t end, uint32_t n)
{
	struct token *at = t->at;
	struct sentence *sentences = t->sentences;
	uint32_t after_dateline = dateline_end(t, first);
	uint32_t *capital = t->capitals + t->n_capitals;
	bool ended = false; /* may the one before token i have ended? */
	sentences[n].first = first;
	for (uint32_t i = first; i < end; i++) {
		*capital = i; /* and the next over it, where it is none */
		capital += (at[i].flags & TOKEN_CAPITAL) != 0;
		if ((ended && sentence_starts(at, i)) || (i == after_dateline && i > first)) {
			at[i].flags |= TOKEN_SENTENCE;
			sentences[++n].first = i;
			if (!t->at[first].paragraph && at[i].flags & TOKEN_UPPER)
				after_dateline = dateline_end(t, i); /* behind a title */
		}
		at[i].sentence = n;
		ended = may_end(&at[i]);
	}
	t->n_capitals = (uint32_t)(capital - t->capitals);
	return n + 1;
}

void sentences_cut(struct tokens *t, uint32_t n_paragraphs, struct arena *a)
{
	t->sentences = ARENA_ARRAY_RAW(a, (size_t)t->n + 1, struct sentence);
	t->capitals = ARENA_ARRAY_RAW(a, (size_t)t->n + 1, uint32_t);
	t->n_sentences = t->n_capitals = 0;
	const uint32_t *first = t->paragraph_first;
	for (uint32_t i = 0; i < n_paragraphs; i++)
		if (first[i] < first[i + 1])
			t->n_sentences =
				cut_sentences(t, first[i], first[i + 1], t->n_sentences);
	t->sentences[t->n_sentences].first = t->n;
	for (uint32_t i = 0; i < t->n_sentences; i++)
		t->sentences[i].end = t->sentences[i + 1].first;
}
