#include "candidate.h"

#include "lexicon.h"

enum {
	LINK_REACH = 45,  /* words from a subject to its cue */
	COLON_REACH = 12, /* to a colon */
	LONG_SHAPE = 6,   /* words */
	STRONG = 2,       /* strength of a cue lemma from which it counts as strong */
	COMMON_CUE = 4,   /* and from which it goes by its name */
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

struct small {
	uint32_t went, on, to, and, himself, herself, who, which;
};

static uint32_t hash_of(const char *word)
{
	return hash_bytes(word, strlen(word));
}

uint32_t candidate_cue_code(const struct word *w)
{
	switch (w->cue) {
	case CUE_NONE:
		return 0;
	case CUE_ACCORDING:
		return CODE_ACCORDING;
	case CUE_COLON:
		return CODE_COLON;
	case CUE_DASH:
		return CODE_DASH;
	case CUE_INFINITIVE:
		return CODE_INFINITIVE;
	case CUE_MENTAL:
		return CODE_MENTAL;
	default:
		break;
	}
	const struct cue_lemma *lemma = cue_lemma(w->lemma);
	return lemma->strength >= COMMON_CUE ? lemma->key
	       : lemma->strength >= STRONG   ? CODE_STRONG
					     : CODE_WEAK;
}

uint32_t candidate_word_code(const struct words *w, uint32_t i)
{
	const struct word *word = &w->at[i];
	if (word->tag == TAG_QUOTE)
		return CODE_QUOTE;
	if (word->cue)
		return candidate_cue_code(word) ^ 0x5bd1e995u;
	if (word->sign)
		return CODE_SIGN + (uint8_t)word->sign;
	const uint64_t small = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(AUXILIARY) |
			       LEX(CONJUNCTION) | LEX(PARTICLE) | LEX(PRONOUN);
	if (word->classes & small && word->tag != TAG_NAME)
		return word->hash;
	return word->tail ? CODE_OWNER : CODE_TAG + word->tag;
}

/* ---- shapes ------------------------------------------------------------------------------ */

static bool is_adverbial(const struct word *w, const struct small *s)
{
	return w->tag == TAG_AUXILIARY || w->tag == TAG_PARTICLE || w->tag == TAG_ADVERB ||
	       w->hash == s->went || w->hash == s->on || w->hash == s->to ||
	       w->hash == s->and || w->hash == s->himself || w->hash == s->herself;
}

static bool is_verb(const struct word *w)
{
	return w->tag == TAG_AUXILIARY || w->tag == TAG_VERB || w->tag == TAG_ED || w->cue;
}

/* The shape of the words first..end-1 between a subject and its cue. */
static uint8_t shape_of(const struct word *at, uint32_t first, uint32_t end,
			const struct small *s)
{
	if (first >= end)
		return SHAPE_ADJACENT;
	bool adverbial = true, quote = false, verb = false, comma = false;
	for (uint32_t i = first; i < end; i++) {
		adverbial &= is_adverbial(&at[i], s);
		quote |= at[i].tag == TAG_QUOTE;
		verb |= is_verb(&at[i]);
		comma |= at[i].sign == ',' || at[i].sign == ';';
	}
	if (adverbial)
		return SHAPE_ADVERB;
	if (quote)
		return SHAPE_QUOTE;
	const struct word *a = &at[first];
	bool who = first + 1 < end && (a[1].hash == s->who || a[1].hash == s->which);
	if (a->sign == ',' && at[end - 1].sign == ',')
		return who ? SHAPE_COMMA_WHO_COMMA : SHAPE_COMMAS;
	if (a->hash == s->who)
		return SHAPE_WHO;
	if (a->sign == ',')
		return who ? SHAPE_COMMA_WHO : SHAPE_COMMA;
	if (a->sign == '(' || a->sign == '_')
		return SHAPE_BRACKET;
	if (a->hash == s->and)
		return end - first > 4 ? SHAPE_AND_LONG : SHAPE_AND;
	return (uint8_t)(SHAPE_OPEN + (a->tag == TAG_PREPOSITION) + 2 * verb + 4 * comma +
			 8 * (end - first >= LONG_SHAPE));
}

uint8_t candidate_shape(const struct words *w, uint32_t first, uint32_t end)
{
	static const struct small s = {0};
	return end - first > 12 ? SHAPE_NONE : shape_of(w->at, first, end, &s);
}

/* ---- links ------------------------------------------------------------------------------- */

static bool links_right(const struct word *w, uint32_t distance)
{
	switch (w->cue) {
	case CUE_VERB:
	case CUE_INFINITIVE:
		return true;
	case CUE_COLON:
		return distance <= COLON_REACH;
	default:
		return false;
	}
}

/* `cues` are the linking ones from the first word of the phrase on. */
static void link(struct candidates *c, uint32_t k, const uint32_t *cues, const struct small *s)
{
	const struct words *w = c->words;
	const struct phrase *p = &c->phrases->at[k];
	struct candidate *x = &c->at[k];
	const struct word *last = &w->at[p->last];
	*x = (struct candidate){.right = NO_WORD, .right2 = NO_WORD, .left = NO_WORD};
	while (*cues <= p->last)
		cues++;
	for (; *cues - p->last < LINK_REACH; cues++) {
		uint32_t i = *cues;
		const struct word *v = &w->at[i];
		if (v->sentence != last->sentence || v->paragraph != last->paragraph)
			break;
		if (x->right == NO_WORD) {
			if (links_right(v, i - p->last))
				x->right = i;
		} else if (v->cue == CUE_VERB) {
			x->right2 = i;
			break;
		}
	}
	if (x->right != NO_WORD)
		x->shape = shape_of(w->at, p->last + 1, x->right, s);
	if (x->right2 != NO_WORD)
		x->shape2 = shape_of(w->at, p->last + 1, x->right2, s);
	if (!word_first(w, p->first)) {
		const struct word *v = &w->at[p->first - 1];
		if (v->cue && v->cue != CUE_INFINITIVE && v->cue != CUE_MENTAL)
			x->left = p->first - 1;
	}
}

static bool subject_shape(uint8_t shape)
{
	return shape == SHAPE_ADJACENT || shape == SHAPE_ADVERB || shape == SHAPE_COMMAS ||
	       shape == SHAPE_COMMA_WHO_COMMA;
}

static uint8_t class_of(const struct phrase *p)
{
	if (p->form == PHRASE_HE || p->form == PHRASE_SHE)
		return CLASS_HE;
	if (phrase_is_pronoun(p->form))
		return CLASS_PRONOUN;
	return phrase_is_name(p->form) || p->form == PHRASE_HEADLINE1 ||
			       p->form == PHRASE_HEADLINE2
		       ? CLASS_NAME
		       : CLASS_NOUN;
}

/* Is it the adjacent subject of a verb of speech? */
static bool is_source(const struct candidates *c, uint32_t k)
{
	const struct candidate *x = &c->at[k];
	const struct word *at = c->words->at;
	return (x->right != NO_WORD && x->shape <= SHAPE_ADVERB &&
		at[x->right].cue == CUE_VERB) ||
	       (x->left != NO_WORD && !x->taken && at[x->left].cue != CUE_COLON);
}

static void describe(struct candidates *c, uint32_t k, const uint32_t *subject)
{
	const struct words *w = c->words;
	const struct phrases *ps = c->phrases;
	const struct phrase *p = &ps->at[k];
	struct candidate *x = &c->at[k];
	x->class = class_of(p);
	x->taken = x->left != NO_WORD && subject[x->left];
	x->beaten = x->right != NO_WORD && subject[x->right] && subject[x->right] != k + 1;
	x->first = k == 0 || w->at[ps->at[k - 1].first].sentence != w->at[p->first].sentence;
	x->before = word_first(w, p->first) ? CODE_EDGE : candidate_word_code(w, p->first - 1);
	x->after = p->last + 1 >= w->n || word_first(w, p->last + 1)
			   ? CODE_EDGE
			   : candidate_word_code(w, p->last + 1);
	if (x->right != NO_WORD)
		for (uint32_t o = k + 1;
		     o < ps->n && ps->at[o].last < x->right && x->between < 3; o++)
			x->between++;
}

/*
 * Counts how often each head is the subject of a cue. The first candidate of a head holds the sum
 * until its own turn, the last one.
 */
static void count_sources(struct candidates *c, struct arena *a)
{
	enum { MOST = 3 };
	uint32_t size = 64, n = c->phrases->n;
	while (size < n * 2)
		size *= 2;
	uint32_t *heads = ARENA_ARRAY(a, size, uint32_t); /* first candidate of each + 1 */
	struct head {
		uint32_t first;
		bool source;
	} *of = ARENA_ARRAY_RAW(a, (size_t)n + 1, struct head);
	const struct phrase *p = c->phrases->at;
	for (uint32_t k = 0; k < n; k++) {
		if (phrase_is_pronoun(p[k].form))
			continue;
		uint32_t i = p[k].head & (size - 1);
		while (heads[i] && p[heads[i] - 1].head != p[k].head)
			i = (i + 1) & (size - 1);
		if (!heads[i])
			heads[i] = k + 1;
		of[k] = (struct head){heads[i] - 1, is_source(c, k)};
		uint8_t *sum = &c->at[of[k].first].sources;
		*sum += of[k].source && *sum <= MOST;
	}
	for (uint32_t k = n; k-- > 0;) {
		if (phrase_is_pronoun(p[k].form))
			continue;
		uint32_t elsewhere = (uint32_t)c->at[of[k].first].sources - of[k].source;
		c->at[k].sources = (uint8_t)(elsewhere < MOST ? elsewhere : MOST);
	}
}

/*
 * Counts the cues and stretches before each word. Returns the cues that links_right() may accept,
 * in order, and NO_WORD behind the last.
 */
static const uint32_t *count_words(struct candidates *c, struct arena *a)
{
	const struct word *at = c->words->at;
	uint32_t n = c->words->n, n_linking = 0, n_cues = 0, n_stretches = 0;
	uint32_t *linking = ARENA_ARRAY_RAW(a, (size_t)n + 1, uint32_t);
	uint32_t *cues = ARENA_ARRAY_RAW(a, (size_t)n + 1, uint32_t);
	uint32_t *stretches = ARENA_ARRAY_RAW(a, (size_t)n + 1, uint32_t);
	for (uint32_t i = 0; i < n; i++) {
		cues[i] = n_cues;
		stretches[i] = n_stretches;
		if (at[i].tag == TAG_QUOTE)
			n_stretches++;
		if (!at[i].cue)
			continue;
		n_cues += at[i].cue != CUE_MENTAL;
		if (links_right(&at[i], 0))
			linking[n_linking++] = i;
	}
	cues[n] = n_cues;
	stretches[n] = n_stretches;
	linking[n_linking] = NO_WORD;
	c->cues = cues;
	c->stretches = stretches;
	return linking;
}

void candidates_find(struct candidates *c, const struct words *w, const struct phrases *p,
		     struct arena *a)
{
	const struct small s = {hash_of("went"), hash_of("on"),      hash_of("to"),
				hash_of("and"),  hash_of("himself"), hash_of("herself"),
				hash_of("who"),  hash_of("which")};
	*c = (struct candidates){
		.words = w,
		.phrases = p,
		.at = ARENA_ARRAY_RAW(a, (size_t)p->n + 1, struct candidate),
	};
	const uint32_t *cues = count_words(c, a);
	uint32_t *subject =
		ARENA_ARRAY(a, (size_t)w->n + 1, uint32_t); /* of each cue: candidate + 1 */
	for (uint32_t k = 0; k < p->n; k++) {
		while (*cues < p->at[k].first)
			cues++;
		link(c, k, cues, &s);
		if (c->at[k].right != NO_WORD && subject_shape(c->at[k].shape))
			subject[c->at[k].right] = k + 1; /* the nearest stays */
	}
	for (uint32_t k = 0; k < p->n; k++)
		describe(c, k, subject);
	count_sources(c, a);
}
