/* What people do with the lines of a text, and the paragraphs that are meant. */
#include "reader/input.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

enum { ROOM = 8 * 1024 };

/* Four paragraphs filled to 60 columns, to stand around what is tested. */
#define FILLED                                                                                 \
	"The miller of the village said that he had not seen so much\n"                        \
	"water in the brook since the winter in which his father had\n"                        \
	"bought the mill, and that the weir would hold.\n"                                     \
	"\n"                                                                                   \
	"His neighbours were less sure of it. They carried what they\n"                        \
	"had in their cellars to the upper floors, and some of them\n"                         \
	"went to the school on the hill, where there are beds.\n"                              \
	"\n"
#define JOINED                                                                                 \
	"The miller of the village said that he had not seen so much water in the brook "      \
	"since the winter in which his father had bought the mill, and that the weir would "   \
	"hold.¶His neighbours were less sure of it. They carried what they had in their "     \
	"cellars to the upper floors, and some of them went to the school on the hill, where " \
	"there are beds.¶"

/* The paragraphs, a "¶" behind each, runs of spaces as one. */
static void check(const char *text, const char *want)
{
	char got[ROOM];
	size_t n = 0;
	struct input in;
	struct error e = {0};
	assert_true(input_open(&in, "habits", strlen(text), &e));
	assert_true(input_feed(&in, text, strlen(text), true, &e));
	for (uint32_t p = 0; p < in.content.n_paragraphs; p++) {
		struct str s = str_slice(in.content.text, in.content.paragraphs[p]);
		while (s.n && strchr(" \n", s.at[s.n - 1]))
			s.n--;
		s = str_trim(s);
		for (size_t i = 0; i < s.n; i++)
			if (s.at[i] != ' ' || s.at[i - 1] != ' ')
				got[n++] = s.at[i];
		n += (size_t)sprintf(got + n, "¶");
		assert_true(n + 1024 < ROOM);
	}
	got[n] = 0;
	if (strcmp(got, want))
		fail_msg("got:\n%s\nnot:\n%s", got, want);
	input_close(&in);
}

static void test_lists(void **state)
{
	(void)state;
	static const char *const signs[][3] = {
		{"- ", "- ", "- "},       {"– ", "– ", "– "},       {"• ", "• ", "• "},
		{"◦ ", "◦ ", "◦ "},       {"1. ", "2. ", "3. "},    {"9) ", "10) ", "11) "},
		{"(1) ", "(2) ", "(3) "}, {"(a) ", "(b) ", "(c) "}, {"[1] ", "[2] ", "[3] "},
		{"i. ", "ii. ", "iii. "}, {"1.1 ", "1.2 ", "1.3 "}, {"o ", "o ", "o "},
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		const char *const *s = signs[i];
		char text[ROOM], want[ROOM];
		snprintf(text, sizeof text,
			 FILLED "%sTwo new ropes and a hook for the boat, which is to be kept\n"
				"  at the weir.\n%sA lamp\n%sBread for the men who watch by "
				"night, who have none\n",
			 s[0], s[1], s[2]);
		snprintf(want, sizeof want,
			 JOINED "%sTwo new ropes and a hook for the boat, which is to be kept "
				"at the weir.¶%sA lamp¶%sBread for the men who watch by "
				"night, who have none¶",
			 s[0], s[1], s[2]);
		check(text, want);
	}
}

static void test_hanging(void **state)
{
	(void)state;
	check("The miller of the village said that he had not seen so much\n"
	      "   water in the brook since the winter in which his father had\n"
	      "   bought the mill.\n"
	      "His neighbours were less sure of it. They carried what they\n"
	      "   had in their cellars to the upper floors, and some of them\n"
	      "   went to the school on the hill, where there are beds.\n"
	      "The teacher made tea for them, and said that they could stay\n"
	      "   for as long as the water did.\n",
	      "The miller of the village said that he had not seen so much water in the brook "
	      "since the winter in which his father had bought the mill.¶His neighbours were "
	      "less sure of it. They carried what they had in their cellars to the upper "
	      "floors, and some of them went to the school on the hill, where there are beds.¶"
	      "The teacher made tea for them, and said that they could stay for as long as "
	      "the water did.¶");
}

static void test_short_by_indent(void **state)
{
	(void)state;
	check("  The miller of the village said that he had not seen so much\n"
	      "water in the brook since the winter in which his father had\n"
	      "bought the mill, and that the weir would hold.\n"
	      "  Nobody else in the village was as sure of the weir as he.\n"
	      "  They carried what they had in their cellars to the upper\n"
	      "floors, and some of them went to the school on the hill,\n"
	      "where there are beds.\n",
	      "The miller of the village said that he had not seen so much water in the brook "
	      "since the winter in which his father had bought the mill, and that the weir "
	      "would hold.¶Nobody else in the village was as sure of the weir as he.¶They "
	      "carried what they had in their cellars to the upper floors, and some of them "
	      "went to the school on the hill, where there are beds.¶");
}

static void test_justified(void **state)
{
	(void)state;
	check("The  miller of the village said that he had not seen so much\n"
	      "water  in  the  brook  since the winter in which his father\n"
	      "had bought the mill, and that the weir would hold.\n"
	      "\n"
	      "His  neighbours  were  less sure of it. They carried what\n"
	      "they  had  in their cellars to the upper floors, and some\n"
	      "of  them went to the school on the hill, where there are\n"
	      "beds.\n",
	      JOINED);
}

