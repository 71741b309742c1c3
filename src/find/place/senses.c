#include "resolve.h"

#include "find/read/lexicon.h"

#include <math.h>

enum {
	WORDS_BETWEEN_LISTED = 2,
	USES_MOST = 16,
	LIST_LEAST = 3,
	LIST_MOST = 32,
	NAME_WORDS = 9
};

struct builder {
	struct resolver *r;
	struct find *f;
	const struct token *at;
	uint32_t *slots, mask; /* names by key: index + 1 */
	uint32_t room;         /* senses */
};

/* ---- senses ------------------------------------------------------------------------------ */

/* The point of a sense on the sphere. */
static void set_point(struct sense *s)
{
	const float degree = 0.017453293f;
	float across = cosf(s->lat * degree);
	s->x = across * cosf(s->lon * degree);
	s->y = across * sinf(s->lon * degree);
	s->z = sinf(s->lat * degree);
}

static void fill_sense(struct sense *s, const struct find *f, place_ref ref)
{
	const struct place *p = gazetteer_place(f->places, ref_place(ref));
	*s = (struct sense){.place = ref_place(ref),
			    .lat = p->lat,
			    .lon = p->lon,
			    .subdivision = p->subdivision,
			    .type = p->type,
			    .source = p->source,
			    .fame = p->fame,
			    .flags = (uint8_t)ref_flags(ref),
			    .located = !isnan(p->lat)};
	if (p->country[0])
		s->country = (uint16_t)((p->country[0] - 'A') * 26 + p->country[1] - 'A' + 1);
	if (p->population)
		s->people = (uint8_t)(2 * log10f((float)p->population));
}

/* A city that is a subdivision of its own ("Moscow", "Berlin") is taken as the city. */
static bool same_town(struct sense *area, struct sense *other)
{
	if (other->type != REGION_CITY || !other->located || !area->located ||
	    area->country != other->country)
		return false;
	set_point(area);
	set_point(other);
	float dx = area->x - other->x, dy = area->y - other->y, dz = area->z - other->z;
	const float near = 60 / 6371.0f;
	return dx * dx + dy * dy + dz * dz < near * near;
}

static void add_senses(struct builder *b, struct name_senses *n, struct place_refs refs)
{
	struct resolver *r = b->r;
	if (r->n_senses + refs.n > b->room) {
		struct sense *more;
		b->room = (b->room + refs.n) * 2;
		more = ARENA_ARRAY_RAW(b->f->scratch, b->room, struct sense);
		if (r->n_senses)
			memcpy(more, r->senses, r->n_senses * sizeof *more);
		r->senses = more;
	}
	if (!n->n)
		n->first = r->n_senses;
	uint32_t before = n->n;
	for (uint32_t i = 0; i < refs.n; i++) {
		bool demonym = ref_flags(refs.at[i]) & NAME_DEMONYM;
		if (demonym != n->demonym)
			continue;
		struct sense *s = &r->senses[n->first + n->n++];
		fill_sense(s, b->f, refs.at[i]);
		n->types |= (uint8_t)(1u << s->type);
		if (s->type == REGION_CITY && s->people > n->people)
			n->people = s->people;
	}
	r->n_senses += n->n - before;
}

/* Counties go by their names alone, too: "Walton and Okaloosa counties". */
static void add_counties(struct builder *b, struct name_senses *n)
{
	struct place_refs refs =
		gazetteer_find(b->f->places, gazetteer_key(n->key, SPELT_COUNTY));
	uint32_t before = n->n;
	if (n->demonym || !refs.n)
		return;
	add_senses(b, n, refs);
	for (uint32_t i = before; i < n->n; i++)
		b->r->senses[n->first + i].flags = 0;
}

/* Drops the subdivisions that are but the city itself, unless the name says which. */
static void drop_city_states(struct resolver *r, struct name_senses *n)
{
	struct sense *at = &r->senses[n->first];
	uint32_t kept = 0;
	if (!(n->types >> REGION_CITY & 1))
		return;
	for (uint32_t i = 0; i < n->n; i++) {
		bool drop = false;
		for (uint32_t k = 0;
		     k < n->n && at[i].source == PLACE_ISO && at[i].type != REGION_COUNTRY; k++)
			drop |= at[i].flags & NAME_MAIN && !(at[i].flags & NAME_KIND) &&
				!gazetteer_place(r->f->places, at[i].place)->kinded &&
				same_town(&at[i], &at[k]);
		if (drop)
			continue;
		if (kept != i)
			at[kept] = at[i];
		kept++;
	}
	n->n = kept;
}

