#include "turns.h"

#include "lexicon.h"

enum {
	ENOUGH = 4,       /* what speaks for a turn must come to this, taken over all */
	AGAIN = 2,        /* the label, or a name in it, comes again */
	SPOKEN = 2,       /* the words are somebody's who speaks */
	GAP_MOST = 2,     /* paragraphs of others that a turn goes on over, if not sure */
	HEADING_MOST = 12 /* tokens of a line between turns that is a heading */
};

/* A paragraph that opens as a turn does. */
struct opening {
	struct turn turn;
	struct speech speech;
	bool again;
};

struct turn_finder {
	const struct tokens *tokens;
	const struct document *document;
	struct arena *arena;
	VEC(struct opening) openings;
	struct opening *at; /* of them */
	uint32_t n;
};

/* ---- openings ---------------------------------------------------------------------------- */

/* A cheap look at what most paragraphs open with. */
static bool may_open(const struct token *t)
{
	if (t->flags & (TOKEN_MARK | TOKEN_QUOTED))
		return false;
	return t->flags & (TOKEN_CAPITAL | TOKEN_NUMBER) || t->sign == '[' || t->sign == '(' ||
	       t->sign == '>' || t->sign == '*';
}

static void read_speech(struct turn_finder *f)
{
	for (uint32_t k = 0; k < f->n; k++) {
		uint32_t limit =
			k + 1 < f->n ? f->at[k + 1].turn.paragraph : f->document->n_paragraphs;
		f->at[k].speech = turn_speech(f->tokens, f->document, &f->at[k].turn, limit);
	}
}

/*
 * A line that is a name alone heads a section as often as a turn: it is a label where the name
 * stands in another one. Nor is a part, "Operator", one that is none before.
 */
static void drop_headings(struct turn_finder *f)
{
	uint32_t kept = 0, sure = 0;
	for (uint32_t k = 0; k < f->n; k++)
		sure += !f->at[k].turn.label.heading || f->at[k].turn.label.sure;
	for (uint32_t k = 0; k < f->n; k++) {
		const struct turn_label *l = &f->at[k].turn.label;
		bool part = l->form == LABEL_PART && sure > 1;
		if (!l->heading || l->sure || part || (f->at[k].again && sure > 1))
			f->at[kept++] = f->at[k];
	}
	f->n = kept;
}

static void find_openings(struct turn_finder *f)
{
	const struct tokens *t = f->tokens;
	for (uint32_t p = 0; p < f->document->n_paragraphs; p++) {
		uint32_t first = t->paragraph_first[p], end = t->paragraph_first[p + 1];
		struct opening o = {.turn.paragraph = p};
		if (first < end && may_open(&t->at[first]) &&
		    label_read(t, first, end, &o.turn.label))
			VEC_PUSH(f->openings, o);
	}
	f->at = f->openings.at;
	f->n = (uint32_t)f->openings.n;
	/* "Huber: We will stay" is a headline, unless the next line is a turn, too */
	if (f->n && f->at[0].turn.paragraph == 0 && (f->n == 1 || f->at[1].turn.paragraph > 1))
		memmove(f->at, f->at + 1, --f->n * sizeof *f->at);
	read_speech(f);
}

/* ---- labels that come again -------------------------------------------------------------- */

/* A table of what has come: index + 1 of the first opening, by hash. */
struct openings_seen {
	uint32_t *hash, *opening;
	uint32_t size;
};

static void seen_make(struct openings_seen *s, struct arena *a, uint32_t n)
{
	s->size = 16;
	while (s->size < n * 2)
		s->size *= 2;
	s->hash = ARENA_ARRAY(a, s->size, uint32_t);
	s->opening = ARENA_ARRAY(a, s->size, uint32_t);
}

static uint32_t *seen_at(struct openings_seen *s, uint32_t hash)
{
	uint32_t i = hash & (s->size - 1);
	while (s->opening[i] && s->hash[i] != hash)
		i = (i + 1) & (s->size - 1);
	s->hash[i] = hash;
	return &s->opening[i];
}

