/*
 * Styles as they are written: "[fg] [on bg] [attribute…]", a colour being default, a name,
 * 0-255 or "#rrggbb".
 */
#include "config/table.h"

#include <stdio.h>

static const char *const colour_names[16] = {
	"black",        "red",           "green",       "yellow",         "blue",
	"magenta",      "cyan",          "white",       "bright-black",   "bright-red",
	"bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
	"bright-white",
};

static const struct {
	const char *name;
	unsigned bit;
} attributes[] = {
	{"bold", ATTR_BOLD},           {"dim", ATTR_DIM},         {"italic", ATTR_ITALIC},
	{"underline", ATTR_UNDERLINE}, {"reverse", ATTR_REVERSE},
};
enum { N_ATTRIBUTES = sizeof attributes / sizeof *attributes };

int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

static bool parse_hex(struct str word, int32_t *out)
{
	if (word.n != 7)
		return false;
	int32_t rgb = 0;
	for (size_t i = 1; i < 7; i++) {
		int d = hex_digit(word.at[i]);
		if (d < 0)
			return false;
		rgb = rgb << 4 | d;
	}
	*out = COLOUR_RGB | rgb;
	return true;
}

static bool parse_index(struct str word, int32_t *out)
{
	int32_t n = 0;
	for (size_t i = 0; i < word.n; i++) {
		if (word.at[i] < '0' || word.at[i] > '9' || i == 3)
			return false;
		n = n * 10 + (word.at[i] - '0');
	}
	*out = n;
	return word.n > 0 && n < 256;
}

static bool parse_colour(struct str word, int32_t *out)
{
	if (str_eq(word, STR("default"))) {
		*out = COLOUR_DEFAULT;
		return true;
	}
	if (str_eq(word, STR("grey")) || str_eq(word, STR("gray"))) {
		*out = 8;
		return true;
	}
	for (int i = 0; i < 16; i++) {
		if (str_eq(word, str_of(colour_names[i]))) {
			*out = i;
			return true;
		}
	}
	return word.n && word.at[0] == '#' ? parse_hex(word, out) : parse_index(word, out);
}

static bool parse_attribute(struct str word, unsigned *out)
{
	for (size_t i = 0; i < N_ATTRIBUTES; i++) {
		if (str_eq(word, str_of(attributes[i].name))) {
			*out |= attributes[i].bit;
			return true;
		}
	}
	return false;
}

static bool no_colour(struct str word, struct error *e)
{
	if (word.n && word.at[0] == '#')
		return fail(e,
			    "\"%.*s\" is no colour (it must be # and six hexadecimal digits)",
			    (int)word.n, word.at);
	if (word.n && word.at[0] >= '0' && word.at[0] <= '9')
		return fail(e, "\"%.*s\" is no colour (the numbers go from 0 to 255)",
			    (int)word.n, word.at);
	struct suggestion s = suggest(word);
	for (int i = 0; i < 16; i++)
		suggest_try(&s, colour_names[i]);
	for (size_t i = 0; i < N_ATTRIBUTES; i++)
		suggest_try(&s, attributes[i].name);
	suggest_try(&s, "default");
	suggest_try(&s, "on");
	return fail(e, "\"%.*s\" is neither a colour nor an attribute%s%s%s", (int)word.n,
		    word.at, s.best ? " (did you mean \"" : "", s.best ? s.best : "",
		    s.best ? "\"?)" : "");
}

bool style_parse(struct str text, struct style *out, struct error *e)
{
	struct style s = {COLOUR_INHERIT, COLOUR_INHERIT, 0};
	bool background = false; /* "on" was read: the next word is a colour */
	for (struct str word; (word = str_word(&text)).n > 0;) {
		int32_t *which = background ? &s.bg : &s.fg;
		if (str_eq(word, STR("on")) && !background) {
			if (s.bg != COLOUR_INHERIT)
				return fail(e, "two backgrounds");
			background = true;
			continue;
		}
		if (!background && parse_attribute(word, &s.attributes))
			continue;
		int32_t colour;
		if (!parse_colour(word, &colour))
			return no_colour(word, e);
		if (*which != COLOUR_INHERIT)
			return fail(e, "two foregrounds (a background stands after \"on\")");
		*which = colour;
		background = false;
	}
	if (background)
		return fail(e, "a colour must follow \"on\"");
	if (s.fg == s.bg && s.fg >= 0)
		return fail(e, "text of the colour of its ground can't be seen");
	*out = s;
	return true;
}

static size_t print_colour(int32_t colour, char *out, size_t room)
{
	int n = colour == COLOUR_DEFAULT ? snprintf(out, room, "default")
		: colour & COLOUR_RGB
			? snprintf(out, room, "#%06x", (unsigned)colour & 0xffffff)
			: snprintf(out, room, "%d", (int)colour);
	return n > 0 && (size_t)n < room ? (size_t)n : 0;
}

struct str style_print(struct style s, struct arena *a)
{
	char text[128];
	size_t n = 0;
	if (s.fg != COLOUR_INHERIT)
		n += print_colour(s.fg, text, sizeof text);
	if (s.bg != COLOUR_INHERIT) {
		n += (size_t)snprintf(text + n, sizeof text - n, "%son ", n ? " " : "");
		n += print_colour(s.bg, text + n, sizeof text - n);
	}
	for (size_t i = 0; i < N_ATTRIBUTES; i++)
		if (s.attributes & attributes[i].bit)
			n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? " " : "",
					      attributes[i].name);
	bool quoted = n == 0 || memchr(text, '#', n);
	return arena_printf(a, "%s%.*s%s", quoted ? "\"" : "", (int)n, text,
			    quoted ? "\"" : "");
}
