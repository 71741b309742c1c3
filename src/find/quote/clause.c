#include "clause.h"

#include "headline.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

/* ---- reading a sentence ------------------------------------------------------------------ */

/* What an element is by its tag and its last letters; function words are their own kind. */
#define ANY(kind)                                                                              \
	{                                                                                      \
		kind, kind, kind, kind, kind                                                   \
	}
static const uint16_t kinds_of_tag[TAGS][ENDINGS] = {
	[TAG_SIGN] = ANY(KIND_SIGN),
	[TAG_QUOTE] = ANY(KIND_QUOTE),
	[TAG_NUMBER] = ANY(KIND_NUMBER),
	[TAG_ADVERB] = ANY(KIND_ADVERB),
	[TAG_NAME] = ANY(KIND_NAME),
	[TAG_ED] = ANY(KIND_ED),
	[TAG_ING] = ANY(KIND_ING),
	[TAG_VERB] = {KIND_VERB, [ENDING_S] = KIND_VERB, [ENDING_SS] = KIND_VERB,
		      [ENDING_D] = KIND_ED, [ENDING_G] = KIND_ING},
	[TAG_NOUN] = {KIND_NOUN, [ENDING_S] = KIND_PLURAL, [ENDING_SS] = KIND_PLURAL,
		      [ENDING_D] = KIND_NOUN, [ENDING_G] = KIND_NOUN},
	[TAG_WORD] = {KIND_WORD, [ENDING_S] = KIND_PLURAL, [ENDING_SS] = KIND_WORD,
		      [ENDING_D] = KIND_WORD, [ENDING_G] = KIND_WORD},
};

static uint32_t kind_of(const struct document *d, const struct element *w)
{
	const uint32_t cues = 1u << CUE_VERB | 1u << CUE_INFINITIVE;
	if (w->sign == '-' && element_dash(w))
		return KIND_SIGN + '_';
	if (w->classes & LEX(CALENDAR) && w->tag == TAG_NAME)
		return KIND_DAY;
	if (cues >> w->cue & 1 && w->tag == TAG_VERB)
		return KIND_CUE;
	uint32_t kind = kinds_of_tag[w->tag][english_ending(element_str(d, w))];
	return small_word_or(w, kind + (unsigned char)w->sign);
}

/* What an element counts for, beside the commas. */
#define ONE(count) ((uint64_t)1 << (count))
static const uint64_t counts_of_tag[TAGS] = {
	[TAG_SIGN] = ONE(COUNT_STOPS),
	[TAG_QUOTE] = ONE(COUNT_QUOTES),
	[TAG_AUXILIARY] = ONE(COUNT_VERBS) + ONE(COUNT_STOPS),
	[TAG_VERB] = ONE(COUNT_VERBS) + ONE(COUNT_STOPS),
	[TAG_ED] = ONE(COUNT_VERBS) + ONE(COUNT_STOPS),
	[TAG_ING] = ONE(COUNT_STOPS),
};
static const uint64_t counts_of_cue[CUES] = {
	[CUE_VERB] = ONE(COUNT_CUES),
	[CUE_ACCORDING] = ONE(COUNT_CUES),
};

static bool is_verb(const struct element *w)
{
	return element_tagged(w, TAG(AUXILIARY) | TAG(VERB) | TAG(ED));
}

void clause_begin(struct clause *c, const struct candidates *candidates, const struct tokens *t,
		  const struct document *d)
{
	uint32_t n = candidates->elements->n;
	c->elements = candidates->elements;
	c->tokens = t;
	c->document = d;
	c->density = n ? least(candidates->said * 200 / n, 7) : 0;
}

/* Does this element go on with the sentence of the one before it? */
static bool goes_on(const struct clause *c, const struct element *w)
{
	const struct element *before = w - 1;
	return w->sentence == before->sentence ||
	       (before->tag == TAG_QUOTE && w->paragraph == before->paragraph &&
		w->sentence == c->tokens->at[before->token].sentence);
}

uint32_t clause_first(const struct clause *c, uint32_t from, uint32_t i)
{
	uint32_t first = i;
	while (first > from && goes_on(c, &c->elements->at[first]))
		first--;
	return i - (i - first) % CLAUSE_MOST;
}

