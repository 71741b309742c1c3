#include "lift.h"

#include "reader/text.h"

#include "special.h"

#include <stdio.h>

enum {
	LONG = 256, /* bytes of a string that is worth lifting */
	MARK = 1, /* begins a stand-in, and nothing else: it can only be written as an escape */
	REPLACEMENT = 0xfffd,
};

/* ---- scanning ---------------------------------------------------------------------------- */

/* Offset of the quote that closes the string whose inside starts at `start`, or n. */
static size_t string_end(const char *line, size_t start, size_t n)
{
	for (size_t at = start;; at++) {
		const char *quote = memchr(line + at, '"', n - at);
		if (!quote)
			return n;
		at = (size_t)(quote - line);
		size_t slash =
			at; /* first of those before it, each of which may be for the next */
		while (slash > start && line[slash - 1] == '\\')
			slash--;
		if ((at - slash) % 2 == 0)
			return at;
	}
}

/* ---- unescaping -------------------------------------------------------------------------- */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits at `p` of \uXXXX; -1 when they are none. */
static int32_t hex4(const char *p, const char *end)
{
	int32_t value = 0;
	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(p[i]);
		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	return value;
}

/* What follows "\u" at *p; a pair of surrogates is one code point. Moves *p; -1 on a fault. */
static int64_t unicode_escape(const char **p, const char *end)
{
	int32_t c = hex4(*p, end);
	if (c < 0)
		return -1;
	*p += 4;
	if (c < 0xd800 || c > 0xdfff)
		return c;
	if (c < 0xdc00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u') {
		int32_t low = hex4(*p + 2, end);
		if (low >= 0xdc00 && low <= 0xdfff) {
			*p += 6;
			return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
		}
	}
	return REPLACEMENT;
}

static bool line_feed_follows(const char *p, const char *end)
{
	return (end - p >= 2 && p[0] == '\\' && p[1] == 'n') ||
	       (end - p >= 6 && (!memcmp(p, "\\u000a", 6) || !memcmp(p, "\\u000A", 6)));
}

/* The escape behind a backslash, at *p; -1 on a fault. */
static int64_t escape(const char **p, const char *end)
{
	if (*p == end)
		return -1;
	int64_t c;
	switch (*(*p)++) {
	case '"':
	case '\\':
	case '/':
		return (*p)[-1];
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 't':
		return '\t';
	case 'r':
		c = '\r';
		break;
	case 'u':
		c = unicode_escape(p, end);
		break;
	default:
		return -1;
	}
	/* as two line ends they would be one code point less afterwards */
	return c == '\r' && line_feed_follows(*p, end) ? ' ' : c;
}

/* Unescapes in place: what an escape stands for is never longer than itself. */
static bool unescape(char *at, size_t *n, struct error *e)
{
	const char *p = at, *end = at + *n;
	char *out = at;
	while (p < end) {
		size_t plain = before_special(p, (size_t)(end - p));
		if (out != p)
			memmove(out, p, plain);
		out += plain;
		p += plain;
		if (p == end)
			break;
		if (*p != '\\')
			return fail(e, "a control character in a string");
		p++;
		int64_t c = escape(&p, end);
		if (c < 0)
			return fail(e, "an invalid escape in a string");
		out += text_encode((uint32_t)c, out);
	}
	*n = (size_t)(out - at);
	return true;
}

/* ---- lifting ----------------------------------------------------------------------------- */

static void append(struct lift *l, const char *at, size_t n)
{
	if (l->room - l->n < n) {
		l->room = (l->n + n) * 2;
		l->skeleton = mem_realloc(l->skeleton, l->room);
	}
	if (n)
		memcpy(l->skeleton + l->n, at, n);
	l->n += n;
}

/* A name of a member: left to the library, so that it sees each that stands twice. */
static bool is_key(const char *line, size_t behind, size_t n)
{
	while (behind < n && strchr(" \t\r\n", line[behind]))
		behind++;
	return behind < n && line[behind] == ':';
}

static bool worth_lifting(const char *string, size_t n)
{
	return n >= LONG || memchr(string, '\\', n);
}

bool lift_strings(struct lift *l, char *line, size_t n, struct error *e)
{
	l->n = l->strings.n = 0;
	size_t kept = 0; /* up to here the line is in the skeleton */
	for (size_t at = 0; at < n;) {
		const char *quote = memchr(line + at, '"', n - at);
		if (!quote)
			break;
		size_t start = (size_t)(quote - line) + 1;
		size_t end = string_end(line, start, n);
		at = end + 1;
		if (end == n || !worth_lifting(line + start, end - start) ||
		    is_key(line, end + 1, n))
			continue;
		char stand_in[32];
		int size = snprintf(stand_in, sizeof stand_in, "\\u0001%zu", l->strings.n);
		append(l, line + kept, start - kept);
		append(l, stand_in, (size_t)size);
		kept = end;
		size_t length = end - start;
		if (!unescape(line + start, &length, e))
			return false;
		VEC_PUSH(l->strings, (struct str){line + start, length});
	}
	append(l, line + kept, n - kept);
	return true;
}

struct str lift_resolve(const struct lift *l, struct str value)
{
	if (value.n < 2 || value.at[0] != MARK)
		return value;
	size_t index = 0;
	for (size_t i = 1; i < value.n; i++)
		index = index * 10 + (size_t)(value.at[i] - '0');
	return index < l->strings.n ? l->strings.at[index] : value;
}

void lift_free(struct lift *l)
{
	VEC_FREE(l->strings);
	free(l->skeleton);
	*l = (struct lift){0};
}
