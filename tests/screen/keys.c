/* What each key does: jumps, light, lists, search, prompt, copying, sheets. */
#include "play.h"

static uint32_t quote_now(const struct stage *s)
{
	return ui_article(&s->ui)->quote;
}

static uint32_t anchor(const struct stage *s)
{
	return ui_article(&s->ui)->anchor;
}

/* ---- quotes ------------------------------------------------------------------------------ */

static void test_quotes_one_after_the_other(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "J");
	assert_int_equal(quote_now(s), 1);
	play(s, "3J");
	assert_int_equal(quote_now(s), 4);
	play(s, "K");
	assert_int_equal(quote_now(s), 3);
	play(s, "KKK");
	assert_int_equal(quote_now(s), 1);
	expect_on_screen(s, "no quote above");
	stage_close(s);
}

/* A place that was gone to is told while it is in sight; then it is the quote again. */
static void test_a_place_out_of_sight(void **state)
{
	(void)state;
	struct stage *s = stage_ready(12, 80);
	play(s, "Jr");
	expect_on_screen(s, "Bulgaria, country, BG");
	play(s, "G");
	expect_on_screen(s, "quote 1/8 (above) indirect");
	expect_off_screen(s, "country, BG ·");
	play(s, "g");
	expect_on_screen(s, "Bulgaria, country, BG");
	stage_close(s);
}

/* Keys that are about a quote take one in sight, whatever was the current one before. */
static void test_a_quote_in_sight(void **state)
{
	(void)state;
	struct stage *s = stage_ready(10, 50);
	play(s, "y");
	assert_int_equal(quote_now(s), 1);
	assert_int_equal(s->effect.kind, EFFECT_COPY);
	play(s, "Gy");
	assert_int_equal(quote_now(s), 6);
	assert_true(str_eq(s->effect.text, STR("It is a matter of months, not weeks,")));
	play(s, "gGi");
	expect_on_screen(s, "Quote 6 of 8");
	play(s, "<Esc>gl");
	assert_int_equal(quote_now(s), 1);
	expect_on_screen(s, "Dimova: 3 of 8");
	play(s, "xGl");
	expect_on_screen(s, "Cole: 2 of 8");
	play(s, "x<F2>gy"); /* in their list it is the row */
	assert_true(str_eq(s->effect.text, STR("A storm closed Bulgaria's largest port "
					       "overnight")));
	stage_close(s);
}

/* Where there is none they say so, and nothing is corrected that is not seen. */
static void test_no_quote_in_sight(void **state)
{
	(void)state;
	static const char *const keys[] = {"y", "Y", "c", "a", "D", "A", "M", "<M-e>"};
	struct stage *s = stage_ready(10, 50);
	play(s, "J");
	ui_resize(&s->ui, 3, 40);
	play(s, "6G");
	expect_on_screen(s, "Grain prices");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		play(s, keys[i]);
		expect_on_screen(s, "no quote is in sight");
		assert_int_equal(s->ui.prompt.kind, PROMPT_NONE);
		assert_int_equal(s->effect.kind, EFFECT_NONE);
	}
	play(s, "l");
	expect_on_screen(s, "no speaker here");
	ui_resize(&s->ui, 14, 60);
	play(s, "gJ");
	ui_resize(&s->ui, 3, 40);
	play(s, "6Gi");
	assert_int_equal(quote_now(s), 2);
	ui_resize(&s->ui, 8, 40);
	expect_on_screen(s, "No quote is in sight");
	stage_close(s);
}

/* The window is made so small, while they are dragged, that there are none. */
static void test_bars_that_go_away(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	struct mouse m = {
		.row = 9, .column = s->ui.frame.minimap, .button = 1, .pressed = true};
	ui_mouse(&s->ui, &m, 100);
	ui_resize(&s->ui, 1, 8);
	m.row = 0;
	m.pressed = false;
	ui_mouse(&s->ui, &m, 200);
	screen(s);
	stage_close(s);
}

static void test_same_speaker(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "6J");
	assert_int_equal(quote_now(s), 6);
	play(s, "s");
	assert_int_equal(quote_now(s), 7);
	play(s, "S");
	assert_int_equal(quote_now(s), 6);
	play(s, "3Ks");
	assert_int_equal(quote_now(s), 3);
	expect_on_screen(s, "no quote by this speaker below");
	stage_close(s);
}

