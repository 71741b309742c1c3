#include "clause.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum {
	CHAIN_PASSIVE = 1,
	CHAIN_NEGATED = 2,
	CHAIN_MODAL = 4,
	CHAIN_PERFECT = 8,
	CHAIN_TO = 16
};

/* ---- reading a sentence ------------------------------------------------------------------ */

/* What an element is by its tag alone; 0: its letters, or the word itself, tell. */
static const uint16_t kind_of_tag[TAGS] = {
	[TAG_QUOTE] = KIND_QUOTE, [TAG_NUMBER] = KIND_NUMBER, [TAG_ADVERB] = KIND_ADVERB,
	[TAG_ED] = KIND_ED,       [TAG_ING] = KIND_ING,
};

static uint32_t kind_of(const struct document *d, const struct element *w)
{
	if (kind_of_tag[w->tag])
		return kind_of_tag[w->tag];
	if (w->tag == TAG_SIGN)
		return KIND_SIGN + (unsigned char)w->sign;
	if (w->tag < TAG_NAME) /* function words are their own kind */
		return w->hash;
	if (w->tag == TAG_NAME)
		return w->classes & LEX(CALENDAR) ? KIND_DAY : KIND_NAME;
	if (w->cue == CUE_VERB || w->cue == CUE_INFINITIVE)
		return KIND_CUE;
	enum ending ending = english_ending(element_str(d, w));
	if (w->tag == TAG_NOUN)
		return ending == ENDING_S || ending == ENDING_SS ? KIND_PLURAL : KIND_NOUN;
	if (w->tag == TAG_WORD)
		return ending == ENDING_S ? KIND_PLURAL : KIND_WORD;
	return ending == ENDING_D ? KIND_ED : ending == ENDING_G ? KIND_ING : KIND_VERB;
}

#define ONE(count) ((uint64_t)1 << (count))

static bool is_verb(const struct element *w)
{
	return w->tag == TAG_AUXILIARY || w->tag == TAG_VERB || w->tag == TAG_ED;
}

void clause_begin(struct clause *c, const struct elements *w, const struct tokens *t,
		  const struct document *d)
{
	uint32_t cues = 0;
	for (const struct element *at = w->at, *end = at + w->n; at < end; at++)
		if (at->cue == CUE_VERB)
			cues += cue_lemma(at->lemma)->strength >= 6;
	c->elements = w;
	c->tokens = t;
	c->document = d;
	c->density = w->n ? least(cues * 200 / w->n, 7) : 0;
}

/* Does the sentence end before this element, which is of another one than that before it? */
static bool breaks_off(const struct clause *c, const struct element *w)
{
	const struct element *before = w - 1;
	return before->tag != TAG_QUOTE || w->paragraph != before->paragraph ||
	       w->sentence != c->tokens->at[before->token].sentence;
}

uint32_t clause_read(struct clause *c, uint32_t first)
{
	const struct elements *w = c->elements;
	const struct element *at = &w->at[first], *end = at + least(w->n - first, CLAUSE_MOST),
			     *next = at + 1;
	while (next < end && (next->sentence == next[-1].sentence || !breaks_off(c, next)))
		next++;
	c->first = first;
	c->n = (uint32_t)(next - at);
	return first + c->n;
}

/* What an element counts for. */
static uint64_t counts_of(const struct element *w)
{
	uint64_t counts = 0;
	if (w->tag == TAG_QUOTE)
		counts |= ONE(COUNT_QUOTES);
	if (is_verb(w))
		counts |= ONE(COUNT_VERBS);
	if (w->cue == CUE_VERB || w->cue == CUE_ACCORDING)
		counts |= ONE(COUNT_CUES);
	if (w->sign == ',')
		counts |= ONE(COUNT_COMMAS);
	return counts;
}

/* The end of the sentence, without its full stop. */
static uint32_t last_end(const struct clause *c)
{
	uint32_t n = c->n;
	for (; n > 1 && clause_word(c, n - 1)->tag == TAG_SIGN; n--) {
		char sign = clause_word(c, n - 1)->sign;
		if (sign != '.' && sign != '?' && sign != '!')
			break;
	}
	return n;
}

/* What the features need of the sentence; only asked for when an event stands in it. */
void clause_prepare(struct clause *c, struct arena *a)
{
	uint64_t *counts = ARENA_ARRAY_RAW(a, 2 * (size_t)c->n + 6, uint64_t),
		 count = 0; /* and room for the others */
	uint32_t *kinds = (uint32_t *)(counts + c->n + 1);
	uint16_t *cues = (uint16_t *)(kinds + c->n + 8);
	const struct document *d = c->document;
	const struct element *w = clause_word(c, 0);
	uint32_t n = c->n;
	for (uint32_t i = 0; i < 4; i++)
		kinds[i] = kinds[n + 4 + i] = KIND_EDGE;
	for (uint32_t i = 0; i < n; i++, w++) {
		kinds[i + 4] = kind_of(d, w);
		counts[i] = count;
		uint64_t own = counts_of(w);
		if (own & ONE(COUNT_CUES))
			cues[(uint16_t)(count >> COUNT_CUES)] = (uint16_t)i;
		count += own;
	}
	counts[c->n] = count;
	c->counts = counts;
	c->kinds = kinds;
	c->cues = cues;
	c->last_end = last_end(c);
}

