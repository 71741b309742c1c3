/* Who has which role in the article: titles, appositions, ages. */
#include "describe.h"
#include "role_words.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	ROLE_MOST = 24, /* tokens of an apposition */
	MORE_MOST = 10, /* of a clause, of what stands in brackets */
};

/* "in rural Tennessee, his mother", "in Manaus, a librarian": somebody else than the place. */
static bool of_place(const struct names *n, const struct figure *g, const struct name *w,
		     const struct described *d)
{
	bool owned =
		d->determiner == DETERMINER_OWNED && n->at[d->owner].classes & LEX(DETERMINER);
	return g->place && d->person && (owned || w->flags & NAME_OBLIQUE);
}

/* With whose it is: "Ada Huber's" of "Ada Huber's lawyer", the whole of that name. */
static uint32_t first_of(const struct names *n, const struct described *d)
{
	if (d->determiner != DETERMINER_OWNED || n->at[d->owner].classes & LEX(DETERMINER))
		return d->first;
	uint32_t name = name_from(n, d->owner);
	if (name < n->list.n && n->list.at[name].first < d->first)
		return n->list.at[name].first;
	return d->first;
}

/*
 * Where a phrase ends that is known up to `end`: before what acts, tells when or opens a
 * clause, at `limit` at the latest: "vice president for trade and ports at the institute".
 */
static uint32_t phrase_end(const struct names *n, uint32_t end, uint32_t limit)
{
	for (uint32_t i = end; i < limit; i++) {
		const struct token *t = &n->at[i];
		struct str s = token_str(n->d, t);
		bool noun = t->classes & LEX_HUMAN || t[-1].classes & LEX(DETERMINER) ||
			    t[-1].tail ||
			    (i + 2 == limit && t[2].sign == ',' && token_lower(&t[1]));
		if (t->sign ? t->sign != '-' && t->sign != '\''
			    : t->classes & (LEX(AUXILIARY) | LEX(PRONOUN) | LEX(CALENDAR)) &&
				      !(t->flags & TOKEN_UPPER) &&
				      !(t->classes & LEX(DETERMINER)))
			return i;
		if (english_relative(t->hash))
			return i;
		if (token_lower(t) && !noun &&
		    (t->cue || t->classes & LEX(VERB) || word_ends_in(s, "ed") ||
		     (word_ends_in(s, "ing") && t[1].classes & LEX(DETERMINER))))
			return i;
	}
	return limit;
}

static void add_described(struct names *n, uint32_t figure, const struct name *w,
			  const struct described *d, uint32_t limit, enum role_worth worth)
{
	struct figure *g = &n->figures.at[figure];
	if (of_place(n, g, w, d))
		return;
	for (uint32_t k = 0; k < d->n_heads; k++)
		role_add(n, figure, d->heads[k], d->first, d->end, d->end);
	if (d->old && d->n_heads)
		role_add(n, figure, n->at[d->head].hash, d->first, d->end, d->end);
	g->person += d->person ? 4 : 0;
	g->body += d->body ? 4 : 0;
	if (!g->gender)
		g->gender = d->gender;
	bool whose = d->determiner == DETERMINER_OWNED && d->n_words == 0;
	role_words_add(n, figure,
		       (struct role_words){
			       .first = first_of(n, d),
			       .end = phrase_end(n, d->end, limit),
			       .body = !d->person,
			       .worth = w->flags & NAME_HEADLINE ? WORTH_CLAUSE
					: whose                  ? WORTH_RELATION
								 : worth,
		       });
}

/* "MD", "Ph.D.", not "MP": what somebody has been made, no role. */
static bool is_degree(const struct token *t)
{
	bool letters = token_capital(t) && t->flags & (TOKEN_UPPER | TOKEN_DOTTED) &&
		       t->end - t->start <= 5;
	return t->hash == WORD_PHD || (letters && !token_office(t));
}

/*
 * Behind what may stand between a name and its apposition: "Jr.", "(R-Va.)", "of Ohio", ", MD".
 */
static uint32_t behind_name(const struct names *n, const struct name *w)
{
	const struct token *at = n->at;
	uint32_t i = w->end;
	if (at[i].hash == WORD_JR || at[i].hash == WORD_SR)
		i++;
	while (at[i].sign == '(') {
		uint32_t k = i + 1;
		while (k - i < MORE_MOST && at[k].sign != ')' &&
		       !(at[k].flags & TOKEN_PARAGRAPH))
			k++;
		if (at[k].sign != ')' || at[k].flags & TOKEN_PARAGRAPH)
			break;
		i = k + 1;
	}
	if (at[i].hash == WORD_OF && w->title < w->first && token_capital(&at[i + 1]))
		i = role_more_end(n, i);
	while (at[i].sign == ',' && is_degree(&at[i + 1]) && at[i + 2].sign == ',')
		i += 2;
	return i;
}

