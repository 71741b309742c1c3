/*
 * Themes: what a theme leaves open it has from the one it is like, and colours from its base.
 */
#include "config/load.h"

enum { MOST_LIKES = 16 };

static const struct draft *find_draft(const struct loader *l, const char *name)
{
	for (size_t i = 0; i < l->drafts.n; i++)
		if (strcmp(l->drafts.at[i].name, name) == 0)
			return &l->drafts.at[i];
	return NULL;
}

/* The theme that `d` is like, or NULL; a name that there is not is told and dark taken. */
static const struct draft *parent_of(struct loader *l, const struct draft *d)
{
	if (!d->like[0])
		return NULL;
	const struct draft *parent = find_draft(l, d->like);
	if (parent)
		return parent;
	struct suggestion s = suggest(str_of(d->like));
	for (size_t i = 0; i < l->drafts.n; i++)
		suggest_try(&s, l->drafts.at[i].name);
	struct str hint = suggest_print(&s, l->arena);
	loader_fault(l, d->like_origin, "[theme.%s] like: there is no theme \"%s\"%.*s",
		     d->name, d->like, (int)hint.n, hint.at);
	return find_draft(l, "dark");
}

static void build(struct loader *l, const struct draft *d, struct theme *out)
{
	const struct draft *chain[MOST_LIKES];
	int n = 0;
	for (const struct draft *at = d; at; at = parent_of(l, at)) {
		if (n == MOST_LIKES) {
			loader_fault(l, d->like_origin,
				     "[theme.%s] like: goes round in a circle", d->name);
			chain[1] = find_draft(l, "dark");
			n = 2;
			break;
		}
		chain[n++] = at;
	}
	memcpy(out->name, d->name, sizeof out->name);
	for (int r = 0; r < ROLE_COUNT; r++)
		out->roles[r] = (struct style){COLOUR_INHERIT, COLOUR_INHERIT, 0};
	while (n-- > 0)
		for (int r = 0; r < ROLE_COUNT; r++)
			if (chain[n]->set[r])
				out->roles[r] = chain[n]->styles[r];
	struct style *base = &out->roles[ROLE_BASE];
	if (base->fg == COLOUR_INHERIT)
		base->fg = COLOUR_DEFAULT;
	if (base->bg == COLOUR_INHERIT)
		base->bg = COLOUR_DEFAULT;
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct style *style = &out->roles[r];
		style->fg = style->fg == COLOUR_INHERIT ? base->fg : style->fg;
		style->bg = style->bg == COLOUR_INHERIT ? base->bg : style->bg;
	}
}

/* Lines and shapes, which are not read. */
static bool is_drawn(int role)
{
	return role == ROLE_GUTTER || role == ROLE_MINIMAP || role == ROLE_COAST ||
	       role == ROLE_BORDER || role == ROLE_RULE;
}

static bool is_base(const struct theme *t, int role)
{
	const struct style *s = &t->roles[role], *base = &t->roles[ROLE_BASE];
	return s->fg == base->fg && s->bg == base->bg;
}

/*
 * What hardly anyone could read is told where the role is set; where only the base is set, on
 * which it stands, the first such role. Who sets it by --set means to.
 */
static void check_contrast(struct loader *l, const struct draft *d, const struct theme *t)
{
	const double least = 2;
	bool told = false;
	for (int r = 0; r < ROLE_COUNT; r++) {
		double contrast = style_contrast(t->roles[r]);
		bool own = d->origins[r].path != NULL;
		struct origin at = d->origins[own ? r : ROLE_BASE];
		if (is_drawn(r) || contrast == 0 || contrast >= least || !at.line ||
		    (!own && told) || (r != ROLE_BASE && is_base(t, r)))
			continue;
		loader_fault(l, at,
			     "[theme.%s] %s: its contrast with its ground is %.1f (from 4.5 "
			     "on it is easy to read)",
			     d->name, role_name((enum role)r), contrast);
		told |= !own || r == ROLE_BASE;
	}
}

static const struct theme *find_theme(const struct config *c, const char *name)
{
	for (size_t i = 0; i < c->n_themes; i++)
		if (strcmp(c->themes[i].name, name) == 0)
			return &c->themes[i];
	return NULL;
}

static void check_choice(struct loader *l)
{
	struct config *c = l->config;
	char *name = c->options.theme;
	if (strcmp(name, "auto") == 0)
		return;
	c->theme_chosen = find_theme(c, name) != NULL;
	if (c->theme_chosen)
		return;
	struct suggestion s = suggest(str_of(name));
	suggest_try(&s, "auto");
	for (size_t i = 0; i < c->n_themes; i++)
		suggest_try(&s, c->themes[i].name);
	struct str hint = suggest_print(&s, l->arena);
	loader_fault(l, l->theme_origin, "theme: there is no theme \"%s\"%.*s", name,
		     (int)hint.n, hint.at);
	memcpy(name, "auto", sizeof "auto");
}

void finish_themes(struct loader *l)
{
	struct config *c = l->config;
	c->themes = ARENA_ARRAY(l->arena, l->drafts.n, struct theme);
	for (size_t i = 0; i < l->drafts.n; i++) {
		struct theme *t = &c->themes[c->n_themes++];
		build(l, &l->drafts.at[i], t);
		check_contrast(l, &l->drafts.at[i], t);
	}
	check_choice(l);
}

/* COLORFGBG is "fg;bg" or "fg;other;bg": 7 and the bright ones but grey are light. */
static bool is_light(int32_t background)
{
	if (background != COLOUR_DEFAULT)
		return colour_is_light(background);
	const char *says = getenv("COLORFGBG");
	const char *last = says ? strrchr(says, ';') : NULL;
	if (!last || !last[1])
		return false;
	char *end;
	long bg = strtol(last + 1, &end, 10);
	return *end == 0 && (bg == 7 || (bg > 8 && bg < 16));
}

const struct theme *config_theme(const struct config *c, int terminal_colours,
				 int32_t background)
{
	const char *no_colour = getenv("NO_COLOR");
	if (terminal_colours < 8 || (!c->theme_chosen && no_colour && *no_colour))
		return find_theme(c, "mono");
	if (c->theme_chosen)
		return find_theme(c, c->options.theme);
	if (terminal_colours < 256)
		return find_theme(c, "terminal");
	return find_theme(c, is_light(background) ? "light" : "dark");
}
