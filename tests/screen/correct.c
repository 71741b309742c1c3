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
	play(s, "D"); /* one that was not chosen is chosen, no more */
	expect_on_screen(s, "at this quote now: once more for it, J for the next");
	assert_int_equal(shown(s)->n_quotes, 8);
	play(s, "J");
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

/* Read anew before the answer came: what is corrected is there once, what was kept comes on. */
static void test_read_anew_before_it_is_recalled(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct stage *s = stage_kept(40, 120), *other = stage_kept(40, 120);
	play(s, "JJD");
	struct visit v = ui_visit(&s->ui, 0, &arena);
	play(other, "<F3>g<M-e><^U>Ada Penrose | mayor | person<Enter><Enter>");
	expect_on_screen(other, "Ada Penrose: 3 of 8");
	struct article_view again = other->view;
	ui_article_reloaded(&other->ui, 0, &again);
	expect_on_screen(other, "Ada Penrose");
	assert_int_equal(ui_visit(&other->ui, 0, &arena).n_corrections, 1);
	ui_recall(&other->ui, 0, &v);
	assert_int_equal(ui_visit(&other->ui, 0, &arena).n_corrections, 2);
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
	snprintf(s->ui.unkept, sizeof s->ui.unkept, "/home/state.db: is damaged");
	play(s, "D");
	expect_on_screen(s, "until you quit: it cannot be kept");
	play(s, "j");
	expect_on_screen(s, "1 fault :messages");
	play(s, ":messages<Enter>");
	expect_on_screen(s, "/home/state.db: is damaged");
	play(s, "<Esc>");
	expect_off_screen(s, "1 fault");
	stage_close(s);
}

/* ---- saying more ------------------------------------------------------------------------- */

static void test_said_by(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "A");
	expect_on_screen(s, "at this quote now");
	play(s, "JJJA");
	expect_on_screen(s, "said by:     Tab: Elena Dimova  Romania's coast guard  Ion Marin");
	play(s, "r<Tab>"); /* those that begin so, one after the other */
	expect_on_screen(s, "said by: Romania's coast guard ");
	play(s, "<Tab>");
	expect_on_screen(s, "said by: Ruth Cole ");
	play(s, "<Enter>");
	expect_on_screen(s, "said by Ruth Cole (^_ takes it back)");
	assert_string_equal(shown(s)->speakers[shown(s)->quotes[3].speaker - 1].name.at,
			    "Ruth Cole");
	expect_on_screen(s, "▐✎Ruth Cole              mixed  1.0");
	play(s, "i");
	expect_on_screen(s, "you say who speaks; found was Romania's coast guard");
	play(s, "<Esc>A<Esc>A<Enter>"); /* nobody was named */
	assert_int_equal(ui_visit(&s->ui, 0, &s->arena).n_corrections, 1);
	/* who has no row yet gets one */
	play(s, "AAda Penrose<Enter>");
	expect_on_screen(s, "said by Ada Penrose");
	assert_int_equal(shown(s)->n_speakers, 4);
	expect_on_screen(s, "✎Ada Penrose");
	struct error e;
	assert_true(document_check(shown(s), &e));
	play(s, "<^_><^_>");
	assert_ptr_equal(shown(s), &s->document);
	stage_close(s);
}

static void test_same_as(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "<F3>gjM");
	expect_on_screen(s, "same as:     Tab: Elena Dimova");
	play(s, "Elena Dimova<Enter>");
	assert_int_equal(shown(s)->n_speakers, 3);
	expect_on_screen(s, " is Elena Dimova (^_ takes it back)");
	expect_on_screen(s, "✎Elena Dimova");
	play(s, "<^_><F4>gjM");
	play(s, "Sofia<Enter>");
	expect_on_screen(s, "Varna is Sofia (^_ takes it back)");
	assert_int_equal(shown(s)->n_regions, 5);
	expect_on_screen(s, "✎Sofia");
	for (uint32_t i = 0; i < shown(s)->n_regions; i++)
		if (str_eq(shown(s)->regions[i].name, STR("Sofia")))
			assert_int_equal(shown(s)->regions[i].n_mentions, 3);
	play(s, "M");
	play(s, "Sofia<Enter>");
	expect_on_screen(s, "that is this row itself");
	play(s, "<Esc>UM"); /* of the quote in the article: its speaker */
	expect_on_screen(s, "nobody was found for this quote");
	struct error e;
	assert_true(document_check(shown(s), &e));
	stage_close(s);
}

/* Nothing is called as a slip of the keyboard says: the line is there to be mended. */
static void test_same_as_nobody(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "<F3>gjM");
	play(s, "Elna Dimova<Enter>");
	expect_on_screen(s, "same as: Elna Dimova    no row is called so. Tab: Elena Dimova");
	assert_int_equal(ui_visit(&s->ui, 0, &s->arena).n_corrections, 0);
	play(s, "<Tab>"); /* what begins as much of it as is right */
	expect_on_screen(s, "same as: Elena Dimova ");
	expect_off_screen(s, "no row is called so");
	play(s, "<Enter>");
	expect_on_screen(s, " is Elena Dimova (^_ takes it back)");
	assert_int_equal(shown(s)->n_speakers, 3);
	play(s, "<F4>gMValhalla<Enter>"); /* of the first row, which is no other */
	expect_on_screen(s, "no row is called so. Tab: Varna");
	play(s, "<Esc>");
	assert_int_equal(shown(s)->n_regions, 6);
	stage_close(s);
}

