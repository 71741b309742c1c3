/* Who has which role in the article: titles, appositions, ages. */
#include "describe.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	ROLE_MOST = 16,
	LEFT_MOST = 8
}; /* tokens of an apposition, of what stands before a name */

enum { RANK_RELATION = 1, RANK_TITLE, RANK_BEFORE, RANK_APPOSITION };

static void add_role(struct names *n, uint32_t figure, uint32_t head, uint32_t first,
		     uint32_t end, uint32_t own_end)
{
	if (!head)
		return;
	VEC_PUSH(n->roles, (struct figure_role){.head = head,
						.figure = figure,
						.first = first,
						.end = end,
						.own_end = own_end});
}

/* The words to show: without the determiner and what stands around. */
static void show_role(struct names *n, uint32_t figure, uint32_t first, uint32_t end,
		      uint8_t rank)
{
	struct figure *g = &n->figures.at[figure];
	while (first < end && (n->at[first].classes & LEX(DETERMINER) || n->at[first].sign))
		first++;
	while (end > first &&
	       n->at[end - 1].classes & (LEX(DETERMINER) | LEX(PREPOSITION) | LEX(CONJUNCTION)))
		end--;
	if (first >= end || g->role_rank >= rank)
		return;
	g->role_rank = rank;
	g->role = (struct span){n->at[first].start, n->at[end - 1].end};
}

/* "in rural Tennessee, his mother", "in Manaus, a librarian": somebody else than the place. */
static bool of_place(const struct names *n, const struct figure *g, const struct name *w,
		     const struct described *d)
{
	bool owned =
		d->determiner == DETERMINER_OWNED && n->at[d->owner].classes & LEX(DETERMINER);
	return g->place && d->person && (owned || w->flags & NAME_OBLIQUE);
}

static void add_described(struct names *n, uint32_t figure, const struct name *w,
			  const struct described *d)
{
	struct figure *g = &n->figures.at[figure];
	if (of_place(n, g, w, d))
		return;
	for (uint32_t k = 0; k < d->n_heads; k++)
		add_role(n, figure, d->heads[k], d->first, d->end, d->end);
	if (d->old && d->n_heads)
		add_role(n, figure, n->at[d->head].hash, d->first, d->end, d->end);
	g->person = (int16_t)(g->person + (d->person ? 4 : 0));
	g->body = (int16_t)(g->body + (d->body ? 4 : 0));
	if (!g->gender)
		g->gender = d->gender;
	show_role(n, figure, d->first, d->end, RANK_APPOSITION);
}

/* "running", "joined" do something, unless they stand behind a determiner: "his running mate".
 */
static bool acts(const struct names *n, const struct token *t)
{
	bool verbal = t->cue || english_acts(token_str(n->d, t));
	return verbal && !(t[-1].classes & LEX(DETERMINER) || t[-1].tail);
}

/* May the lower-case word stand in a role? Before a title in capitals only few do: "former
 * Gov." */
static bool qualifies(const struct names *n, const struct token *t, bool titled)
{
	if (titled)
		return t->classes & (LEX_HUMAN | LEX(ORG_NOUN) | LEX(TITLE)) &&
		       !(t->classes & LEX(GROUP_NOUN) && word_ends_in(token_str(n->d, t), "s"));
	return !word_ends_in(token_str(n->d, t), "ly") && !acts(n, t);
}

/* A heading in capitals that runs into the title: "DEADLY EXPLOSION Turkish President". */
static bool shouts(const struct token *t)
{
	return t->flags & TOKEN_UPPER && t->classes & LEX(COMMON) && t->end - t->start > 4;
}

/* "Ukrainian President", "senior researcher", "former secretary of state" before the name. */
static void read_title(struct names *n, uint32_t figure, const struct name *w)
{
	struct figure *g = &n->figures.at[figure];
	const struct token *at = n->at;
	uint32_t first = w->title, floor = first > LEFT_MOST ? first - LEFT_MOST : 0;
	bool human = false, relation = false;
	uint32_t behind = w->end; /* "Sen. Ann Poole of Ohio" */
	if (at[behind].hash == WORD_OF && token_capital(&at[behind + 1]))
		behind += 2;
	for (uint32_t i = w->title; i < w->first; i++)
		if (at[i].classes & (LEX(TITLE) | LEX_HUMAN)) {
			add_role(n, figure, role_head(&n->at[i]), w->title, behind, w->first);
			human = human || role_head(&n->at[i]);
		}
	while (first > floor && !(at[first].flags & TOKEN_SENTENCE)) {
		const struct token *t = &at[first - 1];
		if (t->hash == WORD_OF && first == w->title)
			break; /* "the mayor of Ruse" is not Ruse's role */
		bool word = token_lower(t) && !t->tail &&
			    (!(t->classes & (LEX_FUNCTION | LEX(CALENDAR))) ||
			     (t->hash == WORD_OF && first >= 2 &&
			      at[first - 2].classes & (LEX_HUMAN | LEX(TITLE)))) &&
			    qualifies(n, t, human && first == w->title);
		bool name = token_capital(t) && !t->tail && !(t->classes & LEX_FUNCTION) &&
			    first < w->title && !shouts(t);
		bool hyphen = t->sign == '-' && t->flags & TOKEN_GLUED;
		bool number =
			t->flags & TOKEN_NUMBER && at[first].sign == '-'; /* "34-year-old" */
		if (!word && !name && !hyphen && !number)
			break;
		first--;
	}
	for (uint32_t i = first; i < w->title; i++)
		if (token_person(&at[i]) && (i + 1 == w->title || at[i + 1].hash == WORD_OF ||
					     human || at[i + 1].classes & LEX_HUMAN)) {
			add_role(n, figure, role_head(&n->at[i]), first, behind, w->first);
			g->person += 3;
			if (!g->gender)
				g->gender = gender_of(at[i].classes);
			relation = !human && at[i].classes & LEX(RELATION_NOUN);
			human = true;
		}
	if (human)
		show_role(n, figure, first, w->first,
			  first + 1 == w->first && relation ? RANK_RELATION
			  : first < w->title                ? RANK_BEFORE
							    : RANK_TITLE);
}

