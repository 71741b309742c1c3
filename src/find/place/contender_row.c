#include "find/read/lexicon.h"
#include "find/model/model.h"
#include "recognise.h"
#include "contender_templates.h"

enum {
	BORDER = 0x1e3779b1, /* stands for a word beyond the paragraph */
	MARK_CAPITAL = 0x5bd1e995,
	MARK_TIGHT = 0x1b873593, /* mixed into a word's hash */
};

/*
 * Scores by the first groups of features below which the others make no stretch a place: in 700
 * articles it came to pass once, at -3.9. To be found anew when the model is trained.
 */
static const float HOPELESS = -4.0f;

static const uint64_t FIRST_NAME = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
static const uint64_t CLOSED = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(CONJUNCTION) |
			       LEX(PRONOUN) | LEX(AUXILIARY) | LEX(CALENDAR);

enum shape { SHAPE_PLAIN, SHAPE_UPPER, SHAPE_DOTTED, SHAPE_MIXED, SHAPE_SHOUTED };

/* What the templates share of one stretch. */
struct contender_view {
	const struct recogniser *r;
	const struct contender *s;
	const struct place_name *name;
	const struct token *first, *last; /* of the stretch */
	uint32_t class, renown, words;
	uint32_t
		lists; /* bits: only common words 1, first name ahead 2, surname at the end 4 */
	enum shape shape;
	bool single;
	/* where features go: they are listed, or else weighed at once */
	struct contender_features *out;
	const struct model *m;
	int32_t units;
};

/*
 * The templates are written once for both, and compiled for each: what is constant in a
 * template then costs nothing.
 */
#define TEMPLATE static inline __attribute__((always_inline))

struct domain {
	uint32_t at, a, b, c;
};
static const struct domain domains[] = {
#define X(name, number, a, b, c) [name] = {AT_##name, a, b, c},
	RECOGNISE_TEMPLATES(X)
#undef X
};

TEMPLATE void add(struct contender_view *v, enum name_template kind, uint32_t a, uint32_t b,
		  uint32_t c)
{
	const struct domain d = domains[kind];
	if (v->m) {
		v->units += d.a ? recognise_weights[d.at + (a * d.b + b) * d.c + c]
				: model_units(v->m, feature_hash(kind, a, b, c));
		return;
	}
	struct contender_features *out = v->out;
	if (out->n == CONTENDER_FEATURES)
		return;
	out->kind[out->n] = (uint8_t)kind;
	out->at[out->n++] = feature_hash(kind, a, b, c);
}

/*
 * A feature that is there as often as not: weighed without a branch. Its values must be such
 * that it is in the table whether it is there or not.
 */
TEMPLATE void add_if(struct contender_view *v, bool there, enum name_template kind, uint32_t a,
		     uint32_t b, uint32_t c)
{
	const struct domain d = domains[kind];
	if (v->m && d.a)
		v->units += recognise_weights[d.at + (a * d.b + b) * d.c + c] & -(int32_t)there;
	else if (there)
		add(v, kind, a, b, c);
}

/* Kinds of words beside those that kind_of() has from their classes. */
enum {
	KIND_NUMBER = 60,
	KIND_CUE,
	KIND_BORDER,             /* beyond the paragraph */
	KIND_CAPITAL = 64,       /* added to the kind of a capitalised word */
	KIND_SIGN = 128,         /* added to the sign */
	KIND_BEHIND_OWNER = 512, /* added when the name before it has a possessive ending */
};

/* The classes that tell of a word's kind, each with those that tell more. */
#define TELLS_1  LEX(TITLE)
#define TELLS_2  (TELLS_1 | FIRST_NAME)
#define TELLS_3  (TELLS_2 | LEX(ORG_HEAD))
#define TELLS_4  (TELLS_3 | LEX(PLACE_GENERIC))
#define TELLS_5  (TELLS_4 | LEX(PERSON_NOUN))
#define TELLS_6  (TELLS_5 | LEX(GROUP_NOUN))
#define TELLS_7  (TELLS_6 | LEX(ORG_NOUN))
#define TELLS_8  (TELLS_7 | LEX(DETERMINER))
#define TELLS_9  (TELLS_8 | LEX(PREPOSITION))
#define TELLS_10 (TELLS_9 | LEX(CONJUNCTION))
#define TELLS_11 (TELLS_10 | LEX(PRONOUN))
#define TELLS_12 (TELLS_11 | LEX(AUXILIARY))
#define TELLS_13 (TELLS_12 | LEX(CALENDAR))
#define TELLS_14 (TELLS_13 | LEX(COMMON))
#define TELLS_15 (TELLS_14 | LEX(SURNAME))

