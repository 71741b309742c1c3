/* Reading on: jumps and their way back, the place in per cent, leaving, what is told. */
#include "play.h"

static const struct ui_article *shown(const struct stage *s)
{
	return ui_article(&s->ui);
}

static void test_a_run_of_steps_is_one_jump(void **state)
{
	(void)state;
	struct stage *s = stage_ready(8, 50);
	play(s, "J");
	play(s, "j");
	uint32_t anchor = shown(s)->anchor;
	play(s, "JJJJJJ");
	assert_int_equal(shown(s)->quote, 7);
	play(s, "<^O>");
	assert_int_equal(shown(s)->anchor, anchor);
	assert_int_equal(shown(s)->quote, 1);
	play(s, "<^O>");
	expect_on_screen(s, "no place to go back to");
	play(s, "<M-Right>");
	assert_int_equal(shown(s)->quote, 7);
	expect_on_screen(s, "tugs");
	/* rows of the list are steps, too */
	play(s, "<^O><F2>jjjjj<Esc><^O>");
	assert_int_equal(shown(s)->anchor, anchor);
	stage_close(s);
}

/* As books have it; what a filter leaves out is still told between them. */
static void test_paragraphs_set_in_and_together(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":set spacing=0<Enter>:set indent=3<Enter>");
	/* clang-format off */
	expect_on_screen(s,
		"   while officials in Sofia gave no figures.        ▁│    A storm closed Bulgari\n"
		" ▌    “Nobody was hurt and the cranes are standing,”");
	/* clang-format on */
	play(s, "&VARNA|tugs<Enter>");
	expect_on_screen(s, "⋯ 2 paragraphs");
	stage_close(s);
}

/* Under a line of their own, and out of the light. */
static void test_captions_stand_behind_the_article(void **state)
{
	(void)state;
	struct stage *s = stage_ready(12, 50);
	struct spans captions = {s->view.paragraphs + s->view.n_paragraphs - 2, 2};
	s->view.asides = captions;
	s->view.n_captions = 2;
	s->document.n_paragraphs -= 2;
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "G");
	expect_on_screen(s, "   ── captions ────");
	struct str first = str_slice(s->view.text, captions.at[0]);
	char words[32];
	snprintf(words, sizeof words, "%.20s", first.at);
	assert_int_equal(role_from(s, 0, words), ROLE_UNLIT);
	play(s, "g");
	assert_null(memmem(screen(s).at, screen(s).n, "captions", 8));
	stage_close(s);
}

/* It has the whole width, nothing is taught of quotes, and nothing of it is dim. */
static void test_a_record_stands_alone(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	s->ui.taught = 0;
	s->view.record = true;
	s->view.asides = (struct spans){s->view.paragraphs, 1};
	s->document = (struct document){.text = s->view.text,
					.paragraphs = s->view.paragraphs,
					.n_paragraphs = s->view.n_paragraphs,
					.english = true};
	s->view.document = &s->document;
	s->view.phase = ARTICLE_READY;
	ui_article_changed(&s->ui, 0, &s->view);
	expect_on_screen(s,
			 "\n VARNA, Oct. 3 — A storm closed Bulgaria's largest port overnight, "
			 "the harbour\n");
	assert_null(memmem(screen(s).at, screen(s).n, "Quotes", 6));
	assert_null(memmem(screen(s).at, screen(s).n, "next quote", 10));
	assert_int_equal(role_from(s, 1, "VARNA"), ROLE_BASE);
	play(s, "=");
	expect_on_screen(s, "nothing is looked for in a manual");
	stage_close(s);
}

