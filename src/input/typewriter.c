#include "typewriter.h"

enum {
	BACKSPACE = '\b',
	ESCAPE = '\033',
	BELL = '\a',
	LONGEST = 4096,                /* bytes of a sequence; a longer one is none */
	STYLED_MOST = 4 * 1024 * 1024, /* stretches that are noted */
	CHARACTER = 4,                 /* bytes at most */
};

/* ---- sequences --------------------------------------------------------------------------- */

enum found { FOUND_NONE, FOUND_WHOLE, FOUND_BEGINNING };

/* ESC [ digits ; : m, and K, which comes with colours and clears what is clear. */
static enum found find_colour(struct str s, size_t *n)
{
	size_t i = 2;
	while (i < s.n &&
	       ((s.at[i] >= '0' && s.at[i] <= '9') || s.at[i] == ';' || s.at[i] == ':'))
		i++;
	*n = i + 1;
	if (i == s.n)
		return FOUND_BEGINNING;
	return s.at[i] == 'm' || s.at[i] == 'K' ? FOUND_WHOLE : FOUND_NONE;
}

/* ESC ] 8 ; parameters ; address, up to BEL or ESC \. */
static enum found find_link(struct str s, size_t *n)
{
	size_t i = 2;
	for (; i < s.n && i < 4; i++)
		if (s.at[i] != "8;"[i - 2])
			return FOUND_NONE;
	while (i < s.n && (unsigned char)s.at[i] >= ' ' && s.at[i] != 0x7f)
		i++;
	*n = i + 1;
	if (i == s.n)
		return FOUND_BEGINNING;
	if (s.at[i] != ESCAPE)
		return s.at[i] == BELL ? FOUND_WHOLE : FOUND_NONE;
	*n = i + 2;
	if (i + 1 == s.n)
		return FOUND_BEGINNING;
	return s.at[i + 1] == '\\' ? FOUND_WHOLE : FOUND_NONE;
}

/* The sequence of *n bytes that `s`, which starts with an escape, starts with. */
static enum found find_sequence(struct str s, size_t *n)
{
	if (s.n > LONGEST)
		s.n = LONGEST;
	enum found found = FOUND_NONE;
	if (s.n == 1)
		return FOUND_BEGINNING;
	if (s.at[1] == '[')
		found = find_colour(s, n);
	else if (s.at[1] == ']')
		found = find_link(s, n);
	return found == FOUND_BEGINNING && s.n == LONGEST ? FOUND_NONE : found;
}

/* ---- overstrike -------------------------------------------------------------------------- */

