#include "term/colour.h"

#include "reader/config.h"

static const uint32_t ansi[16] = {
	0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
	0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
};
static const int levels[6] = {0, 0x5f, 0x87, 0xaf, 0xd7, 0xff};

uint32_t colour_rgb(int index)
{
	if (index < 16)
		return ansi[index < 0 ? 0 : index];
	if (index < 232) {
		int i = index - 16;
		return (uint32_t)levels[i / 36] << 16 | (uint32_t)levels[i / 6 % 6] << 8 |
		       (uint32_t)levels[i % 6];
	}
	uint32_t grey = 8 + 10 * (uint32_t)(index > 255 ? 23 : index - 232);
	return grey << 16 | grey << 8 | grey;
}

static int distance(uint32_t a, uint32_t b)
{
	int red = (int)(a >> 16 & 255) - (int)(b >> 16 & 255);
	int green = (int)(a >> 8 & 255) - (int)(b >> 8 & 255);
	int blue = (int)(a & 255) - (int)(b & 255);
	return red * red + green * green + blue * blue;
}

static int nearest_level(int value)
{
	int best = 0;
	for (int i = 1; i < 6; i++)
		if (abs(levels[i] - value) < abs(levels[best] - value))
			best = i;
	return best;
}

/* The 16 first colours are the user's own and no certain colour: they are left out. */
static int nearest_256(uint32_t rgb)
{
	int red = (int)(rgb >> 16 & 255), green = (int)(rgb >> 8 & 255),
	    blue = (int)(rgb & 255);
	int cube =
		16 + 36 * nearest_level(red) + 6 * nearest_level(green) + nearest_level(blue);
	int average = (red + green + blue) / 3;
	int grey = average < 3 ? 232 : average > 238 ? 255 : 232 + (average - 3) / 10;
	return distance(colour_rgb(grey), rgb) < distance(colour_rgb(cube), rgb) ? grey : cube;
}

static int nearest_ansi(uint32_t rgb, int colours)
{
	int best = 0;
	for (int i = 1; i < colours; i++)
		if (distance(ansi[i], rgb) < distance(ansi[best], rgb))
			best = i;
	/* dark blue can't be read on black, which is what most such terminals have */
	return colours < 16 && best == 4 ? 6 : best;
}

int colour_for(int32_t colour, int colours, bool direct)
{
	if (colour < 0)
		return COLOUR_DEFAULT;
	if (!(colour & COLOUR_RGB) && colour < 8)
		return (int)colour;
	if (!(colour & COLOUR_RGB) && !direct && colour < colours)
		return (int)colour;
	uint32_t rgb =
		colour & COLOUR_RGB ? (uint32_t)colour & 0xffffff : colour_rgb((int)colour);
	if (direct)
		return rgb < 8 ? 8 : (int)rgb; /* 0-7 would be ANSI colours */
	if (colours >= 256)
		return nearest_256(rgb);
	return nearest_ansi(rgb, colours >= 16 ? 16 : 8);
}
