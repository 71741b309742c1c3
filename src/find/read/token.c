#include "token.h"

#include "fold.h"
#include "letters.h"
#include "lexicon.h"

enum { LONGEST_WORD = 64 }; /* bytes of a word that count for its hash */
#define HASH_START 2166136261u

/* What a byte begins. */
enum {
	BYTE_OTHER,
	BYTE_SPACE,
	BYTE_LETTER,
	BYTE_DIGIT,
	BYTE_SIGN,
	BYTE_JOINT, /* a sign over which a word may go on, or which it may keep */
	BYTE_HIGH,
};

/*
 * Two rows hold 32 bytes: controls, signs and digits, capitals, small letters, then what is not
 * ASCII.
 */
/* clang-format off */
static const unsigned char byte_class[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	1, 4, 4, 4, 4, 4, 5, 5, 4, 4, 4, 4, 4, 4, 5, 4,
	3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4,
	4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4,
	4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4, 0,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
	6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
};
/* clang-format on */

struct cutter {
	const unsigned char *text, *text_end;
	struct arena *arena;
	struct token *at;
	uint32_t n, room;
	uint32_t *marks; /* see struct tokens */
	uint32_t n_marks, marks_room;
};

/* ---- code points beyond ASCII ------------------------------------------------------------ */

static bool is_space(uint32_t c)
{
	return c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x205f ||
	       c == 0x3000 || c == 0xfeff;
}

static bool is_letter(uint32_t c)
{
	if (c < 0xc0)
		return c == 0xaa || c == 0xb5 || c == 0xba;
	if (c < 0x2000)
		return c != 0xd7 && c != 0xf7;
	return (c >= 0x2c00 && c < 0x2e00) || (c >= 0x3040 && c < 0xd800) ||
	       (c >= 0xf900 && c < 0xfe00) || (c >= 0x20000 && c < 0x40000);
}

static bool is_capital(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	if (c < 0x100)
		return c >= 0xc0 && c <= 0xde && c != 0xd7;
	if (c < 0x180)
		return (c >= 0x139 && c <= 0x148) || c >= 0x179 ? c & 1 : !(c & 1);
	return (c >= 0x391 && c <= 0x3a9) || (c >= 0x400 && c <= 0x42f) ||
	       (c >= 0x1ea0 && c <= 0x1ef9 && !(c & 1));
}

/* A sign as one ASCII character; any dash is '_', any double mark '"', any single one '\''. */
static char sign_of(uint32_t c)
{
	if (c < 0x80)
		return (char)c;
	switch (c) {
	case 0x2010:
	case 0x2011:
	case 0xad:
		return '-';
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '_';
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2039:
	case 0x203a:
	case 0xb4:
		return '\'';
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0xab:
	case 0xbb:
	case 0xff02:
		return '"';
	case 0x2026:
		return '.';
	case 0x20ac:
	case 0xa3:
	case 0xa5:
		return '$';
	default:
		return '~';
	}
}

/* ---- words ------------------------------------------------------------------------------- */

struct word {
	const unsigned char *end; /* after the word, without a possessive ending */
	uint32_t hash, flags;
	uint32_t small, capitals; /* not 0: there are such letters behind the first one */
	unsigned tail;
};

static bool apostrophe(const unsigned char *p, const unsigned char *end, unsigned *size)
{
	if (*p == '\'')
		return *size = 1, true;
	if (end - p >= 3 && p[0] == 0xe2 && p[1] == 0x80 && p[2] == 0x99)
		return *size = 3, true;
	return false;
}

static bool word_char(const unsigned char *p, const unsigned char *end)
{
	if (p >= end)
		return false;
	unsigned char k = byte_class[*p];
	if (k == BYTE_LETTER || k == BYTE_DIGIT)
		return true;
	if (k != BYTE_HIGH)
		return false;
	unsigned size;
	return is_letter(fold_decode(p, &size));
}

