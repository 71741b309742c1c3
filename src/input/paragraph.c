/* Lines -> paragraphs, and the title among them. */
#include "line.h"

enum {
	TITLE_COLUMNS = 120,
	TITLE_BEFORE = 3, /* paragraphs after it that are looked at */
};

/* ---- title ------------------------------------------------------------------------------- */

/*
 * "LONDON, March 3 (Reuters) - The bridge": a place in capitals, then a comma, an agency in
 * brackets or a dash before a sentence.
 */
static bool is_dateline(struct str s)
{
	size_t i = 0, capitals = 0;
	while (i < s.n && ((s.at[i] >= 'A' && s.at[i] <= 'Z') || s.at[i] == ' ' ||
			   s.at[i] == '.' || s.at[i] == '-' || s.at[i] == '\''))
		capitals += s.at[i] >= 'A' && s.at[i] <= 'Z', i++;
	if (capitals < 3 || i == s.n)
		return false;
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct str rest = {s.at + i, s.n - i};
	if (rest.at[0] == '(' && s.at[s.n - 1] == ')')
		return true;
	if (rest.at[0] == '(')
		return memmem(rest.at, rest.n, ") -", 3) || memmem(rest.at, rest.n, ") —", 5) ||
		       memmem(rest.at, rest.n, ") –", 5);
	if (rest.n > 5 && rest.at[0] == ',' && rest.at[1] == ' ')
		for (size_t m = 0; m < sizeof months / sizeof *months; m++)
			if (!memcmp(rest.at + 2, months[m], 3))
				return true;
	return rest.n > 3 && s.at[i - 1] == ' ' &&
	       (!memcmp(rest.at, "—", 3) || !memcmp(rest.at, "–", 3));
}

/* Does the line read like a headline? Short, no full stop, not all in quotation marks. */
static bool reads_like_title(const char *text, struct span at)
{
	struct line l = line_measure(text, at);
	if (l.columns > TITLE_COLUMNS || l.kind == LINE_BULLET || !l.starts ||
	    is_dateline(str_slice((struct str){text, l.ink.end}, l.ink)))
		return false;
	char last = text[l.ink.end - 1];
	if (strchr(".,;:", last))
		return false;
	char first = text[l.ink.start];
	bool quoted = first == '"' || first == '\'' || !strncmp(text + l.ink.start, "“", 3) ||
		      !strncmp(text + l.ink.start, "‘", 3);
	return !(quoted && l.ends && last != '?' && last != '!');
}

/* Judges the title once enough has come behind it. */
static void judge_title(struct paragraphs *p, const char *text, bool last)
{
	if (p->title_judged || (!last && p->spans.n < 2))
		return;
	const struct span *at = p->spans.at;
	bool followed = false;
	for (size_t i = 1; i < p->spans.n && i <= TITLE_BEFORE; i++)
		followed |= span_length(at[i]) * 2 > span_length(at[0]) * 3 &&
			    span_length(at[i]) >= 60;
	if (!followed && !last && p->spans.n <= TITLE_BEFORE)
		return;
	p->title_judged = true;
	if (p->spans.n > 1 && line_measure(text, at[0]).kind == LINE_FIELD &&
	    line_measure(text, at[1]).kind == LINE_FIELD)
		return; /* a mail's header */
	if (followed && reads_like_title(text, at[0]))
		p->title = line_trim(text, at[0]);
}

/* ---- paragraphs -------------------------------------------------------------------------- */

static void close_open(struct paragraphs *p)
{
	if (!span_empty(p->open))
		VEC_PUSH(p->spans, p->open);
	p->open = (struct span){0};
}

/* Would the first word of `l` have fitted on the line before it? */
static bool ended_short(const struct paragraphs *p, const struct line *l)
{
	return p->last.columns + 1 + l->word + p->filling.slack <= p->filling.width;
}

/* Does the line go on with the open paragraph? */
static bool goes_on(const struct paragraphs *p, const struct line *l)
{
	bool bullet = l->kind == LINE_BULLET;
	if (span_empty(p->open))
		return false;
	if (bullet && (p->listed || p->last.ends))
		return false;
	/* a first line is indented; in a list the lines after the first are */
	if (l->indent > p->last.indent + 1 && !p->listed)
		return false;
	bool within = !p->last.ends && p->last.columns * 2 >= p->filling.width;
	if (p->filling.loose)
		return !l->starts || within;
	return !l->starts || !ended_short(p, l) || within;
}

static void cut_wrapped(struct paragraphs *p, char *text, const struct line *l, struct span at)
{
	if (goes_on(p, l)) {
		text[at.start - 1] = ' ';
		p->open.end = l->ink.end;
	} else {
		close_open(p);
		p->open = l->ink;
		p->listed = l->kind == LINE_BULLET;
	}
	p->last = *l;
}

