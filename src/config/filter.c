#include "config/filter.h"
#include "config/command.h"

/* What is read stands on standard input. */
static const struct {
	const char *name, *command;
} builtin[] = {
	{"pdf", "pdftotext -tsv -enc UTF-8 - -"},
	{"doc", "catdoc -d utf-8"},
	{"djvu", "djvutxt /dev/stdin"},
	{"ps", "ps2ascii"},
};

/* The one of this name, or a new one. */
static struct reach_filter *filter_of(struct loader *l, struct str name)
{
	struct config *c = l->config;
	for (size_t i = 0; i < c->n_filters; i++)
		if (str_eq(name, str_of(c->filters[i].name)))
			return &c->filters[i];
	uint32_t room = (uint32_t)c->filters_room;
	c->filters = arena_grow(&c->arena, c->filters, (uint32_t)c->n_filters, &room,
				sizeof *c->filters);
	c->filters_room = room;
	struct reach_filter *f = &c->filters[c->n_filters++];
	*f = (struct reach_filter){.name = arena_str(&c->arena, name).at};
	return f;
}

bool filter_apply(struct loader *l, struct str name, struct str value, struct error *e)
{
	struct reach_filter read = {0};
	size_t n = 0;
	if (name.at[0] == '.')
		return fail(e, "a suffix stands here without its dot");
	if (!command_needs_no_shell(value, e))
		return false;
	for (struct str word; (word = str_word(&value)).n; n++) {
		if (n == FILTER_ARGUMENTS)
			return fail(e, "more than %d words", FILTER_ARGUMENTS);
		read.argv[n] = arena_str(&l->config->arena, word).at;
	}
	if (!n)
		return fail(e, "a program is missing, or none");
	struct reach_filter *f = filter_of(l, name);
	read.name = f->name;
	*f = read;
	return true;
}

void filter_defaults(struct loader *l)
{
	for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
		filter_apply(l, str_of(builtin[i].name), str_of(builtin[i].command), NULL);
}

bool filter_is_builtin(struct str name, struct str value)
{
	for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
		if (str_eq(name, str_of(builtin[i].name)))
			return str_eq(value, str_of(builtin[i].command));
	return false;
}

struct str filter_print(const struct reach_filter *f, struct arena *a)
{
	struct str all = {"", 0};
	for (size_t i = 0; f->argv[i]; i++)
		all = arena_printf(a, "%.*s%s%s", (int)all.n, all.at, i ? " " : "", f->argv[i]);
	return all;
}
