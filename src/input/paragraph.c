/* Lines -> paragraphs, and the title among them. */
#include "line.h"

enum {
	TITLE_COLUMNS = 120,
	TITLE_BEFORE = 3, /* paragraphs after it that are looked at */
};

/* ---- title ------------------------------------------------------------------------------- */

/* Does the line read like a headline? Short, no full stop, not all in quotation marks. */
static bool reads_like_title(const char *text, struct span at)
{
	struct line l = line_measure(text, at);
	if (l.columns > TITLE_COLUMNS || l.bullet || !l.starts)
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
	if (followed && reads_like_title(text, at[0]))
		p->title = at[0];
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
	if (span_empty(p->open))
		return false;
	if (l->bullet && (p->listed || p->last.ends))
		return false;
	/* a first line is indented; in a list the lines after the first are */
	if (l->indent > p->last.indent + 1 && !p->listed)
		return false;
	if (!l->starts || !ended_short(p, l))
		return true;
	return !p->last.ends && p->last.columns * 2 >= p->filling.width;
}

static void cut_wrapped(struct paragraphs *p, char *text, struct span at)
{
	struct line l = line_measure(text, at);
	if (span_empty(l.ink)) {
		close_open(p);
		return;
	}
	if (goes_on(p, &l)) {
		text[at.start - 1] = ' ';
		p->open.end = l.ink.end;
	} else {
		close_open(p);
		p->open = l.ink;
		p->listed = l.bullet;
	}
	p->last = l;
}

static void cut_line(struct paragraphs *p, char *text, size_t end)
{
	struct span at = {(uint32_t)p->at, (uint32_t)end};
	if (p->habit == HABIT_WRAPPED) {
		cut_wrapped(p, text, at);
	} else {
		at.start = (uint32_t)p->blank;
		p->open = line_trim(text, at);
		close_open(p);
	}
	p->at = p->scanned = p->blank = end < UINT32_MAX ? end + 1 : end;
}

/* What has come of the line that is not cut yet, where it can be shown already. */
static void grow_open(struct paragraphs *p, const char *text, size_t n)
{
	if (p->habit == HABIT_WRAPPED)
		return;
	p->open = (struct span){0};
	while (p->blank < n && (text[p->blank] == ' ' || text[p->blank] == '\t'))
		p->blank++;
	if (p->blank < n)
		p->open = (struct span){(uint32_t)p->blank, (uint32_t)n};
}

static void judge_habit(struct paragraphs *p, const char *text, size_t n, bool last)
{
	bool enough = p->judged && (p->judged >= HABIT_SAMPLE || n < p->judged * 2);
	if (p->habit == HABIT_WRAPPED || enough || n == 0)
		return;
	p->habit = habit_of((struct str){text, n}, last, &p->filling);
	p->judged = n;
	/* lines that were paragraphs so far stay so */
	if (p->habit == HABIT_WRAPPED)
		p->open = (struct span){0};
}

size_t paragraphs_go_on(struct paragraphs *p, char *text, size_t n, bool last)
{
	judge_habit(p, text, n, last);
	while (p->scanned < n) {
		const char *newline = memchr(text + p->scanned, '\n', n - p->scanned);
		p->scanned = n;
		if (!newline)
			break;
		cut_line(p, text, (size_t)(newline - text));
	}
	if (last) {
		if (p->at < n)
			cut_line(p, text, n);
		close_open(p);
		judge_title(p, text, true);
		return n;
	}
	judge_title(p, text, false);
	grow_open(p, text, n);
	if (p->habit != HABIT_WRAPPED)
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
