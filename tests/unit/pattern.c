/* Patterns: case, literals, faults, next and previous. */
#include "reader/pattern.h"

#include <setjmp.h>
#include <stdio.h>
#include <time.h>
#include <cmocka.h>

static const char article[] =
	"The mayor said “no” in Kursk. The Mayor of Zürich, ZÜRICH, said a+b.";
static const struct str text = {article, sizeof article - 1};

static struct pattern *compile(const char *source, enum pattern_case how, bool literal)
{
	struct error e;
	struct pattern *p = pattern_compile(str_of(source), how, literal, &e);
	if (!p)
		fail_msg("%s: %s", source, e.message);
	return p;
}

static int count(const char *source, enum pattern_case how, bool literal)
{
	struct pattern *p = compile(source, how, literal);
	struct span m = {0};
	int n = 0;
	while (pattern_next(p, text, m.end, &m))
		n++;
	pattern_free(p);
	return n;
}

static void test_case(void **state)
{
	(void)state;
	assert_int_equal(count("mayor", PATTERN_SMART, false), 2);
	assert_int_equal(count("Mayor", PATTERN_SMART, false), 1);
	assert_int_equal(count("mayor", PATTERN_EXACT, false), 1);
	assert_int_equal(count("MAYOR", PATTERN_FOLD, false), 2);
	assert_int_equal(count("zürich", PATTERN_SMART, false), 2);
	assert_int_equal(count("\\Wsaid\\W", PATTERN_SMART, false), 2);
	assert_int_equal(count("\\Wmayor", PATTERN_SMART, false), 2); /* \W is no capital */
}

static void test_literal(void **state)
{
	(void)state;
	assert_int_equal(count("a+b", PATTERN_SMART, true), 1);
	assert_int_equal(count("a+b", PATTERN_SMART, false), 0);
	assert_int_equal(count(".", PATTERN_SMART, true), 2);
	assert_int_equal(count("\\W", PATTERN_SMART, true), 0);
	assert_int_equal(count("(kur|zür)", PATTERN_SMART, false), 3);
}

static void test_faults(void **state)
{
	(void)state;
	struct error e;
	assert_null(pattern_compile(STR("ü(a"), PATTERN_SMART, false, &e));
	assert_non_null(strstr(e.message, "at character 4"));
	assert_null(pattern_compile(STR(""), PATTERN_SMART, false, &e));
	assert_non_null(strstr(e.message, "empty"));
	assert_null(pattern_compile(STR("\\C"), PATTERN_SMART, false, &e));
	assert_null(pattern_compile(STR("a\xff"), PATTERN_SMART, true, &e));
	pattern_free(NULL);
}

static void test_next_previous(void **state)
{
	(void)state;
	struct pattern *p = compile("said", PATTERN_SMART, false);
	struct span first, second, m;
	assert_true(pattern_next(p, text, 0, &first));
	assert_int_equal(first.start, 10);
	assert_int_equal(first.end, 14);
	assert_true(pattern_next(p, text, first.end, &second));
	assert_false(pattern_next(p, text, second.end, &m));
	assert_false(pattern_next(p, text, text.n, &m));
	assert_false(pattern_next(p, text, text.n + 1, &m));
	assert_true(pattern_previous(p, text, text.n, &m));
	assert_int_equal(m.start, second.start);
	assert_true(pattern_previous(p, text, second.start, &m));
	assert_int_equal(m.start, first.start);
	assert_false(pattern_previous(p, text, first.start, &m));
	assert_false(pattern_next(p, (struct str){NULL, 0}, 0, &m));
	pattern_free(p);
}

static void test_empty_matches(void **state)
{
	(void)state;
	assert_int_equal(count("x*", PATTERN_SMART, false), 0);
	assert_int_equal(count("K*", PATTERN_SMART, false), 1);
	assert_int_equal(count("^", PATTERN_SMART, false), 0);
	/* a match that began behind its own end would never end a loop */
	assert_null(pattern_compile(STR("(?=ab\\K)"), PATTERN_SMART, false, NULL));
}

static void test_hostile(void **state)
{
	(void)state;
	char subject[5001];
	memset(subject, 'a', sizeof subject - 1);
	subject[sizeof subject - 1] = '!';
	struct pattern *p = compile("(a+)+$", PATTERN_SMART, false);
	struct span m;
	struct timespec from, to;
	clock_gettime(CLOCK_MONOTONIC, &from);
	assert_false(pattern_next(p, (struct str){subject, sizeof subject}, 0, &m));
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_true(to.tv_sec - from.tv_sec < 2);
	pattern_free(p);
	/* some million steps before the match that it does have */
	p = compile("(a+)+$|b", PATTERN_SMART, false);
	assert_false(pattern_next(p, STR("aaaaaaaaaaaaaaaaaaaab"), 0, &m));
	assert_true(pattern_next(p, STR("aaaab"), 0, &m));
	pattern_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_case),          cmocka_unit_test(test_literal),
		cmocka_unit_test(test_faults),        cmocka_unit_test(test_next_previous),
		cmocka_unit_test(test_empty_matches), cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
