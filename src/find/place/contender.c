#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

enum {
	NAME_MOST = 9,      /* tokens of a name of the gazetteer */
	UNKNOWN_MOST = 5,   /* tokens of a name it does not know, */
	GENERIC_MOST = 8,   /* of one that says what kind of place it is */
	LINK_MOST = 2,      /* "de la" inside a name */
	LEADS_AHEAD = 64,   /* capitals that are asked for together */
	SHOUT_PERCENT = 80, /* of the words of a sentence in capitals: the sentence is */
	SHOUT_LEAST = 3,    /* words in capitals of such a sentence */
};

/* What a person's name goes on behind. */
static const uint64_t NAME_LEADS = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(TITLE);

/* How a name may begin: gazetteer_key() of a capital alone and of it and the next token. */
struct name_opening {
	uint32_t one, two;
	bool one_begins, two_begins; /* gazetteer_may_begin() */
};

/* A run of capitals: tokens, and how many capitals there are, up to RUN_WORDS. */
struct run {
	uint32_t start, end;
	uint32_t words;
};

struct builder {
	struct recogniser *r;
	struct arena *arena;
	const struct places *own;
	uint32_t hidden; /* as in struct find */
	uint32_t contenders_room, names_room;
	uint32_t *slots; /* open addressing: index of a name + 1 */
	uint32_t mask;
};

/* ---- words ------------------------------------------------------------------------------- */

/* "The", "In", "He": capitalised for its place in the sentence, no part of a name by itself. */
static bool function_word(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	const uint64_t closed =
		LEX(DETERMINER) | LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(PRONOUN);
	if (!(t->classes & (closed | LEX(AUXILIARY))) || t->flags & TOKEN_DOTTED)
		return false;
	if (t->flags & TOKEN_UPPER && !(r->marks[i] & MARK_SHOUTED))
		return false;
	if (t->flags & TOKEN_SENTENCE)
		return true;
	return t->classes & closed && !(t->classes & LEX(NAME_LINK));
}

/* Does token i stand in the text where the one before it leaves off, one blank between? */
static bool joined(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return !(t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH | TOKEN_GLUED));
}

/* Is a sentence in capitals? */
static bool in_capitals(const struct token *first, const struct token *end)
{
	uint32_t words = 0, lower = 0, most = (uint32_t)(end - first) * (100 - SHOUT_PERCENT);
	for (const struct token *t = first; t < end && lower * 100 <= most; t++) {
		if (!(t->flags & TOKEN_WORD) || t->end - t->start < 2)
			continue;
		words++;
		lower += !(t->flags & TOKEN_UPPER);
	}
	return words >= SHOUT_LEAST && (words - lower) * 100 >= words * SHOUT_PERCENT;
}

static void mark_if_shouted(struct recogniser *r, const struct sentence *s)
{
	const struct token *first = &r->tokens[s->first];
	if ((!capital(first) && !capital(first + 1)) || !in_capitals(first, &r->tokens[s->end]))
		return;
	for (uint32_t i = s->first; i < s->end; i++)
		r->marks[i] |= MARK_SHOUTED;
}

/* Few sentences have so many words in capitals that they are worth a look. */
static void mark_shouted(struct recogniser *r, const struct sentence *sentences)
{
	uint32_t sentence = 0, n = 0;
	for (uint32_t k = 0; k < r->n_capitals; k++) {
		const struct token *t = &r->tokens[r->capitals[k]];
		if (!(t->flags & TOKEN_UPPER))
			continue;
		n = t->sentence == sentence ? n + 1 : 1;
		sentence = t->sentence;
		if (n == SHOUT_LEAST)
			mark_if_shouted(r, &sentences[sentence]);
	}
}

/* ---- names ------------------------------------------------------------------------------- */

static void names_rehash(struct builder *b)
{
	const struct recogniser *r = b->r;
	b->mask = b->mask * 2 + 1;
	b->slots = ARENA_ARRAY(b->arena, (size_t)b->mask + 1, uint32_t);
	for (uint32_t k = 0; k < r->n_names; k++) {
		uint32_t i = r->names[k].key & b->mask;
		while (b->slots[i])
			i = (i + 1) & b->mask;
		b->slots[i] = k + 1;
	}
}

