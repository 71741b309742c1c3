#include "allegiance.h"
#include "antecedent.h"
#include "joint.h"
#include "known.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum { SAME_HEAD_MOST = 12, ROLES_MOST = 24 };

/* ---- descriptions ------------------------------------------------------------------------ */

static bool has_word(const struct described *d, uint32_t hash)
{
	for (uint32_t i = 0; i < d->n_words; i++)
		if (d->words[i] == hash)
			return true;
	return false;
}

static uint32_t shared_words(const struct described *a, const struct described *b)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < a->n_words; i++)
		n += has_word(b, a->words[i]);
	return n;
}

/* Does `a` have a name in it that `b` hasn't? */
static bool names_more(const struct described *a, const struct described *b)
{
	for (uint32_t i = 0; i < a->n_words; i++)
		if (a->named >> i & 1 && !has_word(b, a->words[i]))
			return true;
	return false;
}

/* Can both be said of the same? One says no more than the other, the later one names nothing
 * new. */
static bool agrees(const struct described *before, const struct described *later)
{
	uint32_t shared = shared_words(before, later);
	uint32_t fewer = before->n_words < later->n_words ? before->n_words : later->n_words;
	return shared == fewer && !names_more(later, before);
}

/* "study" of the headline "Bees count, study finds": the body brings it in once more. */
static bool in_headline(const struct people *p, const struct described *d)
{
	return p->names.at[d->first].paragraph == 0 && d->determiner == DETERMINER_NONE;
}

/* Another phrase with the same head that means the same, newest first; NOBODY. */
static uint32_t described_before(const struct people *p, const struct described *d)
{
	uint32_t id = chain_head(&p->heads, d->heads[0]);
	for (int k = 0; id && k < SAME_HEAD_MOST; k++, id = p->parties.at[id - 1].next) {
		const struct party *q = &p->parties.at[id - 1];
		if (q->what.plural == d->plural && q->what.determiner != DETERMINER_QUANTITY &&
		    agrees(&q->what, d))
			return id - 1;
	}
	return NOBODY;
}

/* What a headline has said of whom the body brings in: "study" of "a study"; NOBODY. */
static uint32_t told_in_headline(struct people *p, const struct described *d)
{
	uint32_t before = described_before(p, d);
	if (before == NOBODY || d->one_of || !in_headline(p, &p->parties.at[before].what) ||
	    p->names.at[d->first].paragraph == 0)
		return NOBODY;
	struct party *q = &p->parties.at[before];
	uint32_t next = q->next;
	q->what = *d; /* a headline leaves out the article */
	q->name = name_span(&p->names, d->first, d->end);
	q->next = next;
	return before;
}

/* The fuller of two phrases for a party names it. */
static void better_name(struct people *p, uint32_t party, const struct described *d)
{
	struct party *q = &p->parties.at[party];
	if (q->figure == NOBODY && d->n_words > q->what.n_words) {
		uint32_t next = q->next;
		q->what = *d;
		q->name = name_span(&p->names, d->first, d->end);
		q->next = next;
	}
	if (!q->gender)
		q->gender = d->gender;
}

/* "the Crown Prince", "the PM": an office that only one person has. */
static bool single_office(const struct token *head, const struct described *d)
{
	return d->determiner == DETERMINER_THE && !d->plural && token_capital(head) &&
	       head->classes & LEX(TITLE);
}

/* "the committee" is one body, though "they" may mean it; "the results" are no people. */
static uint8_t kind_described(const struct people *p, const struct described *d)
{
	const struct token *head = &p->names.at[d->head];
	bool people = d->person || d->old || english_people(token_str(p->f->d, head));
	if (d->body || !people)
		return SPEAKER_ORGANIZATION;
	if (single_office(head, d))
		return SPEAKER_PERSON;
	return d->plural ? SPEAKER_GROUP : SPEAKER_ANONYMOUS;
}

uint32_t people_new(struct people *p, const struct described *d)
{
	uint32_t *chain = chain_at(&p->heads, d->heads[0]);
	uint32_t party = people_add(p, (struct party){
					       .figure = NOBODY,
					       .name = name_span(&p->names, d->first, d->end),
					       .what = *d,
					       .next = *chain,
					       .kind = kind_described(p, d),
					       .gender = d->gender,
					       .plural = d->plural,
				       });
	*chain = party + 1;
	return party;
}

/* Has the role words of its own beside the head: "former NAACP leader"? */
static bool qualified_role(const struct names *n, const struct figure_role *r)
{
	for (uint32_t i = r->first; i < r->own_end; i++) {
		const struct token *t = &n->at[i];
		if (t->flags & TOKEN_WORD && t->hash != r->head &&
		    !(t->classes & (LEX_FUNCTION | LEX(TITLE) | LEX_HUMAN)))
			return true;
	}
	return false;
}

