/* Some of a document's quotes, with those who say them and the regions named beside them. */
#include "reader/document.h"

/* Old id -> new id, 0 for what is left out, by index; returns how many are kept. */
static uint32_t number(const bool *keep, uint32_t n, uint32_t *ids)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < n; i++)
		ids[i] = keep[i] ? ++kept : 0;
	return kept;
}

static uint32_t renamed(const uint32_t *ids, uint32_t id)
{
	return id ? ids[id - 1] : 0;
}

static struct mention *keep_mentions(const struct mention *from, uint32_t *n,
				     const uint32_t *ids, struct arena *arena)
{
	struct mention *kept = ARENA_ARRAY(arena, *n, struct mention);
	uint32_t count = 0;
	for (uint32_t i = 0; i < *n; i++)
		if (ids[from[i].id - 1]) {
			kept[count] = from[i];
			kept[count++].id = ids[from[i].id - 1];
		}
	*n = count;
	return kept;
}

static void keep_quotes(struct document *x, const struct document *d, const uint32_t *quotes,
			const uint32_t *speakers, struct arena *arena)
{
	x->quotes = ARENA_ARRAY(arena, x->n_quotes, struct quote);
	x->n_unattributed = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		if (!quotes[i])
			continue;
		struct quote *q = &x->quotes[quotes[i] - 1];
		*q = d->quotes[i];
		q->speaker = renamed(speakers, q->speaker);
		q->continues = renamed(quotes, q->continues);
		q->within = renamed(quotes, q->within);
		x->n_unattributed += !q->speaker;
	}
}

static void keep_speakers(struct document *x, const struct document *d, const uint32_t *quotes,
			  const uint32_t *speakers, struct arena *arena)
{
	x->speakers = ARENA_ARRAY(arena, x->n_speakers, struct speaker);
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		if (!speakers[i])
			continue;
		struct speaker *s = &x->speakers[speakers[i] - 1];
		uint32_t *ids = ARENA_ARRAY(arena, d->speakers[i].quotes.n, uint32_t), n = 0;
		*s = d->speakers[i];
		for (uint32_t k = 0; k < s->quotes.n; k++)
			if (quotes[s->quotes.at[k] - 1])
				ids[n++] = quotes[s->quotes.at[k] - 1];
		s->quotes = (struct ids){ids, n};
	}
	x->speaker_mentions =
		keep_mentions(d->speaker_mentions, &x->n_speaker_mentions, speakers, arena);
}

static void keep_regions(struct document *x, const struct document *d, const uint32_t *regions,
			 struct arena *arena)
{
	x->regions = ARENA_ARRAY(arena, x->n_regions, struct region);
	for (uint32_t i = 0; i < d->n_regions; i++) {
		if (!regions[i])
			continue;
		struct region *r = &x->regions[regions[i] - 1];
		*r = d->regions[i];
		r->within = renamed(regions, r->within);
	}
	x->region_mentions =
		keep_mentions(d->region_mentions, &x->n_region_mentions, regions, arena);
}

struct document document_keep(const struct document *d, const bool *quotes,
			      const bool *speakers, const bool *regions, struct arena *arena)
{
	uint32_t *quote_ids = ARENA_ARRAY(arena, d->n_quotes, uint32_t);
	uint32_t *speaker_ids = ARENA_ARRAY(arena, d->n_speakers, uint32_t);
	uint32_t *region_ids = ARENA_ARRAY(arena, d->n_regions, uint32_t);
	struct document x = *d;
	x.arena = (struct arena){0};
	x.n_quotes = number(quotes, d->n_quotes, quote_ids);
	x.n_speakers = number(speakers, d->n_speakers, speaker_ids);
	x.n_regions = number(regions, d->n_regions, region_ids);
	keep_quotes(&x, d, quote_ids, speaker_ids, arena);
	keep_speakers(&x, d, quote_ids, speaker_ids, arena);
	keep_regions(&x, d, region_ids, arena);
	return x;
}

struct document document_excerpt(const struct document *d, const bool *quotes,
				 struct arena *arena)
{
	bool *said = ARENA_ARRAY(arena, d->n_speakers, bool);
	bool *near = ARENA_ARRAY(arena, d->n_paragraphs, bool);
	bool *named = ARENA_ARRAY(arena, d->n_regions, bool);
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		if (!quotes[i])
			continue;
		near[q->paragraph] = true;
		if (q->speaker)
			said[q->speaker - 1] = true;
	}
	for (uint32_t i = 0; i < d->n_region_mentions; i++) {
		const struct mention *m = &d->region_mentions[i];
		named[m->id - 1] |= near[document_paragraph_at(d, m->span.start)];
	}
	return document_keep(d, quotes, said, named, arena);
}
