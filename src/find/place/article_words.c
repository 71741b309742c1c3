/* How the article uses its words, and where its names lie together. */
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

enum {
	USES_LEAST = 256, /* entries of the table of words, a power of 2 */
	PERSON_KNOWN = 2, /* what a person of the article counts beside a name seen once */
};

static const uint64_t FIRST_NAME = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);

/* ---- words ------------------------------------------------------------------------------- */

/* Which capitals follow the one before them as the next word; how often each word does. */
static void count_capitals(struct recogniser *r)
{
	struct word_use *previous = NULL;
	for (uint32_t k = 0; k < r->n_capitals; k++) {
		uint32_t i = r->capitals[k];
		struct word_use *u = word_use(r, r->tokens[i].hash);
		u->hash = r->tokens[i].hash;
		if (k && i == r->capitals[k - 1] + 1 && next_word(r, i)) {
			r->marks[i] |= MARK_FOLLOWS;
			count(&u->after);
			count(&previous->before);
		}
		previous = u;
	}
}

/* Words in lower case that are contenders by themselves elsewhere: few, a small table tells. */
static void count_lower(struct recogniser *r)
{
	enum { ROOM = 2048, CASE = TOKEN_WORD | TOKEN_CAPITAL, NONE = 0xff };
	uint8_t wanted[ROOM]; /* by hash: the CASE of a word that counts */
	memset(wanted, NONE, sizeof wanted);
	for (uint32_t k = 0; k < r->n; k++)
		if (r->contenders[k].end - r->contenders[k].first == 1)
			wanted[r->tokens[r->contenders[k].first].hash % ROOM] = TOKEN_WORD;
	for (const struct token *t = r->tokens, *end = t + r->n_tokens; t < end; t++) {
		if (wanted[t->hash % ROOM] != (t->flags & CASE))
			continue;
		struct word_use *u = word_use(r, t->hash);
		if (u->hash)
			count(&u->lower);
	}
}

static void count_words(struct recogniser *r, struct arena *scratch)
{
	uint32_t room = USES_LEAST;
	while (room < r->n_capitals * 2)
		room *= 2;
	r->uses = ARENA_ARRAY(scratch, room, struct word_use);
	r->uses_mask = room - 1;
	count_capitals(r);
	count_lower(r);
}

/* ---- persons ----------------------------------------------------------------------------- */

/* "J." or "J": the words of a name go on behind it. */
static uint32_t past_initial(const struct recogniser *r, uint32_t i)
{
	return i + 1 < r->n_tokens && initial(&r->tokens[i]) && next_word(r, i + 1) ? i + 1 : i;
}

static void person_word(struct recogniser *r, uint32_t i)
{
	count(&word_use(r, r->tokens[i].hash)->person);
}

/* "Angel Mendoza", not "Grant County": a first name that is a word besides, and a surname. */
static bool common_first(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return t[1].classes & LEX(SURNAME) &&
	       !(t[1].classes & (LEX(PLACE_GENERIC) | LEX(ORG_HEAD))) &&
	       !(t->classes & (LEX(PLACE_HEAD) | LEX(CALENDAR)) || t->flags & TOKEN_SENTENCE);
}

bool surname_behind(const struct recogniser *r, uint32_t i)
{
	const uint64_t thing = LEX(PLACE_GENERIC) | LEX(ORG_HEAD) | LEX(INSTITUTION) |
			       LEX(PLACE_AFTER) | LEX(CALENDAR) | LEX(TITLE) |
			       LEX(ABBREVIATION) | LEX(DETERMINER) | LEX(PREPOSITION) |
			       LEX(NAMED_AFTER) | LEX(GROUP_NOUN) | LEX(ORG_NOUN);
	const struct token *next = &r->tokens[i + 1];
	if (!follows_capital(r, i + 1) || next->flags & TOKEN_UPPER || next->classes & thing ||
	    r->marks[i + 1] & MARK_STARTS_AREA)
		return false;
	const struct token *third = &r->tokens[i + 2];
	bool junior = third->hash == WORD_JR || third->hash == WORD_SR;
	if (next_word(r, i + 2) && capital(third) && !junior)
		return false; /* of three words or more: a firm or a person, who knows */
	return next->classes & LEX(SURNAME) || !(next->classes & LEX(COMMON));
}

/* "her sister Victoria": what somebody is to another; not "its neighbour Chad". */
static bool behind_relation(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return i > 1 && t[-1].classes & LEX(RELATION_NOUN) && t->classes & FIRST_NAME &&
	       (t[-2].hash == WORD_HER || t[-2].hash == WORD_HIS || t[-2].hash == WORD_MY) &&
	       next_word(r, i) && next_word(r, i - 1);
}

/* "Ada's daughter, Phoenix Orr": whoever that is, none of her names is a place's. */
static bool relative(const struct recogniser *r, uint32_t i)
{
	uint32_t comma = i > 2 && r->tokens[i - 1].sign == ',';
	if (i < 2 || !surname_behind(r, i) ||
	    (r->marks[i + 1] & (MARK_INSIDE | MARK_STARTS)) == MARK_INSIDE)
		return false; /* "his partner, Sri Lanka" */
	const struct token *noun = &r->tokens[i - 1 - comma], *owner = noun - 1;
	return noun->classes & LEX(RELATION_NOUN) && !(noun->flags & TOKEN_CAPITAL) &&
	       (owner->flags & TOKEN_POSSESSIVE || owner->hash == WORD_HER ||
		owner->hash == WORD_HIS || owner->hash == WORD_MY);
}