/* Index + 1 of the name of that key, 0 if the article has not named it so far. */
static uint32_t known_name(const struct builder *b, uint32_t key, bool demonym, uint32_t *slot)
{
	uint32_t i = (key ^ (demonym ? 0x5bd1e995u : 0)) & b->mask;
	for (; b->slots[i]; i = (i + 1) & b->mask) {
		const struct name_senses *n = &b->r->names[b->slots[i] - 1];
		if (n->key == key && n->demonym == demonym)
			break;
	}
	*slot = i;
	return b->slots[i];
}

/* The same, made if need be; 0 if the gazetteer has none. */
static uint32_t name_by_key(struct builder *b, uint32_t key, bool demonym)
{
	struct resolver *r = b->r;
	uint32_t slot, known = known_name(b, key, demonym, &slot);
	if (known)
		return known;
	struct name_senses *n = &r->names[r->n_names];
	*n = (struct name_senses){.key = key, .demonym = demonym};
	add_senses(b, n, gazetteer_find(b->f->places, key));
	add_counties(b, n);
	if (!n->n)
		return 0;
	drop_city_states(r, n);
	return b->slots[slot] = ++r->n_names;
}

/* ---- names of which a part is known ------------------------------------------------------ */

/*
 * Is the best known place of that name so well known that a longer name with it in is likely
 * its?
 */
static bool renowned(const struct builder *b, uint32_t key)
{
	struct place_refs refs = gazetteer_find(b->f->places, key);
	if (!refs.n || ref_flags(refs.at[0]) & (NAME_DEMONYM | NAME_SHORT))
		return false;
	const struct place *p = gazetteer_place(b->f->places, ref_place(refs.at[0]));
	return p->type == REGION_CITY ? p->population >= 100000
				      : p->source == PLACE_ISO || p->source == PLACE_HAND;
}

/* The longest, last name known inside tokens [first, end); its key or 0. */
static uint32_t inner_key(const struct builder *b, uint32_t first, uint32_t end)
{
	const struct token *last = &b->at[end - 1];
	bool kind = last->classes & (LEX(AREA) | LEX(TOWN)) || last->hash == SPELT_COUNTY;
	uint32_t best = 0, longest = 0, slot;
	for (uint32_t i = first; i < end && i < first + NAME_WORDS; i++) {
		uint32_t key = 0;
		if (!(b->at[i].flags & TOKEN_CAPITAL) || b->at[i].classes & LEX(DIRECTION))
			continue;
		for (uint32_t k = i; k < end; k++) {
			key = gazetteer_key(key, b->at[k].hash);
			if (!gazetteer_begins(b->f->places, key))
				break;
			if (k + 1 - i < longest || b->at[k].classes & LEX(PLACE_GENERIC) ||
			    !gazetteer_find(b->f->places, key).n)
				continue;
			if (kind || known_name(b, key, false, &slot) || renowned(b, key)) {
				longest = k + 1 - i;
				best = key;
			}
		}
	}
	return best;
}

/* ---- what stands around ------------------------------------------------------------------ */

/* The areas (countries, subdivisions, counties) that a name starting at token i may be. */
static struct place_refs area_at(const struct builder *b, uint32_t i, uint32_t *end)
{
	struct place_refs best = {0};
	uint32_t key = 0;
	for (uint32_t k = i; k < i + 5 && k < b->f->tokens.n; k++) {
		const struct token *t = &b->at[k];
		if (k > i && t->flags & TOKEN_PARAGRAPH)
			break;
		key = gazetteer_key(key, t->hash);
		if (!gazetteer_begins(b->f->places, key))
			break;
		struct place_refs refs = gazetteer_find(b->f->places, key);
		if (refs.n && t->flags & TOKEN_CAPITAL) {
			best = refs;
			*end = k + 1;
		}
	}
	return best;
}

