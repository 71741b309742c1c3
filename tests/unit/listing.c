/*
 * The rows of the panes: what is not sure enough goes, and what stays is whole: ids, order,
 * speakers.
 */
#include "sample.h"

#include "find/listing/listing.h"

static struct sample s;

#define ARTICLE                                                                                \
	"Council votes on harbour\nIt rained in the valley for two days.\n"                    \
	"“The harbour will stay open for ever,” Maria Huber said.\n"                       \
	"Tom Berg told reporters that the harbour would close in May.\n"                       \
	"“It will be deeper, too, and wider,” Huber said."

static struct str name_of(uint32_t quote)
{
	const struct speaker *who = document_speaker(&s.d, s.d.quotes[quote].speaker);
	return who ? who->name : STR("");
}

/* Finds all, then says how sure each of the quotes is. */
static void find_with(const char *text, uint32_t n, const float *sure)
{
	sample_phrases(&s, text);
	find_before_listing(&s.f);
	assert_int_equal(s.d.n_quotes, n);
	for (uint32_t i = 0; i < n; i++)
		s.d.quotes[i].chance = s.d.quotes[i].confidence = sure[i];
	listing_drop_quotes(&s.f, listing_names(&s.f));
	struct error e;
	if (!document_check(&s.d, &e))
		fail_msg("%s", e.message);
}

static void sure_rows_stay(void **state)
{
	(void)state;
	sample_find(&s, ARTICLE);
	assert_int_equal(s.d.n_quotes, 3);
	for (uint32_t i = 0; i < s.d.n_quotes; i++)
		assert_in_range(s.d.quotes[i].confidence * 100, 60, 100);
	assert_int_equal(s.d.n_speakers, 2);
	for (uint32_t i = 0; i < s.d.n_speakers; i++)
		assert_in_range(s.d.speakers[i].confidence * 100, 50, 100);
}

/* The speaker goes with the last of his quotes, and so do the places where he is named. */
static void unsure_rows_go(void **state)
{
	(void)state;
	find_with(ARTICLE, 3, (const float[]){.9f, .1f, .9f});
	assert_int_equal(s.d.n_quotes, 2);
	assert_int_equal(s.d.n_speakers, 1);
	assert_true(str_eq(name_of(1), STR("Maria Huber")));
	assert_int_equal(s.d.speakers[0].quotes.n, 2);
	assert_int_equal(s.d.speakers[0].quotes.at[1], 2);
	for (uint32_t i = 0; i < s.d.n_speaker_mentions; i++)
		assert_int_equal(s.d.speaker_mentions[i].id, 1);
	find_with(ARTICLE, 3, (const float[]){.1f, .9f, .1f});
	assert_int_equal(s.d.n_quotes, 1);
	assert_int_equal(s.d.quotes[0].speaker, 1);
	assert_true(str_eq(name_of(0), STR("Tom Berg")));
}

/* A report that goes leaves the many words in marks that it holds, but not a few. */
static void words_in_marks_stay(void **state)
{
	(void)state;
	find_with("Harbour\nIt rained.\nMaria Huber said that the harbour was “too small, too "
		  "shallow and too old” for the ships.",
		  1, (const float[]){.1f});
	assert_int_equal(s.d.n_quotes, 1);
	assert_int_equal(s.d.quotes[0].kind, QUOTE_DIRECT);
	assert_true(str_eq(sample_str(&s, s.d.quotes[0].span),
			   STR("too small, too shallow and too old")));
	assert_true(str_eq(name_of(0), STR("Maria Huber")));
	find_with("Harbour\nIt rained.\nMaria Huber said that the harbour was “too small” for "
		  "the "
		  "ships.",
		  1, (const float[]){.1f});
	assert_int_equal(s.d.n_quotes, 0);
	assert_int_equal(s.d.n_speakers, 0);
}

/* A report, sure, and marked words in it that are as sure as is told: is that all one row? */
static bool one_row(float sure, bool of_another)
{
	sample_phrases(
		&s, "Harbour\nIt rained.\nMaria Huber said that, because Lenz testified that "
		    "her words were “careful and true,” the plan would stand.");
	find_before_listing(&s.f);
	assert_int_equal(s.d.n_quotes, 2);
	assert_int_equal(s.d.quotes[1].kind, QUOTE_DIRECT);
	s.d.quotes[0].chance = s.d.quotes[0].confidence = s.d.quotes[1].chance = .9f;
	s.d.quotes[1].confidence = sure;
	s.d.quotes[1].speaker = of_another ? 0 : s.d.quotes[0].speaker;
	listing_drop_quotes(&s.f, listing_names(&s.f));
	return s.d.n_quotes == 1;
}

/* Marked words in a report of the same speaker are part of it, unless they surely are a row. */
static void words_of_a_report(void **state)
{
	(void)state;
	assert_false(one_row(.9f, false));
	assert_false(one_row(.1f, true));
	assert_true(one_row(.1f, false));
	assert_int_equal(s.d.quotes[0].kind, QUOTE_MIXED);
	assert_int_equal(s.d.quotes[0].parts.n, 1);
	assert_true(
		str_eq(sample_str(&s, s.d.quotes[0].parts.at[0]), STR("careful and true,")));
}

/* What was reported in a quote that goes is reported in what holds that. */
static void nesting(void **state)
{
	(void)state;
	sample_phrases(&s,
		       "Harbour\nIt rained.\nMaria Huber said that Tom Berg had told her that "
		       "the harbour would close.");
	find_before_listing(&s.f);
	assert_int_equal(s.d.n_quotes, 2);
	assert_int_equal(s.d.quotes[1].within, 1);
	s.d.quotes[0].chance = 0;
	s.d.quotes[1].chance = s.d.quotes[1].confidence = 1;
	listing_drop_quotes(&s.f, listing_names(&s.f));
	assert_int_equal(s.d.n_quotes, 1);
	assert_int_equal(s.d.quotes[0].within, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sure_rows_stay),
		cmocka_unit_test(unsure_rows_go),
		cmocka_unit_test(words_in_marks_stay),
		cmocka_unit_test(words_of_a_report),
		cmocka_unit_test(nesting),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	sample_free(&s);
	return failed;
}
