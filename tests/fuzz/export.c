/* Any bytes, analysed and written in every format; the JSON is parsed again. */
#include "reader/export.h"

#include "fuzz.h"

static void check_json(const char *at, size_t n, struct str text)
{
	json_error_t error;
	json_t *root = json_loadb(at, n, JSON_ALLOW_NUL, &error);
	MUST(json_is_object(root));
	const json_t *written = json_object_get(root, "text");
	MUST(json_string_length(written) == text.n &&
	     memcmp(json_string_value(written), text.at, text.n) == 0);
	check_json_spans(text, root);
	json_decref(root);
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	static FILE *out;
	if (!out)
		out = memory_file();
	if (n < 2)
		return 0;
	struct export_style style = {.columns = 20 + in[0],
				     .ambiguous = 1 + (in[1] & 1),
				     .unicode = in[1] & 2,
				     .heading = in[1] & 4 ? "one \x1b of several" : NULL};
	struct fuzz_article a;
	article_read(&a, in + 2, n - 2);
	article_find(&a, NULL);
	const struct content *c = &a.input.content;
	struct export_article article = {.path = in[1] & 8 ? "f\xff.txt" : NULL,
					 .type = c->type ? c->type : "text/plain",
					 .charset = c->charset,
					 .text = c->text,
					 .paragraphs = c->paragraphs,
					 .n_paragraphs = c->n_paragraphs,
					 .title = c->title,
					 .document = in[1] & 16 ? NULL : &a.document};
	for (size_t i = 0; export_formats[i]; i++) {
		struct error e;
		size_t size;
		memory_fill(out, "", 0);
		MUST(export_formats[i]->write(&article, &style, out, &e));
		char *written = memory_read(out, &size);
		if (strcmp(export_formats[i]->name, "json") == 0)
			check_json(written, size, c->text);
		else
			MUST(text_valid((struct str){written, size}));
		free(written);
	}
	article_free(&a);
	return 0;
}
