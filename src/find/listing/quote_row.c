/* What speaks for a quote to be right as a row. */
#include "listing.h"
#include "listing_templates.h"
#include "shown.h"

#include "find/quote/candidate.h"
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

#include <ctype.h>

enum { SHORT = 5, NEAR = 6, AROUND = 8, INSIDE_MOST = 8, WORDS_MOST = 320 };

/* Who said what is so likely by the first look surely speaks. */
#define SPEAKS .9f

/* A quote among the elements. */
struct seen {
	const struct find *f;
	const struct shown *names; /* of all speakers */
	const struct quote *q;
	const struct element *first, *last;                /* of the content */
	const struct element *cue, *mention, *mention_end; /* NULL: none */
	const struct token *opens;                         /* the first of what is said */
	uint32_t kind;
	uint32_t words;           /* at most SHORT; 0: it is reported */
	uint32_t look;            /* bin of the chance and share of the first look */
	struct row *right, *span; /* what the features go to */
};

static uint32_t bin(float p)
{
	static const float steps[] = {.2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f, .95f, .98f};
	uint32_t n = 0;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		n += p >= steps[i];
	return n;
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
static const struct element *beside(const struct seen *s, const struct element *x, int off)
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

static struct seen see(const struct find *f, uint32_t quote)
{
	const struct quote *q = &f->d->quotes[quote];
	struct seen s = {.f = f, .q = q, .kind = q->kind};
	uint32_t here = q->paragraph;
	s.first = element_of(f, here, q->outer.start);
	s.last = element_of(f, here, q->outer.end > q->outer.start ? q->outer.end - 1 : 0);
	if (!span_empty(q->cue))
		s.cue = element_of(f, here, q->cue.end - 1);
	if (!span_empty(q->mention)) {
		s.mention = element_of(f, here, q->mention.start);
		s.mention_end = element_of(f, here, q->mention.end - 1);
	}
	s.opens = opening(f, s.first, q->span.start);
	if (q->kind == QUOTE_DIRECT) {
		const struct token *end = f->tokens.at + f->tokens.n;
		for (const struct token *t = s.opens;
		     t < end && t->start < q->span.end && s.words < SHORT; t++)
			s.words += (t->flags & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
	}
	s.look = bin(q->chance * q->share);
	return s;
}

static inline void give(const struct seen *s, enum listing_template t, uint32_t a, uint32_t b,
			uint32_t c)
{
	listing_put(s->right, t, a, b, c);
	listing_put(s->span, t, a, b, c);
}

static void put_first_look(const struct seen *s)
{
	const struct quote *q = s->q;
	uint32_t rule = hash_bytes(q->rule, strlen(q->rule));
	give(s, L_KIND, s->kind, 0, 0);
	give(s, L_CHANCE, s->kind, bin(q->chance), s->words);
	give(s, L_SHARE, s->kind, bin(q->share), 0);
	give(s, L_FIRST_LOOK, s->kind, s->look, 0);
	give(s, L_RULE, s->kind, rule, 0);
	give(s, L_RULE_LOOK, least(s->look / 2, 4), rule, 0);
}

/* ---- the content ------------------------------------------------------------------------- */

/* How the content ends: its last sign, that behind it. */
static uint32_t close_of(const struct seen *s)
{
	const struct quote *q = s->q;
	const char *text = s->f->d->text.at;
	const struct element *after = beside(s, s->last, 1);
	uint32_t in = q->span.end > q->span.start ? (unsigned char)text[q->span.end - 1] : 0;
	return (in < 128 && !isalnum((int)in) ? in : 1) * 256 +
	       (after ? (unsigned char)after->sign : 2);
}

static uint32_t names_work(const struct element *x)
{
	return x ? (x->classes & LEX(WORK) ? 1u : 0) | (x->classes & LEX(NAMING) ? 2u : 0) : 0;
}

static void put_edges(const struct seen *s)
{
	const struct element *before = beside(s, s->first, -1), *after = beside(s, s->last, 1);
	const struct element *before2 = beside(s, s->first, -2);
	give(s, L_BEFORE, s->kind, code(before), s->words);
	give(s, L_BEFORE_PAIR, s->kind, code(before), code(before2));
	give(s, L_NAMING, names_work(before) | 4 * names_work(before2), s->words, s->kind);
	give(s, L_AFTER, s->kind, code(after), s->words);
	give(s, L_CLOSE, s->kind, close_of(s), s->words);
	give(s, L_LENGTH, s->words, s->kind, 0);
}

/* Verbs, commas, stretches in it. */
static uint32_t inside_of(const struct seen *s)
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

static void put_content(const struct seen *s)
{
	bool marked = s->kind == QUOTE_DIRECT;
	if (marked) {
		bool low = !(s->opens->flags & TOKEN_CAPITAL);
		give(s, L_OPENS, s->kind, low, s->words);
		return;
	}
	const struct element *next = beside(s, s->first, 1);
	give(s, L_OPENS, s->kind, code(s->first), 0);
	give(s, L_OPENS_PAIR, s->kind, code(s->first), code(next));
	give(s, L_ENDS, s->kind, code(s->last), code(beside(s, s->last, 1)));
	give(s, L_INSIDE, s->kind, inside_of(s), 0);
	give(s, L_INSIDE, s->kind, s->opens->flags & TOKEN_QUOTED, 999);
}

/* ---- the cue ----------------------------------------------------------------------------- */

/* Passive, negated, perfect, behind "to" or another auxiliary; *first is that of them. */
static uint32_t chain_of(const struct seen *s, const struct element **first)
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

static void put_cue(const struct seen *s)
{
	if (!s->cue) {
		give(s, L_CUE, s->kind, 0, s->words);
		return;
	}
	const struct element *first;
	uint32_t lemma = s->cue->lemma ? cue_lemma(s->cue->lemma)->key : s->cue->hash;
	uint32_t chain = chain_of(s, &first);
	uint32_t form = s->cue->tag == TAG_SIGN
				? 0
				: (uint32_t)english_verb_form(element_str(s->f->d, s->cue),
							      s->cue->hash);
	bool same = s->cue->sentence == s->first->sentence;
	const struct element *edge = s->cue < s->first ? s->first : s->last;
	give(s, L_CUE, s->kind, lemma, 0);
	give(s, L_CUE, s->kind, s->cue->cue, 1 + least(s->words, SHORT - 1));
	give(s, L_CUE_OPENS, lemma, code(s->first), 0);
	give(s, L_CUE_FORM, s->kind, form, s->cue < s->first);
	give(s, L_CUE_CHAIN, s->kind, chain, form);
	give(s, L_CUE_LEMMA_CHAIN, lemma, chain, form);
	give(s, L_CUE_PLACE, s->kind, distance(s->cue, edge), same);
	give(s, L_CUE_BEFORE, s->kind, code(beside(s, first, -1)), chain & 16);
	if (chain & 16)
		give(s, L_CUE_BEFORE, s->kind, code(beside(s, first, -2)), 999);
}

/* ---- who --------------------------------------------------------------------------------- */

/* What a mention is: a pronoun by itself, else by how it opens and what heads it. */
static uint32_t form_of(const struct seen *s)
{
	uint32_t words = least((uint32_t)(s->mention_end - s->mention) + 1, 5);
	return code(s->mention) * 8 + words;
}

static void put_mention(const struct seen *s)
{
	if (!s->mention) {
		give(s, L_MENTION, s->kind, 0, s->words);
		return;
	}
	const struct element *before = beside(s, s->mention, -1);
	uint32_t head = shown_head(s->mention_end->classes) * 2 +
			((s->mention_end->flags & TOKEN_CAPITAL) != 0);
	uint32_t strength = s->cue ? 1u + cue_lemma(s->cue->lemma)->strength : 0;
	bool inside = span_within(s->q->mention, s->q->span);
	give(s, L_MENTION, s->kind, form_of(s), 0);
	give(s, L_MENTION_HEAD, s->kind, head, 0);
	give(s, L_MENTION_CUE, s->kind, head, strength);
	give(s, L_MENTION_BEFORE, s->kind, code(before), 0);
	give(s, L_MENTION_AFTER, s->kind, code(beside(s, s->mention_end, 1)), 0);
	if (s->cue)
		give(s, L_MENTION_PLACE, s->kind, distance(s->mention, s->cue), inside);
	else
		give(s, L_MENTION_PLACE, s->kind, distance(s->mention, s->first) + 64, inside);
}

/* How a mention stands to the name shown: the same, other words, a pronoun. */
static uint32_t mention_to_name(const struct seen *s, struct str name)
{
	if (!s->mention)
		return 0;
	if (element_tagged(s->mention, TAG(PRONOUN) | TAG(DETERMINER)) &&
	    s->mention == s->mention_end)
		return 1;
	struct str mention = str_slice(s->f->d->text, s->q->mention);
	if (str_eq(mention, name))
		return 2;
	bool within = mention.n < name.n && memmem(name.at, name.n, mention.at, mention.n);
	bool holds = mention.n > name.n && memmem(mention.at, mention.n, name.at, name.n);
	return 3 + within + 2 * holds;
}

/* Is the speaker named in what it says? */
static bool names_itself(const struct seen *s)
{
	const struct document *d = s->f->d;
	const struct mention *at = d->speaker_mentions;
	uint32_t i = mention_from(at, d->n_speaker_mentions, s->q->span.start);
	uint32_t end = least(d->n_speaker_mentions, i + INSIDE_MOST);
	for (; i < end && at[i].span.start < s->q->span.end; i++)
		if (span_within(at[i].span, s->q->span) && at[i].id == s->q->speaker)
			return true;
	return false;
}

static void put_name(const struct seen *s)
{
	const struct speaker *who = document_speaker(s->f->d, s->q->speaker);
	if (!who) {
		listing_put(s->right, L_NAME, s->kind, 99, s->words);
		return;
	}
	struct shown shown = s->names[s->q->speaker - 1];
	uint32_t link = mention_to_name(s, who->name), words = least(shown.words, 5);
	uint32_t pronoun = link == 1 ? s->mention->hash : 0;
	listing_put(s->right, L_NAME, s->kind, who->kind, least(s->words, 4));
	listing_put(s->right, L_NAME_SHAPE, shown.shape, words, who->kind);
	listing_put(s->right, L_NAME_SHAPE, shown.shape, 99, s->kind);
	listing_put(s->right, L_NAME_HEAD, shown_head(shown.head), shown.shape & SHOWN_LOWER,
		    0);
	listing_put(s->right, L_NAME_MENTION, s->kind, link, who->kind);
	listing_put(s->right, L_NAME_GENDER, pronoun, shown.gender, who->kind);
	listing_put(s->right, L_NAME_COUNT, least(who->quotes.n, 4),
		    count_step(who->mentions.n), who->kind);
	listing_put(s->right, L_NAME_INSIDE, s->kind, names_itself(s), link);
}

/* ---- where ------------------------------------------------------------------------------- */

/* Does it overlap others; is it the longer one? */
static uint32_t nested_of(const struct seen *s, uint32_t quote)
{
	const struct document *d = s->f->d;
	uint32_t outer = 0, inner = 0;
	for (uint32_t i = quote > NEAR ? quote - NEAR : 0;
	     i < d->n_quotes && i < quote + NEAR && d->quotes[i].span.start < s->q->span.end;
	     i++) {
		if (i == quote || !span_overlap(d->quotes[i].span, s->q->span))
			continue;
		if (span_length(d->quotes[i].span) > span_length(s->q->span))
			outer = 1u + d->quotes[i].kind;
		else
			inner = 1u + d->quotes[i].kind;
	}
	return outer * 4 + inner;
}

/* Does its cue tell something else, too; how much does its speaker surely say around it? */
static void put_others(const struct seen *s, uint32_t quote)
{
	const struct document *d = s->f->d;
	const struct quote *q = s->q;
	uint32_t same_cue = 0, said = 0;
	for (uint32_t i = quote > AROUND ? quote - AROUND : 0;
	     i < d->n_quotes && i < quote + AROUND; i++) {
		const struct quote *other = &d->quotes[i];
		if (i == quote)
			continue;
		said += other->speaker == q->speaker && other->chance * other->share > SPEAKS;
		if (s->cue && other->cue.start == q->cue.start)
			same_cue = 1u + other->kind + 4 * (i < quote);
	}
	give(s, L_SAME_CUE, s->kind, same_cue, 0);
	give(s, L_SAME_SPEAKER, s->kind, q->speaker ? 1 + least(said, 4) : 0, 0);
}

static void put_setting(const struct seen *s, uint32_t quote)
{
	const struct document *d = s->f->d;
	uint32_t paragraph = least(s->q->paragraph, 2);
	bool title = d->n_paragraphs > 1 && s->q->paragraph == 0;
	const struct quote *last = quote > 0 ? &d->quotes[quote - 1] : NULL;
	bool before = last && element_of(s->f, last->paragraph, last->outer.start)->sentence ==
				      s->first->sentence;
	give(s, L_PLACE, s->kind, paragraph, title * 8 + s->words);
	give(s, L_NESTED, s->kind, nested_of(s, quote), s->q->within != 0);
	give(s, L_BESIDE, s->kind, before, s->q->continues != 0);
}

void listing_quote_features(const struct find *f, const struct shown *names, uint32_t quote,
			    struct row *right, struct row *span)
{
	struct seen s = see(f, quote);
	s.names = names;
	s.right = right;
	s.span = span;
	put_first_look(&s);
	put_edges(&s);
	put_content(&s);
	put_cue(&s);
	put_mention(&s);
	put_name(&s);
	put_setting(&s, quote);
	put_others(&s, quote);
}
