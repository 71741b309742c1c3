#include "candidate.h"

#include "clause.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum {
	LINK_REACH = 45,  /* words from a subject to its cue */
	COLON_REACH = 12, /* to a colon */
	LONG_SHAPE = 6,   /* words */
	STRONG = 2,       /* strength of a cue lemma from which it counts as strong */
	COMMON_CUE = 4,   /* and from which it goes by its name */
	SAID = 6,         /* and is speech and little else */
};

/* Codes of neighbours; words that name themselves are hashes, which are seldom this small. */
enum {
	CODE_EDGE = 1,
	CODE_QUOTE,
	CODE_ACCORDING,
	CODE_COLON,
	CODE_DASH,
	CODE_INFINITIVE,
	CODE_MENTAL,
	CODE_WEAK,
	CODE_STRONG,
	CODE_SIGN = 0x100,
	CODE_TAG = 0x200,
	CODE_OWNER = 0x300
};

uint32_t candidate_cue_code(const struct element *w)
{
	static const uint8_t codes[CUES] = {
		[CUE_ACCORDING] = CODE_ACCORDING, [CUE_COLON] = CODE_COLON,
		[CUE_DASH] = CODE_DASH,           [CUE_INFINITIVE] = CODE_INFINITIVE,
		[CUE_MENTAL] = CODE_MENTAL,
	};
	if (w->cue != CUE_VERB)
		return codes[w->cue];
	const struct cue_lemma *lemma = cue_lemma(w->lemma);
	if (lemma->strength >= COMMON_CUE)
		return lemma->key;
	return lemma->strength >= STRONG ? CODE_STRONG : CODE_WEAK;
}

uint32_t candidate_word_code(const struct element *w)
{
	if (w->tag == TAG_QUOTE)
		return CODE_QUOTE;
	if (w->cue)
		return candidate_cue_code(w) ^ 0x5bd1e995u;
	uint32_t kind = w->tail ? CODE_OWNER : CODE_TAG + (uint32_t)w->tag;
	kind = w->sign ? CODE_SIGN + (uint32_t)(uint8_t)w->sign : kind;
	return small_word_or(w, kind);
}

/* ---- shapes ------------------------------------------------------------------------------ */

static bool adverbial_tag(const struct element *w)
{
	return element_tagged(w, TAG(AUXILIARY) | TAG(PARTICLE) | TAG(ADVERB));
}

static bool time_word(const struct element *w)
{
	return w->classes & LEX(CALENDAR) || w->hash == WORD_THIS ||
	       english_opens_time(w->hash) || english_period(w->hash);
}

static bool adverbial_word(const struct element *w)
{
	return adverbial_tag(w) || time_word(w) || w->hash == WORD_WENT || w->hash == WORD_ON ||
	       w->hash == WORD_TO || w->hash == WORD_AND || w->hash == WORD_HIMSELF ||
	       w->hash == WORD_HERSELF;
}

static bool has_verb(const struct element *w)
{
	return w->cue || element_tagged(w, TAG(AUXILIARY) | TAG(VERB) | TAG(ED));
}

/* The shape of words that nothing else is said of. */
static uint8_t shape_open(const struct element *at, uint32_t first, uint32_t end)
{
	bool verb = false, comma = false;
	for (uint32_t i = first; i < end; i++) {
		verb |= has_verb(&at[i]);
		comma |= at[i].sign == ',' || at[i].sign == ';';
	}
	bool preposition = at[first].tag == TAG_PREPOSITION, many = end - first >= LONG_SHAPE;
	return (uint8_t)(SHAPE_OPEN + preposition + 2 * verb + 4 * comma + 8 * many);
}

/* The shape of the words first..end-1, one or more, by their tags and signs. */
static uint8_t shape_of_signs(const struct candidates *c, uint32_t first, uint32_t end)
{
	const struct element *at = c->elements->at, *a = &at[first];
	if (candidates_stretches(c, first, end))
		return SHAPE_QUOTE;
	if (a->sign == ',')
		return at[end - 1].sign == ',' ? SHAPE_COMMAS : SHAPE_COMMA;
	if (a->sign == '(' || a->sign == '_')
		return SHAPE_BRACKET;
	return shape_open(at, first, end);
}

