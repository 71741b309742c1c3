#include "config/table.h"

#include <stdio.h>

/* The 16 first are the user's own and no certain colours: these are xterm's. */
static const uint32_t ansi[16] = {
	0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
	0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
};

/* After the 16 a cube of 6 × 6 × 6, then 24 greys. */
uint32_t colour_rgb(int index)
{
	static const uint32_t levels[6] = {0, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
	int i = index - 16;
	if (index < 16)
		return ansi[index];
	if (index >= 232)
		return 0x010101 * (8 + 10 * (uint32_t)(index - 232));
	return levels[i / 36] << 16 | levels[i / 6 % 6] << 8 | levels[i % 6];
}

/* One part, behind a sign: the most that can be written with its digits is 255. */
static bool take_part(struct str *text, char sign, uint32_t *rgb)
{
	size_t n = 1;
	uint32_t value = 0, most = 0;
	if (!text->n || text->at[0] != sign)
		return false;
	for (; n < text->n && n <= 4 && hex_digit(text->at[n]) >= 0; n++) {
		value = value << 4 | (uint32_t)hex_digit(text->at[n]);
		most = most << 4 | 15;
	}
	if (most)
		*rgb = *rgb << 8 | (value * 255 + most / 2) / most;
	*text = str_slice(*text, (struct span){(uint32_t)n, (uint32_t)text->n});
	return most > 0;
}

bool colour_told(struct str text, int32_t *colour)
{
	uint32_t rgb = 0, opaque = 0;
	bool alpha = text.n > 4 && memcmp(text.at, "rgba", 4) == 0;
	if (!alpha && (text.n < 3 || memcmp(text.at, "rgb", 3) != 0))
		return false;
	text = str_slice(text, (struct span){alpha ? 4 : 3, (uint32_t)text.n});
	if (!take_part(&text, ':', &rgb) || !take_part(&text, '/', &rgb) ||
	    !take_part(&text, '/', &rgb))
		return false;
	if ((alpha && !take_part(&text, '/', &opaque)) || text.n)
		return false;
	*colour = COLOUR_RGB | (int32_t)rgb;
	return true;
}

const char *colour_terminal(const char *name, char *out, size_t room)
{
	const char *says = getenv("COLORTERM");
	if (!says || (strcmp(says, "truecolor") != 0 && strcmp(says, "24bit") != 0))
		return name;
	const char *end = strstr(name, "-256color");
	int kin = (int)(end ? (size_t)(end - name) : strlen(name));
	int n = snprintf(out, room, "%.*s-direct", kin, name);
	return n > 0 && (size_t)n < room ? out : name;
}

static int distance(uint32_t a, uint32_t b)
{
	int red = (int)(a >> 16 & 255) - (int)(b >> 16 & 255);
	int green = (int)(a >> 8 & 255) - (int)(b >> 8 & 255);
	int blue = (int)(a & 255) - (int)(b & 255);
	return red * red + green * green + blue * blue;
}

static int nearest(uint32_t rgb, int from, int to)
{
	int best = from;
	for (int i = from + 1; i < to; i++)
		if (distance(colour_rgb(i), rgb) < distance(colour_rgb(best), rgb))
			best = i;
	return best;
}

int colour_for(int32_t colour, int colours, bool direct)
{
	bool is_rgb = colour >= COLOUR_RGB;
	if (colour < 0)
		return COLOUR_DEFAULT;
	if (!is_rgb && (colour < 8 || (!direct && colour < colours)))
		return (int)colour;
	uint32_t rgb = is_rgb ? (uint32_t)colour & 0xffffff : colour_rgb((int)colour);
	if (direct)
		return rgb < 8 ? 8 : (int)rgb; /* 0-7 would be ANSI colours */
	if (colours >= 256)
		return nearest(rgb, 16, 256);
	return nearest(rgb, 0, colours >= 16 ? 16 : 8);
}

/* Of the light that a colour gives, 0 to 1, nearly: its curve is taken for a square. */
static double light_of(uint32_t rgb)
{
	static const double weights[] = {.2126, .7152, .0722};
	double sum = 0;
	for (int i = 0; i < 3; i++) {
		double v = (double)(rgb >> (16 - 8 * i) & 255) / 255;
		sum += weights[i] * v * v;
	}
	return sum;
}

bool colour_is_light(int32_t colour)
{
	const double middle = .179; /* black and white are as far from it */
	return light_of((uint32_t)colour & 0xffffff) > middle;
}

static double contrast_of(uint32_t one, uint32_t other)
{
	double a = light_of(one), b = light_of(other);
	return a > b ? (a + .05) / (b + .05) : (b + .05) / (a + .05);
}

static double contrast(int one, int other)
{
	return contrast_of(colour_rgb(one), colour_rgb(other));
}

/* The colour of a style, unless it is the terminal's own. */
static bool certain(int32_t colour, uint32_t *rgb)
{
	enum { TERMINALS = 16 };
	if (colour < TERMINALS)
		return false;
	*rgb = colour & COLOUR_RGB ? (uint32_t)colour & 0xffffff : colour_rgb((int)colour);
	return true;
}

double style_contrast(struct style s)
{
	uint32_t fg, bg;
	return certain(s.fg, &fg) && certain(s.bg, &bg) ? contrast_of(fg, bg) : 0;
}

/* Of the few colours that there are the one that can be read best on a ground. */
static int readable(int ground, int colours)
{
	int best = 0;
	for (int i = 0; i < colours && i < 16; i += i < 8 ? 7 : 8)
		if (contrast(i, ground) > contrast(best, ground))
			best = i;
	return best;
}

struct style style_on(const struct theme *t, enum role role, int colours, bool direct)
{
	enum { FEW = 16, BRIGHT = 8 };
	const double least = 5; /* contrast */
	struct style s = t->roles[role], base = t->roles[ROLE_BASE];
	bool own_ground = s.bg != base.bg;
	bool bright = s.fg >= BRIGHT && s.fg < FEW;
	s.fg = colour_for(s.fg, colours, direct);
	s.bg = colour_for(s.bg, colours, direct);
	if (colours > FEW)
		return s;
	if (colours < FEW && bright)
		s.attributes |= ATTR_BOLD;
	if (s.fg >= 0 && s.bg >= 0 && contrast(s.fg, s.bg) < least)
		s.fg = readable(s.bg, colours);
	if (own_ground && s.bg == colour_for(base.bg, colours, direct))
		s.attributes ^= ATTR_REVERSE;
	return s;
}
