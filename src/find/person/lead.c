/* A mention, word by word: what phrase it is of, and to which party that leads. */
#include "antecedent.h"
#include "issuer.h"
#include "joint.h"
#include "role_words.h"
#include "whole.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

enum { MENTION_MOST = 60 }; /* tokens */

/* ---- names in phrases -------------------------------------------------------------------- */

static bool owned_body(const struct names *n, const struct name *w, uint32_t first)
{
	const struct token *t = &n->at[w->first];
	return w->end - w->first == 1 && w->first > first && t->classes & LEX(COMMON) &&
	       t->classes & LEX_BODY && t[-1].tail;
}

/* "the council's Mayor Anna Holt": the person whose name ends the phrase, behind whose he is.
 */
static uint32_t owned_person(const struct names *n, uint32_t first, uint32_t end)
{
	uint32_t name = name_from(n, end - 1);
	if (name == n->list.n || n->list.at[name].end != end)
		return NOBODY;
	const struct name *w = &n->list.at[name];
	bool person = w->flags & (NAME_TITLED | NAME_GIVEN) && !(w->flags & NAME_BODY);
	return person && name_words(w) > 1 && w->title > first && n->at[w->title - 1].tail
		       ? name
		       : NOBODY;
}

/* The name that the phrase [first, end) is about: "spokesman Wade Huber", "Huber, a
 * researcher". */
static uint32_t name_meant(const struct people *p, uint32_t first, uint32_t end)
{
	const struct names *n = &p->names;
	uint32_t name = owned_person(n, first, end), last = NOBODY, i = first;
	if (name != NOBODY)
		return name;
	name = name_from(n, first);
	for (; i < end; i++) {
		const struct token *t = &n->at[i];
		while (name < n->list.n && n->list.at[name].end <= i)
			name++;
		if (name < n->list.n && n->list.at[name].title <= i) {
			last = name;
			i = n->list.at[name].end - 1;
			continue;
		}
		if (!(t->flags & (TOKEN_WORD | TOKEN_NUMBER)) && t->sign != '-' &&
		    t->sign != '"')
			break;
		if (i > first && t->classes & (LEX(PREPOSITION) | LEX(CONJUNCTION)) &&
		    !(t->classes & LEX_HUMAN) && t[-1].sign != '-') /* "mother-of-two Ada" */
			break;
		if (t->hash == WORD_WHO || t->hash == WORD_THAT)
			break;
	}
	if (last != NOBODY && owned_body(n, &n->list.at[last], first))
		return NOBODY; /* "the Sheriff's Office" */
	if (last != NOBODY && whole_compound(n, n->list.at[last].end, end))
		last = NOBODY; /* "Washington-based analysts" */
	if (last != NOBODY && !n->at[n->list.at[last].end - 1].tail) {
		uint32_t after = n->list.at[last].end;
		if (after >= i || !token_lower(&n->at[after]) ||
		    (n->at[after].cue && !token_person(&n->at[after])) ||
		    n->at[after].classes & (LEX(AUXILIARY) | LEX(PARTICLE) | LEX(PRONOUN)))
			return last;
	}
	if (last != NOBODY && n->list.at[last].end == end) /* "Trump's" alone */
		return last;
	/* "the governor of the Kursk region, Roman Starovoyt" */
	while (i < end && n->at[i].sign != ',' && !(n->at[i].hash == WORD_WHO))
		i++;
	if (i + 1 >= end || n->at[i].sign != ',')
		return NOBODY;
	name = name_from(n, i);
	if (name < n->list.n && n->list.at[name].title == i + 1 &&
	    (n->list.at[name].end >= end ||
	     n->at[role_more_end(n, n->list.at[name].end)].sign == ','))
		return name;
	return NOBODY;
}

/* ---- pronouns ---------------------------------------------------------------------------- */

/* "Alan Weiss, a dentist from Englewood, New Jersey, who said": not the place. */
static uint32_t person_before(const struct names *n, uint32_t name)
{
	uint32_t first = n->list.at[name].first;
	if (!n->figures.at[figure_of(n, name)].place)
		return name;
	for (uint32_t k = name; k-- > 0;) {
		uint32_t other = n->list.at[k].first;
		if (n->at[other].sentence != n->at[first].sentence ||
		    first - other > WINDOW_TOKENS)
			break;
		if (n->figures.at[figure_of(n, k)].kind == FIGURE_PERSON)
			return k;
	}
	return name;
}

