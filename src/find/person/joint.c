#include "joint.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	JOINT_MOST = 4,   /* who speak together */
	OFFICE_MOST = 6,  /* words of what somebody is, before a name */
	PARTIES_MOST = 64 /* parties among which the same ones are looked for */
};

/* Names tied to each other, and by what tokens. */
struct joint {
	uint32_t names[JOINT_MOST], n;
	uint32_t first, end;
};

static bool of_phrase(const struct token *t)
{
	return t->flags & TOKEN_WORD && !t->tail &&
	       !(t->cue && token_lower(t) && !(t->classes & LEX_HUMAN)) &&
	       (!(t->classes & (LEX_FUNCTION | LEX(VERB) | LEX(CALENDAR))) ||
		t->classes & (LEX(DETERMINER) | LEX_HUMAN));
}

/* Where what stands before a name begins, its article and what its bearer is. */
static uint32_t phrase_from_left(const struct names *n, uint32_t name)
{
	uint32_t i = n->list.at[name].title;
	for (uint32_t k = 0; k < OFFICE_MOST && i > 0; k++, i--)
		if (n->at[i].flags & TOKEN_SENTENCE || !of_phrase(&n->at[i - 1]) ||
		    n->at[i].classes & LEX(DETERMINER))
			break;
	return i;
}

/* Does a clause begin with token i: the sentence, or what follows a quotation? */
static bool opens_clause(const struct token *at, uint32_t i)
{
	return at[i].flags & TOKEN_SENTENCE || i == 0 || at[i - 1].flags & TOKEN_MARK ||
	       (at[i - 1].sign == ',' && i > 1 && at[i - 2].flags & TOKEN_MARK);
}

/* Does a verb stand there that several may be the subject of: "said", not "says"? */
static bool several_act(const struct names *n, uint32_t i)
{
	const struct token *t = &n->at[i];
	while (t->classes & LEX(PARTICLE) || t->hash == WORD_BOTH || t->hash == WORD_EACH ||
	       t->hash == WORD_HAVE)
		t++;
	return t->cue && token_lower(t) && !(t->flags & TOKEN_SENTENCE) &&
	       english_verb_form(token_str(n->d, t), t->hash) != 's';
}

/* Behind what is told of all of them: "…, both of Lund, | said". */
static uint32_t behind_both(const struct names *n, uint32_t i)
{
	enum { WORDS = 8 };
	uint32_t k = i + 2;
	if (n->at[i].sign != ',' || n->at[i + 1].hash != WORD_BOTH)
		return i;
	while (k < i + WORDS && !n->at[k].sign && !(n->at[k].flags & TOKEN_SENTENCE))
		k++;
	return n->at[k].sign == ',' ? k + 1 : i;
}

/* Those before the name, "Ruth Cole, Ida Moss and": they open the clause. */
static bool gather_before(const struct names *n, uint32_t name, struct joint *j)
{
	uint32_t start = phrase_from_left(n, name);
	const struct token *tie = &n->at[start - (start > 0)];
	if (!start || tie->hash != WORD_AND || n->at[start].flags & TOKEN_SENTENCE)
		return false;
	for (j->n = 0; j->n + 1 < JOINT_MOST;) {
		uint32_t other = name_ending(n, start - 1 - (tie[-1].sign == ','));
		if (other == NOBODY)
			return false;
		j->names[j->n++] = other;
		start = phrase_from_left(n, other);
		if (opens_clause(n->at, start))
			break;
		tie = &n->at[start - 1];
		if (tie->sign != ',')
			return false;
	}
	j->first = start;
	j->names[j->n++] = name;
	j->end = n->list.at[name].end;
	for (uint32_t i = 0; i + 1 < j->n - 1 - i; i++) { /* in the order of the text */
		uint32_t swap = j->names[i];
		j->names[i] = j->names[j->n - 2 - i];
		j->names[j->n - 2 - i] = swap;
	}
	return opens_clause(n->at, start) && several_act(n, behind_both(n, j->end));
}

/* The one behind the name, where the verb stands before both: “…,” said Ruth Cole and Ida Moss.
 */
static bool gather_behind(const struct names *n, uint32_t name, struct joint *j)
{
	const struct token *at = n->at;
	uint32_t start = phrase_from_left(n, name), i = n->list.at[name].end, other;
	if (!start || !several_act(n, start - 1) || at[i].hash != WORD_AND)
		return false;
	other = name_from(n, i);
	if (other == n->list.n || phrase_from_left(n, other) != i + 1)
		return false;
	const struct token *behind = &at[n->list.at[other].end];
	if (!(behind->flags & TOKEN_SENTENCE) &&
	    (!behind->sign || !strchr(".,;", behind->sign)))
		return false;
	*j = (struct joint){{name, other}, 2, n->list.at[name].title, n->list.at[other].end};
	return true;
}

/* ---- their party ------------------------------------------------------------------------- */

