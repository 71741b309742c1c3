/* Lines -> paragraphs, and the title among them. */
#include "hyphen.h"
#include "imprint.h"
#include "line.h"
#include "mail.h"
#include "release.h"

enum {
	TITLE_COLUMNS = 120,
	TITLE_BEFORE = 6, /* paragraphs after it that are looked at */
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
	struct str line = str_slice((struct str){text, l.ink.end}, l.ink);
	if (l.columns > TITLE_COLUMNS || l.kind == LINE_BULLET || !l.starts ||
	    is_dateline(line) || imprint_is_byline(line))
		return false;
	char last = text[l.ink.end - 1];
	if (strchr(".,;:", last))
		return false;
	char first = text[l.ink.start];
	bool quoted = first == '"' || first == '\'' || !strncmp(text + l.ink.start, "“", 3) ||
		      !strncmp(text + l.ink.start, "‘", 3);
	return !(quoted && l.ends && last != '?' && last != '!');
}

/* Without the signs of a heading: "# " */
static struct span headline_in(const char *text, struct span s)
{
	uint32_t at = s.start;
	while (at < s.end && text[at] == '#')
		at++;
	if (at > s.start && at + 1 < s.end && text[at] == ' ')
		s.start = at + 1;
	return s;
}

/* Judges the title once enough has come behind it. */
static void judge_title(struct paragraphs *p, const char *text, bool last)
{
	if (p->title_judged || (!last && p->spans.n < 2))
		return;
	const struct span *at = p->spans.at;
	size_t n = p->spans.n;
	bool followed = false;
	if (n > 1 && release_label(str_slice((struct str){text, at[0].end}, at[0]))) {
		at++;
		n--;
	}
	for (size_t i = 1; i < n && i <= TITLE_BEFORE; i++)
		followed |= span_length(at[i]) * 2 > span_length(at[0]) * 3 &&
			    span_length(at[i]) >= 60;
	if (!followed && !last && n <= TITLE_BEFORE)
		return;
	p->title_judged = true;
	if (p->header || (n > 1 && line_measure(text, at[0]).kind == LINE_FIELD &&
			  line_measure(text, at[1]).kind == LINE_FIELD))
		return; /* a mail's header */
	if (followed && reads_like_title(text, at[0]))
		p->title = headline_in(text, line_trim(text, at[0]));
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

/* Is the first line a headline, by the one behind it? */
static bool is_headline(const struct paragraphs *p, const char *text, const struct line *l)
{
	if (p->given || p->spans.n || p->open.end != p->last.ink.end ||
	    p->open.start != p->last.ink.start || p->last.ends || !l->starts)
		return false;
	return is_dateline(str_slice((struct str){text, l->ink.end}, l->ink)) ||
	       (ended_short(p, l) && !p->filling.loose);
}

/* Does the line go on with the open paragraph? */
static bool goes_on(const struct paragraphs *p, const char *text, const struct line *l)
{
	bool bullet = l->kind == LINE_BULLET;
	if (span_empty(p->open))
		return false;
	if (bullet && (p->listed || p->last.ends))
		return false;
	/* a first line is indented; in a list the lines after the first are */
	if (l->indent > p->last.indent + 1 && !p->listed && !p->filling.hangs)
		return false;
	if (p->filling.first && l->indent == p->filling.first &&
	    p->last.indent == p->filling.first && p->last.ends && l->starts)
		return false;
	if (p->filling.hangs && l->indent + 1 < p->last.indent)
		return false;
	if ((l->label && p->last.ends) || l->apart || p->last.apart)
		return false;
	if (p->last.capitals && !l->capitals && l->starts)
		return false; /* a heading */
	if (is_headline(p, text, l))
		return false;
	bool within = !p->last.ends && p->last.columns * 2 >= p->filling.width;
	if (p->last.parted)
		return true;
	if (p->turned)
		return !p->last.ends || !l->starts || (!p->turned_blank && !ended_short(p, l));
	if (p->filling.loose)
		return !l->starts || within;
	return !l->starts || !ended_short(p, l) || within;
}

/* Moves what follows byte `from` of the line to byte `to`, up to the end of the line. */
static void draw_up(struct paragraphs *p, char *text, struct span *at, uint32_t from,
		    uint32_t to)
{
	memmove(text + to, text + from, at->end - from);
	p->gone += from - to;
	at->end -= from - to;
	text[at->end] = '\n';
}

/*
 * Joins the line to the open paragraph: by a space, or without one where a word was parted. In
 * a text that keeps its bytes the indent stays.
 */
static void join(struct paragraphs *p, char *text, struct span *at, struct span *ink)
{
	unsigned cut = 0;
	if (p->given || p->open.end < p->shown) {
		text[at->start - 1] = ' ';
		return;
	}
	if (p->knows)
		cut = hyphen_at_end((struct str){text, p->open.end},
				    str_slice((struct str){text, at->end}, *ink), p->knows);
	uint32_t to = cut ? p->open.end - (cut - 1) : p->open.end + 1;
	if (to < p->shown)
		to = p->open.end + 1;
	uint32_t moved = ink->start - to;
	if (to > p->open.end)
		text[p->open.end] = ' ';
	if (moved)
		draw_up(p, text, at, ink->start, to);
	*ink = (struct span){to, ink->end - moved};
}

static void cut_wrapped(struct paragraphs *p, char *text, struct span *at)
{
	struct line l = line_measure(text, *at);
	if (goes_on(p, text, &l)) {
		join(p, text, at, &l.ink);
		p->open.end = l.ink.end;
	} else {
		bool listed = l.kind == LINE_BULLET;
		if (listed && p->listed && !p->given && !span_empty(p->open))
			p->open.end = l.ink.start; /* items stay together */
		close_open(p);
		p->open = l.ink;
		p->listed = listed;
	}
	p->turned = false;
	p->last = l;
}

/* The line stays with the one before it, up to which that one now reaches. */
static void cut_kept(struct paragraphs *p, struct span ink, struct span at)
{
	if (!span_empty(p->open))
		p->open.end = at.start;
	close_open(p);
	p->open = (struct span){at.start, ink.end};
}

/* The block, or what is left of it while lines behind it are cut, whose first line is `line`.
 */
static void judge_block(struct paragraphs *p, struct str text, struct span line, bool last)
{
	size_t from = line.start;
	bool complete;
	enum habit before = p->in_block ? p->habit : HABIT_UNKNOWN;
	p->in_block = true;
	p->filling = p->text;
	p->habit = habit_of((struct str){text.at + from, text.n - from}, line.end - from, last,
			    p->spans.n == 0, &p->filling, &complete);
	p->judged = complete ? 0 : text.n - from;
	if (p->spans.n == 0 && !p->given)
		p->header = mail_header((struct str){text.at + from, text.n - from}, last);
	if (p->spans.n == 0 && p->header)
		p->header += from;
	if (p->typed || from < p->header)
		p->habit = HABIT_KEPT;
	if (p->given && p->habit == HABIT_KEPT)
		p->habit = HABIT_LINES;
	/* lines that were paragraphs so far stay so */
	if (before != HABIT_UNKNOWN && before != p->habit)
		close_open(p);
}

static void cut_blank(struct paragraphs *p)
{
	if (!p->in_block && !p->text.width)
		p->open = (struct span){0}; /* what had come of this line */
	close_open(p);
	p->in_block = false;
	p->turned = false;
}

/* The line at [p->at, end), its newline behind it. */
static void cut_line(struct paragraphs *p, char *text, size_t end, size_t n, bool last)
{
	size_t next = end < UINT32_MAX ? end + 1 : end;
	bool begins = !p->in_block;
	struct span ink = line_trim(text, (struct span){(uint32_t)p->blank, (uint32_t)end});
	if (!span_empty(ink) && !begins && (text[ink.start] == '>') != p->quoted) {
		if (p->habit == HABIT_LINES)
			p->open = (struct span){0}; /* what had come of this line */
		close_open(p);
		p->in_block = false;
		begins = true;
	}
	if (!span_empty(ink) && begins) {
		p->quoted = text[ink.start] == '>';
		if (!p->turned)
			p->open = (struct span){0};
		p->block = p->at - p->gone;
		judge_block(p, (struct str){text, n},
			    (struct span){(uint32_t)p->at, (uint32_t)end}, last);
		if (p->habit != HABIT_WRAPPED) {
			close_open(p);
			p->turned = false;
		}
	}
	if (p->gone)
		memmove(text + p->at - p->gone, text + p->at, (next < n ? next : n) - p->at);
	struct span at = {(uint32_t)(p->at - p->gone), (uint32_t)(end - p->gone)};
	p->fed = end < n && text[at.end] == '\f';
	if (p->fed)
		text[at.end] = '\n';
	if (span_empty(ink)) {
		cut_blank(p);
	} else if (p->habit == HABIT_LINES) {
		p->open = line_trim(text, at);
		close_open(p);
	} else if (p->habit == HABIT_WRAPPED) {
		cut_wrapped(p, text, &at);
	} else {
		cut_kept(p, line_trim(text, at), at);
	}
	p->at = p->scanned = p->blank = next;
}

/* Leaves out the turn of a page that begins at the next line; false: wait for more. */
static bool pass_turn(struct paragraphs *p, struct str text, bool last)
{
	if (!p->paged || p->given || p->at < p->shown)
		return true;
	struct page_turn t = turn_at(&p->heads, text, p->at, p->fed, last);
	if (t.unsure)
		return false;
	if (!t.end)
		return true;
	if (p->habit != HABIT_WRAPPED || !p->in_block || !p->text.width)
		close_open(p);
	p->turned = !span_empty(p->open);
	p->turned_blank = t.blank;
	p->in_block = p->fed = false;
	p->gone += t.end - p->at;
	p->at = p->scanned = p->blank = t.end;
	return true;
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
	if (!p->paged && !p->given && memchr(text + p->at, '\f', n - p->at)) {
		p->paged = true;
		turn_learn(&p->heads, (struct str){text, n < HABIT_SAMPLE ? n : HABIT_SAMPLE});
	}
	if (!enough && !p->text.width && n) {
		p->text = filling_of((struct str){text, n}, last, p->given);
		p->text_judged = n;
	}
	size_t come = n - p->block;
	bool again = p->in_block && p->habit != HABIT_WRAPPED;
	if (again && p->judged && come >= p->judged * 2) {
		if (p->habit == HABIT_LINES)
			p->open = (struct span){0};
		struct str s = {text, n};
		judge_block(p, s,
			    (struct span){(uint32_t)p->block, (uint32_t)line_end(s, p->block)},
			    last);
	}
}

/* How far the text is final: a newline, or a hyphen before it, may go. */
static size_t final_of(const struct paragraphs *p, const char *text, size_t n, bool told)
{
	bool waits = p->in_block ? p->habit == HABIT_WRAPPED : p->text.width > 0;
	if (!waits && told)
		return n;
	size_t final = p->at;
	if (!span_empty(p->open))
		final = p->open.end - hyphen_bytes((struct str){text, p->open.end});
	return final > p->shown ? final : p->shown;
}

/* False when too little has come to tell whether a page is turned. */
static bool cut_lines(struct paragraphs *p, char *text, size_t n, bool last)
{
	while (p->scanned < n) {
		if (p->scanned == p->at && !pass_turn(p, (struct str){text, n}, last))
			return false;
		if (p->scanned == n)
			break;
		size_t end = line_end((struct str){text, n}, p->scanned);
		p->scanned = n;
		if (end == n)
			break;
		cut_line(p, text, end, n, last);
	}
	return true;
}

size_t paragraphs_go_on(struct paragraphs *p, char *text, size_t *n, bool last)
{
	judge_again(p, text, *n, last);
	bool told = cut_lines(p, text, *n, last);
	if (last && p->at < *n)
		cut_line(p, text, *n, *n, last);
	if (p->gone) {
		if (p->at < *n)
			memmove(text + p->at - p->gone, text + p->at, *n - p->at);
		p->at -= p->gone;
		p->scanned -= p->gone;
		p->blank -= p->gone;
		*n -= p->gone;
		p->gone = 0;
	}
	if (last)
		close_open(p);
	judge_title(p, text, last);
	if (last)
		return p->shown = *n;
	if (told)
		grow_open(p, text, *n);
	return p->shown = final_of(p, text, *n, told);
}

size_t paragraphs_of(struct paragraphs *p, char *text, size_t n)
{
	void *room = p->spans.at;
	size_t spans = p->spans.room;
	*p = (struct paragraphs){.knows = p->knows, .given = p->given};
	p->spans.at = room;
	p->spans.room = spans;
	return paragraphs_go_on(p, text, &n, true);
}

void paragraphs_free(struct paragraphs *p)
{
	VEC_FREE(p->spans);
	*p = (struct paragraphs){0};
}
