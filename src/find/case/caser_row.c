/* What speaks for a capital. */
#include "case_templates.h"

#include "find/read/lexicon.h"

/* The token before i in its paragraph, behind it; i itself at the border. */
static uint32_t step_back(const struct caser *c, uint32_t i)
{
	uint32_t k = i;
	do {
		if (k == 0 || c->at[k].flags & TOKEN_PARAGRAPH)
			return i;
		k--;
	} while (c->words[k].passed);
	return k;
}

static uint32_t step_on(const struct caser *c, uint32_t i)
{
	uint32_t k = i;
	do {
		if (k + 1 >= c->n || c->at[k + 1].flags & TOKEN_PARAGRAPH)
			return i;
		k++;
	} while (c->words[k].passed);
	return k;
}

/* The word's neighbour `by` tokens off, in its paragraph; NULL beyond. */
static const struct case_word *neighbour(const struct caser *c, uint32_t i, int by)
{
	while (by) {
		uint32_t k = by < 0 ? step_back(c, i) : step_on(c, i);
		if (k == i)
			return NULL;
		i = k;
		by += by < 0 ? 1 : -1;
	}
	return &c->words[i];
}

static uint32_t kind_at(const struct caser *c, uint32_t i, int by)
{
	const struct case_word *w = neighbour(c, i, by);
	return w ? w->kind : CASE_BORDER;
}

static uint32_t context_at(const struct caser *c, uint32_t i, int by)
{
	const struct case_word *w = neighbour(c, i, by);
	return w ? w->context : CASE_BORDER;
}

/*
 * The classes that tell. The learned tables know them by their places here, not by those of the
 * lexicon, which move.
 */
static const uint8_t telling[] = {
	LEX_BIT_TITLE,       LEX_BIT_FIRST_MALE,    LEX_BIT_FIRST_FEMALE, LEX_BIT_SURNAME,
	LEX_BIT_ORG_HEAD,    LEX_BIT_ORG_NOUN,      LEX_BIT_INSTITUTION,  LEX_BIT_PLACE_GENERIC,
	LEX_BIT_PERSON_NOUN, LEX_BIT_GROUP_NOUN,    LEX_BIT_CALENDAR,     LEX_BIT_COMMON,
	LEX_BIT_VERB,        LEX_BIT_CAPITALIZED,   LEX_BIT_ACRONYM,      LEX_BIT_NOT_PLACE,
	LEX_BIT_WORK,        LEX_BIT_AUXILIARY,     LEX_BIT_PREPOSITION,  LEX_BIT_PRONOUN,
	LEX_BIT_NAMING,      LEX_BIT_RELATION_NOUN, LEX_BIT_PLACE_HEAD,   LEX_BIT_AREA,
	LEX_BIT_DIRECTION,   LEX_BIT_NAME_PARTICLE, LEX_BIT_MALE_NOUN,    LEX_BIT_FEMALE_NOUN,
	LEX_BIT_TOWN,
};
enum { TELLING = sizeof telling };

/* Those that the word has, a bit each; the next bit: it is a form of a cue. */
static uint32_t classes_of(const struct token *t)
{
	uint32_t n = (uint32_t)(t->cue != 0) << TELLING;
	for (uint32_t k = 0; k < TELLING; k++)
		n |= (uint32_t)(t->classes >> telling[k] & 1) << k;
	return n;
}

/* The last or first letters of a word, up to four, as one number. */
static uint32_t letters(struct str word)
{
	uint32_t n = 0;
	for (size_t i = 0; i < word.n; i++)
		n = n << 8 | (unsigned char)word.at[i];
	return n;
}

static struct str last(struct str word, size_t n)
{
	return word.n > n ? (struct str){word.at + word.n - n, n} : word;
}

static struct str first(struct str word, size_t n)
{
	return word.n > n ? (struct str){word.at, n} : word;
}

/* Vowels and consonants of a word of up to six letters: bits behind a one. */
static uint32_t shape(struct str word)
{
	uint32_t n = 1;
	for (size_t i = 0; i < word.n && i < 6; i++)
		n = n << 1 | (strchr("aeiouy", word.at[i]) != NULL);
	return n;
}

static void put_spelling(const struct caser *c, uint32_t i, struct row *r)
{
	const struct token *t = &c->at[i];
	const struct case_word *w = &c->words[i];
	struct str word = {c->text.at + t->start, t->end - t->start};
	uint32_t known = t->classes & LEX(COMMON) ? 1 : w->kind == CASE_SURNAME ? 2 : 0;
	cased_put(r, CASED_ENDING, letters(last(word, 3)), known, 3);
	cased_put(r, CASED_ENDING, letters(last(word, 2)), w->kind, 2);
	cased_put(r, CASED_ENDING, letters(last(word, 4)), known, 4);
	cased_put(r, CASED_OPENING, letters(first(word, 2)), known, 0);
	cased_put(r, CASED_OPENING, letters(first(word, 3)), known, 3);
	cased_put(r, CASED_LENGTH, word.n < 12 ? (uint32_t)word.n : 12, w->kind, 0);
	if (word.n <= 6)
		cased_put(r, CASED_SHAPE, shape(word), (uint32_t)word.n, known);
}

