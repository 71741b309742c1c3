/* Manuals, logs and differences are told from articles, and nothing is looked for in them. */
#include "reader/find.h"
#include "reader/input.h"

#include "input/record.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

static const char *const records[] = {
	"WEIR(8)              System Administration              WEIR(8)\n\nNAME\n"
	"       weir - “shuts” the weir, says the keeper\n",
	"\n\nweir.conf(5)            Weir                weir.conf(5)\n",
	"commit 2f9ac0e11b2c\nAuthor: Ada Quist <ada@example.org>\n\n    weir: say \"no\"\n",
	"* commit 2f9ac0e11b2c33d4e5f60718293a4b5c6d7e8f90 (HEAD -> main)\n| Author: Ada "
	"Quist\n",
	"2f9ac0e weir: open at noon\n81b2c33 weir: say \"shut\" when it is\n"
	"93a4b5c keeper: greet Ada Quist\n0718293 keeper: say \"hello\" in Vienna\n",
	"* 2f9ac0e (HEAD) weir: open\n| * 81b2c33 weir: say why\n|/\n* 93a4b5c keeper: begin\n"
	"* 0718293 first\n",
	"diff --git a/weir.c b/weir.c\nindex 81b2c33..93a4b5c 100644\n",
	"--- a/weir.c\n+++ b/weir.c\n@@ -1,2 +1,2 @@\n-\tsay(\"shut\");\n+\tsay(\"open\");\n",
	"Nov 29 12:00:01 weir keeper[7]: Ada Quist said \"open\"\n"
	"Nov 29 12:00:02 weir keeper[7]: opening\nNov 29 12:00:04 weir keeper[7]: open\n"
	"Dec  1 00:00:00 weir keeper[7]: shut\n",
	"[2026-11-29 12:00:01] open\n[2026-11-29 12:00:02] shut\n[2026-11-29 12:00:03] open\n"
	"[2026-11-29T12:00:04] shut\n",
};

static const char *const articles[] = {
	"The weir opens\n\n“It was shut for a year,” said Ada Quist.\n",
	"ls(1) is a program, as is cat(1)\n\n“It lists,” said Ada Quist.\n",
	"WEIR(8)\n\nThe band Weir played for eight hours.\n",
	"commit to it, or leave it: a column\n\nHe said that he would.\n",
	"--- \n\nThe weir opens\n",
	"[00:00:01] Ada Quist: It was shut.\n[00:00:05] Ruth Cole: Why?\n"
	"[00:00:09] Ada Quist: Nobody said.\n[00:00:12] Ruth Cole: And now?\n",
	"12:00 The weir opens.\n12:10 “At last,” says Ada Quist.\n12:20 It is shut.\n"
	"12:30 It opens again.\n",
	"1\n00:00:01,000 --> 00:00:02,000\nIt was shut.\n\n2\n00:00:03,000 --> 00:00:04,000\n"
	"Nobody said why.\n",
	"2026-11-29 The weir opens\n2026-11-30 The weir shuts\n2026-12-01 It opens\n"
	"2026-12-02 It shuts\n",
	"Decades of work\nDefaced 1200 coins\nDeeded acres\nFaded papers\n",
	"Nov 29\n\nThe weir opened at 12:00:01, said Ada Quist.\n",
	"",
	"\n\n",
};

static void told_by_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof records / sizeof *records; i++)
		if (!record_seen(str_of(records[i])))
			fail_msg("no record: %s", records[i]);
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (record_seen(str_of(articles[i])))
			fail_msg("a record: %s", articles[i]);
	assert_false(record_seen((struct str){0}));
	assert_false(record_seen(STR(" \n\n")));
}

/* In pieces as a pipe gives them, coloured as git does it. */
static void nothing_is_found(void **state)
{
	(void)state;
	static const char log[] =
		"\033[33mcommit 2f9ac0e11b2c\033[m\nAuthor: Ada Quist <ada@example.org>\n"
		"Date:   Wed Mar 4 07:05:09 2026 +0100\n\n"
		"    \"The weir was shut for a year,\" said Lena Vos, the keeper in Budapest.\n"
		"    \"Nobody told us why,\" she said.\n";
	struct error e;
	for (size_t piece = 1; piece < sizeof log; piece += 40) {
		struct input in;
		assert_true(input_open(&in, "log", 0, &e));
		for (size_t at = 0; at < sizeof log - 1; at += piece) {
			size_t n = sizeof log - 1 - at < piece ? sizeof log - 1 - at : piece;
			bool last = at + n == sizeof log - 1;
			assert_true(input_feed(&in, log + at, n, last, &e));
		}
		const struct content *c = &in.content;
		assert_true(c->record);
		assert_true(span_empty(c->title) && !c->about.title.n && !c->about.byline.n);
		assert_int_equal(c->n_paragraphs, 5);
		struct document d = {.text = c->text,
				     .paragraphs = c->paragraphs,
				     .n_paragraphs = c->n_paragraphs,
				     .asides = {c->asides, c->n_asides}};
		struct arena scratch = {0};
		assert_true(find_document(&d, NULL, &scratch, NULL));
		assert_int_equal(d.n_quotes + d.n_speakers + d.n_regions, 0);
		assert_true(d.english);
		document_free(&d);
		arena_free(&scratch);
		input_close(&in);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(told_by_form),
		cmocka_unit_test(nothing_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
