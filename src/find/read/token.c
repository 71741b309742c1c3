#include "token.h"

#include "lexicon.h"
#include "sentence.h"
#include "word.h"

#include "find/read/small_words.h"

struct cutter {
	const unsigned char *text, *text_end;
	struct arena *arena;
	struct token *at;
	uint32_t n, room;
	uint32_t *marks; /* see struct tokens */
	uint32_t n_marks, marks_room;
};

/* A sign as one ASCII character; any dash is '_', any double mark '"', any single one '\''. */
static char sign_of(uint32_t point)
{
	static const struct {
		uint16_t point;
		char sign;
	} signs[] = {
		{0xa3, '$'},    {0xa5, '$'},    {0xab, '"'},    {0xad, '-'},    {0xb4, '\''},
		{0xbb, '"'},    {0x2010, '-'},  {0x2011, '-'},  {0x2012, '_'},  {0x2013, '_'},
		{0x2014, '_'},  {0x2015, '_'},  {0x2018, '\''}, {0x2019, '\''}, {0x201a, '\''},
		{0x201b, '\''}, {0x201c, '"'},  {0x201d, '"'},  {0x201e, '"'},  {0x201f, '"'},
		{0x2026, '.'},  {0x2039, '\''}, {0x203a, '\''}, {0x20ac, '$'},  {0x2212, '_'},
		{0xff02, '"'},
	};
	if (point < 0x80)
		return (char)point;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].point == point)
			return signs[i].sign;
	return '~';
}

/* Room for that many tokens, with the empty ones before and behind them. */
static struct token *room_for(struct cutter *c, size_t room)
{
	struct token *around =
		ARENA_ARRAY_RAW(c->arena, room + 2 * TOKENS_AROUND, struct token);
	for (int i = 0; i < TOKENS_AROUND; i++)
		around[i] = (struct token){.flags = TOKEN_PARAGRAPH | TOKEN_SENTENCE};
	return around + TOKENS_AROUND;
}

static void more_room(struct cutter *c)
{
	/* the estimate (text.n / 4) holds for any English text; grow for others */
	struct token *more = room_for(c, (size_t)c->room * 2);
	memcpy(more, c->at, (size_t)c->n * sizeof *more);
	c->at = more;
	c->room *= 2;
}

static void add_mark(struct cutter *c, uint32_t token)
{
	if (c->n_marks == c->marks_room) {
		c->marks_room = c->marks_room * 2 + 64;
		uint32_t *more = ARENA_ARRAY_RAW(c->arena, c->marks_room, uint32_t);
		if (c->n_marks)
			memcpy(more, c->marks, c->n_marks * sizeof *more);
		c->marks = more;
	}
	c->marks[c->n_marks++] = token;
}

/* Signs: '' and `` are one double mark, runs of dots one full stop. Returns the sign's end. */
static const unsigned char *add_sign(struct cutter *c, struct token *t, const unsigned char *p,
				     const unsigned char *end, uint32_t point, unsigned size)
{
	t->sign = sign_of(point);
	if ((*p == '\'' || *p == '`') && p + 1 < end && p[1] == *p) {
		t->sign = '"';
		size = 2;
	} else if (*p == '`') {
		t->sign = '\'';
	} else if (*p == '.') {
		while (p + size < end && p[size] == '.')
			size++;
	} else if (*p == '-') {
		while (p + size < end && p[size] == '-')
			size++;
		if (size > 1)
			t->sign = '_';
	}
	if (t->sign == '"' || t->sign == '\'')
		add_mark(c, (uint32_t)(t - c->at));
	t->end = t->start + size;
	t->hash = sign_hash(t->sign);
	return p + size;
}

/* The token at `p`, of this class; returns its end. */
static const unsigned char *add_token(struct cutter *c, struct token *t, const unsigned char *p,
				      const unsigned char *end, enum byte_class class)
{
	uint32_t point = *p;
	unsigned size = 1;
	if (*p >= 0x80)
		point = point_at(p, end, &size);
	if (class >= BYTE_SIGN)
		return add_sign(c, t, p, end, point, size);
	return size == 1 ? word_read(t, p, end, c->text_end)
			 : word_read_high(t, p, end, point, size);
}

static void cut_paragraph(struct cutter *c, struct span span, uint16_t paragraph)
{
	const unsigned char *p = c->text + span.start, *end = c->text + span.end;
	uint32_t flags = TOKEN_PARAGRAPH | TOKEN_SENTENCE;
	while (p < end) {
		enum byte_class class = byte_classes[*p];
		unsigned size = 1;
		if (class == BYTE_HIGH)
			class = point_class(point_at(p, end, &size));
		if (class == BYTE_SPACE || class == BYTE_OTHER) {
			flags &= ~(uint32_t)TOKEN_GLUED;
			p += size;
			continue;
		}
		if (c->n == c->room)
			more_room(c);
		struct token *t = &c->at[c->n++];
		*t = (struct token){
			.start = (uint32_t)(p - c->text),
			.flags = (uint16_t)flags,
			.paragraph = paragraph,
		};
		p = add_token(c, t, p, end, class);
		flags = TOKEN_GLUED;
		if (p < end && *p == ' ') {
			flags = 0;
			p++;
		}
	}
}

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
	uint32_t guess = (uint32_t)(d->text.n / 4) + 16;
	struct cutter c = {
		.text = (const unsigned char *)d->text.at,
		.text_end = (const unsigned char *)d->text.at + d->text.n,
		.arena = a,
		.room = guess,
	};
	c.at = room_for(&c, guess);
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