/* "number" of "the number who said": those who did, not the number. */
static bool tells_how_many(uint32_t h)
{
	return h == WORD_NUMBER || h == WORD_SHARE || h == WORD_PERCENTAGE ||
	       h == WORD_PROPORTION;
}

/*
 * "A trader in Mumbai, who", "a spokesman for Lund Oil who": what is said more of in the tokens
 * [first, end), which are no person's name.
 */
static bool describe_whole(const struct names *n, uint32_t first, uint32_t end,
			   struct described *d)
{
	enum { BACK = 6 };
	uint32_t i = first;
	if (!i || !(n->at[i - 1].classes & LEX(PREPOSITION)))
		return false;
	while (i > 0 && first - i < BACK && !(n->at[i].flags & TOKEN_SENTENCE) &&
	       n->at[i - 1].flags & TOKEN_WORD && !(n->at[i].classes & LEX(DETERMINER)))
		i--;
	return n->at[i].classes & LEX(DETERMINER) && describe(d, n, i, end, end) &&
	       d->end == end;
}

/* The name that a phrase from token i on is an apposition to: "Ada Orr, a clerk"; NOBODY. */
static uint32_t name_apposed(const struct names *n, uint32_t i)
{
	return i > 1 && n->at[i - 1].sign == ',' ? name_ending(n, i - 1) : NOBODY;
}

/*
 * "Brandt wastes money and is a cheat, liar and | bully who": the name that opens a sentence
 * which tells what its bearer is, where the last of a list stands at token i; NOBODY.
 */
static uint32_t name_told_of(const struct names *n, uint32_t i)
{
	enum { BACK = 24 };
	const struct token *at = n->at;
	uint32_t k = i, last = i > 0 ? at[i - 1].hash : 0;
	if (last != WORD_AND || at[i].classes & LEX(DETERMINER))
		return NOBODY;
	while (k > 0 && i - k < BACK && !(at[k].flags & TOKEN_SENTENCE) &&
	       !english_be(at[k].hash) && !at[k].cue)
		k--;
	if (!english_be(at[k].hash) || !(at[k + 1].classes & LEX(DETERMINER)))
		return NOBODY;
	while (k > 0 && i - k < 2 * BACK && !(at[k].flags & TOKEN_SENTENCE) &&
	       at[k - 1].sign != ':')
		k--;
	uint32_t name = name_from(n, k);
	return name < n->list.n && n->list.at[name].title == k ? name : NOBODY;
}

/* The phrase that a relative pronoun at `token` belongs to. */
static uint32_t lead_relative(struct people *p, uint32_t token, enum link_kind *how)
{
	const struct names *n = &p->names;
	uint32_t end = token, first;
	while (end > 0 && !(n->at[end].flags & TOKEN_SENTENCE) &&
	       !(n->at[end - 1].flags & TOKEN_WORD))
		end--;
	if (end == 0 || n->at[end].flags & TOKEN_SENTENCE)
		return NOBODY;
	first = end;
	while (first > 0 && end - first < 10) {
		const struct token *t = &n->at[first - 1];
		bool inside = t->flags & TOKEN_WORD && !t->cue &&
			      (!(t->classes & (LEX(PREPOSITION) | LEX(AUXILIARY) |
					       LEX(CONJUNCTION) | LEX(PRONOUN))) ||
			       t->hash == WORD_OF || t->classes & LEX_HUMAN ||
			       token_capital(t) || t->hash == WORD_ONE);
		if (!inside)
			break;
		first--;
		if (t->flags & TOKEN_SENTENCE ||
		    (t->classes & LEX(DETERMINER) &&
		     !(first > 0 && n->at[first - 1].hash == WORD_OF)))
			break;
	}
	if (first == end)
		return NOBODY;
	*how = LINK_PRONOUN;
	struct described d;
	enum link_kind inner;
	uint32_t name = name_meant(p, first, end);
	if (name != NOBODY) {
		bool who = n->at[token].hash == WORD_WHO;
		name = who ? person_before(n, name) : name;
		const struct figure *g = &n->figures.at[figure_of(n, name)];
		bool within = who ? g->kind != FIGURE_PERSON : g->place;
		bool whole = within && describe_whole(n, first, end, &d) &&
			     (who ? d.person : d.body);
		uint32_t apposed = whole ? name_apposed(n, d.first) : NOBODY;
		if (whole && apposed == NOBODY)
			return people_described(p, &d, &inner);
		name = whole ? apposed : name;
	}
	if (name != NOBODY)
		return people_party(p, figure_of(n, name));
	bool found = describe(&d, n, first, end, end);
	for (uint32_t i = first; found && !d.person && i < end;
	     i++) /* "the anger of residents who" */
		if (n->at[i].hash == WORD_OF)
			found = describe(&d, n, i + 1, end, end);
	if (found && tells_how_many(n->at[d.core_end - 1].hash)) {
		*how = LINK_NEW;
		return people_fixed(p, "some people");
	}
	name = found && !d.plural ? name_told_of(n, first) : NOBODY;
	if (name != NOBODY)
		return people_party(p, figure_of(n, name));
	return found ? people_described(p, &d, &inner) : NOBODY;
}