static uint32_t name_of(struct builder *b, uint32_t key, struct place_refs refs, uint32_t first,
			uint32_t end)
{
	struct recogniser *r = b->r;
	uint32_t i = key & b->mask;
	for (; b->slots[i]; i = (i + 1) & b->mask)
		if (r->names[b->slots[i] - 1].key == key)
			return b->slots[i] - 1;
	r->names = arena_grow(b->arena, r->names, r->n_names, &b->names_room, sizeof *r->names);
	struct place_name *n = &r->names[r->n_names++];
	memset(n, 0, sizeof *n);
	n->key = key;
	n->refs = refs;
	n->first = first;
	n->end = end;
	b->slots[i] = r->n_names;
	if (r->n_names * 2 > b->mask)
		names_rehash(b);
	return r->n_names - 1;
}

/* ---- runs of capitals -------------------------------------------------------------------- */

static bool run_word(const struct recogniser *r, uint32_t i)
{
	return r->marks[i] & MARK_NAME_WORD;
}

/* "al-Ghanam": an article that is tied to the capital behind it. */
static bool tied(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return t[1].sign == '-' && t[1].flags & t[2].flags & TOKEN_GLUED && capital(&t[2]);
}

/* "of", "de la" between capitals: does the run go on behind them? */
static bool links(const struct recogniser *r, uint32_t i)
{
	for (uint32_t k = 0; k < LINK_MOST; k++, i++) {
		if (!joined(r, i) || !(r->tokens[i].classes & LEX(NAME_LINK)) ||
		    r->tokens[i].tail)
			return false;
		if ((joined(r, i + 1) && run_word(r, i + 1)) || tied(r, i))
			return true;
	}
	return false;
}

/* Does a run go on behind the token before i, to the next capital? */
static bool goes_on(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	if (i >= r->n_tokens || t[-1].flags & TOKEN_POSSESSIVE)
		return false;
	if (run_word(r, i) && joined(r, i))
		return true;
	if (t->sign == '-')
		return t->flags & TOKEN_GLUED && i + 1 < r->n_tokens &&
		       t[1].flags & TOKEN_GLUED && capital(&t[1]);
	return t->classes & LEX(NAME_LINK) && links(r, i);
}

/* The run that a capital starts; empty if the capital is no word of a name. */
static struct run run_from(const struct recogniser *r, uint32_t capital_index)
{
	uint32_t start = r->capitals[capital_index];
	struct run run = {start, start, 0};
	if (!run_word(r, start))
		return run;
	for (uint32_t k = capital_index; k < r->n_capitals; k++) {
		run.words = least(run.words + 1, RUN_WORDS);
		run.end = r->capitals[k] + 1;
		if (!goes_on(r, run.end))
			break;
	}
	return run;
}

/* "in San Marov Saturday": the day behind a name is when. */
static bool day_or_month(const struct token *t)
{
	return capital(t) && t->classes & LEX(CALENDAR);
}

/* "of" in small letters: what stands before and behind it may be two names. */
static bool parts(const struct token *t)
{
	return t->hash == WORD_OF && !capital(t);
}

/*
 * Is first..end of the run a likely name though no list has it? Of the stretches left out here
 * 1 in 600 is annotated as a place.
 */
static bool worth_trying(const struct recogniser *r, uint32_t first, uint32_t end,
			 const struct run *run)
{
	const struct token *head = &r->tokens[first], *last = &r->tokens[end - 1];
	bool from_start = first == run->start, to_end = end == run->end;
	if (end > run->end || !run_word(r, first) || !run_word(r, end - 1) ||
	    day_or_month(last))
		return false;
	to_end = to_end || parts(last + 1) || day_or_month(last + 1);
	if (from_start || parts(head - 1))
		return to_end || last->classes & LEX(PLACE_GENERIC);
	if (head[-1].classes & NAME_LEADS && joined(r, first))
		return false;
	return to_end &&
	       (last->classes & LEX(PLACE_GENERIC) || head->classes & LEX(PLACE_HEAD));
}

/* The same of a single word. */
static bool word_worth_trying(const struct recogniser *r, uint32_t i, const struct run *run)
{
	const struct token *t = &r->tokens[i];
	if (i >= run->end || !run_word(r, i) || t->classes & (LEX(COMMON) | LEX(CALENDAR)))
		return false;
	if (i != run->start && t[-1].sign != '-' && !parts(t - 1))
		return false;
	return i + 1 == run->end || t[1].sign == '-' || parts(t + 1) ||
	       t[1].classes & (LEX(TITLE) | LEX(CALENDAR));
}

