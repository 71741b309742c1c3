/* Wide screens: whole quotes beside the text, in a list whose rows are not of one height. */
#include "play.h"

static const char wave[] = "the water came over the wall as if nobody had ever built one there";

/* Twenty quotes, of which the odd ones are three times as long. */
static struct stage *stage_floods(int rows, int columns)
{
	struct stage *s = calloc(1, sizeof *s);
	struct str text = STR("Floods\n\n");
	char said[400], tail[200];
	for (int i = 1; i <= 20; i++) {
		snprintf(tail, sizeof tail, ", %s, and %s", wave, wave);
		text = arena_printf(&s->arena, "%.*s“Voice %d says %s%s,” said Ada Holt.\n\n",
				    (int)text.n, text.at, i, wave, i % 2 ? tail : "");
	}
	stage_cut(s, text.at);
	stage_speaker(s, SPEAKER_PERSON, "Ada Holt", "warden", "Ada Holt");
	for (int i = 1; i <= 20; i++) {
		snprintf(said, sizeof said, "Voice %d says %s%s,", i, wave, i % 2 ? tail : "");
		stage_quote(s, QUOTE_DIRECT, 1, said, "Ada Holt", "said", .9f);
	}
	stage_open(s, rows, columns);
	stage_found(s);
	return s;
}

/* Screen rows of the pane in which `what` begins a quote; -1: it is not in sight. */
static int row_in_pane(struct stage *s, const char *what)
{
	struct rect pane = s->ui.frame.panes[PANE_QUOTES];
	screen(s);
	for (int y = pane.row; y < pane.row + pane.rows; y++) {
		size_t i = 0;
		while (what[i] && grid_at(&s->grid, y, pane.column + 5 + (int)i)->points[0] ==
					  (unsigned char)what[i])
			i++;
		if (!what[i])
			return y;
	}
	return -1;
}

static void test_quotes_are_whole(void **state)
{
	(void)state;
	struct stage *s = stage_floods(60, 200);
	assert_int_equal(s->ui.frame.text_columns, s->ui.options.width);
	int first = row_in_pane(s, "Voice 1 says"), second = row_in_pane(s, "Voice 2 says");
	assert_int_equal(first, 3);
	assert_int_equal(second, first + 5); /* four lines and the name's */
	expect_on_screen(s, "│    built one there, the water came over");
	stage_close(s);
}

/* The row at the cursor is in sight with all its lines, whatever way it was come to. */
static void test_the_cursor_stays_in_sight(void **state)
{
	(void)state;
	static const char *const ways[] = {"j", "J", "<PgDn>", "k", "<PgUp>", "G", "g", "8G"};
	struct stage *s = stage_floods(26, 200);
	play(s, "<F2>");
	for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
		for (int i = 0; i < 21; i++) {
			char begin[32];
			play(s, "<F2>");
			play(s, ways[way]);
			uint32_t at = ui_article(&s->ui)->quote;
			snprintf(begin, sizeof begin, "Voice %u says", at);
			int row = row_in_pane(s, begin);
			int last = row - 1 + ui_row_lines(&s->ui, PANE_QUOTES, at);
			assert_true(row > 0);
			assert_true(last <= 25);
		}
	stage_close(s);
}

static void test_the_end_of_the_list_fills_the_pane(void **state)
{
	(void)state;
	struct stage *s = stage_floods(26, 200);
	play(s, "<F2>G");
	assert_true(row_in_pane(s, "Voice 16 says") > 0);
	assert_int_equal(row_in_pane(s, "Voice 1 says"), -1);
	stage_close(s);
}

/* Given the whole screen, too, at the width of the text. */
static void test_zoomed_quotes_are_whole(void **state)
{
	(void)state;
	struct stage *s = stage_floods(24, 80);
	play(s, "<F2>z");
	int first = row_in_pane(s, "Voice 1 says");
	assert_int_equal(row_in_pane(s, "Voice 2 says"), first + 4);
	play(s, "jj");
	assert_true(row_in_pane(s, "Voice 3 says") > 0);
	play(s, "z");
	assert_int_equal(ui_row_lines(&s->ui, PANE_QUOTES, 1), 2);
	stage_close(s);
}

/* One quote higher than the pane is cut; the screen still goes from one to the next. */
static void test_low_screens(void **state)
{
	(void)state;
	struct stage *s = stage_floods(14, 180);
	for (int i = 1; i <= 20; i++) {
		play(s, "J");
		assert_int_equal(ui_article(&s->ui)->quote, i);
		screen(s);
	}
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quotes_are_whole),
		cmocka_unit_test(test_the_cursor_stays_in_sight),
		cmocka_unit_test(test_the_end_of_the_list_fills_the_pane),
		cmocka_unit_test(test_zoomed_quotes_are_whole),
		cmocka_unit_test(test_low_screens),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
