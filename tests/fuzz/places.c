/* A table of places of any bytes: read, told faults with their line, found in its own text. */
#include "reader/places.h"

#include "fuzz.h"

static char path[64];
static size_t faults;

static void count_fault(void *context, const char *message)
{
	(void)context;
	MUST(strncmp(message, path, strlen(path)) == 0 && message[strlen(path)] == ':');
	faults++;
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	static FILE *file;
	if (!file) {
		file = memory_file();
		snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
	}
	memory_fill(file, in, n);
	struct error e;
	faults = 0;
	struct places *places = places_load(path, count_fault, NULL, &e);
	if (!places)
		return 0;
	size_t lines = 1;
	for (size_t i = 0; i < n; i++)
		lines += in[i] == '\n';
	MUST(places_count(places) <= lines);
	struct fuzz_article a;
	article_read(&a, in, n);
	article_find(&a, places);
	article_free(&a);
	places_free(places);
	return 0;
}