static bool any_area(const struct find *f, struct place_refs refs)
{
	for (uint32_t i = 0; i < refs.n; i++) {
		uint8_t type = gazetteer_place(f->places, ref_place(refs.at[i]))->type;
		if (!(ref_flags(refs.at[i]) & NAME_DEMONYM) &&
		    (type == REGION_COUNTRY || type == REGION_SUBDIVISION ||
		     type == REGION_COUNTY))
			return true;
	}
	return false;
}

/*
 * Does a name that starts at token i say where the one that ends before `end` lies? ", Texas",
 * "(Ohio)"
 */
static uint32_t apposed(const struct builder *b, uint32_t end)
{
	const struct token *t = &b->at[end];
	if (t->flags & TOKEN_PARAGRAPH)
		return 0;
	if (t->sign == ',' || t->sign == '(')
		return t[1].flags & TOKEN_PARAGRAPH                                 ? 0
		       : t[1].flags & TOKEN_CAPITAL                                 ? end + 1
		       : t[1].classes & LEX(LOCATIVE) && t[2].flags & TOKEN_CAPITAL ? end + 2
										    : 0;
	if (t->classes & LEX(LOCATIVE) && t->hash != SPELT_NEAR && t[1].flags & TOKEN_CAPITAL)
		return end + 1;
	return 0;
}

static uint32_t around_before(const struct builder *b, uint32_t first)
{
	static const struct {
		uint64_t class;
		enum around bit;
	} classes[] = {
		{LEX(LOCATIVE), AROUND_LOCATIVE},
		{LEX(MOTION), AROUND_FROM},
		{LEX(DIRECTION), AROUND_DIRECTION},
	};
	uint32_t bits = 0;
	if (!first || b->at[first].flags & TOKEN_PARAGRAPH)
		return 0;
	const struct token *p = &b->at[first - 1];
	for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
		if (p->classes & classes[k].class)
			bits |= 1u << classes[k].bit;
	if (p->hash == SPELT_OF) {
		uint64_t before = first > 1 ? p[-1].classes : 0;
		bits |= 1u << AROUND_OF;
		if (before & LEX(TOWN))
			bits |= 1u << AROUND_TOWN_OF;
		if (before & LEX(AREA))
			bits |= 1u << AROUND_AREA_OF;
	}
	if (p->hash == SPELT_GOV || p->hash == SPELT_GOVERNOR)
		bits |= 1u << AROUND_GOVERNOR;
	return bits;
}

/* Does the next toponym go on a list with this one? "Ohio, Texas", "Ohio and Texas" */
static bool listed(const struct builder *b, uint32_t toponym)
{
	const struct toponyms *t = b->r->t;
	if (toponym + 1 >= t->n)
		return false;
	uint32_t gap = t->at[toponym + 1].first - t->at[toponym].end;
	const struct token *g = &b->at[t->at[toponym].end];
	if (!gap || gap > WORDS_BETWEEN_LISTED || g->flags & TOKEN_PARAGRAPH)
		return false;
	return (g->sign == ',' || g->hash == SPELT_AND) && (gap == 1 || g[1].hash == SPELT_AND);
}

/*
 * Token behind a list that goes on from a toponym: "and Voronezh regions" -> "regions"; 0: no
 * list.
 */
static uint32_t behind_list(const struct builder *b, uint32_t toponym)
{
	uint32_t i = toponym;
	while (i - toponym < LIST_MOST && listed(b, i))
		i++;
	return i == toponym ? 0 : b->r->t->at[i].end;
}

static uint32_t kind_behind(const struct builder *b, const struct token *n, bool plural)
{
	size_t length = n->end - n->start;
	bool many = length && b->f->d->text.at[n->end - 1] == 's';
	if (n->flags & TOKEN_PARAGRAPH || (plural && !many))
		return 0;
	if (n->hash == SPELT_COUNTY || n->hash == SPELT_COUNTIES)
		return 1u << AROUND_COUNTY;
	if (n->classes & LEX(AREA))
		return 1u << AROUND_AREA;
	return n->classes & LEX(TOWN) && !plural ? 1u << AROUND_TOWN : 0;
}

