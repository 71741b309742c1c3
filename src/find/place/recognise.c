#include "recognise.h"

#include "find/read/lexicon.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

#include <math.h>

/* A stretch is taken from this score on: where precision and recall balance. */
static const float SCORE_LEAST = -0.5f, NEVER = -100;

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
	recognise_words(r, f->scratch);
	recognise_evidence(r);
	recognise_heads(r);
}

/* "Chairman French Hill": is a demonym between a title and the last capital a first name? */
static bool titled_name(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	return contender_single(s) && s->before >> BEFORE_TITLE & 1 && capital(next) &&
	       next->classes & LEX(SURNAME) && !(next->flags & TOKEN_SENTENCE) &&
	       !capital(&next[1]);
}

/*
 * Is a demonym the name of a person here, or part of a place's? "Jack English", "Dane Lisser",
 * "British Columbia", "Persian Gulf"
 */
static bool demonym_of_name(const struct recogniser *r, const struct contender *s)
{
	bool first = s->end - s->first == 1 && s->before_capital &&
		     r->tokens[s->first].classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)) &&
		     surname_behind(r, s->first);
	return first || s->in_longer || titled_name(r, s) ||
	       s->before & (1u << BEFORE_FIRST_NAME | 1u << BEFORE_INITIAL);
}

/* What somebody does with a language: "speaks", "fluent", "taught". */
static bool of_language(uint32_t hash)
{
	switch (hash) {
	case WORD_SPEAK:
	case WORD_SPEAKS:
	case WORD_SPOKE:
	case WORD_SPOKEN:
	case WORD_SPEAKING:
	case WORD_FLUENT:
	case WORD_LEARN:
	case WORD_LEARNED:
	case WORD_LEARNING:
	case WORD_TEACH:
	case WORD_TAUGHT:
		return true;
	default:
		return false;
	}
}

/*
 * A demonym that is a language here: "speaks Russian", "a sign in English.", "the French
 * language", "a Welsh translation"; not "in English towns".
 */
static bool language(const struct recogniser *r, const struct contender *s)
{
	const struct token *next = &r->tokens[s->end];
	if (s->end - s->first > 1 || next->sign == '-' ||
	    word_ends_in(token_str(r->f->d, &r->tokens[s->first]), "s"))
		return false; /* "in British-owned firms", "taught Mexicans" */
	if (next->hash == WORD_LANGUAGE || next->hash == WORD_TRANSLATION ||
	    next->hash == WORD_SPEAKERS)
		return true;
	if (!s->first)
		return false;
	const struct token *before = &r->tokens[s->first - 1];
	bool in = before->hash == WORD_IN && s->first > 1;
	bool ends = next->sign || next->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH) ||
		    next->classes & (LEX(PREPOSITION) | LEX(PRONOUN));
	if (of_language(in ? before[-1].hash : before->hash))
		return ends || next->classes & LEX(CONJUNCTION);
	return in && ends;
}

bool recognise_decided(const struct recogniser *r, const struct contender *s, float *score)
{
	/* demonyms are not weighed by the model: half of the annotated articles leave them out
	 */
	const float demonym = 3, of_word = 0.5f;
	*score = demonym + of_word * (float)(s->end - s->first);
	if (recognise_taken(r, s))
		return true;
	if (!r->names[s->name].demonym) {
		*score = NEVER;
		return recognise_veto(r, s) != NULL;
	}
	*score = NEVER;
	if (!demonym_of_name(r, s) && !recognise_goods(r, s) &&
	    !language(r, s)) /* "South African" rather than "African" */
		*score = demonym + of_word * (float)(s->end - s->first);
	return true;
}

/* What mentions are given that are taken for what the model does not weigh. */
static const float TAKEN_GAIN = 0.1f;

static float score_of(const struct recogniser *r, uint32_t i)
{
	float score;
	if (recognise_decided(r, &r->contenders[i], &score))
		return score;
	score = recognise_score(r, i);
	if (score <= SCORE_LEAST && recognise_landmark(r, &r->contenders[i]))
		return SCORE_LEAST + TAKEN_GAIN;
	return score;
}

/* ---- the best set ------------------------------------------------------------------------ */

/* Index of the first stretch from i on that starts at `token` or behind it. */
static uint32_t past(const struct recogniser *r, uint32_t i, uint32_t token)
{
	while (i < r->n && r->contenders[i].first < token)
		i++;
	return i;
}

static uint32_t best_set(const struct recogniser *r, const float *scores, uint32_t *chosen)
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

static bool unlisted(const struct recogniser *r, const struct contender *s)
{
	return !r->names[s->name].refs.n;
}

