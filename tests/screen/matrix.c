/* The matrix: who is quoted near which region, in the article's place. */
#include "play.h"

/* ---- how it looks ------------------------------------------------------------------------ */

static void test_page(void **state)
{
	(void)state;
	struct stage *s = stage_port(13, 80);
	/* clang-format off */
	static const char *const small[] = {
		" Storm closes Bulgaria's port of Varn…  1/2",
		"─ Speakers by regions ─────── 4 × 1–4 of 6 ─",
		"                     Bulgaria  Varna       ▁",
		"                     │    Romania   Consta…▁",
		"───────────────────────────────────────────",
		"› Elena Dimova    3  ▄3   ·    ▂2   ·      ▁",
		"  Ruth Cole       2  ▂2   ▂2   ·    ·      ▁",
		"  Romania's co…   1  ·    ▁1   ·    ▁1     ▁",
		"  Ion Marin       1  ·    ▁1   ·    ▁1",
		"                                           ▁",
		"                                           ▁",
		"",
		"                                           ▁",
		" 0% Elena Dimova · Bulgar… Enter light both",
	};
	/* clang-format on */
	stage_found(s);
	play(s, "<F6>");
	ui_resize(&s->ui, 14, 44);
	expect_screen(s, small, sizeof small / sizeof *small);
	/* the regions scroll, their speakers stay */
	play(s, "5l");
	expect_on_screen(s, "4 × 3–6 of 6");
	expect_on_screen(s, "› Elena Dimova    3  ▂2   ·    ·    ▁1");
	expect_on_screen(s, "Varna     London");
	play(s, "hhh");
	expect_on_screen(s, "4 × 3–6 of 6");
	play(s, "9h");
	expect_screen(s, small, sizeof small / sizeof *small);
	ui_resize(&s->ui, 24, 80);
	expect_on_screen(s, " 4 × 6 ─");
	expect_on_screen(s, "Bulgaria        Varna           London");
	expect_on_screen(s, "│       Romania │       Constanta       Sofia");
	stage_close(s);
}

static void test_sizes(void **state)
{
	(void)state;
	for (int rows = 1; rows <= 60; rows += rows < 20 ? 1 : 20)
		for (int columns = 1; columns <= 200; columns += columns < 60 ? 3 : 47) {
			struct stage *s = stage_port(rows, columns);
			stage_found(s);
			play(s, "<F6>G9l");
			screen(s);
			struct list *across = &s->ui.articles[0].matrix.across;
			assert_int_equal(across->cursor, 5);
			assert_true(across->top <= 5);
			play(s, "g9h");
			screen(s);
			assert_int_equal(across->top, 0);
			stage_close(s);
		}
}

/* The cursor is on its speaker and its region, whatever rows went before them. */
static void test_the_cursor_through_corrections(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "<F6>j4l");
	expect_on_screen(s, "Ruth Cole · London");
	play(s, "<F3>gD");
	expect_on_screen(s, "no speaker: Elena Dimova");
	play(s, "<F4>gD");
	expect_on_screen(s, "no region: Bulgaria");
	play(s, "<Esc>");
	expect_on_screen(s, "Ruth Cole · London");
	play(s, "<^_><^_>x");
	expect_on_screen(s, "Ruth Cole · London");
	stage_close(s);
}

static void test_plain_signs(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, ":set glyphs=ascii<Enter><F6>");
	expect_on_screen(s, "- 4 x 6 -");
	expect_on_screen(s, "|       Romania |       Constanta");
	struct str got = screen(s);
	for (size_t i = 0; i < got.n; i++)
		assert_true((unsigned char)got.at[i] < 0x80);
	stage_close(s);
}

/* ---- many of them ------------------------------------------------------------------------ */

enum { MANY = 60, TOWNS = 30 };

