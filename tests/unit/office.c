/* Documents of word processors, and books: what is text of them, and in which order. */
#include "input/book.h"
#include "input/office.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

static const char opening[] = "<!DOCTYPE html><meta charset=utf-8>\n";

static void check_files(struct office_files f, const char *want)
{
	struct office_html html = {0};
	char all[4096];
	snprintf(all, sizeof all, "%s%s", opening, want);
	assert_int_equal(office_read(&f, &html), *want != 0);
	VEC_PUSH(html.text, 0);
	assert_string_equal(html.text.at, all);
	VEC_FREE(html.text);
}

static void check_word(const char *body, const char *want)
{
	char xml[4096];
	snprintf(xml, sizeof xml, "<w:document xmlns:w='w'><w:body>%s</w:body></w:document>",
		 body);
	check_files(
		(struct office_files){
			.word = true,
			.document = str_of(xml),
			.styles = STR("<w:styles xmlns:w='w'><w:style w:styleId='u1'>"
				      "<w:name w:val='heading 1'/></w:style>"
				      "<w:style w:styleId='x'><w:name "
				      "w:val='Body'/></w:style></w:styles>"),
			.notes = {STR("<n><note><p><r><t>Said twice.</t></r></p></note></n>")}},
		want);
}

static void check_odt(const char *body, const char *want)
{
	char xml[4096];
	snprintf(xml, sizeof xml,
		 "<o:text xmlns:o='o' xmlns:text='t' xmlns:table='b'>%s</o:text>", body);
	check_files((struct office_files){.document = str_of(xml)}, want);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define NOTE    "<p>Said twice.\n"

static void test_word(void **state)
{
	(void)state;
	check_word(P("One &lt;b&gt; &amp; two") P("") P("Three"),
		   "<p>One &lt;b> &amp; two\n<p>Three\n" NOTE);
	check_word(
		"<w:p><w:pPr><w:pStyle w:val='u1'/></w:pPr><w:r><w:t>Harbour</w:t></w:r></w:p>"
		"<w:p><w:pPr><w:pStyle w:val='x'/></w:pPr><w:r><w:t>It</w:t><w:br/><w:t>rained"
		"</w:t><w:br w:type='page'/></w:r></w:p>"
		"<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:r><w:t>More</w:t></w:r></w:p>",
		"<h2>Harbour\n<p>It<br>rained \n<h2>More\n" NOTE);
	check_word("<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first</w:t></w:r></w:p>" P("then"),
		   "<li>first\n<p>then\n" NOTE);
	check_word("<w:p>not this<w:r><w:rPr><w:vanish/></w:rPr><w:t>nor "
		   "this</w:t></w:r><w:r><w:t>a"
		   "</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/></w:r></w:p>",
		   "<p>a b\u2011\n" NOTE);
	/* a box within a paragraph */
	check_word(
		"<w:p><w:r><w:t>Before.</w:t></w:r><w:r><w:txbxContent>" P(
			"In it.") "</w:txbxContent></w:r><w:r><w:t>Behind.</w:t></w:r></w:p>",
		"<p>Before.\n<p>In it.\n<p>Behind.\n" NOTE);
}

static void test_tables(void **state)
{
	(void)state;
	check_word("<w:tbl><w:tr><w:tc>" P("Ruse") "</w:tc><w:tc>" P(
			   "12") "</w:tc></w:tr><w:tr><w:tc>" P("One.")
			   P("Two.") "</w:tc><w:tc>" P("") "</w:tc></w:tr></w:tbl>" P("Then."),
		   "<p>Ruse | 12\n<p>One.\n<p>Two.\n<p>Then.\n" NOTE);
	check_odt("<table:table-row><table:table-cell><text:p>Ruse</text:p></table:table-cell>"
		  "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row>",
		  "<p>Ruse | 12\n");
}

static void test_odt(void **state)
{
	(void)state;
	check_odt("<text:h>Harbour</text:h> stray <text:p>a<text:s/>b <text:span>c</text:span>"
		  "<text:line-break/>d</text:p>",
		  "<h2>Harbour\n<p>a b c<br>d\n");
	check_odt("<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
		  "<text:p>two</text:p>",
		  "<li>one\n<p>two\n");
	check_odt(
		"<text:p>We are glad,<text:note><text:note-citation>1</text:note-citation>"
		"<text:note-body><text:p>Said twice.</text:p></text:note-body></text:note> she "
		"said.</text:p><text:p>Then.</text:p>",
		"<p>We are glad, she said.\n<p>Then.\n<p>Said twice.\n");
}

static void test_damaged(void **state)
{
	(void)state;
	check_files((struct office_files){.document = STR("")}, "");
	check_files((struct office_files){.document = STR("PK\003 no XML")}, "");
	check_files((struct office_files){.word = true, .document = STR("</t></p><p><t>a")},
		    "");
	/* what stands before the damage is read */
	char xml[8192] = "<a>";
	struct office_html html = {0};
	for (int i = 0; i < 200; i++)
		strcat(xml, "<p>The ferry ran.</p>");
	strcat(xml, "<p></q>");
	assert_true(office_read(&(struct office_files){.document = str_of(xml)}, &html));
	assert_non_null(memmem(html.text.at, html.text.n, "<p>The ferry ran.\n", 18));
	VEC_FREE(html.text);
}

static struct zip_file file(const char *name, const char *bytes)
{
	return (struct zip_file){str_of(name), str_of(bytes)};
}

static void test_book(void **state)
{
	(void)state;
	struct zip z = {0};
	struct book_html html = {0};
	VEC_PUSH(z.files, file("a/two.html", "<html><BODY class='x'>Two &nbsp;</body></html>"));
	VEC_PUSH(z.files,
		 file("a/b/book.opf",
		      "<package><manifest><item id='1' href='one%20%2e.html'/>"
		      "<item id='2' href='../two.html#x'/><item id='n' properties='nav' "
		      "href='../two.html'/><item id='3' href='../../../../gone%zz'/></manifest>"
		      "<spine><itemref idref='n'/><itemref idref='1'/><itemref idref='2'/>"
		      "<itemref idref='3'/><itemref idref='4'/></spine></package>"));
	VEC_PUSH(z.files, file("a/b/one ..html", "<body><p>One"));
	assert_false(book_read(&z, &html));
	VEC_FREE(html.text);
	VEC_PUSH(z.files, file("META-INF/container.xml",
			       "<container><rootfile full-path='a/b/book.opf'/></container>"));
	assert_true(book_read(&z, &html));
	VEC_PUSH(html.text, 0);
	assert_string_equal(html.text.at,
			    "<!DOCTYPE html><meta charset=utf-8>\n"
			    "<div><p>One</div>\n<div>Two &nbsp;</div>\n<div></div>\n");
	VEC_FREE(html.text);
	zip_free(&z);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_word), cmocka_unit_test(test_tables),
		cmocka_unit_test(test_odt),  cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_book),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
