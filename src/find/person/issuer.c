#include "issuer.h"

#include "joint.h"
#include "whole.h"

#include "find/read/small_words.h"

enum {
	BACK_MOST = 400, /* tokens back to where a document was mentioned */
	WORDS = 3,       /* from its article to its noun */
	NAME_MOST = 12,  /* tokens of who issues it, told behind it */
};

/*
 * A statement speaks for its author, as his report does not; so does a release for the press,
 * and "a release by" somebody, but not his from custody.
 */
static bool speaks_for_author(const struct names *n, const struct described *d)
{
	uint32_t h = n->at[d->head].hash;
	bool release = h == WORD_RELEASE &&
		       (whole_press_before(n, d->head) || d->determiner == DETERMINER_A);
	return h == WORD_STATEMENT || h == WORD_COMMUNIQUE || release;
}

/* "Orr's remarks", "her letter": her own words, by whatever way they came. */
static bool own_words(const struct names *n, const struct described *d)
{
	static const uint32_t ways[] = {
		WORD_ANSWER,     WORD_BOOK,      WORD_COMMENT,  WORD_COMMENTS,
		WORD_LETTER,     WORD_LETTERS,   WORD_MEMO,     WORD_MEMOIR,
		WORD_POST,       WORD_REMARKS,   WORD_RESPONSE, WORD_SPEECH,
		WORD_STATEMENTS, WORD_TESTIMONY, WORD_TWEET,    WORD_TWEETS};
	uint32_t h = n->at[d->head].hash;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (ways[i] == h)
			return true;
	return false;
}

/* ---- told of before ---------------------------------------------------------------------- */

/* Where the phrase begins that ends with the noun at token i: its article; i: it has none. */
static uint32_t article_of(const struct names *n, uint32_t i)
{
	uint32_t k = i;
	while (k > 0 && i - k < WORDS && !(n->at[k].classes & LEX(DETERMINER)))
		k--;
	return n->at[k].classes & LEX(DETERMINER) ? k : i;
}

/* Is the noun at token i told of as how somebody says something: "in a statement"? */
static bool is_means(const struct names *n, uint32_t i)
{
	uint32_t k = article_of(n, i);
	return k > 0 && k < i && n->at[k].hash != WORD_THE && n->at[k - 1].hash == WORD_IN;
}

/* "The ministry said in a statement": the party that speaks in the sentence of token i. */
static uint32_t source_beside(const struct people *p, uint32_t i)
{
	uint32_t sentence = p->names.at[i].sentence;
	for (size_t k = p->sources.n; k-- > 0;) {
		uint32_t of = p->names.at[p->sources.at[k].token].sentence;
		if (of == sentence)
			return p->sources.at[k].party;
		if (of < sentence)
			break;
	}
	return NOBODY;
}

/* "A statement by the board said", "Orr's letter": the party that token i itself was led to. */
static uint32_t led_before(const struct people *p, uint32_t i)
{
	const struct token *at = p->names.at;
	uint32_t first = article_of(&p->names, i);
	if (first == i && i >= WORDS && at[i - 1].tail)
		first = i - WORDS; /* the name of who owns it */
	for (size_t k = p->sources.n; k-- > 0 && p->sources.at[k].token >= first;)
		if (p->sources.at[k].token <= i)
			return p->sources.at[k].party;
	return NOBODY;
}

/* Is token i, or the article before it, the first of a clause: no "of", no verb before it? */
static bool opens_clause(const struct names *n, uint32_t i)
{
	i -= i > 0 && n->at[i - 1].hash == WORD_THE;
	const struct token *t = &n->at[i], *before = t - (i > 0);
	return i == 0 || t->flags & TOKEN_SENTENCE || !(before->flags & TOKEN_WORD) ||
	       (before->classes & LEX(CONJUNCTION) && before->hash != WORD_AND &&
		before->hash != WORD_OR);
}

/* "Linz Council issued a statement": who issues the noun at token i. */
static uint32_t issues(struct people *p, uint32_t i)
{
	const struct names *n = &p->names;
	uint32_t verb = article_of(n, i), name;
	if (verb == i || verb-- < 2 ||
	    (n->at[verb].hash != WORD_ISSUED && n->at[verb].hash != WORD_RELEASED))
		return NOBODY;
	name = name_from(n, verb - 1);
	if (name == n->list.n || n->list.at[name].end != verb)
		return NOBODY;
	uint32_t first = n->list.at[name].title, end = verb;
	uint32_t both = joint_lead(p, name, &first, &end);
	if (!opens_clause(n, first))
		return NOBODY;
	return both != NOBODY ? both : people_party(p, figure_of(n, name));
}

/* "The statement": the party whose it was when it was told of last. */
static uint32_t issuer_before(struct people *p, const struct described *d)
{
	const struct names *n = &p->names;
	uint32_t floor = d->first > BACK_MOST ? d->first - BACK_MOST : 0, party;
	bool own = speaks_for_author(n, d) || own_words(n, d);
	uint32_t kinds = own && whole_press_before(n, d->head); /* "the press release" */
	if (d->determiner != DETERMINER_THE || d->n_words > kinds)
		return NOBODY;
	for (uint32_t i = d->first; i-- > floor;) {
		if (n->at[i].hash != n->at[d->head].hash || n->at[i].flags & TOKEN_QUOTED)
			continue;
		if (is_means(n, i))
			return source_beside(p, i);
		party = own ? led_before(p, i) : NOBODY;
		return own && party == NOBODY ? issues(p, i) : party;
	}
	return NOBODY;
}

/* ---- told with it ------------------------------------------------------------------------ */