/* "Ruth Cole, Ida Moss and Peter Hahn", by the fullest name of each. */
static const char *name_of_all(const struct people *p, const struct joint *j)
{
	const struct names *n = &p->names;
	const char *all = "";
	for (uint32_t i = 0; i < j->n; i++) {
		const struct name *w = figure_best(n, figure_of(n, j->names[i]));
		struct span s = {n->at[w->first].start, n->at[w->end - 1].end};
		struct str one = str_slice(find_spelling(p->f), s);
		const char *tie = !i ? "" : i + 1 < j->n ? ", " : " and ";
		all = arena_printf(p->f->keep, "%s%s%.*s", all, tie, (int)one.n, one.at).at;
	}
	return all;
}

/* The party that goes by such a name, made when it is new. */
static uint32_t party_of_several(struct people *p, const char *name, uint8_t kind)
{
	size_t from = p->parties.n > PARTIES_MOST ? p->parties.n - PARTIES_MOST : 0;
	for (size_t i = p->parties.n; i-- > from;)
		if (p->parties.at[i].fixed && !strcmp(p->parties.at[i].fixed, name))
			return (uint32_t)i;
	uint32_t party = people_fixed(p, name);
	p->parties.at[party].kind = kind;
	p->parties.at[party].plural = true;
	return party;
}

static uint32_t party_of_all(struct people *p, const struct joint *j)
{
	const struct names *n = &p->names;
	bool bodies = true;
	for (uint32_t i = 0; i < j->n; i++)
		bodies = bodies &&
			 figure_speaks_as(n, figure_of(n, j->names[i])) == SPEAKER_ORGANIZATION;
	return party_of_several(p, name_of_all(p, j),
				bodies ? SPEAKER_ORGANIZATION : SPEAKER_GROUP);
}

/* "killed", "shook": a past form, which is no noun for somebody. */
static bool done(const struct names *n, uint32_t i)
{
	const struct token *t = &n->at[i];
	struct str word = token_str(n->d, t);
	return token_lower(t) && !(t->classes & LEX_HUMAN) &&
	       (word_ends_in(word, "ed") || english_verb_form(word, t->hash) == 'd');
}

/* Where a noun phrase for people or bodies begins that opens a clause before `end`; `end`. */
static uint32_t party_from_left(const struct names *n, uint32_t end)
{
	const uint64_t party = LEX_HUMAN | LEX(COLLECTIVE) | LEX(ORG_NOUN) | LEX(TITLE);
	const struct token *at = n->at;
	uint32_t i = end, name = name_ending(n, end);
	if (!end || (!(at[end - 1].classes & party) && name == NOBODY))
		return end;
	while (i > 0 && end - i < OFFICE_MOST && of_phrase(&at[i - 1]) && !done(n, i - 1)) {
		bool opened = at[i].classes & LEX(DETERMINER) &&
			      !(at[i - 1].classes & LEX(DETERMINER));
		if (i < end && (at[i].flags & TOKEN_SENTENCE || opened))
			break;
		i--;
	}
	bool alone = name == NOBODY ||
		     n->list.at[name].title <= i + 1; /* "The quake shook | Oslo" */
	return opens_clause(at, i) && alone ? i + (at[i].hash == WORD_BOTH) : end;
}

uint32_t joint_described(struct people *p, const struct described *d, uint32_t *first,
			 uint32_t end)
{
	const struct names *n = &p->names;
	uint32_t tie = *first - (*first > 0);
	bool one = !d->determiner && !d->plural; /* "the former mayor and Olympic champion" */
	if (n->at[tie].hash != WORD_AND || n->at[*first].flags & TOKEN_SENTENCE || one ||
	    !several_act(n, end))
		return NOBODY;
	uint32_t start = party_from_left(n, tie);
	if (start == tie)
		return NOBODY;
	*first = start;
	struct str all = str_slice(find_spelling(p->f), name_span(n, start, end));
	return party_of_several(p, arena_printf(p->f->keep, "%.*s", (int)all.n, all.at).at,
				SPEAKER_GROUP);
}

uint32_t joint_again(const struct people *p, const struct described *d)
{
	enum { SOURCES_MOST = 8 };
	const struct token *at = p->names.at;
	uint32_t first = d->first + (at[d->first].hash == WORD_THE);
	if (at[first].hash != WORD_BOTH && (at[first].hash != WORD_TWO || first == d->first))
		return NOBODY;
	for (size_t i = p->sources.n, k = 0; i-- > 0 && k < SOURCES_MOST; k++) {
		const struct party *q = &p->parties.at[p->sources.at[i].party];
		if (q->plural && q->fixed)
			return p->sources.at[i].party;
	}
	return NOBODY;
}

uint32_t joint_lead(struct people *p, uint32_t name, uint32_t *first, uint32_t *end)
{
	const struct names *n = &p->names;
	struct joint j;
	if (!gather_before(n, name, &j) && !gather_behind(n, name, &j))
		return NOBODY;
	for (uint32_t i = 0; i < j.n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (figure_of(n, j.names[i]) == figure_of(n, j.names[k]))
				return NOBODY;
	*first = j.first;
	*end = j.end;
	return party_of_all(p, &j);
}
