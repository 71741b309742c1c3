#include "antecedent.h"

#include "allegiance.h"
#include "office.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

/*
 * Whom a description means who has not spoken last: his score is so much higher than anybody
 * else's, and hardly lower than nobody's.
 */
#define STANDS_OUT 0.7f
#define HARDLY     0.3f

enum {
	WINDOW_NOUNS = 120, /* how far back "a teacher from Kursk" */
	WINDOW_PARAGRAPHS = 12,
	WINDOW_SOURCES = 4, /* speakers before it */
	VIEW_SENTENCES = 2,
	ESTABLISHED = 3, /* who is named more often may be called by what he is at any time */
};

/* ---- antecedents ------------------------------------------------------------------------- */

static bool fits(uint8_t wanted, uint8_t has)
{
	return !wanted || !has || wanted & has;
}

static struct antecedent *antecedent_of(const struct people *p, struct antecedents *c,
					uint32_t figure)
{
	uint32_t id = p->antecedent_of[figure];
	return id ? &c->at[id - 1] : NULL;
}

static bool has_party(const struct antecedents *c, uint32_t party)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (c->at[i].party == party)
			return true;
	return false;
}

/* One more, unless there are too many: of a figure, or NOBODY. */
static struct antecedent *add_antecedent(const struct people *p, struct antecedents *c,
					 uint32_t figure)
{
	if (c->n == ANTECEDENTS_MOST)
		return NULL;
	if (figure != NOBODY)
		p->antecedent_of[figure] = (uint8_t)(c->n + 1);
	c->at[c->n] = (struct antecedent){.figure = figure,
					  .party = NOBODY,
					  .nominal = NOBODY,
					  .first_in = {NOBODY, NOBODY}};
	return &c->at[c->n++];
}

/*
 * Does nothing tell that the figure is a body, a place or people? Of a name that says nothing
 * there is a place where it acts.
 */
static bool may_be_person(const struct names *n, const struct figure *g)
{
	const struct name *w = &n->list.at[g->best];
	const struct token *last = &n->at[w->end - 1];
	bool personal = last->classes & (LEX_GIVEN | LEX(SURNAME));
	if (g->kind != FIGURE_UNKNOWN || g->place)
		return g->kind == FIGURE_PERSON;
	if (english_origin(token_str(n->d, last)))
		return false;
	bool several = name_words(w) > 1;
	return personal || ((g->acts || several) && !(last->classes & LEX(PLACE_GENERIC)) &&
			    !(several && last->classes & LEX(COMMON)));
}

static void add_other(struct antecedents *c, uint32_t figure)
{
	if (figure != NOBODY && c->n_others < OTHERS_MOST)
		c->others[c->n_others++] = figure;
}

/*
 * Whom it cannot mean: who is described beside it; and who is called by his name within the
 * marks of the paragraph does not say it, for nobody calls himself.
 */
static void see_others(const struct people *p, struct antecedents *c)
{
	enum { NEAR = 24 }; /* names */
	const struct names *n = &p->names;
	uint32_t behind = name_from(n, c->token), end = least(behind + NEAR, n->list.n);
	c->n_others = 0;
	add_other(c, p->barred);
	for (uint32_t i = behind > NEAR ? behind - NEAR : 0; i < end; i++) {
		const struct name *w = &n->list.at[i];
		if (w->flags & NAME_CALLED &&
		    n->at[w->first].paragraph == n->at[c->token].paragraph)
			add_other(c, figure_of(n, i));
	}
}

/*
 * Can it not mean the figure? Nor does it mean who tells the story, who is "I", nor somebody
 * of another party than a description tells.
 */
static bool is_other(struct people *p, const struct antecedents *c, uint32_t figure)
{
	for (uint32_t i = 0; i < c->n_others; i++)
		if (c->others[i] == figure)
			return true;
	return (p->narrator && p->party_of[figure] == p->narrator) ||
	       allegiance_bars(p, figure);
}

/*
 * "For Ada Orr, a teacher, Huber was a legend.": whose view a sentence gives, is who it is
 * about.
 */
static bool views(const struct names *n, const struct name *w)
{
	const struct token *before = w->title ? &n->at[w->title - 1] : NULL;
	return before && before->flags & TOKEN_SENTENCE && n->at[w->end].sign == ',' &&
	       (before->hash == WORD_FOR || before->hash == WORD_TO);
}

