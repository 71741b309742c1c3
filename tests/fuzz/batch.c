/* Batch lines: an answer for each, each valid JSON whose stretches are where it says. */
#include "reader/export.h"

#include "fuzz.h"

static size_t check_lines(const char *at, size_t n)
{
	size_t lines = 0;
	while (n > 0) {
		const char *newline = memchr(at, '\n', n);
		MUST(newline);
		size_t length = (size_t)(newline - at) + 1;
		json_error_t error;
		json_t *root = json_loadb(at, length, JSON_ALLOW_NUL, &error);
		MUST(json_is_object(root));
		const json_t *text = json_object_get(root, "text");
		if (text)
			check_json_spans(
				(struct str){json_string_value(text), json_string_length(text)},
				root);
		else
			MUST(json_object_get(root, "error"));
		json_decref(root);
		at += length;
		n -= length;
		lines++;
	}
	return lines;
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	static FILE *input, *output, *faults;
	if (!input) {
		input = memory_file();
		output = memory_file();
		faults = fopen("/dev/null", "w");
	}
	memory_fill(input, in, n);
	memory_fill(output, "", 0);
	MUST(batch_run(input, output, faults, &(struct batch_wish){0}) == 0);
	size_t size, lines = 0;
	char *out = memory_read(output, &size);
	for (size_t i = 0; i < n; i++)
		lines += in[i] == '\n';
	lines += n > 0 && in[n - 1] != '\n';
	MUST(check_lines(out, size) == lines);
	free(out);
	return 0;
}
