/*
 * Puts the keys together: in each mode a key does one thing; what a higher layer says wins, and
 * of two settings of one layer the earlier.
 */
#include "config/load.h"

struct claim {
	uint32_t key;
	enum action action;
	unsigned place;
	bool inherited; /* in a plane, on the map, from the lists: gives way to their own */
	struct origin origin;
};

struct claims {
	VEC(struct claim) list;
};

static void collect(struct claims *c, enum action a, const struct key_spec *spec,
		    bool inherited)
{
	struct str keys = spec->keys;
	unsigned place = 0;
	for (struct str word; (word = str_word(&keys)).n;) {
		uint32_t key = key_of(word);
		if (key)
			VEC_PUSH(c->list,
				 (struct claim){key, a, place++, inherited, spec->origin});
	}
}

static int by_key(const void *pa, const void *pb)
{
	const struct claim *a = pa, *b = pb;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->inherited != b->inherited)
		return a->inherited ? 1 : -1;
	if (a->origin.layer != b->origin.layer)
		return a->origin.layer > b->origin.layer ? -1 : 1;
	if (a->origin.line != b->origin.line)
		return a->origin.line < b->origin.line ? -1 : 1;
	return a->action < b->action ? -1 : a->action > b->action;
}

static const char *mode_name(int mode)
{
	static const char *const names[MODES] = {"article mode", "lists", "the matrix",
						 "the map"};
	return names[mode];
}

static void tell_conflict(struct loader *l, const struct claim *lost, const struct claim *won,
			  int mode)
{
	char name[16];
	key_text(lost->key, name, sizeof name);
	loader_fault(l, lost->origin, "[keys] %s: \"%s\" is already %s's in %s",
		     action_infos[lost->action].name, name, action_infos[won->action].name,
		     mode_name(mode));
}

/* What reader.ini takes from an action that it does not speak of; --set means to. */
static void tell_taken(struct loader *l, const struct claim *lost, const struct claim *won,
		       int mode)
{
	char name[16];
	const char *loser = action_infos[lost->action].name;
	if (!won->origin.line)
		return;
	key_text(lost->key, name, sizeof name);
	loader_fault(
		l, won->origin,
		"[keys] %s: takes \"%s\" from %s in %s (a line \"%s = …\" says that it may)",
		action_infos[won->action].name, name, loser, mode_name(mode), loser);
}

static int by_binding(const void *pa, const void *pb)
{
	const struct key_binding *a = pa, *b = pb;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->action != b->action)
		return a->action < b->action ? -1 : 1;
	return a->modes < b->modes ? -1 : a->modes > b->modes;
}

/* What a key does in several modes becomes one binding. */
static void join_modes(struct config *c)
{
	size_t n = 0;
	qsort(c->keys, c->n_keys, sizeof *c->keys, by_binding);
	for (size_t i = 0; i < c->n_keys; i++) {
		struct key_binding *k = &c->keys[i];
		if (n && c->keys[n - 1].key == k->key && c->keys[n - 1].action == k->action)
			c->keys[n - 1].modes |= k->modes;
		else
			c->keys[n++] = *k;
	}
	c->n_keys = n;
}

static void collect_mode(struct claims *c, const struct loader *l, int mode)
{
	for (int a = 1; a < ACTION_COUNT; a++) {
		if (action_infos[a].modes >> mode & 1)
			collect(c, (enum action)a, &l->specs[a][mode], false);
		if (mode >= AT_PLANE && action_infos[a].modes & MODE_LIST)
			collect(c, (enum action)a, &l->specs[a][AT_LIST], true);
	}
}

void bind_keys(struct loader *l)
{
	struct claims modes[MODES] = {0};
	size_t all = 1;
	for (int m = 0; m < MODES; m++) {
		collect_mode(&modes[m], l, m);
		all += modes[m].list.n;
	}
	l->config->keys = ARENA_ARRAY(l->arena, all, struct key_binding);
	for (int m = 0; m < MODES; m++) {
		struct claim *at = modes[m].list.at;
		size_t n = modes[m].list.n, won = 0;
		if (n)
			qsort(at, n, sizeof *at, by_key);
		for (size_t i = 0; i < n; i++) {
			if (i == 0 || at[i].key != at[won].key) {
				won = i;
				l->config->keys[l->config->n_keys++] = (struct key_binding){
					at[i].key, at[i].action, 1u << m, at[i].place};
			} else if (at[i].action == at[won].action || at[i].inherited) {
				continue; /* told where it is not inherited */
			} else if (at[i].origin.layer == at[won].origin.layer) {
				tell_conflict(l, &at[i], &at[won], m);
			} else {
				tell_taken(l, &at[i], &at[won], m);
			}
		}
		VEC_FREE(modes[m].list);
	}
	join_modes(l->config);
}

enum action config_action(const struct config *c, enum mode mode, uint32_t key)
{
	size_t i;
	BISECT(i, c->n_keys, c->keys[i].key < key);
	for (; i < c->n_keys && c->keys[i].key == key; i++)
		if (c->keys[i].modes & mode)
			return c->keys[i].action;
	return ACT_NONE;
}

/* The keys of one action are few: the next in place is looked for each time. */
static const struct key_binding *next_key(const struct config *c, enum action a, enum mode mode,
					  const struct key_binding *after)
{
	const struct key_binding *best = NULL;
	for (size_t i = 0; i < c->n_keys; i++) {
		const struct key_binding *k = &c->keys[i];
		if (k->action == a && (k->modes & mode) &&
		    (!after || k->place > after->place) && (!best || k->place < best->place))
			best = k;
	}
	return best;
}

void config_keys_of(const struct config *c, enum action a, enum mode mode, char *out,
		    size_t room)
{
	size_t n = 0;
	if (room == 0)
		return;
	out[0] = 0;
	for (const struct key_binding *k = next_key(c, a, mode, NULL); k && n + 1 < room;
	     k = next_key(c, a, mode, k)) {
		if (n)
			out[n++] = ' ';
		key_text(k->key, out + n, room - n);
		n += strlen(out + n);
	}
}