static const char *numbered(struct stage *s, const char *format, int number)
{
	enum { ROOM = 16 };
	char *text = arena_alloc(&s->arena, ROOM);
	snprintf(text, ROOM, format, number);
	return text;
}

/* Each speaker in another town, the last ones in none that was found. */
static struct stage *stage_many(int rows, int columns)
{
	struct stage *s = calloc(1, sizeof *s);
	char *text = arena_alloc(&s->arena, 10000);
	size_t n = (size_t)sprintf(text, "Title\n\n");
	for (int i = 10; i < 10 + MANY; i++)
		n += (size_t)sprintf(text + n, "“Word%d,” said Person%d in Town%d.\n\n", i, i,
				     i);
	stage_cut(s, text);
	for (int i = 10; i < 10 + MANY; i++) {
		stage_speaker(s, SPEAKER_PERSON, numbered(s, "Person%d", i), "", "");
		stage_quote(s, QUOTE_DIRECT, (uint32_t)i - 9, numbered(s, "Word%d,", i), "", "",
			    .9f);
	}
	for (int i = 10; i < 10 + TOWNS; i++)
		stage_region(s, REGION_CITY, "BG", 0, numbered(s, "Town%d", i));
	stage_open(s, rows, columns);
	return s;
}

static void test_frozen(void **state)
{
	(void)state;
	struct stage *s = stage_many(24, 80);
	stage_found(s);
	play(s, "<F6>");
	expect_on_screen(s, "60 × 1–12 of 30");
	expect_on_screen(s, "› Person10   1  ▁1 ");
	play(s, "G");
	expect_on_screen(s, "› Person69   1  ·");
	expect_on_screen(s, "Town10 ");
	expect_off_screen(s, "Person10");
	play(s, "g20l");
	expect_on_screen(s, "Person10   1  ·");
	expect_on_screen(s, "Town30 ");
	expect_off_screen(s, "Town10 ");
	play(s, "<PgDn><PgDn>");
	expect_off_screen(s, "Person10");
	expect_on_screen(s, "Town30 ");
	stage_close(s);
}

/* ---- what is done there ------------------------------------------------------------------ */

static void test_both_are_lit(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "<F6>ll<Enter>"); /* Elena Dimova near Varna */
	assert_int_equal(s->ui.focus, PANE_ARTICLE);
	assert_int_equal(ui_article(&s->ui)->quote, 2);
	expect_on_screen(s, "2 of 8 quotes lit");
	assert_int_equal(role_from(s, 1, "Insurers"), ROLE_UNLIT);
	assert_int_equal(role_from(s, 1, "A storm"), ROLE_UNLIT);
	assert_true(ui_article(&s->ui)->lit.quotes[1] && ui_article(&s->ui)->lit.quotes[2]);
	/* the matrix shows what is lit, and all there is to choose besides */
	play(s, "<F6>");
	expect_on_screen(s, "●Varna");
	expect_on_screen(s, "● Elena Dimova            3  ▄3      ·       ▂2");
	expect_on_screen(s, "  Ruth Cole               2  ▂2      ▂2");
	assert_int_equal(role_from(s, 1, "Ruth Cole"), ROLE_UNLIT);
	play(s, "x");
	expect_off_screen(s, "●");
	assert_int_equal(role_from(s, 1, "Ruth Cole"), ROLE_SPEAKER);
	stage_close(s);
}

/* A cell counts what Enter on it lights. */
static void test_cells_count_what_they_light(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	int cells = 0;
	for (uint32_t row = 0; row < 4; row++)
		for (uint32_t column = 0; column < 6; column++) {
			play(s, "x<F6>g9h");
			for (uint32_t i = 0; i < row; i++)
				play(s, "j");
			for (uint32_t i = 0; i < column; i++)
				play(s, "l");
			const struct ui_article *a = ui_article(&s->ui);
			const struct matrix_cell *c =
				ui_matrix_cell(a, ui_speaker(&s->ui), ui_region(&s->ui));
			uint32_t said = c ? c->said : 0;
			play(s, "<Enter>");
			assert_int_equal(said ? a->lit.n_quotes : 0, said);
			assert_int_equal(s->ui.focus, said ? PANE_ARTICLE : PANE_MATRIX);
			if (!said)
				expect_on_screen(s, "no quote stands in this cell");
			cells += said > 0;
			play(s, "<Esc><Esc><Esc>");
		}
	assert_int_equal(cells, 10);
	stage_close(s);
}

