/* Several articles: their list, the voices of all of them, opening one more. */
#include "play.h"

#include "reader/text.h"

static const char second_text[] =
	"Ferry waits for a captain\n\n"
	"“The tide will not wait,” said harbour chief Elena Dimova.\n\n"
	"“Then let it go,” said Omar Said, a passenger.\n";

/* The article of the port, and another that lies behind it. */
static struct stage *two(struct stage **second)
{
	struct stage *s = stage_port(24, 80), *t = calloc(1, sizeof *t);
	stage_found(s);
	stage_cut(t, second_text);
	t->view.title = t->document.title = t->view.paragraphs[0];
	stage_speaker(t, SPEAKER_PERSON, "Elena Dimova", "harbour chief", "Elena Dimova");
	stage_speaker(t, SPEAKER_PERSON, "Omar Said", "passenger", "Omar Said");
	stage_quote(t, QUOTE_DIRECT, 1, "The tide will not wait,", "Elena Dimova", "said", .9f);
	stage_quote(t, QUOTE_DIRECT, 2, "Then let it go,", "Omar Said", "said", .9f);
	stage_open(t, 24, 80);
	stage_found(t);
	t->view.generation = s->view.generation = 1;
	ui_article_changed(&s->ui, 0, &s->view);
	*second = t;
	return s;
}

static void test_they_are_listed(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	play(s, "<F8>");
	expect_on_screen(s, "─ Articles ─");
	expect_on_screen(s, "›Storm closes Bulgaria's port of");
	expect_on_screen(s, "8 quotes");
	expect_on_screen(s, " other.txt                            not opened yet");
	ui_article_changed(&s->ui, 1, &t->view);
	expect_on_screen(s, " Ferry waits for a captain            0%    2 quotes");
	play(s, "j<Enter>");
	expect_on_screen(s, "“The tide will not wait,”");
	expect_on_screen(s, "2/2");
	play(s, "<F8>tt"); /* by number of quotes, by title: Ferry before Storm */
	assert_int_equal(role_from(s, 2, "Ferry"), ROLE_CURRENT);
	play(s, "k<Enter>");
	assert_int_equal(s->ui.at, 1);
	play(s, "<F8>j<Enter>");
	assert_int_equal(s->ui.at, 0);
	play(s, "<F8>q");
	assert_int_equal(s->ui.page, PANE_ARTICLE);
	stage_close(s);
	stage_close(t);
}

static void test_the_list_is_searched_copied_asked(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	ui_article_changed(&s->ui, 1, &t->view);
	play(s, "<F8>/ferry<Enter>y");
	assert_int_equal(s->effect.kind, EFFECT_COPY);
	assert_true(str_eq(s->effect.text, STR("news/other.txt")));
	play(s, "i");
	expect_on_screen(s, "2: 2 direct, 0 mixed, 0 indirect");
	play(s, "<Esc>&storm<Enter>");
	expect_on_screen(s, "&storm 1 of 2");
	expect_off_screen(s, "Ferry");
	stage_close(s);
	stage_close(t);
}

static void test_one_that_cannot_be_read(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	struct article_view bad = {.phase = ARTICLE_FAILED,
				   .generation = 1,
				   .error = "news/other.txt: no such file"};
	ui_article_changed(&s->ui, 1, &bad);
	play(s, "<F8>");
	expect_on_screen(s, "cannot be read");
	play(s, "j<Enter>");
	expect_on_screen(s, "news/other.txt: no such file");
	play(s, "<F8>ki"); /* the list is there where no article is, too */
	expect_on_screen(s, "8: 3 direct, 2 mixed, 3 indirect");
	stage_close(s);
	stage_close(t);
}

static void test_all_voices(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	ui_article_changed(&s->ui, 1, &t->view);
	play(s, "<M-v>");
	expect_on_screen(s, "─ All voices ────");
	expect_on_screen(s, "10 in 2 articles");
	expect_on_screen(s, "Elena Dimova, harbour chief ────");
	expect_on_screen(s, " 4 │"); /* three of the one, one of the other */
	play(s, "jjj");
	assert_int_equal(role_from(s, 2, "The tide will"), ROLE_CURRENT);
	play(s, "y");
	assert_true(memmem(s->effect.text.at, s->effect.text.n, "Ferry waits", 11) != NULL);
	play(s, "i");
	expect_on_screen(s, "Quote 1 of 2");
	play(s, "<Esc><Enter>");
	assert_int_equal(s->ui.at, 1);
	assert_int_equal(ui_article(&s->ui)->quote, 1);
	assert_int_equal(s->ui.focus, PANE_ARTICLE);
	play(s, "<M-v>&omar<Enter>");
	expect_on_screen(s, "&omar 1 of 10");
	expect_off_screen(s, "“The tide");
	stage_close(s);
	stage_close(t);
}

/* How many quotes of an article are to be exported. */
static uint32_t exported(const struct stage *s, uint32_t article)
{
	const bool *quotes = s->effect.quotes[article];
	uint32_t n = 0;
	assert_int_equal(s->effect.kind, EFFECT_EXPORT);
	for (uint32_t i = 0; quotes && i < s->ui.articles[article].view.document->n_quotes; i++)
		n += quotes[i];
	return n;
}