/* Adds a letter beyond ASCII to the hash. */
static void add_high(struct word *w, uint32_t point, const unsigned char *p, unsigned size)
{
	char folded[4];
	unsigned n = fold_point(point, p, size, folded);
	for (unsigned i = 0; i < n; i++)
		w->hash = letters_hash_on(w->hash, (unsigned char)folded[i]);
}

/*
 * The bytes from `p` to be read as a block: where they stand, or copied to `room` when fewer
 * are left, with zeros behind.
 */
static inline const unsigned char *block_at(const unsigned char *p, const unsigned char *end,
					    unsigned char *room)
{
	if (end - p >= LETTERS_BLOCK)
		return p;
	memset(room, 0, LETTERS_BLOCK);
	return memcpy(room, p, (size_t)(end - p));
}

/* Runs over letters and digits from `p`, behind the first one of a word. */
static const unsigned char *run(struct word *w, const unsigned char *p,
				const unsigned char *end)
{
	for (;;) {
		unsigned char room[LETTERS_BLOCK], lower[LETTERS_BLOCK];
		struct letters l = letters_read(block_at(p, end, room), lower);
		unsigned n = letters_run(l);
		w->small |= l.small & ((1u << n) - 1);
		w->capitals |= l.capital & ((1u << n) - 1);
		w->hash = letters_hash(w->hash, lower, n);
		p += n;
		if (n == LETTERS_BLOCK)
			continue;
		if (p >= end || *p < 0x80)
			return p;
		unsigned size;
		uint32_t point = fold_decode(p, &size);
		if (!is_letter(point))
			return p;
		add_high(w, point, p, size);
		*(is_capital(point) ? &w->capitals : &w->small) = 1;
		p += size;
	}
}

/* "U.S", "e.g", "p.m": single letters with dots between, from the word's start. */
static bool initials(const unsigned char *start, const unsigned char *end)
{
	for (const unsigned char *p = start; p < end; p += 2)
		if (byte_class[*p] != BYTE_LETTER || (p + 1 < end && p[1] != '.'))
			return false;
	return true;
}

/*
 * May the word go on over the dot at `p`? Over "U.S", "site.com", not over a lost space
 * "war.The".
 */
static bool dot_inside(const unsigned char *start, const unsigned char *p,
		       const unsigned char *end)
{
	if (p + 1 >= end || byte_class[p[1]] != BYTE_LETTER)
		return false;
	return p[1] >= 'a' || initials(start, p);
}

static void possessive(struct word *w, const unsigned char *p, const unsigned char *end)
{
	unsigned size;
	if (p >= end || !apostrophe(p, end, &size))
		return;
	if (p + size < end && (p[size] == 's' || p[size] == 'S') &&
	    !word_char(p + size + 1, end)) {
		w->flags |= TOKEN_POSSESSIVE;
		w->tail = size + 1;
	}
}

/* Goes on over signs inside the word that starts at `start` and has got to `p`. */
static const unsigned char *go_on(struct word *w, const unsigned char *start,
				  const unsigned char *p, const unsigned char *end)
{
	bool number = w->flags & TOKEN_NUMBER;
	while (p < end) {
		unsigned size;
		if (number && (*p == ',' || *p == '.') && p + 1 < end &&
		    byte_class[p[1]] == BYTE_DIGIT) {
			size = 1;
		} else if (!number && *p == '.' && dot_inside(start, p, end)) {
			size = 1;
		} else if (!number && *p == '&' && word_char(p + 1, end)) {
			size = 1;
		} else if (apostrophe(p, end, &size) && word_char(p + size, end)) {
			possessive(w, p, end);
			if (w->tail)
				break;
		} else {
			break;
		}
		w->hash = letters_hash_on(w->hash, size == 3 ? '\'' : *p);
		p = run(w, p + size, end);
	}
	return p;
}

/* Does the word from `start` to the full stop at `p` keep it? */
static bool keeps_dot(const struct word *w, const unsigned char *start, const unsigned char *p,
		      const unsigned char *end)
{
	if (w->tail || (p + 1 < end && p[1] == '.'))
		return false;
	if (initials(start, p) && (p - start > 1 || (*start != 'I' && *start <= 'Z')))
		return true;
	uint64_t classes;
	uint16_t cue;
	lexicon_look_up(w->hash, &classes, &cue);
	return classes & (*start >= 'a' ? LEX(ABBREVIATION_LOWER) : LEX(ABBREVIATION));
}