static void test_light_is_added(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	const struct light *light = &ui_article(&s->ui)->light;
	play(s, "<F6><Space>jlll<Space>");
	assert_int_equal(light->speakers.n, 2);
	assert_int_equal(light->regions.n, 2);
	assert_int_equal(s->ui.focus, PANE_MATRIX);
	play(s, "hhh<Space>"); /* both are in it: out */
	assert_int_equal(light->speakers.n, 1);
	assert_int_equal(light->regions.n, 1);
	play(s, "k<Space>"); /* one is: the other, too */
	assert_int_equal(light->speakers.n, 1);
	assert_int_equal(light->regions.n, 2);
	stage_close(s);
}

static void test_keys(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	/* it opens at the current quote */
	play(s, "4J<F6>");
	expect_on_screen(s, "Romania's coast guard · Romania: 1 quote");
	play(s, "<Right><Left><Down><Up>2l");
	expect_on_screen(s, "Romania's coast guard · Constanta: 1 quote");
	play(s, "i");
	expect_on_screen(s, "─ Cell ─");
	expect_on_screen(s, "4: two ferries near Constanta");
	expect_off_screen(s, "5: the search");
	play(s, "<Esc>");
	assert_int_equal(s->ui.focus, PANE_MATRIX);
	play(s, "y");
	assert_int_equal(s->effect.kind, EFFECT_COPY);
	assert_true(
		str_eq(s->effect.text, STR("Romania's coast guard: Romania 1, Constanta 1")));
	play(s, "t");
	expect_on_screen(s, "sorted by name");
	expect_on_screen(s, "Bulgaria        London          Sofia");
	play(s, "D");
	expect_on_screen(s, "that is done in the article");
	play(s, "/ruth<Enter>");
	expect_on_screen(s, "Ruth Cole · Constanta: no quote");
	play(s, "<F1>");
	expect_on_screen(s, "Help: matrix pane");
	expect_on_screen(s, "one column to the left");
	play(s, "<Esc>&marin<Enter>");
	expect_off_screen(s, "Ruth Cole");
	expect_on_screen(s, "&marin 1 of 4");
	play(s, "&zebra<Enter>");
	expect_on_screen(s, "no speaker matches");
	play(s, "&<Enter><Tab>");
	expect_on_screen(s, "─ Quotes ─");
	play(s, "<Esc>");
	expect_off_screen(s, "─ Quotes ─");
	play(s, "q");
	assert_int_equal(s->ui.page, PANE_ARTICLE);
	play(s, ":left<Enter>");
	expect_on_screen(s, "that is for the matrix");
	stage_close(s);
}

static void test_mouse(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "<F6>");
	struct mouse m = {.row = 6, .column = 46, .button = 1, .pressed = true};
	for (int i = 0; i < 2; i++, m.pressed = false)
		ui_mouse(&s->ui, &m, 1000);
	expect_on_screen(s, "Ruth Cole · Varna: no quote");
	m = (struct mouse){.row = 3, .column = 70, .button = 1, .pressed = true};
	for (int i = 0; i < 2; i++, m.pressed = false)
		ui_mouse(&s->ui, &m, 3000);
	expect_on_screen(s, "Ruth Cole · Sofia: no quote");
	stage_close(s);
}

