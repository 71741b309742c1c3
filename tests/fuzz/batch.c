/* Batch lines: an answer for each, each valid JSON whose stretches are where it says. */
#include "reader/export.h"

#include <jansson.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define MUST(condition)                                                                        \
	do {                                                                                   \
		if (!(condition)) {                                                            \
			fprintf(stderr, "line %d: " #condition "\n", __LINE__);                \
			abort();                                                               \
		}                                                                              \
	} while (0)

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n);

static size_t byte_of(struct str s, json_int_t point)
{
	struct point_cursor c = {0};
	size_t at = 0;
	while (at < s.n && text_point_at(s, &c, at) < (size_t)point)
		for (at++; at < s.n && ((unsigned char)s.at[at] & 0xc0) == 0x80; at++)
			;
	return at;
}

static void check(struct str whole, json_t *value)
{
	const char *key;
	json_t *child;
	size_t i;
	json_array_foreach(value, i, child) check(whole, child);
	json_object_foreach(value, key, child) check(whole, child);
	const json_t *start = json_object_get(value, "start"),
		     *text = json_object_get(value, "text");
	if (!start || !text)
		return;
	size_t from = byte_of(whole, json_integer_value(start));
	size_t to = byte_of(whole, json_integer_value(json_object_get(value, "end")));
	MUST(to >= from && to - from == json_string_length(text) &&
	     memcmp(whole.at + from, json_string_value(text), to - from) == 0);
}

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
			check((struct str){json_string_value(text), json_string_length(text)},
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
		input = fdopen(memfd_create("in", 0), "w+");
		output = fdopen(memfd_create("out", 0), "w+");
		faults = fopen("/dev/null", "w");
	}
	MUST(ftruncate(fileno(input), 0) == 0 && pwrite(fileno(input), in, n, 0) == (ssize_t)n);
	MUST(lseek(fileno(input), 0, SEEK_SET) == 0);
	rewind(output);
	MUST(ftruncate(fileno(output), 0) == 0);
	MUST(batch_run(input, output, faults, NULL, false) == 0);
	off_t size = lseek(fileno(output), 0, SEEK_END);
	char *out = mem_alloc((size_t)size);
	MUST(pread(fileno(output), out, (size_t)size, 0) == size);
	size_t lines = 0;
	for (size_t i = 0; i < n; i++)
		lines += in[i] == '\n';
	lines += n > 0 && in[n - 1] != '\n';
	MUST(check_lines(out, (size_t)size) == lines);
	free(out);
	return 0;
}
