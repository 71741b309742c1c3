/* The light: what it shows when it is put on, where one is when it is taken off. */
#include "play.h"

/* The end of the article is out of sight. */
static struct stage *small(void)
{
	return stage_ready(10, 50);
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
	struct stage *s = stage_ready(16, 80);
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
	struct stage *s = stage_ready(24, 80);
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

/* ---- the current quote ------------------------------------------------------------------- */

static void test_the_current_quote_stands_out(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "JJ");
	assert_int_equal(cell_of(s, "Nobody")->role, ROLE_SPOT);
	assert_int_equal(cell_of(s, "standing,")->role, ROLE_SPOT);
	assert_int_equal(cell_of(s, "Elena Dimova told")->role, ROLE_SPOT_SPEAKER);
	assert_true(cell_of(s, "told")->attributes & ATTR_UNDERLINE);
	/* the other quote of the row is not it */
	assert_int_equal(cell_of(s, "We will")->role, ROLE_QUOTE);
	play(s, "J");
	assert_int_equal(cell_of(s, "We will")->role, ROLE_SPOT);
	assert_int_equal(cell_of(s, "days.")->role, ROLE_SPOT);
	assert_int_equal(cell_of(s, "Nobody")->role, ROLE_QUOTE);
	/* a region that it names keeps its hue on the same ground */
	play(s, "J");
	assert_int_equal(cell_of(s, "Constanta")->role, ROLE_SPOT_REGION);
	/* what a light leaves out is no longer it */
	play(s, ":speaker cole<Enter>");
	assert_int_equal(cell_of(s, "Constanta")->role, ROLE_UNLIT);
	stage_close(s);
}

static void test_what_is_lit_is_walked(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ".");
	expect_on_screen(s, "no light is on");
	play(s, ":speaker cole<Enter>.");
	assert_int_equal(shown(s)->quote, 6);
	play(s, ".");
	assert_int_equal(shown(s)->quote, 7);
	play(s, ".");
	expect_on_screen(s, "nothing lit below");
	play(s, ",");
	assert_int_equal(shown(s)->quote, 6);
	play(s, "<Esc>");
	assert_int_equal(shown(s)->quote, 0);
	/* where a region is named, too */
	play(s, ":region london<Enter>.");
	assert_int_not_equal(shown(s)->region_mention, 0);
	stage_close(s);
}

static void test_what_opens_the_text_is_walked(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	s->region_mentions[0].span.start = 0; /* no headline: "BULGARIA - A port" */
	play(s, ":region bulgaria<Enter>.");
	assert_int_equal(shown(s)->region_mention, 1);
	stage_close(s);
}

/* In the text, where no column tells what they are. */
static void test_names_and_places_by_more_than_colour(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	struct cell name = *cell_of(s, "Elena Dimova told");
	struct cell place = *cell_of(s, "Bulgaria's largest");
	assert_int_equal(name.role, ROLE_SPEAKER);
	assert_int_equal(name.attributes, ATTR_BOLD | ATTR_UNDERLINE);
	assert_int_equal(place.attributes, ATTR_ITALIC | ATTR_UNDERLINE);
	stage_close(s);
}

static void test_colours_tell_who_speaks(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "C");
	assert_int_equal(cell_of(s, "Nobody")->role, ROLE_HUE_1);
	assert_int_equal(cell_of(s, "Nobody")->attributes, ATTR_BOLD);
	assert_int_equal(cell_of(s, "matter of months")->role, ROLE_HUE_2);
	assert_int_equal(cell_of(s, "Bulgaria's largest")->role, ROLE_REGION);
	assert_int_equal(cell_of(s, "owners")->role, ROLE_INDIRECT); /* nobody says it */
	expect_on_screen(s, "1Elena Dimova");
	expect_on_screen(s, "2Ruth Cole");
	expect_on_screen(s, "▌1“Nobody");
	play(s, "C");
	assert_int_equal(cell_of(s, "Nobody")->role, ROLE_QUOTE);
	stage_close(s);
}

/* A narrow screen tells the light, too, and how it goes. */
static void test_the_light_is_told_on_narrow_screens(void **state)
{
	(void)state;
	struct stage *s = stage_ready(20, 50);
	play(s, "JJl");
	expect_on_screen(s, "● Dimova: 3 of 8 lit");
	expect_on_screen(s, "Esc clear");
	play(s, "<Esc>");
	expect_on_screen(s, "q2/8 E. Dimova");
	expect_on_screen(s, "Tab F1 /");
	play(s, "JJ"); /* who is no person has no initials */
	expect_on_screen(s, "q4/8 Romania's coast guard");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_light_is_told_on_narrow_screens),
		cmocka_unit_test(test_the_current_quote_stands_out),
		cmocka_unit_test(test_what_is_lit_is_walked),
		cmocka_unit_test(test_what_opens_the_text_is_walked),
		cmocka_unit_test(test_names_and_places_by_more_than_colour),
		cmocka_unit_test(test_colours_tell_who_speaks),
		cmocka_unit_test(test_a_speaker_out_of_sight_is_gone_to),
		cmocka_unit_test(test_a_region_out_of_sight_is_gone_to),
		cmocka_unit_test(test_choosing_in_a_pane_goes_there),
		cmocka_unit_test(test_what_is_in_sight_does_not_move),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
