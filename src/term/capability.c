#include "term/terminal.h"

#include <curses.h>

enum { POOL = 2048 };

const char *terminal_capability(const char *name)
{
	static char pool[POOL];
	static size_t used;
	const char *text = tigetstr(name);
	if (!text || text == (const char *)-1)
		return NULL;
	const char *padding = strstr(text, "$<");
	if (!padding)
		return text;
	size_t n = (size_t)(padding - text);
	if (n + 1 > POOL - used)
		return NULL;
	char *copy = pool + used;
	memcpy(copy, text, n);
	copy[n] = 0;
	used += n + 1;
	return copy;
}