/* The line stays with the one before it, up to which that one now reaches. */
static void cut_kept(struct paragraphs *p, const struct line *l, struct span at)
{
	if (!span_empty(p->open))
		p->open.end = at.start;
	close_open(p);
	p->open = (struct span){at.start, l->ink.end};
}

static void judge_block(struct paragraphs *p, const char *text, size_t n, bool last)
{
	bool complete;
	enum habit before = p->in_block ? p->habit : HABIT_UNKNOWN;
	p->in_block = true;
	p->filling = p->text;
	p->habit = habit_of((struct str){text + p->block, n - p->block}, last, p->spans.n == 0,
			    &p->filling, &complete);
	p->judged = complete ? 0 : n - p->block;
	if (p->typed)
		p->habit = HABIT_KEPT;
	if (p->given && p->habit == HABIT_KEPT)
		p->habit = HABIT_LINES;
	/* lines that were paragraphs so far stay so */
	if (before != HABIT_UNKNOWN && before != p->habit)
		close_open(p);
}

static void cut_line(struct paragraphs *p, char *text, size_t end, size_t n, bool last)
{
	struct span at = {(uint32_t)p->at, (uint32_t)end};
	struct span ink = line_trim(text, (struct span){(uint32_t)p->blank, at.end});
	if (!p->in_block || p->habit == HABIT_LINES)
		p->open = (struct span){0}; /* what had come of this line */
	if (span_empty(ink)) {
		close_open(p);
		p->in_block = false;
	} else if (!p->in_block) {
		p->block = p->at;
		judge_block(p, text, n, last);
	}
	if (p->in_block && p->habit == HABIT_LINES) {
		p->open = ink;
		close_open(p);
	} else if (p->in_block) {
		struct line l = line_measure(text, at);
		if (p->habit == HABIT_WRAPPED)
			cut_wrapped(p, text, &l, at);
		else
			cut_kept(p, &l, at);
	}
	p->at = p->scanned = p->blank = end < UINT32_MAX ? end + 1 : end;
}

/* What has come of the line that is not cut yet, where it can be shown already. */
static void grow_open(struct paragraphs *p, const char *text, size_t n)
{
	bool lines = p->in_block ? p->habit == HABIT_LINES : !p->text.width;
	if (!lines)
		return;
	p->open = (struct span){0};
	while (p->blank < n && (text[p->blank] == ' ' || text[p->blank] == '\t'))
		p->blank++;
	if (p->blank < n)
		p->open = (struct span){(uint32_t)p->blank, (uint32_t)n};
}

/* Judges anew what was judged by little. */
static void judge_again(struct paragraphs *p, const char *text, size_t n, bool last)
{
	bool enough = p->text_judged &&
		      (p->text_judged >= HABIT_SAMPLE || (n < p->text_judged * 2 && !last));
	if (!enough && !p->text.width && n) {
		p->text = filling_of((struct str){text, n}, last, p->given);
		p->text_judged = n;
	}
	size_t come = n - p->block;
	if (p->in_block && p->judged && come >= p->judged * 2) {
		if (p->habit == HABIT_LINES)
			p->open = (struct span){0};
		judge_block(p, text, n, last);
	}
}

size_t paragraphs_go_on(struct paragraphs *p, char *text, size_t n, bool last)
{
	judge_again(p, text, n, last);
	while (p->scanned < n) {
		const char *newline = memchr(text + p->scanned, '\n', n - p->scanned);
		p->scanned = n;
		if (!newline)
			break;
		cut_line(p, text, (size_t)(newline - text), n, last);
	}
	if (last) {
		if (p->at < n)
			cut_line(p, text, n, n, last);
		close_open(p);
		judge_title(p, text, true);
		return n;
	}
	judge_title(p, text, false);
	grow_open(p, text, n);
	bool waits = p->in_block ? p->habit == HABIT_WRAPPED : p->text.width > 0;
	if (!waits)
		return n;
	/* the newline before the line under way may become a space */
	return span_empty(p->open) ? p->at : p->at - 1;
}

void paragraphs_of(struct paragraphs *p, char *text, size_t n)
{
	void *room = p->spans.at;
	size_t spans = p->spans.room;
	*p = (struct paragraphs){0};
	p->spans.at = room;
	p->spans.room = spans;
	paragraphs_go_on(p, text, n, true);
}

void paragraphs_free(struct paragraphs *p)
{
	VEC_FREE(p->spans);
	*p = (struct paragraphs){0};
}