static void test_unsure_quotes(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "U");
	assert_int_equal(quote_now(s), 8);
	expect_on_screen(s, "nobody found");
	expect_on_screen(s, "1? 8/8");
	stage_close(s);
}

static void test_a_jump_off_screen_scrolls_and_comes_back(void **state)
{
	(void)state;
	struct stage *s = stage_ready(8, 50);
	play(s, "7J");
	assert_int_equal(quote_now(s), 7);
	assert_int_not_equal(anchor(s), 0);
	uint32_t there = anchor(s);
	play(s, "<^O>");
	assert_int_equal(anchor(s), 0);
	play(s, "<M-Right>");
	assert_int_equal(anchor(s), there);
	stage_close(s);
}

static void test_a_jump_in_sight_does_not_scroll(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "JJJ");
	assert_int_equal(anchor(s), 0);
	play(s, "<^O>");
	expect_on_screen(s, "no place to go back to");
	stage_close(s);
}

/* ---- the light --------------------------------------------------------------------------- */

static void test_lighting_dims_the_rest(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	assert_int_equal(role_from(s, 1, "VARNA"), ROLE_BASE);
	play(s, "Jl");
	assert_int_equal(role_from(s, 1, "VARNA"), ROLE_UNLIT);
	assert_int_equal(role_from(s, 1, "Nobody"), ROLE_QUOTE);
	assert_int_equal(role_from(s, 1, "warned"), ROLE_UNLIT);
	assert_int_equal(role_from(s, 1, "matter of"), ROLE_UNLIT);
	play(s, "l");
	assert_int_equal(role_from(s, 1, "VARNA"), ROLE_BASE);
	stage_close(s);
}

static void test_jumps_obey_the_light(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":speaker cole<Enter>J");
	assert_int_equal(quote_now(s), 6);
	play(s, "J");
	assert_int_equal(quote_now(s), 7);
	play(s, "J");
	assert_int_equal(quote_now(s), 7);
	play(s, "x");
	assert_int_equal(ui_article(&s->ui)->lit.n_quotes, 8);
	stage_close(s);
}

static void test_speakers_add_up_regions_narrow(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	const struct lit *lit = &ui_article(&s->ui)->lit;
	play(s, "<F3><Space>j<Space>");
	assert_int_equal(lit->n_quotes, 5); /* Dimova 3, Cole 2 */
	play(s, ":region london<Enter>");
	assert_int_equal(lit->n_quotes, 2); /* and in a paragraph that names London */
	play(s, ":kind direct<Enter>");
	assert_int_equal(lit->n_quotes, 1);
	play(s, ":kind all<Enter>:region<Enter>:speaker<Enter>");
	assert_int_equal(lit->n_quotes, 8);
	stage_close(s);
}

static void test_a_region_goes_by_both_spellings(void **state)
{
	(void)state;
	static const char *const typed[] = {":region varna<Enter>", ":region odess<Enter>"};
	for (int i = 0; i < 2; i++) {
		struct stage *s = stage_ready(24, 80);
		for (uint32_t r = 0; r < s->document.n_regions; r++)
			if (str_eq(s->regions[r].name, STR("Varna")))
				s->regions[r].name = STR("Odessus"); /* lists have it so */
		play(s, typed[i]);
		expect_off_screen(s, "no region is called");
		assert_int_equal(ui_article(&s->ui)->light.regions.n, 1);
		stage_close(s);
	}
}

static void test_a_country_lights_what_lies_in_it(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":region bulgaria<Enter>");
	/* the quotes beside Varna name no Bulgaria, yet lie there */
	assert_true(ui_article(&s->ui)->lit.quotes[1]);
	assert_false(ui_article(&s->ui)->lit.quotes[3]);
	stage_close(s);
}

