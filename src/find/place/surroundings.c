#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "recognise.h"

enum {
	DATELINE_TOKENS = 8,     /* of a paragraph in which its dateline must end */
	DATELINE_PARAGRAPHS = 4, /* that may open with one */
	LIST_TOKENS = 16,        /* that are looked back for the head of a list */
	APPOSITION_TOKENS = 5,   /* in which its noun must come: ", a small coastal town" */
	AGE_LEAST = 5,
	AGE_MOST = 110,
	USES_LEAST = 512, /* entries of the table of words, a power of 2 */
	PERSON_KNOWN = 2, /* what a person of the article counts beside a name seen once */
};

static const uint64_t FIRST_NAME = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);

/* Does token i follow the one before it, one blank between? */
static bool joined(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return !(t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH | TOKEN_GLUED)) &&
	       !(t[-1].flags & TOKEN_POSSESSIVE);
}

/* Does a token follow in the paragraph? What stands behind the last token of all opens one. */
static bool same_paragraph(const struct recogniser *r, uint32_t i)
{
	return !(r->tokens[i].flags & TOKEN_PARAGRAPH);
}

static bool speech_cue(const struct token *t)
{
	return t->cue && cue_lemma(t->cue)->speech;
}

/* ---- words and persons of the article ---------------------------------------------------- */

/* Is token i a capitalised word, and the one before it another? */
static bool follows_capital(const struct recogniser *r, uint32_t i)
{
	return r->marks[i] & MARK_FOLLOWS;
}

/* Which capitals follow the one before them as the next word. */
static void mark_following(struct recogniser *r)
{
	for (uint32_t k = 1; k < r->n_capitals; k++) {
		uint32_t i = r->capitals[k];
		if (i == r->capitals[k - 1] + 1 && joined(r, i))
			r->marks[i] |= MARK_FOLLOWS;
	}
}

static void uses_double(struct recogniser *r, struct arena *scratch)
{
	const struct word_use *old = r->uses;
	uint32_t n = r->uses_mask + 1;
	r->uses_mask = 2 * n - 1;
	r->uses = ARENA_ARRAY(scratch, (size_t)n * 2, struct word_use);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].hash)
			*word_use(r, old[i].hash) = old[i];
}

static void count_capitals(struct recogniser *r, struct arena *scratch)
{
	uint32_t n = 0, previous = 0;
	for (uint32_t k = 0; k < r->n_capitals; k++) {
		uint32_t hash = r->tokens[r->capitals[k]].hash;
		if (n * 2 > r->uses_mask)
			uses_double(r, scratch);
		struct word_use *u = word_use(r, hash);
		n += !u->hash;
		u->hash = hash;
		if (follows_capital(r, r->capitals[k])) {
			count(&u->after);
			count(&word_use(r, previous)->before);
		}
		previous = hash;
	}
}

