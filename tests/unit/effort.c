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

/*
 * So many times the text takes as many times as long, but their square where a loop goes over
 * all of it; what takes hardly any time says nothing on a busy machine. What seems too long is
 * taken once more: in the first turn the memory may be new, which takes time of its own.
 */
static void check_growth(const char *unit, size_t few, size_t times)
{
	const double short_time = .05, most = 4 * (double)times;
	double one = time_of(unit, few), many = time_of(unit, few * times);
	if (many <= short_time || many <= most * one)
		return;
	one = time_of(unit, few);
	many = time_of(unit, few * times);
	if (many > short_time && many > most * one)
		fail_msg("%s: %zu KB took %.0f ms, %zu KB %.0f ms", unit, few / 1000, one * 1e3,
			 few * times / 1000, many * 1e3);
}

static void check_all(const char *const *units, size_t n, size_t few, size_t times)
{
	for (size_t i = 0; i < n; i++)
		check_growth(units[i], few, times);
}

static void time_grows_with_the_text(void **state)
{
	(void)state;
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
	check_all(units, sizeof units / sizeof *units, 40000, 8);
}

/* Who is meant is looked for in the sentence, which may be all of the text. */
static void time_grows_with_a_sentence(void **state)
{
	(void)state;
	static const char *const units[] = {
		"Tom Orr, Bo Lund, “a,” he said, ",
		"Ada Orr, “a,” it said, ",
		"Paris, who said that ",
		"a librarian wept and “a b,” she said, ",
	};
	check_all(units, sizeof units / sizeof *units, 50000, 16);
}

int main(void)
{
	enum { MOST = 1 << 30 };
	mallopt(M_MMAP_THRESHOLD, MOST); /* memory that was given back is not new again */
	mallopt(M_TRIM_THRESHOLD, MOST);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_with_the_text),
		cmocka_unit_test(time_grows_with_a_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
