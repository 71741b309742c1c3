/* Pages set in columns, as pdftotext -layout writes them. */
#include "input/columns.h"

#include "reader/input.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

enum { ROOM = 16 * 1024 };

static const char *const left[] = {
	"   The keeper of the lock said that",
	"nobody had told her of the barge,",
	"which came down the canal at night",
	"without a light and with no one at",
	"the wheel.",
	"   She heard it strike the gate and",
	"went out with a lamp to see what it",
	"was that had woken the dogs.",
};
static const char *const right[] = {
	"   By morning half the village had",
	"come to look. The barge lay across",
	"the lock, and children were jumping",
	"from it into the water, which is",
	"not allowed.",
	"   The owner has been found: he is",
	"a baker from the next town, and he",
	"had lent it to a friend.",
};
enum { LINES = sizeof left / sizeof *left };

static const char paragraphs[] =
	"The keeper of the lock said that nobody had told her of the barge, which came down "
	"the canal at night without a light and with no one at the wheel.¶"
	"She heard it strike the gate and went out with a lamp to see what it was that had "
	"woken the dogs.¶"
	"By morning half the village had come to look. The barge lay across the lock, and "
	"children were jumping from it into the water, which is not allowed.¶"
	"The owner has been found: he is a baker from the next town, and he had lent it to a "
	"friend.¶";

/* Both columns, the second from `column` on. */
static size_t put_columns(char *out, const char *const *a, const char *const *b, int column)
{
	size_t n = 0;
	for (int i = 0; i < LINES; i++)
		n += (size_t)sprintf(out + n, "%-*s%s\n", column, a[i], b[i]);
	return n;
}

/* What comes of it in pieces of `piece` bytes, a "¶" behind each paragraph. */
static void check(const char *text, size_t piece, const char *want)
{
	char got[ROOM];
	size_t n = 0, length = strlen(text);
	struct input in;
	struct error e = {0};
	assert_true(input_open(&in, "columns", length, &e));
	for (size_t at = 0; at < length; at += piece) {
		size_t take = length - at < piece ? length - at : piece;
		assert_true(input_feed(&in, text + at, take, at + take == length, &e));
	}
	for (uint32_t p = 0; p < in.content.n_paragraphs; p++) {
		struct str s = str_slice(in.content.text, in.content.paragraphs[p]);
		n += (size_t)snprintf(got + n, ROOM - n, "%.*s¶", (int)s.n, s.at);
		assert_true(n < ROOM);
	}
	if (strcmp(got, want))
		fail_msg("got:\n%s\nnot:\n%s", got, want);
	input_close(&in);
}

static void test_two(void **state)
{
	(void)state;
	char text[ROOM];
	for (int column = 38; column < 60; column += 3) {
		put_columns(text, left, right, column);
		check(text, ROOM, paragraphs);
	}
}

static void test_pages(void **state)
{
	(void)state;
	char text[ROOM], want[ROOM];
	size_t n = (size_t)sprintf(text, "%50s\n\n", "Barge without a master stops canal");
	for (int page = 1; page <= 3; page++) {
		if (page > 1)
			n += (size_t)sprintf(text + n, "%46s\n\n", "The Lock Keeper");
		n += put_columns(text + n, left, right, 42);
		n += (size_t)sprintf(text + n, "\n%42d\n\f", page);
	}
	sprintf(want, "Barge without a master stops canal¶%s%s%s", paragraphs, paragraphs,
		paragraphs);
	check(text, ROOM, want);
}

static void same(const char *text)
{
	char page[ROOM];
	size_t n = strlen(text);
	memcpy(page, text, n);
	assert_false(columns_seen((struct str){page, n}));
	assert_int_equal(columns_part(page, n), n);
	assert_memory_equal(page, text, n);
}

static void test_no_columns(void **state)
{
	(void)state;
	char table[ROOM], prose[ROOM];
	size_t n = 0, k = 0;
	for (int i = 0; i < 20; i++) {
		n += (size_t)sprintf(table + n, "%-30s%d barges of the year  %d\n",
				     "Lock of the upper canal", i, 1900 + i);
		k += (size_t)sprintf(prose + k, "%s  %s\n", left[i % LINES], right[i % LINES]);
	}
	same(table);
	same(prose);
	same("");
	same("   \n\n   a   b\n");
}

/* Rows are one longer where the right column is blank. */
static void test_room(void **state)
{
	(void)state;
	char text[ROOM];
	size_t n = put_columns(text, left, right, 38);
	for (int i = 0; i < 40; i++)
		n += (size_t)sprintf(text + n, "a\n\n");
	assert_true(columns_part(text, n) <= n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_no_columns),
		cmocka_unit_test(test_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
