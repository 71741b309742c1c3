/* Addresses in a text: what is one, where it ends, and what only looks like one. */
#include "reader/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static void expect(const char *text, const char *wanted)
{
	struct str s = str_of(text);
	struct span found;
	if (!text_address_next(s, 0, &found)) {
		if (wanted)
			fail_msg("nothing in: %s", text);
		return;
	}
	if (!wanted || !str_eq(str_slice(s, found), str_of(wanted)))
		fail_msg("\"%.*s\" in: %s", (int)(found.end - found.start), s.at + found.start,
			 text);
}

static void test_ends(void **state)
{
	(void)state;
	expect("See https://example.org/a.", "https://example.org/a");
	expect("(at http://example.org/a_(b)).", "http://example.org/a_(b)");
	expect("[https://example.org/]", "https://example.org/");
	expect("“https://example.org/?q=1&r=2#x”, she said", "https://example.org/?q=1&r=2#x");
	expect("<https://example.org:8080/~a>;", "https://example.org:8080/~a");
	expect("**https://example.org/a**", "https://example.org/a");
	expect("HTTPS://Example.org/A!?", "HTTPS://Example.org/A");
	expect("https://example.org/K\xc3\xb6ln\xe2\x80\xa6",
	       "https://example.org/K\xc3\xb6ln");
	expect("https://example.org/\xe4\xba\xac\xe3\x80\x82",
	       "https://example.org/\xe4\xba\xac");
	expect("https://[2001:db8::1]/x", NULL); /* a host begins with a letter or digit */
	expect("write to mailto:desk@example.org, now", "mailto:desk@example.org");
	expect("a: b: https://example.org", "https://example.org");
	expect("https://example.org\nhttps://b.example", "https://example.org");
}

static void test_what_is_none(void **state)
{
	(void)state;
	static const char *const none[] = {
		"javascript:alert(1)",
		"JAVASCRIPT://example.org/%0aalert(1)",
		"file:///etc/passwd",
		"data:text/html,x",
		"ftp://example.org/a",
		"vbscript:x mailto: https:// http:///a https://?",
		"xhttps://example.org/",
		"https:example.org",
		"https://-oops/",
		"https://bank.example@evil.example/",
		"https://user:word@example.org/",
		"https://b\xd0\xb0nk.example/",        /* a Cyrillic letter */
		"https://\xe2\x80\xae\x65xample.org/", /* written from right to left */
		"mailto:nobody",
		"mailto:\xd0\xb0@example.org",
		"https://$(reboot)/",
		"https://`reboot`/",
		":",
		"://",
		"",
	};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		expect(none[i], NULL);
}

/* It stops before what no terminal or program should be given. */
static void test_hostile_ends(void **state)
{
	(void)state;
	expect("https://example.org/a\x1b]8;;x", "https://example.org/a");
	expect("https://example.org/a\xe2\x80\xae"
	       "gpj.exe",
	       "https://example.org/a");
	expect("https://example.org/a\xc2\x9b"
	       "31m",
	       "https://example.org/a");
	expect("https://example.org/a\xe2\x80\x8b"
	       "b",
	       "https://example.org/a");
	expect("https://example.org/a\xef\xbf\xbd", "https://example.org/a");
	expect("https://example.org/a\xf3\xa0\x81\x81", "https://example.org/a");
	expect("https://example.org/a\"; reboot", "https://example.org/a");
	expect("https://example.org/a|reboot", "https://example.org/a");
}

static void test_length(void **state)
{
	(void)state;
	char text[ADDRESS_MOST + 40];
	struct span found;
	for (int over = 0; over < 2; over++) {
		size_t n = (size_t)sprintf(text, "https://example.org/");
		while (n < (size_t)(ADDRESS_MOST + over))
			text[n++] = 'a';
		sprintf(text + n, " http://b.example");
		assert_true(text_address_next(str_of(text), 0, &found));
		assert_int_equal(found.start, over ? n + 1 : 0);
	}
}

/* Nothing leaves for a terminal but printable ASCII of the web. */
static void test_for_a_terminal(void **state)
{
	(void)state;
	const struct str nasty = STR("http://a.example/\x1b]8;;\x07 \x7f\xc2\x9b\0x");
	char out[3 * 64 + 1];
	assert_true(text_address_web(STR("HTTPS://a.example")));
	assert_false(text_address_web(STR("https://")));
	assert_false(text_address_web(STR("mailto:a@b.example")));
	size_t n = text_address_ascii(nasty, out);
	assert_int_equal(n, strlen(out));
	assert_string_equal(out, "http://a.example/%1B]8;;%07%20%7F%C2%9B%00x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ends),           cmocka_unit_test(test_what_is_none),
		cmocka_unit_test(test_hostile_ends),   cmocka_unit_test(test_length),
		cmocka_unit_test(test_for_a_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