/* "KATE HUBER", "HUBER" and "Dr Huber" are again the same; a title alone is not. */
static void find_again(struct turn_finder *f)
{
	struct openings_seen words;
	uint32_t n = 0;
	for (uint32_t k = 0; k < f->n; k++)
		n += f->at[k].turn.label.end - f->at[k].turn.label.first;
	seen_make(&words, f->arena, n);
	for (uint32_t k = 0; k < f->n; k++) {
		const struct turn_label *l = &f->at[k].turn.label;
		for (uint32_t i = l->first; i < l->end; i++) {
			const struct token *w = &f->tokens->at[i];
			bool title = w->classes & LEX(TITLE) && l->form != LABEL_PART;
			if (!(w->flags & (TOKEN_CAPITAL | TOKEN_NUMBER)) || title)
				continue;
			uint32_t *first = seen_at(&words, w->hash);
			if (*first && *first != k + 1)
				f->at[*first - 1].again = f->at[k].again = true;
			else
				*first = k + 1;
		}
	}
}

static uint32_t number_speakers(struct turn_finder *f)
{
	struct openings_seen labels;
	uint32_t n = 0;
	seen_make(&labels, f->arena, f->n);
	for (uint32_t k = 0; k < f->n; k++) {
		uint32_t *first = seen_at(&labels, f->at[k].turn.label.hash);
		if (!*first) {
			*first = k + 1;
			f->at[k].turn.speaker = n++;
		} else {
			f->at[k].turn.speaker = f->at[*first - 1].turn.speaker;
		}
	}
	return n;
}

/* ---- is it a transcript? ----------------------------------------------------------------- */

static bool is_spoken(const struct opening *o)
{
	const struct speech *s = &o->speech;
	return s->own || s->others || s->reply || s->cry;
}

/* Is the label hardly anything but a person's? */
static bool is_person(const struct turn_label *l)
{
	return l->sure || l->given || l->capitals || l->form == LABEL_PART;
}

/* What speaks for one opening. */
static uint32_t evidence(const struct opening *o)
{
	const struct turn_label *l = &o->turn.label;
	if (!o->speech.sentence)
		return 0;
	uint32_t form = l->sure ? ENOUGH : l->form == LABEL_WORD && !l->capitals ? 1 : 2;
	return form + (o->again ? AGAIN : 0) + (is_spoken(o) ? SPOKEN : 0);
}

/* Keeps the openings with labels of names or parts if they make a transcript, else the others.
 */
static void judge(struct turn_finder *f)
{
	uint32_t n = 0, sum = 0, sentences = 0, persons = 0, spoken = 0, kept = 0;
	for (uint32_t k = 0; k < f->n; k++) {
		const struct opening *o = &f->at[k];
		if (label_is_letter(&o->turn.label))
			continue;
		n++;
		sum += evidence(o);
		sentences += o->speech.sentence;
		persons += is_person(&o->turn.label);
		spoken += is_spoken(o);
	}
	bool made =
		sentences >= 2 && sum >= n * ENOUGH && (persons * 2 >= n || spoken * 4 >= n);
	for (uint32_t k = 0; k < f->n; k++) {
		const struct opening *o = &f->at[k];
		if (label_is_letter(&o->turn.label) ||
		    (made && (o->speech.sentence || o->again || o->turn.label.sure)))
			f->at[kept++] = *o;
	}
	f->n = kept;
}

/* ---- how far a turn goes ----------------------------------------------------------------- */

bool turn_aside(const struct tokens *t, uint32_t paragraph)
{
	uint32_t first = t->paragraph_first[paragraph], end = t->paragraph_first[paragraph + 1];
	if (end - first < 2)
		return true;
	return (t->at[first].sign == '[' && t->at[end - 1].sign == ']') ||
	       (t->at[first].sign == '(' && t->at[end - 1].sign == ')');
}

/* Does a capital open each of the words: "Questions & Answers:"? */
static bool is_titled(const struct token *at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (at[i].flags & TOKEN_WORD && !(at[i].flags & TOKEN_CAPITAL))
			return false;
	return true;
}

/* A line without a stop. */
static bool is_heading(const struct turn_finder *f, uint32_t p)
{
	const uint32_t *first = f->tokens->paragraph_first;
	const struct token *at = &f->tokens->at[first[p]];
	uint32_t n = first[p + 1] - first[p];
	if (n > HEADING_MOST || at[n - 1].flags & TOKEN_DOTTED)
		return false;
	return at[n - 1].sign == ':'
		       ? is_titled(at, n)
		       : !(at[n - 1].sign && strchr(".?!\"')_-,;", at[n - 1].sign));
}

