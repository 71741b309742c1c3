/* The list of corrections. */
#include "anchor.h"

const char *correction_name(enum correction_kind kind)
{
	static const char *const names[CORRECTION_KINDS] = {
		"no-quote",    "no-speaker", "no-region", "said-by", "same-speaker",
		"same-region", "speaker",    "region",    "check",   "note"};
	return names[kind];
}

/* ---- the list ---------------------------------------------------------------------------- */

void corrections_free(struct corrections *c)
{
	arena_free(&c->arena);
	VEC_FREE(c->all);
	c->n = 0;
}

static struct correction copy_of(const struct correction *one, struct arena *arena)
{
	struct correction copy = *one;
	copy.anchor.words = arena_str(arena, one->anchor.words);
	copy.anchor.before = arena_str(arena, one->anchor.before);
	copy.anchor.after = arena_str(arena, one->anchor.after);
	copy.who = arena_str(arena, one->who);
	copy.value = arena_str(arena, one->value);
	copy.role = arena_str(arena, one->role);
	return copy;
}

struct correction *corrections_copy(const struct correction *at, size_t n, struct arena *arena)
{
	struct correction *all = ARENA_ARRAY(arena, n, struct correction);
	for (size_t i = 0; i < n; i++)
		all[i] = copy_of(&at[i], arena);
	return all;
}

void corrections_add(struct corrections *c, const struct correction *one)
{
	struct correction copy = copy_of(one, &c->arena);
	c->all.n = c->n;
	VEC_PUSH(c->all, copy);
	c->n++;
}

static uint64_t mix(uint64_t key, struct str words)
{
	return (key ^ hash_bytes(words.at, words.n)) * 0x9e3779b97f4a7c15u;
}

uint64_t corrections_key(const struct correction *at, size_t n)
{
	uint64_t key = 0;
	for (size_t i = 0; i < n; i++) {
		const struct correction *c = &at[i];
		key = (key + c->kind + 1) * 31 + c->anchor.at;
		key = mix(mix(mix(key, c->anchor.words), c->anchor.before), c->anchor.after);
		key = mix(mix(mix(key, c->who), c->value), c->role);
		key = mix(key, str_of(c->country)) + c->type;
	}
	return n && !key ? 1 : key;
}

struct correction correction_of_quote(const struct document *d, uint32_t id,
				      enum correction_kind kind)
{
	const struct quote *q = document_quote(d, id);
	const struct speaker *s = document_speaker(d, q->speaker);
	return (struct correction){.kind = kind,
				   .anchor = anchor_of(d->text, q->span),
				   .who = s ? s->name : STR("")};
}

struct correction correction_of_speaker(const struct document *d, uint32_t id,
					enum correction_kind kind)
{
	const struct speaker *s = document_speaker(d, id);
	struct correction c = {.kind = kind, .who = s->name};
	if (s->quotes.n)
		c.anchor = anchor_of(d->text, d->quotes[s->quotes.at[0] - 1].span);
	return c;
}

struct correction correction_of_region(const struct document *d, uint32_t id,
				       enum correction_kind kind)
{
	const struct region *r = document_region(d, id);
	struct correction c = {.kind = kind, .who = r->name};
	if (r->n_mentions)
		c.anchor = anchor_of(d->text, r->mentions[0].span);
	return c;
}
