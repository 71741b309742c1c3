#include "lexicon.h"
#include "recognise.h"

enum {
	NAME_MOST = 9,      /* tokens of a name of the gazetteer */
	UNKNOWN_MOST = 5,   /* tokens of a name it does not know */
	LINK_MOST = 2,      /* "de la" inside a name */
	SHOUT_PERCENT = 80, /* of the words of a sentence in capitals: the sentence is */
};

/* What a person's name goes on behind. */
static const uint64_t NAME_LEADS = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(TITLE);

struct builder {
	struct recogniser *r;
	struct arena *arena;
	const struct places *own;
	VEC(struct contender) contenders;
	VEC(struct name) names;
	VEC(uint32_t) capitals;
	uint32_t *slots; /* open addressing: index of a name + 1 */
	uint32_t mask;
};

/* ---- words ------------------------------------------------------------------------------- */

static bool capital(const struct token *t)
{
	return (t->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == (TOKEN_WORD | TOKEN_CAPITAL);
}

/* "The", "In", "He": capitalised for its place in the sentence, no part of a name by itself. */
static bool function_word(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	uint64_t closed = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(PRONOUN);
	if (t->flags & TOKEN_SENTENCE)
		closed |= LEX(AUXILIARY);
	return t->classes & closed &&
	       !(t->classes & LEX(NAME_LINK) && !(t->flags & TOKEN_SENTENCE)) &&
	       !(t->flags & TOKEN_DOTTED) &&
	       (!(t->flags & TOKEN_UPPER) || r->marks[i] & MARK_SHOUTED);
}

/* Does token i stand in the text where the one before it leaves off, one blank between? */
static bool joined(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return !(t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH | TOKEN_GLUED));
}

/* Is a sentence in capitals? Most are known not to be after a few words. */
static bool shouted(const struct token *first, const struct token *end)
{
	uint32_t words = 0, lower = 0, most = (uint32_t)(end - first) * (100 - SHOUT_PERCENT);
	for (const struct token *t = first; t < end && lower * 100 <= most; t++) {
		if (!(t->flags & TOKEN_WORD) || t->end - t->start < 2)
			continue;
		words++;
		lower += !(t->flags & TOKEN_UPPER);
	}
	return words >= 3 && (words - lower) * 100 >= words * SHOUT_PERCENT;
}

static void mark_shouted(struct recogniser *r, const struct tokens *t)
{
	for (uint32_t s = 0; s < t->n_sentences; s++) {
		const struct sentence *at = &t->sentences[s];
		if (!capital(&t->at[at->first]) && !capital(&t->at[at->first + 1]))
			continue;
		if (shouted(&t->at[at->first], &t->at[at->end]))
			for (uint32_t i = at->first; i < at->end; i++)
				r->marks[i] |= MARK_SHOUTED;
	}
}

/* ---- names ------------------------------------------------------------------------------- */

static unsigned log10_of(uint32_t n)
{
	unsigned k = 0;
	for (; n >= 10; n /= 10)
		k++;
	return k;
}

enum {
	CLASS_UNKNOWN,
	CLASS_COUNTRY,
	CLASS_REGION,
	CLASS_NATURE,
	CLASS_COUNTY,
	CLASS_DEMONYM,
	CLASS_SUBDIVISION = 8, /* + log10 of its population */
	CLASS_CITY = 24,       /* the same */
};

static unsigned place_class(const struct place *p)
{
	switch (p->type) {
	case REGION_COUNTRY:
		return CLASS_COUNTRY;
	case REGION_SUBDIVISION:
		return CLASS_SUBDIVISION + log10_of(p->population);
	case REGION_COUNTY:
		return CLASS_COUNTY;
	case REGION_CITY:
		return CLASS_CITY + log10_of(p->population);
	case REGION_REGION:
		return CLASS_REGION;
	default:
		return CLASS_NATURE;
	}
}