/* Goes on from w->end, to which the word that starts at `start` has got. */
static void go_beyond(struct word *w, const unsigned char *start, const unsigned char *end)
{
	const unsigned char *p = w->end;
	if (p < end && byte_class[*p] != BYTE_JOINT)
		p = run(w, p, end);
	p = w->end = go_on(w, start, p, end);
	if (w->flags & TOKEN_WORD && p < end && *p == '.' && keeps_dot(w, start, p, end)) {
		w->flags |= TOKEN_DOTTED;
		w->end = p + 1;
		possessive(w, w->end, end);
	}
}

/* ---- the text ---------------------------------------------------------------------------- */

static void more_room(struct cutter *c)
{
	/* the estimate (text.n / 4) holds for any English text; grow for others */
	struct token *more = ARENA_ARRAY_RAW(c->arena, (size_t)c->room * 2, struct token);
	memcpy(more, c->at, (size_t)c->n * sizeof *more);
	c->at = more;
	c->room *= 2;
}

static uint32_t case_flag(uint32_t flags, uint32_t small, uint32_t capitals)
{
	if (!capitals || !(flags & TOKEN_WORD))
		return 0;
	return small || !(flags & TOKEN_CAPITAL) ? TOKEN_MIXED : TOKEN_UPPER;
}

/* Adds a word that has been read up to w.end and may go on; returns its end. */
static const unsigned char *add_long_word(struct token *t, struct word w,
					  const unsigned char *start, const unsigned char *end)
{
	go_beyond(&w, start, end);
	t->end = t->start + (uint32_t)(w.end - start);
	t->hash = w.hash;
	t->tail = (uint8_t)w.tail;
	t->flags |= (uint16_t)(w.flags | case_flag(w.flags, w.small, w.capitals));
	lexicon_expect(w.hash);
	return w.end + w.tail;
}

/* The word whose first letter, of `size` bytes, is not ASCII; returns its end. */
static const unsigned char *add_high_word(struct token *t, const unsigned char *start,
					  const unsigned char *end, uint32_t first,
					  unsigned size)
{
	struct word w = {.end = start + size, .hash = HASH_START, .flags = TOKEN_WORD};
	add_high(&w, first, start, size);
	w.flags |= is_capital(first) ? TOKEN_CAPITAL : 0;
	return add_long_word(t, w, start, end);
}

/*
 * The word or number that starts with an ASCII letter or digit: most words lie in one block.
 * Returns its end.
 */
static inline const unsigned char *add_word(const struct cutter *c, struct token *t,
					    const unsigned char *start,
					    const unsigned char *end)
{
	unsigned char room[LETTERS_BLOCK], lower[LETTERS_BLOCK];
	/* up to the text's end: one word of eight has the end of its paragraph in its block */
	const unsigned char *block = block_at(start, c->text_end, room);
	struct letters l = letters_read(block, lower);
	unsigned n = letters_run(l);
	if (n > (size_t)(end - start))
		n = (unsigned)(end - start);
	uint32_t hash = letters_hash(HASH_START, lower, n);
	uint32_t capitals = l.capital & ((1u << n) - 1);
	uint32_t flags =
		(l.digit & 1 ? TOKEN_NUMBER : TOKEN_WORD) | (capitals & 1) * TOKEN_CAPITAL;
	if (n == LETTERS_BLOCK || byte_class[block[n]] >= BYTE_JOINT || l.digit & 1)
		return add_long_word(t,
				     (struct word){
					     .end = start + n,
					     .hash = hash,
					     .flags = flags,
					     .small = l.small & ((1u << n) - 2),
					     .capitals = capitals & ~1u,
				     },
				     start, end);
	lexicon_expect(hash);
	if (capitals > 1)
		flags |= case_flag(flags, l.small & ((1u << n) - 2), capitals & ~1u);
	t->end = t->start + n;
	t->hash = hash;
	t->flags |= (uint16_t)flags;
	return start + n;
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
	t->hash = letters_hash_on(HASH_START, (unsigned char)t->sign);
	return p + size;
}