static void test_esc_goes_step_by_step(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F3><Enter>i");
	assert_int_equal(s->ui.sheet, SHEET_WHY);
	play(s, "<Esc>");
	assert_int_equal(s->ui.sheet, SHEET_NONE);
	assert_int_equal(s->ui.focus, PANE_SPEAKERS);
	play(s, "<Esc>");
	assert_int_equal(s->ui.focus, PANE_ARTICLE);
	assert_int_equal(ui_article(&s->ui)->light.speakers.n, 1);
	play(s, "<Esc>");
	assert_int_equal(ui_article(&s->ui)->light.speakers.n, 0);
	stage_close(s);
}

/* ---- lists ------------------------------------------------------------------------------- */

static void test_moving_in_quotes_moves_the_article(void **state)
{
	(void)state;
	struct stage *s = stage_ready(16, 80);
	play(s, "<F2>");
	assert_int_equal(s->ui.focus, PANE_QUOTES);
	play(s, "G");
	assert_int_equal(quote_now(s), 8);
	expect_on_screen(s, "matter was for the owners");
	play(s, "<Enter>");
	assert_int_equal(s->ui.focus, PANE_ARTICLE);
	stage_close(s);
}

/* Who steps from quote to quote reads the article, whatever list he comes from. */
static void test_steps_lead_to_the_article(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	static const char *const keys[] = {"J", "K", "s"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		play(s, "<F3>");
		assert_int_equal(s->ui.focus, PANE_SPEAKERS);
		play(s, keys[i]);
		assert_int_equal(s->ui.focus, PANE_ARTICLE);
	}
	stage_close(s);
}

static void test_tab_walks_the_panes(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	static const enum pane order[] = {PANE_QUOTES, PANE_SPEAKERS, PANE_REGIONS,
					  PANE_ARTICLE};
	for (int i = 0; i < 4; i++) {
		play(s, "<Tab>");
		assert_int_equal(s->ui.focus, order[i]);
	}
	play(s, "<S-Tab>");
	assert_int_equal(s->ui.focus, PANE_REGIONS);
	stage_close(s);
}

static void test_sorting(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	const struct list *l = &ui_article(&s->ui)->lists[PANE_SPEAKERS];
	play(s, "<F3>");
	assert_int_equal(l->ids.at[1], 4); /* by number: Cole has two */
	play(s, "t");
	assert_int_equal(l->ids.at[1], 3); /* by name: Elena, Ion, Romania's, Ruth */
	assert_int_equal(l->ids.at[2], 2);
	play(s, "t");
	assert_int_equal(l->ids.at[1], 2); /* by first quote */
	stage_close(s);
}

static void test_regions(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "r");
	const struct ui_article *a = ui_article(&s->ui);
	assert_int_not_equal(a->region_mention, 0);
	uint32_t first = a->region_mention;
	play(s, "r");
	assert_int_equal(a->region_mention, first + 1);
	play(s, "R");
	assert_int_equal(a->region_mention, first);
	play(s, "<F4>Gr"); /* only London */
	assert_int_equal(s->document.region_mentions[a->region_mention - 1].id, 6);
	stage_close(s);
}

/* ---- search ------------------------------------------------------------------------------ */

static void test_search_counts_and_lights(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "/months|tugs");
	expect_on_screen(s, "2 matches · 2 in quotes");
	assert_int_equal(role_from(s, 1, "months"), ROLE_CURRENT);
	assert_int_equal(role_from(s, 1, "tugs"), ROLE_MATCH);
	play(s, "<Enter>n");
	assert_int_equal(role_from(s, 1, "tugs"), ROLE_CURRENT);
	play(s, "n");
	assert_int_equal(role_from(s, 1, "months"), ROLE_CURRENT);
	expect_on_screen(s, "search went on from the top");
	play(s, "N");
	assert_int_equal(role_from(s, 1, "tugs"), ROLE_CURRENT);
	expect_on_screen(s, "search went on from the bottom");
	play(s, "<M-u>");
	assert_int_equal(role_from(s, 1, "tugs"), ROLE_INDIRECT);
	stage_close(s);
}

static void test_search_smart_case(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "/varna");
	expect_on_screen(s, "3 matches");
	play(s, "<^U>Varna");
	expect_on_screen(s, "2 matches");
	stage_close(s);
}

static void test_search_literal(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "/o.ners");
	expect_on_screen(s, "1 match ");
	play(s, "<^R>");
	expect_on_screen(s, "0 matches");
	expect_on_screen(s, "^R regex");
	stage_close(s);
}