/* "Lund Watch's executive director": from the word that owns on, if only a name stands before
 * it. */
static uint32_t owner_from(const struct names *n, uint32_t i, uint32_t end)
{
	const struct token *at = n->at;
	for (uint32_t k = i; k < end && (token_capital(&at[k]) || at[k].hash == WORD_OF ||
					 at[k].hash == WORD_FOR || at[k].hash == WORD_AND);
	     k++)
		if (at[k].tail)
			return k;
	return i;
}

/* "Maria Huber, a senior researcher at the institute,", "Huber, 34,". */
static void read_after(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	uint32_t i = behind_name(n, w);
	if (at[i].sign != ',' || at[w->end - 1].tail || at[i].flags & TOKEN_SENTENCE)
		return;
	i++;
	if (at[i].flags & TOKEN_NUMBER && at[i].end - at[i].start <= 3 &&
	    (at[i + 1].sign == ',' || at[i + 1].sign == '.')) {
		role_add(n, figure, at[i].hash, i, i + 1, i + 1);
		n->figures.at[figure].person += 3;
		if (at[i + 1].sign != ',')
			return;
		i += 2;
	}
	bool year = at[i].flags & TOKEN_NUMBER && at[i].end - at[i].start == 4;
	bool one = at[i].hash == WORD_ONE && at[i + 1].hash == WORD_OF;
	if (at[i].flags & TOKEN_SENTENCE || !(at[i].flags & TOKEN_WORD || year) ||
	    (at[i].classes & LEX(PRONOUN) && !one) || at[i].cue)
		return;
	uint32_t end = i;
	while (end < n->n_tokens && end - i < ROLE_MOST && at[end].sign != ',' &&
	       at[end].sign != '.' && at[end].sign != ';' && at[end].sign != '"' &&
	       !(end > i && at[end].flags & TOKEN_SENTENCE))
		end++;
	struct described d;
	if (!describe(&d, n, owner_from(n, i + year, end), end, end) || d.n_heads == 0 ||
	    !(d.person || d.body) || (d.plural && !d.body))
		return;
	if (at[d.head - 1].sign == '-' && token_capital(&at[d.head]) &&
	    !token_office(&at[d.head]))
		return; /* "Bakk, DFL-Cook" */
	/* "Huber, president Weiss said": the words belong to another name */
	if (token_capital(&at[d.core_end]) && d.core_end < end && d.end == d.core_end)
		return;
	if (d.determiner == DETERMINER_NONE && token_capital(&at[i]) &&
	    !(at[d.head].classes & (LEX(COMMON) | LEX(ROLE_NOUN) | LEX(TITLE))))
		return;
	bool whole = d.determiner == DETERMINER_NONE && d.end > d.core_end;
	if (d.end < end && (at[d.end].cue || at[d.end].classes & LEX(AUXILIARY)) &&
	    d.determiner != DETERMINER_A && !whole)
		return; /* "after Trump, the governor said": another subject */
	add_described(n, figure, w, &d, end, WORTH_ROLE);
}

/*
 * "Huber is an attorney in private practice.", "Huber, who is also head of the board,": what is
 * said of the subject with "is".
 */
static void read_copula(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	uint32_t i = w->end;
	if (at[i + 1].hash == WORD_WHO && at[i].sign == ',')
		i += 2;
	if ((at[i].hash != WORD_IS && at[i].hash != WORD_WAS) || at[i].flags & TOKEN_SENTENCE)
		return;
	if (at[w->end - 1].tail || w->flags & (NAME_OBLIQUE | NAME_ADDRESSED | NAME_QUOTED))
		return;
	i++;
	while (at[i].classes & LEX(PARTICLE) && at[i].hash != WORD_NOT)
		i++;
	uint32_t end = i;
	while (end < n->n_tokens && end - i < ROLE_MOST && !(at[end].flags & TOKEN_SENTENCE) &&
	       (!at[end].sign || at[end].sign == '-'))
		end++;
	struct described d;
	if (end == i || !describe(&d, n, i, end, i) || d.n_heads == 0 ||
	    (d.plural && !d.body) || !(d.person || d.body) ||
	    d.determiner == DETERMINER_QUANTITY)
		return;
	bool office = token_office(&at[d.head]) && at[d.core_end].hash == WORD_OF;
	if (d.determiner == DETERMINER_NONE && !office)
		return; /* "is critical of" */
	add_described(n, figure, w, &d, end, WORTH_SAID);
}