/* Which class speaks for a name that has several: countries first, towns last. */
static unsigned class_rank(unsigned class)
{
	if (class == CLASS_COUNTRY)
		return 100;
	if (class >= CLASS_CITY)
		return 10 + class - CLASS_CITY;
	if (class >= CLASS_SUBDIVISION)
		return 80 + class - CLASS_SUBDIVISION;
	return class == CLASS_REGION   ? 70
	       : class == CLASS_NATURE ? 60
	       : class == CLASS_COUNTY ? 50
				       : 0;
}

/* Notes a value in a small set; false if it is there. */
static bool note(uint32_t *set, unsigned *n, uint32_t value)
{
	for (unsigned k = 0; k < *n; k++)
		if (set[k] == value)
			return false;
	set[(*n)++] = value;
	return true;
}

static void name_place(struct name *n, const struct place *p)
{
	unsigned class = place_class(p);
	if (class_rank(class) > class_rank(n->class))
		n->class = (uint8_t) class;
	if (class >= CLASS_CITY && class - CLASS_CITY + 1 > n->city)
		n->city = (uint8_t)(class - CLASS_CITY + 1);
	if (class_rank(class) >= class_rank(CLASS_REGION) || class >= CLASS_CITY + 5)
		n->renown = RENOWN_LARGE;
}

/* Fills in what the gazetteer knows. */
static void name_places(struct name *n, const struct places *own)
{
	uint32_t senses[NAME_SENSES], areas[NAME_SENSES];
	unsigned n_senses = 0, n_areas = 0;
	n->class = n->refs.n ? CLASS_DEMONYM : CLASS_UNKNOWN;
	n->renown = n->refs.n ? RENOWN_SMALL : RENOWN_NONE;
	for (uint32_t i = 0; i < n->refs.n && i < NAME_SENSES; i++) {
		const struct place *p = gazetteer_place(own, ref_place(n->refs.at[i]));
		n->flags |= (uint8_t)ref_flags(n->refs.at[i]);
		n->sources |= (uint8_t)(1u << p->source);
		if (ref_flags(n->refs.at[i]) & NAME_DEMONYM) {
			n->demonym = true;
			continue;
		}
		note(senses, &n_senses,
		     (uint32_t)p->type << 16 | (uint32_t)(unsigned char)p->country[0] << 8 |
			     (unsigned char)p->country[1]);
		if (p->subdivision && note(areas, &n_areas, p->subdivision))
			n->areas[n_areas - 1] = p->subdivision;
		name_place(n, p);
	}
	n->senses = (uint8_t)n_senses;
	n->n_areas = (uint8_t)n_areas;
	if (n->demonym && !n->senses)
		n->renown = RENOWN_LARGE;
}

bool name_country(const struct name *n)
{
	return n->class == CLASS_COUNTRY;
}

static void names_rehash(struct builder *b)
{
	b->mask = b->mask * 2 + 1;
	b->slots = ARENA_ARRAY(b->arena, (size_t)b->mask + 1, uint32_t);
	for (uint32_t k = 0; k < b->names.n; k++) {
		uint32_t i = b->names.at[k].key & b->mask;
		while (b->slots[i])
			i = (i + 1) & b->mask;
		b->slots[i] = k + 1;
	}
}

static uint32_t name_of(struct builder *b, uint32_t key, struct place_refs refs, uint32_t first,
			uint32_t end)
{
	uint32_t i = key & b->mask;
	for (; b->slots[i]; i = (i + 1) & b->mask)
		if (b->names.at[b->slots[i] - 1].key == key)
			return b->slots[i] - 1;
	struct name n = {.key = key, .refs = refs, .first = first, .end = end};
	name_places(&n, b->own);
	VEC_PUSH(b->names, n);
	uint32_t index = (uint32_t)b->names.n - 1;
	b->slots[i] = index + 1;
	if (b->names.n * 2 > b->mask)
		names_rehash(b);
	return index;
}

/* ---- runs of capitals -------------------------------------------------------------------- */

