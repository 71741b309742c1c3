#include "reader/chart.h"

#include <math.h>
#include <stdlib.h>

/* degrees: the most northern place, where charts end; what one place, several are shown with */
static const double LAT_MOST = 84, LAT_EDGE = 85, LONE = 24, LEAST_SPAN = 4, NARROWEST = .5;
static const double DEGREE = 3.14159265358979323846 / 180;

static double mercator(double lat)
{
	return asinh(tan(lat * DEGREE)) / DEGREE;
}

double chart_north(double lat)
{
	return mercator(fmax(-LAT_MOST, fmin(LAT_MOST, lat)));
}

double chart_lat(double north)
{
	return atan(sinh(north * DEGREE)) / DEGREE;
}

double chart_turn(double degrees)
{
	return remainder(degrees, 360);
}

/* The earth once around; on what is low as much more as shows all of it from top to bottom. */
static double widest(int columns, int rows)
{
	return fmax(360, mercator(LAT_EDGE) * columns / (rows > 0 ? rows : 1));
}

struct chart chart_of(struct chart_window w, int columns, int rows)
{
	double span = fmax(NARROWEST, fmin(widest(columns, rows), w.span));
	struct chart c = {.lon = chart_turn(w.lon),
			  .north = mercator(w.lat),
			  .scale = (columns > 0 ? columns : 1) / span,
			  .columns = columns,
			  .rows = rows};
	double most = mercator(LAT_EDGE) - rows / c.scale;
	c.north = most < 0 ? 0 : fmax(-most, fmin(most, c.north));
	return c;
}

struct chart_window chart_window(const struct chart *c)
{
	return (struct chart_window){c->lon, chart_lat(c->north), c->columns / c->scale};
}

struct chart_spot chart_put(const struct chart *c, double lon, double north)
{
	return (struct chart_spot){c->columns / 2. + chart_turn(lon - c->lon) * c->scale,
				   c->rows / 2. - (north - c->north) * c->scale / 2};
}

double chart_kilometres(const struct chart *c)
{
	return 111.2 * cos(chart_lat(c->north) * DEGREE) / c->scale;
}

/* ---- fitting ----------------------------------------------------------------------------- */

static int by_degree(const void *one, const void *other)
{
	const double *a = one, *b = other;
	return *a < *b ? -1 : *a > *b;
}

struct longitudes {
	double west, degrees;
};

/* Where they lie: what remains of the circle without the widest gap in it. */
static struct longitudes stretch_of(const struct chart_place *places, size_t n)
{
	struct longitudes s = {0, 361};
	double *lons = mem_alloc(n * sizeof *lons);
	for (size_t i = 0; i < n; i++)
		lons[i] = chart_turn(places[i].lon);
	qsort(lons, n, sizeof *lons, by_degree);
	for (size_t i = 0; i < n; i++) {
		double gap = i ? lons[i] - lons[i - 1] : lons[0] + 360 - lons[n - 1];
		if (360 - gap < s.degrees)
			s = (struct longitudes){lons[i], 360 - gap};
	}
	free(lons);
	return s;
}

struct chart_window chart_fit(const struct chart_place *places, size_t n, int columns, int rows)
{
	enum { ASIDE = 8, ABOVE = 2 }; /* most columns and rows of margin */
	if (!n)
		return (struct chart_window){10, 25, 360};
	struct longitudes s = stretch_of(places, n);
	double south = chart_north(places[0].lat), north = south;
	for (size_t i = 1; i < n; i++) {
		south = fmin(south, chart_north(places[i].lat));
		north = fmax(north, chart_north(places[i].lat));
	}
	double aside = fmin(ASIDE, columns / 6.), above = fmin(ABOVE, rows / 8.);
	double by_columns = s.degrees * columns / (columns - 2 * aside);
	double by_rows = (north - south) / 2 * columns / (rows - 2 * above);
	bool lone = s.degrees == 0 && north == south;
	double wanted = fmax(lone ? LONE : LEAST_SPAN, fmax(by_columns, by_rows));
	return (struct chart_window){chart_turn(s.west + s.degrees / 2),
				     chart_lat((north + south) / 2),
				     fmin(widest(columns, rows), wanted)};
}
