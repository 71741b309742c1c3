/* Addresses in the text: whole across rows, chosen, opened, copied. */
#include "play.h"

static const char address_text[] =
	"Title\n\n"
	"The figures stand at "
	"https://example.org/harbour/figures/of-the-year?table=7&sort=name "
	"and the desk is mailto:desk@example.org, not javascript:alert(1) or "
	"file:///etc/motd.\n\n"
	"A second list is kept (http://lists.example/K\xc3\xb6ln).\n";

static struct stage *stage_addresses(int rows, int columns)
{
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, address_text);
	stage_open(s, rows, columns);
	stage_found(s);
	return s;
}

static void test_each_is_chosen_in_turn(void **state)
{
	(void)state;
	struct stage *s = stage_addresses(24, 80);
	play(s, "o");
	expect_on_screen(s, " 1/3 https://example.org/harbour/fig");
	assert_int_equal(role_from(s, 1, "https://example"), ROLE_CURRENT);
	assert_int_equal(role_from(s, 1, "mailto:"), ROLE_BASE);
	play(s, "o");
	expect_on_screen(s, "2/3 mailto:desk@example.org  ");
	expect_on_screen(s, "  Enter opens  y copies  o next");
	play(s, "o");
	expect_on_screen(s, "3/3 http://lists.example/K\xc3\xb6ln");
	play(s, "o");
	expect_on_screen(s, "1/3 https://example.org/harbour/");
	play(s, "<Esc>");
	expect_off_screen(s, "Enter opens");
	assert_int_equal(role_from(s, 1, "https://example"), ROLE_BASE);
	play(s, "oj"); /* another key does what it does */
	expect_off_screen(s, "Enter opens");
	stage_close(s);
}

static void test_opened_and_copied_whole(void **state)
{
	(void)state;
	static const char whole[] =
		"https://example.org/harbour/figures/of-the-year?table=7&sort=name";
	struct stage *s = stage_addresses(24, 44); /* it goes on in the next row */
	play(s, "o<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_BROWSE);
	assert_true(str_eq(s->effect.text, str_of(whole)));
	assert_int_equal(s->effect.text.at[s->effect.text.n], '\0');
	play(s, "oy");
	assert_int_equal(s->effect.kind, EFFECT_COPY);
	assert_true(str_eq(s->effect.text, str_of(whole)));
	play(s, "3o"); /* no count: one at a time */
	play(s, "oo<Enter>");
	assert_true(str_eq(s->effect.text, STR("http://lists.example/K%C3%B6ln")));
	s->ui.options.secure = true;
	ui_resize(&s->ui, 24, 80);
	play(s, "o<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, "off in secure mode");
	play(s, "oy");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	stage_close(s);
}

/* Meanwhile the text is another one: nothing of the old one is chosen any more. */
static void test_not_of_a_text_that_is_gone(void **state)
{
	(void)state;
	for (int turned = 0; turned < 2; turned++) {
		struct stage *s = stage_addresses(24, 80);
		play(s, "oo");
		expect_on_screen(s, "Enter opens");
		s->view.text = STR("Title");
		s->view.n_paragraphs = 1;
		s->view.document = NULL;
		if (turned)
			ui_article_turned(&s->ui, 0, &s->view);
		else
			ui_article_reloaded(&s->ui, 0, &s->view);
		expect_off_screen(s, "Enter opens");
		play(s, "<Enter>");
		assert_int_equal(s->effect.kind, EFFECT_NONE);
		stage_close(s);
	}
}

/* Each of its cells is underlined, in all rows it stands in; what only looks so is not. */
static void test_underlined(void **state)
{
	(void)state;
	struct stage *s = stage_addresses(24, 44);
	unsigned n = 0;
	struct str got = screen(s);
	(void)got;
	for (int y = 0; y < s->grid.rows; y++)
		for (int x = 0; x < s->grid.columns; x++)
			n += (grid_at(&s->grid, y, x)->attributes & ATTR_UNDERLINE) != 0;
	assert_int_equal(n,
			 strlen("https://example.org/harbour/figures/of-the-year?table=7&"
				"sort=namemailto:desk@example.orghttp://lists.example/Koln"));
	stage_close(s);
}

/* One that begins above the screen is still one; what is folded away is not in sight. */
static void test_sight(void **state)
{
	(void)state;
	struct stage *s = stage_addresses(8, 30);
	play(s, "jjjo");
	expect_on_screen(s, "1/2 https://example.org/");
	play(s, "<Enter>");
	assert_true(s->effect.text.n > 60);
	stage_close(s);
	s = stage_addresses(24, 80);
	play(s, "&second<Enter>o<Enter>");
	assert_true(str_eq(s->effect.text, STR("http://lists.example/K%C3%B6ln")));
	play(s, "<F9>o");
	expect_on_screen(s, "that is for addresses in the text");
	stage_close(s);
}

static void click(struct stage *s, int row, int column, int64_t now)
{
	struct mouse m = {.row = row, .column = column, .button = 1, .pressed = true};
	ui_mouse(&s->ui, &m, now);
	m.pressed = false;
	s->effect = ui_mouse(&s->ui, &m, now);
}

/* A click chooses it, a second one opens it; so they do in its other row. */
static void test_clicked(void **state)
{
	(void)state;
	struct stage *s = stage_addresses(24, 44);
	play(s, "o");
	int row = 4, column = s->ui.frame.text + 4; /* where the first one goes on */
	play(s, "<Esc>");
	click(s, row, column, 1000);
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, "1/3 https://example.org/harb");
	click(s, row, column, 1200);
	assert_int_equal(s->effect.kind, EFFECT_BROWSE);
	assert_true(s->effect.text.n > 60);
	click(s, row, column, 3000);
	play(s, "y");
	assert_int_equal(s->effect.kind, EFFECT_COPY);
	s->ui.options.secure = true;
	click(s, row, column, 5000);
	click(s, row, column, 5100);
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	stage_close(s);
}

/* What a page links leads where the link says; what it writes as one counts once. */
static void test_links(void **state)
{
	(void)state;
	struct stage *s = stage_addresses(24, 80);
	const char *text = s->view.text.at;
	uint32_t second = (uint32_t)(strstr(text, "second list") - text);
	uint32_t figures = (uint32_t)(strstr(text, "figures stand") - text);
	uint32_t written = (uint32_t)(strstr(text, "http://lists") - text);
	const struct web_link links[] = {
		{{figures, figures + 7}, STR("https://figures.example/")},
		{{second, second + 11}, STR("https://second.example/")},
		{{written, written + 20}, STR("https://other.example/")},
	};
	s->view.links = links;
	s->view.n_links = 3;
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "o");
	expect_on_screen(s, "1/5 https://figures.example/");
	play(s, "<Enter>");
	assert_true(str_eq(s->effect.text, STR("https://figures.example/")));
	play(s, "ooo");
	expect_on_screen(s, "3/5 mailto:");
	play(s, "oy");
	assert_true(str_eq(s->effect.text, STR("https://second.example/")));
	play(s, "ooooo");
	expect_on_screen(s, "5/5 https://other.example/");
	unsigned n = 0;
	for (int x = 0; x < s->grid.columns; x++)
		n += (grid_at(&s->grid, 3, x)->attributes & ATTR_UNDERLINE) != 0;
	assert_true(n >= 7);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_is_chosen_in_turn),
		cmocka_unit_test(test_opened_and_copied_whole),
		cmocka_unit_test(test_not_of_a_text_that_is_gone),
		cmocka_unit_test(test_underlined),
		cmocka_unit_test(test_sight),
		cmocka_unit_test(test_clicked),
		cmocka_unit_test(test_links),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
