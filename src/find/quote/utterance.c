#include "utterance.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum {
	WINDOW_BEFORE = 40,
	WINDOW_AFTER = 20,
	WINDOW_EARLIER = 32,
	WINDOW_LATER = 6,
	LATER_REACH = 60,
	CUE_REACH = 250 /* words of a sentence, which may be as long as the text */
};

/* ---- utterances -------------------------------------------------------------------------- */

static uint8_t punct_of(const struct evidence *e, const struct stretch *s)
{
	const struct token *at = e->tokens->at;
	uint32_t last = s->closed ? s->end - 2 : s->end - 1;
	const struct token *next = &at[s->end];
	char in = last > s->first ? at[last].sign : 0;
	char out = next->flags & TOKEN_GLUED ? next->sign : 0;
	if ((in == '\'' || in == '"') && last > s->first + 1) /* '…nested.'" */
		in = at[last - 1].sign;
	if (in == ',' || out == ',')
		return PUNCT_COMMA;
	if (in == '.' || at[last].flags & TOKEN_DOTTED)
		return PUNCT_STOP;
	if (in == '?' || in == '!')
		return PUNCT_QUESTION;
	if (in == '_' || in == '-')
		return PUNCT_DASH;
	return out == '.' ? PUNCT_STOP_OUTSIDE : PUNCT_NONE;
}

static uint8_t side_of(const struct element *w)
{
	if (w->tag == TAG_QUOTE)
		return SIDE_QUOTE;
	if (w->sign == ',')
		return SIDE_COMMA;
	if (w->sign == ':')
		return SIDE_COLON;
	if (w->sign == '.' || w->sign == '?' || w->sign == '!')
		return SIDE_STOP;
	if (w->hash == WORD_THAT)
		return SIDE_THAT;
	if (w->cue)
		return SIDE_CUE;
	if (w->tag == TAG_PREPOSITION)
		return SIDE_PREPOSITION;
	return w->tag == TAG_DETERMINER ? SIDE_DETERMINER : SIDE_WORD;
}

static bool is_cue(const struct element *w)
{
	return w->cue && w->cue != CUE_INFINITIVE && w->cue != CUE_MENTAL;
}

/* "Fine, Marta.", "Marta, wait", "No, Mr. Olsen": is the name or title t set off by a comma? */
static bool is_address(const struct token *t, bool opens)
{
	const uint64_t person = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(SURNAME) |
				LEX(TITLE) | LEX(MALE_NOUN) | LEX(FEMALE_NOUN);
	const struct token *first = t;
	if (t->classes & LEX(COMMON) && !(t->classes & person))
		return false;
	if (opens)
		return t[1].sign == ',';
	if (t[1].sign != '.' && t[1].sign != '?' && t[1].sign != '!' && t[1].sign != ',')
		return false;
	while (first[-1].classes & LEX(TITLE) && first[-1].flags & TOKEN_CAPITAL)
		first--;
	return first[-1].sign == ',';
}

static void add_name(const struct token *t, bool opens, struct inside *in)
{
	uint64_t bit = name_bit(t->hash);
	bool before = opens || t[-1].sign == ',' || t[-1].flags & TOKEN_CAPITAL;
	in->names |= bit;
	if (before && t[1].sign && t[1].sign != '-' && !t->tail)
		in->called |= bit; /* between commas or ends of sentences */
	if (is_address(t, opens))
		in->addressed |= bit;
}

static bool is_first_person(const struct token *t)
{
	return t->classes & (LEX(PRONOUN) | LEX(DETERMINER)) && english_spoken(t->hash);
}

/* How many words are long enough to tell how all are written, and how many are so. */
struct spelling {
	uint32_t words;
	uint32_t many, upper;     /* of two letters or more; of them, in capitals */
	uint32_t longer, capital; /* of four or more; of them, capitalised */
};