/*
 * How well a role fits a description: words of it that the role has too. Below 0: both are
 * qualified, each by words of its own ("the Senate leader" is not the former NAACP leader).
 */
static int role_score(const struct people *p, const struct figure_role *r,
		      const struct described *d)
{
	const struct names *n = &p->names;
	int score = 0;
	for (uint32_t i = 0; i < d->n_words; i++) {
		bool found = false;
		if (d->words[i] == WORD_FORMER)
			continue; /* so is any */
		for (uint32_t k = r->first; k < r->end && !found; k++)
			found = n->at[k].hash == d->words[i];
		score += found ? 2 : 0;
	}
	if (!score && d->n_words && qualified_role(n, r))
		return -1;
	const struct led_mention *last = p->sources.n ? &p->sources.at[p->sources.n - 1] : NULL;
	if (last && p->parties.at[last->party].figure == r->figure)
		score += 1;
	return score;
}

/* Whoever has the role that a description names: "the governor", "the 34-year-old"; NOBODY. */
static uint32_t bearer(struct people *p, const struct described *d)
{
	struct names *n = &p->names;
	uint32_t best = NOBODY;
	int most = -1;
	for (uint32_t h = 0; h < d->n_heads; h++) {
		uint32_t id = role_newest(n, d->heads[h], d->first);
		for (int k = 0; id && k < ROLES_MOST; k++, id = n->roles.at[id - 1].next) {
			const struct figure_role *r = &n->roles.at[id - 1];
			const struct figure *g = &n->figures.at[r->figure];
			int score = role_score(p, r, d);
			if (score < 0)
				p->barred = r->figure;
			if (allegiance_bars(p, r->figure))
				continue;
			if (d->gender && g->gender && !(d->gender & g->gender))
				continue;
			if (score > most) {
				most = score;
				best = r->figure;
			}
		}
	}
	for (uint32_t h = 0; h < d->n_heads && best == NOBODY; h++) {
		uint32_t id = role_oldest(n, d->heads[h]);
		if (id && role_score(p, &n->roles.at[id - 1], d) >= 0 &&
		    !allegiance_bars(p, n->roles.at[id - 1].figure) &&
		    n->roles.at[id - 1].first < d->first + 400)
			best = n->roles.at[id - 1].figure;
	}
	return best;
}

/* Has the role one of the words that the description has in capitals? */
static bool tells_of(const struct names *n, const struct figure_role *r,
		     const struct described *d)
{
	for (uint32_t i = 0; i < d->n_words; i++)
		for (uint32_t k = r->first; k < r->end && d->named >> i & 1; k++)
			if (n->at[k].hash == d->words[i] && token_capital(&n->at[k]))
				return true;
	return false;
}

/*
 * "the Arizona Republican" is Sen. Poole of Arizona: the only one, or the last that spoke, of
 * those of whom a role before it tells the same name; NOBODY.
 */
static uint32_t told_of(struct people *p, const struct described *d)
{
	const struct names *n = &p->names;
	uint32_t found = NOBODY, last = NOBODY;
	if (p->sources.n)
		last = p->parties.at[p->sources.at[p->sources.n - 1].party].figure;
	for (uint32_t i = n->roles_read, seen = 0; d->named && i-- > 0 && seen < ROLES_MOST;
	     seen++) {
		const struct figure_role *r = &n->roles.at[i];
		const struct figure *g = &n->figures.at[r->figure];
		if (r->figure == found || g->place || allegiance_bars(p, r->figure) ||
		    g->kind == FIGURE_ORGANIZATION ||
		    (d->gender && g->gender && !(d->gender & g->gender)) || !tells_of(n, r, d))
			continue;
		if (r->figure == last)
			return last;
		if (found != NOBODY)
			return NOBODY;
		found = r->figure;
	}
	return found;
}

/* "the Florida senator", "the official": fit to stand for a name. */
static bool stands_in(const struct described *d)
{
	bool determined = d->determiner == DETERMINER_THE ||
			  (d->determiner == DETERMINER_NONE && d->n_words);
	return determined && !d->introduced && !d->another && !d->plural && !d->alone &&
	       (d->old || d->person);
}

/* "the airline", "the council": one that may have been named before. */
static bool names_body(const struct names *n, const struct described *d)
{
	const uint64_t body = LEX(ORG_NOUN) | LEX(FIRM) | LEX(PRESS) | LEX(AGENCY);
	const struct token *head = &n->at[d->head];
	return d->determiner == DETERMINER_THE && !d->introduced && !d->another && !d->old &&
	       !d->alone && head->classes & body && !english_plural(token_str(n->d, head));
}

/*
 * “Fine, Ada.” Huber took the pen. / “Here,” the clerk said.: who was spoken to answers. The
 * last speaker, when he calls somebody else by name in the paragraph before; NOBODY.
 */
