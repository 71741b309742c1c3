/* What stands out of the text, where the cursor is, characters that take two columns. */
#include "play.h"

#include "reader/text.h"

static struct stage *ready(int rows, int columns)
{
	struct stage *s = stage_port(rows, columns);
	stage_found(s);
	play(s, ":set panes=none<Enter>");
	return s;
}

/* ---- what is read stands out ------------------------------------------------------------- */

static void test_a_paragraph_stands_out(void **state)
{
	(void)state;
	struct stage *s = ready(40, 80);
	assert_int_equal(role_from(s, 1, "reporters in"), ROLE_BASE);
	play(s, "<M-f>");
	expect_on_screen(s, "this paragraph stands out");
	assert_int_equal(role_from(s, 1, "reporters in"), ROLE_UNLIT);
	assert_int_equal(role_from(s, 1, "officials in"), ROLE_BASE);
	play(s, "}"); /* of what is in sight: nothing is scrolled */
	assert_int_equal(s->ui.articles[0].anchor, 0);
	assert_int_equal(role_from(s, 1, "reporters in"), ROLE_BASE);
	assert_int_equal(role_from(s, 1, "officials in"), ROLE_UNLIT);
	assert_int_equal(role_from(s, 1, "Nobody was hurt"), ROLE_QUOTE);
	assert_int_equal(role_from(s, 1, "broker"), ROLE_UNLIT);
	play(s, "{");
	assert_int_equal(role_from(s, 1, "officials in"), ROLE_BASE);
	play(s, "99}"); /* the last one */
	assert_int_equal(role_from(s, 1, "Grain prices"), ROLE_BASE);
	play(s, "<M-f><M-f>");
	expect_on_screen(s, "all of the text stands out");
	assert_int_equal(role_from(s, 1, "reporters in"), ROLE_BASE);
	stage_close(s);
}

/* It goes where one goes: to a quote, a match, a place; scrolling leaves one in sight. */
static void test_it_follows(void **state)
{
	(void)state;
	struct stage *s = ready(12, 80);
	play(s, ":set focus=paragraph<Enter>");
	play(s, "/tonne<Enter>");
	assert_int_equal(role_from(s, 1, "Grain prices"), ROLE_BASE);
	assert_int_equal(role_from(s, 1, "tonne"), ROLE_CURRENT);
	play(s, "g");
	assert_int_equal(role_from(s, 1, "officials in"), ROLE_BASE);
	play(s, "6J");
	assert_int_equal(role_from(s, 1, "weeks"), ROLE_SPOT);
	assert_int_equal(role_from(s, 1, "a broker"), ROLE_BASE);
	play(s, "G");
	assert_int_equal(role_from(s, 1, "Grain prices"), ROLE_BASE);
	assert_int_equal(role_from(s, 1, "claims would"), ROLE_UNLIT);
	play(s, "gjjjjj");
	struct span p = ui_standing_out(&s->ui);
	assert_true(p.end > s->ui.articles[0].anchor && p.start < s->ui.articles[0].bottom);
	play(s, "}}}}}}}");
	p = ui_standing_out(&s->ui);
	assert_true(p.start >= s->ui.articles[0].anchor && p.end <= s->ui.articles[0].bottom);
	assert_int_equal(role_from(s, 1, "Grain prices"), ROLE_BASE);
	stage_close(s);
}

static void test_a_quote_stands_out(void **state)
{
	(void)state;
	struct stage *s = ready(40, 80);
	play(s, ":set focus=quote<Enter>"); /* none is chosen: all is as it is */
	assert_int_equal(role_from(s, 1, "reporters in"), ROLE_BASE);
	play(s, "JJ");
	assert_int_equal(role_from(s, 1, "Nobody was hurt"), ROLE_SPOT);
	assert_int_equal(role_from(s, 1, "Elena Dimova"), ROLE_SPOT_SPEAKER);
	assert_int_equal(role_from(s, 1, "told"), ROLE_CUE);
	assert_int_equal(role_from(s, 1, "reporters in"), ROLE_UNLIT);
	assert_int_equal(role_from(s, 1, "We will open"), ROLE_UNLIT);
	play(s, "/gates<Enter>"); /* a match is seen wherever it is */
	assert_int_equal(role_from(s, 1, "gates"), ROLE_CURRENT);
	stage_close(s);
}

/* ---- the cursor -------------------------------------------------------------------------- */