static void add_word(const struct token *t, struct spelling *s, struct inside *in)
{
	uint32_t size = t->end - t->start;
	bool capital = t->flags & TOKEN_CAPITAL, upper = t->flags & TOKEN_UPPER;
	bool verb = t->classes & (LEX(AUXILIARY) | LEX(VERB));
	bool minor = t->classes & (LEX(PREPOSITION) | LEX(CONJUNCTION));
	if (!s->words++) {
		in->first = t->hash;
		in->low = !capital;
	}
	in->last = t->hash;
	in->capitals += capital;
	in->first_person = in->first_person || is_first_person(t);
	in->verb |= verb;
	s->many += size > 1;
	s->upper += (size > 1) & upper;
	/* "with" is small in a title, too, unless it opens it */
	s->longer += (size > 3) & (capital | !minor | (in->first == t->hash));
	s->capital += (size > 3) & capital;
}

static void look_inside(const struct evidence *e, const struct stretch *s, struct utterance *u)
{
	struct spelling spelling = {0};
	struct inside *in = &u->in;
	const struct token *first = &e->tokens->at[s->first + 1],
			   *end = &e->tokens->at[s->end - s->closed];
	for (const struct token *t = first; t < end; t++) {
		bool number = t->flags & TOKEN_NUMBER, glued = t->flags & TOKEN_GLUED;
		in->digit |= number;
		if (t->flags & TOKEN_CAPITAL)
			add_name(t, t == first, in);
		if (t->flags & (TOKEN_WORD | TOKEN_NUMBER))
			u->length += !glued | (t == first);
		if (t->flags & TOKEN_WORD)
			add_word(t, &spelling, in);
	}
	in->upper = spelling.many > 0 && spelling.upper == spelling.many;
	in->title = spelling.words > 1 && spelling.longer > 0 && !in->addressed &&
		    spelling.capital == spelling.longer;
}

/* Is it preceded by a word that says to whom somebody turns: "to", "at"? */
static bool is_turned_to(const struct element *at, const struct phrase *p)
{
	uint32_t h = p->first > 0 ? at[p->first - 1].hash : 0;
	bool to = h == WORD_TO || h == WORD_AT || h == WORD_TOWARD || h == WORD_TOWARDS;
	return to && (phrase_is_name(p->form) || p->flags & PHRASE_PERSON);
}

/*
 * "Ada turned to the young man, Otto. “…”": who turns to whom in the sentence before, where the
 * stretch has none of its own around it. Of a sentence of more phrases nothing is told.
 */
static void find_turn(const struct evidence *e, uint32_t first, struct utterance *u)
{
	enum { PHRASES_MOST = 96 };
	const struct element *at = e->elements->at;
	const struct phrases *p = e->candidates.phrases;
	u->sayer = NO_CANDIDATE;
	u->hearers = 0;
	if (u->word == first || (u->before != SIDE_STOP && u->before != SIDE_COLON))
		return;
	uint32_t sentence = at[u->word - 1].sentence, last = NO_ELEMENT;
	uint32_t end = phrase_from(p, u->paragraph, u->word), k = end;
	while (k > p->paragraph_first[u->paragraph] && end - k <= PHRASES_MOST &&
	       at[p->at[k - 1].first].sentence == sentence)
		k--;
	if (end - k > PHRASES_MOST)
		return;
	uint32_t sayer = k;
	for (k++; k < end; k++) {
		const struct phrase *q = &p->at[k];
		bool again =
			last != NO_ELEMENT && q->first == last + 2 && at[last + 1].sign == ',';
		if (!again && !is_turned_to(at, q))
			continue;
		u->sayer = sayer;
		u->hearers |= name_bit(q->head);
		last = q->last;
	}
}

