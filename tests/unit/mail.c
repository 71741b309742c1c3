/* Mails as text: what their header tells, and that it is no part of the article. */
#include "input/mail.h"

#include "reader/find.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

static void assert_str(struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		fail_msg("\"%.*s\", not \"%s\"", (int)got.n, got.at, want);
}

static void check_about(const char *header, const char *title, const char *byline,
			const char *published)
{
	struct arena arena = {0};
	struct str s = str_of(header);
	assert_int_equal(mail_header(s, true), s.n);
	struct about about = mail_about(&arena, s);
	assert_str(about.title, title);
	assert_str(about.byline, byline);
	assert_str(about.published, published);
	arena_free(&arena);
}

static void test_about(void **state)
{
	(void)state;
	check_about("From: Ada Quist <ada@mill.example>\nTo: desk@mill.example\n"
		    "Subject: The weir\n is open again\nDate: Wed, 4 Mar 2026 07:05:09 +0100",
		    "The weir is open again", "Ada Quist", "2026-03-04T07:05:09+01:00");
	check_about("From ada@mill.example Wed Mar  4 07:05:09 2026\n"
		    "From: \"Quist, Ada\" <ada@mill.example>\nSubject: Weir",
		    "Weir", "Ada Quist", "");
	check_about("Path: news!mill\nFrom: ada@mill.example (Ada Quist)\n"
		    "Date: 4 Mar 2026 06:05:09 GMT\nSubject: Re: weir",
		    "Re: weir", "Ada Quist", "2026-03-04T06:05:09Z");
	check_about("From:\tAda Quist\nSent:\tWednesday, March 4, 2026 7:05 AM\nSubject:\tWeir",
		    "Weir", "Ada Quist", "2026-03-04");
	check_about("Feed: The Mill\nTitle: Weir: open\nAuthor: A. Quist and B. Olm\n"
		    "Link: https://mill.example/1\nDate: Wed, 04 Mar 2026 07:05:09 -0330",
		    "Weir: open", "A. Quist and B. Olm", "2026-03-04T07:05:09-03:30");
	check_about("From: ada@mill.example\nSubject:", "", "ada@mill.example", "");
	/* as mutt gives it to a pager */
	check_about(
		"-N  - 2/14: Ada Quist            Weir open            -- (all)\n\n"
		"Date: Wed, 4 Mar 2026 07:05:09 +0100\n"
		"From MAILER-DAEMON Wed Mar  4 07:05:09 2026\nFrom: Ada Quist <a@b.example>\n"
		"Subject: Weir open",
		"Weir open", "Ada Quist", "2026-03-04T07:05:09+01:00");
}

static void test_coded(void **state)
{
	(void)state;
	check_about("From: =?UTF-8?Q?Ad=C3=A4_Quist?= <a@b.example>\n"
		    "Subject: =?utf-8?B?RGllIE3DvGg=?=\n =?utf-8?b?bGU=?= am Bach",
		    "Die Mühle am Bach", "Adä Quist", "");
	check_about("From: =?iso-8859-1?q?M=FCller?= <a@b.example>\n"
		    "Subject: =?x-none?q?a=20b?= and =?utf-8?q",
		    "=?x-none?q?a=20b?= and =?utf-8?q", "Müller", "");
}

static void check_none(const char *text)
{
	assert_int_equal(mail_header(str_of(text), true), 0);
}

static void test_no_header(void **state)
{
	(void)state;
	check_none("");
	check_none("The mill: a story\n\nIt stands.");
	check_none("Title: The mill\nIt stands by the weir, and has for years.\n");
	check_none("From: the mill\n\nSubject: none");
	check_none("Huber: We will stay.\nQuist: So will we.\n");
	check_none("Question: How long?\nAnswer: To the end.\nDate: 4 March 2026");
	check_none("To: all\nCc: some");
	check_none(" Subject: weir\n From: Ada");
}

