/* What the reader corrects on the screen: shown at once, taken back, made again, put back. */
#include "play.h"

static struct stage *stage_kept(int rows, int columns)
{
	struct stage *s = stage_port(rows, columns);
	s->view.key = 77;
	stage_found(s);
	return s;
}

static const struct document *shown(const struct stage *s)
{
	return s->ui.articles[0].view.document;
}

static void test_this_is_no_quote(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "D");
	expect_on_screen(s, "no quote is chosen");
	play(s, "JJ");
	expect_on_screen(s, "quote 2/8");
	play(s, "D");
	expect_on_screen(s, "this is no quote (^_ takes it back)  ");
	expect_on_screen(s, " 2/7 ");
	expect_off_screen(s, "Nobody was hurt and the cranes ar│");
	play(s, "J"); /* the one behind it had become the current one */
	expect_on_screen(s, "quote 3/7");
	play(s, "<^_>");
	expect_on_screen(s, "taken back: this is no quote");
	expect_on_screen(s, "/8 ");
	play(s, "<^_>");
	expect_on_screen(s, "there is no correction to take back");
	play(s, "<M-_>");
	expect_on_screen(s, "again: this is no quote");
	assert_int_equal(shown(s)->n_quotes, 7);
	play(s, "<M-_>");
	expect_on_screen(s, "nothing was taken back");
	struct error e;
	assert_true(document_check(shown(s), &e));
	stage_close(s);
}

static void test_all_quotes_go(void **state)
{
	(void)state;
	struct stage *s = stage_kept(24, 80);
	play(s, "G<F2>g");
	for (int i = 0; i < 10; i++)
		play(s, "D");
	assert_int_equal(shown(s)->n_quotes, 0);
	assert_int_equal(shown(s)->n_speakers, 0);
	play(s, "JKsl<F9><F3>Di<Esc>cxD");
	for (int i = 0; i < 12; i++)
		play(s, "<^_>");
	assert_int_equal(shown(s)->n_quotes, 8);
	assert_ptr_equal(shown(s), &s->document);
	stage_close(s);
}

static void test_this_is_no_speaker(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "<F3>gD");
	expect_on_screen(s, "no speaker: Elena Dimova (^_ takes it back)");
	assert_int_equal(shown(s)->n_speakers, 3);
	assert_int_equal(shown(s)->quotes[1].speaker, 0);
	assert_int_equal(shown(s)->n_unattributed, 4);
	expect_on_screen(s, "unknown");
	stage_close(s);
}

static void test_this_is_no_region(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "r"); /* Varna, in the article; the title is not searched */
	play(s, "D");
	expect_on_screen(s, "no region: ");
	assert_int_equal(shown(s)->n_regions, 5);
	play(s, "<^_>");
	play(s, "<F4>gD");
	expect_on_screen(s, "no region: Bulgaria");
	/* what lies in it lies in nothing else, and stays */
	assert_int_equal(shown(s)->n_regions, 5);
	assert_string_equal(shown(s)->regions[0].name.at, "Varna");
	assert_int_equal(shown(s)->regions[0].within, 0);
	assert_int_equal(shown(s)->regions[3].within, 3);
	stage_close(s);
}

/* What is chosen stays so, under its new number. */
static void test_the_choice_is_carried_over(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "<F3>g<Enter>");
	expect_on_screen(s, "Elena Dimova: 3 of 8 quotes lit");
	play(s, "<Esc><F2>gD");
	expect_on_screen(s, "this is no quote");
	play(s, "<Esc>");
	expect_on_screen(s, "Elena Dimova: 2 of 7 quotes lit");
	stage_close(s);
}