/* "the governor of the Kursk region, Roman Starovoyt, has". */
static void read_before(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	if (w->title < 3 || at[w->title - 1].sign != ',' || at[w->title].flags & TOKEN_SENTENCE)
		return;
	bool single = w->end - w->title < 2 && n->figures.at[figure].words < 2;
	char after = at[role_more_end(n, w->end)].sign;
	bool closed = after == ',' || after == '.' || after == ')' || after == '_';
	bool open = name_words(w) > 1 && !(w->flags & NAME_TITLED) &&
		    !(at[w->end].classes & LEX(CONJUNCTION)) && !at[w->end - 1].tail;
	if (!closed && !open)
		return;
	uint32_t i = w->title - 1, floor = i > ROLE_MOST ? i - ROLE_MOST : 0;
	uint32_t first = i;
	while (first > floor && at[first - 1].flags & (TOKEN_WORD | TOKEN_NUMBER) &&
	       !(at[first - 1].classes & LEX(AUXILIARY)) &&
	       !(at[first].flags & TOKEN_SENTENCE)) {
		first--;
		struct described d;
		bool opens = at[first].classes & LEX(DETERMINER) || at[first].tail ||
			     at[first].flags & TOKEN_SENTENCE;
		if (opens && describe(&d, n, first, i, i) && d.end == i && d.person &&
		    !d.plural && d.determiner != DETERMINER_QUANTITY &&
		    (closed || (d.determiner == DETERMINER_THE && d.end > d.core_end))) {
			if (single && !described_relation(n, &d))
				return; /* "a librarian in Manaus, Brazil," */
			add_described(n, figure, w, &d, i, WORTH_ROLE);
			return;
		}
	}
}

/* "The Ledger's Ada Weiss", "Ada Weiss of Ledger Watch": the body that somebody is of. */
static void read_house(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	bool owned =
		w->title > 0 && at[w->title - 1].tail && !(at[w->title].flags & TOKEN_SENTENCE);
	uint32_t i = owned ? w->title - 1 : w->end + 1;
	if (!owned && (at[w->end].hash != WORD_OF || at[w->end - 1].tail))
		return;
	if (name_words(w) < 2 || w->flags & (NAME_BODY | NAME_TITLED) ||
	    !n->figures.at[figure].person)
		return;
	i += !owned && at[i].hash == WORD_THE;
	uint32_t house = name_from(n, i);
	if (house == n->list.n || n->list.at[house].first > i)
		return;
	const struct figure *g = &n->figures.at[figure_of(n, house)];
	bool place = g->place || (!owned && !g->body && name_words(&n->list.at[house]) < 2);
	if (place || g->person >= g->body + 1)
		return;
	role_words_add(n, figure,
		       (struct role_words){.first = n->list.at[house].first,
					   .end = owned ? w->title : role_more_end(n, w->end),
					   .worth = WORTH_RELATION});
}

/* "Ada Weiss, who runs a chain of shops,": what somebody does, when nothing says what he is. */
static void read_clause(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	uint32_t i = w->end + 2, end = i;
	if ((at[w->end + 1].hash != WORD_WHO && at[w->end + 1].hash != WORD_WHICH) ||
	    at[w->end].sign != ',')
		return;
	if (!token_lower(&at[i]) || at[i].cue || at[i].classes & LEX_FUNCTION ||
	    !word_ends_in(token_str(n->d, &at[i]), "s"))
		return;
	while (end - i < MORE_MOST && !at[end].sign && !(at[end].flags & TOKEN_SENTENCE) &&
	       !(end > i && at[end].classes & LEX(PRONOUN)))
		end++;
	if (end - i > 2)
		role_words_add(n, figure,
			       (struct role_words){.first = i,
						   .end = end,
						   .body = at[i - 1].hash == WORD_WHICH,
						   .worth = WORTH_CLAUSE});
}

/* The next dash from `i` on, or `end`. */
static uint32_t dash_from(const struct names *n, uint32_t i, uint32_t end)
{
	while (i < end && n->at[i].sign != '_' && n->at[i].sign != '-')
		i++;
	return i;
}

/* "Ada Weiss -- Chief Executive Officer", "Tom Okafor -- Orla Bank -- Analyst": turns' lines.
 */
static void read_posts(struct names *n)
{
	const struct turns *x = &n->f->turns;
	for (uint32_t k = 0; k < x->n; k++) {
		const struct turn_label *l = &x->at[k].label;
		uint32_t name = name_from(n, l->first), first = l->end + 1;
		if (!l->heading || first >= l->after || name == n->list.n ||
		    n->list.at[name].first >= l->end)
			continue;
		uint32_t end = dash_from(n, first, l->after);
		struct role_words words = {.first = first, .end = end, .worth = WORTH_ROLE};
		if (end < l->after) {
			words.more = end + 1;
			words.more_end = dash_from(n, end + 1, l->after);
		}
		role_words_add(n, figure_of(n, name), words);
	}
}

void roles_read(struct names *n)
{
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		uint32_t figure = figure_of(n, i);
		roles_read_title(n, figure, w);
		roles_read_body(n, figure, w);
		read_after(n, figure, w);
		read_before(n, figure, w);
		read_copula(n, figure, w);
		read_house(n, figure, w);
		read_clause(n, figure, w);
	}
	read_posts(n);
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
