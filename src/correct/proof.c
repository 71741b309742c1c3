#include "proof.h"

/* ---- begun ------------------------------------------------------------------------------- */

static bool *all_stay(struct arena *arena, uint32_t n)
{
	bool *stays = ARENA_ARRAY(arena, n, bool);
	if (n)
		memset(stays, true, n);
	return stays;
}

/* A copy with room for `more`. */
static void *copy(struct arena *arena, const void *at, uint32_t n, uint32_t more, size_t size)
{
	void *own = arena_array(arena, (size_t)n + more, size);
	if (n)
		memcpy(own, at, n * size);
	return own;
}

struct proof proof_begin(const struct document *found, uint32_t more, struct arena *arena,
			 struct arena *lasting)
{
	struct proof w = {.d = *found, .arena = arena, .lasting = lasting};
	struct document *d = &w.d;
	d->quotes = copy(arena, d->quotes, d->n_quotes, more, sizeof *d->quotes);
	d->speakers = copy(arena, d->speakers, d->n_speakers, more, sizeof *d->speakers);
	d->regions = copy(arena, d->regions, d->n_regions, 0, sizeof *d->regions);
	d->speaker_mentions = copy(arena, d->speaker_mentions, d->n_speaker_mentions, 0,
				   sizeof *d->speaker_mentions);
	d->region_mentions = copy(arena, d->region_mentions, d->n_region_mentions, 0,
				  sizeof *d->region_mentions);
	w.touched = ARENA_ARRAY(arena, (size_t)d->n_quotes + more, struct touched);
	w.quotes = all_stay(arena, d->n_quotes + more);
	w.speakers = all_stay(arena, d->n_speakers + more);
	w.regions = all_stay(arena, d->n_regions);
	return w;
}

/* ---- ended ------------------------------------------------------------------------------- */

/* The quotes of each speaker anew: of all that have one, in runs of one array. */
static void gather_quotes(struct proof *w)
{
	struct document *d = &w->d;
	uint32_t *ids = ARENA_ARRAY(w->arena, d->n_quotes, uint32_t), n = 0;
	uint32_t *ends = ARENA_ARRAY(w->arena, d->n_speakers, uint32_t);
	for (uint32_t i = 0; i < d->n_quotes; i++)
		if (w->quotes[i] && d->quotes[i].speaker)
			ends[d->quotes[i].speaker - 1]++;
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		d->speakers[i].quotes = (struct ids){ids + n, ends[i]};
		n += ends[i];
		ends[i] = n - ends[i];
	}
	for (uint32_t i = 0; i < d->n_quotes; i++)
		if (w->quotes[i] && d->quotes[i].speaker)
			ids[ends[d->quotes[i].speaker - 1]++] = i + 1;
}

/* Puts the speakers in the order of their first quotes. */
static void order_speakers(struct proof *w)
{
	struct document *d = &w->d;
	struct speaker *ordered = ARENA_ARRAY(w->arena, d->n_speakers, struct speaker);
	uint32_t *ids = ARENA_ARRAY(w->arena, d->n_speakers, uint32_t), n = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		uint32_t id = w->quotes[i] ? d->quotes[i].speaker : 0;
		if (id && !ids[id - 1]) {
			ordered[n] = d->speakers[id - 1];
			ids[id - 1] = ++n;
		}
	}
	for (uint32_t i = 0; i < d->n_quotes; i++)
		if (d->quotes[i].speaker)
			d->quotes[i].speaker = ids[d->quotes[i].speaker - 1];
	uint32_t kept = 0;
	for (uint32_t i = 0; i < d->n_speaker_mentions; i++) {
		struct mention m = d->speaker_mentions[i];
		m.id = ids[m.id - 1];
		if (m.id)
			d->speaker_mentions[kept++] = m;
	}
	d->n_speaker_mentions = kept;
	d->speakers = ordered;
	d->n_speakers = n;
	w->speakers = all_stay(w->arena, n);
}

struct document proof_end(struct proof *w)
{
	order_speakers(w);
	gather_quotes(w);
	return document_keep(&w->d, w->quotes, w->speakers, w->regions, w->arena);
}
