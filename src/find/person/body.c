/* Whom a description of a body means: "the newspaper", "the airline", "the senate". */
#include "antecedent.h"

#include "find/place/place.h"
#include "find/read/english.h"

/* Nouns that do not tell by which name: any fitting body may be meant. */
#define NAMED_AGAIN (LEX(PRESS) | LEX(FIRM) | LEX(AGENCY))

enum {
	WINDOW_PARAGRAPHS = 3, /* for a noun that any body may be called by */
	WINDOW_SOURCES = 6,
	BODIES_MOST = 6,
	AHEAD = 2, /* by so much one must be likelier than the next */
};

/* A body that was named before, and how much speaks for it. */
struct named_body {
	uint32_t figure;
	int score;
};

struct named_bodies {
	struct named_body at[BODIES_MOST];
	uint32_t n;
};

static bool has_class(const struct names *n, const struct name *w, uint64_t class)
{
	for (uint32_t i = w->first; i < w->end; i++)
		if (n->at[i].classes & class)
			return true;
	return false;
}

static bool has_word(const struct names *n, const struct name *w, uint32_t hash)
{
	for (uint32_t i = w->first; i < w->end; i++)
		if (n->at[i].hash == hash)
			return true;
	return false;
}

/* Does the description name somebody or some place that the body's name lacks? */
static bool names_other(const struct names *n, const struct described *d, const struct name *w)
{
	for (uint32_t i = 0; i < d->n_words; i++)
		if (d->named >> i & 1 && !has_word(n, w, d->words[i]))
			return true;
	return false;
}

/* May the figure be a body? A name of which nothing is known may be a firm's. */
static bool may_be_body(const struct names *n, uint32_t figure)
{
	const struct figure *g = &n->figures.at[figure];
	const struct name *w = figure_best(n, figure);
	if (g->place || g->kind == FIGURE_PERSON)
		return false;
	return name_words(w) > 1 || (!english_origin(token_str(n->d, &n->at[w->first])) &&
				     !names_place(n->f->places, &w->first_hash, 1));
}

/* Is the figure a body that the description's head names: "the senate", the Czech Senate? */
static bool named_by_head(const struct names *n, const struct described *d, uint32_t figure)
{
	const struct figure *g = &n->figures.at[figure];
	const struct name *best = figure_best(n, figure);
	return g->kind == FIGURE_ORGANIZATION && name_words(best) > 1 &&
	       has_word(n, best, d->heads[0]) && !names_other(n, d, best);
}

/* Of the bodies named so the one that spoke last, or that was named last; NOBODY. */
static uint32_t link_by_head(const struct people *p, const struct described *d)
{
	const struct names *n = &p->names;
	uint32_t sources = WINDOW_SOURCES;
	for (size_t i = p->sources.n; i-- > 0 && sources-- > 0;) {
		uint32_t figure = p->parties.at[p->sources.at[i].party].figure;
		if (p->sources.at[i].token < d->first && figure != NOBODY &&
		    named_by_head(n, d, figure))
			return figure;
	}
	for (uint32_t i = name_from(n, d->first); i-- > 0;) {
		if (d->first - n->list.at[i].first > WINDOW_TOKENS)
			break;
		if (named_by_head(n, d, figure_of(n, i)))
			return figure_of(n, i);
	}
	return NOBODY;
}

/* "the AFP news agency": the name that stands in it; NOBODY. */
static uint32_t named_inside(const struct names *n, const struct described *d)
{
	uint32_t i = name_from(n, d->first);
	if (i == n->list.n || n->list.at[i].end > d->head)
		return NOBODY;
	uint32_t figure = figure_of(n, i);
	return may_be_body(n, figure) ? figure : NOBODY;
}

static struct named_body *body_at(struct named_bodies *b, uint32_t figure)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (b->at[i].figure == figure)
			return &b->at[i];
	if (b->n == BODIES_MOST)
		return NULL;
	b->at[b->n] = (struct named_body){.figure = figure};
	return &b->at[b->n++];
}

