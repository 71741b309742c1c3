#include "allegiance.h"

#include "find/place/place.h"
#include "find/read/small_words.h"

enum {
	NAMES_BACK = 200, /* names before a description that are looked at */
	TITLE_BACK = 3,   /* tokens before a title */
	TAG_MOST = 8,     /* tokens behind a name that may tell a state: ", R-N.Y." */
};

/* ---- words ------------------------------------------------------------------------------- */

/* The party that a word names, by its shortest word; 0: none. */
static uint32_t party_of(uint32_t hash)
{
	switch (hash) {
	case WORD_REPUBLICAN:
	case WORD_GOP:
		return WORD_REPUBLICAN;
	case WORD_DEMOCRAT:
	case WORD_DEMOCRATIC:
		return WORD_DEMOCRAT;
	case WORD_INDEPENDENT:
		return WORD_INDEPENDENT;
	default:
		return 0;
	}
}

/* And that the letter of a tag does: R of "R-Idaho". */
static uint32_t party_of_letter(const struct document *d, const struct token *t)
{
	if (t->end - t->start != 1)
		return 0;
	switch (d->text.at[t->start]) {
	case 'R':
		return WORD_REPUBLICAN;
	case 'D':
		return WORD_DEMOCRAT;
	case 'I':
		return WORD_INDEPENDENT;
	default:
		return 0;
	}
}

/* Does the noun, a hash that role_head() gave, name one who is elected for a state? */
static bool is_elected(uint32_t head)
{
	switch (head) {
	case WORD_SENATOR:
	case WORD_CONGRESSMAN:
	case WORD_CONGRESSWOMAN:
	case WORD_REPRESENTATIVE:
	case WORD_LAWMAKER:
	case WORD_LEGISLATOR:
	case WORD_GOVERNOR:
		return true;
	default:
		return party_of(head) != 0;
	}
}

/* What the tokens first .. end - 1 tell is added to what is known. */
static void read(const struct names *n, uint32_t first, uint32_t end, struct allegiance *a)
{
	for (uint32_t i = first; i < end; i++) {
		const struct token *t = &n->at[i];
		a->party = a->party ? a->party : party_of(t->hash);
		if (a->state || !token_capital(t))
			continue;
		const uint32_t words[] = {t->hash, t[1].hash};
		a->state = i + 1 < end ? names_state(n->f->places, words, 2) : 0;
		a->state = a->state ? a->state : names_state(n->f->places, words, 1);
	}
}

/* ---- of figures -------------------------------------------------------------------------- */

/* ", R-Idaho", "(D-Ore.)", "(R)" behind a name. */
static void read_tag(const struct names *n, const struct name *w, struct allegiance *a)
{
	const struct token *t = &n->at[w->end];
	if (t->sign != ',' && t->sign != '(')
		return;
	char close = t->sign == ',' ? ',' : ')';
	uint32_t party = party_of_letter(n->d, &t[1]), end = w->end + 2;
	if (!party || (t[2].sign != '-' && !(close == ')' && t[2].sign == ')')))
		return;
	while (end < w->end + TAG_MOST && n->at[end].sign != close &&
	       !(n->at[end].flags & TOKEN_SENTENCE))
		end++;
	a->party = a->party ? a->party : party;
	read(n, w->end + 2, end, a);
}

/* What stands around a name: a tag, "Republican Sen.", "Idaho Sen.", "of Nebraska". */
static void read_name(const struct names *n, const struct name *w, struct allegiance *a)
{
	uint32_t first = w->title;
	read_tag(n, w, a);
	if (!(w->flags & NAME_TITLED))
		return;
	while (first > 0 && w->title - first < TITLE_BACK &&
	       !(n->at[first].flags & TOKEN_SENTENCE) && token_capital(&n->at[first - 1]))
		first--;
	read(n, first, w->first, a);
	if (n->at[w->end].hash == WORD_OF)
		read(n, w->end + 1, w->end + 3, a);
}

static void read_all(struct people *p)
{
	const struct names *n = &p->names;
	p->allegiances = ARENA_ARRAY(p->f->scratch, n->figures.n + 1, struct allegiance);
	for (uint32_t i = 0; i < n->list.n; i++)
		read_name(n, &n->list.at[i], &p->allegiances[figure_of(n, i)]);
	for (uint32_t i = 0; i < n->roles.n; i++) {
		const struct figure_role *r = &n->roles.at[i];
		if (is_elected(r->head))
			read(n, r->first, r->own_end, &p->allegiances[r->figure]);
	}
}

static const struct allegiance *of_figure(struct people *p, uint32_t figure)
{
	if (!p->allegiances)
		read_all(p);
	return &p->allegiances[figure];
}

/* How much of one agrees with the other; below 0: they differ. */
static int agreement(const struct allegiance *a, const struct allegiance *b)
{
	bool parties = a->party && b->party, states = a->state && b->state;
	if ((parties && a->party != b->party) || (states && a->state != b->state))
		return -1;
	return parties + 2 * states;
}

/* ---- of descriptions --------------------------------------------------------------------- */

struct allegiance allegiance_told(const struct people *p, const struct described *d)
{
	struct allegiance told = {0, 0};
	const struct names *n = &p->names;
	if (!d->plural && d->n_heads && is_elected(d->heads[0]))
		read(n, d->first, d->end, &told);
	return told;
}

uint32_t allegiance_bearer(struct people *p, struct allegiance told, uint32_t token)
{
	const struct names *n = &p->names;
	uint32_t found = NOBODY, before = name_from(n, token);
	int most = 0;
	for (uint32_t i = before; i-- > 0 && before - i < NAMES_BACK;) {
		uint32_t figure = figure_of(n, i);
		const struct figure *g = &n->figures.at[figure];
		int agreed = agreement(&told, of_figure(p, figure));
		if (agreed <= most || g->place || g->kind == FIGURE_ORGANIZATION)
			continue;
		most = agreed;
		found = figure;
	}
	return found;
}

bool allegiance_bars(struct people *p, uint32_t figure)
{
	return (p->wanted.party || p->wanted.state) &&
	       agreement(&p->wanted, of_figure(p, figure)) < 0;
}
