/*
 * What bears a name: a person, a body, a place. Each name adds what stands around it to its
 * figure's evidence: first names, titles and roles are read elsewhere (figures.c, roles.c);
 * here it is how the words behind it go on from it.
 */
#include "names.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	CLAUSE_MOST = 12, /* tokens behind a name in which "his", "its" go back to it */
	WHO = 3,          /* ", who", ", which" */
	THING = 4,        /* "London City" */
	OWN = 1,          /* "his", "its" */
};

bool words_name_place(const struct names *n, uint32_t first, uint32_t end)
{
	uint32_t hashes[8], k = 0;
	for (uint32_t i = first; i < end && k < 8; i++)
		hashes[k++] = n->at[i].hash;
	return names_place(n->f->places, hashes, k);
}

void figures_tell_places(struct names *n)
{
	for (uint32_t i = 0; i < n->figures.n; i++) {
		struct figure *g = &n->figures.at[i];
		const struct name *w = &n->list.at[g->best];
		bool personal = g->titled || (w->flags & NAME_GIVEN && name_words(w) == 1);
		g->place = !personal && !g->body && words_name_place(n, w->first, w->end);
	}
}

/* "Huber, who", "Huber who", "Savaline, which": the pronoun behind a name tells its kind. */
static void weigh_relative(const struct names *n, const struct name *w, struct figure *g)
{
	const struct token *t = &n->at[w->end];
	if (n->at[w->end - 1].tail)
		return;
	bool comma = t->sign == ',';
	t += comma;
	if (t->flags & TOKEN_SENTENCE)
		return;
	if (t->hash == WORD_WHO)
		g->person += WHO;
	else if (comma && t->hash == WORD_WHICH && !(w->flags & NAME_OBLIQUE))
		g->body += WHO;
}

/*
 * "Huber said his plan", "Savaline said its ships": the first pronoun of a clause goes back to
 * its subject, if no other name comes between.
 */
static void weigh_owner(const struct names *n, const struct name *w, struct figure *g)
{
	const struct token *t = &n->at[w->end];
	if (!(w->flags & NAME_FRONT) || n->at[w->end - 1].tail || w->flags & NAME_HEADLINE)
		return;
	for (uint32_t i = 0; i < CLAUSE_MOST; i++, t++) {
		if (t->flags & (TOKEN_SENTENCE | TOKEN_MARK) || token_capital(t) || t->sign)
			return;
		if (!(t->classes & (LEX(PRONOUN) | LEX(DETERMINER))))
			continue; /* most words */
		enum pronoun p = english_pronoun_means(t->hash);
		if (p == PRONOUN_HE || p == PRONOUN_SHE)
			g->person += OWN;
		else if (p == PRONOUN_IT && t->hash != WORD_IT)
			g->body += OWN;
		if (p != PRONOUN_NONE)
			return;
	}
}

/* "London City", "Denver Motorway": a first name that is a place's, and no surname. */
static void weigh_place(const struct names *n, const struct name *w, struct figure *g)
{
	uint64_t last = n->at[w->end - 1].classes;
	if (w->flags & NAME_GIVEN && !(w->flags & NAME_TITLED) && name_words(w) == 2 &&
	    last & LEX(COMMON) && !(last & (LEX(SURNAME) | LEX_GIVEN)) &&
	    words_name_place(n, w->first, w->first + 1))
		g->body += THING;
}

void figures_weigh(struct names *n)
{
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		struct figure *g = &n->figures.at[figure_of(n, i)];
		weigh_relative(n, w, g);
		weigh_owner(n, w, g);
		weigh_place(n, w, g);
	}
}

void figures_tell_kinds(struct names *n)
{
	for (uint32_t i = 0; i < n->figures.n; i++) {
		struct figure *g = &n->figures.at[i];
		g->place = g->place && !g->body;
		/* "Linda Daily, a clerk": a first name and a role outweigh a paper's word */
		bool given =
			g->person > 3 && n->at[n->list.at[g->best].first].classes & LEX_GIVEN;
		if (!g->place && (g->person > g->body || (given && g->person == g->body)))
			g->kind = FIGURE_PERSON;
		else if (g->body)
			g->kind = FIGURE_ORGANIZATION;
	}
}

/*
 * Two to five words, none of them common or in capitals, or one of them some person's name; a
 * last word that is only common or in capitals is no surname: "London City", "Texas A&M".
 */
static bool like_person(const struct names *n, const struct name *w)
{
	bool personal = false, odd = false;
	const struct token *last = &n->at[w->end - 1];
	bool surname =
		last->classes & (LEX_GIVEN | LEX(SURNAME)) && !(last->flags & TOKEN_UPPER);
	for (uint32_t i = w->first; i < w->end; i++) {
		const struct token *t = &n->at[i];
		personal = personal || t->classes & (LEX_GIVEN | LEX(SURNAME));
		odd = odd || t->classes & (LEX(COMMON) | LEX(PLACE_GENERIC)) ||
		      t->flags & TOKEN_UPPER;
	}
	return w->end - w->first > 1 && w->end - w->first <= 5 &&
	       (!odd || (personal && surname)) && !(last->classes & LEX(PLACE_GENERIC));
}

bool name_is_office(const struct names *n, const struct name *w)
{
	const struct token *last = &n->at[w->end - 1];
	bool called =
		w->first > 0 && n->at[w->first - 1].hash == WORD_THE; /* "Prince" is not */
	return last->classes & (LEX(TITLE) | LEX(ROLE_NOUN)) &&
	       (called || !(last->classes & (LEX_GIVEN | LEX(SURNAME)))) &&
	       !(last->classes & LEX(GROUP_NOUN)) && !(w->flags & NAME_BODY);
}

/* "the Henrys", where somebody is called Henry. */
static bool is_family(const struct names *n, const struct name *w)
{
	struct str s = token_str(n->d, &n->at[w->first]);
	if (name_words(w) > 1 || !word_ends_in(s, "s") || !w->first ||
	    n->at[w->first - 1].hash != WORD_THE)
		return false;
	return chain_head(&n->last_chain, token_hash((struct str){s.at, s.n - 1}));
}

/* "Russians"; "Protesters", where a capital says nothing: many of a people, or of a sort. */
static bool is_people(const struct names *n, const struct name *w)
{
	const struct token *t = &n->at[w->first];
	struct str s = token_str(n->d, t);
	if (name_words(w) > 1 || !english_may_be_plural(s) ||
	    w->flags & (NAME_TITLED | NAME_BODY) || t->flags & TOKEN_UPPER ||
	    t->classes & (LEX(SURNAME) | LEX_GIVEN | LEX(PRESS)))
		return false;
	return names_people(n->f->places, &t->hash, 1) ||
	       (t->flags & TOKEN_SENTENCE && english_people(s));
}

uint8_t figure_speaks_as(const struct names *n, uint32_t figure)
{
	const struct figure *g = &n->figures.at[figure];
	const struct name *best = &n->list.at[g->best];
	if (g->kind == FIGURE_PERSON || name_is_office(n, best))
		return SPEAKER_PERSON;
	if (is_family(n, best) || is_people(n, best))
		return SPEAKER_GROUP;
	return g->kind == FIGURE_UNKNOWN && !g->place && like_person(n, best)
		       ? SPEAKER_PERSON
		       : SPEAKER_ORGANIZATION;
}
