/* Patterns: case, literals, faults, next and previous. */
#include "reader/pattern.h"

#include "reader/text.h"

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
	while (pattern_next(p, text, m.end, text.n, &m) == PATTERN_FOUND)
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

/* The first match of all, or 0 with an empty span. */
static enum pattern_result first(struct pattern *p, struct str s, struct span *m)
{
	*m = (struct span){0};
	return pattern_next(p, s, 0, s.n, m);
}

static void test_from_until(void **state)
{
	(void)state;
	struct pattern *p = compile("said", PATTERN_SMART, false);
	struct span m, second;
	assert_int_equal(first(p, text, &m), PATTERN_FOUND);
	assert_int_equal(m.start, 10);
	assert_int_equal(m.end, 14);
	assert_int_equal(pattern_next(p, text, m.end, text.n, &second), PATTERN_FOUND);
	assert_int_equal(pattern_next(p, text, second.end, text.n, &m), PATTERN_NOT_FOUND);
	assert_int_equal(pattern_next(p, text, text.n, text.n, &m), PATTERN_NOT_FOUND);
	assert_int_equal(pattern_next(p, text, text.n + 1, SIZE_MAX, &m), PATTERN_NOT_FOUND);
	/* it has to start before `until`, and may end behind it */
	assert_int_equal(pattern_next(p, text, 0, 10, &m), PATTERN_NOT_FOUND);
	assert_int_equal(pattern_next(p, text, 0, 11, &m), PATTERN_FOUND);
	assert_int_equal(pattern_next(p, text, 11, second.start, &m), PATTERN_NOT_FOUND);
	assert_int_equal(first(p, (struct str){NULL, 0}, &m), PATTERN_NOT_FOUND);
	pattern_free(p);
}

/* Though only what lies near is looked at, it is matched as in the whole. */
static void test_what_lies_around_counts(void **state)
{
	(void)state;
	static char subject[100000];
	static const struct {
		const char *pattern;
		size_t from, until, start, end; /* end 0: not found */
	} wanted[] = {
		{"^.", 1, sizeof subject, 50001, 50002},
		{"a{9000}b", 30000, 49990, 40999, 50000},
		{".$", 30000, 31000, 0, 0},
		{"a+b$", 48000, 48001, 48000, 50000},
		{"a+b\\b", 30000, 30001, 30000, 50000},
		{"\\Aa", 30000, 31000, 0, 0},
		{"(?<=xa{999})a", 1000, 2000, 1000, 1001},
		{"(?<=xa{999})a", 1001, 2000, 0, 0},
		{"(?<=^xa{3})a", 4, 9, 4, 5},
		{"(?<!a)a", 100, 49000, 0, 0},
		{"a*\\z", 60000, 60001, 60000, sizeof subject},
		{"[^!]+b", 0, 1, 0, 50000},
	};
	memset(subject, 'a', sizeof subject);
	subject[0] = 'x', subject[49999] = 'b', subject[50000] = '\n';
	struct str s = {subject, sizeof subject};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct pattern *p = compile(wanted[i].pattern, PATTERN_SMART, false);
		struct span m = {0};
		enum pattern_result got =
			pattern_next(p, s, wanted[i].from, wanted[i].until, &m);
		if ((got == PATTERN_FOUND) != (wanted[i].end > 0) || got == PATTERN_GAVE_UP ||
		    m.start != wanted[i].start || m.end != wanted[i].end)
			fail_msg("%s: %d, %u to %u", wanted[i].pattern, got, m.start, m.end);
		pattern_free(p);
	}
}

/* What reaches too far is no match, and not none either. */
static void test_too_far(void **state)
{
	(void)state;
	static char subject[100000];
	memset(subject, 'a', sizeof subject);
	struct span m;
	for (const char *const *source = (const char *const[]){"a+", "a+c", "a+\\z", NULL};
	     *source; source++) {
		struct pattern *p = compile(*source, PATTERN_SMART, false);
		assert_int_equal(
			pattern_next(p, (struct str){subject, sizeof subject}, 0, 1, &m),
			PATTERN_GAVE_UP);
		pattern_free(p);
	}
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
	assert_int_equal(first(p, (struct str){subject, sizeof subject}, &m), PATTERN_GAVE_UP);
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_true(to.tv_sec - from.tv_sec < 2);
	pattern_free(p);
	/* some million steps before the match that it does have */
	p = compile("(a+)+$|b", PATTERN_SMART, false);
	assert_int_equal(first(p, STR("aaaaaaaaaaaaaaaaaaaab"), &m), PATTERN_GAVE_UP);
	assert_int_equal(first(p, STR("aaaab"), &m), PATTERN_FOUND);
	pattern_free(p);
}