static struct antecedent *see_figure(struct people *p, struct antecedents *c, uint32_t name,
				     uint8_t gender)
{
	const struct names *n = &p->names;
	uint32_t figure = figure_of(n, name);
	const struct figure *g = &n->figures.at[figure];
	const struct name *w = &n->list.at[name];
	struct antecedent *k = antecedent_of(p, c, figure);
	if (!k) {
		if (c->n == ANTECEDENTS_MOST || !may_be_person(n, g) ||
		    is_other(p, c, figure) || !fits(gender, g->gender))
			return NULL;
		k = add_antecedent(p, c, figure);
		k->party = p->party_of[figure] ? p->party_of[figure] - 1 : NOBODY;
		k->nearest = w->first;
		k->flags = w->flags;
		k->kind = g->kind;
		k->gender = g->gender;
	}
	k->n++;
	return k;
}

/* A noun for one person, "a teacher from Kursk", that is no one's role. */
static struct antecedent *see_nominal(const struct people *p, struct antecedents *c, uint32_t i,
				      uint8_t gender)
{
	const struct names *n = &p->names;
	const struct token *t = &n->at[i];
	uint8_t has = gender_of(t->classes);
	if (!i || t->flags & TOKEN_QUOTED || t->tail || !fits(gender, has) ||
	    token_person(&t[1]) || token_capital(&t[1]) || t[1].sign == '-')
		return NULL;
	uint32_t first = i,
		 named = t[1].sign == ',' ? name_from(n, i + 2) : (uint32_t)n->list.n;
	if (named < n->list.n && n->list.at[named].title == i + 2 &&
	    t->classes & LEX(RELATION_NOUN) && n->at[n->list.at[named].end].sign == ',')
		return NULL;                /* "his wife, Nuala," is meant by her name */
	if (t->classes & LEX(GROUP_NOUN)) { /* "one of the deckhands" */
		first -= n->at[i - 1].classes & LEX(DETERMINER) ? 2 : 1;
		if (i < 3 || n->at[first].hash != WORD_OF || n->at[first - 1].hash != WORD_ONE)
			return NULL;
		first--;
	}
	while (first > 0 && i - first < 4 && !(n->at[first].flags & TOKEN_SENTENCE) &&
	       !(n->at[first].classes & LEX(DETERMINER)))
		first--;
	if (!(n->at[first].classes & LEX(DETERMINER)))
		return NULL;
	if (first > 1 && n->at[first - 1].sign == ',' && name_from(n, first - 1) < n->list.n) {
		uint32_t before = name_from(n, first - 2);
		if (before < n->list.n && n->list.at[before].end >= first - 1 &&
		    n->list.at[before].first < first)
			return NULL; /* an apposition */
	}
	for (uint32_t k = 0; k < c->n; k++)
		if (c->at[k].nominal != NOBODY && n->at[c->at[k].nominal].hash == t->hash)
			return NULL;
	for (uint32_t k = 0; k < c->n; k++)
		if (c->at[k].figure == NOBODY && c->at[k].party != NOBODY &&
		    p->parties.at[c->at[k].party].what.heads[0] == t->hash)
			return NULL;
	struct antecedent *k = add_antecedent(p, c, NOBODY);
	if (!k)
		return NULL;
	k->nominal = i;
	k->nearest = i;
	k->gender = has;
	k->kind = 3;
	k->n = 1;
	if (n->at[first].flags & TOKEN_SENTENCE)
		k->flags |= NAME_FRONT;
	else if (first && n->at[first - 1].classes & LEX(PREPOSITION))
		k->flags |= NAME_OBLIQUE;
	if (t[1].cue || t[1].classes & LEX(AUXILIARY))
		k->flags |= NAME_ACTS;
	return k;
}

/* Those who spoke before, also when they were named long ago. */
static void see_sources(struct people *p, struct antecedents *c, uint32_t token, uint8_t gender)
{
	uint32_t seen = 0;
	for (size_t i = p->sources.n; i-- > 0 && seen < WINDOW_SOURCES;) {
		const struct led_mention *s = &p->sources.at[i];
		const struct party *q = &p->parties.at[s->party];
		if (s->token >= token)
			continue;
		seen++;
		if (q->plural || q->fixed ||
		    (q->figure != NOBODY && is_other(p, c, q->figure)) ||
		    q->kind == SPEAKER_ORGANIZATION || q->kind == SPEAKER_GROUP ||
		    !fits(gender, q->gender) || has_party(c, s->party) ||
		    (q->figure != NOBODY && p->antecedent_of[q->figure]))
			continue;
		struct antecedent *k = add_antecedent(p, c, q->figure);
		if (!k)
			return;
		k->party = s->party;
		k->nearest = s->token;
		k->gender = q->gender;
		k->kind = q->figure == NOBODY ? 2 : FIGURE_PERSON;
	}
}

/* Does a name so flagged begin a sentence, or act? */
static bool subject_at(uint32_t flags, const struct token *first)
{
	return !(flags & (NAME_OBLIQUE | NAME_OWNS | NAME_ADDRESSED | NAME_QUOTED)) &&
	       (flags & NAME_ACTS || first->flags & TOKEN_SENTENCE);
}

