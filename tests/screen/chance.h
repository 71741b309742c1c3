/* Numbers and keys at random, the same for the same seed. */
#ifndef TESTS_CHANCE_H
#define TESTS_CHANCE_H

#include "reader/config.h"

static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(seed >> 8) * below) >> 24);
}

static uint32_t any_key(const struct config *c)
{
	static const uint32_t editing[] = {27,          13, 9, 127, 21, 18, KEY_LEFT_ARROW,
					   KEY_UP_ARROW};
	uint32_t kind = any(20);
	if (kind < 13)
		return c->keys[any((uint32_t)c->n_keys)].key;
	if (kind < 16)
		return ' ' + any(95);
	if (kind < 18)
		return editing[any(sizeof editing / sizeof *editing)];
	return kind == 18 ? 0x20 + any(0x10000) : '0' + any(10);
}

#endif
