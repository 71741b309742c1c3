/*
 * The configuration, layer by layer: built in, /etc, the user's, --config, --set, --theme.
 */
#include "config/ini.h"
#include "config/load.h"

#include <errno.h>

enum { LAYER_SYSTEM = 1, LAYER_USER, LAYER_FILE, LAYER_COMMAND };

/* What may have said that the program is to run secured, and can't be told, did. */
static void load_entry(struct loader *l, const struct ini_entry *e)
{
	bool good = !e->left_out && section_known(e->section) &&
		    apply_setting(l, e->section, e->name, e->value, e->cut);
	if (!good && str_eq(e->name, STR("secure")))
		l->config->options.secure = true;
}

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
		l->origin = (struct origin){path, ini.sections.at[i].line, layer};
		check_section(l, ini.sections.at[i].name);
	}
	for (size_t i = 0; i < ini.entries.n; i++) {
		l->origin = (struct origin){path, ini.entries.at[i].line, layer};
		load_entry(l, &ini.entries.at[i]);
	}
	if (!ini.whole)
		l->config->options.secure = true;
	ini_free(&ini);
	return true;
}

/* A file that need not be there; one that is there and can't be read is told. */
static void load_optional(struct loader *l, const char *path, unsigned layer)
{
	if (load_file(l, path, layer) || errno == ENOENT || errno == ENOTDIR)
		return;
	loader_fault(l, (struct origin){arena_str(l->arena, str_of(path)).at, 0, layer}, "%s",
		     system_fault(errno).text);
	l->config->options.secure = true;
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
		section =
			arena_lower(l->arena, (struct str){name.at, (size_t)(colon - name.at)});
		name = (struct str){colon + 1, name.n - section.n - 1};
	}
	if (check_section(l, section))
		apply_setting(l, section, arena_lower(l->arena, name),
			      arena_str(l->arena, value), 0);
}

static int by_place(const void *pa, const void *pb)
{
	const struct config_fault *a = pa, *b = pb;
	if (a->layer != b->layer)
		return a->layer < b->layer ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

/* Any word but one that says no, and nothing, is taken for yes. */
static bool asked_to_be_secure(const char *variable)
{
	const char *word = getenv(variable);
	bool is = true;
	return word && *word && (!bool_parse(str_of(word), &is) || is);
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
	if (asked_to_be_secure("READER_SECURE") || asked_to_be_secure("LESSSECURE"))
		c->options.secure = true;
	for (size_t i = 0; i < c->n_faults; i++)
		if (c->faults[i].layer == LAYER_COMMAND)
			return fail(e, "%s", c->faults[i].message);
	return true;
}

bool config_load(struct config *c, const struct config_request *request, struct error *e)
{
	*c = (struct config){0};
	struct loader l = {.config = c, .arena = &c->arena, .check = request->check};
	bool read = true;
	apply_defaults(&l);
	load_optional(&l, "/etc/reader.ini", LAYER_SYSTEM);
	load_user(&l);
	if (request->path && !load_file(&l, request->path, LAYER_FILE))
		read = fail(e, "%s: %s", request->path, system_fault(errno).text);
	for (size_t i = 0; i < request->n_sets; i++)
		load_set(&l, request->sets[i]);
	if (request->theme) {
		l.origin = (struct origin){"--theme", 0, LAYER_COMMAND};
		apply_setting(&l, STR("reader"), STR("theme"), str_of(request->theme), 0);
	}
	return finish(&l, read ? e : NULL) && read;
}

void config_fault(struct config *c, const char *from, const char *message)
{
	enum { MOST = 400 };
	if (c->n_faults >= MOST)
		return;
	struct config_fault *faults =
		ARENA_ARRAY(&c->arena, c->n_faults + 1, struct config_fault);
	if (c->n_faults)
		memcpy(faults, c->faults, c->n_faults * sizeof *faults);
	faults[c->n_faults] = (struct config_fault){
		.message = (char *)arena_printf(&c->arena, "%s%s%s", from ? from : "",
						from ? ": " : "", message)
				   .at,
		.layer = UINT_MAX};
	c->faults = faults;
	c->n_faults++;
}

void config_free(struct config *c)
{
	arena_free(&c->arena);
	*c = (struct config){0};
}
