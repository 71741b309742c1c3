#include "token.h"

#include "lexicon.h"
#include "sentence.h"
#include "word.h"

#include "find/read/small_words.h"

/* A word in capitals among others that are not: the whole text does not shout. */
static bool is_acronym(const struct token *t, const struct token *first,
		       const struct token *end)
{
	const struct token *before = t > first ? t - 1 : t + 1,
			   *after = t + 1 < end ? t + 1 : before;
	return t->end - t->start > 1 && before < end &&
	       !(before->flags & after->flags & TOKEN_UPPER);
}

/* "the US" is no pronoun, "Barón" no noun of English. */
static void mend_classes(struct token *t, const struct token *first, const struct token *end)
{
	const uint64_t personal = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(SURNAME);
	if (t->flags & TOKEN_UPPER && (t->hash == WORD_US || t->hash == WORD_WHO) &&
	    is_acronym(t, first, end))
		t->classes &= ~(LEX(PRONOUN) | LEX(CONJUNCTION) | LEX(DETERMINER));
	if (t->flags & TOKEN_FOREIGN && t->flags & TOKEN_CAPITAL && t->classes & LEX(COMMON))
		t->classes &= personal;
}

/*
 * What the words from `first` on may be: behind their paragraph, as lexicon_expect() wants it.
 * Is there a particle of names among them?
 */
static bool look_up(struct cutter *c, uint32_t first)
{
	uint64_t any = 0;
	struct token *start = c->at + first, *end = c->at + c->n;
	for (struct token *t = start; t < end; t++) {
		if (!(t->flags & TOKEN_WORD))
			continue;
		lexicon_look_up(t->hash, &t->classes, &t->cue);
		any |= t->classes;
		if (t->flags & (TOKEN_UPPER | TOKEN_FOREIGN))
			mend_classes(t, start, end);
	}
	return any & LEX(NAME_PARTICLE);
}

/* Is this a particle that is no other word of English, and ties no names of places? */
static bool only_personal(const struct token *t)
{
	switch (t->hash) {
	case WORD_BIN:
	case WORD_DE:
	case WORD_DER:
	case WORD_DI:
	case WORD_IBN:
	case WORD_VAN:
	case WORD_VON:
		return true;
	}
	return false;
}

/* Where the particles from token i on end, behind which a capitalised word stands; else i. */
static uint32_t particles_end(const struct cutter *c, uint32_t i)
{
	uint32_t end = i;
	if (i + 2 < c->n && c->at[i + 1].sign == '-' &&
	    c->at[i + 1].flags & c->at[i + 2].flags & TOKEN_GLUED)
		end = i + 2; /* "al-Sisi" */
	else
		while (end + 1 < c->n && end - i < 3 && only_personal(&c->at[end]))
			end++;
	return c->at[end].flags & TOKEN_CAPITAL ? end : i;
}

/*
 * Names that begin with small particles, "al-Sisi said", "van der Berg said": these are
 * capitalised words for all that follows.
 */
static void lift_particles(struct cutter *c, uint32_t first)
{
	bool capital = false; /* stands before token i? */
	for (uint32_t i = first; i < c->n; i++) {
		struct token *t = &c->at[i];
		uint32_t end = i; /* of the particles from i on */
		if (!capital && t->classes & LEX(NAME_PARTICLE) && !(t->flags & TOKEN_CAPITAL))
			end = particles_end(c, i);
		capital = t->flags & TOKEN_CAPITAL || end > i;
		for (; i < end; i++)
			c->at[i].flags |= c->at[i].flags & TOKEN_WORD ? TOKEN_CAPITAL : 0;
	}
}

/* `next` is the first aside that does not end before the paragraph. */
static bool is_aside(const struct spans *asides, struct span paragraph, uint32_t *next)
{
	while (*next < asides->n && asides->at[*next].end <= paragraph.start)
		++*next;
	return *next < asides->n && asides->at[*next].start <= paragraph.start;
}

void tokens_cut(struct tokens *t, const struct document *d, struct arena *a)
{
	struct cutter c;
	cut_start(&c, d->text, a);
	t->paragraph_first = ARENA_ARRAY_RAW(a, (size_t)d->n_paragraphs + 1, uint32_t);
	uint32_t aside = 0;
	for (uint32_t i = 0; i < d->n_paragraphs; i++) {
		t->paragraph_first[i] = c.n;
		if (is_aside(&d->asides, d->paragraphs[i], &aside))
			continue;
		cut_paragraph(&c, d->paragraphs[i],
			      (uint16_t)(i < UINT16_MAX ? i : UINT16_MAX));
		if (look_up(&c, t->paragraph_first[i]))
			lift_particles(&c, t->paragraph_first[i]);
	}
	t->paragraph_first[d->n_paragraphs] = c.n;
	for (uint32_t i = 0; i < TOKENS_AROUND; i++)
		c.at[c.n + i] = (struct token){
			.start = (uint32_t)d->text.n,
			.end = (uint32_t)d->text.n,
			.flags = TOKEN_PARAGRAPH | TOKEN_SENTENCE,
		};
	arena_spare(&c.at[c.n + TOKENS_AROUND], (size_t)(c.room - c.n) * sizeof *c.at);
	t->at = c.at;
	t->n = c.n;
	t->marks = c.marks;
	t->n_marks = c.n_marks;
	sentences_cut(t, d->n_paragraphs, a);
}

uint32_t token_at(const struct tokens *t, uint32_t offset)
{
	size_t i;
	BISECT(i, t->n, t->at[i].end + t->at[i].tail <= offset);
	return (uint32_t)i;
}
