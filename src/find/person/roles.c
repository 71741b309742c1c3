/* Who has which role in the article: titles, appositions, ages. */
#include "describe.h"
#include "role_words.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	ROLE_MOST = 24, /* tokens of an apposition */
	LEFT_MOST = 10, /* of what stands before a name */
	MORE_MOST = 10, /* of what stands behind it: "of the harbour police" */
};

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
		bool noun =
			t->classes & LEX_HUMAN || t[-1].classes & LEX(DETERMINER) || t[-1].tail;
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
			  const struct described *d, uint32_t limit)
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
	bool whose = d->determiner == DETERMINER_OWNED && d->n_words == 0;
	role_words_add(n, figure,
		       (struct role_words){
			       .first = first_of(n, d),
			       .end = phrase_end(n, d->end, limit),
			       .body = !d->person,
			       .worth = w->flags & NAME_HEADLINE ? WORTH_CLAUSE
					: whose                  ? WORTH_RELATION
								 : WORTH_ROLE,
		       });
}

/* "running", "joined" do something, unless they stand behind a determiner: "his running mate".
 */
static bool acts(const struct names *n, const struct token *t)
{
	bool verbal = t->cue || (t->classes & LEX(VERB) && !(t->classes & LEX_HUMAN)) ||
		      english_acts(token_str(n->d, t));
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

/* A noun for what one person is: "mayor", "Gov.", "MP"; also before its hyphen:
 * "president-elect".
 */
static bool names_person(const struct token *t)
{
	if (t->flags & TOKEN_GLUED && t[-1].sign == '-' && t[-1].flags & TOKEN_GLUED &&
	    !(t->classes & (LEX_HUMAN | LEX(TITLE))))
		t -= 2;
	return t->classes & LEX(ROLE_NOUN) ||
	       (t->classes & (LEX(TITLE) | LEX_HUMAN) && !(t->classes & LEX(GROUP_NOUN)));
}

/* "and", "of" that join two roles or go on from one: "artist and programmer", "secretary of
 * state".
 */
static bool joins(const struct names *n, uint32_t i)
{
	uint32_t h = n->at[i].hash;
	return (h == WORD_OF || (h == WORD_AND && token_lower(&n->at[i + 1]))) && i > 0 &&
	       names_person(&n->at[i - 1]) && !n->at[i - 1].tail;
}

/*
 * Where the noun phrase begins that ends before token `end`; `titled`: a title in capitals
 * stands there. With whose it is: "BC Hydro's president".
 */
static uint32_t phrase_start(const struct names *n, uint32_t end, bool titled)
{
	const struct token *at = n->at;
	uint32_t first = end, floor = first > LEFT_MOST ? first - LEFT_MOST : 0;
	while (first > floor && !(at[first].flags & TOKEN_SENTENCE)) {
		const struct token *t = &at[first - 1];
		if (t->tail) { /* whose */
			uint32_t name = name_from(n, first - 1);
			bool named = name < n->list.n && n->list.at[name].end == first;
			return named && first < end ? n->list.at[name].first : first;
		}
		if (first == end && t->hash == WORD_OF)
			break; /* "the mayor of Ruse" is not Ruse's role */
		bool word = token_lower(t) &&
			    (!(t->classes & (LEX_FUNCTION | LEX(CALENDAR))) ||
			     joins(n, first - 1)) &&
			    (joins(n, first - 1) || qualifies(n, t, titled && first == end));
		bool name = token_capital(t) && first < end && !shouts(t) &&
			    (!(t->classes & LEX_FUNCTION) || t->flags & TOKEN_UPPER); /* "US" */
		bool hyphen = t->sign == '-' && t->flags & TOKEN_GLUED;
		bool number =
			t->flags & TOKEN_NUMBER && at[first].sign == '-'; /* "34-year-old" */
		if (!word && !name && !hyphen && !number)
			break;
		first--;
	}
	return first;
}

/* What goes on from a title behind the name: "of Ohio", "of the harbour police", "(R-Va.)". */
static uint32_t more_end(const struct names *n, uint32_t i)
{
	const struct token *at = n->at;
	uint32_t from = i;
	if (at[i].sign == '(' && token_capital(&at[i + 1]) &&
	    at[i + 1].end - at[i + 1].start == 1) {
		while (i - from < MORE_MOST && at[i].sign != ')')
			i++;
		return at[i].sign == ')' ? i + 1 : from;
	}
	if (at[i].hash != WORD_OF && at[i].hash != WORD_FROM)
		return from;
	for (i++; i - from < MORE_MOST && !(at[i].flags & TOKEN_SENTENCE); i++) {
		const struct token *t = &at[i];
		if (!(t->flags & TOKEN_WORD) && t->sign != '-')
			break;
		if (t->hash == WORD_THE || (t->hash == WORD_OF && i > from + 1))
			continue;
		if (t->classes & (LEX_FUNCTION | LEX(CALENDAR)) || (t->cue && token_lower(t)) ||
		    (token_lower(t) && t->classes & LEX(VERB)))
			break;
	}
	return i;
}

/* The nouns for a person in [first, end) before a name: its roles; does one only say whose? */
static bool add_nouns(struct names *n, uint32_t figure, const struct name *w, uint32_t first,
		      uint32_t behind, bool *relation)
{
	struct figure *g = &n->figures.at[figure];
	const struct token *at = n->at;
	bool human = false;
	*relation = false;
	for (uint32_t i = w->title; i < w->first; i++)
		if (at[i].classes & (LEX(TITLE) | LEX_HUMAN | LEX(ROLE_NOUN))) {
			add_role(n, figure, role_head(&n->at[i]), w->title, behind, w->first);
			human = human || role_head(&n->at[i]);
		}
	for (uint32_t i = first; i < w->title; i++) {
		bool last = i + 1 == w->title || at[i + 1].hash == WORD_OF || human ||
			    at[i + 1].sign == '-' || at[i + 1].hash == WORD_AND ||
			    at[i + 1].classes & LEX_HUMAN;
		if (at[i].sign || !names_person(&at[i]) || !last ||
		    (token_capital(&at[i]) && !(at[i].classes & LEX(TITLE))))
			continue;
		add_role(n, figure, role_head(&n->at[i]), first, behind, w->first);
		g->person += 3;
		if (!g->gender)
			g->gender = gender_of(at[i].classes);
		*relation = !human && at[i].classes & LEX(RELATION_NOUN);
		human = true;
	}
	return human;
}

/* "Ukrainian President", "senior researcher", "former secretary of state" before the name. */
static void read_title(struct names *n, uint32_t figure, const struct name *w)
{
	uint32_t first = phrase_start(n, w->title, w->title < w->first);
	uint32_t behind = w->end; /* "Sen. Ann Poole of Ohio" */
	bool relation;
	if (n->at[behind].hash == WORD_OF && token_capital(&n->at[behind + 1]))
		behind += 2;
	if (!add_nouns(n, figure, w, first, behind, &relation) || w->flags & NAME_BODY)
		return;
	bool own = w->title < w->first;
	role_words_add(n, figure,
		       (struct role_words){
			       .first = first,
			       .end = w->first,
			       .more = w->end,
			       .more_end = own ? more_end(n, w->end) : w->end,
			       .worth = w->flags & NAME_HEADLINE ? WORTH_CLAUSE
					: relation               ? WORTH_RELATION
								 : WORTH_ROLE,
		       });
}

/* "school newspaper The Ledger", "the carrier Savaline": what a body is. */
static void read_body(struct names *n, uint32_t figure, const struct name *w)
{
	uint32_t end = w->title;
	if (end > 1 && n->at[end - 1].hash == WORD_THE && token_capital(&n->at[end - 1]))
		end--;
	if (end < 1 || n->at[w->title].flags & TOKEN_SENTENCE || w->title < w->first)
		return;
	const struct token *t = &n->at[end - 1];
	if (token_lower(t) && !t->tail && t->classes & LEX(ORG_NOUN) && !names_person(t))
		role_words_add(n, figure,
			       (struct role_words){.first = phrase_start(n, end, false),
						   .end = end,
						   .body = true,
						   .worth = WORTH_ROLE});
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
	    (d.plural && !d.body))
		return;
	if (at[d.head - 1].sign == '-' && token_capital(&at[d.head]) &&
	    !names_person(&at[d.head]))
		return; /* "Bakk, DFL-Cook" */
	/* "Huber, president Weiss said": the words belong to another name */
	if (token_capital(&at[d.core_end]) && d.core_end < end && d.end == d.core_end)
		return;
	if (d.determiner == DETERMINER_NONE && token_capital(&at[i]) &&
	    !(at[d.head].classes & (LEX(COMMON) | LEX(ROLE_NOUN) | LEX(TITLE))))
		return;
	if (d.end < end && (at[d.end].cue || at[d.end].classes & LEX(AUXILIARY)) &&
	    d.determiner != DETERMINER_A)
		return; /* "after Trump, the governor said": another subject */
	add_described(n, figure, w, &d, end);
}