/* What was searched for in an article is kept with that one. */
static void test_searches_of_each(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct stage *t, *s = two(&t);
	ui_article_changed(&s->ui, 1, &t->view);
	play(s, "/gates<Enter><M-n>/boats<Enter>");
	for (uint32_t i = 0; i < 2; i++) {
		struct visit v = ui_visit(&s->ui, i, &arena);
		uint32_t n = 0;
		for (size_t k = 0; k < v.n_traces; k++) {
			if (v.traces[k].kind != TRACE_SEARCH)
				continue;
			n++;
			assert_true(str_eq(v.traces[k].words, i ? STR("boats") : STR("gates")));
		}
		assert_int_equal(n, 1);
	}
	play(s, "/<Up><Up>");
	expect_on_screen(s, "/gates"); /* of the others Up tells, too */
	arena_free(&arena);
	stage_close(s);
	stage_close(t);
}

/* What is listed of all articles is what E writes, and nothing where nothing is. */
static void test_export_of_several(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	ui_article_changed(&s->ui, 1, &t->view);
	play(s, "<M-v>Ea.csv<Enter>");
	assert_int_equal(exported(s, 0), 8);
	assert_int_equal(exported(s, 1), 2);
	play(s, "&omar<Enter>Ea.csv<Enter>");
	assert_int_equal(exported(s, 0) + exported(s, 1), 1);
	play(s, "&nobody at all<Enter>Ea.csv<Enter>");
	assert_int_equal(exported(s, 0) + exported(s, 1), 0);
	play(s, "&<Enter><F8>Ea.csv<Enter>");
	assert_int_equal(exported(s, 0), 8);
	assert_int_equal(exported(s, 1), 2);
	play(s, "&other<Enter>Ea.csv<Enter>");
	assert_int_equal(exported(s, 0), 0);
	assert_int_equal(exported(s, 1), 2);
	stage_close(s);
	stage_close(t);
}

static void test_voices_of_findings_that_come(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	play(s, "<M-v>G");
	expect_on_screen(s, "8 in 2 articles");
	expect_off_screen(s, "Omar");
	ui_article_changed(&s->ui, 1, &t->view);
	expect_on_screen(s, "10 in 2 articles");
	assert_int_equal(role_from(s, 2, "the matter"), ROLE_CURRENT); /* the cursor stays */
	play(s, "t");
	expect_on_screen(s, "sorted by speaker");
	stage_close(s);
	stage_close(t);
}

/* ---- one more ---------------------------------------------------------------------------- */

static void test_one_more_is_opened(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	play(s, ":e news/third one.txt<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_OPEN);
	assert_true(str_eq(s->effect.text, STR("news/third one.txt")));
	play(s, "/"); /* what is being typed is about the article before */
	ui_opened(&s->ui, "news/third one.txt");
	ui_article_changed(&s->ui, 2, &t->view);
	expect_on_screen(s, "3/3");
	expect_on_screen(s, "“The tide will not wait,”");
	play(s, ":p<Enter>:p<Enter>");
	expect_on_screen(s, "1/3");
	play(s, ":n<Enter>");
	expect_on_screen(s, "2/3");
	s->ui.options.secure = true;
	play(s, ":e x<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, "off in secure mode");
	stage_close(s);
	stage_close(t);
}

static void offer(struct stage *s, const char *one, const char *other)
{
	struct arena arena = {0};
	struct str *paths = ARENA_ARRAY(&arena, 2, struct str);
	paths[0] = str_of(one);
	paths[1] = str_of(other ? other : "");
	ui_paths(&s->ui, &arena, paths, other ? 2 : *one ? 1 : 0);
}

static void test_paths_are_completed(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	play(s, ":e ne<Tab>");
	assert_int_equal(s->effect.kind, EFFECT_PATHS);
	assert_true(str_eq(s->effect.text, STR("ne")));
	offer(s, "news/", NULL);
	expect_on_screen(s, ":e news/");
	play(s, "<Tab>"); /* a folder is gone into */
	assert_int_equal(s->effect.kind, EFFECT_PATHS);
	assert_true(str_eq(s->effect.text, STR("news/")));
	offer(s, "news/a b.txt", "news/c.txt");
	expect_on_screen(s, ":e news/a b.txt ");
	play(s, "<Tab>");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, ":e news/c.txt ");
	play(s, "<Tab>");
	expect_on_screen(s, ":e news/a b.txt ");
	play(s, "x<Tab>");
	offer(s, "", NULL);
	expect_on_screen(s, ":e news/a b.txtx    no such file");
	stage_close(s);
	stage_close(t);
}

/* ---- editing, following ------------------------------------------------------------------ */

static void test_editing(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "v");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, "no file that could be edited"); /* it came from a pipe */
	s->view.key = 1;
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "jv");
	assert_int_equal(s->effect.kind, EFFECT_EDIT);
	assert_int_equal(s->effect.at, ui_article(&s->ui)->anchor);
	play(s, "JJv");
	assert_int_equal(s->effect.at, s->quotes[1].span.start);
	s->ui.options.secure = true;
	play(s, "v");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, "editing is off in secure mode");
	stage_close(s);
}