/* Is it the name of a river or valley that no list has? */
static bool landform_unlisted(const struct recogniser *r, const struct contender *s)
{
	return unlisted(r, s) && !contender_single(s) &&
	       r->tokens[s->end - 1].classes & LEX(LANDFORM);
}

/*
 * An article that names one place that no list has names more of them: an unlisted name gains
 * COMPANY_GAIN for each e-fold of the others that are likely places. It loses up to
 * COMPANY_LISTED where the article plays in the United States, all of whose places are listed
 * but rivers and the like, and COMPANY_NOWHERE where it plays nowhere, as a review of goods
 * does: many words, and no place that is listed; COMPANY_ALWAYS it gains in any case. FAR from
 * being taken it is left as it is.
 */
static const float COMPANY_GAIN = 0.7f, COMPANY_LISTED = 1.6f, COMPANY_NOWHERE = 1,
		   COMPANY_ALWAYS = 0.1f, FAR = -4;
enum { COMPANY_MOST = 8, NOWHERE_TOKENS = 100 };

/* The names that are likely places by themselves. */
struct likely {
	bool *names;                     /* by name */
	uint32_t unlisted, listed;       /* how many there are */
	uint32_t with_country, american; /* of those that are listed */
};

static void add_likely(struct likely *l, const struct recogniser *r, uint32_t name)
{
	const struct place_name *n = &r->names[name];
	l->names[name] = true;
	if (!n->refs.n) {
		l->unlisted++;
		return;
	}
	const struct place *p = gazetteer_place(r->f->places, ref_place(n->refs.at[0]));
	l->listed++;
	l->with_country += p->country[0] != 0;
	l->american += !memcmp(p->country, "US", 2);
}

/* What an unlisted name loses by the listed ones that are likely places. */
static float loss_by_listed(const struct recogniser *r, const struct likely *l)
{
	if (!l->listed)
		return r->n_tokens > NOWHERE_TOKENS ? COMPANY_NOWHERE : 0;
	return l->with_country ? COMPANY_LISTED * (float)l->american / (float)l->with_country
			       : 0;
}

static void weigh_company(const struct recogniser *r, float *scores)
{
	struct likely l = {.names = mem_alloc(r->n_names * sizeof *l.names + 1)};
	memset(l.names, 0, r->n_names * sizeof *l.names);
	for (uint32_t i = 0; i < r->n; i++)
		if (scores[i] > SCORE_LEAST && !l.names[r->contenders[i].name])
			add_likely(&l, r, r->contenders[i].name);
	float loss = loss_by_listed(r, &l);
	for (uint32_t i = 0; i < r->n; i++) {
		const struct contender *s = &r->contenders[i];
		if (scores[i] <= FAR || !unlisted(r, s))
			continue;
		uint32_t others = least(l.unlisted - l.names[s->name], COMPANY_MOST);
		scores[i] += COMPANY_GAIN * log1pf((float)others) + COMPANY_ALWAYS;
		if (!l.listed || !landform_unlisted(r, s))
			scores[i] -= loss;
	}
	free(l.names);
}

/*
 * Where the name of a river or valley that no list has is taken by itself, the town that it
 * begins with is not meant: "the St. Marys River", beside a town of St. Marys.
 */
static void keep_landforms(const struct recogniser *r, float *scores)
{
	for (uint32_t i = 0; i < r->n; i++) {
		const struct contender *s = &r->contenders[i];
		if (scores[i] <= SCORE_LEAST || !landform_unlisted(r, s))
			continue;
		for (uint32_t k = i; k-- > 0 && r->contenders[k].first == s->first;)
			if (!unlisted(r, &r->contenders[k]) &&
			    !r->names[r->contenders[k].name].demonym)
				scores[k] = NEVER;
	}
}

/* Is it all of its run of capitals, and nobody who speaks? */
static bool stands_alone(const struct contender *s)
{
	return s->run_first == s->first && s->run_end == s->end &&
	       !(s->after >> AFTER_SPEECH & 1);
}

/* Has one of the chosen a name that no list has and the article names again? */
static bool any_goes_on(const struct recogniser *r, const uint32_t *chosen, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct contender *s = &r->contenders[chosen[i]];
		if (unlisted(r, s) && r->names[s->name].n > 1)
			return true;
	}
	return false;
}

/*
 * A name that no list has is decided once for all the article, by all mentions that stand
 * alone; did that change anything?
 */