/*
 * Who tells the story, when others call him by a name that the story itself never makes act:
 * index + 1 of the figure, 0 nobody.
 */
static uint32_t called_narrator(const struct people *p)
{
	const struct names *n = &p->names;
	uint32_t best = 0;
	int32_t most = 1;
	int32_t *calls = ARENA_ARRAY(p->f->scratch, n->figures.n + 1, int32_t);
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		if (w->flags & NAME_CALLED)
			calls[figure_of(n, i)]++;
		else if (!(w->flags & NAME_QUOTED) && w->flags & (NAME_ACTS | NAME_FRONT))
			calls[figure_of(n, i)] = INT32_MIN; /* no calls outweigh it */
	}
	for (uint32_t i = 0; i < n->figures.n; i++)
		if (calls[i] > most && n->figures.at[i].kind != FIGURE_ORGANIZATION) {
			most = calls[i];
			best = i + 1;
		}
	return best;
}

/* Who tells the story: "I", by a name if others call him by one. */
static uint32_t lead_narrator(struct people *p)
{
	if (!p->narrator) {
		uint32_t figure = called_narrator(p);
		uint32_t party =
			figure ? people_party(p, figure - 1) : people_fixed(p, "the narrator");
		p->narrator = party + 1;
	}
	return p->narrator - 1;
}

static uint32_t lead_narrators(struct people *p)
{
	if (!p->narrators)
		p->narrators = people_fixed(p, "we") + 1;
	return p->narrators - 1;
}

/* One-word mentions that name nobody. False: it is no pronoun. */
static bool lead_pronoun(struct people *p, uint32_t i, enum link_kind *how, uint32_t *party)
{
	const struct token *t = &p->names.at[i];
	*how = LINK_PRONOUN;
	*party = NOBODY;
	switch (english_pronoun_means(t->hash)) {
	case PRONOUN_HE:
		*party = link_person(p, i, GENDER_MALE, NULL);
		return true;
	case PRONOUN_SHE:
		*party = link_person(p, i, GENDER_FEMALE, NULL);
		return true;
	case PRONOUN_THEY:
		*party = link_group(p, i);
		return true;
	case PRONOUN_IT:
		*party = link_body(p, i);
		return true;
	case PRONOUN_RELATIVE:
		*party = lead_relative(p, i, how);
		return true;
	case PRONOUN_I:
		*party = lead_narrator(p);
		return true;
	case PRONOUN_WE:
		*party = lead_narrators(p);
		return true;
	default:
		return t->classes & LEX(PRONOUN);
	}
}

/* "The Italian", alone: one of that country, as "the 34-year-old" is one of that age. */
static bool describe_national(const struct people *p, uint32_t first, uint32_t end,
			      struct described *d)
{
	const struct token *people = &p->names.at[end - 1];
	if (end - first != 2 || people[-1].hash != WORD_THE || people->tail ||
	    token_capital(&people[1]) || english_may_be_plural(token_str(p->f->d, people)) ||
	    english_whole_people(token_str(p->f->d, people)) ||
	    names_place(p->f->places, &people->hash, 1) || /* "the Vatican" */
	    !names_people(p->f->places, &people->hash, 1))
		return false;
	*d = (struct described){.first = first,
				.end = end,
				.core_end = end,
				.head = end - 1,
				.heads = {people->hash},
				.n_heads = 1,
				.determiner = DETERMINER_THE,
				.person = true,
				.old = true};
	return true;
}

