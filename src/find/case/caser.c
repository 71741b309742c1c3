#include "caser.h"

#include "find/place/gazetteer.h"
#include "find/read/english.h"
#include "find/read/lexicon.h"

#include <math.h>

enum { NAME_MOST = 5 }; /* tokens of a name in the gazetteer */

static const uint64_t function_classes = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(CONJUNCTION) |
					 LEX(PRONOUN) | LEX(AUXILIARY) | LEX(PARTICLE);
static const uint64_t given_classes = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
static const uint64_t body_classes = LEX(ORG_HEAD) | LEX(ORG_NOUN) | LEX(INSTITUTION);
static const uint64_t human_classes = LEX(PERSON_NOUN) | LEX(GROUP_NOUN);

/* ---- places ------------------------------------------------------------------------------ */

static enum case_place place_kind(const struct places *own, struct place_refs refs)
{
	enum { LARGE = 300000 }; /* people */
	if (!refs.n)
		return PLACED_NOWHERE;
	if (ref_flags(refs.at[0]) & NAME_DEMONYM)
		return PLACED_PEOPLE;
	const struct place *p = gazetteer_place(own, ref_place(refs.at[0]));
	switch (p->type) {
	case REGION_COUNTRY:
		return PLACED_LAND;
	case REGION_SUBDIVISION:
	case REGION_REGION:
		return PLACED_PART;
	default:
		return p->population > LARGE ? PLACED_CITY : PLACED_ELSEWHERE;
	}
}

static void mark_name(struct caser *c, uint32_t first, uint32_t end)
{
	uint32_t words = 0, common = 0;
	for (uint32_t i = first; i < end; i++) {
		words += c->at[i].sign == 0;
		common += (c->at[i].classes & (function_classes | LEX(COMMON))) != 0;
	}
	for (uint32_t i = first; i < end; i++) {
		c->words[i].in_name = (uint8_t)(words < 3 ? words : 3);
		c->words[i].name_common = common == words;
	}
}

/* What places the word at i names, alone and with those behind it. */
static void find_places(struct caser *c, const struct places *own, uint32_t i)
{
	uint32_t key = 0, end = 0;
	for (uint32_t k = i; k < c->n && k < i + NAME_MOST; k++) {
		struct place_refs refs = {0};
		if (k > i && c->at[k].flags & TOKEN_PARAGRAPH)
			break;
		key = gazetteer_key(key, c->at[k].hash);
		if (!gazetteer_may_begin(own, key) || !gazetteer_look_up(own, key, &refs))
			break;
		if (k == i)
			c->words[i].place = (uint8_t)place_kind(own, refs);
		else if (refs.n)
			end = k + 1;
	}
	if (end)
		mark_name(c, i, end);
}

/* ---- kinds ------------------------------------------------------------------------------- */

static enum case_kind unknown_kind(struct str word)
{
	if (english_tag(word) != TAG_WORD || word_ends_in(word, "ness") ||
	    word_ends_in(word, "tion") || word_ends_in(word, "ism"))
		return CASE_FORM;
	return english_plural(word) ? CASE_PLURAL : CASE_UNKNOWN;
}

static enum case_kind known_kind(const struct token *t)
{
	static const struct {
		uint64_t classes;
		enum case_kind kind;
	} kinds[] = {
		{LEX(ACRONYM), CASE_ACRONYM}, {LEX(CAPITALIZED), CASE_CAPITALIZED},
		{body_classes, CASE_BODY},    {LEX(PLACE_GENERIC), CASE_GENERIC},
		{human_classes, CASE_HUMAN},  {LEX(VERB), CASE_VERB},
		{LEX(COMMON), CASE_COMMON},
	};
	bool common = t->classes & LEX(COMMON);
	if (t->classes & given_classes)
		return common ? CASE_GIVEN_COMMON : CASE_GIVEN;
	if (t->classes & LEX(SURNAME))
		return common ? CASE_SURNAME_COMMON : CASE_SURNAME;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (t->classes & kinds[i].classes)
			return kinds[i].kind == CASE_COMMON && t->cue ? CASE_CUE
								      : kinds[i].kind;
	return t->cue ? CASE_CUE : CASE_UNKNOWN;
}

static enum case_kind kind_of(const struct caser *c, uint32_t i)
{
	const struct token *t = &c->at[i];
	enum case_place place = c->words[i].place;
	if (t->sign)
		return CASE_SIGN;
	if (!(t->flags & TOKEN_WORD))
		return CASE_NUMBER;
	if (t->classes & function_classes)
		return CASE_FUNCTION;
	if (t->classes & LEX(CALENDAR))
		return CASE_CALENDAR;
	if (t->classes & LEX(TITLE))
		return CASE_TITLE;
	if (t->flags & TOKEN_DOTTED)
		return CASE_INITIALS;
	if (place == PLACED_PEOPLE && !(t->classes & LEX(COMMON)))
		return CASE_ORIGIN;
	if (place == PLACED_LAND || (place == PLACED_PART && !(t->classes & LEX(COMMON))))
		return CASE_COUNTRY;
	enum case_kind kind = known_kind(t);
	if (kind != CASE_UNKNOWN)
		return kind;
	return place ? CASE_TOWN
		     : unknown_kind((struct str){c->text.at + t->start, t->end - t->start});
}

