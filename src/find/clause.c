#include "clause.h"

#include "lexicon.h"

/* token_hash() of the words that are told apart by name. */
#define HASH_THAT 0xcb18332cu
#define HASH_TO 0x42454824u
#define HASH_AS 0x5e25208du
#define HASH_ACCORDING 0x9cc2e6e7u
#define HASH_BY 0x542bcc94u
#define HASH_NOT 0x29b19c8au
#define HASH_AND 0x0f29c2a6u
#define HASH_BUT 0x60d56f8cu
#define HASH_WHILE 0x0dc628ceu
#define HASH_WHO 0x2af42a8fu
#define HASH_WHETHER 0xba4fbee2u
#define HASH_IF 0x39386e06u
#define HASH_ABOUT 0xb323923eu
#define HASH_WHICH 0x08d2ece2u
#define HASH_BECAUSE 0xe330335bu
#define HASH_HAVE 0xf5ce03fbu
#define HASH_HAS 0xedbf0fe3u
#define HASH_HAD 0xe2befe92u
#define HASH_IS 0x4e388f15u
#define HASH_ARE 0x406f344du
#define HASH_WAS 0x16e2c1f2u
#define HASH_WERE 0xc7eb512cu
#define HASH_BE 0x382ba080u
#define HASH_BEEN 0xa65b72c3u
#define HASH_BEING 0x6a430b08u
#define HASH_NEVER 0x0ac95089u

enum { CHAIN_PASSIVE = 1, CHAIN_NEGATED = 2, CHAIN_MODAL = 4, CHAIN_PERFECT = 8, CHAIN_TO = 16 };

/* Templates: each stage has its own hundred. */
enum { OF_EVENT = 1000, OF_START = 1200, OF_END = 1300, OF_BEFORE = 1400 };

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* ---- reading a sentence ------------------------------------------------------------------------- */

static const struct word *word(const struct clause *c, uint32_t i)
{
	return &c->words->at[c->first + i];
}

static char letter(const struct document *d, const struct word *w, uint32_t back)
{
	uint32_t end = w->end - w->tail;
	return end - w->start >= back ? d->text.at[end - back] : 0;
}

static uint32_t kind_of(const struct document *d, const struct word *w)
{
	switch (w->tag) {
	case TAG_SIGN:
		return KIND_SIGN + (unsigned char)w->sign;
	case TAG_QUOTE:
		return KIND_QUOTE;
	case TAG_NUMBER:
		return KIND_NUMBER;
	case TAG_PRONOUN:
	case TAG_DETERMINER:
	case TAG_PREPOSITION:
	case TAG_CONJUNCTION:
	case TAG_AUXILIARY:
	case TAG_PARTICLE:
		return w->hash;
	case TAG_ADVERB:
		return KIND_ADVERB;
	case TAG_NAME:
		return w->classes & LEX(CALENDAR) ? KIND_DAY : KIND_NAME;
	case TAG_VERB:
		return w->cue == CUE_VERB || w->cue == CUE_INFINITIVE ? KIND_CUE
		       : letter(d, w, 1) == 'd'			      ? KIND_ED
		       : letter(d, w, 1) == 'g'			      ? KIND_ING
								      : KIND_VERB;
	case TAG_ED:
		return KIND_ED;
	case TAG_ING:
		return KIND_ING;
	case TAG_NOUN:
		return letter(d, w, 1) == 's' ? KIND_PLURAL : KIND_NOUN;
	default:
		return letter(d, w, 1) == 's' && letter(d, w, 2) != 's' ? KIND_PLURAL : KIND_WORD;
	}
}

static bool is_verb(const struct word *w)
{
	return w->tag == TAG_AUXILIARY || w->tag == TAG_VERB || w->tag == TAG_ED;
}

void clause_begin(struct clause *c, const struct words *w, const struct marks *m, const struct document *d)
{
	uint32_t cues = 0;
	for (uint32_t i = 0; i < w->n; i++)
		cues += w->at[i].cue == CUE_VERB && cue_lemma(w->at[i].lemma)->strength >= 6;
	c->words = w;
	c->marks = m;
	c->document = d;
	c->density = w->n ? least(cues * 200 / w->n, 7) : 0;
	c->quoted = w->n ? least(m->n * 100 / w->n, 7) : 0;
}