/* ---- events ------------------------------------------------------------------------------ */

static uint32_t form_of(const struct clause *c, const struct element *w)
{
	if (w->tag == TAG_SIGN)
		return 0;
	return (uint32_t)english_verb_form(element_str(c->document, w), w->hash);
}

/* What an auxiliary, adverb or particle before the cue adds; false: it is neither. */
static bool chain_link(const struct clause *c, uint32_t i, uint32_t *chain)
{
	const struct element *w = clause_word(c, i);
	uint32_t k = clause_kind(c, i);
	if (w->tag == TAG_AUXILIARY) {
		if (k == WORD_IS || k == WORD_ARE || k == WORD_WAS || k == WORD_WERE ||
		    k == WORD_BE || k == WORD_BEEN || k == WORD_BEING)
			*chain |= CHAIN_PASSIVE;
		else if (k == WORD_HAVE || k == WORD_HAS || k == WORD_HAD)
			*chain |= CHAIN_PERFECT;
		else
			*chain |= CHAIN_MODAL;
		return true;
	}
	if (k == WORD_NOT || k == WORD_NEVER)
		*chain |= CHAIN_NEGATED;
	return w->tag == TAG_PARTICLE || w->tag == TAG_ADVERB;
}

static uint32_t lemma_of(const struct element *w)
{
	if (w->cue == CUE_ACCORDING)
		return WORD_ACCORDING;
	if (!w->lemma)
		return w->tag == TAG_SIGN ? (uint32_t)w->sign : w->hash;
	return cue_lemma(w->lemma)->key;
}

/* A cue as context: by its name when common, else by how strong it is. */
static uint32_t context_lemma(const struct element *w)
{
	if (!w->lemma)
		return 1;
	const struct cue_lemma *l = cue_lemma(w->lemma);
	return l->strength >= 6 ? l->key : 2u + l->strength / 2u;
}

/* What sort of party a word may be. */
static uint32_t party_of(const struct element *w)
{
	if (w->tag == TAG_PRONOUN || w->tag == TAG_SIGN || w->tag == TAG_QUOTE)
		return w->tag;
	uint64_t k = w->classes;
	return 64 + 2 * (w->tag == TAG_NAME) + 4 * ((k & LEX(PERSON_NOUN)) != 0) +
	       8 * ((k & LEX(GROUP_NOUN)) != 0) + 16 * ((k & LEX(ORG_NOUN)) != 0) +
	       32 * ((k & (LEX(SURNAME) | LEX(FIRST_MALE) | LEX(FIRST_FEMALE))) != 0);
}

bool clause_event(const struct clause *c, uint32_t at, struct report_event *e)
{
	const struct element *w = clause_word(c, at);
	if (!clause_may_report(w) || (w->cue == CUE_COLON && (w->paragraph || at > 8)))
		return false;
	*e = (struct report_event){
		.at = at, .lemma = lemma_of(w), .form = form_of(c, w), .cue = w->cue};
	uint32_t i = at;
	if (w->cue == CUE_ACCORDING && i > 0)
		i--;
	while (i > 0 && chain_link(c, i - 1, &e->chain))
		i--;
	if (i > 0 && clause_kind(c, i - 1) == WORD_TO) {
		e->chain |= CHAIN_TO;
		e->governor = i > 1 ? clause_word(c, i - 2)->hash : KIND_EDGE;
	}
	e->first = i;
	e->subject = i > 0 ? clause_kind(c, i - 1) : KIND_EDGE;
	e->party = i > 0 ? party_of(clause_word(c, i - 1)) : 0;
	uint32_t before = clause_cue_before(c, at), after = clause_cue_from(c, at + 1);
	if (before < c->n)
		e->cue_before = mix(context_lemma(clause_word(c, before)),
				    2 * (clause_count(c, COUNT_COMMAS, before, at) != 0) +
					    (clause_kind(c, (int64_t)before + 1) == WORD_THAT));
	if (after < c->n)
		e->cue_after = mix(context_lemma(clause_word(c, after)),
				   clause_count(c, COUNT_COMMAS, at, after) != 0);
	return true;
}

/* ---- where content may stand ------------------------------------------------------------- */

/*
 * Beyond the first few words content starts behind a sign, or with a word that opens clauses.
 */
static bool starts_far(const struct clause *c, uint32_t k)
{
	uint32_t before = clause_kind(c, (int64_t)k - 1), here = clause_kind(c, k);
	return (before >= KIND_SIGN && before < KIND_SIGN + 256) || before == WORD_THAT ||
	       here == WORD_THAT || here == WORD_TO || here == WORD_WHETHER ||
	       here == WORD_IF || before == WORD_ABOUT;
}

