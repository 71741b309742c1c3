/* What is told of somebody before his name, and what goes on from a title behind it. */
#include "role_words.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	LEFT_MOST = 10, /* tokens of what stands before a name */
	MORE_MOST = 10, /* of what stands behind it: "of the harbour police" */
};

/* "running", "joined" do something, unless they stand behind a determiner: "his running mate".
 */
static bool acts(const struct names *n, const struct token *t)
{
	bool noun = token_office(t) && !(t[-1].classes & (LEX(AUXILIARY) | LEX(PRONOUN))) &&
		    !token_capital(&t[-1]) && t[-1].hash != WORD_TO && token_capital(&t[1]);
	bool verbal = (t->cue && !noun) ||
		      (t->classes & LEX(VERB) && !(t->classes & LEX_HUMAN)) ||
		      english_acts(token_str(n->d, t));
	return verbal && !(t[-1].classes & LEX(DETERMINER) || t[-1].tail);
}

/* May the lower-case word stand in a role? Before a title in capitals only few do: "former
 * Gov." */
static bool qualifies(const struct names *n, const struct token *t, bool titled)
{
	if (titled)
		return t->classes & (LEX_HUMAN | LEX(ORG_NOUN) | LEX(TITLE)) &&
		       !english_acts(token_str(n->d, t)) &&
		       !(t->classes & LEX(GROUP_NOUN) && word_ends_in(token_str(n->d, t), "s"));
	return !word_ends_in(token_str(n->d, t), "ly") && !acts(n, t);
}

/* A heading in capitals that runs into the title: "DEADLY EXPLOSION Turkish President". */
static bool shouts(const struct token *t)
{
	return t->flags & TOKEN_UPPER && t->classes & LEX(COMMON) && t->end - t->start > 4;
}

/* "and", "of" that join two roles or go on from one: "artist and programmer", "secretary of
 * state".
 */
static bool joins(const struct names *n, uint32_t i)
{
	uint32_t h = n->at[i].hash;
	return (h == WORD_OF || (h == WORD_AND && token_lower(&n->at[i + 1]))) && i > 0 &&
	       token_office(&n->at[i - 1]) && !n->at[i - 1].tail;
}

/* Where the name starts that goes on over the small word `i`, "of"; i: none does. */
static uint32_t name_over(const struct names *n, uint32_t i)
{
	uint32_t name = token_lower(&n->at[i]) ? name_from(n, i) : (uint32_t)n->list.n;
	return name < n->list.n && n->list.at[name].first < i ? n->list.at[name].first : i;
}

