/* Formats that are no text: told by their first bytes, refused with what reads them. */
#include "reader/input.h"

#include <setjmp.h>
#include <cmocka.h>

static struct error refusal;

/* Is a file of this name that begins so refused? */
static bool refused(const char *name, struct str head)
{
	struct input in;
	assert_true(input_open(&in, name, head.n, &refusal));
	bool taken = input_feed(&in, head.at, head.n, true, &refusal);
	if (!taken) {
		assert_null(in.content.type);
		assert_int_equal(in.content.text.n, 0);
	}
	input_close(&in);
	return !taken;
}

static void test_formats(void **state)
{
	(void)state;
	const struct {
		struct str head;
		const char *told;
	} files[] = {
		{STR("%PDF-1.4\n%\342\343\n"), "a PDF file"},
		{STR("{\\rtf1\\ansi Hello}"), "an RTF file"},
		{STR("%!PS-Adobe-3.0\n"), "a PostScript file"},
		{STR("\211PNG\r\n\032\n\0\0"), "a PNG image"},
		{STR("\377\330\377\340\0\020JFIF"), "a JPEG image"},
		{STR("GIF89a\001\0\001\0"), "a GIF image"},
		{STR("RIFF\044\0\0\0WEBPVP8 "), "a WebP image"},
		{STR("PK\003\004\024\0\0\0"), "a zip archive"},
		{STR("\177ELF\002\001\001\0"), "a program"},
		{STR("\0\0\0\040ftypisom"), "a film, which can't be read"},
	};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		assert_true(refused("a.bin", files[i].head));
		if (!strstr(refusal.message, files[i].told))
			fail_msg("\"%s\" lacks \"%s\"", refusal.message, files[i].told);
	}
}

/* The name is told twice when a shell takes it as it stands. */
static void test_command(void **state)
{
	(void)state;
	const struct str pdf = STR("%PDF-1.7\n");
	assert_true(refused("papers/a.pdf", pdf));
	assert_string_equal(refusal.message, "papers/a.pdf: a PDF file, which can't be read "
					     "yet: pdftotext papers/a.pdf - | reader");
	static const char *const odd[] = {"a b.pdf", "$(id).pdf", "-a.pdf", "a'.pdf",
					  "a\n.pdf"};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		assert_true(refused(odd[i], pdf));
		assert_non_null(strstr(refusal.message, "yet: pdftotext FILE - | reader"));
	}
	char longer[300];
	memset(longer, 'n', sizeof longer - 1);
	longer[sizeof longer - 1] = 0;
	assert_true(refused(longer, pdf));
	assert_non_null(strstr(refusal.message, "yet: pdftotext FILE - | reader"));
	assert_true(refused("-", pdf));
	assert_string_equal(refusal.message, "standard input: a PDF file, which can't be read "
					     "yet: pdftotext FILE - | reader");
}

/* What no format is known of. */
static void test_zeros(void **state)
{
	(void)state;
	char head[200];
	memset(head, 'a', sizeof head);
	memset(head + 50, 0, 64);
	assert_true(refused("a.bin", (struct str){head, sizeof head}));
	assert_string_equal(refusal.message, "a.bin: binary, no text");
	head[80] = 'a';
	assert_false(refused("a.bin", (struct str){head, sizeof head}));
}

/* Packed, ciphered or made by a compiler: control characters of every kind. */
static void test_noise(void **state)
{
	(void)state;
	static char head[3000];
	uint32_t next = 1;
	for (size_t i = 0; i < sizeof head; i++) {
		next = next * 1664525 + 1013904223;
		head[i] = (char)(next >> 24);
	}
	assert_true(refused("a.bin", (struct str){head, sizeof head}));
	assert_string_equal(refusal.message, "a.bin: binary, no text");
	assert_true(refused("a.bin", (struct str){head, 400}));
	/* two bytes a letter: Cyrillic, small and capital */
	for (size_t i = 0; i < sizeof head; i += 2) {
		head[i] = (char)(i % 12 == 0 ? ' ' : i % 60 == 2 ? 0x12 : 0x30 + i % 30);
		head[i + 1] = i % 12 == 0 ? 0 : 4;
	}
	assert_false(refused("a.txt", (struct str){head, sizeof head}));
	/* prose with a bell now and then, and a terminal's log */
	memset(head, 'a', sizeof head);
	for (size_t i = 0; i < sizeof head; i += 50) {
		head[i] = (char)(i % 100 ? 7 : 14);
		head[i + 1] = 033;
	}
	assert_false(refused("a.txt", (struct str){head, sizeof head}));
}

/* Prose that begins with the letters of a format, and damaged text. */
static void test_text(void **state)
{
	(void)state;
	assert_false(refused("a.txt", STR("BZh is how bzip2 data begins.\n")));
	assert_false(refused("a.txt", STR("GIF89a, a format of 1989\n")));
	assert_false(refused("a.txt", STR("ID3 tags name the song.\n\tMZ\n")));
	assert_false(refused("a.txt", STR("MM, II and PK are letters.\n")));
	assert_false(refused("a.txt", STR("A text with a NUL\0 in it\n")));
	assert_false(refused("a.txt", STR("\xff\xfe%\0P\0D\0F\0-\0\n\0")));
	assert_false(refused("a.txt", STR("\033[33mcommit\033[m N\bNA\bA\n")));
	assert_false(refused("a.txt", STR("%PDF")));
	assert_false(refused("a.txt", STR("")));
}

/* Who asks for it gets the bytes as text; who has decoded already is not asked. */
static void test_forced(void **state)
{
	(void)state;
	struct error e;
	struct input in;
	const struct str pdf = STR("%PDF-1.4\n\0x"), page = STR("<html><p>One.</p></html>");
	assert_true(input_open(&in, "a.pdf", pdf.n, &e));
	in.forced = true;
	assert_true(input_feed(&in, pdf.at, pdf.n, true, &e));
	assert_string_equal(in.content.type, "text/plain");
	assert_true(str_eq(in.content.text, STR("%PDF-1.4\n\xef\xbf\xbdx")));
	input_again(&in);
	assert_true(input_feed(&in, page.at, page.n, true, &e));
	assert_string_equal(in.content.type, "text/plain");
	input_again(&in);
	in.forced = false;
	in.decoded = true;
	assert_true(input_feed(&in, pdf.at, pdf.n, true, &e));
	assert_string_equal(in.content.type, "text/plain");
	input_close(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats), cmocka_unit_test(test_command),
		cmocka_unit_test(test_zeros),   cmocka_unit_test(test_text),
		cmocka_unit_test(test_forced),  cmocka_unit_test(test_noise),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
