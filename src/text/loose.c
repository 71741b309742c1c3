#include "text/loose.h"

#include "reader/text.h"

#include <uninorm.h>

/* What takes no room on the screen: soft hyphen, zero-width signs, joiners, tags. */
#define UNSEEN "[\\x{ad}\\x{200b}-\\x{200d}\\x{2060}\\x{feff}\\x{e0000}-\\x{e007f}]*"

enum {
	LONGEST = 128,     /* bytes that one of the source's becomes, at most */
	LETTER_MOST = 32,  /* bytes of a letter and its accents */
	WRITTEN_MOST = 96, /* of the ways to write it */
};

struct loose {
	struct str source;
	bool literal;
	char *out;
	size_t at, n;
	bool joins; /* what comes next stands behind something */
	int depth;  /* in groups */
	bool failed;
};

static void put(struct loose *l, struct str s)
{
	memcpy(l->out + l->n, s.at, s.n);
	l->n += s.n;
}

static char now(const struct loose *l)
{
	return l->at < l->source.n ? l->source.at[l->at] : 0;
}

/* As it stands, up to and with the first of `ends`. */
static void copy_until(struct loose *l, const char *ends)
{
	size_t from = l->at;
	while (l->at < l->source.n && !strchr(ends, now(l)))
		l->at++;
	l->failed |= l->at == l->source.n;
	l->at += l->at < l->source.n;
	put(l, (struct str){l->source.at + from, l->at - from});
}

/* [ … ]: a ] that comes first is one of its characters, and so is what stands in [: … :]. */
static void copy_class(struct loose *l)
{
	size_t from = l->at++;
	l->at += now(l) == '^';
	l->at += now(l) == ']';
	while (l->at < l->source.n && now(l) != ']') {
		bool named = now(l) == '[' && l->at + 1 < l->source.n &&
			     l->source.at[l->at + 1] == ':';
		const char *end =
			named ? memmem(l->source.at + l->at, l->source.n - l->at, ":]", 2)
			      : NULL;
		if (end)
			l->at = (size_t)(end - l->source.at) + 2;
		else
			l->at += now(l) == '\\' ? 2 : 1;
	}
	l->failed |= l->at >= l->source.n;
	l->at = l->at < l->source.n ? l->at + 1 : l->source.n;
	put(l, (struct str){l->source.at + from, l->at - from});
	l->joins = true;
}

/* \d, \x{ad}, \p{Lu}, \1; \Q, which changes what the rest means, is not understood. */
static void copy_escape(struct loose *l)
{
	char which = l->at + 1 < l->source.n ? l->source.at[l->at + 1] : 'Q';
	size_t end = text_border(l->source, l->at + 1);
	unsigned size = 1;
	if (end < l->source.n)
		text_decode(l->source, end, &size);
	l->failed |=
		which == 'Q' || which == 'E' || which == 'c' || which == 'k' || which == 'g';
	put(l, (struct str){l->source.at + l->at, 1 + size});
	l->at = end + size;
	if (strchr("xpPoN", which) && now(l) == '{')
		copy_until(l, "}");
	while (strchr("x0123456789", which) && now(l) &&
	       strchr("0123456789abcdefABCDEF", now(l)))
		put(l, (struct str){l->source.at + l->at++, 1});
	l->joins = true;
}

/* ( or (?: and the like; flags may change what a space means, so those with x are left. */
static void copy_group(struct loose *l)
{
	size_t from = l->at++;
	char next = now(l);
	l->depth++;
	if (next == '*') {
		l->failed = true;
		return;
	}
	if (next != '?') {
		put(l, STR("("));
		return;
	}
	while (l->at < l->source.n && !strchr(":=!>)|", now(l))) {
		l->failed |= strchr("x#'\"C", now(l)) != NULL;
		l->at++;
	}
	l->failed |= l->at == l->source.n;
	l->at += l->at < l->source.n;
	put(l, (struct str){l->source.at + from, l->at - from});
}

/* {2}, {2,}, {2,3} */
static bool is_times(const struct loose *l)
{
	size_t at = l->at + 1, digits = 0;
	for (; at < l->source.n && strchr("0123456789,", l->source.at[at]); at++)
		digits += l->source.at[at] != ',';
	return digits && at < l->source.n && l->source.at[at] == '}';
}

