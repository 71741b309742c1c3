/* What each correction does to the document. */
#include "proof.h"

/* ---- what each does ---------------------------------------------------------------------- */

/* One that the reader had a hand in is there, whether it was found again or not. */
static uint32_t quote_of(struct proof *w, struct correction *c)
{
	struct str made_on = c->anchor.words;
	uint32_t id = proof_quote(w, &c->anchor);
	id = id ? id : proof_restore(w, c);
	if (id)
		w->touched[id - 1].kept = made_on;
	return id;
}

/* Of two quotes that have come to one it is the other that is none: this drop waits. */
static bool drop_quote(struct proof *w, struct correction *c)
{
	struct anchor was = c->anchor;
	uint32_t id = proof_quote(w, &c->anchor);
	struct str kept = id ? w->touched[id - 1].kept : STR("");
	if (kept.n && !str_eq(kept, was.words)) {
		c->anchor = was;
		return false;
	}
	if (id)
		w->quotes[id - 1] = false;
	return id;
}

static bool drop_speaker(struct proof *w, struct correction *c)
{
	uint32_t id = proof_speaker(w, c);
	if (!id)
		return false;
	w->speakers[id - 1] = false;
	for (uint32_t i = 0; i < w->d.n_quotes; i++)
		if (w->d.quotes[i].speaker == id)
			w->d.quotes[i].speaker = 0;
	return true;
}

/* What lies in a region that goes lies in what that lies in. */
static void lift_out(struct proof *w, uint32_t id)
{
	uint32_t up = w->d.regions[id - 1].within;
	w->regions[id - 1] = false;
	for (uint32_t i = 0; i < w->d.n_regions; i++)
		if (w->d.regions[i].within == id)
			w->d.regions[i].within = up;
}

static bool drop_region(struct proof *w, struct correction *c)
{
	uint32_t id = proof_region(w, c);
	if (id)
		lift_out(w, id);
	return id;
}

static void by_reader(struct speaker *s)
{
	s->by_person = true;
	s->confidence = 1;
}

static bool set_speaker(struct proof *w, struct correction *c)
{
	uint32_t id = quote_of(w, c);
	if (!id)
		return false;
	struct quote *q = &w->d.quotes[id - 1];
	const struct speaker *was = document_speaker(&w->d, q->speaker);
	uint32_t who = proof_speaker_named(w, c->value);
	struct str found = was ? was->name : STR("nobody");
	q->why = arena_printf(w->arena, "you say who speaks; found was %.*s, by %s",
			      (int)found.n, found.at, q->rule);
	q->rule = "by-person";
	q->speaker = who ? who : proof_new_speaker(w, c->value);
	q->mention = (struct span){0}; /* it named the other one */
	q->confidence = 1;
	q->by_person = true;
	return true;
}

static bool check_quote(struct proof *w, struct correction *c)
{
	uint32_t id = quote_of(w, c);
	if (!id)
		return false;
	w->d.quotes[id - 1].check = (uint8_t)(c->type % QUOTE_CHECKS);
	return true;
}

/*
 * Notes that were made on two quotes are two, also when both have come to one quote of a text
 * that has changed since.
 */
static void join_note(struct proof *w, struct correction *c, const struct quote *q)
{
	if (!c->value.n)
		c->value = *q->note;
	else
		c->value = arena_printf(w->lasting, "%.*s; %.*s", (int)q->note->n, q->note->at,
					(int)c->value.n, c->value.at);
}

static bool note_quote(struct proof *w, struct correction *c)
{
	struct str made_on = c->anchor.words;
	uint32_t id = quote_of(w, c);
	struct str *note = ARENA_NEW(w->arena, struct str);
	if (!id)
		return false;
	struct quote *q = &w->d.quotes[id - 1];
	if (q->note && !str_eq(w->touched[id - 1].noted, made_on))
		join_note(w, c, q);
	w->touched[id - 1].noted = made_on;
	*note = c->value;
	q->note = note->n ? note : NULL;
	return true;
}

static void rename_speaker(struct proof *w, struct speaker *s, struct str name)
{
	struct str *aliases = ARENA_ARRAY(w->arena, s->aliases.n + 1, struct str);
	if (str_eq(s->name, name))
		return;
	if (s->aliases.n)
		memcpy(aliases, s->aliases.at, s->aliases.n * sizeof *aliases);
	aliases[s->aliases.n] = s->name;
	s->aliases = (struct strs){aliases, s->aliases.n + 1};
	s->name = name;
}

static bool edit_speaker(struct proof *w, struct correction *c)
{
	uint32_t id = proof_speaker(w, c);
	if (!id)
		return false;
	struct speaker *s = &w->d.speakers[id - 1];
	rename_speaker(w, s, c->value);
	s->role = c->role;
	s->kind = (enum speaker_kind)(c->type % SPEAKER_KINDS);
	by_reader(s);
	return true;
}