static uint32_t around_behind(const struct builder *b, uint32_t toponym)
{
	const struct toponym *t = &b->r->t->at[toponym];
	const struct token *n = &b->at[t->end];
	uint32_t list = behind_list(b, toponym), bits = 0;
	if (!(b->at[t->end - 1].flags & TOKEN_POSSESSIVE))
		bits = kind_behind(b, n, false);
	if (list)
		bits |= kind_behind(b, &b->at[list], true);
	if (n->flags & TOKEN_PARAGRAPH)
		return bits;
	if (n->classes & LEX(PLACE_AFTER))
		bits |= 1u << AROUND_RESIDENTS;
	if (n->hash == SPELT_GOV || n->hash == SPELT_GOVERNOR || n->hash == SPELT_GOVERNORS ||
	    n->hash == SPELT_SENATOR || n->hash == SPELT_LEGISLATURE)
		bits |= 1u << AROUND_GOVERNOR;
	if (b->at[t->first].flags & TOKEN_PARAGRAPH &&
	    (n->sign == '(' || n->sign == '_' || n->sign == ','))
		bits |= 1u << AROUND_DATELINE;
	return bits;
}

/* ---- uses -------------------------------------------------------------------------------- */

static bool same_refs(struct place_refs a, struct place_refs b)
{
	return a.at == b.at && a.n == b.n;
}

/* Which words beside the mention say where it lies; sets within and within_toponym of `u`. */
static void find_within(struct builder *b, uint32_t toponym, struct use *u)
{
	const struct toponyms *t = b->r->t;
	const struct toponym *m = &t->at[toponym];
	uint32_t end = 0, at = apposed(b, m->end);
	struct place_refs refs = at ? area_at(b, at, &end) : (struct place_refs){0};
	if (refs.n && any_area(b->f, refs)) {
		u->within = refs;
		if (toponym + 1 < t->n && t->at[toponym + 1].first == at)
			u->within_toponym = toponym + 2;
		return;
	}
	if (!toponym || t->at[toponym - 1].end != m->first)
		return;
	const struct toponym *owner = &t->at[toponym - 1];
	if (!(b->at[owner->end - 1].flags & TOKEN_POSSESSIVE) || !owner->key)
		return;
	refs = gazetteer_find(b->f->places, owner->key);
	if (any_area(b->f, refs)) {
		u->within = refs;
		u->within_toponym = toponym;
	}
}

/* Is this mention itself the "Texas" of "Paris, Texas"? */
static uint32_t follows(const struct builder *b, uint32_t toponym)
{
	const struct toponyms *t = b->r->t;
	if (!toponym || t->at[toponym - 1].end >= t->at[toponym].first)
		return 0;
	uint32_t bits = 0;
	if (apposed(b, t->at[toponym - 1].end) == t->at[toponym].first)
		bits |= 1u << AROUND_FOLLOWS;
	return bits;
}

static uint32_t use_for(struct builder *b, uint32_t toponym, uint32_t name)
{
	struct resolver *r = b->r;
	const struct toponym *m = &r->t->at[toponym];
	struct use u = {.name = name - 1, .confidence = 1};
	const uint32_t area = 1u << AROUND_AREA | 1u << AROUND_AREA_OF | 1u << AROUND_COUNTY;
	u.around = around_before(b, m->first) | around_behind(b, toponym) | follows(b, toponym);
	u.area = u.around & area && r->names[name - 1].types & ~(1u << REGION_CITY);
	find_within(b, toponym, &u);
	struct name_senses *n = &r->names[name - 1];
	uint32_t uses = 0;
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next) {
		struct use *other = &r->uses[i - 1];
		if ((other->area == u.area && same_refs(other->within, u.within)) ||
		    ++uses == USES_MOST) {
			other->around |= u.around;
			return i;
		}
	}
	u.next = n->use;
	r->uses[r->n_uses++] = u;
	return n->use = r->n_uses;
}

static uint32_t whole_key(const struct builder *b, const struct toponym *m)
{
	uint32_t key = m->key;
	for (uint32_t k = m->first; k < m->end && !m->key; k++)
		key = gazetteer_key(key, b->at[k].hash);
	return key;
}

