/* What speaks for a speaker to be right as a row: a party of its own, under a right name. */
#include "listing.h"
#include "listing_templates.h"
#include "shown.h"

enum { OTHERS_MOST = 64 };

/* A chance in steps; without a loop, as where it ends could not be foreseen. */
static uint32_t bin(float p)
{
	return (p >= .35f) + (p >= .45f) + (p >= .55f) + (p >= .65f) + (p >= .75f) +
	       (p >= .85f) + (p >= .92f) + (p >= .96f) + (p >= .98f) + (p >= .99f);
}

/* Does another row end in the same word, and has one of the two more quotes? */
static uint32_t twin_of(const struct document *d, const struct shown *names, uint32_t speaker)
{
	const struct shown *shown = &names[speaker];
	uint32_t twins = 0;
	for (uint32_t i = speaker > OTHERS_MOST ? speaker - OTHERS_MOST : 0;
	     i < d->n_speakers && i < speaker + OTHERS_MOST; i++) {
		if (i == speaker)
			continue;
		const struct shown *other = &names[i];
		uint32_t more = d->speakers[i].quotes.n >= d->speakers[speaker].quotes.n;
		if (other->last == shown->last)
			twins |= 1u << more;
		else if (other->first == shown->last || other->last == shown->first)
			twins |= 4;
	}
	return twins;
}

struct shown *listing_names(const struct find *f)
{
	struct shown *names =
		ARENA_ARRAY_RAW(f->scratch, (size_t)f->d->n_speakers + 1, struct shown);
	for (uint32_t i = 0; i < f->d->n_speakers; i++)
		names[i] = shown_read(f->d->speakers[i].name);
	return names;
}

/* What its quotes say of a speaker. */
struct sayings {
	const struct quote *best; /* the surest one; NULL: it has none */
	float any;                /* chance that one of them is right */
	float said;               /* the highest chance of one to be said, whoever says it */
};

static struct sayings sayings_of(const struct document *d, const struct speaker *s)
{
	struct sayings says = {.best = NULL};
	float none = 1;
	for (uint32_t i = 0; i < s->quotes.n; i++) {
		const struct quote *q = document_quote(d, s->quotes.at[i]);
		if (!says.best || q->confidence > says.best->confidence)
			says.best = q;
		if (q->chance > says.said)
			says.said = q->chance;
		none *= 1 - q->confidence;
	}
	says.any = 1 - none;
	return says;
}

void listing_speaker_features(const struct find *f, const struct shown *names, uint32_t speaker,
			      struct row *row)
{
	const struct document *d = f->d;
	const struct speaker *s = &d->speakers[speaker];
	struct shown shown = names[speaker];
	uint32_t words = least(shown.words, 5);
	struct sayings says = sayings_of(d, s);
	uint32_t best = bin(says.best ? says.best->confidence : 0);
	uint32_t named = shown.shape & SHOWN_LOWER ? 0 : 1;
	listing_put(row, S_BEST, best, 0, 0);
	listing_put(row, S_ANY, bin(says.any), 0, 0);
	listing_put(row, S_COUNT, least(s->quotes.n, 5), named, 0);
	listing_put(row, S_KIND, s->kind, named, 0);
	listing_put(row, S_SHAPE, shown.shape, words, 0);
	listing_put(row, S_SHAPE, shown.shape, 99, s->kind);
	listing_put(row, S_HEAD, shown_head(shown.head), named, 0);
	listing_put(row, S_HEAD, shown_head(shown.head), named, 1 + s->kind);
	listing_put(row, S_OPENS, shown.words > 1, shown_head(shown.opens), named);
	listing_put(row, S_MENTIONS, count_step(s->mentions.n), named, 0);
	listing_put(row, S_ROLE, s->role.n > 0, s->kind, named);
	listing_put(row, S_TWIN, twin_of(d, names, speaker), named, 0);
	listing_put(row, S_ALIASES, least(s->aliases.n, 3), named, 0);
	listing_put(row, S_BEST_KIND, best / 2, s->kind, named);
	listing_put(row, S_SAID, bin(says.said), named, 0);
	if (!says.best)
		return;
	/* who is told of in the lead is told of again, by another name */
	listing_put(row, S_BEST_PLACE, least(says.best->paragraph, 3), named, s->kind);
	listing_put(row, S_BEST_SHARE, bin(says.best->share), named, 0);
}
