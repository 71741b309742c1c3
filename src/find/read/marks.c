#include "marks.h"

#include "lexicon.h"
#include "reader/text.h"

/* One quotation mark as it stands in the text. */
enum mark {
	MARK_NONE,
	MARK_LEFT,            /* “ ‟ */
	MARK_RIGHT,           /* ” */
	MARK_STRAIGHT,        /* " ＂ */
	MARK_DOUBLED,         /* '' */
	MARK_BACKTICKS,       /* `` */
	MARK_LOW,             /* „ */
	MARK_GUILLEMET,       /* « */
	MARK_GUILLEMET_END,   /* » */
	MARK_SINGLE,          /* ‘ ‛ */
	MARK_SINGLE_END,      /* ’ ´ */
	MARK_SINGLE_STRAIGHT, /* ' */
	MARK_BACKTICK,        /* ` */
	MARK_SINGLE_LOW,      /* ‚ */
	MARK_ANGLE,           /* ‹ */
	MARK_ANGLE_END,       /* › */
	MARK_KINDS
};

enum {
	PLURAL_REACH =
		200, /* tokens looked ahead for the mark that a plural's apostrophe is not */
	SUBJECT_MOST = 6, /* words of the subject of a cue behind what is said */
	PLAIN = 6,        /* strength of a verb that is seldom anything but speech */
};

struct reader {
	struct tokens *tokens;
	struct str text;
	struct arena *arena;
	struct marks *marks;
	uint32_t room;
	uint32_t paragraph;
	uint32_t first, end;       /* tokens of the paragraph */
	const uint32_t *at, *last; /* the paragraph's tokens that may be marks, half open */
	/*
	 * what was found last for a mark of each kind: the next one that closes it, that opens
	 * its kind again; NULL: nothing yet
	 */
	const uint32_t *closes[MARK_KINDS], *reopens[MARK_KINDS];
};

static enum mark mark_of(const struct reader *r, const struct token *t)
{
	static const struct {
		uint32_t point;
		enum mark mark;
	} marks[] = {
		{'"', MARK_STRAIGHT},    {'\'', MARK_SINGLE_STRAIGHT},
		{'`', MARK_BACKTICK},    {0x201c, MARK_LEFT},
		{0x201d, MARK_RIGHT},    {0x2019, MARK_SINGLE_END},
		{0x2018, MARK_SINGLE},   {0x201e, MARK_LOW},
		{0x201f, MARK_LEFT},     {0x201a, MARK_SINGLE_LOW},
		{0x201b, MARK_SINGLE},   {0xb4, MARK_SINGLE_END},
		{0xab, MARK_GUILLEMET},  {0xbb, MARK_GUILLEMET_END},
		{0x2039, MARK_ANGLE},    {0x203a, MARK_ANGLE_END},
		{0xff02, MARK_STRAIGHT},
	};
	if (t->sign != '"' && t->sign != '\'')
		return MARK_NONE;
	unsigned size;
	uint32_t point = text_decode(r->text, t->start, &size);
	if (t->sign == '"' && point == '\'')
		return MARK_DOUBLED;
	if (t->sign == '"' && point == '`')
		return MARK_BACKTICKS;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].point == point)
			return marks[i].mark;
	return MARK_NONE;
}

/* ---- neighbours -------------------------------------------------------------------------- */

/* Where the mark at i starts: at the backslash that escapes it, or there. */
static uint32_t mark_start(const struct reader *r, uint32_t i)
{
	const struct token *at = r->tokens->at;
	bool escaped = i > r->first && at[i].flags & TOKEN_GLUED && at[i - 1].sign == '\\';
	return i - escaped;
}

static bool space_before(const struct reader *r, uint32_t i)
{
	i = mark_start(r, i);
	return i == r->first || !(r->tokens->at[i].flags & TOKEN_GLUED);
}

static bool space_after(const struct reader *r, uint32_t i)
{
	return i + 1 >= r->end || !(r->tokens->at[i + 1].flags & TOKEN_GLUED);
}