/* "Governors' Parkway", "St. Mark's Cathedral": a generic right behind a possessive. */
static bool owned_generic(const struct recogniser *r, uint32_t end)
{
	return end < r->n_tokens && r->tokens[end - 1].flags & TOKEN_POSSESSIVE &&
	       joined(r, end) && capital(&r->tokens[end]) &&
	       r->tokens[end].classes & LEX(PLACE_GENERIC);
}

/* How many there are, up to RUN_WORDS. */
static uint32_t capitals(const struct recogniser *r, uint32_t first, uint32_t end)
{
	uint32_t n = 0;
	for (uint32_t i = first; i < end && n < RUN_WORDS; i++)
		n += capital(&r->tokens[i]);
	return n;
}

/* ---- stretches --------------------------------------------------------------------------- */

static void add(struct builder *b, uint32_t first, uint32_t end, uint32_t key,
		struct place_refs refs, const struct run *run)
{
	struct recogniser *r = b->r;
	uint32_t name = name_of(b, key, refs, first, end);
	count(&r->names[name].n);
	if (!b->own && refs.n)
		gazetteer_expect_kind(refs);
	r->contenders = arena_grow(b->arena, r->contenders, r->n, &b->contenders_room,
				   sizeof *r->contenders);
	r->contenders[r->n++] = (struct contender){
		.first = first,
		.end = end,
		.name = name,
		.run_first = run->start < first ? run->start : first,
		.run_end = run->end > end ? run->end : end,
		.run_words =
			(uint8_t)(run->end >= end ? run->words : capitals(r, run->start, end)),
	};
}

enum { HIDDEN_PERCENT = 30 };

/*
 * Takes a part of the names of towns for unknown, where the trainer asks for it: it learns so
 * what tells a place that no list has.
 */
static void hide(const struct builder *b, uint32_t key, struct place_refs *refs)
{
	if (!refs->n || ref_flags(refs->at[0]) & NAME_DEMONYM)
		return;
	const struct place *p = gazetteer_place(b->own, ref_place(refs->at[0]));
	if (p->type > REGION_SUBDIVISION &&
	    gazetteer_key(b->hidden, key) % 100 < HIDDEN_PERCENT)
		refs->n = 0;
}

/* The stretch that is a capital alone; may a longer name go on from it? */
static bool stretch_of_one(struct builder *b, uint32_t i, const struct name_opening *lead,
			   const struct run *run)
{
	const struct recogniser *r = b->r;
	struct place_refs refs = {0};
	bool known = lead->one_begins && gazetteer_look_up(b->own, lead->one, &refs);
	if (b->hidden)
		hide(b, lead->one, &refs);
	/* a name of the gazetteer may be a mere word here: "us", "Of", "in" */
	if (refs.n ? run_word(r, i) : word_worth_trying(r, i, run))
		add(b, i, i + 1, lead->one, refs, run);
	return known;
}

/*
 * "Republic of Turkey", which no list has: its end as the name of the country, whose key and
 * meanings it then has. "State of Georgia" is no country.
 */
static void as_realm(const struct builder *b, uint32_t first, uint32_t end, uint32_t *key,
		     struct place_refs *refs)
{
	const struct token *t = &b->r->tokens[first];
	struct place_refs inner = {0};
	if (refs->n || !(t->classes & LEX(REALM)) || !parts(t + 1))
		return;
	first += 2;
	first += b->r->tokens[first].hash == WORD_THE;
	uint32_t k = toponym_key(b->r->tokens, first, end);
	inner = gazetteer_find(b->own, k);
	for (uint32_t i = 0; i < inner.n; i++)
		if (gazetteer_place(b->own, ref_place(inner.at[i]))->type == REGION_SUBDIVISION)
			return;
	if (!inner.n || ref_flags(inner.at[0]) & NAME_DEMONYM ||
	    gazetteer_place(b->own, ref_place(inner.at[0]))->type != REGION_COUNTRY)
		return;
	*key = k;
	*refs = inner;
}

