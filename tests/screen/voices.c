/* The page of voices: whole quotes by speaker, in the article's place. */
#include "play.h"

static void test_page(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                  1/2",
		"─ Voices ─────────────────────────────────── 1? 1/8 ─│─ Quotes ──────── 1? 1/8 ─",
		"   Elena Dimova, harbour chief ─────────────────── 3 │ ›┆ Elena Dimova",
		"›┆ A storm closed Bulgaria's largest port overnight ▁│    A storm closed Bulgari",
		" ┆                        ¶2 · .71 · Bulgaria, Sofia │  ▌ Elena Dimova",
		" ▌ “Nobody was hurt and the cranes are standing,”    │    Nobody was hurt and th",
		" ▌                                  ¶3 · .97 · Varna▁│  ▌ Elena Dimova",
		" ▌ “We will open the gates within two days.”         │    We will open the gates",
		" ▌                                  ¶3 · .94 · Varna │  ▐ Romania's coast guard",
		"                                                    ▁│    two ferries near Const",
		"   Ruth Cole, broker ───────────────────────────── 2 │─ Speakers ─────────── 4 ─",
		" ▌ “It is a matter of months, not weeks,”           ▁│ › Elena Dimova     ▄▄▄ 3",
		" ▌              ¶5 · .97 · London, Bulgaria, Romania │   Ruth Cole         ▄▄ 2",
		" ┆ Bulgaria and Romania had enough tugs             ▁│   Romania's coast …  ▄ 1",
		" ┆              ¶5 · .83 · London, Bulgaria, Romania │   Ion Marin          ▄ 1",
		"                                                     │─ Regions ──────────── 6 ─",
		"   Romania's coast guard ───────────────────────── 1▁│ ›BG Bulgaria           3",
		" ▐ two ferries near Constanta had lost what it       │     Varna              2",
		" ▐ called “all sense of direction”                  ▁│ ›   Sofia              1",
		" ▐                     ¶4 · .88 · Romania, Constanta │  RO Romania            2",
		"                                                     │     Constanta          1",
		"   Ion Marin, captain ──────────────────────────── 1 │  GB London             1",
		" ▐ the search would take “no less than a night”     ▁│",
		" 100%  quote 1/8 indirect · Elena Dimova (harbour chief) · Bulg… Enter go there",
	};
	static const char *const small[] = {
		" Storm closes Bulgaria's port of Varn…  1/2",
		"─ Voices ────────────────────────── 1? 7/8 ─",
		" ┆ overnight     ¶2 · .71 · Bulgaria, Sofia▁",
		" ▌ “Nobody was hurt and the cranes are     ▁",
		" ▌ standing,”              ¶3 · .97 · Varna",
		" ▌ “We will open the gates within two      ▁",
		" ▌ days.”                  ¶3 · .94 · Varna▁",
		"                                           ▁",
		"   Ruth Cole, broker ──────────────────── 2",
		" ▌ “It is a matter of months, not weeks,”  ▁",
		" ▌     ¶5 · .97 · London, Bulgaria, Romania▁",
		"›┆ Bulgaria and Romania had enough tugs",
		" ┆     ¶5 · .83 · London, Bulgaria, Romania▁",
		" 0% q7/8 R. Cole · London, … Enter go there",
	};
	/* clang-format on */
	play(s, "<F9>");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	ui_resize(&s->ui, 14, 44);
	play(s, "jjjj");
	expect_screen(s, small, sizeof small / sizeof *small);
	ui_resize(&s->ui, 24, 80);
	play(s, "g");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

/* The text stays where it was until one goes to a quote. */
static void test_place(void **state)
{
	(void)state;
	struct stage *s = stage_ready(10, 80);
	play(s, "GV");
	assert_int_equal(ui_article(&s->ui)->quote, 1); /* of who says most */
	play(s, "<Esc>gjj");
	uint32_t anchor = ui_article(&s->ui)->anchor;
	assert_int_not_equal(anchor, 0);
	play(s, "VGkJJ");
	assert_int_equal(s->ui.focus, PANE_VOICES);
	assert_int_equal(ui_article(&s->ui)->anchor, anchor);
	play(s, "<Esc>");
	assert_int_equal(s->ui.focus, PANE_ARTICLE);
	assert_int_equal(ui_article(&s->ui)->anchor, anchor);
	play(s, "VG<Enter>");
	assert_int_equal(s->ui.focus, PANE_ARTICLE);
	assert_int_equal(ui_article(&s->ui)->quote, 8);
	expect_on_screen(s, "the matter was for the owners");
	play(s, "V<F9>");
	assert_int_equal(s->ui.page, PANE_ARTICLE);
	/* q goes one step back at a time, and a light beside the page moves nothing */
	play(s, "g");
	anchor = ui_article(&s->ui)->anchor;
	play(s, "V<F3>G<Enter>qq");
	assert_int_equal(s->ui.page, PANE_ARTICLE);
	assert_int_equal(ui_article(&s->ui)->anchor, anchor);
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	stage_close(s);
}

