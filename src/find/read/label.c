#include "label.h"

#include "lexicon.h"
#include "find/read/small_words.h"

enum {
	WORDS_MOST = 8,   /* tokens of the words for somebody */
	BRACKET_MOST = 8, /* tokens within brackets behind them */
	OFFICE_MOST = 14, /* tokens of an office in capitals behind a comma */
	POST_MOST = 20,   /* tokens behind the dash of a line of its own */
};

#define GIVEN    (LEX(FIRST_MALE) | LEX(FIRST_FEMALE))
#define PERSONAL (GIVEN | LEX(SURNAME))
#define PARTS    (LEX(PERSON_NOUN) | LEX(TITLE) | LEX(TURN_LABEL))

struct label_reader {
	const struct token *at;
	uint32_t end; /* of the paragraph */
	struct turn_label *label;
	bool timed, bracketed;
};

static bool is_sign(const struct label_reader *r, uint32_t i, char sign)
{
	return i < r->end && r->at[i].sign == sign;
}

static bool is_glued(const struct label_reader *r, uint32_t i)
{
	return i < r->end && r->at[i].flags & TOKEN_GLUED;
}

/* ---- times ------------------------------------------------------------------------------- */

/* "00:01:02", "1:02"; what is behind it, or i. */
static uint32_t clock_at(const struct label_reader *r, uint32_t i)
{
	uint32_t k = i, parts = 0;
	while (k < r->end && r->at[k].flags & TOKEN_NUMBER &&
	       r->at[k].end - r->at[k].start <= 6) {
		parts++;
		k++;
		bool more = is_sign(r, k, ':') && is_glued(r, k) && is_glued(r, k + 1) &&
			    r->at[k + 1].flags & TOKEN_NUMBER;
		if (!more)
			break;
		k++;
	}
	return parts > 1 ? k : i;
}

/* The same, within brackets or not: "[00:01:02]", "(1:02 - 1:05)". */
static uint32_t time_at(struct label_reader *r, uint32_t i)
{
	bool open = is_sign(r, i, '[') || is_sign(r, i, '(');
	uint32_t k = clock_at(r, i + open);
	if (k == i + open)
		return i;
	while (open && k < r->end && k - i < BRACKET_MOST && r->at[k].sign != ']' &&
	       r->at[k].sign != ')')
		k++;
	if (open && !is_sign(r, k, ']') && !is_sign(r, k, ')'))
		return i;
	r->timed = true;
	return k + open;
}

/* ---- words for somebody ------------------------------------------------------------------ */

/* May the word stand in a label, `n` words behind its start? */
static bool may_stand(const struct token *w, uint32_t n)
{
	if (!(w->flags & TOKEN_WORD) || !(w->flags & TOKEN_CAPITAL) || w->tail ||
	    w->classes & LEX(CALENDAR) || (n == 0 && w->hash == WORD_DEAR))
		return false; /* "DEAR ADA:" opens a letter to her */
	if (n == 0 && w->hash == WORD_THE)
		return true;
	return !(w->classes & LEX_FUNCTION) || w->classes & (PERSONAL | LEX(TURN_LABEL)) ||
	       w->flags & TOKEN_DOTTED || w->end - w->start == 1;
}

/* "van" of "van Dam", "pro tempore", "of" of "Mr. SMITH of Ohio": how many tokens; 0: none. */
static uint32_t joint_at(const struct label_reader *r, uint32_t i)
{
	const struct token *w = &r->at[i];
	if (w->flags & TOKEN_CAPITAL || i + 1 >= r->end)
		return 0;
	if (w->hash == WORD_PRO && w[1].hash == WORD_TEMPORE)
		return 2;
	bool joins = w->classes & LEX(NAME_PARTICLE) || w->hash == WORD_OF;
	if (joins && w[1].classes & LEX(NAME_PARTICLE) && i + 2 < r->end)
		return w[2].flags & TOKEN_CAPITAL ? 3 : 0;
	if (w->classes & LEX(NAME_PARTICLE) && is_sign(r, i + 1, '-') && i + 2 < r->end)
		return w[2].flags & TOKEN_CAPITAL ? 3 : 0;
	return joins && w[1].flags & TOKEN_CAPITAL ? 2 : 0;
}

/* "Q", "A.": a word behind the full stop is none of the label. */
static bool is_letter(const struct token *w)
{
	return w->end - w->start - !!(w->flags & TOKEN_DOTTED) == 1 &&
	       (w->hash == WORD_Q || w->hash == WORD_A);
}

