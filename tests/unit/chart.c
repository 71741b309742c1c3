/*
 * Charts: where places come to stand, which window holds them, and that no name covers another.
 */
#include "reader/chart.h"

#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static void norths_are_those_of_mercator(void **state)
{
	(void)state;
	assert_float_equal(chart_north(0), 0, 1e-9);
	assert_float_equal(chart_north(60), 75.456, .001);
	assert_float_equal(chart_north(-60), -75.456, .001);
	assert_float_equal(chart_north(90), chart_north(84), 1e-9);
	for (double lat = -80; lat <= 80; lat += 7)
		assert_float_equal(chart_lat(chart_north(lat)), lat, 1e-9);
	assert_float_equal(chart_turn(358), -2, 1e-9);
	assert_float_equal(chart_turn(-190), 170, 1e-9);
}

/* What is as far to the east as to the north takes two columns for each row. */
static void shapes_are_kept(void **state)
{
	(void)state;
	struct chart c = chart_of((struct chart_window){20, 60, 10}, 100, 40);
	struct chart_spot here = chart_put(&c, 20, chart_north(60));
	struct chart_spot east = chart_put(&c, 20.2, chart_north(60));
	struct chart_spot north = chart_put(&c, 20, chart_north(60.1));
	assert_float_equal(here.column, 50, 1e-6);
	assert_float_equal(here.row, 20, 1e-6);
	/* at 60 degrees one of longitude is half as long as one of latitude */
	assert_float_equal(east.column - here.column, 2 * (here.row - north.row), .01);
	assert_float_equal(chart_kilometres(&c), 5.56, .01);
}

/* ---- windows ----------------------------------------------------------------------------- */

static void expect_inside(struct chart_window w, const struct chart_place *at, size_t n,
			  int columns, int rows)
{
	struct chart c = chart_of(w, columns, rows);
	for (size_t i = 0; i < n; i++) {
		struct chart_spot s = chart_put(&c, at[i].lon, chart_north(at[i].lat));
		if (s.column < 0 || s.column >= columns || s.row < 0 || s.row >= rows)
			fail_msg("%.1f %.1f at %.1f %.1f of %dx%d", at[i].lon, at[i].lat,
				 s.column, s.row, columns, rows);
	}
}

static const struct {
	int columns, rows;
} sizes[] = {{52, 21}, {49, 17}, {80, 37}, {199, 57}, {160, 9}, {40, 60}, {11, 3}, {1, 1}};
enum { SIZES = sizeof sizes / sizeof *sizes };

#define FIT(...)                                                                               \
	do {                                                                                   \
		static const struct chart_place at[] = {__VA_ARGS__};                          \
		size_t n = sizeof at / sizeof *at;                                             \
		for (size_t i = 0; i < SIZES; i++) {                                           \
			int columns = sizes[i].columns, rows = sizes[i].rows;                  \
			struct chart_window w = chart_fit(at, n, columns, rows);               \
			expect_inside(w, at, n, columns, rows);                                \
		}                                                                              \
	} while (0)

static void a_window_holds_its_places(void **state)
{
	(void)state;
	FIT({30.5, 50.4}, {36.2, 50}, {21, 52.2});
	FIT({-120, 47}, {37, 55}, {139, 35}, {151, -33}, {-58, -34});
	FIT({-8.6, 41.1});
	FIT({10, 70}, {10, -50});
	FIT({179.9, 1}, {-179.9, 1});
	FIT({0, -90}, {0, 89});
}

static void across_the_pacific_it_is_the_shorter_way(void **state)
{
	(void)state;
	static const struct chart_place at[] = {
		{178, -18}, {-175, -21}, {-172, -13}, {173, 1}, {-157, 21}};
	struct chart_window w = chart_fit(at, 5, 80, 22);
	assert_true(w.span < 100);
	assert_float_equal(w.lon, -172, .1);
	/* all around the earth there is no shorter way: once, and no more */
	static const struct chart_place all[] = {{-150, 0}, {-60, 0}, {30, 0}, {120, 0}};
	w = chart_fit(all, 4, 200, 40);
	assert_true(w.span > 270 && w.span <= 360);
	expect_inside(w, all, 4, 200, 40);
}

static void one_place_has_its_land_around_it(void **state)
{
	(void)state;
	static const struct chart_place at[] = {{-8.6, 41.1}, {-8.6, 41.1}, {-8.7, 41.2}};
	struct chart_window one = chart_fit(at, 1, 80, 22), twice = chart_fit(at, 2, 80, 22);
	assert_in_range((int)one.span, 15, 40);
	assert_float_equal(one.span, twice.span, 1e-6);
	assert_float_equal(one.lat, 41.1, .01);
	/* neighbours stand apart */
	struct chart c = chart_of(chart_fit(at, 3, 80, 22), 80, 22);
	double apart = chart_put(&c, -8.6, 0).column - chart_put(&c, -8.7, 0).column;
	assert_true(apart > 1);
	assert_true(chart_fit(NULL, 0, 80, 22).span > 300);
}

