/* Which habit a plain text follows, and which each of its blocks. */
#include "line.h"

enum {
	WIDE = 160,       /* columns; a longer line was not wrapped */
	GIVEN_WIDE = 100, /* the same, where a program gave the text */
	NARROW = 45,      /* columns; lines filled to less are often verse, lists, captions */
	LEAST = 20,       /* columns that wrapped lines have at least */
	SHORT = 64,  /* columns of lines that may be kept together in a text of long ones */
	LONG = 70,   /* columns of lines that are broken where nothing else tells of it */
	HEADLINE = 3 /* lines of a headline at most */
};

/* Of a block, or of the blocks together. */
struct tally {
	uint32_t lines; /* with ink */
	uint32_t kinds[LINE_KINDS];
	uint32_t capitals; /* lines of them */
	uint32_t set_in;   /* lines with an indent */
	uint32_t longest;
	uint32_t pairs;   /* neighbours in prose, but for those parted by an indent */
	uint32_t run_on;  /* those of one sentence, it seems */
	uint32_t tight;   /* of them, those where the next word fitted no more */
	uint32_t inside;  /* pairs surely of one sentence */
	uint32_t ragged;  /* of them, those not filled by rule */
	uint32_t early;   /* pairs whose first line ends long before the width */
	uint32_t pauses;  /* pairs whose first line ends in punctuation */
	uint32_t columns; /* of the first lines of `inside`, together */
	uint32_t deeper, deeper_inside; /* pairs whose second line has more indent; of them,
					   those surely of one sentence */
	uint32_t first;                 /* indent of the last such second line */
	uint32_t indented;              /* of `inside`, those whose second line has an indent */
};

struct survey {
	const char *text;
	VEC(struct line) lines; /* of the whole sample; those of several have their width */
	struct line before;
	uint32_t widest, width, slack;    /* no width: neighbours are not compared */
	struct tally block, prose, other; /* the one under way; the sums of those behind it */
	uint32_t lengths[WIDE + 1];       /* lines of blocks of more than one, by columns */
	uint32_t several, wide;           /* such lines; of them, those over WIDE */
};

/* ---- a block ----------------------------------------------------------------------------- */

/* Columns by which a line may miss the width. */
static uint32_t slack_of(uint32_t width)
{
	return width / 12;
}

static void tally_pair(struct tally *t, const struct line *before, const struct line *l,
		       const struct survey *s)
{
	bool prose = (before->kind == LINE_PROSE || before->kind == LINE_CODE) &&
		     (l->kind == LINE_PROSE || l->kind == LINE_CODE);
	bool run_on = !before->ends || !l->starts, inside = !before->ends && !l->starts;
	if (prose && l->indent > before->indent + 1) {
		t->deeper++;
		t->first = l->indent;
		t->deeper_inside += inside;
	}
	if (!prose || l->indent > before->indent + 1)
		return;
	/* what stands at the right, as an address does, fills no line */
	uint32_t aside = before->indent * 3 > s->width ? before->indent : 0;
	uint32_t filled = before->columns + 1 + l->word;
	if (before->parted && filled <= s->width)
		filled = s->width + 1; /* the line was full, or it had not been parted */
	t->pairs++;
	t->run_on += run_on;
	t->tight += run_on && filled + slack_of(s->width) > s->width;
	t->inside += inside;
	t->ragged += inside && filled <= s->width;
	t->early += filled - aside + s->width / 8 + s->slack <= s->width;
	t->pauses += before->pauses;
	t->columns += inside ? before->columns : 0;
	t->indented += inside && l->indent;
}

static void tally_line(struct survey *s, const struct line *l)
{
	s->block.lines++;
	s->block.kinds[l->kind]++;
	s->block.capitals += l->capitals;
	s->block.set_in += l->indent > 1;
	if (l->columns > s->block.longest)
		s->block.longest = l->columns;
	if (s->width && !span_empty(s->before.ink))
		tally_pair(&s->block, &s->before, l, s);
}

/* ---- the text ---------------------------------------------------------------------------- */

static void count_length(struct survey *s, const struct line *l)
{
	if (l->kind != LINE_PROSE && l->kind != LINE_CODE)
		return;
	s->several++;
	if (l->columns > s->widest)
		s->wide++;
	else
		s->lengths[l->columns]++;
}

/* Most lines stand alone: they need no width. */
static void survey_length(void *state, const struct line *l)
{
	struct survey *s = state;
	VEC_PUSH(s->lines, *l);
	s->block.lines = span_empty(l->ink) ? 0 : s->block.lines + 1;
	size_t first = s->lines.n - (s->block.lines == 2 ? 2 : 1);
	for (size_t i = first; s->block.lines > 1 && i < s->lines.n; i++) {
		line_width(s->text, &s->lines.at[i]);
		count_length(s, &s->lines.at[i]);
	}
}

