#include "chain.h"

void chain_make(struct chain *c, struct arena *a, uint32_t room)
{
	uint32_t slots = 16;
	while (slots <= room)
		slots *= 2;
	c->keys = ARENA_ARRAY_RAW(a, slots, uint32_t); /* read where there is a head */
	c->heads = ARENA_ARRAY(a, slots, uint32_t);
	c->mask = slots - 1;
}

static uint32_t chain_slot(const struct chain *c, uint32_t key)
{
	uint32_t i = (key ^ key >> 15) & c->mask;
	while (c->heads[i] && c->keys[i] != key)
		i = (i + 1) & c->mask;
	return i;
}

uint32_t *chain_at(struct chain *c, uint32_t key)
{
	uint32_t i = chain_slot(c, key);
	c->keys[i] = key;
	return &c->heads[i];
}

uint32_t chain_head(const struct chain *c, uint32_t key)
{
	return c->heads[chain_slot(c, key)];
}
