/* What stands around the mentions of a name, and which of them mean one place. */
#include "container.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum {
	WORDS_BETWEEN_LISTED = 2,
	USES_MOST = 16, /* of a name */
	LIST_LEAST = 3,
	LIST_MOST = 32,
};

/* ---- what stands around ------------------------------------------------------------------ */

/* "the Rhône rose", "near the upper Amazon on Monday", not "the Paris mayor" */
static bool article_alone(const struct resolver *r, const struct toponym *t)
{
	const struct token *n = &r->tokens[t->end], *b = &r->tokens[t->first] - 1;
	if (!t->first || r->tokens[t->first].flags & TOKEN_PARAGRAPH)
		return false;
	b -= b->hash == WORD_LOWER || b->hash == WORD_UPPER;
	if (b->hash != WORD_THE || r->tokens[t->end - 1].flags & TOKEN_POSSESSIVE)
		return false;
	return n->flags & (TOKEN_PARAGRAPH | TOKEN_SENTENCE) || (n->sign && n->sign != '-') ||
	       n->classes & LEX_CLOSED || n->cue;
}

static uint32_t around_before(const struct resolver *r, uint32_t first)
{
	uint32_t bits = 0;
	if (!first || r->tokens[first].flags & TOKEN_PARAGRAPH)
		return 0;
	const struct token *p = &r->tokens[first - 1];
	if (p->classes & LEX(LOCATIVE))
		bits |= 1u << AROUND_LOCATIVE;
	if (p->classes & LEX(MOTION))
		bits |= 1u << AROUND_FROM;
	if (p->classes & LEX(DIRECTION))
		bits |= 1u << AROUND_DIRECTION;
	if (p->hash == WORD_OF) {
		uint64_t before = first > 1 ? p[-1].classes : 0;
		bits |= 1u << AROUND_OF;
		if (before & LEX(TOWN))
			bits |= 1u << AROUND_TOWN_OF;
		if (before & LEX(AREA))
			bits |= 1u << AROUND_AREA_OF;
	}
	if (p->hash == WORD_GOV || p->hash == WORD_GOVERNOR)
		bits |= 1u << AROUND_GOVERNOR;
	if (p->sign == ',' && first > 1 && p[-1].flags & TOKEN_DOTTED && toponym_street(p - 1))
		bits |= 1u << AROUND_STREET;
	if (toponym_behind_party(r->tokens, first))
		bits |= 1u << AROUND_STATES;
	return bits;
}

/* Does the next toponym go on a list with this one? "Ohio, Texas", "Ohio and Texas" */
static bool listed(const struct resolver *r, uint32_t toponym)
{
	const struct toponyms *t = r->t;
	if (toponym + 1 >= t->n)
		return false;
	uint32_t gap = t->at[toponym + 1].first - t->at[toponym].end;
	const struct token *g = &r->tokens[t->at[toponym].end];
	if (!gap || gap > WORDS_BETWEEN_LISTED || g->flags & TOKEN_PARAGRAPH)
		return false;
	return (g->sign == ',' || g->hash == WORD_AND) && (gap == 1 || g[1].hash == WORD_AND);
}

/*
 * Token behind a list that goes on from a toponym: "and Voronezh regions" -> "regions"; 0: no
 * list.
 */
static uint32_t behind_list(const struct resolver *r, uint32_t toponym)
{
	uint32_t i = toponym;
	while (i - toponym < LIST_MOST && listed(r, i))
		i++;
	return i == toponym ? 0 : r->t->at[i].end;
}

static uint32_t kind_behind(const struct resolver *r, const struct token *n, bool plural)
{
	if (n->flags & TOKEN_PARAGRAPH)
		return 0;
	if (plural && !word_ends_in(token_str(r->f->d, n), "s"))
		return 0;
	if (n->hash == WORD_COUNTY || n->hash == WORD_COUNTIES)
		return 1u << AROUND_COUNTY;
	if (n->classes & LEX(AREA))
		return 1u << AROUND_AREA;
	return n->classes & LEX(TOWN) && !plural ? 1u << AROUND_TOWN : 0;
}