/* ---- sentences --------------------------------------------------------------------------- */

static bool stops(const struct token *t)
{
	return t->sign == '.' || t->sign == '!' || t->sign == '?';
}

static bool is_mark(const struct token *t)
{
	return t->sign == '"' || t->sign == '\'' || t->sign == '(' || t->sign == '[';
}

/* Behind an abbreviation a sentence starts only with a word that seldom follows one. */
static bool starts_behind_dot(const struct token *t, const struct token *before)
{
	return !(before->classes & LEX(TITLE)) && t->classes & function_classes;
}

/* Is the sign at i the dot of "gov." or "j."? */
static bool abbreviates(const struct caser *c, uint32_t i)
{
	const struct token *t = &c->at[i];
	return t->sign == '.' && i && t->flags & TOKEN_GLUED &&
	       (t[-1].classes & LEX(ABBREVIATION) ||
		(t[-1].flags & TOKEN_WORD && t[-1].end - t[-1].start == 1));
}

static bool closes(const struct token *t)
{
	return t->flags & TOKEN_GLUED &&
	       (t->sign == '"' || t->sign == '\'' || t->sign == ')' || t->sign == ']');
}

/* Does the word at i start a sentence, or one in quotation marks? */
static bool starts(const struct caser *c, uint32_t i)
{
	const struct token *t = &c->at[i], *first = t;
	while (first->flags & TOKEN_GLUED && is_mark(first - 1))
		first--;
	if (first->flags & (TOKEN_PARAGRAPH | TOKEN_GLUED))
		return first->flags & TOKEN_PARAGRAPH;
	const struct token *k = first - 1;
	if (first < t && (k->sign == ',' || k->sign == ':'))
		return first->sign == '"';
	while (closes(k))
		k--;
	if (k->flags & TOKEN_DOTTED)
		return starts_behind_dot(t, k);
	if (!stops(k))
		return false;
	return abbreviates(c, (uint32_t)(k - c->at)) ? starts_behind_dot(t, &k[-1]) : true;
}

/* ---- the whole --------------------------------------------------------------------------- */

/* Small words and signs by themselves, others by their kind. */
static uint32_t context_of(const struct token *t, enum case_kind kind)
{
	if (t->sign || t->classes & function_classes)
		return t->hash;
	return t->cue ? CASE_KINDS : kind;
}

static void enter(struct caser *c, uint32_t mask, uint32_t i)
{
	uint32_t hash = c->at[i].hash, e = hash & mask;
	while (c->entries[e].n && c->entries[e].hash != hash)
		e = (e + 1) & mask;
	c->entries[e].hash = hash;
	c->entries[e].n++;
	c->words[i].entry = e;
}

void caser_start(struct caser *c, struct str text, const struct tokens *t,
		 const struct places *own, struct arena *a)
{
	uint32_t room = 64;
	while (room < t->n * 2)
		room *= 2;
	*c = (struct caser){.text = text, .at = t->at, .n = t->n};
	c->words = ARENA_ARRAY(a, (size_t)t->n + 1, struct case_word);
	c->entries = ARENA_ARRAY(a, room, struct case_entry);
	for (uint32_t i = 0; i < t->n; i++)
		if (t->at[i].flags & TOKEN_WORD)
			find_places(c, own, i);
	for (uint32_t i = 0; i < t->n; i++) {
		enum case_kind kind = kind_of(c, i);
		c->words[i].kind = (uint8_t)kind;
		c->words[i].context = context_of(&t->at[i], kind);
		c->words[i].passed = abbreviates(c, i);
		c->words[i].starts = t->at[i].flags & TOKEN_WORD && starts(c, i);
		enter(c, room - 1, i);
	}
}

bool caser_asks(const struct caser *c, uint32_t i)
{
	const uint64_t names = given_classes | LEX(SURNAME) | LEX(CALENDAR) | LEX(ACRONYM);
	const struct token *t = &c->at[i];
	return t->flags & TOKEN_WORD &&
	       (!(t->classes & function_classes) || t->classes & names);
}

void caser_weigh(struct caser *c, const struct model *m)
{
	for (uint32_t i = 0; i < c->n; i++)
		c->entries[c->words[i].entry].sum = 0;
	for (uint32_t i = 0; i < c->n; i++) {
		struct row r = {.model = m};
		if (!caser_asks(c, i))
			continue;
		caser_word_row(c, i, &r);
		c->words[i].p = 1 / (1 + expf(-row_score(&r)));
		c->entries[c->words[i].entry].sum += c->words[i].p;
	}
}
