/* Arenas, growing arrays, spans, errors. */
#include "reader/base.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

static void test_arena(void **state)
{
	(void)state;
	struct arena a = {0};
	for (size_t n = 0; n < 3000; n += 7) {
		unsigned char *p = arena_alloc(&a, n);
		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, n);
	}
	size_t held = a.held;
	arena_reset(&a);
	assert_true(a.held > 0 && a.held < held);
	/* what is used again is zeroed again */
	for (size_t n = 0; n < 1000; n += 7) {
		unsigned char *p = arena_alloc(&a, n);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
	}
	char *big = arena_alloc(&a, 10 << 20);
	big[(10 << 20) - 1] = 1;
	arena_free(&a);
	assert_null(a.head);
	assert_int_equal(a.held, 0);
	arena_reset(&a);
}

/* What stood there before the mark stays, what came since is given back. */
static void test_arena_release(void **state)
{
	(void)state;
	struct arena a = {0};
	struct arena_mark empty = arena_mark(&a);
	char *kept = arena_alloc(&a, 100);
	memset(kept, 'k', 100);
	struct arena_mark mark = arena_mark(&a);
	size_t held = a.held;
	char *first = NULL; /* what was given back is handed out again */
	for (int i = 0; i < 3; i++) {
		char *more = arena_alloc(&a, 16);
		first = first ? first : more;
		for (size_t n = 0; n < 100000; n += 1000)
			memset(arena_alloc(&a, n), 'x', n);
		assert_true(more == first && more >= kept + 112 && a.held > held);
		arena_release(&a, mark);
		assert_int_equal(a.held, held);
	}
	for (int i = 0; i < 100; i++)
		assert_int_equal(kept[i], 'k');
	arena_release(&a, empty);
	assert_null(a.head);
	assert_int_equal(a.held, 0);
	arena_alloc(&a, 1);
	arena_free(&a);
}

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>

/* What lies behind an array, was given back or is to spare cannot be read unseen. */
static void test_arena_is_watched(void **state)
{
	(void)state;
	struct arena a = {0};
	char *kept = arena_alloc(&a, 112);
	struct arena_mark mark = arena_mark(&a);
	char *more = arena_alloc(&a, 112);
	assert_true(__asan_address_is_poisoned(kept + 112));
	assert_false(__asan_address_is_poisoned(more + 111));
	arena_spare(more + 56, 56);
	assert_false(__asan_address_is_poisoned(more + 55));
	assert_true(__asan_address_is_poisoned(more + 56));
	arena_release(&a, mark);
	assert_true(__asan_address_is_poisoned(more));
	assert_ptr_equal(arena_alloc(&a, 112), more);
	assert_false(__asan_address_is_poisoned(more + 111));
	arena_free(&a);
}
#endif

/* An array grows where it is while it is the newest, else what it holds is copied. */
static void test_arena_grow(void **state)
{
	(void)state;
	struct arena a = {0};
	uint32_t *numbers = NULL, room = 0, copies = 0;
	for (uint32_t n = 0; n < 2000; n++) {
		uint32_t *before = numbers;
		if (n == 1000)
			arena_alloc(&a, 1);
		numbers = arena_grow(&a, numbers, n, &room, sizeof *numbers);
		assert_true(room > n);
		copies += before && numbers != before;
		numbers[n] = n;
	}
	assert_int_equal(copies, 1);
	for (uint32_t n = 0; n < 2000; n++)
		assert_int_equal(numbers[n], n);
	arena_free(&a);
}

static void test_arena_strings(void **state)
{
	(void)state;
	static const char a_hundred[] =
		"0123456789012345678901234567890123456789012345678901234567890123456789"
		"012345678901234567890123456789";
	struct arena a = {0};
	struct str s = arena_str(&a, STR("copied"));
	assert_string_equal(s.at, "copied");
	s = arena_printf(&a, "%s %d", "number", 17);
	assert_string_equal(s.at, "number 17");
	assert_int_equal(s.n, 9);
	s = arena_printf(&a, "%s“%.*s”%.*s%s.", "a cue ", 4, "saidx", 9, "so", "");
	assert_string_equal(s.at, "a cue “said”so.");
	assert_int_equal(s.n, strlen(s.at));
	const char *volatile nothing = NULL; /* the compiler need not see it */
	s = arena_printf(&a, "%.*s%.*s%%", 0, nothing, -1, "all");
	assert_string_equal(s.at, "all%");
	for (size_t n = 0; n < 4000; n++) { /* whatever is left of the block */
		s = arena_printf(&a, "%.*s-%s", (int)(n % 90), a_hundred, a_hundred + n % 7);
		assert_int_equal(s.n, n % 90 + 1 + 100 - n % 7);
		assert_int_equal(strlen(s.at), s.n);
		assert_memory_equal(s.at, a_hundred, n % 90);
		assert_string_equal(s.at + n % 90 + 1, a_hundred + n % 7);
	}
	s = arena_str(&a, (struct str){0});
	assert_int_equal(s.n, 0);
	arena_free(&a);
}

static jmp_buf gone;

static void no_memory(void)
{
	longjmp(gone, 1);
}