/* A word's kind, coarsely. Of its classes the one that tells most counts; none: 15. */
static uint32_t kind_of(const struct token *t)
{
	static const uint64_t tells[] = {TELLS_1,  TELLS_2,  TELLS_3,  TELLS_4,  TELLS_5,
					 TELLS_6,  TELLS_7,  TELLS_8,  TELLS_9,  TELLS_10,
					 TELLS_11, TELLS_12, TELLS_13, TELLS_14, TELLS_15};
	uint32_t big = capital(t) ? KIND_CAPITAL : 0, kind = 0;
	kind += 8u * !(t->classes & tells[7]);
	kind += 4u * !(t->classes & tells[kind + 3]);
	kind += 2u * !(t->classes & tells[kind + 1]);
	kind += !(t->classes & tells[kind]);
	kind = (t->cue ? KIND_CUE : kind) | big;
	kind = t->flags & TOKEN_NUMBER ? KIND_NUMBER : kind;
	return t->sign ? (uint32_t)KIND_SIGN + (unsigned char)t->sign : kind;
}

/* The kinds of a name's words, one after the other. */
static uint32_t pattern_of(const struct token *first, const struct token *last)
{
	uint32_t pattern = 0;
	for (const struct token *t = first; t <= last; t++)
		pattern = pattern * 131 + kind_of(t);
	return pattern;
}

/* ---- the name ---------------------------------------------------------------------------- */

/* The words of a name are looked at in one go: where it ends is a surprise each time. */
static void view_words(struct contender_view *v)
{
	const unsigned word_upper = TOKEN_WORD | TOKEN_UPPER;
	unsigned special = 0;
	bool upper = true, common = true;
	for (const struct token *t = v->first; t <= v->last; t++) {
		bool big = capital(t), usual = t->classes & LEX(COMMON);
		v->words += big;
		common &= !big | usual;
		upper &= (t->flags & word_upper) != TOKEN_WORD;
		special = special ? special : t->flags & (TOKEN_DOTTED | TOKEN_MIXED);
	}
	if (special)
		v->shape = special & TOKEN_DOTTED ? SHAPE_DOTTED : SHAPE_MIXED;
	else if (upper)
		v->shape =
			v->r->marks[v->s->first] & MARK_SHOUTED ? SHAPE_SHOUTED : SHAPE_UPPER;
	bool given = v->first->classes & FIRST_NAME, family = v->last->classes & LEX(SURNAME);
	v->lists = common | (uint32_t)given << 1 | (uint32_t)family << 2;
}

TEMPLATE void add_gazetteer(struct contender_view *v)
{
	const struct place_name *n = v->name;
	add(v, T_CLASS, v->class, 0, 0);
	add(v, T_RENOWN, v->renown, 0, 0);
	if (!n->refs.n)
		return;
	for (unsigned k = 0; k < PLACE_SOURCES; k++)
		add_if(v, n->kind.sources >> k & 1, T_SOURCE, k, 0, 0);
	add(v, T_ONLY_SOURCE, n->kind.sources, 0, 0);
	add(v, T_SENSES, n->kind.senses, 0, 0);
	add(v, T_CITY, n->kind.city, 0, 0);
	add(v, T_FLAG, n->kind.flags, 0, 0);
	add(v, T_FLAG_CLASS, n->kind.flags & 7, v->class, v->single ? v->lists : 8);
	add(v, T_SOURCE_CLASS, n->kind.sources, v->class, 0);
}

TEMPLATE void add_name(struct contender_view *v)
{
	uint32_t shape = v->shape, listed = v->name->refs.n > 0;
	add_gazetteer(v);
	add(v, T_WORDS, least(v->words, 4), listed, 0);
	add(v, T_SHAPE, shape, listed, 0);
	add(v, T_SHAPE, shape, 2, v->name->kind.flags & NAME_SHORT);
	if (shape == SHAPE_UPPER)
		add(v, T_UPPER, least(v->last->end - v->first->start, 6), listed, 0);
	if (v->first->classes & v->last->classes & LEX(NOT_PLACE) &&
	    (v->single || v->s->end - v->s->first == 2))
		add(v, T_NOT_PLACE, v->single, 0, 0);
	if (v->first->classes & CLOSED)
		add(v, T_CLOSED, v->single, v->renown, shape);
	if (v->first->classes & LEX(TITLE))
		add(v, T_TITLE, v->single, v->renown, 0);
	if (v->last->classes & LEX(PLACE_GENERIC))
		add(v, T_GENERIC, v->single, v->renown, 0);
	if (v->first->classes & LEX(PLACE_HEAD))
		add(v, T_HEAD, v->single, v->renown, 0);
	if (v->single) {
		uint32_t lower = word_use(v->r, v->first->hash)->lower;
		add(v, T_LISTS, v->lists, 0, 0);
		add(v, T_LISTS_CLASS, v->lists, v->class, 0);
		if (lower) {
			add(v, T_LOWER, least(lower, 3), 0, 0);
			add(v, T_LOWER_RENOWN, v->renown, 0, 0);
		}
	} else {
		add(v, T_MANY_LISTS, v->lists, v->renown, 0);
	}
}

