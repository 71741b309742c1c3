#include "resolve.h"

#include <math.h>

void resolver_start(struct resolver *r, struct find *f, const struct toponyms *t)
{
	struct arena *a = f->scratch;
	*r = (struct resolver){
		.f = f, .tokens = f->tokens.at, .scratch = a, .t = t, .mask = 15};
	while (r->mask < (t->n + t->n_bodies) * 2)
		r->mask = r->mask * 2 + 1;
	r->slots = ARENA_ARRAY(a, (size_t)r->mask + 1, uint32_t);
	r->use_of = ARENA_ARRAY_RAW(a, (size_t)t->n + 1, uint32_t);
	r->inner = ARENA_ARRAY(a, (size_t)t->n + 1, bool);
	r->kinded = ARENA_ARRAY(a, (size_t)t->n + 1, bool);
	r->plain = ARENA_ARRAY(a, COUNTRIES, uint8_t);
	r->in_country = ARENA_ARRAY(a, COUNTRIES, uint32_t);
	r->named_country = ARENA_ARRAY(a, COUNTRIES, uint8_t);
	uses_find(r);
	senses_add_bodies(r);
	senses_add_home(r);
	senses_settle(r);
	uses_settle(r);
	r->counted = ARENA_ARRAY_RAW(a, (size_t)r->n_names + 1, uint32_t);
}

/* ---- evidence ---------------------------------------------------------------------------- */

/* Takes back what was counted: the arrays hold more areas than an article names. */
static void zero_evidence(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_counted; i++) {
		const struct sense *s = &r->senses[r->counted[i]];
		r->in_country[s->country] = r->named_country[s->country] = 0;
		r->in_subdivision[s->area] = r->great_in[s->area] = 0;
		r->named_subdivision[s->area] = 0;
	}
	r->n_points = r->n_counted = 0;
	r->n_evidence = r->most_in_country = r->most_in_subdivision = 0;
}

void resolver_count(struct resolver *r)
{
	zero_evidence(r);
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct name_senses *n = &r->names[i];
		const struct sense *s = &r->senses[n->first + n->pick];
		n->point = sense_local(s) && r->n_points < POINTS_MOST;
		if (n->point)
			r->points[r->n_points++] = (struct name_point){s->x, s->y, s->z, i};
		if (!s->country)
			continue;
		r->n_evidence++;
		r->counted[r->n_counted++] = n->first + n->pick;
		if (++r->in_country[s->country] > r->most_in_country)
			r->most_in_country = r->in_country[s->country];
		if (s->type == REGION_COUNTRY)
			r->named_country[s->country] = 1;
		if (!s->area)
			continue;
		r->great_in[s->area] += sense_great(s);
		if (++r->in_subdivision[s->area] > r->most_in_subdivision)
			r->most_in_subdivision = r->in_subdivision[s->area];
		if (s->type == REGION_SUBDIVISION)
			r->named_subdivision[s->area] = 1;
	}
}

/* ---- choices ----------------------------------------------------------------------------- */

/* The senses come best known first. */
void resolver_guess(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		r->names[i].pick = 0;
		r->names[i].sure = false;
	}
	for (uint32_t i = 0; i < r->n_uses; i++)
		r->uses[i].fixed_by = NULL;
}

static uint32_t best_of(const float *total, uint32_t n)
{
	uint32_t best = 0;
	for (uint32_t i = 1; i < n; i++)
		if (total[i] > total[best])
			best = i;
	return best;
}

/* How likely the best is. */
static float confidence_of(const float *total, uint32_t n, uint32_t best)
{
	const float nothing = -17; /* of which the exponential is lost in 1 */
	float sum = 0;
	for (uint32_t i = 0; i < n; i++) {
		float less = total[i] - total[best];
		sum += less > nothing ? expf(less) : 0;
	}
	return 1 / sum;
}

static const float SURE = 0.995f;

/* What a sense weighs by what it is and what stands beside the name. */
struct fixed_weight {
	struct weighing weight;
	bool excluded;
};

static void score_fixed(struct resolver *r, struct use *u, const struct model *m)
{
	const struct name_senses *n = &r->names[u->name];
	if (!u->fixed)
		u->fixed = ARENA_ARRAY_RAW(r->scratch, n->n, struct fixed_weight);
	u->fixed_by = m;
	for (uint32_t i = 0; i < n->n; i++) {
		const struct sense *s = &r->senses[n->first + i];
		struct row row = {.model = m};
		bool excluded = resolve_excludes(r, u, s);
		if (!excluded)
			resolve_fixed(r, u, s, &row);
		u->fixed[i] = (struct fixed_weight){row.weight, excluded};
	}
}