/* The shape of the words first..end-1 between a subject and its cue. */
static uint8_t shape_of(const struct candidates *c, uint32_t first, uint32_t end)
{
	const struct element *at = c->elements->at, *a = &at[first];
	if (first >= end)
		return SHAPE_ADJACENT;
	uint32_t adverbs = first; /* they end here */
	while (adverbs < end && adverbial_word(&at[adverbs]))
		adverbs++;
	if (adverbs == end)
		return SHAPE_ADVERB;
	uint8_t shape = shape_of_signs(c, first, end);
	bool who = first + 1 < end && (a[1].hash == WORD_WHO || a[1].hash == WORD_WHICH);
	if (shape == SHAPE_COMMAS && who)
		return SHAPE_COMMA_WHO_COMMA;
	if (shape == SHAPE_COMMA && who)
		return SHAPE_COMMA_WHO;
	if (shape < SHAPE_OPEN)
		return shape;
	if (a->hash == WORD_AND)
		return end - first > 4 ? SHAPE_AND_LONG : SHAPE_AND;
	return a->hash == WORD_WHO ? SHAPE_WHO : shape;
}

uint8_t candidate_shape(const struct candidates *c, uint32_t first, uint32_t end)
{
	const struct element *at = c->elements->at;
	if (end - first > 12)
		return SHAPE_NONE;
	if (first >= end)
		return SHAPE_ADJACENT;
	uint32_t adverbs = first;
	while (adverbs < end && adverbial_tag(&at[adverbs]))
		adverbs++;
	return adverbs == end ? SHAPE_ADVERB : shape_of_signs(c, first, end);
}

/* ---- links ------------------------------------------------------------------------------- */

static bool links_right(uint8_t cue, uint32_t distance)
{
	switch (cue) {
	case CUE_VERB:
	case CUE_INFINITIVE:
		return true;
	case CUE_COLON:
		return distance <= COLON_REACH;
	default:
		return false;
	}
}

/* A cue that links_right() may accept. */
struct link {
	uint32_t word, sentence;
	uint8_t cue;
};

/* A document as its candidates are found. */
struct finding {
	struct candidates *c;
	const struct link *cues; /* those from the first word of the phrase on */
	uint32_t sentence;       /* of the phrase before */
	uint32_t *subject;       /* of each cue, by the cues before it: candidate + 1 */
	uint32_t *linked;        /* candidates with a cue to the right */
	uint32_t n_linked;
	uint32_t *sources; /* candidates that are the adjacent subject of a verb of speech */
	uint32_t n_sources;
};

static void link_right(struct finding *f, const struct phrase *p, struct candidate *x)
{
	uint32_t sentence = f->c->elements->at[p->last].sentence;
	const struct link *v = f->cues;
	while (v->word < p->first)
		v++;
	f->cues = v;
	while (v->word <= phrase_last(p))
		v++;
	for (; v->sentence == sentence && v->word - phrase_last(p) < LINK_REACH; v++) {
		if (x->right == NO_ELEMENT) {
			if (links_right(v->cue, v->word - phrase_last(p)))
				x->right = v->word;
		} else if (v->cue == CUE_VERB) {
			x->right2 = v->word;
			break;
		}
	}
	if (x->right != NO_ELEMENT)
		x->shape = shape_of(f->c, phrase_last(p) + 1, x->right);
	if (x->right2 != NO_ELEMENT)
		x->shape2 = shape_of(f->c, phrase_last(p) + 1, x->right2);
}

static uint32_t *subject_of(const struct finding *f, uint32_t cue)
{
	return &f->subject[f->c->until[cue].cues];
}

/* The word before it: a cue whose subjects have all been found, as they stand before it. */
static void link_left(struct finding *f, uint32_t before, struct candidate *x)
{
	const struct element *v = &f->c->elements->at[before];
	x->before = candidate_word_code(v);
	if (!v->cue || v->cue == CUE_INFINITIVE || v->cue == CUE_MENTAL)
		return;
	x->left = before;
	x->taken = *subject_of(f, before) != 0;
}