TEMPLATE void add_run(struct contender_view *v)
{
	const struct contender *s = v->s;
	uint32_t left = least(s->first - s->run_first, 3),
		 right = least(s->run_end - s->end, 3);
	add(v, T_RUN, left, right, 0);
	add(v, T_RUN_RENOWN, left, right, v->renown + 1);
	add(v, T_RUN_LENGTH, s->run_words, v->renown, 0);
	if (s->in_longer)
		add(v, T_IN_LONGER, v->renown, s->in_longer, 0);
	if (s->over_shorter)
		add(v, T_OVER_SHORTER, v->renown, s->over_shorter, 0);
}

/* ---- around it --------------------------------------------------------------------------- */

TEMPLATE void add_before(struct contender_view *v, uint32_t k)
{
	add(v, T_BEFORE, k, 0, 0);
	add(v, T_BEFORE_CLASS, k, v->class, 0);
	add(v, T_BEFORE_LISTS, k, v->lists, v->renown);
}

TEMPLATE void add_after(struct contender_view *v, uint32_t k)
{
	add(v, T_AFTER, k, 0, 0);
	add(v, T_AFTER_CLASS, k, v->class, 0);
	add(v, T_AFTER_LISTS, k, v->lists, v->renown);
}

/* The bits that are set, that of NOTHING when none is. */
static uint32_t or_nothing(uint32_t bits)
{
	return bits | (uint32_t)!bits << NOTHING;
}

static uint32_t lowest(uint32_t bits)
{
	return (uint32_t)__builtin_ctz(bits);
}

TEMPLATE void add_classes(struct contender_view *v)
{
	const uint32_t before = or_nothing(v->s->before), after = or_nothing(v->s->after);
	for (uint32_t i = before; i; i &= i - 1) {
		add_before(v, lowest(i));
		for (uint32_t k = after; k; k &= k - 1)
			add(v, T_BETWEEN, lowest(i), lowest(k), v->renown);
	}
	for (uint32_t k = after; k; k &= k - 1)
		add_after(v, lowest(k));
	if (v->s->after_capital)
		add(v, T_AFTER_CAPITAL, v->renown, 0, 0);
	if (v->s->before_capital)
		add(v, T_BEFORE_CAPITAL, v->renown, 0, 0);
}

static uint32_t kind_at(const struct recogniser *r, uint32_t i)
{
	return i < r->n_tokens && !(r->tokens[i].flags & TOKEN_PARAGRAPH)
		       ? kind_of(&r->tokens[i])
		       : KIND_BORDER;
}

TEMPLATE void add_tags(struct contender_view *v)
{
	const struct contender *s = v->s;
	bool starts = v->first->flags & TOKEN_PARAGRAPH;
	uint32_t p = starts ? KIND_BORDER : kind_of(v->first - 1);
	uint32_t p2 = starts || v->first[-1].flags & TOKEN_PARAGRAPH ? KIND_BORDER
								     : kind_of(v->first - 2);
	uint32_t n = kind_at(v->r, s->end);
	if (contender_owns(v->r, s))
		n |= KIND_BEHIND_OWNER;
	add(v, T_TAGS_BEFORE, p2, p, v->renown);
	add(v, T_TAGS_BETWEEN, p, n, v->renown);
	if (!v->single)
		add(v, T_PATTERN, pattern_of(v->first, v->last), v->renown, 0);
	if (s->run_first < s->first)
		add(v, T_RUN_STARTS, kind_of(&v->r->tokens[s->run_first]),
		    least(s->first - s->run_first, 2), v->renown);
	if (s->run_end > s->end)
		add(v, T_RUN_ENDS, kind_of(&v->r->tokens[s->run_end - 1]),
		    least(s->run_end - s->end, 2), v->renown);
	if (s->after_capital) {
		add(v, T_AFTER_CAPITAL_LISTS, v->lists, v->renown, v->single);
		if (word_use(v->r, v->first[-1].hash)->person)
			add(v, T_PERSON_BEFORE, v->renown, v->single, 0);
	}
	if (s->before_capital) {
		add(v, T_BEFORE_CAPITAL_LISTS, v->lists, v->renown, v->single);
		add(v, T_TAG_BEHIND_LISTS, n, v->lists, v->renown);
		if (word_use(v->r, v->r->tokens[s->end].hash)->person)
			add(v, T_PERSON_BEHIND, v->lists, v->renown, v->single);
	}
}

