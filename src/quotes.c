#include "quotes.h"

#include "say.h"

#include <errno.h>
#include <unistd.h>

enum { MOST = 10000 }; /* quotes printed, the newest */

bool quotes_format(const char *name, size_t *format)
{
	for (size_t i = 0; export_said_name(i); i++) {
		*format = i;
		if (strcmp(export_said_name(i), name) == 0)
			return true;
	}
	return false;
}

enum status quotes_print(const char *asked, size_t format)
{
	char path[4096];
	struct arena arena = {0};
	struct error e;
	struct said *found = NULL;
	size_t n = 0;
	bool good = true;
	int fault = 0;
	if (state_path(path, sizeof path) && access(path, F_OK) == 0) {
		struct store *store = store_open(path, &e);
		good = store &&
		       store_search(store, str_of(asked), MOST, &arena, &found, &n, &e);
		store_close(store);
	}
	if (!good)
		say("%s", e.message);
	else if (!export_said(format, found, n, stdout, &e))
		fault = errno;
	if (good && !n)
		say("no quote that was read has all of this: %s", asked);
	if (good && n == MOST)
		say("only the newest %d quotes are printed", MOST);
	arena_free(&arena);
	return good ? print_status(GOOD, fault) : SYSTEM;
}
