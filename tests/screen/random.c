/*
 * Properties of the screen under keys at random: it never fails, shows nothing unprintable,
 * and the place in the text survives every change of size.
 */
#include "chance.h"
#include "play.h"
#include "sound.h"

static void check(struct stage *s)
{
	const char *fault = ui_fault(&s->ui);
	if (fault)
		fail_msg("%s", fault);
	screen(s);
	fault = grid_fault(&s->grid);
	if (fault)
		fail_msg("%s", fault);
}

static const char hostile_text[] =
	"\xe2\x80\xae"
	"Title with controls\n\n"
	"日本語 e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81 \xef\xbf\xbd\xef\xbf\xbd "
	"👨‍👩‍👧‍👦🇧🇬 “quote” Varna\n\n"
	"word-without-any-break-at-all-which-is-much-longer-than-the-row-that-it-stands-in-and-"
	"goes-on\n\n"
	"\tx\t\xe2\x81\xa6y\xe2\x81\xa9 \xc2\xad\xc2\xad\xc2\xad z\xf3\xa0\x81\x81";

static struct stage *stage_hostile(void)
{
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, hostile_text);
	stage_speaker(s, SPEAKER_PERSON, "\xe2\x80\xaeN\xcc\x81\x1b[31m",
		      "日本語日本語日本語日本語日本語", "e\xcc\x81");
	stage_quote(s, QUOTE_DIRECT, 1, "quote", "", "", .2f);
	stage_region(s, REGION_OTHER, "", 0, "Varna");
	stage_region(s, REGION_CITY, "B\x1b", 1, "x");
	stage_open(s, 24, 80);
	return s;
}

static void run(struct stage *s, int keys)
{
	for (int i = 0; i < keys; i++) {
		if (i == keys / 8)
			stage_found(s);
		if (any(12) == 0)
			ui_resize(&s->ui, 1 + (int)any(45), 1 + (int)any(130));
		if (any(40) == 0)
			ui_paste(&s->ui, STR("pa\x1bst\xe2\x80\xae\xc3\xa9\n"));
		s->effect = ui_key(&s->ui, any_key(&s->config));
		if (any(3))
			ui_idle(&s->ui);
		check(s);
		arena_reset(&s->ui.scratch);
	}
}

static void test_random_keys(void **state)
{
	(void)state;
	for (uint32_t i = 1; i <= 40; i++) {
		seed = i * 7919;
		struct stage *s = i % 4 ? stage_port(24, 80) : stage_hostile();
		run(s, 400);
		stage_close(s);
	}
}

static void test_an_empty_article(void **state)
{
	(void)state;
	for (uint32_t i = 1; i <= 6; i++) {
		seed = i;
		struct stage *s = calloc(1, sizeof *s);
		stage_cut(s, "");
		stage_open(s, 24, 80);
		run(s, 200);
		stage_close(s);
	}
}

/* ---- the place --------------------------------------------------------------------------- */

static const int widths[] = {50, 120, 80, 23, 41, 80};

static void test_the_place_survives_every_size(void **state)
{
	(void)state;
	for (int down = 0; down < 12; down++) {
		struct stage *s = stage_ready(12, 80);
		for (int i = 0; i < down; i++)
			play(s, "j");
		uint32_t anchor = ui_article(&s->ui)->anchor;
		struct str first = screen(s);
		for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
			ui_resize(&s->ui, 10 + (int)i, widths[i]);
			assert_int_equal(ui_article(&s->ui)->anchor, anchor);
		}
		ui_resize(&s->ui, 12, 80);
		struct str last = screen(s);
		assert_true(str_eq(first, last));
		stage_close(s);
	}
}

static void test_findings_do_not_move_the_text(void **state)
{
	(void)state;
	static const int sizes[][2] = {{24, 80}, {40, 120}, {20, 50}, {8, 40}, {7, 39}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct stage *s = stage_port(sizes[i][0], sizes[i][1]);
		play(s, "jj");
		struct frame before = s->ui.frame;
		uint32_t anchor = ui_article(&s->ui)->anchor,
			 bottom = ui_article(&s->ui)->bottom;
		stage_found(s);
		assert_int_equal(ui_article(&s->ui)->anchor, anchor);
		assert_int_equal(ui_article(&s->ui)->bottom, bottom);
		assert_int_equal(s->ui.frame.text, before.text);
		assert_int_equal(s->ui.frame.text_columns, before.text_columns);
		stage_close(s);
	}
}

/* Every row of the article can be reached by j, and back by k, without a stop. */
static void test_scrolling_is_its_own_inverse(void **state)
{
	(void)state;
	struct stage *s = stage_ready(8, 40);
	uint32_t places[200];
	int n = 0;
	do {
		places[n++] = ui_article(&s->ui)->anchor;
		play(s, "j");
	} while (ui_article(&s->ui)->anchor != places[n - 1] && n < 199);
	assert_in_range(n, 10, 100);
	expect_on_screen(s, "for the owners.");
	for (int i = n - 1; i-- > 0;) {
		play(s, "k");
		assert_int_equal(ui_article(&s->ui)->anchor, places[i]);
	}
	play(s, "G");
	assert_int_equal(ui_article(&s->ui)->anchor, places[n - 1]);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_keys),
		cmocka_unit_test(test_an_empty_article),
		cmocka_unit_test(test_the_place_survives_every_size),
		cmocka_unit_test(test_findings_do_not_move_the_text),
		cmocka_unit_test(test_scrolling_is_its_own_inverse),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
