/* Decoding with repair, clusters, widths, breaks, points. */
#include "reader/text.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

static struct str decode_in(enum charset charset, struct str in, size_t chunk, char *out,
			    struct text_faults *faults)
{
	struct decoder d = {.charset = charset};
	size_t n = 0;
	for (size_t i = 0; i <= in.n; i += chunk) {
		size_t take = in.n - i < chunk ? in.n - i : chunk;
		n += decoder_feed(&d, (const unsigned char *)in.at + i, take, i + take == in.n,
				  out + n);
		if (i + take == in.n)
			break;
	}
	assert_int_equal(d.written, n);
	if (faults)
		*faults = d.faults;
	return (struct str){out, n};
}

struct sample {
	enum charset charset;
	struct str in;
	const char *want;
	uint32_t invalid, controls, bidi;
};

/* clang-format off */
#define BYTES(s) {s, sizeof(s) - 1}
/* clang-format on */

static const struct sample samples[] = {
	{CHARSET_UTF8, BYTES("plain ascii, long enough for words of eight\n"),
	 "plain ascii, long enough for words of eight\n", 0, 0, 0},
	{CHARSET_UTF8,
	 BYTES("\xef\xbb\xbf"
	       "bom"),
	 "bom", 0, 0, 0},
	{CHARSET_UTF8, BYTES("in\xef\xbb\xbfside"), "in\xef\xbb\xbfside", 0, 0, 0},
	{CHARSET_UTF8, BYTES("a\r\nb\rc\nd\r\r\ne"), "a\nb\nc\nd\n\ne", 0, 0, 0},
	{CHARSET_UTF8,
	 BYTES("a\xc2\x85"
	       "b\xe2\x80\xa8"
	       "c\xe2\x80\xa9"
	       "d"),
	 "a\nb\nc\nd", 0, 0, 0},
	{CHARSET_UTF8, BYTES("t\tab"), "t\tab", 0, 0, 0},
	{CHARSET_UTF8, BYTES("a\0b\x1b[1m\x7f\xc2\x9b"), "a�b�[1m��", 0, 4, 0},
	{CHARSET_UTF8, BYTES("\xe2\x82\xac \xf0\x9f\x98\x80"), "€ 😀", 0, 0, 0},
	{CHARSET_UTF8, BYTES("\x80"), "�", 1, 0, 0},
	{CHARSET_UTF8, BYTES("\xc0\xaf"), "��", 2, 0, 0},
	{CHARSET_UTF8, BYTES("\xed\xa0\x80"), "���", 3, 0, 0},
	{CHARSET_UTF8, BYTES("\xf4\x90\x80\x80"), "����", 4, 0, 0},
	{CHARSET_UTF8,
	 BYTES("\xf0\x9f\x98"
	       "x"),
	 "�x", 1, 0, 0},
	{CHARSET_UTF8, BYTES("\xe2\x80"), "�", 1, 0, 0},
	{CHARSET_UTF8, BYTES("\xe2\x28\xa1"), "�(�", 2, 0, 0},
	{CHARSET_UTF8,
	 BYTES("x\xe2\x80\xae"
	       "y\xe2\x81\xa6"),
	 "x\xe2\x80\xae"
	 "y\xe2\x81\xa6",
	 0, 0, 2},
	{CHARSET_WINDOWS_1252,
	 BYTES("\x93"
	       "caf\xe9\x94 \x80 \x81"),
	 "“café” € �", 1, 0, 0},
	{CHARSET_UTF16LE, BYTES("\xff\xfeh\0i\0\x1c\x20\x3d\xd8\0\xde"), "hi“😀", 0, 0, 0},
	{CHARSET_UTF16BE, BYTES("\xfe\xff\0h\0i\0\r\0\n\xd8\x3d\xde\0"), "hi\n😀", 0, 0, 0},
	{CHARSET_UTF16LE,
	 BYTES("\0\xdc"
	       "a\0\0\xd8"
	       "b\0"),
	 "�a�b", 2, 0, 0},
	{CHARSET_UTF16LE, BYTES("\x3d\xd8\x3d\xd8\x00\xde"), "�😀", 1, 0, 0},
	{CHARSET_UTF16LE, BYTES("a\0b"), "a�", 1, 0, 0},
	{CHARSET_UTF8, BYTES(""), "", 0, 0, 0},
};

