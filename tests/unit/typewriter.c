/* What programs write for a terminal or a printer: overstrike, colours, links. */
#include "input/typewriter.h"

#include "reader/input.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

enum { ROOM = 32 * 1024 };

/* What comes of it in pieces of `piece` bytes. */
static struct str typed(struct str s, size_t piece, char *to)
{
	struct typewriter t = {0};
	size_t n = 0;
	for (size_t at = 0;; at += piece) {
		size_t take = s.n - at < piece ? s.n - at : piece;
		bool last = at + take == s.n;
		struct str out = typewriter_feed(&t, (struct str){s.at + at, take}, last);
		assert_true(n + out.n <= ROOM);
		memcpy(to + n, out.at, out.n);
		n += out.n;
		if (last)
			break;
	}
	typewriter_free(&t);
	return (struct str){to, n};
}

static void check(struct str s, struct str want)
{
	static char got[ROOM];
	for (size_t piece = 1; piece <= s.n + 1; piece++) {
		struct str out = typed(s, piece, got);
		if (!str_eq(out, want))
			fail_msg("\"%.*s\" in pieces of %zu, not \"%.*s\"", (int)out.n, out.at,
				 piece, (int)want.n, want.at);
	}
}

static void same(struct str s)
{
	check(s, s);
}

static void test_overstrike(void **state)
{
	(void)state;
	check(STR("N\bNA\bAM\bME\bE\n  l\bls\bs - list\n"), STR("NAME\n  ls - list\n"));
	check(STR("_\bf_\bi_\bl_\be and f\b_i\b_x"), STR("file and fix"));
	check(STR("_\bN\bN_\bA\bA N\bN\bN"), STR("NA N"));
	check(STR("_\b__\b_ a__b_c_ _"), STR("__ a__b_c_ _"));
	check(STR("é\bé_\b€ _\b𝄞\b𝄞 “\b“"), STR("é€ 𝄞 “"));
	check(STR("\xe9\b\xe9 _\b\xe9t\xe9 \x93\b\x93"), STR("\xe9 \xe9t\xe9 \x93"));
	check(STR("+\bo one 1+1 +\b+"), STR("o one 1+1 +"));
}

static void test_sequences(void **state)
{
	(void)state;
	check(STR("\033[33mcommit 1a2b\033[m (\033[1;36mHEAD\033[0m)\n"),
	      STR("commit 1a2b (HEAD)\n"));
	check(STR("\033[38:2::255:0:0mred\033[39m \033[01;31m\033[Kfound\033[m\033[K\n"),
	      STR("red found\n"));
	check(STR("a \033]8;;http://x.example/\033\\link\033]8;;\033\\ b"), STR("a link b"));
	check(STR("\033]8;id=1;file:///a\aman(1)\033]8;;\a"), STR("man(1)"));
	check(STR("N\033[1m\bN\033[0m _\033[4m\bx"), STR("N x"));
}

/* What is none of it stays, for the decoder to refuse. */
static void test_others(void **state)
{
	(void)state;
	same(STR("hide\b\b\b\bshow\b\b"));
	same(STR("\bx\n\by\b\nz a\bb \b"));
	same(STR("\033[13;37H\033[2J\033[?25l\033c\033(0 \033 \033\033 \033"));
	same(STR(
		"\033]0;title\a\033]52;c;eA==\a\033]8\a \033]8;;x\n\033]8;;\033[6n \033]8;;a"));
	same(STR("\033[33 m \033[>31m \033[1;2"));
	same(STR("plain text\twith “quotes”\r\nand + and _ at ends _\n+"));
	same(STR(""));
}

static void test_too_long(void **state)
{
	(void)state;
	static char text[9000];
	size_t n = (size_t)snprintf(text, sizeof text, "a\033]8;;");
	memset(text + n, 'x', 5000);
	n += 5000;
	text[n++] = '\a';
	static char got[ROOM];
	static const size_t pieces[] = {1, 7, 4096, 8000};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		assert_true(str_eq(typed((struct str){text, n}, pieces[i], got),
				   (struct str){text, n}));
}

/* A piece without any of it is not even copied, and shows at once. */
static void test_plain_is_not_touched(void **state)
{
	(void)state;
	struct typewriter t = {0};
	const struct str plain = STR("Harbour opens");
	assert_true(typewriter_feed(&t, plain, false).at == plain.at);
	assert_false(t.used);
	assert_true(str_eq(typewriter_feed(&t, STR("\bs"), false), STR("")));
	assert_true(t.used);
	typewriter_free(&t);
}

/* ---- in an article ----------------------------------------------------------------------- */

static struct input in;

static const struct content *read_text(struct str s)
{
	struct error e;
	input_again(&in);
	assert_true(input_feed(&in, s.at, s.n, true, &e));
	return &in.content;
}

static void test_article(void **state)
{
	(void)state;
	struct error e;
	assert_true(input_open(&in, "a.txt", 0, &e));
	const struct content *c = read_text(STR("L\bLS\bS(1)\n\nl\bls\bs _\bf\b[7mx\033[m\n"));
	assert_true(str_eq(c->text, STR("LS(1)\n\nls f\xef\xbf\xbd[7mx\n")));
	assert_int_equal(c->faults.controls, 1);
	c = read_text(STR("\xef\xbb\xbf\033[1mcaf\xc3\xa9\033[m\n"));
	assert_true(str_eq(c->text, STR("café\n")));
	c = read_text(STR("\033[1mcaf\xe9\033[m d\xe9j\xe0\n"));
	assert_int_equal(c->charset, CHARSET_WINDOWS_1252);
	assert_true(str_eq(c->text, STR("café déjà\n")));
	/* bytes of UTF-16 are no characters */
	c = read_text(STR("\xff\xfe\x41\x08\x41\x04\x1b\x5b\x6d\x6d"));
	assert_int_equal(c->charset, CHARSET_UTF16LE);
	assert_true(str_eq(c->text, STR("\xe0\xa1\x81\xd1\x81\xe5\xac\x9b\xe6\xb5\xad")));
	in.decoded = true;
	c = read_text(STR("N\bN"));
	assert_int_equal(c->faults.controls, 1);
	input_close(&in);
}

