/* What the choices come to: a place or only one near by, and the reason. */
#include "container.h"

#include "find/read/lexicon.h"
#include "find/read/small_words.h"

/* ---- unknown names ----------------------------------------------------------------------- */

static const struct sense *chosen(const struct resolver *r, uint32_t toponym)
{
	if (!r->use_of[toponym])
		return NULL;
	const struct use *u = &r->uses[r->use_of[toponym] - 1];
	return &r->senses[r->names[u->name].first + u->pick];
}

/* In halves of powers of ten: a town of an English-speaking country may be larger. */
enum {
	STRANGER_PEOPLE = 8,
	STRANGER_PEOPLE_ENGLISH = 10,
	STRANGER_FAME = 3,
	STRAY_PEOPLE = 12,
	COMPANY_LEAST = 2
};

/* Names besides this one that lie in the sense's country. */
static uint32_t compatriots(const struct resolver *r, const struct name_senses *n,
			    const struct sense *s)
{
	return r->in_country[s->country] -
	       (r->senses[n->first + n->pick].country == s->country);
}

/* Does a list go on behind the area that is named beside it? "in Leeds, France and Spain" */
static bool area_listed(const struct resolver *r, const struct use *u)
{
	const struct toponyms *t = r->t;
	uint32_t next = u->within_toponym; /* the toponym behind that one */
	if (!next || next >= t->n)
		return false;
	const struct token *w = &r->tokens[t->at[next - 1].end];
	if (t->at[next].first != t->at[next - 1].end + 1 || w->hash != WORD_AND)
		return false;
	const struct sense *s = chosen(r, next);
	return s && (s->type == REGION_COUNTRY || s->type == REGION_SUBDIVISION);
}

/*
 * Is a county of North America said to lie in a state, and no clause or list begun: "X County,
 * Ohio, on", "X County, Ohio."? Not "In X County, Arizona Sen. Y", "X County, Georgia, and Z".
 */
static bool in_state(const struct resolver *r, const struct use *u, const struct sense *s,
		     const struct place *state)
{
	const struct toponym *t = &r->t->at[u->within_toponym - 1];
	const struct token *first = &r->tokens[t->first], *end = &r->tokens[t->end];
	if (!resolve_north_american(s->country) || state->type != REGION_SUBDIVISION ||
	    country_of_place(state) != s->country || !t->first || first[-1].sign != ',')
		return false;
	if (end->sign != ',')
		return end->sign || end->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH);
	return !(end[1].flags & TOKEN_CAPITAL) && end[1].hash != WORD_AND &&
	       end[1].hash != WORD_OR;
}

/*
 * A town or county that the words beside it place where none of that name is known: another
 * one. Not a large one, for "London, Germany and France" is a list.
 */
static bool stray(const struct resolver *r, const struct use *u, const struct sense *s)
{
	const uint8_t areas = 1u << REGION_COUNTRY | 1u << REGION_SUBDIVISION;
	const struct name_senses *n = &r->names[u->name];
	if (!u->within.n || u->inside || n->types & areas || n->demonym ||
	    n->people >= STRAY_PEOPLE || area_listed(r, u))
		return false;
	uint32_t place = container_place(r, u->within, u->within_toponym);
	if (!place || s->type == REGION_CITY)
		return place;
	return s->type == REGION_COUNTY && u->within_toponym &&
	       in_state(r, u, s, gazetteer_place(r->f->places, place));
}

/*
 * A town that is not known far, in a country that nothing else in the article lies in: more
 * likely the name means a place of the article's own country that no list holds.
 */
static bool stranger(const struct resolver *r, const struct use *u, const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	uint32_t most = resolve_english(s->country) ? STRANGER_PEOPLE_ENGLISH : STRANGER_PEOPLE;
	if (s->type != REGION_CITY || s->people >= most || s->fame >= STRANGER_FAME ||
	    !s->country || u->within.n)
		return false;
	return !compatriots(r, n, s) && r->most_in_country >= COMPANY_LEAST;
}

/*
 * Where another mention of its name is said to lie, and no place of that name does: the one
 * that is named twice lies there both times.
 */
static uint32_t stray_elsewhere(const struct resolver *r, const struct use *u)
{
	if (u->within.n || u->holding)
		return 0;
	for (uint32_t i = r->names[u->name].use; i; i = r->uses[i - 1].next) {
		const struct use *o = &r->uses[i - 1];
		const struct sense *s = &r->senses[r->names[o->name].first + o->pick];
		if (o != u && stray(r, o, s))
			return container_place(r, o->within, o->within_toponym);
	}
	return 0;
}

