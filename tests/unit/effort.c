/* The finding takes time in proportion to the text, whatever one paragraph of it holds. */
#include "reader/find.h"

#include <malloc.h>
#include <stdlib.h>
#include <time.h>

#include <setjmp.h>
#include <cmocka.h>

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* The processor time that one paragraph of n bytes takes which repeats `unit`. */
static double time_of(const char *unit, size_t n)
{
	size_t length = strlen(unit);
	char *text = malloc(n);
	assert_non_null(text);
	for (size_t i = 0; i < n; i++)
		text[i] = unit[i % length];
	struct span whole = {0, (uint32_t)n};
	struct document d = {.text = {text, n}, .paragraphs = &whole, .n_paragraphs = 1};
	struct arena scratch = {0};
	double start = seconds();
	assert_true(find_document(&d, NULL, &scratch, NULL));
	double took = seconds() - start;
	assert_false(d.partial);
	document_free(&d);
	arena_free(&scratch);
	free(text);
	return took;
}

/* Of two turns: in the first the memory may be new, which takes time of its own. */
static double least_time_of(const char *unit, size_t n)
{
	double first = time_of(unit, n), second = time_of(unit, n);
	return second < first ? second : first;
}

/* Eight times the text takes 8 times as long, 64 times where a loop goes over all of it. */
static void time_grows_with_the_text(void **state)
{
	(void)state;
	enum { FEW = 40000, TIMES = 8, TOO_MANY = 32, MOST = 1 << 30 };
	static const char *const units[] = {
		"He said that. ",
		"he said that ",
		"She said that he was wrong. “We will see,” he said. ",
		"Officials said that officials warned that ",
		"A. B. Name said that ",
		"Mary Jones and John Smith said “no”. He agreed. ",
		"“a” said he “b” ",
		"Paris, ",
		"(\"",
		"A.",
		"(“ab, said Huber ",
		"(“ab c. It is, yes. ",
		"Ada: “a b” and ",
	};
	mallopt(M_MMAP_THRESHOLD, MOST); /* memory that was given back is not new again */
	mallopt(M_TRIM_THRESHOLD, MOST);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		double few = least_time_of(units[i], FEW),
		       many = least_time_of(units[i], FEW * TIMES);
		if (many > TOO_MANY * few)
			fail_msg("%s: %zu KB took %.0f ms, %d KB %.0f ms", units[i],
				 (size_t)FEW / 1000, few * 1e3, FEW * TIMES / 1000, many * 1e3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_with_the_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
