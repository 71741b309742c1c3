/*
 * The configuration, layer by layer: built in, /etc, the user's, --config, --set, --theme.
 */
#include "config/ini.h"
#include "config/load.h"

#include <errno.h>

enum { LAYER_SYSTEM = 1, LAYER_USER, LAYER_FILE, LAYER_COMMAND };

static bool load_file(struct loader *l, const char *path, unsigned layer)
{
	struct ini ini;
	path = arena_str(l->arena, str_of(path)).at;
	if (!ini_read(path, &ini, l->arena))
		return false;
	for (size_t i = 0; i < ini.faults.n; i++)
		loader_fault(l, (struct origin){path, ini.faults.at[i].line, layer}, "%s",
			     ini.faults.at[i].what.at);
	for (size_t i = 0; i < ini.sections.n; i++) {
		struct ini_entry *s = &ini.sections.at[i];
		l->origin = (struct origin){path, s->line, layer};
		bool good = apply_section(l, s->section);
		for (size_t k = 0; !good && k < ini.entries.n; k++)
			if (str_eq(ini.entries.at[k].section, s->section))
				ini.entries.at[k].name.n = 0;
	}
	for (size_t i = 0; i < ini.entries.n; i++) {
		struct ini_entry *e = &ini.entries.at[i];
		l->origin = (struct origin){path, e->line, layer};
		if (e->name.n)
			apply_setting(l, e->section, e->name, e->value, e->cut);
	}
	ini_free(&ini);
	return true;
}

/* A file that need not be there; one that is there and can't be read is told. */
static void load_optional(struct loader *l, const char *path, unsigned layer)
{
	if (!load_file(l, path, layer) && errno != ENOENT && errno != ENOTDIR)
		loader_fault(l, (struct origin){arena_str(l->arena, str_of(path)).at, 0, layer},
			     "%s", strerror(errno));
}

static void load_user(struct loader *l)
{
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (folder && folder[0] == '/')
		load_optional(l, arena_printf(l->arena, "%s/reader/reader.ini", folder).at,
			      LAYER_USER);
	else if (home && home[0] == '/')
		load_optional(l,
			      arena_printf(l->arena, "%s/.config/reader/reader.ini", home).at,
			      LAYER_USER);
}

static struct str lower(struct arena *a, struct str s)
{
	struct str copy = arena_str(a, s);
	for (char *p = (char *)copy.at; p < copy.at + copy.n; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	return copy;
}

/* "section:key=value"; without a section it is [reader]'s. */
static void load_set(struct loader *l, const char *set)
{
	struct str all = str_of(set);
	const char *equal = memchr(all.at, '=', all.n);
	l->origin = (struct origin){"--set", 0, LAYER_COMMAND};
	l->origin.path = arena_printf(l->arena, "--set %s", set).at;
	if (!equal) {
		loader_fault(l, l->origin, "is not section:name=value");
		return;
	}
	struct str name = {all.at, (size_t)(equal - all.at)};
	struct str value = {equal + 1, all.n - name.n - 1};
	struct str section = STR("reader");
	const char *colon = memchr(name.at, ':', name.n);
	if (colon) {
		section = lower(l->arena, (struct str){name.at, (size_t)(colon - name.at)});
		name = (struct str){colon + 1, name.n - section.n - 1};
	}
	if (apply_section(l, section))
		apply_setting(l, section, lower(l->arena, name), arena_str(l->arena, value), 0);
}

static int by_place(const void *pa, const void *pb)
{
	const struct config_fault *a = pa, *b = pb;
	if (a->layer != b->layer)
		return a->layer < b->layer ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

static bool asked_to_be_secure(void)
{
	const char *own = getenv("READER_SECURE"), *less = getenv("LESSSECURE");
	return (own && strcmp(own, "1") == 0) || (less && strcmp(less, "1") == 0);
}

/* What is wrong on the command line is an error; what is wrong in a file, a fault. */
static bool finish(struct loader *l, struct error *e)
{
	struct config *c = l->config;
	bind_keys(l);
	finish_themes(l);
	if (l->faults.n)
		qsort(l->faults.at, l->faults.n, sizeof *l->faults.at, by_place);
	c->n_faults = l->faults.n;
	c->faults = ARENA_ARRAY(l->arena, l->faults.n, struct config_fault);
	if (l->faults.n)
		memcpy(c->faults, l->faults.at, l->faults.n * sizeof *c->faults);
	VEC_FREE(l->faults);
	VEC_FREE(l->drafts);
	if (asked_to_be_secure())
		c->options.secure = true;
	for (size_t i = 0; i < c->n_faults; i++)
		if (c->faults[i].layer == LAYER_COMMAND)
			return fail(e, "%s", c->faults[i].message);
	return true;
}

bool config_load(struct config *c, const struct config_request *request, struct error *e)
{
	*c = (struct config){0};
	struct loader l = {.config = c, .arena = &c->arena};
	bool read = true;
	apply_defaults(&l);
	load_optional(&l, "/etc/reader.ini", LAYER_SYSTEM);
	load_user(&l);
	if (request->path && !load_file(&l, request->path, LAYER_FILE))
		read = fail(e, "%s: %s", request->path, strerror(errno));
	for (size_t i = 0; i < request->n_sets; i++)
		load_set(&l, request->sets[i]);
	if (request->theme) {
		l.origin = (struct origin){"--theme", 0, LAYER_COMMAND};
		apply_setting(&l, STR("reader"), STR("theme"), str_of(request->theme), 0);
	}
	return finish(&l, read ? e : NULL) && read;
}

void config_free(struct config *c)
{
	arena_free(&c->arena);
	*c = (struct config){0};
}
