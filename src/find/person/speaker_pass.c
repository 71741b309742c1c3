/* Speakers: the parties of the quotes, with all the places where the article names them. */
#include "people.h"
#include "person.h"
#include "role_words.h"

#include "find/read/small_words.h"

#include <strings.h>

enum { ALIASES_MOST = 8, PLACES_BACK = 64 };

/* A mention of a quote and what came of it. */
struct lead {
	struct span span;
	struct span whole; /* the phrase it is of: "one of the wives" when it is "the wives" */
	uint32_t token;    /* the first of that; NOBODY: it has none */
	uint32_t quote;    /* index of one that has the mention */
	uint32_t party;
	enum link_kind how;
};

/* Where a speaker is named. */
struct naming {
	struct span span;
	struct span called; /* the words that stand for it as an alias; empty: none do */
	uint32_t speaker;   /* id */
};

struct cast {
	struct people people;
	struct find *f;
	struct document *d;
	struct lead *leads; /* by span.start, each once */
	size_t n_leads;
	uint32_t *lead_of;    /* by quote: index + 1, 0: it has no mention */
	uint32_t *party_of;   /* by quote; NOBODY */
	struct naming *named; /* by the mentions of the quotes */
	size_t n_named;
	struct naming *places; /* by those and by names; in text order */
	size_t n_places;
};

static int by_span(const void *a, const void *b)
{
	const struct span *x = &((const struct lead *)a)->span,
			  *y = &((const struct lead *)b)->span;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

static int by_start(const void *a, const void *b)
{
	const struct naming *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return (x->speaker > y->speaker) - (x->speaker < y->speaker);
}

/* qsort, but not when all is in order already. */
static void sort(void *at, size_t n, size_t size, int (*by)(const void *, const void *))
{
	for (size_t i = 1; i < n; i++)
		if (by((char *)at + (i - 1) * size, (char *)at + i * size) > 0) {
			qsort(at, n, size, by);
			return;
		}
}

/* ---- whom each mention means ------------------------------------------------------------- */

static void gather(struct cast *c)
{
	c->leads = ARENA_ARRAY_RAW(c->f->scratch, c->d->n_quotes, struct lead);
	for (uint32_t i = 0; i < c->d->n_quotes; i++)
		if (!span_empty(c->d->quotes[i].mention))
			c->leads[c->n_leads++] = (struct lead){
				.span = c->d->quotes[i].mention, .quote = i, .token = NOBODY};
	sort(c->leads, c->n_leads, sizeof *c->leads, by_span);
	size_t kept = 0;
	for (size_t i = 0; i < c->n_leads; i++) {
		uint32_t quote = c->leads[i].quote;
		if (!kept || by_span(&c->leads[kept - 1], &c->leads[i]))
			c->leads[kept++] = c->leads[i];
		c->lead_of[quote] = (uint32_t)kept;
	}
	c->n_leads = kept;
}

static const struct lead *lead_of(const struct cast *c, uint32_t quote)
{
	/* when it was cancelled there are fewer leads than mentions */
	uint32_t id = c->lead_of[quote];
	return id && id <= c->n_leads ? &c->leads[id - 1] : NULL;
}

/* The token that a mention begins with. */
static const struct token *token_of(const struct cast *c, const struct lead *l)
{
	const struct tokens *t = &c->f->tokens;
	if (l->token != NOBODY && t->at[l->token].start == l->span.start)
		return &t->at[l->token];
	return &t->at[token_at(t, l->span.start)];
}

/* "I", "we" inside a quotation: whoever utters that. */
static uint32_t utterer(const struct cast *c, uint32_t quote, const struct lead *l)
{
	struct span mention = l->span;
	const struct token *t = token_of(c, l);
	if (t->hash != WORD_I && t->hash != WORD_WE && t->hash != WORD_ME && t->hash != WORD_US)
		return NOBODY;
	for (uint32_t back = 1; back <= quote && back < 8; back++) {
		const struct quote *q = &c->d->quotes[quote - back];
		if (span_within(mention, q->span))
			return c->party_of[quote - back];
	}
	return NOBODY;
}

static void lead_all(struct cast *c)
{
	for (size_t i = 0; i < c->n_leads; i++) {
		struct lead *l = &c->leads[i];
		if (i % 1024 == 0 && find_cancelled(c->f)) {
			c->n_leads = i;
			break;
		}
		l->party = people_lead(&c->people, l->span, &l->how, &l->whole);
		if (l->party != NOBODY)
			l->token = c->people.sources.at[c->people.sources.n - 1].token;
	}
	for (uint32_t i = 0; i < c->d->n_quotes; i++) {
		const struct quote *q = &c->d->quotes[i];
		const struct lead *l = lead_of(c, i);
		uint32_t inner = l ? utterer(c, i, l) : NOBODY;
		c->party_of[i] = inner != NOBODY ? inner : l ? l->party : NOBODY;
		if (c->party_of[i] == NOBODY && q->continues && q->continues <= i)
			c->party_of[i] = c->party_of[q->continues - 1];
	}
}

/* ---- speakers of the document ------------------------------------------------------------ */

static struct str name_of(const struct cast *c, const struct party *p)
{
	return p->fixed ? str_of(p->fixed) : str_slice(find_spelling(c->f), p->name);
}

/* What it is: of somebody who is only described, the words that describe it. */
static struct str role_of(const struct cast *c, const struct party *p)
{
	const struct names *n = &c->people.names;
	if (p->fixed)
		return STR("");
	if (p->figure == NOBODY)
		return role_words_of_phrase(n, p->what.first, p->what.end, c->f->keep);
	return role_words_of_figure(n, p->figure, c->f->keep);
}

static void number_speakers(struct cast *c)
{
	struct document *d = c->d;
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		if (c->party_of[i] == NOBODY) {
			d->n_unattributed++;
			continue;
		}
		struct party *p = &c->people.parties.at[c->party_of[i]];
		if (!p->speaker)
			p->speaker = ++n;
		d->quotes[i].speaker = p->speaker;
	}
	d->speakers = ARENA_ARRAY(c->f->keep, n, struct speaker);
	d->n_speakers = n;
	for (size_t i = 0; i < c->people.parties.n; i++) {
		const struct party *p = &c->people.parties.at[i];
		if (!p->speaker)
			continue;
		struct speaker *s = &d->speakers[p->speaker - 1];
		s->name = name_of(c, p);
		s->kind = p->kind;
		s->role = role_of(c, p);
	}
}