static bool run_word(const struct recogniser *r, uint32_t i)
{
	return capital(&r->tokens[i]) && !function_word(r, i);
}

/* "of", "de la" between capitals: where the run goes on behind them, 0 if it does not. */
static uint32_t past_links(const struct recogniser *r, uint32_t i)
{
	for (uint32_t k = 0; k < LINK_MOST; k++, i++) {
		if (!joined(r, i) || !(r->tokens[i].classes & LEX(NAME_LINK)) ||
		    r->tokens[i].tail)
			return 0;
		if (joined(r, i + 1) && run_word(r, i + 1))
			return i + 2;
	}
	return 0;
}

/* The end of the run of capitals that starts at i. */
static uint32_t run_end(const struct recogniser *r, uint32_t i)
{
	for (i++; i < r->n_tokens;) {
		const struct token *t = &r->tokens[i];
		uint32_t next;
		if (t[-1].flags & TOKEN_POSSESSIVE)
			break;
		if (joined(r, i) && run_word(r, i))
			i++;
		else if (t->sign == '-' && t->flags & TOKEN_GLUED && i + 1 < r->n_tokens &&
			 t[1].flags & TOKEN_GLUED && capital(&t[1]))
			i += 2;
		else if ((next = past_links(r, i)))
			i = next;
		else
			break;
	}
	return i;
}

/*
 * Is first..end of the run a likely name though no list has it? Of the stretches left out here
 * 1 in 600 is annotated as a place.
 */
static bool worth_trying(const struct recogniser *r, uint32_t first, uint32_t end,
			 struct span run)
{
	const struct token *head = &r->tokens[first], *last = &r->tokens[end - 1];
	bool from_start = first == run.start, to_end = end == run.end;
	if (end > run.end || !run_word(r, first) || !run_word(r, end - 1))
		return false;
	if (first + 1 == end)
		return !(head->classes & (LEX(COMMON) | LEX(CALENDAR))) &&
		       (from_start || head[-1].sign == '-') &&
		       (to_end || last[1].sign == '-' ||
			last[1].classes & (LEX(TITLE) | LEX(CALENDAR)));
	if (from_start)
		return to_end || last->classes & LEX(PLACE_GENERIC);
	if (head[-1].classes & NAME_LEADS && joined(r, first))
		return false;
	return to_end &&
	       (last->classes & LEX(PLACE_GENERIC) || head->classes & LEX(PLACE_HEAD));
}

/* "Governors' Parkway", "St. Mark's Cathedral": a generic right behind a possessive. */
static bool owned_generic(const struct recogniser *r, uint32_t end)
{
	return end < r->n_tokens && r->tokens[end - 1].flags & TOKEN_POSSESSIVE &&
	       joined(r, end) && capital(&r->tokens[end]) &&
	       r->tokens[end].classes & LEX(PLACE_GENERIC);
}

/* ---- stretches --------------------------------------------------------------------------- */

static void mark_name(struct builder *b, uint32_t first, uint32_t end, const struct name *n)
{
	uint8_t *m = b->r->marks;
	bool area = n->class == CLASS_COUNTRY ||
		    (n->class >= CLASS_SUBDIVISION && n->class < CLASS_CITY);
	m[first] |= MARK_STARTS | (area ? MARK_STARTS_AREA : 0) |
		    (n->renown == RENOWN_LARGE ? MARK_STARTS_LARGE : 0);
	m[end - 1] |= MARK_ENDS | (n->renown == RENOWN_LARGE ? MARK_ENDS_LARGE : 0);
	for (uint32_t i = first; i < end; i++)
		m[i] |= MARK_INSIDE;
}

static void add(struct builder *b, uint32_t first, uint32_t end, uint32_t key,
		struct place_refs refs, struct span run)
{
	uint32_t name = name_of(b, key, refs, first, end);
	if (refs.n)
		mark_name(b, first, end, &b->names.at[name]);
	VEC_PUSH(b->contenders, (struct contender){
					.first = first,
					.end = end,
					.name = name,
					.run_first = run.start < first ? run.start : first,
					.run_end = run.end > end ? run.end : end,
				});
}