TEMPLATE void add_elsewhere(struct contender_view *v, enum name_template kind, uint32_t n)
{
	for (uint32_t i = 1; i < BIT_COUNTS_MOST; i++)
		add_if(v, i <= n, kind, 0, v->renown, i);
}

/* The same of each bit of a tally in which the mention's own are counted too. */
TEMPLATE void add_tally(struct contender_view *v, enum name_template kind,
			const struct bit_counts *t, uint32_t own)
{
	uint32_t others[BIT_COUNTS_MOST - 1];
	for (unsigned i = 0; i < BIT_COUNTS_MOST - 1; i++)
		others[i] = (t->most[i + 1] & own) | (t->most[i] & ~own);
	for (uint32_t bits = others[0]; bits; bits &= bits - 1) {
		uint32_t k = lowest(bits);
		add(v, kind, k, v->renown, 1);
		for (uint32_t i = 1; i < BIT_COUNTS_MOST - 1; i++)
			add_if(v, others[i] >> k & 1, kind, k, v->renown, i + 1);
	}
}

/* What the other mentions of the name show. */
TEMPLATE void add_article(struct contender_view *v)
{
	const struct place_name *n = v->name;
	const struct contender *s = v->s;
	const struct word_use *use = word_use(v->r, v->last->hash);
	if (use->person) {
		add(v, T_PERSON, least(use->person, 3), v->renown, v->single);
		if (v->single)
			add(v, T_PERSON_LISTS, v->lists, 0, 0);
	}
	if (v->single) {
		uint32_t after = use->after - v->s->after_capital,
			 before = use->before - v->s->before_capital;
		if (after)
			add(v, T_WORD_AFTER, least(after, 2), v->renown, v->lists);
		if (before)
			add(v, T_WORD_BEFORE, least(before, 2), v->renown, v->lists);
	}
	if (v->renown)
		add(v, T_NEAR, n->near, v->class, 0);
	add(v, T_OFTEN, (n->n >= 2) + (n->n >= 4), v->renown, 0);
	if (n->n < 2)
		return;
	add_tally(v, T_BEFORE_ELSEWHERE, &n->before, s->before);
	add_tally(v, T_AFTER_ELSEWHERE, &n->after, s->after);
	add_elsewhere(v, T_AFTER_CAPITAL_ELSEWHERE, n->after_capital - s->after_capital);
	add_elsewhere(v, T_BEFORE_CAPITAL_ELSEWHERE, n->before_capital - s->before_capital);
	add_elsewhere(v, T_IN_LONGER_ELSEWHERE, n->in_longer - s->in_longer);
}

TEMPLATE void add_plain(struct contender_view *v)
{
	add_name(v);
	add_run(v);
	add_article(v);
}

/* ---- words ------------------------------------------------------------------------------- */

/* Is first..end a name of the gazetteer? Stretches of the same start lie side by side. */
static bool listed(const struct recogniser *r, uint32_t near, uint32_t first, uint32_t end)
{
	uint32_t i = near;
	while (i && r->contenders[i - 1].first >= first)
		i--;
	for (; i < r->n && r->contenders[i].first <= first; i++)
		if (r->contenders[i].first == first && r->contenders[i].end == end)
			return r->names[r->contenders[i].name].refs.n > 0;
	return false;
}

TEMPLATE void add_own_words(struct contender_view *v)
{
	uint32_t index = (uint32_t)(v->s - v->r->contenders);
	uint32_t generic =
		v->last->classes & (LEX(PLACE_GENERIC) | LEX(ORG_HEAD)) ? v->last->hash : 0;
	add(v, T_LAST_WORD, v->last->hash, 0, 0);
	add(v, T_LAST_GENERIC, generic, v->renown, v->single);
	if (v->single)
		return;
	add(v, T_FIRST_WORD, v->first->hash, 0, 0);
	add(v, T_FIRST_RENOWN, v->first->hash, v->renown, 0);
	if (v->renown || !v->s->over_shorter)
		return;
	if (listed(v->r, index, v->s->first, v->s->end - 1))
		add(v, T_PLACE_LAST, v->last->hash, 0, 0);
	if (listed(v->r, index, v->s->first + 1, v->s->end))
		add(v, T_FIRST_PLACE, v->first->hash, 0, 0);
}

