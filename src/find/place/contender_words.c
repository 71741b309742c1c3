#include "contender_row.h"
#include "look.h"

#include "find/read/lexicon.h"

enum {
	BORDER = 0x1e3779b1, /* stands for a word beyond the paragraph */
	MARK_CAPITAL = 0x5bd1e995,
	MARK_TIGHT = 0x1b873593, /* mixed into a word's hash */
	BEFORE = 3,              /* words that are looked at */
	BEHIND = 2,
	ENDING = 4, /* letters */
};

/* ---- kinds of words ---------------------------------------------------------------------- */

/* Kinds of words beside those that kind_of() has from their classes. */
enum {
	KIND_OTHER = 15, /* a word of no class that tells */
	KIND_NUMBER = 60,
	KIND_CUE,
	KIND_BORDER,             /* beyond the paragraph */
	KIND_CAPITAL = 64,       /* added to the kind of a capitalised word */
	KIND_SIGN = 128,         /* added to the sign */
	KIND_BEHIND_OWNER = 512, /* added when the name before it has a possessive ending */
};

enum { CLASSES_TELL = LEX_BIT_SURNAME + 1 }; /* the classes that tell come first */

/* By class, first names of both sexes as one; then what has none of them. */
static const uint8_t class_kinds[CLASSES_TELL + 1] = {0, 1, 1,  2,  3,  4,  5,  6,         7,
						      8, 9, 10, 11, 12, 13, 14, KIND_OTHER};

/* A word's kind: of its classes the one that tells most, and whether it is capitalised. */
static uint32_t kind_of(const struct token *t)
{
	if (t->sign)
		return KIND_SIGN + (unsigned char)t->sign;
	if (t->flags & TOKEN_NUMBER)
		return KIND_NUMBER;
	uint32_t kind = KIND_CUE;
	if (!t->cue)
		kind = class_kinds[__builtin_ctzll(t->classes | (uint64_t)1 << CLASSES_TELL)];
	return capital(t) ? kind | KIND_CAPITAL : kind;
}

/* The kinds of a name's words, one after the other. */
static uint32_t pattern_of(const struct token *first, const struct token *last)
{
	uint32_t pattern = 0;
	for (const struct token *t = first; t <= last; t++)
		pattern = pattern * 131 + kind_of(t);
	return pattern;
}

static uint32_t kind_at(const struct recogniser *r, uint32_t i)
{
	return i < r->n_tokens && !(r->tokens[i].flags & TOKEN_PARAGRAPH)
		       ? kind_of(&r->tokens[i])
		       : KIND_BORDER;
}

void contender_kinds(struct contender_view *v)
{
	const struct contender *s = v->s;
	bool starts = v->first->flags & TOKEN_PARAGRAPH;
	uint32_t p = starts ? KIND_BORDER : kind_of(v->first - 1);
	uint32_t p2 = starts || v->first[-1].flags & TOKEN_PARAGRAPH ? KIND_BORDER
								     : kind_of(v->first - 2);
	uint32_t n = kind_at(v->r, s->end);
	if (contender_owns(v->r, s))
		n |= KIND_BEHIND_OWNER;
	put(v, T_TAGS_BEFORE, p2, p, v->renown);
	put(v, T_TAGS_BETWEEN, p, n, v->renown);
	put(v, T_TAGS_BEHIND, n, n == KIND_BORDER ? KIND_BORDER : kind_at(v->r, s->end + 1),
	    v->renown);
	if (!v->single)
		put(v, T_PATTERN, pattern_of(v->first, v->last), v->renown, 0);
	if (s->run_first < s->first)
		put(v, T_RUN_STARTS, kind_of(&v->r->tokens[s->run_first]),
		    least(s->first - s->run_first, 2), v->renown);
	if (s->run_end > s->end)
		put(v, T_RUN_ENDS, kind_of(&v->r->tokens[s->run_end - 1]),
		    least(s->run_end - s->end, 2), v->renown);
	if (s->after_capital) {
		put(v, T_AFTER_CAPITAL_LISTS, v->lists, v->renown, v->single);
		if (word_use(v->r, v->first[-1].hash)->person)
			put(v, T_PERSON_BEFORE, v->renown, v->single, 0);
	}
	if (s->before_capital) {
		put(v, T_BEFORE_CAPITAL_LISTS, v->lists, v->renown, v->single);
		put(v, T_TAG_BEHIND_LISTS, n, v->lists, v->renown);
		if (word_use(v->r, v->r->tokens[s->end].hash)->person)
			put(v, T_PERSON_BEHIND, v->lists, v->renown, v->single);
	}
}

/* ---- the words themselves
 * ------------------------------------------------------------------------------- */

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

/* The last letters of a word, without regard to case: "-pur", "-abad". */
static uint32_t ending_of(const struct recogniser *r, const struct token *t)
{
	const char *text = r->f->d->text.at;
	uint32_t ending = 0, n = least(t->end - t->start, ENDING);
	for (uint32_t i = t->end - n; i < t->end; i++)
		ending = ending << 8 | (unsigned char)(text[i] | ' ');
	return ending;
}

/* How the name ends, when no list tells more. */
static void put_ending(struct contender_view *v)
{
	uint32_t ending = ending_of(v->r, v->last);
	put(v, T_ENDING, ending, 0, 0);
	put(v, T_ENDING_LISTS, ending & 0xffffff, v->lists, v->single);
}

static const float LOOK_FINE = 1.5f; /* steps to one of what the letters weigh */