/* Kept of one stage, put back on another: before the findings come, and after. */
static void test_it_is_put_back(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct stage *s = stage_kept(40, 120), *late = stage_kept(40, 120);
	struct stage *early = stage_port(40, 120);
	play(s, "JJD<F4>gDD<^_>");
	struct visit v = ui_visit(&s->ui, 0, &arena);
	assert_int_equal(v.n_corrections, 2);
	early->view.key = 77;
	ui_recall(&early->ui, 0, &v);
	stage_found(early);
	ui_recall(&late->ui, 0, &v);
	struct stage *both[] = {early, late};
	for (int i = 0; i < 2; i++) {
		expect_on_screen(both[i], "2 corrections of yours put back");
		assert_int_equal(shown(both[i])->n_quotes, 7);
		assert_int_equal(shown(both[i])->n_regions, 5);
		struct visit again = ui_visit(&both[i]->ui, 0, &arena);
		assert_true(corrections_key(again.corrections, again.n_corrections) ==
			    corrections_key(v.corrections, v.n_corrections));
		play(both[i], "<^_>");
		expect_on_screen(both[i], "taken back: no region: Bulgaria");
		assert_int_equal(shown(both[i])->n_regions, 6);
	}
	stage_close(early);
	stage_close(late);
	stage_close(s);
	arena_free(&arena);
}

/* What was corrected before the answer came is kept behind what had been kept. */
static void test_corrected_before_it_is_recalled(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct stage *s = stage_kept(40, 120), *other = stage_kept(40, 120);
	play(s, "JJD");
	struct visit v = ui_visit(&s->ui, 0, &arena);
	play(other, "<F2>GD");
	ui_recall(&other->ui, 0, &v);
	assert_int_equal(shown(other)->n_quotes, 6);
	play(other, "<^_>");
	assert_int_equal(shown(other)->n_quotes, 7);
	stage_close(s);
	stage_close(other);
	arena_free(&arena);
}

/* Another article had the file: what was corrected of it is not this one's. */
static void test_of_another_article(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct stage *s = stage_kept(24, 80), *other = stage_kept(24, 80);
	struct visit v = {0};
	struct correction c = correction_of_quote(shown(s), 2, CORRECT_NO_QUOTE);
	c.anchor.words = STR("The harvest of the northern plains was a good one");
	c.anchor.before = STR("The farmers of four villages met the minister. ");
	c.anchor.after = STR(", said the oldest of them");
	v.corrections = &c;
	v.n_corrections = 1;
	ui_recall(&other->ui, 0, &v);
	expect_off_screen(other, "put back");
	assert_int_equal(ui_visit(&other->ui, 0, &arena).n_corrections, 0);
	/* of this one, which has changed: it waits, and is kept */
	v.content = 78;
	ui_recall(&s->ui, 0, &v);
	expect_on_screen(s, "0 of your 1 correction put back: the others have no place now");
	assert_int_equal(ui_visit(&s->ui, 0, &arena).n_corrections, 1);
	stage_close(s);
	stage_close(other);
	arena_free(&arena);
}

static void test_what_ends_with_the_session(void **state)
{
	(void)state;
	struct stage *s = stage_kept(24, 100);
	s->ui.options.remember = false;
	play(s, "JD");
	expect_on_screen(s, "takes it back) - until you quit: remember = no");
	s->ui.options.remember = true;
	s->ui.options.secure = true;
	play(s, "D");
	expect_on_screen(s, "until you quit: secure mode");
	s->ui.options.secure = false;
	s->ui.unkept = true;
	play(s, "D");
	expect_on_screen(s, "until you quit: it cannot be kept");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_this_is_no_quote),
		cmocka_unit_test(test_all_quotes_go),
		cmocka_unit_test(test_this_is_no_speaker),
		cmocka_unit_test(test_this_is_no_region),
		cmocka_unit_test(test_the_choice_is_carried_over),
		cmocka_unit_test(test_it_is_put_back),
		cmocka_unit_test(test_corrected_before_it_is_recalled),
		cmocka_unit_test(test_of_another_article),
		cmocka_unit_test(test_what_ends_with_the_session),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