static void add(struct tally *to, const struct tally *t)
{
	to->pairs += t->pairs;
	to->run_on += t->run_on;
	to->tight += t->tight;
	to->inside += t->inside;
	to->ragged += t->ragged;
	to->pauses += t->pauses;
	to->columns += t->columns;
	to->indented += t->indented;
	to->deeper += t->deeper;
	to->first = t->deeper ? t->first : to->first;
	to->deeper_inside += t->deeper_inside;
}

static void close_block(struct survey *s)
{
	add(s->block.tight * 2 >= s->block.run_on ? &s->prose : &s->other, &s->block);
	s->block = (struct tally){0};
}

static void survey_pair(void *state, const struct line *l)
{
	struct survey *s = state;
	struct line line = *l;
	if (span_empty(line.ink)) {
		close_block(s);
	} else {
		if (!line.columns)
			line_width(s->text, &line);
		if (s->width)
			line_read(s->text, &line);
		tally_line(s, &line);
	}
	s->before = line;
}

/* The width that lines were filled to: the longest, but for the odd one. */
static uint32_t filled_to(const struct survey *s)
{
	uint32_t longer = 0, odd = s->several / 50, columns = WIDE;
	while (columns > 0 && longer + s->lengths[columns] <= odd)
		longer += s->lengths[columns--];
	return columns;
}

/*
 * Filling leaves no line on which the next word would have fitted, verse and lists do; in prose
 * many lines start in small letters, those under a headline do not.
 */
static bool is_filled(const struct survey *s)
{
	const struct tally *t = &s->prose;
	if (t->tight * 10 < t->run_on * 7 || t->inside * 4 <= t->run_on ||
	    t->run_on * 10 <= t->pairs * 3 || t->pauses * 2 > t->pairs + 1)
		return false;
	if (s->width < NARROW && t->inside < 4)
		return false;
	return t->run_on >= s->other.run_on || t->tight == t->run_on;
}

/*
 * Lines that break within sentences, though no width is seen; in pages, which were set in type,
 * those of narrow columns, too. Of a given text they are believed only with the indent that the
 * lines of a page's source have; they may be fewer then.
 */
static bool is_loose(const struct tally *all, bool given, bool paged)
{
	uint32_t length = paged ? LEAST : LONG, share = given ? 6 : 4;
	if (given && all->indented < all->inside)
		return false;
	return all->inside >= 3 && all->inside * 2 >= all->run_on &&
	       all->inside * share >= all->pairs && all->columns >= all->inside * length;
}

/* The filling that the neighbours of the lines tell of. `paged`: form feeds part the sample. */
static struct filling judge(struct survey *s, bool given, bool paged)
{
	const struct tally *t = &s->prose;
	struct tally all = s->prose;
	add(&all, &s->other);
	bool hangs = all.deeper > 1 && all.deeper_inside * 3 >= all.deeper;
	if (s->wide * 20 <= s->several && is_filled(s))
		return (struct filling){
			.width = s->width,
			.slack = t->ragged * 50 <= t->inside ? 0 : s->width / 10,
			.first = all.deeper_inside ? 0 : all.first,
			.hangs = hangs,
		};
	if (is_loose(&all, given, paged))
		return (struct filling){.width = all.columns / all.inside, .loose = true};
	return (struct filling){0};
}

/* May two lines with ink be neighbours? Where they are not, nothing tells of a width. */
static bool has_neighbours(struct str s)
{
	const char *at = s.at, *end = s.at + s.n;
	while ((at = memchr(at, '\n', (size_t)(end - at))) && at + 1 < end) {
		if (at[1] != '\n' && at > s.at && at[-1] != '\n')
			return true;
		at++;
	}
	return false;
}

struct filling filling_of(struct str beginning, bool whole, bool given)
{
	if (beginning.n > HABIT_SAMPLE) {
		beginning.n = HABIT_SAMPLE;
		whole = false;
	}
	struct filling filling = {0};
	if (!has_neighbours(beginning))
		return filling;
	struct survey s = {.text = beginning.at, .widest = given ? GIVEN_WIDE : WIDE};
	line_each(beginning, whole, survey_length, &s);
	s.width = filled_to(&s);
	if (s.width >= LEAST) {
		s.block = (struct tally){0};
		for (size_t i = 0; i < s.lines.n; i++)
			survey_pair(&s, &s.lines.at[i]);
		close_block(&s);
		filling = judge(&s, given, memchr(beginning.at, '\f', beginning.n));
	}
	VEC_FREE(s.lines);
	return filling;
}