static void score_use(struct resolver *r, struct use *u, const struct model *m, float *own)
{
	const struct name_senses *n = &r->names[u->name];
	struct sense *s = &r->senses[n->first];
	if (u->fixed_by != m)
		score_fixed(r, u, m);
	for (uint32_t i = 0; i < n->n; i++) {
		struct row row = {.model = m, .weight = u->fixed[i].weight};
		own[i] = SCORE_EXCLUDED;
		if (!u->fixed[i].excluded) {
			resolve_company(r, u, &s[i], &row);
			own[i] = row_score(&row);
		}
		s[i].score = own[i];
	}
}

/* Do the words beside it choose for themselves? */
static bool told_apart(const struct use *u)
{
	return u->area || u->inside || u->holding;
}

/* Is a country called so, or a state that goes by the name alone? */
static bool names_state(const struct resolver *r, const struct name_senses *n)
{
	for (uint32_t i = n->first; i < n->first + n->n; i++) {
		const struct sense *s = &r->senses[i];
		if (s->type == REGION_COUNTRY ||
		    (s->type == REGION_SUBDIVISION && resolve_north_american(s->country)))
			return true;
	}
	return false;
}

/*
 * Is a use no sign of what the name means elsewhere? "Lebanon, Pennsylvania" leaves the country
 * what it is, "Moscow, Idaho" the city where Russia is named as well, and so does "the Kursk
 * region" the town.
 */
static bool silent(const struct resolver *r, const struct name_senses *n, const struct use *u)
{
	const struct sense *best = &r->senses[n->first];
	if (u->area || !(u->inside || u->holding))
		return u->area;
	bool known = best->type == REGION_CITY && r->named_country[best->country];
	return names_state(r, n) || (known && u->inside && !(u->inside & 1));
}

/*
 * All uses of a name choose together, each by its own words and by what the others say: a use
 * whose neighbours tell where it lies counts for those that have none, not the other way about.
 */
static void choose_name(struct resolver *r, struct name_senses *n, const struct model *m)
{
	float own[SENSES_MOST], shared[SENSES_MOST] = {0};
	bool apart = true, told = false;
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next) {
		struct use *u = &r->uses[i - 1];
		told = told || told_apart(u);
		score_use(r, u, m, own);
		u->pick = best_of(own, n->n);
		if (told_apart(u))
			u->confidence = confidence_of(own, n->n, u->pick);
		bool tells = !silent(r, n, u);
		for (uint32_t k = 0; k < n->n && tells; k++)
			shared[k] += own[k];
		apart = apart && !tells;
	}
	uint32_t pick = apart ? r->uses[n->use - 1].pick : best_of(shared, n->n);
	if (!told)
		pick = renown_choose(r, n, pick);
	if (n->held)
		pick = n->held - 1u;
	float together = confidence_of(shared, n->n, pick);
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next) {
		struct use *u = &r->uses[i - 1];
		if (told_apart(u))
			continue;
		/* "Cordova, Tennessee", which no list has */
		u->pick = u->within.n ? renown_near(r, n, pick, 0) : pick;
		u->confidence = together;
	}
	n->pick = pick;
	n->sure = true;
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next)
		n->sure = n->sure && r->uses[i - 1].confidence > SURE;
}

float resolver_score(struct resolver *r, const struct name_senses *n, const struct model *m)
{
	float own[SENSES_MOST], sum = 0;
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next) {
		struct use *u = &r->uses[i - 1];
		if (silent(r, n, u))
			continue;
		score_use(r, u, m, own);
		sum += own[told_apart(u) ? u->pick : n->pick];
	}
	return sum;
}

static bool choose_all(struct resolver *r, const struct model *m)
{
	bool changed = false;
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct name_senses *n = &r->names[i];
		uint32_t before = n->pick;
		if (n->n > 1 && n->use && !n->sure)
			choose_name(r, n, m);
		n->turned = n->pick != before;
		changed |= n->turned;
	}
	return changed;
}

bool resolver_pass(struct resolver *r, const struct model *m)
{
	resolver_count(r);
	explain_senses(r, m);
	return choose_all(r, m);
}

bool resolver_try(struct resolver *r, const struct model *m)
{
	resolver_count(r);
	return choose_all(r, m);
}