/* "Maria Huber, a senior researcher at the institute,", "Huber, 34,". */
static void read_after(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	uint32_t i = w->end;
	if (at[i].hash == WORD_JR || at[i].hash == WORD_SR)
		i++;
	if (at[i].sign != ',' || at[w->end - 1].tail || at[i].flags & TOKEN_SENTENCE)
		return;
	i++;
	if (at[i].flags & TOKEN_NUMBER && at[i].end - at[i].start <= 3 &&
	    (at[i + 1].sign == ',' || at[i + 1].sign == '.')) {
		add_role(n, figure, at[i].hash, i, i + 1, i + 1);
		n->figures.at[figure].person += 3;
		if (at[i + 1].sign != ',')
			return;
		i += 2;
	}
	if (at[i].flags & TOKEN_SENTENCE || !(at[i].flags & TOKEN_WORD) ||
	    at[i].classes & LEX(PRONOUN) || at[i].cue)
		return;
	uint32_t end = i;
	while (end < n->n_tokens && end - i < ROLE_MOST && at[end].sign != ',' &&
	       at[end].sign != '.' && at[end].sign != ';' && at[end].sign != '"' &&
	       !(end > i && at[end].flags & TOKEN_SENTENCE))
		end++;
	struct described d;
	if (!describe(&d, n, i, end, end) || d.n_heads == 0 || !(d.person || d.body) ||
	    d.plural)
		return;
	if (at[d.head - 1].sign == '-' && token_capital(&at[d.head]))
		return; /* "Bakk, DFL-Cook" */
	/* "Huber, president Weiss said": the words belong to another name */
	if (token_capital(&at[d.core_end]) && d.core_end < end && d.end == d.core_end)
		return;
	if (d.determiner == DETERMINER_NONE && token_capital(&at[i]) &&
	    !(at[d.head].classes & LEX(COMMON)))
		return;
	if (d.end < end && (at[d.end].cue || at[d.end].classes & LEX(AUXILIARY)) &&
	    d.determiner != DETERMINER_A)
		return; /* "after Trump, the governor said": another subject */
	add_described(n, figure, w, &d);
}

/* "the governor of the Kursk region, Roman Starovoyt, has". */
static void read_before(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	if (w->title < 3 || at[w->title - 1].sign != ',' || at[w->title].flags & TOKEN_SENTENCE)
		return;
	if (w->end - w->title < 2 && n->figures.at[figure].words < 2)
		return; /* "a librarian in Manaus, Brazil," */
	char after = at[w->end].sign;
	if (after != ',' && after != '.' && after != ')' && after != '_')
		return;
	uint32_t i = w->title - 1, floor = i > ROLE_MOST ? i - ROLE_MOST : 0;
	uint32_t first = i;
	while (first > floor && at[first - 1].flags & (TOKEN_WORD | TOKEN_NUMBER) &&
	       !(at[first - 1].classes & LEX(AUXILIARY)) &&
	       !(at[first].flags & TOKEN_SENTENCE)) {
		first--;
		struct described d;
		if (at[first].classes & LEX(DETERMINER) && describe(&d, n, first, i, i) &&
		    d.end == i && d.person && !d.plural &&
		    d.determiner != DETERMINER_QUANTITY) {
			add_described(n, figure, w, &d);
			return;
		}
	}
}

void roles_read(struct names *n)
{
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		uint32_t figure = figure_of(n, i);
		read_title(n, figure, w);
		read_after(n, figure, w);
		read_before(n, figure, w);
	}
	chain_make(&n->role_chain, n->f->scratch, (uint32_t)n->roles.n + 1);
	chain_make(&n->role_first, n->f->scratch, (uint32_t)n->roles.n + 1);
	for (uint32_t i = 0; i < n->roles.n; i++) {
		uint32_t *first = chain_at(&n->role_first, n->roles.at[i].head);
		if (!*first)
			*first = i + 1;
	}
}

uint32_t role_newest(struct names *n, uint32_t head, uint32_t token)
{
	while (n->roles_read < n->roles.n && n->roles.at[n->roles_read].first <= token) {
		struct figure_role *r = &n->roles.at[n->roles_read];
		uint32_t *chain = chain_at(&n->role_chain, r->head);
		r->next = *chain;
		*chain = ++n->roles_read;
	}
	return chain_head(&n->role_chain, head);
}

uint32_t role_oldest(const struct names *n, uint32_t head)
{
	return chain_head(&n->role_first, head);
}
