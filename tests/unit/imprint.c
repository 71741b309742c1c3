/* Byline and date between a headline and its article. */
#include "input/imprint.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#define TITLE "The weir at Quist mill is open again\n"
#define STORY                                                                                  \
	"The weir at the old mill was opened on Monday, a year after it had been shut, and "   \
	"nobody in the village could say why it had taken so long to find the key to it, "     \
	"which hung where it had always hung, behind the door of the mill.\n"                  \
	"By Ida Holm\nMarch 9, 2001\n"

/* The imprint is all that stands between title and story. */
static void check(const char *imprint, const char *byline, const char *published)
{
	char text[1024];
	int n = snprintf(text, sizeof text, TITLE "%s\n" STORY, imprint);
	struct input in;
	struct error e = {0};
	assert_true(input_open(&in, "imprint", (uint64_t)n, &e));
	assert_true(input_feed(&in, text, (size_t)n, true, &e));
	const struct about *about = &in.content.about;
	if (!str_eq(about->byline, str_of(byline)) ||
	    !str_eq(about->published, str_of(published)))
		fail_msg("\"%s\": \"%.*s\", \"%.*s\"", imprint, (int)about->byline.n,
			 about->byline.at, (int)about->published.n, about->published.at);
	assert_int_equal(in.content.title.end, sizeof TITLE - 2);
	input_close(&in);
}

static void test_bylines(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"By Ada Quist", "Ada Quist"},
		{"By: ADA QUIST", "ADA QUIST"},
		{"by Ada M. Quist and Otto O'Brien", "Ada M. Quist and Otto O'Brien"},
		{"By Ada Quist, Otto Brandt and Lena de Vos",
		 "Ada Quist, Otto Brandt and Lena de Vos"},
		{"By Ada Quist, Staff Writer", "Ada Quist"},
		{"By Ada Quist, senior editor", "Ada Quist"},
		{"By Ada Quist in Budapest", "Ada Quist"},
		{"By Ada Quist for The Mill News", "Ada Quist"},
		{"By Ada Quist of The Mill News", "Ada Quist"},
		{"By Ada Quist\nMill News Staff", "Ada Quist"},
		{"Written by Ádám Öry", "Ádám Öry"},
		{"Author: Ada Quist", "Ada Quist"},
		{"By The Associated Press", "The Associated Press"},
		{"By Reuters", "Reuters"},
		{"The Mill News | By Ada Quist", "Ada Quist"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i][0], rows[i][1], "");
}

static void test_days(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"March 4, 2026", "2026-03-04"},
		{"Wednesday, 4 March 2026", "2026-03-04"},
		{"Published March 4, 2026 at 9:30 a.m. EST", "2026-03-04"},
		{"PUBLISHED: 08:21 GMT, 4 March 2026 | UPDATED: 09:30 GMT, 5 March 2026",
		 "2026-03-04"},
		{"Posted on 4th of March 2026", "2026-03-04"},
		{"9.30am on 14 Sept 2026", "2026-09-14"},
		{"First published: 2026-03-04T09:30:00Z", "2026-03-04T09:30:00Z"},
		{"Date: 14/10/2026", "2026-10-14"},
		{"10/14/2026", "2026-10-14"},
		{"4.3.2026", "2026-03-04"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i][0], "", rows[i][1]);
	check("By Ada Quist, March 4, 2026", "Ada Quist", "2026-03-04");
	check("Ada Quist · By Lena Vos · 4 Mar 2026", "Lena Vos", "2026-03-04");
	check("By Ada Quist\nMarch 4, 2026\n\nUpdated March 5, 2026", "Ada Quist",
	      "2026-03-04");
}

static void test_neither(void **state)
{
	(void)state;
	static const char *const rows[] = {
		"By Monday the water was high",
		"By Monday",
		"By 2030 there will be no mills",
		"By the river",
		"By Way of the Weir",
		"By hook or by crook",
		"Updated March 5, 2026",
		"3/4/2026",
		"March 2026",
		"March 4",
		"On 4 March 2026 the weir broke",
		"2026",
		"Three years on",
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i], "", "");
}

static void test_no_headline(void **state)
{
	(void)state;
	assert_true(imprint_is_byline(STR("By ADA QUIST")));
	assert_false(imprint_is_byline(STR("BY ROYAL COMMAND")));
	assert_false(imprint_is_byline(STR("By Royal Command")));
	assert_false(imprint_is_byline(STR("By NATO")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bylines),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_neither),
		cmocka_unit_test(test_no_headline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
