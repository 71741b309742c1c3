#include "reader/config.h"

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
static double light_of(int colour)
{
	uint32_t rgb = colour_rgb(colour);
	static const double weights[] = {.2126, .7152, .0722};
	double sum = 0;
	for (int i = 0; i < 3; i++) {
		double v = (double)(rgb >> (16 - 8 * i) & 255) / 255;
		sum += weights[i] * v * v;
	}
	return sum;
}

static double contrast(int one, int other)
{
	double a = light_of(one), b = light_of(other);
	return a > b ? (a + .05) / (b + .05) : (b + .05) / (a + .05);
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
