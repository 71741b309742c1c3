/* Help: the signs first, then keys by what one wants to do; and looking for words in sheets. */
#include "play.h"

/* Screen row of the first line that holds `what`, -1: none does. */
static int row_of(struct stage *s, const char *what)
{
	struct str got = screen(s);
	const char *at = memmem(got.at, got.n, what, strlen(what));
	int row = 0;
	for (const char *p = got.at; at && p < at; p++)
		row += *p == '\n';
	return at ? row : -1;
}

static void test_help_names_the_keys_in_force(void **state)
{
	(void)state;
	struct stage *s = stage_ready(60, 120);
	play(s, "<F1>");
	expect_on_screen(s, "Help: article pane");
	expect_on_screen(s, "next lit quote");
	expect_on_screen(s, "J ]");
	play(s, "<Esc><F2><F1>");
	expect_on_screen(s, "Help: quotes pane");
	expect_on_screen(s, "add this row to the");
	stage_close(s);
}

static void test_the_signs_come_first_then_groups(void **state)
{
	(void)state;
	struct stage *s = stage_ready(160, 50); /* one column */
	play(s, "<F1>");
	int row = row_of(s, "Gutter");
	static const char *const order[] = {
		"▌ direct",  "Reading on", "one line down",     "Who says what", "J ]",
		"Light",     "Searching",  "search backward",   "Going back",    "Panes",
		"next pane", "Why",        "copy the quote",    "Articles",      "The program",
		"suspend",   "quit",       "bindings in force",
	};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		int next = row_of(s, order[i]);
		assert_true(next >= row);
		row = next;
	}
	expect_off_screen(s, "In this list");
	play(s, "<Esc><F3><F1>");
	assert_in_range(row_of(s, "In this list"), row_of(s, "Bars"), row_of(s, "Who says"));
	expect_off_screen(s, "Reading on");
	stage_close(s);
}

/* No sign is parted from the word for it by the end of a line. */
static void test_signs_stay_with_their_words(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 50);
	play(s, "<F1>");
	expect_on_screen(s, "? unsure");
	expect_on_screen(s, "● lit  › current");
	ui_resize(&s->ui, 24, 40);
	expect_on_screen(s, "┆ indirect");
	stage_close(s);
}

static int headings_in(struct stage *s, int row)
{
	static const char *const all[] = {"Reading on", "Who says",   "Light", "Searching",
					  "Going back", "Panes and",  "Why",   "Correcting",
					  "Articles",   "The program"};
	int n = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		n += row_of(s, all[i]) == row;
	return n;
}

static void test_wide_screens_have_columns(void **state)
{
	(void)state;
	struct stage *s = stage_ready(60, 200);
	play(s, "<F1>");
	assert_in_range(headings_in(s, row_of(s, "Reading on")), 3, 4);
	expect_off_screen(s, " more ");
	ui_resize(&s->ui, 60, 80);
	assert_int_equal(headings_in(s, row_of(s, "Reading on")), 2);
	assert_true(row_of(s, "Reading on") < row_of(s, "Light"));
	ui_resize(&s->ui, 60, 50);
	assert_true(row_of(s, "Reading on") < row_of(s, "Who says"));
	ui_resize(&s->ui, 24, 30);
	expect_on_screen(s, "Help");
	stage_close(s);
}

static void test_a_word_is_looked_for_in_help(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F1>n");
	expect_on_screen(s, "nothing to search for: / asks");
	expect_on_screen(s, "Help"); /* it is not left for that */
	expect_off_screen(s, "quit from anywhere");
	play(s, "/anywhere");
	expect_on_screen(s, "1 match");
	expect_on_screen(s, "quit from anywhere");
	assert_int_equal(role_from(s, 0, "anywhere"), ROLE_CURRENT);
	play(s, "<Esc>"); /* the prompt goes, and back is what stood there */
	expect_off_screen(s, "quit from anywhere");
	expect_on_screen(s, "Gutter");
	play(s, "/paragraph<Enter>");
	expect_on_screen(s, "1 of 5");
	int first = row_of(s, "top, or paragraph N");
	assert_int_equal(role_from(s, first, "paragraph"), ROLE_CURRENT);
	assert_int_equal(role_from(s, first + 1, "paragraph"), ROLE_MATCH);
	play(s, "n");
	assert_int_equal(role_from(s, first, "paragraph"), ROLE_MATCH);
	expect_on_screen(s, "2 of 5");
	play(s, "N");
	assert_int_equal(role_from(s, first, "paragraph"), ROLE_CURRENT);
	play(s, "N"); /* before the first is the last */
	expect_on_screen(s, "5 of 5");
	play(s, "<Esc>");
	expect_off_screen(s, "Help");
	/* another sheet, and the text, know nothing of it */
	play(s, "<F1>");
	assert_int_equal(role_from(s, 0, "paragraph"), ROLE_SHEET);
	play(s, "<Esc>n");
	expect_on_screen(s, "nothing to search for");
	/* what was searched for when the text was read last goes on behind the sheet */
	const struct trace kept = {TRACE_SEARCH, 0, {"lamp", 4}, 0};
	struct visit v = {
		.content = ui_article(&s->ui)->view.key, .traces = &kept, .n_traces = 1};
	ui_recall(&s->ui, 0, &v);
	play(s, "<F1>n");
	expect_off_screen(s, "nothing to search for");
	expect_off_screen(s, "Help");
	stage_close(s);
}

/* Actions are found by their names, too, as reader.ini and ":" have them. */
static void test_an_action_is_looked_for_by_name(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F1>/quote-next");
	expect_on_screen(s, "1 match");
	int row = row_of(s, "J ]");
	assert_int_equal(role_from(s, row, "quote-next"), ROLE_CURRENT);
	play(s, "<Backspace><Backspace><Backspace><Backspace>");
	expect_on_screen(s, "2 matches"); /* and quote-prev */
	play(s, "<Enter>n");
	assert_int_equal(role_from(s, row_of(s, "K ["), "quote-"), ROLE_CURRENT);
	play(s, "<Esc><F1>");
	assert_int_equal(row_of(s, "quote-next"), -1); /* else what it does stands there */
	play(s, "<Esc><F3><F1>/list-bottom<Enter>");
	assert_int_equal(role_from(s, row_of(s, "G >"), "list-bottom"), ROLE_CURRENT);
	stage_close(s);
}

static void test_what_is_not_in_a_sheet_is_told(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "J<F1>?zebra");
	expect_on_screen(s, "0 matches");
	play(s, "<Enter>");
	expect_on_screen(s, "nothing here matches");
	play(s, "/(<Enter>");
	expect_on_screen(s, "missing closing parenthesis");
	play(s, "<Esc>i?dimova<Enter>"); /* why? is a sheet, too; backward: the last */
	int above = row_of(s, "cue");
	play(s, "n");
	expect_on_screen(s, " of ");
	assert_true(above > 0);
	play(s, "<Esc>/");
	expect_on_screen(s, "literal"); /* without a sheet: the text */
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_help_names_the_keys_in_force),
		cmocka_unit_test(test_the_signs_come_first_then_groups),
		cmocka_unit_test(test_signs_stay_with_their_words),
		cmocka_unit_test(test_wide_screens_have_columns),
		cmocka_unit_test(test_a_word_is_looked_for_in_help),
		cmocka_unit_test(test_an_action_is_looked_for_by_name),
		cmocka_unit_test(test_what_is_not_in_a_sheet_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
