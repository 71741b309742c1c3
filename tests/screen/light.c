/* The light: what it shows when it is put on, where one is when it is taken off. */
#include "play.h"

/* The end of the article is out of sight. */
static struct stage *small(void)
{
	struct stage *s = stage_port(10, 50);
	stage_found(s);
	return s;
}

static const struct ui_article *shown(const struct stage *s)
{
	return ui_article(&s->ui);
}

static void test_a_speaker_out_of_sight_is_gone_to(void **state)
{
	(void)state;
	struct stage *s = small();
	play(s, "Jj");
	uint32_t anchor = shown(s)->anchor;
	play(s, ":speaker cole<Enter>");
	expect_on_screen(s, "matter of months");
	play(s, "<Esc>");
	assert_int_equal(shown(s)->anchor, anchor);
	assert_int_equal(shown(s)->quote, 1);
	assert_false(light_on(&shown(s)->light));
	/* and the other way, from below */
	play(s, "G:speaker dimova<Enter>");
	expect_on_screen(s, "gates within");
	stage_close(s);
}

static void test_a_region_out_of_sight_is_gone_to(void **state)
{
	(void)state;
	struct stage *s = small();
	play(s, ":region london<Enter>");
	expect_on_screen(s, "Insurers in London");
	/* it walks while the light is on, and still comes back */
	play(s, "JJ<Esc>");
	assert_int_equal(shown(s)->anchor, 0);
	assert_int_equal(shown(s)->quote, 0);
	stage_close(s);
}

static void test_choosing_in_a_pane_goes_there(void **state)
{
	(void)state;
	struct stage *s = stage_port(16, 80);
	stage_found(s);
	play(s, "G<F3>g");
	uint32_t anchor = shown(s)->anchor;
	play(s, "<Space>"); /* Elena Dimova, who speaks further up */
	assert_true(shown(s)->anchor < anchor);
	expect_on_screen(s, "gates within");
	stage_close(s);
}

static void test_what_is_in_sight_does_not_move(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "jJl");
	uint32_t anchor = shown(s)->anchor;
	play(s, "l:kind mixed<Enter>");
	assert_int_equal(shown(s)->anchor, anchor);
	stage_close(s);
	/* x takes the light off and stays */
	s = small();
	play(s, ":speaker cole<Enter>");
	anchor = shown(s)->anchor;
	play(s, "x");
	assert_int_equal(shown(s)->anchor, anchor);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_speaker_out_of_sight_is_gone_to),
		cmocka_unit_test(test_a_region_out_of_sight_is_gone_to),
		cmocka_unit_test(test_choosing_in_a_pane_goes_there),
		cmocka_unit_test(test_what_is_in_sight_does_not_move),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
