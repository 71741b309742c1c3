/* Lines with their places on pages, as pdftotext tells them: what is read after what. */
#include "input/boxes.h"

#include "reader/find.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

enum { WIDE = 400, HIGH = 600, LEADING = 12 };

static struct {
	char at[64 * 1024];
	size_t n;
} tsv;

static void begin(void)
{
	tsv.n = (size_t)sprintf(tsv.at, "level\tpage_num\tpar_num\tblock_num\tline_num\t"
					"word_num\tleft\ttop\twidth\theight\tconf\ttext\n");
}

static void tell(int level, double left, double top, double width, double height,
		 const char *text)
{
	tsv.n += (size_t)sprintf(tsv.at + tsv.n,
				 "%d\t1\t0\t0\t0\t0\t%.6f\t%.6f\t%.6f\t%.6f\t-1\t%s\n", level,
				 left, top, width, height, text);
}

static void page(void)
{
	tell(1, 0, 0, WIDE, HIGH, "###PAGE###");
}

/* As wide as its letters, or as the column when `full` is not 0. */
static void line(double left, double top, double full, const char *text)
{
	double width = full > 0 ? full : 5 * (double)strlen(text);
	tell(4, left, top, width, 10, "###LINE###");
	tell(5, left, top, width, 10, text);
}

static void check(const char *want)
{
	struct boxes_text text = {0};
	struct str in = {tsv.at, tsv.n};
	assert_true(boxes_seen(in));
	boxes_read(in, find_knows, &text);
	VEC_PUSH(text.text, 0);
	assert_string_equal(text.text.at, want);
	VEC_FREE(text.text);
}

static void test_paragraphs(void **state)
{
	(void)state;
	begin();
	page();
	line(20, 100, 300, "The ferry ran aground at dawn, the cap-");
	line(20, 112, 300, "tain said, and nobody was hurt by it. A well-");
	line(20, 124, 120, "known pilot came.");
	line(20, 136, 300, "It was the third time this year that it");
	line(20, 148, 300, "met the same sandbank, he told them.");
	line(20, 166, 300, "“We knew that,” said the mayor of the town");
	line(20, 178, 90, "on Friday.");
	check("The ferry ran aground at dawn, the captain said, and nobody was hurt by it. A "
	      "well-known pilot came.\n\n"
	      "It was the third time this year that it met the same sandbank, he told them.\n\n"
	      "“We knew that,” said the mayor of the town on Friday.\n");
	begin();
	page();
	line(32, 100, 288, "The ferry ran aground at dawn on Monday.");
	line(20, 112, 300, "Nobody was hurt, and the pilot went home.");
	line(32, 124, 288, "It was the third time this year, he said.");
	line(20, 136, 300, "Nobody believed it, nor did the mayor.");
	line(20, 148, 300, "So they waited.");
	check("The ferry ran aground at dawn on Monday. Nobody was hurt, and the pilot went "
	      "home.\n\n"
	      "It was the third time this year, he said. Nobody believed it, nor did the "
	      "mayor. "
	      "So they waited.\n");
}

static void test_headings(void **state)
{
	(void)state;
	begin();
	page();
	tell(4, 20, 90, 200, 20, "###LINE###");
	tell(5, 20, 90, 90, 20, "Ferry");
	tell(5, 120, 90, 100, 20, "aground");
	line(20, 116, 300, "Nobody was hurt when the ferry met the");
	line(20, 128, 60, "sandbank.");
	line(20, 140, 50, "SYNOPSIS");
	line(50, 152, 270, "the ferry, the bank, and what they said");
	line(50, 164, 60, "about it.");
	check("Ferry aground\n\nNobody was hurt when the ferry met the "
	      "sandbank.\n\nSYNOPSIS\n\n"
	      "the ferry, the bank, and what they said about it.\n");
}

