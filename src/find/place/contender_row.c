#include "contender_row.h"

#include "find/read/lexicon.h"

/*
 * A score by the first features below which the others make no contender a place (none in 4,257
 * texts). To be found anew when the model is trained.
 */
static const float HOPELESS = -5.0f;

static const uint64_t FIRST_NAME = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
static const uint64_t CLOSED = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(CONJUNCTION) |
			       LEX(PRONOUN) | LEX(AUXILIARY) | LEX(CALENDAR);

static uint32_t lowest(uint32_t bits)
{
	return (uint32_t)__builtin_ctz(bits);
}

/* ---- the name ---------------------------------------------------------------------------- */

static void view_words(struct contender_view *v)
{
	unsigned special = 0;
	bool upper = true, common = true;
	for (const struct token *t = v->first; t <= v->last; t++) {
		if (capital(t)) {
			v->words++;
			common = common && t->classes & LEX(COMMON);
		}
		if ((t->flags & (TOKEN_WORD | TOKEN_UPPER)) == TOKEN_WORD)
			upper = false;
		if (!special)
			special = t->flags & (TOKEN_DOTTED | TOKEN_MIXED);
	}
	if (special)
		v->shape = special & TOKEN_DOTTED ? SHAPE_DOTTED : SHAPE_MIXED;
	else if (upper)
		v->shape =
			v->r->marks[v->s->first] & MARK_SHOUTED ? SHAPE_SHOUTED : SHAPE_UPPER;
	bool given = v->first->classes & FIRST_NAME, family = v->last->classes & LEX(SURNAME);
	v->lists = common | (uint32_t)given << 1 | (uint32_t)family << 2;
}

static void put_gazetteer(struct contender_view *v)
{
	const struct place_name *n = v->name;
	put(v, T_CLASS, v->class, 0, 0);
	put(v, T_RENOWN, v->renown, 0, 0);
	if (!n->refs.n)
		return;
	for (uint32_t bits = n->kind.sources; bits; bits &= bits - 1)
		put(v, T_SOURCE, lowest(bits), 0, 0);
	put(v, T_ONLY_SOURCE, n->kind.sources, 0, 0);
	put(v, T_SENSES, n->kind.senses, 0, 0);
	put(v, T_CITY, n->kind.city, 0, 0);
	put(v, T_FLAG, n->kind.flags, 0, 0);
	put(v, T_FLAG_CLASS, n->kind.flags & 7, v->class, v->single ? v->lists : 8);
	put(v, T_SOURCE_CLASS, n->kind.sources, v->class, 0);
}

static void put_name(struct contender_view *v)
{
	uint32_t shape = v->shape, listed = v->name->refs.n > 0;
	put_gazetteer(v);
	put(v, T_WORDS, least(v->words, 4), listed, 0);
	put(v, T_SHAPE, shape, listed, 0);
	put(v, T_SHAPE, shape, 2, v->name->kind.flags & NAME_SHORT);
	if (shape == SHAPE_UPPER)
		put(v, T_UPPER, least(v->last->end - v->first->start, 6), listed, 0);
	if (v->first->classes & v->last->classes & LEX(NOT_PLACE) &&
	    (v->single || v->s->end - v->s->first == 2))
		put(v, T_NOT_PLACE, v->single, 0, 0);
	if (v->first->classes & CLOSED)
		put(v, T_CLOSED, v->single, v->renown, shape);
	if (v->first->classes & LEX(TITLE))
		put(v, T_TITLE, v->single, v->renown, 0);
	if (v->last->classes & LEX(PLACE_GENERIC))
		put(v, T_GENERIC, v->single, v->renown, 0);
	if (v->first->classes & LEX(PLACE_HEAD))
		put(v, T_HEAD, v->single, v->renown, 0);
	if (v->single) {
		uint32_t lower = word_use(v->r, v->first->hash)->lower;
		put(v, T_LISTS, v->lists, 0, 0);
		put(v, T_LISTS_CLASS, v->lists, v->class, 0);
		if (lower) {
			put(v, T_LOWER, least(lower, 3), 0, 0);
			put(v, T_LOWER_RENOWN, v->renown, 0, 0);
		}
	} else {
		put(v, T_MANY_LISTS, v->lists, v->renown, 0);
	}
}

static void put_run(struct contender_view *v)
{
	const struct contender *s = v->s;
	uint32_t left = least(s->first - s->run_first, 3),
		 right = least(s->run_end - s->end, 3);
	put(v, T_RUN, left, right, 0);
	put(v, T_RUN_RENOWN, left, right, v->renown + 1);
	put(v, T_RUN_LENGTH, s->run_words, v->renown, 0);
	if (s->in_longer)
		put(v, T_IN_LONGER, v->renown, s->in_longer, 0);
	if (s->over_shorter)
		put(v, T_OVER_SHORTER, v->renown, s->over_shorter, 0);
}

/* ---- around it --------------------------------------------------------------------------- */

