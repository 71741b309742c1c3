#include "spacing.h"

#include "line.h"

enum {
	SAMPLE = 8 * 1024, /* bytes that are looked at */
	LONGEST = 200,     /* bytes of a line; longer ones are paragraphs */
	LINES_LEAST = 6,
	ALONE = 90,  /* percent of the lines, at least, behind which one is blank */
	RUN_ON = 25, /* percent of the pairs, at least, that are of one sentence */
};

struct spacing_survey {
	const char *text;
	struct line before; /* the last line of ink */
	uint32_t lines, alone, blanks, run_on;
};

static void see(void *state, const struct line *l)
{
	struct spacing_survey *s = state;
	if (span_empty(l->ink)) {
		s->blanks++;
		return;
	}
	struct line line = *l;
	line_read(s->text, &line);
	s->alone += s->lines > 0 && s->blanks > 0;
	s->run_on += s->lines > 0 && s->blanks == 1 && !s->before.ends && !line.starts;
	s->lines++;
	s->blanks = 0;
	s->before = line;
}

/* Asked first, as nearly no text is: are all lines short, and few without a blank one behind?
 */
static bool may_be_set(struct str s)
{
	size_t lines = 0, alone = 0;
	for (size_t at = 0; at < s.n;) {
		size_t end = line_end(s, at);
		if (end - at > LONGEST)
			return false;
		lines += end > at;
		alone += end > at && end + 1 < s.n && s.at[end + 1] == '\n';
		at = end + 1;
	}
	return alone * 100 >= lines * (ALONE / 2);
}

bool spacing_seen(struct str beginning)
{
	struct spacing_survey s = {.text = beginning.at};
	beginning.n = beginning.n < SAMPLE ? beginning.n : SAMPLE;
	if (!may_be_set(beginning))
		return false;
	line_each(beginning, false, see, &s);
	return s.lines >= LINES_LEAST && s.alone * 100 >= (s.lines - 1) * ALONE &&
	       s.run_on * 100 >= (s.lines - 1) * RUN_ON;
}

size_t spacing_close(char *text, size_t n)
{
	size_t to = 0;
	for (size_t at = 0; at < n;) {
		size_t end = line_end((struct str){text, n}, at);
		size_t next = end < n ? end + 1 : n;
		struct span ink = line_trim(text, (struct span){(uint32_t)at, (uint32_t)end});
		memmove(text + to, text + at, next - at);
		to += next - at;
		at = next;
		if (span_empty(ink) || at == n)
			continue;
		end = line_end((struct str){text, n}, at);
		ink = line_trim(text, (struct span){(uint32_t)at, (uint32_t)end});
		if (span_empty(ink) && end < n && text[end] == '\n')
			at = end + 1;
	}
	return to;
}
