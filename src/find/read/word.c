#include "word.h"

#include "fold.h"
#include "letters.h"
#include "lexicon.h"

/* What a byte begins. */
enum byte_class {
	BYTE_OTHER,
	BYTE_SPACE,
	BYTE_LETTER,
	BYTE_DIGIT,
	BYTE_SIGN,
	BYTE_JOINT, /* a sign over which a word may go on, or which it may keep */
	BYTE_HIGH,  /* a code point beyond ASCII */
};
#define HASH_START 2166136261u /* hash_bytes() of nothing */

/*
 * Two rows hold 32 bytes: controls, signs and digits, capitals, small letters, then what is not
 * ASCII.
 */
/* clang-format off */
static const unsigned char byte_classes[256] = {
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

/* ---- code points beyond ASCII ------------------------------------------------------------ */

/* The code point at `p`, before `end`; puts out its bytes. */
static uint32_t point_at(const unsigned char *p, const unsigned char *end, unsigned *size)
{
	return text_decode((struct str){(const char *)p, (size_t)(end - p)}, 0, size);
}

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

bool point_capital(uint32_t c)
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

/* The class of a code point beyond ASCII: a space, a letter or a sign. */
static enum byte_class point_class(uint32_t point)
{
	if (is_letter(point))
		return BYTE_LETTER;
	return is_space(point) ? BYTE_SPACE : BYTE_SIGN;
}

static bool combining(uint32_t point)
{
	return point >= 0x300 && point < 0x370;
}

/* ---- words ------------------------------------------------------------------------------- */

/* A word as it is read. */
struct word {
	const unsigned char *end; /* after the word, without a possessive ending */
	uint32_t hash;            /* as token_hash() has it */
	uint32_t flags;           /* TOKEN_… */
	uint32_t small, capitals; /* not 0: there are such letters behind the first one */
	unsigned tail;            /* bytes of the possessive ending */
};

static bool apostrophe(const unsigned char *p, const unsigned char *end, unsigned *size)
{
	if (*p == '\'')
		return *size = 1, true;
	if (end - p >= 3 && memcmp(p, "’", 3) == 0)
		return *size = 3, true;
	return false;
}

static bool word_char(const unsigned char *p, const unsigned char *end)
{
	if (p >= end)
		return false;
	unsigned char k = byte_classes[*p];
	if (k == BYTE_LETTER || k == BYTE_DIGIT)
		return true;
	if (k != BYTE_HIGH)
		return false;
	unsigned size;
	return is_letter(point_at(p, end, &size));
}

/* No "é" and its like, which "fiancé" has. */
static bool foreign(uint32_t point)
{
	return point >= 0xc0 && point < 0x180 && (point & ~0x23u) != 0xc8;
}

/* Adds a letter beyond ASCII to the hash. */
static void add_high(struct word *w, uint32_t point)
{
	char folded[4];
	w->flags |= foreign(point) ? TOKEN_FOREIGN : 0;
	unsigned n = fold_point(point, folded);
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
		uint32_t point = point_at(p, end, &size);
		if (combining(point)) { /* the mark of a letter that stands apart from it */
			p += size;
			continue;
		}
		if (!is_letter(point))
			return p;
		add_high(w, point);
		if (point_capital(point))
			w->capitals = 1;
		else
			w->small = 1;
		p += size;
	}
}

/*
 * "U.S", "e.g", "p.m": single letters with dots between, from the word's start. Asked at each
 * dot of a word: a long one is none.
 */
static bool initials(const unsigned char *start, const unsigned char *end)
{
	enum { LONGEST = 24 }; /* bytes */
	if (end - start > LONGEST)
		return false;
	for (const unsigned char *p = start; p < end; p += 2)
		if (byte_classes[*p] != BYTE_LETTER || (p + 1 < end && p[1] != '.'))
			return false;
	return true;
}

/*
 * May the word go on over the dot at `p`? Over "U.S", "site.com", "GHS6.2bn", not over a lost
 * space "war.The".
 */
static bool dot_inside(const unsigned char *start, const unsigned char *p,
		       const unsigned char *end)
{
	if (p + 1 < end && byte_classes[p[1]] == BYTE_DIGIT)
		return byte_classes[p[-1]] == BYTE_DIGIT;
	if (p + 1 >= end || byte_classes[p[1]] != BYTE_LETTER)
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
		    byte_classes[p[1]] == BYTE_DIGIT) {
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
	if (p < end && byte_classes[*p] != BYTE_JOINT)
		p = run(w, p, end);
	p = w->end = go_on(w, start, p, end);
	if (w->flags & TOKEN_WORD && p < end && *p == '.' && keeps_dot(w, start, p, end)) {
		w->flags |= TOKEN_DOTTED;
		w->end = p + 1;
		possessive(w, w->end, end);
	}
}