/* All longer stretches that start at a capital. */
static void longer_stretches(struct builder *b, uint32_t i, const struct name_opening *lead,
			     const struct run *run, bool known)
{
	const struct recogniser *r = b->r;
	uint32_t key = lead->one;
	uint32_t most = r->n_tokens - i < NAME_MOST ? r->n_tokens - i : NAME_MOST;
	for (uint32_t k = 2; k <= most; k++) {
		const struct token *t = &r->tokens[i + k - 1];
		struct place_refs refs = {0};
		if (t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
			break;
		key = k == 2 ? lead->two : gazetteer_key(key, t->hash);
		known = known &&
			(k == 2 ? lead->two_begins : gazetteer_may_begin(b->own, key)) &&
			gazetteer_look_up(b->own, key, &refs);
		if (!known &&
		    (k > GENERIC_MOST || (i + k > run->end && !owned_generic(r, i + k - 1))))
			break;
		if (!capital(t) && !(known && t->flags & TOKEN_MIXED)) /* "Côte d'Ivoire" */
			continue;
		if (b->hidden)
			hide(b, key, &refs);
		uint32_t name = key;
		if (known || k <= UNKNOWN_MOST)
			as_realm(b, i, i + k, &name, &refs);
		bool fits = k <= UNKNOWN_MOST ||
			    (k <= GENERIC_MOST && t->classes & LEX(PLACE_GENERIC));
		if (refs.n || (fits && (worth_trying(r, i, i + k, run) ||
					(run_word(r, i) && owned_generic(r, i + k - 1)))))
			add(b, i, i + k, name, refs, run);
	}
}

/* "County Road 56": a run of capitals that a number ends, from a capital on. */
static void numbered_road(struct builder *b, uint32_t i, const struct run *run)
{
	const struct recogniser *r = b->r;
	uint32_t end = recognise_road_end(r, i, run->end);
	if (end)
		add(b, i, end, toponym_key(r->tokens, i, end), (struct place_refs){0}, run);
}

/* Where `n` capitals and the words behind them lead to: memory is fetched ahead. */
static void find_leads(const struct builder *b, const uint32_t *capitals, uint32_t n,
		       struct name_opening leads[static LEADS_AHEAD])
{
	for (uint32_t k = 0; k < n; k++) {
		const struct token *t = &b->r->tokens[capitals[k]];
		leads[k].one = gazetteer_key(0, t->hash);
		leads[k].two = gazetteer_key(leads[k].one, t[1].hash);
		gazetteer_expect_question(leads[k].one);
		gazetteer_expect_question(leads[k].two);
	}
	for (uint32_t k = 0; k < n; k++) {
		struct name_opening *l = &leads[k];
		l->one_begins = gazetteer_may_begin(b->own, l->one);
		l->two_begins = l->one_begins && gazetteer_may_begin(b->own, l->two);
		if (l->one_begins)
			gazetteer_expect(l->one);
		if (l->two_begins)
			gazetteer_expect(l->two);
	}
}

static void mark_name_words(struct recogniser *r)
{
	for (uint32_t k = 0; k < r->n_capitals; k++) {
		uint32_t i = r->capitals[k];
		if (!function_word(r, i))
			r->marks[i] |= MARK_NAME_WORD;
	}
}

static void find_stretches(struct builder *b)
{
	const struct recogniser *r = b->r;
	struct name_opening leads[LEADS_AHEAD];
	struct run run = {0};
	for (uint32_t k = 0; k < r->n_capitals; k++) {
		uint32_t i = r->capitals[k], at = k % LEADS_AHEAD;
		if (at == 0)
			find_leads(b, &r->capitals[k], least(r->n_capitals - k, LEADS_AHEAD),
				   leads);
		if (i >= run.end)
			run = run_from(r, k);
		bool known = stretch_of_one(b, i, &leads[at], &run);
		bool may_go_on = (known & leads[at].two_begins) | (i + 2 <= run.end);
		if (may_go_on || owned_generic(r, i + 1))
			longer_stretches(b, i, &leads[at], &run, known);
		if (i < run.end && r->tokens[run.end].flags & TOKEN_NUMBER)
			numbered_road(b, i, &run);
	}
}

/* What the gazetteer knows of the names: in one go, for the places of each wait for memory. */
static void fill_names(struct recogniser *r, const struct places *own)
{
	for (uint32_t i = 0; i < r->n_names; i++) {
		struct place_name *n = &r->names[i];
		if (!n->refs.n)
			continue;
		gazetteer_kind(&n->kind, n->areas, n->refs, own);
		n->demonym = n->kind.flags & NAME_DEMONYM;
	}
}

static void mark_names(struct recogniser *r)
{
	uint16_t *m = r->marks;
	for (uint32_t i = 0; i < r->n; i++) {
		const struct contender *s = &r->contenders[i];
		const struct place_name *n = &r->names[s->name];
		if (!n->refs.n)
			continue;
		bool area = n->kind.class == CLASS_COUNTRY ||
			    (n->kind.class >= CLASS_SUBDIVISION && n->kind.class < CLASS_CITY);
		bool large = n->kind.renown == RENOWN_LARGE;
		m[s->first] |= MARK_STARTS | (area ? MARK_STARTS_AREA : 0) |
			       (large ? MARK_STARTS_LARGE : 0);
		m[s->end - 1] |= MARK_ENDS | (large ? MARK_ENDS_LARGE : 0);
		for (uint32_t k = s->first; k < s->end; k++)
			m[k] |= MARK_INSIDE;
	}
}

static void raise_to(uint8_t *most, enum renown renown)
{
	if (renown > *most)
		*most = (uint8_t)renown;
}

/* Which names lie in which: stretches are in order of their starts. */
static void nest(struct recogniser *r)
{
	for (uint32_t i = 0; i < r->n; i++) {
		struct contender *s = &r->contenders[i];
		enum renown mine = r->names[s->name].kind.renown;
		for (uint32_t k = i + 1; k < r->n && r->contenders[k].first < s->end; k++) {
			struct contender *o = &r->contenders[k];
			enum renown other = r->names[o->name].kind.renown;
			if (o->end <= s->end) {
				raise_to(&o->in_longer, mine);
				raise_to(&s->over_shorter, other);
			}
			if (o->first == s->first && o->end >= s->end) {
				raise_to(&s->in_longer, other);
				raise_to(&o->over_shorter, mine);
			}
		}
	}
}

void recognise_candidates(struct recogniser *r, struct find *f)
{
	/* news have two contenders for three capitals, and one name for four: most need no more
	 */
	struct builder b = {.r = r,
			    .arena = f->scratch,
			    .own = f->places,
			    .hidden = f->hidden_towns,
			    .contenders_room = r->n_capitals,
			    .names_room = r->n_capitals / 2,
			    .mask = 255};
	r->contenders = ARENA_ARRAY_RAW(f->scratch, b.contenders_room, struct contender);
	r->names = ARENA_ARRAY_RAW(f->scratch, b.names_room, struct place_name);
	b.slots = ARENA_ARRAY(f->scratch, (size_t)b.mask + 1, uint32_t);
	mark_shouted(r, f->tokens.sentences);
	mark_name_words(r);
	find_stretches(&b);
	fill_names(r, f->places);
	mark_names(r);
	nest(r);
}

bool recognise_suffix(const struct recogniser *r, uint32_t i)
{
	const struct token *hyphen = &r->tokens[i], *t = hyphen + 1;
	if (hyphen->sign != '-' || !(hyphen->flags & t->flags & TOKEN_GLUED) || capital(t))
		return false;
	switch (t->hash) {
	case WORD_DO:
	case WORD_DONG:
	case WORD_EUP:
	case WORD_GU:
	case WORD_GUN:
	case WORD_MYEON:
	case WORD_RI:
	case WORD_SI:
		return true;
	default:
		return false;
	}
}

uint32_t recognise_end(const struct recogniser *r, const struct contender *s)
{
	bool listed = r->names[s->name].refs.n;
	return !listed && recognise_suffix(r, s->end) ? s->end + 2 : s->end;
}

struct span recognise_span(const struct recogniser *r, const struct contender *s)
{
	const struct token *last = &r->tokens[s->end - 1];
	struct span span = {r->tokens[s->first].start, last->end};
	if (last->flags & TOKEN_POSSESSIVE && r->names[s->name].kind.flags & NAME_POSSESSIVE)
		span.end += last->tail;
	if (recognise_end(r, s) > s->end)
		span.end = last[2].end;
	return span;
}