uint32_t clause_read(struct clause *c, uint32_t first)
{
	const struct words *w = c->words;
	uint32_t end = first;
	c->first = first;
	do {
		const struct word *a = &w->at[end++];
		uint32_t sentence = a->stretch == NO_STRETCH ? a->sentence : c->marks->at[a->stretch].last_sentence;
		if (end >= w->n || w->at[end].paragraph != a->paragraph || w->at[end].sentence != sentence)
			break;
	} while (end - first < CLAUSE_MOST);
	c->n = end - first;
	return end;
}

/* What the features need of the sentence; only asked for when an event stands in it. */
void clause_prepare(struct clause *c)
{
	for (uint32_t i = 0; i < 4; i++)
		c->kinds[i] = c->kinds[c->n + 4 + i] = KIND_EDGE;
	for (uint32_t i = 0; i < c->n; i++) {
		const struct word *w = word(c, i);
		uint32_t k = kind_of(c->document, w);
		c->kinds[i + 4] = k;
		c->commas[i + 1] = c->commas[i] + (k == KIND_SIGN + ',');
		c->quotes[i + 1] = c->quotes[i] + (k == KIND_QUOTE);
		c->cues[i + 1] = c->cues[i] + (w->cue == CUE_VERB || w->cue == CUE_ACCORDING);
		c->verbs[i + 1] = c->verbs[i] + is_verb(w);
		c->thats[i + 1] = c->thats[i] + (k == HASH_THAT);
	}
}

/* ---- events ------------------------------------------------------------------------------------- */

bool clause_may_report(const struct word *w)
{
	if (w->cue == CUE_ACCORDING || w->cue == CUE_COLON)
		return true;
	if (w->lemma)
		return cue_lemma(w->lemma)->speech;
	return w->classes & LEX(CUE_WORD) && w->tag != TAG_QUOTE && w->tag != TAG_NAME;
}

static uint32_t form_of(const struct clause *c, const struct word *w)
{
	char last = letter(c->document, w, 1);
	if (w->tag == TAG_SIGN)
		return 0;
	if (last == 'd' || w->hash == token_hash(STR("wrote")) || w->hash == token_hash(STR("spoke")))
		return 'd';
	if (last == 'g' && letter(c->document, w, 2) == 'n')
		return 'g';
	return last == 's' ? 's' : 'o';
}

/* What an auxiliary, adverb or particle before the cue adds; false: it is neither. */
static bool chain_link(const struct clause *c, uint32_t i, uint32_t *chain)
{
	const struct word *w = word(c, i);
	uint32_t k = clause_kind(c, i);
	if (w->tag == TAG_AUXILIARY) {
		if (k == HASH_IS || k == HASH_ARE || k == HASH_WAS || k == HASH_WERE || k == HASH_BE ||
		    k == HASH_BEEN || k == HASH_BEING)
			*chain |= CHAIN_PASSIVE;
		else if (k == HASH_HAVE || k == HASH_HAS || k == HASH_HAD)
			*chain |= CHAIN_PERFECT;
		else
			*chain |= CHAIN_MODAL;
		if (letter(c->document, w, 1) == 't' && letter(c->document, w, 4) == '\'')
			*chain |= CHAIN_NEGATED;
		return true;
	}
	if (k == HASH_NOT || k == HASH_NEVER)
		*chain |= CHAIN_NEGATED;
	return w->tag == TAG_PARTICLE || w->tag == TAG_ADVERB;
}

static uint32_t lemma_of(const struct word *w)
{
	if (w->cue == CUE_ACCORDING)
		return HASH_ACCORDING;
	if (!w->lemma)
		return w->tag == TAG_SIGN ? (uint32_t)w->sign : w->hash;
	return cue_lemma(w->lemma)->key;
}

static uint32_t two(uint32_t a, uint32_t b)
{
	return a * 0x9e3779b1u + b;
}

/* A cue as context: by its name when common, else by how strong it is. */
static uint32_t strong_lemma(const struct word *w)
{
	const struct cue_lemma *l = cue_lemma(w->lemma);
	return l->strength >= 6 ? l->key : 2u + l->strength / 2u;
}