/* Hashes of the words before the stretch, the next one first, within its paragraph. */
TEMPLATE void words_before(const struct contender_view *v, uint32_t *at, unsigned n)
{
	const struct token *t = v->first;
	bool out = false;
	for (unsigned k = 0; k < n; k++) {
		out |= (t->flags & TOKEN_PARAGRAPH) != 0;
		t -= !out;
		at[k] = out ? BORDER : t->hash;
	}
}

/* The same of those behind it. */
TEMPLATE void words_behind(const struct contender_view *v, uint32_t *at, unsigned n)
{
	const struct token *t = v->last;
	bool out = false;
	for (unsigned k = 0; k < n; k++) {
		t += !out;
		out |= (t->flags & TOKEN_PARAGRAPH) != 0;
		at[k] = out ? BORDER : t->hash;
	}
}

TEMPLATE void add_words(struct contender_view *v)
{
	const struct token *behind = &v->r->tokens[v->s->end];
	uint32_t before[3], after[2];
	words_before(v, before, 3);
	words_behind(v, after, 2);
	uint32_t previous = before[0], next = after[0];
	if (v->first->flags & TOKEN_GLUED)
		previous ^= MARK_TIGHT;
	if (v->s->after_capital)
		previous ^= MARK_CAPITAL;
	if (behind->flags & TOKEN_GLUED || contender_owns(v->r, v->s))
		next ^= MARK_TIGHT;
	if (v->s->before_capital)
		next ^= MARK_CAPITAL;
	add(v, T_PREVIOUS, previous, 0, 0);
	add(v, T_PREVIOUS_RENOWN, previous, v->renown, 0);
	add(v, T_NEXT, next, 0, 0);
	add(v, T_NEXT_RENOWN, next, v->renown, 0);
	add(v, T_PREVIOUS2, before[1], 0, 0);
	add(v, T_NEXT2, after[1], 0, 0);
	add(v, T_PREVIOUS3, before[2], 0, 0);
	add(v, T_PREVIOUS_PAIR, before[1], previous, 0);
	add(v, T_NEXT_PAIR, next, after[1], 0);
	if (v->s->run_first < v->s->first)
		add(v, T_RUN_FIRST, v->r->tokens[v->s->run_first].hash, v->renown, 0);
	if (v->s->run_end > v->s->end)
		add(v, T_RUN_LAST, v->r->tokens[v->s->run_end - 1].hash, v->renown, 0);
}

TEMPLATE struct contender_view view_of(const struct recogniser *r, uint32_t stretch)
{
	const struct contender *s = &r->contenders[stretch];
	const struct place_name *n = &r->names[s->name];
	struct contender_view v = {
		.r = r,
		.s = s,
		.name = n,
		.class = n->kind.class,
		.renown = n->kind.renown,
		.first = &r->tokens[s->first],
		.last = &r->tokens[s->end - 1],
		.single = s->end - s->first == 1,
	};
	view_words(&v);
	return v;
}

void recognise_features(const struct recogniser *r, uint32_t stretch,
			struct contender_features *out)
{
	struct contender_view v = view_of(r, stretch);
	out->n = 0;
	v.out = out;
	add_plain(&v);
	add_classes(&v);
	add_tags(&v);
	out->lexical = out->n;
	add_own_words(&v);
	add_words(&v);
}

/* Adds what a group of features weighs: can the others still make it a place? */
TEMPLATE bool hopeful(struct contender_view *v, float *score)
{
	*score += v->m->bias + (float)v->units * v->m->scale - v->m->bias;
	v->units = 0;
	return *score > HOPELESS;
}

/* What tells most comes first, the words last. */
float recognise_score(const struct recogniser *r, uint32_t stretch)
{
	struct contender_view v = view_of(r, stretch);
	v.m = &models_builtin.region_name;
	float score = v.m->bias;
	add_plain(&v);
	if (!hopeful(&v, &score))
		return score;
	add_classes(&v);
	if (!hopeful(&v, &score))
		return score;
	add_tags(&v);
	if (!hopeful(&v, &score))
		return score;
	add_own_words(&v);
	if (!hopeful(&v, &score))
		return score;
	add_words(&v);
	hopeful(&v, &score);
	return score;
}
