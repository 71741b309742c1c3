/*
 * Applies single settings: options, roles of a theme, keys of an action.
 */
#include "config/command.h"
#include "config/filter.h"
#include "config/load.h"

static const char theme_prefix[] = "theme.";

static bool is_theme(struct str section)
{
	size_t n = sizeof theme_prefix - 1;
	return section.n > n && memcmp(section.at, theme_prefix, n) == 0;
}

static struct str theme_of(struct str section)
{
	size_t n = sizeof theme_prefix - 1;
	return (struct str){section.at + n, section.n - n};
}

/* ---- sections ---------------------------------------------------------------------------- */

static bool theme_name_good(struct str name)
{
	if (name.n >= sizeof((struct theme *)0)->name || str_eq(name, STR("auto")))
		return false;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.at[i];
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_')
			return false;
	}
	return true;
}

bool section_known(struct str s)
{
	if (is_theme(s))
		return theme_name_good(theme_of(s));
	if (str_eq(s, STR("keys")) || str_eq(s, STR("keys.list")) || str_eq(s, STR("filters")))
		return true;
	for (size_t i = 0; i < n_option_infos; i++)
		if (str_eq(s, str_of(option_infos[i].section)))
			return true;
	return false;
}

bool check_section(struct loader *l, struct str section)
{
	if (section_known(section))
		return true;
	if (is_theme(section)) {
		loader_fault(
			l, l->origin,
			"[%.*s]: a theme's name is up to %d letters, digits, - and _, not auto",
			(int)section.n, section.at, (int)sizeof((struct theme *)0)->name - 1);
		return false;
	}
	struct suggestion s = suggest(section);
	for (size_t i = 0; i < n_option_infos; i++)
		suggest_try(&s, option_infos[i].section);
	suggest_try(&s, "keys");
	suggest_try(&s, "keys.list");
	suggest_try(&s, "filters");
	suggest_try(&s, "theme.dark");
	suggest_try(&s, "theme.light");
	struct str hint = suggest_print(&s, l->arena);
	loader_fault(l, l->origin, "[%.*s]: unknown section%.*s", (int)section.n, section.at,
		     (int)hint.n, hint.at);
	return false;
}

/* ---- options ----------------------------------------------------------------------------- */

const struct option_info *option_find(struct str section, struct str name)
{
	for (size_t i = 0; i < n_option_infos; i++)
		if (str_eq(section, str_of(option_infos[i].section)) &&
		    str_eq(name, str_of(option_infos[i].name)))
			return &option_infos[i];
	return NULL;
}

static bool set_number(const struct option_info *o, struct str value, int *out, struct error *e)
{
	int n = 0;
	for (size_t i = 0; i < value.n; i++) {
		if (value.at[i] < '0' || value.at[i] > '9')
			return fail(e, "\"%.*s\" is no number", (int)value.n, value.at);
		if (n < 1000000)
			n = n * 10 + (value.at[i] - '0');
	}
	if (value.n == 0)
		return fail(e, "a number is missing");
	if (n < o->least || n > o->most)
		return fail(e, "%.*s is not within %d-%d", (int)value.n, value.at, o->least,
			    o->most);
	*out = n;
	return true;
}

bool bool_parse(struct str word, bool *out)
{
	static const struct {
		const char *word;
		bool is;
	} words[] = {{"yes", true},  {"no", false},    {"on", true}, {"off", false},
		     {"true", true}, {"false", false}, {"1", true},  {"0", false}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_alike(word, str_of(words[i].word))) {
			*out = words[i].is;
			return true;
		}
	}
	return false;
}

static bool set_bool(struct str value, bool *out, struct error *e)
{
	return bool_parse(value, out) ||
	       fail(e, "\"%.*s\" is neither yes nor no", (int)value.n, value.at);
}