/* Does a phrase that names somebody end before token i: no word of it is left? */
static bool ends_name(const struct token *t)
{
	if (t->sign == '-')
		return !(t->flags & TOKEN_GLUED); /* not "Orr-backed" */
	return !token_lower(t) || t->cue ||
	       t->classes & (LEX_FUNCTION | LEX(CALENDAR) | LEX(VERB));
}

/*
 * The party that the name from token `first` is of, when it is all of the phrase: not "Orr" of
 * "Orr campaign". NOBODY.
 */
static uint32_t named_party(struct people *p, uint32_t first, uint32_t end)
{
	const struct names *n = &p->names;
	first += n->at[first].hash == WORD_THE;
	uint32_t name = name_from(n, first);
	if (name == n->list.n || n->list.at[name].title != first || n->list.at[name].end > end)
		return NOBODY;
	const struct figure *g = &n->figures.at[figure_of(n, name)];
	uint32_t behind = n->list.at[name].end;
	bool all = behind == end || (!n->at[behind - 1].tail && ends_name(&n->at[behind]));
	if (!all || (g->place && g->kind != FIGURE_ORGANIZATION))
		return NOBODY;
	uint32_t both = joint_lead(p, name, &first, &behind);
	return both != NOBODY ? both : people_party(p, figure_of(n, name));
}

/* Whom the phrase [first, end) names or describes; NOBODY: not one that issues anything. */
static uint32_t phrase_party(struct people *p, uint32_t first, uint32_t end)
{
	const struct names *n = &p->names;
	struct described d;
	enum link_kind how;
	uint32_t party = first < end ? named_party(p, first, end) : NOBODY;
	if (party != NOBODY || first >= end)
		return party;
	if (!describe(&d, n, first, end, first + 1) || !(d.body || d.person))
		return NOBODY;
	uint32_t name = name_from(n, d.core_end);
	if (d.person && name < n->list.n && n->list.at[name].title <= d.core_end &&
	    n->list.at[name].end <= end) /* "Orr ally Bo Lund" */
		return people_party(p, figure_of(n, name));
	return people_described(p, &d, &how);
}

/* Where a phrase that starts at token `first` may end at most: before a verb, a comma. */
static uint32_t phrase_limit(const struct names *n, uint32_t first)
{
	uint32_t i = first;
	while (i < n->n_tokens && i < first + NAME_MOST && !(n->at[i].flags & TOKEN_SENTENCE) &&
	       n->at[i].sign != ',' && !(n->at[i].cue && token_lower(&n->at[i])) &&
	       !(n->at[i].classes & LEX(AUXILIARY) && token_lower(&n->at[i])))
		i++;
	return i;
}

/* "A statement issued by the union", "a statement from Ada Orr". */
static uint32_t issuer_behind(struct people *p, const struct described *d)
{
	const struct token *at = p->names.at;
	uint32_t i = d->head + 1;
	i += at[i].hash == WORD_ISSUED || at[i].hash == WORD_RELEASED;
	/* neither a "statement of claim" nor the release of somebody */
	bool of = at[i].hash == WORD_OF && at[d->head].hash != WORD_RELEASE &&
		  (at[i + 1].classes & LEX(DETERMINER) || token_capital(&at[i + 1]));
	bool by = at[i].hash == WORD_BY || at[i].hash == WORD_FROM;
	if (!(by || of) || at[i + 1].flags & TOKEN_SENTENCE)
		return NOBODY;
	return phrase_party(p, i + 1, phrase_limit(&p->names, i + 1));
}

/* A "bank statement", a "mission statement": a kind of them, not whose it is. */
static bool tells_kind(const struct token *t)
{
	return t->hash == WORD_BANK || t->hash == WORD_MISSION;
}

/* "A JSC statement", "the ministry's statement", "a police statement". */
static uint32_t issuer_within(struct people *p, const struct described *d)
{
	const struct names *n = &p->names;
	bool article = n->at[d->first].classes & LEX(DETERMINER);
	uint32_t first = d->first + article, end = d->head;
	if (end > first && whole_press_before(n, end))
		end--;
	if (end <= first || d->determiner == DETERMINER_QUANTITY)
		return NOBODY;
	const struct token *last = &n->at[end - 1];
	bool body = token_lower(last) && last->classes & LEX(ORG_NOUN) &&
		    (last->tail || !tells_kind(last));
	bool person = last->tail && last->classes & LEX_HUMAN;
	if (body || person)
		return phrase_party(p, last->tail ? d->first : first, end);
	uint32_t name = name_from(n, first);
	bool organization = name < n->list.n &&
			    n->figures.at[figure_of(n, name)].kind == FIGURE_ORGANIZATION;
	return last->tail || organization ? named_party(p, first, end) : NOBODY;
}

bool issuer_owned(const struct names *n, const struct described *d)
{
	const struct token *next = &n->at[d->head + 1];
	bool press = whole_press_before(n, d->head), alone = d->head == d->owner + 1 + press;
	/* neither what she is sent nor what it is about: "her letter from", "a statement of" */
	bool other = next->hash == WORD_FROM || next->hash == WORD_OF || !ends_name(next);
	return d->determiner == DETERMINER_OWNED && alone && !other &&
	       ((speaks_for_author(n, d) && !d->plural) || own_words(n, d));
}

uint32_t issuer_of(struct people *p, const struct described *d)
{
	const struct names *n = &p->names;
	const struct token *noun = &n->at[d->head];
	bool joint = d->head && noun[-1].hash == WORD_JOINT; /* of more than one */
	uint32_t party = NOBODY;
	if (issuer_owned(n, d))
		return issuer_within(p, d);
	if (d->plural || !token_document(noun))
		return NOBODY;
	if (speaks_for_author(n, d) && !joint) {
		party = issuer_behind(p, d);
		if (party == NOBODY)
			party = issuer_within(p, d);
	}
	return party != NOBODY ? party : issuer_before(p, d);
}