/* What sort of party a word may be. */
static uint32_t party_of(const struct word *w)
{
	if (w->tag == TAG_PRONOUN || w->tag == TAG_SIGN || w->tag == TAG_QUOTE)
		return w->tag;
	uint64_t k = w->classes;
	return 64 + 2 * (w->tag == TAG_NAME) + 4 * ((k & LEX(PERSON_NOUN)) != 0) + 8 * ((k & LEX(GROUP_NOUN)) != 0) +
	       16 * ((k & LEX(ORG_NOUN)) != 0) + 32 * ((k & (LEX(SURNAME) | LEX(FIRST_MALE) | LEX(FIRST_FEMALE))) != 0);
}

bool clause_event(const struct clause *c, uint32_t at, struct event *e)
{
	const struct word *w = word(c, at);
	if (!clause_may_report(w) || (w->cue == CUE_COLON && (w->paragraph || at > 8)))
		return false;
	*e = (struct event){.at = at, .lemma = lemma_of(w), .form = form_of(c, w), .cue = w->cue};
	uint32_t i = at;
	if (w->cue == CUE_ACCORDING && i > 0)
		i--;
	while (i > 0 && chain_link(c, i - 1, &e->chain))
		i--;
	if (i > 0 && clause_kind(c, i - 1) == HASH_TO) {
		e->chain |= CHAIN_TO;
		e->governor = i > 1 ? word(c, i - 2)->hash : KIND_EDGE;
	}
	e->first = i;
	e->subject = i > 0 ? clause_kind(c, i - 1) : KIND_EDGE;
	e->party = i > 0 ? party_of(word(c, i - 1)) : 0;
	for (uint32_t k = at; k-- > 0 && !e->cue_before;)
		if (word(c, k)->cue == CUE_VERB || word(c, k)->cue == CUE_ACCORDING)
			e->cue_before = two(word(c, k)->lemma ? strong_lemma(word(c, k)) : 1, 2 * (c->commas[at] != c->commas[k]) + (clause_kind(c, k + 1) == HASH_THAT));
	for (uint32_t k = at + 1; k < c->n && !e->cue_after; k++)
		if (word(c, k)->cue == CUE_VERB || word(c, k)->cue == CUE_ACCORDING)
			e->cue_after = two(word(c, k)->lemma ? strong_lemma(word(c, k)) : 1, c->commas[at] != c->commas[k]);
	return true;
}

/* ---- features ----------------------------------------------------------------------------------- */

/* Words, in finer steps. */
static uint32_t length_step(uint32_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 15 ? 6 : n < 26 ? 7 : n < 51 ? 8 : 9;
}

/* The hash of the word itself, or its kind when it is a name or number. */
static uint32_t exact(const struct clause *c, int64_t i)
{
	uint32_t k = clause_kind(c, i);
	if (i < 0 || i >= c->n || k == KIND_NAME || k == KIND_NUMBER || k == KIND_QUOTE || k >= KIND_SIGN)
		return k;
	return word(c, (uint32_t)i)->hash;
}

static uint32_t counted(const uint16_t *sums, uint32_t from, uint32_t to)
{
	return to > from ? (uint32_t)(sums[to] - sums[from]) : 0;
}

/* Beyond the first few words content starts behind a sign, or with a word that opens clauses. */
static bool starts_far(const struct clause *c, uint32_t k)
{
	uint32_t before = clause_kind(c, (int64_t)k - 1), here = clause_kind(c, k);
	return (before >= KIND_SIGN && before < KIND_SIGN + 256) || before == HASH_THAT || here == HASH_THAT ||
	       here == HASH_TO || here == HASH_WHETHER || here == HASH_IF || before == HASH_ABOUT;
}

uint32_t clause_starts(const struct clause *c, const struct event *e, uint32_t *starts)
{
	uint32_t n = 0;
	for (uint32_t k = e->at + 1; k + 1 < c->n && n < CLAUSE_STARTS && k <= e->at + CLAUSE_REACH; k++)
		if (k <= e->at + CLAUSE_NEAR || starts_far(c, k))
			starts[n++] = k;
	return n;
}

/* Offset of the first "that" of the next seven, 0 none. */
static uint32_t that_ahead(const struct clause *c, uint32_t at)
{
	for (uint32_t i = 1; i < 8 && at + i < c->n; i++)
		if (clause_kind(c, at + i) == HASH_THAT)
			return i;
	return 0;
}