static struct str kin_of(struct str c, bool literal, char escaped[2])
{
	escaped[0] = '\\';
	escaped[1] = c.at[0];
	switch (c.at[0]) {
	case '\'':
		return STR("['’‘ʼ]");
	case '"':
		return STR("[\"“”„]");
	case ' ':
		return STR("[ \\x{a0}\\x{2007}\\x{202f}]");
	case '-':
		return STR("[-‐‑]");
	}
	bool special = literal && c.n == 1 && strchr("\\^$.|?*+()[]{}", c.at[0]);
	return special ? (struct str){escaped, 2} : c;
}

static bool is_accent(uint32_t c)
{
	return (c >= 0x300 && c < 0x370) || (c >= 0x1ab0 && c < 0x1b00) ||
	       (c >= 0x1dc0 && c < 0x1e00) || (c >= 0x20d0 && c < 0x2100);
}

/* The character at `at` with the accents that stand behind it. */
static struct str letter_at(struct str s, size_t at)
{
	unsigned size;
	text_decode(s, at, &size);
	size_t end = at + size;
	while (end < s.n && is_accent(text_decode(s, end, &size)) &&
	       end + size - at <= LETTER_MOST)
		end += size;
	return (struct str){s.at + at, end - at};
}

/* "é" is one character or an e and an accent, and means the same: "(?:é|é)". */
static struct str written(struct str letter, char to[WRITTEN_MOST])
{
	uint8_t one[WRITTEN_MOST / 3], parts[WRITTEN_MOST / 3];
	size_t n_one = sizeof one, n_parts = sizeof parts;
	const uint8_t *s = (const uint8_t *)letter.at;
	if (!u8_normalize(UNINORM_NFC, s, letter.n, one, &n_one) ||
	    !u8_normalize(UNINORM_NFD, s, letter.n, parts, &n_parts) || n_one > sizeof one ||
	    n_parts > sizeof parts || (n_one == n_parts && !memcmp(one, parts, n_one)))
		return letter;
	size_t n = 0;
	memcpy(to, "(?:", 3);
	memcpy(to + 3, one, n_one);
	n = 3 + n_one;
	to[n++] = '|';
	memcpy(to + n, parts, n_parts);
	n += n_parts;
	to[n++] = ')';
	return (struct str){to, n};
}

/* A character that stands for itself. */
static void put_letter(struct loose *l)
{
	char escaped[2], ways[WRITTEN_MOST];
	struct str c = letter_at(l->source, l->at);
	l->at += c.n;
	bool plain = c.n == 1;
	struct str kin = plain ? kin_of(c, l->literal, escaped) : written(c, ways);
	if (!plain && kin.at == c.at)
		kin = kin_of(c, l->literal, escaped);
	if (l->joins) {
		put(l, STR("(?:" UNSEEN));
		put(l, kin);
		put(l, STR(")"));
	} else {
		put(l, kin);
	}
	l->joins = true;
}

static void put_next(struct loose *l)
{
	char c = now(l);
	if (l->literal) {
		put_letter(l);
	} else if (c == '\\') {
		copy_escape(l);
	} else if (c == '[') {
		copy_class(l);
	} else if (c == '(') {
		copy_group(l);
	} else if (c == '{' && is_times(l)) {
		copy_until(l, "}");
	} else if (strchr("^$|", c)) {
		/* a letter that a match may begin with stands alone: it is looked for fast */
		put(l, (struct str){l->source.at + l->at++, 1});
		l->joins = l->depth > 0;
	} else if (strchr(").*+?{}", c)) {
		l->depth -= c == ')';
		put(l, (struct str){l->source.at + l->at++, 1});
		l->joins = true;
	} else {
		put_letter(l);
	}
}

struct str loose_pattern(struct str source, bool literal, struct arena *a)
{
	struct loose l = {.source = source, .literal = literal};
	if (!text_valid(source) || memchr(source.at, 0, source.n))
		return (struct str){0};
	l.out = arena_alloc(a, source.n * LONGEST + 1);
	while (l.at < source.n && !l.failed)
		put_next(&l);
	return l.failed ? (struct str){0} : (struct str){l.out, l.n};
}
