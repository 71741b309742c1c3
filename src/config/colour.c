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
	int best = nearest(rgb, 0, colours >= 16 ? 16 : 8);
	/* dark blue can't be read on black, which is what most such terminals have */
	return colours < 16 && best == 4 ? 6 : best;
}
