#include "recognise.h"

#include "find/read/lexicon.h"

/* Demonyms are not weighed by the model: half of the annotated articles leave them out. */
static const float DEMONYM_SCORE = 3, DEMONYM_WORD = 0.5f;
/* A stretch is taken from this score on: where precision and recall balance. */
static const float SCORE_LEAST = -0.5f;
static const float NEVER = -100;

enum {
	LARGE_CITY = 6,  /* digits of its population */
	PERSON_SURE = 3, /* times that a word was part of a person's name */
};

void recogniser_start(struct recogniser *r, struct find *f)
{
	*r = (struct recogniser){
		.f = f,
		.tokens = f->tokens.at,
		.n_tokens = f->tokens.n,
		.capitals = f->tokens.capitals,
		.n_capitals = f->tokens.n_capitals,
	};
	r->marks = ARENA_ARRAY(f->scratch, (size_t)r->n_tokens + 1, uint16_t);
	recognise_candidates(r, f);
	recognise_evidence(r, f);
}

struct span recognise_span(const struct recogniser *r, const struct contender *s)
{
	const struct token *last = &r->tokens[s->end - 1];
	struct span span = {r->tokens[s->first].start, last->end};
	if (last->flags & TOKEN_POSSESSIVE && r->names[s->name].kind.flags & NAME_POSSESSIVE)
		span.end += last->tail;
	return span;
}

/* ---- vetoes ------------------------------------------------------------------------------ */

/* Towns behind a first name or "Mr.": of 1,016 such names 2 were annotated as places. */
static bool behind_first_name(const struct recogniser *r, const struct contender *s)
{
	const uint32_t first = 1u << BEFORE_FIRST_NAME | 1u << BEFORE_FIRST_COMMON;
	if (s->before >> BEFORE_TITLE & 1) {
		const struct token *title = &r->tokens[s->first - 1];
		/* "Judge Garland": a title in capitals before a surname */
		if (title->flags & TOKEN_DOTTED ||
		    (title->flags & TOKEN_CAPITAL && title[1].classes & LEX(SURNAME) &&
		     !(r->marks[s->first] & MARK_STARTS_AREA)))
			return true;
	}
	if (!(s->before & first))
		return false;
	/* "Florence Italy", its comma forgotten, is no person */
	return !(r->marks[s->first - 1] & MARK_ENDS_LARGE &&
		 r->marks[s->first] & MARK_STARTS_AREA);
}

/* "Paris Hilton", "Virginia Woolf": of 700 first names before a surname 1 was a place. */
static bool before_surname(const struct recogniser *r, const struct contender *s)
{
	const uint64_t other = LEX(COMMON) | LEX(PLACE_GENERIC) | LEX(ORG_HEAD) | LEX(TITLE) |
			       LEX(CALENDAR) | LEX(INSTITUTION) | LEX(PLACE_AFTER) |
			       LEX(PLACE_HEAD) | LEX(ABBREVIATION) | LEX(PREPOSITION) |
			       LEX(CONJUNCTION) | LEX(DETERMINER) | LEX(PRONOUN) |
			       LEX(AUXILIARY);
	const struct token *name = &r->tokens[s->first], *next = &r->tokens[s->end];
	if (s->end - s->first != 1 || !s->before_capital || next->classes & other ||
	    !(name->classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE))) ||
	    next->flags & TOKEN_UPPER)
		return false;
	bool area = r->marks[s->first] & MARK_STARTS_AREA &&
		    r->names[s->name].kind.city < LARGE_CITY;
	return next->classes & LEX(SURNAME) || !(r->marks[s->end] & MARK_STARTS_LARGE || area);
}

/* What says plainly that a place is meant. */
static bool place_evidence(const struct contender *s)
{
	const uint32_t before = 1u << BEFORE_LOCATIVE | 1u << BEFORE_DIRECTION |
				1u << BEFORE_KIND_OF | 1u << BEFORE_LIST_LOCATIVE |
				1u << BEFORE_LIST_KIND_OF;
	const uint32_t after = 1u << AFTER_KIND | 1u << AFTER_COMMA_AREA |
			       1u << AFTER_COMMA_CODE | 1u << AFTER_DATELINE |
			       1u << AFTER_BASED;
	return s->before & before || s->after & after;
}

/* "between Clinton and Sanders", where both are persons: 987 of 987 such names were no places.
 */
static bool known_person(const struct recogniser *r, const struct contender *s)
{
	uint32_t times = word_use(r, r->tokens[s->first].hash)->person;
	if (place_evidence(s))
		return false;
	if (times && s->after >> AFTER_SPEECH & 1) /* "Denzel Washington … Washington said" */
		return true;
	return times >= PERSON_SURE && !(r->marks[s->first] & MARK_STARTS_AREA);
}

/* "in Congress", not "Liberty, Mo."; "the West" may be one */
static bool other_word(const struct recogniser *r, const struct contender *s)
{
	const uint32_t located =
		1u << AFTER_COMMA_AREA | 1u << AFTER_COMMA_CODE | 1u << AFTER_DATELINE;
	const struct token *t = &r->tokens[s->first];
	return t->classes & LEX(NOT_PLACE) && !(t->classes & LEX(DIRECTION)) &&
	       !(s->after & located);
}