/* The end of the words that start at i; i: there are none. */
static uint32_t words_end(const struct label_reader *r, uint32_t i)
{
	uint32_t k = i;
	if (i < r->end && is_letter(&r->at[i]) && r->at[i].flags & TOKEN_DOTTED)
		return i + 1;
	while (k < r->end && k - i < WORDS_MOST) {
		const struct token *w = &r->at[k];
		uint32_t joint = k > i ? joint_at(r, k) : 0;
		if (joint)
			k += joint;
		else if (may_stand(w, k - i))
			k++;
		else if (k > i && w->sign == '-' && is_glued(r, k) && is_glued(r, k + 1) &&
			 r->at[k + 1].flags & TOKEN_WORD)
			k += 2;
		else
			break;
	}
	bool numbered = k > i && k < r->end && r->at[k].flags & TOKEN_NUMBER &&
			!(r->at[k].flags & TOKEN_GLUED) && r->at[k].end - r->at[k].start <= 2 &&
			clock_at(r, k) == k;
	return k + numbered;
}

/* ---- what the words are ------------------------------------------------------------------ */

/* What the words of a label are together. */
struct wording {
	uint64_t any; /* classes that one of them has */
	uint32_t words;
	bool numbered, the;
	bool parts, upper, common; /* each is one of PARTS, is in capitals, is common */
};

static struct wording wording_of(const struct label_reader *r, uint32_t first, uint32_t end)
{
	struct wording w = {.parts = true, .upper = true, .common = true};
	for (uint32_t i = first; i < end; i++) {
		const struct token *t = &r->at[i];
		bool letter = i > first && i + 1 == end && t->end - t->start == 1;
		w.numbered |= (t->flags & TOKEN_NUMBER) != 0 || letter; /* "Speaker B" */
		w.the |= i == first && t->hash == WORD_THE;
		if (!(t->flags & TOKEN_CAPITAL) || letter ||
		    (i == first && t->hash == WORD_THE))
			continue;
		bool title = t->classes & LEX(TITLE) && i + 1 < end;
		w.words++;
		w.parts &= (t->classes & PARTS) != 0;
		w.any |= t->classes;
		w.upper &= title || t->flags & (TOKEN_UPPER | TOKEN_DOTTED | TOKEN_MIXED) ||
			   t->end - t->start == 1;
		w.common &= t->classes & LEX(COMMON) && !(t->classes & PERSONAL);
	}
	return w;
}

/* "Question", "Answer" or a letter for them. */
static bool read_letter(const struct token *w, struct turn_label *l)
{
	if (!is_letter(w) && w->hash != WORD_QUESTION && w->hash != WORD_ANSWER)
		return false;
	bool asks = w->hash == WORD_Q || w->hash == WORD_QUESTION;
	l->form = asks ? LABEL_ASKS : LABEL_ANSWERS;
	return true;
}

/* Tells the form of the words [first, end). False: they are surely nobody. */
static bool tell_form(const struct label_reader *r, struct turn_label *l)
{
	const struct token *first = &r->at[l->first];
	struct wording w = wording_of(r, l->first, l->end);
	if (w.words == 0)
		return false;
	if (l->end == l->first + 1 && read_letter(first, l))
		return true;
	bool titled = first->classes & LEX(TITLE) && w.words > 1 && !w.numbered;
	l->capitals = w.upper;
	l->given = w.any & GIVEN;
	l->form = w.parts || w.numbered || w.the ? LABEL_PART
		  : w.words > 1 || w.upper       ? LABEL_NAME
						 : LABEL_WORD;
	l->sure = r->timed || r->bracketed || (titled && l->form == LABEL_NAME);
	if (l->form == LABEL_PART) {
		l->sure |= w.any & (LEX(TITLE) | LEX(TURN_LABEL)) && (w.the || w.numbered);
		return w.any & PARTS;
	}
	/* "HARBOUR BOARD": common words, but the last one is what a body is */
	bool body = w.upper && w.words > 1 && r->at[l->end - 1].classes & LEX(ORG_NOUN);
	return r->timed || titled || body || !w.common;
}

/* ---- a label ----------------------------------------------------------------------------- */

/* Brackets behind the words: "(Harbour)", "(D-CA)", "(voice-over)", a time. */
static uint32_t brackets_at(struct label_reader *r, uint32_t i)
{
	uint32_t time = time_at(r, i), k = i + 1;
	if (time > i)
		return time;
	if (!is_sign(r, i, '(') && !is_sign(r, i, '['))
		return i;
	while (k < r->end && k - i <= BRACKET_MOST && r->at[k].sign != ')' &&
	       r->at[k].sign != ']')
		r->label->hash = r->label->hash * 31 + r->at[k++].hash;
	if (!is_sign(r, k, ')') && !is_sign(r, k, ']'))
		return i;
	r->bracketed |= r->at[i + 1].flags & TOKEN_CAPITAL;
	return k + 1;
}

