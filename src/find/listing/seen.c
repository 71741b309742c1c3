#include "seen.h"

#include "shown.h"
#include "find/model/row.h"
#include "find/quote/candidate.h"
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum { NEAR = 6, AROUND = 8, WORDS_MOST = 320 };

/* Who said what is so likely by the first look surely speaks. */
#define SPEAKS .9f

/* A chance in steps; without a loop, as where it ends could not be foreseen. */
static uint32_t bin(float p)
{
	return (p >= .2f) + (p >= .3f) + (p >= .4f) + (p >= .5f) + (p >= .6f) + (p >= .7f) +
	       (p >= .8f) + (p >= .9f) + (p >= .95f) + (p >= .98f);
}

/* The element at `offset`, which mostly lies in the paragraph. */
static const struct element *element_of(const struct find *f, uint32_t paragraph,
					uint32_t offset)
{
	const struct elements *w = &f->elements;
	if (!span_holds(f->d->paragraphs[paragraph], offset))
		return &w->at[element_at(w, offset)];
	const uint32_t *of = &w->paragraph_first[paragraph];
	const struct element *first = &w->at[of[0]];
	size_t i;
	BISECT(i, of[1] - of[0], first[i].end <= offset);
	return &first[i];
}

/* The element `off` before or behind one, in its paragraph; NULL: there is none. */
static const struct element *beside(const struct seen_quote *s, const struct element *x,
				    int off)
{
	const struct elements *w = &s->f->elements;
	int64_t i = x - w->at + off;
	if (i < 0 || i >= w->n || w->at[i].paragraph != x->paragraph)
		return NULL;
	return &w->at[i];
}

static uint32_t code(const struct element *x)
{
	return x ? candidate_word_code(x) : 0;
}

/* The token at `offset`, which lies in the element or but little behind its start. */
static const struct token *opening(const struct find *f, const struct element *first,
				   uint32_t offset)
{
	const struct token *t = f->tokens.at, *end = t + f->tokens.n;
	t += first > f->elements.at ? first[-1].token + 1 : 0;
	while (t < end && t->end <= offset)
		t++;
	return t;
}

