/* Searching long paragraphs, which are looked through in windows, and patterns too complex. */
#include "play.h"

enum { LONG = 60 * 1024, PIECE = 16 * 1024 };

/* One paragraph of `n` bytes, "word word word …", into which a test writes. */
static char *words(size_t n)
{
	char *text = malloc(n + 1);
	assert_non_null(text);
	for (size_t i = 0; i < n; i++)
		text[i] = "word "[i % 5];
	text[n - 1] = '.';
	text[n] = '\0';
	return text;
}

static void write_at(char *text, size_t at, const char *what)
{
	memcpy(text + at, what, strlen(what));
}

static struct stage *on(const char *text)
{
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, text);
	stage_open(s, 24, 80);
	s->view.phase = ARTICLE_READY;
	ui_article_changed(&s->ui, 0, &s->view);
	return s;
}

static void search_for(struct stage *s, const char *pattern)
{
	play(s, "/");
	for (; *pattern; pattern++) {
		ui_key(&s->ui, (unsigned char)*pattern);
		while (ui_idle(&s->ui))
			;
	}
	play(s, "<Enter>");
}

static void expect_match(const struct stage *s, size_t start, size_t end)
{
	assert_int_equal(s->ui.search.match.start, start);
	assert_int_equal(s->ui.search.match.end, end);
}

static void test_a_pattern_too_complex_is_told(void **state)
{
	(void)state;
	struct stage *s = on("The minister of the large and rather old country spoke at length "
			     "about many things in the long winter (;:).\n\n"
			     "The mayor left: nobody saw him.");
	search_for(s, "(\\w+\\s?)+;");
	expect_off_screen(s, "not found");
	expect_on_screen(s, "too complex");
	expect_on_screen(s, "not all was searched");
	/* what stands behind the place where it gave up is found */
	search_for(s, "(\\w+\\s?)+:");
	assert_int_equal(s->ui.search.matches, 1);
	assert_true(s->ui.search.match.end > 0);
	expect_on_screen(s, "not all was searched");
	/* and a plain pattern forgets it */
	search_for(s, "nowhere");
	expect_on_screen(s, "not found: nowhere");
	stage_close(s);
}

static void test_a_match_longer_than_what_a_window_sees(void **state)
{
	(void)state;
	char *text = words(LONG);
	write_at(text, PIECE - 100, "BEGIN");
	write_at(text, PIECE + 9000, "END");
	struct stage *s = on(text);
	search_for(s, "BEGIN.*END");
	expect_match(s, PIECE - 100, PIECE + 9003);
	assert_int_equal(s->ui.search.matches, 1);
	play(s, "GN");
	expect_match(s, PIECE - 100, PIECE + 9003);
	stage_close(s);
	free(text);
}

static void test_the_end_of_a_window_is_no_end_of_line(void **state)
{
	(void)state;
	char *text = words(LONG);
	write_at(text, PIECE - 100, "BEGIN");
	struct stage *s = on(text);
	search_for(s, "BEGIN.{4091}$");
	expect_on_screen(s, "not found");
	search_for(s, "BEGIN[^!]*\\z");
	expect_match(s, PIECE - 100, LONG);
	for (int more = 4000; more < 4400; more++) {
		char pattern[64];
		snprintf(pattern, sizeof pattern, "BEGIN.{%d}\\b", more);
		search_for(s, pattern);
		size_t end = (size_t)(PIECE - 100 + 5 + more);
		bool border = (text[end - 1] == ' ') != (text[end] == ' ');
		assert_int_equal(!span_empty(s->ui.search.match), border);
	}
	stage_close(s);
	free(text);
}

static void test_the_start_of_a_window_is_no_start_of_line(void **state)
{
	(void)state;
	char *text = words(LONG);
	struct stage *s = on(text);
	search_for(s, "^word");
	assert_int_equal(s->ui.search.matches, 1);
	search_for(s, "\\Aword");
	assert_int_equal(s->ui.search.matches, 1);
	search_for(s, "(?<=\\A.{40000})word|(?<=\\Bord )word");
	assert_int_equal(s->ui.search.matches, LONG / 5 - 1);
	stage_close(s);
	free(text);
}

static void test_looking_far_behind(void **state)
{
	(void)state;
	char *text = words(LONG);
	struct stage *s;
	for (size_t gap = 300; gap <= 3000; gap += 900) {
		char pattern[64];
		write_at(text, PIECE - 100, "SEEN");
		write_at(text, PIECE - 100 + 4 + gap, "here");
		snprintf(pattern, sizeof pattern, "(?<=SEEN.{%zu})here", gap);
		s = on(text);
		search_for(s, pattern);
		expect_match(s, PIECE - 96 + gap, PIECE - 92 + gap);
		assert_int_equal(s->ui.search.matches, 1);
		stage_close(s);
		write_at(text, PIECE - 100 + 4 + gap, "word");
	}
	free(text);
}

/* Forward and back see the same matches, also where one reaches over a border. */
static void test_back_through_the_borders(void **state)
{
	(void)state;
	enum { BORDERS = 3 };
	char *text = words(LONG);
	for (size_t i = 1; i <= BORDERS; i++) {
		write_at(text, i * PIECE - 2000, "(");
		write_at(text, i * PIECE - 1000, "(");
		write_at(text, i * PIECE + 1000, ")");
	}
	struct stage *s = on(text);
	search_for(s, "\\(.*?\\)");
	assert_int_equal(s->ui.search.matches, BORDERS);
	for (size_t i = 1; i <= BORDERS; i++) {
		expect_match(s, i * PIECE - 2000, i * PIECE + 1001);
		play(s, "n");
	}
	for (size_t i = BORDERS; i > 0; i--) {
		play(s, "N");
		expect_match(s, i * PIECE - 2000, i * PIECE + 1001);
	}
	stage_close(s);
	free(text);
}

