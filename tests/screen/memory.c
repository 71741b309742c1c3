/* Marks; and what is kept of an article put back, in its text and in one a little changed. */
#include "play.h"

static struct stage *stage_small(void)
{
	return stage_ready(14, 60);
}

static uint32_t anchor(const struct stage *s)
{
	return s->ui.articles[0].anchor;
}

static void test_marks(void **state)
{
	(void)state;
	struct stage *s = stage_small();
	play(s, "jjmajjj");
	expect_on_screen(s, "Varna");
	uint32_t here = anchor(s);
	play(s, "<Apostrophe>");
	expect_on_screen(s, "go to which mark? a, ' is before the last jump");
	play(s, "a");
	uint32_t marked = anchor(s);
	assert_true(marked < here && marked > 0);
	play(s, "<Apostrophe><Apostrophe>");
	assert_int_equal(anchor(s), here);
	play(s, "<Apostrophe>b");
	expect_on_screen(s, "no place is marked b");
	play(s, "m1");
	expect_on_screen(s, "a mark is a letter");
	/* a key that is asked for is no action, and Esc takes the asking back */
	play(s, "mj<Apostrophe><Esc>j");
	assert_true(anchor(s) > here);
	play(s, "<Apostrophe>j");
	assert_int_equal(anchor(s), here);
	stage_close(s);
}

/* What is kept of this stage, put back on another. */
static void hand_over(const struct stage *from, struct stage *to)
{
	struct arena arena = {0};
	struct visit v = ui_visit(&from->ui, 0, &arena);
	assert_true(v.n_traces > 0);
	ui_recall(&to->ui, 0, &v);
	arena_free(&arena);
}

static struct stage *stage_left(void)
{
	struct stage *s = stage_small();
	play(s, "/tugs<Enter>ggjmzJJJlG");
	assert_true(anchor(s) > 0);
	return s;
}

static void expect_alike(const struct stage *left, const struct stage *back)
{
	const struct ui_article *a = &left->ui.articles[0], *b = &back->ui.articles[0];
	assert_int_equal(a->anchor, b->anchor);
	assert_int_equal(a->quote, b->quote);
	assert_int_equal(a->marked, b->marked);
	assert_int_equal(a->marks['z' - 'a'], b->marks['z' - 'a']);
	assert_int_equal(a->n_jumps, b->n_jumps);
	assert_memory_equal(a->jumps, b->jumps, a->n_jumps * sizeof *a->jumps);
	assert_int_equal(b->light.speakers.n, 1);
	assert_int_equal(a->light.speakers.at[0], b->light.speakers.at[0]);
}

static void test_it_is_put_back(void **state)
{
	(void)state;
	struct stage *left = stage_left();
	struct stage *before = stage_port(14, 60), *behind = stage_small();
	hand_over(left, before); /* before the findings come */
	assert_int_equal(anchor(before), anchor(left));
	struct arena arena = {0}; /* what waits for them is kept all the same */
	struct visit v = ui_visit(&before->ui, 0, &arena);
	struct visit all = ui_visit(&left->ui, 0, &arena);
	assert_int_equal(v.n_traces, all.n_traces);
	arena_free(&arena);
	stage_found(before);
	expect_alike(left, before);
	hand_over(left, behind);
	expect_alike(left, behind);
	play(behind, "n");
	expect_on_screen(behind, "tugs");
	stage_close(left);
	stage_close(before);
	stage_close(behind);
}

/* Searches for words that are not there: of that letter, q, and one of the alphabet. */
static void search_for(struct stage *s, char first, int n)
{
	for (int i = 0; i < n; i++) {
		char keys[] = {'/', first, 'q', (char)('a' + i), '<', 'E', 'n', 't', 'e',
			       'r', '>',   0};
		play(s, keys);
	}
}