/* Chunk borders anywhere give the same text and the same faults. */
static void test_decode(void **state)
{
	(void)state;
	char out[1024];
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *s = &samples[i];
		for (size_t chunk = 1; chunk <= s->in.n + 1; chunk++) {
			struct text_faults faults;
			assert_true(decoder_room(s->in.n) <= sizeof out);
			struct str got = decode_in(s->charset, s->in, chunk, out, &faults);
			if (!str_eq(got, str_of(s->want)))
				fail_msg("sample %zu, chunk %zu: \"%.*s\"", i, chunk,
					 (int)got.n, got.at);
			assert_int_equal(faults.invalid, s->invalid);
			assert_int_equal(faults.controls, s->controls);
			assert_int_equal(faults.bidi, s->bidi);
		}
	}
}

static void test_first_bidi(void **state)
{
	(void)state;
	char out[256];
	struct text_faults faults;
	struct str in = STR("abc\r\ndef €\xe2\x80\xae rest");
	struct str got = decode_in(CHARSET_UTF8, in, 3, out, &faults);
	assert_int_equal(faults.first_bidi, 11);
	assert_memory_equal(got.at + 11, "\xe2\x80\xae", 3);
}

/* Any byte, at any place of a word of eight. */
static void test_ascii_path(void **state)
{
	(void)state;
	char out[256];
	for (unsigned c = 0; c < 256; c++)
		for (unsigned at = 0; at < 16; at++) {
			char in[16];
			memset(in, 'x', sizeof in);
			in[at] = (char)c;
			struct text_faults faults;
			decode_in(CHARSET_UTF8, (struct str){in, sizeof in}, 16, out, &faults);
			bool odd =
				(c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7f;
			assert_int_equal(faults.controls, odd);
			assert_int_equal(faults.invalid, c >= 0x80);
			char want = c == '\r' ? '\n' : (char)c;
			if (!odd && c < 0x80)
				assert_int_equal(out[at], want);
		}
}

static enum charset sniff(struct str s)
{
	return charset_sniff((const unsigned char *)s.at, s.n, true);
}

static void test_sniff(void **state)
{
	(void)state;
	assert_int_equal(sniff(STR("plain")), CHARSET_UTF8);
	assert_int_equal(sniff(STR("")), CHARSET_UTF8);
	assert_int_equal(sniff(STR("caf\xc3\xa9")), CHARSET_UTF8);
	assert_int_equal(sniff(STR("caf\xe9 fa\xe7"
				   "ade na\xefve \xbfqu\xe9?")),
			 CHARSET_WINDOWS_1252);
	assert_int_equal(sniff(STR("\x93smart\x94 \x91single\x92 \x96 \x97 \x85 \x80 5")),
			 CHARSET_WINDOWS_1252);
	assert_int_equal(sniff(STR("caf\xc3\xa9 \xe2\x80\x9c damaged \xff here")),
			 CHARSET_UTF8);
	assert_int_equal(sniff(STR("only \xff\xfe damage")), CHARSET_UTF8);
	assert_int_equal(sniff(STR("\xff\xfeh\0i\0")), CHARSET_UTF16LE);
	assert_int_equal(sniff(STR("\xfe\xff\0h\0i")), CHARSET_UTF16BE);
	assert_int_equal(sniff(STR("N\0o\0 \0m\0a\0r\0k\0")), CHARSET_UTF16LE);
	assert_int_equal(sniff(STR("\0N\0o\0 \0m\0a\0r\0k")), CHARSET_UTF16BE);
	assert_int_equal(sniff(STR("\0\0\0\0\0\0\0\0\0\0")), CHARSET_UTF8);
	/* a sequence cut at the end of what has come is no fault */
	assert_int_equal(charset_sniff((const unsigned char *)"caf\xc3", 4, false),
			 CHARSET_UTF8);
	assert_string_equal(charset_name(CHARSET_WINDOWS_1252), "windows-1252");
}

/* ---- clusters and widths ----------------------------------------------------------------- */

struct cluster_sample {
	const char *text;
	int width, wide; /* columns with ambiguous = 1 and 2 */
};

static const struct cluster_sample clusters[] = {
	{"a", 1, 1},
	{"é", 1, 2},
	{"e\xcc\x81\xcc\x88", 1, 1},
	{"中", 2, 2},
	{"“", 1, 2},
	{"👨‍👩‍👧‍👦", 2, 2},
	{"👍🏽", 2, 2},
	{"🇺🇦", 2, 2},
	{"한", 2, 2},
	{"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2, 2}, /* the same in jamo */
	{"\t", 1, 1},
	{"\x1b", 1, 1},
	{"\xc2\x9b", 1, 1},
	{"\xc2\xad", 0, 0},
	{"\xe2\x80\x8b", 0, 0},
	{"\xf0\x9f\xab\xa8", 2, 2}, /* U+1FAE8, newer than the tables */
};

static void test_clusters(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
		struct str s = str_of(clusters[i].text);
		assert_int_equal(text_cluster_end(s, 0), s.n);
		assert_int_equal(text_cluster_width(s, 1), clusters[i].width);
		assert_int_equal(text_cluster_width(s, 2), clusters[i].wide);
	}
}

/* Walking back visits the same borders as walking on. */
static void test_cluster_walk(void **state)
{
	(void)state;
	/* clang-format off */
	struct str s = STR("He said: “Да” — 👨‍👩‍👧‍👦🇺🇦🇵🇱🇩🇪 e\xcc\x81\xcc\x88 "
			   "中文, ok\n\xcc\x81 x");
	/* clang-format on */
	size_t borders[128], n = 0;
	for (size_t at = 0; at < s.n; at = text_cluster_end(s, at))
		borders[n++] = at;
	size_t at = s.n;
	while (n--) {
		at = text_cluster_start(s, at);
		assert_int_equal(at, borders[n]);
	}
	assert_int_equal(text_cluster_start(s, 0), 0);
	assert_int_equal(text_cluster_end(s, s.n), s.n);
}

/* One cluster of a megabyte: back and on stay bounded and make way. */
static void test_cluster_huge(void **state)
{
	(void)state;
	size_t n = 1000001;
	char *text = mem_alloc(n);
	text[0] = 'a';
	for (size_t i = 1; i + 1 < n; i += 2)
		memcpy(text + i, "\xcc\x81", 2);
	struct str s = {text, n};
	assert_int_equal(text_cluster_end(s, 0), n);
	size_t back = text_cluster_start(s, n);
	assert_true(back < n && n - back <= 1024);
	assert_int_equal(text_cluster_width(s, 1), 1);
	free(text);
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(text_width(STR("plain text"), 1), 10);
	struct str mixed = STR("“中文” é 👍🏽");
	assert_int_equal(text_width(mixed, 1), 1 + 4 + 1 + 1 + 1 + 1 + 2);
	assert_int_equal(text_width(STR(""), 1), 0);
}

static void test_printable(void **state)
{
	(void)state;
	const uint32_t good[] = {' ',    'a',     '~',    0xa0,  0xe9,  0x2014,
				 0x4e2d, 0x1f600, 0x200d, 0x301, 0xfffd};
	const uint32_t bad[] = {0,      9,      10,     27,       0x7f,   0x80,
				0x9b,   0xad,   0x200b, 0x200e,   0x2028, 0x2029,
				0x202e, 0x2060, 0x2066, 0xfeff,   0xfff9, 0xe0041,
				0xd800, 0x3164, 0xffff, 0x110000, 0x61c};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(text_printable(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (text_printable(bad[i]))
			fail_msg("U+%04X must not be printed", bad[i]);
	assert_true(text_is_bidi(0x202e) && text_is_bidi(0x2069) && !text_is_bidi(0x2014));
}

static void test_decode_point(void **state)
{
	(void)state;
	struct str s = STR("a¢€😀");
	const uint32_t want[] = {'a', 0xa2, 0x20ac, 0x1f600};
	size_t at = 0;
	for (unsigned i = 0; i < 4; i++) {
		unsigned size;
		assert_int_equal(text_decode(s, at, &size), want[i]);
		assert_int_equal(size, i + 1);
		for (unsigned k = 0; k < size; k++)
			assert_int_equal(text_border(s, at + k), at);
		char bytes[4];
		assert_int_equal(text_encode(want[i], bytes), size);
		assert_memory_equal(bytes, s.at + at, size);
		at += size;
	}
	assert_int_equal(text_border(s, s.n), s.n);
	unsigned size;
	assert_int_equal(text_decode((struct str){"\xe2\x82", 2}, 0, &size), 0xfffd);
	assert_int_equal(size, 2); /* what begins a sequence is replaced as one */
	assert_int_equal(text_decode((struct str){"\x82", 1}, 0, &size), 0xfffd);
	assert_int_equal(size, 1);
	char none[4];
	assert_int_equal(text_encode(0xd800, none), 0);
	assert_int_equal(text_encode(0x110000, none), 0);
}

static void test_fold(void **state)
{
	(void)state;
	assert_int_equal(text_fold('A'), 'a');
	assert_int_equal(text_fold('['), '[');
	assert_int_equal(text_fold(0xc9), 0xe9);
	assert_int_equal(text_fold(0x3c2), 0x3c3); /* final sigma */
	assert_int_equal(text_fold(0x41f), 0x43f);
	assert_int_equal(text_fold(0x131), 0x131);
}

/* ---- breaks ------------------------------------------------------------------------------ */

/* `want` is the text with '|' where a line may be broken, '!' where it must. */
static void check_breaks(const char *want)
{
	char text[256], out[256], got[512];
	size_t n = 0, k = 0;
	for (const char *p = want; *p; p++)
		if (*p != '|' && *p != '!')
			text[n++] = *p;
	text_breaks((struct str){text, n}, out);
	for (size_t i = 0; i < n; i++) {
		if (out[i] != BREAK_NONE)
			got[k++] = out[i] == BREAK_MUST ? '!' : '|';
		got[k++] = text[i];
	}
	got[k] = 0;
	assert_string_equal(got, want);
}

static void test_breaks(void **state)
{
	(void)state;
	check_breaks("one |two  |three");
	check_breaks("a |word — |damaged");
	check_breaks("a |word—|damaged");
	check_breaks("a |word - |b -- |c");
	check_breaks("well-|known");
	check_breaks("“No,” |she |said.");
	check_breaks("中|文|字。");
	check_breaks("one\n!two");
	check_breaks("no\xc2\xa0"
		     "break");
	char none = 7;
	text_breaks((struct str){"", 0}, &none);
	assert_int_equal(none, 7);
}

/* ---- points ------------------------------------------------------------------------------ */

static void test_points(void **state)
{
	(void)state;
	struct str s =
		STR("aé€😀 plain text of some length, then — more “marks” 中文 and an end é");
	size_t at[128], n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (((unsigned char)s.at[i] & 0xc0) != 0x80)
			at[n++] = i;
	assert_int_equal(text_points(s), n);
	struct point_cursor c = {0};
	for (size_t i = 0; i < n; i++)
		assert_int_equal(text_point_at(s, &c, at[i]), i);
	for (size_t i = n; i-- > 0;)
		assert_int_equal(text_point_at(s, &c, at[i]), i);
	for (size_t i = 0; i < n; i++) {
		size_t k = i * 37 % n;
		assert_int_equal(text_point_at(s, &c, at[k]), k);
	}
	assert_int_equal(text_point_at(s, &c, s.n + 100), n);
}

static void ascii_stands_for_what_it_can(void **state)
{
	(void)state;
	assert_int_equal(text_ascii('a'), 'a');
	assert_int_equal(text_ascii(0x201c), '"');
	assert_int_equal(text_ascii(0x2014), '-');
	assert_int_equal(text_ascii(0x2019), '\'');
	assert_int_equal(text_ascii(0x2026), '.');
	assert_int_equal(text_ascii(0x2212), '-');
	assert_int_equal(text_ascii(0xe9), '?');
	assert_int_equal(text_ascii(0x7f), '?');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decode),
		cmocka_unit_test(test_first_bidi),
		cmocka_unit_test(test_ascii_path),
		cmocka_unit_test(test_sniff),
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_cluster_walk),
		cmocka_unit_test(test_cluster_huge),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_printable),
		cmocka_unit_test(test_decode_point),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_breaks),
		cmocka_unit_test(test_points),
		cmocka_unit_test(ascii_stands_for_what_it_can),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