/* "Washington said", "Washington has told Ottawa"; not "officials in Athens said" */
static bool tells(const struct resolver *r, const struct toponym *t)
{
	const struct token *n = &r->tokens[t->end], *w = &r->tokens[t->first];
	if (t->first && !(w->flags & TOKEN_PARAGRAPH) &&
	    (w[-1].classes & (LEX(LOCATIVE) | LEX(MOTION)) || w[-1].hash == WORD_OF))
		return false;
	if (n->classes & LEX(AUXILIARY) && !(n->flags & TOKEN_PARAGRAPH))
		n++;
	return n->cue && cue_lemma(n->cue)->speech && !(n->flags & TOKEN_PARAGRAPH);
}

/* "La.", which is no "LA": a state's name cut short, its stop with it. */
static bool cut_short(const struct resolver *r, const struct toponym *t)
{
	return t->end - t->first == 1 && r->f->d->text.at[t->span.end - 1] == '.' &&
	       !(r->tokens[t->first].flags & TOKEN_UPPER);
}

/*
 * "Alexandria City Public Schools", "Athens School Board": how North America calls what runs
 * its schools.
 */
static bool schools(const struct token *n)
{
	enum { WORDS_BETWEEN = 2 };
	for (unsigned i = 0; i <= WORDS_BETWEEN && n->flags & TOKEN_CAPITAL; i++, n++) {
		if (n->flags & (TOKEN_PARAGRAPH | TOKEN_SENTENCE))
			return false;
		if (n->hash == WORD_SCHOOL)
			return n[1].hash == WORD_DISTRICT || n[1].hash == WORD_BOARD;
		if (n->hash == WORD_ISD ||
		    (n->hash == WORD_PUBLIC && n[1].hash == WORD_SCHOOLS))
			return true;
	}
	return false;
}

static uint32_t around_behind(const struct resolver *r, uint32_t toponym)
{
	const struct toponym *t = &r->t->at[toponym];
	const struct token *n = &r->tokens[t->end];
	uint32_t list = behind_list(r, toponym), bits = 0;
	if (!(r->tokens[t->end - 1].flags & TOKEN_POSSESSIVE))
		bits = kind_behind(r, n, false);
	if (list)
		bits |= kind_behind(r, &r->tokens[list], true);
	if (cut_short(r, t))
		bits |= 1u << AROUND_STATES;
	if (n->flags & TOKEN_PARAGRAPH)
		return bits;
	if (n->classes & LEX(PLACE_AFTER))
		bits |= 1u << AROUND_RESIDENTS;
	if (tells(r, t))
		bits |= 1u << AROUND_TELLS;
	if (schools(n))
		bits |= 1u << AROUND_SCHOOLS;
	if (n->hash == WORD_GOV || n->hash == WORD_GOVERNOR || n->hash == WORD_GOVERNORS ||
	    n->hash == WORD_SENATOR || n->hash == WORD_LEGISLATURE)
		bits |= 1u << AROUND_GOVERNOR;
	if (r->tokens[t->first].flags & TOKEN_PARAGRAPH &&
	    (n->sign == '(' || n->sign == '_' || n->sign == ','))
		bits |= 1u << AROUND_DATELINE;
	return bits;
}

/* ---- uses -------------------------------------------------------------------------------- */

/* Is this mention itself the "Texas" of "Paris, Texas"? */
static bool follows(const struct resolver *r, uint32_t toponym)
{
	const struct toponyms *t = r->t;
	if (!toponym || t->at[toponym - 1].end >= t->at[toponym].first)
		return false;
	return container_apposed(r, t->at[toponym - 1].end) == t->at[toponym].first;
}

/* Do the words beside two mentions of a name treat them alike? */
static bool alike(const struct resolver *r, const struct use *a, const struct use *b)
{
	if (a->area != b->area || a->within.at != b->within.at || a->within.n != b->within.n ||
	    !a->holds != !b->holds)
		return false;
	return !a->holds || r->t->at[a->holds - 1].key == r->t->at[b->holds - 1].key;
}