/* The page stays while one chooses beside it. */
static void test_light(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "V<F3>j<Enter>");
	assert_int_equal(s->ui.page, PANE_VOICES);
	expect_on_screen(s, "Ruth Cole, broker ");
	expect_on_screen(s, "─ Voices ──────────────────────────────── 1? 2 of 8 ─");
	expect_off_screen(s, "Elena Dimova, harbour");
	play(s, "<Esc>");
	assert_int_equal(s->ui.focus, PANE_VOICES);
	play(s, "<S-Tab>");
	assert_int_equal(s->ui.focus, PANE_REGIONS);
	play(s, "<Tab>");
	assert_int_equal(s->ui.focus, PANE_VOICES);
	play(s, "x<Esc>:kind indirect<Enter>Vg<Space>");
	expect_on_screen(s, "Elena Dimova, harbour chief ─────────────────── 1");
	stage_close(s);
}

static void test_sorted(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "Vt");
	expect_on_screen(s, "sorted by speaker");
	play(s, "Gg");
	struct str got = screen(s);
	const char *first = strstr(got.at, "Elena Dimova, "),
		   *then = strstr(got.at, "Ion Marin, ");
	assert_non_null(then);
	assert_true(first < then);
	play(s, "t");
	expect_on_screen(s, "sorted by who speaks first");
	play(s, "t");
	expect_on_screen(s, "sorted by who says most");
	play(s, "G");
	expect_on_screen(s, "unknown ");
	expect_on_screen(s, "›┆?the matter was for the owners  ");
	expect_on_screen(s, "  ¶6 · ?");
	play(s, "i");
	expect_on_screen(s, "nobody was found");
	stage_close(s);
}

/* Of a quote that is higher than the page all can be read. */
static void test_tall(void **state)
{
	(void)state;
	struct stage *s = calloc(1, sizeof *s);
	char *text = arena_alloc(&s->arena, 4000);
	size_t n = (size_t)sprintf(text, "Title\n\n“word0");
	for (int i = 1; i < 200; i++)
		n += (size_t)sprintf(text + n, " word%d", i);
	sprintf(text + n, "” she said. “Short.”\n");
	stage_cut(s, text);
	stage_speaker(s, SPEAKER_PERSON, "Ann Other", "", "she");
	text[n] = '\0';
	stage_quote(s, QUOTE_DIRECT, 1, arena_str(&s->arena, str_of(strstr(text, "word0"))).at,
		    "", "", .9f);
	text[n] = "”"[0];
	stage_quote(s, QUOTE_DIRECT, 1, "Short.", "", "", .9f);
	stage_open(s, 10, 40);
	stage_found(s);
	play(s, "V");
	expect_on_screen(s, "word0 ");
	for (int i = 0; i < 4; i++) {
		expect_off_screen(s, "word199”");
		play(s, "j");
	}
	for (int i = 0; i < 4; i++)
		play(s, "j");
	expect_on_screen(s, "Short.");
	play(s, "k");
	expect_off_screen(s, "Short.");
	expect_on_screen(s, "word199”");
	for (int i = 0; i < 4; i++) {
		expect_off_screen(s, "word0 ");
		play(s, "k");
	}
	for (int i = 0; i < 4; i++)
		play(s, "k");
	expect_on_screen(s, "word0 ");
	play(s, "<PgDn>");
	expect_off_screen(s, "word0 ");
	expect_off_screen(s, "word199”");
	stage_close(s);
}

static void test_nothing_yet(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "V");
	expect_on_screen(s, "─ Voices ──");
	play(s, "jG<Enter>");
	stage_found(s);
	expect_on_screen(s, "Elena Dimova, harbour chief ─────────────────── 3");
	play(s, "<Esc>:kind mixed<Enter>:speaker Ruth<Enter>V");
	expect_on_screen(s, "no quote is lit");
	stage_close(s);
	s = stage_port(24, 80);
	stage_found(s);
	play(s, "<F9>&zebra<Enter>");
	expect_on_screen(s, "no quote matches");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page),  cmocka_unit_test(test_place),
		cmocka_unit_test(test_light), cmocka_unit_test(test_sorted),
		cmocka_unit_test(test_tall),  cmocka_unit_test(test_nothing_yet),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
