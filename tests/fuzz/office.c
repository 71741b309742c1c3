/* Documents, and packages of books, of any bytes: a page comes of them, with known tags only.
 */
#include "input/book.h"
#include "input/office.h"

#include "fuzz.h"

static void read_document(struct str bytes, bool word)
{
	static const char *const tags[] = {
		"<!DOCTYPE html>", "<meta charset=utf-8>", "<p>", "<h2>", "<li>", "<br>"};
	struct office_html html = {0};
	office_read(
		&(struct office_files){
			.word = word, .document = bytes, .styles = bytes, .notes = {bytes}},
		&html);
	check_tags((struct str){html.text.at, html.text.n}, tags, sizeof tags / sizeof *tags);
	VEC_FREE(html.text);
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	struct str bytes = {(const char *)in, n};
	struct zip_file files[] = {
		{STR("META-INF/container.xml"), STR("<rootfile full-path='a/b'/>")},
		{STR("a/b"), bytes},
		{STR("a/c"), bytes}};
	struct zip z = {.files = {files, 3, 3}};
	struct book_html html = {0};
	read_document(bytes, true);
	read_document(bytes, false);
	book_read(&z, &html);
	VEC_FREE(html.text);
	return 0;
}