/* "University of Texas", "Boston College" */
static bool institution(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1];
	const uint64_t head = LEX(INSTITUTION) | LEX(ORG_HEAD);
	return s->end - s->first > 1 &&
	       ((first->classes & LEX(INSTITUTION) && first[1].classes & LEX(NAME_LINK)) ||
		(last->classes & head) == head);
}

/* "US$5 million", "$US 5 million" */
static bool money(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *next = &r->tokens[s->end];
	return (s->first && first[-1].sign == '$' && first->flags & TOKEN_GLUED) ||
	       (next->sign == '$' && next->flags & TOKEN_GLUED);
}

/* "the Marburg virus" */
static bool disease(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	return next->classes & LEX(DISEASE) && !contender_owns(r, s) &&
	       !(next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH));
}

static bool veto(const struct recogniser *r, const struct contender *s)
{
	const struct place_name *n = &r->names[s->name];
	bool single = s->end - s->first == 1;
	if (single && (other_word(r, s) || money(r, s)))
		return true;
	if (!n->refs.n)
		return institution(r, s);
	if (single && known_person(r, s))
		return true;
	if (s->before >> BEFORE_INSTITUTION_OF & 1 || behind_first_name(r, s) ||
	    before_surname(r, s))
		return true;
	return (s->after >> AFTER_ORGANIZATION & 1 || disease(r, s)) && !name_country(n);
}

/*
 * Is a demonym the name of a person here, or part of a place's? "Jack English", "British
 * Columbia"
 */
static bool demonym_of_name(const struct contender *s)
{
	return s->before & (1u << BEFORE_FIRST_NAME | 1u << BEFORE_INITIAL) ||
	       s->in_longer == RENOWN_LARGE;
}

bool recognise_decided(const struct recogniser *r, const struct contender *s, float *score)
{
	*score = NEVER;
	if (r->names[s->name].demonym) {
		if (!demonym_of_name(s)) /* "South African" rather than "African" */
			*score = DEMONYM_SCORE + DEMONYM_WORD * (float)(s->end - s->first);
		return true;
	}
	return veto(r, s);
}

static float score_of(const struct recogniser *r, uint32_t i)
{
	float score;
	if (recognise_decided(r, &r->contenders[i], &score))
		return score;
	return recognise_score(r, i);
}

/* ---- the best set ------------------------------------------------------------------------ */

/* Index of the first stretch from i on that starts at `token` or behind it. */
static uint32_t past(const struct recogniser *r, uint32_t i, uint32_t token)
{
	while (i < r->n && r->contenders[i].first < token)
		i++;
	return i;
}

uint32_t recognise_choose(const struct recogniser *r, const float *scores, uint32_t *chosen)
{
	/* best[i]: the most that stretches from i on can give together */
	float *best = mem_alloc(((size_t)r->n + 1) * sizeof *best);
	uint32_t n = 0;
	best[r->n] = 0;
	for (uint32_t i = r->n; i-- > 0;) {
		float gain = scores[i] - SCORE_LEAST;
		best[i] = best[i + 1];
		if (gain <= 0)
			continue;
		gain += best[past(r, i + 1, r->contenders[i].end)];
		best[i] = gain > best[i] ? gain : best[i];
	}
	for (uint32_t i = 0; i < r->n;) {
		if (best[i] == best[i + 1]) {
			i++;
			continue;
		}
		chosen[n++] = i;
		i = past(r, i + 1, r->contenders[i].end);
	}
	free(best);
	return n;
}

/* The word beside or in a name that says most plainly that it is one of a place. */
static struct span sign_of(const struct recogniser *r, const struct contender *s)
{
	const struct token *first = &r->tokens[s->first], *last = &r->tokens[s->end - 1],
			   *sign = NULL;
	if (s->after >> AFTER_COMMA_AREA & 1)
		sign = last + 2;
	else if (s->before >> BEFORE_KIND_OF & 1)
		sign = first - 2;
	else if (s->before >> BEFORE_LOCATIVE & 1)
		sign = first - 1;
	else if (s->end - s->first > 1 && last->classes & LEX(PLACE_GENERIC))
		sign = last;
	else if (s->after >> AFTER_KIND & 1)
		sign = last + 1;
	return sign ? (struct span){sign->start, sign->end} : (struct span){0, 0};
}

void toponyms_recognise(struct find *f, struct toponyms *t)
{
	struct recogniser r;
	recogniser_start(&r, f);
	float *scores = ARENA_ARRAY(f->scratch, r.n, float);
	uint32_t *chosen = ARENA_ARRAY(f->scratch, r.n, uint32_t);
	for (uint32_t i = 0; i < r.n && !find_cancelled(f); i++)
		scores[i] = score_of(&r, i);
	t->n = recognise_choose(&r, scores, chosen);
	t->at = ARENA_ARRAY(f->scratch, t->n, struct toponym);
	for (uint32_t i = 0; i < t->n; i++) {
		const struct contender *s = &r.contenders[chosen[i]];
		const struct place_name *n = &r.names[s->name];
		gazetteer_expect_places(n->refs);
		t->at[i] = (struct toponym){
			.span = recognise_span(&r, s),
			.first = s->first,
			.end = s->end,
			.key = n->refs.n ? n->key : 0,
			.score = scores[chosen[i]],
			.sign = sign_of(&r, s),
			.demonym = n->demonym,
		};
	}
}