/* Uses of the names that are known as they stand, then of those of which a part is. */
static void find_uses(struct builder *b)
{
	struct resolver *r = b->r;
	for (uint32_t i = 0; i < r->t->n; i++) {
		const struct toponym *m = &r->t->at[i];
		uint32_t name = name_by_key(b, whole_key(b, m), m->demonym);
		r->use_of[i] = name ? use_for(b, i, name) : 0;
		if (name)
			r->names[name - 1].whole = true;
	}
	for (uint32_t i = 0; i < r->t->n; i++) {
		const struct toponym *m = &r->t->at[i];
		if (r->use_of[i] || m->demonym)
			continue;
		uint32_t key = inner_key(b, m->first, m->end);
		uint32_t name = key ? name_by_key(b, key, false) : 0;
		r->inner[i] = name != 0;
		r->use_of[i] = name ? use_for(b, i, name) : 0;
	}
}

/* The names next to each use's first mention, and what it is listed with. */
static void link_neighbours(struct builder *b)
{
	struct resolver *r = b->r;
	for (uint32_t i = 0; i < r->t->n; i++) {
		if (!r->use_of[i])
			continue;
		struct use *u = &r->uses[r->use_of[i] - 1];
		uint32_t before =
			i && r->use_of[i - 1] ? r->uses[r->use_of[i - 1] - 1].name + 1 : 0;
		uint32_t after = i + 1 < r->t->n && r->use_of[i + 1]
					 ? r->uses[r->use_of[i + 1] - 1].name + 1
					 : 0;
		if (!u->before && before != u->name + 1)
			u->before = before;
		if (!u->after && after != u->name + 1)
			u->after = after;
		if (!u->sibling && after && after != u->name + 1 && behind_list(b, i))
			u->sibling = after;
		if (!u->sibling && before && before != u->name + 1 && i &&
		    behind_list(b, i - 1))
			u->sibling = before;
	}
}

/* Do the words beside any of the name's mentions place the sense? */
static bool placed(const struct resolver *r, const struct name_senses *n, const struct sense *s)
{
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next)
		if (r->uses[i - 1].within.n && resolve_lies_within(r, s, r->uses[i - 1].within))
			return true;
	return false;
}

/* Numbers the subdivisions that the senses lie in: the gazetteer has many, an article few. */
static void number_areas(struct resolver *r)
{
	uint32_t mask = 15, n = 0;
	while (mask < r->n_senses * 2)
		mask = mask * 2 + 1;
	uint16_t *slots = ARENA_ARRAY(r->scratch, (size_t)mask + 1, uint16_t); /* the number */
	uint16_t *areas = ARENA_ARRAY_RAW(r->scratch, (size_t)r->n_senses + 1, uint16_t);
	for (uint32_t i = 0; i < r->n_senses; i++) {
		struct sense *s = &r->senses[i];
		uint32_t at = s->subdivision * 0x9e3779b1u >> 7 & mask;
		while (slots[at] && areas[slots[at]] != s->subdivision)
			at = (at + 1) & mask;
		if (s->subdivision && !slots[at]) {
			slots[at] = (uint16_t)++n;
			areas[n] = s->subdivision;
		}
		s->area = s->subdivision ? slots[at] : 0;
	}
	r->in_subdivision = ARENA_ARRAY(r->scratch, (size_t)n + 1, uint32_t);
	r->named_subdivision = ARENA_ARRAY(r->scratch, (size_t)n + 1, uint8_t);
}

/*
 * Leaves out small towns and counties of subdivisions in which no other name of the article may
 * lie.
 */
static void drop_obscure(struct resolver *r)
{
	uint32_t *senses_in = r->in_subdivision;
	for (uint32_t i = 0; i < r->n_senses; i++)
		if (r->senses[i].area)
			senses_in[r->senses[i].area]++;
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct name_senses *n = &r->names[i];
		struct sense *at = &r->senses[n->first];
		uint32_t kept = 1;
		for (uint32_t k = 1; k < n->n; k++) {
			bool town = at[k].source == PLACE_CENSUS || at[k].source == PLACE_TOWNS;
			bool small = (at[k].type == REGION_CITY && town) ||
				     at[k].type == REGION_COUNTY;
			bool alone = at[k].area && senses_in[at[k].area] <= 1;
			if ((small && alone) && !placed(r, n, &at[k]))
				continue;
			if (kept != k) {
				struct sense swap = at[kept];
				at[kept] = at[k];
				at[k] = swap;
			}
			kept++;
		}
		n->n = kept < SENSES_MOST ? kept : SENSES_MOST;
	}
	for (uint32_t i = 0; i < r->n_senses; i++)
		senses_in[r->senses[i].area] = 0;
}

