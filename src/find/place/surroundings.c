/* What stands before and behind the contenders, and behind which of a name how often. */
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
};

static const uint64_t FIRST_NAME = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);

/* Does a token follow in the paragraph? What stands behind the last token of all opens one. */
static bool same_paragraph(const struct recogniser *r, uint32_t i)
{
	return !(r->tokens[i].flags & TOKEN_PARAGRAPH);
}

static bool speech_cue(const struct token *t)
{
	return t->cue && cue_lemma(t->cue)->speech;
}

/* ---- before a stretch -------------------------------------------------------------------- */

/* Who holds the first office of a place, or lives there, not in a body: "the mayor of Troy" */
static bool of_place(uint32_t hash)
{
	return hash == WORD_MAYOR || hash == WORD_GOVERNOR || hash == WORD_VILLAGERS ||
	       hash == WORD_PREFECT || hash == WORD_SHERIFF;
}

/* The class of "X of" before a stretch, by its X. */
static uint32_t before_of(const struct token *x)
{
	uint32_t bits = 0;
	if (x->classes & (LEX(PLACE_BEFORE) | LEX(DIRECTION)) || of_place(x->hash))
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

/* Is it one of a kind of place? "towns like |", "regions such as |", "villages including |" */
static bool exemplified(const struct recogniser *r, uint32_t i)
{
	const struct token *p = &r->tokens[i - 1];
	if (i < 3)
		return false;
	bool such = p->hash == WORD_AS && p[-1].hash == WORD_SUCH;
	if (!such && p->hash != WORD_LIKE && p->hash != WORD_INCLUDING)
		return false;
	p -= 1 + such;
	return p->classes & LEX(PLACE_BEFORE) && !capital(p) && !p[1].sign;
}

static uint32_t before_word(const struct recogniser *r, uint32_t i)
{
	const struct token *p = &r->tokens[i - 1];
	uint32_t bits = 0;
	if (p->classes & LEX(LOCATIVE))
		bits |= 1u << BEFORE_LOCATIVE;
	if (p->classes & LEX(DIRECTION))
		bits |= 1u << BEFORE_DIRECTION;
	if (p->classes & LEX(MOTION))
		bits |= 1u << BEFORE_MOTION;
	if (p->classes & LEX(PLACE_BEFORE))
		bits |= 1u << BEFORE_KIND;
	if (p->classes & LEX(DETERMINER))
		bits |= 1u << BEFORE_THE;
	if (capital(p))
		bits |= before_capital(r, i);
	if (p->classes & LEX(REACHING) && !capital(p))
		bits |= 1u << BEFORE_REACHING;
	if (i < 2)
		return bits;
	if (p->hash == WORD_OF)
		bits |= before_of(p - 1);
	if ((p->hash == WORD_TO || p->hash == WORD_FROM) && p[-1].classes & LEX(TRAVEL))
		bits |= 1u << BEFORE_TRAVEL;
	if (p->hash == WORD_THE && p[-1].classes & LEX(LOCATIVE))
		bits |= 1u << BEFORE_LOCATIVE_THE;
	if (exemplified(r, p->hash == WORD_THE ? i - 1 : i))
		bits |= 1u << BEFORE_KIND_OF;
	return bits;
}

static uint32_t before_bits(const struct recogniser *r, uint32_t i)
{
	if (!i || r->tokens[i].flags & TOKEN_PARAGRAPH)
		return 0;
	const struct token *p = &r->tokens[i - 1];
	uint32_t bits = 0;
	if (next_word(r, i))
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
	if (t->hash == WORD_WHERE)
		return 1u << AFTER_COMMA_WHERE;
	if (t->classes & LEX(LOCATIVE))
		return 1u << AFTER_COMMA_LOCATIVE;
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
	if (!capital(t)) {
		if (t->classes & LEX(LOCATIVE) && r->marks[i + 1] & MARK_STARTS)
			bits |= 1u << AFTER_LOCATIVE_PLACE;
		return bits | (speech_cue(t) ? 1u << AFTER_SPEECH : 0);
	}
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

static uint32_t after_sign(const struct recogniser *r, uint32_t i, bool owns)
{
	const struct token *t = &r->tokens[i];
	switch (t->sign) {
	case ',':
		return owns ? 0 : after_comma(r, i + 1);
	case '(':
		return r->marks[i + 1] & MARK_STARTS && same_paragraph(r, i + 1)
			       ? 1u << AFTER_BRACKET_PLACE
			       : 0;
	case '-':
		if (!(t->flags & t[1].flags & TOKEN_GLUED))
			return 0;
		if (recognise_suffix(r, i))
			return 1u << AFTER_KIND;
		return 1u << (t[1].hash == WORD_BASED ? AFTER_BASED : AFTER_HYPHEN);
	default:
		return 0;
	}
}

static uint32_t after_bits(const struct recogniser *r, uint32_t i, bool owns)
{
	uint32_t bits = owns ? 1u << AFTER_POSSESSIVE : 0;
	if (!same_paragraph(r, i))
		return bits;
	const struct token *t = &r->tokens[i];
	if (t->flags & TOKEN_WORD && next_word(r, i))
		bits |= after_word(r, i);
	if (t->flags & TOKEN_NUMBER && next_word(r, i))
		bits |= 1u << AFTER_NUMBER;
	if (t->classes & LEX(CONJUNCTION) && same_paragraph(r, i + 1) &&
	    r->marks[i + 1] & MARK_STARTS)
		bits |= 1u << AFTER_AND_PLACE;
	if (t->sign)
		bits |= after_sign(r, i, owns);
	if ((t->sign || capital(t)) && dateline(r, i))
		bits |= 1u << AFTER_DATELINE;
	return bits;
}

/* ---- all of it --------------------------------------------------------------------------- */

static void count_bits(struct bit_counts *t, uint32_t bits)
{
	for (unsigned k = BIT_COUNTS_MOST; --k > 0;)
		t->most[k] |= t->most[k - 1] & bits;
	t->most[0] |= bits;
}

/* Does word i begin with this capital, in either case? */
static bool begins_with(const struct recogniser *r, uint32_t i, char letter)
{
	return ascii_lower(r->f->d->text.at[r->tokens[i].start]) == ascii_lower(letter);
}

/*
 * "hypersensitivity pneumonitis (HP)", "…, or HP": do the words before, which name no place,
 * begin with its letters? Small words may stand between: "Bureau of Information (BI)".
 */
static bool spelt_out(const struct recogniser *r, const struct contender *s)
{
	const uint64_t small = LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(DETERMINER);
	const struct token *w = &r->tokens[s->first];
	if (!(w->flags & TOKEN_UPPER) || s->end - s->first != 1 || s->first < 3)
		return false;
	bool in_brackets = w[-1].sign == '(' && w[1].sign == ')';
	bool other_word = w[-1].hash == WORD_OR && w[-2].sign == ',';
	uint32_t i = s->first - 1 - other_word; /* words from here on are told */
	if ((!in_brackets && !other_word) || r->marks[i - 1] & MARK_ENDS)
		return false;
	for (uint32_t at = w->end; at > w->start; at--) {
		char letter = r->f->d->text.at[at - 1];
		do {
			if (i == 0 || !same_paragraph(r, i))
				return false;
			i--;
		} while (r->tokens[i].classes & small && !begins_with(r, i, letter));
		if (!begins_with(r, i, letter))
			return false;
	}
	return true;
}

/* What its other mentions show: of a name with one nobody asks. */
static void count_name(struct place_name *n, const struct contender *s)
{
	if (n->n < 2)
		return;
	count_bits(&n->before, s->before);
	count_bits(&n->after, s->after);
	if (s->after_capital)
		count(&n->after_capital);
	if (s->before_capital)
		count(&n->before_capital);
	if (s->in_longer)
		count(&n->in_longer);
}

void recognise_evidence(struct recogniser *r)
{
	const uint32_t of_somebody = 1u << BEFORE_LOCATIVE | 1u << BEFORE_KIND_OF |
				     1u << BEFORE_OFFICE_OF | 1u << BEFORE_INSTITUTION_OF;
	for (uint32_t i = 0; i < r->n; i++) {
		struct contender *s = &r->contenders[i];
		bool again = i && s[-1].first == s->first;
		s->before = again ? s[-1].before : before_bits(r, s->first);
		s->after = after_bits(r, s->end, contender_owns(r, s));
		if (s->before &
		    of_somebody) /* "the mayor of Troy said", "people in Troy said" */
			s->after &= ~(1u << AFTER_SPEECH);
		/* "fled in May to Ukraine, Verstka reported": a list ends with "and" */
		if (s->after >> AFTER_SPEECH & 1 && s->first &&
		    r->tokens[s->first - 1].sign == ',')
			s->before &= ~(1u << BEFORE_LIST_LOCATIVE | 1u << BEFORE_LIST_KIND_OF);
		s->after_capital = follows_capital(r, s->first);
		s->before_capital = follows_capital(r, s->end);
		struct place_name *name = &r->names[s->name];
		count_name(name, s);
		name->placed |= contender_placed(s);
		name->whole |= s->end - s->first > 1 && s->run_first == s->first &&
			       s->run_end == s->end;
		if (spelt_out(r, s))
			name->spelt_out = true;
	}
}