static void see(struct seen_quote *s, const struct find *f, uint32_t quote)
{
	const struct quote *q = &f->d->quotes[quote];
	uint32_t last = q->outer.end > q->outer.start ? q->outer.end - 1 : 0;
	s->f = f;
	s->q = q;
	s->kind = q->kind;
	s->first = element_of(f, q->paragraph, q->outer.start);
	s->last = s->first->end > last ? s->first : element_of(f, q->paragraph, last);
	s->cue = s->mention = s->mention_end = NULL;
	if (!span_empty(q->cue))
		s->cue = element_of(f, q->paragraph, q->cue.end - 1);
	if (!span_empty(q->mention)) {
		s->mention = element_of(f, q->paragraph, q->mention.start);
		s->mention_end = s->mention->end >= q->mention.end
					 ? s->mention
					 : element_of(f, q->paragraph, q->mention.end - 1);
	}
	s->words = 0;
	s->opens = opening(f, s->first, q->span.start);
	if (q->kind == QUOTE_DIRECT) {
		const struct token *end = f->tokens.at + f->tokens.n;
		for (const struct token *t = s->opens;
		     t < end && t->start < q->span.end && s->words < SEEN_WORDS; t++)
			s->words += (t->flags & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
	}
	s->look = bin(q->chance * q->share);
	s->chance = bin(q->chance);
	s->share = bin(q->share);
	s->rule = hash_bytes(q->rule, strlen(q->rule));
}

/* ---- the content ------------------------------------------------------------------------- */

static uint32_t names_work(const struct element *x)
{
	return x ? (x->classes & LEX(WORK) ? 1u : 0) | (x->classes & LEX(NAMING) ? 2u : 0) : 0;
}

static struct seen_edges edges_of(const struct seen_quote *s)
{
	const struct element *before = beside(s, s->first, -1),
			     *before2 = beside(s, s->first, -2);
	return (struct seen_edges){
		.before = code(before),
		.before2 = code(before2),
		.after = code(beside(s, s->last, 1)),
		.naming = names_work(before) | 4 * names_work(before2),
	};
}

/* Verbs, commas, stretches in it. */
static uint32_t inside_of(const struct seen_quote *s)
{
	uint32_t verbs = 0, commas = 0, stretches = 0;
	for (const struct element *x = s->first; x <= s->last && x - s->first < WORDS_MOST;
	     x++) {
		verbs += x->cue || element_tagged(x, TAG(AUXILIARY) | TAG(VERB) | TAG(ED));
		commas += x->sign == ',';
		stretches += x->tag == TAG_QUOTE;
	}
	return least(verbs, 3) + 4 * least(commas, 2) + 16 * least(stretches, 2);
}

/* Of a stretch in marks only how it opens is told. */
static struct seen_content content_of(const struct seen_quote *s)
{
	struct seen_content x = {.low = !(s->opens->flags & TOKEN_CAPITAL),
				 .first = code(s->first)};
	if (s->kind == QUOTE_DIRECT)
		return x;
	x.second = code(beside(s, s->first, 1));
	x.inside = inside_of(s);
	x.quoted = s->opens->flags & TOKEN_QUOTED;
	return x;
}

/* ---- the cue ----------------------------------------------------------------------------- */

/* Passive, negated, perfect, behind "to" or another auxiliary; *first is that of them. */
static uint32_t chain_of(const struct seen_quote *s, const struct element **first)
{
	const struct element *x = s->cue, *p;
	uint32_t chain = 0;
	for (; (p = beside(s, x, -1)); x = p) {
		bool has = p->hash == WORD_HAS || p->hash == WORD_HAVE || p->hash == WORD_HAD;
		if (p->tag == TAG_AUXILIARY)
			chain |= english_be(p->hash) ? 2u : has ? 1u : 4u;
		else if (p->hash == WORD_NOT || p->hash == WORD_NEVER)
			chain |= 8;
		else if (p->tag != TAG_ADVERB && p->tag != TAG_PARTICLE)
			break;
	}
	if (p && p->hash == WORD_TO && p->cue != CUE_ACCORDING)
		chain |= 16;
	*first = x;
	return chain;
}

/* How far two elements are, in steps, and on which side. */
static uint32_t distance(const struct element *a, const struct element *b)
{
	bool behind = b > a;
	return 2 * count_step((uint32_t)(behind ? b - a : a - b)) + behind;
}

static struct seen_cue telling_of(const struct seen_quote *s)
{
	const struct element *cue = s->cue, *first;
	struct seen_cue x = {
		.lemma = cue->lemma ? cue_lemma(cue->lemma)->key : cue->hash,
		.chain = chain_of(s, &first),
		.place = distance(cue, cue < s->first ? s->first : s->last),
		.leads = cue < s->first,
		.same = cue->sentence == s->first->sentence,
	};
	if (cue->tag != TAG_SIGN)
		x.form = (uint32_t)english_verb_form(element_str(s->f->d, cue), cue->hash);
	x.before = code(beside(s, first, -1));
	x.before2 = x.chain & 16 ? code(beside(s, first, -2)) : 0;
	return x;
}

/* ---- who --------------------------------------------------------------------------------- */

static struct seen_mention naming_of(const struct seen_quote *s)
{
	uint32_t capital = (s->mention_end->flags & TOKEN_CAPITAL) != 0;
	return (struct seen_mention){
		.head = shown_head(s->mention_end->classes) * 2 + capital,
		.place = s->cue ? distance(s->mention, s->cue)
				: distance(s->mention, s->first) + 64,
		.inside = span_within(s->q->mention, s->q->span),
	};
}

/* ---- where ------------------------------------------------------------------------------- */

/* Does it overlap others; is it the longer one? */
static uint32_t nested_of(const struct seen_quote *s, uint32_t quote)
{
	const struct document *d = s->f->d;
	uint32_t outer = 0, inner = 0, end = least(d->n_quotes, quote + NEAR);
	for (uint32_t i = quote > NEAR ? quote - NEAR : 0;
	     i < end && d->quotes[i].span.start < s->q->span.end; i++) {
		if (!span_overlap(d->quotes[i].span, s->q->span) || i == quote)
			continue;
		if (span_length(d->quotes[i].span) > span_length(s->q->span))
			outer = 1u + d->quotes[i].kind;
		else
			inner = 1u + d->quotes[i].kind;
	}
	return outer * 4 + inner;
}

/* Does its cue tell something else, too; how much does its speaker surely say around it? */
static void see_others(const struct seen_quote *s, uint32_t quote, struct seen_setting *x)
{
	const struct document *d = s->f->d;
	const struct quote *q = s->q;
	uint32_t said = 0, cue = s->cue ? q->cue.start : UINT32_MAX;
	uint32_t end = least(d->n_quotes, quote + AROUND);
	bool itself = q->chance * q->share > SPEAKS;
	for (uint32_t i = quote > AROUND ? quote - AROUND : 0; i < end; i++) {
		const struct quote *other = &d->quotes[i];
		said += (other->speaker == q->speaker) &
			(other->chance * other->share > SPEAKS);
		if (other->cue.start == cue && i != quote)
			x->same_cue = 1u + other->kind + 4 * (i < quote);
	}
	x->said = q->speaker ? 1 + least(said - itself, 4) : 0;
}

static struct seen_setting setting_of(const struct seen_quote *s, uint32_t quote)
{
	const struct document *d = s->f->d;
	bool title = d->n_paragraphs > 1 && s->q->paragraph == 0;
	struct seen_setting x = {.place = title * 8 + s->words, .nested = nested_of(s, quote)};
	if (quote > 0) {
		const struct quote *last = &d->quotes[quote - 1];
		x.beside = element_of(s->f, last->paragraph, last->outer.start)->sentence ==
			   s->first->sentence;
	}
	see_others(s, quote, &x);
	return x;
}

/* ---- all together ------------------------------------------------------------------------ */

void listing_see(struct seen_quote *s, const struct find *f, uint32_t quote)
{
	see(s, f, quote);
	s->edges = edges_of(s);
	s->content = content_of(s);
	if (s->cue)
		s->telling = telling_of(s);
	if (s->mention)
		s->naming = naming_of(s);
	s->setting = setting_of(s, quote);
}