/* ---- mentions ---------------------------------------------------------------------------- */

/* May a pronoun that means nobody known be a speaker? "he", "others"; not "which", "no one". */
static bool may_stand(const struct token *t)
{
	uint32_t h = t->hash;
	bool none = english_means_none(h) || (h == WORD_ONE && t[-1].hash == WORD_NO);
	return !none && !english_relative(h) && h != WORD_IT && h != WORD_ITS && h != WORD_THIS;
}

/* A pronoun for nobody who is known speaks for itself, as a share does. */
static uint32_t new_itself(struct people *p, uint32_t first, uint32_t end)
{
	uint32_t h = p->names.at[first].hash;
	struct described d = {.first = first,
			      .end = end,
			      .heads = {h},
			      .n_heads = 1,
			      .person = true,
			      .one_of = true,
			      .plural = h != WORD_HE && h != WORD_SHE && h != WORD_ONE};
	uint32_t both = joint_again(p, &d);
	return both == NOBODY ? people_new(p, &d) : both;
}

/* "a friend of the victim": does it end with another person, whose a name behind it may be? */
static bool ends_with_person(const struct names *n, const struct described *d)
{
	bool determined = false;
	for (uint32_t i = d->core_end; i < d->end; i++)
		determined = determined || n->at[i].classes & LEX(DETERMINER);
	return determined &&
	       (token_person(&n->at[d->end - 1]) ||
		(token_lower(&n->at[d->end - 1]) && n->at[d->end - 1].classes & LEX(TITLE)));
}

/*
 * "A spokesman for the union, Peter Okafor, said", "another student, the rower Ida Moss.": the
 * name of one who is described first.
 */
static uint32_t name_behind(const struct names *n, const struct described *d)
{
	enum { WORDS = 4 };
	uint32_t i = d->end + 1, name = name_from(n, i);
	uint32_t title = name < n->list.n ? n->list.at[name].title : i;
	bool article = n->at[i].classes & LEX(DETERMINER);
	while (i < title && i <= d->end + WORDS && token_lower(&n->at[i]) &&
	       !(n->at[i].classes & LEX(PREPOSITION)) && (article || token_person(&n->at[i])))
		i++; /* ", advocate Ada Orr,", ", the retired teacher Ada Orr," */
	if (d->plural || !d->person || n->at[d->end].sign != ',' || name == n->list.n ||
	    ends_with_person(n, d))
		return NOBODY;
	const struct name *w = &n->list.at[name];
	const struct figure *g = &n->figures.at[figure_of(n, name)];
	const struct token *last = &n->at[w->end - 1];
	char sign = n->at[role_more_end(n, w->end)].sign;
	bool closed =
		(sign == ',' || sign == '.') && !last->tail && !(last->classes & LEX_BODY);
	bool told = last->classes & LEX_GIVEN && last[2].cue; /* "Her deputy, Olav, said" */
	bool several = name_words(w) > 1 || described_relation(n, d) || told;
	if (w->title != i || !several || !closed || g->place || g->kind == FIGURE_ORGANIZATION)
		return NOBODY;
	return name;
}

/* "An interview with Ada Orr", "a conversation with her": the name of who is asked; NOBODY. */
static uint32_t name_interviewed(const struct names *n, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i + 2 < end; i++) {
		uint32_t h = n->at[i].hash;
		bool talk = h == WORD_INTERVIEW || h == WORD_CONVERSATION;
		uint32_t name = talk && n->at[i + 1].hash == WORD_WITH ? name_from(n, i + 2)
								       : (uint32_t)n->list.n;
		if (name < n->list.n && n->list.at[name].end <= end)
			return name;
	}
	return NOBODY;
}

/* The people of whose sort the tokens [first, *end) tell, which are made all of them. */
static uint32_t lead_sort(struct people *p, uint32_t first, uint32_t *end, enum link_kind *how)
{
	const struct names *n = &p->names;
	struct described d;
	uint32_t all = whole_sorts(n, first, *end);
	if (all == *end || !describe(&d, n, all - 1, all, all))
		return NOBODY;
	d.first = first;
	*end = all;
	return people_described(p, &d, how);
}