/* Marks the towns that are governed from where a subdivision of their name is, and those. */
static void mark_seats(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *n = &r->names[i];
		struct sense *end = &r->senses[n->first + n->n];
		if (!(n->types >> REGION_SUBDIVISION & 1) || !(n->types >> REGION_CITY & 1))
			continue;
		for (struct sense *state = &r->senses[n->first]; state < end; state++) {
			if (state->type != REGION_SUBDIVISION || !state->area)
				continue;
			for (struct sense *town = &r->senses[n->first]; town < end; town++)
				if (town->type == REGION_CITY && town->area == state->area) {
					town->seat = true;
					state->seat |= town->people != 0;
				}
		}
	}
}

/* Which senses lie where the words beside the name say. */
static void find_inside(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_uses; i++) {
		struct use *u = &r->uses[i];
		const struct name_senses *n = &r->names[u->name];
		for (uint32_t k = 0; k < n->n && u->within.n; k++)
			if (resolve_lies_within(r, &r->senses[n->first + k], u->within))
				u->inside |= (uint64_t)1 << k;
	}
}

static bool american_state(const struct resolver *r, uint32_t toponym)
{
	if (!r->use_of[toponym])
		return false;
	const struct name_senses *n = &r->names[r->uses[r->use_of[toponym] - 1].name];
	const struct sense *best = &r->senses[n->first];
	return best->type == REGION_SUBDIVISION && resolve_north_american(best->country);
}

/* Marks the members of lists of states: "New York, Texas and Florida". */
static void mark_state_lists(struct builder *b)
{
	struct resolver *r = b->r;
	for (uint32_t i = 0, end; i < r->t->n; i = end) {
		uint32_t states = american_state(r, i);
		for (end = i + 1; listed(b, end - 1); end++)
			states += american_state(r, end);
		for (uint32_t k = i; k < end && end - i >= LIST_LEAST && states >= end - i - 1;
		     k++)
			if (r->use_of[k])
				r->uses[r->use_of[k] - 1].around |= 1u << AROUND_STATES;
	}
}

/* Points of all that may be near to something. */
static void set_points(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_senses *n = &r->names[i];
		for (uint32_t k = n->first; k < n->first + n->n; k++)
			if (sense_local(&r->senses[k]))
				set_point(&r->senses[k]);
	}
}

void resolver_start(struct resolver *r, struct find *f, const struct toponyms *t)
{
	struct builder b = {.r = r, .f = f, .at = f->tokens.at, .mask = 15};
	*r = (struct resolver){.f = f, .scratch = f->scratch, .t = t};
	while (b.mask < t->n * 2)
		b.mask = b.mask * 2 + 1;
	b.slots = ARENA_ARRAY(f->scratch, (size_t)b.mask + 1, uint32_t);
	b.room = 8 * t->n + 64;
	r->senses = ARENA_ARRAY_RAW(f->scratch, b.room, struct sense);
	r->names = ARENA_ARRAY_RAW(f->scratch, (size_t)t->n + 1, struct name_senses);
	r->uses = ARENA_ARRAY_RAW(f->scratch, (size_t)t->n + 1, struct use);
	r->use_of = ARENA_ARRAY_RAW(f->scratch, (size_t)t->n + 1, uint32_t);
	r->inner = ARENA_ARRAY(f->scratch, (size_t)t->n + 1, bool);
	r->counted = ARENA_ARRAY_RAW(f->scratch, (size_t)t->n + 1, uint32_t);
	r->in_country = ARENA_ARRAY(f->scratch, 26 * 26 + 1, uint32_t);
	r->named_country = ARENA_ARRAY(f->scratch, 26 * 26 + 1, uint8_t);
	find_uses(&b);
	number_areas(r);
	drop_obscure(r);
	mark_seats(r);
	find_inside(r);
	set_points(r);
	resolve_count_company(r);
	link_neighbours(&b);
	mark_state_lists(&b);
}