static bool subject_shape(uint8_t shape)
{
	return shape == SHAPE_ADJACENT || shape == SHAPE_ADVERB || shape == SHAPE_COMMAS ||
	       shape == SHAPE_COMMA_WHO_COMMA;
}

/* The class of each form. */
static const uint8_t classes[PHRASE_FORMS] = {
	[PHRASE_HE] = CLASS_HE,          [PHRASE_SHE] = CLASS_HE,
	[PHRASE_THEY] = CLASS_PRONOUN,   [PHRASE_IT] = CLASS_PRONOUN,
	[PHRASE_I] = CLASS_PRONOUN,      [PHRASE_WE] = CLASS_PRONOUN,
	[PHRASE_YOU] = CLASS_PRONOUN,    [PHRASE_WHO] = CLASS_PRONOUN,
	[PHRASE_THAT] = CLASS_PRONOUN,   [PHRASE_WHICH] = CLASS_PRONOUN,
	[PHRASE_HIS] = CLASS_PRONOUN,    [PHRASE_INDEFINITE] = CLASS_PRONOUN,
	[PHRASE_NAME] = CLASS_NAME,      [PHRASE_NAME1] = CLASS_NAME,
	[PHRASE_ROLE_NAME] = CLASS_NAME, [PHRASE_ORGANIZATION] = CLASS_NAME,
	[PHRASE_NAME_NOUN] = CLASS_NOUN, [PHRASE_DEFINITE] = CLASS_NOUN,
	[PHRASE_A] = CLASS_NOUN,         [PHRASE_POSSESSED] = CLASS_NOUN,
	[PHRASE_QUANTITY] = CLASS_NOUN,  [PHRASE_BARE] = CLASS_NOUN,
	[PHRASE_PLURAL] = CLASS_NOUN,    [PHRASE_OWNER] = CLASS_NOUN,
	[PHRASE_CUT] = CLASS_NOUN,       [PHRASE_HEADLINE1] = CLASS_NAME,
	[PHRASE_HEADLINE2] = CLASS_NAME,
};

/* Is it the adjacent subject of a verb of speech? */
static bool is_source(const struct element *at, const struct candidate *x)
{
	return (x->right != NO_ELEMENT && x->shape <= SHAPE_ADVERB &&
		at[x->right].cue == CUE_VERB) ||
	       (x->left != NO_ELEMENT && !x->taken && at[x->left].cue != CUE_COLON);
}

/* All of a candidate but what others say about it. */
static void describe(struct finding *f, uint32_t k)
{
	const struct elements *w = f->c->elements;
	const struct phrase *p = &f->c->phrases->at[k];
	struct candidate *x = &f->c->at[k];
	const struct element *first = &w->at[p->first], *last = &w->at[p->last];
	*x = (struct candidate){
		.right = NO_ELEMENT,
		.right2 = NO_ELEMENT,
		.left = NO_ELEMENT,
		.first = first->sentence != f->sentence,
		.class = classes[p->form],
		.before = CODE_EDGE,
		.after = CODE_EDGE,
	};
	f->sentence = first->sentence;
	link_right(f, p, x);
	if (!element_first(w, phrase_first(p)))
		link_left(f, phrase_first(p) - 1, x);
	if (p->last + 1 < w->n && last[1].paragraph == last->paragraph)
		x->after = candidate_word_code(&last[1]);
	if (x->right != NO_ELEMENT) {
		f->linked[f->n_linked++] = k;
		if (subject_shape(x->shape) && !(p->flags & PHRASE_PART))
			*subject_of(f, x->right) = k + 1; /* the nearest stays */
	}
	if (is_source(w->at, x) && !phrase_is_pronoun(p->form) && !(p->flags & PHRASE_PART))
		f->sources[f->n_sources++] = k;
}

/* How often a head is the subject of a cue. */
struct head {
	uint32_t hash, n; /* n 0: free */
};

static struct head *head_of(struct head *heads, uint32_t mask, uint32_t hash)
{
	uint32_t i = hash & mask;
	while (heads[i].n && heads[i].hash != hash)
		i = (i + 1) & mask;
	return &heads[i];
}