static uint32_t use_for(struct resolver *r, uint32_t toponym, uint32_t name)
{
	const struct toponym *m = &r->t->at[toponym];
	struct use u = {.name = name - 1, .confidence = 1};
	const uint32_t area = 1u << AROUND_AREA | 1u << AROUND_AREA_OF | 1u << AROUND_COUNTY;
	u.holds = follows(r, toponym) ? toponym : 0;
	u.around = around_before(r, m->first) | around_behind(r, toponym) |
		   (u.holds ? 1u << AROUND_FOLLOWS : 0) |
		   (article_alone(r, m) ? 1u << AROUND_THE : 0);
	u.area = u.around & area && r->names[name - 1].types & ~(1u << REGION_CITY);
	u.within = container_beside(r, toponym, &u.within_toponym);
	struct name_senses *n = &r->names[name - 1];
	uint32_t uses = 0;
	for (uint32_t i = n->use; i; i = r->uses[i - 1].next) {
		struct use *other = &r->uses[i - 1];
		if (alike(r, other, &u) || ++uses == USES_MOST) {
			other->around |= u.around;
			return i;
		}
	}
	u.next = n->use;
	r->uses = arena_grow(r->scratch, r->uses, r->n_uses, &r->uses_room, sizeof *r->uses);
	r->uses[r->n_uses++] = u;
	return n->use = r->n_uses;
}

/* "the Mississippi": a state has no article, the river of its name has. */
static uint32_t river_key(const struct resolver *r, const struct toponym *m)
{
	struct place_refs refs = {0};
	uint32_t key = gazetteer_key(m->key, WORD_RIVER);
	if (!m->key || m->demonym || !article_alone(r, m))
		return 0;
	refs = gazetteer_find(r->f->places, m->key);
	if (!refs.n ||
	    gazetteer_place(r->f->places, ref_place(refs.at[0]))->type != REGION_SUBDIVISION)
		return 0;
	return gazetteer_find(r->f->places, key).n ? key : 0;
}

static uint32_t whole_key(const struct resolver *r, const struct toponym *m)
{
	uint32_t key = river_key(r, m);
	if (key)
		return key;
	return m->key ? m->key : toponym_key(r->tokens, m->first, m->end);
}

/* The key of a name but for its last word, which tells its kind: "Taipei City"; 0: none. */
static uint32_t without_kind(const struct resolver *r, const struct toponym *m)
{
	const struct token *last = &r->tokens[m->end - 1];
	if (m->end - m->first < 2 ||
	    !(last->classes & (LEX(AREA) | LEX(TOWN)) || last->hash == WORD_COUNTY))
		return 0;
	uint32_t key = toponym_key(r->tokens, m->first, m->end - 1);
	struct place_refs refs = gazetteer_find(r->f->places, key);
	return refs.n && !(ref_flags(refs.at[0]) & (NAME_DEMONYM | NAME_SHORT)) ? key : 0;
}

void uses_find(struct resolver *r)
{
	for (uint32_t i = 0; i < r->t->n; i++) {
		const struct toponym *m = &r->t->at[i];
		uint32_t name = senses_of_name(r, whole_key(r, m), m->demonym);
		r->use_of[i] = name ? use_for(r, i, name) : 0;
		if (name)
			r->names[name - 1].whole = true;
	}
	for (uint32_t i = 0; i < r->t->n; i++) {
		const struct toponym *m = &r->t->at[i];
		if (r->use_of[i] || m->demonym)
			continue;
		uint32_t key = without_kind(r, m);
		r->kinded[i] = key != 0;
		if (!key)
			key = senses_inner_key(r, m->first, m->end);
		uint32_t name = key ? senses_of_name(r, key, false) : 0;
		r->inner[i] = name != 0;
		r->use_of[i] = name ? use_for(r, i, name) : 0;
	}
}

/* Index + 1 of the name of a toponym, 0 if it has none or is that of the use. */
static uint32_t other_name(const struct resolver *r, uint32_t toponym, const struct use *u)
{
	if (toponym >= r->t->n || !r->use_of[toponym])
		return 0;
	uint32_t name = r->uses[r->use_of[toponym] - 1].name;
	return name == u->name ? 0 : name + 1;
}

