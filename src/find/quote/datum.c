/* Marks of data and of programs, in which nobody speaks. */
#include "utterance.h"

#include <ctype.h>

enum { BETWEEN_MOST = 64 }; /* bytes between two strings of a list */

static bool is_space(char c)
{
	return c == '\n' || c == '\r' || is_blank(c);
}

static bool is_one_of(char c, const char *signs)
{
	return c && strchr(signs, c);
}

/* The first byte from `at` on that is not blank; 0: the paragraph ends. */
static char ink_after(struct str text, uint32_t at, uint32_t end)
{
	while (at < end && is_space(text.at[at]))
		at++;
	return at < end ? text.at[at] : 0;
}

/* The last byte before `at` that is not blank; 0: the paragraph starts. */
static char ink_before(struct str text, uint32_t at, uint32_t start)
{
	while (at > start && is_space(text.at[at - 1]))
		at--;
	return at > start ? text.at[at - 1] : 0;
}

/* href="page", puts("page") */
static bool is_argument(struct str text, const struct stretch *s, uint32_t start)
{
	char before = ink_before(text, s->outer.start, start);
	if (before == '=')
		return true;
	uint32_t at = s->outer.start;
	return at > start + 1 && text.at[at - 1] == '(' &&
	       (isalnum((unsigned char)text.at[at - 2]) || text.at[at - 2] == '_');
}

/* "name": "value", "name": 12, "name": {; not the headline “We shall stay”: a mayor speaks */
static bool is_key(struct str text, const struct stretch *s, struct span paragraph)
{
	uint32_t at = s->outer.end, end = paragraph.end;
	char before = ink_before(text, s->outer.start, paragraph.start);
	if (s->style != MARKS_STRAIGHT || at >= end || text.at[at] != ':' ||
	    (before && !is_one_of(before, "{,")))
		return false;
	while (++at < end && is_space(text.at[at]))
		;
	if (at == end || is_one_of(text.at[at], "\"{["))
		return true;
	while (at < end &&
	       (isalnum((unsigned char)text.at[at]) || is_one_of(text.at[at], "-.")))
		at++;
	char after = ink_after(text, at, end);
	return !after || is_one_of(after, ",}]");
}

/* Does nothing but signs of a list part it from the one before? */
static bool goes_on(struct str text, const struct stretch *s, uint32_t end)
{
	bool parted = false;
	uint32_t from = s[-1].outer.end, to = s->outer.start;
	char after = ink_after(text, s->outer.end, end);
	if (to - from > BETWEEN_MOST || (after && !is_one_of(after, ",:]})")))
		return false;
	for (uint32_t i = from; i < to; i++) {
		if (!is_space(text.at[i]) && !is_one_of(text.at[i], ",:[]{}"))
			return false;
		parted |= is_one_of(text.at[i], ",:[");
	}
	return parted;
}

bool evidence_is_datum(const struct evidence *e, uint32_t stretch, bool behind_one)
{
	const struct stretch *s = &e->marks->at[stretch];
	struct span paragraph = e->d->paragraphs[s->paragraph];
	struct str text = e->d->text;
	return is_argument(text, s, paragraph.start) || is_key(text, s, paragraph) ||
	       (behind_one && goes_on(text, s, paragraph.end));
}