/* What other candidates say about each: who is nearer to its cue, where its head speaks. */
static void hear_others(struct finding *f, struct arena *a)
{
	enum { MOST = 3 };
	const struct phrases *p = f->c->phrases;
	uint32_t size = 32;
	uint64_t bits = 0; /* of the heads that speak somewhere */
	while (size < f->n_sources * 8)
		size *= 2;
	struct head *heads = ARENA_ARRAY(a, size, struct head);
	for (uint32_t i = 0; i < f->n_sources; i++) {
		uint32_t hash = p->at[f->sources[i]].head;
		struct head *h = head_of(heads, size - 1, hash);
		h->hash = hash;
		h->n++;
		bits |= name_bit(hash);
	}
	for (uint32_t k = 0; k < p->n; k++) {
		if (!(bits & name_bit(p->at[k].head)) || phrase_is_pronoun(p->at[k].form))
			continue;
		uint32_t n = head_of(heads, size - 1, p->at[k].head)->n;
		f->c->at[k].sources = (uint8_t)least(n, MOST);
	}
	for (uint32_t i = 0; i < f->n_linked; i++) {
		uint32_t k = f->linked[i], subject = *subject_of(f, f->c->at[k].right);
		f->c->at[k].beaten = subject && subject != k + 1;
	}
	for (uint32_t i = 0; i < f->n_sources; i++) { /* but not itself */
		uint32_t k = f->sources[i];
		if (head_of(heads, size - 1, p->at[k].head)->n <= MOST)
			f->c->at[k].sources--;
	}
}

/*
 * Counts the cues and stretches before each word, and the verbs that say; gathers the words
 * that may report. Returns the cues that links_right() may accept, in order, and one at
 * NO_ELEMENT behind the last.
 */
static const struct link *count_words(struct candidates *c, struct arena *a)
{
	const struct element *at = c->elements->at;
	uint32_t n = c->elements->n, n_linking = 0;
	struct link *linking = ARENA_ARRAY_RAW(a, (size_t)n + 1, struct link);
	struct until *until = ARENA_ARRAY_RAW(a, (size_t)n + 1, struct until), now = {0, 0};
	uint32_t *events = ARENA_ARRAY_RAW(a, (size_t)n + 1, uint32_t);
	for (uint32_t i = 0; i < n; i++) {
		until[i] = now;
		now.stretches += at[i].tag == TAG_QUOTE;
		if (!(at[i].cue | at[i].lemma | (at[i].classes & LEX(CUE_WORD))))
			continue; /* as most words */
		if (clause_may_report(&at[i]))
			events[c->n_events++] = i;
		if (!at[i].cue)
			continue;
		now.cues += at[i].cue != CUE_MENTAL;
		c->said += at[i].cue == CUE_VERB && cue_lemma(at[i].lemma)->strength >= SAID;
		if (links_right(at[i].cue, 0))
			linking[n_linking++] = (struct link){i, at[i].sentence, at[i].cue};
	}
	until[n] = now;
	linking[n_linking] = (struct link){NO_ELEMENT, UINT32_MAX, CUE_NONE};
	c->until = until;
	c->events = events;
	return linking;
}

void candidates_find(struct candidates *c, const struct elements *w, const struct phrases *p,
		     struct arena *a)
{
	*c = (struct candidates){
		.elements = w,
		.phrases = p,
		.at = ARENA_ARRAY_RAW(a, (size_t)p->n + 1, struct candidate),
	};
	struct finding f = {
		.c = c,
		.cues = count_words(c, a),
		.sentence = UINT32_MAX,
		.linked = ARENA_ARRAY_RAW(a, (size_t)p->n + 1, uint32_t),
		.sources = ARENA_ARRAY_RAW(a, (size_t)p->n + 1, uint32_t),
	};
	f.subject = ARENA_ARRAY(a, (size_t)c->until[w->n].cues + 1, uint32_t);
	for (uint32_t k = 0; k < p->n; k++)
		describe(&f, k);
	hear_others(&f, a);
}
