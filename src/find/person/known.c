#include "known.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	LEAD_MOST = 2, /* the last paragraph of a lead */
};
static const uint32_t SEVERAL = UINT32_MAX; /* bodies whose names end in one noun */

/* ---- behind the lead --------------------------------------------------------------------- */

/* Has the figure a role, and none by the heads of the description? */
static bool is_something_else(const struct names *n, uint32_t figure, const struct described *d)
{
	bool any = false;
	for (uint32_t i = 0; i < n->roles.n; i++) {
		const struct figure_role *r = &n->roles.at[i];
		if (r->figure != figure || n->at[r->first].flags & TOKEN_NUMBER)
			continue;
		any = true;
		for (uint32_t k = 0; k < d->n_heads; k++)
			if (d->heads[k] == r->head)
				return false;
	}
	return any;
}

/* Is the name the first of its figure? */
static bool is_first(const struct names *n, uint32_t name)
{
	for (uint32_t i = 0; i < name; i++)
		if (figure_of(n, i) == figure_of(n, name))
			return false;
	return true;
}

/* The token behind the quotation that token i opens; i: it opens none. */
static uint32_t behind_marks(const struct names *n, uint32_t i)
{
	enum { QUOTE_MOST = 60 };
	uint32_t k = i;
	if (!(n->at[i].flags & TOKEN_MARK))
		return i;
	while (k < i + QUOTE_MOST && n->at[k].flags & (TOKEN_MARK | TOKEN_QUOTED))
		k++;
	return k;
}

/* "replied", "countered": of who speaks to somebody else, who has spoken before. */
static bool answers(const struct token *verb)
{
	uint32_t h = verb->cue ? cue_lemma(verb->cue)->key : 0;
	return h == WORD_REPLY || h == WORD_ANSWER || h == WORD_RESPOND || h == WORD_COUNTER ||
	       h == WORD_RETORT;
}

/*
 * A lead tells what somebody is who speaks, and the next paragraph begins with a name that has
 * not been given yet, and speaks, too: that is who it is. A figure, or NOBODY.
 */
static uint32_t named_behind_lead(const struct people *p, const struct described *d)
{
	const struct names *n = &p->names;
	uint32_t paragraph = n->at[d->first].paragraph;
	if (p->sources.n || paragraph > LEAD_MOST || paragraph + 1 >= n->d->n_paragraphs ||
	    d->plural || !d->person || d->one_of)
		return NOBODY;
	uint32_t first = behind_marks(n, n->f->tokens.paragraph_first[paragraph + 1]);
	uint32_t name = name_from(n, first), figure;
	if (name == n->list.n || n->list.at[name].title != first || !is_first(n, name))
		return NOBODY;
	const struct name *w = &n->list.at[name];
	const struct token *next = &n->at[w->end];
	figure = figure_of(n, name);
	bool gender = !d->gender || !n->figures.at[figure].gender ||
		      d->gender & n->figures.at[figure].gender;
	bool speaks = (next->cue && cue_lemma(next->cue)->speech && !answers(next)) ||
		      next->sign == ',';
	bool person = name_words(w) > 1 && w->flags & NAME_GIVEN && !(w->flags & NAME_BODY);
	return person && speaks && gender && !is_something_else(n, figure, d) ? figure : NOBODY;
}

/* ---- bodies ------------------------------------------------------------------------------ */

static void index_bodies(struct people *p)
{
	const struct names *n = &p->names;
	chain_make(&p->bodies, p->f->scratch, (uint32_t)n->figures.n);
	for (uint32_t i = 0; i < n->figures.n; i++) {
		const struct figure *g = &n->figures.at[i];
		const struct name *w = figure_best(n, i);
		if (g->merged || g->kind != FIGURE_ORGANIZATION || name_words(w) < 2)
			continue;
		uint32_t *head = chain_at(&p->bodies, n->at[w->end - 1].hash);
		*head = *head ? SEVERAL : i + 1;
	}
}

/* "police", "The union": the only body of the article whose name ends in that noun; NOBODY. */
static uint32_t only_body(struct people *p, const struct described *d)
{
	const struct token *head = &p->names.at[d->head];
	bool one = head->classes & LEX(COLLECTIVE) || (d->body && !d->plural);
	if (d->determiner != DETERMINER_NONE || d->n_words || !one || d->end != d->core_end ||
	    !(head->classes & LEX(ORG_NOUN)))
		return NOBODY;
	if (!p->bodies.heads)
		index_bodies(p);
	uint32_t found = chain_head(&p->bodies, head->hash);
	return found && found != SEVERAL ? found - 1 : NOBODY;
}

uint32_t known_otherwise(struct people *p, const struct described *d)
{
	uint32_t figure = named_behind_lead(p, d);
	if (figure == NOBODY)
		figure = only_body(p, d);
	return figure == NOBODY ? NOBODY : people_party(p, figure);
}