static void describe(struct evidence *e, uint32_t i, uint32_t first, uint32_t end, bool whole,
		     bool cue)
{
	const struct stretch *s = &e->marks->at[i];
	const struct elements *w = e->elements;
	struct utterance *u = &e->utterances[i];
	uint32_t k = w->of_stretch[i];
	*u = (struct utterance){
		.word = k,
		.sentence = s->sentence,
		.last_sentence = s->last_sentence,
		.paragraph = s->paragraph,
		.punct = punct_of(e, s),
		.before = k > first ? side_of(&w->at[k - 1]) : SIDE_EDGE,
		.after = k + 1 < end ? side_of(&w->at[k + 1]) : SIDE_EDGE,
		.closed = s->closed,
		.resumes = s->resumes,
		.whole = whole,
		.cue_paragraph = cue,
	};
	u->opens = k == first;
	u->before_code = k > first ? candidate_word_code(&w->at[k - 1]) : 0;
	u->after_code = candidate_word_code(&w->at[k + 1]);
	look_inside(e, s, u);
	find_turn(e, first, u);
	const struct element *next = &w->at[k + 1];
	u->alone = !u->in.low && (u->before == SIDE_EDGE || u->before == SIDE_STOP) &&
		   (k + 1 >= end || next->flags & TOKEN_SENTENCE || next->tag == TAG_QUOTE);
	uint32_t from = k - first > CUE_REACH ? k - CUE_REACH : first;
	uint32_t to = end - k > CUE_REACH ? k + CUE_REACH : end;
	for (uint32_t j = k; j > from && w->at[j - 1].sentence >= u->sentence; j--)
		u->cue_sentence |= is_cue(&w->at[j - 1]);
	for (uint32_t j = k + 1; j < to && w->at[j].sentence <= u->last_sentence; j++)
		u->cue_sentence |= is_cue(&w->at[j]);
	u->flags = (uint8_t)(u->whole * 4 + u->cue_sentence * 2 + u->cue_paragraph);
}

/* A conversation: paragraphs that open with marks one after the other, questions, cries. */
static uint8_t dialogue_of(const struct evidence *e)
{
	uint32_t asked = 0, turns = 0, n = e->marks->n;
	for (uint32_t i = 0; i < n; i++) {
		const struct utterance *u = &e->utterances[i];
		asked += u->punct == PUNCT_QUESTION;
		if (!i || !u->opens)
			continue;
		uint32_t k = i - 1, before = e->utterances[k].paragraph;
		turns += before + 1 == u->paragraph &&
			 (e->utterances[k].opens ||
			  e->elements->at[e->elements->paragraph_first[before]].tag ==
				  TAG_QUOTE);
	}
	return n < 4 ? 0 : (uint8_t)((asked * 20 > n * 3) + (turns * 12 > e->d->n_paragraphs));
}

void evidence_build(struct evidence *e, const struct document *d, const struct tokens *t,
		    const struct marks *m, const struct elements *w, const struct phrases *p,
		    struct arena *a)
{
	*e = (struct evidence){.d = d, .tokens = t, .marks = m, .elements = w};
	e->utterances = ARENA_ARRAY_RAW(a, (size_t)m->n + 1, struct utterance);
	candidates_find(&e->candidates, w, p, a);
	for (uint32_t i = 0; i < m->n;) {
		uint32_t paragraph = m->at[i].paragraph;
		uint32_t first = w->paragraph_first[paragraph],
			 end = w->paragraph_first[paragraph + 1];
		bool whole = true, cue = false;
		for (uint32_t j = first; j < end && (whole || !cue); j++) {
			whole &= !element_lexical(&w->at[j]);
			cue |= is_cue(&w->at[j]);
		}
		for (; i < m->n && m->at[i].paragraph == paragraph; i++)
			describe(e, i, first, end, whole, cue);
	}
	e->dialogue = dialogue_of(e);
	uint32_t singles = 0;
	for (uint32_t i = 0; i < m->n; i++)
		singles += mark_style_single(m->at[i].style);
	for (uint32_t i = 0; i < m->n; i++)
		e->utterances[i].single =
			mark_style_single(m->at[i].style) && singles * 2 <= m->n;
}

bool evidence_is_address(const struct evidence *e, uint32_t stretch)
{
	const struct utterance *u = &e->utterances[stretch];
	return u->alone && u->length > 1 && u->in.addressed &&
	       (u->punct == PUNCT_STOP || u->punct == PUNCT_QUESTION);
}

/* Candidates first..end-1. */
struct candidate_range {
	uint32_t first, end;
};

static bool in_range(struct candidate_range r, uint32_t i)
{
	return i - r.first < r.end - r.first;
}

/* The last `most` of first..end-1. */
static struct candidate_range last_of(uint32_t first, uint32_t end, uint32_t most)
{
	return (struct candidate_range){end - first > most ? end - most : first, end};
}