static void test_search_faults_are_told(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "/(");
	struct str got = screen(s);
	assert_non_null(memmem(got.at, got.n, "parenthesis", 11));
	play(s, "<Enter>");
	play(s, "n");
	play(s, "/zebra<Enter>");
	expect_on_screen(s, "not found: zebra");
	stage_close(s);
}

static void test_esc_takes_the_search_back(void **state)
{
	(void)state;
	struct stage *s = stage_ready(8, 50);
	play(s, "/owners");
	assert_int_not_equal(anchor(s), 0);
	play(s, "<Esc>");
	assert_int_equal(anchor(s), 0);
	stage_close(s);
}

static void test_a_match_crosses_rows(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "/largest port overnight");
	expect_on_screen(s, "1 match ");
	assert_int_equal(role_from(s, 1, "largest"), ROLE_CURRENT);
	assert_int_equal(role_from(s, 1, "port overnight"), ROLE_CURRENT);
	stage_close(s);
}

/* ---- prompt, counts, copying, files ------------------------------------------------------ */

static void test_prompt_edits_utf8(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":abc");
	ui_paste(&s->ui, STR("né\n日"));
	play(s, "<Left><Backspace><Home><Delete>");
	struct str line = {s->ui.prompt.line, s->ui.prompt.n};
	assert_true(str_eq(line, STR("bcné日")));
	play(s, "<Esc>");
	assert_int_equal(s->ui.prompt.kind, PROMPT_NONE);
	ui_paste(&s->ui, STR("q"));
	assert_int_equal(s->ui.prompt.kind, PROMPT_NONE);
	stage_close(s);
}

static void test_completing(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":speaker ro<Tab><Enter>");
	assert_int_equal(ui_article(&s->ui)->light.speakers.at[0], 2);
	play(s, ":quote-n<Tab><Enter>");
	assert_int_equal(quote_now(s), 4);
	play(s, ":set pane-w<Tab>=30<Enter>");
	assert_int_equal(s->ui.options.pane_width, 30);
	stage_close(s);
}

static void expect_line(const struct stage *s, const char *line)
{
	assert_true(str_eq((struct str){s->ui.prompt.line, s->ui.prompt.n}, str_of(line)));
}

static void test_completing_goes_round(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":sp<Tab>");
	expect_line(s, "speaker");
	expect_on_screen(s, "speaker  speakers");
	play(s, "<Tab>");
	expect_line(s, "speakers");
	play(s, "<Tab>");
	expect_line(s, "speaker");
	play(s, " i<Tab>");
	expect_line(s, "speaker Ion Marin");
	stage_close(s);
}

static void test_wrong_commands_are_told(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":frobnicate<Enter>");
	expect_on_screen(s, "no command frobnicate");
	play(s, ":set width=9<Enter>");
	expect_on_screen(s, "9 is not within 20-400");
	play(s, ":set theme=nothing<Enter>");
	expect_on_screen(s, "there is none called nothing");
	assert_string_equal(s->ui.options.theme, "auto");
	play(s, ":set theme=light<Enter>");
	assert_string_equal(s->ui.options.theme, "light");
	play(s, ":set secure=no<Enter>");
	expect_on_screen(s, "secure: is set in reader.ini");
	play(s, ":speaker nemo<Enter>");
	expect_on_screen(s, "no speaker is called nemo");
	stage_close(s);
}

static void test_counts(void **state)
{
	(void)state;
	struct stage *s = stage_ready(8, 50);
	play(s, "4G");
	assert_int_equal(anchor(s), s->view.paragraphs[3].start);
	play(s, ":2<Enter>");
	assert_int_equal(anchor(s), s->view.paragraphs[1].start);
	play(s, "g");
	assert_int_equal(anchor(s), 0);
	play(s, "50p");
	assert_in_range(anchor(s), s->view.text.n / 2 - 60, s->view.text.n / 2 + 1);
	stage_close(s);
}

