/* RTF as word processors write it, and what they put around the text. */
#include "input/rtf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static const char opening[] = "<!DOCTYPE html><meta charset=utf-8>\n";

/* What is made of it between the opening and the last paragraph, which is empty. */
static void check(const char *rtf, const char *want)
{
	struct rtf_html html = {0};
	char all[4096];
	snprintf(all, sizeof all, "%s%s<p>\n", opening, want);
	rtf_read(str_of(rtf), &html);
	VEC_PUSH(html.text, 0);
	assert_string_equal(html.text.at, all);
	VEC_FREE(html.text);
}

static void test_letters(void **state)
{
	(void)state;
	check("{\\rtf1\\ansi\\pard It\\u8217\\'92s here\\u8212 -\\ldblquote "
	      "so\\rdblquote\\par}",
	      "<p>It’s here—“so”\n");
	check("{\\rtf1 a\\u233?b\\u233 ?c\\uc0\\u233 d{\\uc2\\u233??e}\\u233 f\\par}",
	      "<p>aébécédéeéf\n");
	check("{\\rtf1 \\u-10179?\\u-8694? smiles\\par}", "<p>😊 smiles\n");
	check("{\\rtf1 \\u-10179? alone\\par}", "<p> alone\n");
	check("{\\rtf1 a < b & c \\{d\\} \\\\ e\\~f\\-g\\par}",
	      "<p>a &lt; b &amp; c {d} \\ e\xc2\xa0"
	      "fg\n");
	check("{\\rtf1\\ansi\\'93Caf\\'e9\\'94\\par}", "<p>“Café”\n");
	check("{\\rtf1\\mac Caf\\'8e\\par}", "<p>Café\n");
}

static void test_charsets(void **state)
{
	(void)state;
	check("{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'e0\\'f0\\'ee\\'ec\\par}", "<p>Паром\n");
	check("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f7\\fcharset204 Arial "
	      "Cyr;}"
	      "{\\f8\\fcharset128 Gothic;}}\\f7 \\'cf\\'e0 {\\f0 \\'e9}\\'e0\\plain \\'e9 "
	      "\\f8\\'93\\'fa\\'96{\\par}}",
	      "<p>Па éаé 日\xef\xbf\xbd\n");
	check("{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset128 G;}}\\f1\\'83A\\'83e\\par}",
	      "<p>アテ\n");
	check("{\\rtf1\\ansi\\ansicpg99999 \\'e9\\par}", "<p>é\n");
	check("{\\rtf1\\ansi\\ansicpg65001{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 \\'c3\\'a9 "
	      "caf\xc3\xa9\\par}",
	      "<p>é café\n");
}

static void test_around(void **state)
{
	(void)state;
	check("{\\rtf1{\\stylesheet{\\s0 Normal;}{\\*\\cs1 Other;}}{\\info{\\title "
	      "No}{\\author "
	      "No}}"
	      "{\\*\\generator No;}{\\header No\\par}{\\footerl No}Yes{\\footnote "
	      "No\\par}.\\par}",
	      "<p>Yes.\n");
	check("{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"http://x.example\"}{\\fldrslt the "
	      "mill}} is {\\v not }\\v never \\v0 open{\\deleted ed}\\par}",
	      "<p>the mill is open\n");
	check("{\\rtf1{\\pict\\pngblip 89504e47}{\\pict\\bin6 }}\\{{}}seen\\par}", "<p>seen\n");
	check("{\\rtf1{\\upr{Old}{\\*\\ud{New}}}\\par}", "<p>Old\n");
}

static void test_paragraphs(void **state)
{
	(void)state;
	check("{\\rtf1\\pard\\outlinelevel0 Weir open\\par\\pard One\r\n two.\\line "
	      "Three.\\\nFour.\\par}",
	      "<h2>Weir open\n<p>One two.<br>Three.\n<p>Four.\n");
	check("{\\rtf1\\trowd\\intbl Name\\cell Age\\cell\\row\\intbl Ann\\cell 9\\cell\\row}",
	      "<p>Name | Age\n<p>Ann | 9\n");
}

static void test_damage(void **state)
{
	(void)state;
	check("{\\rtf1 cut {off\\par\\'4", "<p>cut off\n");
	check("}}}{\\rtf1 up\\par}}}", "<p>up\n");
	check("{\\rtf1 \\bin99999999 a\\bin-4 b\\uc-3\\u233??\\par}", "<p>abé?\n");
	char deep[5000] = "{\\rtf1 top\\par";
	memset(deep + strlen(deep), '{', 2000);
	strcat(deep, "\\v\\u233 below\\par");
	check(deep, "<p>top\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters), cmocka_unit_test(test_charsets),
		cmocka_unit_test(test_around),  cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_damage),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
