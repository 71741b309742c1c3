/* The map of the article's places: its keys, what it marks, and where there is little room. */
#include "play.h"

/* Regions of the stage have one point: these have their own, and some have none. */
static void put_at(struct stage *s, uint32_t id, float lat, float lon)
{
	s->regions[id - 1].lat = lat;
	s->regions[id - 1].lon = lon;
}

static struct stage *stage_places(int rows, int columns)
{
	struct stage *s = stage_port(rows, columns);
	put_at(s, 1, 42.7f, 25.5f); /* Bulgaria */
	put_at(s, 2, 43.2f, 27.9f); /* Varna */
	put_at(s, 3, 42.7f, 23.3f); /* Sofia */
	put_at(s, 4, 46, 25);       /* Romania */
	put_at(s, 5, 44.2f, 28.7f); /* Constanta */
	put_at(s, 6, 51.5f, -.1f);  /* London */
	stage_found(s);
	return s;
}

static uint32_t place(const struct stage *s)
{
	const struct list *l = &ui_article(&s->ui)->lists[PANE_MAP];
	return l->ids.n ? l->ids.at[l->cursor] : 0;
}

/* The cell of the chart where a place lies; false: outside. */
static bool where(const struct stage *s, uint32_t id, int *row, int *column)
{
	struct arena arena = {0};
	struct map_marks m = ui_map_marks(&s->ui, &arena);
	bool found = false;
	for (uint32_t i = 0; i < m.n; i++)
		if (m.at[i].id == id) {
			*row = ui_map_rect(&s->ui).row + m.at[i].row;
			*column = ui_map_rect(&s->ui).column + m.at[i].column;
			found = true;
		}
	arena_free(&arena);
	return found;
}

static void test_picture(void **state)
{
	(void)state;
	struct stage *s = stage_places(16, 56);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour c…  1/2",
		"─ Map ────────────────────────────────────────────── 6 ─",
		"⠁⢸      ⠱⠤⡄   ⡎⠉ ⢐         ⢂           ⢀⡂         ⢘⠐   ▁",
		"⠠⡒⠁      ⣠⠃  ⡸  ⡠⠂         ⢐⠂          ⢘ ⠠⠠⢀⢀    ⢠⠐⠒⠐⠈⢂",
		" ⢩⠛⠋⡀ ⣀⣀• London          ⣀⡠⠢⢀⡀        ⠈⢊    ⠈⠈⠈⠈⠐    ⠒▁",
		"⠴⠥⠒⠜⠉⢉  ⢀⡴⠁  ⢂⠠⢠⢂       ⢐⠈    ⠲⠰⠠⡀     ⡐⠂",
		"  ⢀⣀⣀⢸⠒⠊⠁      ⠈⠘⠠⢠⡀     ⠐⢀⢀⣀  ⣀⣐⠚⠰⠐⠐⠐⣰⡀               ▁",
		" ⠸⣁  ⠉            ⡂⢀     ⢐⠂  ⠈⠈⣂⢀⡠⠰⠚⠐⠐⢢⠠⢀⢀⣀⠠⢰⠐⠠⣀       ▁",
		"   ⠉⠣⡄          ⢀⠒⠈ ⠨⢚⣊⣐⢨⠐    ⡊      ⡐   ⠈   ⢐⡀⠐⡀",
		"     ⠘⢄         ⠒⣀⢀⣀⡐⠐⠂  ⠈⢐⠐⠈⡸⠐⢀⢀⢀⠠⢠⠐    ● Romania 2 ⣤⢀▁",
		"      ⡇          ⡐      ⢰⠉⢹⡬⡌⡠⠠⠠⠠⢠⡂ ⠒⡀        ⠘⣘⠎   ⠫⡄ ▁",
		"      ⡇          ⠐⣀⠔⠲⢤  ⠘⠤⡀ ⠙⡄⢂⡀ ⠐⢂  Constanta •     ⠉⠊",
		"⠉⠉⠉⠉⠉⠙⠠⢀⢀⢀  ⡔⠒⠑⠒⠲⠊ ⢀⣠ ⢇   ⠱⡀ ⠈⠑⢖ Sofia •  ●  ● Varna 2 ▁",
		"          ⠘⢈⠇      ⠸⣠⠃ ⠑⢄  ⠈⠢⢤⡀  ⠑⣎⢐ Bulgaria 3    ⣀⠤⠤⠤",
		"│───────│ 500 km   ⣶⠚⡄   ⠉⠑⠤⡀ ⠑⡢⢄⡀⡇ ⣢⠰⠐⡈⡬⠬⠬⡴⢠⣔⣚⡗⠒⠒⠊⠁   ▁",
		" 0% Bulgaria, country, BG · named 3 times … Enter light",
	};
	/* clang-format on */
	play(s, "<F5>");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

