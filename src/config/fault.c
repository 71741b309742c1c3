/* What is wrong in a file of settings, with its place. */
#include "config/load.h"

#include <stdio.h>

enum { FAULTS_MOST = 200 };

const char *origin_print(struct origin at, struct arena *a)
{
	const char *path = at.path ? at.path : "built in";
	return at.line ? arena_printf(a, "%s:%u", path, at.line).at
		       : arena_str(a, str_of(path)).at;
}

void loader_fault(struct loader *l, struct origin at, const char *format, ...)
{
	if (l->faults.n >= FAULTS_MOST)
		return;
	char what[512];
	va_list args;
	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	struct str message = arena_printf(l->arena, "%s: %s", origin_print(at, l->arena), what);
	struct config_fault fault = {(char *)message.at, at.line, at.layer};
	VEC_PUSH(l->faults, fault);
}