uint32_t clause_read(struct clause *c, uint32_t first)
{
	const struct elements *w = c->elements;
	const struct element *at = &w->at[first], *end = at + least(w->n - first, CLAUSE_MOST),
			     *next = at + 1;
	while (next < end && goes_on(c, next))
		next++;
	c->first = first;
	c->n = (uint32_t)(next - at);
	c->words = at;
	return first + c->n;
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
	uint32_t *kinds = (uint32_t *)(counts + c->n + 1) + 4;
	uint16_t *cues = (uint16_t *)(kinds + c->n + 4), *stops = cues + c->n;
	const struct document *d = c->document;
	const struct element *w = clause_word(c, 0);
	uint32_t n = c->n;
	for (int i = 0; i < 4; i++)
		kinds[i - 4] = kinds[(int)n + i] = KIND_EDGE;
	for (uint32_t i = 0; i < n; i++, w++) {
		kinds[i] = kind_of(d, w);
		counts[i] = count;
		cues[count >> COUNT_CUES & 0xfff] = (uint16_t)i;
		stops[count >> COUNT_STOPS] = (uint16_t)i;
		count += counts_of_tag[w->tag] + counts_of_cue[w->cue];
		count += w->sign == ',' ? ONE(COUNT_COMMAS) : 0;
	}
	counts[n] = count;
	stops[count >> COUNT_STOPS] = (uint16_t)n;
	c->counts = counts;
	c->kinds = kinds;
	c->cues = cues;
	c->stops = stops;
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
		if (english_be(k))
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

/*
 * How a clause that starts at element i would go on: the form of its first verb and how far
 * that is, or the sign that comes before any.
 */
static uint32_t shape_from(const struct clause *c, uint32_t i)
{
	enum { MOST = 10, NO_VERB = 9 };
	uint32_t end = least(c->n, i + MOST);
	for (const uint16_t *stop = clause_stops_from(c, i); *stop < end; stop++) {
		const struct element *w = clause_word(c, *stop);
		uint32_t steps = count_step(*stop - i);
		if (w->tag == TAG_AUXILIARY)
			return mix(clause_kind(c, *stop), steps);
		if (element_tagged(w, TAG(VERB) | TAG(ED)))
			return mix(mix(w->cue != CUE_NONE,
				       (unsigned char)element_letter(c->document, w, 1)),
				   steps);
		if (w->tag == TAG_SIGN && *stop > i)
			return mix(clause_kind(c, *stop), steps);
	}
	return NO_VERB;
}

/* Is one of the next seven "that"? */
static bool that_ahead(const struct clause *c, uint32_t at)
{
	for (uint32_t i = at + 1, end = least(at + 8, c->n); i < end; i++)
		if (clause_kind(c, i) == WORD_THAT)
			return true;
	return false;
}

static bool is_medial(const struct clause *c, const struct report_event *e)
{
	enum { SUBJECT_MOST = 6 };
	uint32_t from = e->first > SUBJECT_MOST ? e->first - SUBJECT_MOST : 0;
	return clause_kind(c, (int64_t)e->at + 1) == KIND_SIGN + ',' &&
	       clause_count(c, COUNT_COMMAS, from, e->first);
}

bool clause_event(const struct clause *c, uint32_t at, struct report_event *e)
{
	const struct element *w = clause_word(c, at);
	if (!clause_may_report(w) || (w->cue == CUE_COLON && !headline_colon(c, at)))
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
	if (clause_other_use(c, e))
		return false;
	e->subject = i > 0 ? clause_kind(c, i - 1) : KIND_EDGE;
	e->party = i > 0 ? party_of(clause_word(c, i - 1)) : 0;
	e->shape = shape_from(c, at + 1);
	e->that = that_ahead(c, at);
	e->medial = is_medial(c, e);
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
	const struct element *w = clause_word(c, k);
	uint32_t here = clause_kind(c, k);
	if (w->tag == TAG_SIGN)
		return here != KIND_SIGN + '$' && here != KIND_SIGN + '%' &&
		       here != KIND_SIGN + '-' && here != KIND_SIGN + '\'';
	if (!element_tagged(w, TAG(QUOTE) | TAG(CONJUNCTION) | TAG(PREPOSITION)))
		return clause_kind(c, (int64_t)k - 1) == KIND_QUOTE;
	/* not ", even | if it rains": the adverb is of what follows */
	return !element_tagged(w - 1, TAG(ADVERB) | TAG(PARTICLE)) || k < 2 ||
	       !clause_is_comma(c, k - 2);
}

/*
 * After a noun the content may be the subject: "his claim that nobody was hurt surprised them".
 */
static bool main_verb(const struct clause *c, uint32_t start, uint32_t k)
{
	const struct element *w = clause_word(c, k), *before = clause_word(c, k - 1);
	return clause_count(c, COUNT_VERBS, start, k) && is_verb(w) &&
	       !element_tagged(before, TAG(AUXILIARY) | TAG(PARTICLE) | TAG(ADVERB));
}

static bool is_dash(const struct clause *c, uint32_t k)
{
	return clause_kind(c, k) == KIND_SIGN + '_';
}

/* The last dash from `start` on before `end`; `start`: there is none. */
static uint32_t last_dash(const struct clause *c, uint32_t start, uint32_t end)
{
	const uint16_t *first = clause_stops_from(c, start), *stop = clause_stops_from(c, end);
	while (stop > first && !is_dash(c, stop[-1]))
		stop--;
	return stop > first ? stop[-1] : start;
}

/*
 * Content ends at no dash that closes a pair, and at one that opens it only with a verb before:
 * "the boy - aged 12 - was found".
 */
uint32_t clause_ends(const struct clause *c, const struct report_event *e, uint32_t start,
		     uint32_t *ends)
{
	uint32_t n = 0, last = c->last_end;
	bool noun = e->cue == CUE_NONE && e->form != 'd' && e->form != 'g';
	if (last <= start)
		last = start + 1;
	uint32_t dashes = 0, last_of_them = last_dash(c, start, last);
	for (uint32_t k = start + 1; k < last && n < CLAUSE_ENDS - 1; k++) {
		bool dash = is_dash(c, k), closes = dash && dashes % 2 == 1;
		bool opens = dash && k < last_of_them;
		dashes += dash;
		if (closes || (opens && !clause_count(c, COUNT_VERBS, start, k)))
			continue;
		if (ends_before(c, k) || (noun && main_verb(c, start, k)))
			ends[n++] = k;
	}
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

/* Does it start within dashes and end behind them: "one of them blue - had sunk"? */
static bool leaves_dashes(const struct clause *c, uint32_t start, uint32_t end)
{
	if (!start || !is_dash(c, start - 1))
		return false;
	while (start < end && !is_dash(c, start))
		start++;
	return start < end;
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
			if (ends[i] > starts[k] && !leaves_dashes(c, starts[k], ends[i]))
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