void clause_event_features(const struct clause *c, const struct event *e, struct bag *b)
{
	const uint32_t t = OF_EVENT;
	int64_t v = e->at;
	uint32_t L = e->lemma, p = clause_kind(c, v - 1), n = clause_kind(c, v + 1), nn = clause_kind(c, v + 2);
	uint32_t pp = clause_kind(c, v - 2), rest = step(c->n - 1 - e->at), pos = step(e->at);
	uint32_t quotes = least(c->quotes[c->n], 2), chain = e->chain, s = e->form;
	uint32_t that = that_ahead(c, e->at);
	uint32_t verbs = least(counted(c->verbs, e->at + 1, c->n), 3);
	b->n = 0;
	bag_put(b, t, 0, 0, 0);
	bag_put(b, t + 1, L, 0, 0);
	bag_put(b, t + 2, L, s, 0);
	bag_put(b, t + 3, p, 0, 0);
	bag_put(b, t + 4, n, 0, 0);
	bag_put(b, t + 5, L, n, 0);
	bag_put(b, t + 6, L, p, 0);
	bag_put(b, t + 7, pp, p, 0);
	bag_put(b, t + 8, n, nn, 0);
	bag_put(b, t + 9, s, p, 0);
	bag_put(b, t + 10, s, n, 0);
	bag_put(b, t + 11, e->cue, chain, 0);
	bag_put(b, t + 12, quotes, 0, 0);
	bag_put(b, t + 14, pos, 0, 0);
	bag_put(b, t + 16, word(c, e->at)->paragraph == 0, 0, 0);
	bag_put(b, t + 17, step(c->n), e->at < 4, 0);
	bag_put(b, t + 18, quotes, n, 0);
	bag_put(b, t + 20, L, rest, 0);
	bag_put(b, t + 21, L, pos, 0);
	bag_put(b, t + 22, L, quotes, 0);
	bag_put(b, t + 23, that, 0, 0);
	bag_put(b, t + 24, L, that != 0, 0);
	bag_put(b, t + 26, L, verbs != 0, 0);
	bag_put(b, t + 27, c->commas[e->at] != 0, counted(c->commas, e->at > 5 ? e->at - 5 : 0, e->at) != 0, 0);
	bag_put(b, t + 29, L, chain, s);
	bag_put(b, t + 30, e->subject, 0, 0);
	bag_put(b, t + 31, e->subject, n, 0);
	bag_put(b, t + 32, e->subject, chain, s);
	bag_put(b, t + 33, e->governor, 0, 0);
	bag_put(b, t + 34, e->governor, n, 0);
	bag_put(b, t + 35, exact(c, v + 1), s, 0);
	bag_put(b, t + 36, exact(c, v - 1), s, 0);
	bag_put(b, t + 37, clause_kind(c, 0), e->subject, 0);
	bag_put(b, t + 38, s, pp, p);
	bag_put(b, t + 39, n, nn, clause_kind(c, v + 3));
	bag_put(b, t + 40, p, n, 0);
	bag_put(b, t + 42, e->cue == CUE_NONE, p, n);
	bag_put(b, t + 43, word(c, e->at)->hash, 0, 0);
	bag_put(b, t + 44, e->cue_before, 0, 0);
	bag_put(b, t + 45, e->cue_before != 0, L, 0);
	bag_put(b, t + 46, e->cue_before, s, e->subject);
	bag_put(b, t + 47, e->cue_after, 0, 0);
	bag_put(b, t + 48, e->cue_after != 0, L, 0);
	bag_put(b, t + 49, e->party, s, e->chain);
	bag_put(b, t + 50, e->party, L, 0);
	bag_put(b, t + 51, e->party, n, 0);
	bag_put(b, t + 53, c->density, e->cue != CUE_NONE, s);
	bag_put(b, t + 54, c->quoted, s, 0);
	bag_put(b, t + 55, c->density, L, 0);
}