/* The last party that was told of as one of a sort, "one user", "a resident"; NOBODY. */
static uint32_t one_before(const struct people *p, uint32_t token)
{
	enum { SOURCES = 4, PARAGRAPHS = 3 };
	const struct names *n = &p->names;
	for (size_t i = p->sources.n, seen = 0; i-- > 0 && seen < SOURCES; seen++) {
		const struct led_mention *s = &p->sources.at[i];
		const struct party *q = &p->parties.at[s->party];
		if (s->token >= token)
			continue;
		if (n->at[token].paragraph - n->at[s->token].paragraph > PARAGRAPHS)
			break;
		if (q->figure == NOBODY && !q->fixed && q->what.determiner == DETERMINER_A &&
		    !q->what.alone && q->what.core_end > q->what.first + 1)
			return s->party;
	}
	return NOBODY;
}

/* "Another said": another of the sort that was told of before, of whom no more is known. */
static uint32_t lead_another(struct people *p, uint32_t token)
{
	const struct names *n = &p->names;
	uint32_t one = one_before(p, token);
	if (one == NOBODY)
		return people_fixed(p, "someone else");
	const struct described *d = &p->parties.at[one].what;
	uint32_t end = d->one_of ? d->end : d->core_end;
	struct span sort = {n->at[d->first + 1].start, n->at[end - 1].end};
	struct str words = str_slice(find_spelling(p->f), sort);
	return people_fixed(
		p, arena_printf(p->f->keep, "another %.*s", (int)words.n, words.at).at);
}

/* Whom a single word means that is no noun: "she", "another", "many". False: it is one. */
static bool lead_word(struct people *p, uint32_t first, enum link_kind *how, uint32_t *party)
{
	const struct names *n = &p->names;
	if (whole_counts(n, first))
		return false;
	if (n->at[first].hash == WORD_Q_AND_A) { /* what the article is, nobody who speaks */
		*party = NOBODY;
		return true;
	}
	if (n->at[first].hash == WORD_ANOTHER) {
		struct described d = {.first = first,
				      .core_end = first + 1,
				      .end = first + 1,
				      .person = true};
		uint32_t name = name_behind(n, &d); /* "Another, Ada Orr, said" */
		if (name != NOBODY) {
			*how = LINK_NAME;
			*party = people_party(p, figure_of(n, name));
			return true;
		}
		*how = LINK_NEW;
		*party = lead_another(p, first);
		return true;
	}
	if (!lead_pronoun(p, first, how, party))
		return false;
	if (*party == NOBODY && may_stand(&n->at[first])) {
		*how = LINK_NEW;
		*party = new_itself(p, first, first + 1);
	}
	return true;
}

/* "His statement", "its press release": whose it is; NOBODY. */
static uint32_t owner_of_statement(struct people *p, const struct described *d)
{
	uint32_t h = p->names.at[d->owner].hash;
	if (!issuer_owned(&p->names, d))
		return NOBODY;
	return h == WORD_ITS   ? link_body(p, d->owner)
	       : h == WORD_HIS ? link_person(p, d->owner, GENDER_MALE, NULL)
	       : h == WORD_HER ? link_person(p, d->owner, GENDER_FEMALE, NULL)
			       : NOBODY;
}

/* Whose the statement is that the phrase tells of; NOBODY: it is none, or nobody's. */
static uint32_t lead_statement(struct people *p, const struct described *d, enum link_kind *how)
{
	uint32_t party = issuer_of(p, d);
	if (party == NOBODY)
		party = owner_of_statement(p, d);
	if (party != NOBODY)
		*how = LINK_DESCRIPTION;
	return party;
}

/* The party that the phrase around the tokens [*first, *end) describes; they are made all of
 * it.
 */
