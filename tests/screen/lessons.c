/* What the status line teaches a new reader, until it was used. */
#include "play.h"

static struct stage *pupil(int rows, int columns)
{
	struct stage *s = stage_port(rows, columns);
	s->ui.taught = 0;
	return s;
}

static void test_the_first_screen_teaches(void **state)
{
	(void)state;
	struct stage *s = pupil(24, 80);
	expect_off_screen(s, "J next quote"); /* of what is not there yet */
	stage_found(s);
	expect_on_screen(s, "J next quote · Tab panes · l light · F1 help");
	ui_resize(&s->ui, 20, 50);
	expect_on_screen(s, "J next quote · Tab panes · l light · F1 help");
	play(s, "G"); /* less, where the place takes more room */
	expect_on_screen(s, " 100% ");
	expect_on_screen(s, "J next quote · Tab panes · l light");
	ui_resize(&s->ui, 40, 120); /* beside what was found, where there is room */
	expect_on_screen(s, "8 quotes (1?) · 4 speakers · 6 regions  ");
	expect_on_screen(s, "J next quote · Tab panes · l light · F1 help");
	stage_close(s);
}

static void test_what_was_used_is_known(void **state)
{
	(void)state;
	struct stage *s = pupil(40, 200);
	stage_found(s);
	ui_say(&s->ui, false, "read");
	play(s, "jJ");
	expect_off_screen(s, "J next quote");
	expect_on_screen(s, " Tab panes · l light · F1 help");
	play(s, "<F3>"); /* another way to a pane */
	expect_off_screen(s, "l light");
	play(s, "<Esc>");
	expect_on_screen(s, " l light · F1 help");
	play(s, "l");
	expect_on_screen(s, "Esc clear");
	play(s, "l");
	expect_on_screen(s, " F1 help");
	expect_off_screen(s, "Tab");
	play(s, "<F1><Esc>");
	assert_int_equal(s->ui.taught, ALL_TAUGHT);
	expect_on_screen(s, "F1 help  Tab pane"); /* hints, as for everybody */
	stage_close(s);
}

static void test_keys_are_the_users(void **state)
{
	(void)state;
	static const char *const sets[] = {"keys:quote-next=N", "keys:search-prev=none",
					   "keys:light-speaker=none", "keys:help=^Q"};
	struct stage *s = pupil(24, 80);
	struct config_request request = {.sets = sets, .n_sets = 4};
	struct error e;
	config_free(&s->config);
	assert_true(config_load(&s->config, &request, &e));
	stage_found(s);
	expect_on_screen(s, " N next quote · Tab panes · ^Q help");
	stage_close(s);
}

static void test_messages_and_quotes_come_first(void **state)
{
	(void)state;
	struct stage *s = pupil(24, 80);
	stage_found(s);
	ui_say(&s->ui, false,
	       "a message that is so very long that it leaves no room for any lesson");
	expect_on_screen(s, "leaves no room for any lesson");
	expect_off_screen(s, "next quote");
	play(s, "3J");
	expect_on_screen(s, "quote 3/8 direct · Elena Dimova (harbour chief) · Varna");
	stage_close(s);
}

static void test_what_is_known_is_kept(void **state)
{
	(void)state;
	struct stage *s = pupil(24, 80), *next = pupil(24, 80);
	stage_found(s);
	stage_found(next);
	play(s, "J");
	struct arena arena = {0};
	struct visit v = ui_visit(&s->ui, 0, &arena);
	/* all that comes of another article */
	struct trace known = {TRACE_TAUGHT, 0, {"", 0}, 0};
	for (size_t i = 0; i < v.n_traces; i++)
		if (v.traces[i].kind == TRACE_TAUGHT)
			known = v.traces[i];
	struct visit other = {.traces = &known, .n_traces = 1};
	ui_recall(&next->ui, 0, &other);
	expect_off_screen(next, "next quote");
	expect_on_screen(next, "Tab panes · l light · F1 help");
	arena_free(&arena);
	stage_close(s);
	stage_close(next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_first_screen_teaches),
		cmocka_unit_test(test_what_was_used_is_known),
		cmocka_unit_test(test_keys_are_the_users),
		cmocka_unit_test(test_messages_and_quotes_come_first),
		cmocka_unit_test(test_what_is_known_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