void clause_start_features(const struct clause *c, const struct event *e, uint32_t start, struct bag *b)
{
	const uint32_t t = OF_START;
	int64_t i = start;
	bool adjacent = start == e->at + 1;
	uint32_t L = e->lemma, off = start - e->at, o = step(off), a = clause_kind(c, i), after = clause_kind(c, i + 1);
	uint32_t p = adjacent ? KIND_EDGE : clause_kind(c, i - 1), pp = off < 3 ? KIND_EDGE : clause_kind(c, i - 2);
	uint32_t n = clause_kind(c, e->at + 1), commas = least(counted(c->commas, e->at + 1, start), 3);
	uint32_t verbs = least(counted(c->verbs, e->at + 1, start), 2);
	b->n = 0;
	bag_put(b, t + 1, least(off, 12), L, 0);
	bag_put(b, t + 2, a, 0, 0);
	bag_put(b, t + 3, p, 0, 0);
	bag_put(b, t + 4, p, a, 0);
	bag_put(b, t + 5, a, after, 0);
	bag_put(b, t + 6, o, a, 0);
	bag_put(b, t + 8, commas, p, 0);
	bag_put(b, t + 9, o, n, 0);
	bag_put(b, t + 10, L, a, 0);
	bag_put(b, t + 12, n, p, 0);
	bag_put(b, t + 15, L, p, 0);
	uint32_t path = 0;
	for (uint32_t k = e->at + 1; k < start && off <= 4; k++)
		path = two(path, clause_kind(c, k));
	bag_put(b, t + 17, off <= 4, path, 0);
	bag_put(b, t + 18, off <= 4, path, L);
	bag_put(b, t + 19, exact(c, i), adjacent, 0);
	bag_put(b, t + 20, exact(c, i - 1), adjacent, 0);
	bag_put(b, t + 22, pp, p, a);
	bag_put(b, t + 23, p, a, after);
	bag_put(b, t + 24, verbs, o, 0);
	bag_put(b, t + 25, verbs, p, a);
	bag_put(b, t + 26, least(off, 12), e->chain, e->form);
	bag_put(b, t + 27, least(off, 6), n, L);
	bag_put(b, t + 29, least(counted(c->verbs, start, c->n), 2), p, 0);
	bag_put(b, t + 30, least(counted(c->verbs, start, c->n), 2), o, L);
}

static bool ends_before(const struct clause *c, uint32_t k)
{
	uint8_t tag = word(c, k)->tag;
	uint32_t here = clause_kind(c, k);
	if (tag == TAG_SIGN)
		return here != KIND_SIGN + '$' && here != KIND_SIGN + '%' && here != KIND_SIGN + '-' &&
		       here != KIND_SIGN + '\'';
	return tag == TAG_QUOTE || clause_kind(c, (int64_t)k - 1) == KIND_QUOTE || tag == TAG_CONJUNCTION ||
	       tag == TAG_PREPOSITION;
}

/* The end of the sentence, without its full stop. */
static uint32_t last_end(const struct clause *c)
{
	uint32_t n = c->n;
	while (n > 1 && word(c, n - 1)->tag == TAG_SIGN &&
	       (word(c, n - 1)->sign == '.' || word(c, n - 1)->sign == '?' || word(c, n - 1)->sign == '!'))
		n--;
	return n;
}

uint32_t clause_ends(const struct clause *c, const struct event *e, uint32_t start, uint32_t *ends)
{
	uint32_t n = 0, last = last_end(c);
	(void)e;
	if (last <= start)
		last = start + 1;
	for (uint32_t k = start + 1; k < last && n < CLAUSE_ENDS - 1; k++)
		if (ends_before(c, k))
			ends[n++] = k;
	ends[n++] = last;
	return n;
}

/* Elements to the next cue within 7, 9 when there is none. */
static uint32_t cue_ahead(const struct clause *c, uint32_t k)
{
	for (uint32_t i = k; i < c->n && i < k + 7; i++)
		if (word(c, i)->cue == CUE_VERB || word(c, i)->cue == CUE_ACCORDING)
			return i - k;
	return 9;
}

/* The form of a verb: by its tag and last letter; 0 for other words. */
static uint32_t verb_form(const struct clause *c, uint32_t i)
{
	if (i >= c->n)
		return 0;
	const struct word *w = word(c, i);
	if (w->tag == TAG_AUXILIARY)
		return 1;
	if (w->tag != TAG_VERB && w->tag != TAG_ED && w->tag != TAG_ING)
		return 0;
	return two(w->cue != CUE_NONE, (unsigned char)letter(c->document, w, 1));
}

/* The form of the last verb in the content. */
static uint32_t verb_inside(const struct clause *c, uint32_t start, uint32_t end)
{
	for (uint32_t i = end; i-- > start;) {
		uint32_t form = verb_form(c, i);
		if (form)
			return form;
	}
	return 0;
}