/* What was bold or underlined stays so, whatever lies over it. */
static void test_styles_are_kept(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	struct span closed = stage_find(s, "closed", 0), port = stage_find(s, "port", 1);
	struct styled styled[] = {{closed, STYLE_BOLD | STYLE_REVERSE},
				  {port, STYLE_UNDERLINE}};
	s->view.styled = styled;
	s->view.n_styled = 2;
	ui_article_changed(&s->ui, 0, &s->view);
	assert_int_equal(cell_of(s, "closed")->attributes, ATTR_BOLD | ATTR_REVERSE);
	assert_int_equal(cell_of(s, "largest")->attributes, 0);
	assert_int_equal(cell_of(s, "port overnight")->attributes, ATTR_UNDERLINE);
	play(s, "/closed<Enter>");
	assert_true(cell_of(s, "closed")->attributes & ATTR_BOLD);
	stage_close(s);
}

static void test_the_place_is_that_of_the_top(void **state)
{
	(void)state;
	struct stage *s = stage_ready(8, 50);
	expect_on_screen(s, " 0% ");
	play(s, "50p");
	unsigned percent = ui_percent(&s->ui);
	assert_in_range(percent, 47, 50);
	play(s, "G");
	assert_int_equal(ui_percent(&s->ui), 100);
	stage_close(s);
	s = stage_ready(60, 80);
	assert_int_equal(ui_percent(&s->ui), 100);
	stage_close(s);
}

/* At the top the title stands over the text: the first step goes on from what is below it. */
static void test_a_step_to_a_paragraph_is_seen(void **state)
{
	(void)state;
	struct stage *s = stage_ready(12, 80);
	expect_on_screen(s, "VARNA");
	play(s, "}");
	expect_off_screen(s, "VARNA");
	expect_on_screen(s, "Nobody was hurt");
	play(s, "{");
	expect_on_screen(s, "VARNA");
	play(s, "2}");
	expect_off_screen(s, "Nobody was hurt");
	stage_close(s);
}

static void test_q_quits_from_the_article_only(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F3>q");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	assert_int_equal(s->ui.focus, PANE_ARTICLE);
	play(s, "zq");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	assert_false(s->ui.zoom);
	play(s, "<F3>Q");
	assert_int_equal(s->effect.kind, EFFECT_QUIT);
	play(s, ":quit<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_QUIT);
	play(s, "<Esc>q");
	assert_int_equal(s->effect.kind, EFFECT_QUIT);
	stage_close(s);
}

static void test_one_is_no_plural(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	s->view.faults = (struct text_faults){.bidi = 1};
	stage_found(s);
	expect_on_screen(s, "1 bidi control (=");
	s->document.n_region_mentions = 1;
	s->view.faults = (struct text_faults){.bidi = 1, .invalid = 1, .controls = 1};
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "/tonne<Enter>=");
	expect_on_screen(s, "1 direction control,");
	expect_on_screen(s, "1 ill-formed byte or sequence,");
	expect_on_screen(s, "1 control character,");
	expect_on_screen(s, "6, named 1 time");
	expect_on_screen(s, "1 match, 0 in quotes");
	stage_close(s);
	s = stage_port(24, 80);
	s->view.faults = (struct text_faults){.bidi = 2, .controls = 1};
	stage_found(s);
	expect_on_screen(s, "2 bidi controls · 1 control character (=");
	play(s, "<F4>i"); /* a country of which no code of a part is known */
	expect_on_screen(s, "country, BG");
	stage_close(s);
}

static void test_a_cue_in_a_clause_looks_as_it_does(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	s->quotes[0].cue = stage_find(s, "closed", 1);
	stage_found(s);
	assert_int_equal(role_from(s, 1, "closed"), ROLE_INDIRECT);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_run_of_steps_is_one_jump),
		cmocka_unit_test(test_paragraphs_set_in_and_together),
		cmocka_unit_test(test_captions_stand_behind_the_article),
		cmocka_unit_test(test_a_record_stands_alone),
		cmocka_unit_test(test_styles_are_kept),
		cmocka_unit_test(test_the_place_is_that_of_the_top),
		cmocka_unit_test(test_a_step_to_a_paragraph_is_seen),
		cmocka_unit_test(test_q_quits_from_the_article_only),
		cmocka_unit_test(test_one_is_no_plural),
		cmocka_unit_test(test_a_cue_in_a_clause_looks_as_it_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