static void test_doubt(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	s->quotes[5].confidence = .1f;
	s->speakers[1].confidence = .1f;
	s->regions[4].confidence = .1f;
	stage_found(s);
	play(s, "<F6>");
	expect_on_screen(s, "─ 1? 4 × 6 ─");
	expect_on_screen(s, " ?Romania's coast guard");
	expect_on_screen(s, "?Constanta");
	expect_on_screen(s, "Ruth Cole               2  ▂2      ▂2");
	play(s, ":set doubt=hide<Enter>");
	expect_on_screen(s, "─ 3 × 5 ─");
	expect_on_screen(s, "Ruth Cole      1  ▁1       ·        ▁1");
	expect_off_screen(s, "Constanta");
	expect_off_screen(s, "coast guard");
	stage_close(s);
	s = stage_port(24, 80);
	s->quotes[5].confidence = s->quotes[6].confidence = .1f;
	stage_found(s);
	play(s, "<F6>");
	expect_on_screen(s, "Ruth Cole               2  ▂2?     ▂2?");
	stage_close(s);
}

/* ---- little ------------------------------------------------------------------------------ */

static void test_nobody(void **state)
{
	(void)state;
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, "Nobody says a word in Varna.");
	stage_region(s, REGION_CITY, "BG", 0, "Varna");
	stage_open(s, 24, 80);
	play(s, "<F6>hjkl<Enter><Space>");
	stage_found(s);
	expect_on_screen(s, "nobody is quoted here");
	play(s, "hjklG<Enter><Space>yi");
	expect_on_screen(s, "─ Cell ─");
	stage_close(s);
}

static void test_nowhere(void **state)
{
	(void)state;
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, "“Not a place,” said Ann.");
	stage_speaker(s, SPEAKER_PERSON, "Ann", "", "Ann");
	stage_quote(s, QUOTE_DIRECT, 1, "Not a place,", "Ann", "said", .9f);
	stage_open(s, 24, 80);
	stage_found(s);
	play(s, "<F6>hjkl");
	expect_on_screen(s, "no quote stands near a region");
	expect_on_screen(s, "› Ann   1");
	play(s, "<Enter>");
	expect_on_screen(s, "no quote stands in this cell");
	play(s, "<Space>");
	expect_on_screen(s, "● Ann   1");
	stage_close(s);
}

/* In a paragraph of many sentences only those around a quote are near it. */
static void test_long_paragraph(void **state)
{
	(void)state;
	struct stage *s = calloc(1, sizeof *s);
	char text[2048] = "“Not today,” said Ann in Varna.";
	while (strlen(text) < 1200)
		strcat(text, " Then it rained, and the ferry lay where it had lain.");
	strcat(text, " “Tomorrow,” said Bo in Sofia.");
	stage_cut(s, text);
	stage_speaker(s, SPEAKER_PERSON, "Ann", "", "Ann");
	stage_speaker(s, SPEAKER_PERSON, "Bo", "", "Bo");
	stage_quote(s, QUOTE_DIRECT, 1, "Not today,", "Ann", "said", .9f);
	stage_quote(s, QUOTE_DIRECT, 2, "Tomorrow,", "Bo", "said", .9f);
	stage_region(s, REGION_CITY, "BG", 0, "Varna");
	stage_region(s, REGION_CITY, "BG", 0, "Sofia");
	stage_open(s, 24, 80);
	stage_found(s);
	play(s, "<F6>");
	expect_on_screen(s, "› Ann   1  ▁1    ·");
	expect_on_screen(s, "  Bo    1  ·     ▁1");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_plain_signs),
		cmocka_unit_test(test_frozen),
		cmocka_unit_test(test_both_are_lit),
		cmocka_unit_test(test_cells_count_what_they_light),
		cmocka_unit_test(test_light_is_added),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_doubt),
		cmocka_unit_test(test_long_paragraph),
		cmocka_unit_test(test_nobody),
		cmocka_unit_test(test_the_cursor_through_corrections),
		cmocka_unit_test(test_nowhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
