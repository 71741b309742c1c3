/* Addresses as they stand in a text: of the web, or of a mailbox; nothing else is one. */
#include "reader/text.h"

#include <stdio.h>

static const struct str schemes[] = {{"https://", 8}, {"http://", 7}, {"mailto:", 7}};
enum { SCHEMES = sizeof schemes / sizeof *schemes };

static bool is_plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The scheme that ends with the colon at `colon`, and bytes that it has. */
static size_t scheme_before(struct str s, size_t colon, size_t *start)
{
	for (size_t i = 0; i < SCHEMES; i++) {
		size_t name = (size_t)((const char *)memchr(schemes[i].at, ':', schemes[i].n) -
				       schemes[i].at);
		if (colon < name || s.n - (colon - name) < schemes[i].n)
			continue;
		*start = colon - name;
		if (strncasecmp(s.at + *start, schemes[i].at, schemes[i].n) == 0 &&
		    (*start == 0 || !is_plain((unsigned char)s.at[*start - 1])))
			return schemes[i].n;
	}
	return 0;
}

/* May it stand in an address? Of what is not ASCII only letters and their like. */
static bool belongs(uint32_t c)
{
	if (c < 0x80)
		return c > ' ' && c < 0x7f && !strchr("\"<>\\^`{|}", (int)c);
	bool punctuation = c < 0xc0 || (c >= 0x2000 && c < 0x2070) ||
			   (c >= 0x3000 && c < 0x3040) || c >= 0xfe00;
	return !punctuation && text_printable(c);
}

static bool closes_more(struct str s, char open, char close)
{
	int more = 0;
	for (size_t i = 0; i < s.n; i++)
		more += (s.at[i] == close) - (s.at[i] == open);
	return more > 0;
}

/* Without what ends the sentence, or the brackets, that the address stands in. */
static size_t without_tail(struct str s)
{
	while (s.n) {
		char last = s.at[s.n - 1];
		bool bracket = (last == ')' && closes_more(s, '(', ')')) ||
			       (last == ']' && closes_more(s, '[', ']'));
		if (!bracket && !strchr(".,;:!?'*", last))
			break;
		s.n--;
	}
	return s.n;
}

/*
 * The host in ASCII alone, so that what looks like it is it; and nobody's name before it, which
 * could look like one.
 */
static bool good_host(struct str s)
{
	size_t n = 0;
	while (n < s.n && !strchr("/?#", s.at[n]))
		n++;
	for (size_t i = 0; i < n; i++)
		if (!is_plain((unsigned char)s.at[i]) && !strchr(".-:[]", s.at[i]))
			return false;
	return n > 0 && is_plain((unsigned char)s.at[0]);
}

static bool good_mailbox(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.at[i] >= 0x80)
			return false;
	const char *at = memchr(s.at, '@', s.n);
	return at && at > s.at && at + 1 < s.at + s.n;
}

/* Where what may stand in an address ends. */
static size_t end_of_run(struct str s, size_t at)
{
	unsigned size;
	while (at < s.n && belongs(text_decode(s, at, &size)))
		at += size;
	return at;
}

bool text_address_next(struct str s, size_t at, struct span *found)
{
	const char *colon;
	for (; at < s.n && (colon = memchr(s.at + at, ':', s.n - at)); at++) {
		size_t start;
		at = (size_t)(colon - s.at);
		size_t scheme = scheme_before(s, at, &start);
		if (!scheme)
			continue;
		struct str rest = {s.at + start + scheme, 0};
		rest.n = end_of_run(s, start + scheme) - (start + scheme);
		rest.n = without_tail(rest);
		bool mailbox = s.at[start] == 'm' || s.at[start] == 'M';
		if (scheme + rest.n > ADDRESS_MOST ||
		    !(mailbox ? good_mailbox(rest) : good_host(rest)))
			continue;
		*found = (struct span){(uint32_t)start, (uint32_t)(start + scheme + rest.n)};
		return true;
	}
	return false;
}

bool text_address_web(struct str s)
{
	bool web = false;
	for (size_t i = 0; i < SCHEMES && schemes[i].at[0] == 'h'; i++)
		web |= s.n > schemes[i].n &&
		       strncasecmp(s.at, schemes[i].at, schemes[i].n) == 0;
	return web;
}

size_t text_address_ascii(struct str s, char *out)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c > ' ' && c < 0x7f)
			out[n++] = (char)c;
		else
			n += (size_t)sprintf(out + n, "%%%02X", c);
	}
	out[n] = '\0';
	return n;
}
