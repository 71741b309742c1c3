/* The rows of a list by their words: "/" goes to them, "&" keeps them. */
#include "play.h"

static const struct list *focused(const struct stage *s)
{
	return &ui_article(&s->ui)->lists[s->ui.focus];
}

static uint32_t cursor_id(const struct stage *s)
{
	return focused(s)->ids.at[focused(s)->cursor];
}

static void test_search(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "<F2>/dimova");
	expect_on_screen(s, "/dimova    3 rows match");
	assert_int_equal(cursor_id(s), 1);
	play(s, "<Enter>n");
	assert_int_equal(cursor_id(s), 2);
	play(s, "2n");
	assert_int_equal(cursor_id(s), 1);
	expect_on_screen(s, "search went on from the top");
	play(s, "N");
	assert_int_equal(cursor_id(s), 3);
	expect_on_screen(s, "search went on from the bottom");
	play(s, "?ferr[iy]<Enter>");
	assert_int_equal(cursor_id(s), 4);
	/* as it is typed, and back */
	play(s, "/tugs");
	assert_int_equal(cursor_id(s), 7);
	play(s, "<Esc>");
	assert_int_equal(cursor_id(s), 4);
	play(s, "/nowhere<Enter>");
	expect_on_screen(s, "no row of this list matches nowhere");
	assert_int_equal(cursor_id(s), 4);
	play(s, "/a(<Enter>");
	assert_int_equal(cursor_id(s), 4);
	expect_on_screen(s, "parenthes");
	play(s, "n");
	expect_on_screen(s, "no row of this list matches nowhere");
	stage_close(s);
}

/* Names, roles and kinds are words of a row, too; the article's search is its own. */
static void test_other_lists(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "/storm<Enter><F3>/broker<Enter>");
	assert_int_equal(cursor_id(s), 4);
	play(s, "<F4>/country, RO<Enter>");
	assert_int_equal(cursor_id(s), 4);
	play(s, "<F9>/cranes<Enter>");
	assert_int_equal(cursor_id(s), 2);
	assert_int_equal(s->ui.page, PANE_VOICES);
	play(s, "<Esc>n");
	assert_string_equal(s->ui.search.source, "storm");
	stage_close(s);
}

static void test_filter(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "<F2>&said|ruth");
	expect_on_screen(s, "&said|ruth    2 rows match");
	assert_int_equal(focused(s)->ids.n, 2);
	play(s, "<Enter>");
	expect_on_screen(s, "2 rows match: & and Enter shows all rows again");
	expect_on_screen(s, " & 2 of 8 ─");
	play(s, "G");
	assert_int_equal(cursor_id(s), 7);
	/* the light narrows what it is asked of; another list has its own */
	play(s, ":kind direct<Enter>");
	assert_int_equal(focused(s)->ids.n, 1);
	play(s, "x<F3>");
	assert_int_equal(focused(s)->ids.n, 4);
	/* typing is tried at once, Esc brings the one before back */
	play(s, "<F2>&dimova");
	assert_int_equal(focused(s)->ids.n, 3);
	play(s, "<Esc>");
	assert_int_equal(focused(s)->ids.n, 2);
	play(s, "&(<Enter>");
	assert_int_equal(focused(s)->ids.n, 2);
	play(s, "&nobody at all<Enter>");
	assert_int_equal(focused(s)->ids.n, 0);
	play(s, "jG/x<Enter>");
	expect_on_screen(s, "nothing in this list");
	play(s, "&<Enter>");
	assert_int_equal(focused(s)->ids.n, 8);
	play(s, "<Esc>:filter<Enter>");
	expect_on_screen(s, "that is for the lists");
	stage_close(s);
}

/* What a filter leaves is what E writes. */
static void test_exported(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	stage_found(s);
	play(s, "<F9>&ruth<Enter>Ea.md<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_EXPORT);
	for (uint32_t i = 0; i < 8; i++)
		assert_int_equal(s->effect.quotes[i], i == 5 || i == 6);
	expect_on_screen(s, "&ruth 2 of 8 ─│");
	expect_off_screen(s, "Elena Dimova, harbour");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_search),
		cmocka_unit_test(test_other_lists),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_exported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
