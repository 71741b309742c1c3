/* Whether names that are taken to lie apart lie together in another subdivision. */
#include "resolve.h"

/*
 * Each name chooses beside what the others mean at present, so two of them stay where the best
 * known of each lies: "Huntsville" and "Walker County" in Alabama, far apart, though in Texas
 * the one is the seat of the other. So all names that may lie in a subdivision are moved there
 * at once and choose anew from there; what scores more, all in all, stays. These are iterated
 * conditional modes from several starts (Besag, "On the statistical analysis of dirty
 * pictures", J. Royal Statistical Society B, 1986).
 */
enum {
	AREAS_TRIED = 2, /* subdivisions; by cross-validation more bring little */
	NAMES_LEAST = 2, /* that may lie in one */
	TRIES = 3,       /* passes in which the moved names must come to rest */
	CITY_LEAST = 11, /* people of a great city, as in struct sense: 300,000 */
};
static const float DOUBT = 0.95f; /* confidence of a choice that may be moved, at most */

/* By area of struct sense. */
struct area {
	uint32_t names; /* that may lie in it */
	bool moves;     /* one of them is taken to lie elsewhere, and not for sure */
	uint32_t last;  /* index + 1 of the name counted last */
};

/* What all names mean. */
struct choices {
	uint32_t *picks; /* by name, and whether it is sure */
	bool *sure;
	float *scores; /* by sense */
	struct use *uses;
	bool scored;
	float score;
};

struct trial {
	struct resolver *r;
	const struct model *m;
	struct area *areas;
	uint32_t n_areas;           /* from 1 on */
	uint32_t n_names;           /* that are counted */
	struct choices kept, tried; /* the best till now; the last that came of a move */
};

static bool land(const struct sense *s)
{
	return s->type == REGION_COUNTRY || s->type == REGION_SUBDIVISION;
}

/*
 * "Georgia" may turn from the country to the state, no state to a town. Counties and great
 * cities stay in their country, and so do the places of a country that the article names, and
 * not the other: "Devon"; "Paris, London and Rome"; "Winchester … the United Kingdom".
 */
static bool may_turn(const struct resolver *r, const struct sense *from, const struct sense *to)
{
	if (land(from) && to->type != REGION_SUBDIVISION)
		return false;
	if (from->country == to->country || from->type == REGION_COUNTRY)
		return true;
	return from->type == REGION_CITY && from->people < CITY_LEAST &&
	       (!r->named_country[from->country] || r->named_country[to->country]);
}

static void count_name(struct trial *t, uint32_t name)
{
	const struct resolver *r = t->r;
	const struct name_senses *n = &r->names[name];
	const struct sense *s = &r->senses[n->first], *pick = &s[n->pick];
	bool doubtful = !n->demonym && r->uses[n->use - 1].confidence < DOUBT;
	for (uint32_t i = 0; i < n->n; i++) {
		struct area *a = &t->areas[s[i].area];
		bool here = s[i].area == pick->area;
		if (a->last == name + 1 || (!here && !may_turn(r, pick, &s[i])))
			continue;
		a->last = name + 1;
		a->names++;
		a->moves = a->moves || (!here && doubtful);
	}
}

/*
 * The area most names may lie in of those that are still to be tried; 0: none. The article may
 * play there: half of its names may lie in it, and as many as are now taken to lie in any.
 */
static uint32_t next_area(struct trial *t)
{
	uint32_t best = 0, least = t->r->most_in_subdivision;
	if (least < NAMES_LEAST)
		least = NAMES_LEAST;
	if (least < (t->n_names + 1) / 2)
		least = (t->n_names + 1) / 2;
	for (uint32_t k = 1; k <= t->n_areas; k++)
		if (t->areas[k].moves && t->areas[k].names >= least &&
		    (!best || t->areas[k].names > t->areas[best].names))
			best = k;
	t->areas[best].moves = false;
	return best;
}

static void take(const struct resolver *r, struct choices *c)
{
	if (!c->picks) {
		c->picks = ARENA_ARRAY_RAW(r->scratch, r->n_names, uint32_t);
		c->sure = ARENA_ARRAY_RAW(r->scratch, r->n_names, bool);
		c->scores = ARENA_ARRAY_RAW(r->scratch, r->n_senses, float);
		c->uses = ARENA_ARRAY_RAW(r->scratch, r->n_uses, struct use);
	}
	for (uint32_t i = 0; i < r->n_names; i++) {
		c->picks[i] = r->names[i].pick;
		c->sure[i] = r->names[i].sure;
	}
	for (uint32_t i = 0; i < r->n_senses; i++)
		c->scores[i] = r->senses[i].score;
	memcpy(c->uses, r->uses, r->n_uses * sizeof *c->uses);
	c->scored = false;
}