/* There is room for so many: the oldest go, but for none that were put back. */
static void test_the_newest_searches_are_kept(void **state)
{
	(void)state;
	struct stage *left = stage_small(), *full = stage_small();
	search_for(left, 'x', 20);
	search_for(left, 'z', 20);
	hand_over(left, full);
	play(full, "/<Up>");
	expect_on_screen(full, "/zqt");
	for (int i = 1; i < UI_HISTORY; i++)
		play(full, "<Up>");
	expect_on_screen(full, "/xqi");
	play(full, "<Up>");
	expect_on_screen(full, "/xqi");
	play(full, "<Esc>");
	search_for(full, 'v', 20);
	search_for(full, 'w', 12);
	hand_over(left, full);
	play(full, "/<Up>");
	expect_on_screen(full, "/wql");
	stage_close(left);
	stage_close(full);
}

static void test_who_has_moved_stays(void **state)
{
	(void)state;
	struct stage *left = stage_left(), *s = stage_small();
	play(s, "jj");
	uint32_t here = anchor(s);
	hand_over(left, s);
	assert_int_equal(anchor(s), here);
	stage_close(left);
	stage_close(s);
}

static void test_a_text_that_has_changed(void **state)
{
	(void)state;
	struct stage *left = stage_left(), *s = calloc(1, sizeof *s);
	stage_cut(s, PORT_TITLE
		  "\n\n"
		  "UPDATED — A paragraph was put before all the others.\n\n"
		  "Elena Dimova slept. “We will open the gates within two days.”\n\n"
		  "Grain prices rose 1.4% to $230 a tonne. A spokesman for the shipping "
		  "line, asked about the delay, said the matter was for the owners. Many "
		  "more words follow so that there is a second page of them, with grain and "
		  "ships and tugs in it, and with nothing else that anybody could use.\n\n"
		  "And one line.\n\nAnd another.\n\nAnd a third one of them.\n");
	stage_speaker(s, SPEAKER_PERSON, "Ion Marin", "captain", "");
	stage_speaker(s, SPEAKER_PERSON, "Elena Dimova", "", "Elena Dimova");
	stage_quote(s, QUOTE_DIRECT, 2, "We will open the gates within two days.",
		    "Elena Dimova", "", .9f);
	stage_open(s, 14, 60);
	stage_found(s);
	hand_over(left, s);
	const struct ui_article *a = &s->ui.articles[0];
	assert_int_equal(a->quote, 1);
	assert_true(a->light.speakers.n == 1 && a->light.speakers.at[0] == 2);
	assert_true(a->anchor > 0);
	stage_close(left);
	stage_close(s);
}

/* A text read anew is how it was, though what was kept of it comes before its findings. */
static void test_what_waits_is_not_lost(void **state)
{
	(void)state;
	struct stage *s = stage_left();
	uint32_t quote = s->ui.articles[0].quote, lit = s->ui.articles[0].light.speakers.at[0];
	struct article_view finding = s->view;
	finding.document = NULL;
	finding.phase = ARTICLE_FINDING;
	struct trace kept[] = {{TRACE_TAUGHT, 0, STR("")}, {TRACE_KINDS, 1, STR("")}};
	ui_article_reloaded(&s->ui, 0, &finding);
	ui_recall(&s->ui, 0, &(struct visit){.traces = kept, .n_traces = 2});
	assert_int_equal(s->ui.articles[0].quote, 0);
	ui_article_changed(&s->ui, 0, &s->view);
	assert_int_equal(s->ui.articles[0].quote, quote);
	assert_int_equal(s->ui.articles[0].light.speakers.n, 1);
	assert_int_equal(s->ui.articles[0].light.speakers.at[0], lit);
	assert_int_equal(s->ui.articles[0].light.kinds, 0);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_it_is_put_back),
		cmocka_unit_test(test_what_waits_is_not_lost),
		cmocka_unit_test(test_the_newest_searches_are_kept),
		cmocka_unit_test(test_who_has_moved_stays),
		cmocka_unit_test(test_a_text_that_has_changed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