static uint32_t answered(const struct people *p, uint32_t token)
{
	enum { NEAR = 24 }; /* names */
	const struct names *n = &p->names;
	const struct led_mention *s = p->sources.n ? &p->sources.at[p->sources.n - 1] : NULL;
	uint32_t before = n->at[token].paragraph - 1u;
	if (!s || n->at[s->token].paragraph != before)
		return NOBODY;
	uint32_t figure = p->parties.at[s->party].figure, from = name_from(n, token);
	for (uint32_t i = from; i-- > 0 && from - i <= NEAR;) {
		const struct name *w = &n->list.at[i];
		if (n->at[w->first].paragraph != before)
			break;
		if (w->flags & NAME_CALLED && figure_of(n, i) != figure)
			return figure;
	}
	return NOBODY;
}

/* The party of a description that may be of somebody known. */
static uint32_t described(struct people *p, const struct described *d, enum link_kind *how)
{
	if (p->wanted.party || p->wanted.state) {
		uint32_t figure = allegiance_bearer(p, p->wanted, d->first);
		if (figure != NOBODY) {
			*how = LINK_DESCRIPTION;
			return people_party(p, figure);
		}
	}
	uint32_t before = described_before(p, d);
	p->barred = NOBODY;
	if (!d->another && !d->plural && (d->person || d->old)) {
		uint32_t figure = bearer(p, d);
		if (figure != NOBODY) {
			*how = LINK_DESCRIPTION;
			return people_party(p, figure);
		}
	}
	if (names_body(&p->names, d)) {
		uint32_t figure = link_described_body(p, d);
		if (figure != NOBODY) {
			*how = LINK_DESCRIPTION;
			p->head = d->heads[0];
			return people_party(p, figure);
		}
	}
	if (before == NOBODY && stands_in(d)) {
		uint32_t figure = told_of(p, d);
		if (figure != NOBODY) {
			*how = LINK_DESCRIPTION;
			return people_party(p, figure);
		}
		if (p->barred == NOBODY)
			p->barred = answered(p, d->first);
		uint32_t party = link_person(p, d->first, d->gender, d);
		p->barred = NOBODY;
		if (party != NOBODY) {
			*how = LINK_DESCRIPTION;
			return party;
		}
	}
	if (before == NOBODY)
		return people_new(p, d);
	*how = LINK_DESCRIPTION;
	better_name(p, before, d);
	return before;
}

/* "A trader, who said … , said": the party that these very words have brought in; NOBODY. */
static uint32_t brought_in_here(struct people *p, const struct described *d)
{
	uint32_t id = chain_head(&p->heads, d->heads[0]);
	for (int k = 0; id && k < SAME_HEAD_MOST; k++, id = p->parties.at[id - 1].next)
		if (p->parties.at[id - 1].what.first == d->first)
			return id - 1;
	return NOBODY;
}

uint32_t people_described(struct people *p, const struct described *d, enum link_kind *how)
{
	*how = LINK_NEW;
	bool again = d->plural ? d->determiner != DETERMINER_QUANTITY
			       : d->determiner != DETERMINER_A && !d->one_of;
	uint32_t known = joint_again(p, d);
	if (known == NOBODY && !again)
		known = brought_in_here(p, d);
	if (known == NOBODY)
		known = known_otherwise(p, d);
	if (known != NOBODY) {
		*how = LINK_DESCRIPTION;
		return known;
	}
	if (!again) {
		uint32_t told = told_in_headline(p, d);
		return told == NOBODY ? people_new(p, d) : told;
	}
	p->wanted = allegiance_told(p, d);
	uint32_t party = described(p, d, how);
	p->wanted = (struct allegiance){0, 0};
	return party;
}

static void index_names(struct names *n, const struct find *f)
{
	*n = (struct names){.f = f, .d = f->d, .at = f->tokens.at, .n_tokens = f->tokens.n};
	names_scan(n);
	figures_join(n);
	figures_join_variants(n);
	figures_join_bodies(n);
	figures_join_nested(n);
	figures_tell_places(n);
	figures_weigh(n);
	roles_read(n);
	figures_tell_kinds(n);
}

void people_start(struct people *p, struct find *f, uint32_t mentions)
{
	*p = (struct people){.f = f, .barred = NOBODY};
	index_names(&p->names, f);
	p->party_of = ARENA_ARRAY(f->scratch, p->names.figures.n + 1, uint32_t);
	p->antecedent_of = ARENA_ARRAY(f->scratch, p->names.figures.n + 1, uint8_t);
	p->of_speaker = ARENA_ARRAY(f->scratch, (size_t)f->turns.n_speakers + 1, uint32_t);
	chain_make(&p->heads, f->scratch, mentions * (ANTECEDENTS_MOST + 1) + 16);
}

void people_end(struct people *p)
{
	VEC_FREE(p->parties);
	VEC_FREE(p->sources);
	VEC_FREE(p->names.roles);
	VEC_FREE(p->names.role_words);
}