/* "St. Peter's Basilica" is not on the island of Saint Peter, unless the article is. */
static bool strange_part(const struct resolver *r, const struct use *u, const struct sense *s)
{
	const struct name_senses *n = &r->names[u->name];
	return s->type != REGION_COUNTRY && s->country && !n->whole && r->most_in_country &&
	       !compatriots(r, n, s);
}

enum { NEAR_MENTIONS = 40 }; /* how far to look for a place near an unknown one */

/*
 * The place whose point a name that nobody knows borrows: the nearest town named in the country
 * that the article names most of, else any place there, else any place.
 */
static uint32_t place_near(const struct resolver *r, uint32_t toponym)
{
	uint32_t area = 0, other = 0;
	for (uint32_t d = 1; d < r->t->n && d < NEAR_MENTIONS; d++) {
		for (int side = 0; side < 2; side++) {
			uint32_t i = side ? toponym + d : toponym - d;
			const struct sense *s = i < r->t->n ? chosen(r, i) : NULL;
			if (!s || !s->located || stranger(r, &r->uses[r->use_of[i] - 1], s))
				continue;
			bool main =
				s->country && r->in_country[s->country] >= r->most_in_country;
			if (main && (s->type == REGION_CITY || s->type == REGION_COUNTY))
				return s->place;
			if (main && !area)
				area = s->place;
			if (!other)
				other = s->place;
		}
	}
	return area ? area : other;
}

/* ---- reasons ----------------------------------------------------------------------------- */

/* Do the words beside another mention of the name place it there? */
static bool told_elsewhere(const struct resolver *r, const struct use *u, const struct sense *s)
{
	for (uint32_t i = r->names[u->name].use; i; i = r->uses[i - 1].next) {
		const struct use *o = &r->uses[i - 1];
		if (o != u && o->within.n && o->pick == u->pick &&
		    resolve_lies_within(r, s, o->within))
			return true;
	}
	return false;
}

/*
 * How many names the article has in the sense's country, in its subdivision, besides this one.
 */
static uint32_t others_in_country(const struct resolver *r, const struct sense *s,
				  const struct sense *pick)
{
	return s->country ? r->in_country[s->country] - (pick->country == s->country) : 0;
}

static uint32_t others_in_subdivision(const struct resolver *r, const struct sense *s,
				      const struct sense *pick)
{
	return s->area ? r->in_subdivision[s->area] - (pick->area == s->area) : 0;
}

/* The area among those named beside it that holds the sense. */
static uint32_t holder(const struct resolver *r, const struct use *u, const struct sense *s)
{
	for (uint32_t i = 0; i < u->within.n; i++)
		if (resolve_lies_within(r, s, (struct place_refs){u->within.at + i, 1}))
			return ref_place(u->within.at[i]);
	return 0;
}

static enum resolve_reason reason_of(const struct resolver *r, const struct use *u,
				     const struct sense *s, uint32_t *witness)
{
	const struct places *own = r->f->places;
	const struct name_senses *n = &r->names[u->name];
	const struct sense *pick = &r->senses[n->first + n->pick];
	bool area = s->type == REGION_SUBDIVISION;
	if (n->n == 1)
		return REASON_ONLY;
	if (u->area && (area || s->type == REGION_COUNTY))
		return REASON_KIND;
	if ((*witness = holder(r, u, s)))
		return REASON_BESIDE;
	if (told_elsewhere(r, u, s))
		return REASON_ELSEWHERE;
	if (!area && s->area && r->named_subdivision[s->area])
		return *witness = place_subdivision(own, s->place), REASON_PARENT;
	if (area && others_in_subdivision(r, s, pick))
		return REASON_INSIDE;
	if (s->type == REGION_COUNTRY && others_in_country(r, s, pick))
		return REASON_INSIDE;
	if (!area && others_in_subdivision(r, s, pick))
		return *witness = place_subdivision(own, s->place), REASON_NEAR;
	if (s->type != REGION_COUNTRY && s->country && r->named_country[s->country])
		return *witness = place_country(own, s->place), REASON_COUNTRY;
	if (s->type != REGION_COUNTRY && others_in_country(r, s, pick))
		return *witness = place_country(own, s->place), REASON_TOGETHER;
	return REASON_KNOWN;
}