static bool take_repeated(const struct recogniser *r, float *scores, const uint32_t *chosen,
			  uint32_t n)
{
	struct worth {
		float together;
		bool chosen;
	} *worth = mem_alloc((size_t)r->n_names * sizeof *worth);
	bool taken = false;
	memset(worth, 0, (size_t)r->n_names * sizeof *worth);
	for (uint32_t i = 0; i < n; i++)
		worth[r->contenders[chosen[i]].name].chosen = true;
	for (uint32_t i = 0; i < r->n; i++)
		if (scores[i] > NEVER && stands_alone(&r->contenders[i]))
			worth[r->contenders[i].name].together += scores[i] - SCORE_LEAST;
	for (uint32_t i = 0; i < r->n; i++) {
		const struct contender *s = &r->contenders[i];
		const struct worth *w = &worth[s->name];
		if (!w->chosen || w->together <= 0 || scores[i] > SCORE_LEAST ||
		    scores[i] <= NEVER || !unlisted(r, s) || !stands_alone(s))
			continue;
		scores[i] = SCORE_LEAST + TAKEN_GAIN;
		taken = true;
	}
	free(worth);
	return taken;
}

uint32_t recognise_choose(const struct recogniser *r, float *scores, uint32_t *chosen)
{
	weigh_company(r, scores);
	keep_landforms(r, scores);
	uint32_t n = best_set(r, scores, chosen);
	if (any_goes_on(r, chosen, n) && take_repeated(r, scores, chosen, n))
		n = best_set(r, scores, chosen);
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

/*
 * "las" in "San Cristóbal de las Casas", the comma of "Washington, D.C.": a small word or a
 * sign that ties it, which "of" may not.
 */
static bool holds_tie(const struct recogniser *r, const struct contender *s)
{
	for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
		const struct token *t = &r->tokens[i];
		if (t->sign == ',')
			return true;
		if (toponym_link(t) || (!capital(t) && t->hash == WORD_AND))
			return true;
	}
	return false;
}

/*
 * Does a listed name shut out the shorter names inside it? It does where it is a country's or a
 * subdivision's ("Labrador" in "Newfoundland and Labrador" is no place by itself), where it is
 * all of its run of capitals ("Augusta" in "Port Augusta"), or where small words tie it.
 */
static bool is_whole(const struct recogniser *r, const struct contender *s)
{
	const struct place_name *n = &r->names[s->name];
	uint8_t class = n->kind.class;
	if (class == CLASS_COUNTRY || (class >= CLASS_SUBDIVISION && class < CLASS_CITY))
		return true;
	if (!n->refs.n || n->demonym || r->tokens[s->first].flags & TOKEN_POSSESSIVE)
		return false;
	return (s->run_first == s->first && s->run_end == s->end) || holds_tie(r, s);
}

/* The names that stand inside such a longer one are none. */
static void keep_longest(const struct recogniser *r, float *scores)
{
	for (uint32_t i = 0; i < r->n; i++) {
		const struct contender *s = &r->contenders[i];
		if (s->end - s->first < 2 || scores[i] <= SCORE_LEAST || !is_whole(r, s))
			continue;
		for (uint32_t k = i; k-- > 0 && r->contenders[k].first == s->first;)
			scores[k] = NEVER;
		for (uint32_t k = i + 1; k < r->n && r->contenders[k].first < s->end; k++)
			if (r->contenders[k].end <= s->end)
				scores[k] = NEVER;
	}
}

/* The names that are no toponyms but tell where a body is at home. */
static void keep_bodies(const struct recogniser *r, struct toponyms *t)
{
	t->bodies = ARENA_ARRAY_RAW(r->f->scratch, r->n, uint32_t);
	for (uint32_t i = 0; i < r->n; i++)
		if (recognise_body(r, &r->contenders[i]))
			t->bodies[t->n_bodies++] = r->names[r->contenders[i].name].key;
}

void toponyms_recognise(struct find *f, struct toponyms *t)
{
	struct recogniser r;
	recogniser_start(&r, f);
	float *scores = ARENA_ARRAY(f->scratch, r.n, float);
	uint32_t *chosen = ARENA_ARRAY(f->scratch, r.n, uint32_t);
	for (uint32_t i = 0; i < r.n && !find_cancelled(f); i++)
		scores[i] = score_of(&r, i);
	explain_contenders(&r, f->explain);
	keep_longest(&r, scores);
	*t = (struct toponyms){.n = recognise_choose(&r, scores, chosen)};
	keep_bodies(&r, t);
	t->at = ARENA_ARRAY(f->scratch, t->n, struct toponym);
	for (uint32_t i = 0; i < t->n; i++) {
		const struct contender *s = &r.contenders[chosen[i]];
		const struct place_name *n = &r.names[s->name];
		gazetteer_expect_places(n->refs);
		t->at[i] = (struct toponym){
			.span = recognise_span(&r, s),
			.first = s->first,
			.end = recognise_end(&r, s),
			.key = n->refs.n ? n->key : 0,
			.score = scores[chosen[i]],
			.sign = sign_of(&r, s),
			.demonym = n->demonym,
		};
	}
}