/* A line that is being written is about what it was begun on, or about nothing. */
static void test_read_anew_while_writing(void **state)
{
	(void)state;
	static const char *const lines[] = {"aso", "ANobody", "A<Tab>", "<M-e>", "M"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct stage *s = stage_kept(40, 120);
		struct article_view reading = s->view;
		reading.document = NULL;
		reading.phase = ARTICLE_FINDING;
		play(s, "JJ");
		play(s, lines[i]);
		ui_article_reloaded(&s->ui, 0, &reading);
		play(s, "<Tab>x<Enter>");
		expect_on_screen(s, "the text was read anew meanwhile: nothing was corrected");
		ui_article_changed(&s->ui, 0, &s->view);
		assert_int_equal(ui_visit(&s->ui, 0, &s->arena).n_corrections, 0);
		stage_close(s);
	}
}

/* Two that are one still have the article's name, whatever lists call them. */
static void test_joined_as_the_article_calls_it(void **state)
{
	(void)state;
	struct stage *s = stage_port(40, 120);
	s->regions[2].name = STR("Serdica"); /* Sofia */
	stage_found(s);
	expect_on_screen(s, "Sofia");
	play(s, "<F4>gjMSofia<Enter>");
	expect_on_screen(s, "✎Sofia");
	expect_off_screen(s, "✎Serdica");
	play(s, "gj<M-e><^U>Serdica | city | BG<Enter>");
	expect_on_screen(s, "✎Serdica");
	stage_close(s);
}

static void test_edit_row(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "JJ<M-e>");
	expect_on_screen(s, "row: Elena Dimova | harbour chief | person ");
	play(s, "<^U>E. Dimova | mayor | robot<Enter>");
	expect_on_screen(s, "robot: is not person, group, organization or anonymous");
	play(s, "<M-e><^U>| mayor | person<Enter>");
	expect_on_screen(s, "a row needs a name");
	play(s, "<M-e><^U>Elena Dimova-Stoev | mayor | Group<Enter>");
	expect_on_screen(s, "Elena Dimova is Elena Dimova-Stoev");
	const struct speaker *who = &shown(s)->speakers[0];
	assert_string_equal(who->role.at, "mayor");
	assert_int_equal(who->kind, SPEAKER_GROUP);
	assert_string_equal(who->aliases.at[0].at, "Elena Dimova");
	play(s, "<F4>g<M-e>");
	expect_on_screen(s, "row: Bulgaria | country | BG ");
	play(s, "<^U>Bulgaria | region | bgr<Enter>");
	expect_on_screen(s, "bgr: a country's code has two letters");
	play(s, "<M-e><^U>Balkans | region |<Enter>");
	expect_on_screen(s, "✎Balkans");
	assert_string_equal(shown(s)->regions[0].country, "");
	assert_false(shown(s)->regions[0].located);
	play(s, "<M-e><^U>Balkans | region | ro<Enter>");
	assert_string_equal(shown(s)->regions[0].country, "RO");
	play(s, "i");
	expect_on_screen(s, "by you");
	stage_close(s);
}

static void test_checked_and_noted(void **state)
{
	(void)state;
	struct stage *s = stage_kept(40, 120);
	play(s, "c");
	expect_on_screen(s, "at this quote now");
	play(s, "Uc"); /* the last quote, which was doubtful */
	expect_on_screen(s, "checked (^_ takes it back)");
	expect_on_screen(s, "┆✓unknown");
	assert_int_equal(s->ui.articles[0].lit.n_doubtful[PANE_QUOTES], 0);
	play(s, "c");
	expect_on_screen(s, "disputed (^_ takes it back)");
	expect_on_screen(s, "┆✗unknown");
	play(s, "c");
	expect_on_screen(s, "open (^_ takes it back)");
	expect_on_screen(s, "┆?unknown");
	play(s, "a");
	expect_on_screen(s, "note:");
	play(s, "ask the owners<Enter>");
	expect_on_screen(s, "noted (^_ takes it back)");
	expect_on_screen(s, "┆✎unknown");
	play(s, "c");
	ui_say(&s->ui, false, "%s", "");
	expect_on_screen(s, "checked, note: ask the owners");
	play(s, "<F9>");
	expect_on_screen(s, "¶6 · .42 · checked, note: ask the owners");
	play(s, "i");
	expect_on_screen(s, "by you      checked, note: ask the owners");
	play(s, "<Esc>a"); /* to be written on */
	expect_on_screen(s, "note: ask the owners");
	play(s, "<^U><Enter>");
	expect_on_screen(s, "no note any more");
	assert_null(shown(s)->quotes[7].note);
	stage_close(s);
}

static void test_signs_without_unicode(void **state)
{
	(void)state;
	struct stage *s = stage_kept(24, 80);
	s->ui.unicode = false;
	play(s, "JJc");
	expect_on_screen(s, "\"+Elena Dimova");
	play(s, "c");
	expect_on_screen(s, "\"xElena Dimova");
	play(s, "cax<Enter>");
	expect_on_screen(s, "\"*Elena Dimova");
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
		cmocka_unit_test(test_read_anew_before_it_is_recalled),
		cmocka_unit_test(test_of_another_article),
		cmocka_unit_test(test_what_ends_with_the_session),
		cmocka_unit_test(test_said_by),
		cmocka_unit_test(test_same_as),
		cmocka_unit_test(test_same_as_nobody),
		cmocka_unit_test(test_read_anew_while_writing),
		cmocka_unit_test(test_joined_as_the_article_calls_it),
		cmocka_unit_test(test_edit_row),
		cmocka_unit_test(test_checked_and_noted),
		cmocka_unit_test(test_signs_without_unicode),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