static bool set_choice(const struct option_info *o, struct str value, int *out, struct error *e)
{
	struct suggestion s = suggest(value);
	for (int i = 0; o->choices[i]; i++) {
		if (str_eq(value, str_of(o->choices[i]))) {
			*out = i;
			return true;
		}
		suggest_try(&s, o->choices[i]);
	}
	return fail(e, "\"%.*s\" is not one of: %s%s%s%s", (int)value.n, value.at, o->help,
		    s.best ? " (did you mean \"" : "", s.best ? s.best : "",
		    s.best ? "\"?)" : "");
}

static bool is_command(const struct option_info *o)
{
	return o->offset == offsetof(struct options, copy) ||
	       o->offset == offsetof(struct options, browser);
}

static bool set_text(const struct option_info *o, struct str value, char *out, struct error *e)
{
	if (value.n >= o->room)
		return fail(e, "longer than %zu bytes", o->room - 1);
	if (is_command(o) && !value.n)
		return fail(e, "a command is missing, or none");
	memcpy(out, value.at, value.n);
	out[value.n] = 0;
	return true;
}

static bool set_option(struct options *options, const struct option_info *o, struct str value,
		       struct error *e)
{
	char *at = (char *)options + o->offset;
	switch (o->type) {
	case OPTION_NUMBER:
		return set_number(o, value, (int *)(void *)at, e);
	case OPTION_BOOL:
		return set_bool(value, (bool *)(void *)at, e);
	case OPTION_CHOICE:
		return set_choice(o, value, (int *)(void *)at, e);
	case OPTION_TEXT:
		break;
	}
	return set_text(o, value, at, e);
}

bool option_set(struct options *options, struct str name, struct str value, struct error *e)
{
	const struct option_info *o = option_find(STR("reader"), name);
	struct error why;
	if (!o) {
		struct suggestion s = suggest(name);
		for (size_t i = 0; option_name(i); i++)
			suggest_try(&s, option_name(i));
		return fail(e, "%.*s: no such option%s%s%s", (int)name.n, name.at,
			    s.best ? " (did you mean \"" : "", s.best ? s.best : "",
			    s.best ? "\"?)" : "");
	}
	if (!set_option(options, o, value, &why))
		return fail(e, "%s: %.400s", o->name, why.message);
	return true;
}

const char *option_name(size_t i)
{
	/* [reader] is the first section of the table */
	return i < n_option_infos && str_eq(str_of(option_infos[i].section), STR("reader"))
		       ? option_infos[i].name
		       : NULL;
}

const char *option_choice(struct str name, size_t i)
{
	static const char *const yes_no[] = {"yes", "no"};
	const struct option_info *o = option_find(STR("reader"), name);
	if (o && o->type == OPTION_BOOL)
		return i < 2 ? yes_no[i] : NULL;
	return o && o->type == OPTION_CHOICE ? o->choices[i] : NULL;
}

/* ~/ is the home folder; what is relative is relative to the file that says so. */
static struct str resolve_path(struct loader *l, struct str path)
{
	const char *home = getenv("HOME");
	if (path.n > 1 && path.at[0] == '~' && path.at[1] == '/' && home)
		return arena_printf(l->arena, "%s%.*s", home, (int)path.n - 1, path.at + 1);
	const char *slash = l->origin.line ? strrchr(l->origin.path, '/') : NULL;
	if (path.n == 0 || path.at[0] == '/' || !slash)
		return path;
	return arena_printf(l->arena, "%.*s/%.*s", (int)(slash - l->origin.path),
			    l->origin.path, (int)path.n, path.at);
}

static bool apply_option(struct loader *l, const struct option_info *o, struct str value,
			 struct error *e)
{
	struct options *options = &l->config->options;
	if (o->offset == offsetof(struct options, places))
		value = resolve_path(l, value);
	if (o->offset == offsetof(struct options, browser) && !command_needs_no_shell(value, e))
		return false;
	if (!set_option(options, o, value, e))
		return false;
	if (o->offset == offsetof(struct options, theme))
		l->theme_origin = l->origin;
	if (o->offset == offsetof(struct options, places))
		l->config->places_from = arena_printf(l->arena, "%s: [places] file",
						      origin_print(l->origin, l->arena))
						 .at;
	if (o->offset == offsetof(struct options, home))
		l->config->home_from = origin_print(l->origin, l->arena);
	return true;
}