static void test_following(void **state)
{
	(void)state;
	struct stage *s = stage_port(12, 80);
	struct str all = s->view.text;
	uint32_t n = s->view.n_paragraphs;
	s->view.phase = ARTICLE_READING;
	s->view.n_paragraphs = n - 2;
	s->view.text.n = s->view.paragraphs[n - 3].end;
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "F");
	assert_int_equal(s->effect.kind, EFFECT_FOLLOW);
	expect_on_screen(s, "following what grows: any key ends that");
	expect_on_screen(s, "no less than a");
	s->view.text = all;
	s->view.n_paragraphs = n;
	ui_article_changed(&s->ui, 0, &s->view);
	expect_on_screen(s, "the matter was for the owners.");
	play(s, "k"); /* a key ends it and does what it does */
	assert_false(s->ui.following);
	uint32_t anchor = ui_article(&s->ui)->anchor;
	ui_article_changed(&s->ui, 0, &s->view);
	assert_int_equal(ui_article(&s->ui)->anchor, anchor);
	play(s, "F<Esc>");
	assert_false(s->ui.following);
	expect_off_screen(s, "following");
	stage_found(s); /* of a pipe that has ended */
	play(s, "F");
	expect_on_screen(s, "nothing more comes of this");
	stage_close(s);
}

/* ---- the archive ------------------------------------------------------------------------- */

static void archived(struct stage *s, const struct said *said, size_t n)
{
	struct arena arena = {0};
	struct said *copy = ARENA_ARRAY(&arena, n, struct said);
	memcpy(copy, said, n * sizeof *copy);
	ui_archived(&s->ui, &arena, copy, n);
}

static void test_a_quote_of_the_archive_is_gone_to(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	struct said said[12] = {0};
	for (size_t i = 0; i < 12; i++)
		said[i] =
			(struct said){.words = STR("It is a matter of months, not weeks,"),
				      .speaker = STR("Ruth Cole"),
				      .visit = {.path = STR("/news/ships.txt"), .content = 7}};
	said[10].words = STR("Then let it go,");
	said[10].speaker = STR("Omar Said");
	said[10].start = 88; /* as it was before the text was changed */
	said[10].visit = (struct visit){.path = STR("/news/ferry.txt"), .content = 8};
	archived(s, said, 12);
	expect_on_screen(s, "›  It is a matter of months");
	expect_on_screen(s, "Enter open");
	play(s, "Gk"); /* the cursor takes the sheet with it */
	expect_on_screen(s, "›  Then let it go,");
	play(s, "b<PgDn><Enter>");
	assert_int_equal(s->effect.kind, EFFECT_OPEN);
	assert_true(str_eq(s->effect.text, STR("/news/ships.txt")) ||
		    str_eq(s->effect.text, STR("/news/ferry.txt")));
	archived(s, said, 12);
	play(s, "10j<Enter>");
	assert_true(str_eq(s->effect.text, STR("/news/ferry.txt")));
	ui_article_changed(&s->ui, 0, &s->view); /* that is another one */
	ui_opened(&s->ui, "/news/ferry.txt");
	t->view.key = 9;
	ui_article_changed(&s->ui, 2, &t->view);
	assert_int_equal(s->ui.at, 2);
	assert_int_equal(ui_article(&s->ui)->quote, 2);
	archived(s, said, 12);
	play(s, "q"); /* nothing is opened */
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	stage_close(s);
	stage_close(t);
}

static void test_one_that_is_open_is_gone_to(void **state)
{
	(void)state;
	struct stage *t, *s = two(&t);
	struct said said = {.words = STR("the matter was for the owners"),
			    .visit = {.path = STR("news/port.txt"), .content = 5}};
	uint32_t at = s->quotes[7].span.start;
	said.start = (uint32_t)text_points((struct str){s->view.text.at, at});
	s->view.key = 5;
	ui_article_changed(&s->ui, 0, &s->view);
	play(s, "<M-n>");
	archived(s, &said, 1);
	play(s, "<Enter>");
	ui_show(&s->ui, 0);
	assert_int_equal(ui_article(&s->ui)->quote, 8);
	stage_close(s);
	stage_close(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_they_are_listed),
		cmocka_unit_test(test_the_list_is_searched_copied_asked),
		cmocka_unit_test(test_one_that_cannot_be_read),
		cmocka_unit_test(test_all_voices),
		cmocka_unit_test(test_searches_of_each),
		cmocka_unit_test(test_export_of_several),
		cmocka_unit_test(test_voices_of_findings_that_come),
		cmocka_unit_test(test_one_more_is_opened),
		cmocka_unit_test(test_paths_are_completed),
		cmocka_unit_test(test_editing),
		cmocka_unit_test(test_following),
		cmocka_unit_test(test_a_quote_of_the_archive_is_gone_to),
		cmocka_unit_test(test_one_that_is_open_is_gone_to),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