/* The quotes of each speaker, in text order. */
static void give_quotes(struct cast *c)
{
	struct document *d = c->d;
	uint32_t *count = ARENA_ARRAY(c->f->scratch, d->n_speakers + 1, uint32_t);
	uint32_t *all = ARENA_ARRAY_RAW(c->f->keep, d->n_quotes, uint32_t), at = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++)
		count[d->quotes[i].speaker]++;
	for (uint32_t s = 0; s < d->n_speakers; s++) {
		d->speakers[s].quotes.at = all + at;
		at += count[s + 1];
	}
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		struct speaker *s =
			d->quotes[i].speaker ? &d->speakers[d->quotes[i].speaker - 1] : NULL;
		if (s)
			all[(size_t)(s->quotes.at - all) + s->quotes.n++] = i + 1;
	}
}

/* ---- where they are named ---------------------------------------------------------------- */

static bool is_pronoun(const struct cast *c, const struct lead *l)
{
	const struct token *w = &c->f->tokens.at[l->token];
	return w->classes & (LEX(PRONOUN) | LEX(DETERMINER)) && w->end >= l->whole.end;
}

/* "Senator Ted Cruz": the name with its titles. */
static struct span titled(const struct names *n, const struct name *w)
{
	uint32_t first = w->first;
	while (first > w->title && n->at[first - 1].classes & LEX(TITLE))
		first--;
	return (struct span){n->at[first].start, n->at[w->end - 1].end};
}

/* The words of a mention that are worth an alias: a description, or the name that is in it. */
static struct span called(const struct cast *c, const struct lead *l)
{
	const struct names *n = &c->people.names;
	uint32_t figure = c->people.parties.at[l->party].figure;
	if (is_pronoun(c, l))
		return (struct span){0};
	if (figure == NOBODY)
		return l->whole;
	for (uint32_t i = name_from(n, l->token);
	     i < n->list.n && n->at[n->list.at[i].first].start < l->whole.end; i++)
		if (figure_of(n, i) == figure)
			return titled(n, &n->list.at[i]);
	return l->whole;
}

