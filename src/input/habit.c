/* Which habit a plain text follows. */
#include "line.h"

enum {
	WIDE = 100,  /* columns; a longer line was not wrapped */
	NARROW = 45, /* columns; lines filled to less are verse, lists, captions */
	SLACK = 6,   /* columns by which wrapping may miss the width */
};

struct line_counts {
	uint32_t lines, blanks,
		wide; /* lines with ink, blank ones between them, lines over WIDE */
	uint32_t lengths[WIDE + 1]; /* lines by columns */
	uint32_t pairs;             /* neighbours without a blank line between */
	uint32_t run_on, tight;  /* those of one sentence, it seems; of them, the filled ones */
	uint32_t inside, ragged; /* pairs surely of one sentence; those not filled by rule */
	uint32_t width;
};

/* Calls for each line, measured; `before` is the line before it, blank (empty ink) or not. */
static void each_line(struct str s, bool whole, struct line_counts *t,
		      struct line (*measure)(const char *, struct span),
		      void (*seen)(struct line_counts *, const struct line *before,
				   const struct line *l))
{
	struct line before = {0};
	for (size_t at = 0; at < s.n;) {
		const char *newline = memchr(s.at + at, '\n', s.n - at);
		if (!newline && !whole && at > 0)
			break;
		size_t end = newline ? (size_t)(newline - s.at) : s.n;
		struct line l = measure(s.at, (struct span){(uint32_t)at, (uint32_t)end});
		seen(t, &before, &l);
		before = l;
		at = end + 1;
	}
}

static void tally_line(struct line_counts *t, const struct line *before, const struct line *l)
{
	if (span_empty(l->ink)) {
		t->blanks += !span_empty(before->ink);
		return;
	}
	t->lines++;
	if (l->columns > WIDE)
		t->wide++;
	else
		t->lengths[l->columns]++;
}

/* How lines meet: does the sentence run on, did the next word fit no more? */
static void tally_pair(struct line_counts *t, const struct line *before, const struct line *l)
{
	if (span_empty(before->ink) || span_empty(l->ink) ||
	    (l->indent > before->indent + 1 && !before->bullet))
		return;
	t->pairs++;
	uint32_t filled = before->columns + 1 + l->word;
	bool run_on = !before->ends || !l->starts;
	t->run_on += run_on;
	t->tight += run_on && filled + SLACK > t->width;
	t->inside += !before->ends && !l->starts;
	t->ragged += !before->ends && !l->starts && filled <= t->width;
}

/* The width that lines were filled to: the longest, but for the odd one. */
static uint32_t filled_to(const struct line_counts *t)
{
	uint32_t longer = 0, odd = t->lines / 50, columns = WIDE;
	while (columns > 0 && longer + t->lengths[columns] <= odd)
		longer += t->lengths[columns--];
	return columns;
}

enum habit habit_of(struct str beginning, bool whole, struct filling *filling)
{
	struct line_counts t = {0};
	if (beginning.n > HABIT_SAMPLE) {
		beginning.n = HABIT_SAMPLE;
		whole = false;
	}
	each_line(beginning, whole, &t, line_width, tally_line);
	t.width = filled_to(&t);
	bool few_wide = t.wide * 20 <= t.lines;
	if (few_wide && t.width >= NARROW)
		each_line(beginning, whole, &t, line_measure, tally_pair);
	/* filling leaves no line on which the next word would have fitted, verse and lists do;
	 * in prose many lines start in small letters, those under a headline do not */
	bool filled = t.tight * 10 >= t.run_on * 7 && t.inside * 4 > t.run_on;
	if (filled && t.run_on * 10 > t.pairs * 3) {
		*filling =
			(struct filling){t.width, t.ragged * 50 <= t.inside ? 0 : t.width / 10};
		return HABIT_WRAPPED;
	}
	return t.lines && t.blanks * 2 >= t.lines ? HABIT_BLANKS : HABIT_LINES;
}
