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
	struct stage *s = stage_ready(24, 80);
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
	struct stage *s = stage_ready(24, 80);
	play(s, "/storm<Enter><F3>/broker<Enter>");
	assert_int_equal(cursor_id(s), 4);
	play(s, "<F4>/country, RO<Enter>");
	assert_int_equal(cursor_id(s), 4);
	play(s, "<F9>/cranes<Enter>");
	assert_int_equal(cursor_id(s), 2);
	assert_int_equal(s->ui.page, PANE_VOICES);
	assert_int_equal(role_from(s, 1, "cranes"), ROLE_MATCH);
	assert_int_equal(role_from(s, 1, "Nobody was"), ROLE_CURRENT);
	play(s, "<Esc>n");
	assert_string_equal(s->ui.search.source, "storm");
	stage_close(s);
}

static void test_filter(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F2>&said|ruth");
	expect_on_screen(s, "&said|ruth    2 rows match");
	assert_int_equal(focused(s)->ids.n, 2);
	play(s, "<Enter>");
	expect_on_screen(s, "2 rows match: & and Enter shows all again");
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
	play(s, "jG");
	expect_on_screen(s, "nothing in this list");
	play(s, "/x<Enter>");
	expect_on_screen(s, "no row of this list matches x");
	play(s, "&<Enter>");
	assert_int_equal(focused(s)->ids.n, 8);
	stage_close(s);
}

/* Over the text it keeps paragraphs; jumps and searches stay among them. */
static void test_fold(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "&closed|grain<Enter>");
	expect_on_screen(s, "⋯ 3 paragraphs");
	assert_int_equal(role_from(s, 1, " 3 paragraphs") == ROLE_UNLIT, 1);
	expect_on_screen(s, "  &closed|grain 2 of 6  1/2");
	expect_on_screen(s, "\n   Grain prices rose");
	play(s, "&romania|grain<Enter>");
	expect_on_screen(s, "3 paragraphs match: & and Enter shows all again");
	play(s, "J");
	assert_int_equal(ui_article(&s->ui)->quote, 4);
	play(s, "J");
	assert_int_equal(ui_article(&s->ui)->quote, 5);
	play(s, "KK");
	expect_on_screen(s, "no quote above");
	play(s, "/varna<Enter>");
	expect_on_screen(s, "not found: varna");
	play(s, "/the<Enter>");
	assert_true(ui_article(&s->ui)->view.text.at + s->ui.search.match.start >
		    strstr(port_text, "Romania's coast"));
	play(s, "Ea.md<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_EXPORT);
	for (uint32_t i = 0; i < 8; i++)
		assert_int_equal(s->effect.quotes[0][i], i >= 3);
	play(s, "r");
	expect_off_screen(s, "Sofia gave");
	play(s, "<Esc>");
	expect_on_screen(s, "officials in Sofia gave no figures");
	/* as it is typed, and back; nothing kept is nothing shown */
	play(s, "&grain");
	expect_off_screen(s, "officials in Sofia gave no figures");
	play(s, "<Esc>");
	expect_on_screen(s, "officials in Sofia gave no figures");
	play(s, "&nowhere<Enter>jG/x<Enter>}{nJ");
	expect_off_screen(s, "Grain prices rose");
	play(s, "&<Enter>");
	expect_on_screen(s, "Grain prices rose");
	stage_close(s);
}

/* What a filter leaves is what E writes. */
static void test_exported(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F9>&ruth<Enter>Ea.md<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_EXPORT);
	for (uint32_t i = 0; i < 8; i++)
		assert_int_equal(s->effect.quotes[0][i], i == 5 || i == 6);
	expect_on_screen(s, "&ruth 2 of 8 ─│");
	expect_off_screen(s, "Elena Dimova, harbour");
	/* the page is filled again, wherever one was in it */
	play(s, "&<Enter>G&e<Enter>");
	play(s, "&dimova|cole<Enter>");
	expect_on_screen(s, "Elena Dimova, harbour chief ");
	expect_on_screen(s, "Bulgaria and Romania had enough tugs");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_search),   cmocka_unit_test(test_other_lists),
		cmocka_unit_test(test_filter),   cmocka_unit_test(test_fold),
		cmocka_unit_test(test_exported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
