/* The grid: the gate through which every sign on the screen has passed. */
#include "reader/grid.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

static void expect_grid(const struct grid *g, const char *text)
{
	struct arena arena = {0};
	struct str got = grid_to_text(g, &arena);
	char *copy = arena_str(&arena, got).n ? (char *)arena_str(&arena, got).at : "";
	assert_string_equal(copy, text);
	arena_free(&arena);
}

static void put(struct grid *g, int row, int column, const char *s)
{
	grid_text(g, row, column, g->columns, str_of(s), ROLE_BASE, 0, true);
}

static void test_clips_with_an_ellipsis(void **state)
{
	(void)state;
	struct grid g = {0};
	assert_true(grid_resize(&g, 4, 8));
	put(&g, 0, 0, "12345678");
	put(&g, 1, 0, "123456789");
	put(&g, 2, 0, "日本語日本");
	put(&g, 3, 0, "1日本語日");
	expect_grid(&g, "12345678\n1234567…\n日本語…\n1日本語…\n");
	grid_free(&g);
}

static void test_wide_signs_keep_both_halves(void **state)
{
	(void)state;
	struct grid g = {0};
	assert_true(grid_resize(&g, 2, 4));
	assert_int_equal(grid_put(&g, 0, 3, 4, STR("日"), ROLE_BASE, 0, 1), 0);
	put(&g, 0, 0, "日本");
	put(&g, 1, 0, "日本");
	grid_put(&g, 0, 1, 4, STR("x"), ROLE_BASE, 0, 1);  /* the right half of the first */
	grid_put(&g, 1, 1, 4, STR("語"), ROLE_BASE, 0, 1); /* and the left of the second */
	expect_grid(&g, " x本\n 語\n");
	for (int y = 0; y < 2; y++)
		for (int x = 0; x < 4; x++)
			if (grid_at(&g, y, x)->width == 2)
				assert_int_equal(grid_at(&g, y, x + 1)->width, 0);
	grid_free(&g);
}

static void test_nothing_unprintable_gets_in(void **state)
{
	(void)state;
	static const char *const hostile[] = {"\x1b[31m",     "\x07",
					      "\xc2\x9b",     "\xe2\x80\xae",
					      "\xe2\x80\xa8", "a\xe2\x80\xaf\xe2\x80\xae\x62",
					      "\x7f",         "\xf3\xa0\x81\x81",
					      "\xff\xfe"};
	struct grid g = {0};
	assert_true(grid_resize(&g, 1, 20));
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		grid_clear(&g, ROLE_BASE);
		put(&g, 0, 0, hostile[i]);
		grid_put(&g, 0, 15, 20, str_of(hostile[i]), ROLE_BASE, 0, 1);
		grid_fill(&g, 0, 18, 1, 1, 0x1b, ROLE_BASE);
		for (int x = 0; x < g.columns; x++)
			for (int p = 0; p < CELL_POINTS; p++) {
				uint32_t c = grid_at(&g, 0, x)->points[p];
				assert_false((c && c < 0x20) || (c >= 0x7f && c < 0xa0));
				assert_false(c >= 0x202a && c <= 0x202e);
				assert_false(c >= 0xe0000 && c <= 0xe007f);
			}
	}
	grid_free(&g);
}

static void test_outside_is_harmless(void **state)
{
	(void)state;
	struct grid g = {0};
	assert_false(grid_resize(&g, 0, 5));
	assert_false(grid_resize(&g, 5, 100000));
	assert_true(grid_resize(&g, 2, 5));
	put(&g, -1, 0, "x");
	put(&g, 2, 0, "x");
	grid_text(&g, 0, -3, 5, STR("x"), ROLE_BASE, 0, true);
	grid_text(&g, 0, 0, 500, STR("123456"), ROLE_BASE, 0, false);
	grid_fill(&g, -2, -2, 3, 3, '#', ROLE_BASE);
	grid_fill(&g, 1, 4, 9, 9, '#', ROLE_BASE);
	expect_grid(&g, "#2345\n    #\n");
	grid_free(&g);
}

static void test_marks_stay_on_their_base(void **state)
{
	(void)state;
	struct grid g = {0};
	assert_true(grid_resize(&g, 1, 4));
	put(&g, 0, 0, "e\xcc\x81x");
	assert_int_equal(grid_at(&g, 0, 0)->points[1], 0x301);
	assert_int_equal(grid_at(&g, 0, 1)->points[0], 'x');
	grid_free(&g);
}