void apply_defaults(struct loader *l)
{
	for (size_t i = 0; i < n_option_infos; i++)
		set_option(&l->config->options, &option_infos[i], str_of(option_infos[i].value),
			   NULL);
	filter_defaults(l);
	for (int a = 1; a < ACTION_COUNT; a++)
		for (int m = 0; m < MODES; m++)
			if (action_infos[a].modes >> m & 1)
				l->specs[a][m].keys = str_of(action_infos[a].keys);
	for (size_t i = 0; i < n_builtin_themes; i++) {
		struct draft d = {.built_in = true};
		memcpy(d.name, builtin_themes[i].name, sizeof d.name);
		memcpy(d.styles, builtin_themes[i].roles, sizeof d.styles);
		for (int r = 0; r < ROLE_COUNT; r++)
			d.set[r] = true;
		VEC_PUSH(l->drafts, d);
	}
}

/* ---- themes ------------------------------------------------------------------------------ */

static struct draft *draft_of(struct loader *l, struct str name)
{
	for (size_t i = 0; i < l->drafts.n; i++)
		if (str_eq(name, str_of(l->drafts.at[i].name)))
			return &l->drafts.at[i];
	struct draft d = {.like = "dark"};
	memcpy(d.name, name.at, name.n);
	VEC_PUSH(l->drafts, d);
	return &l->drafts.at[l->drafts.n - 1];
}

static bool apply_like(struct loader *l, struct draft *d, struct str value, struct error *e)
{
	if (d->built_in)
		return fail(e, "the theme is built in: it has all roles of its own");
	if (!value.n)
		return fail(e, "a theme's name is missing");
	if (!theme_name_good(value))
		return fail(e, "\"%.*s\" is no theme's name", (int)value.n, value.at);
	memset(d->like, 0, sizeof d->like);
	memcpy(d->like, value.at, value.n);
	d->like_origin = l->origin;
	return true;
}

static bool apply_role(struct loader *l, struct str section, struct str name, struct str value,
		       struct error *e)
{
	struct draft *d = draft_of(l, theme_of(section));
	if (str_eq(name, STR("like")))
		return apply_like(l, d, value, e);
	struct suggestion s = suggest(name);
	for (int r = 0; r < ROLE_COUNT; r++) {
		if (str_eq(name, str_of(role_name((enum role)r)))) {
			struct style style;
			if (!style_parse(value, &style, e))
				return false;
			d->styles[r] = style;
			d->set[r] = true;
			d->origins[r] = l->origin;
			return true;
		}
		suggest_try(&s, role_name((enum role)r));
	}
	suggest_try(&s, "like");
	struct str hint = suggest_print(&s, l->arena);
	return fail(e, "unknown name%.*s", (int)hint.n, hint.at);
}

/* ---- keys -------------------------------------------------------------------------------- */

static enum action action_find(struct str name, struct suggestion *s)
{
	for (int a = 1; a < ACTION_COUNT; a++) {
		if (str_eq(name, str_of(action_infos[a].name)))
			return (enum action)a;
		suggest_try(s, action_infos[a].name);
	}
	return ACT_NONE;
}

static bool key_stands_in(struct str keys, uint32_t key)
{
	for (struct str word; (word = str_word(&keys)).n;)
		if (key_of(word) == key)
			return true;
	return false;
}

/* `rest`: the keys behind it. */
static bool check_key(struct str word, struct str rest, struct error *e)
{
	enum { CTRL_C = 3 };
	int n = (int)word.n;
	uint32_t key = key_of(word);
	if (!key)
		return fail(e,
			    "\"%.*s\" is no key (one character, ^X, M-x, F1-F24, Up, PgDn, "
			    "Tab, Enter, Space, Esc, Hash, Semicolon …)",
			    n, word.at);
	if (key == CTRL_C)
		return fail(e, "\"%.*s\" always interrupts what is at work", n, word.at);
	if (key_stands_in(rest, key))
		return fail(e, "\"%.*s\" stands there twice", n, word.at);
	return true;
}