static void find_openers(struct antecedents *c)
{
	for (uint32_t back = 0; back < 2; back++) {
		uint32_t first = NOBODY;
		for (uint32_t k = 0; k < c->n; k++)
			first = least(first, c->at[k].first_in[back]);
		for (uint32_t k = 0; k < c->n && first != NOBODY; k++)
			if (c->at[k].first_in[back] == first)
				c->at[k].opens |= 1u << back;
	}
}

static void collect(struct people *p, struct antecedents *c, uint32_t token, uint8_t gender)
{
	const struct names *n = &p->names;
	uint32_t floor = token > WINDOW_NOUNS ? token - WINDOW_NOUNS : 0;
	uint32_t paragraph = n->at[token].paragraph;
	see_others(p, c);
	see_sources(p, c, token, gender);
	uint32_t behind = name_from(n, token);
	for (uint32_t name = behind; name-- > 0;) {
		const struct name *w = &n->list.at[name];
		uint32_t back = paragraph - n->at[w->first].paragraph;
		if (token - w->first > WINDOW_TOKENS || back > WINDOW_PARAGRAPHS)
			break;
		struct antecedent *k = see_figure(p, c, name, gender);
		if (k && back < 2 && !(w->flags & NAME_QUOTED))
			k->first_in[back] = w->first;
		if (k && !back)
			k->subject = subject_at(w->flags, &n->at[w->title]);
	}
	const struct token *t = &n->at[token];
	while (c->n < ANTECEDENTS_MOST && t-- > &n->at[floor]) {
		if (!(t->classes & LEX_HUMAN) || !token_lower(t))
			continue; /* most: the classes rule out more */
		uint32_t i = (uint32_t)(t - n->at);
		struct antecedent *k = see_nominal(p, c, i, gender);
		uint32_t back = paragraph - t->paragraph;
		if (k && back < 2)
			k->first_in[back] = i;
		if (k && !back)
			k->subject = !(k->flags & NAME_OBLIQUE);
	}
	find_openers(c);
	c->openers = 0;
	for (uint32_t k = 0; k < c->n; k++) {
		c->openers += antecedent_opens(&c->at[k]);
		if (c->at[k].figure != NOBODY)
			p->antecedent_of[c->at[k].figure] = 0;
	}
}

/* ---- the choice -------------------------------------------------------------------------- */

static uint32_t party_of_candidate(struct people *p, const struct antecedent *k)
{
	if (k->party != NOBODY)
		return k->party;
	if (k->figure != NOBODY)
		return people_party(p, k->figure);
	const struct names *n = &p->names;
	uint32_t first = k->nominal;
	while (first > 0 && !(n->at[first].classes & LEX(DETERMINER)))
		first--;
	if (first > 1 && n->at[first - 1].hash == WORD_OF && n->at[first - 2].hash == WORD_ONE)
		first -= 2;
	struct described d;
	enum link_kind how;
	uint32_t end = n->f->tokens.sentences[n->at[first].sentence].end;
	if (!describe(&d, n, first, end, first))
		return NOBODY;
	d.introduced = true;
	return people_described(p, &d, &how);
}

/* The figure of the person that spoke last before; NOBODY. */
static uint32_t last_person(const struct people *p, uint32_t token)
{
	for (size_t i = p->sources.n; i-- > 0;) {
		const struct led_mention *s = &p->sources.at[i];
		const struct party *q = &p->parties.at[s->party];
		if (s->token < token && !q->plural && q->kind != SPEAKER_ORGANIZATION)
			return q->figure;
	}
	return NOBODY;
}

/*
 * “…,” said Ada Orr. “…,” said the mayor: had she been meant again, "she" would have done. Did
 * the last speaker stand by name behind what is said in the sentence before, as this one does?
 */
static bool in_contrast(const struct people *p, uint32_t token)
{
	const struct token *at = p->names.at;
	const struct led_mention *s = p->sources.n ? &p->sources.at[p->sources.n - 1] : NULL;
	if (!s || !s->named || s->token >= token)
		return false;
	const struct token *before = &at[s->token];
	return !((before->flags | at[token].flags) & TOKEN_SENTENCE) &&
	       before->paragraph == at[token].paragraph &&
	       at[token].sentence - before->sentence <= 1;
}

/* By how much the antecedent `best` is likelier than any other one. */
static float lead_of(const struct antecedents *c, const float *scores, uint32_t best)
{
	float next = scores[best] - 2 * STANDS_OUT;
	for (uint32_t i = 0; i < c->n; i++)
		if (i != best && scores[i] > next)
			next = scores[i];
	return scores[best] - next;
}