/* What somebody is, behind the name: ", CNN ANCHOR", ", 34, a baker from Leith". */
static uint32_t office_at(const struct label_reader *r, uint32_t i)
{
	const uint64_t never = LEX(AUXILIARY) | LEX(PRONOUN) | LEX(CONJUNCTION);
	uint32_t k = i + 1;
	if (!is_sign(r, i, ',') || r->label->end == r->label->first + 1)
		return i;
	while (k < r->end && k - i < OFFICE_MOST && r->at[k].sign != ':' &&
	       r->at[k].sign != '.' && !(r->at[k].classes & never && r->at[k].hash != WORD_AND))
		k++;
	return is_sign(r, k, ':') && k > i + 1 ? k : i;
}

/*
 * "Mr. LUND.", "The PRESIDING OFFICER.", "The Acting CHAIR.", "Q.": a full stop in place of the
 * colon.
 */
static bool ends_with_stop(const struct label_reader *r, const struct turn_label *l, uint32_t i)
{
	const struct token *first = &r->at[l->first];
	if (label_is_letter(l))
		return l->end == l->first + 1 && first->flags & TOKEN_DOTTED && i == l->end;
	if (!is_sign(r, i, '.') || !is_glued(r, i))
		return false;
	bool named = first->classes & LEX(TITLE) && !(first->flags & TOKEN_UPPER);
	uint32_t shouted = first[1].flags;
	if (!named && r->at[l->end - 1].flags & TOKEN_CAPITAL)
		shouted |= r->at[l->end - 1].flags;
	return (named || first->hash == WORD_THE) && l->end - l->first > 1 &&
	       shouted & (TOKEN_UPPER | TOKEN_MIXED);
}

/* The token behind the sign that ends the label at i; 0: none does. */
static uint32_t label_end(struct label_reader *r, struct turn_label *l, uint32_t i)
{
	if (is_sign(r, i, ':')) {
		while (is_sign(r, i + 1, '*'))
			i++;
		return i + 1;
	}
	if (!ends_with_stop(r, l, i))
		return r->timed && i > l->end ? i : 0;
	if (label_is_letter(l))
		return i; /* the stop is the letter's own */
	l->sure = true;
	return i + 1;
}

/* "-- Chief Executive Officer", "-- Barclays -- Analyst": the rest of a line of its own. */
static bool is_post(const struct label_reader *r, uint32_t i)
{
	bool dash = is_sign(r, i, '_') || (is_sign(r, i, '-') && !is_glued(r, i));
	if (!dash || r->end - i > POST_MOST || i + 1 >= r->end ||
	    !(r->at[i + 1].flags & TOKEN_CAPITAL))
		return false;
	for (uint32_t k = i + 1; k < r->end; k++)
		if (r->at[k].sign && !strchr("_-,&'./", r->at[k].sign))
			return false;
	return r->at[r->end - 1].flags & TOKEN_WORD && !(r->at[r->end - 1].sign);
}

/* Does the line have a label and nothing else: somebody's name and post, or a part? */
static bool read_heading(const struct label_reader *r, struct turn_label *l)
{
	bool post = is_post(r, l->end);
	if (l->end < r->end && !post)
		return false;
	if (l->form == LABEL_NAME || l->form == LABEL_PART) {
		l->heading = true;
		l->sure |= post && l->form == LABEL_NAME;
		l->after = r->end;
	}
	return l->heading;
}

/* May a label end with the token before i, or go on with a time, in brackets or an office? */
static bool may_close(const struct label_reader *r, uint32_t i)
{
	return r->timed || r->at[i - 1].flags & TOKEN_DOTTED || i == r->end ||
	       r->at[i].flags & TOKEN_NUMBER ||
	       (r->at[i].sign && strchr(":.([,*_-", r->at[i].sign));
}

bool label_read(const struct tokens *t, uint32_t first, uint32_t end, struct turn_label *l)
{
	struct label_reader r = {.at = t->at, .end = end, .label = l};
	*l = (struct turn_label){.after = first};
	while (is_sign(&r, first, '*') || is_sign(&r, first, '>'))
		first++;
	l->first = time_at(&r, first);
	l->end = words_end(&r, l->first);
	if (l->end == l->first || !may_close(&r, l->end))
		return false;
	uint32_t i = l->end, before;
	for (uint32_t k = l->first; k < l->end; k++)
		l->hash = l->hash * 31 + t->at[k].hash;
	while (is_sign(&r, i, '*'))
		i++;
	do {
		before = i;
		i = brackets_at(&r, i);
	} while (i > before && i - l->end < 3 * BRACKET_MOST);
	i = office_at(&r, i);
	if (!tell_form(&r, l))
		return false;
	if (!read_heading(&r, l))
		l->after = label_end(&r, l, i);
	bool dotted = label_is_letter(l) && t->at[l->first].flags & TOKEN_DOTTED;
	l->span = (struct span){t->at[l->first].start, t->at[l->end - 1].end - dotted};
	return l->after > 0;
}