static void put_classes(struct contender_view *v)
{
	const uint32_t before = v->s->before ? v->s->before : 1u << NOTHING;
	const uint32_t after = v->s->after ? v->s->after : 1u << NOTHING;
	for (uint32_t k = before; k; k &= k - 1) {
		put(v, T_BEFORE, lowest(k), 0, 0);
		put(v, T_BEFORE_LISTS, lowest(k), v->lists, v->renown);
	}
	for (uint32_t k = after; k; k &= k - 1) {
		put(v, T_AFTER, lowest(k), 0, 0);
		put(v, T_AFTER_LISTS, lowest(k), v->lists, v->renown);
	}
	if (v->s->after_capital)
		put(v, T_AFTER_CAPITAL, v->renown, 0, 0);
	if (v->s->before_capital)
		put(v, T_BEFORE_CAPITAL, v->renown, 0, 0);
}

/* ---- the article ------------------------------------------------------------------------- */

static void put_elsewhere(struct contender_view *v, enum contender_template kind, uint32_t n)
{
	for (uint32_t i = 1; i <= n && i < BIT_COUNTS_MOST; i++)
		put(v, kind, 0, v->renown, i);
}

/* The same of each bit of counts that the contender's own bits are among. */
static void put_counts(struct contender_view *v, enum contender_template kind,
		       const struct bit_counts *counts, uint32_t own)
{
	uint32_t others = UINT32_MAX;
	for (uint32_t i = 1; i < BIT_COUNTS_MOST && others; i++) {
		others = (counts->most[i] & own) | (counts->most[i - 1] & ~own);
		for (uint32_t bits = others; bits; bits &= bits - 1)
			put(v, kind, lowest(bits), v->renown, i);
	}
}

/* What the names show that begin with the same word as one that no list has. */
static void put_heads(struct contender_view *v)
{
	const struct word_use *u = word_use(v->r, v->first->hash);
	bool own = !v->single && v->name->whole;
	uint32_t others = u->heads - own;
	if (v->renown || !others)
		return;
	uint32_t placed = u->heads_placed - (own && v->name->placed);
	if (v->single)
		put(v, T_HEADS_PLACE, least(u->heads_generic, 2), least(placed, 2), v->lists);
	else
		put(v, T_SHARED_HEAD, least(others, 2), least(placed, 2), v->lists);
}

/* What the other mentions of the name show. */
static void put_article(struct contender_view *v)
{
	const struct place_name *n = v->name;
	const struct contender *s = v->s;
	const struct word_use *use = word_use(v->r, v->last->hash);
	if (use->person) {
		put(v, T_PERSON, least(use->person, 3), v->renown, v->single);
		if (v->single)
			put(v, T_PERSON_LISTS, v->lists, 0, 0);
	}
	if (v->single) {
		uint32_t after = use->after - v->s->after_capital,
			 before = use->before - v->s->before_capital;
		if (after)
			put(v, T_WORD_AFTER, least(after, 2), v->renown, v->lists);
		if (before)
			put(v, T_WORD_BEFORE, least(before, 2), v->renown, v->lists);
	}
	put_heads(v);
	if (v->renown)
		put(v, T_NEAR, n->near, v->class, 0);
	put(v, T_OFTEN, (n->n >= 2) + (n->n >= 4), v->renown, 0);
	if (n->n < 2)
		return;
	if (!places_name(n->before.most[0], n->after.most[0]))
		put(v, T_UNPLACED, (n->n >= 3) + (n->n >= 5), v->renown, v->lists);
	put_counts(v, T_BEFORE_ELSEWHERE, &n->before, s->before);
	put_counts(v, T_AFTER_ELSEWHERE, &n->after, s->after);
	put_elsewhere(v, T_AFTER_CAPITAL_ELSEWHERE, n->after_capital - s->after_capital);
	put_elsewhere(v, T_BEFORE_CAPITAL_ELSEWHERE, n->before_capital - s->before_capital);
	put_elsewhere(v, T_IN_LONGER_ELSEWHERE, n->in_longer - s->in_longer);
}

static void put_plain(struct contender_view *v)
{
	put_name(v);
	put_run(v);
	put_article(v);
}

/* ---- all of it --------------------------------------------------------------------------- */

static void view_start(struct contender_view *v, const struct recogniser *r, uint32_t contender,
		       struct row *row)
{
	const struct contender *s = &r->contenders[contender];
	const struct place_name *n = &r->names[s->name];
	*v = (struct contender_view){
		.r = r,
		.s = s,
		.name = n,
		.class = n->kind.class,
		.renown = n->kind.renown,
		.first = &r->tokens[s->first],
		.last = &r->tokens[s->end - 1],
		.single = s->end - s->first == 1,
		.row = row,
	};
	view_words(v);
}

/* What tells most comes first, the words last. */
static void put_first(struct contender_view *v)
{
	put_plain(v);
	put_classes(v);
}

static void put_others(struct contender_view *v)
{
	contender_kinds(v);
	contender_own_words(v);
	contender_words(v);
}

void recognise_features(const struct recogniser *r, uint32_t contender, struct row *row)
{
	struct contender_view v;
	view_start(&v, r, contender, row);
	put_first(&v);
	put_others(&v);
}

float recognise_score(const struct recogniser *r, uint32_t contender)
{
	struct row row = {.model = &r->f->models->region_name};
	struct contender_view v;
	view_start(&v, r, contender, &row);
	put_first(&v);
	float score = row_score(&row);
	if (score <= HOPELESS)
		return score;
	put_others(&v);
	return row_score(&row);
}