uint32_t clause_starts(const struct clause *c, const struct report_event *e, uint32_t *starts)
{
	uint32_t n = 0;
	for (uint32_t k = e->at + 1;
	     k + 1 < c->n && n < CLAUSE_STARTS && k <= e->at + CLAUSE_REACH; k++)
		if (k <= e->at + CLAUSE_NEAR || starts_far(c, k))
			starts[n++] = k;
	return n;
}

static bool ends_before(const struct clause *c, uint32_t k)
{
	uint8_t tag = clause_word(c, k)->tag;
	uint32_t here = clause_kind(c, k);
	if (tag == TAG_SIGN)
		return here != KIND_SIGN + '$' && here != KIND_SIGN + '%' &&
		       here != KIND_SIGN + '-' && here != KIND_SIGN + '\'';
	return tag == TAG_QUOTE || clause_kind(c, (int64_t)k - 1) == KIND_QUOTE ||
	       tag == TAG_CONJUNCTION || tag == TAG_PREPOSITION;
}

/*
 * After a noun the content may be the subject: "his claim that nobody was hurt surprised them".
 */
static bool main_verb(const struct clause *c, uint32_t start, uint32_t k)
{
	const struct element *w = clause_word(c, k), *before = clause_word(c, k - 1);
	return clause_count(c, COUNT_VERBS, start, k) && is_verb(w) &&
	       before->tag != TAG_AUXILIARY && before->tag != TAG_PARTICLE &&
	       before->tag != TAG_ADVERB;
}

uint32_t clause_ends(const struct clause *c, const struct report_event *e, uint32_t start,
		     uint32_t *ends)
{
	uint32_t n = 0, last = c->last_end;
	bool noun = e->cue == CUE_NONE && e->form != 'd' && e->form != 'g';
	if (last <= start)
		last = start + 1;
	for (uint32_t k = start + 1; k < last && n < CLAUSE_ENDS - 1; k++)
		if (ends_before(c, k) || (noun && main_verb(c, start, k)))
			ends[n++] = k;
	ends[n++] = last;
	return n;
}

static bool opens_before(const struct clause *c, uint32_t i)
{
	uint32_t k = clause_kind(c, (int64_t)i - 1);
	return k == KIND_SIGN + ',' || k == KIND_SIGN + '_' || k == KIND_SIGN + ';' ||
	       k == KIND_SIGN + ':' || k == KIND_SIGN + '(' || k == WORD_BUT || k == WORD_AND ||
	       k == WORD_THAT || k == WORD_AS || k == WORD_WHICH || k == WORD_BECAUSE ||
	       k == WORD_WHILE || k == WORD_WHO;
}

uint32_t clause_befores(const struct clause *c, const struct report_event *e, struct range *out)
{
	uint32_t ends[6], n_ends = 0, starts[8], n_starts = 0, n = 0;
	uint32_t v = e->at, from = v > 40 ? v - 40 : 0;
	if (e->cue == CUE_COLON)
		return 0;
	if (e->cue == CUE_ACCORDING && v > 1 &&
	    clause_kind(c, (int64_t)v - 2) != KIND_SIGN + ',')
		ends[n_ends++] = v - 1;
	for (uint32_t k = v; k > from && n_ends < 5; k--)
		if (clause_kind(c, k) == KIND_SIGN + ',' ||
		    clause_kind(c, k) == KIND_SIGN + '_' ||
		    clause_kind(c, (int64_t)k - 1) == KIND_QUOTE)
			ends[n_ends++] = k;
	if (!n_ends)
		return n;
	starts[n_starts++] = 0;
	for (uint32_t i = 1; i < v && n_starts < 8; i++)
		if (opens_before(c, i))
			starts[n_starts++] = i;
	for (uint32_t i = 0; i < n_ends; i++)
		for (uint32_t k = 0; k < n_starts && n < CLAUSE_BEFORES; k++)
			if (ends[i] > starts[k])
				out[n++] = (struct range){starts[k], ends[i]};
	return n;
}

static bool trims(const struct element *w, bool front)
{
	if (w->tag != TAG_SIGN)
		return false;
	if (front)
		return w->sign != '$' && w->sign != '#' && w->sign != '(' && w->sign != '@';
	return w->sign != '%' && w->sign != ')' && w->sign != '$';
}

struct span clause_span(const struct clause *c, struct range r)
{
	while (r.start < r.end && trims(clause_word(c, r.start), true))
		r.start++;
	while (r.start < r.end && trims(clause_word(c, r.end - 1), false))
		r.end--;
	if (r.start == r.end)
		return (struct span){0, 0};
	return (struct span){clause_word(c, r.start)->start, clause_word(c, r.end - 1)->end};
}