/* Has the name a noun for an office of the state, or for people: no firm is called so? */
static bool of_office(const struct names *n, const struct name *w)
{
	for (uint32_t i = w->first; i < w->end; i++) {
		uint64_t c = n->at[i].classes;
		if (c & (LEX(ORG_NOUN) | LEX(INSTITUTION)) &&
		    !(c & (LEX(ORG_HEAD) | LEX(FIRM) | LEX(PRESS))))
			return true;
	}
	return false;
}

/* What its kind of name tells of whether the noun may mean it; below 0: hardly. */
static int likeness(const struct names *n, const struct described *d, const struct name *w)
{
	uint64_t head = n->at[d->head].classes;
	bool press = has_class(n, w, LEX(PRESS)), office = of_office(n, w);
	bool other = has_class(n, w, LEX_BODY);
	if (head & LEX(PRESS))
		return press ? 3 : other ? -3 : 0;
	return press ? -2 : office && head & LEX(FIRM) ? -3 : 0;
}

/* The bodies named in the last paragraphs, and those that spoke. */
static void see_bodies(const struct people *p, const struct described *d,
		       struct named_bodies *b)
{
	const struct names *n = &p->names;
	uint32_t paragraph = n->at[d->first].paragraph;
	for (uint32_t i = name_from(n, d->first); i-- > 0;) {
		const struct name *w = &n->list.at[i];
		uint32_t figure = figure_of(n, i), back = paragraph - n->at[w->first].paragraph;
		const struct name *best = figure_best(n, figure);
		if (back >= WINDOW_PARAGRAPHS || d->first - w->first > WINDOW_TOKENS)
			break;
		if (!may_be_body(n, figure) || w->flags & (NAME_OWNS | NAME_QUOTED) ||
		    names_other(n, d, best) || likeness(n, d, best) < -2)
			continue;
		struct named_body *k = body_at(b, figure);
		if (!k)
			continue;
		if (!k->score)
			k->score = 1 + likeness(n, d, best) - (int)back;
		bool acts = w->flags & (NAME_FRONT | NAME_ACTS) && !(w->flags & NAME_OBLIQUE);
		k->score += acts;
	}
}

/* The body that was called so before, if none but it has spoken since; NOBODY. */
static uint32_t called_before(const struct people *p, const struct described *d)
{
	uint32_t found = NOBODY;
	for (size_t i = p->sources.n; i-- > 0;) {
		const struct led_mention *s = &p->sources.at[i];
		const struct party *q = &p->parties.at[s->party];
		if (s->token >= d->first || q->kind != SPEAKER_ORGANIZATION)
			continue;
		if (q->figure != NOBODY &&
		    likeness(&p->names, d, figure_best(&p->names, q->figure)) < 0)
			continue;
		if (q->figure == NOBODY || (found != NOBODY && found != q->figure))
			return NOBODY;
		found = q->figure;
		if (s->head == d->heads[0])
			return found;
	}
	return NOBODY;
}

/* Who spoke last is likeliest spoken of again. */
static void favour_sources(const struct people *p, const struct described *d,
			   struct named_bodies *b)
{
	int most = 3;
	for (size_t i = p->sources.n; i-- > 0 && most > 0; most--) {
		const struct led_mention *s = &p->sources.at[i];
		uint32_t figure = p->parties.at[s->party].figure;
		if (s->token >= d->first || figure == NOBODY)
			continue;
		for (uint32_t k = 0; k < b->n; k++)
			if (b->at[k].figure == figure)
				b->at[k].score += most;
	}
}

uint32_t link_described_body(const struct people *p, const struct described *d)
{
	struct named_bodies b = {.n = 0};
	uint32_t figure = link_by_head(p, d), best = 0;
	if (figure != NOBODY || !(p->names.at[d->head].classes & (NAMED_AGAIN)))
		return figure;
	figure = named_inside(&p->names, d);
	if (figure == NOBODY)
		figure = called_before(p, d);
	if (figure != NOBODY)
		return figure;
	see_bodies(p, d, &b);
	favour_sources(p, d, &b);
	for (uint32_t i = 1; i < b.n; i++)
		if (b.at[i].score > b.at[best].score)
			best = i;
	for (uint32_t i = 0; i < b.n; i++)
		if (i != best && b.at[i].score + AHEAD > b.at[best].score)
			return NOBODY; /* two in sight */
	return b.n && b.at[best].score > 0 ? b.at[best].figure : NOBODY;
}