/*
 * Is a description rather of a stranger than of the best of those who were named? It is unless
 * that one spoke last, or stands out, and is not known as something else.
 */
static bool a_stranger(const struct people *p, const struct antecedents *c, uint32_t best,
		       const float *scores)
{
	struct row row = {.model = &p->f->models->person_link};
	antecedent_none(c, &row);
	float none = row_score(&row);
	if (c->at[best].figure == NOBODY ||
	    office_of_other(&p->names, c->at[best].figure, c->described))
		return true;
	if (last_person(p, c->token) == c->at[best].figure) {
		if (p->names.figures.at[c->at[best].figure].n <= ESTABLISHED &&
		    !c->described->old && in_contrast(p, c->token))
			return true;
		if (none < scores[best])
			return false;
	}
	return none > scores[best] + HARDLY || lead_of(c, scores, best) < STANDS_OUT;
}

/*
 * "For Ada Orr, a teacher, Huber was a legend. She said": the antecedent whose view the
 * sentence before gives, when nobody has spoken since; NOBODY.
 */
static uint32_t viewer(const struct people *p, const struct antecedents *c)
{
	const struct names *n = &p->names;
	uint32_t sentence = n->at[c->token].sentence;
	const struct led_mention *s = p->sources.n ? &p->sources.at[p->sources.n - 1] : NULL;
	for (uint32_t i = name_from(n, c->token); i-- > 0;) {
		const struct name *w = &n->list.at[i];
		uint32_t back = sentence - n->at[w->first].sentence;
		if (back > VIEW_SENTENCES || c->token - w->first > WINDOW_TOKENS ||
		    n->at[w->first].paragraph != n->at[c->token].paragraph)
			break;
		if (!views(n, w) || (s && s->token > w->first && s->token < c->token))
			continue;
		for (uint32_t k = 0; k < c->n; k++)
			if (c->at[k].figure == figure_of(n, i))
				return k;
	}
	return NOBODY;
}

/* Is something told between the two: not "A teacher by training, she said"? */
static bool told_before(const struct token *t, const struct token *end)
{
	while (t < end && t->sentence == end->sentence && t->sign != ':')
		t++;
	return t < end;
}

/*
 * "A librarian in Lyon sent advice. She said": the antecedent that opens the paragraph as a
 * stranger, when nobody else stands in it; NOBODY. Had somebody named before been meant, the
 * name would stand here again.
 */
static uint32_t stranger(const struct people *p, const struct antecedents *c)
{
	uint32_t found = NOBODY;
	for (uint32_t i = 0; i < c->n; i++) {
		const struct antecedent *k = &c->at[i];
		if (k->first_in[0] == NOBODY)
			continue;
		if (found != NOBODY || k->nominal == NOBODY || !antecedent_opens(k))
			return NOBODY;
		found = i;
	}
	if (found == NOBODY)
		return NOBODY;
	const struct token *t = &p->names.at[c->at[found].nominal];
	if (t[1].sign == ',' || !told_before(t, &p->names.at[c->token]))
		return NOBODY;
	for (uint32_t i = 0; i < WINDOW_TOKENS && !(t->flags & TOKEN_SENTENCE); i++)
		t--;
	if (!(t->flags & TOKEN_SENTENCE))
		return NOBODY;
	return t->hash == WORD_A || t->hash == WORD_AN ? found : NOBODY;
}

uint32_t link_person(struct people *p, uint32_t token, uint8_t gender,
		     const struct described *described)
{
	struct antecedents c;
	uint32_t best = NOBODY;
	float scores[ANTECEDENTS_MOST];
	c.n = 0; /* and nothing else: it is large */
	c.token = token;
	c.gender = gender;
	c.described = described;
	c.end = described ? described->end : token + 1;
	collect(p, &c, token, gender);
	antecedents_explain(p, &c);
	if (c.n == 1 && !described && !p->choose)
		return party_of_candidate(p, &c.at[0]); /* whatever its score */
	for (uint32_t i = 0; i < c.n; i++) {
		struct row row = {.model = &p->f->models->person_link};
		antecedent_features(p, &c, i, &row);
		scores[i] = row_score(&row);
		if (best == NOBODY || scores[i] > scores[best] ||
		    (scores[i] == scores[best] && c.at[i].nearest > c.at[best].nearest))
			best = i;
	}
	uint32_t view = described ? NOBODY : viewer(p, &c);
	best = view == NOBODY ? best : view;
	uint32_t new = described ? NOBODY : stranger(p, &c);
	best = new == NOBODY ? best : new;
	if (described && best != NOBODY && a_stranger(p, &c, best, scores))
		best = NOBODY;
	if (p->choose)
		best = p->choose(p->context, p, &c, best);
	return best == NOBODY ? NOBODY : party_of_candidate(p, &c.at[best]);
}