/* How much a word's letters speak for a place's name. */
static float look_of(const struct recogniser *r, const struct token *t)
{
	struct row row = {.model = &r->f->models->place_look};
	look_features(&row, token_str(r->f->d, t));
	return row_score(&row);
}

/*
 * What a name that no list has looks like: its capitalised words on average, but for a last one
 * that tells the kind.
 */
static void put_look(struct contender_view *v)
{
	const struct token *end = v->last + 1;
	float sum = 0;
	uint32_t n = 0;
	if (v->shape == SHAPE_UPPER)
		return;
	if (!v->single && v->last->classes & (LEX(PLACE_GENERIC) | LEX(ORG_HEAD)))
		end--;
	for (const struct token *t = v->first; t < end; t++) {
		if (!capital(t) || t->end - t->start < LOOK_LEAST)
			continue;
		sum += look_of(v->r, t);
		n++;
	}
	if (!n)
		return;
	float step = sum / (float)n * LOOK_FINE + (float)LOOK_STEPS / 2;
	uint32_t look = step < 0 ? 0 : least((uint32_t)step, LOOK_STEPS - 1);
	put(v, T_LOOK, look, least(n, 2), 0);
	put(v, T_LOOK_LISTS, look, v->lists, v->single);
	put(v, T_LOOK_PLACED, look, places_name(v->s->before, v->s->after), v->single);
}

void contender_own_words(struct contender_view *v)
{
	uint32_t index = (uint32_t)(v->s - v->r->contenders);
	uint32_t generic =
		v->last->classes & (LEX(PLACE_GENERIC) | LEX(ORG_HEAD)) ? v->last->hash : 0;
	put(v, T_LAST_WORD, v->last->hash, 0, 0);
	put(v, T_LAST_GENERIC, generic, v->renown, v->single);
	if (!v->renown) {
		put_ending(v);
		put_look(v);
	}
	if (v->single)
		return;
	put(v, T_FIRST_WORD, v->first->hash, 0, 0);
	if (v->s->end - v->s->first > 2)
		put(v, T_LAST_PAIR, v->last[-1].hash, v->last->hash, 0);
	put(v, T_FIRST_RENOWN, v->first->hash, v->renown, 0);
	if (v->renown || !v->s->over_shorter)
		return;
	if (listed(v->r, index, v->s->first, v->s->end - 1))
		put(v, T_PLACE_LAST, v->last->hash, 0, 0);
	if (listed(v->r, index, v->s->first + 1, v->s->end))
		put(v, T_FIRST_PLACE, v->first->hash, 0, 0);
}

/* Hashes of the words before the contender, the next one first, within its paragraph. */
static void words_before(const struct contender_view *v, uint32_t *at, unsigned n)
{
	const struct token *t = v->first;
	for (unsigned k = 0; k < n; k++) {
		if (t && t->flags & TOKEN_PARAGRAPH)
			t = NULL;
		at[k] = t ? (--t)->hash : BORDER;
	}
}

/* The same of those behind it. */
static void words_behind(const struct contender_view *v, uint32_t *at, unsigned n)
{
	const struct token *t = v->last;
	for (unsigned k = 0; k < n; k++) {
		if (t && t[1].flags & TOKEN_PARAGRAPH)
			t = NULL;
		at[k] = t ? (++t)->hash : BORDER;
	}
}

void contender_words(struct contender_view *v)
{
	const struct token *behind = &v->r->tokens[v->s->end];
	uint32_t before[BEFORE], after[BEHIND];
	words_before(v, before, BEFORE);
	words_behind(v, after, BEHIND);
	uint32_t previous = before[0], next = after[0];
	if (v->first->flags & TOKEN_GLUED)
		previous ^= MARK_TIGHT;
	if (v->s->after_capital)
		previous ^= MARK_CAPITAL;
	if (behind->flags & TOKEN_GLUED || contender_owns(v->r, v->s))
		next ^= MARK_TIGHT;
	if (v->s->before_capital)
		next ^= MARK_CAPITAL;
	put(v, T_PREVIOUS, previous, 0, 0);
	put(v, T_PREVIOUS_RENOWN, previous, v->renown, 0);
	put(v, T_NEXT, next, 0, 0);
	put(v, T_NEXT_RENOWN, next, v->renown, 0);
	put(v, T_PREVIOUS2, before[1], 0, 0);
	put(v, T_NEXT2, after[1], 0, 0);
	put(v, T_PREVIOUS3, before[2], 0, 0);
	put(v, T_PREVIOUS_PAIR, before[1], previous, 0);
	put(v, T_NEXT_PAIR, next, after[1], 0);
	if (v->s->run_first < v->s->first)
		put(v, T_RUN_FIRST, v->r->tokens[v->s->run_first].hash, v->renown, 0);
	if (v->s->run_end > v->s->end)
		put(v, T_RUN_LAST, v->r->tokens[v->s->run_end - 1].hash, v->renown, 0);
}

void explain_contender_words(const struct recogniser *r, const struct contender *s,
			     struct explain *x)
{
	static const uint32_t marks[] = {0, MARK_TIGHT, MARK_CAPITAL,
					 MARK_TIGHT ^ MARK_CAPITAL};
	uint32_t first = s->first > BEFORE ? s->first - BEFORE : 0;
	for (uint32_t i = first; i < s->end + BEHIND && i < r->n_tokens; i++)
		for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
			explain_word(x, r->tokens[i].hash ^ marks[k],
				     token_str(r->f->d, &r->tokens[i]));
	explain_word(x, BORDER, STR("the border of the paragraph"));
}