static void test_a_match_from_above_shows(void **state)
{
	(void)state;
	char *text = words(LONG);
	write_at(text, PIECE - 100, "BEGIN");
	write_at(text, PIECE + 900, "END");
	struct stage *s = on(text);
	search_for(s, "BEGIN.*END");
	play(s, "12j");
	assert_true(ui_article(&s->ui)->anchor > PIECE);
	assert_int_equal(s->ui.search.sight.n, 1);
	stage_close(s);
	free(text);
}

/* What reaches further than is looked is told, not taken for the end. */
static void test_a_match_without_end_is_told(void **state)
{
	(void)state;
	enum { HUGE_TEXT = 400 * 1024 };
	char *text = words(HUGE_TEXT);
	write_at(text, 200, "BEGIN");
	struct stage *s = on(text);
	search_for(s, "BEGIN.*");
	expect_on_screen(s, "not all was searched");
	search_for(s, "BEGIN.* word wo");
	assert_int_equal(s->ui.search.match.start, 200);
	stage_close(s);
	free(text);
}

static void test_the_number_of_the_match_is_told(void **state)
{
	(void)state;
	struct stage *s = on("The pier was old. Its ropes were old.\n\nAn old bell rang.");
	search_for(s, "old");
	expect_on_screen(s, "1 of 3  n next");
	play(s, "nn");
	expect_on_screen(s, "3 of 3");
	play(s, "n");
	expect_on_screen(s, "from the top");
	expect_on_screen(s, "1 of 3");
	play(s, "<M-u>");
	expect_off_screen(s, "1 of 3");
	stage_close(s);
}

static void test_matches_stand_in_the_minimap(void **state)
{
	(void)state;
	char *text = words(LONG);
	write_at(text, LONG / 2, "BELL");
	struct stage *s = on(text);
	search_for(s, "BELL");
	struct rect r = s->ui.frame.article;
	screen(s);
	for (int y = 0; y < r.rows; y++) {
		const struct cell *c = grid_at(&s->grid, r.row + y, s->ui.frame.minimap);
		assert_int_equal(c->role == ROLE_MATCH, y == r.rows / 2);
	}
	stage_close(s);
	free(text);
}

static void test_a_match_in_the_title_stands_out(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	search_for(s, "harbour");
	assert_int_equal(role_from(s, 0, "harbour"), ROLE_CURRENT);
	const struct cell *c = grid_at(&s->grid, 0,
				       1 + (int)strlen("Storm closes Bulgaria's "
						       "port of Varna, "));
	/* where reverse marks both the title and the match, too */
	assert_int_equal(c->attributes, ATTR_UNDERLINE);
	stage_close(s);
}

/* Keys have plain marks, texts others, blanks that do not break, signs that are not seen. */
static void test_what_is_seen_is_typed(void **state)
{
	(void)state;
	static const char *const typed[] = {"don't", "\"I d",  "know,\"", "100 km",
					    "river", "widths", "It's"};
	struct stage *s = on("It’s late.\n\n“I don’t know,” she said, 100\u00a0km away. "
			     "The ri\u00adver has wid\u200bths.");
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		search_for(s, typed[i]);
		expect_on_screen(s, "1 of 1");
	}
	stage_close(s);
}

static void test_what_is_no_pattern_is_not_repeated(void **state)
{
	(void)state;
	struct stage *s = on("The pier was old. Its ropes were old.\n\nAn old (bell) rang.");
	search_for(s, "old");
	search_for(s, "(bell");
	expect_on_screen(s, "parenthesis");
	play(s, "n");
	expect_on_screen(s, "2 of 3");
	/* nor what Esc takes back */
	play(s, "/rope<Esc>n");
	expect_on_screen(s, "3 of 3");
	play(s, "?bell<Esc>N"); /* and the direction is the one before */
	expect_on_screen(s, "2 of 3");
	stage_close(s);
}

static void test_searching_back_begins_at_the_bottom(void **state)
{
	(void)state;
	char text[4000] = "";
	size_t n = 0;
	for (int i = 1; i <= 40; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "Line %d%s.\n\n", i,
				      i == 12 || i == 39 ? " has a bell" : "");
	struct stage *s = on(text);
	play(s, "G");
	expect_on_screen(s, "Line 39 has");
	play(s, "?bell<Enter>");
	size_t last = (size_t)(strstr(strstr(text, "bell") + 1, "bell") - text);
	expect_match(s, last, last + 4);
	play(s, "n");
	expect_match(s, (size_t)(strstr(text, "bell") - text),
		     4 + (size_t)(strstr(text, "bell") - text));
	play(s, "N");
	expect_match(s, last, last + 4);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_number_of_the_match_is_told),
		cmocka_unit_test(test_matches_stand_in_the_minimap),
		cmocka_unit_test(test_a_match_in_the_title_stands_out),
		cmocka_unit_test(test_what_is_seen_is_typed),
		cmocka_unit_test(test_what_is_no_pattern_is_not_repeated),
		cmocka_unit_test(test_searching_back_begins_at_the_bottom),
		cmocka_unit_test(test_a_pattern_too_complex_is_told),
		cmocka_unit_test(test_a_match_longer_than_what_a_window_sees),
		cmocka_unit_test(test_the_end_of_a_window_is_no_end_of_line),
		cmocka_unit_test(test_the_start_of_a_window_is_no_start_of_line),
		cmocka_unit_test(test_looking_far_behind),
		cmocka_unit_test(test_back_through_the_borders),
		cmocka_unit_test(test_a_match_from_above_shows),
		cmocka_unit_test(test_a_match_without_end_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