/* It stands where `text` (ASCII) does, from screen row `row` on. */
static void expect_cursor(struct stage *s, const char *text)
{
	screen(s);
	const struct grid *g = &s->grid;
	for (int i = 0; text[i]; i++)
		if (g->cursor_row < 0 ||
		    grid_at(g, g->cursor_row, g->cursor_column + i)->points[0] !=
			    (unsigned char)text[i])
			fail_msg("the cursor is at %d, %d, not at \"%s\" in:\n%.*s",
				 g->cursor_row, g->cursor_column, text, (int)screen(s).n,
				 screen(s).at);
}

static void test_the_cursor_is_at_what_is_current(void **state)
{
	(void)state;
	struct stage *s = ready(24, 80);
	expect_cursor(s, "VARNA, Oct");
	assert_false(s->grid.cursor_shown);
	play(s, "J");
	expect_cursor(s, "A storm closed");
	play(s, "rrrr"); /* the first two stand in the title */
	expect_cursor(s, "Sofia");
	play(s, "/ferries<Enter>");
	expect_cursor(s, "ferries");
	play(s, ":set panes=auto<Enter><F3>j");
	screen(s);
	assert_int_equal(grid_at(&s->grid, s->grid.cursor_row, s->grid.cursor_column)->role,
			 ROLE_CURRENT);
	play(s, "<Esc>:");
	expect_on_screen(s, ":");
	assert_true(s->grid.cursor_shown);
	assert_int_equal(s->grid.cursor_row, 23);
	play(s, "<Esc>i");
	expect_cursor(s, "name");
	play(s, "<Esc><F9>j");
	assert_int_equal(role_from(s, 1, "Nobody was"), ROLE_CURRENT);
	stage_close(s);
}

/* ---- ambiguous characters ---------------------------------------------------------------- */

/* No sign is wider than its cell: a terminal that shows it would push what follows aside. */
static void expect_no_sign_too_wide(struct stage *s, const char *when)
{
	screen(s);
	for (int y = 0; y < s->grid.rows; y++)
		for (int x = 0; x < s->grid.columns; x++) {
			const struct cell *c = grid_at(&s->grid, y, x);
			char text[4];
			struct str sign = {text, text_encode(c->points[0], text)};
			if (c->width && text_cluster_width(sign, 2) > c->width)
				fail_msg("%s: %.*s in row %d, column %d:\n%.*s", when,
					 (int)sign.n, text, y, x, (int)screen(s).n,
					 screen(s).at);
		}
}

static void test_they_take_two_columns_everywhere(void **state)
{
	(void)state;
	static const char *const keys[] = {
		"",
		"J",
		"<F2>j",
		"<F3>j",
		"<F4>j",
		"<Esc>l",
		"<Esc>i",
		"<Esc>=",
		"<Esc><F1>",
		"<Esc><F9>j",
		"<F9>",
		"/“It",
		"<Enter>",
		":spe",
		"<Esc>&the<Enter>",
		"&<Enter>",
		"<Esc><F8>",
		"<Esc>M-d",
		"<Esc>:set theme=light<Tab>",
	};
	static const int sizes[][2] = {{24, 80}, {40, 120}, {20, 50}, {50, 200}};
	for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
		struct stage *s = ready(sizes[size][0], sizes[size][1]);
		play(s, ":set panes=auto<Enter>");
		s->ui.options.ambiguous = 2;
		ui_resize(&s->ui, s->ui.rows, s->ui.columns);
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			play(s, keys[i]);
			expect_no_sign_too_wide(s, keys[i]);
		}
		stage_close(s);
	}
}

/* All of the text is there, and the panes begin in one column. */
static void test_the_layout_counts_them(void **state)
{
	(void)state;
	struct stage *s = ready(40, 80);
	play(s, ":set panes=auto<Enter>");
	s->ui.options.ambiguous = 2;
	ui_resize(&s->ui, s->ui.rows, s->ui.columns);
	expect_on_screen(s, "“Nobody was hurt and the cranes are");
	expect_on_screen(s, "standing,”");
	int rule = s->ui.frame.rule;
	assert_true(rule > 40);
	for (int y = s->ui.frame.article.row; y < s->ui.frame.article.rows; y++)
		assert_int_equal(grid_at(&s->grid, y, rule)->points[0], '|');
	play(s, ":set glyphs=unicode<Enter>"); /* who wants them gets them */
	expect_on_screen(s, "│");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_paragraph_stands_out),
		cmocka_unit_test(test_it_follows),
		cmocka_unit_test(test_a_quote_stands_out),
		cmocka_unit_test(test_the_cursor_is_at_what_is_current),
		cmocka_unit_test(test_they_take_two_columns_everywhere),
		cmocka_unit_test(test_the_layout_counts_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
