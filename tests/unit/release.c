/* What stands below the text of a press release: nothing is found in it. */
#include "reader/find.h"
#include "reader/input.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#define STORY                                                                                  \
	"FOR IMMEDIATE RELEASE\n\nOrla Steel opens its second yard at the river\n\n"           \
	"ORLA, June 4 - Orla Steel today opened its second yard, in which 180 people will "    \
	"mend what other yards gave up, the company said.\n\n\"Bridges should not have to "    \
	"cross a river to be mended,\" said Petra Lund, who leads it. \"We bring the "         \
	"yard.\"\n"                                                                            \
	"\nThe yard will serve towns on both banks, and is driven by the river itself, "       \
	"which it gives back as it was.\n\nLund said the company expects to double the "       \
	"yard's capacity by the end of the year, and would hire from both banks.\n\n"

static uint32_t quotes_of(const char *text, uint32_t *n_asides)
{
	struct input in;
	struct error e = {0};
	struct arena scratch = {0};
	assert_true(input_open(&in, "release", strlen(text), &e));
	assert_true(input_feed(&in, text, strlen(text), true, &e));
	const struct content *c = &in.content;
	struct document d = {.text = c->text,
			     .paragraphs = c->paragraphs,
			     .n_paragraphs = c->n_paragraphs,
			     .asides = {c->asides, c->n_asides}};
	assert_true(find_document(&d, NULL, &scratch, NULL));
	uint32_t n = d.n_quotes;
	*n_asides = c->n_asides;
	document_free(&d);
	arena_free(&scratch);
	input_close(&in);
	return n;
}

static void test_rest(void **state)
{
	(void)state;
	static const char *const rests[] = {
		"About Orla Steel\n\nOrla Steel makes bridges. “We float,” its founder says.\n",
		"About us\n\nWe make bridges. “We float,” our founder Ole Lund says.\n",
		"About Orla Steel: It makes bridges. “We float,” its founder says.\n",
		"###\n\nFor the press: “We float,” says the founder, Ole Lund.\n",
		"-30-\n\nThe desk says “We float” is not to be used.\n",
	};
	uint32_t asides, story = quotes_of(STORY, &asides);
	assert_int_equal(asides, 0);
	for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
		char text[4096];
		snprintf(text, sizeof text, STORY "%s", rests[i]);
		if (quotes_of(text, &asides) != story || asides != 1)
			fail_msg("%s", rests[i]);
	}
}

/* It may be the article that goes on. */
static void test_no_rest(void **state)
{
	(void)state;
	static const char *const texts[] = {
		STORY "About midnight\n\nThe first bridge came in, and the band played.\n",
		STORY "About Petra Lund the town is of two minds: some say that she floats.\n",
		STORY "About Orla\n\nMore than one thing can be said, and it was.\n",
		"About Orla Steel\n\nOrla Steel makes bridges. “We float,” its founder says.\n",
		STORY "About Orla Bay\n\nOrla Bay lies behind the yard, and it has the only "
		      "beach of the town that is warm.\n\nWe went there at noon, by the bus "
		      "that leaves from the yard, and were not alone.\n\nThe beach is as "
		      "long as the river, and “nobody owns it”, says Ole Lund of the "
		      "kiosk.\n\nAt night it is lit by the lamps of the ships that wait "
		      "before the yard that is new.\n",
		STORY "* * *\n\nThe second yard is the last one.\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		uint32_t asides;
		quotes_of(texts[i], &asides);
		if (asides)
			fail_msg("%s", texts[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rest),
		cmocka_unit_test(test_no_rest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