static bool is_wordy(const struct token *t)
{
	return (t->flags & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
}

static bool letter_before(const struct reader *r, uint32_t i)
{
	i = mark_start(r, i);
	return !space_before(r, i) && is_wordy(&r->tokens->at[i - 1]) &&
	       !(r->tokens->at[i - 1].flags & TOKEN_DOTTED);
}

static bool letter_after(const struct reader *r, uint32_t i)
{
	return !space_after(r, i) && is_wordy(&r->tokens->at[i + 1]);
}

/* "'90s", "'em", "'Twas": an apostrophe before a word cut short. */
static bool cut_short(const struct reader *r, uint32_t i)
{
	const struct token *w = &r->tokens->at[i + 1];
	if (w->flags & TOKEN_NUMBER) {
		size_t n = w->end - w->start;
		return (n == 2 && i + 2 < r->end && !(r->tokens->at[i + 2].sign == '\'')) ||
		       (n == 3 && r->text.at[w->end - 1] == 's');
	}
	return w->classes & LEX(CUT_SHORT);
}

static bool opens_single(const struct reader *r, uint32_t i, enum mark m)
{
	if (!space_before(r, i)) {
		char before = r->tokens->at[i - 1].sign;
		if (!before || !strchr("([\"_-", before))
			return false;
	}
	if (!letter_after(r, i)) {
		char after =
			r->tokens->at[i + 1].sign; /* not space_after: there is a next one */
		return m != MARK_SINGLE_STRAIGHT && m != MARK_BACKTICK && after &&
		       strchr("([$\".", after);
	}
	return !cut_short(r, i);
}

/* May the mark m at i open a quotation, by its neighbours? */
static bool can_open(const struct reader *r, uint32_t i, enum mark m)
{
	if (space_after(r, i)) /* « oui » */
		return m == MARK_GUILLEMET && i + 1 < r->end;
	switch (m) {
	case MARK_LEFT:
		return !letter_before(r, i) || letter_after(r, i);
	case MARK_LOW:
	case MARK_GUILLEMET:
	case MARK_SINGLE_LOW:
	case MARK_ANGLE:
		return true;
	case MARK_GUILLEMET_END: /* »so« */
		return space_before(r, i) && letter_after(r, i);
	case MARK_STRAIGHT:
	case MARK_DOUBLED:
	case MARK_BACKTICKS:
		return !letter_before(r, i);
	case MARK_SINGLE:
	case MARK_SINGLE_STRAIGHT:
	case MARK_BACKTICK:
		return opens_single(r, i, m);
	default:
		return false;
	}
}

static bool can_close(const struct reader *r, uint32_t i, enum mark m, enum mark open)
{
	bool inner = space_before(r, i) && letter_after(r, i); /* stands before a word: opens */
	switch (open) {
	case MARK_LEFT:
		return m == MARK_RIGHT || (m == MARK_STRAIGHT && !inner) ||
		       (m == MARK_LEFT && !space_before(r, i) && !letter_after(r, i));
	case MARK_LOW:
		return m == MARK_RIGHT || (m == MARK_LEFT && !inner) ||
		       (m == MARK_STRAIGHT && !inner);
	case MARK_GUILLEMET:
		return m == MARK_GUILLEMET_END;
	case MARK_GUILLEMET_END:
		return m == MARK_GUILLEMET;
	case MARK_STRAIGHT:
		return (m == MARK_STRAIGHT || m == MARK_RIGHT) && !inner;
	case MARK_DOUBLED:
	case MARK_BACKTICKS:
		return (m == MARK_DOUBLED || m == MARK_STRAIGHT) && !inner;
	case MARK_SINGLE:
		return m == MARK_SINGLE_END && !space_before(r, i) && !letter_after(r, i);
	case MARK_SINGLE_LOW:
		return (m == MARK_SINGLE || m == MARK_SINGLE_END) && !space_before(r, i) &&
		       !letter_after(r, i);
	case MARK_ANGLE:
		return m == MARK_ANGLE_END;
	default:
		return m == MARK_SINGLE_STRAIGHT && !space_before(r, i) && !letter_after(r, i);
	}
}

static bool is_single(enum mark m)
{
	return m >= MARK_SINGLE && m <= MARK_BACKTICK;
}

/* "the boys’ club": a mark after an s, with a small word behind it. */
static bool after_plural(const struct reader *r, uint32_t i)
{
	const struct token *w = &r->tokens->at[i - 1];
	const struct token *next = &r->tokens->at[i + 1];
	return i + 1 < r->end && is_wordy(w) && (r->text.at[w->end - 1] | 32) == 's' &&
	       next->flags & TOKEN_WORD && !(next->flags & (TOKEN_CAPITAL | TOKEN_GLUED));
}

/* Does the next paragraph open with the same mark? */
static bool resumed(const struct reader *r, enum mark m)
{
	const struct tokens *t = r->tokens;
	if (r->end >= t->n || mark_of(r, &t->at[r->end]) != m)
		return false;
	return r->end + 1 >= t->n || t->at[r->end + 1].flags & TOKEN_GLUED;
}

/*
 * Is the single closing mark at *from an apostrophe after a plural? So it is when the next mark
 * that could close comes before the next one that opens and has . , ? or ! before it; or when
 * none comes and the quotation goes on in the next paragraph.
 */
static bool is_plural(const struct reader *r, const uint32_t *from, enum mark open)
{
	if (!is_single(open) || !after_plural(r, *from))
		return false;
	for (const uint32_t *next = from + 1; next < r->last && *next - *from < PLURAL_REACH;
	     next++) {
		uint32_t k = *next;
		enum mark m = mark_of(r, &r->tokens->at[k]);
		if (m == MARK_NONE)
			continue;
		if (can_close(r, k, m, open) && !after_plural(r, k)) {
			char before = r->tokens->at[k - 1].sign;
			return before && strchr(".,?!_-", before);
		}
		if (is_single(m) && can_open(r, k, m))
			return false;
	}
	return resumed(r, open);
}

/* Does the word at k tell of speech, as it may behind what is said? */
static bool tells(const struct reader *r, uint32_t k)
{
	const struct token *w = &r->tokens->at[k];
	bool lower = (w->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD;
	return lower && w->cue && cue_lemma(w->cue)->speech;
}

/* Does the mark at k stand as one that opens, before the first word of a sentence? */
static bool opens_sentence(const struct reader *r, uint32_t k)
{
	char before = r->tokens->at[mark_start(r, k) - 1].sign;
	return space_before(r, k) && letter_after(r, k) && before && strchr(".?!", before);
}

/*
 * Did the straight mark at *from lose its place with the break of a paragraph: “We left.” Huber
 * said it was late. as "We left. "Huber said it was late? So it is when none closes what it
 * would open, and somebody is said to say something there.
 */
static bool displaced(const struct reader *r, const uint32_t *from, enum mark open)
{
	if (open != MARK_STRAIGHT || !opens_sentence(r, *from))
		return false;
	const uint32_t *next = from + 1;
	while (next < r->last && mark_of(r, &r->tokens->at[*next]) != open)
		next++;
	uint32_t end = next < r->last ? *next : r->end;
	if (next < r->last && !(space_before(r, end) && letter_after(r, end)))
		return false;
	for (uint32_t k = *from + 2; k < end; k++)
		if (tells(r, k) && cue_lemma(r->tokens->at[k].cue)->strength >= PLAIN)
			return true;
	return false;
}

/* The mark that closes the one at *from, or r->last. */
static const uint32_t *closing(struct reader *r, const uint32_t *from, enum mark open)
{
	const uint32_t *k = r->closes[open];
	if (k && k > from)
		return k;
	for (k = from + 1; k < r->last; k++) {
		enum mark m = mark_of(r, &r->tokens->at[*k]);
		if (m == MARK_NONE)
			continue;
		if (can_close(r, *k, m, open) && !is_plural(r, k, open))
			break;
		if (m == open && displaced(r, k, open))
			break;
	}
	return r->closes[open] = k;
}

static uint8_t style_of(enum mark m)
{
	switch (m) {
	case MARK_LEFT:
	case MARK_RIGHT:
		return MARKS_CURLY;
	case MARK_STRAIGHT:
		return MARKS_STRAIGHT;
	case MARK_DOUBLED:
	case MARK_BACKTICKS:
		return MARKS_DOUBLED;
	case MARK_LOW:
		return MARKS_LOW;
	case MARK_GUILLEMET:
	case MARK_GUILLEMET_END:
		return MARKS_GUILLEMET;
	case MARK_SINGLE_STRAIGHT:
	case MARK_BACKTICK:
		return MARKS_SINGLE_STRAIGHT;
	default:
		return MARKS_SINGLE;
	}
}

/*
 * A single mark without its end is an apostrophe, unless the quotation goes on in the next
 * paragraph, which then opens with the same mark.
 */
static bool goes_on(const struct reader *r, uint32_t i, enum mark m)
{
	const struct token *at = r->tokens->at;
	if (!resumed(r, m))
		return false;
	return i == r->first || (at[i - 1].sign && strchr(",:_.?!", at[i - 1].sign)) ||
	       m == MARK_SINGLE;
}

/* ---- a closing mark that is missing ------------------------------------------------------ */

#define PEOPLE (LEX(PERSON_NOUN) | LEX(GROUP_NOUN))

/* "minister Huber", "finance minister Huber": an office, and then a name. */
static bool office_at(const struct token *at, uint32_t k, uint32_t end)
{
	enum { WORDS = 3 };
	uint32_t n = 0;
	while (n < WORDS && k + n < end && at[k + n].flags & TOKEN_WORD &&
	       !(at[k + n].flags & TOKEN_CAPITAL) && !at[k + n].cue)
		n++;
	return n && k + n < end && at[k + n].flags & TOKEN_CAPITAL &&
	       at[k + n - 1].classes & (PEOPLE | LEX(TITLE));
}

/* Does a cue end its clause at k, or only tell whom: "said.", "said in", "told the board"? */
static bool cue_ends(const struct token *at, uint32_t k)
{
	const struct token *next = &at[k + 1];
	return next->sign || next->classes & LEX(PREPOSITION) ||
	       (cue_lemma(at[k].cue)->addressee &&
		(next->classes & (LEX(DETERMINER) | PEOPLE) || next->flags & TOKEN_CAPITAL));
}

/* The words from k on, at most as many as a subject has. */
static uint32_t words_from(const struct reader *r, uint32_t k, uint32_t end)
{
	uint32_t n = 0;
	while (k + n < end && n < SUBJECT_MOST && r->tokens->at[k + n].flags & TOKEN_WORD &&
	       !tells(r, k + n))
		n++;
	return n;
}

/*
 * Does a cue clause begin at k: "said Huber", "she said.", "the mayor said in March", "the
 * mayor, Ada Huber, told the board"?
 */
static bool cue_clause(const struct reader *r, uint32_t k, uint32_t end)
{
	const struct token *at = r->tokens->at;
	const uint64_t subject = LEX(PRONOUN) | LEX(DETERMINER);
	if (tells(r, k))
		return k + 1 < end && (at[k + 1].flags & TOKEN_CAPITAL ||
				       at[k + 1].classes & (subject | LEX(PERSON_NOUN)) ||
				       office_at(at, k + 1, end));
	if (!(at[k].flags & TOKEN_CAPITAL) && !(at[k].classes & subject) &&
	    !office_at(at, k, end))
		return false;
	uint32_t n = words_from(r, k, end), cue = k + n;
	if (n && cue + 1 < end && at[cue].sign == ',') { /* an apposition */
		uint32_t more = words_from(r, cue + 1, end);
		cue += more && at[cue + 1 + more].sign == ',' ? more + 2 : 0;
	}
	return n > 0 && n < SUBJECT_MOST && cue + 1 < end && tells(r, cue) && cue_ends(at, cue);
}

/*
 * The token where what is said from i on gives way to its cue, which the rest of the sentence
 * up to `end` holds; `end`: there is none.
 */
static uint32_t cue_break(const struct reader *r, uint32_t i, uint32_t end)
{
	const struct token *at = r->tokens->at;
	for (uint32_t k = i + 2; k + 1 < end; k++) {
		char before = at[k - 1].sign;
		bool pause = before && strchr(",?!", before);
		if (pause && at[k].sentence == at[end - 1].sentence && cue_clause(r, k, end))
			return k;
	}
	return end;
}

/* The next mark before `close` that opens a quotation of the same kind; `close`: none does. */
static uint32_t opened_again(struct reader *r, const uint32_t *from, uint32_t close,
			     enum mark open)
{
	const uint32_t *k = r->reopens[open];
	if (!k || k <= from) {
		k = from + 1;
		while (k < r->last && !(mark_of(r, &r->tokens->at[*k]) == open &&
					space_before(r, *k) && letter_after(r, *k)))
			k++;
		r->reopens[open] = k;
	}
	return k < r->last && *k < close ? mark_start(r, *k) : close;
}

/*
 * Where a quotation ends whose closing mark was forgotten before its cue: “We left, said Huber,
 * “at ten.” `close` when it was not.
 */
static uint32_t forgotten(struct reader *r, const uint32_t *from, uint32_t close,
			  enum mark open)
{
	uint32_t end = opened_again(r, from, close, open);
	bool doubled = open == MARK_LEFT || open == MARK_STRAIGHT || open == MARK_DOUBLED ||
		       open == MARK_BACKTICKS;
	if (!doubled || (close < r->end && end == close))
		return close;
	uint32_t cut = cue_break(r, *from, end);
	return cut < end ? cut : close;
}

/* A closing mark is of the sentence before it; what follows it opens the next. */
static void close_sentence(struct reader *r, uint32_t close)
{
	struct token *mark = &r->tokens->at[close];
	if (!(mark->flags & TOKEN_SENTENCE) || close + 1 >= r->end)
		return;
	struct sentence *s = &r->tokens->sentences[mark->sentence];
	s[-1].end = s->first = close + 1;
	mark->sentence--;
	mark[0].flags &= (uint16_t)~TOKEN_SENTENCE;
	mark[1].flags |= TOKEN_SENTENCE;
}

/* The stretch from the mark at i up to the token `close`, a mark that closes it or none. */
static void add(struct reader *r, uint32_t i, uint32_t close, enum mark m, bool closed)
{
	struct marks *marks = r->marks;
	struct token *at = r->tokens->at;
	uint32_t first = mark_start(r, i);
	uint32_t inner_end = closed ? mark_start(r, close) : close;
	if (marks->n == r->room) {
		struct stretch *more =
			ARENA_ARRAY(r->arena, (size_t)r->room * 2 + 16, struct stretch);
		if (marks->n)
			memcpy(more, marks->at, marks->n * sizeof *more);
		marks->at = more;
		r->room = r->room * 2 + 16;
	}
	if (closed)
		close_sentence(r, close);
	struct stretch *s = &marks->at[marks->n];
	uint32_t last = close - 1;
	*s = (struct stretch){
		.inner = {at[i].end,
			  closed ? at[inner_end].start : at[last].end + at[last].tail},
		.outer = {at[first].start,
			  closed ? at[close].end : at[last].end + at[last].tail},
		.first = first,
		.end = closed ? close + 1 : close,
		.sentence = at[first].sentence,
		.last_sentence = at[closed ? close : last].sentence,
		.paragraph = r->paragraph,
		.style = style_of(m),
		.closed = closed,
	};
	if (marks->n && first == r->first) {
		const struct stretch *before = s - 1;
		s->resumes =
			!before->closed && before->style == s->style && before->end == first;
	}
	marks->n++;
	for (uint32_t k = first; k <= i; k++)
		at[k].flags |= TOKEN_MARK;
	for (uint32_t k = i + 1; k < inner_end; k++)
		at[k].flags |= TOKEN_QUOTED;
	for (uint32_t k = inner_end; closed && k <= close; k++)
		at[k].flags |= TOKEN_MARK;
}

static void read_paragraph(struct reader *r)
{
	memset(r->closes, 0, sizeof r->closes);
	memset(r->reopens, 0, sizeof r->reopens);
	for (const uint32_t *at = r->at; at < r->last; at++) {
		uint32_t i = *at;
		enum mark m = mark_of(r, &r->tokens->at[i]);
		if (m == MARK_NONE || !can_open(r, i, m))
			continue;
		const uint32_t *behind = closing(r, at, m);
		uint32_t close = behind < r->last ? *behind : r->end;
		bool strict = is_single(m) || m == MARK_SINGLE_LOW || m == MARK_ANGLE ||
			      m == MARK_GUILLEMET_END;
		if (close == r->end && strict && !goes_on(r, i, m))
			continue;
		uint32_t cut = forgotten(r, at, close, m);
		if (cut > i + 1)
			add(r, i, cut, m, cut == close && close < r->end);
		if (cut == close)
			at = behind;
		else /* the marks within are nested */
			while (at + 1 < r->last && at[1] < cut)
				at++;
	}
}

/* “— We left, said Huber.”, “– We left, …”: a dash opens what is said, up to its cue. */
static void read_dash(struct reader *r)
{
	const struct token *dash = &r->tokens->at[r->first];
	struct str sign = str_slice(r->text, (struct span){dash->start, dash->end});
	bool long_dash =
		str_eq(sign, STR("—")) || str_eq(sign, STR("―")) || str_eq(sign, STR("–"));
	if (!long_dash || r->end - r->first < 4 || dash[1].flags & TOKEN_GLUED)
		return;
	uint32_t cut = cue_break(r, r->first, r->end);
	if (cut == r->end)
		return;
	add(r, r->first, cut, MARK_NONE, false);
	r->marks->at[r->marks->n - 1].inner.start = dash[1].start;
}

void marks_find(struct marks *m, struct tokens *t, const struct document *d, struct arena *a)
{
	struct reader r = {.tokens = t, .text = d->text, .arena = a, .marks = m};
	*m = (struct marks){0};
	const uint32_t none = 0;
	const uint32_t *mark = t->n_marks ? t->marks : &none, *end = mark + t->n_marks;
	for (uint32_t p = 0; p < d->n_paragraphs; p++) {
		r.paragraph = p;
		r.first = t->paragraph_first[p];
		r.end = t->paragraph_first[p + 1];
		r.at = mark;
		while (mark < end && *mark < r.end)
			mark++;
		r.last = mark;
		if (r.at < r.last)
			read_paragraph(&r);
		else if (r.first < r.end && t->at[r.first].sign == '_')
			read_dash(&r);
	}
}
