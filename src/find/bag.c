#include "bag.h"

uint32_t bag_features(const struct bag *b, uint32_t out[BAG_MOST])
{
	for (uint32_t i = 0; i < b->n; i++)
		out[i] = feature(b->template[i], b->x[i], b->y[i], b->z[i]);
	return b->n;
}

static int32_t units(const struct bag *b, const struct model *m)
{
	int32_t sum = 0;
	for (uint32_t i = 0; i < b->n; i++)
		sum += model_units(m, feature(b->template[i], b->x[i], b->y[i], b->z[i]));
	return sum;
}

#if defined __x86_64__ && defined __GNUC__

/*
 * The same, eight at a time but for the loads from the table: gathering eight slots in one instruction
 * takes longer than eight loads. The last eight may reach over the end of the row; what the columns hold
 * there is not looked up and weighs nothing.
 */
__attribute__((target("avx2"))) static int32_t wide_units(const struct bag *b, const struct model *m)
{
	typedef uint32_t eight __attribute__((vector_size(32)));
	typedef int32_t signed_eight __attribute__((vector_size(32)));
	uint32_t features[BAG_MOST], groups[BAG_MOST], slots[BAG_MOST + 8];
	for (uint32_t i = 0; i < b->n; i += 8) {
		eight h, x, y, z;
		memcpy(&h, &b->template[i], sizeof h);
		memcpy(&x, &b->x[i], sizeof x);
		memcpy(&y, &b->y[i], sizeof y);
		memcpy(&z, &b->z[i], sizeof z);
		h = ((h * 0x9e3779b1u) ^ x) * 0x85ebca6bu;
		h = (h ^ (h >> 15) ^ y) * 0xc2b2ae35u;
		h = (h ^ (h >> 13) ^ z) * 0x27d4eb2fu;
		h ^= h >> 16;
		h -= (eight)(h == 0); /* true is -1 */
		eight group = h >> m->group_shift, slot = (h * m->spread) >> m->shift;
		memcpy(&features[i], &h, sizeof h);
		memcpy(&groups[i], &group, sizeof group);
		memcpy(&slots[i], &slot, sizeof slot);
	}
	uint32_t mask = UINT32_MAX >> m->shift, n = b->n;
	const uint32_t *at = m->slots;
	const uint16_t *displaced = m->displaced;
#pragma GCC unroll 4
	for (uint32_t i = 0; i < n; i++)
		slots[i] = at[(slots[i] + displaced[groups[i]]) & mask];
	memset(&slots[b->n], 0, sizeof(eight));
	signed_eight sums = {0};
	for (uint32_t i = 0; i < b->n; i += 8) {
		eight s, f;
		memcpy(&s, &slots[i], sizeof s);
		memcpy(&f, &features[i], sizeof f);
		sums += ((signed_eight)(s << 24) >> 24) & (signed_eight)((s ^ f) < 256);
	}
	int32_t sum = 0;
	for (int i = 0; i < 8; i++)
		sum += sums[i];
	return sum;
}

int32_t bag_units(const struct bag *b, const struct model *m)
{
	return __builtin_cpu_supports("avx2") ? wide_units(b, m) : units(b, m);
}

#else

int32_t bag_units(const struct bag *b, const struct model *m)
{
	return units(b, m);
}

#endif
