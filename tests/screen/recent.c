/* The articles read last: listed as the screen has room, chosen, forgotten. */
#include "play.h"

#include "reader/recent.h"

static const struct visit visits[] = {
	{.content = 1,
	 .path = {"/news/ferry.txt", 15},
	 .title = {"Council keeps the night ferry that brings the bakers home", 57},
	 .read = 1772668800, /* 2026-03-05 */
	 .permille = 340,
	 .n_quotes = 1},
	{.content = 2,
	 .path = {"/news/port.html", 15},
	 .title = {"Storm closes a port", 19},
	 .byline = {"Ana Writer", 10},
	 .read = 1772500000,
	 .permille = 1000,
	 .n_quotes = 12},
	{.content = 3, .path = {"/news/third.txt", 15}, .read = 1772400000},
};

struct chooser {
	struct config config;
	struct recent recent;
	struct visit visits[3];
	struct grid grid;
};

static struct chooser *open_chooser(int rows, int columns)
{
	struct chooser *c = calloc(1, sizeof *c);
	struct config_request request = {0};
	struct error e;
	setenv("TZ", "UTC", 1);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	assert_true(config_load(&c->config, &request, &e));
	memcpy(c->visits, visits, sizeof visits);
	c->recent = (struct recent){.config = &c->config, .visits = c->visits, .n = 3};
	recent_resize(&c->recent, rows, columns);
	assert_true(grid_resize(&c->grid, rows, columns));
	return c;
}

static void close_chooser(struct chooser *c)
{
	grid_free(&c->grid);
	config_free(&c->config);
	free(c);
}

static void expect(struct chooser *c, const char *const *rows)
{
	struct arena arena = {0};
	view_recent(&c->recent, &c->grid);
	struct str text = grid_to_text(&c->grid, &arena);
	for (int i = 0; i < c->grid.rows; i++) {
		const char *end = memchr(text.at, '\n', text.n);
		size_t n = end ? (size_t)(end - text.at) : text.n;
		assert_string_equal(arena_str(&arena, (struct str){text.at, n}).at, rows[i]);
		text = (struct str){text.at + n + 1, end ? text.n - n - 1 : 0};
	}
	arena_free(&arena);
}

static void test_pictures(void **state)
{
	(void)state;
	/* clang-format off */
	static const char *const wide[] = {
		" Read last: 3 articles",
		" Council keeps the night ferry th… ferry.txt       2026-03-05   34%    1 quote",
		" Storm closes a port               Ana Writer      2026-03-03  100%   12 quotes",
		" third.txt                         third.txt       2026-03-01    0%    0 quotes",
		"",
		" Enter opens  Delete forgets  q quits",
	};
	static const char *const narrow[] = {
		" Read last: 3 articles",
		" Storm closes a port",
		" Enter opens  Delete forgets …",
	};
	/* clang-format on */
	struct chooser *c = open_chooser(6, 80);
	expect(c, wide);
	close_chooser(c);
	c = open_chooser(3, 30);
	assert_int_equal(recent_key(&c->recent, 'j'), RECENT_NONE);
	expect(c, narrow);
	assert_int_equal(c->grid.cells[30].role, ROLE_CURRENT);
	close_chooser(c);
}

static void test_keys(void **state)
{
	(void)state;
	struct chooser *c = open_chooser(6, 80);
	struct recent *r = &c->recent;
	recent_key(r, 'k');
	assert_int_equal(r->cursor, 0);
	recent_key(r, 'G');
	assert_int_equal(r->cursor, 2);
	recent_key(r, 'j');
	assert_int_equal(r->cursor, 2);
	assert_int_equal(recent_key(r, '\r'), RECENT_OPEN);
	assert_int_equal(recent_key(r, KEY_DELETE_KEY), RECENT_FORGET);
	recent_forgotten(r);
	assert_true(r->n == 2 && r->cursor == 1 && r->visits[1].content == 2);
	recent_key(r, 'g');
	recent_forgotten(r);
	assert_true(r->n == 1 && r->cursor == 0 && r->visits[0].content == 2);
	recent_forgotten(r);
	assert_int_equal(recent_key(r, '\r'), RECENT_NONE);
	assert_int_equal(recent_key(r, KEY_DELETE_KEY), RECENT_NONE);
	assert_int_equal(recent_key(r, 'q'), RECENT_QUIT);
	assert_int_equal(recent_key(r, 27), RECENT_QUIT);
	close_chooser(c);
}

static enum recent_effect click(struct recent *r, int row, int64_t now)
{
	struct mouse m = {.row = row, .column = 5, .button = 1, .pressed = true};
	assert_int_equal(recent_mouse(r, &m, now), RECENT_NONE);
	m.pressed = false;
	return recent_mouse(r, &m, now);
}

static void test_mouse(void **state)
{
	(void)state;
	struct chooser *c = open_chooser(6, 80);
	struct recent *r = &c->recent;
	assert_int_equal(click(r, 2, 1000), RECENT_NONE);
	assert_int_equal(r->cursor, 1);
	assert_int_equal(click(r, 3, 1100), RECENT_NONE); /* another row */
	assert_int_equal(r->cursor, 2);
	assert_int_equal(click(r, 3, 2000), RECENT_NONE); /* too late */
	assert_int_equal(click(r, 3, 2100), RECENT_OPEN);
	assert_int_equal(click(r, 3, 2200), RECENT_NONE);
	assert_int_equal(click(r, 0, 2250), RECENT_NONE); /* title, nothing, status line */
	assert_int_equal(click(r, 4, 2260), RECENT_NONE);
	assert_int_equal(click(r, 5, 2270), RECENT_NONE);
	assert_int_equal(r->cursor, 2);
	struct mouse wheel = {.row = 2, .button = 4, .pressed = true};
	assert_int_equal(recent_mouse(r, &wheel, 3000), RECENT_NONE);
	assert_int_equal(r->cursor, 0);
	wheel.button = 5;
	recent_mouse(r, &wheel, 3000);
	assert_int_equal(r->cursor, 2);
	close_chooser(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_mouse),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