void clause_end_features(const struct clause *c, const struct event *e, uint32_t start, uint32_t end,
			 struct bag *b)
{
	const uint32_t t = OF_END;
	int64_t k = end;
	bool last = end >= last_end(c);
	uint32_t L = e->lemma, a = last ? KIND_EDGE : clause_kind(c, k), n = last ? KIND_EDGE : clause_kind(c, k + 1);
	uint32_t nn = last ? KIND_EDGE : clause_kind(c, k + 2), p = clause_kind(c, k - 1), length = length_step(end - start);
	uint32_t near = cue_ahead(c, end), rest = step(c->n - end), first = clause_kind(c, start);
	uint32_t commas = least(counted(c->commas, start, end), 4);
	uint32_t verbs = least(counted(c->verbs, start, end), 3);
	uint32_t left = least(counted(c->verbs, end, c->n), 3);
	uint32_t kind_before = clause_kind(c, k - 2), open_commas = counted(c->commas, e->at, start) % 2 + 2 * (commas % 2);
	bool that = start > e->at + 1 && clause_kind(c, (int64_t)start - 1) == HASH_THAT;
	uint32_t opener = first == HASH_TO ? 1 : that ? 2 : e->form == 'o' && e->cue == CUE_NONE ? 3 : 0;
	b->n = 0;
	bag_put(b, t + 1, a, 0, 0);
	bag_put(b, t + 2, a, n, 0);
	bag_put(b, t + 3, a, n, nn);
	bag_put(b, t + 6, a, rest, 0);
	bag_put(b, t + 7, near, a, 0);
	bag_put(b, t + 8, near, a, n);
	bag_put(b, t + 9, p, a, 0);
	bag_put(b, t + 10, counted(c->cues, end, c->n) != 0, a, 0);
	bag_put(b, t + 11, L, last, 0);
	bag_put(b, t + 13, commas, last, 0);
	bag_put(b, t + 14, commas, a, 0);
	bag_put(b, t + 17, verbs, a, 0);
	bag_put(b, t + 18, verbs, a, n);
	bag_put(b, t + 19, left, a, n);
	bag_put(b, t + 20, L, a, 0);
	bag_put(b, t + 21, L, verbs, last);
	bag_put(b, t + 22, opener, a, 0);
	bag_put(b, t + 23, opener, a, n);
	bag_put(b, t + 25, first, last, 0);
	bag_put(b, t + 26, first, a, verbs);
	bag_put(b, t + 27, exact(c, k), 0, last);
	bag_put(b, t + 29, exact(c, k - 1), a, 0);
	bag_put(b, t + 30, length, a, 0);
	bag_put(b, t + 31, e->at < start && start - e->at > 1, a, last);
	bag_put(b, t + 33, rest, left, last);
	bag_put(b, t + 34, c->commas[e->at] != 0, a, n);
	bag_put(b, t + 35, p, a, n);
	bag_put(b, t + 36, verbs, left, a);
	uint32_t next = last ? 0 : verb_form(c, end + 1);
	bag_put(b, t + 37, a, next, e->form);
	bag_put(b, t + 38, two(a, next), e->form, verb_inside(c, start, end));
	bag_put(b, t + 39, two(a, next), nn, left);
	bag_put(b, t + 42, p, last, e->form);
	bag_put(b, t + 43, a, p, kind_before);
	bag_put(b, t + 46, c->density, a, last);
	bag_put(b, t + 47, open_commas, two(a, n), last);
}

static bool opens_before(const struct clause *c, uint32_t i)
{
	uint32_t k = clause_kind(c, (int64_t)i - 1);
	return k == KIND_SIGN + ',' || k == KIND_SIGN + '_' || k == KIND_SIGN + ';' || k == KIND_SIGN + ':' ||
	       k == KIND_SIGN + '(' || k == HASH_BUT || k == HASH_AND || k == HASH_THAT || k == HASH_AS ||
	       k == HASH_WHICH || k == HASH_BECAUSE || k == HASH_WHILE || k == HASH_WHO;
}

