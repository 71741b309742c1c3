/* The quotes of a document, as the archive has them. */
#include "reader/state.h"

/* White space folded, so that the words are one line. */
static struct str one_line(struct str text, struct arena *arena)
{
	char *at = arena_alloc(arena, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		bool blank = text.at[i] == '\n' || text.at[i] == '\t' || text.at[i] == ' ';
		if (!blank)
			at[n++] = text.at[i];
		else if (n && at[n - 1] != ' ')
			at[n++] = ' ';
	}
	return (struct str){at, n && at[n - 1] == ' ' ? n - 1 : n};
}

static uint32_t points_of(struct str text)
{
	uint32_t n = 0;
	for (size_t i = 0; i < text.n; i++)
		n += ((unsigned char)text.at[i] & 0xc0) != 0x80;
	return n;
}

/* As the article spells it; behind it as lists do, so that either finds the quote. */
static struct str region_name(const struct document *d, uint32_t id, struct arena *arena)
{
	const struct region *r = document_region(d, id);
	struct str called = region_called(d, r);
	if (str_alike(called, r->name))
		return one_line(called, arena);
	return one_line(arena_printf(arena, "%.*s (%.*s)", (int)called.n, called.at,
				     (int)r->name.n, r->name.at),
			arena);
}

static void take_regions(const struct document *d, const struct quote *q, struct said *s,
			 struct arena *arena)
{
	enum { MOST = 12 };
	uint32_t ids[MOST], n = document_regions_near(d, q, ids, MOST);
	struct str *names = ARENA_ARRAY(arena, n, struct str);
	for (size_t k = 0; k < n; k++)
		names[k] = region_name(d, ids[k], arena);
	s->regions = names;
	s->n_regions = n;
}

bool said_take(struct said_taken *t, const struct document *d, struct arena *arena)
{
	enum { AT_ONCE = 1000 }; /* about a millisecond */
	if (!t->all)
		t->all = ARENA_ARRAY_RAW(arena, d->n_quotes, struct said);
	for (uint32_t i = 0; i < AT_ONCE && t->n < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[t->n]; /* in the order of their starts */
		const struct speaker *who = document_speaker(d, q->speaker);
		struct said *s = &t->all[t->n++];
		t->points += points_of(str_slice(d->text, (struct span){t->at, q->span.start}));
		t->at = q->span.start;
		*s = (struct said){
			.words = one_line(str_slice(d->text, q->span), arena),
			.kind = q->kind,
			.start = t->points,
			.end = t->points + points_of(str_slice(d->text, q->span)),
		};
		if (who)
			s->speaker = one_line(who->name, arena);
		take_regions(d, q, s, arena);
	}
	return t->n < d->n_quotes;
}