/* A product or sum that overflows is no small allocation. */
static void test_overflow(void **state)
{
	(void)state;
	struct arena a = {0};
	void (*before)(void) = out_of_memory;
	out_of_memory = no_memory;
	volatile int caught = 0;
	if (setjmp(gone) == 0)
		arena_array(&a, SIZE_MAX / 16 + 2, 16); /* 16 bytes, were it not checked */
	else
		caught++;
	if (setjmp(gone) == 0)
		arena_alloc(&a, SIZE_MAX - 3);
	else
		caught++;
	size_t room = SIZE_MAX / 4;
	if (setjmp(gone) == 0)
		vec_grow(NULL, &room, 16);
	else
		caught++;
	out_of_memory = before;
	assert_int_equal(caught, 3);
	arena_free(&a);
}

static void test_vec(void **state)
{
	(void)state;
	VEC(struct span) v = {0};
	for (uint32_t i = 0; i < 1000; i++)
		VEC_PUSH(v, (struct span){i, i + 1});
	assert_int_equal(v.n, 1000);
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(v.at[i].start, i);
	VEC_FREE(v);
	assert_null(v.at);
	assert_int_equal(v.room, 0);
}

static void test_spans(void **state)
{
	(void)state;
	struct span a = {3, 7};
	assert_int_equal(span_length(a), 4);
	assert_true(span_holds(a, 3) && span_holds(a, 6));
	assert_false(span_holds(a, 7) || span_holds(a, 2));
	assert_true(span_overlap(a, (struct span){6, 9}));
	assert_false(span_overlap(a, (struct span){7, 9}));
	assert_true(span_within((struct span){3, 7}, a));
	assert_false(span_within((struct span){3, 8}, a));
	assert_true(span_empty((struct span){5, 5}) && span_empty((struct span){6, 5}));
	assert_int_equal(span_length((struct span){6, 5}), 0);
	assert_true(str_eq(str_slice(STR("one two"), (struct span){4, 7}), STR("two")));
	assert_true(str_eq((struct str){0}, STR("")));
	assert_false(str_eq(STR("a"), STR("b")));
}

static void test_error(void **state)
{
	(void)state;
	struct error e;
	assert_false((fail)(&e, "%s: %d", "path", 7));
	assert_string_equal(e.message, "path: 7");
	char big[1000];
	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = 0;
	assert_false((fail)(&e, "%s", big));
	assert_int_equal(strlen(e.message), sizeof e.message - 1);
	assert_false((fail)(NULL, "nobody listens"));
}

static void words_are_between_blanks(void **state)
{
	(void)state;
	struct str rest = STR(" \t one  two\t");
	assert_true(str_eq(str_trim(rest), STR("one  two")));
	assert_true(str_eq(str_trim(STR(" ")), STR("")));
	assert_true(str_eq(str_word(&rest), STR("one")));
	assert_true(str_eq(str_word(&rest), STR("two")));
	assert_int_equal(str_word(&rest).n, 0);
	assert_int_equal(rest.n, 0);
	rest = STR("first\n\nlast");
	assert_true(str_eq(str_line(&rest), STR("first")));
	assert_int_equal(str_line(&rest).n, 0);
	assert_true(str_eq(str_line(&rest), STR("last")));
	assert_int_equal(str_line(&rest).n, 0);
	rest = (struct str){0};
	assert_int_equal(str_word(&rest).n + str_line(&rest).n, 0);
	assert_true(str_alike(STR("TrUe"), STR("tRuE")));
	assert_false(str_alike(STR("true"), STR("tru")));
	assert_false(str_alike(STR("@"), STR("`")));
}

static void bisect_finds_the_first(void **state)
{
	(void)state;
	static const uint32_t rows[] = {2, 4, 4, 9};
	static const size_t first[] = {0, 0, 0, 1, 1, 3, 3, 3, 3, 3, 4};
	for (uint32_t limit = 0; limit <= 10; limit++) {
		uint32_t i;
		BISECT(i, 4, rows[i] < limit);
		assert_int_equal(i, first[limit]);
	}
	for (size_t n = 0; n < 20; n++)
		for (size_t wanted = 0; wanted <= n; wanted++) {
			size_t i;
			BISECT(i, n, (assert_true(i < n), i < wanted));
			assert_int_equal(i, wanted);
		}
}

static void the_clock_goes_forward(void **state)
{
	(void)state;
	int64_t before = microseconds(), since = before;
	while (since == before)
		since = microseconds();
	assert_true(since > before);
	assert_true(milliseconds() >= since / 1000);
}

static void base64_is_the_standard_one(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"", ""},        {"f", "Zg=="},        {"fo", "Zm8="},
		{"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\377\376\375", "//79"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char out[BASE64_ROOM(8)];
		size_t n = base64(str_of(rows[i][0]), out);
		assert_int_equal(n, strlen(rows[i][1]));
		assert_int_equal(n, BASE64_ROOM(strlen(rows[i][0])));
		assert_memory_equal(out, rows[i][1], n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_between_blanks),
		cmocka_unit_test(bisect_finds_the_first),
		cmocka_unit_test(base64_is_the_standard_one),
		cmocka_unit_test(the_clock_goes_forward),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_arena_release),
		cmocka_unit_test(test_arena_strings),
#ifdef __SANITIZE_ADDRESS__
		cmocka_unit_test(test_arena_is_watched),
#endif
		cmocka_unit_test(test_arena_grow),
		cmocka_unit_test(test_overflow),
		cmocka_unit_test(test_vec),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
