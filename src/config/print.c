/*
 * A complete reader.ini of the values in force.
 */
#include "config/filter.h"

#include <stdio.h>

struct ini_text {
	VEC(char) out;
};

static void put(struct ini_text *p, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
static void put(struct ini_text *p, const char *format, ...)
{
	char line[2048];
	va_list args;
	va_start(args, format);
	int n = vsnprintf(line, sizeof line, format, args);
	va_end(args);
	for (int i = 0; i < n && i < (int)sizeof line - 1; i++)
		VEC_PUSH(p->out, line[i]);
}

static bool needs_quotes(const char *value)
{
	size_t n = strlen(value);
	return n == 0 || strpbrk(value, ";#") || value[0] == ' ' || value[n - 1] == ' ' ||
	       value[0] == '"' || value[0] == '\'' || value[n - 1] == '\\';
}

static void print_value(const struct options *options, const struct option_info *o, char *out,
			size_t room)
{
	const char *at = (const char *)options + o->offset;
	switch (o->type) {
	case OPTION_NUMBER:
		snprintf(out, room, "%d", *(const int *)(const void *)at);
		break;
	case OPTION_BOOL:
		snprintf(out, room, "%s", *(const bool *)(const void *)at ? "yes" : "no");
		break;
	case OPTION_CHOICE:
		snprintf(out, room, "%s", o->choices[*(const int *)(const void *)at]);
		break;
	case OPTION_TEXT: {
		const char *quote = !needs_quotes(at) ? "" : strchr(at, '"') ? "'" : "\"";
		snprintf(out, room, "%s%s%s", quote, at, quote);
		break;
	}
	}
}

bool option_value(const struct options *options, struct str name, char *out, size_t room)
{
	const struct option_info *o = option_find(STR("reader"), name);
	if (o)
		print_value(options, o, out, room);
	return o != NULL;
}

static void print_options(const struct config *c, struct ini_text *p, const char *section)
{
	for (size_t i = 0; i < n_option_infos; i++) {
		const struct option_info *o = &option_infos[i];
		char value[1500];
		if (strcmp(o->section, section) != 0)
			continue;
		print_value(&c->options, o, value, sizeof value);
		put(p, "%-12s = %-8s ; %s\n", o->name, value, o->help);
	}
}

static void print_keys(const struct config *c, struct ini_text *p, bool lists)
{
	for (int a = 1; a < ACTION_COUNT; a++) {
		const struct action_info *info = &action_infos[a];
		char article[256], list[256], only[256];
		config_keys_of(c, (enum action)a, MODE_ARTICLE, article, sizeof article);
		config_keys_of(c, (enum action)a, MODE_LIST, list, sizeof list);
		config_keys_of(c, (enum action)a, (enum mode)info->modes, only, sizeof only);
		bool in_article = info->modes & MODE_ARTICLE;
		bool own = !(info->modes & (MODE_ARTICLE | MODE_LIST));
		const char *keys = lists ? list : own ? only : article;
		if (lists ? !(info->modes & MODE_LIST) ||
				    (in_article && strcmp(article, list) == 0)
			  : !in_article && !own)
			continue;
		put(p, "%-17s = %-19s ; %s\n", info->name, *keys ? keys : "none", info->help);
	}
}

static void print_theme(const struct theme *t, struct ini_text *p, struct arena *a)
{
	const struct style *base = &t->roles[ROLE_BASE];
	put(p, "\n[theme.%s]\n", t->name);
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct style style = t->roles[r];
		if (r != ROLE_BASE) {
			style.fg = style.fg == base->fg ? COLOUR_INHERIT : style.fg;
			style.bg = style.bg == base->bg ? COLOUR_INHERIT : style.bg;
		}
		struct str text = style_print(style, a);
		put(p, "%-10s = %.*s\n", role_name((enum role)r), (int)text.n, text.at);
	}
}

struct str config_print(const struct config *c, struct arena *a)
{
	struct ini_text p = {0};
	put(&p, "; reader: the configuration. The shipped file holds the built-in values.\n"
		"; Looked for in /etc/reader.ini, then $XDG_CONFIG_HOME/reader/reader.ini "
		"(~/.config), then\n"
		"; --config FILE; what is read later wins. Text after ; or # is a comment, so "
		"a colour such\n"
		"; as \"#87d7ff\" stands in quotes.\n"
		"\n[reader]\n");
	print_options(c, &p, "reader");
	put(&p, "\n[places]\n");
	print_options(c, &p, "places");
	put(&p, "\n[limits]\n");
	print_options(c, &p, "limits");
	put(&p, "\n[web]\n");
	print_options(c, &p, "web");
	put(&p,
	    "\n; suffix or media type = program argument ...  It reads the file on standard "
	    "input, writes\n"
	    "; text or HTML, and no shell comes between. none: the format is not read.\n"
	    "[filters]\n");
	for (size_t i = 0; i < c->n_filters; i++) {
		struct str command = filter_print(&c->filters[i], a);
		put(&p, "%-5s = %.*s\n", c->filters[i].name, (int)command.n, command.at);
	}
	put(&p,
	    "\n; action = key key ...  A key is one character, ^X, M-x, F1-F24, Up Down "
	    "Left Right Home\n"
	    "; End PgUp PgDn Tab S-Tab Enter Space Esc Backspace Delete Insert, or Hash "
	    "Semicolon Equal\n"
	    "; Quote Apostrophe Backslash (those signs would end the value). none unbinds.\n"
	    "[keys]\n");
	print_keys(c, &p, false);
	put(&p, "\n; the same, only in the lists beside the text\n[keys.list]\n");
	print_keys(c, &p, true);
	put(&p, "\n; role = [colour] [on colour] [bold dim italic underline reverse]; a colour "
		"is default, a\n"
		"; name, 0-255 or \"#rrggbb\"; what is left out comes from base. [theme.NAME] "
		"with\n"
		"; like = dark makes a theme of your own.\n");
	for (size_t i = 0; i < c->n_themes; i++)
		print_theme(&c->themes[i], &p, a);
	struct str text = arena_str(a, (struct str){p.out.at, p.out.n});
	VEC_FREE(p.out);
	return text;
}