/* The names next to each use's first mention, and what it is listed with. */
static void link_neighbours(struct resolver *r)
{
	for (uint32_t i = 0; i < r->t->n; i++) {
		if (!r->use_of[i])
			continue;
		struct use *u = &r->uses[r->use_of[i] - 1];
		uint32_t before = other_name(r, i ? i - 1 : i, u);
		uint32_t after = other_name(r, i + 1, u);
		if (!u->before)
			u->before = before;
		if (!u->after)
			u->after = after;
		if (!u->sibling && after && behind_list(r, i))
			u->sibling = after;
		if (!u->sibling && before && behind_list(r, i - 1))
			u->sibling = before;
	}
}

/*
 * Of the senses of a name that says where the one before it lies those that hold one of it.
 * "Troy, Schenectady and Albany" are towns: a county of North America that holds others is
 * called one.
 */
static void find_holding(const struct resolver *r, struct use *u)
{
	uint32_t before = u->holds ? r->use_of[u->holds - 1] : 0;
	if (!before)
		return;
	const struct name_senses *n = &r->names[u->name];
	const struct name_senses *held = &r->names[r->uses[before - 1].name];
	for (uint32_t k = 0; k < n->n; k++) {
		const struct sense *s = &r->senses[n->first + k];
		place_ref area = s->place;
		if (s->type == REGION_COUNTY && !u->area && resolve_north_american(s->country))
			continue;
		for (uint32_t i = held->first; i < held->first + held->n; i++)
			if (resolve_lies_within(r, &r->senses[i],
						(struct place_refs){&area, 1}))
				u->holding |= (uint64_t)1 << k;
	}
}

/* Which senses lie where the words beside the name say. */
static void find_inside(struct resolver *r)
{
	for (uint32_t i = 0; i < r->n_uses; i++) {
		struct use *u = &r->uses[i];
		const struct name_senses *n = &r->names[u->name];
		find_holding(r, u);
		for (uint32_t k = 0; k < n->n && u->within.n; k++)
			if (resolve_lies_within(r, &r->senses[n->first + k], u->within))
				u->inside |= (uint64_t)1 << k;
	}
}

/* What the best known place of a toponym's name makes of a list it stands in; 0: nothing. */
static uint32_t listed_as(const struct resolver *r, uint32_t toponym)
{
	if (!r->use_of[toponym] || r->t->at[toponym].demonym)
		return 0;
	const struct name_senses *n = &r->names[r->uses[r->use_of[toponym] - 1].name];
	const struct sense *best = &r->senses[n->first];
	if (best->type == REGION_COUNTRY)
		return 1u << AROUND_COUNTRIES;
	bool state = best->type == REGION_SUBDIVISION && resolve_north_american(best->country);
	return state ? 1u << AROUND_STATES : 0;
}

/* Marks the members of a list, toponyms i..end, of which all but one at most are `kind`. */
static void mark_list(struct resolver *r, uint32_t i, uint32_t end, uint32_t kind)
{
	uint32_t n = 0;
	for (uint32_t k = i; k < end; k++)
		n += listed_as(r, k) == kind;
	for (uint32_t k = i; k < end && n + 1 >= end - i; k++)
		if (r->use_of[k])
			r->uses[r->use_of[k] - 1].around |= kind;
}

/* "New York, Texas and Florida", "Armenia, Azerbaijan, Georgia and Moldova" */
static void mark_lists(struct resolver *r)
{
	for (uint32_t i = 0, end; i < r->t->n; i = end) {
		for (end = i + 1; listed(r, end - 1); end++)
			;
		if (end - i >= LIST_LEAST) {
			mark_list(r, i, end, 1u << AROUND_STATES);
			mark_list(r, i, end, 1u << AROUND_COUNTRIES);
		}
	}
}

void uses_settle(struct resolver *r)
{
	find_inside(r);
	link_neighbours(r);
	mark_lists(r);
}