/* A page of lines, each unlike the others, beside a pane that stays; `first` is the top one. */
static void page(struct grid *g, int first)
{
	assert_true(grid_resize(g, 12, 40));
	for (int y = 0; y < 12; y++) {
		char line[64];
		for (int x = 0; x < 20; x++)
			line[x] = (char)('a' + (first + y + x) % 26);
		snprintf(line + 20, sizeof line - 20, " | %.*s", y, "pane of rows");
		put(g, y, 0, line);
	}
}

static void test_a_text_that_scrolls_is_a_move(void **state)
{
	(void)state;
	struct grid before = {0}, after = {0};
	for (int by = -1; by <= 1; by += 2) {
		page(&before, 3);
		page(&after, 3 + by);
		struct grid_move move = grid_moved(&before, &after);
		assert_int_equal(move.by, by);
		assert_int_equal(move.top, 0);
		assert_int_equal(move.bottom, 12);
		grid_move(&before, move);
		int came = by > 0 ? 11 : 0;
		for (int y = 0; y < 12; y++)
			for (int x = 0; x < 20; x++)
				assert_int_equal(memcmp(grid_at(&before, y, x),
							grid_at(&after, y, x),
							sizeof(struct cell)) == 0,
						 y != came);
	}
	grid_free(&before);
	grid_free(&after);
}

static void test_what_does_not_scroll_is_none(void **state)
{
	(void)state;
	struct grid before = {0}, after = {0};
	page(&before, 3);
	page(&after, 3);
	assert_int_equal(grid_moved(&before, &after).by, 0);
	page(&after, 8); /* five rows at once */
	assert_int_equal(grid_moved(&before, &after).by, 0);
	page(&after, 3);
	put(&after, 5, 0, "one other row is in here");
	assert_int_equal(grid_moved(&before, &after).by, 0);
	grid_free(&before);
	grid_free(&after);
}

/* Flags, families, hands of some colour: all of their points, for who can join them. */
static void test_joined_signs(void **state)
{
	(void)state;
	static const struct {
		const char *sign, *joined;
	} rows[] = {
		{"\U0001f1eb\U0001f1f7", "\U0001f1eb\U0001f1f7"},
		{"\U0001f44d\U0001f3fd", "\U0001f44d\U0001f3fd"},
		{"\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c"},
		{"\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
		 "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"},
		/* longer than a cell: it ends with no joiner */
		{"\U0001f469\U0001f3fd\u200d\U0001f469\U0001f3fd\u200d\U0001f469\U0001f3fd"
		 "\u200d\U0001f469",
		 "\U0001f469\U0001f3fd\u200d\U0001f469\U0001f3fd\u200d\U0001f469\U0001f3fd"},
		{"\U0001f600", ""},
		{"中", ""},
		{"e\u0301", ""},
		{"x", ""},
	};
	struct grid g = {0};
	struct arena arena = {0};
	char out[WIDE_POINTS * 4];
	assert_true(grid_resize(&g, 1, 6));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		grid_clear(&g, ROLE_BASE);
		int width = grid_put(&g, 0, 1, 6, str_of(rows[i].sign), ROLE_BASE, 0, 1);
		assert_true(width > 0);
		struct str joined = picture_joined(grid_at(&g, 0, 1), out);
		assert_true(str_eq(joined, str_of(rows[i].joined)));
		/* what stands in its right half is nobody's picture */
		grid_put(&g, 0, 1, 6, STR("a"), ROLE_BASE, 0, 1);
		grid_put(&g, 0, 2, 6, STR("b"), ROLE_BASE, 0, 1);
		assert_true(str_eq(grid_to_text(&g, &arena), STR(" ab\n")));
	}
	arena_free(&arena);
	grid_free(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clips_with_an_ellipsis),
		cmocka_unit_test(test_wide_signs_keep_both_halves),
		cmocka_unit_test(test_nothing_unprintable_gets_in),
		cmocka_unit_test(test_outside_is_harmless),
		cmocka_unit_test(test_marks_stay_on_their_base),
		cmocka_unit_test(test_a_text_that_scrolls_is_a_move),
		cmocka_unit_test(test_what_does_not_scroll_is_none),
		cmocka_unit_test(test_joined_signs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