/* "of", "three" in "mother-of-three", "in" in "editor-in-chief". */
static bool whole_hyphens(const struct token *at, uint32_t i)
{
	const struct token *t = &at[i];
	if (!token_lower(t) || t->flags & TOKEN_SENTENCE)
		return false;
	bool middle = t[1].sign == '-' && t[-1].sign == '-';
	bool last = t[-1].sign == '-' && t[-2].hash == WORD_OF && t[-3].sign == '-';
	return t->flags & TOKEN_GLUED && (middle || last);
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
		if (t->sign == ')' && first - floor > 3 && at[first - 2].flags & TOKEN_UPPER &&
		    at[first - 3].sign == '(' && first < end) {
			first -= 3; /* "the Salt Party (SP) leader" */
			continue;
		}
		if (t->tail) { /* whose */
			uint32_t name = name_from(n, first - 1);
			bool named = name < n->list.n && n->list.at[name].end == first;
			return named && first < end ? n->list.at[name].first : first;
		}
		if (first == end && t->hash == WORD_OF)
			break; /* "the mayor of Ruse" is not Ruse's role */
		uint32_t body = first < end ? name_over(n, first - 1) : first - 1;
		if (body < first - 1 && body >= floor) {
			first = body; /* "Bank of Norway governor" */
			continue;
		}
		bool word = token_lower(t) &&
			    (!(t->classes & (LEX_FUNCTION | LEX(CALENDAR))) ||
			     joins(n, first - 1)) &&
			    (joins(n, first - 1) || qualifies(n, t, titled && first == end));
		bool name = token_capital(t) && first < end && !shouts(t) &&
			    (!(t->classes & LEX_FUNCTION) || t->flags & TOKEN_UPPER); /* "US" */
		word |= whole_hyphens(at, first - 1);
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
uint32_t role_more_end(const struct names *n, uint32_t i)
{
	const struct token *at = n->at;
	uint32_t from = i;
	if (at[i].sign == '(' && token_capital(&at[i + 1]) &&
	    at[i + 1].end - at[i + 1].start == 1) {
		while (i - from < MORE_MOST && at[i].sign != ')' &&
		       !(at[i + 1].flags & TOKEN_PARAGRAPH))
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
			role_add(n, figure, role_head(&n->at[i]), w->title, behind, w->first);
			human = human || role_head(&n->at[i]);
		}
	for (uint32_t i = first; i < w->title; i++) {
		bool last = i + 1 == w->title || at[i + 1].hash == WORD_OF || human ||
			    at[i + 1].sign == '-' || at[i + 1].hash == WORD_AND ||
			    at[i + 1].classes & LEX_HUMAN;
		if (at[i].sign || !token_office(&at[i]) || !last ||
		    (token_capital(&at[i]) && !(at[i].classes & LEX(TITLE))))
			continue;
		role_add(n, figure, role_head(&n->at[i]), first, behind, w->first);
		g->person += 3;
		if (!g->gender)
			g->gender = gender_of(at[i].classes);
		*relation = !human && at[i].classes & LEX(RELATION_NOUN);
		human = true;
	}
	return human;
}

/*
 * "council members Ada Weiss and Bo Lund": a plural of people right before the name, without
 * its s what each of them is.
 */
static bool one_of_several(const struct names *n, const struct name *w)
{
	const struct token *t = &n->at[w->title - (w->title > 0)];
	uint64_t several = LEX(PERSON_NOUN) | LEX(GROUP_NOUN);
	return (t->classes & several) == several && !(t->classes & LEX(ORG_NOUN)) &&
	       w->title == w->first && name_words(w) > 1 && token_lower(t) && !t->tail &&
	       english_plural(token_str(n->d, t)) && !word_ends_in(token_str(n->d, t), "es") &&
	       !(w->flags & NAME_BODY) && !(n->at[w->title].flags & TOKEN_SENTENCE);
}

/* "Ukrainian President", "senior researcher", "former secretary of state" before the name. */
void roles_read_title(struct names *n, uint32_t figure, const struct name *w)
{
	uint32_t first = phrase_start(n, w->title, w->title < w->first);
	uint32_t behind = w->end; /* "Sen. Ann Poole of Ohio" */
	bool relation, several = one_of_several(n, w);
	if (n->at[behind].hash == WORD_OF && token_capital(&n->at[behind + 1]))
		behind += 2;
	if (!add_nouns(n, figure, w, first, behind, &relation) && !several)
		return;
	if (w->flags & NAME_BODY)
		return;
	bool own = w->title < w->first;
	role_words_add(n, figure,
		       (struct role_words){
			       .first = first,
			       .end = w->first,
			       .several = several,
			       .more = w->end,
			       .more_end = own ? role_more_end(n, w->end) : w->end,
			       .worth = w->flags & NAME_HEADLINE ? WORTH_CLAUSE
					: relation               ? WORTH_RELATION
								 : WORTH_ROLE,
		       });
}

bool name_behind_body(const struct token *at, uint32_t name)
{
	const struct token *before = &at[name] - 2;
	if (name < 3)
		return false;
	if (before->classes & LEX(DETERMINER)) {
		uint32_t h = at[name - 1].hash; /* not "of the firm Laura Ashley" */
		if (h != WORD_SENATE && h != WORD_HOUSE && h != WORD_PARLIAMENT)
			return false;
		before--;
	}
	return before->hash == WORD_OF || before->hash == WORD_IN;
}

/* "school newspaper The Ledger", "the carrier Savaline": what a body is. */
void roles_read_body(struct names *n, uint32_t figure, const struct name *w)
{
	uint32_t end = w->title;
	if (end > 1 && n->at[end - 1].hash == WORD_THE && token_capital(&n->at[end - 1]))
		end--;
	const struct token *t = &n->at[end] - 1;
	if (!(t->classes & LEX(ORG_NOUN)) || !token_lower(t) || t->tail || token_office(t))
		return;
	if (w->flags & NAME_GIVEN && name_behind_body(n->at, end))
		return; /* "member of parliament Ann Roe" */
	if (!(n->at[w->title].flags & TOKEN_SENTENCE) && w->title == w->first)
		role_words_add(n, figure,
			       (struct role_words){.first = phrase_start(n, end, false),
						   .end = end,
						   .body = true,
						   .worth = WORTH_ROLE});
}