static bool check_keys(struct str keys, struct error *e)
{
	size_t n = 0;
	bool none = false;
	for (struct str word; (word = str_word(&keys)).n; n++) {
		bool is_none = str_eq(word, STR("none"));
		if (!is_none && !check_key(word, keys, e))
			return false;
		none |= is_none;
	}
	if (n == 0)
		return fail(e, "a key is missing, or none");
	return n == 1 || !none || fail(e, "none stands alone");
}

static bool apply_keys(struct loader *l, struct str section, struct str name, struct str value,
		       struct error *e)
{
	struct suggestion s = suggest(name);
	enum action a = action_find(name, &s);
	if (a == ACT_NONE) {
		struct str hint = suggest_print(&s, l->arena);
		return fail(e, "unknown action%.*s", (int)hint.n, hint.at);
	}
	bool only_list = str_eq(section, STR("keys.list"));
	if (only_list && !(action_infos[a].modes & MODE_LIST))
		return fail(e, "does nothing in lists");
	if (!check_keys(value, e))
		return false;
	for (int m = only_list ? 1 : 0; m < MODES; m++)
		if (action_infos[a].modes >> m & 1)
			l->specs[a][m] =
				(struct key_spec){arena_str(l->arena, value), l->origin};
	return true;
}

/* ---- all --------------------------------------------------------------------------------- */

static bool unknown_option(struct loader *l, struct str section, struct str name,
			   struct error *e)
{
	struct suggestion s = suggest(name);
	for (size_t i = 0; i < n_option_infos; i++)
		if (str_eq(section, str_of(option_infos[i].section)))
			suggest_try(&s, option_infos[i].name);
	struct str hint = suggest_print(&s, l->arena);
	return fail(e, "unknown name%.*s", (int)hint.n, hint.at);
}

/* A command that may have been written on another machine, or wrongly: it counts. */
static void check_command(struct loader *l, const struct option_info *o, struct str section,
			  struct str name, struct str value)
{
	bool filter = str_eq(section, STR("filters"));
	if ((!filter && !(o && is_command(o))) || command_found(value))
		return;
	if (filter ? filter_is_builtin(name, value) : str_eq(value, str_of(o->value)))
		return;
	struct str program = str_word(&value);
	loader_fault(l, l->origin, "%s%.*s: there is no program \"%.*s\"",
		     filter ? "[filters] " : "", (int)name.n, name.at, (int)program.n,
		     program.at);
}

bool apply_setting(struct loader *l, struct str section, struct str name, struct str value,
		   char cut)
{
	struct error e;
	const struct option_info *o = option_find(section, name);
	bool good = is_theme(section)              ? apply_role(l, section, name, value, &e)
		    : str_eq(section, STR("keys")) ? apply_keys(l, section, name, value, &e)
		    : str_eq(section, STR("keys.list"))
			    ? apply_keys(l, section, name, value, &e)
		    : str_eq(section, STR("filters")) ? filter_apply(l, name, value, &e)
		    : o                               ? apply_option(l, o, value, &e)
						      : unknown_option(l, section, name, &e);
	if (good && l->check)
		check_command(l, o, section, name, value);
	if (good)
		return true;
	struct str where =
		str_eq(section, STR("reader"))
			? STR("")
			: arena_printf(l->arena, "[%.*s] ", (int)section.n, section.at);
	struct str hint =
		cut ? arena_printf(l->arena, "; the value ends at '%c', where a comment starts",
				   cut)
		    : STR("");
	loader_fault(l, l->origin, "%.*s%.*s: %s%.*s", (int)where.n, where.at, (int)name.n,
		     name.at, e.message, (int)hint.n, hint.at);
	return false;
}