static bool goes_on(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Bytes that a character beginning so has; what is no UTF-8 has one. */
static size_t size_by(char first)
{
	unsigned char c = (unsigned char)first;
	return c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static struct str character_at(struct str s)
{
	size_t n = 1, most = s.n ? size_by(*s.at) : 0;
	while (n < most && n < s.n && goes_on(s.at[n]))
		n++;
	return (struct str){s.at, s.n ? n : 0};
}

static struct str character_before(const char *text, size_t end)
{
	size_t at = end;
	while (at > 0 && end - at < CHARACTER - 1 && goes_on(text[at - 1]))
		at--;
	if (at > 0)
		at--;
	if (end > 0 && end - at > size_by(text[at]))
		at = end - 1;
	return (struct str){text + at, end - at};
}

static bool is_control(struct str character)
{
	return character.n == 0 || (unsigned char)*character.at < ' ' || *character.at == 0x7f;
}

/* What a later character is put on to underline it, or to make a bullet. */
static bool is_under(struct str before, struct str after)
{
	return str_eq(before, STR("_")) ||
	       (str_eq(before, STR("+")) && str_eq(after, STR("o")));
}

static bool may_be_under(char c)
{
	return c == '_' || c == '+';
}

/* ---- the pass ---------------------------------------------------------------------------- */

/* Bytes moved to the front within one array. */
struct typing {
	struct typewriter *by;
	char *at;
	size_t n, in, out;
	bool last;
};

/* Adds a stretch that begins in the last one, or behind it. */
static void add_stretch(struct typewriter *t, struct styled s)
{
	struct styled *last = t->styled.n ? &t->styled.at[t->styled.n - 1] : NULL;
	if (!last || last->span.end <= s.span.start) {
		VEC_PUSH(t->styled, s);
	} else if (last->span.start < s.span.start && s.styles & ~last->styles) {
		s.styles |= last->styles;
		last->span.end = s.span.start;
		VEC_PUSH(t->styled, s);
	} else {
		last->styles |= s.styles;
		if (last->span.end < s.span.end)
			last->span.end = s.span.end;
	}
}

/* Notes how the n bytes from `at` on are written; what is struck twice is noted twice. */
static void note(struct typewriter *t, size_t at, size_t n, unsigned styles)
{
	size_t start = t->before + at;
	if (!styles || !n || start + n > UINT32_MAX || t->styled.n == STYLED_MOST)
		return;
	add_stretch(t, (struct styled){{(uint32_t)start, (uint32_t)(start + n)}, styles});
	struct styled *last = &t->styled.at[t->styled.n - 1];
	if (t->styled.n > 1 && last[-1].span.end == last->span.start &&
	    last[-1].styles == last->styles) {
		last[-1].span.end = last->span.end;
		t->styled.n--;
	}
}

static void copy(struct typing *t, size_t n)
{
	memmove(t->at + t->out, t->at + t->in, n);
	note(t->by, t->out, n, t->by->styles);
	t->in += n;
	t->out += n;
}

static void take_away(struct typing *t, size_t n)
{
	t->in += n;
	t->by->used = true;
}

/* A number up to what is none; 0 where there is none. */
static unsigned number_of(struct str *rest)
{
	unsigned n = 0;
	while (rest->n && *rest->at >= '0' && *rest->at <= '9') {
		n = n < 1000 ? n * 10 + (unsigned)(*rest->at - '0') : n;
		*rest = (struct str){rest->at + 1, rest->n - 1};
	}
	return n;
}

static unsigned styles_after(unsigned styles, unsigned code)
{
	static const struct {
		unsigned on, off, style;
	} codes[] = {{1, 22, STYLE_BOLD},
		     {3, 23, STYLE_ITALIC},
		     {4, 24, STYLE_UNDERLINE},
		     {7, 27, STYLE_REVERSE}};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (code == codes[i].on)
			styles |= codes[i].style;
		else if (code == codes[i].off || code == 0)
			styles &= ~codes[i].style;
	return styles;
}

/* What a sequence of colours says of the letters behind it. */
static void take_styles(struct typewriter *t, struct str sequence)
{
	enum { FOREGROUND = 38, BACKGROUND = 48, UNDER = 58, INDEXED = 5, DIRECT = 2 };
	struct str rest = {sequence.at + 2, sequence.n - 3};
	if (sequence.at[1] != '[' || sequence.at[sequence.n - 1] != 'm')
		return;
	unsigned skip = 0; /* numbers of a colour */
	bool colour = false;
	for (;;) {
		unsigned code = number_of(&rest);
		bool more = rest.n && *rest.at == ':';
		if (colour)
			skip = code == INDEXED ? 1 : code == DIRECT ? 3 : 0;
		else if (skip)
			skip--;
		else
			t->styles = styles_after(t->styles, code);
		colour = !colour && !skip && !more &&
			 (code == FOREGROUND || code == BACKGROUND || code == UNDER);
		while (rest.n && *rest.at != ';') /* what is said more closely */
			rest = (struct str){rest.at + 1, rest.n - 1};
		if (!rest.n)
			return;
		rest = (struct str){rest.at + 1, rest.n - 1};
	}
}

/* Goes past an escape; false when more must come to tell what it is. */
static bool pass_escape(struct typing *t)
{
	size_t n = 0;
	enum found found = find_sequence((struct str){t->at + t->in, t->n - t->in}, &n);
	if (found == FOUND_BEGINNING && !t->last)
		return false;
	if (found == FOUND_WHOLE) {
		take_styles(t->by, (struct str){t->at + t->in, n});
		take_away(t, n);
	} else {
		copy(t, 1);
	}
	return true;
}

/* The same past a backspace. */
static bool pass_backspace(struct typing *t)
{
	struct str rest = {t->at + t->in + 1, t->n - t->in - 1};
	struct str before = character_before(t->at, t->out), after = character_at(rest);
	bool cut = !rest.n || (after.n == rest.n && after.n < size_by(*rest.at));
	if (cut && !t->last)
		return false;
	if (is_control(before) || is_control(after)) {
		copy(t, 1);
	} else if (str_eq(before, after) || str_eq(after, STR("_"))) {
		note(t->by, t->out - before.n, before.n,
		     str_eq(before, after) ? STYLE_BOLD : STYLE_UNDERLINE);
		take_away(t, 1 + after.n);
	} else if (is_under(before, after)) {
		t->out--;
		take_away(t, 1);
		note(t->by, t->out, after.n, *before.at == '_' ? STYLE_UNDERLINE : 0);
	} else {
		copy(t, 1);
	}
	return true;
}

static void pass(struct typing *t)
{
	while (t->in < t->n) {
		size_t plain = 0;
		while (t->in + plain < t->n && t->at[t->in + plain] != BACKSPACE &&
		       t->at[t->in + plain] != ESCAPE)
			plain++;
		copy(t, plain);
		if (t->in == t->n)
			return;
		if (!(t->at[t->in] == ESCAPE ? pass_escape(t) : pass_backspace(t)))
			return;
	}
}

/* Forgets what was put out, but for the end of it that may be struck over. */
static void forget(struct typewriter *t)
{
	size_t gone = t->out > CHARACTER ? t->out - CHARACTER : 0;
	if (gone)
		memmove(t->bytes.at, t->bytes.at + gone, t->bytes.n - gone);
	t->bytes.n -= gone;
	t->out -= gone;
	t->before += gone;
}

struct str typewriter_feed(struct typewriter *t, struct str piece, bool last)
{
	forget(t);
	bool struck = piece.n && (memchr(piece.at, BACKSPACE, piece.n) ||
				  memchr(piece.at, ESCAPE, piece.n));
	bool under = piece.n && !last && may_be_under(piece.at[piece.n - 1]);
	if (t->bytes.n == t->out && !struck && !under && !t->styles) {
		size_t n = piece.n < CHARACTER ? piece.n : CHARACTER;
		t->before += piece.n - n;
		VEC_APPEND(t->bytes, piece.at + piece.n - n, n);
		t->out = t->bytes.n;
		return piece;
	}
	size_t given = t->out;
	VEC_APPEND(t->bytes, piece.at, piece.n);
	struct typing typing = {t, t->bytes.at, t->bytes.n, given, given, last};
	pass(&typing);
	/* what is held back follows what was put out */
	size_t rest = typing.n - typing.in;
	memmove(typing.at + typing.out, typing.at + typing.in, rest);
	t->bytes.n = typing.out + rest;
	t->out = typing.out;
	/* nor is given out what the next piece may strike over */
	if (!last && t->out > given && may_be_under(t->bytes.at[t->out - 1]))
		t->out--;
	return (struct str){t->bytes.at + given, t->out - given};
}

void typewriter_free(struct typewriter *t)
{
	VEC_FREE(t->bytes);
	VEC_FREE(t->styled);
	*t = (struct typewriter){0};
}