static void test_copy_and_citation(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "3Jy");
	assert_int_equal(s->effect.kind, EFFECT_COPY);
	assert_true(str_eq(s->effect.text, STR("We will open the gates within two days.")));
	play(s, "Y");
	assert_true(
		str_eq(s->effect.text,
		       STR("“We will open the gates within two days.” — Elena Dimova, harbour "
			   "chief (" PORT_TITLE ", port.txt, ¶3, chars 302–341)")));
	s->view.about = (struct about){.title = STR("Two days"),
				       .byline = STR("Jane Weber"),
				       .published = STR("2024-03-05T10:00:00+01:00")};
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "Y");
	assert_true(
		str_eq(s->effect.text,
		       STR("“We will open the gates within two days.” — Elena Dimova, harbour "
			   "chief (Two days, Jane Weber, 2024-03-05, port.txt, ¶3, "
			   "chars 302–341)")));
	s->ui.options.secure = true;
	play(s, "y");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	stage_close(s);
}

static void test_effects(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<^Z>");
	assert_int_equal(s->effect.kind, EFFECT_SUSPEND);
	play(s, "<^L>");
	assert_int_equal(s->effect.kind, EFFECT_REDRAW);
	play(s, "<F1>q"); /* closes the help */
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	play(s, "q");
	assert_int_equal(s->effect.kind, EFFECT_QUIT);
	play(s, ":q<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_QUIT);
	stage_close(s);
}

static void test_interrupt_never_quits(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "<^C>");
	assert_int_equal(s->effect.kind, EFFECT_CANCEL);
	stage_found(s);
	play(s, "<^C>");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	stage_close(s);
}

static void test_files(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	struct article_view failed = {.text = {"", 0},
				      .phase = ARTICLE_FAILED,
				      .error = "news/other.txt: no such file or directory"};
	ui_article_changed(&s->ui, 1, &failed);
	expect_on_screen(s, "1/2");
	play(s, "<M-n>");
	expect_on_screen(s, "2/2");
	assert_int_equal(role_from(s, 1, "news/other.txt: no such file"), ROLE_WARNING);
	assert_int_equal(role_from(s, 23, "news/other.txt: no such file"), ROLE_STATUS);
	play(s, "JsrUi/x<Enter>yg<F2>j<Esc><M-p>");
	expect_on_screen(s, "Varna");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quotes_one_after_the_other),
		cmocka_unit_test(test_a_place_out_of_sight),
		cmocka_unit_test(test_a_quote_in_sight),
		cmocka_unit_test(test_no_quote_in_sight),
		cmocka_unit_test(test_bars_that_go_away),
		cmocka_unit_test(test_same_speaker),
		cmocka_unit_test(test_unsure_quotes),
		cmocka_unit_test(test_a_jump_off_screen_scrolls_and_comes_back),
		cmocka_unit_test(test_a_jump_in_sight_does_not_scroll),
		cmocka_unit_test(test_lighting_dims_the_rest),
		cmocka_unit_test(test_jumps_obey_the_light),
		cmocka_unit_test(test_speakers_add_up_regions_narrow),
		cmocka_unit_test(test_a_region_goes_by_both_spellings),
		cmocka_unit_test(test_a_country_lights_what_lies_in_it),
		cmocka_unit_test(test_esc_goes_step_by_step),
		cmocka_unit_test(test_moving_in_quotes_moves_the_article),
		cmocka_unit_test(test_steps_lead_to_the_article),
		cmocka_unit_test(test_tab_walks_the_panes),
		cmocka_unit_test(test_sorting),
		cmocka_unit_test(test_regions),
		cmocka_unit_test(test_search_counts_and_lights),
		cmocka_unit_test(test_search_smart_case),
		cmocka_unit_test(test_search_literal),
		cmocka_unit_test(test_search_faults_are_told),
		cmocka_unit_test(test_esc_takes_the_search_back),
		cmocka_unit_test(test_a_match_crosses_rows),
		cmocka_unit_test(test_prompt_edits_utf8),
		cmocka_unit_test(test_completing),
		cmocka_unit_test(test_completing_goes_round),
		cmocka_unit_test(test_wrong_commands_are_told),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_copy_and_citation),
		cmocka_unit_test(test_effects),
		cmocka_unit_test(test_interrupt_never_quits),
		cmocka_unit_test(test_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