static void give_back(struct resolver *r, const struct choices *c)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		r->names[i].pick = c->picks[i];
		r->names[i].sure = c->sure[i];
	}
	for (uint32_t i = 0; i < r->n_senses; i++)
		r->senses[i].score = c->scores[i];
	memcpy(r->uses, c->uses, r->n_uses * sizeof *c->uses);
}

static bool are_given(const struct resolver *r, const struct choices *c)
{
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].pick != c->picks[i])
			return false;
	return true;
}

/* Bodies count for the others, but what they are called after is not told. */
static float score_of(struct trial *t, struct choices *c)
{
	struct resolver *r = t->r;
	if (c->scored)
		return c->score;
	give_back(r, c);
	resolver_count(r);
	c->score = 0;
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].whole)
			c->score += resolver_score(r, &r->names[i], t->m);
	c->scored = true;
	return c->score;
}

/* Lets the name mean the best of its senses in the area; false if it does so already. */
static bool move(const struct resolver *r, struct name_senses *n, uint32_t area)
{
	const struct sense *s = &r->senses[n->first];
	uint32_t best = n->n;
	for (uint32_t i = 0; i < n->n; i++)
		if (s[i].area == area && s[i].score > SCORE_EXCLUDED &&
		    may_turn(r, &s[n->pick], &s[i]) &&
		    (best == n->n || s[i].score > s[best].score))
			best = i;
	if (best == n->n || best == n->pick)
		return false;
	n->pick = best;
	return true;
}

static bool turns_well(const struct trial *t)
{
	const struct resolver *r = t->r;
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct sense *s = &r->senses[r->names[i].first];
		if (r->names[i].pick != t->kept.picks[i] &&
		    !may_turn(r, &s[t->kept.picks[i]], &s[r->names[i].pick]))
			return false;
	}
	return true;
}

/* Moves the names; false if all lie there already, come back or find no rest. */
static bool move_all(struct trial *t, uint32_t area)
{
	struct resolver *r = t->r;
	bool moved = false;
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct name_senses *n = &r->names[i];
		if (n->whole && !n->demonym && move(r, n, area)) {
			moved = true;
			n->sure = false;
		}
	}
	bool settled = false;
	for (unsigned i = 0; moved && i < TRIES && !settled; i++) {
		settled = !resolver_try(r, t->m);
		moved = !are_given(r, &t->kept);
	}
	return moved && settled && turns_well(t);
}

/* True if the move stays. */
static bool try_area(struct trial *t, uint32_t area)
{
	bool better = false;
	if (!t->kept.picks)
		take(t->r, &t->kept);
	if (move_all(t, area)) {
		take(t->r, &t->tried);
		float tried = score_of(t, &t->tried), kept = score_of(t, &t->kept);
		better = tried > kept;
		if (better) {
			struct choices last = t->kept;
			t->kept = t->tried;
			t->tried = last;
		}
	}
	give_back(t->r, &t->kept);
	resolver_count(t->r);
	return better;
}

/* As if nothing were sure: --explain tells the choices again. */
static void reopen(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++)
		r->names[i].sure = false;
}

bool resolve_areas(struct resolver *r, const struct model *m)
{
	struct trial t = {.r = r, .m = m};
	bool moved = false;
	for (uint32_t i = 0; i < r->n_senses; i++)
		if (r->senses[i].area > t.n_areas)
			t.n_areas = r->senses[i].area;
	t.areas = ARENA_ARRAY(r->scratch, (size_t)t.n_areas + 1, struct area);
	for (uint32_t i = 0; i < r->n_names; i++)
		if (r->names[i].whole) {
			count_name(&t, i);
			t.n_names++;
		}
	for (uint32_t k = 0; k < AREAS_TRIED; k++) {
		uint32_t area = next_area(&t);
		if (!area)
			break;
		moved |= try_area(&t, area);
	}
	if (moved)
		reopen(r);
	return moved;
}