/* Place after place, round and round, by how often it is named; no point is left out. */
static void test_steps(void **state)
{
	(void)state;
	struct stage *s = stage_places(24, 80);
	s->regions[2].located = false;
	ui_article_changed(&s->ui, 0, &s->view);
	static const uint32_t order[] = {1, 2, 4, 3, 5, 6};
	play(s, "<F5>");
	for (int i = 0; i < 8; i++) {
		assert_int_equal(place(s), order[i % 6]);
		play(s, "<Tab>");
	}
	play(s, "<S-Tab><S-Tab><S-Tab>");
	assert_int_equal(place(s), 6);
	play(s, "2<Tab>");
	assert_int_equal(place(s), 2);
	expect_on_screen(s, " no point: Sofia");
	play(s, "/sofia<Enter>");
	assert_int_equal(place(s), 3);
	expect_on_screen(s, "no point is known");
	stage_close(s);
}

/* What the map chooses the list of regions does, too, and the other way round. */
static void test_both_ways(void **state)
{
	(void)state;
	struct stage *s = stage_places(24, 80);
	play(s, "<F5><Tab>");
	expect_on_screen(s, "│ ›   Varna  ");
	play(s, "<F4>G");
	assert_int_equal(place(s), 6);
	assert_int_equal(role_from(s, 0, "London"), ROLE_SPOT_REGION);
	play(s, "<F5>");
	assert_int_equal(place(s), 6);
	assert_int_equal(role_from(s, 0, "London"), ROLE_CURRENT);
	/* a quote's place */
	play(s, "JJ");
	assert_int_equal(place(s), 2);
	play(s, "<Tab>");
	assert_int_equal(place(s), 4);
	stage_close(s);
}

/* What is not lit has no name, and another sign; the text shows the light. */
static void test_light(void **state)
{
	(void)state;
	struct stage *s = stage_places(24, 80);
	play(s, "<F5><Tab><Enter>");
	assert_true(id_set_holds(&ui_article(&s->ui)->light.regions, 2));
	expect_on_screen(s, "● Varna 2");
	expect_off_screen(s, "• London");
	expect_on_screen(s, "2 of 8");
	/* the first that is lit has the window to itself */
	play(s, "0");
	expect_on_screen(s, "6, 1 outside");
	play(s, "<Esc>");
	assert_int_equal(s->ui.page, PANE_ARTICLE);
	assert_int_equal(role_from(s, 1, "Insurers"), ROLE_UNLIT);
	stage_close(s);
	/* what was lit there is shown in the text; Esc goes back to where it stood */
	s = stage_places(9, 50);
	play(s, "<F5>G");
	expect_off_screen(s, "Insurers");
	play(s, "<Enter><Esc>");
	expect_on_screen(s, "Insurers");
	play(s, "<Esc>");
	assert_int_equal(ui_article(&s->ui)->anchor, 0);
	play(s, "<F5>G<Esc>");
	assert_int_equal(ui_article(&s->ui)->anchor, 0);
	stage_close(s);
	s = stage_places(24, 80);
	play(s, "<F5><Tab><Enter><Esc>");
	play(s, "<F5><Enter>0");
	assert_false(light_on(&ui_article(&s->ui)->light));
	expect_on_screen(s, "• London");
	/* added, and taken out */
	play(s, "<Space><Tab><Space>");
	assert_int_equal(ui_article(&s->ui)->light.regions.n, 2);
	play(s, "<Space>");
	assert_int_equal(ui_article(&s->ui)->light.regions.n, 1);
	stage_close(s);
}

/* A place that is come to is brought in sight; a size that comes and goes moves nothing. */
static void test_window(void **state)
{
	(void)state;
	struct stage *s = stage_places(24, 80);
	play(s, "<F5>++++");
	int row, column, before_row, before_column;
	assert_true(where(s, 1, &before_row, &before_column));
	assert_false(where(s, 6, &row, &column));
	play(s, "G");
	assert_int_equal(place(s), 6);
	assert_true(where(s, 6, &row, &column));
	/* what is current stays where it is when one goes closer */
	play(s, "<Right>+-");
	int again_row, again_column;
	play(s, "<Left>");
	assert_true(where(s, 6, &again_row, &again_column));
	assert_true(abs(row - again_row) <= 1 && abs(column - again_column) <= 1);
	struct str seen = screen(s);
	static const int sizes[][2] = {{20, 50}, {60, 200}, {9, 41}, {2, 5}, {40, 120}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		ui_resize(&s->ui, sizes[i][0], sizes[i][1]);
		screen(s);
	}
	ui_resize(&s->ui, 24, 80);
	struct str now = screen(s);
	assert_true(str_eq(seen, now));
	play(s, "x0");
	assert_true(where(s, 1, &row, &column));
	assert_int_equal(ui_article(&s->ui)->map.moved, false);
	stage_close(s);
}