/* Does the paragraph name who has the turn? Then somebody else tells it. */
static bool names_speaker(const struct turn_finder *f, uint32_t p, const struct turn_label *l)
{
	const struct tokens *t = f->tokens;
	uint32_t name = t->at[l->end - 1].hash;
	if (l->form != LABEL_NAME && l->form != LABEL_WORD)
		return false;
	for (uint32_t i = t->paragraph_first[p]; i < t->paragraph_first[p + 1]; i++)
		if (t->at[i].hash == name && t->at[i].flags & TOKEN_CAPITAL)
			return true;
	return false;
}

/* The end of a turn that goes on up to `limit` at most; `last`: no turn comes behind it. */
static uint32_t turn_end(const struct turn_finder *f, const struct opening *o, uint32_t limit,
			 bool last)
{
	const uint32_t *first = f->tokens->paragraph_first;
	const struct turn_label *l = &o->turn.label;
	uint32_t p = o->turn.paragraph + 1;
	bool alone = l->after >= first[p];
	bool free = l->sure || (!last && (label_is_letter(l) || limit - p <= GAP_MOST));
	for (; p < limit; p++) {
		if (alone && p == o->turn.paragraph + 1)
			continue;
		if (turn_aside(f->tokens, p))
			continue;
		struct speech s = speech_read(f->tokens, f->document, first[p], first[p + 1]);
		bool spoken = s.own || s.others;
		if (is_heading(f, p) || names_speaker(f, p, l) || (!free && !spoken))
			break;
	}
	while (p > o->turn.paragraph + 1 && turn_aside(f->tokens, p - 1))
		p--;
	return p;
}

/* "PV" for "Petra Vance": the same by the first letters. */
static bool initials(const struct turn_finder *f, const struct turn_label *l,
		     const struct turn_label *full)
{
	const struct token *at = f->tokens->at;
	struct str s = token_str(f->document, &at[l->first]);
	if (l->end != l->first + 1 || !(at[l->first].flags & TOKEN_UPPER) ||
	    s.n != full->end - full->first)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (f->document->text.at[at[full->first + i].start] != s.at[i])
			return false;
	return true;
}

/*
 * A question right before the next turn, which is the same one's: somebody without a label asks
 * it.
 */
static bool asked_between(const struct turn_finder *f, const struct opening *o, uint32_t p)
{
	const uint32_t *first = f->tokens->paragraph_first;
	const struct opening *next = o + 1;
	bool same = next->turn.speaker == o->turn.speaker ||
		    initials(f, &next->turn.label, &o->turn.label);
	return same && p + 1 == next->turn.paragraph && first[p] > o->turn.label.after &&
	       first[p + 1] > first[p] && f->tokens->at[first[p + 1] - 1].sign == '?';
}

static void find_ends(struct turn_finder *f)
{
	for (uint32_t k = 0; k < f->n; k++) {
		bool last = k + 1 == f->n;
		uint32_t limit = last ? f->document->n_paragraphs : f->at[k + 1].turn.paragraph;
		bool asked = !last && limit > f->at[k].turn.paragraph + 1 &&
			     asked_between(f, &f->at[k], limit - 1);
		f->at[k].turn.end = turn_end(f, &f->at[k], limit - asked, last);
	}
}

/* Without the questions and answers. */
static void drop_letters(struct turns *x)
{
	uint32_t kept = 0;
	for (uint32_t k = 0; k < x->n; k++)
		if (!label_is_letter(&x->at[k].label))
			x->at[kept++] = x->at[k];
	x->n = kept;
}

void turns_find(struct turns *x, const struct tokens *t, const struct elements *w,
		const struct phrases *p, const struct document *d, struct arena *a)
{
	struct turn_finder f = {.tokens = t, .document = d, .arena = a};
	*x = (struct turns){0};
	find_openings(&f);
	if (f.n > 1) {
		find_again(&f);
		drop_headings(&f);
		judge(&f);
		x->n_speakers = number_speakers(&f);
		find_ends(&f);
	}
	if (f.n > 1) {
		x->at = ARENA_ARRAY_RAW(a, f.n, struct turn);
		for (uint32_t k = 0; k < f.n; k++)
			x->at[x->n++] = f.at[k].turn;
	}
	VEC_FREE(f.openings);
	if (!interview_read(x, t, w, p, d))
		drop_letters(x);
}