static void test_headings(void **state)
{
	(void)state;
	check("Brook rises at the mill\n" FILLED, "Brook rises at the mill¶" JOINED);
	check("BROOK RISES AT THE MILL\n" FILLED, "BROOK RISES AT THE MILL¶" JOINED);
	check("BROOK RISES AT THE MILL AND\nTHE WEIR HOLDS\n\n" FILLED,
	      "BROOK RISES AT THE MILL AND THE WEIR HOLDS¶" JOINED);
	check("Brook rises at the mill\n=======================\n\n" FILLED,
	      "Brook rises at the mill¶=======================¶" JOINED);
	check(FILLED "THE WEIR\nNobody knows who built it, or why it stands where the\n"
		     "water is deepest.\n",
	      JOINED "THE WEIR¶Nobody knows who built it, or why it stands where the water is "
		     "deepest.¶");
}

static void test_ends(void **state)
{
	(void)state;
	static const char *const marks[] = {"###",   "-30-", "ENDS",  "(END)",   "* * *",
					    "Ends.", "---",  "# # #", "- ends -"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		char text[ROOM], want[ROOM];
		snprintf(text, sizeof text,
			 FILLED
			 "The weir held, and the water had fallen by noon on Tuesday.\n%s\n",
			 marks[i]);
		snprintf(want, sizeof want,
			 JOINED
			 "The weir held, and the water had fallen by noon on Tuesday.¶%s¶",
			 marks[i]);
		check(text, want);
	}
	check(FILLED "He calls it the longest night of his life, and the wettest\nend.\n",
	      JOINED "He calls it the longest night of his life, and the wettest end.¶");
}

static void test_set_in(void **state)
{
	(void)state;
	check(FILLED "    We have seen the water come and go, and\n"
		     "    we shall see it come and go again before\n"
		     "    we are old.\n",
	      JOINED
	      "We have seen the water come and go, and we shall see it come and go again "
	      "before we are old.¶");
	check(FILLED "    The water comes,\n    The water goes,\n    And where it runs\n"
		     "    Nobody knows.\n",
	      JOINED "The water comes,¶The water goes,¶And where it runs¶Nobody knows.¶");
}

static void test_quoted(void **state)
{
	(void)state;
	check(FILLED
	      "On Monday Ada Quist wrote:\n> Will the weir hold until the end of the week,\n"
	      "> or not?\nIt will.\n",
	      JOINED
	      "On Monday Ada Quist wrote:¶> Will the weir hold until the end of the week,¶"
	      "> or not?¶It will.¶");
}

/* No page begins as another does, which would be a running head. */
#define PAGES(one, two, three)                                                                 \
	"Monday\n\n" FILLED one "\fTuesday\n\n" FILLED two "\fWednesday\n\n" FILLED three "\f"
#define LEFT "Monday¶" JOINED "Tuesday¶" JOINED "Wednesday¶" JOINED

static void test_pages(void **state)
{
	(void)state;
	check(PAGES("i\n", "ii\n", "iii\n"), LEFT);
	check(PAGES("https://mill.example/brook-rises 1/3\n",
		    "https://mill.example/brook-rises 2/3\n",
		    "https://mill.example/brook-rises 3/3\n"),
	      LEFT);
	check(PAGES("- 1 -\n", "- 2 -\n", "- 3 -\n"), LEFT);
}

/* A blank line behind each line: those that part paragraphs are two, or indents tell. */
static void test_spaced(void **state)
{
	(void)state;
	check("The miller of the village said that he had not seen so much\n\n"
	      "water in the brook since the winter in which his father had\n\n"
	      "bought the mill, and that the weir would hold.\n\n\n"
	      "His neighbours were less sure of it. They carried what\n\n"
	      "they had in their cellars to the upper floors, and some\n\n"
	      "of them went to the school on the hill, where there are\n\n"
	      "beds.\n",
	      JOINED);
	check("    The miller of the village said that he had not seen so\n\n"
	      "much water in the brook since the winter in which his father\n \n"
	      "had bought the mill, and that the weir would hold.\n\n"
	      "    His neighbours were less sure of it. They carried what\n\n"
	      "they had in their cellars to the upper floors, and some of\n\n"
	      "them went to the school on the hill, where there are beds.\n",
	      JOINED);
	/* paragraphs of a line each */
	check("The miller of the village said that it would hold.\n\n"
	      "His neighbours were less sure of it.\n\nThey went to the school.\n\n"
	      "There are beds.\n\nNobody slept in them.\n\nIt was the first night.\n",
	      "The miller of the village said that it would hold.¶His neighbours were less "
	      "sure of it.¶They went to the school.¶There are beds.¶Nobody slept in them.¶It "
	      "was the first night.¶");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists),           cmocka_unit_test(test_hanging),
		cmocka_unit_test(test_short_by_indent), cmocka_unit_test(test_justified),
		cmocka_unit_test(test_headings),        cmocka_unit_test(test_ends),
		cmocka_unit_test(test_set_in),          cmocka_unit_test(test_quoted),
		cmocka_unit_test(test_pages),           cmocka_unit_test(test_spaced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
