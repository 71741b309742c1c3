/* Steps asked for before the findings are there: they are made when there is one to go to. */
#include "play.h"

static void test_a_step_waits_for_the_findings(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "J");
	expect_on_screen(s, "who and where are still being looked for: goes there then");
	stage_found(s);
	expect_on_screen(s, "quote 1/8");
	stage_close(s);
}

static void test_steps_and_counts_add_up(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "J3J");
	stage_found(s);
	expect_on_screen(s, "quote 4/8");
	play(s, "J");
	expect_on_screen(s, "quote 5/8");
	stage_close(s);
}

static void test_a_region_waited_for(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "r");
	expect_on_screen(s, "goes there then");
	stage_found(s);
	expect_on_screen(s, "Bulgaria, country");
	stage_close(s);
}

/* Whoever has done something else since is not taken elsewhere. */
static void test_another_action_takes_the_step_back(void **state)
{
	(void)state;
	static const char *const since[] = {"Jj", "J<^C>", "J/tugs<Enter>", "J<Esc>"};
	for (size_t i = 0; i < sizeof since / sizeof *since; i++) {
		struct stage *s = stage_port(10, 80);
		play(s, since[i]);
		uint32_t anchor = s->ui.articles[0].anchor;
		stage_found(s);
		assert_int_equal(s->ui.articles[0].anchor, anchor);
		assert_null(memmem(screen(s).at, screen(s).n, "quote 1/8 ·", 9));
		stage_close(s);
	}
}

/* What is never found says so. */
static void test_findings_that_never_come(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "J");
	s->view.phase = ARTICLE_READY;
	ui_article_changed(&s->ui, 0, &s->view);
	expect_on_screen(s, "nothing was found here: the search was interrupted");
	stage_close(s);
}

/* A list that is still empty says so; what is looked for in it is no row of keys. */
static void test_a_list_before_the_findings(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "<F2>j");
	expect_on_screen(s, "who and where are still being looked for");
	play(s, "/Wan");
	expect_on_screen(s, "\n/Wan    0 rows match");
	play(s, "<Enter>");
	expect_on_screen(s, "no row of this list matches Wan");
	assert_int_equal(s->ui.focus, PANE_QUOTES);
	stage_found(s);
	play(s, "/Cole");
	expect_on_screen(s, "/Cole    2 rows match");
	stage_close(s);
}

/* Found to be in another language than the one whose findings there are. */
static void test_another_language(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	s->document = (struct document){.text = s->view.text,
					.paragraphs = s->view.paragraphs,
					.n_paragraphs = s->view.n_paragraphs,
					.english = true};
	struct document other = s->document;
	other.english = false;
	s->view.phase = ARTICLE_READY;
	s->view.document = &s->document;
	ui_article_changed(&s->ui, 0, &s->view);
	expect_off_screen(s, "English");
	s->view.document = &other;
	ui_article_changed(&s->ui, 0, &s->view);
	expect_on_screen(s, "not English: findings will be few (= tells more)");
	stage_close(s);
}

/* All of the reason: what to do about it may stand at its end. */
static void test_why_there_is_no_text(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	struct article_view failed = {
		.phase = ARTICLE_FAILED,
		.error = "/bin/true: a program, which can't be read yet: strings /bin/true | "
			 "reader"};
	ui_article_changed(&s->ui, 0, &failed);
	expect_on_screen(s, "/bin/true: a program, which can't be read yet:");
	expect_on_screen(s, "strings /bin/true | reader");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_list_before_the_findings),
		cmocka_unit_test(test_another_language),
		cmocka_unit_test(test_why_there_is_no_text),
		cmocka_unit_test(test_a_step_waits_for_the_findings),
		cmocka_unit_test(test_steps_and_counts_add_up),
		cmocka_unit_test(test_a_region_waited_for),
		cmocka_unit_test(test_another_action_takes_the_step_back),
		cmocka_unit_test(test_findings_that_never_come),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