/* r goes on in the text, where the place is named; D takes it out of the map. */
static void test_beyond(void **state)
{
	(void)state;
	struct stage *s = stage_places(24, 80);
	play(s, "<F5>Gi");
	expect_on_screen(s, "─ Region ─");
	expect_on_screen(s, "London");
	play(s, "<Esc>r");
	assert_int_equal(s->ui.page, PANE_ARTICLE);
	assert_int_equal(ui_article(&s->ui)->region_mention,
			 1 + (uint32_t)(mention_from(s->region_mentions, 9,
						     stage_find(s, "London", 0).start)));
	play(s, "<F5>");
	assert_int_equal(place(s), 6);
	play(s, "D");
	expect_on_screen(s, "no region: London");
	expect_off_screen(s, "• London");
	play(s, "Q");
	assert_int_equal(s->effect.kind, EFFECT_QUIT);
	stage_close(s);
}

/* ---- signs ------------------------------------------------------------------------------- */

static void test_signs(void **state)
{
	(void)state;
	struct stage *s = stage_places(24, 80);
	s->regions[5].approximate = true;
	s->regions[3].confidence = .2f;
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "<F5>");
	expect_on_screen(s, "○ London");
	expect_on_screen(s, "Romania? 2");
	expect_on_screen(s, "Bulgaria 3");
	play(s, "G");
	expect_on_screen(s, "near by");
	play(s, ":set glyphs=ascii<Enter>");
	expect_on_screen(s, "~ London");
	expect_on_screen(s, "Bulgaria 3");
	expect_off_screen(s, "⠒");
	ui_resize(&s->ui, 60, 80);
	play(s, "<F1>");
	expect_on_screen(s, "~ near by");
	expect_on_screen(s, "next place");
	expect_on_screen(s, "light only it");
	expect_on_screen(s, "^N           next row"); /* j is the map's */
	stage_close(s);
}

/* Nothing to show: says so. */
static void test_nothing(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	s->document.n_regions = s->document.n_region_mentions = 0;
	stage_found(s);
	play(s, "<F5><Tab>");
	expect_on_screen(s, "no place to go to");
	expect_on_screen(s, " no place is named here ");
	play(s, "+-0t<Left><Enter>");
	expect_on_screen(s, "nothing in this list");
	play(s, "q:map-left<Enter>");
	expect_on_screen(s, ":map opens it");
	stage_close(s);
	s = stage_port(24, 80); /* nothing is found yet */
	play(s, "<F5>+-0t<Tab><Left>r");
	expect_on_screen(s, "─ Map ─");
	stage_close(s);
}

/* ---- the mouse --------------------------------------------------------------------------- */

static void click(struct stage *s, int row, int column, int64_t now)
{
	struct mouse m = {.row = row, .column = column, .button = 1, .pressed = true};
	ui_mouse(&s->ui, &m, now);
	m.pressed = false;
	s->effect = ui_mouse(&s->ui, &m, now);
}

static void test_mouse(void **state)
{
	(void)state;
	struct stage *s = stage_places(24, 80);
	int row, column;
	play(s, "<F5>");
	assert_true(where(s, 6, &row, &column));
	click(s, row, column, 1000);
	assert_int_equal(place(s), 6);
	assert_false(light_on(&ui_article(&s->ui)->light));
	click(s, row, column, 1100);
	assert_true(id_set_holds(&ui_article(&s->ui)->light.regions, 6));
	/* beside all places: nothing */
	click(s, row - 1, column, 5000);
	click(s, row - 1, column, 5100);
	assert_int_equal(ui_article(&s->ui)->light.regions.n, 1);
	assert_int_equal(place(s), 6);
	/* the wheel goes closer, and back */
	struct chart before = ui_map_chart(&s->ui);
	struct mouse wheel = {.row = row, .column = column, .button = 4, .pressed = true};
	ui_mouse(&s->ui, &wheel, 6000);
	assert_true(ui_map_chart(&s->ui).scale > before.scale);
	wheel.button = 5;
	ui_mouse(&s->ui, &wheel, 6000);
	assert_float_equal(ui_map_chart(&s->ui).scale, before.scale, 1e-6);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_picture),   cmocka_unit_test(test_steps),
		cmocka_unit_test(test_both_ways), cmocka_unit_test(test_light),
		cmocka_unit_test(test_window),    cmocka_unit_test(test_beyond),
		cmocka_unit_test(test_signs),     cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_mouse),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
