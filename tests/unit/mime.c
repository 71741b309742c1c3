/* Mails as programs write them: codes, charsets, parts within parts. */
#include "input/mime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static void check_noticed(const char *mail, const char *want, const char *notice)
{
	struct mime_text text = {0};
	assert_true(mime_seen(str_of(mail)));
	mime_read(str_of(mail), &text);
	VEC_PUSH(text.text, 0);
	assert_string_equal(text.text.at, want);
	assert_string_equal(text.notice, notice);
	VEC_FREE(text.text);
}

static void check(const char *mail, const char *want)
{
	check_noticed(mail, want, "");
}

#define HEADER                                                                                 \
	"From: Ada <a@m.example>\r\nReceived: from x\r\n by y\r\nSubject: "                    \
	"Weir\r\nMIME-Version: 1.0\r\n"
#define SHOWN "From: Ada <a@m.example>\nSubject: Weir\n\n"
#define PAGE                                                                                   \
	"<!DOCTYPE html><meta charset=utf-8><title>Weir</title><meta name=author "             \
	"content=\"Ada\"><meta property=\"article:published_time\" content=\"\">\n"

static void test_seen(void **state)
{
	(void)state;
	assert_true(mime_seen(STR("Subject: a\nFrom: b\nContent-Type: text/plain\n\nc\n")));
	assert_false(mime_seen(STR("Subject: a\nFrom: b\n\nContent-Type: text/plain\n")));
	assert_false(mime_seen(STR("Content-Type: text/plain\n\nHello\n")));
	assert_false(mime_seen(STR("Once: upon a time\n\nMIME-Version: 1.0\n")));
	assert_false(mime_seen(STR("")));
}

static void test_codes(void **state)
{
	(void)state;
	check(HEADER
	      "Content-Transfer-Encoding: Quoted-Printable\r\n\r\nCaf=C3=A9 an=\r\nd m=6fre = "
	      "=zz=  \r\n.=\r\n",
	      SHOWN "Café and more = =zz.");
	check(HEADER "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: "
		     "base64\n\n8MHS\r\n z80=\n--\n",
	      SHOWN "Паром");
	check(HEADER "Content-Type: text/plain;\n charset=\"windows-1252\"\n\n\x93Go\x94\n",
	      SHOWN "“Go”\n");
	check(HEADER "Content-Type: text/plain; charset=utf-8\n\n\x93Go, it is late\x94\n",
	      SHOWN "“Go, it is late”\n");
	check(HEADER "Content-Type: text/plain; format=flowed\n\nOne \nline.\n -- \n> a \n> "
		     "b\n-- \nAda\n",
	      SHOWN "One line.\n-- \n> a \n> b\n-- \nAda\n");
}

static void test_parts(void **state)
{
	(void)state;
	check(HEADER
	      "Content-Type: multipart/alternative; boundary=\"=x\"\n\nNot this\n--=x\n\n"
	      "Plain.\n--=x\nContent-Type: text/html\n\n<p>Page.\n--=x--\nNor this\n",
	      SHOWN "Plain.");
	check_noticed(HEADER "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: "
			     "multipart/related; boundary=ab\n\n--ab\nContent-Type: TEXT/HTML; "
			     "charset=us-ascii\n\n<p>One.\n--ab\nContent-Type: "
			     "image/png\n\nx\n--ab--\n\n--a\n"
			     "Content-Type: application/pdf; name=\"b c.pdf\"\n\nx\n--a\n"
			     "Content-Disposition: attachment; filename=d.txt\n\nx\n--a--\n",
		      PAGE "<p>One.", "attached, and not shown: b c.pdf, d.txt");
	check(HEADER "Content-Type: multipart/mixed; "
		     "boundary=a\n\n--a\n\nOne.\n--ab\nTwo.\n--a\n\nThree.",
	      SHOWN "One.\n--ab\nTwo.\nThree.");
	check(HEADER "Content-Type: multipart/mixed\n\nNo boundary.\n", SHOWN);
	check_noticed(
		HEADER
		"Content-Type: multipart/mixed; boundary=a\n\n--a\n\nOne.\n--a\nContent-Type: "
		"message/rfc822\n\nSubject: x\n\nNot this\n--a--\n",
		SHOWN "One.", "attached, and not shown: a file");
}

/* Many names are cut between letters. */
static void test_names_cut(void **state)
{
	(void)state;
	char mail[1024] = HEADER "Content-Type: application/pdf; name=\"", want[256];
	size_t n = strlen(mail);
	mail[n++] = 'x';
	for (int i = 0; i < 100; i++, n += 2)
		memcpy(mail + n, "\303\244", 3);
	memcpy(mail + n, "\"\n\nx", 5);
	n = (size_t)sprintf(want, "attached, and not shown: x");
	for (int i = 0; i < 59; i++, n += 2)
		memcpy(want + n, "\303\244", 3);
	check_noticed(mail, SHOWN, want);
}

static void test_mailbox(void **state)
{
	(void)state;
	check("From a@m.example Wed Mar  4 07:05:09 2026\n" HEADER "\nOne.\n", SHOWN "One.\n");
	check_noticed("From a@m.example Wed Mar  4 07:05:09 2026\n" HEADER
		      "\nOne.\n\nFrom b@m.example Wed Mar  4 07:05:10 2026\nFrom: B\n\nTwo.\n",
		      SHOWN "One.\n", "the first mail of a mailbox");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_seen),    cmocka_unit_test(test_codes),
		cmocka_unit_test(test_parts),   cmocka_unit_test(test_names_cut),
		cmocka_unit_test(test_mailbox),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