uint32_t clause_befores(const struct clause *c, const struct event *e, struct range *out)
{
	uint32_t ends[6], n_ends = 0, starts[8], n_starts = 0, n = 0;
	uint32_t v = e->at, from = v > 40 ? v - 40 : 0;
	if (e->cue == CUE_COLON)
		return 0;
	if (e->cue == CUE_ACCORDING && v > 1 && clause_kind(c, (int64_t)v - 2) != KIND_SIGN + ',')
		ends[n_ends++] = v - 1;
	for (uint32_t k = v; k > from && n_ends < 5; k--)
		if (clause_kind(c, k) == KIND_SIGN + ',' || clause_kind(c, k) == KIND_SIGN + '_' || clause_kind(c, (int64_t)k - 1) == KIND_QUOTE)
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

void clause_before_features(const struct clause *c, const struct event *e, struct range r,
			    struct bag *b)
{
	const uint32_t t = OF_BEFORE;
	uint32_t v = e->at, L = e->lemma, gap = v - least(v, r.end + 1), n = clause_kind(c, (int64_t)v + 1);
	uint32_t s0 = gap ? clause_kind(c, (int64_t)r.end + 1) : KIND_EDGE, s1 = gap ? clause_kind(c, (int64_t)v - 1) : KIND_EDGE;
	uint32_t at_start = r.start == 0, a = clause_kind(c, r.start), p = clause_kind(c, (int64_t)r.start - 1);
	uint32_t quotes = counted(c->quotes, r.start, r.end), whole = quotes == r.end - r.start;
	uint32_t verbs = least(counted(c->verbs, r.start, r.end), 2);
	uint32_t commas = least(counted(c->commas, r.start, r.end), 3);
	uint32_t sign = clause_kind(c, r.end);
	b->n = 0;
	uint32_t path = 0;
	for (uint32_t k = r.end + 1; k < v && gap < 4; k++)
		path = two(path, clause_kind(c, k));
	if (gap >= 4)
		path = two(s0, s1);
	bag_put(b, t, 0, 0, 0);
	bag_put(b, t + 1, L, 0, 0);
	bag_put(b, t + 2, path, gap < 4, 0);
	bag_put(b, t + 3, n, 0, 0);
	bag_put(b, t + 4, L, n, 0);
	bag_put(b, t + 5, step(gap), 0, 0);
	bag_put(b, t + 6, step(gap), n, 0);
	bag_put(b, t + 7, length_step(r.end - r.start), 0, 0);
	bag_put(b, t + 8, clause_kind(c, 0), at_start, 0);
	bag_put(b, t + 10, quotes != 0, whole, 0);
	bag_put(b, t + 12, s0, 0, 0);
	bag_put(b, t + 13, s0, n, 0);
	bag_put(b, t + 14, verbs, 0, 0);
	bag_put(b, t + 16, at_start, 0, 0);
	bag_put(b, t + 17, at_start, p, a);
	bag_put(b, t + 18, at_start, step(r.start), 0);
	bag_put(b, t + 19, a, 0, 0);
	bag_put(b, t + 20, commas, at_start, 0);
	bag_put(b, t + 21, e->subject, sign, 0);
	bag_put(b, t + 22, e->subject, step(gap), n);
	bag_put(b, t + 23, counted(c->verbs, r.end, v), step(gap), 0);
	bag_put(b, t + 24, L, step(gap), sign);
	bag_put(b, t + 25, L, verbs, at_start);
	bag_put(b, t + 26, e->form, n, sign);
	bag_put(b, t + 27, e->chain, e->form, sign);
	bag_put(b, t + 28, counted(c->commas, r.end + 1, v), sign, n);
	bag_put(b, t + 29, p, verbs, 0);
	bag_put(b, t + 30, a, verbs, 0);
	bag_put(b, t + 32, least(r.end - r.start, 2), r.end == e->first, e->chain);
	bag_put(b, t + 33, least(r.end - r.start, 2), a, sign);
	bag_put(b, t + 35, r.end == e->first, p, n);
}

static bool trims(const struct word *w, bool front)
{
	if (w->tag != TAG_SIGN)
		return false;
	if (front)
		return w->sign != '$' && w->sign != '#' && w->sign != '(' && w->sign != '@';
	return w->sign != '%' && w->sign != ')' && w->sign != '$';
}

struct span clause_span(const struct clause *c, struct range r)
{
	while (r.start < r.end && trims(word(c, r.start), true))
		r.start++;
	while (r.start < r.end && trims(word(c, r.end - 1), false))
		r.end--;
	if (r.start == r.end)
		return (struct span){0, 0};
	return (struct span){word(c, r.start)->start, word(c, r.end - 1)->end};
}
