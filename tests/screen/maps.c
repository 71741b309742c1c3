/*
 * Maps of six articles, as they are found: a war, a strip of land, towns of one state, the
 * Pacific, one place, none. On screens of several sizes their places are in sight, and no name
 * covers another.
 */
#include "play.h"

#include "reader/session.h"

/* clang-format off */
static const char *const articles[] = {
	"Night attack on Kharkiv shuts power plant, governor says\n\n"
	"KYIV — Russian drones struck a power plant near Kharkiv overnight, the regional "
	"governor said on Tuesday, hours after talks in Warsaw ended.\n\n"
	"“We lost two transformers and no people,” Governor Oleh Danko told reporters in "
	"Kharkiv. “The lights in Poltava will come back before those in Sumy.”\n\n"
	"Trains between Lviv and Dnipro ran late. In Odesa, the port was closed for six hours, "
	"and in Zaporizhzhia sirens sounded twice.\n\n"
	"Officials in Kursk and Belgorod, across the border in Russia, said that air defences "
	"had been at work. “Nothing fell on Voronezh,” said a spokeswoman, Irina Sedova.\n\n"
	"Poland and Romania scrambled jets. Kharkiv has been without heating since Sunday, and "
	"Kyiv sent 40 generators there.\n",

	"Aid trucks enter Gaza as talks go on in Doha\n\n"
	"GAZA CITY — Forty trucks crossed into the Gaza Strip at Kerem Shalom on Monday, the "
	"United Nations said, while talks went on in Doha.\n\n"
	"“Forty trucks are a queue, not a supply,” said Huda Salem, a nurse in Khan Younis. "
	"Shelling was heard in Rafah and in Deir al-Balah during the night.\n\n"
	"Israel said that its forces had found a tunnel near Jabalia. In Tel Aviv and "
	"Jerusalem, families of hostages marched. Sirens sounded in Ashkelon and in Sderot.\n\n"
	"Egypt opened its side of the Rafah crossing for two hours. In the West Bank, soldiers "
	"closed roads around Jenin and Nablus. Qatar and Egypt are mediators.\n",

	"Floods close schools across eastern Kentucky\n\n"
	"HAZARD, Ky. — Schools stayed closed in Hazard, Jackson and Whitesburg, Ky., on "
	"Thursday after the river left its banks for the second time this month.\n\n"
	"“We carried the books up to the attic,” said Dana Fields, who teaches in Whitesburg. "
	"“The piano stayed.”\n\n"
	"Crews from Lexington, Ky., and Knoxville, Tenn., brought pumps. In Pikeville, Ky., the "
	"hospital moved its kitchen upstairs. Roads near Harlan, Ky., and Big Stone Gap, Va., "
	"were under water. Shelters opened in Huntington, W.Va., and in Bristol, Tenn.\n",

	"Islands agree on tuna quota after three nights\n\n"
	"SUVA, Fiji — Ministers from Fiji, Tonga, Samoa and Kiribati agreed on a quota for tuna "
	"early on Friday, after New Zealand gave way.\n\n"
	"“The fish do not read maps,” said Mere Tui, who spoke for Tuvalu. “We had to draw one "
	"for them.”\n\n"
	"Ships from Japan had waited off Vanuatu. In Honolulu, buyers said that prices would "
	"rise. Officials in Wellington, Nadi and Apia are to count the ships; French Polynesia "
	"and the Cook Islands will send observers. The Marshall Islands abstained.\n",

	"Baker of Porto wins prize for bread of chestnuts\n\n"
	"A baker in Porto has won a prize for a bread made of chestnuts, the jury said on "
	"Sunday.\n\n"
	"“It tastes of the hills and a little of smoke,” said Ana Reis, who led the jury. The "
	"baker, Tom Okafor, has worked in Porto for twenty years.\n",

	"How to keep a pencil sharp\n\n"
	"A pencil is sharpened best by a knife, and never when one is angry.\n\n"
	"“A blunt pencil thinks slowly,” said Ruth Cole, who draws bridges. She keeps forty of "
	"them in a jar.\n",
};
/* clang-format on */
enum { UKRAINE, GAZA, KENTUCKY, PACIFIC, ONE, NONE };

static const struct size {
	int rows, columns;
} sizes[] = {{24, 80}, {40, 120}, {20, 50}, {60, 200}, {14, 70}, {9, 40}};

/* An article opened on a screen of its own. */
struct opened {
	struct config config;
	struct ui ui;
	struct grid grid;
	struct article *article;
	struct arena arena;
};