static void name_region(struct region *r, struct str name)
{
	r->name = name;
	r->by_person = true;
	r->confidence = 1;
}

static bool edit_region(struct proof *w, struct correction *c)
{
	uint32_t id = proof_region(w, c);
	if (!id)
		return false;
	struct region *r = &w->d.regions[id - 1];
	if (strcmp(r->country, c->country) != 0) {
		memcpy(r->country, c->country, sizeof r->country);
		r->code[0] = '\0'; /* both were of the other country */
		r->located = false;
	}
	r->type = (enum region_type)(c->type % REGION_TYPES);
	name_region(r, c->value);
	return true;
}

/* ---- two rows that are one --------------------------------------------------------------- */

static struct spans joined_spans(struct spans a, struct spans b, struct arena *arena)
{
	struct span *all = ARENA_ARRAY(arena, a.n + b.n, struct span);
	uint32_t n = 0;
	for (uint32_t i = 0, k = 0; i < a.n || k < b.n;)
		all[n++] = k == b.n || (i < a.n && a.at[i].start <= b.at[k].start) ? a.at[i++]
										   : b.at[k++];
	return (struct spans){all, n};
}

static void join_aliases(struct proof *w, struct speaker *into, const struct speaker *from)
{
	struct str *all =
		ARENA_ARRAY(w->arena, into->aliases.n + from->aliases.n + 1, struct str);
	uint32_t n = 0;
	for (uint32_t i = 0; i < into->aliases.n; i++)
		all[n++] = into->aliases.at[i];
	all[n++] = from->name;
	for (uint32_t i = 0; i < from->aliases.n; i++)
		if (!str_eq(from->aliases.at[i], into->name))
			all[n++] = from->aliases.at[i];
	into->aliases = (struct strs){all, n};
}

/* Where the other row is not found the row gets its name: it is what the reader said it is. */
static bool join_speakers(struct proof *w, struct correction *c)
{
	uint32_t from = proof_speaker(w, c), to = proof_speaker_named(w, c->value);
	if (!from || from == to)
		return from;
	struct speaker *s = &w->d.speakers[from - 1];
	if (!to) {
		rename_speaker(w, s, c->value);
		by_reader(s);
		return true;
	}
	struct speaker *into = &w->d.speakers[to - 1];
	join_aliases(w, into, s);
	into->role = into->role.n ? into->role : s->role;
	into->mentions = joined_spans(into->mentions, s->mentions, w->arena);
	by_reader(into);
	w->speakers[from - 1] = false;
	for (uint32_t i = 0; i < w->d.n_quotes; i++)
		if (w->d.quotes[i].speaker == from)
			w->d.quotes[i].speaker = to;
	for (uint32_t i = 0; i < w->d.n_speaker_mentions; i++)
		if (w->d.speaker_mentions[i].id == from)
			w->d.speaker_mentions[i].id = to;
	return true;
}

static void join_mentions(struct proof *w, struct region *into, const struct region *from)
{
	uint32_t n = 0, i = 0, k = 0;
	struct region_mention *all = ARENA_ARRAY(
		w->arena, (size_t)into->n_mentions + from->n_mentions, struct region_mention);
	while (i < into->n_mentions || k < from->n_mentions)
		all[n++] = k == from->n_mentions || (i < into->n_mentions &&
						     into->mentions[i].span.start <=
							     from->mentions[k].span.start)
				   ? into->mentions[i++]
				   : from->mentions[k++];
	into->mentions = all;
	into->n_mentions = n;
}

static bool join_regions(struct proof *w, struct correction *c)
{
	uint32_t from = proof_region(w, c), to = proof_region_named(w, c->value);
	if (!from || from == to)
		return from;
	struct region *r = &w->d.regions[from - 1];
	if (!to) {
		name_region(r, c->value);
		return true;
	}
	struct region *into = &w->d.regions[to - 1];
	struct str called = region_called(&w->d, into); /* as the panes show it */
	join_mentions(w, into, r);
	name_region(into, called);
	lift_out(w, from);
	for (uint32_t i = 0; i < w->d.n_region_mentions; i++)
		if (w->d.region_mentions[i].id == from)
			w->d.region_mentions[i].id = to;
	return true;
}

/* ---- all of them ------------------------------------------------------------------------- */

static bool (*const appliers[CORRECTION_KINDS])(struct proof *, struct correction *) = {
	drop_quote,   drop_speaker, drop_region, set_speaker, join_speakers,
	join_regions, edit_speaker, edit_region, check_quote, note_quote};

size_t corrections_apply(struct corrections *c, const struct document *found,
			 struct arena *arena, struct document *corrected)
{
	struct proof w = proof_begin(found, (uint32_t)c->n, arena, &c->arena);
	size_t lost = 0;
	for (size_t i = 0; i < c->n; i++)
		lost += !appliers[c->all.at[i].kind](&w, &c->all.at[i]);
	*corrected = proof_end(&w);
	return lost;
}
