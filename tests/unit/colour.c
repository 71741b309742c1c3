/*
 * Colours: what each theme makes of the current quote on every kind of terminal, how well it
 * can be read, and whether hues stay apart for eyes that see fewer of them.
 */
#include "config/table.h"

#include <math.h>
#include <setjmp.h>
#include <cmocka.h>

struct light {
	double red, green, blue;
};

/* What the eye gets of it, linear. */
static struct light light_of(int32_t colour)
{
	uint32_t rgb = colour & COLOUR_RGB ? (uint32_t)colour & 0xffffff : colour_rgb(colour);
	double v[3];
	for (int i = 0; i < 3; i++) {
		v[i] = (double)(rgb >> (16 - 8 * i) & 255) / 255;
		v[i] = v[i] <= .04045 ? v[i] / 12.92 : pow((v[i] + .055) / 1.055, 2.4);
	}
	return (struct light){v[0], v[1], v[2]};
}

static double luminance(struct light l)
{
	return .2126 * l.red + .7152 * l.green + .0722 * l.blue;
}

static double contrast(int32_t one, int32_t other)
{
	double a = luminance(light_of(one)), b = luminance(light_of(other));
	return a > b ? (a + .05) / (b + .05) : (b + .05) / (a + .05);
}

/* ---- how far two colours are apart ------------------------------------------------------- */

/* Machado, Oliveira, Fernandes 2009, where one kind of cone is missing altogether. */
static const double eyes[][9] = {
	{1, 0, 0, 0, 1, 0, 0, 0, 1},
	{.152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998},
	{.367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881},
	{1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900},
};
enum { EYES = sizeof eyes / sizeof *eyes };

static struct light seen(struct light l, const double *m)
{
	double v[3];
	for (int i = 0; i < 3; i++) {
		v[i] = m[3 * i] * l.red + m[3 * i + 1] * l.green + m[3 * i + 2] * l.blue;
		v[i] = v[i] < 0 ? 0 : v[i] > 1 ? 1 : v[i];
	}
	return (struct light){v[0], v[1], v[2]};
}

static double cube(double t)
{
	return t > 216. / 24389 ? cbrt(t) : (24389. / 27 * t + 16) / 116;
}

/* CIE 1976, white D65. */
static void lab_of(struct light l, double *lab)
{
	double x = .4124 * l.red + .3576 * l.green + .1805 * l.blue;
	double z = .0193 * l.red + .1192 * l.green + .9505 * l.blue;
	double fx = cube(x / .9505), fy = cube(luminance(l)), fz = cube(z / 1.089);
	lab[0] = 116 * fy - 16;
	lab[1] = 500 * (fx - fy);
	lab[2] = 200 * (fy - fz);
}

static double distance(struct light one, struct light other)
{
	double a[3], b[3];
	lab_of(one, a);
	lab_of(other, b);
	return sqrt(pow(a[0] - b[0], 2) + pow(a[1] - b[1], 2) + pow(a[2] - b[2], 2));
}

/* For the eyes to which they are most alike. */
static double apart(int32_t one, int32_t other)
{
	double least = 1000;
	for (int i = 0; i < EYES; i++) {
		double d =
			distance(seen(light_of(one), eyes[i]), seen(light_of(other), eyes[i]));
		least = d < least ? d : least;
	}
	return least;
}

static void the_measure_is_right(void **state)
{
	(void)state;
	assert_float_equal(distance(light_of(16), light_of(231)), 100, .1);
	assert_float_equal(distance(light_of(COLOUR_RGB | 0xff0000), light_of(231)), 114.5, 1);
	/* red and green of one brightness are one colour without the cones for red */
	assert_true(apart(COLOUR_RGB | 0xb05a00, COLOUR_RGB | 0x6b7a00) < 15);
	assert_true(distance(light_of(COLOUR_RGB | 0xb05a00), light_of(COLOUR_RGB | 0x6b7a00)) >
		    35);
}

enum { FIXED = 3 }; /* dark, light, contrast: those that say both colours of each role */

/* ---- themes ------------------------------------------------------------------------------ */

static void load_default(struct config *c)
{
	struct error e;
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	assert_true(config_load(c, &(struct config_request){0}, &e));
}

/* Each two of `n` roles. */
static void expect_apart(const struct theme *t, const enum role *roles, size_t n, bool grounds,
			 double least)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			struct style a = t->roles[roles[i]], b = t->roles[roles[k]];
			double d = grounds ? apart(a.bg, b.bg) : apart(a.fg, b.fg);
			if (d < least)
				fail_msg("%s, %s and %s: %.1f", t->name, role_name(roles[i]),
					 role_name(roles[k]), d);
		}
}

#define APART(t, grounds, least, ...)                                                          \
	do {                                                                                   \
		static const enum role roles[] = {__VA_ARGS__};                                \
		expect_apart(t, roles, sizeof roles / sizeof *roles, grounds, least);          \
	} while (0)