static void open_article(struct opened *o, const char *text)
{
	static const char *const names[] = {"article"};
	struct config_request request = {0};
	struct error e;
	*o = (struct opened){0};
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	assert_true(config_load(&o->config, &request, &e));
	o->article = article_from_text("article", str_of(text), NULL, true);
	struct article_view view = article_view(o->article);
	ui_init(&o->ui, &o->config, names, 1);
	ui_article_changed(&o->ui, 0, &view);
	press(&o->ui, "<F5>");
}

static void close_article(struct opened *o)
{
	ui_free(&o->ui);
	grid_free(&o->grid);
	article_close(o->article);
	config_free(&o->config);
	arena_free(&o->arena);
}

static struct str screen_of(struct opened *o, int rows, int columns)
{
	ui_resize(&o->ui, rows, columns);
	assert_true(grid_resize(&o->grid, rows, columns));
	view_draw(&o->ui, &o->grid);
	return grid_to_text(&o->grid, &o->arena);
}

static void expect_named(struct opened *o, const char *const *names)
{
	struct str got = screen_of(o, 60, 200);
	for (; *names; names++)
		if (!memmem(got.at, got.n, *names, strlen(*names)))
			fail_msg("no \"%s\" in:\n%.*s", *names, (int)got.n, got.at);
}

/* A region that must be in sight: sure, and no country of whose places others are named. */
static bool counts(const struct document *d, uint32_t id)
{
	const struct region *r = document_region(d, id);
	for (uint32_t i = 0; i < d->n_regions; i++)
		if (d->regions[i].within == id && d->regions[i].located)
			return false;
	return r->located && !region_doubtful(r);
}

static void test_places_are_in_sight(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
		struct opened o;
		open_article(&o, articles[i]);
		const struct document *d = ui_document(&o.ui);
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			screen_of(&o, sizes[k].rows, sizes[k].columns);
			struct chart c = ui_map_chart(&o.ui);
			for (uint32_t id = 1; id <= d->n_regions; id++) {
				const struct region *r = document_region(d, id);
				double north = chart_north((double)r->lat);
				struct chart_spot s = chart_put(&c, (double)r->lon, north);
				bool in = s.column >= 0 && s.column < c.columns && s.row >= 0 &&
					  s.row < c.rows;
				if (counts(d, id) && !in)
					fail_msg("%.*s is outside on %dx%d", (int)r->name.n,
						 r->name.at, sizes[k].columns, sizes[k].rows);
			}
		}
		close_article(&o);
	}
}

/* The cells of each mark hold its sign: nothing was written over it. */
static void test_no_name_over_a_point(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
		struct opened o;
		open_article(&o, articles[i]);
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			screen_of(&o, sizes[k].rows, sizes[k].columns);
			struct rect at = ui_map_rect(&o.ui);
			struct map_marks m = ui_map_marks(&o.ui, &o.arena);
			for (uint32_t n = 0; n < m.n; n++) {
				const struct cell *cell = grid_at(&o.grid, at.row + m.at[n].row,
								  at.column + m.at[n].column);
				uint32_t sign = cell->points[0];
				assert_true(sign == 0x2022 || sign == 0x25cf ||
					    sign == 0x25c9 || sign == 0x25cb);
			}
		}
		close_article(&o);
	}
}

static void test_names(void **state)
{
	(void)state;
	static const char *const names[][12] = {
		[UKRAINE] = {"Kharkiv 4", "Kyiv 2", "Poltava", "Sumy", "Lviv", "Odesa",
			     "Warsaw", NULL},
		[GAZA] = {"Doha", "Jerusalem", "Nablus", "Egypt", NULL},
		[KENTUCKY] = {"Hazard", "Whitesburg", "Pikeville", "Knoxville", " km ", NULL},
		[PACIFIC] = {"Fiji", "Kiribati", "Honolulu", "Japan", "New Zealand", NULL},
		[ONE] = {"Porto 2", "Map ", NULL},
		[NONE] = {" no place is named here ", NULL},
	};
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
		struct opened o;
		open_article(&o, articles[i]);
		expect_named(&o, names[i]);
		close_article(&o);
	}
}

/* The shorter way from Japan to French Polynesia does not lead around the earth. */
static void test_pacific(void **state)
{
	(void)state;
	struct opened o;
	open_article(&o, articles[PACIFIC]);
	screen_of(&o, 40, 120);
	struct chart c = ui_map_chart(&o.ui);
	double lon = chart_window(&c).lon;
	assert_true(lon > 165 || lon < -165);
	assert_true(chart_window(&c).span < 140);
	close_article(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places_are_in_sight),
		cmocka_unit_test(test_no_name_over_a_point),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_pacific),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
