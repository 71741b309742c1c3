/* What the prompt lists, shows and completes; what was wrong and can be read again. */
#include "play.h"

static void test_set_shows_what_is(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":set<Enter>");
	expect_on_screen(s, "minimap     yes");
	expect_on_screen(s, "show dim hide");
	play(s, "<Esc>:set theme<Enter>");
	expect_on_screen(s, "theme = auto");
	play(s, ":set width=50<Enter>:set width<Enter>");
	expect_on_screen(s, "width = 50");
	play(s, ":set width=<Enter>");
	expect_on_screen(s, "width: a number is missing");
	play(s, ":set nonsense<Enter>");
	expect_on_screen(s, "no such option");
	stage_close(s);
}

static void expect_line(const struct stage *s, const char *line)
{
	assert_true(str_eq((struct str){s->ui.prompt.line, s->ui.prompt.n}, str_of(line)));
}

static void test_values_are_completed(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, ":set theme=l<Tab>");
	expect_line(s, "set theme=light");
	play(s, "<^U>set doubt=<Tab>");
	expect_line(s, "set doubt=show");
	play(s, "<Tab>");
	expect_line(s, "set doubt=dim");
	play(s, "<^U>set minimap=n<Tab>");
	expect_line(s, "set minimap=no");
	play(s, "<^U>set width=<Tab>");
	expect_line(s, "set width=");
	play(s, "<^U><Tab>");
	expect_on_screen(s, "kind  messages");
	expect_line(s, "");
	play(s, "<Tab>"); /* all that does not fit is come to */
	expect_line(s, "e");
	play(s, "<Tab><Tab>");
	expect_line(s, "messages");
	expect_on_screen(s, "messages  region");
	play(s, "<^U><Tab>");
	expect_line(s, "");
	stage_close(s);
}

static void test_what_was_wrong_is_counted(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	config_fault(&s->config, NULL, "places.tsv: no such file");
	struct article_view failed = {.phase = ARTICLE_FAILED,
				      .error = "other.txt: it is gone"};
	ui_article_changed(&s->ui, 1, &failed);
	expect_on_screen(s, "2 faults :messages");
	play(s, ":messages<Enter>");
	expect_on_screen(s, "places.tsv: no such file");
	expect_on_screen(s, "other.txt: it is gone");
	play(s, "<Esc>");
	expect_off_screen(s, "faults");
	stage_close(s);
}

static void test_rows_are_copied(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F3>y");
	assert_int_equal(s->effect.kind, EFFECT_COPY);
	assert_true(str_eq(s->effect.text, STR("Elena Dimova, harbour chief")));
	play(s, "<F4>jY");
	assert_true(str_eq(s->effect.text, STR("Varna, BG, 43.2000, 27.9000")));
	s->ui.options.secure = true;
	play(s, "y");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, "copying is off");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set_shows_what_is),
		cmocka_unit_test(test_values_are_completed),
		cmocka_unit_test(test_what_was_wrong_is_counted),
		cmocka_unit_test(test_rows_are_copied),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
