/*
 * Charts: places on the earth -> columns and rows of a rectangle. By Mercator, which keeps the
 * shape of what is small wherever it lies; a row is as high as two columns are wide. Norths are
 * degrees of such a chart, as long as degrees of longitude are on it. Pure.
 */
#ifndef READER_CHART_H
#define READER_CHART_H

#include "reader/layout.h"

struct chart_place {
	double lon, lat; /* degrees */
};

/* What a chart shows: its middle, and how many degrees of longitude lie from side to side. */
struct chart_window {
	double lon, lat, span;
};

struct chart {
	double lon, north; /* of the middle */
	double scale;      /* columns a degree */
	int columns, rows;
};

/* The north of a latitude, which beyond 84 degrees is that of 84; and back. */
double chart_north(double lat);
double chart_lat(double north);

/* A difference of longitudes, the shorter way round: -180 to 180. */
double chart_turn(double degrees);

/*
 * As much of the window as the rectangle and the earth allow. No place is shown twice: where a
 * window is wider than the earth, nothing stands beside it.
 */
struct chart chart_of(struct chart_window w, int columns, int rows);
struct chart_window chart_window(const struct chart *c);

/* Where a place stands, in columns and rows from the top left corner; anywhere outside, too. */
struct chart_spot {
	double column, row;
};
struct chart_spot chart_put(const struct chart *c, double lon, double north);

/*
 * The least window with all places in it, a margin for their names around them; across the
 * 180th degree where that is shorter. Without any: the inhabited earth.
 */
struct chart_window chart_fit(const struct chart_place *places, size_t n, int columns,
			      int rows);

/* Kilometres that a column is long in the middle of it. */
double chart_kilometres(const struct chart *c);

/* ---- names ------------------------------------------------------------------------------- */

/* A point in its cell, and the name that is to stand beside it. */
struct chart_label {
	int row, column;
	int columns; /* of the name, 0: it has none */
	bool placed; /* here, with a blank cell on either side: */
	int at_row, at_column;
};

/*
 * Places names beside, above or below their points, the first ones first: over no other name,
 * over no point, over nothing that is taken. What finds no room is not placed.
 */
void chart_place_labels(struct chart_label *labels, size_t n, int columns, int rows,
			const struct rect *taken, size_t n_taken);

#endif