/* The mentions of the quotes. */
static void gather_leads(struct cast *c)
{
	c->named = ARENA_ARRAY_RAW(c->f->scratch, c->n_leads, struct naming);
	for (size_t i = 0; i < c->n_leads; i++) {
		const struct lead *l = &c->leads[i];
		uint32_t id = l->party == NOBODY ? 0 : c->people.parties.at[l->party].speaker;
		if (id)
			c->named[c->n_named++] = (struct naming){l->whole, called(c, l), id};
	}
	sort(c->named, c->n_named, sizeof *c->named, by_start);
}

/* And all names between them, so that both together are in the order of the text. */
static void gather_names(struct cast *c)
{
	const struct names *n = &c->people.names;
	size_t taken = 0;
	c->places = ARENA_ARRAY_RAW(c->f->scratch, c->n_named + n->list.n, struct naming);
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		uint32_t party = c->people.party_of[figure_of(n, i)];
		uint32_t id = party ? c->people.parties.at[party - 1].speaker : 0;
		if (!id)
			continue;
		struct naming place = {.span = {n->at[w->first].start, n->at[w->end - 1].end},
				       .called = titled(n, w),
				       .speaker = id};
		while (taken < c->n_named && by_start(&c->named[taken], &place) <= 0)
			c->places[c->n_places++] = c->named[taken++];
		c->places[c->n_places++] = place;
	}
	while (taken < c->n_named)
		c->places[c->n_places++] = c->named[taken++];
}

/* A name inside a longer mention of the same speaker is that mention; no two overlap. */
static void part_places(struct cast *c)
{
	size_t kept = 0;
	for (size_t i = 0; i < c->n_places; i++) {
		struct naming p = c->places[i];
		struct naming *last = kept ? &c->places[kept - 1] : NULL;
		if (last && last->span.end > p.span.start) {
			if (last->speaker == p.speaker || p.span.end <= last->span.end)
				continue;
			p.span.start = last->span.end;
		}
		c->places[kept++] = p;
	}
	c->n_places = kept;
}

static bool same_text(struct str a, struct str b)
{
	return a.n == b.n && strncasecmp(a.at, b.at, a.n) == 0;
}

/* Other words for a speaker, each once: `room` has ALIASES_MOST places a speaker. */
static void add_alias(struct speaker *s, struct str text, struct str *room)
{
	struct str *at = room;
	if (s->aliases.n == ALIASES_MOST || same_text(s->name, text) || text.n > 80)
		return;
	for (uint32_t i = 0; i < s->aliases.n; i++)
		if (same_text(at[i], text))
			return;
	at[s->aliases.n++] = text;
	s->aliases.at = at;
}

static void give_places(struct cast *c)
{
	struct document *d = c->d;
	uint32_t *count = ARENA_ARRAY(c->f->scratch, d->n_speakers + 1, uint32_t);
	struct span *all = ARENA_ARRAY_RAW(c->f->keep, c->n_places, struct span), *at = all;
	struct str *aliases =
		ARENA_ARRAY_RAW(c->f->keep, (size_t)d->n_speakers * ALIASES_MOST, struct str);
	d->speaker_mentions = ARENA_ARRAY_RAW(c->f->keep, c->n_places, struct mention);
	d->n_speaker_mentions = (uint32_t)c->n_places;
	for (size_t i = 0; i < c->n_places; i++)
		count[c->places[i].speaker - 1]++;
	for (uint32_t s = 0; s < d->n_speakers; s++) {
		d->speakers[s].mentions.at = at;
		at += count[s];
	}
	for (size_t i = 0; i < c->n_places; i++) {
		const struct naming *p = &c->places[i];
		struct speaker *s = &d->speakers[p->speaker - 1];
		d->speaker_mentions[i] = (struct mention){.span = p->span, .id = p->speaker};
		all[(size_t)(s->mentions.at - all) + s->mentions.n++] = p->span;
		if (!span_empty(p->called))
			add_alias(s, str_slice(find_spelling(c->f), p->called),
				  aliases + (size_t)(p->speaker - 1) * ALIASES_MOST);
	}
}

