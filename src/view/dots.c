#include "view/dots.h"

#include <math.h>

enum { BRAILLE = 0x2800 };

struct dots dots_of(struct rect at, bool braille, struct arena *arena)
{
	size_t n = (size_t)at.rows * (size_t)at.columns;
	return (struct dots){at, braille, ARENA_ARRAY(arena, n, uint8_t),
			     ARENA_ARRAY(arena, n, uint8_t)};
}

/* Dots of a cell, side by side and one above the other: they are as wide as they are high. */
static int across(const struct dots *d)
{
	return d->braille ? 2 : 1;
}

/* The bit of a dot in its cell; in braille as Unicode counts them. */
static uint8_t bit_of(const struct dots *d, int x, int y)
{
	static const uint8_t bits[2][4] = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};
	return d->braille ? bits[x & 1][y & 3] : (uint8_t)(1 << (y & 1));
}

static void put(struct dots *d, int x, int y, bool broken)
{
	int n = across(d), column = x / n, row = y / (2 * n);
	if (x < 0 || y < 0 || column >= d->at.columns || row >= d->at.rows)
		return;
	uint8_t *cells = broken ? d->broken : d->solid;
	cells[row * d->at.columns + column] |= bit_of(d, x, y);
}

/* What of the way from 0 to 1, along which a value changes from `from` by `by`, lies in 0 to
 * `most`. */
static void cut(double from, double by, double most, double *start, double *end)
{
	double low = by ? -from / by : from < 0 ? 2 : 0;
	double high = by ? (most - from) / by : from > most ? -1 : 1;
	*start = fmax(*start, fmin(low, by ? high : low));
	*end = fmin(*end, fmax(high, by ? low : high));
}

void dots_draw(struct dots *d, struct dots_line line)
{
	int n = across(d);
	double x = line.column * n, y = line.row * 2 * n;
	double by_x = line.to_column * n - x, by_y = line.to_row * 2 * n - y;
	double start = 0, end = 1;
	cut(x, by_x, d->at.columns * n, &start, &end);
	cut(y, by_y, d->at.rows * 2 * n, &start, &end);
	if (start > end)
		return;
	x += start * by_x;
	y += start * by_y;
	by_x *= end - start;
	by_y *= end - start;
	bool flat = fabs(by_x) >= fabs(by_y);
	int steps = (int)ceil(flat ? fabs(by_x) : fabs(by_y));
	for (int i = 0; i <= steps; i++) {
		double part = steps ? (double)i / steps : 0;
		int at_x = (int)floor(x + part * by_x), at_y = (int)floor(y + part * by_y);
		/* of a broken line every other dot, whichever way it comes */
		if (!line.broken || (flat ? at_x : at_y) % 2)
			put(d, at_x, at_y, line.broken);
	}
}

static uint32_t sign_of(const struct dots *d, uint8_t bits)
{
	static const char ascii[] = {' ', '\'', '.', ':'};
	return d->braille ? BRAILLE + (uint32_t)bits : (uint32_t)ascii[bits & 3];
}

void dots_show(const struct dots *d, struct grid *g, enum role solid, enum role broken)
{
	for (int y = 0; y < d->at.rows; y++)
		for (int x = 0; x < d->at.columns; x++) {
			size_t i = (size_t)y * (size_t)d->at.columns + (size_t)x;
			if (d->solid[i] | d->broken[i])
				grid_fill(g, d->at.row + y, d->at.column + x, 1, 1,
					  sign_of(d, d->solid[i] | d->broken[i]),
					  d->solid[i] ? solid : broken);
		}
}