/* Is a country, or a state or city that all know, called like the token? */
static bool great_name(const struct recogniser *r, const struct token *t)
{
	enum { KNOWN_LEAST = 500000 }; /* people */
	struct place_refs refs = gazetteer_find(r->f->places, gazetteer_key(0, t->hash));
	if (!refs.n)
		return false;
	const struct place *p = gazetteer_place(r->f->places, ref_place(refs.at[0]));
	return p->type == REGION_COUNTRY || p->population >= KNOWN_LEAST;
}

/*
 * "Brent and Lynne Hain": is the word before "and" the first name of one more of that name? Not
 * "Israel and Joe Biden".
 */
static bool shares_surname(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return i > 1 && t[-1].hash == WORD_AND && capital(&t[-2]) &&
	       t[-2].classes & FIRST_NAME && !follows_capital(r, i - 2) &&
	       (i < 3 || !(t[-3].classes & LEX(PREPOSITION))) && !great_name(r, &t[-2]);
}

static void count_persons(struct recogniser *r)
{
	for (uint32_t k = 0; k < r->n_capitals; k++) {
		uint32_t i = r->capitals[k];
		const struct token *t = &r->tokens[i];
		bool named = t->classes & (FIRST_NAME | LEX(TITLE));
		if (behind_relation(r, i))
			count(&word_use(r, t->hash)->first);
		for (int n = relative(r, i) ? PERSON_SURE : 0; n > 0; n--)
			person_word(r, i);
		if (!named || !follows_capital(r, i + 1))
			continue;
		if (t->classes & FIRST_NAME && surname_behind(r, i)) {
			count(&word_use(r, t->hash)->first);
			if (shares_surname(r, i))
				count(&word_use(r, t[-2].hash)->first);
		}
		bool first = t->classes & FIRST_NAME && t->end - t->start > 2 &&
			     (!(t->classes & LEX(COMMON)) || common_first(r, i));
		bool title = t->classes & LEX(TITLE) && t->flags & TOKEN_DOTTED;
		if (!first && !title)
			continue;
		uint32_t last = past_initial(r, i + 1);
		if (!capital(&r->tokens[last]))
			continue;
		person_word(r, last);
		if (next_word(r, last + 1) && !(r->tokens[last + 1].flags & TOKEN_PARAGRAPH) &&
		    capital(&r->tokens[last + 1]))
			person_word(r, last + 1);
	}
	for (uint32_t i = 0; i < r->f->n_person_words; i++) {
		struct word_use *u = word_use(r, r->f->person_words[i]);
		if (u->hash && u->person < COUNT_MOST - PERSON_KNOWN)
			u->person = (uint8_t)(u->person + PERSON_KNOWN);
	}
}

/* ---- names of the same first word -------------------------------------------------------- */

/*
 * The words that several names begin with: "Lam Takhong, Lam Mun Bon and Lam Sae". Names count
 * once, and those alone that are all of a run of capitals somewhere.
 */
void recognise_heads(struct recogniser *r)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct place_name *n = &r->names[i];
		if (!n->whole)
			continue;
		struct word_use *u = word_use(r, r->tokens[n->first].hash);
		count(&u->heads);
		if (n->placed)
			count(&u->heads_placed);
		if (r->tokens[n->end - 1].classes & LEX(PLACE_GENERIC))
			count(&u->heads_generic);
	}
}

/* ---- the country round about ------------------------------------------------------------- */

/* A name that many things have says nothing of where the article plays. */
enum { AREAS = 1024, AREA_SENSES = 4 };

static uint32_t bucket(uint16_t area)
{
	return area * 2654435761u >> 22;
}

/* Would a word be taken for a place for itself? */
static bool speaks(const struct recogniser *r, const struct place_name *n)
{
	const struct token *t = &r->tokens[n->first];
	uint64_t other = FIRST_NAME | LEX(COMMON) | LEX(NOT_PLACE) | LEX(CALENDAR) | LEX(TITLE);
	if (!n->refs.n)
		return false;
	if (n->end - n->first > 1 || name_country(n))
		return true;
	return !(t->classes & other) && !word_use(r, t->hash)->person;
}

static void name_areas(struct recogniser *r)
{
	static const float steps[] = {0.4f, 0.9f, 1.9f, 3.9f, 7.9f};
	float names[AREAS] = {0}; /* of a subdivision, by hash */
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct place_name *n = &r->names[i];
		n->speaks = n->kind.n_areas && n->kind.n_areas <= AREA_SENSES && speaks(r, n);
		for (unsigned k = 0; k < n->kind.n_areas && n->speaks; k++)
			names[bucket(n->areas[k])] += 1.0f / n->kind.n_areas;
	}
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct place_name *n = &r->names[i];
		if (!n->kind.n_areas)
			continue;
		float own = n->speaks ? 1.0f / n->kind.n_areas : 0, most = 0;
		for (unsigned k = 0; k < n->kind.n_areas; k++) {
			float others = names[bucket(n->areas[k])] - own;
			most = others > most ? others : most;
		}
		for (unsigned k = 0; k < sizeof steps / sizeof *steps; k++)
			n->near = (uint8_t)(n->near + (most >= steps[k]));
	}
}

void recognise_words(struct recogniser *r, struct arena *scratch)
{
	count_words(r, scratch);
	count_persons(r);
	name_areas(r);
}