static void put_self(const struct caser *c, uint32_t i, struct row *r)
{
	const struct token *t = &c->at[i];
	const struct case_word *w = &c->words[i];
	uint32_t classes = classes_of(t);
	cased_put(r, CASED_CLASSES, classes, w->place, 0);
	for (uint32_t bit = 0; bit <= TELLING; bit++)
		if (classes >> bit & 1)
			cased_put(r, CASED_CLASS, bit, 0, 0);
	cased_put(r, CASED_PLACE, w->place, w->kind, 0);
	if (w->in_name) {
		cased_put(r, CASED_IN_NAME, w->in_name, w->name_common, 0);
		cased_put(r, CASED_IN_NAME, w->in_name, w->name_common, w->kind + 1u);
	}
	if (t->flags & TOKEN_POSSESSIVE)
		cased_put(r, CASED_OWNER, w->kind, 0, 0);
	if (t->flags & TOKEN_GLUED)
		cased_put(r, CASED_GLUED, w->kind, context_at(c, i, -1), 1);
	if (i + 1 < c->n && c->at[i + 1].flags & TOKEN_GLUED)
		cased_put(r, CASED_GLUED, w->kind, context_at(c, i, 1), 2);
}

void caser_word_row(const struct caser *c, uint32_t i, struct row *r)
{
	uint32_t kind = c->words[i].kind, classes = classes_of(&c->at[i]);
	uint32_t before = kind_at(c, i, -1), behind = kind_at(c, i, 1);
	uint32_t context_before = context_at(c, i, -1), context_behind = context_at(c, i, 1);
	put_self(c, i, r);
	put_spelling(c, i, r);
	cased_put(r, CASED_BEFORE, kind, before, 0);
	cased_put(r, CASED_BEHIND, kind, behind, 0);
	cased_put(r, CASED_BETWEEN, before, kind, behind);
	cased_put(r, CASED_TWO_BEFORE, kind_at(c, i, -2), before, kind);
	cased_put(r, CASED_TWO_BEHIND, kind, behind, kind_at(c, i, 2));
	cased_put(r, CASED_CONTEXT_BEFORE, context_before, kind, 0);
	cased_put(r, CASED_CONTEXT_BEHIND, context_behind, kind, 0);
	cased_put(r, CASED_CONTEXTS, context_before, context_behind, kind);
	cased_put(r, CASED_CONTEXTS, context_at(c, i, -2), context_before, kind + 64);
	cased_put(r, CASED_CLASSES_BEFORE, classes, context_before, 0);
	cased_put(r, CASED_CLASSES_BEHIND, classes, context_behind, 0);
	if (i)
		cased_put(r, CASED_CLASSES_BEFORE, classes_of(&c->at[i - 1]), kind, 1);
	if (i + 1 < c->n)
		cased_put(r, CASED_CLASSES_BEHIND, classes_of(&c->at[i + 1]), kind, 1);
}

/* ---- with all of the article ------------------------------------------------------------- */

/* A probability in one of ten steps, finer towards both ends. */
static uint32_t step(float p)
{
	static const float steps[] = {.01f, .04f, .12f, .3f, .5f, .7f, .88f, .96f, .99f};
	uint32_t n = 0;
	while (n < sizeof steps / sizeof *steps && p > steps[n])
		n++;
	return n;
}

enum { STEP_NONE = 10 };

/* What the first model says of the word `by` tokens off. */
static uint32_t step_at(const struct caser *c, uint32_t i, int by)
{
	const struct case_word *w = neighbour(c, i, by);
	return w && w->kind > CASE_FUNCTION ? step(w->p) : STEP_NONE;
}

/* The mean of what it says of the word elsewhere in the article. */
static uint32_t step_elsewhere(const struct caser *c, uint32_t i)
{
	const struct case_word *w = &c->words[i];
	const struct case_entry *e = &c->entries[w->entry];
	return e->n > 1 ? step((e->sum - w->p) / (float)(e->n - 1)) : STEP_NONE;
}

void caser_article_row(const struct caser *c, uint32_t i, struct row *r)
{
	const struct case_word *w = &c->words[i];
	uint32_t self = step(w->p), elsewhere = step_elsewhere(c, i);
	uint32_t before = step_at(c, i, -1), behind = step_at(c, i, 1);
	caser_word_row(c, i, r);
	cased_put(r, CASED_SELF, self, w->kind, 0);
	cased_put(r, CASED_NEIGHBOURS, self, before, behind);
	cased_put(r, CASED_NEIGHBOURS, w->kind + 16u, before, behind);
	cased_put(r, CASED_ELSEWHERE, self, elsewhere, 0);
	cased_put(r, CASED_ELSEWHERE, elsewhere, w->kind, 1);
	cased_put(r, CASED_TIMES, count_step(c->entries[w->entry].n), self, w->kind);
	if (before == STEP_NONE)
		cased_put(r, CASED_BEYOND, context_at(c, i, -1), step_at(c, i, -2), self);
	if (behind == STEP_NONE)
		cased_put(r, CASED_BEYOND, context_at(c, i, 1), step_at(c, i, 2), self + 16);
}

void caser_acronym_row(const struct caser *c, uint32_t i, struct row *r)
{
	uint32_t kind = c->words[i].kind;
	put_self(c, i, r);
	put_spelling(c, i, r);
	cased_put(r, CASED_CONTEXT_BEFORE, context_at(c, i, -1), kind, 0);
	cased_put(r, CASED_CONTEXT_BEHIND, context_at(c, i, 1), kind, 0);
	cased_put(r, CASED_BETWEEN, kind_at(c, i, -1), kind, kind_at(c, i, 1));
}