/* The candidates of the next paragraph that are near enough. */
static struct candidate_range later_of(const struct evidence *e, const struct utterance *u)
{
	const struct phrases *p = e->candidates.phrases;
	const uint32_t *first = &p->paragraph_first[u->paragraph + 1];
	struct candidate_range r = {*first, *first};
	if (u->paragraph + 1 < e->d->n_paragraphs && !u->cue_sentence)
		while (r.end < first[1] && r.end - r.first < WINDOW_LATER &&
		       p->at[r.end].first - u->word < LATER_REACH)
			r.end++;
	return r;
}

uint64_t evidence_names(const struct evidence *e, uint32_t candidate)
{
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	uint32_t class = e->candidates.at[candidate].class;
	uint64_t name = class >= CLASS_NAME ? name_bit(p->head) : 0;
	if (class == CLASS_NAME && p->first < p->last) /* "Jack" of "Jack Orlow" */
		name |= name_bit(e->elements->at[p->last - 1].hash);
	return name;
}

/* Is a name of a candidate among the words in a stretch? */
static bool is_named_in(const struct evidence *e, uint32_t stretch, uint32_t candidate)
{
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	const struct stretch *s = &e->marks->at[stretch];
	uint32_t head = p->head,
		 first = p->first < p->last ? e->elements->at[p->last - 1].hash : head;
	for (uint32_t i = s->first + 1; i < s->end; i++) {
		const struct token *t = &e->tokens->at[i];
		if (t->flags & TOKEN_CAPITAL && (t->hash == head || t->hash == first))
			return true;
	}
	return false;
}

/*
 * Drops offices whose holder is a candidate, those to whom it speaks by name, and who spoke to
 * somebody by name in the paragraph before: this is the reply. Returns how many are left.
 */
static uint32_t drop_unfit(const struct evidence *e, uint32_t stretch, struct previous before,
			   uint32_t *window, uint32_t n)
{
	const struct phrases *p = e->candidates.phrases;
	const struct utterance *u = &e->utterances[stretch];
	uint32_t left = 0, spoke = NO_CANDIDATE;
	uint64_t addressed = u->cue_sentence ? 0 : u->in.addressed;
	if (addressed && before.candidate != NO_CANDIDATE) {
		const struct utterance *b = &e->utterances[before.stretch];
		if (b->in.addressed && b->closed && u->opens && b->paragraph < u->paragraph)
			spoke = before.candidate;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = window[i];
		bool unfit = k == spoke || p->at[k].flags & PHRASE_OFFICE ||
			     (addressed && evidence_names(e, k) & addressed &&
			      is_named_in(e, stretch, k));
		if (!unfit)
			window[left++] = k;
	}
	return left;
}

uint32_t evidence_window(const struct evidence *e, uint32_t stretch, struct previous before,
			 uint32_t *out)
{
	const struct utterance *u = &e->utterances[stretch];
	const uint32_t *paragraph = &e->candidates.phrases->paragraph_first[u->paragraph];
	const struct candidate *at = e->candidates.at;
	uint32_t n = 0, k = phrase_from(e->candidates.phrases, u->paragraph, u->word);
	struct candidate_range here = last_of(paragraph[0], k, WINDOW_BEFORE),
			       later = later_of(e, u), earlier = {0, 0};
	here.end = k + least(paragraph[1] - k, WINDOW_AFTER);
	if (u->paragraph > 0)
		earlier = last_of(paragraph[-1], paragraph[0], WINDOW_EARLIER);
	for (uint32_t i = here.first; i < here.end; i++)
		out[n++] = i;
	for (uint32_t i = earlier.first; i < earlier.end; i++)
		if (!u->cue_sentence || at[i].first)
			out[n++] = i;
	for (uint32_t i = later.first; i < later.end; i++)
		out[n++] = i;
	const uint32_t spoke[] = {before.candidate, before.other};
	for (int s = 0; s < 2; s++) {
		uint32_t i = spoke[s];
		if (i == NO_CANDIDATE || in_range(here, i) || in_range(later, i) ||
		    (in_range(earlier, i) && (!u->cue_sentence || at[i].first)) ||
		    (s && i == spoke[0]))
			continue;
		out[n++] = i;
	}
	return drop_unfit(e, stretch, before, out, n);
}