static uint32_t lead_described(struct people *p, uint32_t *first, uint32_t *end,
			       enum link_kind *how)
{
	struct names *n = &p->names;
	struct described d;
	uint32_t name, party;
	*first = whole_determiner(n, *first);
	*end = whole_noun(n, *first, *end);
	if (n->at[*first].hash == WORD_NO)
		return NOBODY; /* "no group has admitted" */
	if (!whole_phrase(n, *first, *end, &d))
		return NOBODY;
	if (d.end > *end)
		*end = d.end;
	name = name_interviewed(n, *first, *end);
	if (name == NOBODY)
		name = name_behind(n, &d);
	if (name != NOBODY) {
		*how = LINK_NAME;
		*end = n->list.at[name].end;
		return people_party(p, figure_of(n, name));
	}
	party = lead_statement(p, &d, how);
	if (party == NOBODY)
		party = joint_described(p, &d, first, *end);
	if (party != NOBODY)
		return party;
	party = people_described(p, &d, how);
	uint32_t figure = p->parties.at[party].figure;
	if (*how == LINK_DESCRIPTION && figure != NOBODY)
		role_words_add(n, figure,
			       (struct role_words){.first = d.first,
						   .end = d.end,
						   .body = !d.person,
						   .worth = WORTH_ROLE});
	return party;
}

/* The party that the tokens [*first, *end) mean; they are made the whole phrase. */
static uint32_t lead(struct people *p, uint32_t *first, uint32_t *end, enum link_kind *how)
{
	struct names *n = &p->names;
	uint32_t party;
	*first = whole_sort(n, *first);
	if (*end - *first > 1 && n->at[*end].hash == WORD_TO && token_lower(&n->at[*first]) &&
	    word_ends_in(token_str(n->d, &n->at[*first]), "ing"))
		++*first; /* "leading officials to ask" */
	if (*end - *first == 1 && lead_word(p, *first, how, &party))
		return party;
	if (describe_share(n, *first, end)) {
		*how = LINK_NEW;
		return new_itself(p, *first, *end);
	}
	*first = whole_start(n, *first);
	*end = whole_noun(n, *first, *end);
	struct described d;
	uint32_t start = whole_determiner(n, *first);
	if (describe_national(p, start, *end, &d)) {
		*first = start;
		return people_described(p, &d, how);
	}
	party = lead_sort(p, *first, end, how);
	if (party != NOBODY)
		return party;
	uint32_t name = name_meant(p, *first, *end);
	if (name != NOBODY) {
		*how = LINK_NAME;
		party = joint_lead(p, name, first, end);
		return party != NOBODY ? party : people_party(p, figure_of(n, name));
	}
	return lead_described(p, first, end, how);
}

/* Somebody whom "he" or "she" means is a person, of that gender. */
static void know_person(struct people *p, uint32_t party, uint32_t token)
{
	uint32_t h = p->names.at[token].hash;
	struct party *q = &p->parties.at[party];
	uint8_t gender = h == WORD_HE ? GENDER_MALE : h == WORD_SHE ? GENDER_FEMALE : 0;
	if (!gender || q->plural)
		return;
	if (!q->gender || q->gender == (GENDER_MALE | GENDER_FEMALE))
		q->gender = gender;
	if (q->figure == NOBODY)
		return;
	q->kind = SPEAKER_PERSON;
	struct figure *g = &p->names.figures.at[q->figure];
	g->gender = q->gender;
}

uint32_t people_lead(struct people *p, struct span mention, enum link_kind *how,
		     struct span *whole)
{
	const struct tokens *t = &p->f->tokens;
	uint32_t first = token_at(t, mention.start), end = first;
	while (end < t->n && t->at[end].start < mention.end && end - first < MENTION_MOST)
		end++;
	while (first < end && !(t->at[first].flags & (TOKEN_WORD | TOKEN_NUMBER)))
		first++;
	while (end > first && !(t->at[end - 1].flags & (TOKEN_WORD | TOKEN_NUMBER)))
		end--;
	if (first == end)
		return NOBODY;
	p->head = 0;
	const struct turn *turn = turn_labelled(&p->f->turns, mention);
	uint32_t party = turn ? people_turn(p, turn, how) : lead(p, &first, &end, how);
	if (party == NOBODY)
		return NOBODY;
	whole->start = p->names.at[first].start;
	whole->end = p->names.at[end - 1].end;
	p->parties.at[party].last = first;
	know_person(p, party, first);
	uint32_t n = (uint32_t)p->sources.n;
	bool again = n && p->sources.at[n - 1].party == party;
	VEC_PUSH(p->sources, (struct led_mention){.token = first,
						  .party = party,
						  .run = again ? p->sources.at[n - 1].run : n,
						  .head = p->head,
						  .named = *how == LINK_NAME});
	return party;
}