/* The likeliest other sense: by the last pass's scores, else the best known. */
static uint32_t rival_of(const struct resolver *r, const struct name_senses *n, uint32_t pick)
{
	const struct sense *at = &r->senses[n->first];
	uint32_t best = n->n;
	for (uint32_t i = 0; i < n->n; i++)
		if (i != pick && (best == n->n || at[i].score > at[best].score))
			best = i;
	return best < n->n ? at[best].place : 0;
}

/* Is the rival but the subdivision that is called after the town? */
static bool called_after(const struct resolver *r, const struct sense *s, uint32_t rival)
{
	const struct place *p = gazetteer_place(r->f->places, rival);
	return p && s->type == REGION_CITY && p->type == REGION_SUBDIVISION && s->subdivision &&
	       p->subdivision == s->subdivision;
}

/* The area that an unknown name is said to lie in, 0: not said. */
static uint32_t area_beside(const struct resolver *r, uint32_t toponym)
{
	uint32_t by;
	struct place_refs refs = container_beside(r, toponym, &by);
	return refs.n ? container_place(r, refs, by) : 0;
}

/* Does a list go on from the toponym to the next: "Tarno, Kesh", "Kesh and Utta"? */
static bool list_goes_on(const struct resolver *r, uint32_t toponym)
{
	const struct toponyms *t = r->t;
	if (toponym + 1 >= t->n)
		return false;
	uint32_t next = t->at[toponym + 1].first, i = t->at[toponym].end;
	if (i < next && r->tokens[i].sign == ',')
		i++;
	if (i < next && r->tokens[i].hash == WORD_AND)
		i++;
	return i == next && i > t->at[toponym].end;
}

/*
 * The same for one of a list whose last is said to lie in a country: "in Tarno, Kesh and Utta
 * in northern Nepal". Commas alone part places of anywhere.
 */
static uint32_t area_of_list(const struct resolver *r, uint32_t toponym)
{
	enum { LIST_MOST = 8 };
	const struct toponyms *t = r->t;
	uint32_t own = area_beside(r, toponym), last = toponym;
	while (!own && last - toponym < LIST_MOST && list_goes_on(r, last))
		last++;
	if (last == toponym || r->tokens[t->at[last].first - 1].hash != WORD_AND ||
	    r->tokens[t->at[last].end].hash != WORD_IN)
		return own;
	uint32_t place = area_beside(r, last);
	const struct place *area = gazetteer_place(r->f->places, place);
	return area && area->type == REGION_COUNTRY ? place : 0;
}

static void unknown_outcome(const struct resolver *r, uint32_t i, struct choice *out)
{
	out->within = r->t->at[i].demonym ? 0 : area_of_list(r, i);
	out->near = place_near(r, i);
	if (out->within)
		out->because = REASON_WITHIN;
}

/* ---- both -------------------------------------------------------------------------------- */

void resolve_outcome(const struct resolver *r, uint32_t i, struct choice *out)
{
	const struct sense *s = chosen(r, i);
	const struct use *u = s ? &r->uses[r->use_of[i] - 1] : NULL;
	*out = (struct choice){.confidence = 0.3f, .because = REASON_UNKNOWN};
	if (u && !r->inner[i] && (out->within = stray_elsewhere(r, u))) {
		out->because = REASON_WITHIN;
		return;
	}
	if (!s || stray(r, u, s) || stranger(r, u, s) ||
	    (r->inner[i] && !r->kinded[i] && strange_part(r, u, s))) {
		unknown_outcome(r, i, out);
		return;
	}
	out->confidence = u->confidence;
	bool town = r->kinded[i] && s->type == REGION_CITY &&
		    r->tokens[r->t->at[i].end - 1].classes & LEX(TOWN);
	if (r->inner[i] && !town) {
		out->within = area_beside(r, i);
		out->near = s->place;
		out->because = REASON_PART;
		return;
	}
	out->place = s->place;
	if (r->f->d->terse)
		return;
	out->rivals = (uint8_t)(r->names[u->name].n - 1);
	out->rival = rival_of(r, &r->names[u->name], u->pick);
	out->because = (uint8_t)reason_of(r, u, s, &out->witness);
	if (out->because > REASON_BARE && called_after(r, s, out->rival))
		out->because = REASON_BARE;
}