/* A name of the gazetteer that is a mere word here: "us", "Of", "in". */
static bool mere_word(const struct recogniser *r, uint32_t first, uint32_t end)
{
	return first + 1 == end && function_word(r, first);
}

/* All stretches that start at token i of a run (start..end in tokens). */
static void stretches_from(struct builder *b, uint32_t i, struct span run)
{
	const struct recogniser *r = b->r;
	uint32_t key = 0;
	bool known = true;
	uint32_t most = r->n_tokens - i < NAME_MOST ? r->n_tokens - i : NAME_MOST;
	for (uint32_t k = 1; k <= most; k++) {
		const struct token *t = &r->tokens[i + k - 1];
		struct place_refs refs = {0};
		if (k > 1 && t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
			break;
		key = gazetteer_key(key, t->hash);
		known = known && gazetteer_begins(b->own, key);
		if (!known && (k > UNKNOWN_MOST ||
			       (i + k > run.end && (k == 1 || !owned_generic(r, i + k - 1)))))
			break;
		if (!capital(t) && !(known && t->flags & TOKEN_MIXED)) /* "Côte d'Ivoire" */
			continue;
		if (known)
			refs = gazetteer_find(b->own, key);
		if (refs.n ? !mere_word(r, i, i + k)
			   : k <= UNKNOWN_MOST &&
				     (worth_trying(r, i, i + k, run) ||
				      (k > 1 && run_word(r, i) && owned_generic(r, i + k - 1))))
			add(b, i, i + k, key, refs, run);
	}
}

static void find_stretches(struct builder *b)
{
	const struct recogniser *r = b->r;
	struct span run = {0, 0};
	for (uint32_t i = 0; i < r->n_tokens; i++) {
		if (!capital(&r->tokens[i]))
			continue;
		VEC_PUSH(b->capitals, i);
		if (i >= run.end)
			run = run_word(r, i) ? (struct span){i, run_end(r, i)}
					     : (struct span){i, i};
		stretches_from(b, i, run);
	}
}

/* Which names lie in which: stretches are in order of their starts. */
static void nest(struct recogniser *r)
{
	for (uint32_t i = 0; i < r->n; i++) {
		struct contender *s = &r->contenders[i];
		bool listed = r->names[s->name].refs.n > 0;
		for (uint32_t k = i + 1; k < r->n && r->contenders[k].first < s->end; k++) {
			struct contender *o = &r->contenders[k];
			bool other = r->names[o->name].refs.n > 0;
			bool inside = o->end <= s->end,
			     around = o->first == s->first && o->end >= s->end;
			if (inside && listed)
				o->in_longer = true;
			if (inside && other)
				s->over_shorter = true;
			if (around && other)
				s->in_longer = true;
			if (around && listed)
				o->over_shorter = true;
		}
	}
}

/* Moves a growing array into the arena. */
static void *keep(struct arena *a, void *from, size_t n, size_t size, uint32_t *count)
{
	void *to = arena_array(a, n, size);
	if (n)
		memcpy(to, from, n * size);
	free(from);
	*count = (uint32_t)n;
	return to;
}
#define KEEP(arena, vec, count) keep((arena), (vec).at, (vec).n, sizeof *(vec).at, &(count))

void recognise_candidates(struct recogniser *r, struct find *f)
{
	struct builder b = {.r = r, .arena = f->scratch, .own = f->places, .mask = 255};
	b.slots = ARENA_ARRAY(f->scratch, (size_t)b.mask + 1, uint32_t);
	mark_shouted(r, &f->tokens);
	find_stretches(&b);
	r->contenders = KEEP(f->scratch, b.contenders, r->n);
	r->names = KEEP(f->scratch, b.names, r->n_names);
	r->capitals = KEEP(f->scratch, b.capitals, r->n_capitals);
	nest(r);
}