/* ---- why, and the words of persons ------------------------------------------------------- */

/* Where the speaker was last named before the mention; empty: too far off to say. */
static struct str named_before(const struct cast *c, uint32_t speaker, const struct lead *l)
{
	const struct tokens *t = &c->f->tokens;
	const struct naming *at = c->places;
	size_t behind;
	BISECT(behind, c->n_places, at[behind].span.start < l->span.start);
	for (size_t i = behind, steps = 0; i-- > 0 && steps < PLACES_BACK; steps++) {
		if (at[i].speaker != speaker || span_empty(at[i].called))
			continue;
		const struct token *here = token_of(c, l);
		const struct token *there = &t->at[token_at(t, at[i].span.start)];
		uint32_t paragraphs = (uint32_t)(here->paragraph - there->paragraph);
		if (here->sentence == there->sentence)
			return STR(", named in the same sentence");
		if (here->sentence - there->sentence == 1)
			return STR(", named in the sentence before");
		return paragraphs == 0   ? STR(", named in the same paragraph")
		       : paragraphs == 1 ? STR(", named in the paragraph before")
					 : STR("");
	}
	return STR("");
}

static void tell_why(struct cast *c)
{
	struct document *d = c->d;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		struct quote *q = &d->quotes[i];
		const struct lead *l = lead_of(c, i);
		if (!l || !q->speaker || l->how == LINK_NAME || l->how == LINK_NEW)
			continue;
		struct str words = str_slice(find_spelling(c->f), l->span),
			   name = d->speakers[q->speaker - 1].name;
		if (words.n > 60 || same_text(words, name))
			continue;
		struct str named = named_before(c, q->speaker, l);
		q->why = arena_printf(c->f->keep, "%.*s%s%.*s is %.*s%.*s", (int)q->why.n,
				      q->why.at, q->why.n ? "; " : "", (int)words.n, words.at,
				      (int)name.n, name.at, (int)named.n, named.at);
	}
}

/* How many words the name of a figure has that is surely a person; 0: not surely. */
static uint32_t words_of_person(const struct names *n, const struct figure *g)
{
	const struct name *w = &n->list.at[g->best];
	bool sure = g->kind == FIGURE_PERSON && g->person >= 3 && !(w->flags & NAME_BODY);
	return sure ? w->end - w->first : 0;
}

/* The hashes of the words of names that are surely persons', each once. */
static void give_words(struct cast *c)
{
	const struct names *n = &c->people.names;
	struct arena *scratch = c->f->scratch;
	struct chain seen;
	uint32_t most = 0, kept = 0;
	for (uint32_t i = 0; i < n->figures.n; i++)
		most += words_of_person(n, &n->figures.at[i]);
	uint32_t *out = ARENA_ARRAY_RAW(c->f->keep, most, uint32_t);
	chain_make(&seen, scratch, most);
	for (uint32_t i = 0; i < n->figures.n; i++) {
		const struct figure *g = &n->figures.at[i];
		const struct name *w = &n->list.at[g->best];
		uint32_t words = words_of_person(n, g);
		for (uint32_t k = w->first; k < w->first + words; k++) {
			if (!token_capital(&n->at[k]) || n->at[k].end - n->at[k].start <= 2)
				continue;
			uint32_t *head = chain_at(&seen, n->at[k].hash);
			if (!*head)
				out[kept++] = n->at[k].hash;
			*head = 1;
		}
	}
	c->f->person_words = out;
	c->f->n_person_words = kept;
}

void speaker_pass(struct find *f)
{
	struct cast c = {.f = f, .d = f->d};
	c.lead_of = ARENA_ARRAY(f->scratch, (size_t)f->d->n_quotes + 1, uint32_t);
	gather(&c);
	c.party_of = ARENA_ARRAY(f->scratch, (size_t)f->d->n_quotes + 1, uint32_t);
	people_start(&c.people, f, (uint32_t)c.n_leads);
	lead_all(&c);
	number_speakers(&c);
	give_quotes(&c);
	gather_leads(&c);
	gather_names(&c);
	part_places(&c);
	give_places(&c);
	tell_why(&c);
	give_words(&c);
	people_end(&c.people);
}