/* A match that starts at `until` is the next window's, after a letter of three bytes, too. */
static void test_windows_end_at_letters(void **state)
{
	(void)state;
	struct str s = STR("ga—t(v————ar|ga—t");
	struct pattern *p = compile("——————ar|——ar|", PATTERN_SMART, false);
	struct span m;
	assert_int_equal(pattern_next(p, s, 0, 14, &m), PATTERN_NOT_FOUND);
	assert_int_equal(pattern_next(p, s, 14, s.n, &m), PATTERN_FOUND);
	assert_int_equal(m.start, 14);
	pattern_free(p);
}

/* Also where more of the text follows than one match is shown of. */
static void test_matches_start_inside(void **state)
{
	(void)state;
	enum { ROOM = 6000 };
	static const char *const sources[] = {"�", "b�", "a\\Kb"};
	char *s = mem_alloc(ROOM);
	memset(s, 'a', ROOM);
	for (int i = 0; i < 2000; i += 10)
		memcpy(s + i, "b��a�", 11);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		struct pattern *p = compile(sources[i], PATTERN_EXACT, false);
		struct str text_at = {s, ROOM};
		for (size_t from = 0; from < 2000; from++)
			for (size_t until = from + 1; until < from + 12; until++) {
				struct span m = {0};
				if (text_border(text_at, from) != from ||
				    text_border(text_at, until) != until ||
				    pattern_next(p, text_at, from, until, &m) != PATTERN_FOUND)
					continue;
				assert_in_range(m.start, from, until - 1);
			}
		pattern_free(p);
	}
	free(s);
}

static bool finds(const char *source, const char *where)
{
	struct str s = str_of(where);
	struct span m;
	struct pattern *p = compile(source, PATTERN_SMART, false);
	bool found = pattern_next(p, s, 0, s.n, &m) == PATTERN_FOUND;
	pattern_free(p);
	p = compile(source, PATTERN_SMART, true);
	bool literally = pattern_next(p, s, 0, s.n, &m) == PATTERN_FOUND;
	pattern_free(p);
	return found && (literally || strpbrk(source, "\\[({|*+?."));
}

static void test_as_it_is_typed(void **state)
{
	(void)state;
	assert_true(finds("don't", "they don’t know"));
	assert_true(finds("don't", "they don't know"));
	assert_false(finds("don’t", "they don't know"));
	assert_true(finds("\"nobody", "said: “Nobody was hurt”"));
	assert_true(finds("hurt\"", "„Nobody was hurt“ – ”Nobody was hurt”"));
	assert_true(finds("san mateo", "in San\u00a0Mateo"));
	assert_true(finds("5 000", "some 5\u202f000 people"));
	assert_true(finds("north-east", "the north\u2011east"));
	assert_true(finds("investment", "in\u00advest\u00adment"));
	assert_true(finds("elena d", "E\u200blena\u200b D"));
	assert_true(finds("barman", "bar\U000e0068\U000e0069man"));
	assert_true(finds("café", "a cafe\u0301"));
	assert_true(finds("cafe\u0301", "a café"));
	assert_true(finds("éclair", "E\u0301clair"));
	assert_true(finds("zoë+ m", "Zoe\u0308 M"));
	assert_false(finds("café", "a cafe"));
	assert_false(finds("investment", "in vestment"));
	assert_true(finds("a.b", "a.b(c"));
	assert_false(finds("axb", "a.b"));
	assert_true(finds("ab{2,3} c", "abb\u00a0c"));
	assert_false(finds("ab{2,3} c", "ab c"));
	assert_true(finds("in(vest|sert)ment's", "in\u00advest\u00adment’s"));
	assert_true(finds("colou?r", "col\u00ador"));
	assert_true(finds("[a-z ]+ don't", "they don’t"));
	assert_true(finds("[]'[:digit:]] x", "7 x"));
	assert_true(finds("(?i:DON'T)", "don’t"));
	assert_true(finds("(?<=they )don't", "they don't")); /* as it is */
	assert_true(finds("(?x)d o n", "don"));
	assert_true(finds("\\x64on't\\s\\p{L}", "don’t k"));
	assert_true(finds("(.)\\1er", "better"));
	assert_true(finds("\\.\\ü", ".ü"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_it_is_typed),
		cmocka_unit_test(test_case),
		cmocka_unit_test(test_literal),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_from_until),
		cmocka_unit_test(test_what_lies_around_counts),
		cmocka_unit_test(test_too_far),
		cmocka_unit_test(test_empty_matches),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_windows_end_at_letters),
		cmocka_unit_test(test_matches_start_inside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