static void test_signature(void **state)
{
	(void)state;
	struct str s = STR("Text -- here\n--dash\n\n-- \nAda\nMill Lane\n");
	struct span at = mail_signature(s);
	assert_int_equal(at.start, 21);
	assert_int_equal(at.end, s.n);
	assert_true(span_empty(mail_signature(STR("Text\n--x\n---\n"))));
	assert_false(span_empty(mail_signature(STR("Text\n--\nAda"))));
}

/* The mail, in pieces of that many bytes; its lines stay, and nothing is found in them. */
static void check_asides(size_t piece)
{
	const struct str mail =
		STR("From: Mayor Ada Quist <ada@mill.example>\n"
		    "To: The News of Hamburg\n"
		    "Subject: \"The weir is open,\" said Otto Brandt of Paris\n"
		    "Date: Wed, 4 Mar 2026 07:05:09 +0100\n"
		    "\n"
		    "\"The weir was shut for a year,\" said Lena Vos, the keeper in "
		    "Budapest. \"Nobody told us why it had to be, and nobody told us "
		    "when it would be opened again.\"\n"
		    "\n"
		    "-- \n"
		    "Ada Quist said \"hello\" in Vienna\n");
	struct input in;
	struct error e = {0};
	assert_true(input_open(&in, "mail", mail.n, &e));
	for (size_t at = 0; at < mail.n; at += piece) {
		size_t n = mail.n - at < piece ? mail.n - at : piece;
		assert_true(input_feed(&in, mail.at + at, n, at + n == mail.n, &e));
	}
	const struct content *c = &in.content;
	assert_str(c->about.byline, "Mayor Ada Quist");
	assert_true(span_empty(c->title));
	assert_int_equal(c->n_paragraphs, 7);
	assert_int_equal(c->n_asides, 2);
	struct document d = {.text = c->text,
			     .paragraphs = c->paragraphs,
			     .n_paragraphs = c->n_paragraphs,
			     .asides = {c->asides, c->n_asides}};
	struct arena scratch = {0};
	assert_true(find_document(&d, NULL, &scratch, NULL));
	assert_int_equal(d.n_speakers, 1);
	assert_str(d.speakers[0].name, "Lena Vos");
	assert_int_equal(d.n_regions, 1);
	assert_str(d.regions[0].name, "Budapest");
	assert_int_equal(d.quotes[0].paragraph, 4);
	document_free(&d);
	arena_free(&scratch);
	input_close(&in);
}

static void test_asides(void **state)
{
	(void)state;
	check_asides(4096);
	check_asides(100);
	check_asides(1);
}

/* What mutt puts above a mail is part of its header, whose parts it has decoded. */
static void test_banner(void **state)
{
	(void)state;
	static const char mail[] =
		"-N  - 2/14: Ada Quist       \"Open,\" said Otto      -- (all)\n"
		"\n"
		"Date: Wed, 4 Mar 2026 07:05:09 +0100\n"
		"From MAILER-DAEMON Wed Mar  4 07:05:09 2026\n"
		"From: Ada Quist <ada@mill.example>\n"
		"Subject: The weir is open\n"
		"Content-Type: text/plain\n"
		"Content-Transfer-Encoding: base64\n"
		"\n"
		"The weir was shut for a year, the keeper said on Monday, and is open.\n";
	struct input in;
	struct error e = {0};
	assert_true(input_open(&in, "mail", 0, &e));
	assert_true(input_feed(&in, mail, sizeof mail - 1, true, &e));
	const struct content *c = &in.content;
	assert_str(c->about.title, "The weir is open");
	assert_true(span_empty(c->title));
	assert_int_equal(c->n_asides, 1);
	assert_int_equal(c->asides[0].start, 0);
	assert_int_equal(c->n_paragraphs, 8);
	assert_true(span_within(c->paragraphs[6], c->asides[0]));
	assert_str(str_slice(c->text, c->paragraphs[7]),
		   "The weir was shut for a year, the keeper said on Monday, and is open.");
	input_close(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_about),     cmocka_unit_test(test_coded),
		cmocka_unit_test(test_no_header), cmocka_unit_test(test_signature),
		cmocka_unit_test(test_asides),    cmocka_unit_test(test_banner),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