/* ---- a block within the text ------------------------------------------------------------- */

/* Is it something whose lines stand by themselves, however long they are? */
static bool is_kept_kind(const struct tally *t)
{
	uint32_t fields = t->kinds[LINE_FIELD];
	return fields == t->lines || (fields > 2 && fields + 1 == t->lines) ||
	       t->kinds[LINE_QUOTED] == t->lines || t->kinds[LINE_ROW] * 2 > t->lines ||
	       (t->lines > 2 && t->kinds[LINE_CODE] * 2 >= t->lines);
}

static void measure_block(struct survey *s, struct str lines, bool whole)
{
	s->block = (struct tally){0};
	s->before = (struct line){0};
	line_each(lines, whole, survey_pair, s);
}

/* Prose that is filled, but not to the width of the text. */
static bool is_filled_itself(const struct tally *t)
{
	return t->longest >= LEAST + 5 && t->pairs >= 3 && t->tight * 10 >= t->run_on * 9 &&
	       t->inside * 2 > t->pairs && t->pauses * 5 <= t->pairs * 2;
}

/* A few lines of a quotation that is set in: of one sentence, and filled. */
static bool is_set_in(const struct tally *t, uint32_t width)
{
	return t->set_in == t->lines && t->longest * 2 >= width && t->inside == t->pairs &&
	       t->tight == t->pairs && t->pauses * 5 <= t->pairs * 2;
}

/* The block in a wrapped text. */
static enum habit habit_in_wrapped(struct survey *s, struct str lines, bool whole, bool first,
				   struct filling *filling)
{
	const struct tally *t = &s->block;
	if (filling->loose || (t->kinds[LINE_BULLET] && t->kinds[LINE_BULLET] < t->lines))
		return HABIT_WRAPPED;
	if (t->kinds[LINE_BULLET] == t->lines)
		return t->longest <= filling->width * 2 / 3 ? HABIT_KEPT : HABIT_WRAPPED;
	if (t->early * 2 <= t->pairs)
		return HABIT_WRAPPED;
	bool headline = first && t->lines <= HEADLINE &&
			(t->inside == t->pairs || t->capitals == t->lines);
	s->width = t->longest;
	s->slack = 0;
	measure_block(s, lines, whole);
	if (!headline && !is_filled_itself(t) && !is_set_in(t, filling->width))
		return HABIT_KEPT;
	*filling = (struct filling){.width = s->width, .slack = s->width / 10};
	return HABIT_WRAPPED;
}

/*
 * The end of the block, whose first line ends at `first_end`: of the last line before a blank
 * one, or before what a mail quotes or says of it.
 */
static size_t block_end(struct str s, bool whole, size_t first_end, bool *complete)
{
	bool quoted = false;
	*complete = true;
	for (size_t at = 0; at < s.n;) {
		size_t end = at ? line_end(s, at) : first_end;
		struct span ink = line_trim(s.at, (struct span){(uint32_t)at, (uint32_t)end});
		if (span_empty(ink) && (end < s.n || whole))
			return at;
		bool quotes = !span_empty(ink) && s.at[ink.start] == '>';
		if (at > 0 && quotes != quoted && !span_empty(ink))
			return at;
		quoted = quotes;
		if (end < s.n && s.at[end] == '\f')
			return end;
		at = end + 1;
	}
	*complete = whole;
	return s.n;
}

enum habit habit_of(struct str s, size_t first_end, bool whole, bool first,
		    struct filling *filling, bool *complete)
{
	bool cut = s.n > HABIT_SAMPLE;
	if (cut)
		s.n = HABIT_SAMPLE;
	first_end = first_end < s.n ? first_end : s.n;
	if (first_end + 1 < s.n && s.at[first_end] == '\n' && s.at[first_end + 1] == '\n') {
		*complete = true; /* as most blocks: one line */
		return filling->width ? HABIT_WRAPPED : HABIT_LINES;
	}
	s.n = block_end(s, whole && !cut, first_end, complete);
	whole = *complete;
	*complete = *complete || cut;
	if (first_end + 1 >= s.n)
		return filling->width ? HABIT_WRAPPED : HABIT_LINES;
	struct survey v = {.text = s.at, .width = filling->width, .slack = filling->slack};
	measure_block(&v, s, whole);
	if (v.block.lines < 2)
		return filling->width ? HABIT_WRAPPED : HABIT_LINES;
	if (is_kept_kind(&v.block))
		return HABIT_KEPT;
	if (filling->width)
		return habit_in_wrapped(&v, s, whole, first, filling);
	return v.block.longest <= SHORT ? HABIT_KEPT : HABIT_LINES;
}