/* TOKEN_UPPER or TOKEN_MIXED, or none of them. */
static uint32_t case_flag(const struct word *w)
{
	if (!w->capitals || !(w->flags & TOKEN_WORD))
		return 0;
	return w->small || !(w->flags & TOKEN_CAPITAL) ? TOKEN_MIXED : TOKEN_UPPER;
}

static inline const unsigned char *put(const struct word *w, struct token *t,
				       const unsigned char *start)
{
	t->end = t->start + (uint32_t)(w->end - start);
	t->hash = w->hash;
	t->tail = (uint8_t)w->tail;
	t->flags |= (uint16_t)(w->flags | case_flag(w));
	lexicon_expect(w->hash);
	return w->end + w->tail;
}

/* Reads on from w.end, to which the word that starts at `start` has got. */
static const unsigned char *read_on(struct token *t, struct word w, const unsigned char *start,
				    const unsigned char *end)
{
	go_beyond(&w, start, end);
	return put(&w, t, start);
}

/* Reads the word at `start`, whose first letter is a code point of `size` bytes; its end. */
static const unsigned char *word_read_high(struct token *t, const unsigned char *start,
					   const unsigned char *end, uint32_t first,
					   unsigned size)
{
	struct word w = {.end = start + size, .hash = HASH_START, .flags = TOKEN_WORD};
	add_high(&w, first);
	if (point_capital(first))
		w.flags |= TOKEN_CAPITAL;
	return read_on(t, w, start, end);
}

/*
 * Reads the word at `start`, which begins with an ASCII letter or digit, in a paragraph that
 * goes to `end`; bytes are read ahead up to `limit`, which is there or behind it. The token, of
 * which `start` is known, gets its end, hash, tail and flags. Returns what is behind the word
 * and its possessive ending. Most words end in the first block of letters.
 */
static const unsigned char *word_read(struct token *t, const unsigned char *start,
				      const unsigned char *end, const unsigned char *limit)
{
	unsigned char room[LETTERS_BLOCK], lower[LETTERS_BLOCK];
	const unsigned char *block = block_at(start, limit, room);
	struct letters l = letters_read(block, lower);
	unsigned n = letters_run(l);
	if (n > (size_t)(end - start))
		n = (unsigned)(end - start);
	uint32_t behind_first = ((1u << n) - 1) & ~1u;
	struct word w = {
		.end = start + n,
		.hash = letters_hash(HASH_START, lower, n),
		.flags = (l.digit & 1 ? TOKEN_NUMBER : TOKEN_WORD) |
			 (l.capital & 1 ? TOKEN_CAPITAL : 0),
		.small = l.small & behind_first,
		.capitals = l.capital & behind_first,
	};
	if (n == LETTERS_BLOCK || byte_classes[block[n]] >= BYTE_JOINT || l.digit & 1)
		return read_on(t, w, start, end);
	return put(&w, t, start);
}

uint32_t token_hash(struct str word)
{
	struct word w = {.hash = HASH_START};
	for (size_t i = 0; i < word.n;) {
		unsigned size = 1;
		if ((unsigned char)word.at[i] < 0x80)
			w.hash =
				letters_hash_on(w.hash, (unsigned char)ascii_lower(word.at[i]));
		else
			add_high(&w, text_decode(word, i, &size));
		i += size;
	}
	return w.hash;
}

/* ---- signs ------------------------------------------------------------------------------- */

/* Hash of a sign, as the hash of a word of that one character. */
static uint32_t sign_hash(char sign)
{
	return letters_hash_on(HASH_START, (unsigned char)sign);
}

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

/* ---- paragraphs -------------------------------------------------------------------------- */

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

void cut_start(struct cutter *c, struct str text, struct arena *a)
{
	*c = (struct cutter){
		.text = (const unsigned char *)text.at,
		.text_end = (const unsigned char *)text.at + text.n,
		.arena = a,
		.room = (uint32_t)(text.n / 4) + 16,
	};
	c->at = room_for(c, c->room);
}

void cut_paragraph(struct cutter *c, struct span span, uint16_t paragraph)
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