/* Words in lower case: nearly none is a contender elsewhere, which a small table tells. */
static void count_lower(struct recogniser *r)
{
	enum { ROOM = 2048 };
	bool wanted[ROOM] = {false};
	for (uint32_t k = 0; k < r->n; k++)
		wanted[r->tokens[r->contenders[k].first].hash % ROOM] = true;
	for (const struct token *t = r->tokens, *end = t + r->n_tokens; t < end; t++) {
		bool lower = (t->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD;
		if (!lower || !wanted[t->hash % ROOM])
			continue;
		struct word_use *u = word_use(r, t->hash);
		if (u->hash)
			count(&u->lower);
	}
}

static void count_words(struct recogniser *r, struct arena *scratch)
{
	r->uses = ARENA_ARRAY(scratch, USES_LEAST, struct word_use);
	r->uses_mask = USES_LEAST - 1;
	mark_following(r);
	count_capitals(r, scratch);
	count_lower(r);
}

static bool initial(const struct token *t)
{
	return capital(t) && t->end - t->start <= 2 &&
	       (t->flags & TOKEN_DOTTED || !(t->classes & (LEX(DETERMINER) | LEX(PRONOUN))));
}

/* "J." or "J": the words of a name go on behind it. */
static uint32_t past_initial(const struct recogniser *r, uint32_t i)
{
	return i + 1 < r->n_tokens && initial(&r->tokens[i]) && joined(r, i + 1) ? i + 1 : i;
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

static void count_persons(struct recogniser *r)
{
	for (uint32_t k = 0; k < r->n_capitals; k++) {
		uint32_t i = r->capitals[k];
		const struct token *t = &r->tokens[i];
		bool named = t->classes & (FIRST_NAME | LEX(TITLE));
		if (!named || !follows_capital(r, i + 1))
			continue;
		bool first = t->classes & FIRST_NAME && t->end - t->start > 2 &&
			     (!(t->classes & LEX(COMMON)) || common_first(r, i));
		bool title = t->classes & LEX(TITLE) && t->flags & TOKEN_DOTTED;
		if (!first && !title)
			continue;
		uint32_t last = past_initial(r, i + 1);
		if (!capital(&r->tokens[last]))
			continue;
		person_word(r, last);
		if (joined(r, last + 1) && same_paragraph(r, last + 1) &&
		    capital(&r->tokens[last + 1]))
			person_word(r, last + 1);
	}
	for (uint32_t i = 0; i < r->f->n_person_words; i++) {
		struct word_use *u = word_use(r, r->f->person_words[i]);
		if (u->hash && u->person < COUNT_MOST - PERSON_KNOWN)
			u->person = (uint8_t)(u->person + PERSON_KNOWN);
	}
}

/* ---- before a stretch -------------------------------------------------------------------- */

/* The class of "X of" before a stretch, by its X. */
static uint32_t before_of(const struct token *x)
{
	uint32_t bits = 0;
	if (x->classes & (LEX(PLACE_BEFORE) | LEX(DIRECTION)))
		bits |= 1u << BEFORE_KIND_OF;
	if (capital(x) && x->classes & LEX(INSTITUTION))
		bits |= 1u << BEFORE_INSTITUTION_OF;
	if (x->classes & (LEX(TITLE) | LEX(PERSON_NOUN)))
		bits |= 1u << BEFORE_OFFICE_OF;
	if (capital(x))
		bits |= 1u << BEFORE_CAPITAL_OF;
	return bits;
}

static uint32_t before_capital(const struct recogniser *r, uint32_t i)
{
	const struct token *p = &r->tokens[i - 1];
	uint32_t bits = 0;
	if (p->classes & FIRST_NAME && p->end - p->start > 2)
		bits |= 1u << (p->classes & LEX(COMMON) ? BEFORE_FIRST_COMMON
							: BEFORE_FIRST_NAME);
	if (p->classes & LEX(TITLE))
		bits |= 1u << BEFORE_TITLE;
	if (initial(p) && p->end - p->start - ((p->flags & TOKEN_DOTTED) != 0) == 1)
		bits |= 1u << BEFORE_INITIAL;
	if (r->marks[i - 1] & MARK_ENDS)
		bits |= 1u << BEFORE_PLACE;
	return bits;
}

/* What stands before the list that token i ends: "the towns of A, B and |". */
static uint32_t before_list(const struct recogniser *r, uint32_t i)
{
	uint32_t k = i, least = i > LIST_TOKENS ? i - LIST_TOKENS : 0;
	bool separated = false;
	while (k > least && !(r->tokens[k].flags & TOKEN_PARAGRAPH)) {
		const struct token *t = &r->tokens[k - 1];
		bool separates =
			t->sign == ',' || (t->classes & LEX(CONJUNCTION) && !capital(t));
		if (!separates && !capital(t))
			break;
		separated |= separates;
		k--;
	}
	if (!separated || k == least || r->tokens[k].flags & TOKEN_PARAGRAPH ||
	    !capital(&r->tokens[k]))
		return 0;
	const struct token *head = &r->tokens[k - 1];
	uint32_t bits = head->classes & LEX(LOCATIVE) ? 1u << BEFORE_LIST_LOCATIVE : 0;
	if (head->hash == WORD_OF && k >= 2 && head[-1].classes & LEX(PLACE_BEFORE))
		bits |= 1u << BEFORE_LIST_KIND_OF;
	return bits;
}

static uint32_t before_word(const struct recogniser *r, uint32_t i)
{
	static const struct {
		uint64_t class;
		enum before bit;
	} classes[] = {
		{LEX(LOCATIVE), BEFORE_LOCATIVE}, {LEX(DIRECTION), BEFORE_DIRECTION},
		{LEX(MOTION), BEFORE_MOTION},     {LEX(PLACE_BEFORE), BEFORE_KIND},
		{LEX(DETERMINER), BEFORE_THE},
	};
	const struct token *p = &r->tokens[i - 1];
	uint32_t bits = 0;
	for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
		if (p->classes & classes[k].class)
			bits |= 1u << classes[k].bit;
	if (capital(p))
		bits |= before_capital(r, i);
	if (p->hash == WORD_OF && i >= 2)
		bits |= before_of(p - 1);
	return bits;
}

static uint32_t before_bits(const struct recogniser *r, uint32_t i)
{
	if (!i || r->tokens[i].flags & TOKEN_PARAGRAPH)
		return 0;
	const struct token *p = &r->tokens[i - 1];
	uint32_t bits = 0;
	if (joined(r, i))
		bits |= before_word(r, i);
	if (p->sign == '-' && r->tokens[i].flags & TOKEN_GLUED)
		bits |= 1u << BEFORE_HYPHEN;
	if (i < 2)
		return bits;
	bool comma = p->sign == ',', and = p->classes & LEX(CONJUNCTION);
	if (!comma && !and)
		return bits;
	if (r->marks[i - 2] & MARK_ENDS)
		bits |= comma ? 1u << BEFORE_PLACE_COMMA : 1u << BEFORE_PLACE_AND;
	if (comma && capital(p - 1))
		bits |= 1u << BEFORE_CAPITAL_COMMA;
	return bits | before_list(r, i);
}

/* ---- behind a stretch -------------------------------------------------------------------- */

/* ", 34," and ", 34." */
static bool age_at(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	unsigned age = 0, n = t->end - t->start;
	if (!(t->flags & TOKEN_NUMBER) || n > 3 || !same_paragraph(r, i + 1) || !t[1].sign)
		return false;
	for (unsigned k = 0; k < n; k++) {
		char c = r->f->d->text.at[t->start + k];
		if (c < '0' || c > '9')
			return false;
		age = age * 10 + (unsigned)(c - '0');
	}
	return age >= AGE_LEAST && age <= AGE_MOST;
}

/* ", a small town", ", a retired teacher", ", who" */
static uint32_t apposition(const struct recogniser *r, uint32_t i)
{
	for (uint32_t k = i + 1; k < i + APPOSITION_TOKENS && same_paragraph(r, k); k++) {
		const struct token *t = &r->tokens[k];
		if (t->sign ||
		    t->classes & (LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(AUXILIARY)))
			break;
		if (t->classes & LEX(PLACE_BEFORE))
			return 1u << AFTER_COMMA_KIND;
		if (t->classes & (LEX(PERSON_NOUN) | LEX(TITLE)))
			return 1u << AFTER_COMMA_PERSON;
	}
	return 1u << AFTER_COMMA_WHO;
}

static uint32_t after_comma(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	if (!same_paragraph(r, i))
		return 0;
	if (r->marks[i] & MARK_STARTS_AREA)
		return 1u << AFTER_COMMA_AREA;
	if (t->flags & TOKEN_UPPER && t->end - t->start == 2)
		return 1u << AFTER_COMMA_CODE;
	if (capital(t))
		return 1u << (r->marks[i] & MARK_STARTS ? AFTER_COMMA_PLACE
							: AFTER_COMMA_CAPITAL);
	if (age_at(r, i))
		return 1u << AFTER_AGE;
	if (t->classes & LEX(DETERMINER))
		return apposition(r, i);
	if (t->classes & LEX(PRONOUN) || speech_cue(t))
		return 1u << AFTER_COMMA_WHO;
	return 0;
}

/* "TROY, N.C. (AP) --", "KYIV -": capitals, then a bracket or a dash; opens a paragraph. */
static bool dateline(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	if (t->paragraph >= DATELINE_PARAGRAPHS)
		return false;
	uint32_t first = r->f->tokens.paragraph_first[t->paragraph];
	for (; i - first < DATELINE_TOKENS && same_paragraph(r, i); i++) {
		t = &r->tokens[i];
		if (t->sign == '(')
			return t[1].flags & (TOKEN_UPPER | TOKEN_CAPITAL) &&
			       (t[2].sign == ')' || t[2].sign == '/');
		if (t->sign == '_' || (t->sign == '-' && !(t->flags & TOKEN_GLUED)))
			return true;
		if (t->sign != ',' && !capital(t))
			return false;
	}
	return false;
}

static uint32_t after_word(const struct recogniser *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	uint32_t bits = 0;
	if (t->classes & LEX(PLACE_AFTER))
		bits |= 1u << AFTER_KIND;
	if (!capital(t))
		return bits | (speech_cue(t) ? 1u << AFTER_SPEECH : 0);
	if (t->classes & LEX(ORG_HEAD))
		bits |= 1u << AFTER_ORGANIZATION;
	else if (t->classes & LEX(SURNAME))
		bits |= 1u << AFTER_SURNAME;
	if (r->marks[i] & MARK_INSIDE)
		bits |= 1u << AFTER_PLACE;
	if (t->classes & LEX(PLACE_GENERIC))
		bits |= 1u << AFTER_GENERIC;
	return bits;
}

static uint32_t after_bits(const struct recogniser *r, uint32_t i, bool owns)
{
	uint32_t bits = owns ? 1u << AFTER_POSSESSIVE : 0;
	if (!same_paragraph(r, i))
		return bits;
	const struct token *t = &r->tokens[i];
	if (joined(r, i) && t->flags & TOKEN_WORD)
		bits |= after_word(r, i);
	if (joined(r, i) && t->flags & TOKEN_NUMBER)
		bits |= 1u << AFTER_NUMBER;
	if (t->sign == ',' && !bits)
		bits |= after_comma(r, i + 1);
	if (t->classes & LEX(CONJUNCTION) && same_paragraph(r, i + 1) &&
	    r->marks[i + 1] & MARK_STARTS)
		bits |= 1u << AFTER_AND_PLACE;
	if (t->sign == '-' && t->flags & TOKEN_GLUED && t[1].flags & TOKEN_GLUED)
		bits |= 1u << (t[1].hash == WORD_BASED ? AFTER_BASED : AFTER_HYPHEN);
	if (dateline(r, i))
		bits |= 1u << AFTER_DATELINE;
	return bits;
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
		float own = n->speaks ? 1.0f / n->kind.n_areas : 0, most = 0;
		for (unsigned k = 0; k < n->kind.n_areas; k++) {
			float others = names[bucket(n->areas[k])] - own;
			most = others > most ? others : most;
		}
		for (unsigned k = 0; k < sizeof steps / sizeof *steps; k++)
			n->near = (uint8_t)(n->near + (most >= steps[k]));
	}
}

/* ---- all of it --------------------------------------------------------------------------- */

static void count_bits(struct bit_counts *t, uint32_t bits)
{
	for (unsigned k = BIT_COUNTS_MOST; --k > 0;)
		t->most[k] |= t->most[k - 1] & bits;
	t->most[0] |= bits;
}

static void count_name(struct place_name *n, const struct contender *s)
{
	count_bits(&n->before, s->before);
	count_bits(&n->after, s->after);
	if (s->after_capital)
		count(&n->after_capital);
	if (s->before_capital)
		count(&n->before_capital);
	if (s->in_longer)
		count(&n->in_longer);
}

void recognise_evidence(struct recogniser *r, struct find *f)
{
	count_words(r, f->scratch);
	count_persons(r);
	name_areas(r);
	for (uint32_t i = 0; i < r->n; i++) {
		struct contender *s = &r->contenders[i];
		bool again = i && s[-1].first == s->first;
		s->before = again ? s[-1].before : before_bits(r, s->first);
		s->after = after_bits(r, s->end, contender_owns(r, s));
		s->after_capital = follows_capital(r, s->first);
		s->before_capital = follows_capital(r, s->end);
		count_name(&r->names[s->name], s);
	}
}
