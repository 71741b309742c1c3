/*
 * A reader.ini of any bytes: faults name their line, the values in force are within their
 * bounds, and what is printed of them is read again without a fault.
 */
#include "reader/config.h"

#include "fuzz.h"

static FILE *file;
static char path[64];

static void load(struct config *c, const void *at, size_t n)
{
	struct config_request request = {.path = path};
	struct error e;
	memory_fill(file, at, n);
	if (!config_load(c, &request, &e)) {
		/* not a file of settings at all: said with its name */
		MUST(strncmp(e.message, path, strlen(path)) == 0);
	}
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (!file) {
		setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
		file = memory_file();
		snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
	}
	struct config c, again;
	struct arena arena = {0};
	load(&c, in, n);
	for (size_t i = 0; i < c.n_faults; i++)
		MUST(strncmp(c.faults[i].message, path, strlen(path)) == 0);
	MUST(c.n_themes > 0 && config_theme(&c, 256, COLOUR_DEFAULT));
	for (size_t i = 0; i < c.n_keys; i++)
		MUST(c.keys[i].action < ACTION_COUNT && c.keys[i].key);

	struct str printed = config_print(&c, &arena);
	load(&again, printed.at, printed.n);
	for (size_t i = 0; i < again.n_faults; i++)
		fprintf(stderr, "%s\n", again.faults[i].message);
	MUST(again.n_faults == 0);
	struct str twice = config_print(&again, &arena);
	MUST(str_eq(printed, twice));
	config_free(&c);
	config_free(&again);
	arena_free(&arena);
	return 0;
}