static void cut_paragraph(struct cutter *c, struct span span, uint16_t paragraph)
{
	const unsigned char *text = c->text, *p = text + span.start, *end = text + span.end;
	struct token *t = c->at + c->n, *room_end = c->at + c->room;
	uint32_t flags = TOKEN_PARAGRAPH | TOKEN_SENTENCE;
	while (p < end) {
		unsigned char k = byte_class[*p];
		uint32_t point = *p;
		unsigned size = 1;
		if (k == BYTE_HIGH) {
			point = fold_decode(p, &size);
			k = is_letter(point)  ? BYTE_LETTER
			    : is_space(point) ? BYTE_SPACE
					      : BYTE_SIGN;
		}
		if (k == BYTE_SPACE || k == BYTE_OTHER) {
			flags &= ~(uint32_t)TOKEN_GLUED;
			p += size;
			continue;
		}
		if (t == room_end) {
			c->n = c->room;
			more_room(c);
			t = c->at + c->n;
			room_end = c->at + c->room;
		}
		*t = (struct token){
			.start = (uint32_t)(p - text),
			.flags = (uint16_t)flags,
			.paragraph = paragraph,
		};
		p = k >= BYTE_SIGN ? add_sign(c, t, p, end, point, size)
		    : size == 1    ? add_word(c, t, p, end)
				   : add_high_word(t, p, end, point, size);
		t++;
		/* a blank stands behind most, yet no branch would foresee behind which */
		if (p >= end)
			break;
		bool blank = *p == ' ';
		flags = !blank * (uint32_t)TOKEN_GLUED;
		p += blank;
	}
	c->n = (uint32_t)(t - c->at);
}

/* ---- sentences --------------------------------------------------------------------------- */

static bool closes(const struct token *t)
{
	return t->flags & TOKEN_GLUED &&
	       (t->sign == '"' || t->sign == '\'' || t->sign == ')' || t->sign == ']');
}

static bool opens(const struct token *t)
{
	return t->sign == '"' || t->sign == '\'' || t->sign == '(' || t->sign == '[';
}

