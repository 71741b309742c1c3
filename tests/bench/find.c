/*
 * How fast articles are analysed and written: MB of text a second of processor time, over the
 * article given (the sample by default), again and again. `make bench` runs it.
 */
#include "reader/export.h"

#include "input/paragraph.h"

#include <stdio.h>
#include <time.h>

enum { SECONDS = 2 };

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static char *load(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *text = mem_alloc(1 << 24);
	if (!f) {
		perror(path);
		exit(1);
	}
	*n = fread(text, 1, 1 << 24, f);
	fclose(f);
	return text;
}

/* Analyses the article and, when `out` is given, writes it; returns the quotes found. */
static uint32_t once(char *text, size_t n, struct paragraphs *p, struct arena *scratch,
		     FILE *out)
{
	n = paragraphs_of(p, text, n);
	struct document d = {
		.text = {text, n},
		.title = p->title,
		.paragraphs = p->spans.at,
		.n_paragraphs = (uint32_t)p->spans.n,
	};
	find_document(&d, NULL, scratch, NULL);
	struct export_article a = {
		.text = d.text,
		.paragraphs = d.paragraphs,
		.n_paragraphs = d.n_paragraphs,
		.title = d.title,
		.document = &d,
	};
	if (out)
		export_format_named("json")->write(&a, NULL, out, NULL);
	uint32_t quotes = d.n_quotes;
	document_free(&d);
	return quotes;
}

static void measure(const char *what, char *text, size_t n, FILE *out)
{
	struct paragraphs p = {0};
	struct arena scratch = {0};
	uint32_t quotes = once(text, n, &p, &scratch, out);
	double start = now(), spent = 0;
	size_t times = 0;
	for (; spent < SECONDS; times++, spent = now() - start)
		once(text, n, &p, &scratch, out);
	printf("%-18s %6.1f MB/s  (%zu times %zu bytes, %u quotes)\n", what,
	       (double)times * (double)n / 1e6 / spent, times, n, quotes);
	arena_free(&scratch);
	paragraphs_free(&p);
}

int main(int argc, char **argv)
{
	size_t n;
	char *text = load(argc > 1 ? argv[1] : "assets/sample.txt", &n);
	FILE *nowhere = fopen("/dev/null", "w");
	measure("analyse", text, n, NULL);
	measure("analyse and write", text, n, nowhere);
	fclose(nowhere);
	free(text);
	return 0;
}