static void hues_stay_apart_for_all_eyes(void **state)
{
	(void)state;
	struct config c;
	load_default(&c);
	for (size_t i = 0; i < FIXED; i++) {
		const struct theme *t = &c.themes[i];
		APART(t, false, 15, ROLE_BASE, ROLE_QUOTE, ROLE_SPEAKER, ROLE_REGION);
		APART(t, false, 15, ROLE_BASE, ROLE_UNLIT);
		APART(t, false, 15, ROLE_BASE, ROLE_WARNING);
		APART(t, false, 15, ROLE_QUOTE, ROLE_UNLIT, ROLE_SPEAKER, ROLE_REGION);
		APART(t, false, 15, ROLE_BASE, ROLE_QUOTE, ROLE_HUE_1, ROLE_HUE_2, ROLE_HUE_3,
		      ROLE_HUE_4, ROLE_HUE_5);
		APART(t, false, 15, ROLE_SPOT, ROLE_SPOT_REGION);
		APART(t, false, 15, ROLE_COAST, ROLE_BORDER);
		APART(t, false, 15, ROLE_COAST, ROLE_REGION);
		APART(t, true, 10, ROLE_BASE, ROLE_SPOT, ROLE_SPOT_SPEAKER);
		APART(t, true, 15, ROLE_BASE, ROLE_MATCH, ROLE_CURRENT, ROLE_SPOT_SPEAKER);
		APART(t, true, 15, ROLE_SPOT, ROLE_MATCH, ROLE_CURRENT);
	}
	config_free(&c);
}

/*
 * CIEDE2000, for hues: to the older measure, three greens of different brightness were further
 * apart than they are to anyone who looks.
 */