/* "0:5 b, 7:9 u": what of the text is bold, italic, underlined or reversed. */
static void styled_as(const char *text, const char *shown, const char *want)
{
	struct str s = str_of(text);
	struct error e;
	for (size_t piece = 1; piece <= s.n + 1; piece += piece > 8 ? 7 : 1) {
		char got[256] = "";
		size_t n = 0;
		assert_true(input_open(&in, "a.txt", 0, &e));
		for (size_t at = 0; at < s.n; at += piece) {
			size_t take = s.n - at < piece ? s.n - at : piece;
			assert_true(input_feed(&in, s.at + at, take, at + take == s.n, &e));
		}
		const struct content *c = &in.content;
		if (!str_eq(c->text, str_of(shown)))
			fail_msg("in pieces of %zu: %.*s", piece, (int)c->text.n, c->text.at);
		for (uint32_t i = 0; i < c->n_styled; i++) {
			unsigned styles = c->styled[i].styles;
			n += (size_t)snprintf(got + n, sizeof got - n, "%s%u:%u %s%s%s%s",
					      i ? ", " : "", c->styled[i].span.start,
					      c->styled[i].span.end,
					      styles & STYLE_BOLD ? "b" : "",
					      styles & STYLE_ITALIC ? "i" : "",
					      styles & STYLE_UNDERLINE ? "u" : "",
					      styles & STYLE_REVERSE ? "r" : "");
		}
		if (strcmp(got, want))
			fail_msg("in pieces of %zu: %s, not %s", piece, got, want);
		input_close(&in);
	}
}

static void test_styles(void **state)
{
	(void)state;
	styled_as("N\bNA\bAM\bME\bE\n  l\bls\bs [_\bF_\bI]\n", "NAME\n  ls [FI]\n",
		  "0:4 b, 7:9 b, 11:13 u");
	styled_as("_\bN\bN_\bA\bA f\b_\n", "NA f\n", "0:2 bu, 3:4 u");
	styled_as("+\bo one é\bé _\b€\n", "o one é €\n", "6:8 b, 9:12 u");
	styled_as("\033[1mcommit\033[m one \033[4;7mtwo\033[24m three\033[0m\n",
		  "commit one two three\n", "0:6 b, 11:14 ur, 14:20 r");
	styled_as("\033[1;33mcommit\033[22m\033[3m one\033[23m\n", "commit one\n",
		  "0:6 b, 6:10 i");
	/* colours go, and what in them looks like a style */
	styled_as("\033[31mone\033[38;5;1mtwo\033[48;2;1;3;4mthree\033[38:5:4mfour\033[4:"
		  "3mx\033[m\n",
		  "onetwothreefourx\n", "15:16 u");
	styled_as("\033[38;5;4;1mone\033[48;2;7;7;7;3mtwo\033[m\n", "onetwo\n",
		  "0:3 b, 3:6 bi");
	styled_as("\033[1mone\033[K\033[99999999999mtwo\033[;m three\n", "onetwo three\n",
		  "0:6 b");
	/* across lines and over what is struck */
	styled_as("\033[4mone\nt\btwo\033[m\n", "one\ntwo\n", "0:4 u, 4:5 bu, 5:7 u");
	/* a text that is not as it was written has none */
	styled_as("\033[1mone\033[m\r\ntwo\n", "one\ntwo\n", "");
	struct error e;
	assert_true(input_open(&in, "a.txt", 0, &e));
	assert_int_equal(read_text(STR("\033[1mone\033[m s\xc2\xado\n"))->n_styled, 0);
	assert_int_equal(read_text(STR("\033[1mone\033[m so\n"))->n_styled, 1);
	input_close(&in);
}

/* A manual's lines are filled like prose, and stay as they are, with their indents. */
static void test_lines(void **state)
{
	(void)state;
	static const char manual[] =
		"N\bNA\bAM\bME\bE\n"
		"       ls lists information about the files, those of the current folder\n"
		"       when none is named, and it sorts them by their names when neither\n"
		"       of the options that ask for another order is given along with the\n"
		"       names of the files that are to be listed by it.\n";
	struct error e;
	assert_true(input_open(&in, "ls.1", 0, &e));
	const struct content *c = read_text(STR(manual));
	assert_int_equal(c->n_paragraphs, 5);
	for (uint32_t i = 0; i < 5; i++) {
		struct span s = c->paragraphs[i];
		assert_true(!i || s.start == c->paragraphs[i - 1].end);
		assert_true(!i || c->text.at[s.start] == ' ');
		assert_true(s.start == 0 || c->text.at[s.start - 1] == '\n');
	}
	/* the same without bold is prose */
	c = read_text((struct str){manual + 12, sizeof manual - 13});
	assert_int_equal(c->n_paragraphs, 1);
	input_close(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_overstrike),
		cmocka_unit_test(test_sequences),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_plain_is_not_touched),
		cmocka_unit_test(test_article),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_styles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
