/* What speaks for an antecedent to be the one whom a pronoun or a description means. */
#include "antecedent.h"
#include "whom_templates.h"

enum { WINDOW_SOURCES = 4 }; /* speakers before it that count */

static uint32_t bin(uint32_t n)
{
	return n < 3 ? n : 3u + (n > 4) + (n > 8);
}

/* How many speakers ago the candidate spoke last: 0 the last one; 4 not lately. */
static uint32_t source_rank(const struct people *p, const struct antecedent *k, uint32_t token,
			    const struct led_mention **out)
{
	uint32_t rank = 0;
	for (size_t i = p->sources.n; i-- > 0 && rank < WINDOW_SOURCES;) {
		const struct led_mention *s = &p->sources.at[i];
		if (s->token >= token)
			continue;
		if (s->party == k->party)
			return *out = s, rank;
		i = s->run;
		rank++;
	}
	return *out = NULL, WINDOW_SOURCES;
}

static uint32_t rank_of(const struct antecedents *c, const struct antecedent *k)
{
	uint32_t rank = 0;
	for (uint32_t i = 0; i < c->n; i++)
		rank += c->at[i].nearest > k->nearest;
	return rank;
}

/* Have the last roles of the figure words of the description; has it any at all? */
static void put_told(const struct names *n, const struct described *d, uint32_t figure,
		     struct row *row)
{
	enum { ROLES_MOST = 64 };
	uint32_t shared = 0, roles = 0;
	for (uint32_t i = n->roles_read, seen = 0; i-- > 0 && seen < ROLES_MOST; seen++) {
		const struct figure_role *r = &n->roles.at[i];
		if (r->figure != figure)
			continue;
		roles++;
		for (uint32_t k = r->first; k < r->end; k++)
			for (uint32_t w = 0; w < d->n_words; w++)
				shared += n->at[k].hash == d->words[w];
	}
	whom_put(row, WHOM_TOLD, least(shared, 2), least(roles, 2), !d->n_words);
}

/* How surely the figure is a person; what a description tells of it. */
static void put_figure(const struct names *n, const struct antecedents *c, uint32_t figure,
		       struct row *row)
{
	const struct figure *g = &n->figures.at[figure];
	uint32_t evidence = g->person <= 0 ? 0 : g->person < 3 ? 1 : g->person < 6 ? 2 : 3;
	whom_put(row, WHOM_EVIDENCE, evidence, g->acts, c->described != NULL);
	if (c->described)
		put_told(n, c->described, figure, row);
}

void antecedent_features(const struct people *p, const struct antecedents *c, uint32_t i,
			 struct row *row)
{
	const struct names *n = &p->names;
	const struct antecedent *k = &c->at[i];
	const struct token *t = &n->at[c->token], *near = &n->at[k->nearest];
	uint32_t paragraphs = least(t->paragraph - near->paragraph, 3);
	uint32_t sentences = bin(t->sentence - near->sentence);
	uint32_t d = c->described != NULL,
		 place = k->flags & (NAME_FRONT | NAME_OBLIQUE | NAME_ACTS | NAME_OWNS |
				     NAME_QUOTED | NAME_ADDRESSED);
	const struct led_mention *s;
	uint32_t rank = source_rank(p, k, c->token, &s), nearer = least(rank_of(c, k), 4);
	uint32_t since = s ? least(t->paragraph - n->at[s->token].paragraph, 3) : 4;
	whom_put(row, WHOM_GENDER,
		 !c->gender               ? 2
		 : k->gender == c->gender ? 0
		 : k->gender              ? 3
					  : 1,
		 k->kind == 3 ? 1 : k->kind, d);
	whom_put(row, WHOM_SOURCE, rank, since, d);
	whom_put(row, WHOM_SOURCE, rank, 9, d);
	if (s)
		whom_put(row, WHOM_SOURCE_NAMED, rank, s->named,
			 t->sentence - n->at[s->token].sentence > 1);
	whom_put(row, WHOM_DISTANCE, paragraphs, 9, d);
	whom_put(row, WHOM_DISTANCE, paragraphs, sentences, 9);
	whom_put(row, WHOM_RANK, nearer, 9, d);
	whom_put(row, WHOM_RANK, nearer, rank == 0, 9);
	whom_put(row, WHOM_PLACE, place & (NAME_FRONT | NAME_OBLIQUE), 1, 0);
	whom_put(row, WHOM_PLACE, place & (NAME_ACTS | NAME_OWNS), 2, 0);
	whom_put(row, WHOM_PLACE, place & (NAME_QUOTED | NAME_ADDRESSED), 3, 0);
	whom_put(row, WHOM_COUNT, bin(k->n), 0, d);
	if (k->figure != NOBODY)
		whom_put(row, WHOM_COUNT, bin(n->figures.at[k->figure].n / 2), 1, d);
	whom_put(row, WHOM_OPENS, k->opens, k->opens & 1 ? 1 + k->subject : 0, 0);
	if (k->kind != 3)
		whom_put(row, WHOM_KIND, k->kind, paragraphs, d);
	if (t->sentence == near->sentence)
		whom_put(row, WHOM_SAME_SENTENCE, !!(place & NAME_FRONT),
			 !!(place & NAME_OBLIQUE), 0);
	else if (t->sentence - near->sentence == 1)
		whom_put(row, WHOM_SAME_SENTENCE, !!(place & NAME_FRONT),
			 !!(place & NAME_OBLIQUE), 1);
	bool rival =
		c->openers > antecedent_opens(k); /* does somebody else open the paragraph? */
	whom_put(row, WHOM_BETWEEN, rival, paragraphs > 0, rank == 0);
	whom_put(row, WHOM_BETWEEN, rival, since > 0, 9);
	if (c->n == 1)
		whom_put(row, WHOM_SINGLE, 0, 0, 0);
	if (k->figure != NOBODY)
		put_figure(n, c, k->figure, row);
}

void antecedent_none(const struct antecedents *c, struct row *row)
{
	const struct described *d = c->described;
	whom_put(row, WHOM_NONE, least(d->n_words, 3), least(c->n, 3),
		 d->determiner == DETERMINER_THE);
}

/* What is told of an antecedent: the nearest place where it is named. */
static struct str label_of(const struct people *p, const struct antecedent *k)
{
	const struct token *t = &p->names.at[k->nearest];
	struct span named = {t->start, t->end};
	uint32_t name = k->figure == NOBODY ? 0 : p->names.figures.at[k->figure].best;
	if (k->figure != NOBODY)
		named = (struct span){p->names.at[p->names.list.at[name].first].start,
				      p->names.at[p->names.list.at[name].end - 1].end};
	return str_slice(p->f->d->text, named);
}

void antecedents_explain(const struct people *p, const struct antecedents *c)
{
	struct explain *x = p->f->explain;
	struct span mention = {p->names.at[c->token].start, p->names.at[c->end - 1].end};
	if (!explain_asked(x, mention))
		return;
	explain_decision(x, "person_link", &p->f->models->person_link, "who is meant by",
			 mention);
	for (uint32_t i = 0; i < c->n; i++)
		antecedent_features(p, c, i, explain_choice(x, label_of(p, &c->at[i])));
	if (c->described)
		antecedent_none(c, explain_choice(x, STR("(nobody)")));
}