/*
 * "Huber is an attorney in private practice.", "Huber, who is also head of the board,": what is
 * said of the subject with "is".
 */
static void read_copula(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	uint32_t i = w->end;
	if (at[i - 1].tail || w->flags & (NAME_OBLIQUE | NAME_ADDRESSED | NAME_QUOTED))
		return;
	if (at[i].sign == ',' && at[i + 1].hash == WORD_WHO)
		i += 2;
	if ((at[i].hash != WORD_IS && at[i].hash != WORD_WAS) || at[i].flags & TOKEN_SENTENCE)
		return;
	i++;
	while (at[i].classes & LEX(PARTICLE) && at[i].hash != WORD_NOT)
		i++;
	uint32_t end = i;
	while (end < n->n_tokens && end - i < ROLE_MOST && !(at[end].flags & TOKEN_SENTENCE) &&
	       (!at[end].sign || at[end].sign == '-'))
		end++;
	struct described d;
	if (end == i || !describe(&d, n, i, end, i) || d.n_heads == 0 || d.plural ||
	    !(d.person || d.body) || d.determiner == DETERMINER_QUANTITY)
		return;
	bool office = names_person(&at[d.head]) && at[d.core_end].hash == WORD_OF;
	if (d.determiner == DETERMINER_NONE && !office)
		return; /* "is critical of" */
	add_described(n, figure, w, &d, end);
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
		bool opens = at[first].classes & LEX(DETERMINER) || at[first].tail ||
			     at[first].flags & TOKEN_SENTENCE;
		if (opens && describe(&d, n, first, i, i) && d.end == i && d.person &&
		    !d.plural && d.determiner != DETERMINER_QUANTITY) {
			add_described(n, figure, w, &d, i);
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
	if (name_words(w) < 2 || w->flags & (NAME_BODY | NAME_TITLED) ||
	    !n->figures.at[figure].person)
		return;
	if (!owned && (at[w->end].hash != WORD_OF || at[w->end - 1].tail))
		return;
	i += !owned && at[i].hash == WORD_THE;
	uint32_t house = name_from(n, i);
	if (house == n->list.n || n->list.at[house].first > i)
		return;
	const struct figure *g = &n->figures.at[figure_of(n, house)];
	if (g->place || g->person >= g->body + 1)
		return;
	role_words_add(n, figure,
		       (struct role_words){.first = n->list.at[house].first,
					   .end = owned ? w->title : more_end(n, w->end),
					   .worth = WORTH_RELATION});
}

/* "Ada Weiss, who runs a chain of shops,": what somebody does, when nothing says what he is. */
static void read_clause(struct names *n, uint32_t figure, const struct name *w)
{
	const struct token *at = n->at;
	uint32_t i = w->end + 2, end = i;
	if (at[w->end].sign != ',' ||
	    !(at[w->end + 1].hash == WORD_WHO || at[w->end + 1].hash == WORD_WHICH))
		return;
	if (!token_lower(&at[i]) || at[i].cue || at[i].classes & LEX_FUNCTION ||
	    !(word_ends_in(token_str(n->d, &at[i]), "s") ||
	      word_ends_in(token_str(n->d, &at[i]), "ed")))
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

void roles_read(struct names *n)
{
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		uint32_t figure = figure_of(n, i);
		read_title(n, figure, w);
		read_body(n, figure, w);
		read_after(n, figure, w);
		read_before(n, figure, w);
		read_copula(n, figure, w);
		read_house(n, figure, w);
		read_clause(n, figure, w);
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