static void it_ends_with_the_earth(void **state)
{
	(void)state;
	struct chart c = chart_of((struct chart_window){500, 89, 20}, 80, 22);
	assert_true(chart_put(&c, 0, chart_north(84)).row < 22);
	struct chart_window w = chart_window(&c);
	assert_true(w.lat < 85 && w.lon == 140);
	c = chart_of((struct chart_window){0, 0, 5000}, 80, 60);
	assert_float_equal(chart_window(&c).span, 360, 1e-6);
	/* on a low screen it is shown from top to bottom, and is narrower than that */
	c = chart_of((struct chart_window){0, 0, 5000}, 160, 9);
	assert_true(chart_put(&c, 0, chart_north(84)).row >= 0);
	assert_true(chart_put(&c, 180, 0).column < 150);
	/* a window that is laid down again is the same */
	struct chart again = chart_of(chart_window(&c), 80, 22);
	assert_float_equal(again.north, c.north, 1e-6);
}

/* ---- names ------------------------------------------------------------------------------- */

enum { MANY = 150 };

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

/* Fails when a name leaves the chart, or covers a name, a point, what is taken. */
static void expect_free(const struct chart_label *l, size_t n, int columns, int rows,
			struct rect bar)
{
	char cells[60][200];
	assert_true(columns <= 200 && rows <= 60);
	memset(cells, 0, sizeof cells);
	for (int x = 0; x < bar.columns; x++)
		cells[bar.row][bar.column + x] = 'b';
	for (size_t i = 0; i < n; i++)
		cells[l[i].row][l[i].column] = 'p';
	for (size_t i = 0; i < n; i++) {
		if (!l[i].placed)
			continue;
		assert_true(l[i].at_row >= 0 && l[i].at_row < rows);
		assert_true(l[i].at_column >= 0 && l[i].at_column + l[i].columns <= columns);
		for (int x = -1; x <= l[i].columns; x++) {
			int at = l[i].at_column + x;
			char *cell = at < 0 || at >= columns ? NULL : &cells[l[i].at_row][at];
			if (cell && *cell)
				fail_msg("name %zu at %d %d meets %c", i, l[i].at_row, at,
					 *cell);
		}
		/* the margin may be another's margin */
		memset(&cells[l[i].at_row][l[i].at_column], 'n', (size_t)l[i].columns);
	}
}

static void no_name_covers_another(void **state)
{
	(void)state;
	unsigned seed = 7;
	struct chart_label labels[MANY];
	size_t placed = 0;
	for (int round = 0; round < 400; round++) {
		int columns = 20 + (int)(next_random(&seed) % 180);
		int rows = 4 + (int)(next_random(&seed) % 56);
		size_t n = 1 + next_random(&seed) % MANY;
		/* crowded now here, now there */
		int wide = 1 + (int)(next_random(&seed) % (unsigned)columns);
		int high = 1 + (int)(next_random(&seed) % (unsigned)rows);
		for (size_t i = 0; i < n; i++)
			labels[i] = (struct chart_label){
				.row = (int)(next_random(&seed) % (unsigned)high),
				.column = (int)(next_random(&seed) % (unsigned)wide),
				.columns = (int)(next_random(&seed) % 25)};
		struct rect bar = {rows - 1, 0, 1, 15};
		chart_place_labels(labels, n, columns, rows, &bar, 1);
		expect_free(labels, n, columns, rows, bar);
		for (size_t i = 0; i < n; i++)
			placed += labels[i].placed;
	}
	assert_true(placed > 2000); /* it places what it can */
}

static void the_first_have_the_room(void **state)
{
	(void)state;
	struct chart_label labels[] = {{.row = 0, .column = 2, .columns = 6},
				       {.row = 0, .column = 12, .columns = 6}};
	chart_place_labels(labels, 2, 14, 1, NULL, 0);
	assert_true(labels[0].placed && !labels[1].placed);
	assert_int_equal(labels[0].at_column, 4);
	/* beside it where there is room, else above or below */
	struct chart_label lone = {.row = 1, .column = 19, .columns = 6};
	chart_place_labels(&lone, 1, 20, 3, NULL, 0);
	assert_int_equal(lone.at_row, 1);
	assert_int_equal(lone.at_column, 12);
	struct chart_label narrow = {.row = 1, .column = 3, .columns = 6};
	chart_place_labels(&narrow, 1, 7, 3, NULL, 0);
	assert_int_equal(narrow.at_row, 0);
	/* it has none */
	struct chart_label bare = {.row = 1, .column = 3};
	chart_place_labels(&bare, 1, 7, 3, NULL, 0);
	assert_false(bare.placed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(norths_are_those_of_mercator),
		cmocka_unit_test(shapes_are_kept),
		cmocka_unit_test(a_window_holds_its_places),
		cmocka_unit_test(across_the_pacific_it_is_the_shorter_way),
		cmocka_unit_test(one_place_has_its_land_around_it),
		cmocka_unit_test(it_ends_with_the_earth),
		cmocka_unit_test(no_name_covers_another),
		cmocka_unit_test(the_first_have_the_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