/* A list whose items go on indented. */
static void test_list(void **state)
{
	(void)state;
	begin();
	page();
	line(20, 100, 300, "There are rules, the captain told them all:");
	for (int i = 0; i < 3; i++) {
		line(20, 112 + 24 * i, 300, "• One is that nobody may wear his boots on");
		line(30, 124 + 24 * i, 290, "the carpet of the upper deck at any time.");
	}
	check("There are rules, the captain told them all:\n\n"
	      "• One is that nobody may wear his boots on the carpet of the upper deck at any "
	      "time.\n\n"
	      "• One is that nobody may wear his boots on the carpet of the upper deck at any "
	      "time.\n\n"
	      "• One is that nobody may wear his boots on the carpet of the upper deck at any "
	      "time.\n");
}

static void column(double left, double top, const char *const *lines, int n)
{
	for (int i = 0; i < n; i++)
		line(left, top + LEADING * i, 170, lines[i]);
}

/* Headline across, then one column after the other, on to the next page; its head goes. */
static void test_columns(void **state)
{
	(void)state;
	static const char *const one[] = {
		"The ferry ran aground on the", "sandbank at dawn, and the old",
		"captain said that she had been", "warned of it by somebody who",
		"did not want to be named for"};
	static const char *const two[] = {
		"fear of the owners of the line", "who would not say a word to",
		"anybody about it on Friday, or", "on the day after, when it was",
		"still there and they waited for"};
	begin();
	for (int i = 0; i < 3; i++) {
		char number[16];
		page();
		line(20, 20, 0, "The Danube Courier");
		if (!i)
			line(20, 80, 360,
			     "FERRY AGROUND ON THE SANDBANK AND NOBODY WILL SAY WHY");
		column(20, 104, one, 5);
		column(210, 104, two, 5);
		snprintf(number, sizeof number, "%d", i + 1);
		line(200, 580, 0, number);
	}
	const char *all =
		"The ferry ran aground on the sandbank at dawn, and the old captain said "
		"that she had been warned of it by somebody who did not want to be named for "
		"fear of the owners of the line who would not say a word to anybody about it "
		"on Friday, or on the day after, when it was still there and they waited for";
	char want[4096];
	snprintf(want, sizeof want, "%s\n\n%s %s %s\n",
		 "FERRY AGROUND ON THE SANDBANK AND NOBODY WILL SAY WHY", all, all, all);
	check(want);
}

/* Cells of a table are no columns; what is written upwards stands beside the text. */
static void test_table(void **state)
{
	(void)state;
	begin();
	page();
	for (int i = 0; i < 6; i++) {
		line(20, 100 + LEADING * i, 0, "Harbour");
		line(200, 100 + LEADING * i, 0, "1,200");
	}
	tell(4, 5, 100, 10, 200, "###LINE###");
	tell(5, 5, 100, 10, 200, "draft:2026.0001");
	check("Harbour 1,200\n\nHarbour 1,200\n\nHarbour 1,200\n\nHarbour 1,200\n\n"
	      "Harbour 1,200\n\nHarbour 1,200\n");
}

/* Numbers out of all measure, words before any line, lines that are cut off. */
static void test_damaged(void **state)
{
	(void)state;
	begin();
	tell(5, 1, 1, 1, 1, "lost");
	page();
	tell(4, -1e30, 1e30, 1e30, -1e30, "###LINE###");
	tell(5, 0, 0, 0, 0, "kept");
	line(20, 40, -0.1, "to");
	line(20, 60, -9000, "it");
	tsv.n += (size_t)sprintf(tsv.at + tsv.n, "4\t1\t0\tx\n5\n\n\t\t\t\t\t\t\t\t\t\t\t\n");
	check("to it\n\nkept\n");
	assert_false(boxes_seen(STR("level\tpage_num\n")));
	assert_false(boxes_seen(STR("")));
	begin();
	check("");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paragraphs), cmocka_unit_test(test_headings),
		cmocka_unit_test(test_list),       cmocka_unit_test(test_columns),
		cmocka_unit_test(test_table),      cmocka_unit_test(test_damaged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