static double differs(const double *one, const double *other)
{
	const double turn = 2 * acos(-1), full = 6103515625; /* 25 to the 7th */
	double c = pow((hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2, 7);
	double grey = 1.5 - .5 * sqrt(c / (c + full));
	double c1 = hypot(one[1] * grey, one[2]), c2 = hypot(other[1] * grey, other[2]);
	double h1 = atan2(one[2], one[1] * grey), h2 = atan2(other[2], other[1] * grey);
	double by = remainder(h2 - h1, turn), h = h1 + by / 2, chroma = (c1 + c2) / 2;
	double l = pow((one[0] + other[0]) / 2 - 50, 2);
	double t = 1 - .17 * cos(h - turn / 12) + .24 * cos(2 * h) +
		   .32 * cos(3 * h + turn / 60) - .2 * cos(4 * h - turn * 63 / 360);
	double blue = remainder(h - turn * 275 / 360, turn) / (turn * 25 / 360);
	double bend = turn / 6 * exp(-blue * blue);
	double dl = (other[0] - one[0]) / (1 + .015 * l / sqrt(20 + l));
	double dc = (c2 - c1) / (1 + .045 * chroma);
	double dh = 2 * sqrt(c1 * c2) * sin(by / 2) / (1 + .015 * chroma * t);
	c = pow(chroma, 7);
	return sqrt(dl * dl + dc * dc + dh * dh -
		    2 * sqrt(c / (c + full)) * sin(bend) * dc * dh);
}

/* To no eye do two hues, or a hue and the colour of other text, look nearly the same. */
static void expect_told(const struct theme *t, enum role one, enum role other)
{
	const double full_sight = 20, other_eyes = 10;
	for (int i = 0; i < EYES; i++) {
		double a[3], b[3];
		lab_of(seen(light_of(t->roles[one].fg), eyes[i]), a);
		lab_of(seen(light_of(t->roles[other].fg), eyes[i]), b);
		if (differs(a, b) < (i ? other_eyes : full_sight))
			fail_msg("%s, %s and %s, eyes %d: %.1f", t->name, role_name(one),
				 role_name(other), i, differs(a, b));
	}
}

static void the_newer_measure_is_right(void **state)
{
	(void)state;
	/* of the pairs that it was published with */
	static const double pairs[][6] = {
		{50, 2.6772, -79.7751, 50, 0, -82.7485},
		{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387},
		{2.0776, .0795, -1.1350, .9033, -.0636, -.5514}};
	static const double known[] = {2.0425, 1.2644, .9082};
	for (int i = 0; i < 3; i++)
		assert_float_equal(differs(pairs[i], pairs[i] + 3), known[i], .0001);
}

static void hues_are_told_from_each_other(void **state)
{
	(void)state;
	struct config c;
	load_default(&c);
	for (size_t n = 0; n < FIXED; n++)
		for (int hue = ROLE_HUE_1; hue <= ROLE_HUE_5; hue++) {
			expect_told(&c.themes[n], (enum role)hue, ROLE_BASE);
			expect_told(&c.themes[n], (enum role)hue, ROLE_QUOTE);
			for (int other = ROLE_HUE_1; other < hue; other++)
				expect_told(&c.themes[n], (enum role)hue, (enum role)other);
		}
	config_free(&c);
}

/* Themes that say all their colours: all text can be read, lines and bars can be seen. */
static void every_role_can_be_read(void **state)
{
	(void)state;
	struct config c;
	load_default(&c);
	for (size_t i = 0; i < FIXED; i++)
		for (int r = 0; r < ROLE_COUNT; r++) {
			bool picture = r == ROLE_RULE || r == ROLE_MINIMAP || r == ROLE_COAST ||
				       r == ROLE_BORDER;
			bool most = strcmp(c.themes[i].name, "contrast") == 0;
			double least = picture ? 3 : most ? 7 : 4.5;
			struct style s = c.themes[i].roles[r];
			if (contrast(s.fg, s.bg) < least)
				fail_msg("%s, %s: %.2f", c.themes[i].name,
					 role_name((enum role)r), contrast(s.fg, s.bg));
		}
	config_free(&c);
}

/* Kinds of quote by weight, slant and line in every theme; names and places in those for eyes
 * that see no colours, where the gutter tells nothing of them. */
static void nothing_is_told_by_colour_alone(void **state)
{
	(void)state;
	static const enum role told[] = {ROLE_BASE,     ROLE_QUOTE,   ROLE_MIXED,
					 ROLE_INDIRECT, ROLE_SPEAKER, ROLE_REGION};
	struct config c;
	load_default(&c);
	for (size_t i = 0; i < c.n_themes; i++) {
		const struct theme *t = &c.themes[i];
		bool all = strcmp(t->name, "contrast") == 0 || strcmp(t->name, "mono") == 0;
		for (size_t k = 0; k < (all ? 6 : 4); k++)
			for (size_t n = 0; n < k; n++)
				if (t->roles[told[k]].attributes ==
				    t->roles[told[n]].attributes)
					fail_msg("%s: %s and %s", t->name, role_name(told[k]),
						 role_name(told[n]));
	}
	config_free(&c);
}

/* ---- terminals --------------------------------------------------------------------------- */

static const struct {
	int colours;
	bool direct;
} terminals[] = {{8, false}, {16, false}, {256, false}, {1 << 24, true}};

enum { TERMINALS = sizeof terminals / sizeof *terminals };

static bool same_ground(struct style a, struct style b)
{
	return a.bg == b.bg && (a.attributes & ATTR_REVERSE) == (b.attributes & ATTR_REVERSE);
}

static bool same_look(struct style a, struct style b)
{
	return same_ground(a, b) && a.fg == b.fg && a.attributes == b.attributes;
}

/* The quote all over, where its speaker is named; neither looks like another quote. */
static void the_current_quote_is_told_on_every_terminal(void **state)
{
	(void)state;
	struct config c;
	load_default(&c);
	for (size_t i = 0; i < c.n_themes; i++)
		for (int k = 0; k < TERMINALS; k++) {
			struct style look[ROLE_COUNT];
			for (int r = 0; r < ROLE_COUNT; r++)
				look[r] = style_on(&c.themes[i], (enum role)r,
						   terminals[k].colours, terminals[k].direct);
			struct style spot = look[ROLE_SPOT], named = look[ROLE_SPOT_SPEAKER];
			bool told = !same_ground(spot, look[ROLE_BASE]) &&
				    !same_ground(spot, look[ROLE_QUOTE]) &&
				    !same_ground(named, look[ROLE_SPEAKER]) &&
				    !same_look(spot, named) &&
				    !same_look(spot, look[ROLE_MATCH]) &&
				    !same_look(spot, look[ROLE_CURRENT]);
			if (!told)
				fail_msg("%s on %d colours", c.themes[i].name,
					 terminals[k].colours);
		}
	config_free(&c);
}

/* Where a theme says both colours. */
static void it_can_be_read_on_every_terminal(void **state)
{
	(void)state;
	static const enum role roles[] = {
		ROLE_BASE,         ROLE_QUOTE,       ROLE_SPEAKER, ROLE_REGION,  ROLE_SPOT,
		ROLE_SPOT_SPEAKER, ROLE_SPOT_REGION, ROLE_MATCH,   ROLE_CURRENT, ROLE_STATUS};
	struct config c;
	load_default(&c);
	for (size_t i = 0; i < c.n_themes; i++)
		for (int k = 0; k < TERMINALS - 1; k++)
			for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
				struct style s = style_on(&c.themes[i], roles[r],
							  terminals[k].colours, false);
				if (s.fg >= 0 && s.bg >= 0 && contrast(s.fg, s.bg) < 4.5)
					fail_msg("%s, %s on %d colours: %.2f", c.themes[i].name,
						 role_name(roles[r]), terminals[k].colours,
						 contrast(s.fg, s.bg));
			}
	config_free(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_measure_is_right),
		cmocka_unit_test(hues_stay_apart_for_all_eyes),
		cmocka_unit_test(the_newer_measure_is_right),
		cmocka_unit_test(hues_are_told_from_each_other),
		cmocka_unit_test(every_role_can_be_read),
		cmocka_unit_test(nothing_is_told_by_colour_alone),
		cmocka_unit_test(the_current_quote_is_told_on_every_terminal),
		cmocka_unit_test(it_can_be_read_on_every_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
