/*
 * What the fuzzers share: a condition that must hold, files in memory, an article made of any
 * bytes, and the check of what is written of it.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "reader/find.h"
#include "reader/input.h"

#include <jansson.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define MUST(condition)                                                                        \
	do {                                                                                   \
		if (!(condition)) {                                                            \
			fprintf(stderr, "%s:%d: " #condition "\n", __FILE__, __LINE__);        \
			abort();                                                               \
		}                                                                              \
	} while (0)
#define SHARED __attribute__((unused)) static

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* A web page is parsed by this program, started once more: as the parser, not as a fuzzer. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	if (*argc > 1 && strcmp((*argv)[1], INPUT_CHILD) == 0)
		_exit(input_child(*argc > 2));
	return 0;
}

/* ---- files ------------------------------------------------------------------------------- */

SHARED FILE *memory_file(void)
{
	FILE *f = fdopen(memfd_create("fuzz", 0), "w+");
	MUST(f);
	return f;
}

/* The file is these bytes, and read from its beginning. */
SHARED void memory_fill(FILE *f, const void *at, size_t n)
{
	rewind(f);
	MUST(ftruncate(fileno(f), 0) == 0 && pwrite(fileno(f), at, n, 0) == (ssize_t)n);
	MUST(lseek(fileno(f), 0, SEEK_SET) == 0);
}

/* What was written; to be freed. */
SHARED char *memory_read(FILE *f, size_t *n)
{
	MUST(fflush(f) == 0);
	off_t size = lseek(fileno(f), 0, SEEK_END);
	MUST(size >= 0);
	*n = (size_t)size;
	char *all = mem_alloc(*n + 1);
	MUST(pread(fileno(f), all, *n, 0) == size);
	return all;
}

/* ---- an article -------------------------------------------------------------------------- */

struct fuzz_article {
	struct input input;
	struct document document;
	struct arena scratch;
};

SHARED void article_read(struct fuzz_article *a, const unsigned char *in, size_t n)
{
	struct error e;
	*a = (struct fuzz_article){0};
	MUST(input_open(&a->input, "fuzz", n, &e));
	/* a web page may be refused, and a format that is not read */
	if (!input_feed(&a->input, (const char *)in, n, true, &e))
		MUST(!a->input.type || strcmp(a->input.content.type, "text/html") == 0);
	const struct content *c = &a->input.content;
	MUST(text_valid(c->text) && span_empty(c->open));
	a->document = (struct document){.text = c->text,
					.title = c->title,
					.paragraphs = c->paragraphs,
					.n_paragraphs = c->n_paragraphs};
}

SHARED void article_find(struct fuzz_article *a, const struct places *places)
{
	struct error e;
	MUST(find_document(&a->document, places, &a->scratch, NULL));
	if (!document_check(&a->document, &e)) {
		fprintf(stderr, "%s\n", e.message);
		abort();
	}
}

SHARED void article_free(struct fuzz_article *a)
{
	document_free(&a->document);
	arena_free(&a->scratch);
	input_close(&a->input);
}

/* ---- JSON -------------------------------------------------------------------------------- */

/* Every {start, end, text} in `value` has the text that stands there. */
SHARED void check_json_spans(struct str whole, json_t *value)
{
	const char *key;
	json_t *child;
	size_t i;
	json_array_foreach(value, i, child) check_json_spans(whole, child);
	json_object_foreach(value, key, child) check_json_spans(whole, child);
	const json_t *start = json_object_get(value, "start"),
		     *text = json_object_get(value, "text");
	if (!start || !text)
		return;
	size_t from = text_byte_at(whole, (size_t)json_integer_value(start));
	size_t to =
		text_byte_at(whole, (size_t)json_integer_value(json_object_get(value, "end")));
	MUST(to >= from && to - from == json_string_length(text) &&
	     memcmp(whole.at + from, json_string_value(text), to - from) == 0);
}

/* Each "<" of the page opens one of the tags. */
SHARED void check_tags(struct str page, const char *const *tags, size_t n)
{
	for (size_t i = 0; i < page.n; i++) {
		bool known = page.at[i] != '<';
		for (size_t t = 0; t < n; t++)
			known |= page.n - i >= strlen(tags[t]) &&
				 memcmp(page.at + i, tags[t], strlen(tags[t])) == 0;
		MUST(known);
	}
}

#endif