/* May a sentence end with this token? Not with most. */
static bool may_end(const struct token *t)
{
	if (!t->sign)
		return t->flags & TOKEN_DOTTED;
	return t->sign == '.' || t->sign == '!' || t->sign == '?' || closes(t);
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

/*
 * What the words from `first` on may be: behind their paragraph, as lexicon_expect() wants it.
 */
static void look_up(struct cutter *c, uint32_t first)
{
	for (struct token *t = c->at + first, *end = c->at + c->n; t < end; t++)
		if (t->flags & TOKEN_WORD)
			lexicon_look_up(t->hash, &t->classes, &t->cue);
}

enum { DATELINE_MOST = 16 }; /* tokens */

/*
 * The token after the dateline that opens the paragraph at `i` ("KYIV, March 12 (Reuters) — A
 * drone …"): capitals first, then only names, dates and their signs up to the dash; 0 if none.
 */
static uint32_t dateline_end(const struct tokens *t, uint32_t i)
{
	if (!(t->at[i].flags & TOKEN_UPPER))
		return 0;
	for (uint32_t k = i + 1; k < t->n && k < i + DATELINE_MOST; k++) {
		const struct token *w = &t->at[k];
		if (w->flags & TOKEN_PARAGRAPH)
			return 0;
		bool dash = w->sign == '_' || (w->sign == '-' && !(w->flags & TOKEN_GLUED));
		if (dash && k + 1 < t->n && !(w[1].flags & (TOKEN_PARAGRAPH | TOKEN_GLUED)))
			return opens(&w[1]) || w[1].flags & (TOKEN_CAPITAL | TOKEN_NUMBER)
				       ? k + 1
				       : 0;
		if (!(w->flags & (TOKEN_CAPITAL | TOKEN_NUMBER)) &&
		    !(w->sign && strchr(",.()/-", w->sign)))
			return 0;
	}
	return 0;
}

/*
 * The sentences of the paragraph of tokens [first, end), behind `n` others; how many there are
 * then.
 */
static uint32_t cut_sentences(const struct tokens *t, uint32_t first, uint32_t end, uint32_t n)
{
	struct token *at = t->at;
	struct sentence *sentences = t->sentences;
	uint32_t after_dateline = dateline_end(t, first);
	sentences[n].first = first;
	at[first].sentence = n;
	for (uint32_t i = first + 1; i < end; i++) {
		if ((may_end(&at[i - 1]) && sentence_starts(at, i)) || i == after_dateline) {
			at[i].flags |= TOKEN_SENTENCE;
			sentences[++n].first = i;
		}
		at[i].sentence = n;
	}
	return n + 1;
}

static void cut_all_sentences(struct tokens *t, uint32_t n_paragraphs, struct arena *a)
{
	t->sentences = ARENA_ARRAY_RAW(a, (size_t)t->n + 1, struct sentence);
	t->n_sentences = 0;
	const uint32_t *first = t->paragraph_first;
	for (uint32_t i = 0; i < n_paragraphs; i++)
		if (first[i] < first[i + 1])
			t->n_sentences =
				cut_sentences(t, first[i], first[i + 1], t->n_sentences);
	t->sentences[t->n_sentences].first = t->n;
	for (uint32_t i = 0; i < t->n_sentences; i++)
		t->sentences[i].end = t->sentences[i + 1].first;
}

static void find_capitals(struct tokens *t, struct arena *a)
{
	t->capitals = ARENA_ARRAY_RAW(a, (size_t)t->n + 1, uint32_t);
	t->n_capitals = 0;
	for (uint32_t i = 0; i < t->n; i++)
		if (t->at[i].flags & TOKEN_CAPITAL)
			t->capitals[t->n_capitals++] = i;
}

void tokens_cut(struct tokens *t, const struct document *d, struct arena *a)
{
	uint32_t guess = (uint32_t)(d->text.n / 4) + 16;
	struct cutter c = {
		.text = (const unsigned char *)d->text.at,
		.text_end = (const unsigned char *)d->text.at + d->text.n,
		.arena = a,
		.at = ARENA_ARRAY_RAW(a, guess, struct token),
		.room = guess,
	};
	t->paragraph_first = ARENA_ARRAY_RAW(a, (size_t)d->n_paragraphs + 1, uint32_t);
	for (uint32_t i = 0; i < d->n_paragraphs; i++) {
		t->paragraph_first[i] = c.n;
		cut_paragraph(&c, d->paragraphs[i],
			      (uint16_t)(i < UINT16_MAX ? i : UINT16_MAX));
		look_up(&c, t->paragraph_first[i]);
	}
	t->paragraph_first[d->n_paragraphs] = c.n;
	/* one empty token behind the last: looking one ahead is always safe */
	if (c.n == c.room)
		more_room(&c);
	c.at[c.n] = (struct token){
		.start = (uint32_t)d->text.n,
		.end = (uint32_t)d->text.n,
		.flags = TOKEN_PARAGRAPH | TOKEN_SENTENCE,
	};
	t->at = c.at;
	t->n = c.n;
	t->marks = c.marks;
	t->n_marks = c.n_marks;
	cut_all_sentences(t, d->n_paragraphs, a);
	find_capitals(t, a);
}

uint32_t token_at(const struct tokens *t, uint32_t offset)
{
	size_t i;
	BISECT(i, t->n, t->at[i].end + t->at[i].tail <= offset);
	return (uint32_t)i;
}

uint32_t token_hash(struct str word)
{
	char folded[LONGEST_WORD * 4];
	if (word.n > sizeof folded)
		word.n = sizeof folded;
	return hash_bytes(folded, fold_word(word, folded));
}
